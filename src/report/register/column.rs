//! The columns of registers of matters: what each is called, and what stands in it. Each register is a choice of them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::{Value as Json, json};

use crate::desk::calendar::Calendar;
use crate::desk::decision::{Closing, Level};
use crate::report::history::{Event, History};
use crate::report::movement::is_complaint;

/// A matter as it stood at an instant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matter<'a> {
    pub(super) history: &'a History,
    pub(super) calendar: &'a Calendar,
    pub(super) until: DateTime<Utc>,
}

/// A column, by its name, and what stands in it.
pub(super) type Column = (&'static str, fn(Matter<'_>) -> Json);

const REFERENCE: Column = ("reference", |matter| json!(matter.history.reference));
const CLASS: Column = ("class", |matter| json!(matter.history.class));
const CATEGORY: Column = ("category", |matter| json!(matter.history.category));
const CHANNEL: Column = ("channel", |matter| json!(matter.history.channel));
const LANGUAGE: Column = ("language", |matter| json!(matter.history.lang));
const TEAM: Column = ("team", |matter| json!(matter.history.owner));
const SEVERITY: Column = ("severity", |matter| json!(matter.history.severity));
const RECEIVED_ON: Column = ("received_on", |matter| matter.day(Some(matter.history.received_at)));
/// In UTC, since minutes count where somebody may be in danger.
const RECEIVED_AT: Column = ("received_at", |matter| matter.instant(Some(matter.history.received_at)));
const ALARMED_AT: Column = ("alarmed_at", |matter| matter.instant(matter.history.when(|event| *event == Event::Alarmed).next()));
const ANSWER_BY: Column = ("answer_by", |matter| json!(matter.history.answer_by.map(|at| matter.calendar.date_of(at))));
const ANSWERED_ON: Column = ("answered_on", |matter| matter.day(matter.history.answered_at()));
const CLOSED_ON: Column = ("closed_on", |matter| matter.day(matter.history.closed_at(matter.until)));
/// From the first word to the first answer.
const DAYS: Column = ("days", |matter| json!(matter.answered_at().map(|at| (at - matter.history.received_at).num_days())));
const ON_TIME: Column =
    ("on_time", |matter| json!(matter.history.answer_by.map(|due| matter.answered_at().map_or(matter.until <= due, |at| at <= due))));
const PRODUCT: Column = ("product", |matter| json!(matter.history.hazard.as_ref().and_then(|hazard| hazard.product.as_deref())));
const BATCH: Column = ("batch", |matter| json!(matter.history.lot));
const INJURY: Column = ("injury", |matter| json!(matter.history.hazard.as_ref().and_then(|hazard| hazard.injury.as_deref())));
const RECALLED: Column = ("recalled", |matter| json!(matter.history.hazard.as_ref().and_then(|hazard| hazard.recalled)));
const FINDING: Column = ("finding", |matter| json!(matter.history.finding_at(matter.until).map(|finding| finding.code())));
const CAUSE: Column = ("cause", |matter| json!(matter.history.cause_at(matter.until).map(|cause| cause.code())));
const CLOSING: Column = ("closing", |matter| json!(matter.history.closing_at(matter.until).map(Closing::code)));
const REMEDIES: Column = ("remedies", |matter| {
    let remedy = |event: &Event| if let Event::Promised { remedy, .. } = event { Some(remedy.code()) } else { None };
    let remedies: BTreeSet<&str> = matter.events().filter_map(remedy).collect();
    json!(remedies.into_iter().collect::<Vec<_>>().join("; "))
});
const REOPENED: Column = ("reopened", |matter| json!(matter.events().filter(|event| **event == Event::Reopened).count()));
const SECOND_LOOK: Column = ("second_look", |matter| {
    json!(matter.events().any(|event| matches!(event, Event::Decided { level: Level::Second, .. } | Event::Escalated)))
});
const BECAME_COMPLAINT_ON: Column = ("became_complaint_on", |matter| {
    matter.day(matter.history.when(|event| matches!(event, Event::Class(class) if is_complaint(*class))).next())
});

/// Of complaints: without anything that a customer wrote.
pub(super) const COMPLAINTS: [Column; 19] = [
    REFERENCE,
    CLASS,
    CATEGORY,
    CHANNEL,
    LANGUAGE,
    TEAM,
    SEVERITY,
    RECEIVED_ON,
    ANSWER_BY,
    ANSWERED_ON,
    CLOSED_ON,
    DAYS,
    ON_TIME,
    FINDING,
    CAUSE,
    CLOSING,
    REMEDIES,
    REOPENED,
    SECOND_LOOK,
];

/// Of what came in as no complaint: requests, praise, questions about personal data, calls (Complaint Handling Code 1.4).
pub(super) const REQUESTS: [Column; 12] =
    [REFERENCE, CLASS, CATEGORY, CHANNEL, LANGUAGE, TEAM, SEVERITY, RECEIVED_ON, ANSWERED_ON, CLOSED_ON, CLOSING, BECAME_COMPLAINT_ON];

/// Of reports on products that may be dangerous (Regulation (EU) 2023/988, articles 9 (11) and 11 (2)): names the product and its
/// batch as the customer did, and nobody. These facts outlive the personal data.
pub(super) const SAFETY: [Column; 18] = [
    REFERENCE,
    CLASS,
    CHANNEL,
    LANGUAGE,
    TEAM,
    SEVERITY,
    RECEIVED_AT,
    ALARMED_AT,
    PRODUCT,
    BATCH,
    INJURY,
    RECALLED,
    FINDING,
    CAUSE,
    REMEDIES,
    ANSWERED_ON,
    CLOSED_ON,
    CLOSING,
];

impl Matter<'_> {
    fn events(&self) -> impl Iterator<Item = &Event> {
        self.history.events.iter().filter(|(at, _)| *at < self.until).map(|(_, event)| event)
    }

    fn answered_at(&self) -> Option<DateTime<Utc>> {
        self.history.answered_at().filter(|at| *at < self.until)
    }

    /// Returns the day of what had happened.
    fn day(&self, at: Option<DateTime<Utc>>) -> Json {
        json!(at.filter(|at| *at < self.until).map(|at| self.calendar.date_of(at)))
    }

    fn instant(&self, at: Option<DateTime<Utc>>) -> Json {
        json!(at.filter(|at| *at < self.until).map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))
    }
}
