//! Carries what a member of staff wrote to the customer.

use crate::desk::words::Words;

use super::{By, Letter};

pub(in crate::desk) fn letter(organisation: &str, reference: &str, text: &str, by: By, words: &Words<'_>) -> Letter {
    let answer = match by {
        By::Chat => "reply-answer-chat",
        By::Mail => "reply-answer-mail",
    };
    let head = words.say("reply-text", &[("organisation", organisation), ("reference", reference)]);
    let paragraphs = vec![head, text.to_owned(), words.say(answer, &[])];
    Letter { subject: words.say("reply-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
