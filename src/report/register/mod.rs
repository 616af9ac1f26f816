//! Registers: one row a matter, for auditors, authorities and other programs.

mod actions;
mod complaints;
mod requests;
mod safety;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::desk::calendar::Calendar;
use crate::flow::finish::Class;

use super::history::History;
use super::movement::is_complaint;
use super::print::field;
use super::review::Action;

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
    pub columns: &'static [&'static str],
    pub rows: Vec<Vec<Json>>,
}

/// Returns a register of what was received, or decided, before `until`.
pub fn table(of: Register, histories: &[History], actions: &[Action], calendar: &Calendar, until: DateTime<Utc>) -> Table {
    let received = || histories.iter().filter(|history| history.received_at < until);
    match of {
        Register::Complaints => Table {
            columns: &complaints::COLUMNS,
            rows: received()
                .filter(|history| is_complaint(history.class))
                .map(|history| complaints::row(history, calendar, until))
                .collect(),
        },
        Register::Requests => Table {
            columns: &requests::COLUMNS,
            rows: received().filter(|history| is_request(history.class)).map(|history| requests::row(history, calendar, until)).collect(),
        },
        Register::Safety => {
            let rows = received().filter_map(|history| Some(safety::row(history, history.hazard.as_ref()?, calendar, until)));
            Table { columns: &safety::COLUMNS, rows: rows.collect() }
        }
        Register::Actions => {
            let last = calendar.date_of(until);
            let rows = actions.iter().filter(|action| action.decided_on < last).map(actions::row);
            Table { columns: &actions::COLUMNS, rows: rows.collect() }
        }
    }
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

fn is_request(class: Class) -> bool {
    match class {
        Class::Request | Class::Feedback | Class::DataRequest | Class::CallBack => true,
        Class::Complaint | Class::Safety => false,
    }
}
