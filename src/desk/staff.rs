//! What staff do with a case, and what they are told of it. A note stays inside; a reply goes out on the customer's channel.

use crate::flow::answer::File;
use crate::text::Personal;

use super::case::{Case, CaseId, Ladder, Opener, Severity, Stage, Task};
use super::done::{Done, Refused};
use super::dossier::{CLOSED_MAX, ContactId};
use super::event::StaffCommand;
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::staff::Purpose;
use super::notice::{By, Letter, Notice, closed, reply};
use super::regime::{Clock, Start};
use super::step::Desk;
use super::{add, deadline, decision, erase, ladder, link, own, presence, talk, wait};

pub(super) fn command(desk: &mut Desk<'_>, actor: &str, id: CaseId, command: &StaffCommand) {
    let reference = desk.rules.reference(id);
    let done = perform(desk, actor, id, command);
    desk.reply = Some(done.map(|done| done.line(&reference, actor)).map_err(|refused| refused.line(&reference, actor)));
}

/// Does what staff ask for, or says why it cannot be done.
pub(super) fn perform(desk: &mut Desk<'_>, actor: &str, id: CaseId, command: &StaffCommand) -> Result<Done, Refused> {
    let mut closed_case = if let StaffCommand::Reopen { closed, .. } = command { closed.as_deref() } else { None };
    if let StaffCommand::Erase(order) = command {
        closed_case = order.found.as_deref().map(|found| &found.closed);
    }
    if desk.case(id).or(closed_case).is_some_and(|case| desk.rules.has_no_part(&case.about, actor)) {
        return Err(Refused::Unknown);
    }
    if closed_case.is_some_and(|case| case.erased.is_some()) {
        return Err(Refused::ErasedAlready);
    }
    match command {
        StaffCommand::Erase(order) => erase::erase(desk, actor, id, order),
        StaffCommand::Reopen { closed, why } => reopen(desk, actor, id, closed.as_deref(), why),
        StaffCommand::Decide(order) if desk.dossier.after.contains_key(&id) => decision::act::perform_closed(desk, actor, id, order),
        StaffCommand::Decide(order) => on_open(desk, id, |desk, case| decision::act::perform(desk, actor, &case, order)),
        StaffCommand::Away(wish) => presence::away(desk, actor, wish),
        StaffCommand::Back => Ok(presence::back(desk, actor)),
        StaffCommand::Target { on } => on_open(desk, id, |desk, case| own::target(desk, actor, &case, on)),
        StaffCommand::Snooze { until } => on_open(desk, id, |desk, case| own::snooze(desk, actor, &case, until)),
        StaffCommand::About { name } => on_open(desk, id, |desk, case| presence::about(desk, actor, &case, name)),
        StaffCommand::NotAbout { name } => on_open(desk, id, |desk, case| presence::not_about(desk, actor, &case, name)),
        StaffCommand::Take => on_open(desk, id, |desk, case| take(desk, actor, &case)),
        StaffCommand::Assign { to } => on_open(desk, id, |desk, case| assign(desk, actor, &case, to)),
        StaffCommand::Note { text } => note(desk, actor, id, text),
        StaffCommand::Reply { text, files } => on_open(desk, id, |desk, case| answer(desk, actor, &case, text, files)),
        StaffCommand::Ask { text, files } => on_open(desk, id, |desk, case| ask(desk, actor, &case, text, files)),
        StaffCommand::SetSeverity { severity } => on_open(desk, id, |desk, case| Ok(set_severity(desk, actor, &case, *severity))),
        StaffCommand::Reason { text } => on_open(desk, id, |desk, case| reason(desk, actor, &case, text)),
        StaffCommand::Close { outcome, text } => {
            on_open(desk, id, |desk, case| close_with_words(desk, actor, &case, outcome.as_deref(), text.as_ref()))
        }
    }
}

/// Closes a case: it leaves the dossier with everything that it owed.
pub(super) fn close(desk: &mut Desk<'_>, id: CaseId, actor: Actor, by: &str, outcome: Option<&str>) {
    wait::end(desk, id);
    deadline::see_missed(desk, id);
    let Some(mut case) = desk.dossier.cases.remove(&id) else { return };
    case.stage = Stage::Closed { by: by.to_owned(), at: desk.tick.now, outcome: outcome.map(str::to_owned) };
    case.conversation = None;
    decision::after::closing(desk, &mut case);
    deadline::close(&mut case, desk.tick.now);
    if desk.dossier.conversation.as_ref().is_some_and(|conversation| conversation.id == id.0) {
        desk.dossier.conversation = None;
    }
    desk.dossier.closed.push(id);
    if desk.dossier.closed.len() > CLOSED_MAX {
        desk.dossier.closed.remove(0);
    }
    decision::after::keep(desk, &case);
    desk.closed.push(case);
    desk.note(id.0, actor, What::Closed { outcome: outcome.map(str::to_owned) });
}

fn on_open(desk: &mut Desk<'_>, id: CaseId, act: impl FnOnce(&mut Desk<'_>, Case) -> Result<Done, Refused>) -> Result<Done, Refused> {
    match desk.dossier.cases.get(&id).cloned() {
        Some(case) => act(desk, case),
        None if desk.dossier.closed.contains(&id) => Err(Refused::Closed),
        None => Err(Refused::Unknown),
    }
}

fn take(desk: &mut Desk<'_>, actor: &str, case: &Case) -> Result<Done, Refused> {
    decision::act::may_have(desk, actor, case, actor)?;
    match &case.stage {
        Stage::Taken { by, .. } if by == actor => {
            deadline::held(desk, case.id);
            Ok(Done::YoursAlready)
        }
        Stage::Taken { by, .. } => Err(Refused::With { by: by.clone() }),
        Stage::Open { .. } | Stage::Closed { .. } => {
            set_taken(desk, case.id, actor);
            desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::Taken);
            deadline::held(desk, case.id);
            Ok(Done::Taken)
        }
    }
}

fn assign(desk: &mut Desk<'_>, actor: &str, case: &Case, to: &str) -> Result<Done, Refused> {
    // Who is away is stood in for.
    let present = desk.rules.stand_in(to, desk.tick.now).filter(|_| !desk.rules.teams.contains_key(to));
    let to = present.as_deref().unwrap_or(to);
    decision::act::may_have(desk, actor, case, to)?;
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::Assigned { to: to.to_owned() });
    if !desk.rules.teams.contains_key(to) {
        set_taken(desk, case.id, to);
        if to != actor {
            ladder::tell_person(desk, case.id, to, Purpose::Assigned, Notice::StaffAssigned);
        }
        return Ok(Done::Assigned { to: to.to_owned() });
    }
    if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
        to.clone_into(&mut open.team);
        open.stage = Stage::Open { ladder: Ladder { rung: 0, next_at: None } };
        // For the other team the case is new.
        open.filed_at = desk.tick.now;
    }
    ladder::begin(desk, case.id);
    Ok(Done::AssignedToTeam { to: to.to_owned() })
}

/// Keeps a note, also with a case that is closed.
fn note(desk: &mut Desk<'_>, actor: &str, id: CaseId, text: &Personal) -> Result<Done, Refused> {
    if !desk.dossier.cases.contains_key(&id) && !desk.dossier.closed.contains(&id) {
        return Err(Refused::Unknown);
    }
    desk.note(id.0, Actor::Staff(actor.to_owned()), What::Note { text: text.clone() });
    Ok(Done::Noted)
}

/// Keeps why deadlines were missed.
fn reason(desk: &mut Desk<'_>, actor: &str, case: &Case, text: &Personal) -> Result<Done, Refused> {
    match deadline::explain(desk, case.id, actor, text) {
        0 => Err(Refused::NothingMissed),
        count => Ok(Done::Explained { count }),
    }
}

fn answer(desk: &mut Desk<'_>, actor: &str, case: &Case, text: &Personal, files: &[File]) -> Result<Done, Refused> {
    let by = way_to(desk, case)?;
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::Replied { text: text.clone() });
    write(desk, actor, case, by, reply::answer(text.as_str()), files);
    Ok(Done::Replied)
}

fn ask(desk: &mut Desk<'_>, actor: &str, case: &Case, text: &Personal, files: &[File]) -> Result<Done, Refused> {
    let by = way_to(desk, case)?;
    wait::begin(desk, actor, case.id, text);
    write(desk, actor, case, by, reply::question(text.as_str()), files);
    decision::act::go(desk, case.id, Actor::Staff(actor.to_owned()), decision::Step::AskCustomer);
    let until = desk.dossier.cases.get(&case.id).and_then(Case::waiting).map_or(desk.tick.now, |wait| wait.until);
    Ok(Done::Asked { until })
}

fn way_to(desk: &Desk<'_>, case: &Case) -> Result<By, Refused> {
    let reason = || desk.dossier.contact.unreachable.clone().unwrap_or_else(|| "no address".to_owned());
    channel(desk, case).ok_or_else(|| Refused::Unreachable { reason: reason() })
}

/// Writes to the customer what a person says; who writes has the case.
fn write(desk: &mut Desk<'_>, actor: &str, case: &Case, by: By, said: reply::Said<'_>, files: &[File]) {
    hold(desk, actor, case);
    deadline::met(desk, case.id, &[Clock::PersonalAcknowledgement, Clock::Assessment, Clock::Update]);
    if case.resolution.level == decision::Level::Second {
        deadline::happened(desk, case.id, Start::Stage2Acknowledged);
    }
    if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
        open.task = Task::Answer;
        open.answered_by = Some(actor.to_owned());
    }
    let letter = reply::letter(&desk.rules.organisation, &case.reference, said, by, &desk.words(&case.lang));
    tell_by(desk, case, Notice::Reply, &letter, by, files);
}

/// Whoever answers has the case: the ladder need not climb behind them.
pub(super) fn hold(desk: &mut Desk<'_>, actor: &str, case: &Case) {
    if matches!(case.stage, Stage::Open { .. }) {
        set_taken(desk, case.id, actor);
        desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::Taken);
    }
}

fn set_severity(desk: &mut Desk<'_>, actor: &str, case: &Case, severity: Severity) -> Done {
    let name = |severity| format!("{severity:?}").to_lowercase();
    let what = What::SeverityChanged { from: name(case.severity), to: name(severity) };
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), what);
    decision::act::go(desk, case.id, Actor::Staff(actor.to_owned()), decision::Step::Assess);
    if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
        open.severity = severity;
    }
    if let Stage::Open { ladder } = &case.stage {
        ladder::set_rung(desk, case.id, ladder.rung);
    }
    deadline::met(desk, case.id, &[Clock::Assessment]);
    deadline::set_all(desk, case.id);
    Done::SeverityIs { severity }
}

fn close_with_words(
    desk: &mut Desk<'_>,
    actor: &str,
    case: &Case,
    outcome: Option<&str>,
    text: Option<&Personal>,
) -> Result<Done, Refused> {
    let text = decision::closing::prepare(desk, actor, case, text)?;
    // What came in since the last letter must not be closed away unread.
    add::tell_waiting(desk, case.id);
    close(desk, case.id, Actor::Staff(actor.to_owned()), actor, outcome);
    let by = channel(desk, case);
    let shown = by.unwrap_or_else(|| talk::by(desk, case));
    let letter = closed::closed(&case.reference, outcome, text.as_ref().map(Personal::as_str), shown, &desk.words(&case.lang));
    match by {
        Some(by) => {
            tell_by(desk, case, Notice::Closed, &letter, by, &[]);
            Ok(Done::Closed)
        }
        None => Ok(Done::ClosedUntold),
    }
}

fn reopen(desk: &mut Desk<'_>, actor: &str, id: CaseId, closed: Option<&Case>, why: &Personal) -> Result<Done, Refused> {
    if desk.dossier.cases.contains_key(&id) {
        return Err(Refused::OpenAlready);
    }
    let Some(case) = closed.filter(|case| case.id == id).cloned() else { return Err(Refused::NotClosed) };
    add::reopen(desk, case.clone(), Opener::Staff(actor.to_owned()), why.as_str());
    if !why.is_empty() {
        desk.note(id.0, Actor::Staff(actor.to_owned()), What::Note { text: why.clone() });
    }
    let letter = closed::reopened(&case.reference, &desk.words(&case.lang));
    if let Some(by) = channel(desk, &case) {
        tell_by(desk, &case, Notice::Reopened, &letter, by, &[]);
    }
    Ok(Done::Reopened)
}

fn set_taken(desk: &mut Desk<'_>, id: CaseId, by: &str) {
    let at = desk.tick.now;
    decision::act::go(desk, id, Actor::Staff(by.to_owned()), decision::Step::Investigate);
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.stage = Stage::Taken { by: by.to_owned(), at };
    }
    deadline::met(desk, id, &[Clock::Assessment]);
}

/// Returns how the customer can be reached: where they wrote last, else at the address they gave; `None` if in no way.
pub(super) fn channel(desk: &Desk<'_>, case: &Case) -> Option<By> {
    let reachable = desk.dossier.contact.unreachable.is_none();
    match desk.dossier.contact.id {
        ContactId::Telegram(_) if reachable && link::mail_first(desk, Some(case)).is_none() => Some(By::Chat),
        ContactId::Telegram(_) => link::address_of(desk, case).map(|_| By::Mail),
        ContactId::Email(_) => reachable.then_some(By::Mail),
        ContactId::ByHand(_) => None,
    }
}

/// Sends what a person wrote: no automatic mail, so no budget holds it back.
pub(super) fn tell_by(desk: &mut Desk<'_>, case: &Case, notice: Notice, letter: &Letter, by: By, files: &[File]) {
    let first = desk.messages.len();
    match (by, &desk.dossier.contact.id) {
        (By::Chat, _) => desk.say(case.id.0, notice, letter.text()),
        (By::Mail, ContactId::ByHand(_)) => {}
        (By::Mail, ContactId::Email(_)) => desk.tell(case.id.0, notice, letter, Automatic::No),
        (By::Mail, ContactId::Telegram(_)) => {
            if let Some(address) = link::address_of(desk, case) {
                desk.mail_customer(case.id.0, notice, address, letter, Automatic::No);
            }
        }
    }
    if let Some(message) = desk.messages.get_mut(first..).and_then(<[_]>::last_mut) {
        message.content.enclose(files);
    }
}
