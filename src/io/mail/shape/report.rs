//! Mail about mail: delivery reports (RFC 3464 and the many others), complaints (RFC 5965), read receipts (RFC 8098).
//!
//! A human mail must never be taken for a report: a report needs two signs, or one that no human mail has.

use std::sync::LazyLock;

use regex::Regex;

use super::body::Body;
use super::fields::message_ids;
use super::header::{self, Headers};
use super::phrases;
use super::structure::Part;
use super::transfer;

/// Recipients of one report beyond this number are ignored.
const RECIPIENTS_MAX: usize = 200;
/// How much of a report's text is searched for addresses.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// What a mail reports about another.
#[derive(Clone, Default)]
pub struct Report {
    /// True when a mail was refused for good, or given up.
    pub bounce: bool,
    /// True when the mail has a machine-readable part about a delivery (RFC 3464), whatever it tells.
    pub dsn: Option<Vec<DsnRecipient>>,
    pub arf: Option<Arf>,
    /// True for a read receipt.
    pub mdn: bool,
    /// Addresses that will never be reached.
    pub permanent: Vec<String>,
    /// Addresses that may be reached later: a full mailbox, a delay.
    pub temporary: Vec<String>,
    /// True where the words say that it may pass, whether or not they name anybody.
    pub passing: bool,
    /// The other server's words, for the journal.
    pub reason: String,
    /// Message-ID of the mail that the report is about.
    pub original_message_id: Option<String>,
}

/// One recipient of a delivery report.
#[derive(Clone, Default)]
pub struct DsnRecipient {
    pub recipient: String,
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`.
    pub action: String,
    pub status: String,
    pub diagnostic: String,
}

/// A complaint that somebody marked a mail as unwanted.
#[derive(Clone, Default)]
pub struct Arf {
    pub feedback_type: String,
    pub recipients: Vec<String>,
}

/// Reads what a mail reports.
pub(super) fn read(raw: &[u8], parts: &[Part<'_>], body: &Body) -> Report {
    let Some(root) = parts.first() else { return Report::default() };
    let mut report = Report::default();
    let mut original_to = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let bytes = || transfer::decode(&raw[part.body.clone()], &part.encoding);
        match part.media_type.as_str() {
            _ if is_inside_message(parts, index) => {}
            "message/delivery-status" | "message/global-delivery-status" => report.dsn.get_or_insert_default().extend(dsn_groups(&bytes())),
            "message/feedback-report" => report.arf = Some(arf(&bytes())),
            "message/disposition-notification" => report.mdn = true,
            "text/rfc822-headers" | "message/rfc822-headers" => note_original(&mut report, &mut original_to, &Headers::split(&bytes()).0),
            "message/rfc822" if report.arf.is_none() && is_complaint_by_subject(root) => {
                let child = part.children.first().and_then(|child| parts.get(*child));
                report.arf = child.and_then(|child| complaint_about(&child.headers));
            }
            "message/rfc822" | "message/global" if root.media_type == "multipart/report" => {
                if let Some(child) = part.children.first().and_then(|child| parts.get(*child)) {
                    note_original(&mut report, &mut original_to, &child.headers);
                }
            }
            _ => {}
        }
    }
    judge(&mut report, root, body, original_to);
    report
}

fn is_inside_message(parts: &[Part<'_>], index: usize) -> bool {
    std::iter::successors(parts[index].parent, |parent| parts[*parent].parent).any(|parent| parts[parent].is("message/"))
}

fn note_original(report: &mut Report, original_to: &mut Vec<String>, headers: &Headers<'_>) {
    if report.original_message_id.is_none() {
        report.original_message_id = headers.raw("message-id").and_then(|raw| message_ids(raw).into_iter().next());
    }
    if let Some(to) = headers.raw("to") {
        original_to.extend(super::address::list(to).into_iter().map(|mailbox| mailbox.addr).take(RECIPIENTS_MAX));
    }
}

fn judge(report: &mut Report, root: &Part<'_>, body: &Body, original_to: Vec<String>) {
    let failed = root.headers.text("x-failed-recipients").map(|value| addresses_in(&value));
    match &report.dsn {
        _ if report.arf.is_some() || report.mdn => {}
        Some(groups) if groups.iter().any(|group| !group.action.is_empty()) => {
            report.bounce = groups.iter().any(is_failed);
            sort_recipients(report);
            return;
        }
        _ => {
            report.bounce =
                2 <= score(root, report, failed.is_some()) + returned(root, body) + machine_says(root, body) || is_notification(body)
        }
    }
    if !report.bounce {
        return;
    }
    let said = returned_text_cut(&body.text);
    report.reason = reason_in(said);
    let own = own_addresses(root);
    let mut found = failed.unwrap_or_default();
    if found.is_empty() {
        found = addresses_in(said).into_iter().filter(|address| !own.contains(&address.to_lowercase()) && !is_daemon(address)).collect();
    }
    if found.is_empty() {
        found = original_to;
    }
    report.passing = phrases::is_temporary(said);
    *(if !report.passing { &mut report.permanent } else { &mut report.temporary }) = found;
}

/// One more sign where a machine's own words say that a mail was not delivered.
fn machine_says(root: &Part<'_>, body: &Body) -> u32 {
    let from = root.headers.text("from").unwrap_or_default().to_lowercase();
    let is_machine = is_daemon(&from) || has_null_path(&root.headers) || from.contains("no-reply@") || from.contains("noreply@");
    u32::from(is_machine && phrases::is_failure(returned_text_cut(&body.text)))
}

/// Tells whether the body is the JSON by which mail services notify of a bounce.
fn is_notification(body: &Body) -> bool {
    let text = body.text.trim_start();
    let start: String = text.chars().take(4_000).filter(|c| !matches!(c, ' ' | '\\' | '\n')).collect();
    start.starts_with('{') && start.contains(r#""notificationType":"Bounce""#)
}

/// Whatever is not one of the other actions of RFC 3464 is a failure, such as the `expired` of some servers.
fn is_failed(group: &DsnRecipient) -> bool {
    !group.action.is_empty() && !matches!(group.action.as_str(), "delayed" | "delivered" | "relayed" | "expanded" | "deliverable")
}

/// Decides by Action, not by the class of Status: an expired mail is `failed` with `4.4.1`. A full mailbox (5.2.2) passes.
fn sort_recipients(report: &mut Report) {
    let groups = report.dsn.clone().unwrap_or_default();
    for group in groups {
        let passing = group.status.starts_with('4') || group.status.starts_with("5.2.2") || group.action == "delayed";
        let list = match (is_failed(&group), passing) {
            (true, false) => &mut report.permanent,
            (_, true) => &mut report.temporary,
            (false, false) => continue,
        };
        if !list.contains(&group.recipient) && !group.recipient.is_empty() {
            list.push(group.recipient.clone());
        }
        if report.reason.is_empty() {
            report.reason = format!("{} {}", group.status, group.diagnostic).trim().to_owned();
        }
    }
}

fn score(root: &Part<'_>, report: &Report, failed_recipients: bool) -> u32 {
    let headers = &root.headers;
    let subject = headers.text("subject").unwrap_or_default();
    let from = headers.text("from").unwrap_or_default().to_lowercase();
    let delivery_report =
        root.media_type == "multipart/report" && root.content.parameter("report-type").is_none_or(|kind| kind.contains("delivery"));
    let subject_says = phrases::is_bounce_subject(&subject);
    u32::from(report.dsn.is_some()) * 3
        + u32::from(failed_recipients) * 3
        + u32::from(delivery_report) * 2
        + u32::from(is_daemon(&from))
        + u32::from(subject_says)
        + u32::from(
            has_null_path(headers)
                || subject_says && headers.text("auto-submitted").is_some_and(|value| !value.to_lowercase().starts_with("no")),
        )
}

/// One more sign where a whole mail came back below the code of a refusal, and the subject says so too.
fn returned(root: &Part<'_>, body: &Body) -> u32 {
    let subject = root.headers.text("subject").unwrap_or_default();
    let carries = body.attachments.iter().any(|attachment| attachment.media_type.starts_with("message/"));
    u32::from(carries && phrases::is_bounce_subject(&subject) && REASON.is_match(&body.text))
}

/// Tells whether the mail came with the empty path, which is for mail that nobody may answer.
pub(super) fn has_null_path(headers: &Headers<'_>) -> bool {
    headers.text("return-path").is_some_and(|path| path.split_whitespace().collect::<String>() == "<>")
}

/// Tells whether the sender is a mail server or the person who minds it: a sign among others.
pub(super) fn is_daemon(from: &str) -> bool {
    let lower = from.to_lowercase();
    ["postmaster", "post_master@", "mail administrator"].iter().any(|name| lower.contains(name)) || is_program(from)
}

/// Tells whether the sender is a mail server itself. A postmaster is a person (RFC 5321, 4.5.1).
pub(super) fn is_program(from: &str) -> bool {
    let from = from.to_lowercase();
    [
        "mailer-daemon",
        "mailerdaemon",
        "mail delivery",
        "mdaemon@",
        "mail_service@",
        "mailer_daemon",
        "mail-daemon",
        "mail.daemon",
        "maildelivery",
        "mailsystem",
        "smtpd@",
        "double-bounce",
    ]
    .iter()
    .any(|name| from.contains(name))
}

/// The groups of a delivery-status part; the first, about the message, has no recipient.
fn dsn_groups(bytes: &[u8]) -> Vec<DsnRecipient> {
    let text = header::decode_lines(bytes);
    let mut groups = Vec::new();
    let mut group = DsnRecipient::default();
    let mut original = String::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            if !original.is_empty() {
                group.recipient = std::mem::take(&mut original);
            }
            let done = std::mem::take(&mut group);
            if (!done.recipient.is_empty() || !done.action.is_empty()) && groups.len() < RECIPIENTS_MAX {
                groups.push(done);
            }
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "original-recipient" => original = bare_recipient(value),
            "final-recipient" => group.recipient = bare_recipient(value),
            "action" => group.action = value.split([' ', ';', '(']).next().unwrap_or_default().to_ascii_lowercase(),
            "status" => group.status = value.split([' ', '(']).next().unwrap_or_default().to_owned(),
            "diagnostic-code" => group.diagnostic = value.split_once(';').map_or(value, |(_, rest)| rest).trim().to_owned(),
            _ => {}
        }
    }
    groups
}

/// `rfc822; <ann@x>` → `ann@x`.
fn bare_recipient(value: &str) -> String {
    let value = value.split_once(';').map_or(value, |(_, rest)| rest).trim();
    let inner = value.split_once('<').map_or(value, |(_, rest)| rest.split('>').next().unwrap_or_default());
    inner.trim().trim_matches('"').to_owned()
}

fn arf(bytes: &[u8]) -> Arf {
    let text = header::decode_lines(bytes);
    let mut arf = Arf::default();
    for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
        match name.trim().to_ascii_lowercase().as_str() {
            "feedback-type" => arf.feedback_type = value.trim().to_ascii_lowercase(),
            "original-rcpt-to" | "removal-recipient" => arf.recipients.push(bare_recipient(value)),
            _ => {}
        }
    }
    arf
}

/// Tells whether the subject is that of Microsoft's complaints, which are older than RFC 5965.
fn is_complaint_by_subject(root: &Part<'_>) -> bool {
    root.headers.text("subject").is_some_and(|subject| subject.to_lowercase().starts_with("complaint about message from "))
}

/// Reads such a complaint from the header that Microsoft adds to the mail complained of.
fn complaint_about(headers: &Headers<'_>) -> Option<Arf> {
    let recipient = headers.text("x-hmxmroriginalrecipient")?;
    Some(Arf { feedback_type: "abuse".to_owned(), recipients: addresses_in(&recipient) })
}

fn own_addresses(root: &Part<'_>) -> Vec<String> {
    ["from", "to", "cc", "delivered-to", "return-path"]
        .iter()
        .filter_map(|name| root.headers.text(name))
        .flat_map(|value| addresses_in(&value))
        .map(|address| address.to_lowercase())
        .collect()
}

static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z0-9._%+&'=/~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+").expect("the pattern is fixed"));
static REASON: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?m)^.{0,200}\b(?:[45]\d\d|[45]\.\d{1,3}\.\d{1,3})\b.{0,300}$").expect("the pattern is fixed"));
static RETURNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?im)^\W{0,8}(?:-{3,}.{0,60}(?:copy of|original|returned|unsent|message header|included is|body of)|this is a copy of|below this line is|included is a copy|the (?:following is|header of) the|(?:original|returned) message|message (?:headers? )?follows|received:|return-path:|message-id:|mime-version:|x-mailer:)")
        .expect("the pattern is fixed")
});

fn addresses_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for address in ADDRESS.find_iter(text).take(RECIPIENTS_MAX * 4) {
        let address = address.as_str().trim_start_matches(['=', '\'', '/']).to_owned();
        if !found.contains(&address) && found.len() < RECIPIENTS_MAX {
            found.push(address);
        }
    }
    found
}

/// The report's own words, without the mail that it returns.
fn returned_text_cut(text: &str) -> &str {
    let mut end = text.len().min(TEXT_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    match RETURNED.find(text) {
        Some(found) if 20 < found.start() => &text[..found.start()],
        _ => text,
    }
}

fn reason_in(said: &str) -> String {
    REASON.find(said).map(|found| found.as_str().trim().chars().take(300).collect()).unwrap_or_default()
}
