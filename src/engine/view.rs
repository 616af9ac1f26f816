//! Reads cases for people: by id, or all of them; changes nothing.

use std::collections::BTreeSet;

use crate::desk::case::{Case, CaseId};
use crate::desk::copy::{Kept, KeptCase};
use crate::desk::dossier::{CLOSED_MAX, ContactId, Dossier};
use crate::flow::conversation::Conversation;

use crate::desk::journal::What;
use crate::flow::answer::{File, FilePlace, Value};

use super::rows::{self, CaseRow, FileRow};
use super::store::{Store, StoreError, Tree};

/// A case and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub contact: ContactId,
    pub case: Case,
    /// The contact's dossier, for name and reachability; `None` once the case is closed and nothing else is open.
    pub dossier: Option<Dossier>,
}

/// Returns the case, open or closed.
///
/// # Errors
/// As [`Store::get`].
pub fn case(store: &impl Store, id: CaseId) -> Result<Option<Found>, StoreError> {
    let Some(row) = rows::read_case_row(store, id)? else { return Ok(None) };
    found(store, id, row)
}

/// Returns up to `count_max` cases, oldest first, from `from` on, and where the next page begins; `None` at the end.
///
/// # Errors
/// As [`Store::get`].
pub fn case_page(store: &impl Store, from: CaseId, count_max: usize) -> Result<(Vec<Found>, Option<CaseId>), StoreError> {
    let rows = store.scan(Tree::Cases, &rows::case_key(from), count_max)?;
    let mut cases = Vec::with_capacity(rows.len());
    let mut next = None;
    for (key, value) in &rows {
        let id = rows::case_of(key)?;
        next = id.0.checked_add(1).map(CaseId);
        cases.extend(found(store, id, rows::decode(Tree::Cases, value)?)?);
    }
    Ok((cases, next.filter(|_| rows.len() == count_max)))
}

fn found(store: &impl Store, id: CaseId, row: CaseRow) -> Result<Option<Found>, StoreError> {
    let dossier = rows::read_dossier(store, &row.contact)?;
    let open = dossier.as_ref().and_then(|dossier| dossier.cases.get(&id)).cloned();
    let Some(mut case) = open.or(row.closed) else { return Ok(None) };
    for answer in case.answers.values_mut() {
        if let Value::Files(files) = &mut answer.value {
            for file in files {
                resolve(store, file)?;
            }
        }
    }
    Ok(Some(Found { contact: row.contact, case, dossier }))
}

/// Says of a file from Telegram where it is by now.
fn resolve(store: &impl Store, file: &mut File) -> Result<(), StoreError> {
    let FilePlace::Telegram { unique_id, .. } = &file.place else { return Ok(()) };
    if let Some(FileRow::Stored { sha256, size_bytes }) = rows::read_file(store, unique_id)? {
        file.place = FilePlace::Stored { sha256 };
        file.size_bytes = Some(size_bytes);
    }
    Ok(())
}

/// Returns every file that came with a case, in the order in which they came, each once.
///
/// # Errors
/// As [`Store::get`].
pub fn files(store: &impl Store, id: CaseId) -> Result<Vec<File>, StoreError> {
    let mut files: Vec<File> = Vec::new();
    rows::each_entry(store, id.0, |entry| {
        if let What::Said { files: said, .. } = entry.what {
            for file in said {
                if !files.iter().any(|known| known.place == file.place && file.place != FilePlace::TooLarge) {
                    files.push(file);
                }
            }
        }
    })?;
    for file in &mut files {
        resolve(store, file)?;
    }
    Ok(files)
}

/// Returns everything that is kept on a contact beside the dossier.
///
/// # Errors
/// As [`Store::get`].
pub fn kept(store: &impl Store, contact: &ContactId) -> Result<Kept, StoreError> {
    let mut cases = Vec::new();
    for id in cases_of(store, contact)? {
        let Some(found) = case(store, id)? else { continue };
        let mut story = Vec::new();
        rows::each_entry(store, id.0, |entry| story.push(entry))?;
        cases.push(KeptCase { case: found.case, story, files: files(store, id)? });
    }
    Ok(Kept { cases })
}

/// Returns the contact's cases, oldest first.
fn cases_of(store: &impl Store, contact: &ContactId) -> Result<BTreeSet<CaseId>, StoreError> {
    let Some(dossier) = rows::read_dossier(store, contact)? else { return Ok(BTreeSet::new()) };
    let mut cases: BTreeSet<CaseId> = dossier.cases.keys().chain(&dossier.closed).copied().collect();
    // The dossier forgets its oldest closed cases; only a look through all of them finds these again.
    if CLOSED_MAX <= dossier.closed.len() {
        rows::each_row(store, Tree::Cases, &[], |key, value| {
            let row: CaseRow = rows::decode(Tree::Cases, value)?;
            if row.contact == *contact {
                cases.insert(rows::case_of(key)?);
            }
            Ok(true)
        })?;
    }
    Ok(cases)
}

/// Returns the open conversations of up to `count_max` dossiers from the key `from` on, and where the next page begins.
///
/// # Errors
/// As [`Store::get`].
pub fn conversation_page(store: &impl Store, from: &[u8], count_max: usize) -> Result<(Vec<Conversation>, Option<Vec<u8>>), StoreError> {
    let rows = store.scan(Tree::Dossiers, from, count_max)?;
    let mut conversations = Vec::new();
    for (_, value) in &rows {
        let Dossier { conversation, cases, .. } = rows::decode(Tree::Dossiers, value)?;
        conversations.extend(conversation);
        conversations.extend(cases.into_values().filter_map(|case| case.conversation.map(|conversation| *conversation)));
    }
    let next = rows.last().filter(|_| rows.len() == count_max).map(|(last, _)| [last.as_slice(), &[0]].concat());
    Ok((conversations, next))
}
