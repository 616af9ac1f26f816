//! Carries out what a flow without a case asks for: to add to a case, to withdraw it, to tell where it stands.
//!
//! Acts on the contact's own cases only: a reference that is not in the dossier names nothing.

use crate::flow::answer::{Answers, File, Value};
use crate::flow::conversation::{Conversation, OwnCase};
use crate::flow::finish::{Class, Finish, Order};
use crate::text::Personal;

use super::case::{Case, CaseId, Task};
use super::dossier::{self, Dossier};
use super::journal::{Actor, What};
use super::notice::Notice;
use super::notice::added::Added;
use super::notice::staff::Purpose;
use super::notice::status;
use super::rules::{Rules, RungTo};
use super::step::Desk;
use super::words::one_line;
use super::{add, chat, copy, filing, ladder, reference, unplaced, withdraw};

/// The question whose answer says why a case is withdrawn.
const REASON: &str = "reason";
/// What a button shows of a case's words.
const WORDS_CHARS_MAX: usize = 40;

/// Gives the order of a conversation that is over.
pub(super) fn give(desk: &mut Desk<'_>, conversation: &Conversation, order: Order) {
    let case = named(desk, &conversation.answers);
    match (order, case) {
        (Order::Nothing, _) => {}
        (Order::MyData, _) => copy::ask(desk, conversation.id, conversation.lang.clone()),
        (Order::Status, None) => chat::tell_status(desk, conversation.id),
        (Order::Status, Some(case)) => tell_status(desk, conversation, case),
        (Order::Withdrawal, None) => withdraw::asked(desk, conversation.id),
        (Order::Withdrawal, Some(case)) => withdraw_for(desk, case, reason(&conversation.answers)),
        (Order::Addition, case) => add_said(desk, conversation, case),
    }
}

/// Returns the case of this contact that the answers name, open or closed.
pub(super) fn named(desk: &Desk<'_>, answers: &Answers) -> Option<CaseId> {
    let reference = answers.values().find_map(|answer| match &answer.value {
        Value::Case(reference) => Some(reference),
        Value::Text(_) | Value::Choice(_) | Value::Choices(_) | Value::YesNo(_) | Value::Consent(_) | Value::Number(_) => None,
        Value::Amount { .. } | Value::Date(_) | Value::Email(_) | Value::Phone(_) | Value::Files(_) => None,
        Value::Location { .. } | Value::Contact { .. } | Value::Skipped => None,
    })?;
    let case = reference::decode(&desk.rules.secret, &desk.rules.reference_prefix, reference)?;
    (desk.dossier.cases.contains_key(&case) || desk.dossier.closed.contains(&case)).then_some(case)
}

/// Returns the contact's cases as a conversation names them. Those of `known` keep their places, since buttons name these.
pub(super) fn own_cases(dossier: &Dossier, rules: &Rules, known: &[OwnCase]) -> Vec<OwnCase> {
    let open =
        dossier.cases.values().map(|case| OwnCase { reference: case.reference.clone(), words: words_of(rules, case), is_open: true });
    let closed = dossier.closed.iter().map(|id| OwnCase { reference: rules.reference(*id), words: Personal::default(), is_open: false });
    let mut all: Vec<OwnCase> = known.iter().map(|case| OwnCase { is_open: false, ..case.clone() }).collect();
    for case in closed.chain(open) {
        match all.iter_mut().find(|own| own.reference == case.reference) {
            Some(own) => *own = case,
            None => all.push(case),
        }
    }
    all
}

/// Returns the open case about which a finished flow asks for a call.
pub(super) fn to_call_about(desk: &Desk<'_>, conversation: &Conversation) -> Option<CaseId> {
    let flow = desk.rules.flows.at(&conversation.flow, &conversation.version)?;
    let named = named(desk, &conversation.answers).filter(|case| desk.dossier.cases.contains_key(case));
    named.filter(|_| flow.finish == Finish::Case(Class::CallBack))
}

/// Gives a case the task of a call, with what was said of when and where.
pub(super) fn call_back(desk: &mut Desk<'_>, conversation: &Conversation, id: CaseId) {
    let (text, files) = said(&conversation.answers);
    desk.note(id.0, Actor::Customer, What::Said { text, files, button: None });
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.task = Task::CallBack;
    }
    ladder::tell(desk, id, RungTo::Team, Purpose::CallBack, Notice::StaffCallBack);
    add::tell_customer(desk, id, Added::ToOpenCase);
}

fn words_of(rules: &Rules, case: &Case) -> Personal {
    filing::words_of(rules, case).map(|words| one_line(&words, WORDS_CHARS_MAX).into()).unwrap_or_default()
}

fn tell_status(desk: &mut Desk<'_>, conversation: &Conversation, id: CaseId) {
    let words = desk.words(&conversation.lang);
    let text = match desk.dossier.cases.get(&id) {
        Some(case) => status::text(&[status::line(case)], &[], None, &words),
        None => {
            let reference = desk.rules.reference(id);
            words.say("status-closed", &[("references", &reference)])
        }
    };
    desk.say(id.0, Notice::Status, text);
}

fn withdraw_for(desk: &mut Desk<'_>, id: CaseId, reason: Option<String>) {
    if let Some(reason) = &reason {
        desk.note(id.0, Actor::Customer, What::Noted { text: format!("reason for withdrawing: {reason}") });
    }
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.withdrawn_because = reason;
    }
    if withdraw::withdraw(desk, id).is_none() {
        chat::say(desk, id.0, "nothing-to-withdraw");
    }
}

fn reason(answers: &Answers) -> Option<String> {
    match &answers.get(REASON)?.value {
        Value::Choice(option) => Some(option.clone()),
        Value::Text(_) | Value::Choices(_) | Value::YesNo(_) | Value::Consent(_) | Value::Number(_) | Value::Amount { .. } => None,
        Value::Date(_) | Value::Email(_) | Value::Phone(_) | Value::Files(_) | Value::Location { .. } => None,
        Value::Contact { .. } | Value::Case(_) | Value::Skipped => None,
    }
}

/// Adds what was said to the named case, else to the one that is clear, else asks which.
fn add_said(desk: &mut Desk<'_>, conversation: &Conversation, case: Option<CaseId>) {
    let (text, files) = said(&conversation.answers);
    if text.is_empty() && files.is_empty() {
        return;
    }
    let only = desk.newest().filter(|_| desk.dossier.cases.len() == 1);
    let open = case.filter(|case| desk.dossier.cases.contains_key(case)).or(only);
    match open {
        Some(case) => unplaced::place(desk, case, text, files, Added::ToOpenCase),
        // What is said about a closed case, or without any case, is a matter of its own.
        None if desk.dossier.cases.is_empty() => unplaced::begin_with(desk, text, files, desk.tick.now),
        None => unplaced::ask(desk, dossier::Purpose::Add { text, files }),
    }
}

/// Returns the words and files among the answers, in the order of their questions' ids.
fn said(answers: &Answers) -> (Personal, Vec<File>) {
    let (mut texts, mut all) = (Vec::new(), Vec::new());
    for answer in answers.values() {
        match &answer.value {
            Value::Text(text) | Value::Email(text) | Value::Phone(text) => texts.push(text.as_str()),
            Value::Files(files) => all.extend(files.iter().cloned()),
            Value::Choice(_) | Value::Choices(_) | Value::YesNo(_) | Value::Consent(_) | Value::Number(_) => {}
            Value::Amount { .. } | Value::Date(_) | Value::Location { .. } | Value::Contact { .. } => {}
            Value::Case(_) | Value::Skipped => {}
        }
    }
    (texts.join("\n").into(), all)
}
