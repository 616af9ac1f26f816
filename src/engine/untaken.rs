//! What nobody has taken: a row for each such case, by team and age, and when each team's lead is told of them next; with it, the
//! mail of machines that names no case.
//!
//! A letter a working day at most; after a long stop one, in working time.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::dossier::{ContactId, Dossier};
use crate::desk::event::Event;
use crate::desk::rules::{Rules, TeamId};
use crate::desk::untaken::{Machines, Untaken, UntakenCase};

use super::group::Group;
use super::machines;
use super::rows;
use super::store::{Batch, Store, StoreError, Tree};

const PREFIX: &[u8] = b"untaken/";
const NEXT: &[u8] = b"untaken told next";
/// So many of a team's oldest cases are handed to the desk; the others are counted.
const CASES_MAX: usize = 100;
const COUNT_MAX: usize = 10_000;
/// No calendar is closed for longer.
const DAYS_MAX: u32 = 400;

/// The rows of a dossier's cases that nobody has taken.
pub(super) type Rows = BTreeMap<Vec<u8>, UntakenCase>;

/// When the lead of each team is told next.
pub(super) type Next = BTreeMap<TeamId, DateTime<Utc>>;

pub(super) fn read_next(store: &impl Store) -> Result<Next, StoreError> {
    Ok(rows::read(store, Tree::Meta, NEXT)?.unwrap_or_default())
}

/// Returns the earliest of what is to be told; `None` while nothing is known, or nobody wants to hear.
pub(super) fn first(rules: &Rules, next: &Next) -> Option<DateTime<Utc>> {
    rules.untaken_told_from?;
    next.iter().filter(|(team, _)| rules.teams.contains_key(*team)).map(|(_, at)| *at).min()
}

pub(super) fn rows_of(dossier: &Dossier) -> Rows {
    UntakenCase::of(dossier).map(|case| (key(&case), case)).collect()
}

/// Writes what has changed.
pub(super) fn write(batch: &mut Batch, before: &Rows, after: &Rows) {
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        batch.remove(Tree::Meta, key.clone());
    }
    for (key, case) in after.iter().filter(|(key, case)| before.get(*key) != Some(case)) {
        rows::write(batch, Tree::Meta, key.clone(), case);
    }
}

fn key(case: &UntakenCase) -> Vec<u8> {
    let since = rows::instant_key(case.since);
    [prefix(&case.team).as_slice(), &since, &rows::case_key(case.case)].concat()
}

fn prefix(team: &str) -> Vec<u8> {
    [PREFIX, team.as_bytes(), &[0]].concat()
}

impl<S: Store> Group<'_, S> {
    /// Tells whoever is due of what nobody has taken. Returns when that is to happen next, where it has changed.
    pub(super) fn tell_untaken(&mut self, next: &Next) -> Result<Option<Next>, StoreError> {
        let rules = self.memory.rules;
        let Some(from) = rules.untaken_told_from else { return Ok(None) };
        let mut after = next.clone();
        after.retain(|team, _| rules.teams.contains_key(team));
        for (id, team) in &rules.teams {
            let calendar = &team.calendar;
            match next.get(id).filter(|at| **at <= self.now) {
                // Nobody is told at once of a team that is new.
                None if next.contains_key(id) => continue,
                None => {}
                Some(_) if calendar.is_open(self.now) => self.tell_team(id)?,
                Some(_) => {
                    after.extend(calendar.next_opening(self.now).map(|opening| (id.clone(), opening)));
                    continue;
                }
            }
            after.extend(next_after(calendar, from, self.now).map(|at| (id.clone(), at)));
        }
        if after == *next {
            return Ok(None);
        }
        rows::write(&mut self.overlay.batch, Tree::Meta, NEXT, &after);
        Ok(Some(after))
    }

    fn tell_team(&mut self, team: &TeamId) -> Result<(), StoreError> {
        let prefix = prefix(team);
        let (mut cases, mut more): (Vec<UntakenCase>, usize) = (Vec::new(), 0);
        rows::each_row(&self.overlay, Tree::Meta, &prefix, |key, value| {
            if !key.starts_with(&prefix) {
                return Ok(false);
            }
            if cases.len() < CASES_MAX {
                cases.push(rows::decode(Tree::Meta, value)?);
            } else {
                more += 1;
            }
            Ok(more < COUNT_MAX)
        })?;
        let rules = self.memory.rules;
        // Mail that belongs to no team is the business of the one that gets what no rule gives to another.
        let machines = if *team == rules.default_team { machines::untold(&self.overlay)? } else { Machines::default() };
        let heads = rules.teams.get(team).into_iter().flat_map(|team| &team.lead).chain(&rules.managers);
        if let Some(head) = heads.into_iter().next().filter(|_| !cases.is_empty() || 0 < machines.count) {
            if 0 < machines.count {
                machines::tell(&mut self.overlay, self.seq, self.now)?;
            }
            let untaken = Untaken { team: team.clone(), cases, more, machines };
            self.step(&ContactId::Email(head.clone()), &Event::Untaken(Box::new(untaken)))?;
        }
        Ok(())
    }
}

/// Returns the first working minute from that time of day on, of the first working day on which it lies behind `now`.
fn next_after(calendar: &Calendar, from: NaiveTime, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let days = calendar.date_of(now).iter_days().take(DAYS_MAX as usize);
    let mut working = days.filter(|date| calendar.closed_because(*date).is_none());
    working
        .find_map(|date| calendar.next_opening(calendar.instant_of(date.and_time(from))).filter(|at| now < *at))
        // A calendar that never opens again is looked at again all the same.
        .or(Some(now + TimeDelta::days(DAYS_MAX.into())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::calendar::{Holidays, Hours, Plan};

    fn calendar(hours: &[(&str, &str)], days: std::ops::RangeInclusive<usize>) -> Calendar {
        let hours: Vec<Hours> = hours.iter().map(|(opens, closes)| Hours::parse(opens, closes).unwrap()).collect();
        let week = std::array::from_fn(|day| if days.contains(&day) { hours.clone() } else { Vec::new() });
        let zone = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        Calendar::new(Plan { zone, week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: vec![] }).unwrap()
    }

    /// Returns the first three instants after one, in Berlin.
    fn three(calendar: &Calendar, from: &str) -> Vec<String> {
        let mut now: DateTime<Utc> = from.parse().unwrap();
        let mut seen = Vec::new();
        for _ in 0..3 {
            now = next_after(calendar, NaiveTime::from_hms_opt(8, 0, 0).unwrap(), now).unwrap();
            seen.push(calendar.shown(now)[..20].to_owned());
        }
        seen
    }

    #[test]
    fn a_lead_is_told_once_on_each_working_day() {
        let office = calendar(&[("09:00", "17:00")], 0..=4);
        assert_eq!(three(&office, "2026-03-05T09:30:00Z"), ["Fri 2026-03-06 09:00", "Mon 2026-03-09 09:00", "Tue 2026-03-10 09:00"]);
        let early = calendar(&[("06:00", "14:00")], 0..=4);
        assert_eq!(three(&early, "2026-03-05T02:30:00Z"), ["Thu 2026-03-05 08:00", "Fri 2026-03-06 08:00", "Mon 2026-03-09 08:00"]);
    }

    #[test]
    fn a_crew_by_night_is_told_as_it_begins_and_one_that_is_always_there_in_the_morning() {
        let nights = calendar(&[("22:00", "06:00")], 0..=6);
        assert_eq!(three(&nights, "2026-03-27T12:00:00Z"), ["Fri 2026-03-27 22:00", "Sat 2026-03-28 22:00", "Sun 2026-03-29 22:00"]);
        let always = calendar(&[("00:00", "24:00")], 0..=6);
        assert_eq!(three(&always, "2026-03-27T12:00:00Z"), ["Sat 2026-03-28 08:00", "Sun 2026-03-29 08:00", "Mon 2026-03-30 08:00"]);
    }
}
