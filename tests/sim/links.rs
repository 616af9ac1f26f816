//! One person on two channels: what two dossiers say of each other is true of both, each case is in one of them, and what is
//! anonymous stays where it was said.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use redress::desk::case::{Case, CaseId};
use redress::desk::dossier::{ContactId, Dossier};
use redress::desk::identity::{self, Identity};
use redress::desk::journal::{Entry, What};
use redress::desk::message::Content;
use redress::desk::notice::{Audience, Notice};
use redress::engine::rows::CaseRow;
use redress::engine::store::Tree;

use super::world::World;

pub(crate) fn check(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    both_sides(dossiers, problems);
    homes(dossiers, problems);
    let since = unnamed_since(world, dossiers, journal);
    let is_unnamed = |case: CaseId, at| since.get(&case).is_some_and(|since| *since < at);
    let mails = world.messages.values().filter_map(|message| match &message.content {
        Content::Mail(mail) => Some((message, mail)),
        Content::Chat(_) | Content::Fetch { .. } => None,
    });
    for (message, mail) in mails {
        let to_customer = Notice::named(&message.notice).map(Notice::audience) == Some(Audience::Customer);
        if to_customer && message.case.is_some_and(|case| is_unnamed(case, message.created_at)) {
            problems.push(format!("{} {} about an anonymous case went to an address", message.notice, message.id));
        }
        let words = format!("{} {}", mail.subject.as_str(), mail.text.as_str());
        if message.notice == Notice::LinkCode.name() && (words.contains("CMP-") || world.said.keys().any(|said| words.contains(said))) {
            problems.push(format!("a code says more than itself: {words}"));
        }
    }
    for (_, entry) in journal {
        let by_mail = matches!(&entry.what, What::Said { text, .. } if text.as_str().contains("wperson"));
        if by_mail && is_unnamed(CaseId(entry.subject), entry.at) {
            problems.push(format!("a mail became part of the anonymous case {}", entry.subject));
        }
    }
}

/// Counts the letters by which links were begun and ended.
pub(crate) fn joined(world: &World) -> usize {
    world.messages.values().filter(|message| message.notice == Notice::Linked.name()).count()
}

/// Counts the cases in chats that stayed unnamed.
pub(crate) fn unnamed(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>) -> usize {
    anonymous(world, dossiers).len()
}

fn both_sides(dossiers: &BTreeMap<Vec<u8>, Dossier>, problems: &mut Vec<String>) {
    let of = |contact: &ContactId| dossiers.get(&contact.key()).map(|dossier| &dossier.link);
    for dossier in dossiers.values() {
        let (id, link) = (&dossier.contact.id, &dossier.link);
        let is_known = match (id, &link.address, link.chat) {
            (_, None, None) => true,
            (ContactId::Telegram(chat), Some(address), None) => {
                of(&ContactId::Email(address.clone())).and_then(|other| other.chat) == Some(*chat)
            }
            (ContactId::Email(address), None, Some(chat)) => {
                of(&ContactId::Telegram(chat)).and_then(|other| other.address.as_ref()) == Some(address)
            }
            _ => false,
        };
        if !is_known {
            problems.push(format!("{id:?} is linked, and the other side does not know of it: {link:?}"));
        }
    }
}

/// Each case is in one dossier, and in the one that the links say.
fn homes(dossiers: &BTreeMap<Vec<u8>, Dossier>, problems: &mut Vec<String>) {
    let mut seen: BTreeMap<CaseId, &ContactId> = BTreeMap::new();
    for dossier in dossiers.values() {
        let (id, link) = (&dossier.contact.id, &dossier.link);
        for case in dossier.cases.values() {
            if let Some(other) = seen.insert(case.id, id) {
                problems.push(format!("case {:?} is with {other:?} and with {id:?}", case.id));
            }
            let is_home = match id {
                ContactId::Telegram(_) => case.begun_at.is_none() || case.begun_at == link.address,
                ContactId::Email(_) => case.begun_at.is_none() && (link.chat.is_none() || is_anonymous(case)),
                ContactId::ByHand(_) => true,
            };
            if !is_home {
                problems.push(format!("case {:?} of {:?} is with {id:?}, whose link is {link:?}", case.id, case.begun_at));
            }
        }
    }
}

/// Returns the anonymous cases that are in a chat's dossier, or were when they were closed.
fn anonymous(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>) -> BTreeMap<CaseId, Case> {
    let rows = world.disk.rows_of(Tree::Cases).into_iter();
    let rows = rows.map(|(_, row)| serde_json::from_slice::<CaseRow>(&row).expect("a case row"));
    let closed = rows.filter(|row| matches!(row.contact, ContactId::Telegram(_))).filter_map(|row| row.closed);
    let open = dossiers.values().filter(|dossier| matches!(dossier.contact.id, ContactId::Telegram(_)));
    let open = open.flat_map(|dossier| dossier.cases.values().cloned());
    open.chain(closed).filter(is_anonymous).map(|case| (case.id, case)).collect()
}

/// Returns since when each anonymous case is: who has not said so yet is told and heard as anybody.
fn unnamed_since(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, journal: &[(u64, Entry)]) -> BTreeMap<CaseId, DateTime<Utc>> {
    let mut since = BTreeMap::new();
    let anonymous = anonymous(world, dossiers);
    for (_, entry) in journal {
        let said = matches!(&entry.what, What::Answered { question } if question == "identity");
        if said && anonymous.contains_key(&CaseId(entry.subject)) {
            since.insert(CaseId(entry.subject), entry.at);
        }
    }
    since
}

fn is_anonymous(case: &Case) -> bool {
    identity::of(&case.answers) == Identity::Anonymous
}
