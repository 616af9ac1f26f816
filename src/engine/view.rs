//! Reads cases for people: by id, or all of them; changes nothing.

use crate::desk::case::{Case, CaseId};
use crate::desk::dossier::{ContactId, Dossier};
use crate::flow::conversation::Conversation;

use super::rows::{self, CaseRow};
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
    Ok(open.or(row.closed).map(|case| Found { contact: row.contact, case, dossier }))
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
