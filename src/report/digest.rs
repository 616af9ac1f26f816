//! The weekly digest, as plain text for a mail: one screen, without names of customers.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::case::Severity;

use super::history::{Event, History};
use super::measure::working_days;
use super::movement::{Filter, is_complaint, is_open};
use super::review::Action;
use super::said::Said;

/// More cases than these are not listed: it is one screen.
const LISTED_MAX: usize = 8;
/// Who waits longer for a customer than so many working days is counted.
const WAITING_DAYS: usize = 5;

/// Returns the digest of the week up to `now`.
pub fn digest(histories: &[History], calendar: &Calendar, actions: &[Action], said: Said<'_>, now: DateTime<Utc>) -> String {
    let week_ago = now - TimeDelta::days(7);
    let complaints = || histories.iter().filter(|history| is_complaint(history.class));
    let open: Vec<&History> = complaints().filter(|history| is_open(history, now, &Filter::default())).collect();
    let new = complaints().filter(|history| week_ago <= history.received_at).count();
    let critical: Vec<&&History> = open.iter().filter(|history| history.severity == Severity::Critical).collect();
    let count = |id: &str, of: usize| said.counted(id, of as u64);
    let mut lines = vec![count("digest-new", new), count("digest-open", open.len()), count("digest-critical", critical.len())];
    lines.extend(critical.iter().take(LISTED_MAX).map(|history| format!("  {}  {}", history.reference, history.owner_at(now))));
    lines.extend(overdue(&open, said, now));
    lines.extend(soon(&open, calendar, said, now));
    let is_waiting = |history: &&&History| {
        let wait = history.waits.iter().find(|(from, until)| *from <= now && now < *until);
        wait.is_some_and(|(from, _)| WAITING_DAYS < working_days(calendar, *from, now))
    };
    let is_unexplained = |history: &&&History| {
        let is_late = history.answer_by.is_some_and(|due| due < now && history.answered_at().is_none_or(|at| due < at));
        is_late && history.when(|event| *event == Event::Explained).next().is_none()
    };
    let is_unreachable = |history: &&&History| history.when(|event| *event == Event::Unreachable).next().is_some();
    lines.push(count("digest-waiting", open.iter().filter(is_waiting).count()));
    lines.push(count("digest-unexplained", open.iter().filter(is_unexplained).count()));
    lines.push(count("digest-unreachable", open.iter().filter(is_unreachable).count()));
    lines.extend(owners(&open, calendar, said, now));
    lines.extend(actions_due(actions, calendar, said, now));
    if new == 0 && open.is_empty() {
        lines.push(said.word("digest-nothing"));
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

fn overdue(open: &[&History], said: Said<'_>, now: DateTime<Utc>) -> Vec<String> {
    let late: Vec<_> = waiting(open, now).into_iter().filter(|(due, _)| *due < now).collect();
    let line = |(due, history): &(DateTime<Utc>, &History)| {
        let days = (now - *due).num_days().to_string();
        said.say("digest-late", &[("reference", history.reference.as_str()), ("days", days.as_str()), ("owner", history.owner_at(now))])
    };
    listed("digest-overdue", &late, said, line)
}

fn soon(open: &[&History], calendar: &Calendar, said: Said<'_>, now: DateTime<Utc>) -> Vec<String> {
    let soon: Vec<_> = waiting(open, now).into_iter().filter(|(due, _)| now <= *due && *due < now + TimeDelta::days(7)).collect();
    let line = |(due, history): &(DateTime<Utc>, &History)| {
        let date = calendar.date_of(*due).to_string();
        said.say("digest-by", &[("reference", history.reference.as_str()), ("date", date.as_str()), ("owner", history.owner_at(now))])
    };
    listed("digest-soon", &soon, said, line)
}

/// How many each has, and since when the oldest is there: who has most stands first.
fn owners(open: &[&History], calendar: &Calendar, said: Said<'_>, now: DateTime<Utc>) -> Vec<String> {
    let mut owners: BTreeMap<&str, (u64, DateTime<Utc>)> = BTreeMap::new();
    for history in open {
        let (count, oldest) = owners.entry(history.owner_at(now)).or_insert((0, history.received_at));
        (*count, *oldest) = (*count + 1, history.received_at.min(*oldest));
    }
    let mut owners: Vec<_> = owners.into_iter().collect();
    owners.sort_by_key(|(owner, (count, _))| (std::cmp::Reverse(*count), *owner));
    let line = |(owner, (count, oldest)): &(&str, (u64, DateTime<Utc>))| {
        let (count, date) = (count.to_string(), calendar.date_of(*oldest).to_string());
        said.say("digest-owner", &[("owner", *owner), ("count", count.as_str()), ("date", date.as_str())])
    };
    listed("digest-owners", &owners, said, line)
}

fn actions_due(actions: &[Action], calendar: &Calendar, said: Said<'_>, now: DateTime<Utc>) -> Vec<String> {
    let week = calendar.date_of(now + TimeDelta::days(7));
    let due: Vec<&Action> = actions.iter().filter(|action| !action.done && action.due_on <= week).collect();
    listed("digest-actions", &due, said, |action| {
        let date = action.due_on.to_string();
        said.say("digest-action", &[("date", date.as_str()), ("owner", action.owner.as_str()), ("action", action.text.as_str())])
    })
}

/// Returns how many there are, and the first of them.
fn listed<T>(id: &str, all: &[T], said: Said<'_>, line: impl Fn(&T) -> String) -> Vec<String> {
    let more = all.len().saturating_sub(LISTED_MAX);
    let more = (0 < more).then(|| said.counted("digest-more", more as u64));
    let lines = all.iter().take(LISTED_MAX).map(line).chain(more).map(|line| format!("  {line}"));
    std::iter::once(said.counted(id, all.len() as u64)).chain(lines).collect()
}
