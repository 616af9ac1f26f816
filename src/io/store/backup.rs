//! Backup of an open store, in slices between commits, and its restoring into a new data directory.
//!
//! A backup directory holds `rows` (see `export`), `attachments/`, and, written last, `manifest.json`: without it a backup
//! is unfinished, and restoring refuses it. What is restored is read again and compared before it takes its name.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::engine::store::StoreError;
use crate::io::attachments;

use super::export::{Export, Import, Record};
use super::filling::Filling;
use super::ledger::{Ledger, SCHEMA};
use super::places::{self, Places};
use super::rows::Change;
use super::walk::Walk;
use super::witness::Witness;
use super::{SLICE_ROWS, SledStore, durable, frame};

/// The form of a backup directory.
const FORMAT: u32 = 1;

/// What a backup contains, for people and for restoring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub schema: u32,
    /// Commits since the store was created.
    pub sequence: u64,
    /// Rows by name of the tree.
    pub rows: BTreeMap<String, u64>,
    pub attachments: u64,
}

/// Why a backup, a restore or a compaction did not come about.
#[derive(Debug)]
pub enum BackupError {
    Store(StoreError),
    /// A file other than the store's.
    File {
        path: PathBuf,
        error: io::Error,
    },
    /// Nothing was begun.
    Refused {
        reason: String,
    },
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BackupError::Store(error) => error.fmt(f),
            BackupError::File { path, error } => write!(f, "{}: {error}", path.display()),
            BackupError::Refused { reason } => f.write_str(reason),
        }
    }
}

impl std::error::Error for BackupError {}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> BackupError {
        BackupError::Store(error)
    }
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupError {
    |error| BackupError::File { path: path.to_owned(), error }
}

/// A backup on its way; commits go on between its slices.
pub(super) struct Copying {
    walk: Walk,
    target: PathBuf,
    export: Export,
    /// A failure while a commit was noted: the commit stands, the backup does not.
    failed: Option<io::Error>,
}

impl Copying {
    pub(super) fn note(&mut self, change: &Change) {
        if !self.walk.note(change) || self.failed.is_some() {
            return;
        }
        let written = match &change.new {
            Some(row) => self.export.put(change.tree, &change.key, row),
            None => self.export.remove(change.tree, &change.key),
        };
        self.failed = written.err();
    }
}

/// A backup whose rows are written; what is left needs no store, and may be done on another thread.
#[must_use = "a backup without its manifest is unfinished"]
pub struct Copied {
    rows: File,
    ledger: Ledger,
    target: PathBuf,
    attachments: PathBuf,
}

impl SledStore {
    /// Begins a backup into `target`, which must be absent or empty. One backup runs at a time.
    ///
    /// # Errors
    /// Nothing was begun; the store is as it was.
    pub fn begin_backup(&mut self, target: &Path) -> Result<(), BackupError> {
        self.refuse_two()?;
        refuse_filled(target)?;
        places::create_private(target).map_err(at(target))?;
        let path = target.join("rows");
        let export = Export::create(&path).map_err(at(&path))?;
        self.copying = Some(Copying { walk: Walk::default(), target: target.to_owned(), export, failed: None });
        Ok(())
    }

    /// Tells whether a backup or a compaction is under way.
    pub fn is_copied(&self) -> bool {
        self.refuse_two().is_err()
    }

    /// Refuses a second reading of everything beside a first one.
    pub(super) fn refuse_two(&self) -> Result<(), BackupError> {
        let running = match (&self.copying, &self.compacting) {
            (None, None) => return Ok(()),
            (Some(_), _) => "another backup",
            (None, Some(_)) => "a compaction",
        };
        Err(BackupError::Refused { reason: format!("{running} is running: wait until it is through") })
    }

    /// Writes up to `rows_max` rows of the backup that was begun; returns what is to be finished after the last.
    ///
    /// # Errors
    /// The backup is given up. [`BackupError::Store`]: do not go on with the store either; else it is sound.
    pub fn continue_backup(&mut self, rows_max: usize) -> Result<Option<Copied>, BackupError> {
        let Some(mut copying) = self.copying.take() else {
            return Err(BackupError::Refused { reason: "no backup was begun".to_owned() });
        };
        let path = copying.target.join("rows");
        if let Some(error) = copying.failed {
            return Err(BackupError::File { path, error });
        }
        for (tree, key, row) in copying.walk.visit(&self.rows, rows_max)? {
            frame::open(tree, &key, &row)?;
            copying.export.put(tree, &key, &row).map_err(at(&path))?;
        }
        if !copying.walk.is_through() {
            self.copying = Some(copying);
            return Ok(None);
        }
        self.ledger.compare(copying.walk.found())?;
        let rows = copying.export.end(&self.ledger).map_err(at(&path))?;
        let attachments = self.places.attachments.clone();
        Ok(Some(Copied { rows, ledger: self.ledger.clone(), target: copying.target, attachments }))
    }

    /// Writes a whole backup into `target` while nothing else uses the store.
    ///
    /// # Errors
    /// As [`SledStore::continue_backup`].
    pub fn backup(&mut self, target: &Path) -> Result<Manifest, BackupError> {
        self.begin_backup(target)?;
        loop {
            if let Some(copied) = self.continue_backup(SLICE_ROWS)? {
                return copied.finish();
            }
        }
    }
}

impl Copied {
    /// Syncs the rows, takes the attachments in (by hard links where the disk is the same), and writes the manifest.
    ///
    /// # Errors
    /// The backup is unfinished; the store is not concerned.
    pub fn finish(self) -> Result<Manifest, BackupError> {
        self.rows.sync_all().map_err(at(&self.target))?;
        let copies = self.target.join("attachments");
        let attachments = attachments::copy_all(&self.attachments, &copies).map_err(at(&copies))?;
        let manifest =
            Manifest { format: FORMAT, schema: SCHEMA, sequence: self.ledger.sequence, rows: rows_by_name(&self.ledger), attachments };
        let path = self.target.join("manifest.json");
        write_manifest(&path, &manifest).map_err(at(&path))?;
        durable::sync_directory(&self.target).map_err(at(&self.target))?;
        Ok(manifest)
    }
}

fn rows_by_name(ledger: &Ledger) -> BTreeMap<String, u64> {
    ledger.tallies.iter().map(|(tree, tally)| (frame::tree_name(*tree).to_owned(), tally.rows)).collect()
}

fn write_manifest(path: &Path, manifest: &Manifest) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(manifest)?;
    text.push(b'\n');
    fs::write(path, text)?;
    File::open(path)?.sync_all()
}

fn refuse_filled(target: &Path) -> Result<(), BackupError> {
    let filled = match fs::read_dir(target) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(at(target)(error)),
    };
    if filled {
        return Err(BackupError::Refused {
            reason: format!("{} is not empty: name a directory that is, or does not exist yet", target.display()),
        });
    }
    Ok(())
}

/// Restores the backup in `source` into the data directory `target`, which must be absent or empty.
///
/// # Errors
/// The target is not a data directory, whatever stands in it: remove it before the next try.
pub fn restore(source: &Path, target: &Path) -> Result<Manifest, BackupError> {
    let manifest = read_manifest(source)?;
    refuse_filled(target)?;
    places::create_private(target).map_err(at(target))?;
    let places = Places::of(target);
    let _lock = places.lock().map_err(at(target))?.ok_or(StoreError::InUse)?;
    let ledger = restore_rows(source, &places)?;
    if rows_by_name(&ledger) != manifest.rows || ledger.sequence != manifest.sequence {
        let path = source.join("manifest.json");
        let error = io::Error::new(io::ErrorKind::InvalidData, "the manifest belongs to other rows; take another backup");
        return Err(BackupError::File { path, error });
    }
    let copies = source.join("attachments");
    attachments::copy_all(&copies, &places.attachments).map_err(at(&places.attachments))?;
    attachments::verify_all(&places.attachments).map_err(at(&places.attachments))?;
    let noted = Witness::open(&places.witness).and_then(|witness| witness.note(ledger.sequence).and_then(|()| witness.sync()));
    noted.map_err(at(&places.witness))?;
    places.exchange().map_err(at(target))?;
    Ok(manifest)
}

fn read_manifest(source: &Path) -> Result<Manifest, BackupError> {
    let path = source.join("manifest.json");
    let refused = |why: String| BackupError::Refused { reason: format!("{}: {why}", path.display()) };
    let text = fs::read(&path).map_err(|error| refused(format!("{error}; the backup is unfinished, or this is none")))?;
    let manifest: Manifest = serde_json::from_slice(&text).map_err(|error| refused(error.to_string()))?;
    if manifest.format != FORMAT || manifest.schema != SCHEMA {
        return Err(refused(format!(
            "the backup has format {}.{}, and this program knows {FORMAT}.{SCHEMA}",
            manifest.format, manifest.schema
        )));
    }
    Ok(manifest)
}

fn restore_rows(source: &Path, places: &Places) -> Result<Ledger, BackupError> {
    let path = source.join("rows");
    let mut import = Import::open(&path).map_err(at(&path))?;
    let mut filling = Filling::begin(places)?;
    loop {
        match import.read().map_err(at(&path))? {
            Record::Put { tree, key, row } => {
                frame::open(tree, &key, &row)?;
                filling.write(tree, key, Some(row))?;
            }
            Record::Remove { tree, key } => filling.write(tree, key, None)?,
            Record::End(ledger) => {
                filling.end(&ledger)?;
                return Ok(ledger);
            }
        }
    }
}
