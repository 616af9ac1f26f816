//! Where the files of a store lie in its data directory, and how directories are created and exchanged durably.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use super::durable;

/// The files of a data directory.
#[derive(Clone, Debug)]
pub(super) struct Places {
    pub(super) data: PathBuf,
    /// sled's directory.
    pub(super) store: PathBuf,
    /// Being filled by a restore or a compaction; never opened as the store.
    pub(super) store_new: PathBuf,
    /// Replaced by a compaction, on its way out.
    pub(super) store_old: PathBuf,
    pub(super) witness: PathBuf,
    pub(super) ballast: PathBuf,
    pub(super) attachments: PathBuf,
    lock: PathBuf,
}

impl Places {
    pub(super) fn of(data: &Path) -> Places {
        Places {
            data: data.to_owned(),
            store: data.join("store"),
            store_new: data.join("store.new"),
            store_old: data.join("store.old"),
            witness: data.join("witness"),
            ballast: data.join("ballast"),
            attachments: data.join("attachments"),
            lock: data.join("lock"),
        }
    }

    /// Takes the lock that keeps a second process out; `None` if another process has it.
    pub(super) fn lock(&self) -> io::Result<Option<File>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&self.lock)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Ends an exchange of directories that was cut off.
    pub(super) fn finish_exchange(&self) -> io::Result<()> {
        if !self.store.exists() && self.store_old.exists() {
            fs::rename(&self.store_old, &self.store)?;
        }
        if !self.store.exists() && self.store_new.exists() {
            return Err(io::Error::other(format!(
                "a restore to {} was not finished: remove that directory and restore again",
                self.data.display()
            )));
        }
        for leftover in [&self.store_old, &self.store_new] {
            if leftover.exists() {
                fs::remove_dir_all(leftover)?;
            }
        }
        durable::sync_directory(&self.data)
    }

    /// Puts `store_new`, which is closed and whole, in the place of `store`.
    pub(super) fn exchange(&self) -> io::Result<()> {
        sync_files(&self.store_new)?;
        if self.store.exists() {
            fs::rename(&self.store, &self.store_old)?;
        }
        fs::rename(&self.store_new, &self.store)?;
        durable::sync_directory(&self.data)?;
        if self.store_old.exists() {
            fs::remove_dir_all(&self.store_old)?;
        }
        durable::sync_directory(&self.data)
    }
}

/// Creates a directory that is this user's alone, with those above it, and writes its name to the disk.
pub(super) fn create_private(directory: &Path) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    match directory.parent() {
        Some(parent) if parent != Path::new("") => durable::sync_directory(parent),
        Some(_) | None => durable::sync_directory(Path::new(".")),
    }
}

/// Syncs the files of sled's directory, and their names.
pub(super) fn sync_files(store: &Path) -> io::Result<()> {
    for entry in fs::read_dir(store)? {
        let path = entry?.path();
        File::open(&path)?.sync_all()?;
    }
    durable::sync_directory(store)
}

/// Syncs sled's blobs, which it writes without any sync, and returns how many there are: with our bounds there are none.
pub(super) fn sync_blobs(store: &Path) -> io::Result<usize> {
    let directory = store.join("blobs");
    let mut count = 0;
    for entry in fs::read_dir(&directory)? {
        File::open(entry?.path())?.sync_all()?;
        count += 1;
    }
    if 0 < count {
        durable::sync_directory(&directory)?;
        tracing::warn!(count, "sled has put pages into files of their own");
    }
    Ok(count)
}
