//! The store on sled: bytes in, bytes out, each commit whole and on the disk before it is acknowledged.
//!
//! Never goes on after an error of sled, never writes below the reserve of the disk, never trusts a row without its
//! checksum. Files of the data directory: `store/` is sled's, `witness`, `ballast` and `lock` stand beside it.

pub mod backup;
pub mod durable;

mod compact;
mod export;
mod filling;
mod frame;
mod ledger;
mod opening;
mod places;
mod rows;
mod space;
mod walk;
mod witness;

use std::fs::File;
use std::io;
use std::ops::Bound;
use std::path::{Path, PathBuf};

use sled::IVec;

use crate::engine::store::{Batch, Row, Store, StoreError, Tree};

pub use compact::{Compacted, compact};
pub use frame::{KEY_BYTES_MAX, VALUE_BYTES_MAX};
pub use space::free_bytes;
pub use walk::Progress;

use backup::Copying;
use compact::Compacting;
use ledger::Ledger;
use places::Places;
use rows::{Change, RawWrite, Rows};
use walk::Walk;
use witness::Witness;

/// Limits of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreSettings {
    /// sled's cache; the process may come to use two to four times as much.
    pub cache_bytes: u64,
    /// Nothing is committed while less is free on the disk.
    pub reserve_bytes: u64,
    /// A file that is thrown off when the disk is full, so that the store can open; 0 for none.
    pub ballast_bytes: u64,
}

impl Default for StoreSettings {
    fn default() -> StoreSettings {
        StoreSettings { cache_bytes: 4 << 20, reserve_bytes: 256 << 20, ballast_bytes: 32 << 20 }
    }
}

/// The store, open in this process alone.
pub struct SledStore {
    rows: Rows,
    ledger: Ledger,
    witness: Witness,
    places: Places,
    settings: StoreSettings,
    stopped_cleanly: bool,
    is_audited: bool,
    audit: Option<Walk>,
    copying: Option<Copying>,
    compacting: Option<Compacting>,
    /// Held as long as the store is open.
    _lock: File,
}

impl SledStore {
    /// Opens the store in the data directory `directory`, and creates both if they are absent.
    ///
    /// A store of few rows is verified here; of a greater one, the daemon calls [`SledStore::audit`] between commits
    /// until it is through. Start-up stays short whatever the store holds.
    ///
    /// # Errors
    /// Every reason names its remedy: do not go on without the store.
    pub fn open(directory: &Path, settings: &StoreSettings) -> Result<SledStore, StoreError> {
        opening::open(directory, settings)
    }

    /// Opens the store of a data directory that has one, for commands that must not create one by a slip of the pen.
    ///
    /// # Errors
    /// As [`SledStore::open`]; [`StoreError::Broken`] if there is none.
    pub fn open_existing(directory: &Path, settings: &StoreSettings) -> Result<SledStore, StoreError> {
        let places = Places::of(directory);
        if !places.store.is_dir() && !places.store_old.is_dir() {
            let reason = format!("{} holds no store; name the data directory of the daemon", directory.display());
            return Err(StoreError::Broken { reason });
        }
        SledStore::open(directory, settings)
    }

    /// Tells whether the store was closed before it was opened this time.
    pub fn stopped_cleanly(&self) -> bool {
        self.stopped_cleanly
    }

    /// Tells whether all rows were read and compared since the store was opened.
    pub fn is_audited(&self) -> bool {
        self.is_audited
    }

    /// Returns the number of commits since the store was created.
    pub fn sequence(&self) -> u64 {
        self.ledger.sequence
    }

    /// Returns the folder of the attachments beside the store.
    pub fn attachments(&self) -> PathBuf {
        self.places.attachments.clone()
    }

    /// Returns the number of rows, those of long values' chunks included.
    pub fn row_count(&self) -> u64 {
        self.ledger.rows()
    }

    /// Reads up to `rows_max` rows further, from the first to the last, and compares them with what was committed.
    ///
    /// Commits may come between two calls. After [`Progress::Whole`] the next call begins anew.
    ///
    /// # Errors
    /// A row is damaged, lost or rolled back: stop, and restore from a backup.
    pub fn audit(&mut self, rows_max: usize) -> Result<Progress, StoreError> {
        self.audit_each(rows_max, &mut |_, _, _| Ok(()))
    }

    /// Reads everything, and tests checksums, counts and chunks.
    ///
    /// # Errors
    /// As [`SledStore::audit`].
    pub fn verify(&mut self) -> Result<(), StoreError> {
        self.verify_each(|_, _, _| Ok(()))
    }

    /// As [`SledStore::verify`], and shows `visit` each tree, key and value: whether it can be decoded, which attachments
    /// it names.
    ///
    /// # Errors
    /// As [`SledStore::audit`], and the first error of `visit`.
    pub fn verify_each(&mut self, mut visit: impl FnMut(Tree, &[u8], &[u8]) -> Result<(), StoreError>) -> Result<(), StoreError> {
        self.audit = None;
        while self.audit_each(SLICE_ROWS, &mut visit)? == Progress::Going {}
        Ok(())
    }

    fn audit_each(&mut self, rows_max: usize, visit: &mut Visit<'_>) -> Result<Progress, StoreError> {
        let mut walk = self.audit.take().unwrap_or_default();
        for (number, key, row) in walk.visit(&self.rows, rows_max)? {
            let value = self.value(number, &key, &row)?;
            if let Some(tree) = Tree::ALL.get(usize::from(number)) {
                visit(*tree, &key, &value)?;
            }
        }
        if walk.is_through() {
            self.ledger.compare(walk.found())?;
            self.is_audited = true;
            return Ok(Progress::Whole);
        }
        self.audit = Some(walk);
        Ok(Progress::Going)
    }

    /// Marks the store as closed and closes it.
    ///
    /// # Errors
    /// The mark could not be written: the next start verifies.
    pub fn close(self) -> Result<(), StoreError> {
        self.mark_closed()
    }

    fn mark_closed(&self) -> Result<(), StoreError> {
        if self.rows.is_broken() {
            return Ok(());
        }
        self.rows.mark(rows::STATE_KEY, opening::CLOSED)?;
        self.rows.flush()?;
        self.witness.sync().map_err(|error| self.broken("writing the witness", &error))
    }

    /// Returns the value of a row, put together from its chunks if it has any.
    fn value(&self, tree: u8, key: &[u8], row: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (size_bytes, chunk_count, checksum) = match frame::open(tree, key, row)? {
            frame::Body::Whole(value) => return Ok(value.to_vec()),
            frame::Body::Chunked { size_bytes, chunk_count, checksum } => (size_bytes, chunk_count, checksum),
        };
        let damaged = |reason: &str| StoreError::Damaged {
            tree: frame::tree_name(tree),
            reason: format!("{reason} of a long value; restore from a backup"),
        };
        let mut value = Vec::with_capacity(size_bytes.min(VALUE_BYTES_MAX));
        for index in 0..chunk_count {
            let chunk_key = frame::chunk_key(tree, key, index);
            let chunk = self.rows.get(frame::CHUNKS, &chunk_key)?.ok_or_else(|| damaged("a part is missing"))?;
            match frame::open(frame::CHUNKS, &chunk_key, &chunk)? {
                frame::Body::Whole(part) => value.extend_from_slice(part),
                frame::Body::Chunked { .. } => return Err(damaged("a part has the wrong form")),
            }
        }
        if value.len() != size_bytes || crc32fast::hash(&value) != checksum {
            return Err(damaged("the checksum is wrong"));
        }
        Ok(value)
    }

    /// Tells those who are reading through the store what has changed behind their back.
    fn note(&mut self, changes: &[Change]) {
        for change in changes {
            if let Some(walk) = &mut self.audit {
                walk.note(change);
            }
            if let Some(copying) = &mut self.copying {
                copying.note(change);
            }
            if let Some(compacting) = &mut self.compacting {
                compacting.note(change);
            }
        }
    }

    fn broken(&self, doing: &str, error: &io::Error) -> StoreError {
        self.rows.break_off(format!("{doing} failed: {error}"))
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        if let Err(error) = self.mark_closed() {
            tracing::warn!(%error, "the store could not be marked as closed: the next start verifies it");
        }
    }
}

/// Looks at a value that was found whole.
type Visit<'a> = dyn FnMut(Tree, &[u8], &[u8]) -> Result<(), StoreError> + 'a;

/// Rows read at a time by what reads everything.
const SLICE_ROWS: usize = 512;

impl Store for SledStore {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.rows.get(tree as u8, key)?;
        row.map(|row| self.value(tree as u8, key, &row)).transpose()
    }

    fn scan(&self, tree: Tree, from: &[u8], count_max: usize) -> Result<Vec<Row>, StoreError> {
        let rows = self.rows.range(tree as u8, Bound::Included(from), count_max)?;
        rows.into_iter().map(|(key, row)| Ok((key.to_vec(), self.value(tree as u8, &key, &row)?))).collect()
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if batch.is_empty() {
            return Ok(());
        }
        let writes = seal(batch)?;
        space::check(&self.places.data, self.settings.reserve_bytes)?;
        let (ledger, changes) = self.rows.commit(&writes, &self.ledger)?;
        self.rows.flush()?;
        self.ledger = ledger;
        self.witness.note(self.ledger.sequence).map_err(|error| self.broken("writing the witness", &error))?;
        if writes.iter().any(|write| !write.chunks.is_empty()) {
            places::sync_blobs(&self.places.store).map_err(|error| self.broken("syncing", &error))?;
        }
        self.note(&changes);
        Ok(())
    }
}

fn seal(batch: &Batch) -> Result<Vec<RawWrite>, StoreError> {
    let mut writes = Vec::with_capacity(batch.writes.len());
    for ((tree, key), value) in &batch.writes {
        let size_bytes = value.as_ref().map_or(0, Vec::len);
        if VALUE_BYTES_MAX < size_bytes || KEY_BYTES_MAX < key.len() {
            return Err(StoreError::TooLarge { tree: tree.name(), key_bytes: key.len(), value_bytes: size_bytes });
        }
        let number = *tree as u8;
        let sealed = value.as_ref().map(|value| frame::seal(number, key, value));
        let (row, chunks) = sealed.map_or((None, Vec::new()), |sealed| (Some(IVec::from(sealed.row)), sealed.chunks));
        let chunks = chunks.into_iter().map(|(key, row)| (key.into(), row.into())).collect();
        writes.push(RawWrite { tree: number, key: key.as_slice().into(), row, chunks });
    }
    Ok(writes)
}

#[cfg(test)]
pub(crate) mod scratch;
#[cfg(test)]
mod tests;
