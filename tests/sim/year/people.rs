//! To whom each letter of a clock had to go: the owner, the lead or whoever is above, or who stands in for them that day.

use chrono::{DateTime, Utc};

use redress::desk::case::{Case, Severity};
use redress::desk::journal::{Actor, Entry, What};
use redress::desk::regime::Clock;

use super::office::Office;

/// Whom a rung is for, as the year's configuration has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum To {
    Owner,
    Team,
    Lead,
    Managers,
    ComplaintsManager,
}

/// A rung of a deadline's ladder: a share of the time, or minutes after it.
pub(crate) type Step = (Option<i32>, i64, To);

const LADDER: &[Step] = &[
    (Some(50), 0, To::Owner),
    (Some(75), 0, To::Owner),
    (Some(90), 0, To::Lead),
    (None, 0, To::Lead),
    (None, 0, To::Managers),
    (None, 840, To::ComplaintsManager),
];
const CRITICAL_LADDER: &[Step] = &[(Some(50), 0, To::Owner), (None, 0, To::Lead), (None, 30, To::Managers)];

/// The ladder of a case that nobody has taken: working minutes, minutes of a critical case, and who.
pub(crate) const FIRST_LADDER: [(i64, i64, To); 4] = [(0, 0, To::Team), (240, 15, To::Team), (480, 30, To::Lead), (960, 60, To::Managers)];

/// Returns the rungs of a deadline: of the configuration where it has some, else the usual ones.
pub(crate) fn ladder(case: &Case, clock: Clock) -> &'static [Step] {
    match clock {
        Clock::Response | Clock::Decision if case.severity == Severity::Critical => CRITICAL_LADDER,
        Clock::Response | Clock::Decision => LADDER,
        Clock::PersonalAcknowledgement | Clock::Assessment => &[(None, 0, To::Lead)],
        Clock::Update => &[(Some(80), 0, To::Owner)],
        Clock::Acknowledgement => &[(None, 0, To::Managers)],
        Clock::Remedy | Clock::Window => &[],
    }
}

/// Returns who has taken the case by the entry `nth` of its story.
pub(crate) fn taker(story: &[Entry], nth: usize) -> Option<&str> {
    story[..nth].iter().rev().find_map(|entry| match (&entry.what, &entry.actor) {
        (What::Taken, Actor::Staff(name)) => Some(Some(name.as_str())),
        (What::Reopened, _) => Some(None),
        _ => None,
    })?
}

/// Returns the address to which a letter had to go, by the entry `nth` of the story; `None` where everybody is away.
pub(crate) fn reader(office: &Office, case: &Case, story: &[Entry], nth: usize, to: To, at: DateTime<Utc>) -> Option<String> {
    let mailbox = |end: &str| Some(format!("{}{end}@example.org", case.team));
    match to {
        To::Owner => taker(story, nth).map_or_else(|| mailbox("-lead"), |name| office.reader(name, at)),
        To::Team => mailbox(""),
        To::Lead => mailbox("-lead"),
        To::Managers => Some("manager@example.org".to_owned()),
        To::ComplaintsManager => Some("quality@example.org".to_owned()),
    }
}
