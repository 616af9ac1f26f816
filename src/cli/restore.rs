//! `redress restore BACKUP DATA_DIR`: makes a data directory from a backup, and reads it again before it counts.

use std::path::Path;

use crate::engine::rows;
use crate::io::store::{SledStore, StoreSettings, backup};

use super::Failure;
use super::backup::contents;

pub(super) fn run(source: &Path, data: &Path) -> Result<(), Failure> {
    let manifest = backup::restore(source, data)?;
    let mut store = SledStore::open_existing(data, &StoreSettings::default())?;
    rows::skip_numbers(&mut store)?;
    store.close()?;
    println!("{} restored to {}: {}", source.display(), data.display(), contents(&manifest));
    Ok(())
}
