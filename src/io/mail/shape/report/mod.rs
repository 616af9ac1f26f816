//! Mail about mail: delivery reports (RFC 3464 and the many others), complaints (RFC 5965), read receipts (RFC 8098).
//!
//! A human mail must never be taken for a report: a report needs two signs, or one that no human mail has.

mod groups;
mod json;
mod recipients;
mod score;
mod sender;

use super::body::Body;
use super::fields::message_ids;
use super::header::Headers;
use super::phrases;
use super::structure::Part;
use super::transfer;

use json::Notification;
use score::Words;

pub(super) use sender::{has_null_path, is_daemon, is_program};

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
    /// The worst that it says of anybody; `None` where everything arrived, or nothing is said.
    pub fate: Option<Fate>,
    /// True where a program sent the mail by itself, so that the parts about a delivery are its own.
    pub is_from_machine: bool,
    /// The other server's words, for the journal.
    pub reason: String,
    /// Message-ID of the mail that the report is about.
    pub original_message_id: Option<String>,
}

/// What became of a letter that did not arrive. The worst is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Nothing is lost yet: the server goes on trying.
    Delayed,
    /// This letter is lost; the address may take the next.
    Lost,
    /// The address takes nothing.
    Dead,
}

/// One recipient of a delivery report.
#[derive(Clone, Default)]
pub struct DsnRecipient {
    pub recipient: String,
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`.
    pub action: String,
    pub status: String,
    /// The words behind the status.
    pub comment: String,
    pub diagnostic: String,
}

/// A complaint that somebody marked a mail as unwanted.
#[derive(Clone, Default)]
pub struct Arf {
    pub feedback_type: String,
    pub recipients: Vec<String>,
}

/// What a mail encloses about another.
#[derive(Default)]
struct Enclosed {
    /// To whom the mail went that it returns.
    to: Vec<String>,
    /// What a report says that the mail encloses whole.
    inner: Vec<DsnRecipient>,
    /// Whom a receipt is about.
    receipts: Vec<DsnRecipient>,
}

/// Reads what a mail reports.
pub(super) fn read(raw: &[u8], parts: &[Part<'_>], body: &Body) -> Report {
    let Some(root) = parts.first() else { return Report::default() };
    let mut report = Report { is_from_machine: score::is_from_machine(root), ..Report::default() };
    let mut enclosed = Enclosed::default();
    for (index, part) in parts.iter().enumerate() {
        let bytes = || transfer::decode(&raw[part.body.clone()], &part.encoding);
        match part.media_type.as_str() {
            "message/delivery-status" | "message/global-delivery-status" if is_inside_message(parts, index) => {
                enclosed.inner.extend(groups::dsn_groups(&bytes()));
            }
            _ if is_inside_message(parts, index) => {}
            "message/delivery-status" | "message/global-delivery-status" => {
                report.dsn.get_or_insert_default().extend(groups::dsn_groups(&bytes()));
            }
            "message/feedback-report" => report.arf = Some(groups::arf(&bytes())),
            "message/disposition-notification" => {
                report.mdn = true;
                enclosed.receipts.extend(groups::dsn_groups(&bytes()));
            }
            "text/rfc822-headers" | "message/rfc822-headers" => note_original(&mut report, &mut enclosed, &Headers::split(&bytes()).0),
            "message/rfc822" if report.arf.is_none() && groups::is_complaint_by_subject(root) => {
                let child = part.children.first().and_then(|child| parts.get(*child));
                report.arf = child.and_then(|child| groups::complaint_about(&child.headers));
            }
            "message/rfc822" | "message/global" => {
                if let Some(child) = part.children.first().and_then(|child| parts.get(*child)) {
                    note_original(&mut report, &mut enclosed, &child.headers);
                }
            }
            _ => {}
        }
    }
    if report.arf.is_none() && groups::is_from_complaints(&root.headers) {
        report.arf = groups::complaint_about(&root.headers);
    }
    judge(&mut report, root, body, enclosed);
    if !report.bounce && root.media_type != "multipart/report" {
        // A person who encloses a mail writes of it, but answers none.
        report.original_message_id = None;
    }
    report
}

fn is_inside_message(parts: &[Part<'_>], index: usize) -> bool {
    std::iter::successors(parts[index].parent, |parent| parts[*parent].parent).any(|parent| parts[parent].is("message/"))
}

fn note_original(report: &mut Report, enclosed: &mut Enclosed, headers: &Headers<'_>) {
    if report.original_message_id.is_none() {
        report.original_message_id = headers.raw("message-id").and_then(|raw| message_ids(raw).into_iter().next());
    }
    if let Some(to) = headers.raw("to") {
        enclosed.to.extend(super::address::list(to).into_iter().map(|mailbox| mailbox.addr).take(RECIPIENTS_MAX));
    }
}

fn judge(report: &mut Report, root: &Part<'_>, body: &Body, enclosed: Enclosed) {
    let (said, returned) = recipients::split_returned(&body.text);
    let words = Words { said, returned, own: own_addresses(root) };
    let failed = root.headers.text("x-failed-recipients").map(|value| recipients::addresses_in(&value)).unwrap_or_default();
    if let Some(Notification::Complaint(arf)) = json::read(&body.text).filter(|_| report.arf.is_none()) {
        report.arf = Some(arf);
    }
    if report.arf.is_some() || report.mdn && !is_refusal(root, said) {
        return;
    }
    if let Some(Notification::Bounce(found)) = json::read(&body.text) {
        report.bounce = true;
        return sort(report, found);
    }
    let groups = report.dsn.clone().filter(|_| report.is_from_machine).unwrap_or_default();
    if groups.iter().any(|group| !group.action.is_empty() || groups::fate(group).is_some()) {
        report.bounce = groups.iter().filter_map(groups::fate).any(|fate| Fate::Delayed < fate);
        report.reason = groups.iter().find(|group| groups::fate(group).is_some()).map(reason_of).unwrap_or_default();
        return sort(report, by_groups(&groups, &failed, &words));
    }
    report.bounce = report.mdn || score::is_bounce(root, report, body, &words);
    if !report.bounce {
        return;
    }
    report.reason = recipients::reason_in(said);
    let inner = groups::groups_in_text(&body.text);
    let found = if !inner.is_empty() {
        by_groups(&inner, &failed, &words)
    } else if enclosed.inner.iter().any(|group| groups::fate(group).is_some()) && recipients::named_in(said, &words.own).is_empty() {
        by_groups(&enclosed.inner, &failed, &words)
    } else {
        by_words(failed, &enclosed, &words)
    };
    if found.is_empty() {
        report.fate = Some(if phrases::is_delayed(said) { Fate::Delayed } else { recipients::fate_in(said) });
    }
    sort(report, found);
}

/// Tells whether a receipt says that the mail was refused, as some servers do.
fn is_refusal(root: &Part<'_>, said: &str) -> bool {
    let submitted = root.headers.text("auto-submitted").unwrap_or_default().to_lowercase();
    submitted.contains("rejected") || submitted.starts_with("auto-") && said.contains("was automatically rejected")
}

/// What the groups tell of each recipient. One that is no address, but a file or a program, stands for whom the words name.
fn by_groups(groups: &[DsnRecipient], failed: &[String], words: &Words<'_>) -> Vec<(String, Fate)> {
    let all: Vec<String> = groups.iter().map(|group| group.recipient.clone()).filter(|recipient| groups::is_address(recipient)).collect();
    let mut found = Vec::new();
    for group in groups {
        let Some(fate) = groups::fate(group) else { continue };
        let recipients = if groups::is_address(&group.recipient) {
            vec![group.recipient.clone()]
        } else if !failed.is_empty() {
            failed.to_vec()
        } else {
            recipients::named_in(words.said, &words.own)
        };
        for recipient in recipients {
            // A bare `5.0.0` leaves it to the words for people.
            let is_bare = fate == Fate::Dead && group.diagnostic.is_empty() && group.status.ends_with(".0.0");
            let told = is_bare.then(|| recipients::fate_of(words.said, &recipient, &all));
            found.push((recipient, told.unwrap_or(fate)));
        }
    }
    found
}

fn by_words(failed: Vec<String>, enclosed: &Enclosed, words: &Words<'_>) -> Vec<(String, Fate)> {
    let receipts = enclosed.receipts.iter().map(|group| group.recipient.clone()).filter(|recipient| groups::is_address(recipient));
    let ways: [&dyn Fn() -> Vec<String>; 5] = [
        &|| failed.clone(),
        &|| receipts.clone().collect(),
        &|| recipients::named_in(words.said, &words.own),
        &|| enclosed.to.clone(),
        &|| recipients::returned_to(words.returned),
    ];
    let found = ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default();
    let is_delayed = phrases::is_delayed(words.said);
    let fate = |recipient: &String| if is_delayed { Fate::Delayed } else { recipients::fate_of(words.said, recipient, &found) };
    found.iter().map(|recipient| (recipient.clone(), fate(recipient))).collect()
}

/// Sorts the recipients: those that are dead, and those that a later letter may reach.
fn sort(report: &mut Report, found: Vec<(String, Fate)>) {
    for (recipient, fate) in found {
        report.fate = report.fate.max(Some(fate));
        let list = if fate == Fate::Dead { &mut report.permanent } else { &mut report.temporary };
        if !list.contains(&recipient) && !recipient.is_empty() && list.len() < RECIPIENTS_MAX {
            list.push(recipient);
        }
    }
}

fn reason_of(group: &DsnRecipient) -> String {
    let words = if group.diagnostic.is_empty() { &group.comment } else { &group.diagnostic };
    format!("{} {words}", group.status).trim().to_owned()
}

fn own_addresses(root: &Part<'_>) -> Vec<String> {
    ["from", "to", "cc", "delivered-to", "return-path"]
        .iter()
        .filter_map(|name| root.headers.text(name))
        .flat_map(|value| recipients::addresses_in(&value))
        .map(|address| address.to_lowercase())
        .collect()
}

#[cfg(test)]
mod tests;
