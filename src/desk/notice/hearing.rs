//! The letter to a colleague whom a complaint is about: neutral, with the right to reply, and without who complains.

use chrono::{DateTime, Utc};

use crate::desk::words::Words;

use super::Letter;

/// Asks for the colleague's view of what is said, by a day.
pub(in crate::desk) fn letter(reference: &str, asked: &str, until: DateTime<Utc>, words: &Words<'_>) -> Letter {
    let until = words.last_day(until);
    let paragraphs = vec![
        words.say("hearing-text", &[("reference", reference)]),
        words.say("hearing-about", &[("asked", asked)]),
        words.say("hearing-reply", &[("until", &until)]),
        words.say("hearing-apart", &[]),
    ];
    Letter { subject: words.say("hearing-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
