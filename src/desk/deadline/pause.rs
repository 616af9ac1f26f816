//! Pauses: while the customer is asked, deadlines that may stand still do, up to the limit of the wait; those of the law never do.
//!
//! While a wait lasts, a deadline shows the date that it has if the wait lasts to its limit: a case is never without a date, and
//! one that comes back is never late at once.

use chrono::{DateTime, Utc};

use crate::desk::calendar::{Calendar, Rule, Unit};
use crate::desk::case::{CaseId, Wait};
use crate::desk::step::Desk;

use super::{Deadline, calendar, set_all};

/// A wait for the customer has begun or ended: what can stand still is computed anew.
pub(in crate::desk) fn follow_waits(desk: &mut Desk<'_>, id: CaseId) {
    super::see_missed(desk, id);
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let mut deadlines = std::mem::take(&mut case.deadlines);
    let mut has_moved = false;
    for deadline in deadlines.iter_mut().filter(|deadline| deadline.pausable && !deadline.statutory && deadline.missed.is_none()) {
        let calendar = calendar(desk, &case, deadline);
        let due_at = deadline.running().and_then(|_| due_with(&calendar, deadline, &case.waits));
        if let (Some(run), Some(due_at)) = (deadline.run.as_mut(), due_at) {
            has_moved |= run.due_at != due_at;
            run.due_at = due_at;
        }
    }
    if let (true, Some(promised)) = (has_moved, case.promised.as_mut()) {
        // The first contact is no matter of waiting; the answer is told by its new date.
        promised.answer_by = super::promised(&deadlines, desk.tick.now).map_or(promised.answer_by, |moved| moved.answer_by);
    }
    case.deadlines = deadlines;
    desk.dossier.cases.insert(id, case);
    set_all(desk, id);
}

/// Returns when a deadline is due with these waits, each at most as long as its limit; `None` beyond the calendars.
pub(in crate::desk) fn due_with(calendar: &Calendar, deadline: &Deadline, waits: &[Wait]) -> Option<DateTime<Utc>> {
    let run = deadline.run.as_ref()?;
    let mut due_at = run.first_due_at;
    for wait in waits {
        let from = wait.since.max(run.started_at);
        let until = wait.ended_at.map_or(wait.until, |ended_at| ended_at.min(wait.until));
        if from < due_at && from < until {
            due_at = moved(calendar, deadline.rule, due_at, (from, until))?;
        }
    }
    Some(due_at)
}

fn moved(calendar: &Calendar, rule: Rule, due_at: DateTime<Utc>, (from, until): (DateTime<Utc>, DateTime<Utc>)) -> Option<DateTime<Utc>> {
    match rule.unit {
        Unit::Minutes | Unit::Hours => due_at.checked_add_signed(until - from),
        Unit::WorkingHours => calendar.add(until, calendar.between(from, due_at)),
        // What was left of the time is left again; the day on which it ends counts to its usual time.
        Unit::WorkingDays => {
            let left = calendar.add(until, calendar.between(from, due_at))?;
            Some(rule.time_on(calendar, calendar.date_of(left), due_at).max(left))
        }
        Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => {
            let left = due_at.checked_add_signed(until - from)?;
            Some(rule.time_on(calendar, calendar.date_of(left), due_at).max(left))
        }
    }
}
