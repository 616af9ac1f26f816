//! Which versions of the flows are in force, and every version that ever was, with its sources.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::script::{FlowId, Version};

use super::rows::{self, SourceRow};
use super::store::{Batch, Store, StoreError, Tree};

const PUBLICATION: &[u8] = b"publication";

/// The versions in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    pub published_at: DateTime<Utc>,
    pub flows: BTreeMap<FlowId, InForce>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    pub version: Version,
    /// Put back on purpose: a reload leaves it, only publishing replaces it.
    #[serde(default)]
    pub held: bool,
}

/// A version of a flow, kept for conversations and cases that refer to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionRow {
    /// When it first came into force.
    pub published_at: DateTime<Utc>,
    /// Not read at start any more; kept as evidence of what was asked.
    #[serde(default)]
    pub retired: bool,
    pub sources: Vec<SourceRow>,
}

/// Returns what is in force; `None` before the first publishing.
///
/// # Errors
/// As [`Store::get`].
pub fn read(store: &impl Store) -> Result<Option<Publication>, StoreError> {
    rows::read(store, Tree::Meta, PUBLICATION)
}

/// Returns one version.
///
/// # Errors
/// As [`Store::get`].
pub fn read_version(store: &impl Store, flow: &str, version: &str) -> Result<Option<VersionRow>, StoreError> {
    rows::read(store, Tree::Versions, &rows::version_key(flow, version))
}

/// Calls `each` with flow, version and row of every version that was ever in force.
///
/// # Errors
/// As [`Store::get`].
pub fn each_version(store: &impl Store, mut each: impl FnMut(&str, &str, VersionRow)) -> Result<(), StoreError> {
    rows::each_row(store, Tree::Versions, &[], |key, value| {
        let name = std::str::from_utf8(key).map_err(|_| rows::missing(Tree::Versions, "a key is no text"))?;
        if let Some((flow, version)) = name.split_once('/') {
            each(flow, version, rows::decode(Tree::Versions, value)?);
        }
        Ok(true)
    })
}

/// Calls `each` with flow, version, step, what happened there, and how often, day by day.
///
/// # Errors
/// As [`Store::get`].
pub fn each_count(store: &impl Store, mut each: impl FnMut([&str; 4], u64)) -> Result<(), StoreError> {
    rows::each_row(store, Tree::Counts, &[], |key, value| {
        let name = std::str::from_utf8(key).map_err(|_| rows::missing(Tree::Counts, "a key is no text"))?;
        if let [_, flow, version, step, what] = name.split('/').collect::<Vec<_>>()[..] {
            each([flow, version, step, what], rows::decode(Tree::Counts, value)?);
        }
        Ok(true)
    })
}

/// Writes what is in force together with the versions that are new or changed, in one commit.
///
/// # Errors
/// As [`Store::commit`].
pub fn write(store: &mut impl Store, publication: &Publication, versions: &[(FlowId, Version, VersionRow)]) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    rows::write(&mut batch, Tree::Meta, PUBLICATION, publication);
    for (flow, version, row) in versions {
        rows::write(&mut batch, Tree::Versions, rows::version_key(flow, version), row);
    }
    store.commit(&batch)
}
