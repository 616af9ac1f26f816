//! Compaction: the rows go into a new store that takes the place of the old one, in slices between commits.
//!
//! It is sled's only way to give room back, and the only one to have removed records gone from the disk. A process that ends in
//! the middle leaves the old store as it was, or the new one: nothing between.

use std::mem;
use std::path::Path;

use super::backup::BackupError;
use super::filling::Filling;
use super::ledger::Ledger;
use super::rows::Change;
use super::walk::Walk;
use super::{SLICE_ROWS, SledStore, StoreSettings, frame, opening, space};

use crate::engine::store::StoreError;

/// What a compaction has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compacted {
    pub rows: u64,
    pub bytes_before: u64,
    pub bytes_after: u64,
}

/// A compaction on its way; commits go on between its slices, and go into both stores.
pub(super) struct Compacting {
    /// Through the old store, to copy it.
    copied: Walk,
    /// Through the new store, to compare it.
    compared: Walk,
    filling: Filling,
    /// A failure while a commit was noted: the commit stands, the compaction does not.
    failed: Option<StoreError>,
}

impl Compacting {
    pub(super) fn note(&mut self, change: &Change) {
        if !self.copied.note(change) || self.failed.is_some() {
            return;
        }
        let written = self.filling.write(change.tree, change.key.to_vec(), change.new.as_ref().map(|row| row.to_vec()));
        self.compared.note(change);
        self.failed = written.err();
    }

    /// Goes on by up to `rows_max` rows; returns whether both stores hold the same.
    fn go_on(&mut self, store: &SledStore, rows_max: usize) -> Result<bool, BackupError> {
        if let Some(error) = self.failed.take() {
            return Err(given_up(error));
        }
        if self.copied.is_through() {
            return self.compare(&store.ledger, rows_max).map_err(given_up);
        }
        for (tree, key, row) in self.copied.visit(&store.rows, rows_max)? {
            self.filling.write(tree, key.to_vec(), Some(row.to_vec())).map_err(given_up)?;
        }
        if self.copied.is_through() {
            store.ledger.compare(self.copied.found())?;
        }
        Ok(false)
    }

    fn compare(&mut self, ledger: &Ledger, rows_max: usize) -> Result<bool, StoreError> {
        self.filling.settle()?;
        for (tree, key, row) in self.compared.visit(&self.filling.rows, rows_max)? {
            frame::open(tree, &key, &row)?;
        }
        if !self.compared.is_through() {
            return Ok(false);
        }
        ledger.compare(self.compared.found()).map(|()| true)
    }
}

/// The new store failed, on a full disk for instance: the old one is as it was.
fn given_up(error: StoreError) -> BackupError {
    BackupError::Refused { reason: format!("the compaction was given up, and the store is as it was: {error}") }
}

impl SledStore {
    /// Begins a compaction. It needs as much free room as the rows take; one runs at a time, and no backup beside it.
    ///
    /// # Errors
    /// Nothing was begun; the store is as it was.
    pub fn begin_compaction(&mut self) -> Result<(), BackupError> {
        self.refuse_two()?;
        space::check(&self.places.data, self.settings.reserve_bytes + size_bytes(&self.places.store)).map_err(given_up)?;
        let filling = Filling::begin(&self.places)?;
        self.compacting = Some(Compacting { copied: Walk::default(), compared: Walk::default(), filling, failed: None });
        Ok(())
    }

    /// Goes on with the compaction by up to `rows_max` rows; the last call puts the new store in the place of the old one.
    ///
    /// # Errors
    /// The compaction is given up. [`BackupError::Store`]: do not go on with the store either; else it is sound.
    pub fn continue_compaction(&mut self, rows_max: usize) -> Result<Option<Compacted>, BackupError> {
        let Some(mut compacting) = self.compacting.take() else {
            return Err(BackupError::Refused { reason: "no compaction was begun".to_owned() });
        };
        if !compacting.go_on(self, rows_max)? {
            self.compacting = Some(compacting);
            return Ok(None);
        }
        let bytes_before = size_bytes(&self.places.store);
        let mut filling = compacting.filling;
        filling.seal(&self.ledger).map_err(given_up)?;
        drop(filling);
        self.exchange()?;
        Ok(Some(Compacted { rows: self.ledger.rows(), bytes_before, bytes_after: size_bytes(&self.places.store) }))
    }

    /// Compacts while nothing else uses the store.
    ///
    /// # Errors
    /// As [`SledStore::continue_compaction`].
    pub fn compact(&mut self) -> Result<Compacted, BackupError> {
        self.begin_compaction()?;
        loop {
            if let Some(compacted) = self.continue_compaction(SLICE_ROWS)? {
                return Ok(compacted);
            }
        }
    }

    /// Closes the store, puts the new one in its place, and opens that. From the closing on, an error leaves no store to go on with.
    fn exchange(&mut self) -> Result<(), BackupError> {
        let failed = |doing: &str, error: &std::io::Error| StoreError::Broken { reason: format!("{doing} failed: {error}; start again") };
        self.rows.let_go();
        // A thread of sled that still has a store open would write into the directory that has its name by then.
        for store in [&self.places.store, &self.places.store_new] {
            opening::await_closed(store).map_err(|error| failed("closing the store", &error))?;
        }
        self.places.exchange().map_err(|error| failed("exchanging the store", &error))?;
        drop(mem::replace(&mut self.rows, opening::reopen(&self.places, &self.settings, &self.ledger)?));
        Ok(())
    }
}

/// Compacts the store of a data directory that no process uses.
///
/// # Errors
/// The store is as it was; what is left beside it is removed at the next start.
pub fn compact(directory: &Path, settings: &StoreSettings) -> Result<Compacted, BackupError> {
    let mut store = SledStore::open_existing(directory, settings)?;
    let compacted = store.compact()?;
    store.close()?;
    Ok(compacted)
}

fn size_bytes(store: &Path) -> u64 {
    std::fs::metadata(store.join("db")).map_or(0, |db| db.len())
}
