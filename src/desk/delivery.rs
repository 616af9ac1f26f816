//! What did not arrive: staff learn of it, the other channel is tried, and an alarm that nobody got climbs on.

use crate::flow::answer::File;
use crate::flow::conversation::Prompt;

use super::case::{CaseId, Stage};
use super::dossier::ContactId;
use super::event::{Alarm, Receiver};
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::staff::Purpose;
use super::notice::{Audience, Letter, Notice, undelivered};
use super::rules::RungTo;
use super::step::Desk;
use super::words::one_line;
use super::{accept, deadline, ladder, link};

const REASON_CHARS_MAX: usize = 300;

/// What is known of a message that did not arrive.
#[derive(Clone, Copy)]
pub(super) struct Failure<'a> {
    pub(super) reason: &'a str,
    pub(super) receiver: Receiver,
    /// What the message said, as far as known.
    pub(super) text: &'a str,
    pub(super) files: &'a [File],
    /// It was a mail.
    pub(super) by_mail: bool,
}

/// A message was refused for good, or came back.
pub(super) fn failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: &str, failure: &Failure<'_>) {
    let reason = one_line(failure.reason, REASON_CHARS_MAX);
    let failure = Failure { reason: &reason, ..*failure };
    let case = case.filter(|case| desk.case(*case).is_some());
    let notice = Notice::named(notice);
    if let (Some(Notice::Acknowledgement), Some(id)) = (notice, case) {
        accept::accepted(desk, id);
    }
    match notice.map(Notice::audience) {
        Some(Audience::Staff) => staff_failed(desk, case, notice, &reason),
        Some(Audience::Nobody) => {}
        // A notice of an older version of this program went to a customer as far as we can know.
        Some(Audience::Customer) | None => customer_failed(desk, case, notice, &failure),
    }
}

/// A letter is lost, though its address may take the next: those who wrote it hear of it, and the contact stays reachable.
pub(super) fn lost(desk: &mut Desk<'_>, case: Option<CaseId>, notice: &str, reason: &str) {
    let Some(id) = case.filter(|case| desk.case(*case).is_some()) else { return };
    let reason = one_line(reason, REASON_CHARS_MAX);
    let notice = Notice::named(notice);
    match notice.map(Notice::audience) {
        Some(Audience::Staff) => staff_failed(desk, Some(id), notice, &reason),
        Some(Audience::Nobody) => {}
        Some(Audience::Customer) | None => tell(desk, id, &reason, Purpose::NotArrived { reason: &reason }),
    }
}

/// The contact blocked or unblocked the chat.
pub(super) fn reachable(desk: &mut Desk<'_>, reachable: bool, reason: &str) {
    if reachable {
        desk.dossier.contact.unreachable = None;
    } else {
        unreachable(desk, &one_line(reason, REASON_CHARS_MAX), None);
    }
}

/// An alarm about the program itself: the contact is the admin's address, or chat. Worded in the language of its reader.
pub(super) fn alarm(desk: &mut Desk<'_>, alarm: &Alarm) {
    let words = desk.words(&desk.lang());
    let args: Vec<(&str, &str)> = alarm.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut paragraphs: Vec<String> = alarm.says.iter().map(|id| words.say(id, &args)).collect();
    paragraphs.extend((!alarm.below.is_empty()).then(|| alarm.below.clone()));
    let first = paragraphs.first().map_or("", String::as_str);
    let subject = format!("redress: {}", one_line(first, REASON_CHARS_MAX));
    let letter = Letter { subject, paragraphs, lang: words.lang.clone() };
    match desk.dossier.contact.id.clone() {
        ContactId::Email(address) => desk.mail_staff(desk.tick.seq, Notice::StaffAlarm, &[address], &letter),
        ContactId::Telegram(_) | ContactId::ByHand(_) => desk.say(desk.tick.seq, Notice::StaffAlarm, letter.text()),
    }
}

/// Marks the contact, tells staff of every open case once, and writes to the other channel; of the case `but` they know already.
fn unreachable(desk: &mut Desk<'_>, reason: &str, but: Option<CaseId>) {
    if desk.dossier.contact.unreachable.replace(reason.to_owned()).is_some() {
        return;
    }
    let open: Vec<CaseId> = desk.dossier.cases.keys().copied().filter(|id| Some(*id) != but).collect();
    for id in open {
        tell(desk, id, reason, Purpose::Undeliverable { reason });
        write_by_mail(desk, id);
    }
}

fn customer_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, failure: &Failure<'_>) {
    let copy = notice == Some(Notice::AcknowledgementCopy) || notice == Some(Notice::Unreachable);
    if failure.by_mail && desk.is_chat() && desk.dossier.link.address.is_some() && !copy {
        return proved_address_failed(desk, case, notice, failure);
    }
    match (desk.is_chat(), failure.receiver) {
        (true, _) if notice == Some(Notice::LinkCode) => code_failed(desk),
        (true, _) if copy => copy_failed(desk, case, failure.reason),
        (true, Receiver::Unknown) => one_failed(desk, case, notice, failure.reason),
        // An address that has refused one mail for good refuses the next.
        (true, Receiver::Gone) | (false, _) => way_failed(desk, case, notice, failure),
    }
}

/// Somebody gave an address that takes no code: nothing comes of it.
fn code_failed(desk: &mut Desk<'_>) {
    desk.dossier.link.asked = None;
    let lang = desk.lang();
    let text = undelivered::mail_failed(&desk.words(&lang));
    desk.say(desk.tick.seq, Notice::Noted, text);
}

/// The customer wrote by mail, and our answer does not arrive there: it is said in the chat, and so is what follows.
fn proved_address_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, failure: &Failure<'_>) {
    desk.dossier.link.fails = Some(failure.reason.to_owned());
    let lang = desk.lang();
    let words = desk.words(&lang);
    let said = Some(failure.text).filter(|text| !text.is_empty() && desk.dossier.contact.unreachable.is_none());
    let text = said.map_or_else(|| undelivered::mail_failed(&words), |text| undelivered::instead_of_mail(text, &words));
    let subject = case.map_or(desk.tick.seq, |case| case.0);
    desk.chat(subject, notice.unwrap_or(Notice::Unreachable), &Prompt { text: text.into(), ..Prompt::default() }, failure.files.to_vec());
    let Some(id) = case else { return };
    let reason = failure.reason;
    let purpose = if said.is_some() { Purpose::NotArrivedSaid { reason } } else { Purpose::NotArrived { reason } };
    tell(desk, id, &format!("by mail: {reason}"), purpose);
}

/// The chat works as far as we know; only the address that was named there does not.
fn copy_failed(desk: &mut Desk<'_>, case: Option<CaseId>, reason: &str) {
    let Some(id) = case else { return };
    tell(desk, id, &format!("by mail: {reason}"), Purpose::NotArrived { reason });
    if desk.dossier.contact.unreachable.is_none() {
        let lang = desk.lang();
        let text = undelivered::mail_failed(&desk.words(&lang));
        desk.say(id.0, Notice::Unreachable, text);
    }
}

/// The chat refused one message: staff hear of a letter. Of words in a dialogue the journal knows, and the customer writes again.
fn one_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, reason: &str) {
    let is_dialogue = matches!(notice, Some(Notice::Prompt | Notice::Noted | Notice::WhichCase | Notice::Status));
    if let Some(id) = case.filter(|_| !is_dialogue) {
        desk.note(id.0, Actor::Desk, What::Noted { text: format!("staff are told of a message that did not arrive: {reason}") });
        ladder::tell(desk, id, RungTo::Team, Purpose::NotArrived { reason }, Notice::StaffUndeliverable);
    }
}

/// Nothing reaches the customer on this way any more. Staff learn of each letter of theirs that did not arrive, however long
/// that has been so; it goes to the address that the customer named, if there is one.
fn way_failed(desk: &mut Desk<'_>, case: Option<CaseId>, notice: Option<Notice>, failure: &Failure<'_>) {
    let reason = failure.reason;
    let by_a_person = notice.filter(|notice| matches!(notice, Notice::Reply | Notice::Closed | Notice::Reopened));
    let letter = case.zip(by_a_person);
    if let Some((id, notice)) = letter {
        // Only who cannot be reached is written to on another way, and staff read so in their letter.
        let purpose = if send_by_mail(desk, id, notice, failure) {
            Purpose::UndeliverableMailed { reason }
        } else {
            Purpose::Undeliverable { reason }
        };
        tell(desk, id, reason, purpose);
    }
    unreachable(desk, reason, letter.map(|(id, _)| id));
}

fn tell(desk: &mut Desk<'_>, id: CaseId, reason: &str, purpose: Purpose<'_>) {
    desk.note(id.0, Actor::Channel, What::Unreachable { reason: reason.to_owned() });
    ladder::tell(desk, id, RungTo::Team, purpose, Notice::StaffUndeliverable);
}

/// Sends a letter that the chat did not take to the address that the customer named. Returns whether there is one.
fn send_by_mail(desk: &mut Desk<'_>, id: CaseId, notice: Notice, failure: &Failure<'_>) -> bool {
    let Some(case) = desk.case(id).filter(|_| desk.is_chat() && !failure.by_mail && !failure.text.is_empty()) else { return false };
    let Some(address) = link::address_of(desk, case) else { return false };
    let letter = undelivered::instead_of_chat(&case.reference, failure.text, &desk.words(&case.lang));
    desk.mail_customer(id.0, notice, address, &letter, Automatic::No);
    if let Some(message) = desk.messages.last_mut() {
        message.content.enclose(failure.files);
    }
    true
}

/// Tries the address of a customer whose chat fails.
fn write_by_mail(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case(id).filter(|_| desk.is_chat()) else { return };
    let Some(address) = link::address_of(desk, case) else { return };
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
    if notice == Some(Notice::StaffLate) && deadline::hasten(desk, id) {
        return;
    }
    // A failing letter about a failing letter is not written.
    if notice != Some(Notice::StaffUndeliverable) {
        ladder::tell(desk, id, RungTo::Managers, Purpose::UndeliverableStaff { reason }, Notice::StaffUndeliverable);
    }
}
