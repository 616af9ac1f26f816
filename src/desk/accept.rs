//! Whether the acknowledgement arrived on the other side: when it was not accepted in the promised time, those who have the case hear of
//! it once, while it is tried on.

use chrono::{DateTime, TimeDelta, Utc};

use super::case::CaseId;
use super::journal::{Actor, What};
use super::ladder;
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::regime::Clock;
use super::rules::RungTo;
use super::step::Desk;

/// A server that greylists needs so long.
const LEAST_MINUTES: i64 = 15;
/// Whatever a law allows: who has written waits for a sign.
const MOST_HOURS: i64 = 4;

/// Returns by when the acknowledgement that is about to be written must be accepted.
pub(super) fn due_at(desk: &Desk<'_>, id: CaseId) -> DateTime<Utc> {
    let now = desk.tick.now;
    let deadlines = desk.dossier.cases.get(&id).into_iter().flat_map(|case| &case.deadlines);
    let promised = deadlines.filter(|deadline| deadline.clock == Clock::Acknowledgement).filter_map(|deadline| deadline.running());
    let promised = promised.map(|run| run.due_at).min();
    let (least, most) = (now + TimeDelta::minutes(LEAST_MINUTES), now + TimeDelta::hours(MOST_HOURS));
    promised.map_or(least, |promised| promised.clamp(least, most))
}

/// The acknowledgement is on its way.
pub(super) fn wait(desk: &mut Desk<'_>, id: CaseId, due_at: DateTime<Utc>) {
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.acceptance_due_at = Some(due_at);
    }
}

/// The other side has it.
pub(super) fn accepted(desk: &mut Desk<'_>, id: CaseId) {
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.acceptance_due_at = None;
    }
}

/// Time is up, and it is still on its way.
pub(super) fn overdue(desk: &mut Desk<'_>, id: CaseId) {
    accepted(desk, id);
    desk.note(id.0, Actor::Desk, What::Noted { text: "the acknowledgement was not accepted in time".to_owned() });
    ladder::tell(desk, id, RungTo::Team, Purpose::Unacknowledged, Notice::StaffUndeliverable);
}
