//! Whether a mail is a delivery report.
//!
//! What a person may write is never enough: such words count from a machine alone, or together with what only machines write.

use super::super::body::Body;
use super::super::header::Headers;
use super::super::phrases;
use super::super::structure::Part;
use super::Report;
use super::recipients::{code_in, has_header, has_line_of, has_reason, has_refusal_line, named_in};
use super::sender::{has_null_path, is_daemon, is_no_reply, is_nobody, is_program};

/// What the text of the mail consists of.
pub(super) struct Words<'a> {
    pub(super) said: &'a str,
    pub(super) returned: &'a str,
    /// The addresses between which the report went.
    pub(super) own: Vec<String>,
}

/// Tells whether a program sent the mail by itself, so that what it encloses is its own.
pub(super) fn is_from_machine(root: &Part<'_>) -> bool {
    let from = root.headers.raw("from").unwrap_or_default();
    root.media_type == "multipart/report"
        || is_daemon(from)
        || is_nobody(from)
        || has_null_path(&root.headers)
        || is_submitted(&root.headers)
}

/// Tells whether a mail without a machine-readable part is a report.
pub(super) fn is_bounce(root: &Part<'_>, report: &Report, body: &Body, words: &Words<'_>) -> bool {
    let headers = &root.headers;
    let from = headers.raw("from").unwrap_or_default();
    let subject_says = headers.text("subject").is_some_and(|subject| phrases::is_bounce_subject(&subject));
    let text_says = phrases::is_failure(words.said);
    let encloses = body.attachments.iter().any(|attachment| attachment.media_type.starts_with("message/")) || has_header(words.returned);
    let is_report = is_delivery_report(root) || report.dsn.is_some() && report.is_from_machine;
    let (null_path, submitted) = (has_null_path(headers), is_submitted(headers));
    let signs = u32::from(subject_says) + u32::from(text_says) + u32::from(encloses && has_reason(words.said));
    let begins = phrases::begins_as_report(words.said) || phrases::begins_as_report(&body.text);
    if headers.has("x-failed-recipients") || is_report {
        return true;
    }
    if is_program(from) || null_path {
        return 0 < signs || is_daemon(from) && null_path;
    }
    if (submitted || is_nobody(from)) && subject_says {
        return text_says || encloses || has_reason(words.said);
    }
    if is_daemon(from) || is_no_reply(from) {
        // Those who mind a server are people, and forms write for people.
        let own: String = words.said.lines().filter(|line| !line.starts_with('>')).flat_map(|line| [line, "\n"]).collect();
        let shows = encloses || subject_says && code_in(&own).is_some() || has_refusal_line(&own);
        return 0 < signs && (shows || begins && (!words.returned.is_empty() || !named_in(words.said, &words.own).is_empty()));
    }
    subject_says && begins && (encloses || has_line_of(words.said, &words.own))
}

fn is_delivery_report(root: &Part<'_>) -> bool {
    root.media_type == "multipart/report" && root.content.parameter("report-type").is_none_or(|kind| kind.contains("delivery"))
}

fn is_submitted(headers: &Headers<'_>) -> bool {
    let submitted = headers.text("auto-submitted").unwrap_or_default().to_lowercase();
    !submitted.is_empty() && !submitted.starts_with("no") && !submitted.starts_with("auto-forwarded")
}
