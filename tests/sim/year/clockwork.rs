//! Working time counted minute by minute, from the weekdays, hours and holidays of the year's office: nothing of it is ours.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use redress::io::zone;

use super::rules;

const DAYS: u64 = 500;

/// The hours of a team in the year's office, in minutes of the day; closing before opening is on the next day.
#[derive(Clone, Copy)]
struct Plan {
    zone: &'static str,
    days: [&'static [(i64, i64)]; 7],
    holidays: Option<&'static str>,
    shutdown: bool,
}

const LONDON: &[(i64, i64)] = &[(540, 750), (810, 1020)];
const NIGHT: &[(i64, i64)] = &[(1320, 360)];

fn plan(team: &str) -> Plan {
    match team {
        "care" => Plan {
            zone: "Europe/London",
            days: [LONDON, LONDON, LONDON, LONDON, LONDON, &[], &[]],
            holidays: Some("gb-eng"),
            shutdown: true,
        },
        "haus" => {
            let day: &[(i64, i64)] = &[(480, 990)];
            Plan { zone: "Europe/Berlin", days: [day, day, day, day, &[(480, 780)], &[], &[]], holidays: Some("de"), shutdown: false }
        }
        _ => Plan { zone: "Europe/London", days: [NIGHT; 7], holidays: None, shutdown: false },
    }
}

/// One team's year.
pub(crate) struct Clockwork {
    zone: TimeZone,
    plan: Plan,
    closed: BTreeSet<NaiveDate>,
    /// Open minutes before each minute.
    before: Vec<i64>,
    open: Vec<bool>,
}

pub(crate) fn start() -> DateTime<Utc> {
    "2025-12-20T00:00:00Z".parse().expect("an instant")
}

impl Clockwork {
    pub(crate) fn new(team: &str) -> Self {
        Self::of(plan(team))
    }

    /// The same by the law, which knows no shutdown of a house.
    pub(crate) fn lawful(team: &str) -> Self {
        Self::of(Plan { shutdown: false, ..plan(team) })
    }

    fn of(plan: Plan) -> Self {
        let text = plan.holidays.map(|name| rules::holidays(name).text.clone()).unwrap_or_default();
        let days = text.lines().filter_map(|line| line.get(..10)?.parse().ok());
        let shutdown = (10..=14).filter_map(|day| NaiveDate::from_ymd_opt(2026, 8, day)).filter(|_| plan.shutdown);
        let closed = days.chain(shutdown).collect();
        let zone = zone::zone(plan.zone).expect("a zone");
        let mut clockwork = Self { zone, plan, closed, before: Vec::new(), open: vec![false; DAYS as usize * 1440] };
        clockwork.fill();
        clockwork
    }

    fn fill(&mut self) {
        let first = start().date_naive();
        for date in (0..DAYS).filter_map(|nth| first.checked_add_days(Days::new(nth))) {
            for (opens, closes) in self.hours_on(date) {
                let last = minute_of(closes).min(self.open.len());
                self.open[minute_of(opens).min(last)..last].fill(true);
            }
        }
        let mut sum = 0;
        for open in &self.open {
            self.before.push(sum);
            sum += i64::from(*open);
        }
        self.before.push(sum);
    }

    pub(crate) fn is_working_day(&self, date: NaiveDate) -> bool {
        !self.plan.days[date.weekday().num_days_from_monday() as usize].is_empty() && !self.closed.contains(&date)
    }

    fn hours_on(&self, date: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        if self.closed.contains(&date) {
            return Vec::new();
        }
        let midnight = date.and_hms_opt(0, 0, 0).expect("midnight");
        let hours = self.plan.days[date.weekday().num_days_from_monday() as usize].iter();
        let utc = |minutes: i64| self.utc(midnight + TimeDelta::minutes(minutes));
        hours.map(|(opens, closes)| (utc(*opens), utc(if closes < opens { closes + 1440 } else { *closes }))).collect()
    }

    /// None of the office's openings and closings falls into an hour that happens twice, or never.
    fn utc(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        let civil = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0) + jiff::SignedDuration::from_secs(wall.and_utc().timestamp());
        let at = self.zone.to_ambiguous_timestamp(civil).earlier().expect("an instant");
        DateTime::from_timestamp(at.as_second(), 0).expect("an instant")
    }

    pub(crate) fn date_of(&self, at: DateTime<Utc>) -> NaiveDate {
        let local = jiff::Timestamp::from_second(at.timestamp()).expect("an instant").to_zoned(self.zone.clone());
        NaiveDate::from_ymd_opt(i32::from(local.year()), local.month() as u32, local.day() as u32).expect("a date")
    }

    pub(crate) fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.open.get(minute_of(at)).copied().unwrap_or_default()
    }

    /// Tells whether everybody has gone home, a quarter of an hour ago or longer.
    pub(crate) fn is_night(&self, at: DateTime<Utc>) -> bool {
        !self.is_open(at) && !self.is_open(at - TimeDelta::minutes(15))
    }

    /// Returns `at`, or the minute in which the office opens next.
    pub(crate) fn by_day(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        if !self.is_night(at) {
            return at;
        }
        let next = (minute_of(at)..self.open.len()).find(|minute| self.open[*minute]);
        next.map_or(at, |minute| start() + TimeDelta::minutes(minute as i64))
    }

    fn seconds_before(&self, at: DateTime<Utc>) -> i64 {
        let minute = minute_of(at);
        let within = if self.is_open(at) { (at - start()).num_seconds() - minute as i64 * 60 } else { 0 };
        self.before[minute.min(self.before.len() - 1)] * 60 + within
    }

    /// Returns the working time between two instants.
    pub(crate) fn between(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
        TimeDelta::seconds(self.seconds_before(until) - self.seconds_before(from))
    }

    /// Returns the first instant by which so much working time has passed; of none, the next in which somebody works.
    pub(crate) fn add(&self, from: DateTime<Utc>, working: TimeDelta) -> DateTime<Utc> {
        if working.is_zero() {
            let next = (minute_of(from)..self.open.len()).find(|minute| self.open[*minute]).expect("an office that opens");
            return from.max(start() + TimeDelta::minutes(next as i64));
        }
        let wanted = TimeDelta::seconds(self.seconds_before(from)) + working;
        let minute = self.before.partition_point(|before| TimeDelta::minutes(*before) < wanted) - 1;
        start() + TimeDelta::minutes(minute as i64) + (wanted - TimeDelta::minutes(self.before[minute]))
    }

    /// Returns the close of the n-th working day after a day, counted on the fingers.
    pub(crate) fn working_days(&self, from: NaiveDate, n: u32) -> DateTime<Utc> {
        let mut date = from;
        for _ in 0..n {
            date = date.succ_opt().expect("a date");
            while !self.is_working_day(date) {
                date = date.succ_opt().expect("a date");
            }
        }
        self.hours_on(date).last().expect("hours of a working day").1
    }

    /// Returns the last second of a date.
    pub(crate) fn end_of(&self, date: NaiveDate) -> DateTime<Utc> {
        self.utc(date.and_hms_opt(23, 59, 59).expect("a time"))
    }
}

fn minute_of(at: DateTime<Utc>) -> usize {
    usize::try_from((at - start()).num_seconds().div_euclid(60)).expect("an instant of the year")
}
