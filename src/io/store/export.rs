//! The file of a backup: all rows in a form of its own, independent of sled, each record with its length and checksum.
//!
//! After the mark: records of `length u32, crc32 u32, payload`, little-endian. A payload is `1 tree u8, key length u16, key,
//! row` to put a row, `2 tree key-length key` to remove one that was written before, and `3 ledger` as the last record.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use super::frame::{CHUNK_BYTES, KEY_BYTES_MAX};
use super::ledger::Ledger;

const MARK: &[u8; 16] = b"redress rows 1\n\n";
const RECORD_BYTES_MAX: usize = CHUNK_BYTES + KEY_BYTES_MAX + 1024;

const PUT: u8 = 1;
const REMOVE: u8 = 2;
const END: u8 = 3;

/// One record of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Record {
    Put {
        tree: u8,
        key: Vec<u8>,
        row: Vec<u8>,
    },
    Remove {
        tree: u8,
        key: Vec<u8>,
    },
    /// What the rows must come to.
    End(Ledger),
}

/// Writes the file.
pub(super) struct Export {
    file: BufWriter<File>,
}

impl Export {
    pub(super) fn create(path: &Path) -> io::Result<Export> {
        let mut file = BufWriter::with_capacity(256 * 1024, File::create_new(path)?);
        file.write_all(MARK)?;
        Ok(Export { file })
    }

    pub(super) fn put(&mut self, tree: u8, key: &[u8], row: &[u8]) -> io::Result<()> {
        self.write(&[&head(PUT, tree, key), key, row])
    }

    pub(super) fn remove(&mut self, tree: u8, key: &[u8]) -> io::Result<()> {
        self.write(&[&head(REMOVE, tree, key), key])
    }

    /// Writes the last record, and returns the file, which is not synced.
    pub(super) fn end(mut self, ledger: &Ledger) -> io::Result<File> {
        self.write(&[&[END], &ledger.encode()])?;
        self.file.into_inner().map_err(io::IntoInnerError::into_error)
    }

    fn write(&mut self, parts: &[&[u8]]) -> io::Result<()> {
        let mut hasher = crc32fast::Hasher::new();
        parts.iter().for_each(|part| hasher.update(part));
        let size_bytes: usize = parts.iter().map(|part| part.len()).sum();
        self.file.write_all(&(size_bytes as u32).to_le_bytes())?;
        self.file.write_all(&hasher.finalize().to_le_bytes())?;
        parts.iter().try_for_each(|part| self.file.write_all(part))
    }
}

fn head(operation: u8, tree: u8, key: &[u8]) -> [u8; 4] {
    let [low, high] = (key.len() as u16).to_le_bytes();
    [operation, tree, low, high]
}

/// Reads the file.
pub(super) struct Import {
    file: BufReader<File>,
    /// Counted from 1, for errors.
    record_no: u64,
}

impl Import {
    pub(super) fn open(path: &Path) -> io::Result<Import> {
        let mut file = BufReader::with_capacity(256 * 1024, File::open(path)?);
        let mut mark = [0; MARK.len()];
        file.read_exact(&mut mark)?;
        if &mark != MARK {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "this is no backup of a kind that this program knows"));
        }
        Ok(Import { file, record_no: 0 })
    }

    /// Returns the next record; the last is [`Record::End`], and a file that ends before it is an error.
    pub(super) fn read(&mut self) -> io::Result<Record> {
        self.record_no += 1;
        let damaged = format!("record {} is damaged; take another backup", self.record_no);
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, damaged.clone());
        let [size, checksum] = [self.read_number()?, self.read_number()?];
        if RECORD_BYTES_MAX < size as usize {
            return Err(damaged());
        }
        let mut payload = vec![0; size as usize];
        self.file.read_exact(&mut payload)?;
        if crc32fast::hash(&payload) != checksum {
            return Err(damaged());
        }
        parse(&payload).ok_or_else(damaged)
    }

    fn read_number(&mut self) -> io::Result<u32> {
        let mut bytes = [0; 4];
        self.file.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }
}

fn parse(payload: &[u8]) -> Option<Record> {
    let (&operation, rest) = payload.split_first()?;
    if operation == END {
        return Ledger::decode(rest).map(Record::End);
    }
    let (&tree, rest) = rest.split_first()?;
    let (size, rest) = rest.split_first_chunk()?;
    let (key, row) = rest.split_at_checked(usize::from(u16::from_le_bytes(*size)))?;
    match operation {
        PUT => Some(Record::Put { tree, key: key.to_vec(), row: row.to_vec() }),
        REMOVE => Some(Record::Remove { tree, key: key.to_vec() }),
        _ => None,
    }
}
