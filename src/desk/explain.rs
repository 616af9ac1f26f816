//! Explains the deadlines of a case: which regime and rule, which calendar, the way day by day, pauses, and how it ended.
//!
//! Data for staff who have to answer for a date; holds nothing that the customer wrote.

use chrono::{DateTime, Utc};

use super::calendar::Calendar;
use super::case::Case;
use super::deadline::{Deadline, Run, due_with};
use super::regime::{Clock, HOUSE};
use super::rules::Rules;

/// Returns the explanation, ready to print.
pub fn deadlines(case: &Case, rules: &Rules, now: DateTime<Utc>) -> Vec<String> {
    let team = rules.teams.get(&case.team).or_else(|| rules.teams.get(&rules.default_team));
    let own = team.map_or_else(|| Calendar::always_open(rules.zone.clone()), |team| team.calendar.clone());
    let mut lines = vec![format!("{}: received {}, with the team {}", case.reference, own.shown(case.received_at), case.team)];
    if case.deadlines.is_empty() {
        lines.push("It has no deadlines: it is no complaint.".to_owned());
    }
    for deadline in &case.deadlines {
        let named = deadline.calendar.as_ref().and_then(|name| rules.calendars.get(name));
        lines.push(String::new());
        lines.extend(one(deadline, case, rules, deadline.counted_by(named.unwrap_or(&own)), now));
    }
    if let Some(promised) = case.promised {
        let dates = (own.shown(promised.contact_by), own.shown(promised.answer_by));
        lines.extend([
            String::new(),
            format!("The customer was told the strictest dates: first contact by {}, answer by {}.", dates.0, dates.1),
        ]);
    }
    lines
}

fn one(deadline: &Deadline, case: &Case, rules: &Rules, calendar: &Calendar, now: DateTime<Utc>) -> Vec<String> {
    let kind = if deadline.statutory { "of the law, never pauses" } else { "of the house" };
    let pausable = if deadline.pausable { ", stands still while the customer is asked" } else { "" };
    let mut lines = vec![
        format!("{} ({}), {kind}{pausable}", deadline.name(), deadline.clock.name().replace('_', " ")),
        format!("  rule: {}, from {}", deadline.rule.words(), deadline.start.words()),
    ];
    lines.push(format!("  regime: {}", regime(deadline, rules)));
    lines.push(format!("  calendar: {}", calendar_words(deadline, calendar)));
    let Some(run) = &deadline.run else {
        lines.push(format!("  has not begun: {} has not happened", deadline.start.words()));
        return lines;
    };
    lines.push(format!("  begins {}", calendar.shown(run.started_at)));
    lines.extend(deadline.rule.walk(calendar, run.started_at).into_iter().map(|day| format!("    {day}")));
    lines.extend(differences(deadline, run, calendar).map(|line| format!("  {line}")));
    if deadline.pausable && !case.waits.is_empty() {
        lines.extend(pauses(deadline, run, case, calendar));
    }
    lines.push(format!("  due {}", calendar.shown(run.due_at)));
    lines.push(format!("  {}", standing(deadline, run, calendar, now)));
    lines
}

fn regime(deadline: &Deadline, rules: &Rules) -> String {
    if deadline.regime == HOUSE {
        return "[deadlines] of the configuration".to_owned();
    }
    let limits = rules.regimes.iter().filter(|regime| regime.id == deadline.regime);
    let found = limits.flat_map(|regime| regime.limits.iter().map(move |limit| (regime, limit)));
    let same = found.filter(|(_, limit)| limit.id == deadline.limit).find(|(_, limit)| limit.rule == deadline.rule);
    match same {
        Some((regime, limit)) if limit.source.is_empty() => regime.title.clone(),
        Some((regime, limit)) => format!("{}; source: {}", regime.title, limit.source),
        None => format!("{}, as it stood when the case was received", deadline.regime),
    }
}

fn calendar_words(deadline: &Deadline, calendar: &Calendar) -> String {
    let plan = calendar.plan();
    let name = deadline.calendar.as_deref().unwrap_or("that of the team");
    let zone = plan.zone.iana_name().unwrap_or("a zone without a name");
    let holidays = match plan.holidays.covered {
        Some((first, last)) => format!("holidays from {}, complete from {first} through {last}", plan.holidays.source),
        None if plan.holidays.days.is_empty() => "no list of holidays".to_owned(),
        None => "holidays of unknown source".to_owned(),
    };
    format!("{name}, {zone}, {holidays}")
}

/// Says what of the date can no longer be relied on: a calendar that changed, or one that ends before it.
fn differences(deadline: &Deadline, run: &Run, calendar: &Calendar) -> impl Iterator<Item = String> {
    let again = deadline.rule.due_at(calendar, run.started_at);
    let differs = again.filter(|again| *again != run.first_due_at).map(|again| {
        let (again, told) = (calendar.shown(again), calendar.shown(run.first_due_at));
        format!("note: by the calendar as it is today this would be {again}; what was fixed at the beginning stays: {told}")
    });
    let last = calendar.plan().holidays.covered.map(|(_, last)| last);
    let beyond = last.filter(|last| *last < calendar.date_of(run.due_at));
    let beyond = beyond.map(|last| format!("warning: the list of holidays ends on {last}, before this date; add the next years"));
    differs.into_iter().chain(beyond)
}

fn pauses(deadline: &Deadline, run: &Run, case: &Case, calendar: &Calendar) -> Vec<String> {
    let mut lines = vec![format!("  without pauses it would be due {}", calendar.shown(run.first_due_at))];
    for (nth, wait) in case.waits.iter().enumerate() {
        let until = match wait.ended_at {
            Some(ended_at) => format!("until {}", calendar.shown(ended_at)),
            None => format!("until the customer answers, at the latest {}", calendar.shown(wait.until)),
        };
        lines.push(format!("    the customer was asked: from {} {until}", calendar.shown(wait.since)));
        let so_far = case.waits.get(..=nth).unwrap_or_default();
        if let Some(due_at) = due_with(calendar, deadline, so_far) {
            lines.push(format!("    with which it is due {}", calendar.shown(due_at)));
        }
    }
    lines
}

fn standing(deadline: &Deadline, run: &Run, calendar: &Calendar, now: DateTime<Utc>) -> String {
    if let Some(missed) = &deadline.missed {
        let reason = match &missed.reason {
            Some(reason) => format!("reason given by {} at {}", reason.by, calendar.shown(reason.at)),
            None => "unexplained".to_owned(),
        };
        return format!("missed while with {}: {reason}", missed.owner);
    }
    match deadline.met_at {
        Some(at) => format!("over since {}", calendar.shown(at)),
        None if deadline.clock == Clock::Window && run.due_at <= now => "the time is over".to_owned(),
        None => format!("running, {} rungs told", deadline.rung),
    }
}
