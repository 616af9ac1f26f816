//! Tests of single sentences; the cases that independent libraries agree on are in `tests/calendar.rs`.
#![expect(clippy::disallowed_methods, reason = "tests look zones up themselves")]

use super::*;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn plan(zone_name: &str, days: RangeInclusive<usize>, hours: &[(&str, &str)]) -> Plan {
    let hours: Vec<Hours> = hours.iter().map(|(opens, closes)| Hours::parse(opens, closes).unwrap()).collect();
    let week = std::array::from_fn(|day| if days.contains(&day) { hours.clone() } else { Vec::new() });
    Plan { zone: zone(zone_name), week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: Vec::new() }
}

fn office(zone_name: &str) -> Plan {
    plan(zone_name, 0..=4, &[("09:00", "17:00")])
}

#[test]
fn a_plan_without_hours_is_refused() {
    assert_eq!(Calendar::new(plan("Europe/London", 0..=6, &[])).err(), Some(NeverOpen));
}

#[test]
fn a_holiday_cuts_a_night_at_midnight_on_both_sides() {
    let mut nights = plan("UTC", 0..=6, &[("22:00", "06:00")]);
    nights.holidays.days.insert(date("2026-05-01"), "Labour Day".into());
    let calendar = Calendar::new(nights).unwrap();
    let open = ["2026-04-30T23:59:59Z", "2026-05-01T00:00:00Z", "2026-05-01T23:00:00Z", "2026-05-02T00:00:00Z"]
        .map(|text| calendar.is_open(at(text)));
    assert_eq!(open, [true, false, false, true]);
}

#[test]
fn a_special_day_opens_on_a_holiday() {
    let mut plan = office("Europe/London");
    plan.holidays.days.insert(date("2026-12-25"), "Christmas".into());
    plan.special_days.insert(date("2026-12-25"), vec![Hours::parse("10:00", "11:00").unwrap()]);
    let calendar = Calendar::new(plan).unwrap();
    assert_eq!(calendar.next_opening(at("2026-12-24T18:00:00Z")), Some(at("2026-12-25T10:00:00Z")));
}

#[test]
fn a_shutdown_of_a_year_is_walked_over() {
    let mut plan = office("Europe/Berlin");
    plan.shutdowns.push(date("2026-02-01")..=date("2027-01-31"));
    let calendar = Calendar::new(plan).unwrap();
    assert_eq!(calendar.add(at("2026-01-30T15:00:00Z"), TimeDelta::hours(2)), Some(at("2027-02-01T09:00:00Z")));
    let lawful = calendar.lawful().add(at("2026-01-30T15:00:00Z"), TimeDelta::hours(2));
    assert_eq!(lawful, Some(at("2026-02-02T09:00:00Z")), "the law knows no shutdown");
}

#[test]
fn time_that_happens_twice_closes_at_its_first_occurrence() {
    let calendar = Calendar::new(plan("Europe/London", 0..=6, &[("00:00", "01:30")])).unwrap();
    let open = ["2026-10-25T00:29:59Z", "2026-10-25T00:30:00Z", "2026-10-25T01:10:00Z"].map(|text| calendar.is_open(at(text)));
    assert_eq!(open, [true, false, false]);
}

#[test]
fn hours_inside_a_gap_do_not_exist() {
    let calendar = Calendar::new(plan("Europe/Berlin", 6..=6, &[("02:10", "02:50")])).unwrap();
    assert_eq!(calendar.between(at("2026-03-29T00:00:00Z"), at("2026-03-30T00:00:00Z")), TimeDelta::zero());
    assert_eq!(calendar.hours_on(date("2026-03-29")), []);
}

#[test]
fn a_pause_over_the_weekend_costs_nothing() {
    let calendar = Calendar::new(office("Europe/London")).unwrap();
    let pause = Pause { from: at("2026-11-20T17:00:00Z"), until: Some(at("2026-11-23T09:00:00Z")) };
    let (from, working) = (at("2026-11-20T15:00:00Z"), TimeDelta::hours(5));
    assert_eq!(calendar.add_with_pauses(from, working, &[pause]), calendar.add(from, working));
}

#[test]
fn nothing_is_due_in_a_pause_that_lasts() {
    let calendar = Calendar::new(office("Europe/London")).unwrap();
    let pause = Pause { from: at("2026-11-20T16:00:00Z"), until: None };
    assert_eq!(calendar.add_with_pauses(at("2026-11-20T15:00:00Z"), TimeDelta::hours(5), &[pause]), None);
}

#[test]
fn instants_outside_the_known_years_have_no_deadline_and_do_not_panic() {
    let calendar = Calendar::new(office("Europe/London")).unwrap();
    assert_eq!(calendar.add(DateTime::<Utc>::MAX_UTC, TimeDelta::hours(1)), None);
    assert_eq!(calendar.add(at("2199-12-31T12:00:00Z"), TimeDelta::MAX), None);
    assert_eq!(calendar.subtract(at("1970-01-01T12:00:00Z"), TimeDelta::weeks(9)), None);
    assert!(calendar.between(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC) > TimeDelta::weeks(9));
}

#[test]
fn a_deadline_in_working_days_never_lies_before_the_receipt() {
    let calendar = Calendar::new(office("Europe/London")).unwrap();
    let rule = Rule { n: 1, unit: Unit::WorkingDays, day_one: DayOne::ReceiptDay, roll: Roll::None, due_time: DueTime::CloseOfBusiness };
    let evening = at("2026-11-23T20:00:00Z");
    assert_eq!(rule.due_at(&calendar, evening), Some(evening));
}

#[test]
fn holidays_are_covered_only_where_the_list_says_so() {
    let mut plan = office("Europe/London");
    plan.holidays.covered = Some((date("2026-01-01"), date("2026-12-31")));
    let calendar = Calendar::new(plan).unwrap();
    assert_eq!(["2026-12-31T23:59:59Z", "2027-01-01T00:00:00Z"].map(|text| calendar.covers(at(text))), [true, false]);
}
