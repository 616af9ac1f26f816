//! Attachments: files named by the SHA-256 of their content, whole and on the disk before a commit names them.
//!
//! Never executable, never readable for others, never changed once they have their name; the same content is one file.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use ring::digest::{self, SHA256};
use tokio::io::{AsyncRead, AsyncReadExt};

use crate::io::store::durable::sync_directory;

/// Where files lie until they are whole; what a crash leaves there is removed at the next start.
const INCOMING: &str = "incoming";
const BLOCK_BYTES: usize = 64 * 1024;

/// A file that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Hexadecimal, in lower case.
    pub sha256: String,
    pub size_bytes: u64,
}

/// Why a file was not taken in.
#[derive(Debug)]
pub enum AttachmentError {
    /// The file is greater than the limit; nothing was kept.
    TooLarge { size_bytes_max: u64 },
    /// The other side broke off: try again later.
    Source(io::Error),
    /// The disk failed or is full: answer "later".
    Disk(io::Error),
}

impl fmt::Display for AttachmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachmentError::TooLarge { size_bytes_max } => write!(f, "the file is greater than {size_bytes_max} bytes"),
            AttachmentError::Source(error) => write!(f, "the file did not arrive whole: {error}"),
            AttachmentError::Disk(error) => write!(f, "the file cannot be kept: {error}"),
        }
    }
}

impl std::error::Error for AttachmentError {}

/// The attachments of one data directory.
#[derive(Debug)]
pub struct Attachments {
    directory: PathBuf,
    size_bytes_max: u64,
    incoming_count: AtomicU64,
}

impl Attachments {
    /// Opens the attachments of the data directory `data`, which one process may do at a time.
    ///
    /// # Errors
    /// The directory cannot be created or written: do not take files in.
    pub fn open(data: &Path, size_bytes_max: u64) -> io::Result<Attachments> {
        let directory = data.join("attachments");
        let incoming = directory.join(INCOMING);
        create_private(&incoming)?;
        for leftover in fs::read_dir(&incoming)? {
            fs::remove_file(leftover?.path())?;
        }
        // All shelves are there and durable from the beginning, so that taking a file in syncs the file and its shelf alone.
        for shelf in 0..=u8::MAX {
            create_private(&directory.join(hexadecimal(&[shelf])))?;
        }
        sync_directory(data)?;
        sync_directory(&directory)?;
        Ok(Attachments { directory, size_bytes_max, incoming_count: AtomicU64::new(0) })
    }

    /// Takes in `bytes`, durably, before it returns.
    ///
    /// # Errors
    /// Nothing was kept.
    pub fn put(&self, bytes: &[u8]) -> Result<Stored, AttachmentError> {
        let mut incoming = self.begin()?;
        incoming.write(bytes)?;
        incoming.keep()
    }

    /// Takes in what `source` yields, durably, before it returns; never holds more than a block of it in memory.
    ///
    /// # Errors
    /// Nothing was kept.
    pub async fn put_stream(&self, mut source: impl AsyncRead + Unpin) -> Result<Stored, AttachmentError> {
        let mut incoming = self.begin()?;
        let mut block = vec![0; BLOCK_BYTES];
        loop {
            let size = source.read(&mut block).await.map_err(AttachmentError::Source)?;
            if size == 0 {
                break;
            }
            incoming.write(&block[..size])?;
        }
        let kept = tokio::task::spawn_blocking(move || incoming.keep()).await;
        kept.unwrap_or_else(|error| Err(AttachmentError::Disk(io::Error::other(error))))
    }

    /// Opens the file with this hexadecimal SHA-256 for reading.
    ///
    /// # Errors
    /// There is no such file, or the disk failed.
    pub fn read(&self, sha256: &str) -> io::Result<File> {
        File::open(path(&self.directory, sha256)?)
    }

    /// Tests that the file is there and has the content that its name says.
    ///
    /// # Errors
    /// The file is missing or damaged: restore it from a backup.
    pub fn verify(&self, sha256: &str) -> io::Result<()> {
        verify_file(&path(&self.directory, sha256)?, sha256)
    }

    /// Removes a file that no case names any more; a file that is not there is no error.
    ///
    /// # Errors
    /// The disk failed.
    pub fn remove(&self, sha256: &str) -> io::Result<()> {
        match fs::remove_file(path(&self.directory, sha256)?) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn begin(&self) -> Result<Incoming, AttachmentError> {
        let number = self.incoming_count.fetch_add(1, Ordering::Relaxed);
        let path = self.directory.join(INCOMING).join(number.to_string());
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(AttachmentError::Disk)?;
        Ok(Incoming {
            directory: self.directory.clone(),
            path,
            file,
            digest: digest::Context::new(&SHA256),
            size_bytes: 0,
            size_bytes_max: self.size_bytes_max,
        })
    }
}

/// A file on its way in; dropped before it is kept, it leaves nothing.
struct Incoming {
    directory: PathBuf,
    path: PathBuf,
    file: File,
    digest: digest::Context,
    size_bytes: u64,
    size_bytes_max: u64,
}

impl Incoming {
    fn write(&mut self, block: &[u8]) -> Result<(), AttachmentError> {
        self.size_bytes += block.len() as u64;
        if self.size_bytes_max < self.size_bytes {
            return Err(AttachmentError::TooLarge { size_bytes_max: self.size_bytes_max });
        }
        self.digest.update(block);
        self.file.write_all(block).map_err(AttachmentError::Disk)
    }

    fn keep(self) -> Result<Stored, AttachmentError> {
        let sha256 = hexadecimal(self.digest.clone().finish().as_ref());
        self.file.sync_all().and_then(|()| self.name(&sha256)).map_err(AttachmentError::Disk)?;
        Ok(Stored { sha256, size_bytes: self.size_bytes })
    }

    /// Gives the file its name. A file that has it already may be damaged: the new content, which is known, replaces it.
    fn name(&self, sha256: &str) -> io::Result<()> {
        let path = path(&self.directory, sha256)?;
        fs::rename(&self.path, &path)?;
        sync_directory(path.parent().unwrap_or(&self.directory))
    }
}

impl Drop for Incoming {
    /// Removes what was not kept; after a rename there is nothing left to remove.
    fn drop(&mut self) {
        match fs::remove_file(&self.path) {
            Ok(()) | Err(_) => {}
        }
    }
}

/// Tests every file of `directory` against its name, and returns how many there are.
///
/// # Errors
/// The first file that is damaged, with its name.
pub fn verify_all(directory: &Path) -> io::Result<u64> {
    each(directory, |sha256, path| verify_file(path, sha256))
}

/// Tells whether `directory` holds a file with this hexadecimal SHA-256.
pub fn is_there(directory: &Path, sha256: &str) -> bool {
    path(directory, sha256).is_ok_and(|path| path.is_file())
}

/// Removes those of `files` that came before `before`, durably, and returns the others: somebody has just brought these again.
///
/// # Errors
/// The disk failed; some may be removed.
pub fn remove_older(directory: &Path, files: &BTreeSet<String>, before: SystemTime) -> io::Result<BTreeSet<String>> {
    let mut still = BTreeSet::new();
    for sha256 in files {
        let path = path(directory, sha256)?;
        let modified = match fs::metadata(&path) {
            Ok(metadata) => metadata.modified()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        if modified <= before {
            fs::remove_file(&path)?;
            sync_directory(path.parent().unwrap_or(directory))?;
        } else {
            still.insert(sha256.clone());
        }
    }
    Ok(still)
}

/// Takes every file of `source` into `target`: by a hard link where the disk is the same, else as a durable copy.
///
/// # Errors
/// The copy is unfinished.
pub fn copy_all(source: &Path, target: &Path) -> io::Result<u64> {
    create_private(target)?;
    let count = each(source, |sha256, from| {
        let to = path(target, sha256)?;
        let shelf = to.parent().unwrap_or(target);
        create_private(shelf)?;
        if fs::hard_link(from, &to).is_err() {
            let mut copy = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to)?;
            io::copy(&mut File::open(from)?, &mut copy)?;
            copy.sync_all()?;
        }
        sync_directory(shelf)
    })?;
    sync_directory(target)?;
    Ok(count)
}

fn each(directory: &Path, mut visit: impl FnMut(&str, &Path) -> io::Result<()>) -> io::Result<u64> {
    let mut count = 0;
    let shelves = match fs::read_dir(directory) {
        Ok(shelves) => shelves,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(error),
    };
    for shelf in shelves {
        let shelf = shelf?;
        if shelf.file_name() == INCOMING {
            continue;
        }
        for file in fs::read_dir(shelf.path())? {
            let file = file?;
            visit(&file.file_name().to_string_lossy(), &file.path())?;
            count += 1;
        }
    }
    Ok(count)
}

fn verify_file(path: &Path, sha256: &str) -> io::Result<()> {
    let with_path = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let mut file = File::open(path).map_err(with_path)?;
    let mut digest = digest::Context::new(&SHA256);
    let mut block = vec![0; BLOCK_BYTES];
    loop {
        let size = file.read(&mut block).map_err(with_path)?;
        if size == 0 {
            break;
        }
        digest.update(&block[..size]);
    }
    if hexadecimal(digest.finish().as_ref()) != sha256 {
        return Err(with_path(io::Error::new(
            io::ErrorKind::InvalidData,
            "the content is not what the name says; restore it from a backup",
        )));
    }
    Ok(())
}

fn path(directory: &Path, sha256: &str) -> io::Result<PathBuf> {
    let is_hash = sha256.len() == 64 && sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if !is_hash {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "the name of an attachment is the SHA-256 of its content"));
    }
    Ok(directory.join(&sha256[..2]).join(sha256))
}

fn create_private(directory: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
