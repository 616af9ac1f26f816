//! One person on two channels: a chat, and an address that the person proved to read by a code that was sent there (ACC-1).
//!
//! From then on the chat's dossier has what comes from the address, so that there is one thread of events. Never links by a name or
//! by a guess, and never draws an anonymous case in: nothing of it goes to the address, and no mail from there belongs to it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::conversation::Channel;

use super::case::{Case, CaseId};
use super::dossier::{Address, ContactId};
use super::event::{Mail, SenderCheck};
use super::identity::{self, Identity};
use super::post;
use super::step::Desk;

pub mod back;
mod code;
mod join;

pub(super) use code::{Wish, wish, wished};
pub(super) use join::{end, from_other, give};

/// What a dossier knows of the same person's other channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Of a chat: the address that the same person proved to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Of an address: the chat whose dossier has what comes from here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<i64>,
    /// Of a chat: the customer wrote by mail last, and is answered there.
    #[serde(default)]
    pub by_mail: bool,
    /// Why nothing arrives at the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fails: Option<String>,
    /// A code that was sent and has not come back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
}

impl Link {
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// A code under way. The code itself is not kept: it follows from the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The number of the event that asked.
    pub seq: u64,
    pub address: Address,
    pub at: DateTime<Utc>,
    /// How often something else came.
    #[serde(default)]
    pub tries: u8,
}

/// What one dossier of a person says to the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Between {
    /// To an address: its reader is who writes in this chat.
    Linked { chat: i64 },
    /// To an address: no more.
    Ended { chat: i64 },
    /// To a chat: the reader of this address has another chat now.
    Lost { address: Address },
    /// To a chat: the code of this case was written in that other one.
    CameBack { case: CaseId, chat: i64 },
    /// To the chat in which the code was written: the case, or the reference of one that is closed; neither for no such case.
    Back { case: Option<Box<Case>>, closed: Option<String> },
    /// Cases go over, with all that they owe.
    Given {
        address: Address,
        cases: Vec<Case>,
        /// The link is new: the person is told at the address how to go on.
        is_new: bool,
    },
}

/// Returns the proved address at which the customer of a chat can be told of `case`; `None` for an anonymous one.
fn proved(desk: &Desk<'_>, case: Option<&Case>) -> Option<Address> {
    desk.dossier.link.address.clone().filter(|_| desk.is_chat() && !case.is_some_and(is_anonymous))
}

/// Returns the address at which the customer of a chat is written to first, since the last words came from there.
pub(super) fn mail_first(desk: &Desk<'_>, case: Option<&Case>) -> Option<Address> {
    proved(desk, case).filter(|_| desk.dossier.link.by_mail && desk.dossier.link.fails.is_none())
}

/// Returns the address of a chat's customer for a letter about `case`: the proved one, else the one that the customer named.
pub(super) fn address_of(desk: &Desk<'_>, case: &Case) -> Option<Address> {
    proved(desk, Some(case)).filter(|_| desk.dossier.link.fails.is_none()).or_else(|| post::address_of(case))
}

/// Returns the customer's address for the open questions of a case that was begun by mail.
pub(super) fn questions_to(desk: &Desk<'_>, case: Option<&Case>) -> Option<Address> {
    match &desk.dossier.contact.id {
        ContactId::Email(address) => Some(address.clone()),
        ContactId::Telegram(_) => proved(desk, case),
        ContactId::ByHand(_) => None,
    }
}

/// Returns where a conversation on `channel` begins that is not the dossier's own way.
pub(super) fn begun_at(desk: &Desk<'_>, channel: Channel) -> Option<Address> {
    match channel {
        Channel::Chat => None,
        Channel::Mail => proved(desk, None),
    }
}

/// Tells whether a mail comes from the proved address of the chat's customer; one that the sender's domain disowns does not.
pub(super) fn is_from_proved(desk: &Desk<'_>, case: Option<&Case>, mail: &Mail) -> bool {
    let sender = Address::parse(mail.input.sender.as_str()).filter(|_| mail.sender_check != SenderCheck::Failed);
    sender.is_some() && proved(desk, case) == sender
}

/// Returns the newest case to which a mail without any mark can be added.
pub(super) fn newest_by_mail(desk: &Desk<'_>, fits: impl Fn(&Case) -> bool) -> Option<CaseId> {
    let open = desk.dossier.cases.values().rev();
    open.filter(|case| fits(case) && (!desk.is_chat() || !is_anonymous(case))).map(|case| case.id).next()
}

pub(super) fn is_anonymous(case: &Case) -> bool {
    identity::of(&case.answers) == Identity::Anonymous
}
