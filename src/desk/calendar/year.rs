//! The openings of one year, with a running total, so that every question is one binary search.

use chrono::NaiveDate;

use super::Plan;
use super::local;

/// The openings within one year of UTC, cut at its ends. All figures are nanoseconds.
pub(super) struct Year {
    openings: Vec<Opening>,
    total: i64,
}

#[derive(Clone, Copy)]
struct Opening {
    opens: i64,
    closes: i64,
    /// Working time of the year before `opens`.
    before: i64,
}

impl Opening {
    fn after(self) -> i64 {
        self.before + (self.closes - self.opens)
    }
}

impl Year {
    pub(super) fn of(plan: &Plan, year: i32) -> Self {
        let (starts, ends) = (new_year(year), new_year(year + 1));
        let mut openings = Vec::new();
        let mut total = 0;
        let dates = local::dates_touching(year);
        for (opens, closes) in dates.into_iter().flat_map(|(first, last)| local::instants(plan, first, last)) {
            let (opens, closes) = (opens.max(starts), closes.min(ends));
            if opens < closes {
                openings.push(Opening { opens, closes, before: total });
                total += closes - opens;
            }
        }
        Self { openings, total }
    }

    pub(super) fn total(&self) -> i64 {
        self.total
    }

    /// Returns the working time of the year before `at`.
    pub(super) fn worked_until(&self, at: i64) -> i64 {
        match self.last_opened_by(at) {
            Some(opening) => opening.before + (at.min(opening.closes) - opening.opens),
            None => 0,
        }
    }

    pub(super) fn is_open(&self, at: i64) -> bool {
        self.last_opened_by(at).is_some_and(|opening| at < opening.closes)
    }

    /// Returns the first instant before which the year has `worked`, which is positive; `None` if it has less.
    pub(super) fn first_with(&self, worked: i64) -> Option<i64> {
        let nth = self.openings.partition_point(|opening| opening.after() < worked);
        self.openings.get(nth).map(|opening| opening.opens + (worked - opening.before))
    }

    /// Returns the last instant before which the year has `worked` and after which there is more of it.
    pub(super) fn last_with(&self, worked: i64) -> Option<i64> {
        let nth = self.openings.partition_point(|opening| opening.after() <= worked);
        self.openings.get(nth).map(|opening| opening.opens + (worked - opening.before))
    }

    /// Returns `at` while open, else the next opening of the year; for an instant before the year, its first.
    pub(super) fn open_from(&self, at: i64) -> Option<i64> {
        let nth = self.openings.partition_point(|opening| opening.closes <= at);
        self.openings.get(nth).map(|opening| opening.opens.max(at))
    }

    /// Returns `at` while open, else the last closing of the year; for an instant after the year, its last.
    pub(super) fn open_until(&self, at: i64) -> Option<i64> {
        self.last_opened_by(at).map(|opening| opening.closes.min(at))
    }

    fn last_opened_by(&self, at: i64) -> Option<Opening> {
        let nth = self.openings.partition_point(|opening| opening.opens <= at).checked_sub(1)?;
        self.openings.get(nth).copied()
    }
}

fn new_year(year: i32) -> i64 {
    let date = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp().saturating_mul(1_000_000_000)
}
