//! Tells the customer on the other channel that the first one fails.

use crate::desk::token;
use crate::desk::words::Words;

use super::Letter;

/// Into the chat: a mail did not arrive.
pub(in crate::desk) fn mail_failed(words: &Words<'_>) -> String {
    words.say("unreachable-mail", &[])
}

/// By mail: what was to be said in the chat.
pub(in crate::desk) fn instead_of_chat(reference: &str, text: &str, words: &Words<'_>) -> Letter {
    let subject = words.say("reply-subject", &[("reference", reference)]);
    let here = ["reply-answer-chat", "closed-again-chat"].map(|id| words.say(id, &[]));
    let text = here.iter().find_map(|here| text.strip_suffix(here.as_str())).unwrap_or(text).trim_end();
    Letter { subject, paragraphs: vec![text.to_owned(), words.say("reply-answer-mail", &[])], lang: words.lang.clone() }
}

/// Into the chat: what was to be read in a mail.
pub(in crate::desk) fn instead_of_mail(text: &str, words: &Words<'_>) -> String {
    let text = token::without_mark(text);
    let there = ["reply-answer-mail", "closed-again-mail"].map(|id| words.say(id, &[]));
    let text = there.iter().find_map(|there| text.strip_suffix(there.as_str())).unwrap_or(text).trim_end();
    [&words.say("link-failed", &[]), text, &words.say("reply-answer-chat", &[])].join("\n\n")
}

/// By mail: the chat fails.
pub(in crate::desk) fn chat_failed(reference: &str, words: &Words<'_>) -> Letter {
    let paragraphs = vec![words.say("unreachable-chat", &[("reference", reference)])];
    Letter { subject: words.say("unreachable-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
