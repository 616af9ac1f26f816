//! The deadlines of a case: each computed once, at the event from which it counts, and kept with the rule and the calendar that it
//! came from.
//!
//! A deadline of the law never pauses. No step leaves a case that waits for an answer without a date.

mod choose;
mod pause;
mod rungs;

use chrono::{DateTime, Days, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::text::Personal;

use super::calendar::{Calendar, Rule};
use super::case::{Case, CaseId, Promised};
use super::decision;
use super::journal::{Actor, What};
use super::regime::{Clock, Start};
use super::rules::Rules;
use super::step::Desk;

use choose::choose;
pub(super) use pause::{due_with, follow_waits};
pub(super) use rungs::{due, hasten, held, put_off, quiet, set_all};

/// Of deadlines that are over, the newest are kept with the case.
const PAST_MAX: usize = 24;

/// A deadline of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The regime and what it calls the deadline: together the id of the rule.
    pub regime: String,
    pub limit: String,
    pub clock: Clock,
    pub rule: Rule,
    /// A calendar of the configuration; `None`: that of the team that had the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    pub start: Start,
    #[serde(default)]
    pub statutory: bool,
    #[serde(default)]
    pub pausable: bool,
    /// `None` until the event happens from which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub met_at: Option<DateTime<Utc>>,
    /// How many rungs of its ladder were told.
    #[serde(default)]
    pub rung: u8,
    /// When something is to be done about it next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_at: Option<DateTime<Utc>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missed: Option<Missed>,
}

/// A deadline that counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub started_at: DateTime<Utc>,
    pub due_at: DateTime<Utc>,
    /// Before any pause moved it.
    pub first_due_at: DateTime<Utc>,
    /// The list of holidays by which it was computed; empty where the calendar has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub holidays: String,
}

/// A deadline that passed: reported as unexplained until somebody says why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub at: DateTime<Utc>,
    /// Who was accountable at that moment.
    pub owner: String,
    /// How many rungs had been told.
    pub level: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// When the owner is asked for the reason next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub asked: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_asked_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub text: Personal,
    pub by: String,
    pub at: DateTime<Utc>,
}

impl Deadline {
    /// Returns its name for people: what the regime calls it, and the regime.
    pub fn name(&self) -> String {
        format!("{} of {}", self.limit, self.regime)
    }

    /// Returns the run of a deadline that is neither met nor still waiting to begin.
    pub fn running(&self) -> Option<&Run> {
        self.run.as_ref().filter(|_| self.met_at.is_none())
    }

    /// Returns the calendar by which it counts, of that which its regime or its team has.
    pub fn counted_by<'c>(&self, calendar: &'c Calendar) -> &'c Calendar {
        if self.statutory { calendar.lawful() } else { calendar }
    }

    /// Tells whether it passed and nobody has said why.
    pub fn is_unexplained(&self) -> bool {
        self.missed.as_ref().is_some_and(|missed| missed.reason.is_none())
    }
}

/// Returns who answers for a case: whoever took it, else to whom it was given, else who leads its team; never whom it is about.
pub fn owner(rules: &Rules, case: &Case) -> String {
    rungs::owner(rules, case).name
}

/// Begins the deadlines of a case that is received or opened again, counted from `from`, and fixes the dates to be told.
pub(super) fn begin(desk: &Desk<'_>, case: &mut Case, from: DateTime<Utc>) {
    close(case, desk.tick.now);
    case.deadlines.retain(|deadline| deadline.run.is_some());
    let surplus = case.deadlines.len().saturating_sub(PAST_MAX);
    case.deadlines.drain(..surplus);
    case.deadlines.extend(choose(desk.rules, case, from));
    start(desk, case, Start::Received, from);
    case.promised = promised(&case.deadlines, desk.tick.now);
    decision::delay::watch(desk, case);
}

/// Lets later answers bring in regimes that the first ones could not; nothing that holds already is taken back.
pub(super) fn choose_again(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let mut chosen = choose(desk.rules, &case, case.received_at);
    let known = |deadline: &Deadline| case.deadlines.iter().any(|old| old.regime == deadline.regime && old.limit == deadline.limit);
    chosen.retain(|deadline| !known(deadline));
    if chosen.is_empty() {
        return;
    }
    case.deadlines.extend(chosen);
    let received_at = case.received_at;
    start(desk, &mut case, Start::Received, received_at);
    if desk.dossier.cases.insert(id, case).is_some() {
        set_all(desk, id);
    }
}

/// An event happened from which deadlines count.
pub(super) fn happened(desk: &mut Desk<'_>, id: CaseId, event: Start) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let now = desk.tick.now;
    start(desk, &mut case, event, now);
    desk.dossier.cases.insert(id, case);
}

/// Starts what waits for an event, and what counts from the due date of what that starts.
fn start(desk: &Desk<'_>, case: &mut Case, event: Start, at: DateTime<Utc>) {
    let mut deadlines = std::mem::take(&mut case.deadlines);
    for deadline in deadlines.iter_mut().filter(|deadline| deadline.run.is_none() && deadline.start == event) {
        deadline.run = Some(run(desk, case, deadline, at));
    }
    let bases: Vec<(String, Start, DateTime<Utc>)> = deadlines
        .iter()
        .filter(|deadline| deadline.clock == Clock::Response)
        .filter_map(|deadline| Some((deadline.regime.clone(), deadline.start, deadline.running()?.due_at)))
        .collect();
    for deadline in deadlines.iter_mut().filter(|deadline| deadline.run.is_none()) {
        let is_base = |start: Start| match deadline.start {
            Start::Stage1Due => matches!(start, Start::Received | Start::Acknowledged),
            Start::Stage2Due => matches!(start, Start::EscalationRequested | Start::Stage2Acknowledged),
            Start::Received | Start::Acknowledged | Start::EscalationRequested | Start::Stage2Acknowledged => false,
            Start::DecisionSent | Start::AdrEntityContacted | Start::AppealReceived => false,
        };
        let base = bases.iter().find(|(regime, start, _)| *regime == deadline.regime && is_base(*start));
        if let Some((_, _, base_due_at)) = base {
            deadline.run = Some(run(desk, case, deadline, *base_due_at));
        }
    }
    for deadline in &mut deadlines {
        deadline.next_at = rungs::next_at(desk, case, deadline);
    }
    case.deadlines = deadlines;
}

/// Computes when a deadline is due. What the house promises is never past at once; what the law says may be.
fn run(desk: &Desk<'_>, case: &Case, deadline: &Deadline, from: DateTime<Utc>) -> Run {
    let calendar = calendar(desk, case, deadline);
    let due = |from| deadline.rule.due_at(&calendar, from);
    let now = desk.tick.now;
    let (started_at, due_at) = match due(from) {
        Some(due_at) if deadline.statutory || now < due_at => (from, Some(due_at)),
        Some(_) | None => (now.max(from), due(now.max(from))),
    };
    // Proved at load; should a date fail all the same, a case still has one.
    let due_at = due_at.or_else(|| started_at.checked_add_days(Days::new(30))).unwrap_or(started_at + TimeDelta::days(1));
    let holidays = calendar.plan().holidays.source.clone();
    Run { started_at, due_at, first_due_at: due_at, holidays }
}

/// Returns the calendar by which a deadline counts.
pub(super) fn calendar(desk: &Desk<'_>, case: &Case, deadline: &Deadline) -> Calendar {
    let named = deadline.calendar.as_ref().and_then(|name| desk.rules.calendars.get(name));
    let of_team = || desk.team(&case.team).map(|team| &team.calendar);
    let calendar = named.or_else(of_team).map(|calendar| deadline.counted_by(calendar));
    calendar.cloned().unwrap_or_else(|| Calendar::always_open(desk.rules.zone.clone()))
}

/// Returns the strictest dates that are still ahead, which are those that the customer is told.
fn promised(deadlines: &[Deadline], now: DateTime<Utc>) -> Option<Promised> {
    let strictest = |clocks: &[Clock]| {
        let runs = deadlines.iter().filter(|deadline| clocks.contains(&deadline.clock)).filter_map(Deadline::running);
        runs.map(|run| run.due_at).filter(|due_at| now < *due_at).min()
    };
    let answer_by = strictest(&[Clock::Response, Clock::Decision])?;
    let contact_by = strictest(&[Clock::PersonalAcknowledgement]).unwrap_or(answer_by);
    Some(Promised { contact_by: contact_by.min(answer_by), answer_by })
}

/// What a deadline was for is done.
pub(super) fn met(desk: &mut Desk<'_>, id: CaseId, clocks: &[Clock]) {
    see_missed(desk, id);
    let now = desk.tick.now;
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let mut deadlines = std::mem::take(&mut case.deadlines);
    for deadline in deadlines.iter_mut().filter(|deadline| clocks.contains(&deadline.clock) && deadline.running().is_some()) {
        deadline.met_at = Some(now);
        if deadline.clock == Clock::Update {
            (deadline.met_at, deadline.rung) = (None, 0);
            deadline.run = Some(run(desk, &case, deadline, now));
        }
        deadline.next_at = rungs::next_at(desk, &case, deadline);
    }
    case.deadlines = deadlines;
    desk.dossier.cases.insert(id, case);
}

/// The customer has the answer: what led to it is done, and nothing more is told of it. What follows the decision begins.
pub(super) fn answered(desk: &mut Desk<'_>, id: CaseId) {
    met(desk, id, &[Clock::PersonalAcknowledgement, Clock::Assessment, Clock::Response, Clock::Decision]);
    let now = desk.tick.now;
    let updates = desk.dossier.cases.get_mut(&id).into_iter().flat_map(|case| &mut case.deadlines);
    for deadline in updates.filter(|deadline| deadline.clock == Clock::Update && deadline.running().is_some()) {
        (deadline.met_at, deadline.next_at) = (Some(now), None);
    }
    happened(desk, id, Start::DecisionSent);
}

/// The customer wants a second look: its deadlines begin where the regime has some, else all begin anew.
pub(super) fn second_look(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let now = desk.tick.now;
    let has_own = case.deadlines.iter().any(|deadline| deadline.run.is_none() && deadline.start == Start::EscalationRequested);
    if has_own {
        start(desk, &mut case, Start::EscalationRequested, now);
        case.promised = promised(&case.deadlines, now).or(case.promised);
        decision::delay::watch(desk, &mut case);
    } else {
        begin(desk, &mut case, now);
    }
    desk.dossier.cases.insert(id, case);
}

/// Ends what still runs, in time or not: a closed case owes nothing.
pub(super) fn close(case: &mut Case, now: DateTime<Utc>) {
    for deadline in &mut case.deadlines {
        deadline.next_at = None;
        if let Some(missed) = &mut deadline.missed {
            missed.ask_at = None;
        }
        if deadline.running().is_some() {
            deadline.met_at = Some(now);
        }
    }
}

/// Writes down every deadline that has passed by now, before anything else happens to it.
pub(super) fn see_missed(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let (now, owner, hours) = (desk.tick.now, rungs::owner(desk.rules, &case).name, rungs::hours(desk, &case));
    let mut passed = Vec::new();
    for deadline in &mut case.deadlines {
        let Some(due_at) = deadline.running().map(|run| run.due_at).filter(|due_at| *due_at <= now) else { continue };
        let counts = !matches!(deadline.clock, Clock::Window | Clock::Update);
        if counts && deadline.missed.is_none() {
            let (level, owner) = (deadline.rung, owner.clone());
            passed.push(What::Missed { deadline: deadline.name(), due_at, owner: owner.clone() });
            let mut missed = Missed { at: due_at, owner, level, reason: None, ask_at: None, asked: 0, last_asked_at: None };
            missed.ask_at = rungs::ask_at(&hours, &missed, now);
            deadline.missed = Some(missed);
        }
    }
    if passed.is_empty() {
        return;
    }
    desk.dossier.cases.insert(id, case);
    for what in passed {
        desk.note(id.0, Actor::Desk, what);
    }
}

/// Keeps the reason why deadlines were missed. Returns for how many it was wanted.
pub(super) fn explain(desk: &mut Desk<'_>, id: CaseId, actor: &str, text: &Personal) -> usize {
    see_missed(desk, id);
    let at = desk.tick.now;
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return 0 };
    let mut count = 0;
    for missed in case.deadlines.iter_mut().filter_map(|deadline| deadline.missed.as_mut()).filter(|missed| missed.reason.is_none()) {
        missed.reason = Some(Reason { text: text.clone(), by: actor.to_owned(), at });
        missed.ask_at = None;
        count += 1;
    }
    if 0 < count {
        desk.note(id.0, Actor::Staff(actor.to_owned()), What::Explained { text: text.clone() });
        set_all(desk, id);
    }
    count
}

/// Makes deadlines of the two dates of a case that an older version filed.
pub(super) fn adopt(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let (late_at, promised) = (case.late_at.take(), case.promised);
    if let Some(promised) = promised.filter(|_| case.deadlines.is_empty()) {
        let dates = [(Clock::PersonalAcknowledgement, promised.contact_by), (Clock::Response, promised.answer_by)];
        for (mut deadline, (_, due_at)) in choose::house(desk.rules, case.class).into_iter().zip(dates) {
            let is_over = late_at.is_none_or(|late_at| due_at < late_at);
            deadline.met_at = is_over.then_some(due_at);
            deadline.run = Some(Run { started_at: case.received_at, due_at, first_due_at: due_at, holidays: String::new() });
            case.deadlines.push(deadline);
        }
    }
    desk.dossier.cases.insert(id, case);
    set_all(desk, id);
}
