//! Erases a case at once: the rows in one commit, then the files and the bytes, then a word on what is out of reach.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};

use crate::daemon::erasing::{self as finishing, Finished};
use crate::desk::event::StaffCommand;
use crate::engine::erasing::{self, BackupRow};
use crate::io::store::SledStore;

use super::{Office, Refusal, staff};

pub(super) async fn erase(
    office: &Office<SledStore>,
    reference: String,
    actor: String,
    command: StaffCommand,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let now = office.clock.now();
    staff::staff(office, reference, actor, command, out).await?;
    let (backups, days) = office.visit(|engine| (erasing::backups(engine.store()), engine.rules().decisions.backups_kept_days)).await?;
    for backup in backups?.into_iter().filter(|backup| Path::new(&backup.path).exists()) {
        out(backup_line(&backup, days, now));
    }
    match finishing::finish(office).await {
        Ok(Finished::Later) => out("the bytes go from the files of the store as soon as what reads it now is through".to_owned()),
        // Nothing is left to do where the caretaker was quicker.
        Ok(Finished::Nothing | Finished::Done) => {
            out("the bytes are gone from the files of the store, but for the last letters: theirs go once these have left".to_owned())
        }
        Err(refusal) => out(format!("the bytes are still in the files of the store: {refusal}; the daemon tries again")),
    }
    Ok(())
}

fn backup_line(backup: &BackupRow, days: i64, now: DateTime<Utc>) -> String {
    let until = (backup.at + TimeDelta::days(days)).max(now);
    format!(
        "still there: the backup {} of {}; delete it by {}",
        backup.path,
        backup.at.format("%Y-%m-%d %H:%M UTC"),
        until.format("%Y-%m-%d")
    )
}
