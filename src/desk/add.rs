//! Adds what a customer says to a case that is open already, or opens a closed one again for it.

use chrono::TimeDelta;

use super::case::{Additions, Again, Case, CaseId, Ladder, Opener, Stage, Task, Waiting};
use super::deadline;
use super::decision;
use super::dossier::Dossier;
use super::journal::{Actor, What};
use super::ladder;
use super::message::Automatic;
use super::notice::Notice;
use super::notice::added::{self, Added};
use super::notice::staff::{Purpose, Sender};
use super::presence;
use super::rules::RungTo;
use super::step::Desk;
use super::wait;
use super::words::cut;

/// Staff hear of several additions within this time in one letter.
const BUNDLE_MINUTES: i64 = 10;
/// What a letter to staff repeats of an addition.
const TEXT_CHARS_MAX: usize = 4000;

/// Tells staff and customer that something was added; the words themselves are in the journal.
pub(super) fn to_case(desk: &mut Desk<'_>, id: CaseId, added: Added) {
    tell_staff(desk, id, Sender::Customer);
    tell_customer(desk, id, added);
}

/// Tells the customer on the channel of the dossier.
pub(super) fn tell_customer(desk: &mut Desk<'_>, id: CaseId, added: Added) {
    let Some(case) = desk.case(id) else { return };
    let letter = added::letter(added, &case.reference, &desk.words(&case.lang));
    desk.tell(id.0, Notice::Added, &letter, Automatic::Replied);
}

/// Tells the team, unless it is still to be told of the case as such; what follows soon after waits for one letter.
pub(super) fn tell_staff(desk: &mut Desk<'_>, id: CaseId, sender: Sender) {
    let untold = match desk.case(id).map(|case| &case.stage) {
        Some(Stage::Open { ladder }) => ladder.rung == 0,
        Some(Stage::Taken { .. } | Stage::Closed { .. }) => false,
        None => true,
    };
    let (now, text) = (desk.tick.now, desk.heard(id.0));
    if desk.dossier.cases.get(&id).is_some_and(|case| case.resolution.status == decision::Status::WaitingCustomer) {
        decision::act::go(desk, id, Actor::Customer, decision::Step::Investigate);
    }
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.answered_by = None;
    }
    if sender == Sender::Customer {
        wait::end(desk, id);
    }
    presence::look_for_names(desk, id, &text);
    let Some(additions) = desk.dossier.cases.get_mut(&id).map(|case| &mut case.additions).filter(|_| !untold) else { return };
    let from_others = u32::from(sender == Sender::Other);
    if let Some(waiting) = &mut additions.waiting {
        waiting.count = waiting.count.saturating_add(1);
        waiting.from_others = waiting.from_others.saturating_add(from_others);
        waiting.text = cut(&[waiting.text.as_str(), &text].join("\n\n"), TEXT_CHARS_MAX).into();
        return;
    }
    let until = additions.told_at.map(|told_at| told_at + TimeDelta::minutes(BUNDLE_MINUTES)).filter(|until| now < *until);
    additions.waiting = Some(Waiting { until: until.unwrap_or(now), count: 1, from_others, text: cut(&text, TEXT_CHARS_MAX).into() });
    if until.is_none() {
        tell_waiting(desk, id);
    }
}

/// Tells the team of all additions that wait.
pub(super) fn tell_waiting(desk: &mut Desk<'_>, id: CaseId) {
    let told_at = Some(desk.tick.now);
    let Some(additions) = desk.dossier.cases.get_mut(&id).map(|case| &mut case.additions) else { return };
    let Some(Waiting { count, from_others, text, until: _ }) = additions.waiting.take() else { return };
    *additions = Additions { told_at, waiting: None };
    let sender = if 0 < from_others { Sender::Other } else { Sender::Customer };
    ladder::tell(desk, id, RungTo::Team, Purpose::Added { sender, count, text: text.as_str() }, Notice::StaffAdded);
}

/// Puts a closed case back into the dossier, on the first rung of the ladder; its team reads who opened it, and why.
pub(super) fn reopen(desk: &mut Desk<'_>, mut case: Case, by: Opener, why: &str) -> CaseId {
    decision::after::reopened(&mut case);
    let actor = match &by {
        Opener::Customer | Opener::Unsettled => Actor::Customer,
        Opener::Other => Actor::Channel,
        Opener::Staff(name) => Actor::Staff(name.clone()),
    };
    let id = put_back(desk, case, actor, Task::LookAgain);
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.again = Some(Again { by, why: cut(why, TEXT_CHARS_MAX).into() });
    }
    ladder::begin(desk, id);
    id
}

/// Puts a closed case back into the dossier; what is to become of it is for the caller to say.
pub(super) fn put_back(desk: &mut Desk<'_>, mut case: Case, actor: Actor, task: Task) -> CaseId {
    let id = case.id;
    case.stage = Stage::Open { ladder: Ladder { rung: 0, next_at: None } };
    // The ladder counts from here: its first life is over.
    case.filed_at = desk.tick.now;
    case.task = task;
    case.again = None;
    case.additions = Additions::default();
    case.own.clear();
    // The dates of its first life are over too: a case that is opened again is not late at once.
    deadline::begin(desk, &mut case, desk.tick.now);
    forget_closed(&mut desk.dossier, id);
    desk.closed.retain(|closed| closed.id != id);
    desk.dossier.cases.insert(id, case);
    desk.note(id.0, actor, What::Reopened);
    id
}

fn forget_closed(dossier: &mut Dossier, id: CaseId) {
    dossier.closed.retain(|closed| *closed != id);
    dossier.after.remove(&id);
}
