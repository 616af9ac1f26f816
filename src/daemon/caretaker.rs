//! Looks after the store between commits: reads and compares all of it after the start, slice by slice, and again every night.
//!
//! Never goes on after damage: the daemon ends before more is built upon it.

use std::time::Duration;

use chrono::{DateTime, Days, NaiveTime, Utc};
use tokio::sync::oneshot;

use crate::desk::calendar::Calendar;
use crate::engine::store::StoreError;
use crate::io::store::{Progress, SledStore};

use super::erasing::{self, Finished};
use super::orders::{Office, Refusal};

/// Rows read between two commits, so that no chat waits long.
const ROWS_MAX: usize = 256;
/// The writer's time between two slices.
const PAUSE: Duration = Duration::from_millis(20);
/// How often the caretaker looks whether an erasure has left something to do.
const ERASED_EVERY: Duration = Duration::from_secs(10);
/// When hardly anybody writes, by the clocks of the customers.
const NIGHT_HOUR: u32 = 3;

/// Why the caretaker ends.
enum Ended {
    /// The writer has stopped: nothing is left to look after.
    Stopped,
    Damaged(StoreError),
}

/// Looks after the store for ever; the first damage goes to `damaged`, and the daemon must end.
pub(super) async fn look_after(office: Office<SledStore>, damaged: oneshot::Sender<StoreError>) {
    match rounds(&office).await {
        Ended::Stopped => {}
        Ended::Damaged(error) => {
            tracing::error!(%error, "the store is damaged; the daemon stops, so that nothing is built upon it");
            // A daemon that is ending already needs no telling.
            damaged.send(error).ok();
        }
    }
}

async fn rounds(office: &Office<SledStore>) -> Ended {
    let Ok((mut is_audited, zone)) = office.visit(|engine| (engine.store().is_audited(), engine.rules().zone.clone())).await else {
        return Ended::Stopped;
    };
    let calendar = Calendar::always_open(zone);
    loop {
        if is_audited {
            let at = next_night(&calendar, office.clock.now());
            tokio::time::sleep(office.clock.until(at)).await;
        }
        let started_at = office.clock.now();
        if let Err(ended) = audit(office).await {
            return ended;
        }
        is_audited = true;
        let seconds = (office.clock.now() - started_at).num_seconds();
        tracing::info!(seconds, "the store was read through: all there, all sound");
    }
}

/// Finishes erasures whose process ended in the middle, or whose last letter has left since.
pub(super) async fn finish_erasures(office: Office<SledStore>) {
    loop {
        match erasing::finish(&office).await {
            Ok(Finished::Done) => tracing::info!("the bytes of what was erased are gone from the files of the store"),
            Ok(Finished::Nothing | Finished::Later) => {}
            Err(refusal) => tracing::warn!(%refusal, "an erasure is not finished; it is tried again"),
        }
        tokio::time::sleep(ERASED_EVERY).await;
    }
}

/// Reads all rows, a slice a visit.
async fn audit(office: &Office<SledStore>) -> Result<(), Ended> {
    loop {
        let slice = office.visit(|engine| engine.store_mut().audit(ROWS_MAX)).await;
        match slice.map_err(|Refusal { .. }| Ended::Stopped)?.map_err(Ended::Damaged)? {
            Progress::Going => tokio::time::sleep(PAUSE).await,
            Progress::Whole => return Ok(()),
        }
    }
}

/// Returns the next instant at which local clocks show the night's hour.
fn next_night(calendar: &Calendar, now: DateTime<Utc>) -> DateTime<Utc> {
    let hour = NaiveTime::from_hms_opt(NIGHT_HOUR, 0, 0).unwrap_or_default();
    let today = calendar.date_of(now);
    let nights = (0..=2).filter_map(|days| today.checked_add_days(Days::new(days))).map(|date| calendar.instant_of(date.and_time(hour)));
    nights.into_iter().find(|at| now < *at).unwrap_or(now + chrono::TimeDelta::days(1))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn the_next_night_comes_once_a_day() {
        let calendar = Calendar::always_open(TimeZone::UTC);
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(next_night(&calendar, at("2026-11-22T02:59:59Z")), at("2026-11-22T03:00:00Z"));
        assert_eq!(next_night(&calendar, at("2026-11-22T03:00:00Z")), at("2026-11-23T03:00:00Z"));
    }
}
