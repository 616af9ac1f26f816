//! From a read mail to what the desk takes in: the event, whose it is, and the key that makes a redelivery the same mail.
//!
//! Decides nothing about cases: tokens and ids are only handed on, and prove nothing by themselves.

use chrono::{DateTime, Utc};
use ring::hmac;

use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::{Mail, MailNature, Reported, SenderCheck};
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::flow::conversation::MailInput;
use crate::text::Personal;

use super::clean::{clean_name, clean_subject};
use super::language;
use super::parsed::{Attachment, ParsedMail, Security};
use super::report::{Fate, Report};

mod own;

/// Tokens and ids of one mail that are looked up.
const LOOKED_UP_MAX: usize = 60;
/// How much of a mail's text staff see in the journal, and how much is taken for answers; the raw mail is kept whole.
const TEXT_BYTES_MAX: usize = 256 << 10;
const ANSWER_BYTES_MAX: usize = 64 << 10;
/// Files that are named one by one; all are in the raw mail.
const FILES_MAX: usize = 500;
const MEDIA_TYPE_CHARS_MAX: usize = 127;

/// How a mail came in.
pub struct Arrival<'a> {
    pub bytes: &'a [u8],
    /// The raw mail, as it is kept.
    pub raw: File,
    /// The attachments, as they are kept: made by [`file_of`] in the order of [`attachments`].
    pub files: Vec<File>,
    pub arrived_at: DateTime<Utc>,
    /// Our addresses, without plus-parts.
    pub own: &'a [Address],
    /// What is known of the sender.
    pub sender_check: SenderCheck,
    /// Keys the mark of the mail, so that it tells nothing about the mail.
    pub secret: &'a [u8; 32],
}

/// A mail on its way to the engine.
pub struct TakenIn {
    /// For `InboundKey::Mail`: the same for a redelivery, another for another mail of the same Message-ID.
    pub key: String,
    /// `None` where the mail names no sender to whom one could write.
    pub sender: Option<ContactId>,
    /// What stands behind the plus in the addresses it was sent to, the most trustworthy first.
    pub tokens: Vec<String>,
    /// In-Reply-To, then References from the last to the first, then the mail that a report is about, then the marks in brackets by
    /// which letters that the text quotes name themselves.
    pub message_ids: Vec<String>,
    pub mail: Mail,
}

/// Returns everything that the mail carries, the files inside winmail.dat among it.
pub fn attachments(parsed: &ParsedMail) -> impl Iterator<Item = &Attachment> {
    parsed.attachments.iter().chain(parsed.tnef.iter().flatten())
}

/// Describes an attachment that is kept under its SHA-256.
pub fn file_of(attachment: &Attachment, sha256: String) -> File {
    let name = attachment.name.as_deref().map(|name| clean_name(name.rsplit(['/', '\\']).next().unwrap_or(name))).unwrap_or_default();
    let kind = match attachment.media_type.split('/').next().unwrap_or_default() {
        "image" => FileKind::Photo,
        "audio" => FileKind::Audio,
        "video" => FileKind::Video,
        "message" => FileKind::Mail,
        _ => FileKind::Document,
    };
    let size_bytes = Some(attachment.bytes.len() as u64);
    File {
        name: Personal::from(name),
        kind,
        media_type: attachment.media_type.chars().take(MEDIA_TYPE_CHARS_MAX).collect(),
        size_bytes,
        place: FilePlace::Stored { sha256 },
    }
}

/// Makes the event of a mail.
pub fn to_inbound(parsed: &ParsedMail, arrival: Arrival<'_>) -> TakenIn {
    let sender = parsed.from.first();
    let address = sender.and_then(|sender| Address::parse(&sender.addr));
    let new_text = cut(new_text(parsed), ANSWER_BYTES_MAX);
    let lang = language::of(parsed.content_language.as_deref(), &new_text);
    let input = MailInput {
        sender: Personal::from(address.as_ref().map_or("", |address| address.as_str())),
        sender_name: Personal::from(clean_name(sender.map_or("", |sender| sender.name.as_str()))),
        subject: Personal::from(clean_subject(&parsed.subject)),
        new_text: Personal::from(new_text),
        full_text: Personal::from(cut(parsed.text.clone(), ANSWER_BYTES_MAX)),
        files: arrival.files.into_iter().take(FILES_MAX).collect(),
    };
    let recipients = recipients(parsed);
    let tokens: Vec<String> = recipients.iter().filter_map(|recipient| parted(recipient).1).take(LOOKED_UP_MAX).collect();
    let message_ids = message_ids(parsed);
    // Whoever names nothing of ours is no member of staff, whose words alone are looked at so.
    let names_ours = !tokens.is_empty() || !message_ids.is_empty();
    let own_text = if names_ours { own::own_text(parsed, ANSWER_BYTES_MAX) } else { String::new() };
    let mail = Mail {
        input,
        own_text: Personal::from(own_text),
        text: Personal::from(cut(text_for_staff(parsed), TEXT_BYTES_MAX)),
        message_id: parsed.message_id.clone(),
        references: parsed.references.iter().take(LOOKED_UP_MAX).cloned().collect(),
        raw: arrival.raw,
        arrived_at: arrival.arrived_at,
        lang,
        to: recipients.iter().map(|recipient| parted(recipient).0).find(|base| arrival.own.contains(base)),
        nature: nature(parsed, address.is_some()),
        case: None,
        confirmed: false,
        lost: Personal::default(),
        reported: reported(&parsed.report),
        notice: None,
        closed: None,
        sender_check: arrival.sender_check,
    };
    TakenIn { key: key(parsed, arrival.bytes, arrival.secret), sender: address.map(ContactId::Email), tokens, message_ids, mail }
}

/// The addresses the mail was sent to: the topmost Delivered-To first, then what other servers noted, then To and Cc.
fn recipients(parsed: &ParsedMail) -> Vec<Address> {
    let headers = parsed.to.iter().chain(&parsed.cc).map(|mailbox| mailbox.addr.as_str());
    let mut found: Vec<Address> = Vec::new();
    for address in parsed.delivered_to.iter().map(String::as_str).chain(headers).take(200).filter_map(Address::parse) {
        if !found.contains(&address) {
            found.push(address);
        }
    }
    found
}

/// `complaints+token@x` → `complaints@x` and `token`.
fn parted(address: &Address) -> (Address, Option<String>) {
    let text = address.as_str();
    let parts = text.rsplit_once('@').and_then(|(local, domain)| {
        let (base, token) = local.split_once('+')?;
        Some((Address::parse(&format!("{base}@{domain}"))?, token.to_owned()))
    });
    match parts {
        Some((base, token)) => (base, (!token.is_empty()).then_some(token)),
        None => (address.clone(), None),
    }
}

fn message_ids(parsed: &ParsedMail) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let ids = parsed.in_reply_to.iter().chain(parsed.references.iter().rev()).chain(&parsed.report.original_message_id);
    for id in ids.cloned().chain(marks(&parsed.text)) {
        if !found.contains(&id) && found.len() < LOOKED_UP_MAX {
            found.push(id);
        }
    }
    found
}

/// Returns what may be marks of letters, with their brackets: `[81-2.k3j4]`.
fn marks(text: &str) -> impl Iterator<Item = String> {
    let is_mark = |mark: &str| {
        let is_number = |text: &str| !text.is_empty() && text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = mark.split_once('.').and_then(|(number, mac)| Some((number.split_once('-')?, mac)));
        number.is_some_and(|((seq, nth), mac)| {
            is_number(seq) && is_number(nth) && mac.len() < 40 && mac.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    let inner = text.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    inner.map(|(mark, _)| mark.to_ascii_lowercase()).filter(move |mark| is_mark(mark)).map(|mark| format!("[{mark}]"))
}

/// What the sender wrote new, without the quotes between; never empty where the mail says anything.
fn new_text(parsed: &ParsedMail) -> String {
    let own: Vec<&str> = parsed.reply.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
    let own = own.join("\n").trim().to_owned();
    let forwarded = parsed.forward.as_ref().map(|forward| forward.text.trim().to_owned());
    [Some(own), forwarded, Some(parsed.reply.trim().to_owned()), Some(parsed.text.trim().to_owned())]
        .into_iter()
        .flatten()
        .find(|text| !text.is_empty())
        .or_else(|| parsed.nested.iter().map(|nested| nested.text.trim().to_owned()).find(|text| !text.is_empty()))
        .or_else(|| parsed.appointments.first().map(|entry| entry.title.clone()))
        .unwrap_or_default()
}

/// All of the text, with the mails and the calendar entries that are attached.
fn text_for_staff(parsed: &ParsedMail) -> String {
    let mut text = parsed.text.clone();
    for nested in &parsed.nested {
        let from: Vec<String> = nested.from.iter().map(|from| format!("{} <{}>", from.name, from.addr).trim().to_owned()).collect();
        text.push_str(&format!("\n\n----- {} -----\n{}\n\n{}", nested.subject, from.join(", "), nested.text));
    }
    for entry in &parsed.appointments {
        text.push_str(&format!("\n\n----- {} -----\n{}", entry.title, entry.lines.join("\n")));
    }
    text
}

/// Cuts a text that is too long for a row, and says where the rest is.
fn cut(mut text: String, bytes_max: usize) -> String {
    if bytes_max < text.len() {
        let end = (0..=bytes_max).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        text.truncate(end);
        text.push_str("\n[…] The text is longer: all of it is in the attached message.eml.");
    }
    text
}

/// Returns what a delivery report says of our letter, for the engine to compare with whom the letter went to.
fn reported(report: &Report) -> Reported {
    let of = |list: &[String]| list.iter().filter_map(|recipient| Address::parse(recipient)).take(LOOKED_UP_MAX).collect::<Vec<_>>();
    Reported { dead: of(&report.permanent), passing: of(&report.temporary), is_lost: report.fate == Some(Fate::Lost) }
}

fn nature(parsed: &ParsedMail, has_sender: bool) -> MailNature {
    let report = &parsed.report;
    if let Some(reason) = &parsed.unreadable {
        return MailNature::Unreadable { reason: reason.clone() };
    }
    if report.bounce {
        return MailNature::Bounce { permanent: report.fate == Some(Fate::Dead), reason: report.reason.clone() };
    }
    match &parsed.auto_response {
        Some(sign) if !parsed.is_doubtful || !has_sender => return MailNature::Automatic { sign: sign.clone() },
        Some(sign) if parsed.security != Security::Encrypted => return MailNature::Doubtful { sign: sign.clone() },
        Some(_) | None => {}
    }
    if !has_sender {
        return MailNature::Unreadable { reason: "no sender".to_owned() };
    }
    if parsed.security == Security::Encrypted {
        return MailNature::Encrypted;
    }
    MailNature::Human
}

/// Returns the mark of a mail, keyed by `secret` so that it tells nothing about the mail.
///
/// It is made of Message-ID, From, Date and body: two mails that share only their Message-ID are two mails. Where there is no Message-ID the
/// subject counts too: forms write mails that differ in nothing else. Servers change subjects, so it does not count otherwise.
pub fn key(parsed: &ParsedMail, raw: &[u8], secret: &[u8; 32]) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let mut mark = hmac::Context::with_key(&key);
    let from: Vec<&str> = parsed.from.iter().map(|from| from.addr.as_str()).collect();
    let date = parsed.date.map(|date| date.to_rfc3339()).unwrap_or_default();
    let subject = parsed.message_id.is_none().then_some(parsed.subject.as_str()).filter(|subject| !subject.is_empty());
    let pieces = [parsed.message_id.as_deref().unwrap_or_default(), &from.join(","), &date, &super::body_digest(raw)];
    for piece in pieces.into_iter().chain(subject) {
        mark.update(&(piece.len() as u64).to_le_bytes());
        mark.update(piece.as_bytes());
    }
    mark.sign().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod answers;
#[cfg(test)]
mod tests;
