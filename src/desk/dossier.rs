//! One contact and all that is open for that contact: the unit that a step reads and writes.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::File;
use crate::flow::conversation::Conversation;
use crate::flow::script::FieldId;
use crate::text::{Lang, Personal};

use super::case::{Case, CaseId};
use super::decision::after::Kept;
use super::link::Link;

/// A person on one channel. The same person on two channels is two contacts until linked by a code.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactId {
    /// The chat id, which for a private chat is the user's id.
    Telegram(i64),
    Email(Address),
    /// Somebody who phoned, wrote on paper or came by, and of whom no address is known: the number of the event that said so.
    ByHand(u64),
}

impl ContactId {
    /// Returns the key under which the dossier is stored: `t`, `m` or `h`, then the id.
    pub fn key(&self) -> Vec<u8> {
        match self {
            ContactId::Telegram(chat) => format!("t{chat}").into_bytes(),
            ContactId::Email(address) => format!("m{}", address.folded().collect::<String>()).into_bytes(),
            ContactId::ByHand(seq) => format!("h{seq}").into_bytes(),
        }
    }
}

impl fmt::Debug for ContactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ContactId::Telegram(_) => f.write_str("Telegram(..)"),
            ContactId::Email(_) => f.write_str("Email(..)"),
            ContactId::ByHand(_) => f.write_str("ByHand(..)"),
        }
    }
}

/// An e-mail address, validated and normalised: no control characters, the domain in lower case, at most 254 bytes (RFC 5321).
///
/// Written as its owner wrote it, and compared without regard to capitals: servers that tell `Ann@` from `ann@` are not met any more
/// (RFC 5321 2.4 advises against them), and people write their own address either way.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address(String);

impl Address {
    /// Reads an address; `None` if it could not be written into an envelope safely.
    pub fn parse(text: &str) -> Option<Self> {
        let (local, domain) = text.trim().rsplit_once('@')?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && local.chars().all(|c| !c.is_control() && !c.is_whitespace() && !"<>()[],;:\\\"@".contains(c))
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let domain_ok = !domain.is_empty()
            && domain.len() <= 253
            && domain.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        (local_ok && domain_ok && local.len() + domain.len() < 254).then(|| Self(format!("{local}@{}", domain.to_lowercase())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// Tells whether mail to `other` comes to this mailbox too, by a part after `+` or none.
    pub fn is_mailbox_of(&self, other: &Self) -> bool {
        self.without_extension() == other.without_extension()
    }

    fn without_extension(&self) -> Self {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let plain = local.split_once('+').map_or(local, |(plain, _)| plain);
        Self(format!("{plain}@{domain}"))
    }

    /// Returns what two spellings of one address have in common.
    fn folded(&self) -> impl Iterator<Item = char> {
        self.0.chars().flat_map(char::to_lowercase)
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.folded().eq(other.folded())
    }
}

impl Eq for Address {}

impl Ord for Address {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.folded().for_each(|c| c.hash(state));
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0.len())
    }
}

/// All that is open for one contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    pub contact: Contact,
    pub conversation: Option<Conversation>,
    /// Open cases. A closed case leaves the dossier for a row of its own.
    pub cases: BTreeMap<CaseId, Case>,
    /// Closed cases that the contact may still ask for, newest last, bounded.
    #[serde(default)]
    pub closed: Vec<CaseId>,
    /// Closed cases that still owe something: promised remedies, the survey, the way back.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub after: BTreeMap<CaseId, Kept>,
    /// Automatic mails sent to this contact of late, so that no loop starts: instants, oldest first, bounded.
    #[serde(default)]
    pub automatic_mails: Vec<DateTime<Utc>>,
    /// When staff were last told that this contact gets no more automatic mails for a while.
    #[serde(default)]
    pub hushed_at: Option<DateTime<Utc>>,
    /// Which message answered which question of the conversation under way; bounded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answered: Vec<Answered>,
    /// When a person was last asked to turn to this contact; says nothing of why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_person_at: Option<DateTime<Utc>>,
    /// When the contact was last sent a copy of everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_at: Option<DateTime<Utc>>,
    /// Words that wait for the contact to say which case they are about.
    #[serde(default)]
    pub unplaced: Option<Unplaced>,
    /// Mails of late that pretended to come from staff, so that a flood of them is no flood of letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pretended: Option<Pretended>,
    /// Mails of staff of late, so that a machine that answers for one of them starts no loop: oldest first, bounded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heard: Vec<Heard>,
    /// The same person's other channel.
    #[serde(default, skip_serializing_if = "Link::is_none")]
    pub link: Link,
    /// Where words stand that belonged to no case when they were said, newest last, bounded: they go with the contact.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spoken: Vec<u64>,
    /// Where the engine's index of due instants has this dossier, if that is earlier than [`Dossier::due`]: a deadline that
    /// moves away with every word is not worth a new row each time. The engine's own; no step looks at it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "crate::text::instant::option")]
    pub indexed_at: Option<DateTime<Utc>>,
}

/// A mail of a member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heard {
    pub by: String,
    pub case: CaseId,
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
    /// By which its words are known again; tells nothing about them.
    pub mark: String,
    /// It went to the customer.
    #[serde(default)]
    pub sent: bool,
}

/// Mails within an hour that pretended to come from staff: of the first ones staff are told singly, of the others together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pretended {
    pub since: DateTime<Utc>,
    pub told: u32,
    pub untold: u32,
    /// What the last of them was about.
    pub case: CaseId,
}

/// A message in a chat that answered a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub conversation: u64,
    /// The channel's own time of the message.
    #[serde(with = "crate::text::instant")]
    pub said_at: DateTime<Utc>,
    pub question: FieldId,
}

/// What a contact with several open cases said without naming one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The number of the event that asked; buttons of the answer carry it as their conversation.
    pub id: u64,
    pub purpose: Purpose,
    /// In the order of the buttons.
    pub cases: Vec<CaseId>,
    /// When the question is settled without an answer.
    pub until: DateTime<Utc>,
}

/// What is to be done with the case that the contact names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Add { text: Personal, files: Vec<File> },
    Withdraw,
}

/// Of older closed cases the store knows more than the dossier.
pub const CLOSED_MAX: usize = 20;
/// Of older words outside cases nobody knows whose they were.
const SPOKEN_MAX: usize = 64;

impl Dossier {
    /// Opens the dossier of a contact of whom nothing is known.
    pub fn new(contact: ContactId) -> Self {
        let contact = Contact { id: contact, name: Personal::default(), lang: None, confirmed: false, unreachable: None };
        Self {
            contact,
            conversation: None,
            cases: BTreeMap::new(),
            closed: Vec::new(),
            after: BTreeMap::new(),
            automatic_mails: Vec::new(),
            hushed_at: None,
            answered: Vec::new(),
            in_person_at: None,
            copied_at: None,
            unplaced: None,
            pretended: None,
            heard: Vec::new(),
            link: Link::default(),
            spoken: Vec::new(),
            indexed_at: None,
        }
    }

    /// Tells whether nothing is here but who the contact is: no case, and nothing under way.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.closed.is_empty() && self.after.is_empty() && self.conversation.is_none()
    }

    /// Remembers where words of the contact stand that belong to no case, or not yet.
    pub(super) fn note_spoken(&mut self, subject: u64) {
        let id = CaseId(subject);
        if self.spoken.contains(&subject) || self.cases.contains_key(&id) || self.closed.contains(&id) {
            return;
        }
        self.spoken.push(subject);
        let from = self.spoken.len().saturating_sub(SPOKEN_MAX);
        self.spoken.drain(..from);
    }
}

/// Who the contact is, as far as known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub name: Personal,
    /// `None` until the channel or the person says it.
    pub lang: Option<Lang>,
    /// True once something that we sent to this address came back as an answer: nobody else can have named it.
    pub confirmed: bool,
    /// Why nothing can be delivered to this contact, such as “bot was blocked by the user”.
    #[serde(default)]
    pub unreachable: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> Address {
        Address::parse(text).unwrap()
    }

    #[test]
    fn an_address_is_the_same_in_capitals_and_keeps_its_spelling() {
        let (spelled, plain) = (address("Ann.Äpfel@Example.NET"), address("ann.äpfel@example.net"));
        assert_eq!(spelled, plain);
        assert_eq!(spelled.cmp(&plain), Ordering::Equal);
        assert_eq!(spelled.as_str(), "Ann.Äpfel@example.net");
        assert_eq!(ContactId::Email(spelled).key(), ContactId::Email(plain).key());
        assert_ne!(address("ann@example.net"), address("an.n@example.net"));
        assert!(address("ann@example.net") < address("BEN@example.net"));
    }

    #[test]
    fn a_mailbox_is_known_by_every_part_after_its_plus() {
        let own = address("complaints@example.org");
        for ours in ["Complaints@Example.org", "complaints+c-7.ab@example.org", "COMPLAINTS+x+y@example.org"] {
            assert!(own.is_mailbox_of(&address(ours)), "{ours}");
        }
        for other in ["complaints2@example.org", "complaints@example.net", "c+omplaints@example.org"] {
            assert!(!own.is_mailbox_of(&address(other)), "{other}");
        }
    }
}
