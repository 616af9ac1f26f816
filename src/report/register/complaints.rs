//! The register of complaints: one row each, without anything that a customer wrote.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use crate::desk::calendar::Calendar;
use crate::desk::decision::{Closing, Level};
use crate::report::history::{Event, History};

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 19] = [
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

/// Returns the values of a complaint as it stood at `until`.
pub(super) fn row(history: &History, calendar: &Calendar, until: DateTime<Utc>) -> Vec<Json> {
    let on = |at: Option<DateTime<Utc>>| json!(at.map(|at| calendar.date_of(at)));
    let before = |at: &DateTime<Utc>| *at < until;
    let answered_at = history.answered_at().filter(before);
    let closing = history.closing_at(until);
    let remedy = |event: &Event| if let Event::Promised { remedy, .. } = event { Some(remedy.code()) } else { None };
    let remedies: BTreeSet<&str> = history.events.iter().filter_map(|(_, event)| remedy(event)).collect();
    let days = answered_at.map(|at| (at - history.received_at).num_days());
    let on_time = history.answer_by.map(|due| answered_at.map_or(until <= due, |at| at <= due));
    let second = history.events.iter().any(|(_, event)| matches!(event, Event::Decided { level: Level::Second, .. } | Event::Escalated));
    vec![
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
        on(history.closed_at(until)),
        json!(days),
        json!(on_time),
        json!(history.finding_at(until).map(|finding| finding.code())),
        json!(history.cause_at(until).map(|cause| cause.code())),
        json!(closing.map(Closing::code)),
        json!(remedies.into_iter().collect::<Vec<_>>().join("; ")),
        json!(history.when(|event| *event == Event::Reopened).filter(before).count()),
        json!(second),
    ]
}
