//! `redress restore BACKUP DATA_DIR`: makes a data directory from a backup, and reads it again before it counts.
#![expect(clippy::print_stdout, reason = "what was restored is the command's data")]

use std::path::Path;

use crate::io::store::backup;

use super::Failure;
use super::backup::contents;

pub(super) fn run(source: &Path, data: &Path) -> Result<(), Failure> {
    let manifest = backup::restore(source, data)?;
    println!("{} restored to {}: {}", source.display(), data.display(), contents(&manifest));
    Ok(())
}
