//! Closing without a decision: what the rules ask of a closed complaint stands below the order, or is known from before.

use crate::desk::case::{Case, CaseId};
use crate::desk::done::Refused;
use crate::desk::journal::Actor;
use crate::desk::step::Desk;
use crate::text::Personal;

use super::form::{self, Problem};
use super::rules::ClosingNeeds;
use super::{Happened, act, guard, hearing};

/// Returns what the customer reads of the text below an order to close.
pub(in crate::desk) fn said(desk: &Desk<'_>, id: CaseId, text: &Personal) -> Personal {
    let Some(case) = desk.case(id) else { return text.clone() };
    form::read_closing(text.as_str(), &act::staff_words(desk, case)).text.into()
}

/// Takes the lines about the cause out of what stands below an order to close, keeps them, and returns the words to the customer.
///
/// # Errors
/// Names what is missing or cannot be read; nothing was done.
pub(in crate::desk) fn prepare(
    desk: &mut Desk<'_>,
    actor: &str,
    case: &Case,
    text: Option<&Personal>,
) -> Result<Option<Personal>, Refused> {
    let words = act::staff_words(desk, case);
    let form = form::read_closing(text.map_or("", Personal::as_str), &words);
    let is_needed = match desk.rules.decisions.closing {
        ClosingNeeds::Nothing => case.resolution.decision.is_some(),
        ClosingNeeds::Classification => true,
    };
    let missing = if is_needed { guard::unclassified(case, &form) } else { Vec::new() };
    let head = (!missing.is_empty()).then(|| Problem::new("problem-close"));
    let problems: Vec<Problem> = form.problems.iter().cloned().chain(head).chain(missing).chain(hearing::unheard(case)).collect();
    if !problems.is_empty() {
        let lines: Vec<String> = problems.iter().map(|problem| problem.text(&words)).collect();
        return Err(Refused::Decision { text: lines.join("\n") });
    }
    let by = Actor::Staff(actor.to_owned());
    if form.cause.is_some() || form.pattern.is_some() || form.category.is_some() {
        act::set_classification(desk, case.id, &by, &form);
    }
    if let Some(minutes) = form.minutes {
        act::note(desk, case.id, by, Happened::Spent { minutes });
    }
    Ok((!form.text.is_empty()).then(|| form.text.into()))
}
