//! The register of reports on products that may be dangerous (Regulation (EU) 2023/988, articles 9 (11) and 11 (2)).
//!
//! Names the product and its batch as the customer did, and nobody: these facts outlive the personal data.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Closing;
use crate::desk::erase::Hazard;
use crate::report::history::{Event, History};

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 18] = [
    "reference",
    "class",
    "channel",
    "language",
    "team",
    "severity",
    "received_at",
    "alarmed_at",
    "product",
    "batch",
    "injury",
    "recalled",
    "finding",
    "cause",
    "remedies",
    "answered_on",
    "closed_on",
    "closing",
];

/// Returns the values of a report as it stood at `until`; instants in UTC, since minutes count here.
pub(super) fn row(history: &History, hazard: &Hazard, calendar: &Calendar, until: DateTime<Utc>) -> Vec<Json> {
    let on = |at: Option<DateTime<Utc>>| json!(at.filter(|at| *at < until).map(|at| calendar.date_of(at)));
    let exact = |at: Option<DateTime<Utc>>| json!(at.filter(|at| *at < until).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()));
    let events = || history.events.iter().filter(|(at, _)| *at < until).map(|(_, event)| event);
    let remedies: BTreeSet<&str> =
        events().filter_map(|event| if let Event::Promised { remedy, .. } = event { Some(remedy.code()) } else { None }).collect();
    vec![
        json!(history.reference),
        json!(history.class),
        json!(history.channel),
        json!(history.lang),
        json!(history.owner),
        json!(history.severity),
        exact(Some(history.received_at)),
        exact(history.when(|event| *event == Event::Alarmed).next()),
        json!(hazard.product),
        json!(history.lot),
        json!(hazard.injury),
        json!(hazard.recalled),
        json!(history.finding_at(until).map(|finding| finding.code())),
        json!(history.cause_at(until).map(|cause| cause.code())),
        json!(remedies.into_iter().collect::<Vec<_>>().join("; ")),
        on(history.answered_at()),
        on(history.closed_at(until)),
        json!(history.closing_at(until).map(Closing::code)),
    ]
}
