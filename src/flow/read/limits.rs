//! Reads the limits of a question: lengths, counts, ranges, dates; and spans of time.

use chrono::{NaiveDate, TimeDelta};
use toml::de::DeValue;

use crate::diagnostic::table::{Table, Value};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::script::DateLimit;

use super::token::millionths;

type Range = (Option<i64>, Option<i64>);

/// Reads `[least, most]`, both inclusive; nothing may be above `most_possible`.
pub(super) fn pair(table: &Table<'_, '_>, key: &'static str, default: (usize, usize), most_possible: usize) -> (usize, usize) {
    let Some(value) = table.value(key) else { return default };
    let DeValue::Array(items) = value.get_ref() else {
        table.reader().wrong_type(key, value, "two whole numbers, such as [1, 5]");
        return default;
    };
    let numbers: Vec<usize> = items.iter().filter_map(|item| table.reader().as_integer(key, item)?.try_into().ok()).collect();
    let [least, most] = numbers.as_slice() else {
        if numbers.len() == items.len() {
            table.reader().wrong_type(key, value, "two whole numbers, such as [1, 5]");
        }
        return default;
    };
    let (least, most) = (*least, *most);
    if most < least || most == 0 {
        empty(table, key, value, (least as i64, most as i64));
        return default;
    }
    if most_possible < most {
        let problem =
            Diagnostic::error("F022", table.reader().span(items[1].span()), format!("`{key}` can be {most_possible} at most here"));
        table
            .reader()
            .report(problem.patch(table.reader().span(items[1].span()), most_possible.to_string()).help("the highest that is possible"));
        return (least.min(most_possible), most_possible);
    }
    (least, most)
}

/// Reads `range = [least, most]`; `"any"` leaves a side open.
pub(super) fn range(table: &Table<'_, '_>) -> Range {
    const EXPECTED: &str = "two numbers, such as [0, 99.5]; \"any\" leaves a side open";
    let Some(value) = table.value("range") else { return (None, None) };
    let DeValue::Array(items) = value.get_ref() else {
        table.reader().wrong_type("range", value, EXPECTED);
        return (None, None);
    };
    let ends: Vec<Option<Option<i64>>> = items.iter().map(|item| end(table, item)).collect();
    let [Some(least), Some(most)] = ends.as_slice() else {
        if ends.iter().all(Option::is_some) && !decimal_commas(table, value) {
            table.reader().wrong_type("range", value, EXPECTED);
        }
        return (None, None);
    };
    if let (Some(least), Some(most)) = (least, most)
        && most < least
    {
        empty(table, "range", value, (*least, *most));
        return (None, None);
    }
    (*least, *most)
}

/// Reports `[0,5, 10]`, whose first comma was meant as a decimal point; tells whether it is one.
fn decimal_commas(table: &Table<'_, '_>, value: Value<'_, '_>) -> bool {
    let span = table.reader().span(value.span());
    let Some(inner) = span.text().strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let items: Vec<String> = inner.split(", ").map(|item| item.trim().replacen(',', ".", 1)).collect();
    let is_meant = items.len() == 2 && items.iter().all(|item| item.parse::<f64>().is_ok());
    if is_meant {
        let problem = Diagnostic::error("F003", span.clone(), "`range` must be two numbers").label("a comma parts two numbers");
        table.reader().report(problem.help("a decimal number has a point").patch(span, format!("[{}]", items.join(", "))));
    }
    is_meant
}

fn end(table: &Table<'_, '_>, item: Value<'_, '_>) -> Option<Option<i64>> {
    let written = match item.get_ref() {
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(word) if word == "any" => return Some(None),
        DeValue::String(word) if millionths(word.trim()).is_some() => {
            let span = table.reader().span(item.span());
            let problem = Diagnostic::error("F003", span.clone(), "`range` has numbers, not texts").label("this is a text");
            table.reader().report(problem.help("without quotes").patch(span, word.trim()));
            word.trim().to_owned()
        }
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => String::new(),
    };
    let number = millionths(&written.replace('_', ""));
    if number.is_none() {
        table.reader().wrong_type("range", item, "a number with six decimals at most, or \"any\"");
    }
    number.map(Some)
}

fn empty(table: &Table<'_, '_>, key: &str, value: Value<'_, '_>, (least, most): (i64, i64)) {
    let span = table.reader().span(value.span());
    let problem =
        Diagnostic::error("F022", span.clone(), format!("`{key}` accepts nothing: the first number is the least, the second the most"));
    let DeValue::Array(items) = value.get_ref() else { return table.reader().report(problem) };
    let text = |nth: usize| items.get(nth).map(|item| table.reader().span(item.span()).text().to_owned()).unwrap_or_default();
    table.reader().report(if most < least {
        problem.help("the other way round").patch(span, format!("[{}, {}]", text(1), text(0)))
    } else {
        problem.help("the second number must be 1 at least")
    });
}

pub(super) fn currency(table: &Table<'_, '_>) -> Option<String> {
    let currency = table.string("currency")?;
    if currency.value.len() == 3 && currency.value.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(currency.value);
    }
    let upper = currency.value.trim().to_uppercase();
    let problem =
        Diagnostic::error("F003", currency.span.clone(), "a currency is three capital letters").help("as in ISO 4217, such as EUR");
    let fits = upper.len() == 3 && upper.bytes().all(|byte| byte.is_ascii_uppercase());
    table.reader().report(if fits { problem.patch(currency.content_span(), upper) } else { problem });
    None
}

/// Reads both limits of a date; the first must not lie behind the second.
pub(super) fn dates(table: &Table<'_, '_>) -> (Option<DateLimit>, Option<DateLimit>) {
    let (first, last) = (date(table, "not_before"), date(table, "not_after"));
    let is_empty = match (&first, &last) {
        (Some(DateLimit::On(first)), Some(DateLimit::On(last))) => last < first,
        (Some(DateLimit::Today { plus_days: first }), Some(DateLimit::Today { plus_days: last })) => last < first,
        (Some(DateLimit::On(_)), Some(DateLimit::Today { .. })) | (Some(DateLimit::Today { .. }), Some(DateLimit::On(_))) => false,
        (None, _) | (_, None) => false,
    };
    if let Some(value) = table.value("not_before").filter(|_| is_empty) {
        let span = table.reader().span(value.span());
        let problem = Diagnostic::error("F022", span, "no day is accepted: `not_before` lies behind `not_after`");
        table.reader().report(problem.help("exchange the two, or mend one of them"));
    }
    (first, last)
}

/// Reads a limit of a date: `2026-03-01`, `today`, `today+14d` or `today-2w`.
fn date(table: &Table<'_, '_>, key: &'static str) -> Option<DateLimit> {
    let value = table.value(key)?;
    let written = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::String(word) => word.replace(' ', ""),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => String::new(),
    };
    let limit = limit_of(&written);
    if limit.is_none() {
        table.reader().wrong_type(key, value, "a date such as 2026-03-01, or \"today\", \"today+14d\", \"today-1y\"");
    }
    limit
}

fn limit_of(written: &str) -> Option<DateLimit> {
    let Some(rest) = written.strip_prefix("today") else {
        return NaiveDate::parse_from_str(written, "%Y-%m-%d").ok().map(DateLimit::On);
    };
    if rest.is_empty() {
        return Some(DateLimit::Today { plus_days: 0 });
    }
    let (sign, amount) = rest.strip_prefix('-').map(|amount| (-1, amount)).or_else(|| rest.strip_prefix('+').map(|amount| (1, amount)))?;
    let unit = amount.chars().last()?;
    let days = match unit {
        'd' => 1,
        'w' => 7,
        'm' => 30,
        'y' => 365,
        _ => return None,
    };
    let number: i32 = amount.strip_suffix(unit)?.parse().ok()?;
    number.checked_mul(days * sign).filter(|days| days.abs() <= 36_500).map(|plus_days| DateLimit::Today { plus_days })
}

/// Writes a span of time whose unit is a whole word as it should be: `3 days` is `3d`.
fn shorter(number: &str, unit: &str) -> Option<String> {
    let unit = match unit.to_lowercase().trim_end_matches('s') {
        "minute" | "min" => "m",
        "hour" | "hr" => "h",
        "day" => "d",
        "week" | "wk" => "w",
        _ => return None,
    };
    (!number.is_empty()).then(|| format!("{number}{unit}"))
}

/// Reads a span of time: `30m`, `2h`, `3d`, `1w`.
pub(super) fn span(table: &Table<'_, '_>, key: &str, written: &Located<String>) -> Option<Located<TimeDelta>> {
    let text = written.value.trim();
    let split = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let unit_minutes = match text[split..].trim() {
        "m" | "min" => Some(1),
        "h" => Some(60),
        "d" => Some(24 * 60),
        "w" => Some(7 * 24 * 60),
        _ => None,
    };
    let minutes = unit_minutes
        .and_then(|unit| text[..split].parse::<i64>().ok()?.checked_mul(unit))
        .filter(|minutes| (1..=530_000).contains(minutes));
    if minutes.is_none() {
        let problem = Diagnostic::error("F003", written.span.clone(), format!("`{}` is no span of time (in `{key}`)", written.value));
        let problem = problem.help("write minutes, hours, days or weeks: \"30m\", \"2h\", \"3d\", \"1w\"; a year at most");
        table.reader().report(match shorter(&text[..split], text[split..].trim()) {
            Some(span) => problem.patch(written.content_span(), span),
            None => problem,
        });
    }
    minutes.map(|minutes| Located { value: TimeDelta::minutes(minutes), span: written.span.clone() })
}
