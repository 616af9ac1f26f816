//! Room on the disk: a reserve below which nothing is committed, and a ballast that is thrown off so that sled can open.
//!
//! sled cannot open on a full disk, for it writes a snapshot first.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use crate::engine::store::StoreError;

/// Returns the room that this process may use where `directory` lies.
///
/// # Errors
/// The directory cannot be reached.
pub fn free_bytes(directory: &Path) -> io::Result<u64> {
    fs2::available_space(directory)
}

/// Refuses when less than `reserve_bytes` are free where `directory` lies.
///
/// # Errors
/// [`StoreError::Full`]: nothing was written; ask again once there is room.
pub(super) fn check(directory: &Path, reserve_bytes: u64) -> Result<(), StoreError> {
    let free_bytes = fs2::available_space(directory)
        .map_err(|error| StoreError::Broken { reason: format!("the free room at {} cannot be told: {error}", directory.display()) })?;
    if reserve_bytes <= free_bytes {
        return Ok(());
    }
    Err(StoreError::Full {
        reason: format!(
            "{} MiB are free at {}, and {} MiB are kept in reserve; free some room",
            free_bytes >> 20,
            directory.display(),
            reserve_bytes >> 20
        ),
    })
}

/// Writes the ballast if it is absent and fits beside the reserve; without it the store works, so a failure is no error.
pub(super) fn load_ballast(path: &Path, ballast_bytes: u64, reserve_bytes: u64) {
    let fits = |directory: &Path| fs2::available_space(directory).is_ok_and(|free| ballast_bytes + reserve_bytes < free);
    if path.exists() || !path.parent().is_some_and(fits) {
        return;
    }
    if write_ballast(path, ballast_bytes).is_err() {
        release_ballast(path);
    }
}

fn write_ballast(path: &Path, ballast_bytes: u64) -> io::Result<()> {
    let block = vec![0xb5; 64 * 1024];
    let mut file = File::create_new(path)?;
    for _ in 0..ballast_bytes.div_ceil(block.len() as u64) {
        file.write_all(&block)?;
    }
    file.sync_all()
}

/// Removes the ballast, and tells whether there was one.
pub(super) fn release_ballast(path: &Path) -> bool {
    fs::remove_file(path).is_ok()
}
