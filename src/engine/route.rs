//! Finds the dossier that an inbound item belongs to.
//!
//! A case number alone never attaches a mail: only a token that we made, or a known Message-ID in the hands of the address
//! that wrote or got that mail (RFC 5322 3.6.4; what an outsider can guess or quote must not open somebody's case).

mod reports;

use crate::desk::case::CaseId;
use crate::desk::dossier::{Address, ContactId};
use crate::desk::entry::Entry;
use crate::desk::event::{Event, Mail, MailNature, SenderCheck, StaffCommand};
use crate::desk::journal::What;
use crate::desk::link::{Between, back};
use crate::desk::message::MessageId;
use crate::desk::notice::{Audience, Notice};
use crate::desk::rules::Rules;
use crate::desk::{entry, reference, token};
use crate::flow::conversation::Input;
use crate::text::Personal;

use super::inbound::{Inbound, Origin};
use super::rows::{self, CaseRow};
use super::store::{Store, StoreError};

use reports::{by_bounce, by_envelope, doubted, to_report};

/// To so many cases one mail may be addressed.
const CASES_MAX: usize = 10;

/// Where an item goes.
#[expect(clippy::large_enum_variant, reason = "made and taken apart at once; a box would only cost an allocation")]
pub(super) enum Target {
    Dossier { contact: ContactId, event: Event },
    Nobody { reason: String },
}

/// Returns where an item goes: to one place, but for a mail that its sender addressed to several cases of theirs.
pub(super) fn route(store: &impl Store, rules: &Rules, inbound: &Inbound, seq: u64) -> Result<Vec<Target>, StoreError> {
    let targets = match &inbound.from {
        Origin::Entry => vec![entered(&inbound.event, seq)],
        // An alarm for a person of the house stays at the address that it names.
        Origin::Contact(contact) => {
            let back = came_back(store, rules, contact, &inbound.event)?;
            return Ok(vec![back.unwrap_or_else(|| Target::Dossier { contact: contact.clone(), event: inbound.event.clone() })]);
        }
        Origin::Case(case) => vec![to_case(store, *case, &inbound.event)?],
        Origin::Mail { sender, tokens, message_ids } => match entry_of(rules, sender, tokens, &inbound.event) {
            Some(event) => vec![entered(&event, seq)],
            None => to_mail(store, rules, sender, tokens, message_ids, &inbound.event)?,
        },
    };
    targets.into_iter().map(|target| at_home(store, target)).collect()
}

/// Returns the target in the dossier that has what it is about.
fn at_home(store: &impl Store, target: Target) -> Result<Target, StoreError> {
    match target {
        Target::Dossier { contact, event } => {
            let case = match &event {
                Event::Mail(mail) => mail.case,
                Event::Staff { case, .. } | Event::StaffMail { case, .. } | Event::Accepted { case } => Some(*case),
                Event::Said { .. } | Event::Edited { .. } | Event::Absence { .. } | Event::Undelivered { .. } | Event::Entered { .. } => {
                    None
                }
                Event::Reachable { .. } | Event::Alarm(_) | Event::Kept { .. } | Event::Circular(_) => None,
                Event::Other(_) | Event::HandOut { .. } | Event::Untaken(_) | Event::Woke => None,
            };
            Ok(Target::Dossier { contact: home(store, contact, case)?, event })
        }
        Target::Nobody { reason } => Ok(Target::Nobody { reason }),
    }
}

/// Returns the target of words in a chat that prove a case of another chat by its code: its dossier gives the case over.
fn came_back(store: &impl Store, rules: &Rules, contact: &ContactId, event: &Event) -> Result<Option<Target>, StoreError> {
    let (ContactId::Telegram(chat), Event::Said { input: Input::Text(text), .. }) = (contact, event) else { return Ok(None) };
    let Some(back) = back::read(rules, text.as_str()).filter(|back| back.proved) else { return Ok(None) };
    let row = rows::read_case_row(store, back.case)?.filter(|row| row.contact != *contact);
    let event = Event::Other(Box::new(Between::CameBack { case: back.case, chat: *chat }));
    Ok(row.map(|row| Target::Dossier { contact: row.contact, event }))
}

/// Returns the event of a mail by which a member of staff enters what a customer said elsewhere. It is proved by the token of that
/// person in a mail from that person; anybody else's mail to there is a mail like others.
fn entry_of(rules: &Rules, sender: &ContactId, tokens: &[String], event: &Event) -> Option<Event> {
    let (ContactId::Email(from), Event::Mail(mail)) = (sender, event) else { return None };
    let bearers = tokens.iter().filter_map(|token| token::verify_entry(&rules.secret, token, rules.staff_addresses()));
    let writer = rules.person(from).filter(|_| mail.sender_check != SenderCheck::Failed && mail.nature == MailNature::Human)?;
    bearers.into_iter().find(|bearer| rules.person(bearer).as_ref() == Some(&writer))?;
    let read = entry::read(mail.input.new_text.as_str(), mail.text.as_str(), &mail.input.files, mail.arrived_at, rules);
    // The mail as it came is kept with what it says, and says nothing by itself.
    let with_raw = |entry: Entry| Box::new(Entry { files: entry.files.iter().chain([&mail.raw]).cloned().collect(), ..entry });
    Some(Event::Entered { actor: writer, from: Some(from.clone()), entry: read.map(with_raw) })
}

/// Returns where an entry goes: to the customer whom it names; one that cannot be read back to whoever sent it.
fn entered(event: &Event, seq: u64) -> Target {
    let Event::Entered { from, entry, .. } = event else {
        return Target::Nobody { reason: "not an entry".to_owned() };
    };
    let contact = match (entry, from) {
        (Ok(entry), _) => entry.contact(seq),
        (Err(_), Some(from)) => ContactId::Email(from.clone()),
        (Err(_), None) => ContactId::ByHand(seq),
    };
    Target::Dossier { contact, event: event.clone() }
}

/// Returns the contact whose dossier has what concerns `contact`: the chat of the same person, once the two are linked.
///
/// What the address's own dossier still has stays there: closed cases, and anonymous ones.
pub(super) fn home(store: &impl Store, contact: ContactId, case: Option<CaseId>) -> Result<ContactId, StoreError> {
    let ContactId::Email(_) = contact else { return Ok(contact) };
    let Some(dossier) = rows::read_dossier(store, &contact)? else { return Ok(contact) };
    let has = |case: CaseId| dossier.cases.contains_key(&case) || dossier.closed.contains(&case) || dossier.after.contains_key(&case);
    Ok(match dossier.link.chat.filter(|_| !case.is_some_and(has)) {
        Some(chat) => ContactId::Telegram(chat),
        None => contact,
    })
}

fn to_case(store: &impl Store, case: CaseId, event: &Event) -> Result<Target, StoreError> {
    let Some(row) = rows::read_case_row(store, case)? else {
        return Ok(Target::Nobody { reason: "there is no such case".to_owned() });
    };
    let mut event = event.clone();
    if let Event::Staff { command: StaffCommand::Reopen { closed, .. }, .. } = &mut event {
        *closed = row.closed.map(Box::new);
    }
    Ok(Target::Dossier { contact: row.contact, event })
}

fn to_mail(
    store: &impl Store,
    rules: &Rules,
    sender: &ContactId,
    tokens: &[String],
    message_ids: &[String],
    event: &Event,
) -> Result<Vec<Target>, StoreError> {
    let to_sender = || vec![Target::Dossier { contact: sender.clone(), event: event.clone() }];
    let Event::Mail(mail) = event else { return Ok(to_sender()) };
    if let Some(target) = by_bounce(store, rules, tokens, mail)? {
        return Ok(vec![target]);
    }
    let by_staff = by_staff(store, rules, sender, tokens, message_ids, mail)?;
    if !by_staff.is_empty() {
        return Ok(by_staff);
    }
    let by_id = || by_message_id(store, sender, mail, &with_marked(rules, message_ids));
    if mail.nature.is_bounce() {
        return Ok(vec![to_report(store, rules, sender, tokens, by_id()?, mail)?]);
    }
    let mut found = by_token(store, rules, sender, tokens)?;
    if found.is_empty() {
        found.extend(by_id()?);
    }
    if found.is_empty() {
        found.extend(by_envelope(store, rules, tokens)?);
    }
    if found.is_empty() {
        return Ok(to_sender());
    }
    let nature = doubted(rules, tokens, &mail.nature);
    let target = |Found { row, case, confirmed, notice, message: _, peer: _ }: Found| {
        let nature = nature.clone();
        let mail = Mail { nature, case: Some(case), confirmed, notice, closed: row.closed.map(Box::new), ..Mail::clone(mail) };
        Target::Dossier { contact: row.contact, event: Event::Mail(Box::new(mail)) }
    };
    Ok(found.into_iter().map(target).collect())
}

/// Returns the events of a mail by which a member of staff acts on a case or several, or by which somebody pretends to; none for others.
///
/// It is proved by the token of that person or by an answer to a letter to that person, in a mail from that person. A token
/// in anybody else's hands proves nothing, and neither does a name in `From`.
fn by_staff(
    store: &impl Store,
    rules: &Rules,
    sender: &ContactId,
    tokens: &[String],
    message_ids: &[String],
    mail: &Mail,
) -> Result<Vec<Target>, StoreError> {
    let ContactId::Email(from) = sender else { return Ok(Vec::new()) };
    let writer = rules.person(from);
    let answered = answered_letter(store, rules, writer.as_deref(), message_ids)?;
    let notes: Vec<(CaseId, &Address)> =
        tokens.iter().filter_map(|token| token::verify_note(&rules.secret, token, rules.staff_addresses())).collect();
    let orders = tokens.iter().filter_map(|token| token::verify_staff(&rules.secret, token, rules.staff_addresses()));
    let bearers: Vec<(CaseId, &Address)> = notes.iter().copied().chain(orders).collect();
    let own = bearers.iter().filter(|(_, bearer)| writer.is_some() && rules.person(bearer) == writer).map(|(case, _)| *case);
    let own = at_most(CASES_MAX, own);
    let has_own = !own.is_empty();
    let answered_case = answered.as_ref().map(|(case, _)| *case);
    // A token may have been seen on the way: in a mail whose sender is forged it proves nothing either.
    let is_forged = mail.sender_check == SenderCheck::Failed;
    let proved = if is_forged { Vec::new() } else { at_most(CASES_MAX, own.into_iter().chain(answered_case.filter(|_| !has_own))) };
    let actor = writer.clone().filter(|_| !proved.is_empty());
    let pretended = || claimed(rules, writer.as_deref(), &bearers, tokens, mail).or(answered_case);
    let cases = if proved.is_empty() { pretended().into_iter().collect() } else { proved };
    let mut targets = Vec::new();
    for case in cases {
        // A customer may work here, and writes as a customer then.
        let Some(row) = rows::read_case_row(store, case)?.filter(|row| actor.is_some() || row.contact != *sender) else { continue };
        let inside = notes.iter().any(|(noted, _)| *noted == case) || (!has_own && !notes.is_empty());
        let notice = answered.as_ref().map(|(_, notice)| notice.clone());
        let mail = Box::new(Mail { case: Some(case), notice, closed: row.closed.map(Box::new), ..mail.clone() });
        targets.push(Target::Dossier {
            contact: row.contact,
            event: Event::StaffMail { actor: actor.clone(), from: from.clone(), case, mail, inside },
        });
    }
    Ok(targets)
}

/// Returns the first cases, each once.
fn at_most(count_max: usize, cases: impl IntoIterator<Item = CaseId>) -> Vec<CaseId> {
    let mut first: Vec<CaseId> = Vec::new();
    for case in cases {
        if first.len() < count_max && !first.contains(&case) {
            first.push(case);
        }
    }
    first
}

/// Returns the case and notice of the letter to `writer` that a mail answers.
fn answered_letter(
    store: &impl Store,
    rules: &Rules,
    writer: Option<&str>,
    message_ids: &[String],
) -> Result<Option<(CaseId, String)>, StoreError> {
    let Some(writer) = writer else { return Ok(None) };
    for id in message_ids {
        let Some(thread) = rows::read_thread(store, id)?.filter(|thread| thread.message.is_some()) else { continue };
        let Some(notice) = thread.notice.filter(|notice| Notice::named(notice).map(Notice::audience) == Some(Audience::Staff)) else {
            continue;
        };
        if rules.person(&thread.peer).as_deref() == Some(writer) {
            return Ok(Some((thread.case, notice)));
        }
    }
    Ok(None)
}

/// Returns the case that an unproved mail wants to act on: by somebody else's token, or as staff by a customer's token or a reference.
fn claimed(rules: &Rules, writer: Option<&str>, bearers: &[(CaseId, &Address)], tokens: &[String], mail: &Mail) -> Option<CaseId> {
    let by_token = bearers.first().map(|(case, _)| *case);
    let as_staff = || {
        writer?;
        let subject = mail.input.subject.as_str().split(|c: char| c.is_whitespace() || "[](){}".contains(c));
        let mut references = subject.filter_map(|word| reference::decode(&rules.secret, &rules.reference_prefix, word));
        tokens.iter().find_map(|token| token::verify(&rules.secret, token)).or_else(|| references.next())
    };
    by_token.or_else(as_staff)
}

/// The case that a mail belongs to.
struct Found {
    row: CaseRow,
    case: CaseId,
    /// The sender has what only a mail of ours carries. Whether the sender is the customer is the desk's to say.
    confirmed: bool,
    /// What the message of ours was that the mail answers.
    notice: Option<String>,
    message: Option<MessageId>,
    /// Who wrote or got the mail that led there.
    peer: Option<Address>,
}

/// Returns what a member of staff said to the customer in a message: its mail itself is gone once a server has accepted it.
fn said_in(store: &impl Store, case: CaseId, message: Option<MessageId>) -> Result<Personal, StoreError> {
    let Some(message) = message else { return Ok(Personal::default()) };
    let said = rows::entries_at(store, case.0, message.seq)?
        .into_iter()
        .find_map(|entry| if let What::Replied { text } | What::Asked { text, .. } = entry.what { Some(text) } else { None });
    Ok(said.unwrap_or_default())
}

/// Returns where a case is that was not erased: what comes about an erased one begins anew, with who sent it.
fn read_living(store: &impl Store, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
    let row = rows::read_case_row(store, case)?;
    Ok(row.filter(|row| row.closed.as_ref().is_none_or(|closed| closed.erased.is_none())))
}

/// Returns the sender's own cases of which a mail has tokens; where there is none, the first of the others.
fn by_token(store: &impl Store, rules: &Rules, sender: &ContactId, tokens: &[String]) -> Result<Vec<Found>, StoreError> {
    let cases = at_most(CASES_MAX, tokens.iter().filter_map(|token| token::verify(&rules.secret, token)));
    let mut found = Vec::new();
    for case in cases {
        if let Some(row) = read_living(store, case)? {
            found.push(Found { row, case, confirmed: true, notice: None, message: None, peer: None });
        }
    }
    if 1 < found.len() {
        let home = home(store, sender.clone(), None)?;
        let is_own = |found: &Found| found.row.contact == *sender || found.row.contact == home;
        if found.iter().any(is_own) {
            found.retain(is_own);
        } else {
            found.truncate(1);
        }
    }
    Ok(found)
}

/// Returns the ids, and those of the letters that the text quotes by their marks.
fn with_marked(rules: &Rules, message_ids: &[String]) -> Vec<String> {
    message_ids.iter().map(|id| token::marked_id(&rules.own_mail, id).unwrap_or_else(|| id.clone())).collect()
}

fn by_message_id(store: &impl Store, sender: &ContactId, mail: &Mail, message_ids: &[String]) -> Result<Option<Found>, StoreError> {
    for id in message_ids {
        let Some(thread) = rows::read_thread(store, id)? else { continue };
        let ours = thread.message.is_some();
        let is_forged = mail.sender_check == SenderCheck::Failed;
        let from_peer = matches!(sender, ContactId::Email(address) if *address == thread.peer) && !is_forged;
        // A delivery report comes from a mail server; whom it speaks of is compared by whoever takes it.
        let is_report = ours && mail.nature.is_bounce();
        if !from_peer && !is_report {
            continue;
        }
        if let Some(row) = read_living(store, thread.case)? {
            return Ok(Some(Found {
                row,
                case: thread.case,
                confirmed: ours && from_peer,
                notice: thread.notice,
                message: thread.message,
                peer: Some(thread.peer),
            }));
        }
    }
    Ok(None)
}
