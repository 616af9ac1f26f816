//! Reads the calendars of a file of cases.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::desk::calendar::{Calendar, Holidays, Hours, Plan};
use crate::io::zone::zone;

/// Calendars by id; one that cannot be used stands with the reason, which its cases then tell.
pub(super) type Calendars = BTreeMap<String, Result<Calendar, String>>;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

pub(super) fn read(calendars: &Map<String, Value>, remarks: &mut Vec<String>) -> Calendars {
    let mut read = Calendars::new();
    for (id, value) in calendars {
        let known = ["tz", "week", "holidays", "special_days", "shutdowns"];
        let keys = value.as_object().into_iter().flat_map(Map::keys);
        remarks.extend(
            keys.filter(|key| !known.contains(&key.as_str()))
                .map(|key| format!("calendar `{id}`: the key `{key}` is not known and was not looked at")),
        );
        read.insert(id.clone(), calendar(value).map_err(|reason| format!("calendar `{id}` cannot be used: {reason}")));
    }
    read
}

fn calendar(value: &Value) -> Result<Calendar, String> {
    let name = value.get("tz").and_then(Value::as_str).ok_or("it has no `tz`")?;
    let zone = zone(name).ok_or_else(|| format!("the system knows no time zone `{name}`"))?;
    let plan = Plan {
        zone,
        week: week(value.get("week"))?,
        special_days: special_days(value.get("special_days"))?,
        holidays: Holidays { days: holidays(value.get("holidays"))?, ..Holidays::default() },
        shutdowns: shutdowns(value.get("shutdowns"))?,
    };
    Calendar::new(plan).map_err(|never| never.to_string())
}

fn week(value: Option<&Value>) -> Result<[Vec<Hours>; 7], String> {
    let mut week: [Vec<Hours>; 7] = Default::default();
    for (day, windows) in object(value, "week")? {
        let nth = WEEKDAYS.iter().position(|name| *name == day).ok_or_else(|| format!("`{day}` is no weekday"))?;
        week[nth] = hours(windows)?;
    }
    Ok(week)
}

fn special_days(value: Option<&Value>) -> Result<BTreeMap<NaiveDate, Vec<Hours>>, String> {
    object(value, "special_days")?.map(|(day, windows)| Ok((date(day)?, hours(windows)?))).collect()
}

fn holidays(value: Option<&Value>) -> Result<BTreeMap<NaiveDate, String>, String> {
    list(value, "holidays")?.iter().map(|day| Ok((date(text(day)?)?, String::new()))).collect()
}

fn shutdowns(value: Option<&Value>) -> Result<Vec<RangeInclusive<NaiveDate>>, String> {
    list(value, "shutdowns")?.iter().map(|pair| two(pair).and_then(|(first, last)| Ok(date(first)?..=date(last)?))).collect()
}

fn hours(windows: &Value) -> Result<Vec<Hours>, String> {
    let parse = |pair: &Value| {
        let (opens, closes) = two(pair)?;
        Hours::parse(opens, closes).ok_or_else(|| format!("`{opens}` to `{closes}` are no hours of a day"))
    };
    list(Some(windows), "hours")?.iter().map(parse).collect()
}

fn two(pair: &Value) -> Result<(&str, &str), String> {
    match pair.as_array().map(Vec::as_slice) {
        Some([first, second]) => Ok((text(first)?, text(second)?)),
        Some(_) | None => Err(format!("{pair} is not a pair")),
    }
}

fn text(value: &Value) -> Result<&str, String> {
    value.as_str().ok_or_else(|| format!("{value} is not a string"))
}

pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("`{text}` is no date"))
}

fn object<'a>(value: Option<&'a Value>, name: &str) -> Result<impl Iterator<Item = (&'a str, &'a Value)>, String> {
    let map = match value {
        None | Some(Value::Null) => None,
        Some(value) => Some(value.as_object().ok_or_else(|| format!("`{name}` is not an object"))?),
    };
    Ok(map.into_iter().flatten().map(|(key, value)| (key.as_str(), value)))
}

fn list<'a>(value: Option<&'a Value>, name: &str) -> Result<&'a [Value], String> {
    match value {
        None | Some(Value::Null) => Ok(&[]),
        Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| format!("`{name}` is not a list")),
    }
}
