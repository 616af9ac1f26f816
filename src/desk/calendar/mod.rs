//! Working time: when an office is open, and what instant lies so much working time away.
//!
//! Intervals are half-open in local wall-clock time; spans are elapsed time. A budget that is used up exactly at closing is due
//! at closing. A holiday closes 00:00 to 24:00 of its local date, unless a special day names that date; hours over midnight
//! belong to the day they open on. Hours that open inside a gap of daylight saving open right after it; a wall time that
//! happens twice is its first occurrence. Never reads zone data or a clock itself.

mod hours;
mod local;
mod pause;
mod rule;
mod walk;
mod year;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;

pub use hours::Hours;
pub use pause::Pause;
pub use rule::{DayOne, DueTime, Roll, Rule, Unit};

use year::Year;

/// The years that calendars know, in UTC; nanoseconds of all of them fit into 64 bits.
const YEARS: RangeInclusive<i32> = 1970..=2199;
const YEAR_COUNT: usize = 230;

/// What a calendar is made of.
#[derive(Clone, Debug)]
pub struct Plan {
    pub zone: TimeZone,
    /// The hours of each weekday, Monday first.
    pub week: [Vec<Hours>; 7],
    /// Dates with hours of their own, whatever their weekday and even on a holiday.
    pub special_days: BTreeMap<NaiveDate, Vec<Hours>>,
    pub holidays: Holidays,
    /// Times in which the office is closed, first and last day inclusive.
    pub shutdowns: Vec<RangeInclusive<NaiveDate>>,
}

/// Public holidays, with where they come from and how far they reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Where the dates come from, for people.
    pub source: String,
    /// First and last day for which the list is complete; `None` where nobody said so.
    pub covered: Option<(NaiveDate, NaiveDate)>,
    /// With their names.
    pub days: BTreeMap<NaiveDate, String>,
}

/// An office's working time. Cheap to clone; tables of single years are made when they are first needed.
#[derive(Clone)]
pub struct Calendar {
    inner: Arc<Inner>,
}

struct Inner {
    plan: Plan,
    years: [OnceLock<Year>; YEAR_COUNT],
    /// The same without its shutdowns, where it has any.
    lawful: Option<Calendar>,
}

/// Said of a plan without a single working hour: nothing could ever fall due in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeverOpen;

impl fmt::Display for NeverOpen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the calendar has no working hours, so nothing could ever fall due")
    }
}

impl Calendar {
    /// Makes a calendar of a plan.
    ///
    /// # Errors
    /// The plan has no hours at all: refuse the configuration.
    pub fn new(plan: Plan) -> Result<Self, NeverOpen> {
        if plan.week.iter().all(Vec::is_empty) && plan.special_days.values().all(Vec::is_empty) {
            return Err(NeverOpen);
        }
        let lawful = (!plan.shutdowns.is_empty()).then(|| Self::of(Plan { shutdowns: Vec::new(), ..plan.clone() }, None));
        Ok(Self::of(plan, lawful))
    }

    /// Makes a calendar that is always open, in the given zone.
    pub fn always_open(zone: TimeZone) -> Self {
        let week = std::array::from_fn(|_| vec![Hours::ALL_DAY]);
        let plan = Plan { zone, week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: Vec::new() };
        Self::of(plan, None)
    }

    fn of(plan: Plan, lawful: Option<Self>) -> Self {
        Self { inner: Arc::new(Inner { plan, years: [const { OnceLock::new() }; YEAR_COUNT], lawful }) }
    }

    /// Returns the calendar by which the law counts: no house can put off a date of the law by closing.
    pub fn lawful(&self) -> &Self {
        self.inner.lawful.as_ref().unwrap_or(self)
    }

    /// Returns what the calendar was made of.
    pub fn plan(&self) -> &Plan {
        &self.inner.plan
    }

    /// Returns the first instant by which `working` of working time has passed since `from`.
    ///
    /// Zero working time is `from` while open, else the next opening; negative time counts back. `None` where the answer
    /// lies outside the years 1970 to 2199.
    pub fn add(&self, from: DateTime<Utc>, working: TimeDelta) -> Option<DateTime<Utc>> {
        if working < TimeDelta::zero() {
            return self.subtract(from, -working);
        }
        if working.is_zero() {
            return self.next_opening(from);
        }
        let (mut nth, from) = position(from)?;
        let mut wanted = self.year(nth)?.worked_until(from).checked_add(working.num_nanoseconds()?)?;
        loop {
            let year = self.year(nth)?;
            if let Some(at) = year.first_with(wanted) {
                return Some(DateTime::from_timestamp_nanos(at));
            }
            wanted -= year.total();
            nth += 1;
        }
    }

    /// Returns the last instant from which `working` of working time passes until `until`.
    ///
    /// Zero working time is `until` while open, else the last closing; negative time counts forward. `None` as in
    /// [`Calendar::add`].
    pub fn subtract(&self, until: DateTime<Utc>, working: TimeDelta) -> Option<DateTime<Utc>> {
        if working < TimeDelta::zero() {
            return self.add(until, -working);
        }
        if working.is_zero() {
            return self.last_open(until);
        }
        let (mut nth, until) = position(until)?;
        let mut wanted = self.year(nth)?.worked_until(until).checked_sub(working.num_nanoseconds()?)?;
        while wanted < 0 {
            nth = nth.checked_sub(1)?;
            wanted += self.year(nth)?.total();
        }
        self.year(nth)?.last_with(wanted).map(DateTime::from_timestamp_nanos)
    }

    /// Returns the working time between two instants, negative where `until` comes first. Years outside 1970 to 2199 count as
    /// closed.
    pub fn between(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> TimeDelta {
        if until < from {
            return -self.between(until, from);
        }
        let (first, from) = position_clamped(from);
        let (last, until) = position_clamped(until);
        let whole_years: i64 = (first..last).filter_map(|nth| self.year(nth)).map(Year::total).sum();
        let worked = |nth, at| self.year(nth).map_or(0, |year| year.worked_until(at));
        TimeDelta::nanoseconds(whole_years + worked(last, until) - worked(first, from))
    }

    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        position(at).is_some_and(|(nth, at)| self.year(nth).is_some_and(|year| year.is_open(at)))
    }

    /// Returns `at` itself while open, else the next opening; `None` if there is none before the year 2200.
    pub fn next_opening(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (nth, at) = position(at)?;
        (nth..YEAR_COUNT).find_map(|nth| self.year(nth)?.open_from(at)).map(DateTime::from_timestamp_nanos)
    }

    /// Returns `at` itself while open, else the closing before it; `None` if there is none since 1970.
    fn last_open(&self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (nth, at) = position(at)?;
        (0..=nth).rev().find_map(|nth| self.year(nth)?.open_until(at)).map(DateTime::from_timestamp_nanos)
    }

    /// Returns the opening times of the hours that open on the local date `date`, without holidays' parts, in order.
    pub fn hours_on(&self, date: NaiveDate) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
        local::instants(&self.inner.plan, date, date)
            .filter(|(opens, closes)| opens < closes)
            .map(|(opens, closes)| (DateTime::from_timestamp_nanos(opens), DateTime::from_timestamp_nanos(closes)))
            .collect()
    }

    /// Returns the local date of an instant.
    pub fn date_of(&self, at: DateTime<Utc>) -> NaiveDate {
        local::date_time_of(&self.inner.plan.zone, at).date()
    }

    /// Returns the first instant at which local clocks show `wall`, or the end of the gap that swallows it.
    pub fn instant_of(&self, wall: NaiveDateTime) -> DateTime<Utc> {
        local::instant_of(&self.inner.plan.zone, wall)
    }

    /// Tells whether `date` is a working day: its weekday has hours, and it is neither a holiday nor within a shutdown.
    ///
    /// Special days do not matter here: law and contracts count working days, not an office's habits.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.inner.plan.week.get(weekday).is_some_and(|hours| !hours.is_empty()) && !self.inner.plan.is_closed_on(date)
    }

    /// Tells whether the list of holidays is known to be complete on the local date of `at`.
    pub fn covers(&self, at: DateTime<Utc>) -> bool {
        let date = self.date_of(at);
        self.inner.plan.holidays.covered.is_some_and(|(first, last)| first <= date && date <= last)
    }

    fn year(&self, nth: usize) -> Option<&Year> {
        let year = YEARS.start() + i32::try_from(nth).ok()?;
        Some(self.inner.years.get(nth)?.get_or_init(|| Year::of(&self.inner.plan, year)))
    }
}

impl Plan {
    /// Tells whether `date` is a holiday or within a shutdown.
    fn is_closed_on(&self, date: NaiveDate) -> bool {
        self.holidays.days.contains_key(&date) || self.shutdowns.iter().any(|shutdown| shutdown.contains(&date))
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = &self.inner.plan;
        f.debug_struct("Calendar").field("zone", &plan.zone.iana_name()).field("week", &plan.week).finish_non_exhaustive()
    }
}

/// Returns the place of an instant: the index of its year, and its nanoseconds.
fn position(at: DateTime<Utc>) -> Option<(usize, i64)> {
    let nth = usize::try_from(at.year() - YEARS.start()).ok().filter(|nth| *nth < YEAR_COUNT)?;
    Some((nth, at.timestamp_nanos_opt()?))
}

fn position_clamped(at: DateTime<Utc>) -> (usize, i64) {
    position(at).unwrap_or(if at.year() < *YEARS.start() { (0, i64::MIN) } else { (YEAR_COUNT - 1, i64::MAX) })
}
