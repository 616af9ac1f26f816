//! Compaction: the rows go into a new store that takes the place of the old one.
//!
//! It is sled's only way to give room back, and the only one to have removed records gone from the disk.

use std::path::Path;

use super::backup::{BackupError, Filling};
use super::walk::Walk;
use super::{SLICE_ROWS, SledStore, StoreSettings};

/// What a compaction has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    pub rows: u64,
    pub bytes_before: u64,
    pub bytes_after: u64,
}

/// Compacts the store of a data directory that no process uses. Needs as much free room as the rows take.
///
/// # Errors
/// The store is as it was; what is left beside it is removed at the next start.
pub fn compact(directory: &Path, settings: &StoreSettings) -> Result<Compacted, BackupError> {
    let store = SledStore::open_existing(directory, settings)?;
    let places = store.places.clone();
    let bytes_before = size_bytes(&places.store);
    let mut filling = Filling::begin(&places)?;
    let mut walk = Walk::default();
    while !walk.is_through() {
        for (tree, key, row) in walk.visit(&store.rows, SLICE_ROWS)? {
            filling.write(tree, key.to_vec(), Some(row.to_vec()))?;
        }
    }
    store.ledger.compare(walk.found())?;
    filling.end(&store.ledger)?;
    let rows = store.ledger.rows();
    let lock = store.into_lock()?;
    places.exchange().map_err(|error| BackupError::File { path: places.store.clone(), error })?;
    drop(lock);
    Ok(Compacted { rows, bytes_before, bytes_after: size_bytes(&places.store) })
}

fn size_bytes(store: &Path) -> u64 {
    std::fs::metadata(store.join("db")).map_or(0, |db| db.len())
}
