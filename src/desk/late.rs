//! Dates that the customer was told: when one passes, the lead and the managers hear of it, once, whoever has the case.

use super::case::{CaseId, Promised, Stage};
use super::journal::{Actor, What};
use super::ladder;
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::rules::RungTo;
use super::step::Desk;

/// The next date of a case has passed.
pub(super) fn tell(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let (at, promised) = (case.late_at.take(), case.promised);
    let contact = promised.filter(|promised| at.is_some_and(|at| at < promised.answer_by));
    case.late_at = contact.map(|promised| promised.answer_by);
    let is_taken = matches!(case.stage, Stage::Taken { .. });
    match contact {
        // While nobody has taken the case, the ladder says so.
        Some(_) if !is_taken => {}
        Some(_) => tell_above(desk, id, RungTo::Lead, Purpose::ContactLate),
        None => {
            tell_above(desk, id, RungTo::Lead, Purpose::AnswerLate);
            if !desk.rules.managers.is_empty() && desk.team(&team(desk, id)).is_some_and(|team| !team.lead.is_empty()) {
                tell_above(desk, id, RungTo::Managers, Purpose::AnswerLate);
            }
        }
    }
}

/// A person has written to the customer: the date of the answer is what is left.
pub(super) fn contacted(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    if let Some(Promised { answer_by, .. }) = case.promised.filter(|_| case.late_at.is_some()) {
        case.late_at = Some(answer_by);
    }
}

fn team(desk: &Desk<'_>, id: CaseId) -> String {
    desk.case(id).map(|case| case.team.clone()).unwrap_or_default()
}

fn tell_above(desk: &mut Desk<'_>, id: CaseId, to: RungTo, purpose: Purpose<'_>) {
    let told = ladder::tell(desk, id, to, purpose, Notice::StaffLate);
    let names: Vec<&str> = told.iter().map(|address| address.as_str()).collect();
    desk.note(id.0, Actor::Desk, What::Noted { text: format!("a date promised to the customer has passed: told {}", names.join(", ")) });
}
