//! Tells the mail of machines from the mail of people (RFC 3834, RFC 2919, RFC 2369, and the customs beside them).
//!
//! `X-Auto-Response-Suppress` alone is no sign: Exchange writes it on what people send.

use super::header::Headers;
use super::phrases;
use super::report::{Report, has_null_path, is_daemon, is_program};

/// Returns the sign by which a mail is automatic; `None` for a person's.
pub(super) fn automatic_sign(headers: &Headers<'_>, report: &Report) -> Option<String> {
    let text = |name: &str| headers.text(name).unwrap_or_default().to_lowercase();
    let word = |name: &str| text(name).split([';', '(', ' ', ',']).next().unwrap_or_default().to_owned();
    let subject = headers.text("subject").unwrap_or_default();
    let submitted = word("auto-submitted");
    if !submitted.is_empty() && submitted != "no" {
        return Some(format!("Auto-Submitted: {submitted}"));
    }
    let precedence = word("precedence");
    if matches!(precedence.as_str(), "bulk" | "junk" | "list" | "auto_reply" | "auto-reply") {
        return Some(format!("Precedence: {precedence}"));
    }
    let present = [
        "list-id",
        "list-post",
        "list-unsubscribe",
        "list-help",
        "x-autoreply",
        "x-autorespond",
        "x-autoreply-from",
        "x-autoresponse",
        "x-auto-reply",
        "x-mail-autoreply",
        "x-auto-response",
        "x-vacation",
    ];
    if let Some(name) = present.iter().find(|name| headers.has(name) && word(name) != "no") {
        return Some((*name).to_owned());
    }
    if text("x-apple-action").contains("vacation") {
        return Some("X-Apple-Action: VACATION".to_owned());
    }
    if text("x-ms-exchange-generated-message-source").contains("mailbox rules agent") || headers.has("x-ms-exchange-inbox-rules-loop") {
        return Some("X-MS-Exchange-Inbox-Rules-Loop".to_owned());
    }
    if report.arf.is_some() {
        return Some("feedback-report".to_owned());
    }
    if report.mdn {
        return Some("disposition-notification".to_owned());
    }
    if report.bounce {
        return None;
    }
    let from = headers.text("from").unwrap_or_default();
    let suppressed = text("x-auto-response-suppress").split(',').any(|value| value.trim() == "all");
    [
        (phrases::is_auto_subject(&subject), "subject"),
        (has_null_path(headers), "Return-Path: <>"),
        (report.dsn.is_some(), "delivery-status"),
        (is_daemon(&from) && suppressed, "X-Auto-Response-Suppress"),
        (is_program(&from), "From"),
    ]
    .into_iter()
    .find_map(|(holds, sign)| holds.then(|| sign.to_owned()))
}
