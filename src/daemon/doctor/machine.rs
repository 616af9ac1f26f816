//! The machine: its clock, the room on its disk, and the store there.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

use crate::config::Settings;
use crate::engine::store::StoreError;
use crate::io::store::{SledStore, StoreSettings, free_bytes};

use super::{Check, Daemon};

/// A file that was written this long after now shows that the clock has gone back.
const FUTURE_MAX: TimeDelta = TimeDelta::hours(1);
/// This program was not written before; a machine without a battery begins in 1970.
const EARLIEST: i64 = 1_767_225_600;

/// Checks that the clock can be right: deadlines, reminders and dates in letters rest on it.
pub(super) fn clock(config: &Path, now: DateTime<Utc>) -> Check {
    let shown = now.format("%Y-%m-%d %H:%M:%S UTC");
    let remedy = "see `timedatectl`: the clock should be set from the network";
    if now.timestamp() < EARLIEST {
        return Check::failed("clock", format!("it shows {shown}, which is past"), remedy);
    }
    let written = fs::metadata(config).and_then(|metadata| metadata.modified()).ok().map(DateTime::<Utc>::from);
    match written.filter(|written| now + FUTURE_MAX < *written) {
        Some(written) => {
            let found = format!("it shows {shown}, but the configuration was written at {}", written.format("%Y-%m-%d %H:%M UTC"));
            Check::failed("clock", found, remedy)
        }
        None => Check::ok("clock", shown.to_string()),
    }
}

/// Checks the room beside the store against the reserve below which nothing is taken in.
pub(super) fn disk(settings: &Settings, report: &mut dyn FnMut(Check)) {
    let place = existing(&settings.data_dir);
    let reserve_bytes = settings.store.reserve_bytes;
    report(match free_bytes(&place) {
        Err(error) => Check::failed("disk", format!("{}: {error}", place.display()), "see that data_dir can be reached"),
        Ok(free) => {
            let found = format!("{} MiB free at {}, {} MiB kept in reserve", free >> 20, place.display(), reserve_bytes >> 20);
            if free < reserve_bytes {
                Check::failed("disk", found, "free some room: nothing is taken in below the reserve")
            } else if free < reserve_bytes.saturating_mul(2) + settings.store.ballast_bytes {
                Check::warning("disk", found, "free some room soon")
            } else {
                Check::ok("disk", found)
            }
        }
    });
}

/// Opens the store, or sees that the daemon has it.
pub(super) fn store(settings: &Settings, daemon: Daemon) -> Check {
    let data = &settings.data_dir;
    let shown = data.display();
    if daemon == Daemon::Running {
        return Check::ok("store", format!("{shown} is open in the daemon"));
    }
    if !data.join("store").is_dir() {
        return Check::ok("store", format!("{shown} holds none yet; the first start makes it"));
    }
    // What another user opens, the daemon could not write any more.
    let owner = fs::metadata(data).map(|metadata| metadata.uid());
    let ours = fs::metadata("/proc/self").map(|metadata| metadata.uid());
    if let (Ok(owner), Ok(ours)) = (owner, ours)
        && owner != ours
    {
        let found = format!("{shown} belongs to user {owner}, and this is user {ours}: not opened");
        return Check::warning("store", found, format!("run this as user {owner}"));
    }
    let limits = StoreSettings { cache_bytes: settings.store.cache_bytes_max, reserve_bytes: 0, ballast_bytes: 0 };
    match SledStore::open_existing(data, &limits) {
        Ok(store) => Check::ok("store", format!("{shown} opens: {} records of {} commits", store.row_count(), store.sequence())),
        Err(StoreError::InUse) => {
            let remedy = format!("end that process, or see that control_socket = \"{}\" is its socket", settings.control_socket.display());
            Check::failed("store", format!("a process that does not answer has {shown} open"), remedy)
        }
        Err(error) => Check::failed("store", error.to_string(), format!("`redress verify {shown}` tells more")),
    }
}

/// Returns the nearest folder above `path` that exists.
fn existing(path: &Path) -> PathBuf {
    path.ancestors().find(|ancestor| ancestor.is_dir()).unwrap_or(Path::new("/")).to_owned()
}
