//! Registers: one row a matter, for auditors, authorities and other programs.

mod column;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use super::history::History;
use super::movement::is_complaint;
use super::print::field;
use super::review::Action;
use crate::desk::calendar::Calendar;
use column::{Column, Matter};

/// What a register lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// Every complaint, without anything that a customer wrote.
    Complaints,
    /// What was no complaint, and what of it became one.
    Requests,
    /// Every report of a product that may be dangerous (GPSR, articles 9 and 11).
    Safety,
    /// What management reviews decided (ISO 10002, 8.7).
    Actions,
}

/// A register with its rows; each has a value a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Json>>,
}

/// Returns a register of what was received, or decided, before `until`.
pub fn table(of: Register, histories: &[History], actions: &[Action], calendar: &Calendar, until: DateTime<Utc>) -> Table {
    let of_matters = |columns: &[Column], is_listed: fn(&History) -> bool| {
        let listed = histories.iter().filter(|history| history.received_at < until && is_listed(history));
        let row = |history| columns.iter().map(|(_, value)| value(Matter { history, calendar, until })).collect();
        Table { columns: columns.iter().map(|(name, _)| *name).collect(), rows: listed.map(row).collect() }
    };
    match of {
        Register::Complaints => of_matters(&column::COMPLAINTS, |history| is_complaint(history.class)),
        Register::Requests => of_matters(&column::REQUESTS, |history| !is_complaint(history.class)),
        Register::Safety => of_matters(&column::SAFETY, |history| history.hazard.is_some()),
        Register::Actions => of_actions(actions.iter().filter(|action| action.decided_on < calendar.date_of(until))),
    }
}

/// Lists who does what by when, and whether it helped; empty while nobody knows.
fn of_actions<'a>(actions: impl Iterator<Item = &'a Action>) -> Table {
    let row = |action: &Action| {
        let Action { text, owner, decided_on, due_on, done, helped } = action;
        vec![json!(text), json!(owner), json!(decided_on), json!(due_on), json!(done), json!(helped)]
    };
    Table { columns: vec!["action", "owner", "decided_on", "due_on", "done", "helped"], rows: actions.map(row).collect() }
}

impl Table {
    /// Returns lines of CSV (RFC 4180), with their head.
    pub fn csv(&self) -> Vec<String> {
        let cell = |value: &Json| match value {
            Json::Null => String::new(),
            Json::String(text) => field(text),
            other @ (Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_)) => field(&other.to_string()),
        };
        let line = |row: &Vec<Json>| row.iter().map(cell).collect::<Vec<_>>().join(",");
        std::iter::once(self.columns.join(",")).chain(self.rows.iter().map(line)).collect()
    }

    /// Returns one JSON object a row, by the names of the columns.
    pub fn json(&self) -> Vec<String> {
        let object = |row: &Vec<Json>| -> Map<String, Json> {
            self.columns.iter().map(|column| (*column).to_owned()).zip(row.iter().cloned()).collect()
        };
        self.rows.iter().map(|row| Json::Object(object(row)).to_string()).collect()
    }
}
