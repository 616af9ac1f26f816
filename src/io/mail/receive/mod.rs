//! Takes mail in, by LMTP, by IMAP and from a Maildir; never tells the other side that a mail is taken before the commit that holds it is on disk.

pub mod door;
pub mod imap;
pub mod lmtp;
pub mod maildir;
pub mod sender;

use std::fmt;
use std::future::Future;

use chrono::{DateTime, Utc};

use crate::engine::inbound::{Cursor, Receipt};

/// A mail as it came over the wire.
#[derive(Clone, PartialEq, Eq)]
pub struct RawMail {
    /// Where it lay, such as `imap/<account>/<folder>/<UIDVALIDITY>/<UID>`: tells mails without content apart. Empty for LMTP.
    pub place: String,
    /// All of it; or only its header, where `defect` says so.
    pub bytes: Vec<u8>,
    pub arrived_at: DateTime<Utc>,
    /// Written in the commit that takes the mail in.
    pub cursor: Option<Cursor>,
    /// Why the mail is not to be read as usual.
    pub defect: Option<Defect>,
}

/// What is wrong with a mail before anybody has looked inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Defect {
    /// Larger than what is fetched: `bytes` has the header alone.
    TooLarge { size_bytes: u64, size_bytes_max: u64 },
    /// The server names the mail and does not hand it out: `bytes` is what could be had, perhaps nothing.
    Withheld { reason: String },
}

impl fmt::Debug for RawMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawMail")
            .field("place", &self.place)
            .field("bytes", &self.bytes.len())
            .field("arrived_at", &self.arrived_at)
            .field("cursor", &self.cursor)
            .field("defect", &self.defect)
            .finish()
    }
}

/// Makes mails part of the store.
pub trait Admit: Send + Sync + 'static {
    /// Keeps `mails`, durably, before it returns; one receipt for each, in order. A mail that cannot be read is kept as unreadable.
    ///
    /// # Errors
    /// Some of them may not be kept: tell the other side “later”, and offer all of them again.
    fn admit(&self, mails: Vec<RawMail>) -> impl Future<Output = Result<Vec<Receipt>, NotNow>> + Send;
}

/// Nothing can be taken in for the moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotNow {
    pub reason: String,
}

impl fmt::Display for NotNow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mail cannot be taken in for the moment: {}", self.reason)
    }
}

impl std::error::Error for NotNow {}
