//! A file beside the store that remembers the number of the last commit.
//!
//! A damaged file can make sled open at an earlier state that is whole in itself. The witness is written after each commit
//! is on the disk, so it is never ahead of a sound store: a store behind its witness has lost commits.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

/// The witness is synced with every so many commits, and when the store is closed.
const SYNC_EVERY: u64 = 256;

/// The open file.
pub(super) struct Witness {
    file: File,
}

impl Witness {
    /// Opens the file, and creates it if it is absent.
    pub(super) fn open(path: &Path) -> io::Result<Witness> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)?;
        Ok(Witness { file })
    }

    /// Returns the number that was noted last; `None` if the file is new or does not hold one.
    pub(super) fn noted(&self) -> io::Result<Option<u64>> {
        let mut bytes = [0; 12];
        match self.file.read_exact_at(&mut bytes, 0) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        }
        let Some((sequence, checksum)) = bytes.split_first_chunk::<8>() else { return Ok(None) };
        let sound = checksum == crc32fast::hash(sequence).to_le_bytes();
        Ok(sound.then(|| u64::from_le_bytes(*sequence)))
    }

    /// Notes that the commit `sequence` is on the disk.
    pub(super) fn note(&self, sequence: u64) -> io::Result<()> {
        let sequence_bytes = sequence.to_le_bytes();
        let mut bytes = sequence_bytes.to_vec();
        bytes.extend_from_slice(&crc32fast::hash(&sequence_bytes).to_le_bytes());
        self.file.write_all_at(&bytes, 0)?;
        if sequence.is_multiple_of(SYNC_EVERY) { self.sync() } else { Ok(()) }
    }

    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}
