//! Proves that every deadline can be computed, in every calendar that may have to: what cannot is refused, never left without a date.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::rules::{Team, TeamId};
use crate::diagnostic::{Diagnostic, Span};

use super::{Settings, code};

/// A configuration stays in force for years: its dates are tried with cases that far ahead.
const AHEAD_DAYS: u64 = 10 * 366;

/// Reports every deadline without a date, and every one that may lie beyond the list of holidays.
pub(super) fn limits(
    settings: &Settings,
    calendars: &BTreeMap<String, Calendar>,
    teams: &BTreeMap<TeamId, Team>,
    today: NaiveDate,
    problems: &mut Vec<Diagnostic>,
) {
    let by_team = || settings.teams.values().map(|team| &team.calendar);
    let house = [
        ("contact_working_days", Rule::working_days(settings.deadlines.promised.contact_working_days)),
        ("answer_working_days", Rule::working_days(settings.deadlines.promised.answer_working_days)),
        ("data_answer_months", Rule::months(settings.deadlines.promised.data_answer_months)),
    ];
    let mut proof = Proof { calendars, today, problems };
    for (name, rule) in house {
        by_team().for_each(|calendar| proof.rule(name, rule, calendar, &settings.zone.span));
    }
    for settings_of in &settings.deadlines.regimes {
        for limit in &settings_of.regime.limits {
            let name = format!("{} of {}", limit.id, settings_of.regime.id);
            match &settings_of.regime.calendar {
                Some(calendar) => proof.rule(&name, limit.rule, calendar, &settings_of.span),
                None => by_team().for_each(|calendar| proof.rule(&name, limit.rule, calendar, &settings_of.span)),
            }
        }
    }
    for rung in &settings.ladder {
        for team in teams.values().filter(|team| team.calendar.add(noon(today), rung.after).is_none()) {
            let message = format!("a rung of the ladder, {} minutes, cannot be computed", rung.after.num_minutes());
            let zone = team.calendar.plan().zone.iana_name().unwrap_or("its zone").to_owned();
            proof.problems.push(
                Diagnostic::error(code::UNCOMPUTABLE, settings.zone.span.clone(), message).help(format!("see the calendar in {zone}")),
            );
        }
    }
    proof.problems.dedup();
}

struct Proof<'a> {
    calendars: &'a BTreeMap<String, Calendar>,
    today: NaiveDate,
    problems: &'a mut Vec<Diagnostic>,
}

impl Proof<'_> {
    fn rule(&mut self, name: &str, rule: Rule, calendar: &str, span: &Span) {
        let Some(plan) = self.calendars.get(calendar) else { return };
        let ahead = self.today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(self.today);
        let dates = [self.today, ahead].map(|date| rule.due_at(plan, noon(date)));
        if dates.iter().any(Option::is_none) {
            let message = format!("the deadline `{name}` has no date in the calendar `{calendar}`");
            let help = "the calendar has too few working days for it, or it lies beyond the year 2199: lower `n`, or give the calendar hours on weekdays";
            self.problems.push(Diagnostic::error(code::UNCOMPUTABLE, span.clone(), message).help(help));
        } else if let Some((due, last)) = dates[0].zip(plan.plan().holidays.covered.map(|(_, last)| last))
            && self.today <= last
            && last < plan.date_of(due)
        {
            let message = format!("a case received today has the deadline `{name}` on {}, after the last holiday known", plan.date_of(due));
            let help = format!("the holidays of the calendar `{calendar}` end on {last}: add the next years, then the line `covers:`");
            self.problems.push(Diagnostic::warning(code::COVERAGE, span.clone(), message).help(help));
        }
    }
}

fn noon(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
}
