//! Somebody to reach: a contact sent from a telephone, or a name with a number.

use crate::flow::answer::Value;

use super::{Said, Verdict, phone};

const NAME_CHARS_MAX: usize = 200;
const PHONE_CHARS_MAX: usize = 40;

pub(super) fn read(said: &Said<'_>) -> Verdict {
    let (name, phone) = match said {
        Said::Contact { name, phone } => ((*name).to_owned(), (*phone).to_owned()),
        Said::Text(text) => match parts(text) {
            Some(parts) => parts,
            None => return Verdict::NotUnderstood,
        },
        Said::Option(_) | Said::Done | Said::Files(_) | Said::Location { .. } => return Verdict::NotUnderstood,
    };
    let fits = name.chars().count() <= NAME_CHARS_MAX && phone.chars().count() <= PHONE_CHARS_MAX;
    if fits { Verdict::Taken(Value::Contact { name: name.into(), phone: phone.into() }) } else { Verdict::NotUnderstood }
}

/// Splits `Ann Smith, +44 20 7946 0000` where the number begins; a name may be missing, a number not.
fn parts(text: &str) -> Option<(String, String)> {
    let at = text.find(|c: char| c.is_ascii_digit() || c == '+')?;
    let (name, number) = text.split_at(at);
    let number = phone::number(number).filter(|number| 5 <= number.trim_start_matches('+').len())?;
    Some((name.trim_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned(), number))
}
