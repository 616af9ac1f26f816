//! A mail as the rest of the program sees it: plain values, text decoded, bytes untouched.
//!
//! Nothing here prints itself: a mail is personal from its first line to its last.

use chrono::{DateTime, FixedOffset};

pub use super::address::Mailbox;
use super::report::Report;

/// One mail, read as far as it can be read. A field that the mail lacks is empty.
#[derive(Clone, Default)]
pub struct ParsedMail {
    pub from: Vec<Mailbox>,
    pub to: Vec<Mailbox>,
    pub cc: Vec<Mailbox>,
    pub reply_to: Vec<Mailbox>,
    pub subject: String,
    pub date: Option<DateTime<FixedOffset>>,
    /// Bare and kept raw: `None` where it is missing or could not be written into a header again.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    /// The whole text for people; from HTML where there is no plain text, or none that says anything.
    pub text: String,
    pub html: Option<String>,
    /// What the sender wrote new; the whole text where that cannot be told.
    pub reply: String,
    /// The quotes and signatures that `reply` leaves out.
    pub elided: String,
    /// The mail that is forwarded within the text.
    pub forward: Option<Forward>,
    pub attachments: Vec<Attachment>,
    /// Mails attached as message/rfc822, readable.
    pub nested: Vec<Nested>,
    /// What calendar parts say.
    pub appointments: Vec<Appointment>,
    pub tree: Tree,
    /// The files inside winmail.dat; `None` where there is none.
    pub tnef: Option<Vec<Attachment>>,
    /// The sign by which the mail gives itself away as sent by a machine: `Auto-Submitted`, `List-Id`, …
    pub auto_response: Option<String>,
    /// True where that sign is only words, which a person may have written.
    pub is_doubtful: bool,
    /// What the mail reports about another mail.
    pub report: Report,
    pub security: Security,
    /// Content-Language, as written.
    pub content_language: Option<String>,
    /// `Some("")` for the null path `<>`.
    pub return_path: Option<String>,
    /// Addresses that the delivering servers noted: the topmost Delivered-To, X-Original-To and the like, in this order; then
    /// those of a mail that was sent on, and those of a blind copy whose sender left them in.
    pub delivered_to: Vec<String>,
    /// All Authentication-Results, the topmost first.
    pub authentication_results: Vec<String>,
    /// Fields named `From`; more than one is a sign of forgery.
    pub from_fields: usize,
    /// Why the mail could not be read; a person looks at the raw bytes.
    pub unreadable: Option<String>,
}

/// A mail forwarded within the text of another, as far as its header block tells.
#[derive(Clone, Default)]
pub struct Forward {
    pub from: Option<Mailbox>,
    pub subject: Option<String>,
    pub date: Option<String>,
    pub text: String,
}

/// One attachment, its bytes as sent.
#[derive(Clone, Default)]
pub struct Attachment {
    /// `None` where the mail gives no name.
    pub name: Option<String>,
    pub media_type: String,
    pub bytes: Vec<u8>,
    pub content_id: Option<String>,
    /// True for an image that the HTML shows in its place; it is kept all the same.
    pub inline: bool,
}

/// A mail attached to a mail.
#[derive(Clone, Default)]
pub struct Nested {
    pub from: Vec<Mailbox>,
    pub subject: String,
    pub text: String,
}

/// An invitation or another calendar entry, for people.
#[derive(Clone, Default)]
pub struct Appointment {
    /// What it is about.
    pub title: String,
    /// When, where, from whom, and the words below: what the entry says of these.
    pub lines: Vec<String>,
}

/// The nested MIME types.
#[derive(Clone, Default)]
pub struct Tree {
    pub media_type: String,
    pub parts: Vec<Tree>,
}

/// Whether the content is signed or locked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Security {
    #[default]
    None,
    Signed,
    /// Without a key only the sender's own words can help: the sender is told what to do.
    Encrypted,
}
