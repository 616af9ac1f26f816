//! The parts that programs write for programs: delivery status (RFC 3464), feedback (RFC 5965), and the JSON of mail services.

use super::super::header::{self, Headers};
use super::super::phrases;
use super::super::structure::Part;
use super::super::transfer;
use super::recipients::{addresses_in, code_in};
use super::{Arf, DsnRecipient, Fate, RECIPIENTS_MAX};

/// Reads the groups of a delivery-status part; the first, about the message, has no recipient.
///
/// Some programs leave out the blank line between two groups, and some encode all groups but the first.
pub(super) fn dsn_groups(bytes: &[u8]) -> Vec<DsnRecipient> {
    let mut groups = read_groups(&header::decode_lines(bytes));
    let (head, body_at) = Headers::split(bytes);
    let encoding = head.text("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    if matches!(encoding.as_str(), "base64" | "quoted-printable") {
        let inner = transfer::decode(&bytes[body_at..], &encoding);
        groups.extend(read_groups(&header::decode_lines(&inner)));
    }
    groups.truncate(RECIPIENTS_MAX);
    groups
}

/// Reads the groups that stand in a text for people.
pub(super) fn groups_in_text(text: &str) -> Vec<DsnRecipient> {
    let is_there = text.lines().any(|line| line.trim_start().get(..16).is_some_and(|start| start.eq_ignore_ascii_case("final-recipient:")));
    let groups = if is_there { read_groups(&header::decode_lines(text.as_bytes())) } else { Vec::new() };
    groups.into_iter().filter(|group| is_address(&group.recipient)).collect()
}

fn read_groups(text: &str) -> Vec<DsnRecipient> {
    let mut reader = Reader::default();
    for line in text.lines() {
        match line.split_once(':') {
            Some((name, value)) => reader.take(name.trim().to_ascii_lowercase().as_str(), value.trim()),
            None if line.trim().is_empty() => reader.finish(),
            None => {}
        }
    }
    reader.finish();
    reader.groups
}

#[derive(Default)]
struct Reader {
    groups: Vec<DsnRecipient>,
    group: DsnRecipient,
    original: String,
    /// True once the group says what became of the recipient that it names.
    is_told: bool,
}

impl Reader {
    fn take(&mut self, name: &str, value: &str) {
        let is_named = !self.group.recipient.is_empty() || !self.original.is_empty();
        let is_next = match name {
            "original-recipient" => self.is_told || !self.original.is_empty(),
            "final-recipient" => self.is_told || !self.group.recipient.is_empty(),
            "action" => is_named && !self.group.action.is_empty(),
            _ => false,
        };
        if is_next {
            self.finish();
        }
        match name {
            "original-recipient" => self.original = bare_recipient(value),
            "final-recipient" => self.group.recipient = bare_recipient(value),
            "action" => self.group.action = value.split([' ', ';', '(']).next().unwrap_or_default().to_ascii_lowercase(),
            "status" => {
                let (status, comment) = value.split_once([' ', '(']).unwrap_or((value, ""));
                self.group.status = status.to_owned();
                self.group.comment = comment.trim_matches(['(', ')', ' ']).to_owned();
            }
            "diagnostic-code" => self.group.diagnostic = value.split_once(';').map_or(value, |(_, rest)| rest).trim().to_owned(),
            _ => return,
        }
        self.is_told |= matches!(name, "action" | "status") && is_named;
    }

    fn finish(&mut self) {
        self.is_told = false;
        let original = std::mem::take(&mut self.original);
        let mut done = std::mem::take(&mut self.group);
        if is_address(&original) || done.recipient.is_empty() {
            done.recipient = original;
        }
        if (!done.recipient.is_empty() || !done.action.is_empty()) && self.groups.len() < RECIPIENTS_MAX {
            self.groups.push(done);
        }
    }
}

/// Tells whether a recipient is an address, and no file, pipe or bare domain.
pub(super) fn is_address(recipient: &str) -> bool {
    let parts = recipient.rsplit_once('@');
    parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        && !recipient.starts_with(['|', '/'])
        && !recipient.contains(char::is_whitespace)
}

/// Returns what became of the letter to a recipient; `None` where it arrived.
///
/// Action says whether the letter is given up, Status and the words beside it whether the address is dead: one that nobody answers for
/// (4.x.x) or that has no room (5.2.2) may take the next. A group without Action is read by the class of its Status.
pub(super) fn fate(group: &DsnRecipient) -> Option<Fate> {
    match group.action.as_str() {
        "delivered" | "relayed" | "expanded" | "deliverable" => return None,
        "delayed" => return Some(Fate::Delayed),
        "" if !group.status.starts_with(['4', '5']) => return None,
        "" if group.status.starts_with('4') => return Some(Fate::Delayed),
        _ => {}
    }
    let words = format!("{} {}", group.diagnostic, group.comment);
    let code = code_in(&words).filter(|_| group.status.is_empty() || group.status.ends_with(".0.0")).unwrap_or(&group.status);
    let passes = code.starts_with('4') || code.starts_with("5.2.2") || phrases::is_full(&words);
    let is_expired = phrases::is_expired(&words) && !code.starts_with("5.1.");
    Some(if passes || is_expired { Fate::Lost } else { Fate::Dead })
}

/// `rfc822; <ann@x>` → `ann@x`.
fn bare_recipient(value: &str) -> String {
    let value = value.split_once(';').map_or(value, |(_, rest)| rest).trim();
    let inner = value.split_once('<').map_or(value, |(_, rest)| rest.split('>').next().unwrap_or_default());
    inner.trim().trim_end_matches('>').trim_matches('"').to_owned()
}

pub(super) fn arf(bytes: &[u8]) -> Arf {
    let text = header::decode_lines(bytes);
    let mut arf = Arf::default();
    for (name, value) in text.lines().filter_map(|line| line.split_once(':')) {
        match name.trim().to_ascii_lowercase().as_str() {
            "feedback-type" => arf.feedback_type = value.trim().to_ascii_lowercase(),
            "original-rcpt-to" | "removal-recipient" => {
                let recipient = bare_recipient(value);
                if !arf.recipients.contains(&recipient) && arf.recipients.len() < RECIPIENTS_MAX {
                    arf.recipients.push(recipient);
                }
            }
            _ => {}
        }
    }
    arf
}

/// Tells whether the subject is that of Microsoft's complaints, which are older than RFC 5965.
pub(super) fn is_complaint_by_subject(root: &Part<'_>) -> bool {
    root.headers.text("subject").is_some_and(|subject| subject.to_lowercase().starts_with("complaint about message from "))
}

/// Tells whether Microsoft sent the mail back as it was, because somebody complained of it.
pub(super) fn is_from_complaints(headers: &Headers<'_>) -> bool {
    headers.text("return-path").is_some_and(|path| path.trim_matches(['<', '>', ' ']).eq_ignore_ascii_case("staff@hotmail.com"))
}

/// Reads such a complaint from the header that Microsoft adds to the mail complained of.
pub(super) fn complaint_about(headers: &Headers<'_>) -> Option<Arf> {
    let recipient = headers.text("x-hmxmroriginalrecipient")?;
    Some(Arf { feedback_type: "abuse".to_owned(), recipients: addresses_in(&recipient) })
}
