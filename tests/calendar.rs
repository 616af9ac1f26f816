//! Working time against what independent libraries agree on, and against a scan of every minute of a year.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike, Utc};
use jiff::Timestamp;
use proptest::prelude::*;
use redress::cli::calendar_check;
use redress::desk::calendar::{Calendar, DayOne, DueTime, Holidays, Hours, Pause, Plan, Roll, Rule, Unit};
use redress::io::zone::zone;

const ORACLE: &str = include_str!("oracle/business_time.json");

#[test]
fn every_case_that_independent_libraries_agree_on_passes() {
    let report = calendar_check::check(ORACLE).unwrap();
    assert_eq!((report.case_count, report.differences, report.remarks), (56, vec![], vec![]));
}

#[test]
fn a_wrong_expectation_and_an_unknown_operation_are_reported() {
    let changed = ORACLE.replace("2026-11-23T14:00:00Z", "2026-11-23T14:01:00Z").replace("\"is_open\"", "\"is_opne\"");
    let differences = calendar_check::check(&changed).unwrap().differences;
    assert!(differences[0].starts_with("BT-01: expected_utc 2026-11-23T14:01:00Z, computed 2026-11-23T14:00:00Z"), "{differences:?}");
    assert!(differences.iter().any(|line| line.starts_with("BT-40: the operation `is_opne` is not known")), "{differences:?}");
}

#[test]
fn the_command_prints_what_differs_and_exits_with_1() {
    let file = std::env::temp_dir().join(format!("redress-calendar-{}.json", std::process::id()));
    std::fs::write(&file, ORACLE.replace("2026-11-23T14:00:00Z", "2026-11-23T14:01:00Z")).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_redress")).args(["calendar", "check"]).arg(&file).output().unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"BT-01: "));
}

/// A calendar with what the scan needs to know of it.
struct Awkward {
    name: &'static str,
    zone: &'static str,
    days: &'static [u32],
    hours: &'static [(u32, u32)],
    closed: Option<(&'static str, &'static str)>,
}

/// Hours of the day; closing before opening is on the next day.
const AWKWARD: &[Awkward] = &[
    Awkward { name: "only Tuesday", zone: "Europe/London", days: &[1], hours: &[(9, 17)], closed: None },
    Awkward { name: "lunch", zone: "Europe/Berlin", days: &[0, 1, 2, 3, 4], hours: &[(8, 12), (13, 17)], closed: None },
    Awkward { name: "nights, New York", zone: "America/New_York", days: &[0, 1, 2, 3, 4, 5, 6], hours: &[(22, 6)], closed: None },
    Awkward { name: "nights, London", zone: "Europe/London", days: &[4, 5, 6], hours: &[(22, 6)], closed: None },
    Awkward {
        name: "shutdown of 31 days",
        zone: "Asia/Kathmandu",
        days: &[6, 0, 1, 2, 3],
        hours: &[(10, 17)],
        closed: Some(("2028-02-15", "2028-03-16")),
    },
    Awkward { name: "24x7", zone: "Australia/Lord_Howe", days: &[0, 1, 2, 3, 4, 5, 6], hours: &[(0, 24)], closed: None },
];

impl Awkward {
    fn calendar(&self) -> Calendar {
        let hour = |hour: u32| format!("{hour:02}:00");
        let hours: Vec<Hours> = self.hours.iter().map(|(opens, closes)| Hours::parse(&hour(*opens), &hour(*closes)).unwrap()).collect();
        Calendar::new(Plan {
            zone: zone(self.zone).unwrap(),
            week: std::array::from_fn(|day| if self.days.contains(&(day as u32)) { hours.clone() } else { Vec::new() }),
            special_days: BTreeMap::new(),
            holidays: Holidays::default(),
            shutdowns: self.closed.iter().map(|(first, last)| first.parse().unwrap()..=last.parse().unwrap()).collect(),
        })
        .unwrap()
    }

    /// Tells from the wall clock alone whether the minute is open; no opening or closing of these falls into a repeated hour.
    fn is_open(&self, zone: &jiff::tz::TimeZone, at: DateTime<Utc>) -> bool {
        let offset = zone.to_offset(Timestamp::from_second(at.timestamp()).unwrap()).seconds();
        let wall = (at + TimeDelta::seconds(offset.into())).naive_utc();
        let opened_on = |date: NaiveDate| self.days.contains(&date.weekday().num_days_from_monday());
        let closed = self.closed.is_some_and(|(first, last)| (first.parse().unwrap()..=last.parse().unwrap()).contains(&wall.date()));
        !closed
            && self.hours.iter().any(|(opens, closes)| {
                let hour = wall.hour();
                let today = opened_on(wall.date()) && *opens <= hour && (closes <= opens || hour < *closes);
                today || (closes <= opens && hour < *closes && opened_on(wall.date().pred_opt().unwrap()))
            })
    }
}

/// Begins in a leap year, and reaches over both changes of clocks.
const FIRST: &str = "2028-01-01T00:00:00Z";
const MINUTES: usize = 366 * 24 * 60;

// Failure story 13: the clock that lies. For every minute of a year, with a leap day and both changes of clocks.
#[test]
fn every_minute_of_a_year_agrees_with_a_scan_of_the_wall_clock() {
    for awkward in AWKWARD {
        agrees(awkward, FIRST, MINUTES);
    }
}

// Failure story 13, where a law changed the clocks: a day that never was, half an hour forward, an hour back for good.
#[test]
fn clocks_that_a_law_changed_agree_with_a_scan_of_the_wall_clock() {
    let changes = [("Pacific/Apia", "2011-12-15"), ("Asia/Pyongyang", "2018-04-20"), ("Europe/Volgograd", "2020-12-10")];
    for (zone, first) in changes {
        let week = Awkward { name: zone, zone, days: &[0, 1, 2, 3, 4], hours: &[(8, 12), (13, 17)], closed: None };
        agrees(&week, &format!("{first}T00:00:00Z"), 40 * 24 * 60);
        let nights = Awkward { name: zone, zone, days: &[0, 2, 3, 4], hours: &[(22, 6)], closed: None };
        // The hour that Volgograd had twice lies in a night: the scan would count it twice, and so it is left out.
        if zone != "Europe/Volgograd" {
            agrees(&nights, &format!("{first}T00:00:00Z"), 40 * 24 * 60);
        }
    }
}

/// Holds a calendar against the wall clock: what is open, what adding gives, and that counting back gives it back.
fn agrees(awkward: &Awkward, first: &str, minutes: usize) {
    let first: DateTime<Utc> = first.parse().unwrap();
    let calendar = awkward.calendar();
    let zone = zone(awkward.zone).unwrap();
    let at = |minute: usize| first + TimeDelta::minutes(minute as i64);
    let open: Vec<bool> = (0..minutes).map(|minute| awkward.is_open(&zone, at(minute))).collect();
    let open_minutes: Vec<usize> = (0..minutes).filter(|minute| open[*minute]).collect();
    let mut worked = 0;
    for (minute, is_open) in open.iter().enumerate() {
        assert_eq!(calendar.is_open(at(minute)), *is_open, "{}: {}", awkward.name, at(minute));
        // Another length at every minute, so that closings, nights and the shutdown are met from all sides.
        let working = 1 + minute % 3001;
        let Some(last) = open_minutes.get(worked + working - 1) else { break };
        let due = calendar.add(at(minute), TimeDelta::minutes(working as i64));
        assert_eq!(due, Some(at(last + 1)), "{}: {working} minutes from {}", awkward.name, at(minute));
        if *is_open {
            let back = calendar.subtract(at(last + 1), TimeDelta::minutes(working as i64));
            assert_eq!(back, Some(at(minute)), "{}: {working} minutes back from {}", awkward.name, at(last + 1));
            worked += 1;
        }
    }
}

// Failure story 13: whatever the rule, the calendar and the minute of the year, there is a date, and not before the beginning.
#[test]
fn every_rule_has_a_date_at_every_minute_of_a_year_and_not_before_its_beginning() {
    let first: DateTime<Utc> = FIRST.parse().unwrap();
    let units = [Unit::Minutes, Unit::WorkingHours, Unit::WorkingDays, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];
    for awkward in AWKWARD {
        let calendar = awkward.calendar();
        for minute in (0..MINUTES as i64).step_by(7) {
            let received = first + TimeDelta::minutes(minute);
            let (unit, nth) = (units[minute as usize % units.len()], minute as usize / 7);
            let rule = Rule {
                n: 1 + (minute % 40) as u32,
                unit,
                day_one: if nth % 2 == 0 { DayOne::DayAfterReceipt } else { DayOne::ReceiptDay },
                roll: if nth % 3 == 0 { Roll::Following } else { Roll::None },
                due_time: [DueTime::CloseOfBusiness, DueTime::EndOfDay, DueTime::WallClock][nth % 3],
            };
            let due = rule.due_at(&calendar, received);
            assert!(due.is_some_and(|due| received <= due), "{}: {rule:?} from {received}: {due:?}", awkward.name);
        }
    }
}

#[test]
fn a_million_additions_are_not_a_scan() {
    let calendar = AWKWARD[1].calendar();
    let first: DateTime<Utc> = FIRST.parse().unwrap();
    // Half a century of working time each: impossible within a test's patience for anything that walks days.
    let working = TimeDelta::hours(100_000);
    let dues: Vec<_> = (0..100_000).map(|nth| calendar.add(first + TimeDelta::minutes(nth), working)).collect();
    assert!(dues.is_sorted() && dues.iter().all(Option::is_some));
}

proptest! {
    #[test]
    fn additions_and_spans_agree_whatever_the_pauses(
        nth in 0..AWKWARD.len(),
        start_minute in 0_i64..500_000,
        working_seconds in 1_i64..2_000_000,
        pauses in proptest::collection::vec((0_i64..900_000, 0_i64..30_000), 0..4),
    ) {
        let calendar = AWKWARD[nth].calendar();
        let first: DateTime<Utc> = FIRST.parse().unwrap();
        let at = |minute: i64| first + TimeDelta::minutes(minute);
        let pauses: Vec<Pause> = pauses.iter().map(|(from, length)| Pause { from: at(*from), until: Some(at(from + length)) }).collect();
        let (start, working) = (at(start_minute), TimeDelta::seconds(working_seconds));
        let due = calendar.add_with_pauses(start, working, &pauses).unwrap();
        prop_assert!(start < due);
        prop_assert_eq!(calendar.between_with_pauses(start, due, &pauses), working);
        prop_assert!(calendar.between_with_pauses(start, due - TimeDelta::seconds(1), &pauses) < working);
        let back = calendar.subtract_with_pauses(due, working, &pauses).unwrap();
        prop_assert_eq!(calendar.between_with_pauses(back, due, &pauses), working);
        prop_assert!(start <= back);
        // A reminder one hour before lands in working time.
        let hour_before = calendar.subtract(due, TimeDelta::hours(1)).unwrap();
        prop_assert!(calendar.is_open(hour_before));
    }
}
