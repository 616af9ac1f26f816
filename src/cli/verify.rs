//! `redress verify DATA_DIR`: reads all records and attachments and says whether all that was committed is there.
#![expect(clippy::print_stdout, reason = "what was found is the command's data")]

use std::path::Path;

use crate::io::attachments;
use crate::io::store::SledStore;

use super::{Exit, Failure, MAINTENANCE};

pub(super) fn run(data: &Path) -> Result<(), Failure> {
    let mut store = SledStore::open_existing(data, &MAINTENANCE)?;
    store.verify()?;
    let rows = store.row_count();
    let attachment_count = attachments::verify_all(&data.join("attachments")).map_err(|error| Failure {
        message: format!("an attachment is damaged: {error}"),
        hint: Some("the store itself is whole; take the file of this name from a backup".to_owned()),
        code: Exit::Failed,
    })?;
    println!("{rows} records of {} commits and {attachment_count} attachments: all there, all sound", store.sequence());
    Ok(())
}
