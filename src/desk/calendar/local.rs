//! From wall-clock hours to instants: the one place that knows of gaps and repeats.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Utc};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::Plan;
use super::hours::DAY_SECONDS;

/// Wall-clock seconds since 1970-01-01T00:00, half-open.
type Interval = (i64, i64);

/// Returns the openings of the local dates `first` to `last` as nanoseconds in UTC, in order, apart from one another.
///
/// Where clocks jump over all of an opening, its ends are equal.
pub(super) fn instants(plan: &Plan, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = (i64, i64)> {
    let intervals = open_intervals(plan, first, last);
    intervals.into_iter().map(|(opens, closes)| (instant(&plan.zone, opens), instant(&plan.zone, closes)))
}

/// Returns the openings in wall-clock time, holidays cut out, sorted and merged.
fn open_intervals(plan: &Plan, first: NaiveDate, last: NaiveDate) -> Vec<Interval> {
    let mut open: Vec<Interval> = Vec::new();
    for date in first.iter_days().take_while(|date| *date <= last) {
        let midnight = midnight(date);
        let weekday = date.weekday().num_days_from_monday() as usize;
        let hours = plan.special_days.get(&date).or_else(|| plan.week.get(weekday));
        for hours in hours.into_iter().flatten() {
            let (opens, closes) = hours.seconds();
            open.extend(without_closed_days(plan, date, (midnight + opens, midnight + closes)));
        }
    }
    open.sort_unstable();
    merged(open)
}

/// Cuts the closed ones of the two dates out of hours that open on `date`: they last into the next day at most.
fn without_closed_days(plan: &Plan, date: NaiveDate, (opens, closes): Interval) -> impl Iterator<Item = Interval> {
    let next_midnight = midnight(date) + DAY_SECONDS;
    let is_open = |date: NaiveDate| plan.special_days.contains_key(&date) || !plan.is_closed_on(date);
    let today = is_open(date).then_some((opens, closes.min(next_midnight)));
    let tomorrow = (next_midnight < closes && date.succ_opt().is_some_and(is_open)).then_some((next_midnight, closes));
    today.into_iter().chain(tomorrow)
}

fn merged(sorted: Vec<Interval>) -> Vec<Interval> {
    let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
    for (opens, closes) in sorted {
        match merged.last_mut() {
            Some(last) if opens <= last.1 => last.1 = last.1.max(closes),
            Some(_) | None => merged.push((opens, closes)),
        }
    }
    merged
}

fn midnight(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp()
}

/// Returns the instant of a wall time in nanoseconds: of two, the first; of none, the end of the gap.
fn instant(zone: &TimeZone, wall_seconds: i64) -> i64 {
    let wall = civil_of(wall_seconds);
    let after = |offset: jiff::tz::Offset| (wall_seconds - i64::from(offset.seconds())).saturating_mul(1_000_000_000);
    match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => after(offset),
        AmbiguousOffset::Fold { before, .. } => after(before),
        AmbiguousOffset::Gap { before, after: later } => end_of_gap(zone, after(later), after(before)),
    }
}

/// Returns the change of clocks within (`early`, `late`], the two readings of a wall time that does not exist.
fn end_of_gap(zone: &TimeZone, early: i64, late: i64) -> i64 {
    let Ok(start) = Timestamp::from_nanosecond(early.into()) else { return late };
    let change = zone.following(start).map(|change| change.timestamp().as_nanosecond());
    change.take(1).find_map(|change| i64::try_from(change).ok()).filter(|change| *change <= late).unwrap_or(late)
}

fn civil_of(wall_seconds: i64) -> civil::DateTime {
    let reading = Timestamp::from_second(wall_seconds).unwrap_or(Timestamp::MAX);
    jiff::tz::Offset::UTC.to_datetime(reading)
}

/// Returns what clocks in `zone` show at an instant, without parts of a second.
pub(super) fn date_time_of(zone: &TimeZone, at: DateTime<Utc>) -> NaiveDateTime {
    let offset = Timestamp::from_second(at.timestamp()).map_or(0, |timestamp| zone.to_offset(timestamp).seconds());
    DateTime::from_timestamp(at.timestamp() + i64::from(offset), 0).unwrap_or(at).naive_utc()
}

/// Returns the instant at which clocks in `zone` first show `wall`, or the end of the gap that swallows it.
pub(super) fn instant_of(zone: &TimeZone, wall: NaiveDateTime) -> DateTime<Utc> {
    DateTime::from_timestamp_nanos(instant(zone, wall.and_utc().timestamp()))
}

/// Returns the dates that can have openings within a year of UTC, whatever the zone and even with hours over midnight.
pub(super) fn dates_touching(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1)?.checked_sub_days(Days::new(3))?;
    let last = NaiveDate::from_ymd_opt(year, 12, 31)?.checked_add_days(Days::new(2))?;
    Some((first, last))
}
