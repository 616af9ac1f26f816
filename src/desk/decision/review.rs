//! Letters of the program to those in charge, and the management review: its answers become actions with an owner and a day
//! (ISO 10002, 8.6 and 8.7).
//!
//! An action that is done is asked about again later; one that did not help is open again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::case::{Additions, Case, CaseId, Severity, Stage, Task};
use crate::desk::dossier::Address;
use crate::desk::journal::{Actor, What};
use crate::desk::message::Content;
use crate::desk::notice::{Letter, Notice};
use crate::desk::step::Desk;
use crate::desk::words::{Words, one_line};
use crate::flow::answer::Answers;
use crate::flow::finish::Class;
use crate::text::Personal;

use super::act::morning;
use super::{Closing, Resolution};

/// What a review names as its flow: no script is called so, since their names have no blank.
pub const FLOW: &str = "management review";
/// Whether an action helped is asked so many days after it was done.
const CHECK_DAYS: u64 = 90;
/// The same topic is written about again after so many days.
pub const AGAIN_DAYS: i64 = 30;
const ACTIONS_MAX: usize = 100;
const TEXT_CHARS_MAX: usize = 300;

/// A letter of the program to all who are in charge: a digest, a review, an alarm about many cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circular {
    pub to: Vec<Address>,
    /// What it is about, such as a period or a lot: one that wants actions is written once as long as [`AGAIN_DAYS`] are not over.
    pub topic: String,
    pub title: String,
    pub text: String,
    /// The same with tables; `None` where the text is all there is.
    pub html: Option<String>,
    pub wants: Wants,
    /// For readers who have no part in some of the cases that the text names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<Apart>,
}

/// What a reader gets who has no part in some cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    pub to: Address,
    /// `None` where nothing is left to be told.
    pub text: Option<String>,
}

/// What a letter of the program asks of its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wants {
    Nothing,
    /// Lines of the answers become actions, and all who read the letter share them.
    Actions,
}

/// Something that was decided to be done, so that it does not happen again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    pub text: Personal,
    pub owner: String,
    pub decided_at: DateTime<Utc>,
    pub due_on: NaiveDate,
    /// When its owner hears of it next: that it is due, or whether it helped.
    pub told_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub done_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub helped: Option<bool>,
}

/// What a line of an answer asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Action { owner: String, due_on: NaiveDate, text: String },
    Done(usize),
    Helped(usize),
    Failed(usize),
}

/// Writes a letter to all its readers; one that wants actions is kept open for their answers, which are common to them.
pub(in crate::desk) fn send(desk: &mut Desk<'_>, circular: &Circular) {
    let Circular { to, topic, title, text, html, wants, apart } = circular;
    if was_sent(desk, topic) {
        return;
    }
    let subject = match wants {
        Wants::Nothing => desk.tick.seq,
        Wants::Actions => open(desk, topic),
    };
    let letter = |text: &str| Letter { subject: title.clone(), paragraphs: vec![text.to_owned()], lang: desk.lang() };
    let apart = |address: &Address| apart.iter().find(|apart| apart.to == *address).map(|apart| apart.text.as_deref());
    let letters: Vec<_> = to.iter().filter_map(|address| Some((address, letter(apart(address).unwrap_or(Some(text))?)))).collect();
    for (address, letter) in &letters {
        desk.mail_staff(subject, Notice::StaffReview, std::slice::from_ref(*address), letter);
        if let Some(Content::Mail(mail)) = desk.messages.last_mut().map(|message| &mut message.content) {
            mail.html = html.as_deref().map(Personal::from);
        }
    }
}

fn was_sent(desk: &Desk<'_>, topic: &str) -> bool {
    let since = desk.tick.now - TimeDelta::days(AGAIN_DAYS);
    desk.dossier.cases.values().any(|case| case.category.as_deref() == Some(topic) && since < case.filed_at)
}

/// Keeps a review; older ones of which nothing is open are closed.
fn open(desk: &mut Desk<'_>, topic: &str) -> u64 {
    let since = desk.tick.now - TimeDelta::days(AGAIN_DAYS);
    let settled = |case: &&Case| {
        case.flow == FLOW && case.filed_at <= since && case.resolution.actions.iter().all(|action| action.helped == Some(true))
    };
    let over: Vec<CaseId> = desk.dossier.cases.values().filter(settled).map(|case| case.id).collect();
    for id in over {
        super::act::close(desk, id, Actor::Desk, "desk", Closing::Plain);
    }
    let case = kept(desk, topic);
    let id = case.id;
    desk.note(id.0, Actor::Desk, What::Filed { reference: case.reference.clone(), complete: true });
    desk.dossier.cases.insert(id, case);
    id.0
}

fn kept(desk: &Desk<'_>, topic: &str) -> Case {
    let (id, now) = (CaseId(desk.tick.seq), desk.tick.now);
    Case {
        id,
        reference: desk.rules.reference(id),
        flow: FLOW.to_owned(),
        version: String::new(),
        lang: desk.lang(),
        received_at: now,
        filed_at: now,
        complete: true,
        answers: Answers::new(),
        severity: Severity::Low,
        routed_to: desk.rules.default_team.clone(),
        team: desk.rules.default_team.clone(),
        category: Some(topic.to_owned()),
        class: Class::Request,
        withdrawn_because: None,
        stage: Stage::Taken { by: "desk".to_owned(), at: now },
        given: None,
        task: Task::Answer,
        again: None,
        promised: None,
        late_at: None,
        deadlines: Vec::new(),
        additions: Additions::default(),
        answered_by: None,
        resolution: Resolution::default(),
        acceptance_due_at: None,
        begun_at: None,
        waits: Vec::new(),
        own: BTreeMap::new(),
        about: BTreeSet::new(),
        thread: Vec::new(),
        conversation: None,
        denied: false,
        erased: None,
    }
}

/// Tells whether a case is a review.
pub(in crate::desk) fn is_review(desk: &Desk<'_>, id: CaseId) -> bool {
    desk.case(id).is_some_and(|case| case.flow == FLOW)
}

/// Opens a review again whose readers answer late: what they decide is followed all the same.
pub(in crate::desk) fn bring_back(desk: &mut Desk<'_>, closed: Option<&Case>) {
    let Some(closed) = closed.filter(|closed| closed.flow == FLOW && desk.case(closed.id).is_none()) else { return };
    let stage = Stage::Taken { by: "desk".to_owned(), at: desk.tick.now };
    let mut case = Case { stage, ..closed.clone() };
    case.resolution.closing = None;
    desk.dossier.closed.retain(|id| *id != case.id);
    desk.dossier.after.remove(&case.id);
    desk.note(case.id.0, Actor::Desk, What::Reopened);
    desk.dossier.cases.insert(case.id, case);
}

/// Takes the answer of somebody in charge: what it says becomes actions, and they read what was kept.
pub(in crate::desk) fn answered(desk: &mut Desk<'_>, actor: &str, from: &Address, id: CaseId, text: &str) {
    let words = words(desk);
    let lines: Vec<Line> = text.lines().filter_map(|line| read(line, &words)).take(ACTIONS_MAX).collect();
    let count = lines.len();
    for line in lines {
        take(desk, actor, id, line);
    }
    let list = desk.case(id).map(|case| listed(&case.resolution.actions)).unwrap_or_default();
    let first = if count == 0 { words.say("review-nothing", &[]) } else { words.say("review-kept", &[("count", &count.to_string())]) };
    let letter = Letter { subject: words.say("review-subject", &[]), paragraphs: vec![first, list], lang: words.lang.clone() };
    desk.answer_staff(id.0, from, &letter);
}

fn words<'r>(desk: &Desk<'r>) -> Words<'r> {
    desk.words(&desk.lang())
}

/// Reads `ACTION ann 2026-12-31 Check all labels`, `DONE 1`, `HELPED 1` and `FAILED 1`.
fn read(line: &str, words: &Words<'_>) -> Option<Line> {
    let mut parts = line.trim().trim_start_matches(['-', '–', '*', '>']).trim().splitn(4, char::is_whitespace);
    let verb = parts.next()?.trim_end_matches(':');
    let is = |id: &str| words.is_one_of(id, verb);
    let first = parts.next()?;
    let number = || first.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    if is("review-done") {
        return Some(Line::Done(number()?));
    }
    if is("review-helped") {
        return Some(Line::Helped(number()?));
    }
    if is("review-failed") {
        return Some(Line::Failed(number()?));
    }
    let (due_on, text) = (parts.next()?.parse().ok()?, one_line(parts.next()?, TEXT_CHARS_MAX));
    is("review-action").then(|| Line::Action { owner: first.to_owned(), due_on, text })
}

fn take(desk: &mut Desk<'_>, actor: &str, id: CaseId, line: Line) {
    let (now, by) = (desk.tick.now, Actor::Staff(actor.to_owned()));
    let today = crate::desk::calendar::Calendar::always_open(desk.rules.zone.clone()).date_of(now);
    let check = today.checked_add_days(Days::new(CHECK_DAYS)).map(|day| morning(desk, day));
    let due = |desk: &Desk<'_>, day: NaiveDate| Some(morning(desk, day).max(now));
    let Some(actions) = desk.case(id).map(|case| case.resolution.actions.clone()) else { return };
    let (mut actions, noted) = (actions, format!("{line:?}"));
    let nth = |number: usize| number.wrapping_sub(1);
    match line {
        Line::Action { owner, due_on, text } if actions.len() < ACTIONS_MAX => {
            let told_at = due(desk, due_on);
            actions.push(Action { text: text.into(), owner, decided_at: now, due_on, told_at, done_at: None, helped: None });
        }
        Line::Action { .. } => return,
        Line::Done(number) => {
            let Some(action) = actions.get_mut(nth(number)) else { return };
            (action.done_at, action.told_at, action.helped) = (Some(now), check, None);
        }
        Line::Helped(number) => {
            let Some(action) = actions.get_mut(nth(number)) else { return };
            (action.told_at, action.helped) = (None, Some(true));
        }
        Line::Failed(number) => {
            let Some(action) = actions.get_mut(nth(number)) else { return };
            // It is open again, and its owner hears of it tomorrow.
            (action.done_at, action.helped, action.told_at) = (None, Some(false), today.succ_opt().map(|day| morning(desk, day)));
        }
    }
    if let Some(case) = desk.case_mut(id) {
        case.resolution.actions = actions;
    }
    desk.note(id.0, by, What::Note { text: noted.into() });
}

/// Returns the actions as a list that people can answer by number.
fn listed(actions: &[Action]) -> String {
    let line = |(number, action): (usize, &Action)| {
        let mark = match (action.done_at, action.helped) {
            (Some(_), Some(true)) => "✓✓",
            (Some(_), _) => "✓",
            (None, Some(false)) => "✗",
            (None, _) => "·",
        };
        format!("{number}. {mark} {} {} {}", action.owner, action.due_on, action.text.as_str())
    };
    (1..).zip(actions).map(line).collect::<Vec<_>>().join("\n")
}

/// Writes that an action is due, that it is overdue, or asks whether it helped.
pub(in crate::desk) fn about(action: &Action, number: usize, today: NaiveDate, words: &Words<'_>) -> Letter {
    let text = match action.done_at {
        Some(_) => "review-check",
        None if action.due_on < today => "review-overdue",
        None => "review-due",
    };
    let (number, due) = (number.to_string(), action.due_on.to_string());
    let args = [("number", number.as_str()), ("action", action.text.as_str()), ("owner", action.owner.as_str()), ("due", &due)];
    Letter { subject: words.say("review-subject", &[]), paragraphs: vec![words.say(text, &args)], lang: words.lang.clone() }
}

/// An action is due, or it is time to ask whether it helped.
pub(super) fn due(desk: &mut Desk<'_>, id: CaseId, nth: usize) {
    let today = words(desk).today(desk.tick.now);
    let after = desk.case(id).and_then(|case| case.resolution.actions.get(nth)).and_then(|action| action.due_on.succ_opt());
    let again = after.filter(|after| today < *after).map(|after| morning(desk, after));
    let Some(action) = desk.case_mut(id).and_then(|case| case.resolution.actions.get_mut(nth)) else { return };
    // On the next day its owner and the managers hear whether it is overdue; then the digest names it each week.
    action.told_at = again.filter(|_| action.done_at.is_none());
    let action = action.clone();
    let letter = about(&action, nth + 1, today, &words(desk));
    let named = desk.rules.staff.iter().find(|(name, _)| name.to_lowercase() == action.owner.to_lowercase());
    let owner = named.map(|(_, person)| person.address.clone());
    let managers = desk.rules.managers.iter().filter(|manager| Some(*manager) != owner.as_ref()).cloned();
    let to: Vec<Address> = owner.clone().into_iter().chain(managers).collect();
    desk.mail_staff(id.0, Notice::StaffReview, &to, &letter);
}
