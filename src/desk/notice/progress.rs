//! The letter that keeps a customer informed while their case is worked on.

use chrono::{DateTime, Utc};

use crate::desk::words::Words;

use super::{By, Letter};

/// Words how a case stands: still at work, with the date of the answer where it is ahead, and of the next letter.
pub(in crate::desk) fn letter(
    reference: &str,
    answer_by: Option<DateTime<Utc>>,
    next_at: Option<DateTime<Utc>>,
    by: By,
    words: &Words<'_>,
) -> Letter {
    let first = words.say("progress", &[("reference", reference)]);
    let answer = match answer_by {
        Some(at) => words.say("progress-answer-by", &[("date", &words.last_day(at))]),
        None => words.say("progress-late", &[]),
    };
    let next = next_at.map(|at| words.say("progress-next", &[("date", &words.last_day(at))]));
    let foot = match by {
        By::Chat => None,
        By::Mail => Some(words.say("progress-reply", &[])),
    };
    let paragraphs = [Some(first), Some(answer), next, foot].into_iter().flatten().collect();
    Letter { subject: words.say("progress-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
