//! Questions over many cases: counts, shares and spans, with the rules by which they count; pages and tables made of them.
//!
//! Knows nobody: a [`History`] carries no name, address or word of a customer, but what a dangerous product is called; small cells are
//! suppressed before they leave.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

pub mod audit;
pub mod clauses;
pub mod conduct;
pub mod digest;
pub mod history;
pub mod html;
pub mod letter;
pub mod measure;
pub mod movement;
mod outcomes;
pub mod page;
pub mod plot;
pub mod print;
mod quality;
mod recommend;
pub mod register;
pub mod review;
pub mod said;
mod volumes;
pub mod watch;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};

use crate::desk::calendar::Calendar;

pub use history::{Event, History};
pub use measure::{Measures, measure};
pub use said::Said;

/// The rules by which everything is counted, as they stand under every report.
pub const RULES: [&str; 10] = [
    "The unit is a case: one complainant and one matter. The period includes its first day and ends before its last instant.",
    "Received counts complaints by when the customer first spoke, also those that are withdrawn, anonymous, rejected or merged later.",
    "A duplicate of the same complainant is merged and counts once in the net figure. Other people with the same matter count each.",
    "Withdrawn cases count as received. They are left out of findings and satisfaction, and count late only where the date had passed.",
    "A reopened case never counts as received again; its first answer keeps its result. Each reopening begins an episode of its own.",
    "A second look is a stage of the same case. What is said after the window is a new case that is linked to the old one.",
    "On time is counted over the dates that fell due in the period: a case that is late and still open counts as late.",
    "Requests, praise and other matters stand in a table of their own.",
    "When a person's data are erased, the facts without a person remain, so that no total changes.",
    "Parts of fewer than five cases are not shown, and neither is the part from which they could be computed; totals of all are.",
];

/// A span of days: its first day, and the day after its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    /// Returns the instants between which it lies, in the zone of `calendar`.
    pub fn instants(self, calendar: &Calendar) -> (DateTime<Utc>, DateTime<Utc>) {
        let at = |date: NaiveDate| calendar.instant_of(date.and_time(NaiveTime::MIN));
        (at(self.from), at(self.to))
    }

    /// Returns the months that it touches, each cut to the period.
    pub fn months(self) -> Vec<Period> {
        let mut months = Vec::new();
        let mut from = self.from;
        while from < self.to && months.len() < MONTHS_MAX {
            let next = first_of_next_month(from);
            months.push(Period { from, to: next.min(self.to) });
            from = next;
        }
        months
    }
}

/// More months than these are not drawn.
const MONTHS_MAX: usize = 120;

fn first_of_next_month(date: NaiveDate) -> NaiveDate {
    let (year, month) = if date.month() == 12 { (date.year() + 1, 1) } else { (date.year(), date.month() + 1) };
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or(NaiveDate::MAX)
}

/// Met of all that could be met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub met: u64,
    pub of: u64,
}

impl Share {
    pub fn add(&mut self, met: bool) {
        self.of += 1;
        self.met += u64::from(met);
    }

    /// Returns the percentage; `None` of nothing.
    pub fn percent(self) -> Option<f64> {
        (0 < self.of).then(|| 100.0 * self.met as f64 / self.of as f64)
    }

    /// Returns the limits, in per cent, between which three standard deviations of a part of so many would lie; `None` of nothing.
    pub fn limits(self, of: u64) -> Option<(f64, f64)> {
        let mean = self.percent()? / 100.0;
        let half = 3.0 * (mean * (1.0 - mean) / of.max(1) as f64).sqrt();
        Some((100.0 * (mean - half).max(0.0), 100.0 * (mean + half).min(1.0)))
    }

    /// Returns the 95 % interval after Wilson, in per cent; `None` of nothing.
    pub fn interval(self) -> Option<(f64, f64)> {
        const Z: f64 = 1.959_963_984_540_054;
        let (n, p) = (self.of as f64, self.percent()? / 100.0);
        let middle = p + Z * Z / (2.0 * n);
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        Some((100.0 * (middle - half).max(0.0) / scale, 100.0 * (middle + half).min(scale) / scale))
    }
}
