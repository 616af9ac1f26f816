//! What arrives by mail: a person's words open a case or go to theirs; a machine's are kept and never answered.

use crate::flow::answer::File;
use crate::flow::conversation::{Channel, Input};
use crate::flow::run;
use crate::text::Lang;

use super::case::{Case, CaseId, Opener, Task};
use super::delivery::{self, Failure};
use super::dossier::{Address, ContactId};
use super::event::{Mail, MailNature, Receiver, SenderCheck};
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::added::{self, Added};
use super::notice::staff::{Purpose, Sender};
use super::notice::{Letter, Notice, status};
use super::rules::RungTo;
use super::step::Desk;
use super::talk::{self, Opening};
use super::words::one_line;
use super::{add, care, copy, decision, filing, ladder, link, post, withdraw};

const NAME_CHARS_MAX: usize = 64;
/// A case that was opened again so often stays closed: what answers each of its letters may be a machine, and a person who still has
/// something to say has a case that is linked to it.
const REOPENED_BY_MAIL_MAX: u32 = 3;

pub(super) fn arrived(desk: &mut Desk<'_>, mail: &Mail) {
    desk.answering.clone_from(&mail.message_id);
    match &mail.nature {
        MailNature::Human => human(desk, mail),
        MailNature::Doubtful { sign } => doubtful(desk, mail, sign),
        MailNature::Automatic { sign } => {
            let subject = note(desk, mail, case_of(desk, mail), Actor::Channel);
            desk.note(subject, Actor::Desk, What::Noted { text: format!("written by a machine ({}): not answered", one_line(sign, 80)) });
        }
        MailNature::Bounce { permanent, reason } => bounced(desk, mail, *permanent, reason),
        MailNature::Unreadable { reason } => drop(unreadable(desk, mail, reason)),
        MailNature::Encrypted => encrypted(desk, mail),
    }
}

/// A person's words as long as nobody has seen that they are a machine's: a case, an alarm, a letter to staff come of them all the
/// same, and nothing is sent to the writer by itself.
fn doubtful(desk: &mut Desk<'_>, mail: &Mail, sign: &str) {
    desk.tick.automatic_mail = false;
    let subject = case_of(desk, mail).map_or(desk.tick.seq, |case| case.0);
    human(desk, mail);
    let text = format!("perhaps written by a machine ({}): no automatic answer", one_line(sign, 80));
    desk.note(subject, Actor::Desk, What::Noted { text });
}

fn human(desk: &mut Desk<'_>, mail: &Mail) {
    meet(desk, mail);
    if link::is_from_proved(desk, None, mail) {
        desk.dossier.link.by_mail = true;
        desk.dossier.link.fails = None;
        if desk.words(&desk.lang()).is_one_of("command-unlink", first_line(mail)) {
            note(desk, mail, None, Actor::Customer);
            return link::end(desk);
        }
    }
    let reopened = mail.closed.as_deref().filter(|closed| Some(closed.id) == mail.case && case_of(desk, mail).is_none());
    if let Some(closed) = reopened {
        if let Some(reply) = answered(desk, closed, mail) {
            note(desk, mail, Some(closed.id), Actor::Customer);
            return decision::answer::take(desk, closed.id, reply);
        }
        let may_open = closed.resolution.reopened_count < REOPENED_BY_MAIL_MAX;
        if !may_open || !decision::after::is_in_window(desk, closed, mail.arrived_at) {
            first(desk, mail);
            decision::body::wrote(desk, CaseId(desk.tick.seq), mail);
            return decision::act::follow(desk, closed);
        }
        note(desk, mail, Some(closed.id), Actor::Customer);
        let by = if is_from_customer(desk, closed, mail) { Opener::Customer } else { Opener::Other };
        let why = desk.heard(closed.id.0);
        let id = add::reopen(desk, closed.clone(), by, &why);
        thread(desk, id, mail);
        decision::body::wrote(desk, id, mail);
        return answer_added(desk, id, mail, Added::Reopened);
    }
    let before = case_of(desk, mail);
    match before {
        Some(id) => more(desk, id, mail),
        None => first(desk, mail),
    }
    decision::body::wrote(desk, before.unwrap_or(CaseId(desk.tick.seq)), mail);
    if care::is_distressed(desk, mail.input.new_text.as_str()) {
        let subject = before.map_or(desk.tick.seq, |case| case.0);
        if before.and_then(|case| desk.case(case)).is_none_or(|case| is_from_customer(desk, case, mail)) {
            care::comfort(desk, subject);
        }
        care::put_before_person(desk, subject);
    }
}

/// A mail that belongs to no case begins one.
fn first(desk: &mut Desk<'_>, mail: &Mail) {
    if let Some(id) = instead_of_another(desk, mail) {
        return more(desk, id, mail);
    }
    begin(desk, mail);
    if let Some(case) = desk.dossier.cases.get_mut(&CaseId(desk.tick.seq)) {
        case.denied = mail.sender_check == SenderCheck::Failed;
    }
}

/// Returns the case that takes a mail which would open one too many. What came from the customer goes into no case of a forger's, and
/// a forger's cases leave the customer room for theirs.
fn instead_of_another(desk: &Desk<'_>, mail: &Mail) -> Option<CaseId> {
    let is_denied = mail.sender_check == SenderCheck::Failed;
    let fits = |case: &Case| is_denied || !case.denied;
    let count = desk.dossier.cases.values().filter(|case| fits(case)).count();
    link::newest_by_mail(desk, fits).filter(|_| desk.rules.limits.open_cases_max <= count)
}

fn begin(desk: &mut Desk<'_>, mail: &Mail) {
    note(desk, mail, None, Actor::Customer);
    if decision::body::sender(desk, mail).is_some() {
        return talk::file_bare(
            desk,
            &Opening { flow: None, channel: Channel::Mail, lang: lang(desk, mail), input: None, started_at: mail.arrived_at },
        );
    }
    let claimed = mail.to.as_ref().and_then(|to| claimed(desk, to));
    let flow = claimed.or_else(|| Some(desk.rules.mail_flow.clone()));
    let input = Input::Mail(mail.input.clone());
    let opening = Opening { flow, channel: Channel::Mail, lang: lang(desk, mail), input: Some(&input), started_at: mail.arrived_at };
    talk::begin(desk, &opening);
}

/// A mail about a case: a word that asks for something, an answer to what is asked there, or simply more.
fn more(desk: &mut Desk<'_>, id: CaseId, mail: &Mail) {
    let Some(case) = desk.case(id).cloned() else { return };
    let is_from_customer = is_from_customer(desk, &case, mail);
    note(desk, mail, Some(id), if is_from_customer { Actor::Customer } else { Actor::Channel });
    if is_from_customer {
        thread(desk, id, mail);
    } else {
        return answer_added(desk, id, mail, Added::ToOpenCase);
    }
    let first_line = first_line(mail);
    let words = desk.words(&case.lang);
    if mail.confirmed && words.is_one_of("command-withdraw", first_line) {
        return withdrawn(desk, id, mail);
    }
    if mail.confirmed && words.is_one_of("command-status", first_line) {
        return tell_status(desk, &case, mail);
    }
    if mail.confirmed && words.is_one_of("command-my-data", first_line) && copy::is_due(desk) {
        return copy::ask(desk, id.0, case.lang);
    }
    if let Some(reply) = answered(desk, &case, mail) {
        decision::answer::take(desk, id, reply);
        return if reply == decision::answer::Reply::Ask {
            add::tell_staff(desk, id, Sender::Customer)
        };
    }
    let Some(conversation) = desk.dossier.cases.get_mut(&id).and_then(|case| case.conversation.take()) else {
        add::tell_staff(desk, id, Sender::Customer);
        return answer_added(desk, id, mail, Added::ToOpenCase);
    };
    let sent = desk.messages.len();
    talk::go_on(desk, *conversation, &Input::Mail(mail.input.clone()));
    add::tell_staff(desk, id, Sender::Customer);
    let written = desk.messages.iter().skip(sent).any(|message| message.notice == Notice::Prompt.name());
    if !written {
        add::tell_customer(desk, id, Added::ToOpenCase);
    }
}

/// Returns what the mail says to a decision, where its sender is surely the customer.
fn answered(desk: &Desk<'_>, case: &Case, mail: &Mail) -> Option<decision::answer::Reply> {
    let is_sure = mail.confirmed && is_from_customer(desk, case, mail);
    decision::answer::written(desk, case.id, first_line(mail)).filter(|_| is_sure)
}

fn first_line(mail: &Mail) -> &str {
    mail.input.new_text.as_str().lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

/// Withdraws by mail; the customer of a chat reads it there and in the mail's thread.
fn withdrawn(desk: &mut Desk<'_>, id: CaseId, mail: &Mail) {
    let letter = withdraw::withdraw(desk, id);
    if let (Some(letter), true, Some(address)) = (letter, desk.is_chat() && !link::is_from_proved(desk, None, mail), sender(mail)) {
        desk.mail_customer(id.0, Notice::Withdrawn, address, &letter, Automatic::Replied);
    }
}

/// Says by mail where the case stands, and where all stand to the customer of a chat who proved to read the address.
fn tell_status(desk: &mut Desk<'_>, case: &Case, mail: &Mail) {
    let words = desk.words(&case.lang);
    let subject = words.say("change-subject", &[("reference", &case.reference)]);
    let all = link::is_from_proved(desk, None, mail);
    let told = |other: &&Case| other.id == case.id || (all && !link::is_anonymous(other));
    let lines: Vec<_> = desk.dossier.cases.values().filter(told).map(status::line).collect();
    let letter = Letter { subject, paragraphs: vec![status::text(&lines, &[], None, &words)], lang: words.lang.clone() };
    if let Some(address) = sender(mail) {
        desk.mail_customer(case.id.0, Notice::Status, address, &letter, Automatic::Replied);
    }
}

/// Answers whoever wrote if that is the customer; says it in the chat too where the case comes from one.
fn answer_added(desk: &mut Desk<'_>, id: CaseId, mail: &Mail, added: Added) {
    let Some(case) = desk.case(id).cloned() else { return };
    let from_customer = is_from_customer(desk, &case, mail);
    let is_proved = link::is_from_proved(desk, Some(&case), mail);
    if desk.is_chat() && !is_proved {
        let added = if added == Added::Reopened { added } else { Added::FromMail };
        add::tell_customer(desk, id, added);
    }
    if !from_customer {
        if added != Added::Reopened {
            add::tell_staff(desk, id, Sender::Other);
        }
        let why = match mail.sender_check {
            SenderCheck::Failed => "the sender's own domain does not vouch for it",
            SenderCheck::Unchecked | SenderCheck::Verified | SenderCheck::Unproved => "from another sender than the customer",
        };
        desk.note(id.0, Actor::Desk, What::Noted { text: format!("third party, unverified: {why}; not answered") });
        return;
    }
    // Who proves nothing learns nothing by mail: the customer of a chat reads the answer there.
    let address = sender(mail).filter(|_| mail.confirmed || is_proved || !desk.is_chat());
    let letter = added::letter(added, &case.reference, &desk.words(&case.lang));
    if let Some(address) = address {
        desk.mail_customer(id.0, Notice::Added, address, &letter, Automatic::Replied);
    }
}

fn bounced(desk: &mut Desk<'_>, mail: &Mail, permanent: bool, reason: &str) {
    let case = case_of(desk, mail);
    note(desk, mail, case, Actor::Channel);
    if permanent {
        let failure = Failure { reason, receiver: Receiver::Gone, text: mail.lost.as_str(), files: &[], by_mail: true };
        delivery::failed(desk, case, mail.notice.as_deref().unwrap_or_default(), &failure);
    } else if mail.reported.is_lost {
        // The last letter of a case may be lost when the case is closed.
        let closed = mail.closed.as_deref().filter(|closed| Some(closed.id) == mail.case && desk.case(closed.id).is_none()).cloned();
        desk.closed.extend(closed);
        delivery::lost(desk, mail.case, mail.notice.as_deref().unwrap_or_default(), reason);
    }
}

/// Puts the mail before a person, and tells its sender what to do.
fn encrypted(desk: &mut Desk<'_>, mail: &Mail) {
    meet(desk, mail);
    let id = unreadable(desk, mail, "encrypted");
    thread(desk, id, mail);
    let Some(case) = desk.case(id).cloned().filter(|case| is_from_customer(desk, case, mail)) else { return };
    // The customer of a chat who proves nothing by mail learns nothing by mail.
    let address = sender(mail).filter(|_| mail.confirmed || !desk.is_chat());
    let letter = added::letter(Added::Encrypted, &case.reference, &desk.words(&case.lang));
    if let Some(address) = address {
        desk.mail_customer(id.0, Notice::Added, address, &letter, Automatic::Replied);
    }
}

/// What could not be read is put before a person, with its raw bytes. Returns its case.
fn unreadable(desk: &mut Desk<'_>, mail: &Mail, reason: &str) -> CaseId {
    let mut is_new = false;
    let id = case_of(desk, mail).or_else(|| instead_of_another(desk, mail)).unwrap_or_else(|| {
        let opening = Opening { flow: None, channel: Channel::Mail, lang: lang(desk, mail), input: None, started_at: mail.arrived_at };
        let conversation = talk::bare(desk, &opening);
        is_new = true;
        let id = filing::file(desk, &conversation, false, Task::Read);
        if let Some(case) = desk.dossier.cases.get_mut(&id) {
            case.denied = mail.sender_check == SenderCheck::Failed;
        }
        id
    });
    note(desk, mail, Some(id), Actor::Customer);
    desk.note(id.0, Actor::Desk, What::Noted { text: format!("could not be read: {}", one_line(reason, 200)) });
    // A new case is put before its team as what it is.
    if !is_new {
        ladder::tell(desk, id, RungTo::Team, Purpose::Unreadable, Notice::StaffUnreadable);
    }
    id
}

/// Returns the open case that the mail points to.
fn case_of(desk: &Desk<'_>, mail: &Mail) -> Option<CaseId> {
    mail.case.filter(|case| desk.dossier.cases.contains_key(case))
}

/// Keeps all of the mail in the journal, its raw bytes last.
fn note(desk: &mut Desk<'_>, mail: &Mail, case: Option<CaseId>, actor: Actor) -> u64 {
    let subject = case.map_or(desk.tick.seq, |case| case.0);
    let files: Vec<File> = mail.input.files.iter().chain([&mail.raw]).cloned().collect();
    let head = mail.input.subject.as_str();
    let text = if head.is_empty() { mail.text.clone() } else { format!("{head}\n\n{}", mail.text.as_str()).into() };
    desk.note_at(subject, mail.arrived_at, actor, What::Said { text, files, button: None });
    let found = match mail.sender_check {
        SenderCheck::Unchecked => return subject,
        SenderCheck::Verified => "the sender's domain vouches for this mail",
        SenderCheck::Unproved => "nothing proves who sent this mail",
        SenderCheck::Failed => "the sender's domain does not vouch for this mail: forged, or changed on its way",
    };
    desk.note(subject, Actor::Channel, What::Noted { text: found.to_owned() });
    subject
}

fn thread(desk: &mut Desk<'_>, id: CaseId, mail: &Mail) {
    if let Some(message_id) = &mail.message_id {
        desk.add_to_thread(id, message_id.clone());
    }
}

/// Learns of the contact what a mail proves: only its own address can confirm it.
fn meet(desk: &mut Desk<'_>, mail: &Mail) {
    let sender = sender(mail);
    let contact = &mut desk.dossier.contact;
    let own =
        matches!(&contact.id, ContactId::Email(address) if Some(address) == sender.as_ref()) && mail.sender_check != SenderCheck::Failed;
    if !own {
        return;
    }
    contact.confirmed |= mail.confirmed;
    contact.unreachable = None;
    if !mail.input.sender_name.is_empty() {
        contact.name = one_line(mail.input.sender_name.as_str(), NAME_CHARS_MAX).into();
    }
    if contact.lang.is_none() {
        contact.lang.clone_from(&mail.lang);
    }
}

/// Tells whether the sender is the contact, or the address that the customer named in the case.
fn is_from_customer(desk: &Desk<'_>, case: &Case, mail: &Mail) -> bool {
    let Some(sender) = sender(mail).filter(|_| mail.sender_check != SenderCheck::Failed) else { return false };
    match &desk.dossier.contact.id {
        ContactId::Email(address) => *address == sender,
        ContactId::ByHand(_) => false,
        ContactId::Telegram(_) => post::address_of(case) == Some(sender) || link::is_from_proved(desk, Some(case), mail),
    }
}

fn sender(mail: &Mail) -> Option<Address> {
    Address::parse(mail.input.sender.as_str())
}

fn lang(desk: &Desk<'_>, mail: &Mail) -> Lang {
    let offered = mail.lang.as_ref().and_then(|lang| Lang::choose(lang, &desk.rules.languages));
    offered.cloned().unwrap_or_else(|| desk.lang())
}

/// Returns the flow that claims this address of ours; `None` leaves it to the rules.
fn claimed(desk: &Desk<'_>, to: &Address) -> Option<String> {
    let id = run::which_mail(&desk.rules.flows, to.as_str())?;
    let claims = desk.rules.flows.current.get(&id).is_some_and(|flow| !flow.start.mail_to.is_empty());
    claims.then_some(id)
}
