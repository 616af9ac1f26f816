//! What staff have to heed before anything else of a case: what the customer needs, and for whom and in whose name they write.
//!
//! Says what to do, never why: no diagnosis (FG21/1).

use crate::flow::answer::{Answers, Value};

use super::filing;
use super::identity::{self, Identity};
use super::step::Desk;
use super::words::Words;

/// The questions of which staff read first.
const NEEDS: &str = "needs";
const RELATION: &str = "relation";

/// Whether somebody has seen that whoever writes for another person may act for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authority {
    Open,
    Confirmed,
}

/// Tells whether the customer writes for another person.
pub(super) fn is_for_another(answers: &Answers) -> bool {
    answers.get(RELATION).is_some_and(|answer| answer.value != Value::Skipped) || identity::is_for_another(answers)
}

/// Returns a line for each thing to heed.
pub(super) fn lines(desk: &Desk<'_>, flow: &str, version: &str, answers: &Answers, authority: Authority, words: &Words<'_>) -> Vec<String> {
    let value = |id| filing::shown(desk, flow, version, answers, &words.lang, id);
    let needs = value(NEEDS).map(|needs| words.say("staff-heed-needs", &[("value", &needs)]));
    let for_another = match authority {
        Authority::Open => "staff-heed-relation",
        Authority::Confirmed => "staff-heed-authorised",
    };
    let relation = value(RELATION).map(|relation| words.say(for_another, &[("value", &relation)]));
    let identity = match identity::of(answers) {
        Identity::Named => None,
        Identity::Confidential => Some(words.say("staff-heed-confidential", &[])),
        Identity::Anonymous => Some(words.say("staff-heed-anonymous", &[])),
    };
    [needs, relation, identity].into_iter().flatten().collect()
}
