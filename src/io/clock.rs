//! The clock of the process, which the demonstration can move forward.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// The system's clock plus a shift. Clones share the shift.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    shift_milliseconds: Arc<AtomicI64>,
}

impl Clock {
    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::milliseconds(self.shift_milliseconds.load(Ordering::Relaxed))
    }

    /// Moves the clock; never backwards.
    pub fn forward(&self, by: TimeDelta) {
        self.shift_milliseconds.fetch_add(by.num_milliseconds().max(0), Ordering::Relaxed);
    }

    /// Returns how long it is until `at`; zero if it has passed.
    pub fn until(&self, at: DateTime<Utc>) -> Duration {
        (at - self.now()).to_std().unwrap_or_default()
    }
}
