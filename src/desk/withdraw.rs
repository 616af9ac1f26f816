//! The customer withdraws a case. One where somebody may be in danger goes on without its customer.

use super::case::{CaseId, Severity};
use super::dossier::Purpose;
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::staff::Purpose as Why;
use super::notice::{Letter, Notice, closed};
use super::rules::RungTo;
use super::step::Desk;
use super::{chat, decision, ladder, unplaced};
use crate::flow::finish::Class;

/// The word was said in a chat: which case it means is clear, or asked.
pub(super) fn asked(desk: &mut Desk<'_>, subject: u64) {
    let mut cases = desk.dossier.cases.keys();
    match (cases.next().copied(), cases.next()) {
        (None, _) => chat::say(desk, subject, "nothing-to-withdraw"),
        (Some(case), None) => drop(withdraw(desk, case)),
        (Some(_), Some(_)) => unplaced::ask(desk, Purpose::Withdraw),
    }
}

/// Withdraws one case, and returns what its customer was told on the channel that the case came by.
pub(super) fn withdraw(desk: &mut Desk<'_>, id: CaseId) -> Option<Letter> {
    let case = desk.dossier.cases.get(&id)?;
    let (reference, words) = (case.reference.clone(), desk.words(&case.lang));
    if case.severity == Severity::Critical || case.class == Class::Safety {
        desk.note(id.0, Actor::Customer, What::Noted { text: "wishes to withdraw; kept open, since somebody may be in danger".to_owned() });
        let letter = closed::withdraw_noted(&reference, &words);
        desk.tell(id.0, Notice::Withdrawn, &letter, Automatic::Replied);
        ladder::tell(desk, id, RungTo::Team, Why::WithdrawKept, Notice::StaffWithdrawn);
        return Some(letter);
    }
    decision::act::close(desk, id, Actor::Customer, "customer", decision::Closing::Withdrawn);
    let letter = closed::withdrawn(&reference, &words);
    desk.tell(id.0, Notice::Withdrawn, &letter, Automatic::Replied);
    ladder::tell(desk, id, RungTo::Team, Why::Withdrawn, Notice::StaffWithdrawn);
    Some(letter)
}
