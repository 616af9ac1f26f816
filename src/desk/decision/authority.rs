//! Whether somebody who writes for another person may act for them: seen by a person, never decided by a rule (ISO 10002, 4.5).

use crate::desk::case::{Case, CaseId};
use crate::desk::heed;
use crate::desk::journal::Actor;
use crate::desk::step::Desk;

use super::form::{Form, Problem};
use super::{Happened, act};

/// Whoever writes for another person hears of that person's own affairs only once somebody has seen that they may.
pub(super) fn unproved(case: &Case, form: &Form) -> Option<Problem> {
    let is_open = heed::is_for_another(&case.answers) && case.resolution.authority.is_none();
    (is_open && form.authority.is_empty()).then(|| Problem::new("problem-authority"))
}

/// Keeps what an order says that it was seen in.
pub(super) fn seen(desk: &mut Desk<'_>, actor: &str, id: CaseId, line: &str, below: &str) {
    let shown = [line.trim(), below.trim()].join("\n");
    keep(desk, id, &Actor::Staff(actor.to_owned()), shown.trim());
}

/// Keeps what a decision says of it; nothing where it says that there is no authority.
pub(super) fn take_over(desk: &mut Desk<'_>, case: &Case, by: &Actor, form: &Form) {
    let is_none = form.authority.is_empty() || act::staff_words(desk, case).is_one_of("form-no", &form.authority);
    if !is_none {
        keep(desk, case.id, by, &form.authority);
    }
}

fn keep(desk: &mut Desk<'_>, id: CaseId, by: &Actor, shown: &str) {
    if let Some(case) = desk.case_mut(id) {
        case.resolution.authority = Some(shown.into());
    }
    act::note(desk, id, by.clone(), Happened::Authorised);
}
