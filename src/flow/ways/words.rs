//! What a question held, in ids for lists and in the customer's words for pictures.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::flow::check::formula::{Plain, Value};
use crate::flow::script::Kind;
use crate::flow::words::Words;

use super::walk::Stop;

/// Returns a test that holds for exactly these values: `category in [staff, other]`.
pub(super) fn test(stop: &Stop<'_>, values: &BTreeSet<Value>) -> String {
    let id = &stop.step.id;
    let ranges = ranges(stop, values);
    let names: Vec<&str> = in_order(stop, values).into_iter().filter_map(|value| name(value)).collect();
    let mut parts = Vec::new();
    match names.as_slice() {
        [] => {}
        [one] => parts.push(format!("{id} = {one}")),
        several => parts.push(format!("{id} in [{}]", several.join(", "))),
    }
    parts.extend(ranges.into_iter().map(|range| format!("{id} {range}")));
    parts.extend(values.iter().filter_map(|value| match value {
        Value::Absent => Some(format!("{id} not asked")),
        Value::Skipped => Some(format!("{id} skipped")),
        Value::Given => Some(format!("{id} answered")),
        Value::Several(set) if set.is_empty() => Some(format!("{id} has others")),
        Value::Several(set) => Some(format!("{id} has {}", set.iter().cloned().collect::<Vec<_>>().join(" and "))),
        Value::One(_) => None,
    }));
    parts.join(" or ")
}

/// Returns the same for a picture: `A product, A delivery`.
pub(super) fn spoken(stop: &Stop<'_>, values: &BTreeSet<Value>, words: Words<'_>) -> String {
    let id = &stop.step.id;
    let option = |option: &str| bare(&words.say(&format!("{id}-{option}"))).to_owned();
    let mut parts: Vec<String> = Vec::new();
    for value in in_order(stop, values) {
        match value {
            Value::One(Plain::Option(name)) => parts.push(option(name)),
            Value::One(Plain::YesNo(yes)) => parts.push(words.say(if *yes { "yes" } else { "no" })),
            Value::Skipped => parts.push(words.say("button-skip")),
            Value::Several(set) if !set.is_empty() => parts.push(set.iter().map(|name| option(name)).collect::<Vec<_>>().join(" + ")),
            Value::Several(_) | Value::Given => parts.push("…".to_owned()),
            Value::Absent => parts.push("–".to_owned()),
            Value::One(Plain::Number(_)) => {}
        }
    }
    parts.extend(ranges(stop, values));
    parts.dedup();
    parts.join(", ")
}

/// Returns the words of an option without the picture before them.
fn bare(words: &str) -> &str {
    let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { words } else { bare }
}

/// Returns the values in the order of the script, what was not asked last.
fn in_order<'v>(stop: &Stop<'_>, values: &'v BTreeSet<Value>) -> Vec<&'v Value> {
    let place = |value: &Value| stop.values.iter().position(|known| known == value).unwrap_or(usize::MAX);
    let mut ordered: Vec<&Value> = values.iter().collect();
    ordered.sort_by_key(|value| place(value));
    ordered
}

fn name(value: &Value) -> Option<&str> {
    match value {
        Value::One(Plain::Option(option)) => Some(option),
        Value::One(Plain::YesNo(yes)) => Some(if *yes { "yes" } else { "no" }),
        Value::One(Plain::Number(_)) | Value::Absent | Value::Skipped | Value::Several(_) | Value::Given => None,
    }
}

/// Returns the stretches of numbers or dates that `values` stand for: `< 10`, `>= 10`.
fn ranges(stop: &Stop<'_>, values: &BTreeSet<Value>) -> Vec<String> {
    let points: Vec<i64> = stop.values.iter().filter_map(number).collect();
    let held: BTreeSet<i64> = values.iter().filter_map(number).collect();
    let is_date = matches!(stop.question.map(|question| &question.kind), Some(Kind::Date { .. }));
    let show = |point: i64| if is_date { day(point) } else { decimal(point) };
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < points.len() {
        let length = points[at..].iter().take_while(|point| held.contains(point)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let (first, last) = (points[at], points[at + length - 1]);
        let before = at.checked_sub(1).map(|before| points[before]);
        let after = points.get(at + length).copied();
        let low =
            before.map(|before| if is_rounder(before, first) { format!("> {}", show(before)) } else { format!(">= {}", show(first)) });
        let high = after.map(|after| if is_rounder(after, last) { format!("< {}", show(after)) } else { format!("<= {}", show(last)) });
        ranges.push(match (low, high) {
            (None, None) => "answered".to_owned(),
            (Some(_), Some(_)) if first == last => format!("= {}", show(first)),
            (low, high) => low.into_iter().chain(high).collect::<Vec<_>>().join(" and "),
        });
        at += length;
    }
    ranges
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::One(Plain::Number(number)) => Some(*number),
        Value::One(Plain::Option(_) | Plain::YesNo(_)) | Value::Absent | Value::Skipped | Value::Several(_) | Value::Given => None,
    }
}

/// Tells which of two neighbouring points a person wrote: the one with more noughts at its end.
fn is_rounder(one: i64, other: i64) -> bool {
    let noughts = |point: i64| (0..19).take_while(|power| point % 10_i64.pow(*power) == 0).count();
    noughts(other) < noughts(one)
}

fn decimal(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, fraction) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let written = format!("{sign}{whole}.{fraction:06}");
    written.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn day(days: i64) -> String {
    let date = i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt);
    date.map_or_else(String::new, |date| date.to_string())
}
