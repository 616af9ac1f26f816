//! What comes in: an event with the key that makes it the same item when it is delivered again.

use chrono::{DateTime, Utc};

use crate::desk::case::CaseId;
use crate::desk::dossier::ContactId;
use crate::desk::event::Event;

/// One item on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    pub key: InboundKey,
    pub from: Origin,
    pub event: Event,
    /// Written in the same commit, whether or not the item was seen before.
    pub cursor: Option<Cursor>,
}

/// What makes two deliveries one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboundKey {
    /// `update_id`.
    Telegram(u32),
    /// Keyed hash of Message-ID, From, Date and body: a redelivery is one mail, two mails that share a Message-ID are two.
    Mail(String),
    /// Given once, by somebody who waits for the answer: never a repeat.
    Once,
}

/// Whose dossier the event belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Contact(ContactId),
    /// A mail: the case that its tokens or message ids point to, else its sender's dossier.
    Mail {
        sender: ContactId,
        tokens: Vec<String>,
        message_ids: Vec<String>,
    },
    Case(CaseId),
    /// What staff enter at the machine: the customer whom it names, else somebody new.
    Entry,
}

/// How far a channel has been taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Such as `telegram`, or `imap/<account>/<folder>`.
    pub channel: String,
    pub position: String,
}

/// What became of an inbound item; given out only after the commit is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    Taken {
        seq: u64,
        /// Words for the staff member who gave a command.
        reply: Option<Result<String, String>>,
    },
    /// Seen before: nothing changed.
    Repeated,
    /// A cursor was written.
    Noted,
    /// A command about something that does not exist.
    NotFound { reason: String },
}

/// What the other side said of an outgoing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendResult {
    /// `by`: the server's own words, such as `250 2.0.0 Ok: queued as 4F1`.
    Accepted {
        by: String,
    },
    Refused {
        reason: String,
    },
    /// As `Refused`, and whatever else goes there is refused too: the chat is blocked, or its account is gone.
    Gone {
        reason: String,
    },
    /// Try again, not before this instant if the other side named one.
    Later {
        not_before: Option<DateTime<Utc>>,
        reason: String,
    },
    /// Outcome of a `Content::Fetch`.
    Fetched {
        sha256: String,
        size_bytes: u64,
    },
}
