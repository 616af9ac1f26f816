//! What did not arrive: staff learn of it, the other channel is tried, and an alarm that nobody got climbs on.

use super::case::{CaseId, Stage};
use super::dossier::ContactId;
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::staff::Purpose;
use super::notice::{Audience, Letter, Notice, undelivered};
use super::rules::RungTo;
use super::step::Desk;
use super::words::one_line;
use super::{ladder, post};

const REASON_CHARS_MAX: usize = 300;

/// A message was refused for good, or came back.
pub(super) fn failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: &str, reason: &str) {
    let reason = one_line(reason, REASON_CHARS_MAX);
    let case = case.filter(|case| desk.case(*case).is_some());
    let notice = Notice::named(notice);
    match notice.map(Notice::audience) {
        Some(Audience::Staff) => staff_failed(desk, case, notice, &reason),
        Some(Audience::Nobody) => {}
        // A notice of an older version of this program went to a customer as far as we can know.
        Some(Audience::Customer) | None => customer_failed(desk, case, notice, &reason),
    }
}

/// The contact blocked or unblocked the chat.
pub(super) fn reachable(desk: &mut Desk<'_>, reachable: bool, reason: &str) {
    if reachable {
        desk.dossier.contact.unreachable = None;
    } else {
        unreachable(desk, &one_line(reason, REASON_CHARS_MAX));
    }
}

/// An alarm about the program itself: the contact is the admin's address, or chat.
pub(super) fn alarm(desk: &mut Desk<'_>, text: &str) {
    let ContactId::Email(address) = desk.dossier.contact.id.clone() else {
        return desk.say(desk.tick.seq, Notice::StaffAlarm, text.to_owned());
    };
    let subject = format!("redress: {}", one_line(text.lines().next().unwrap_or_default(), REASON_CHARS_MAX));
    let letter = Letter { subject, paragraphs: vec![text.to_owned()], lang: desk.lang() };
    desk.mail_staff(desk.tick.seq, Notice::StaffAlarm, &[address], &letter);
}

/// Marks the contact, tells staff of every open case once, and writes to the other channel.
fn unreachable(desk: &mut Desk<'_>, reason: &str) {
    if desk.dossier.contact.unreachable.replace(reason.to_owned()).is_some() {
        return;
    }
    let open: Vec<CaseId> = desk.dossier.cases.keys().copied().collect();
    for id in open {
        desk.note(id.0, Actor::Channel, What::Unreachable { reason: reason.to_owned() });
        ladder::tell(desk, id, RungTo::Team, Purpose::Undeliverable { reason }, Notice::StaffUndeliverable);
        write_by_mail(desk, id);
    }
}

fn customer_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, reason: &str) {
    let copy = notice == Some(Notice::AcknowledgementCopy) || notice == Some(Notice::Unreachable);
    if !(copy && desk.is_chat()) {
        let known = desk.dossier.contact.unreachable.is_some();
        unreachable(desk, reason);
        let is_open = case.is_some_and(|case| desk.dossier.cases.contains_key(&case));
        if known || !is_open {
            by_a_person_failed(desk, case, notice, reason);
        }
        return;
    }
    // The chat works as far as we know; only the address that was named there does not.
    let Some(id) = case else { return };
    desk.note(id.0, Actor::Channel, What::Unreachable { reason: format!("by mail: {reason}") });
    ladder::tell(desk, id, RungTo::Team, Purpose::Undeliverable { reason }, Notice::StaffUndeliverable);
    if desk.dossier.contact.unreachable.is_none() {
        let lang = desk.lang();
        let text = undelivered::mail_failed(&desk.words(&lang));
        desk.say(id.0, Notice::Unreachable, text);
    }
}

/// Staff learn of each letter of theirs that did not arrive, however long the contact has been out of reach.
fn by_a_person_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, reason: &str) {
    let by_a_person = matches!(notice, Some(Notice::Reply | Notice::Closed | Notice::Reopened));
    if let Some(id) = case.filter(|_| by_a_person) {
        desk.note(id.0, Actor::Channel, What::Unreachable { reason: reason.to_owned() });
        ladder::tell(desk, id, RungTo::Team, Purpose::Undeliverable { reason }, Notice::StaffUndeliverable);
    }
}

/// Tries the address of a customer whose chat fails.
fn write_by_mail(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).filter(|_| desk.is_chat()) else { return };
    let Some(address) = post::address_of(case) else { return };
    let letter = undelivered::chat_failed(&case.reference, &desk.words(&case.lang));
    desk.mail_customer(id.0, Notice::Unreachable, address, &letter, Automatic::Generated);
}

/// A mail to staff failed: the next rung is told at once; where there is none, the managers.
fn staff_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, reason: &str) {
    let Some(id) = case else { return };
    desk.note(id.0, Actor::Channel, What::Noted { text: format!("a mail to staff did not arrive: {reason}") });
    let waiting = matches!(desk.case(id).map(|case| &case.stage), Some(Stage::Open { .. }));
    if waiting && ladder::hasten(desk, id) {
        return;
    }
    // A failing letter about a failing letter is not written.
    if notice != Some(Notice::StaffUndeliverable) {
        ladder::tell(desk, id, RungTo::Managers, Purpose::UndeliverableStaff { reason }, Notice::StaffUndeliverable);
    }
}
