//! What a customer can answer, and how we came to know it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::text::{Lang, Personal};

use super::script::FieldId;

/// The answers of a conversation or case, by question.
pub type Answers = BTreeMap<FieldId, Answer>;

/// One answer, with its origin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub value: Value,
    pub how: How,
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
    pub lang: Lang,
}

/// How we came to know an answer. A guess may raise an alarm, never dismiss one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The customer answered the question.
    Stated,
    /// A mail contained it where the script says: sender, subject, body, attachments or a pattern.
    Found,
    /// Words in a mail hint at it.
    Guessed,
    ByStaff,
}

/// A typed value. Options are ids, never words, so that an answer outlives a change of language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Text(Personal),
    Choice(String),
    Choices(Vec<String>),
    YesNo(bool),
    Consent(bool),
    /// A decimal number, exact, as its canonical text (`12.5`).
    Number(String),
    Amount {
        number: String,
        currency: Option<String>,
    },
    Date(NaiveDate),
    Email(Personal),
    Phone(Personal),
    Files(Vec<File>),
    Location {
        latitude_microdegrees: i32,
        longitude_microdegrees: i32,
    },
    Contact {
        name: Personal,
        phone: Personal,
    },
    /// One of the customer's own cases, by its reference.
    Case(String),
    /// The customer chose to skip the question; conditions see it as absent.
    Skipped,
}

/// A file that a customer sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub name: Personal,
    pub kind: FileKind,
    pub media_type: String,
    pub size_bytes: Option<u64>,
    pub place: FilePlace,
}

/// What a customer meant a file to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Photo,
    Document,
    Voice,
    Video,
    Audio,
    /// A whole e-mail (message/rfc822).
    Mail,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilePlace {
    /// In the attachment folder, under the hexadecimal SHA-256 of its content.
    Stored { sha256: String },
    /// On Telegram's servers; the engine fetches it, and keeps the outcome in a row under `unique_id`.
    Telegram { file_id: String, unique_id: String },
    /// Over the limit of the channel: named in the case, its bytes not to be had.
    TooLarge,
    /// Words of ours that leave as a file, kept with the message alone.
    Written { text: Personal },
}
