//! The opening of a letter about a case that was closed and is open again: by whom, and why.

use crate::desk::case::Opener;
use crate::desk::words::Words;

/// Tells whether somebody outside opened it: what they wrote stays out of letters to a team that wants it so.
pub(super) fn is_outside(by: &Opener) -> bool {
    match by {
        Opener::Customer | Opener::Unsettled | Opener::Other => true,
        Opener::Staff(_) => false,
    }
}

pub(super) fn subject_id(by: &Opener) -> &'static str {
    if is_outside(by) { "staff-subject-reopened" } else { "staff-subject-again" }
}

pub(super) fn opening(by: &Opener, why: &str, team: &str, words: &Words<'_>) -> String {
    match by {
        Opener::Customer => words.say("staff-reopened", &[]),
        Opener::Unsettled => words.say("staff-again-unsettled", &[]),
        Opener::Other => words.say("staff-again-other", &[]),
        Opener::Staff(name) => {
            let first = words.say("staff-again", &[("name", name), ("team", team)]);
            let id = if why.is_empty() { "staff-again-no-reason" } else { "staff-again-reason" };
            format!("{first}\n\n{}", words.say(id, &[("name", name), ("why", why)]))
        }
    }
}
