//! A number, within the limits of the script.

use crate::flow::answer::Value;
use crate::flow::condition::millionths;

use super::{Ask, Refusal, Said, Verdict, numeral};

pub(super) type Range = (Option<i64>, Option<i64>);

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, range: Range) -> Verdict {
    let Said::Text(text) = said else {
        return Verdict::NotUnderstood;
    };
    match numeral::read(ask.words, text) {
        Some(number) => outside(ask, &number, range).map_or(Verdict::Taken(Value::Number(number)), Verdict::Refused),
        None => Verdict::NotUnderstood,
    }
}

/// Says how a number lies outside its limits.
pub(super) fn outside(ask: &Ask<'_>, number: &str, (min, max): Range) -> Option<Refusal> {
    let value = millionths(number)?;
    let limit = |limit: i64| numeral::show(ask.words, &numeral::canonical(limit));
    match (min, max) {
        (Some(min), _) if value < min => Some(Refusal::TooSmall { limit: limit(min) }),
        (_, Some(max)) if max < value => Some(Refusal::TooLarge { limit: limit(max) }),
        (Some(_) | None, Some(_) | None) => None,
    }
}
