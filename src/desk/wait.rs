//! Waiting for the customer: staff asked something, and nothing can go on before the answer, or before the limit has passed.
//!
//! A deadline stands still meanwhile only where its regime says so; every other date that the customer was told stays.

use chrono::TimeDelta;

use crate::text::Personal;

use super::case::{CaseId, Wait};
use super::deadline;
use super::journal::{Actor, What};
use super::ladder;
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::rules::RungTo;
use super::step::Desk;

/// Of a case with more waits than these, the clocks stand still no more.
const WAITS_MAX: usize = 50;

/// The case waits from here; a wait under way gets the whole limit anew.
pub(super) fn begin(desk: &mut Desk<'_>, actor: &str, id: CaseId, text: &Personal) {
    let now = desk.tick.now;
    let until = now + TimeDelta::days(desk.rules.limits.customer_wait_days_max);
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let is_full = WAITS_MAX <= case.waits.len();
    match case.waits.last_mut() {
        Some(wait) if wait.ended_at.is_none() => wait.until = until,
        Some(_) if is_full => {}
        Some(_) | None => case.waits.push(Wait { since: now, until, ended_at: None }),
    }
    deadline::follow_waits(desk, id);
    desk.note(id.0, Actor::Staff(actor.to_owned()), What::Asked { text: text.clone(), until });
}

/// The customer wrote, or the case is closed: nothing is waited for any more.
pub(super) fn end(desk: &mut Desk<'_>, id: CaseId) {
    finish(desk, id, true);
}

/// The limit has passed without an answer: staff hear of it, once, and the clocks go on.
pub(super) fn give_up(desk: &mut Desk<'_>, id: CaseId) {
    finish(desk, id, false);
    ladder::tell(desk, id, RungTo::Team, Purpose::Silent, Notice::StaffSilent);
}

fn finish(desk: &mut Desk<'_>, id: CaseId, answered: bool) {
    let now = desk.tick.now;
    let Some(wait) = desk.dossier.cases.get_mut(&id).and_then(|case| case.waits.last_mut()).filter(|wait| wait.ended_at.is_none()) else {
        return;
    };
    // After a long stop of the program the limit counts, not the waking.
    wait.ended_at = Some(if answered { now } else { wait.until.min(now) });
    deadline::follow_waits(desk, id);
    desk.note(id.0, Actor::Desk, What::WaitOver { answered });
}
