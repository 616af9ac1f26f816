//! Working time, holidays and dates against independent crates, over random calendars in zones with awkward clocks.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use jiff::civil::{Date, Time, Weekday};
use jiff::{SignedDuration, Span, Timestamp};
use proptest::prelude::*;
use redress::desk::calendar::{Calendar, DayOne, DueTime, Holidays, Hours, Pause, Plan, Roll, Rule, Unit};
use redress::io::zone::zone;

/// Clocks change at one, two or three in the night there, by an hour or by half of one, or not at all.
const ZONES: [&str; 8] = [
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Chatham",
    "Asia/Kathmandu",
];
const DAYS: [Weekday; 7] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday, Weekday::Sunday];
const QUARTER: u32 = 15 * 60;
const DAY_SECONDS: u32 = 86_400;

/// An office as all three of us can be told of it. Seconds of the day; closing before opening is on the next day.
#[derive(Clone, Debug)]
struct Office {
    zone: &'static str,
    days: BTreeSet<usize>,
    windows: Vec<(u32, u32)>,
    holidays: BTreeSet<NaiveDate>,
    special: Option<NaiveDate>,
}

fn first() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().unwrap()
}

/// Openings of one day lie between four in the morning and midnight, where no clock changes.
fn by_day() -> impl Strategy<Value = Vec<(u32, u32)>> {
    proptest::collection::btree_set(16_u32..=96, 2..=6).prop_map(|quarters| {
        let quarters: Vec<u32> = quarters.into_iter().collect();
        quarters.chunks_exact(2).map(|pair| (pair[0] * QUARTER, pair[1] * QUARTER)).collect()
    })
}

fn by_night() -> impl Strategy<Value = Vec<(u32, u32)>> {
    (72_u32..96, 16_u32..32).prop_map(|(opens, closes)| vec![(opens * QUARTER, closes * QUARTER)])
}

fn office() -> impl Strategy<Value = Office> {
    let windows = prop_oneof![3 => by_day(), 1 => by_night()];
    let holidays = proptest::collection::btree_set(0_i64..800, 0..40);
    let days = proptest::collection::btree_set(0_usize..7, 1..=7);
    (0..ZONES.len(), days, windows, holidays, proptest::option::of(0_i64..800)).prop_map(|(nth, days, windows, holidays, special)| {
        let date = |day: i64| (first() + TimeDelta::days(day)).date_naive();
        Office { zone: ZONES[nth], days, windows, holidays: holidays.into_iter().map(date).collect(), special: special.map(date) }
    })
}

const SPECIAL: (u32, u32) = (10 * 3600, 12 * 3600 + 1800);

impl Office {
    fn ours(&self) -> Calendar {
        let hours = |(opens, closes): &(u32, u32)| Hours::parse(&clock(*opens), &clock(*closes)).unwrap();
        let windows: Vec<Hours> = self.windows.iter().map(hours).collect();
        let days = self.holidays.iter().map(|date| (*date, String::new())).collect();
        Calendar::new(Plan {
            zone: zone(self.zone).unwrap(),
            week: std::array::from_fn(|day| if self.days.contains(&day) { windows.clone() } else { Vec::new() }),
            special_days: self.special.iter().map(|date| (*date, vec![hours(&SPECIAL)])).collect(),
            holidays: Holidays { days, ..Holidays::default() },
            shutdowns: Vec::new(),
        })
        .unwrap()
    }

    /// Closes a night that begins on a holiday as a whole; for us, and for the other crate, a holiday ends at midnight.
    fn is_beyond_ule(&self) -> bool {
        !self.holidays.is_empty() && self.windows.iter().any(|(opens, closes)| closes < opens)
    }

    fn ule(&self) -> ule_hours::Schedule {
        let window = |(opens, closes): &(u32, u32)| format!("{}-{}", clock(*opens), clock(*closes));
        let windows = self.windows.iter().map(window).collect::<Vec<_>>().join(", ");
        let days = DAYS.into_iter().enumerate().filter(|(nth, _)| self.days.contains(nth)).map(|(_, day)| day);
        let mut builder = ule_hours::Schedule::builder(self.zone).unwrap().open(days, &windows).unwrap();
        for date in &self.holidays {
            builder = builder.closed_on(civil(*date));
        }
        if let Some(date) = self.special {
            builder = builder.special(civil(date), &window(&SPECIAL)).unwrap();
        }
        // An office of a few minutes a week needs longer than the ten years that it looks ahead by itself.
        builder.horizon_days(40_000).build()
    }

    /// Knows no days with hours of their own.
    fn workclock(&self) -> Option<workclock::Schedule> {
        if self.special.is_some() {
            return None;
        }
        let days: workclock::Weekdays =
            DAYS.into_iter().enumerate().filter(|(nth, _)| self.days.contains(nth)).map(|(_, day)| day).collect();
        let mut builder = workclock::Schedule::builder().time_zone(self.zone);
        for (opens, closes) in &self.windows {
            builder = builder.rule(workclock::WorkDay::new(time(*opens), time(*closes), days));
        }
        Some(builder.rule(workclock::Holidays::new(self.holidays.iter().map(|date| civil(*date)))).build().unwrap())
    }
}

fn clock(seconds: u32) -> String {
    format!("{:02}:{:02}", seconds / 3600, seconds % 3600 / 60)
}

fn time(seconds: u32) -> Time {
    Time::midnight() + SignedDuration::from_secs(i64::from(seconds % DAY_SECONDS))
}

fn civil(date: NaiveDate) -> Date {
    Date::new(date.year() as i16, date.month() as i8, date.day() as i8).unwrap()
}

fn theirs(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_second(at.timestamp()).unwrap()
}

fn back(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(at.as_second(), 0).unwrap()
}

fn long(span: TimeDelta) -> SignedDuration {
    SignedDuration::from_secs(span.num_seconds())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn working_time_is_what_two_other_crates_say(
        office in office(),
        start in 0_i64..60_000_000,
        working in 1_i64..1_500_000,
        span in 0_i64..6_000_000,
    ) {
        let (from, working) = (first() + TimeDelta::seconds(start), TimeDelta::seconds(working));
        let until = from + TimeDelta::seconds(span);
        let ours = office.ours();
        if !office.is_beyond_ule() {
            let ule = office.ule();
            prop_assert_eq!(ours.is_open(from), ule.is_open(theirs(from)));
            prop_assert_eq!(ours.next_opening(from), ule.next_open(theirs(from)).ok().map(back));
            prop_assert_eq!(ours.add(from, working), ule.add(theirs(from), long(working)).ok().map(back));
            prop_assert_eq!(long(ours.between(from, until)), ule.between(theirs(from), theirs(until)));
        }
        if let Some(workclock) = office.workclock() {
            prop_assert_eq!(ours.add(from, working), workclock.add(theirs(from), long(working)).ok().map(back));
            prop_assert_eq!(ours.subtract(until, working), workclock.sub(theirs(until), long(working)).ok().map(back));
            prop_assert_eq!(long(ours.between(from, until)), workclock.between(theirs(from), theirs(until)));
        }
    }

    #[test]
    fn pauses_are_cut_out_as_another_crate_cuts_them(
        office in office(),
        start in 0_i64..60_000_000,
        working in 1_i64..1_500_000,
        pauses in proptest::collection::vec((0_i64..4_000_000, 1_i64..900_000), 0..4),
    ) {
        prop_assume!(!office.is_beyond_ule());
        let (from, working) = (first() + TimeDelta::seconds(start), TimeDelta::seconds(working));
        let at = |seconds: i64| from + TimeDelta::seconds(seconds);
        let ours: Vec<Pause> = pauses.iter().map(|(after, length)| Pause { from: at(*after), until: Some(at(after + length)) }).collect();
        let mut cut = ule_hours::Pauses::new();
        for (after, length) in &pauses {
            cut.add(theirs(at(*after)), theirs(at(after + length)));
        }
        let expected = office.ule().add_with(theirs(from), long(working), &cut).ok().map(back);
        prop_assert_eq!(office.ours().add_with_pauses(from, working, &ours), expected);
    }

    #[test]
    fn working_days_weeks_and_months_are_what_dates_of_another_crate_give(
        office in office(),
        start in 0_i64..60_000_000,
        n in 1_u32..60,
        nth_unit in 0_usize..4,
        receipt_counts in any::<bool>(),
        rolls in any::<bool>(),
    ) {
        // Hours on a free day make no working day of it: law and contracts count weekdays and holidays.
        let office = Office { special: None, ..office };
        let (ours, ule) = (office.ours(), office.ule());
        let received = first() + TimeDelta::seconds(start);
        let unit = [Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Months][nth_unit];
        let day_one = if receipt_counts { DayOne::ReceiptDay } else { DayOne::DayAfterReceipt };
        let roll = if rolls { Roll::Following } else { Roll::None };
        let rule = Rule { n, unit, day_one, roll, due_time: DueTime::EndOfDay };
        let is_working = |date: Date| !ule.windows_on(date).is_empty();
        let day = theirs(received).to_zoned(zone(office.zone).unwrap()).date();
        let mut last = match unit {
            Unit::WorkingDays => {
                let mut left = n;
                let mut date = if receipt_counts { day } else { day.tomorrow().unwrap() };
                loop {
                    left -= u32::from(is_working(date));
                    if left == 0 {
                        break date;
                    }
                    date = date.tomorrow().unwrap();
                }
            }
            Unit::Weeks => day.checked_add(Span::new().weeks(n)).unwrap(),
            Unit::Months => day.checked_add(Span::new().months(n)).unwrap(),
            Unit::Days | Unit::Years | Unit::Minutes | Unit::Hours | Unit::WorkingHours => day.checked_add(Span::new().days(n)).unwrap(),
        };
        while rolls && !is_working(last) {
            last = last.tomorrow().unwrap();
        }
        let ends = last.at(23, 59, 59, 0).to_zoned(zone(office.zone).unwrap()).unwrap().timestamp();
        prop_assert_eq!(rule.due_at(&ours, received), Some(back(ends)));
    }
}

#[test]
fn the_german_holidays_that_are_shipped_are_those_that_another_crate_computes() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/flows/holidays/de.txt")).unwrap();
    let shipped: BTreeSet<NaiveDate> = text.lines().filter_map(|line| line.get(..10)?.parse().ok()).collect();
    let rules = ule_hours::germany_national();
    let days = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days().take_while(|date| date.year() < 2028);
    let computed: BTreeSet<NaiveDate> = days.filter(|date| rules.iter().any(|rule| rule.matches(civil(*date)))).collect();
    assert_eq!(shipped, computed);
}

#[test]
fn a_peer_that_is_told_something_else_is_noticed() {
    let office = Office {
        zone: "Europe/Berlin",
        days: (0..5).collect(),
        windows: vec![(9 * 3600, 17 * 3600)],
        holidays: BTreeSet::new(),
        special: None,
    };
    let closed = Office { holidays: [NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()].into(), ..office.clone() };
    let from = first() + TimeDelta::days(3);
    let theirs = closed.ule().add(theirs(from), SignedDuration::from_hours(20)).unwrap();
    assert_ne!(office.ours().add(from, TimeDelta::hours(20)), Some(back(theirs)));
}
