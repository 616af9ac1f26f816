//! What staff write by mail about a case: an order is carried out, an answer goes to the customer, and the sender hears what was done.
//!
//! Text that was meant for inside never leaves: what is not surely an answer is kept, and its sender is asked.

use crate::text::Personal;

use super::case::CaseId;
use super::done::{Done, Refused};
use super::dossier::Address;
use super::event::{Mail, MailNature, StaffCommand};
use super::journal::{Actor, What};
use super::loops::Turn;
use super::notice::Notice;
use super::notice::confirmation::{self, Outcome};
use super::orders::{self, Beside, Order, Unclear};
use super::step::Desk;
use super::words::{Words, one_line};
use super::{decision, loops, pretended, staff, token};

/// What the journal says of words that were written before.
const AGAIN: &str = "the same words again";

/// Who wrote, and from where: proved before the desk hears of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sender<'a> {
    pub(super) actor: &'a str,
    pub(super) from: &'a Address,
    /// The mail came to the address for notes.
    pub(super) inside: bool,
}

pub(super) fn arrived(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail) {
    desk.answering.clone_from(&mail.message_id);
    note(desk, sender, id, mail);
    let turn = match &mail.nature {
        MailNature::Human | MailNature::Unreadable { .. } | MailNature::Encrypted => loops::turn(desk, sender.actor, id, mail),
        MailNature::Automatic { .. } | MailNature::Doubtful { .. } | MailNature::Bounce { .. } => Turn::New,
    };
    match &mail.nature {
        MailNature::Human | MailNature::Unreadable { .. } | MailNature::Encrypted if turn == Turn::TooMany => {
            loops::keep(desk, id, "more mails of one person than people write within an hour");
        }
        MailNature::Human if has_no_part(desk, sender, id, mail) => heard(desk, sender, id, mail),
        MailNature::Human => obey(desk, sender, id, mail, turn),
        MailNature::Automatic { sign } | MailNature::Doubtful { sign } => {
            let text = format!("from a member of staff, written by a machine ({}): nothing done", one_line(sign, 80));
            desk.note(id.0, Actor::Desk, What::Noted { text });
        }
        MailNature::Bounce { .. } => desk.note(id.0, Actor::Desk, What::Noted { text: "a delivery report: nothing done".to_owned() }),
        MailNature::Unreadable { .. } | MailNature::Encrypted if turn != Turn::New => loops::keep(desk, id, "once more not readable"),
        MailNature::Unreadable { .. } | MailNature::Encrypted => confirm(desk, sender, id, mail, &Outcome::Unclear(Unclear::Unreadable)),
    }
}

/// Whom the case is about can reply where they were asked; there is nothing else for them to do with it.
fn heard(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail) {
    let said = Some(mail.own_text.as_str().trim()).filter(|text| !text.is_empty());
    let outcome = match said.and_then(|_| decision::hearing::replied(desk, sender.actor, id)) {
        Some(text) => Outcome::Done { done: Done::Decided { text }, sent: Personal::default(), noted: false },
        None => Outcome::Refused(Refused::Unknown),
    };
    confirm(desk, sender, id, mail, &outcome);
}

fn has_no_part(desk: &Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail) -> bool {
    desk.case(id).or(mail.closed.as_deref()).is_some_and(|case| desk.rules.has_no_part(&case.about, sender.actor))
}

/// Somebody writes as staff who has not proved to be: nothing is done, and those in charge are told, at any hour.
pub(super) fn pretended(desk: &mut Desk<'_>, id: CaseId, mail: &Mail) {
    let files = mail.input.files.iter().chain([&mail.raw]).cloned().collect();
    desk.note_at(id.0, mail.arrived_at, Actor::Channel, What::StaffWrote { text: mail.text.clone(), files });
    desk.note(id.0, Actor::Desk, What::Noted { text: "not proved to be from staff: nothing done".to_owned() });
    desk.closed.extend(mail.closed.as_deref().filter(|closed| desk.case(closed.id).is_none()).cloned());
    pretended::tell(desk, id);
}

fn note(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail) {
    let files = mail.input.files.iter().chain([&mail.raw]).cloned().collect();
    let what = What::StaffWrote { text: mail.text.clone(), files };
    desk.note_at(id.0, mail.arrived_at, Actor::Staff(sender.actor.to_owned()), what);
}

fn obey(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail, turn: Turn) {
    decision::review::bring_back(desk, mail.closed.as_deref());
    if decision::review::is_review(desk, id) {
        if turn != Turn::New {
            return loops::keep(desk, id, AGAIN);
        }
        return decision::review::answered(desk, sender.actor, sender.from, id, mail.own_text.as_str());
    }
    let mark = token::staff_mark(&desk.rules.secret, id);
    // Addresses for orders and for notes differ in their first letter alone.
    let beside = Beside { files: &mail.input.files, closed: mail.closed.as_deref(), mark: mark.get(1..).unwrap_or(&mark) };
    let order = if sender.inside {
        orders::inside(mail.input.new_text.as_str(), beside, &words(desk, id, mail))
    } else {
        orders::read(mail.own_text.as_str(), beside, desk.rules, &words(desk, id, mail))
    };
    let was_sent = matches!(turn, Turn::Again { sent: true, .. });
    let is_answer = matches!(&order, Order::Do { command: StaffCommand::Reply { .. }, .. });
    let outcome = match order {
        Order::Help => Outcome::Help,
        Order::Unclear(unclear) => Outcome::Unclear(unclear),
        Order::Do { command: StaffCommand::Reply { .. } | StaffCommand::Ask { .. }, .. } if was_sent => Outcome::Unclear(Unclear::Again),
        Order::Do { command, rest, outright } => match in_doubt(desk, sender, id, mail, &command).filter(|_| !outright) {
            Some(unclear) => Outcome::Unclear(unclear),
            None => carry_out(desk, sender, id, command, rest),
        },
    };
    let is_told = match (&outcome, turn) {
        // Who sends something twice is told once; who was asked is not asked the same again.
        (Outcome::Unclear(Unclear::Again), Turn::Again { times, .. }) => 1 < times,
        (Outcome::Unclear(_), Turn::Again { .. }) => true,
        (Outcome::Refused(_), Turn::Again { .. }) => is_answer,
        (Outcome::Unclear(_) | Outcome::Refused(_), Turn::New | Turn::TooMany) | (Outcome::Done { .. } | Outcome::Help, _) => false,
    };
    if is_told { loops::keep(desk, id, AGAIN) } else { confirm(desk, sender, id, mail, &outcome) }
}

/// Returns why an answer is held although it reads like one.
fn in_doubt(desk: &Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail, command: &StaffCommand) -> Option<Unclear> {
    let StaffCommand::Reply { .. } = command else { return None };
    if mail.notice.as_deref() == Some(Notice::StaffDone.name()) {
        return Some(Unclear::Confirmation);
    }
    let answered_by = desk.dossier.cases.get(&id)?.answered_by.as_ref()?;
    (answered_by != sender.actor).then(|| Unclear::AnsweredBy(answered_by.clone()))
}

fn carry_out(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, command: StaffCommand, rest: Option<String>) -> Outcome {
    let closing =
        if let StaffCommand::Close { text: Some(text), .. } = &command { Some(decision::closing::said(desk, id, text)) } else { None };
    let done = match staff::perform(desk, sender.actor, id, &command) {
        Ok(done) => done,
        Err(refused) => return Outcome::Refused(refused),
    };
    if matches!(done, Done::Replied | Done::Asked { .. }) {
        loops::was_sent(desk);
    }
    let said_why = matches!(&command, StaffCommand::Reopen { why, .. } if !why.is_empty());
    let noted = rest.is_some_and(|rest| staff::perform(desk, sender.actor, id, &StaffCommand::Note { text: rest.into() }).is_ok());
    let noted = noted || said_why;
    let sent = match command {
        StaffCommand::Reply { text, .. } | StaffCommand::Ask { text, .. } => Some(text),
        StaffCommand::Close { .. } => closing.filter(|_| done == Done::Closed),
        StaffCommand::Take
        | StaffCommand::Assign { .. }
        | StaffCommand::Note { .. }
        | StaffCommand::SetSeverity { .. }
        | StaffCommand::Decide(_)
        | StaffCommand::Target { .. }
        | StaffCommand::Snooze { .. }
        | StaffCommand::Away(_)
        | StaffCommand::Back
        | StaffCommand::About { .. }
        | StaffCommand::NotAbout { .. }
        | StaffCommand::Reason { .. }
        | StaffCommand::Reopen { .. }
        | StaffCommand::Erase(_) => None,
    };
    Outcome::Done { done, sent: sent.unwrap_or_else(Personal::default), noted }
}

fn confirm(desk: &mut Desk<'_>, sender: &Sender<'_>, id: CaseId, mail: &Mail, outcome: &Outcome) {
    let reference = desk.rules.reference(id);
    let about = desk.case(id).or(mail.closed.as_deref()).map(|case| case.about.clone()).unwrap_or_default();
    let known = desk.rules.staff.keys().chain(desk.rules.teams.keys());
    let names: Vec<&str> = known.filter(|name| !desk.rules.has_no_part(&about, name)).map(String::as_str).collect();
    let letter = confirmation::letter(outcome, &reference, &names.join(", "), &words(desk, id, mail));
    desk.answer_staff(id.0, sender.from, &letter);
}

/// Returns the words of the team that has the case, or had it.
fn words<'r>(desk: &Desk<'r>, id: CaseId, mail: &Mail) -> Words<'r> {
    let case = desk.case(id).or(mail.closed.as_deref());
    let team = case.and_then(|case| desk.team(&case.team));
    desk.words(team.map_or(desk.rules.notices.base(), |team| &team.lang))
}
