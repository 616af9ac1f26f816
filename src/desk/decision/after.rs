//! What a closed case still owes: promised remedies until they are proved, the survey, and the way back within the window.
//!
//! A closed case stays beside its dossier for that long and no longer; its row is written again with every change.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::add;
use crate::desk::case::{Case, CaseId, Opener, Stage, Task};
use crate::desk::dossier::Dossier;
use crate::desk::journal::Actor;
use crate::desk::message::Automatic;
use crate::desk::notice::{Notice, decision as letters};
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;
use crate::flow::finish::Class;

use super::{Closing, Happened, Level, Resolution, Status, Step, act, answer, delay, review, survey};

/// More closed cases of one contact are not looked after: the oldest owes nothing any more.
const KEPT_MAX: usize = 8;
/// A promise that nobody proves is told of as late, and left to people after that.
const PROMISE_DAYS: i64 = 60;

/// A closed case that is looked after until `until`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub case: Box<Case>,
    pub until: DateTime<Utc>,
}

/// Returns when something about a decision is due next, for an open case and for a closed one.
pub(in crate::desk) fn due_at(resolution: &Resolution) -> Option<DateTime<Utc>> {
    let silence = resolution.asked.as_ref().and_then(|asked| asked.until);
    let promises = resolution.promises.iter().filter_map(|promise| promise.told_at);
    let survey = [resolution.survey.due_at, resolution.survey.solved_due_at];
    let actions = resolution.actions.iter().filter_map(|action| action.told_at);
    promises.chain(silence).chain(actions).chain(resolution.delay.next_at).chain(survey.into_iter().flatten()).min()
}

/// Returns what the closed cases of a dossier owe next.
pub(in crate::desk) fn kept_due(dossier: &Dossier) -> impl Iterator<Item = (DateTime<Utc>, CaseId)> {
    dossier.after.iter().map(|(id, kept)| (due_at(&kept.case.resolution).map_or(kept.until, |at| at.min(kept.until)), *id))
}

/// A case is being closed: what it owes from here on.
pub(in crate::desk) fn closing(desk: &mut Desk<'_>, case: &mut Case) {
    let rules = &desk.rules.decisions;
    let closing = *case.resolution.closing.get_or_insert(Closing::Plain);
    let step = match closing {
        Closing::Withdrawn => Step::Withdraw,
        Closing::Merged => Step::Merge,
        Closing::OutOfScope => Step::Signpost,
        Closing::Accepted | Closing::NoReply | Closing::OutsideNamed | Closing::Unreachable => Step::Close,
        Closing::OutsideDecided | Closing::Plain => Step::Close,
    };
    let from = case.resolution.status;
    case.resolution.status = from.after(step).unwrap_or(Status::Closed);
    case.resolution.asked = None;
    case.resolution.delay = delay::Delay::default();
    let asks = match case.class {
        Class::Complaint | Class::Safety => !matches!(closing, Closing::Withdrawn | Closing::Merged | Closing::Unreachable),
        Class::Request | Class::Feedback | Class::DataRequest | Class::CallBack => false,
    };
    if let Some(survey) = rules.survey.filter(|_| asks) {
        case.resolution.survey = super::Survey {
            due_at: Some(desk.tick.now + survey.after),
            solved_due_at: survey.solved_after.map(|after| desk.tick.now + after),
            ..super::Survey::default()
        };
    }
}

/// Keeps a case that was closed for as long as it owes something, or can be opened by a word.
pub(in crate::desk) fn keep(desk: &mut Desk<'_>, case: &Case) {
    let window = case.resolution.decision.as_ref().map(|_| desk.tick.now + desk.rules.decisions.reopen_within);
    let owed = due_at(&case.resolution).map(|_| desk.tick.now + TimeDelta::days(PROMISE_DAYS));
    let Some(until) = window.into_iter().chain(owed).max() else { return };
    if KEPT_MAX <= desk.dossier.after.len() {
        desk.dossier.after.pop_first();
    }
    desk.dossier.after.insert(case.id, Kept { case: Box::new(case.clone()), until });
}

/// Brings a kept case within reach of this step; `false` where it is open, or not kept.
pub(in crate::desk) fn bring_back(desk: &mut Desk<'_>, id: CaseId) -> bool {
    let Some(kept) = desk.dossier.after.get(&id) else { return false };
    let case = Case::clone(&kept.case);
    if desk.case(id).is_none() {
        desk.closed.push(case);
    }
    true
}

/// A case that was opened again in this step is kept no more.
pub(in crate::desk) fn put_away(desk: &mut Desk<'_>, id: CaseId) {
    if desk.dossier.cases.contains_key(&id) {
        desk.dossier.after.remove(&id);
        desk.closed.retain(|case| case.id != id);
    }
}

/// At the end of a step: what is kept is what is written.
pub(in crate::desk) fn keep_changes(desk: &mut Desk<'_>) {
    for case in &desk.closed {
        if let Some(kept) = desk.dossier.after.get_mut(&case.id) {
            kept.case.clone_from(&Box::new(case.clone()));
        }
    }
}

/// Tells whether a closed case can still be opened again; later words begin a case that is linked to it.
pub(in crate::desk) fn is_in_window(desk: &Desk<'_>, closed: &Case, at: DateTime<Utc>) -> bool {
    match &closed.stage {
        Stage::Closed { at: closed_at, .. } => at <= *closed_at + desk.rules.decisions.reopen_within,
        Stage::Open { .. } | Stage::Taken { .. } => true,
    }
}

/// Forgets what the first life of a case was asked; its decision stays until another one is made.
pub(in crate::desk) fn reopened(case: &mut Case) {
    let promised = case.promised;
    let resolution = &mut case.resolution;
    resolution.first_promised = resolution.first_promised.or(promised);
    resolution.status = resolution.status.after(Step::Reopen).unwrap_or(Status::Reopened);
    resolution.reopened_count = resolution.reopened_count.saturating_add(1);
    resolution.asked = None;
    resolution.closing = None;
    resolution.survey.due_at = None;
    resolution.survey.solved_due_at = None;
}

pub(super) fn reopen_for_second_look(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.case(id).cloned() else { return };
    let status = case.resolution.status;
    // Before its dates begin anew: what the first answer is measured by is the date that was promised first.
    reopened(&mut case);
    add::put_back(desk, case, Actor::Customer, Task::SecondLook);
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        // The way from a closed case to its second look stands in the table.
        case.resolution.status = status;
    }
    act::escalate(desk, id);
}

pub(super) fn reopen_as_not_settled(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).cloned() else { return };
    let why = desk.heard(id.0);
    add::reopen(desk, case, Opener::Unsettled, &why);
}

/// Does what is due about a decision, of an open case or a closed one.
pub(in crate::desk) fn due(desk: &mut Desk<'_>, id: CaseId) {
    let is_closed = bring_back(desk, id);
    let now = desk.tick.now;
    let Some(case) = desk.case(id).cloned() else { return };
    let resolution = &case.resolution;
    let is_due = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
    if let Some(nth) = resolution.promises.iter().position(|promise| is_due(promise.told_at)) {
        promise(desk, id, nth);
    } else if let Some(nth) = resolution.actions.iter().position(|action| is_due(action.told_at)) {
        review::due(desk, id, nth);
    } else if is_due(resolution.delay.next_at) && !is_closed {
        delay::due(desk, id);
    } else if is_due(resolution.survey.due_at) {
        survey::send(desk, id);
    } else if is_due(resolution.survey.solved_due_at) {
        survey::ask_solved(desk, id);
    } else if is_due(resolution.asked.as_ref().and_then(|asked| asked.until)) && !is_closed {
        answer::silent(desk, id);
    } else if let Some(asked) = desk.case_mut(id).and_then(|case| case.resolution.asked.as_mut()) {
        asked.until = None;
    }
    if is_closed {
        put_away(desk, id);
        if desk.dossier.after.get(&id).is_some_and(|kept| kept.until <= now) {
            desk.dossier.after.remove(&id);
        }
    }
}

/// A promise is due today, and late tomorrow.
fn promise(desk: &mut Desk<'_>, id: CaseId, nth: usize) {
    let Some(promise) = desk.case(id).and_then(|case| case.resolution.promises.get(nth)).cloned() else { return };
    let day_after = promise.due_on.succ_opt().map(|day| act::morning(desk, day));
    let is_late = day_after.is_none_or(|at| at <= desk.tick.now);
    let Some(open) = desk.case_mut(id).and_then(|case| case.resolution.promises.get_mut(nth)) else { return };
    open.told_at = day_after.filter(|_| !is_late);
    open.is_late = is_late;
    let value = promise.remedy.code();
    if !is_late {
        return act::tell_staff(desk, id, RungTo::Team, "staff-remedy-due", value);
    }
    act::note(desk, id, Actor::Desk, Happened::Late { remedy: promise.remedy });
    act::tell_staff(desk, id, RungTo::Lead, "staff-remedy-late", value);
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letters::remedy_late(&case.reference, &promise, &desk.words(&case.lang));
    answer::tell(desk, id, Notice::RemedyLate, &letter, Automatic::Generated);
}

/// Tells whether a second look at the case is still to be had.
pub(super) fn may_look_again(case: &Case) -> bool {
    case.resolution.level == Level::First && case.resolution.decision.is_some()
}
