//! The weekly digest, as plain text for a mail: one screen, without names of customers.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::case::Severity;

use super::history::History;
use super::movement::{Filter, is_complaint, is_open};
use super::review::Action;

/// More cases than these are not listed: it is one screen.
const LISTED_MAX: usize = 8;

/// Returns the digest of the week up to `now`.
pub fn digest(histories: &[History], calendar: &Calendar, actions: &[Action], now: DateTime<Utc>) -> String {
    let week_ago = now - TimeDelta::days(7);
    let complaints = || histories.iter().filter(|history| is_complaint(history.class));
    let open: Vec<&History> = complaints().filter(|history| is_open(history, now, &Filter::default())).collect();
    let new = complaints().filter(|history| week_ago <= history.received_at).count();
    let critical: Vec<&&History> = open.iter().filter(|history| history.severity == Severity::Critical).collect();
    let mut lines = vec![format!("New in seven days: {new}"), format!("Open: {}", open.len())];
    lines.push(format!("Critical and open: {}", critical.len()));
    lines.extend(critical.iter().take(LISTED_MAX).map(|history| format!("  {}  {}", history.reference, history.owner_at(now))));
    lines.extend(overdue(&open, now));
    lines.extend(soon(&open, calendar, now));
    lines.extend(actions_due(actions, calendar, now));
    if new == 0 && open.is_empty() {
        lines.push("Nothing to report. This mail shows that the program runs.".to_owned());
    }
    lines.join("\n")
}

/// The cases that wait for their answer, with the day by which it was promised.
fn waiting<'h>(open: &[&'h History], now: DateTime<Utc>) -> Vec<(DateTime<Utc>, &'h History)> {
    let unanswered = open.iter().filter(|history| history.answered_at().is_none_or(|at| now <= at));
    let mut waiting: Vec<(DateTime<Utc>, &History)> = unanswered.filter_map(|history| Some((history.answer_by?, *history))).collect();
    waiting.sort_by_key(|(due, history)| (*due, history.number));
    waiting
}

fn overdue(open: &[&History], now: DateTime<Utc>) -> Vec<String> {
    let late: Vec<_> = waiting(open, now).into_iter().filter(|(due, _)| *due < now).collect();
    let line = |(due, history): &(DateTime<Utc>, &History)| {
        format!("  {}  {} days late, {}", history.reference, (now - *due).num_days(), history.owner_at(now))
    };
    listed("Overdue", &late, line)
}

fn soon(open: &[&History], calendar: &Calendar, now: DateTime<Utc>) -> Vec<String> {
    let soon: Vec<_> = waiting(open, now).into_iter().filter(|(due, _)| now <= *due && *due < now + TimeDelta::days(7)).collect();
    let line = |(due, history): &(DateTime<Utc>, &History)| {
        format!("  {}  by {}, {}", history.reference, calendar.date_of(*due), history.owner_at(now))
    };
    listed("Due in the next seven days", &soon, line)
}

fn actions_due(actions: &[Action], calendar: &Calendar, now: DateTime<Utc>) -> Vec<String> {
    let week = calendar.date_of(now + TimeDelta::days(7));
    let due: Vec<&Action> = actions.iter().filter(|action| !action.done && action.due_on <= week).collect();
    listed("Actions due", &due, |action| format!("  by {}, {}: {}", action.due_on, action.owner, action.text))
}

/// Returns how many there are, and the first of them.
fn listed<T>(name: &str, all: &[T], line: impl Fn(&T) -> String) -> Vec<String> {
    let more = all.len().saturating_sub(LISTED_MAX);
    let more = (0 < more).then(|| format!("  and {more} more"));
    std::iter::once(format!("{name}: {}", all.len())).chain(all.iter().take(LISTED_MAX).map(line)).chain(more).collect()
}
