//! Makes sled's flush reach the disk: the only place of the program with `unsafe`.
//!
//! sled 0.34 ends its flush on Linux with `sync_file_range`, which neither empties the disk's cache nor writes the file's
//! size: what it calls durable does not survive a power cut. The linker takes the symbol from here before it looks into the
//! C library, so that each of these calls is an `fdatasync`. A later sync by our own hand would not do: sled reuses the
//! space of what it believes stable.
#![expect(unsafe_code, reason = "a C symbol is replaced, and its replacement calls the C library")]

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use libc::{c_int, c_uint};

static SYNCS: AtomicU64 = AtomicU64::new(0);

/// Returns how often a flush of sled has come here: a store that opens checks that the number grows.
pub fn syncs() -> u64 {
    SYNCS.load(Ordering::SeqCst)
}

/// Stands for the C library's function of this name, and writes the file's content and size to the disk.
///
/// Returns 0, or -1 with `errno` set.
#[unsafe(no_mangle)]
pub extern "C" fn sync_file_range(file: c_int, _offset: i64, _length: i64, _flags: c_uint) -> c_int {
    SYNCS.fetch_add(1, Ordering::SeqCst);
    loop {
        // SAFETY: takes a number and touches no memory of ours; a number that is no open file gives EBADF.
        let result = unsafe { libc::fdatasync(file) };
        if result == 0 || io::Error::last_os_error().kind() != io::ErrorKind::Interrupted {
            return result;
        }
    }
}

/// Writes the names in `directory` to the disk: a file whose name is not there is not there after a power cut.
///
/// # Errors
/// The directory cannot be opened or synced: what was created in it must not be relied on.
pub fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}
