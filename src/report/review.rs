//! The weekly digest and the management review (ISO 10002, 8.6), as plain text for a mail. Without names of customers.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;

use super::history::History;
use super::html::shown;
use super::measure::{Measures, measure, percentile};
use super::movement::{Filter, is_complaint, is_open};
use super::outcomes::ITEMS;
use super::page::Cell;
use super::{Period, RULES, Share};

/// More cases than these are not listed in a digest: it is one screen.
const LISTED_MAX: usize = 8;
/// A cause that is behind so many of a hundred cases is worth an action.
const CAUSE_PERCENT: f64 = 20.0;
const ON_TIME_PERCENT: f64 = 95.0;
const SATISFIED_PERCENT: f64 = 70.0;

/// Returns the digest of the week up to `now`.
pub fn digest(histories: &[History], calendar: &Calendar, now: DateTime<Utc>) -> String {
    let week_ago = now - TimeDelta::days(7);
    let open: Vec<&History> =
        histories.iter().filter(|history| is_complaint(history.class) && is_open(history, now, &Filter::default())).collect();
    let waiting = |history: &&&History| history.answered_at().is_none_or(|at| now <= at);
    let mut overdue: Vec<&&History> =
        open.iter().filter(waiting).filter(|history| history.answer_by.is_some_and(|due| due < now)).collect();
    overdue.sort_by_key(|history| history.answer_by);
    let soon: Vec<&&History> = open
        .iter()
        .filter(waiting)
        .filter(|history| history.answer_by.is_some_and(|due| now <= due && due < now + TimeDelta::days(7)))
        .collect();
    let new = histories.iter().filter(|history| is_complaint(history.class) && week_ago <= history.received_at).count();
    let critical = open.iter().filter(|history| history.severity == crate::desk::case::Severity::Critical).count();
    let mut lines = vec![
        format!("New in seven days: {new}"),
        format!("Open: {}", open.len()),
        format!("Critical and open: {critical}"),
        format!("Overdue: {}", overdue.len()),
    ];
    lines.extend(overdue.iter().take(LISTED_MAX).map(|history| {
        let late = history.answer_by.map_or(0, |due| (now - due).num_days());
        format!("  {}  {late} days late, {}", history.reference, history.owner)
    }));
    lines.push(format!("Due in the next seven days: {}", soon.len()));
    lines.extend(soon.iter().take(LISTED_MAX).map(|history| {
        let due = history.answer_by.map(|due| calendar.date_of(due).to_string()).unwrap_or_default();
        format!("  {}  by {due}, {}", history.reference, history.owner)
    }));
    if new == 0 && open.is_empty() {
        lines.push("Nothing to report. This mail shows that the program runs.".to_owned());
    }
    lines.join("\n")
}

/// An action that was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub text: String,
    pub owner: String,
    pub due_on: Option<chrono::NaiveDate>,
    pub done: bool,
}

/// Returns the review of a period, with the inputs of ISO 10002 as its headings.
pub fn review(histories: &[History], period: Period, calendar: &Calendar, actions: &[Action], now: DateTime<Utc>) -> String {
    let measures = measure(histories, period, calendar, now);
    let before = before(period);
    let previous = measure(histories, before, calendar, now);
    let today = calendar.date_of(now);
    let sections: [(&str, Vec<String>); 15] = [
        ("1 Decisions and actions from the last review", decided(actions, today)),
        ("2 Changes inside and outside", vec!["To be added by those who know of them: products, people, law.".to_owned()]),
        ("3 Performance against objectives", objectives(&measures)),
        ("4 Numbers, with the period before", numbers(&measures, &previous)),
        ("5 Causes, trends and safety", causes(&measures)),
        ("6 Satisfaction and fairness", satisfaction(&measures)),
        (
            "7 Vulnerable customers and accessibility",
            vec![compared("Answered on time, with a need", measures.with_needs, measures.without_needs)],
        ),
        ("8 Remedies and money", remedies(&measures)),
        ("9 Corrective actions and their effect", open_actions(actions)),
        ("10 Outside bodies", vec![format!("With an outside body, of closed: {}", shown(&Cell::Share(measures.outside)))]),
        (
            "11 Audit, missed dates and privacy",
            vec![format!("Dates missed: {}. Conflicts prevented: {}.", measures.breaches, measures.conflicts)],
        ),
        ("12 Resources and training", vec![format!("Open at the end: {}. Past due: {}.", measures.flow.open_end, measures.past_due)]),
        ("13 Recommendations", recommendations(&measures)),
        (
            "14 Outputs",
            vec![
                "Answer this mail. Each line that begins with ACTION becomes one, such as:".to_owned(),
                "ACTION ann 2026-12-31 Check all labels of the new series".to_owned(),
            ],
        ),
        ("Annex: how it counts", RULES.iter().map(|rule| format!("– {rule}")).collect()),
    ];
    let sections = sections.into_iter().map(|(title, lines)| format!("{title}\n{}", lines.join("\n")));
    sections.collect::<Vec<_>>().join("\n\n")
}

/// Returns the period of the same length that ends where this one begins.
fn before(period: Period) -> Period {
    let length = period.to - period.from;
    Period { from: period.from - length, to: period.from }
}

fn decided(actions: &[Action], today: chrono::NaiveDate) -> Vec<String> {
    let line = |action: &Action| {
        let state = match (action.done, action.due_on) {
            (true, _) => "done".to_owned(),
            (false, Some(due)) if due < today => format!("OVERDUE since {due}"),
            (false, Some(due)) => format!("by {due}"),
            (false, None) => "without a day".to_owned(),
        };
        format!("– {} ({}): {state}", action.text, action.owner)
    };
    if actions.is_empty() { vec!["None.".to_owned()] } else { actions.iter().map(line).collect() }
}

fn open_actions(actions: &[Action]) -> Vec<String> {
    let done = actions.iter().filter(|action| action.done).count();
    vec![format!("Decided: {}. Done: {done}. Open: {}.", actions.len(), actions.len() - done)]
}

fn light(share: Share, goal: f64) -> &'static str {
    match share.percent() {
        None => "no case",
        Some(percent) if goal <= percent => "green",
        Some(percent) if goal - 10.0 <= percent => "amber",
        Some(_) => "RED",
    }
}

fn objectives(measures: &Measures) -> Vec<String> {
    let line =
        |name: &str, share: Share, goal: f64| format!("{:<8} {name}, goal {goal:.0} %: {}", light(share, goal), shown(&Cell::Share(share)));
    vec![
        line("Answered on time", measures.answered, ON_TIME_PERCENT),
        line("First contact on time", measures.contacted, ON_TIME_PERCENT),
        line("Promises kept", measures.promises, ON_TIME_PERCENT),
        line("Satisfied with the outcome", measures.satisfied(3), SATISFIED_PERCENT),
    ]
}

fn numbers(measures: &Measures, previous: &Measures) -> Vec<String> {
    let count = |name: &str, value: u64, before: u64| format!("{name}: {value} (before: {before})");
    let share = |name: &str, value: Share, before: Share| {
        format!("{name}: {} (before: {})", shown(&Cell::Share(value)), shown(&Cell::Share(before)))
    };
    let days = |measures: &Measures| shown(&Cell::Number(percentile(&measures.days_to_answer, 50)));
    vec![
        count("Received", measures.flow.received, previous.flow.received),
        count("Closed", measures.flow.closed, previous.flow.closed),
        count("Open at the end", measures.flow.open_end, previous.flow.open_end),
        share("Answered on time", measures.answered, previous.answered),
        format!("Days to the answer, median: {} (before: {})", days(measures), days(previous)),
        share("Reopened within 30 days", measures.reopened, previous.reopened),
        share("Second look asked for", measures.escalated, previous.escalated),
        share("Changed by the second look", measures.changed, previous.changed),
        share("Same person and category again", measures.repeated, previous.repeated),
    ]
}

fn causes(measures: &Measures) -> Vec<String> {
    let mut causes: Vec<(&&str, &u64)> = measures.causes.iter().collect();
    causes.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), **name));
    let lines = causes.iter().take(5).map(|(name, count)| format!("{name}: {count}"));
    lines.chain([format!("Safety reports: {}", measures.safety)]).collect()
}

fn satisfaction(measures: &Measures) -> Vec<String> {
    let line = |(nth, name): (usize, &&str)| {
        let share = measures.satisfied(nth);
        let value = if 0 < share.of && share.of < super::page::CELL_MIN { "<5 answers".to_owned() } else { shown(&Cell::Share(share)) };
        format!("{name}, 4 or 5: {value}")
    };
    ITEMS.iter().enumerate().map(line).collect()
}

fn compared(name: &str, one: Share, other: Share) -> String {
    format!("{name}: {}; without: {}", shown(&Cell::Share(one)), shown(&Cell::Share(other)))
}

fn remedies(measures: &Measures) -> Vec<String> {
    let kept = format!("Promises kept on their day: {}. Not yet due: {}.", shown(&Cell::Share(measures.promises)), measures.promises_open);
    std::iter::once(kept).chain(measures.remedies.iter().map(|(name, count)| format!("{name}: {count}"))).collect()
}

/// Proposes what the figures ask for, each with its evidence; people decide.
pub fn recommendations(measures: &Measures) -> Vec<String> {
    let mut lines = Vec::new();
    let total: u64 = measures.causes.values().sum();
    for (cause, count) in &measures.causes {
        let percent = 100.0 * *count as f64 / total.max(1) as f64;
        if CAUSE_PERCENT <= percent && 5 <= *count && !matches!(*cause, "unknown" | "none_found") {
            lines.push(format!("– Find what ends the cause {cause}. Evidence: {count} of {total} closed cases ({percent:.0} %)."));
        }
    }
    let below = |share: Share, goal: f64| share.percent().is_some_and(|percent| percent < goal);
    if below(measures.answered, ON_TIME_PERCENT) {
        lines.push(format!(
            "– See why answers are late: people, absence, or one step. Evidence: on time {}.",
            shown(&Cell::Share(measures.answered))
        ));
    }
    if below(measures.promises, ON_TIME_PERCENT) {
        lines.push(format!(
            "– Give each promise an owner on the day it is made. Evidence: kept {}.",
            shown(&Cell::Share(measures.promises))
        ));
    }
    if 5 <= measures.changed.of && measures.changed.percent().is_some_and(|percent| 30.0 <= percent) {
        lines.push(format!("– Compare first and second decisions: many change. Evidence: {}.", shown(&Cell::Share(measures.changed))));
    }
    if 5 <= measures.satisfied(2).of && below(measures.satisfied(2), SATISFIED_PERCENT) {
        lines.push(format!(
            "– Read the letters of rejected cases for tone. Evidence: found fair {}.",
            shown(&Cell::Share(measures.satisfied(2)))
        ));
    }
    if below(Share { met: measures.unclassified.of - measures.unclassified.met, of: measures.unclassified.of }, ON_TIME_PERCENT) {
        lines.push(format!("– Close no case without its cause. Evidence: {} had none.", shown(&Cell::Share(measures.unclassified))));
    }
    if lines.is_empty() { vec!["None: no figure asks for one.".to_owned()] } else { lines }
}
