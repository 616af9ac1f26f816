//! `redress backup TARGET`: copies the store and the attachments, through the running daemon or from its data directory.

use std::path::{Path, PathBuf};

use crate::daemon::orders::Order;
use crate::io::store::SledStore;
use crate::io::store::backup::Manifest;

use super::{Exit, Failure, MAINTENANCE, case};

pub(super) fn run(data: &Path, target: &Path) -> Result<(), Failure> {
    let manifest = SledStore::open_existing(data, &MAINTENANCE)?.backup(target)?;
    println!("{} backed up to {}: {}", data.display(), target.display(), contents(&manifest));
    Ok(())
}

/// Has the daemon back itself up; while none runs, opens the store.
pub(super) fn ask(config: &Path, target: PathBuf) -> Result<(), Failure> {
    // The daemon has another working directory.
    let target = std::path::absolute(&target).map_err(|error| Failure {
        message: format!("{}: {error}", target.display()),
        hint: None,
        code: Exit::Failed,
    })?;
    case::perform(config, &Order::Backup { target })
}

/// Returns what a backup has, in words.
pub(super) fn contents(manifest: &Manifest) -> String {
    let rows: u64 = manifest.rows.values().sum();
    format!("{rows} records of {} commits and {} attachments", manifest.sequence, manifest.attachments)
}
