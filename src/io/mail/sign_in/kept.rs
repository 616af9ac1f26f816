//! What is kept of a granted access: one file that only the daemon's user can read, replaced whole, and durable before anybody relies
//! on it.
//!
//! Belongs to the owner of the data directory whoever writes it: an admin grants access as root, and the daemon must read it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, chown};
use std::path::{Path, PathBuf};

use fs2::FileExt;

const FILE_BYTES_MAX: u64 = 64 << 10;
const ROOT: u32 = 0;

/// The file, while nobody else may read or change it.
pub(super) struct Kept {
    path: PathBuf,
    /// The lock ends with it.
    _lock: File,
}

/// Waits until nobody else is at the file.
pub(super) fn lock(path: &Path) -> io::Result<Kept> {
    if let Some(folder) = path.parent() {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        give(folder)?;
    }
    let lock_path = path.with_extension("lock");
    let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(&lock_path)?;
    give(&lock_path)?;
    lock.lock_exclusive()?;
    Ok(Kept { path: path.to_owned(), _lock: lock })
}

impl Kept {
    /// Returns the refresh token.
    pub(super) fn read(&self) -> io::Result<String> {
        let mut text = String::new();
        File::open(&self.path)?.take(FILE_BYTES_MAX).read_to_string(&mut text)?;
        let value: serde_json::Value = serde_json::from_str(&text)?;
        let token = value.get("refresh_token").and_then(serde_json::Value::as_str).filter(|token| !token.is_empty());
        token.map(str::to_owned).ok_or_else(|| io::Error::other("the file holds no refresh token"))
    }

    /// Replaces the refresh token, durably.
    pub(super) fn write(&self, token: &str) -> io::Result<()> {
        let new = self.path.with_extension("new");
        // One that an earlier run left may have been made readable.
        fs::remove_file(&new).or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
        let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&new)?;
        file.write_all(serde_json::json!({ "refresh_token": token }).to_string().as_bytes())?;
        give(&new)?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        match self.path.parent() {
            Some(folder) => File::open(folder)?.sync_all(),
            None => Ok(()),
        }
    }
}

/// Gives what root has made to the owner of the folder that it is in.
fn give(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let (owner, is) = (fs::metadata(folder)?, fs::metadata(path)?);
    if is.uid() == ROOT && owner.uid() != ROOT { chown(path, Some(owner.uid()), Some(owner.gid())) } else { Ok(()) }
}
