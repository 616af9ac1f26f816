//! Working time with pauses: what is paused is taken off the timeline before anything is counted.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Calendar;

/// A time in which the clock stands still, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub from: DateTime<Utc>,
    /// `None` while it lasts.
    pub until: Option<DateTime<Utc>>,
}

impl Calendar {
    /// Does as [`Calendar::add`], with the clock standing still in each pause; `None` also where a pause never ends.
    pub fn add_with_pauses(&self, from: DateTime<Utc>, working: TimeDelta, pauses: &[Pause]) -> Option<DateTime<Utc>> {
        if working < TimeDelta::zero() {
            return self.subtract_with_pauses(from, -working, pauses);
        }
        let (mut cursor, mut left) = (from, working);
        for (starts, ends) in merged(pauses) {
            if ends <= cursor {
                continue;
            }
            if cursor < starts {
                let available = self.between(cursor, starts);
                let due = if available < left { None } else { self.add(cursor, left) };
                if let Some(due) = due.filter(|due| *due < starts || !left.is_zero()) {
                    return Some(due);
                }
                left -= available.min(left);
            }
            cursor = ends;
        }
        self.add(cursor, left)
    }

    /// Does as [`Calendar::subtract`], with the clock standing still in each pause.
    pub fn subtract_with_pauses(&self, until: DateTime<Utc>, working: TimeDelta, pauses: &[Pause]) -> Option<DateTime<Utc>> {
        if working < TimeDelta::zero() {
            return self.add_with_pauses(until, -working, pauses);
        }
        let (mut cursor, mut left) = (until, working);
        for (starts, ends) in merged(pauses).into_iter().rev() {
            if cursor <= starts {
                continue;
            }
            if ends < cursor {
                let available = self.between(ends, cursor);
                let begun = if available < left { None } else { self.subtract(cursor, left) };
                if let Some(begun) = begun.filter(|begun| ends <= *begun) {
                    return Some(begun);
                }
                left -= available.min(left);
            }
            cursor = starts;
        }
        self.subtract(cursor, left)
    }

    /// Does as [`Calendar::between`], without what is paused.
    pub fn between_with_pauses(&self, from: DateTime<Utc>, until: DateTime<Utc>, pauses: &[Pause]) -> TimeDelta {
        if until < from {
            return -self.between_with_pauses(until, from, pauses);
        }
        let paused = merged(pauses).into_iter().map(|(starts, ends)| (starts.max(from), ends.min(until)));
        let paused: TimeDelta = paused.filter(|(starts, ends)| starts < ends).map(|(starts, ends)| self.between(starts, ends)).sum();
        self.between(from, until) - paused
    }
}

/// Returns the pauses in order, apart from one another.
fn merged(pauses: &[Pause]) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let ends = |pause: &Pause| pause.until.unwrap_or(DateTime::<Utc>::MAX_UTC);
    let mut sorted: Vec<_> = pauses.iter().map(|pause| (pause.from, ends(pause))).filter(|(starts, ends)| starts < ends).collect();
    sorted.sort_unstable();
    sorted.dedup_by(|later, earlier| {
        let touch = later.0 <= earlier.1;
        if touch {
            earlier.1 = earlier.1.max(later.1);
        }
        touch
    });
    sorted
}
