//! Records every write and sync under a directory, by standing for the C library's functions in this program.
//!
//! A recorded sync is not carried out: what would have been on the disk is computed from the record (see `power_cut`).
#![expect(unsafe_code, reason = "C symbols are replaced, and their replacements call the system")]

use std::ffi::{CStr, OsStr};
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::os::fd::{AsRawFd, RawFd};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::slice;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock};

use libc::{c_char, c_int, c_long, c_void, off64_t, size_t, ssize_t};

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum What {
    Write = 1,
    Truncate = 2,
    /// A sync covers the writes recorded before it began; `offset` is its number.
    SyncBegin = 3,
    /// `fsync` has returned.
    FileSynced = 4,
    /// `fdatasync` has returned: the mend of sled's flush, for nothing else calls it.
    FlushSynced = 5,
    /// `content` is the new name.
    Rename = 6,
    Remove = 7,
    /// The commit `offset` was acknowledged.
    Acknowledged = 8,
}

const ALL: [What; 8] =
    [What::Write, What::Truncate, What::SyncBegin, What::FileSynced, What::FlushSynced, What::Rename, What::Remove, What::Acknowledged];

#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) what: What,
    pub(crate) path: PathBuf,
    pub(crate) offset: u64,
    pub(crate) content: Vec<u8>,
}

struct Record {
    directory: PathBuf,
    file: File,
    /// Held while a write is made and recorded, so that the record has the order of the writes.
    order: Mutex<()>,
}

static RECORD: OnceLock<Record> = OnceLock::new();
static SYNC_COUNT: AtomicU64 = AtomicU64::new(0);

/// Records in `file`, after what it has, what happens under `directory` from here on.
pub(crate) fn start(directory: &Path, file: &Path) {
    let file = OpenOptions::new().append(true).create(true).open(file).unwrap();
    // Numbers of syncs go on from one process to the next.
    SYNC_COUNT.store(file.metadata().unwrap().len(), Ordering::SeqCst);
    let record = Record { directory: directory.to_owned(), file, order: Mutex::new(()) };
    assert!(RECORD.set(record).is_ok(), "recording has begun already");
}

/// Records that the commit `number` was acknowledged, if anything is recorded.
pub(crate) fn acknowledge(number: u64) {
    if let Some(record) = RECORD.get() {
        let _order = record.order.lock().unwrap();
        record.append(What::Acknowledged, Path::new(""), number, &[]);
    }
}

impl Record {
    fn append(&self, what: What, path: &Path, offset: u64, content: &[u8]) {
        let name = path.as_os_str().as_bytes();
        let mut bytes = vec![what as u8];
        bytes.extend_from_slice(&(name.len() as u32).to_le_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(&offset.to_le_bytes());
        bytes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        bytes.extend_from_slice(content);
        let written = system_write(self.file.as_raw_fd(), bytes.as_ptr().cast(), bytes.len());
        assert_eq!(written, bytes.len() as ssize_t, "the record is cut short");
    }

    fn path_of(&self, file: c_int) -> Option<PathBuf> {
        let path = fs::read_link(format!("/proc/self/fd/{file}")).ok()?;
        self.under(&path)
    }

    fn under(&self, path: &Path) -> Option<PathBuf> {
        path.strip_prefix(&self.directory).ok().map(Path::to_owned)
    }
}

/// Reads a record from its beginning to its end.
pub(crate) fn read(file: &Path) -> Vec<Event> {
    let mut bytes = Vec::new();
    File::open(file).unwrap().read_to_end(&mut bytes).unwrap();
    let mut rest = bytes.as_slice();
    let mut events = Vec::new();
    while let Some((&number, after)) = rest.split_first() {
        rest = after;
        let what = ALL.into_iter().find(|what| *what as u8 == number).unwrap();
        let path = PathBuf::from(OsStr::from_bytes(take_counted(&mut rest)));
        let offset = u64::from_le_bytes(*take(&mut rest));
        let content = take_counted(&mut rest).to_vec();
        events.push(Event { what, path, offset, content });
    }
    events
}

fn take<'a, const SIZE: usize>(rest: &mut &'a [u8]) -> &'a [u8; SIZE] {
    let (taken, after) = rest.split_first_chunk().unwrap();
    *rest = after;
    taken
}

fn take_counted<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let size = u32::from_le_bytes(*take(rest)) as usize;
    let (taken, after) = rest.split_at(size);
    *rest = after;
    taken
}

/// Makes a write and records it, if it is to be recorded.
fn with_record(file: RawFd, offset: impl FnOnce() -> u64, write: impl FnOnce() -> ssize_t, content: *const c_void) -> ssize_t {
    let Some(record) = RECORD.get() else { return write() };
    let Some(path) = record.path_of(file) else { return write() };
    let _order = record.order.lock().unwrap();
    let offset = offset();
    let written = write();
    if 0 < written {
        // SAFETY: the system has just read as many bytes from there.
        let content = unsafe { slice::from_raw_parts(content.cast::<u8>(), written as usize) };
        record.append(What::Write, &path, offset, content);
    }
    written
}

fn synced(file: RawFd, what: What, number: c_long) -> c_int {
    let recorded = RECORD.get().and_then(|record| Some((record, record.path_of(file)?)));
    let Some((record, path)) = recorded else {
        // SAFETY: takes a number and touches no memory.
        return unsafe { libc::syscall(number, file) } as c_int;
    };
    let sync_no = SYNC_COUNT.fetch_add(1, Ordering::SeqCst);
    for what in [What::SyncBegin, what] {
        let _order = record.order.lock().unwrap();
        record.append(what, &path, sync_no, &[]);
    }
    0
}

fn system_write(file: RawFd, content: *const c_void, size: size_t) -> ssize_t {
    // SAFETY: as for the function of the C library that this stands for.
    unsafe { libc::syscall(libc::SYS_write, file, content, size) as ssize_t }
}

/// # Safety
/// As for the function of the C library that this stands for.
#[unsafe(no_mangle)]
unsafe extern "C" fn write(file: c_int, content: *const c_void, size: size_t) -> ssize_t {
    // SAFETY: takes numbers and touches no memory.
    let offset = || unsafe { libc::lseek(file, 0, libc::SEEK_CUR) } as u64;
    with_record(file, offset, || system_write(file, content, size), content)
}

/// # Safety
/// As for the function of the C library that this stands for.
#[unsafe(no_mangle)]
unsafe extern "C" fn pwrite64(file: c_int, content: *const c_void, size: size_t, offset: off64_t) -> ssize_t {
    // SAFETY: the caller's promises are handed on.
    let write = || unsafe { libc::syscall(libc::SYS_pwrite64, file, content, size, offset) as ssize_t };
    with_record(file, || offset as u64, write, content)
}

#[unsafe(no_mangle)]
extern "C" fn fsync(file: c_int) -> c_int {
    synced(file, What::FileSynced, libc::SYS_fsync)
}

#[unsafe(no_mangle)]
extern "C" fn fdatasync(file: c_int) -> c_int {
    synced(file, What::FlushSynced, libc::SYS_fdatasync)
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate64(file: c_int, size: off64_t) -> c_int {
    // SAFETY: takes numbers and touches no memory.
    let truncate = || unsafe { libc::syscall(libc::SYS_ftruncate, file, size) as c_int };
    let recorded = RECORD.get().and_then(|record| Some((record, record.path_of(file)?)));
    let Some((record, path)) = recorded else { return truncate() };
    let _order = record.order.lock().unwrap();
    record.append(What::Truncate, &path, size as u64, &[]);
    truncate()
}

/// # Safety
/// As for the function of the C library that this stands for.
#[unsafe(no_mangle)]
unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: the caller's promises are handed on.
    let renamed = || unsafe { libc::syscall(libc::SYS_renameat2, libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) as c_int };
    let Some(record) = RECORD.get() else { return renamed() };
    let _order = record.order.lock().unwrap();
    // SAFETY: the caller gives two names that end with a zero.
    let (from, to) = unsafe { (path(from), path(to)) };
    if let (Some(from), Some(to)) = (record.under(from), record.under(to)) {
        record.append(What::Rename, &from, 0, to.as_os_str().as_bytes());
    }
    renamed()
}

/// # Safety
/// As for the function of the C library that this stands for.
#[unsafe(no_mangle)]
unsafe extern "C" fn unlink(name: *const c_char) -> c_int {
    // SAFETY: the caller's promises are handed on.
    let unlinked = || unsafe { libc::syscall(libc::SYS_unlinkat, libc::AT_FDCWD, name, 0) as c_int };
    let Some(record) = RECORD.get() else { return unlinked() };
    let _order = record.order.lock().unwrap();
    // SAFETY: the caller gives a name that ends with a zero.
    if let Some(path) = record.under(unsafe { path(name) }) {
        record.append(What::Remove, &path, 0, &[]);
    }
    unlinked()
}

/// # Safety
/// `name` points to bytes that end with a zero and outlive the result.
unsafe fn path<'a>(name: *const c_char) -> &'a Path {
    // SAFETY: promised by the caller.
    Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(name) }.to_bytes()))
}
