//! The register: one row a complaint, for auditors and other programs, without anything that a customer wrote.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value as Json, json};

use crate::desk::calendar::Calendar;
use crate::desk::decision::{Closing, Level};

use super::history::{Event, History};
use super::movement::is_complaint;
use super::print::field;

/// The columns, in their order.
pub const COLUMNS: [&str; 19] = [
    "reference",
    "class",
    "category",
    "channel",
    "language",
    "team",
    "severity",
    "received_on",
    "answer_by",
    "answered_on",
    "closed_on",
    "days",
    "on_time",
    "finding",
    "cause",
    "closing",
    "remedies",
    "reopened",
    "second_look",
];

/// Returns the rows of all complaints that were received before `until`.
pub fn rows(histories: &[History], calendar: &Calendar, until: DateTime<Utc>) -> Vec<Map<String, Json>> {
    let counted = histories.iter().filter(|history| is_complaint(history.class) && history.received_at < until);
    counted.map(|history| row(history, calendar, until)).collect()
}

/// Returns lines of CSV, with their head.
pub fn csv(rows: &[Map<String, Json>]) -> Vec<String> {
    let cell = |value: Option<&Json>| match value {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text)) => field(text),
        Some(other) => field(&other.to_string()),
    };
    let line = |row: &Map<String, Json>| COLUMNS.iter().map(|column| cell(row.get(*column))).collect::<Vec<_>>().join(",");
    std::iter::once(COLUMNS.join(",")).chain(rows.iter().map(line)).collect()
}

fn row(history: &History, calendar: &Calendar, until: DateTime<Utc>) -> Map<String, Json> {
    let on = |at: Option<DateTime<Utc>>| json!(at.map(|at| calendar.date_of(at)));
    let before = |at: &DateTime<Utc>| *at < until;
    let answered_at = history.answered_at().filter(before);
    let closed_at = history.when(|event| matches!(event, Event::Closed { .. })).filter(before).last();
    let closing = |event: &Event| if let Event::Closed { closing } = event { Some(*closing) } else { None };
    let closing: Option<Closing> = history.events.iter().filter(|(at, _)| *at < until).filter_map(|(_, event)| closing(event)).next_back();
    let remedy = |event: &Event| if let Event::Promised { remedy, .. } = event { Some(remedy.code()) } else { None };
    let remedies: BTreeSet<&str> = history.events.iter().filter_map(|(_, event)| remedy(event)).collect();
    let days = answered_at.map(|at| (at - history.received_at).num_days());
    let on_time = history.answer_by.map(|due| answered_at.map_or(until <= due, |at| at <= due));
    let second = history.events.iter().any(|(_, event)| matches!(event, Event::Decided { level: Level::Second, .. } | Event::Escalated));
    let values = [
        json!(history.reference),
        json!(history.class),
        json!(history.category),
        json!(history.channel),
        json!(history.lang),
        json!(history.owner),
        json!(history.severity),
        on(Some(history.received_at)),
        on(history.answer_by),
        on(answered_at),
        on(closed_at),
        json!(days),
        json!(on_time),
        json!(history.finding_at(until).map(|finding| finding.code())),
        json!(history.cause_at(until).map(|cause| cause.code())),
        json!(closing.map(Closing::code)),
        json!(remedies.into_iter().collect::<Vec<_>>().join("; ")),
        json!(history.when(|event| *event == Event::Reopened).filter(before).count()),
        json!(second),
    ];
    COLUMNS.iter().map(|column| (*column).to_owned()).zip(values).collect()
}
