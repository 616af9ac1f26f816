//! An outgoing item, its text fixed at the moment it was decided.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::File;
use crate::flow::conversation::{Keyboard, PromptButton};
use crate::text::{Lang, Personal};

use super::case::CaseId;
use super::dossier::Address;

/// Names an outgoing message: the event that caused it, and its place among that event's messages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MessageId {
    pub seq: u64,
    pub nth: u16,
}

impl fmt::Debug for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.seq, self.nth)
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.seq, self.nth)
    }
}

/// One outgoing message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: MessageId,
    pub case: Option<CaseId>,
    /// What the journal keeps it under: the case, or the conversation that may become one.
    #[serde(default)]
    pub subject: u64,
    /// What it is, for the journal: `prompt`, `acknowledgement`, `escalation`, …
    pub notice: String,
    pub content: Content,
    #[serde(with = "crate::text::instant")]
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Chat(ChatMessage),
    Mail(Box<MailMessage>),
    /// Not a message to anybody: a file on Telegram's servers that is to be fetched into the attachment folder.
    Fetch {
        file_id: String,
        unique_id: String,
        size_bytes: Option<u64>,
    },
}

impl Content {
    /// Sends files along with a message to a person.
    pub(super) fn enclose(&mut self, files: &[File]) {
        match self {
            Content::Chat(chat) => chat.files.extend_from_slice(files),
            Content::Mail(mail) => mail.files.extend_from_slice(files),
            Content::Fetch { .. } => {}
        }
    }
}

/// A chat message. At most 4096 characters; the desk splits longer texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    pub chat: i64,
    pub text: Personal,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<Vec<PromptButton>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<Keyboard>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
}

/// A mail, ready to be built: plain values, cleaned of control characters where they become headers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailMessage {
    pub to: Address,
    pub to_name: Personal,
    /// Bare Message-ID without angle brackets, fixed before the first try so that a repeat is the same mail.
    pub message_id: String,
    /// The address for answers, with the case's token where it has one.
    pub reply_to: Option<String>,
    /// The envelope sender, to which delivery reports go; `None` is the null path of automatic mails, and our address of others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounces_to: Option<Address>,
    /// Bare ids.
    pub in_reply_to: Option<String>,
    pub references: Vec<String>,
    pub subject: Personal,
    /// Plain text; paragraphs parted by empty lines. The HTML part is made from it.
    pub text: Personal,
    /// An HTML part that says the same with tables; `None` for all letters but reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<Personal>,
    pub lang: Lang,
    pub automatic: Automatic,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
}

/// What `Auto-Submitted` says (RFC 3834).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Automatic {
    /// Written by a person: no header.
    No,
    Replied,
    Generated,
}
