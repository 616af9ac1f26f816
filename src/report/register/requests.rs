//! The register of what came in as no complaint: requests, praise, questions about personal data, calls (Complaint Handling Code 1.4).

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Closing;
use crate::report::history::{Event, History};
use crate::report::movement::is_complaint;

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 12] = [
    "reference",
    "class",
    "category",
    "channel",
    "language",
    "team",
    "severity",
    "received_on",
    "answered_on",
    "closed_on",
    "closing",
    "became_complaint_on",
];

/// Returns the values of a matter as it stood at `until`.
pub(super) fn row(history: &History, calendar: &Calendar, until: DateTime<Utc>) -> Vec<Json> {
    let on = |at: Option<DateTime<Utc>>| json!(at.filter(|at| *at < until).map(|at| calendar.date_of(at)));
    let became = history.when(|event| matches!(event, Event::Class(class) if is_complaint(*class))).next();
    vec![
        json!(history.reference),
        json!(history.class),
        json!(history.category),
        json!(history.channel),
        json!(history.lang),
        json!(history.owner),
        json!(history.severity),
        on(Some(history.received_at)),
        on(history.answered_at()),
        on(history.closed_at(until)),
        json!(history.closing_at(until).map(Closing::code)),
        on(became),
    ]
}
