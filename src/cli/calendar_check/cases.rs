//! Computes one case and compares.

use chrono::{DateTime, FixedOffset, NaiveTime, TimeDelta, Utc};
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::desk::calendar::{Calendar, DayOne, DueTime, Pause, Roll, Rule, Unit};

use super::calendars::{Calendars, date};
use super::label;

type Case = Map<String, Value>;

/// Keys that tell about a case and change nothing.
const ABOUT: &[&str] = &["id", "desc", "agreed_by", "peers_that_differ", "covers", "values", "note"];
const INPUT: &[&str] = &[
    "op",
    "calendar_id",
    "start",
    "start_utc",
    "end",
    "end_utc",
    "seconds",
    "minutes",
    "hours",
    "pauses",
    "rule",
    "received",
    "received_utc",
    "received_date",
];
const EXPECTED: &[&str] = &["expected", "expected_utc", "expected_local", "expected_date"];

/// What a case computes to.
enum Computed {
    Instant(Option<DateTime<Utc>>),
    Span(TimeDelta),
    Truth(bool),
    /// A deadline by rule: known by the day alone where the case names no time of receipt.
    Due {
        date: Option<chrono::NaiveDate>,
        at: Option<DateTime<Utc>>,
    },
}

/// Computes a case; returns the keys that were not looked at.
///
/// # Errors
/// The result differs from what the case expects, or cannot be computed; in words.
pub(super) fn check(case: &Case, calendars: &Calendars) -> Result<Vec<String>, String> {
    let id = case.get("calendar_id").and_then(Value::as_str).ok_or("it names no `calendar_id`")?;
    let calendar = calendars.get(id).ok_or_else(|| format!("there is no calendar `{id}`"))?.as_ref().map_err(String::clone)?;
    let computed = match (case.get("op"), case.get("rule")) {
        (Some(op), None) => operation(case, op, calendar)?,
        (None, Some(rule)) => deadline(case, rule, calendar)?,
        (Some(_), Some(_)) | (None, None) => return Err("it needs either `op` or `rule`".to_owned()),
    };
    let expected: Vec<_> = case.iter().filter(|(key, _)| EXPECTED.contains(&key.as_str())).collect();
    if expected.is_empty() {
        return Err("it says nothing of what is expected".to_owned());
    }
    for (key, value) in expected {
        compare(calendar, key, value, &computed)?;
    }
    let known = |key: &str| ABOUT.contains(&key) || INPUT.contains(&key) || EXPECTED.contains(&key);
    Ok(case.keys().filter(|key| !known(key)).cloned().collect())
}

fn operation(case: &Case, op: &Value, calendar: &Calendar) -> Result<Computed, String> {
    let start = instant(case, "start", calendar)?;
    let pauses = pauses(case, calendar)?;
    Ok(match label(op).as_str() {
        "add_business_time" | "add_business_time_with_pauses" => Computed::Instant(calendar.add_with_pauses(start, budget(case)?, &pauses)),
        "sub_business_time" | "sub_business_time_with_pauses" => {
            Computed::Instant(calendar.subtract_with_pauses(start, budget(case)?, &pauses))
        }
        "business_time_between" | "business_time_between_with_pauses" => {
            Computed::Span(calendar.between_with_pauses(start, instant(case, "end", calendar)?, &pauses))
        }
        "is_open" => Computed::Truth(calendar.is_open(start)),
        "next_opening" => Computed::Instant(calendar.next_opening(start)),
        unknown => return Err(format!("the operation `{unknown}` is not known")),
    })
}

fn deadline(case: &Case, value: &Value, calendar: &Calendar) -> Result<Computed, String> {
    let rule = rule(value)?;
    let received_at = ["received", "start"].into_iter().find(|key| case.contains_key(*key) || case.contains_key(&format!("{key}_utc")));
    let (day, received_at) = match (received_at, case.get("received_date")) {
        (Some(key), _) => instant(case, key, calendar).map(|at| (calendar.date_of(at), at))?,
        (None, Some(day)) => {
            let day = date(&label(day))?;
            (day, calendar.instant_of(day.and_time(NaiveTime::MIN)))
        }
        (None, None) => return Err("it names neither `received` nor `received_date`".to_owned()),
    };
    let at = rule.due_at(calendar, received_at);
    let date = rule.due_date(calendar, day).or_else(|| at.map(|at| calendar.date_of(at)));
    Ok(Computed::Due { date, at })
}

fn rule(value: &Value) -> Result<Rule, String> {
    let map = value.as_object().ok_or("`rule` is not an object")?;
    let known = ["unit", "n", "day_one", "roll", "due_time", "due"];
    if let Some(key) = map.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("its rule has a key `{key}` that is not known"));
    }
    let word = |key: &str| map.get(key).map(label);
    let unknown = |key: &str, word: &str| Err(format!("`{word}` is not known as `{key}` of a rule"));
    let n = map.get("n").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    Ok(Rule {
        n: n.ok_or("its rule has no whole number `n` from 0 on")?,
        unit: match word("unit").unwrap_or_default().as_str() {
            "minutes" => Unit::Minutes,
            "hours" => Unit::Hours,
            "business_hours" | "working_hours" => Unit::WorkingHours,
            "business_days" | "working_days" => Unit::WorkingDays,
            "days" => Unit::Days,
            "weeks" => Unit::Weeks,
            "months" => Unit::Months,
            "years" => Unit::Years,
            other => return unknown("unit", other),
        },
        day_one: match word("day_one").as_deref() {
            Some("receipt_day") => DayOne::ReceiptDay,
            None | Some("day_after_receipt" | "day_after") => DayOne::DayAfterReceipt,
            Some(other) => return unknown("day_one", other),
        },
        roll: match word("roll").as_deref() {
            None | Some("none") => Roll::None,
            Some("following") => Roll::Following,
            Some(other) => return unknown("roll", other),
        },
        due_time: match word("due_time").or_else(|| word("due")).as_deref() {
            None | Some("end_of_day") => DueTime::EndOfDay,
            Some("close_of_business") => DueTime::CloseOfBusiness,
            Some("wall_clock") => DueTime::WallClock,
            Some(other) => return unknown("due_time", other),
        },
    })
}

fn compare(calendar: &Calendar, key: &str, expected: &Value, computed: &Computed) -> Result<(), String> {
    let (equal, shown) = match (key, computed) {
        ("expected_local", Computed::Instant(at) | Computed::Due { at, .. }) => {
            let local = at.map(|at| local(calendar, at));
            (same_instant(expected, local, calendar)? && same_offset(expected, local), shown(local))
        }
        ("expected_utc" | "expected", Computed::Instant(at)) | ("expected_utc", Computed::Due { at, .. }) => {
            (same_instant(expected, at.map(|at| at.fixed_offset()), calendar)?, shown(*at))
        }
        ("expected" | "expected_date", Computed::Due { date, .. }) => {
            let date = date.map(|date| date.to_string());
            (expected.as_str() == date.as_deref(), date.unwrap_or_else(|| "nothing".to_owned()))
        }
        ("expected_date", Computed::Instant(at)) => {
            let date = at.map(|at| calendar.date_of(at).to_string());
            (expected.as_str() == date.as_deref(), date.unwrap_or_else(|| "nothing".to_owned()))
        }
        ("expected", Computed::Truth(truth)) => (expected.as_bool() == Some(*truth), truth.to_string()),
        ("expected", Computed::Span(span)) => (span_of(expected)? == *span, seconds(*span)),
        (key, _) => return Err(format!("`{key}` says nothing about such a case")),
    };
    if equal { Ok(()) } else { Err(format!("{key} {}, computed {shown}", label(expected))) }
}

fn same_instant(expected: &Value, computed: Option<DateTime<FixedOffset>>, calendar: &Calendar) -> Result<bool, String> {
    if expected.is_null() {
        return Ok(computed.is_none());
    }
    Ok(computed == Some(read_instant(&label(expected), calendar)?.fixed_offset()))
}

fn same_offset(expected: &Value, computed: Option<DateTime<FixedOffset>>) -> bool {
    let written = DateTime::parse_from_rfc3339(&label(expected)).ok();
    written.zip(computed).is_none_or(|(written, computed)| written.offset() == computed.offset())
}

fn shown<Zone: chrono::TimeZone<Offset: std::fmt::Display>>(at: Option<DateTime<Zone>>) -> String {
    at.map_or_else(|| "nothing".to_owned(), |at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
}

fn seconds(span: TimeDelta) -> String {
    format!("{}", span.num_milliseconds() as f64 / 1000.0)
}

fn local(calendar: &Calendar, at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let offset = Timestamp::from_second(at.timestamp()).map_or(0, |timestamp| calendar.plan().zone.to_offset(timestamp).seconds());
    FixedOffset::east_opt(offset).map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))
}

/// Reads `<key>`, and `<key>_utc` too if it is there: they must be the same instant.
fn instant(case: &Case, key: &str, calendar: &Calendar) -> Result<DateTime<Utc>, String> {
    let read = |key: &str| case.get(key).map(|value| read_instant(&label(value), calendar)).transpose();
    let utc_key = format!("{key}_utc");
    match (read(key)?, read(&utc_key)?) {
        (Some(at), Some(utc)) if at != utc => Err(format!("its `{key}` is {}, which is not its `{utc_key}`", shown(Some(at)))),
        (Some(at), _) | (None, Some(at)) => Ok(at),
        (None, None) => Err(format!("it has no `{key}`")),
    }
}

/// Reads an instant with offset, or a wall time of the calendar's zone.
fn read_instant(text: &str, calendar: &Calendar) -> Result<DateTime<Utc>, String> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Ok(at.to_utc());
    }
    text.parse().map(|wall| calendar.instant_of(wall)).map_err(|_| format!("`{text}` is no instant"))
}

fn budget(case: &Case) -> Result<TimeDelta, String> {
    let units = [("seconds", 1), ("minutes", 60), ("hours", 3600)];
    let (value, factor) = units.iter().find_map(|(key, factor)| Some((case.get(*key)?, *factor))).ok_or("it has no `seconds`")?;
    span_of(value)?.checked_mul(factor).ok_or_else(|| format!("{value} is too long"))
}

fn span_of(value: &Value) -> Result<TimeDelta, String> {
    let whole = value.as_i64().and_then(TimeDelta::try_seconds);
    let broken =
        || value.as_f64().filter(|seconds| seconds.abs() < 1e12).map(|seconds| TimeDelta::milliseconds((seconds * 1000.0).round() as i64));
    whole.or_else(broken).ok_or_else(|| format!("{value} is no number of seconds"))
}

fn pauses(case: &Case, calendar: &Calendar) -> Result<Vec<Pause>, String> {
    let pauses = match case.get("pauses") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(pauses) => pauses.as_array().ok_or("`pauses` is not a list")?,
    };
    let pause = |pause: &Value| match pause.as_array().map(Vec::as_slice) {
        Some([from, Value::Null]) => Ok(Pause { from: read_instant(&label(from), calendar)?, until: None }),
        Some([from, until]) => {
            Ok(Pause { from: read_instant(&label(from), calendar)?, until: Some(read_instant(&label(until), calendar)?) })
        }
        Some(_) | None => Err(format!("{pause} is not a pair of instants")),
    };
    pauses.iter().map(pause).collect()
}
