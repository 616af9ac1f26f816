//! Builds a mail's bytes (RFC 5322) from our message; the same message always gives the same bytes, so that a repeat is a repeat.
//!
//! Cleans every name and id before it becomes a header. Never panics, whatever a customer called himself.

use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::address::Address as Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};

use crate::desk::dossier::Address;
use crate::desk::message::{Automatic, MailMessage};

use super::clean::{clean_name, clean_subject};
use super::fields::is_message_id;
use super::letter;

/// Octets of a References field; with its name it stays on one line below 998.
const REFERENCES_BYTES_MAX: usize = 900;

/// Who writes: our address and the name that people see.
#[derive(Clone)]
pub struct Sender {
    pub address: Address,
    pub name: String,
}

/// A file to be sent along.
pub struct Enclosure {
    pub name: String,
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// Why a mail cannot be built: it would be no valid mail, however often it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// The address cannot be written; `which` names the field.
    Address {
        which: &'static str,
    },
    /// The Message-ID, which must be ours and valid.
    MessageId,
    Other {
        reason: String,
    },
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::Address { which } => write!(f, "the address in {which} cannot be written into a mail"),
            BuildError::MessageId => f.write_str("the message id cannot be written into a mail"),
            BuildError::Other { reason } => write!(f, "the mail cannot be built: {reason}"),
        }
    }
}

impl std::error::Error for BuildError {}

/// Builds the bytes of a mail.
///
/// # Errors
/// The message can never be sent as it is: report it on the case.
pub fn build(message: &MailMessage, sender: &Sender, date: DateTime<Utc>, enclosures: &[Enclosure]) -> Result<Vec<u8>, BuildError> {
    if !is_message_id(&message.message_id) {
        return Err(BuildError::MessageId);
    }
    let mut builder = Message::builder()
        .from(mailbox(&sender.name, sender.address.as_str(), "From")?)
        .to(mailbox(message.to_name.as_str(), message.to.as_str(), "To")?)
        .subject(clean_subject(message.subject.as_str()))
        .date(SystemTime::from(date))
        .message_id(Some(format!("<{}>", message.message_id)));
    if let Some(reply_to) = &message.reply_to {
        builder = builder.reply_to(mailbox("", reply_to, "Reply-To")?);
    }
    if let Some(id) = message.in_reply_to.as_ref().filter(|id| is_message_id(id)) {
        builder = builder.in_reply_to(format!("<{id}>"));
    }
    let references = references(&message.references);
    if !references.is_empty() {
        builder = builder.references(references);
    }
    builder = builder.raw_header(raw("Content-Language", message.lang.as_str())?);
    for (name, value) in automatic(message.automatic) {
        builder = builder.raw_header(raw(name, value)?);
    }
    let built = builder.multipart(content(message, enclosures)).map_err(|error| BuildError::Other { reason: error.to_string() })?;
    Ok(built.formatted())
}

fn mailbox(name: &str, address: &str, which: &'static str) -> Result<Mailbox, BuildError> {
    let address = Address::parse(address).ok_or(BuildError::Address { which })?;
    let address: Envelope = address.as_str().parse().map_err(|_| BuildError::Address { which })?;
    let name = clean_name(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

fn raw(name: &str, value: &str) -> Result<HeaderValue, BuildError> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|error| BuildError::Other { reason: error.to_string() })?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

/// The headers that keep other machines from answering (RFC 3834, and what Exchange listens to).
fn automatic(automatic: Automatic) -> &'static [(&'static str, &'static str)] {
    match automatic {
        Automatic::No => &[],
        Automatic::Replied => &[("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")],
        Automatic::Generated => &[("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")],
    }
}

/// Writes References; where they are too long, the middle is cut: the first and the last tell most.
fn references(ids: &[String]) -> String {
    let mut ids: Vec<String> = ids.iter().filter(|id| is_message_id(id)).map(|id| format!("<{id}>")).collect();
    while 1 < ids.len() && REFERENCES_BYTES_MAX < ids.iter().map(|id| id.len() + 1).sum::<usize>() {
        ids.remove(1.min(ids.len() - 2));
    }
    ids.join(" ")
}

fn content(message: &MailMessage, enclosures: &[Enclosure]) -> MultiPart {
    let seed = &message.message_id;
    let text = message.text.as_str();
    let alternative =
        MultiPart::alternative().boundary(boundary(seed, "alternative")).singlepart(SinglePart::plain(text.to_owned())).singlepart(
            SinglePart::html(message.html.as_ref().map_or_else(|| letter::html(text, &message.lang), |html| html.as_str().to_owned())),
        );
    if enclosures.is_empty() {
        return alternative;
    }
    let mut mixed = MultiPart::mixed().boundary(boundary(seed, "mixed")).multipart(alternative);
    for enclosure in enclosures {
        let media_type =
            ContentType::parse(&enclosure.media_type).unwrap_or(ContentType::parse("application/octet-stream").expect("the type is valid"));
        mixed = mixed.singlepart(Attachment::new(clean_name(&enclosure.name)).body(enclosure.bytes.clone(), media_type));
    }
    mixed
}

/// A boundary that no text contains by chance, the same each time.
fn boundary(seed: &str, role: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, format!("{role} {seed}").as_bytes());
    digest.as_ref()[..16].iter().fold(String::from("="), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

#[cfg(test)]
mod tests;
