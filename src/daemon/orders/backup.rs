//! Backs the store up while it is at work: slices between commits, the last part beside the engine.

use std::path::PathBuf;

use crate::engine::erasing;
use crate::io::store::SledStore;
use crate::io::store::backup::BackupError;

use super::{Office, Refusal};

/// Rows copied between two commits, so that no chat waits long.
const ROWS_MAX: usize = 256;

pub(super) async fn backup(office: &Office<SledStore>, target: PathBuf, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
    let shown = target.display().to_string();
    office.visit(move |engine| engine.store_mut().begin_backup(&target)).await?.map_err(refused)?;
    let (path, now) = (shown.clone(), office.clock.now());
    let copied = loop {
        let slice = office.visit(|engine| engine.store_mut().continue_backup(ROWS_MAX)).await?;
        if let Some(copied) = slice.map_err(refused)? {
            break copied;
        }
    };
    let finished = tokio::task::spawn_blocking(move || copied.finish()).await;
    let manifest = finished.map_err(|error| Refusal::new(error.to_string()))?.map_err(refused)?;
    office.visit(move |engine| erasing::note_backup(engine.store_mut(), path, now)).await??;
    let rows: u64 = manifest.rows.values().sum();
    out(format!("{rows} records of {} commits and {} attachments are in {shown}", manifest.sequence, manifest.attachments));
    Ok(())
}

fn refused(error: BackupError) -> Refusal {
    Refusal::new(error.to_string())
}
