//! Letters to somebody who writes for another person: what shows that they may, and whether it was enough (ISO 10002, 4.5).

use crate::desk::words::Words;

use super::Letter;

/// Asks for what shows that the writer may act for the other person; the case goes on meanwhile.
pub(in crate::desk) fn asked(reference: &str, words: &Words<'_>) -> Letter {
    letter("authority-ask-text", reference, &[], words)
}

pub(in crate::desk) fn confirmed(reference: &str, words: &Words<'_>) -> Letter {
    letter("authority-confirmed-text", reference, &[], words)
}

/// Says why what was shown is not enough, and what is possible all the same.
pub(in crate::desk) fn refused(reference: &str, why: &str, words: &Words<'_>) -> Letter {
    letter("authority-refused-text", reference, &[("why", why)], words)
}

fn letter(text: &str, reference: &str, more: &[(&str, &str)], words: &Words<'_>) -> Letter {
    let args: Vec<(&str, &str)> = [("reference", reference)].into_iter().chain(more.iter().copied()).collect();
    let subject = words.say("authority-subject", &[("reference", reference)]);
    Letter { subject, paragraphs: vec![words.say(text, &args)], lang: words.lang.clone() }
}
