//! Opens the store, and knows a remedy for each way in which that can fail.

use std::fs;
use std::io;
use std::ops::Bound;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::engine::store::{StoreError, Tree};

use super::ledger::{Ledger, SCHEMA};
use super::places::{self, Places};
use super::rows::{self, OpenFault, Rows};
use super::witness::Witness;
use super::{SledStore, StoreSettings, durable, space};

/// The store's own mark while a process has it open; the second one after a stop without closing, for sled writes nothing
/// when a value is written over by the same, and opening must see a flush.
const OPEN: &[u8] = b"open";
const OPEN_AGAIN: &[u8] = b"open again";
/// The mark after it was closed.
pub(super) const CLOSED: &[u8] = b"closed";

/// Up to so many rows, a store is verified before it is used: about a third of a second.
const VERIFIED_AT_ONCE_ROWS: u64 = 20_000;

const LOCKED_TRIES_MAX: u32 = 300;
/// Closing writes a snapshot, which takes its time on a slow disk.
const CLOSED_TRIES_MAX: u32 = 3_000;
const LOCKED_PAUSE: Duration = Duration::from_millis(10);

pub(super) fn open(directory: &Path, settings: &StoreSettings) -> Result<SledStore, StoreError> {
    let places = Places::of(directory);
    let store = match open_at(&places, settings) {
        Err(StoreError::Full { .. }) if space::release_ballast(&places.ballast) => open_at(&places, settings)?,
        opened => opened?,
    };
    if 0 < settings.ballast_bytes {
        space::load_ballast(&places.ballast, settings.ballast_bytes, settings.reserve_bytes);
    }
    Ok(store)
}

fn open_at(places: &Places, settings: &StoreSettings) -> Result<SledStore, StoreError> {
    places::create_private(&places.data).map_err(|error| fault(&places.data, &error))?;
    let lock = places.lock().map_err(|error| fault(&places.data, &error))?.ok_or(StoreError::InUse)?;
    places.finish_exchange().map_err(|error| fault(&places.data, &error))?;
    let (rows, without_snapshot) = open_rows(&places.store, settings.cache_bytes)?;
    let witness = Witness::open(&places.witness).map_err(|error| fault(&places.witness, &error))?;
    let noted = witness.noted().map_err(|error| fault(&places.witness, &error))?;
    let ledger = read_ledger(&rows, noted)?;
    compare_with_witness(&ledger, noted, places)?;
    let state = rows.marked(rows::STATE_KEY)?;
    let stopped_cleanly = state.as_deref().is_none_or(|state| state == CLOSED && noted == Some(ledger.sequence));
    mark_open(&rows, if state.as_deref() == Some(OPEN) { OPEN_AGAIN } else { OPEN }).map_err(|error| as_full(error, places))?;
    make_names_durable(places).map_err(|error| fault(&places.store, &error))?;
    witness.note(ledger.sequence).and_then(|()| witness.sync()).map_err(|error| fault(&places.witness, &error))?;
    let (places, settings) = (places.clone(), settings.clone());
    let mut store = SledStore {
        rows,
        ledger,
        witness,
        places,
        settings,
        stopped_cleanly,
        is_audited: false,
        audit: None,
        copying: None,
        compacting: None,
        _lock: lock,
    };
    if without_snapshot || noted.is_none() || store.row_count() <= VERIFIED_AT_ONCE_ROWS {
        store.verify()?;
        store.is_audited = true;
    }
    Ok(store)
}

/// Opens sled; without its snapshot, which it can rebuild from the log, if it finds that damaged.
fn open_rows(store: &Path, cache_bytes: u64) -> Result<(Rows, bool), StoreError> {
    match open_unlocked(store, cache_bytes) {
        Ok(rows) => return Ok((rows, false)),
        Err(OpenFault::Corruption) => {}
        Err(failed) => return Err(open_fault(failed)),
    }
    let moved = move_snapshots_aside(store).map_err(|error| fault(store, &error))?;
    if moved == 0 {
        return Err(open_fault(OpenFault::Corruption));
    }
    tracing::warn!(moved, "a damaged snapshot was moved aside: the store is read from its log and verified");
    open_unlocked(store, cache_bytes).map(|rows| (rows, true)).map_err(open_fault)
}

/// Opens sled, and waits for its threads to let go of the file if this process had it open a moment ago. Another process
/// cannot have it: the lock beside the store is ours.
fn open_unlocked(store: &Path, cache_bytes: u64) -> Result<Rows, OpenFault> {
    for _ in 0..LOCKED_TRIES_MAX {
        match rows::open(store, cache_bytes) {
            Err(OpenFault::Locked) => thread::sleep(LOCKED_PAUSE),
            opened => return opened,
        }
    }
    Err(OpenFault::Locked)
}

/// Opens a store that took the place of another one in this process: it must hold what `ledger` says.
pub(super) fn reopen(places: &Places, settings: &StoreSettings, ledger: &Ledger) -> Result<Rows, StoreError> {
    let (rows, _) = open_rows(&places.store, settings.cache_bytes)?;
    if read_ledger(&rows, None)? != *ledger {
        return Err(damaged_ledger("the compacted store is not what was copied".to_owned()));
    }
    mark_open(&rows, OPEN)?;
    make_names_durable(places).map_err(|error| fault(&places.store, &error))?;
    Ok(rows)
}

/// Waits until no thread of sled has the files of `store` open: it locks them as long as it does.
pub(super) fn await_closed(store: &Path) -> io::Result<()> {
    let file = fs::File::open(store.join("db"))?;
    for _ in 0..CLOSED_TRIES_MAX {
        match file.try_lock() {
            Ok(()) => return file.unlock(),
            Err(fs::TryLockError::WouldBlock) => thread::sleep(LOCKED_PAUSE),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
    }
    Err(io::Error::other("sled holds on to its files"))
}

fn move_snapshots_aside(store: &Path) -> io::Result<usize> {
    let mut moved = 0;
    for entry in fs::read_dir(store)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("snap.") {
            fs::rename(entry.path(), store.join(format!("damaged-{name}")))?;
            moved += 1;
        }
    }
    Ok(moved)
}

pub(super) fn open_fault(failed: OpenFault) -> StoreError {
    let damaged = |why: &str| StoreError::Damaged {
        tree: "store",
        reason: format!("the files do not open ({why}); keep the data directory, and `redress restore` a backup into a new one"),
    };
    match failed {
        OpenFault::Corruption => damaged("a checksum is wrong"),
        OpenFault::Full(reason) => StoreError::Full { reason: format!("{reason}; free some room and start again") },
        OpenFault::Locked => StoreError::InUse,
        OpenFault::Panicked(reason) => damaged(&reason),
        OpenFault::Other(reason) => StoreError::Broken { reason },
    }
}

fn read_ledger(rows: &Rows, noted: Option<u64>) -> Result<Ledger, StoreError> {
    let Some(schema) = rows.marked(rows::SCHEMA_KEY)? else { return begin_ledger(rows, noted) };
    let found = schema.as_slice().try_into().map_or(0, u32::from_le_bytes);
    if found != SCHEMA {
        return Err(StoreError::Schema { found, known: SCHEMA });
    }
    let ledger = rows.marked(rows::LEDGER_KEY)?.as_deref().and_then(Ledger::decode);
    ledger.ok_or_else(|| damaged_ledger("the record of what was committed cannot be read".to_owned()))
}

/// Writes the marks of a new store; one with rows but without marks has lost them.
fn begin_ledger(rows: &Rows, noted: Option<u64>) -> Result<Ledger, StoreError> {
    for tree in Tree::ALL {
        if !rows.range(tree as u8, Bound::Unbounded, 1)?.is_empty() || noted.is_some_and(|noted| 0 < noted) {
            return Err(damaged_ledger("the record of what was committed is missing".to_owned()));
        }
    }
    let ledger = Ledger::default();
    rows.mark(rows::LEDGER_KEY, &ledger.encode())?;
    rows.mark(rows::SCHEMA_KEY, &SCHEMA.to_le_bytes())?;
    Ok(ledger)
}

fn compare_with_witness(ledger: &Ledger, noted: Option<u64>, places: &Places) -> Result<(), StoreError> {
    match noted {
        Some(noted) if ledger.sequence < noted => Err(damaged_ledger(format!(
            "the last commit there is number {}, and {noted} were written (to go on without them, remove {})",
            ledger.sequence,
            places.witness.display()
        ))),
        Some(_) | None => Ok(()),
    }
}

/// Marks the store as open, and makes sure that a flush of sled is a sync of the file.
fn mark_open(rows: &Rows, mark: &[u8]) -> Result<(), StoreError> {
    let before = durable::syncs();
    rows.mark(rows::STATE_KEY, mark)?;
    rows.flush()?;
    if durable::syncs() == before {
        return Err(StoreError::Broken {
            reason: "a flush does not reach the disk: this program was linked without its own `sync_file_range`; build it anew".to_owned(),
        });
    }
    Ok(())
}

fn make_names_durable(places: &Places) -> io::Result<()> {
    places::sync_files(&places.store)?;
    places::sync_blobs(&places.store)?;
    durable::sync_directory(&places.data)
}

/// Only a mark was to be written: a full disk is told as such, so that the ballast can be thrown off.
fn as_full(error: StoreError, places: &Places) -> StoreError {
    let full = fs2::available_space(&places.data).is_ok_and(|free| free < 1 << 20);
    if full { StoreError::Full { reason: error.to_string() } } else { error }
}

fn fault(path: &Path, error: &io::Error) -> StoreError {
    let reason = format!("{}: {error}", path.display());
    if rows::is_full(error) {
        return StoreError::Full { reason: format!("{reason}; free some room and start again") };
    }
    StoreError::Broken { reason }
}

fn damaged_ledger(reason: String) -> StoreError {
    StoreError::Damaged { tree: "ledger", reason: format!("{reason}; restore from a backup") }
}
