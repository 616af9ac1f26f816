//! Says that something was added to a case, in one sentence that names its reference.

use crate::desk::words::Words;

use super::Letter;

/// What happened to the case besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Added {
    ToOpenCase,
    /// The case was closed, and is open again.
    Reopened,
    /// A mail was added to a case from a chat.
    FromMail,
    /// Nobody said which case was meant.
    Settled,
    /// A mail that only its sender can read.
    Encrypted,
}

pub(in crate::desk) fn letter(added: Added, reference: &str, words: &Words<'_>) -> Letter {
    let id = match added {
        Added::ToOpenCase => "added-text",
        Added::Reopened => "added-reopened",
        Added::FromMail => "added-from-mail",
        Added::Settled => "which-case-settled",
        Added::Encrypted => "added-encrypted",
    };
    let subject = if added == Added::Encrypted { "added-encrypted-subject" } else { "added-subject" };
    let reference = [("reference", reference)];
    Letter { subject: words.say(subject, &reference), paragraphs: vec![words.say(id, &reference)], lang: words.lang.clone() }
}
