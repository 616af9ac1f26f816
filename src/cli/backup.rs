//! `redress backup --data DATA_DIR TARGET`: copies the store and the attachments of a stopped daemon.
#![expect(clippy::print_stdout, reason = "what was copied is the command's data")]

use std::path::Path;

use crate::io::store::SledStore;
use crate::io::store::backup::Manifest;

use super::{Failure, MAINTENANCE};

pub(super) fn run(data: &Path, target: &Path) -> Result<(), Failure> {
    let manifest = SledStore::open_existing(data, &MAINTENANCE)?.backup(target)?;
    println!("{} backed up to {}: {}", data.display(), target.display(), contents(&manifest));
    Ok(())
}

/// Returns what a backup has, in words.
pub(super) fn contents(manifest: &Manifest) -> String {
    let rows: u64 = manifest.rows.values().sum();
    format!("{rows} records of {} commits and {} attachments", manifest.sequence, manifest.attachments)
}
