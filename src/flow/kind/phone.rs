//! A telephone number: digits, with a leading plus where it was written.

use crate::flow::answer::Value;

use super::{Refusal, Said, Verdict, numeral};

/// The longest number of ITU-T E.164.
const DIGITS_MAX: usize = 15;
const DIGITS_MIN: usize = 5;

pub(super) fn read(said: &Said<'_>) -> Verdict {
    let text = match said {
        Said::Text(text) => text,
        Said::Contact { phone, .. } => phone,
        Said::Option(_) | Said::Done | Said::Files(_) | Said::Location { .. } => return Verdict::NotUnderstood,
    };
    match number(text) {
        Some(number) if (DIGITS_MIN..=DIGITS_MAX).contains(&number.trim_start_matches('+').len()) => {
            Verdict::Taken(Value::Phone(number.into()))
        }
        Some(_) => Verdict::Refused(Refusal::Invalid),
        None => Verdict::NotUnderstood,
    }
}

/// Returns the digits of a number; `None` if there are other characters than people put into one.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let plus = if text.starts_with('+') { "+" } else { "" };
    let digits: String = text.chars().filter_map(numeral::digit).collect();
    let allowed = |c: char| numeral::digit(c).is_some() || c.is_whitespace() || "+-–/().".contains(c);
    // “+44 (0)20” means +4420.
    let digits = if text.contains("(0)") && !plus.is_empty() {
        text.replace("(0)", "").chars().filter_map(numeral::digit).collect()
    } else {
        digits
    };
    (!digits.is_empty() && text.chars().all(allowed)).then(|| format!("{plus}{digits}"))
}
