//! Tells the customer on the other channel that the first one fails.

use crate::desk::words::Words;

use super::Letter;

/// Into the chat: a mail did not arrive.
pub(in crate::desk) fn mail_failed(words: &Words<'_>) -> String {
    words.say("unreachable-mail", &[])
}

/// By mail: the chat fails.
pub(in crate::desk) fn chat_failed(reference: &str, words: &Words<'_>) -> Letter {
    let paragraphs = vec![words.say("unreachable-chat", &[("reference", reference)])];
    Letter { subject: words.say("unreachable-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
