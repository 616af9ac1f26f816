//! Carries what a member of staff wrote to the customer.

use crate::desk::words::Words;

use super::{By, Letter};

/// What was said, and whether an answer is waited for.
#[derive(Clone, Copy, Debug)]
pub(in crate::desk) struct Said<'a> {
    text: &'a str,
    /// The sentence that asks for an answer.
    please: Option<&'static str>,
}

pub(in crate::desk) fn answer(text: &str) -> Said<'_> {
    Said { text, please: None }
}

pub(in crate::desk) fn question(text: &str) -> Said<'_> {
    Said { text, please: Some("reply-question") }
}

pub(in crate::desk) fn letter(organisation: &str, reference: &str, said: Said<'_>, by: By, words: &Words<'_>) -> Letter {
    let answer = match by {
        By::Chat => "reply-answer-chat",
        By::Mail => "reply-answer-mail",
    };
    let head = words.say("reply-text", &[("organisation", organisation), ("reference", reference)]);
    let please = said.please.map(|id| words.say(id, &[]));
    let paragraphs = [Some(head), Some(said.text.to_owned()), please, Some(words.say(answer, &[]))].into_iter().flatten().collect();
    Letter { subject: words.say("reply-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
