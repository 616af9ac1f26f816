//! Words in subjects and reports by which machines that follow no standard give themselves away.
//!
//! A phrase stands at the beginning of a subject, so that a person who writes about such a mail is not taken for it.

mod auto;
mod bounce;

use auto::{AUTO_NOUNS, AUTO_SUBJECTS, AWAY, ORDINARY_SUBJECTS};
use bounce::BOUNCE_SUBJECTS;

/// Words of a report that a mailbox has no room.
const FULL: &[&str] = &[
    "mailbox full",
    "mailbox is full",
    "mailfolder is full",
    "mail folder is full",
    "inbox is full",
    "over quota",
    "overquota",
    "quota exceeded",
    "quota usage exceeded",
    "quota violation",
    "disk quota",
    "diskspace quota",
    "storage quota",
    "exceeded their quota",
    "exceeding their quota",
    "exceeded its quota",
    "exceeds the quota",
    "quota is full",
    "exceeded storage",
    "exceeds allowed size",
    "mailbox size",
    "mailbox has exceeded",
    "mailbox exceeded",
    "full mailbox",
    "space not enough",
    "insufficient system storage",
    "not enough storage",
    "not enough disk space",
    "not have enough space",
    "postfach ist voll",
    "speicherplatz",
    "boîte aux lettres pleine",
    "boite pleine",
    "buzón lleno",
    "casella piena",
    "caixa de correio cheia",
    "メールボックスが一杯",
    "メールボックスがいっぱい",
    "容量を超えて",
];

/// Words of a report that the mail may still arrive.
const DELAYED: &[&str] = &[
    "will be retried",
    "will continue to try",
    "will keep trying",
    "still trying",
    "no action is required",
    "warning only",
    "this is a warning",
    "you do not need to resend",
    "message is delayed",
    "delivery attempts will continue",
    "has not yet been delivered",
    "has been delayed",
];

/// Words of a report that the mail was given up because nobody answered, whatever the address.
const EXPIRED: &[&str] = &[
    "retry timeout exceeded",
    "retry time not reached",
    "delivery time expired",
    "message expired",
    "envelope expired",
    "in the queue too long",
    "could not deliver for the last",
    "failing for a long time",
    "connection timed out",
    "operation timed out",
    "multiple retries",
    "failed 20 attempts",
    "was not delivered within",
    "did not accept our requests to connect",
];

/// Words by which a machine says that a mail was not delivered.
const FAILURES: &[&str] = &[
    "could not be delivered",
    "was not delivered",
    "cannot be delivered",
    "wasn't able to deliver",
    "not able to deliver",
    "could not deliver",
    "error during delivery",
    "did not reach the following",
    "failed recipients",
    "was automatically rejected",
    "unable to deliver",
    "undeliverable",
    "delivery failed",
    "invalid user address",
    "no such user",
    "user unknown",
    "unknown user",
    "mailbox is full",
    "permanent fatal errors",
    "returned to sender",
    "nicht zugestellt werden",
    "n'a pas pu être",
    "no se pudo entregar",
    "impossibile consegnare",
    "送信できません",
    "配信できません",
    "配送できません",
    "無法傳送",
    "无法投递",
    "退信",
];

/// Words with which such programs begin.
const REPORT_STARTS: &[&str] = &[
    "this message was created automatically",
    "this is an automatically generated delivery",
    "could not deliver message to",
    "nondelivery report",
    "failed recipients",
    "delivery to the following",
    "delivery has failed to",
    "delivery failed ",
    "delivery of email to this address",
    "did not reach the following",
    "invalid final delivery",
    "undeliverable to ",
    "unknown user",
    "user unknown",
    "an error was detected while processing the enclosed message",
    "this is an advisoryonly email",
    "your message has encountered delivery problems",
    "votre message n'a pas pu",
];

/// Tells whether a machine's words are about a mail that was not delivered.
pub(super) fn is_failure(said: &str) -> bool {
    contains(&start_of(said), FAILURES)
}

/// Tells whether a text begins in the words of a program about a mail that was not delivered. What people forward has theirs above.
pub(super) fn begins_as_report(said: &str) -> bool {
    let start: String = start_of(said).chars().filter(|c| !matches!(c, '*' | '-' | '#' | '_')).take(400).collect();
    let start = start.trim_start();
    let has_subject = ["your message", "your mail", "your e-mail", "your email", "a message that you", "the message", "the email below"];
    let names_recipients = ["recipient", "following address", "one or more", "following user"].iter().any(|words| start.contains(words));
    let is_about_mail = names_recipients && has_subject.iter().any(|words| start.starts_with(words)) && contains(start, FAILURES);
    is_about_mail || REPORT_STARTS.iter().any(|words| start.starts_with(words))
}

/// Tells whether a subject is that of a delivery report.
pub(super) fn is_bounce_subject(subject: &str) -> bool {
    let lower = subject.to_lowercase();
    begins_with(subject, BOUNCE_SUBJECTS)
        || lower.contains("could not be delivered")
        || lower.contains("user unknown")
        || lower.trim_end().ends_with(": non remis")
}

/// Tells whether a subject is that of an automatic answer, and of nothing that people write: such words are all of it, or stand before
/// a colon or dash and the subject that they answer.
pub(super) fn is_auto_subject(subject: &str) -> bool {
    let bare = bare_start(subject);
    AUTO_SUBJECTS.iter().filter_map(|phrase| bare.strip_prefix(phrase)).any(|rest| {
        // In brackets they are a mark before the subject that they answer.
        if rest.starts_with([']', ')']) {
            return true;
        }
        let rest = rest.trim_start_matches(['"', '>']).trim_start();
        let after_noun = AUTO_NOUNS.iter().filter_map(|noun| rest.strip_prefix(noun)).map(str::trim_start);
        after_noun.chain([rest]).any(is_end_or_mark)
    })
}

fn is_end_or_mark(rest: &str) -> bool {
    let end = rest.trim_end_matches(['.', '!', ']', ')', '"', '*']).is_empty();
    end || rest.starts_with([':', '：']) || ["- ", "– ", "— "].iter().any(|dash| rest.starts_with(dash))
}

/// Tells whether a subject begins as automatic answers do in words that people use too.
pub(super) fn is_ordinary_auto_subject(subject: &str) -> bool {
    begins_with(subject, ORDINARY_SUBJECTS)
}

/// Tells whether a text says that its writer is away.
pub(super) fn says_away(text: &str) -> bool {
    contains(&start_of(text), AWAY)
}

/// Tells whether a report speaks of a mailbox without room.
pub(super) fn is_full(said: &str) -> bool {
    contains(&one_line(said), FULL)
}

/// Tells whether a report says that the mail may still arrive.
pub(super) fn is_delayed(said: &str) -> bool {
    contains(&one_line(said), DELAYED)
}

/// Tells whether a report says that nobody answered until the mail was given up.
pub(super) fn is_expired(said: &str) -> bool {
    contains(&one_line(said), EXPIRED)
}

fn contains(said: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| said.contains(phrase))
}

fn start_of(text: &str) -> String {
    one_line(&text.chars().take(4_000).collect::<String>())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn bare_start(subject: &str) -> String {
    let subject = subject.chars().take(200).collect::<String>().to_lowercase();
    let signs = |c: char| c.is_whitespace() || matches!(c, '*' | '!' | '[' | '(' | '"' | '<' | '#' | '-' | '=');
    subject.trim_start_matches(signs).to_owned()
}

fn begins_with(subject: &str, phrases: &[&str]) -> bool {
    let bare = bare_start(subject);
    phrases.iter().any(|phrase| bare.starts_with(phrase))
}
