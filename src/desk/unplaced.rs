//! Asks which of several open cases something is about; what nobody places goes to the newest, and the customer is told.

use chrono::{DateTime, TimeDelta, Utc};

use crate::flow::answer::File;
use crate::flow::conversation::{Button, Choice, Input, Prompt, PromptButton};
use crate::text::Personal;

use super::case::CaseId;
use super::dossier::{Purpose, Unplaced};
use super::journal::{Actor, What};
use super::notice::Notice;
use super::notice::added::Added;
use super::step::Desk;
use super::{add, chat, reference, withdraw};

const WAIT_MINUTES: i64 = 15;
/// More cases than this are not offered: the newest are.
const CASES_MAX: usize = 8;
/// More words than this do not wait together: the first go to the newest case.
const WAITING_BYTES_MAX: usize = 16 * 1024;
const WAITING_FILES_MAX: usize = 20;

/// Asks for what purpose which case; words that wait already are kept with the new ones.
pub(super) fn ask(desk: &mut Desk<'_>, purpose: Purpose) {
    if desk.dossier.unplaced.as_ref().is_some_and(is_full) {
        settle(desk);
    }
    let mut cases: Vec<CaseId> = desk.dossier.cases.keys().rev().take(CASES_MAX).copied().collect();
    cases.reverse();
    let waiting = desk.dossier.unplaced.take();
    // Whoever writes on does not put off the moment at which the first words are placed.
    let until = waiting.as_ref().map_or(desk.tick.now + TimeDelta::minutes(WAIT_MINUTES), |waiting| waiting.until);
    let purpose = joined(waiting, purpose);
    let lang = desk.lang();
    let words = desk.words(&lang);
    let (question, new) = match &purpose {
        Purpose::Add { .. } => (words.say("which-case", &[]), Some(words.say("which-case-new", &[]))),
        Purpose::Withdraw => (words.say("which-case-withdraw", &[]), None),
    };
    let id = desk.tick.seq;
    let references = cases.iter().filter_map(|id| desk.dossier.cases.get(id)).map(|case| case.reference.clone());
    let buttons = references
        .chain(new)
        .zip(0u16..)
        .map(|(label, nth)| vec![PromptButton { label, button: Button { conversation: id, turn: 0, choice: Choice::Option(nth) } }]);
    let prompt = Prompt { text: question.into(), buttons: buttons.collect(), ..Prompt::default() };
    desk.dossier.unplaced = Some(Unplaced { id, purpose, cases, until });
    desk.chat(id, Notice::WhichCase, &prompt, Vec::new());
}

/// Returns the number of the option that a button of this question stands for.
pub(super) fn nth_of(button: &Button) -> Option<u16> {
    let Choice::Option(nth) = button.choice else { return None };
    Some(nth)
}

/// Reads a typed answer to the question under way: a number, or a reference.
pub(super) fn nth_in(desk: &Desk<'_>, text: &str) -> Option<u16> {
    let unplaced = desk.dossier.unplaced.as_ref()?;
    let offered = unplaced.cases.len() + usize::from(matches!(unplaced.purpose, Purpose::Add { .. }));
    let numbered = text.trim().parse::<usize>().ok().filter(|nth| (1..=offered).contains(nth)).map(|nth| nth - 1);
    let referred = || {
        let case = reference::decode(&desk.rules.secret, &desk.rules.reference_prefix, text)?;
        unplaced.cases.iter().position(|offered| *offered == case)
    };
    numbered.or_else(referred).and_then(|nth| u16::try_from(nth).ok())
}

/// The customer named a case, or something new.
pub(super) fn named(desk: &mut Desk<'_>, nth: u16, said_at: DateTime<Utc>) {
    let Some(unplaced) = desk.dossier.unplaced.take() else { return };
    let case = unplaced.cases.get(usize::from(nth)).copied();
    match (unplaced.purpose, case) {
        (Purpose::Add { text, files }, Some(case)) if desk.dossier.cases.contains_key(&case) => {
            place(desk, case, text, files, Added::ToOpenCase);
        }
        (Purpose::Add { text, files }, Some(_) | None) => {
            desk.note(desk.tick.seq, Actor::Desk, What::Noted { text: format!("the words themselves are under {}", unplaced.id) });
            begin_with(desk, text, files, said_at);
        }
        (Purpose::Withdraw, Some(case)) if desk.dossier.cases.contains_key(&case) => drop(withdraw::withdraw(desk, case)),
        (Purpose::Withdraw, Some(_) | None) => chat::say(desk, desk.tick.seq, "which-case-nothing"),
    }
}

/// Time is up: nothing is withdrawn unnamed, and no words stay unplaced.
pub(super) fn settle(desk: &mut Desk<'_>) {
    let Some(unplaced) = desk.dossier.unplaced.take() else { return };
    match (unplaced.purpose, desk.newest()) {
        (Purpose::Add { text, files }, Some(case)) => place(desk, case, text, files, Added::Settled),
        (Purpose::Add { text, files }, None) => begin_with(desk, text, files, desk.tick.now),
        (Purpose::Withdraw, _) => chat::say(desk, unplaced.id, "which-case-nothing"),
    }
}

/// Keeps words and files with a case, and tells staff and customer.
pub(super) fn place(desk: &mut Desk<'_>, case: CaseId, text: Personal, files: Vec<File>, added: Added) {
    desk.note(case.0, Actor::Customer, What::Said { text, files, button: None });
    add::to_case(desk, case, added);
}

/// Begins a matter of its own with words and files.
pub(super) fn begin_with(desk: &mut Desk<'_>, text: Personal, files: Vec<File>, said_at: DateTime<Utc>) {
    let input = if files.is_empty() { Input::Text(text) } else { Input::Files { files, caption: Some(text) } };
    chat::begin(desk, None, &input, said_at);
}

fn is_full(unplaced: &Unplaced) -> bool {
    match &unplaced.purpose {
        Purpose::Add { text, files } => WAITING_BYTES_MAX < text.as_str().len() || WAITING_FILES_MAX < files.len(),
        Purpose::Withdraw => false,
    }
}

fn joined(waiting: Option<Unplaced>, purpose: Purpose) -> Purpose {
    match (waiting.map(|unplaced| unplaced.purpose), purpose) {
        (Some(Purpose::Add { text: first, files: mut all }), Purpose::Add { text, files }) => {
            all.extend(files);
            let text = [first.as_str(), text.as_str()].join("\n").trim().to_owned();
            Purpose::Add { text: text.into(), files: all }
        }
        (_, purpose) => purpose,
    }
}
