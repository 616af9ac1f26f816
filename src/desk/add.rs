//! Adds what a customer says to a case that is open already, or opens a closed one again for it.

use super::case::{Case, CaseId, Ladder, Stage};
use super::dossier::Dossier;
use super::journal::{Actor, What};
use super::ladder;
use super::message::Automatic;
use super::notice::Notice;
use super::notice::added::{self, Added};
use super::notice::staff::{Purpose, Sender};
use super::rules::RungTo;
use super::step::Desk;

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

/// Tells the team, unless it is still to be told of the case as such.
pub(super) fn tell_staff(desk: &mut Desk<'_>, id: CaseId, sender: Sender) {
    let untold = match desk.case(id).map(|case| &case.stage) {
        Some(Stage::Open { ladder }) => ladder.rung == 0,
        Some(Stage::Taken { .. } | Stage::Closed { .. }) => false,
        None => true,
    };
    if !untold {
        ladder::tell(desk, id, RungTo::Team, Purpose::Added { sender }, Notice::StaffAdded);
    }
}

/// Puts a closed case back into the dossier, on the first rung of the ladder.
pub(super) fn reopen(desk: &mut Desk<'_>, mut case: Case, actor: Actor) -> CaseId {
    let id = case.id;
    case.stage = Stage::Open { ladder: Ladder { rung: 0, next_at: None } };
    // The ladder counts from here: its first life is over.
    case.filed_at = desk.tick.now;
    forget_closed(&mut desk.dossier, id);
    desk.dossier.cases.insert(id, case);
    desk.note(id.0, actor, What::Reopened);
    ladder::begin(desk, id);
    id
}

fn forget_closed(dossier: &mut Dossier, id: CaseId) {
    dossier.closed.retain(|closed| *closed != id);
}
