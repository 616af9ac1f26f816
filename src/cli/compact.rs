//! `redress compact DATA_DIR`: gives back the room of what was removed, and has it gone from the disk.

use std::path::Path;

use crate::io::store;

use super::{Failure, MAINTENANCE};

pub(super) fn run(data: &Path) -> Result<(), Failure> {
    let compacted = store::compact(data, &MAINTENANCE)?;
    let [before, after] = [compacted.bytes_before, compacted.bytes_after].map(|bytes| bytes.div_ceil(1 << 20));
    println!("{} records kept; the store took {before} MiB and takes {after} MiB", compacted.rows);
    Ok(())
}
