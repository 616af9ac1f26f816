//! Keeps every version of every flow that was in force, and brings back those that conversations and cases began on.

use std::sync::Arc;

use crate::diagnostic::Source;
use crate::engine::Engine;
use crate::engine::rows::{self, SourceRow};
use crate::engine::store::{Store, StoreError};
use crate::flow::read::{self, Surroundings};
use crate::flow::script::Flows;

/// Returns `flows` together with every older version in the store that this program can still read.
///
/// # Errors
/// As [`Store::get`].
pub(super) fn with_older(store: &impl Store, flows: Flows) -> Result<Flows, StoreError> {
    let mut all = flows;
    rows::each_version(store, |flow, version, sources| {
        if all.at(flow, version).is_some() {
            return;
        }
        let sources: Vec<_> = sources.into_iter().map(|SourceRow { name, text }| Arc::new(Source { name, text })).collect();
        let (older, _) = read::read(&sources, &Surroundings::default());
        match older.and_then(|older| older.at(flow, version).cloned()) {
            Some(older) => {
                all.pinned.insert((flow.to_owned(), version.to_owned()), older);
            }
            None => {
                tracing::warn!(flow, version, "an older version of a flow cannot be read; its conversations go on with the current one")
            }
        }
    })?;
    Ok(all)
}

/// Writes down the versions that are in force.
///
/// # Errors
/// As [`Store::commit`].
pub(super) fn keep<S: Store>(engine: &mut Engine<S>, flows: &Flows, sources: &[Arc<Source>]) -> Result<(), StoreError> {
    for flow in flows.current.values() {
        let of_flow: Vec<_> = sources.iter().filter(|source| belongs(&source.name, &flow.id)).map(row).collect();
        engine.keep_version(&flow.id, &flow.version, &of_flow)?;
    }
    Ok(())
}

/// A flow is made of its own files, of the parts, and of the words that stand over the system's.
fn belongs(name: &str, flow: &str) -> bool {
    let own = name.strip_prefix(flow).is_some_and(|rest| rest.starts_with('.'));
    own || name.starts_with("parts/") || name.starts_with("_system.")
}

fn row(source: &Arc<Source>) -> SourceRow {
    SourceRow { name: source.name.clone(), text: source.text.clone() }
}
