//! Mails to and about the envelope senders of our letters: delivery reports, and people who wrote there by mistake.
//!
//! A report counts about whom its letter went to, and about nobody else: whoever has seen a mail of ours can write one.

use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::{Event, Mail, MailNature};
use crate::desk::rules::Rules;
use crate::desk::token;
use crate::engine::rows;
use crate::engine::store::{Store, StoreError};

use super::{Found, Target, by_token, read_living, said_in};

/// Returns the target of a report that did not come to the envelope sender of its letter. Anybody who has seen a mail of ours can write
/// one: it counts only about whom the letter went to. Any other is kept where it points to, as a third party's.
pub(super) fn to_report(
    store: &impl Store,
    rules: &Rules,
    sender: &ContactId,
    tokens: &[String],
    by_id: Option<Found>,
    mail: &Mail,
) -> Result<Target, StoreError> {
    let named = by_id.filter(|found| found.peer.as_ref().is_some_and(|peer| mail.reported.names(peer)));
    let kept = if named.is_none() { by_token(store, rules, sender, tokens)?.into_iter().next() } else { None };
    let third = MailNature::Automatic { sign: "a delivery report that proves nothing".to_owned() };
    let (found, mail) = match (named, kept) {
        (Some(found), _) => {
            let mail = found.peer.as_ref().map_or_else(|| mail.clone(), |peer| weighed(mail, peer));
            (found, mail)
        }
        (None, Some(found)) => (found, Mail { nature: third, ..mail.clone() }),
        (None, None) => {
            let mail = Mail { nature: third, ..mail.clone() };
            return Ok(Target::Dossier { contact: sender.clone(), event: Event::Mail(Box::new(mail)) });
        }
    };
    let Found { row, case, confirmed: _, notice, message, peer: _ } = found;
    let lost = said_in(store, case, message.filter(|_| mail.nature.is_bounce()))?;
    let mail = Mail { case: Some(case), confirmed: false, notice, closed: row.closed.map(Box::new), lost, ..mail };
    Ok(Target::Dossier { contact: row.contact, event: Event::Mail(Box::new(mail)) })
}

/// Returns the report as far as it speaks of `peer`, to whom the letter went; one that names nobody speaks of them.
///
/// A letter that was sent on, and did not arrive there, says nothing of the address that sent it on.
fn weighed(mail: &Mail, peer: &Address) -> Mail {
    let mut mail = mail.clone();
    let MailNature::Bounce { permanent, reason } = &mut mail.nature else { return mail };
    let reported = &mut mail.reported;
    if reported.is_dead(peer) || reported.dead.is_empty() && reported.passing.is_empty() {
        return mail;
    }
    // A report is as bad as the worst that it says of anybody, and any of them is enough to lose the letter.
    reported.is_lost |= *permanent;
    if !reported.names(peer) {
        *reason = format!("delivery to a forwarding address failed: {reason}");
    }
    *permanent = false;
    mail
}

/// Returns the case of the letter to whose envelope sender a person wrote, who may do so by mistake: their words go to staff.
pub(super) fn by_envelope(store: &impl Store, rules: &Rules, tokens: &[String]) -> Result<Option<Found>, StoreError> {
    for message in tokens.iter().filter_map(|token| token::verify_bounce(&rules.secret, token)) {
        let Some(thread) = rows::read_thread(store, &token::message_id(&rules.secret, &rules.own_mail, message))? else { continue };
        if let Some(row) = read_living(store, thread.case)? {
            return Ok(Some(Found { row, case: thread.case, confirmed: false, notice: None, message: None, peer: Some(thread.peer) }));
        }
    }
    Ok(None)
}

/// Returns what to think of a mail that seems a person's. Where only programs answer, a program without any other sign may have
/// (RFC 3834, 4): its words are heard, and it gets no automatic answer.
pub(super) fn doubted(rules: &Rules, tokens: &[String], nature: &MailNature) -> MailNature {
    if *nature != MailNature::Human || tokens.iter().all(|token| token::verify_bounce(&rules.secret, token).is_none()) {
        return nature.clone();
    }
    MailNature::Doubtful { sign: "to the address for delivery reports".to_owned() }
}

/// Returns the target of a machine's mail that came to the envelope sender of a message of ours. A report that follows no standard names
/// its message by that alone.
pub(super) fn by_bounce(store: &impl Store, rules: &Rules, tokens: &[String], mail: &Mail) -> Result<Option<Target>, StoreError> {
    for message in tokens.iter().filter_map(|token| token::verify_bounce(&rules.secret, token)) {
        let id = token::message_id(&rules.secret, &rules.own_mail, message);
        let Some(thread) = rows::read_thread(store, &id)? else { continue };
        let Some(row) = read_living(store, thread.case)? else { continue };
        let nature = match &mail.nature {
            MailNature::Bounce { .. } | MailNature::Automatic { .. } => mail.nature.clone(),
            // That it came here is the other sign.
            MailNature::Doubtful { sign } => MailNature::Automatic { sign: format!("{sign}, to the address for delivery reports") },
            MailNature::Human | MailNature::Unreadable { .. } | MailNature::Encrypted => return Ok(None),
        };
        let (closed, lost) = (row.closed.map(Box::new), said_in(store, thread.case, thread.message)?);
        let mail = Mail { nature, case: Some(thread.case), confirmed: false, notice: thread.notice, closed, lost, ..mail.clone() };
        let mail = weighed(&mail, &thread.peer);
        return Ok(Some(Target::Dossier { contact: row.contact, event: Event::Mail(Box::new(mail)) }));
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
