//! Finds the dossier that an inbound item belongs to.
//!
//! A case number alone never attaches a mail: only a token that we made, or a known Message-ID in the hands of the address
//! that wrote or got that mail (RFC 5322 3.6.4; what an outsider can guess or quote must not open somebody's case).

use crate::desk::case::CaseId;
use crate::desk::dossier::ContactId;
use crate::desk::event::{Event, Mail, StaffCommand};
use crate::desk::rules::Rules;
use crate::desk::token;

use super::inbound::{Inbound, Origin};
use super::rows::{self, CaseRow};
use super::store::{Store, StoreError};

/// Where an item goes.
#[expect(clippy::large_enum_variant, reason = "made and taken apart at once; a box would only cost an allocation")]
pub(super) enum Target {
    Dossier { contact: ContactId, event: Event },
    Nobody { reason: String },
}

pub(super) fn route(store: &impl Store, rules: &Rules, inbound: &Inbound) -> Result<Target, StoreError> {
    match &inbound.from {
        Origin::Contact(contact) => Ok(Target::Dossier { contact: contact.clone(), event: inbound.event.clone() }),
        Origin::Case(case) => to_case(store, *case, &inbound.event),
        Origin::Mail { sender, tokens, message_ids } => to_mail(store, rules, sender, tokens, message_ids, &inbound.event),
    }
}

fn to_case(store: &impl Store, case: CaseId, event: &Event) -> Result<Target, StoreError> {
    let Some(row) = rows::read_case_row(store, case)? else {
        return Ok(Target::Nobody { reason: "there is no such case".to_owned() });
    };
    let mut event = event.clone();
    if let Event::Staff { command: StaffCommand::Reopen { closed }, .. } = &mut event {
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
) -> Result<Target, StoreError> {
    let Event::Mail(mail) = event else {
        return Ok(Target::Dossier { contact: sender.clone(), event: event.clone() });
    };
    let found = match by_token(store, rules, tokens)? {
        Some(found) => Some(found),
        None => by_message_id(store, sender, mail, message_ids)?,
    };
    let Some(Found { row, case, confirmed, notice }) = found else {
        return Ok(Target::Dossier { contact: sender.clone(), event: event.clone() });
    };
    let mail = Mail { case: Some(case), confirmed, notice, closed: row.closed.map(Box::new), ..Mail::clone(mail) };
    Ok(Target::Dossier { contact: row.contact, event: Event::Mail(Box::new(mail)) })
}

/// The case that a mail belongs to.
struct Found {
    row: CaseRow,
    case: CaseId,
    /// The sender has what only a mail of ours carries. Whether the sender is the customer is the desk's to say.
    confirmed: bool,
    /// What the message of ours was that the mail answers.
    notice: Option<String>,
}

fn by_token(store: &impl Store, rules: &Rules, tokens: &[String]) -> Result<Option<Found>, StoreError> {
    for case in tokens.iter().filter_map(|token| token::verify(&rules.secret, token)) {
        if let Some(row) = rows::read_case_row(store, case)? {
            return Ok(Some(Found { row, case, confirmed: true, notice: None }));
        }
    }
    Ok(None)
}

fn by_message_id(store: &impl Store, sender: &ContactId, mail: &Mail, message_ids: &[String]) -> Result<Option<Found>, StoreError> {
    for id in message_ids {
        let Some(thread) = rows::read_thread(store, id)? else { continue };
        let ours = thread.message.is_some();
        let from_peer = matches!(sender, ContactId::Email(address) if *address == thread.peer);
        // A delivery report comes from a mail server; our own Message-ID in it is proof enough that it speaks of that mail.
        let is_report = ours && mail.nature.is_bounce();
        if !from_peer && !is_report {
            continue;
        }
        if let Some(row) = rows::read_case_row(store, thread.case)? {
            return Ok(Some(Found { row, case: thread.case, confirmed: ours && from_peer, notice: thread.notice }));
        }
    }
    Ok(None)
}
