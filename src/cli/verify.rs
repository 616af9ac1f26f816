//! `redress verify DATA_DIR`: reads all records and attachments and says whether all that was committed is there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::engine::rows;
use crate::io::attachments;
use crate::io::store::SledStore;

use super::{Exit, Failure, MAINTENANCE};

pub(super) fn run(data: &Path) -> Result<(), Failure> {
    let mut store = SledStore::open_existing(data, &MAINTENANCE)?;
    let mut named = BTreeSet::new();
    store.verify_each(|_, _, value| {
        rows::each_attachment(value, &mut |sha256| {
            named.insert(sha256.to_owned());
        });
        Ok(())
    })?;
    let rows = store.row_count();
    let directory = data.join("attachments");
    let failure = |message: String| Failure {
        message,
        hint: Some("the store itself is whole; take the file of this name from a backup".to_owned()),
        code: Exit::Failed,
    };
    let attachment_count = attachments::verify_all(&directory).map_err(|error| failure(format!("an attachment is damaged: {error}")))?;
    let missing: Vec<&String> = named.iter().filter(|sha256| !attachments::is_there(&directory, sha256)).collect();
    if let Some(first) = missing.first() {
        return Err(failure(format!("{} of {} attachments that records name is missing, first: {first}", missing.len(), named.len())));
    }
    println!("{rows} records of {} commits and {attachment_count} attachments: all there, all sound", store.sequence());
    Ok(())
}
