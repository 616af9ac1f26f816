//! sled behind a wall: raw rows of numbered trees, one transaction, one flush; after the first error nothing more.
//!
//! Never calls sled inside a transaction but through the transaction, and never `flush_async`: both deadlock.

use std::convert::Infallible;
use std::mem;
use std::ops::Bound;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use sled::transaction::{ConflictableTransactionError, TransactionError, Transactional, TransactionalTree};
use sled::{IVec, Tree as SledTree};

use crate::engine::store::{StoreError, Tree};

use super::frame;
use super::ledger::Ledger;

/// Fixed when a store is created. A page over a quarter of it would become a blob (see [`frame::CHUNK_BYTES`]).
const SEGMENT_BYTES: usize = 4 * 1024 * 1024;
/// sled's own thread syncs and collects garbage at this pace; without it, it never would.
const FLUSH_EVERY_MS: u64 = 500;

pub(super) const LEDGER_KEY: &[u8] = b"ledger";
pub(super) const SCHEMA_KEY: &[u8] = b"schema";
pub(super) const STATE_KEY: &[u8] = b"state";

/// A row as sled holds it.
pub(super) type RawRow = (IVec, IVec);

/// One row to write, in its stored form; `None` removes it. Chunks of the row that it replaces go with it.
pub(super) struct RawWrite {
    pub(super) tree: u8,
    pub(super) key: IVec,
    pub(super) row: Option<IVec>,
    pub(super) chunks: Vec<RawRow>,
}

/// One row that a commit has changed.
pub(super) struct Change {
    pub(super) tree: u8,
    pub(super) key: IVec,
    pub(super) old: Option<IVec>,
    pub(super) new: Option<IVec>,
}

/// The open trees.
pub(super) struct Rows {
    /// `None` once it was let go.
    db: Option<sled::Db>,
    /// The trees of [`Tree::ALL`], then the chunks, then the ledger.
    trees: Vec<SledTree>,
    fault: OnceLock<String>,
    gave_up: AtomicBool,
}

impl Drop for Rows {
    /// Leaves sled alone after a panic: its own threads may be gone, and closing would wait for them for ever.
    fn drop(&mut self) {
        if self.gave_up.load(Ordering::SeqCst) {
            mem::forget(self.db.take());
        }
    }
}

/// Why sled did not open.
pub(super) enum OpenFault {
    /// sled says that a file is damaged: without its snapshot it may do better.
    Corruption,
    Full(String),
    /// A thread of sled still has the file of an earlier opening.
    Locked,
    Panicked(String),
    Other(String),
}

/// Opens sled's directory, and creates it if it is absent.
pub(super) fn open(directory: &Path, cache_bytes: u64) -> Result<Rows, OpenFault> {
    let config =
        sled::Config::new().path(directory).cache_capacity(cache_bytes).segment_size(SEGMENT_BYTES).flush_every_ms(Some(FLUSH_EVERY_MS));
    let opened = quietly(|| {
        let db = config.open()?;
        let names = Tree::ALL.into_iter().map(Tree::name).chain(["chunks", "ledger"]);
        let trees = names.map(|name| db.open_tree(name)).collect::<Result<Vec<_>, _>>()?;
        Ok((db, trees))
    });
    match opened {
        Ok(Ok((db, trees))) => Ok(Rows { db: Some(db), trees, fault: OnceLock::new(), gave_up: AtomicBool::new(false) }),
        Ok(Err(sled::Error::Corruption { .. })) => Err(OpenFault::Corruption),
        Ok(Err(sled::Error::Io(error))) if is_full(&error) => Err(OpenFault::Full(error.to_string())),
        Ok(Err(sled::Error::Io(error))) if error.to_string().starts_with("could not acquire lock") => Err(OpenFault::Locked),
        Ok(Err(error)) => Err(OpenFault::Other(error.to_string())),
        Err(panicked) => Err(OpenFault::Panicked(panicked)),
    }
}

impl Rows {
    pub(super) fn get(&self, tree: u8, key: &[u8]) -> Result<Option<IVec>, StoreError> {
        self.attempt("reading", || self.tree(tree).get(key))
    }

    /// Returns up to `count_max` rows in ascending order from `from`; stops at the first error.
    pub(super) fn range(&self, tree: u8, from: Bound<&[u8]>, count_max: usize) -> Result<Vec<RawRow>, StoreError> {
        self.attempt("reading", || self.tree(tree).range::<&[u8], _>((from, Bound::Unbounded)).take(count_max).collect())
    }

    /// Writes all of `writes` and the ledger that follows from them in one transaction, and returns that ledger.
    ///
    /// Not yet on the disk: [`Rows::flush`] comes next.
    pub(super) fn commit(&self, writes: &[RawWrite], ledger: &Ledger) -> Result<(Ledger, Vec<Change>), StoreError> {
        self.attempt("writing", || match self.trees.as_slice().transaction(|trees| write_all(trees, writes, ledger)) {
            Ok(written) => Ok(written),
            Err(TransactionError::Storage(error)) => Err(error),
            Err(TransactionError::Abort(never)) => match never {},
        })
    }

    /// Writes rows that are already counted, for a store that is being filled; the ledger follows with [`Rows::mark`].
    pub(super) fn fill(&self, tree: u8, rows: Vec<(Vec<u8>, Option<Vec<u8>>)>) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for (key, row) in rows {
            match row {
                Some(row) => batch.insert(key, row),
                None => batch.remove(key),
            }
        }
        self.attempt("writing", || self.tree(tree).apply_batch(batch))
    }

    /// Writes one row of the ledger tree.
    pub(super) fn mark(&self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        let row = frame::seal(frame::LEDGER, key, value).row;
        self.attempt("writing", || self.tree(frame::LEDGER).insert(key, row).map(drop))
    }

    /// Reads one row of the ledger tree.
    pub(super) fn marked(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(row) = self.get(frame::LEDGER, key)? else { return Ok(None) };
        match frame::open(frame::LEDGER, key, &row)? {
            frame::Body::Whole(value) => Ok(Some(value.to_vec())),
            frame::Body::Chunked { .. } => Ok(None),
        }
    }

    /// Writes everything to the disk (with the help of `durable`).
    pub(super) fn flush(&self) -> Result<(), StoreError> {
        self.attempt("writing", || self.db.as_ref().map_or(Ok(()), |db| db.flush().map(drop)))
    }

    /// Closes sled, so that its directory can be exchanged; the handle is of no use after it.
    pub(super) fn let_go(&mut self) {
        drop(self.break_off("the store is being exchanged".to_owned()));
        self.trees.clear();
        self.db = None;
    }

    /// Tells whether an error has made the handle unusable.
    pub(super) fn is_broken(&self) -> bool {
        self.fault.get().is_some()
    }

    /// Ends all use of the handle after a failure outside sled.
    pub(super) fn break_off(&self, reason: String) -> StoreError {
        StoreError::Broken { reason: self.fault.get_or_init(|| reason).clone() }
    }

    fn tree(&self, number: u8) -> &SledTree {
        let place = match number {
            frame::CHUNKS => Tree::ALL.len(),
            frame::LEDGER => Tree::ALL.len() + 1,
            number => usize::from(number),
        };
        &self.trees[place]
    }

    /// Runs `work` unless an earlier error forbids it. sled is not to be trusted after an error: some reads fail, and an
    /// iterator may return errors without end.
    fn attempt<T>(&self, doing: &str, work: impl FnOnce() -> sled::Result<T>) -> Result<T, StoreError> {
        if let Some(reason) = self.fault.get() {
            return Err(StoreError::Broken { reason: reason.clone() });
        }
        let reason = match quietly(work) {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(sled::Error::Io(error))) if is_full(&error) => {
                format!("the disk became full while {doing}: free some room and start again")
            }
            Ok(Err(error)) => format!("{doing} failed: {error}; start again, and run `redress verify` if it recurs"),
            Err(panicked) => {
                self.gave_up.store(true, Ordering::SeqCst);
                format!("{doing} failed: {panicked}; run `redress verify`, and restore from a backup if it fails")
            }
        };
        Err(self.break_off(reason))
    }
}

type Transacted<T> = Result<T, ConflictableTransactionError<Infallible>>;

fn write_all(trees: &[TransactionalTree], writes: &[RawWrite], ledger: &Ledger) -> Transacted<(Ledger, Vec<Change>)> {
    let (chunks, ledger_tree) = (&trees[Tree::ALL.len()], &trees[Tree::ALL.len() + 1]);
    let mut changes = Vec::with_capacity(writes.len());
    for write in writes {
        let tree = &trees[usize::from(write.tree)];
        let old = put(tree, write.tree, &write.key, write.row.clone(), &mut changes)?;
        for (key, row) in &write.chunks {
            put(chunks, frame::CHUNKS, key, Some(row.clone()), &mut changes)?;
        }
        let kept = write.chunks.len() as u16;
        for index in kept..old.as_deref().map_or(0, frame::chunk_count) {
            let key = frame::chunk_key(write.tree, &write.key, index).into();
            put(chunks, frame::CHUNKS, &key, None, &mut changes)?;
        }
    }
    let ledger = after(ledger, &changes);
    ledger_tree.insert(LEDGER_KEY, frame::seal(frame::LEDGER, LEDGER_KEY, &ledger.encode()).row)?;
    Ok((ledger, changes))
}

fn put(tree: &TransactionalTree, number: u8, key: &IVec, new: Option<IVec>, changes: &mut Vec<Change>) -> Transacted<Option<IVec>> {
    let old = match &new {
        Some(row) => tree.insert(key.clone(), row.clone())?,
        None => tree.remove(key.clone())?,
    };
    changes.push(Change { tree: number, key: key.clone(), old: old.clone(), new });
    Ok(old)
}

fn after(ledger: &Ledger, changes: &[Change]) -> Ledger {
    let mut ledger = ledger.clone();
    ledger.sequence += 1;
    for change in changes {
        if let Some(old) = &change.old {
            ledger.take(change.tree, old);
        }
        if let Some(new) = &change.new {
            ledger.add(change.tree, new);
        }
    }
    ledger
}

pub(super) fn is_full(error: &std::io::Error) -> bool {
    error.kind() == std::io::ErrorKind::StorageFull || error.kind() == std::io::ErrorKind::QuotaExceeded
}

/// Runs `work` and returns a panic's words as an error, without a trace on stderr: the caller has better words.
fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    hush::install();
    let _hushed = hush::Hushed::begin();
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let words = payload.downcast_ref::<String>().map(String::as_str).or_else(|| payload.downcast_ref::<&str>().copied());
        format!("sled gave up: {}", words.unwrap_or("no reason given"))
    })
}

/// Keeps panics of sled, which are caught, off the terminal.
mod hush {
    use std::cell::Cell;
    use std::panic;
    use std::sync::Once;
    use std::thread;

    thread_local! {
        static HUSHED: Cell<bool> = const { Cell::new(false) };
    }

    /// While it lives, a panic of this thread is not printed.
    pub(super) struct Hushed {
        before: bool,
    }

    impl Hushed {
        pub(super) fn begin() -> Hushed {
            Hushed { before: HUSHED.replace(true) }
        }
    }

    impl Drop for Hushed {
        fn drop(&mut self) {
            HUSHED.set(self.before);
        }
    }

    /// Sets the panic hook once; all panics but those of sled reach the hook that was there.
    pub(super) fn install() {
        static INSTALLED: Once = Once::new();
        INSTALLED.call_once(|| {
            let usual = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                let of_sled = thread::current().name().is_some_and(|name| name.starts_with("sled-io-"));
                if !of_sled && !HUSHED.get() {
                    usual(info);
                }
            }));
        });
    }
}
