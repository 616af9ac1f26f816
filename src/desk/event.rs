//! What can happen to a dossier: a closed list.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::File;
use crate::flow::conversation::{Input, MailInput};
use crate::text::{Lang, Personal};

use super::assignment::Loads;
use super::case::{Case, CaseId, Severity};
use super::copy::{Asked, Kept};
use super::decision::Circular;
use super::decision::orders::DecisionOrder;
use super::dossier::Address;
use super::entry::{Entry, Unread};
use super::erase::Erasure;
use super::link::Between;
use super::message::MessageId;
use super::presence::Wish;
use super::untaken::Untaken;

/// The instant and number of a step. Numbers count events over the whole store and never repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    pub now: DateTime<Utc>,
    pub seq: u64,
    /// Whether the limits per domain and hour allow one more automatic mail to this contact.
    pub automatic_mail: bool,
}

/// One thing that happened, to one dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The contact said something in a chat. `said_at` is the channel's own time of it.
    Said { input: Input, name: Personal, lang: Option<Lang>, said_at: DateTime<Utc> },
    /// The contact corrected an earlier chat message.
    Edited {
        text: Personal,
        said_at: DateTime<Utc>,
        /// When the message was first sent, which says which one it is.
        #[serde(default)]
        first_said_at: Option<DateTime<Utc>>,
    },
    /// A mail arrived.
    Mail(Box<Mail>),
    /// A member of staff gave a command about a case.
    Staff { actor: String, case: CaseId, command: StaffCommand },
    /// A member of staff enters what a customer said on the phone, on paper or in person; to `from` goes what came of it.
    Entered { actor: String, from: Option<Address>, entry: Result<Box<Entry>, Unread> },
    /// A member of staff goes away, or is back; the contact is their address.
    Absence { actor: String, wish: Option<Wish> },
    /// A member of staff wrote about a case.
    StaffMail {
        /// Proved by the token of that person, or by an answer to a letter to them; `None`: a mail that only pretends.
        actor: Option<String>,
        from: Address,
        case: CaseId,
        mail: Box<Mail>,
        /// It came to the address for notes: all of it stays inside.
        #[serde(default)]
        inside: bool,
    },
    /// The other side refused a message for good, or the tries are used up.
    Undelivered {
        message: MessageId,
        case: Option<CaseId>,
        /// What the message was: [`super::message::Message::notice`].
        notice: String,
        reason: String,
        #[serde(default)]
        receiver: Receiver,
        /// What a message to the customer said, so that it can go another way.
        #[serde(default)]
        text: Personal,
        /// What it carried.
        #[serde(default)]
        files: Vec<File>,
        /// It was a mail.
        #[serde(default)]
        by_mail: bool,
        /// The case itself where `case` names a closed one; filled in by the engine.
        #[serde(default)]
        closed: Option<Box<Case>>,
    },
    /// The other side accepted the acknowledgement of a case.
    Accepted { case: CaseId },
    /// The contact blocked or unblocked us on this channel.
    Reachable { reachable: bool, reason: String },
    /// Something that a person has to know about the program itself; the contact is the admin's address.
    Alarm(Alarm),
    /// The program writes to those in charge; the contact is the program's own address, which outlasts each of them.
    Circular(Box<Circular>),
    /// The engine gathered what is kept on the contact, who asked for it.
    Kept { asked: Asked, kept: Box<Kept> },
    /// A case of this dossier is to be given to somebody; the engine knows how much everybody has.
    HandOut { case: CaseId, loads: Loads },
    /// The day's look at what nobody of a team has taken; the contact is whoever hears of it.
    Untaken(Box<Untaken>),
    /// The dossier of the same person on another channel says something.
    Other(Box<Between>),
    /// `Dossier::due` has come.
    Woke,
}

/// What a refusal says of its receiver.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    /// This message was refused; the next may arrive.
    #[default]
    Unknown,
    /// Nothing arrives there.
    Gone,
}

/// A mail as the channel hands it over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    pub input: MailInput,
    /// What its writer typed into it, neither quoted nor forwarded nor hidden: of a member of staff only this counts. Empty where the
    /// mail has no such words, or names no letter and no address of a case.
    #[serde(default)]
    pub own_text: Personal,
    /// All of the text, for staff.
    pub text: Personal,
    pub message_id: Option<String>,
    pub references: Vec<String>,
    /// The raw bytes, kept as evidence: an attachment of kind `Mail`.
    pub raw: File,
    pub arrived_at: DateTime<Utc>,
    pub lang: Option<Lang>,
    /// Which of our addresses it was sent to.
    pub to: Option<Address>,
    pub nature: MailNature,
    /// The case that a valid token or a known message id points to; filled in by the engine.
    pub case: Option<CaseId>,
    /// True when the sender has what only a mail of ours carries: a valid token came back. The desk asks besides whether the
    /// sender is the customer, since mails are forwarded.
    pub confirmed: bool,
    /// The notice of the message of ours that a delivery report is about; filled in by the engine.
    #[serde(default)]
    pub notice: Option<String>,
    /// What a member of staff said in the message of ours that a delivery report is about; filled in by the engine.
    #[serde(default)]
    pub lost: Personal,
    /// What a delivery report says of our letter.
    #[serde(default)]
    pub reported: Reported,
    /// The case itself where `case` names a closed one; filled in by the engine.
    #[serde(default)]
    pub closed: Option<Box<Case>>,
    #[serde(default)]
    pub sender_check: SenderCheck,
}

/// What a delivery report says of the letter that it is about. Anybody can write one: the engine compares it with what was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Addresses that it says take nothing.
    pub dead: Vec<Address>,
    /// Addresses that may take the next letter.
    pub passing: Vec<Address>,
    /// The letter is given up, though a later one may arrive.
    pub is_lost: bool,
}

impl Reported {
    /// Tells whether the report speaks of an address.
    pub fn names(&self, address: &Address) -> bool {
        self.is_dead(address) || self.passing.contains(address)
    }

    /// Tells whether the report says of an address that it takes nothing.
    pub fn is_dead(&self, address: &Address) -> bool {
        self.dead.contains(address)
    }
}

/// Whether a mail is really from the address in its `From`, as far as the way in could tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SenderCheck {
    /// Nobody looked, or nobody answered.
    #[default]
    Unchecked,
    /// The domain of the sender vouches for the mail.
    Verified,
    /// Nothing vouches for it, and the domain does not ask for that.
    Unproved,
    /// The domain says what its mails look like, and this is none: a forgery, or spoilt by a forwarder.
    Failed,
}

/// What kind of mail it is; only `Human`, `Doubtful`, `Unreadable` and `Encrypted` open cases, and `Doubtful` and `Unreadable` are not
/// answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailNature {
    Human,
    /// Auto-submitted, list or bulk mail (RFC 3834): kept, never answered, opens nothing.
    Automatic {
        sign: String,
    },
    /// A person's, or a machine's that only its words give away: a case as any other, and never answered by itself.
    Doubtful {
        sign: String,
    },
    /// A delivery report (RFC 3464) about a message of ours. Not permanent: nothing that is known forbids the next letter.
    Bounce {
        permanent: bool,
        reason: String,
    },
    /// Could not be parsed: a person looks at the raw bytes.
    Unreadable {
        reason: String,
    },
    /// A person's, for a key that nobody here has: they are told what to do.
    Encrypted,
}

impl MailNature {
    /// Tells whether the mail is a delivery report.
    pub fn is_bounce(&self) -> bool {
        matches!(self, MailNature::Bounce { .. })
    }
}

/// What staff can do with a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffCommand {
    Take,
    Assign {
        to: String,
    },
    /// Stays inside.
    Note {
        text: Personal,
    },
    /// Goes to the customer.
    Reply {
        text: Personal,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<File>,
    },
    /// Goes to the customer as a reply does, and the case waits for the answer.
    Ask {
        text: Personal,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<File>,
    },
    SetSeverity {
        severity: Severity,
    },
    /// About the decision.
    Decide(DecisionOrder),
    /// Sets a date of the person's own, in words.
    Target {
        on: String,
    },
    /// Silences reminders to the person until a day or for a while, in words.
    Snooze {
        until: String,
    },
    /// The person gets nothing for a while.
    Away(Wish),
    /// The person is there again.
    Back,
    /// The case is about this member of staff, who must not have it, hear of it or act on it.
    About {
        name: String,
    },
    NotAbout {
        name: String,
    },
    /// Why a deadline was missed.
    Reason {
        text: Personal,
    },
    Close {
        outcome: Option<String>,
        text: Option<Personal>,
    },
    Reopen {
        /// The case as it was closed; filled in by the engine.
        #[serde(default)]
        closed: Option<Box<Case>>,
        /// Why, for colleagues; empty where nobody said it.
        #[serde(default)]
        why: Personal,
    },
    /// Erases the personal data of a closed case (GDPR, article 17).
    Erase(Erasure),
}

/// What an admin is told, to be worded in the language of whoever reads it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarm {
    /// Messages of the words, a paragraph each.
    pub says: Vec<String>,
    /// What the messages name.
    pub args: BTreeMap<String, String>,
    /// What stands below as it is, such as the problems of a configuration; empty where there is nothing.
    pub below: String,
}

impl Alarm {
    pub fn new(says: &[&str], args: &[(&str, &str)]) -> Self {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { says: says.iter().map(|id| (*id).to_owned()).collect(), args, below: String::new() }
    }
}

/// As the log shows it.
impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.says.join(", "))?;
        self.args.iter().try_for_each(|(name, value)| write!(f, ", {name}: {value}"))
    }
}
