//! One of the customer's own cases: chosen by a button, or by its reference. No other case is ever named or confirmed.

use crate::flow::answer::Value;
use crate::flow::conversation::{Choice, OwnCase};

use super::{Ask, Refusal, Said, Verdict};

/// More are not offered: the newest are.
const OFFERED_MAX: usize = 8;
/// Shorter than any reference: what is compared with nothing.
const REFERENCE_CHARS_MIN: usize = 4;

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>) -> Verdict {
    let found = match said {
        Said::Option(nth) => ask.cases.get(usize::from(*nth)).filter(|case| case.is_open),
        Said::Text(text) => by_number(ask, text).or_else(|| by_reference(ask, text)),
        Said::Done | Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => return Verdict::NotUnderstood,
    };
    // A stranger's reference is refused in the same words as one that nobody has.
    found.map_or(Verdict::Refused(Refusal::Unknown), |case| Verdict::Taken(Value::Case(case.reference.clone())))
}

/// Returns a button for each open case, oldest first.
pub(super) fn buttons(ask: &Ask<'_>) -> Vec<(Choice, String)> {
    offered(ask).into_iter().map(|(nth, case)| (Choice::Option(nth), label(case))).collect()
}

/// Returns the only open case, which need not be asked for.
pub(super) fn only(cases: &[OwnCase]) -> Option<&OwnCase> {
    let mut open = cases.iter().filter(|case| case.is_open);
    open.next().filter(|_| open.next().is_none())
}

fn offered<'a>(ask: &Ask<'a>) -> Vec<(u16, &'a OwnCase)> {
    let open: Vec<(u16, &OwnCase)> = (0..).zip(ask.cases).filter(|(_, case)| case.is_open).collect();
    let older = open.len().saturating_sub(OFFERED_MAX);
    open.into_iter().skip(older).collect()
}

fn label(case: &OwnCase) -> String {
    let words = case.words.as_str();
    if words.is_empty() { case.reference.clone() } else { format!("{} {words}", case.reference) }
}

fn by_number<'a>(ask: &Ask<'a>, text: &str) -> Option<&'a OwnCase> {
    let nth = text.trim().parse::<usize>().ok()?.checked_sub(1)?;
    offered(ask).get(nth).map(|(_, case)| *case)
}

fn by_reference<'a>(ask: &Ask<'a>, text: &str) -> Option<&'a OwnCase> {
    let said = fold(text);
    // Whoever dictates a reference leaves its beginning out, which is the same for all.
    let is_named = |case: &&OwnCase| {
        let (_, body) = case.reference.split_once('-').unwrap_or(("", &case.reference));
        let body = fold(body);
        REFERENCE_CHARS_MIN <= body.len() && said.contains(&body)
    };
    ask.cases.iter().find(is_named)
}

/// Folds what people take for each other in a reference, and leaves blanks and dashes out.
fn fold(text: &str) -> String {
    let fold = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    text.chars().filter(char::is_ascii_alphanumeric).map(fold).collect()
}
