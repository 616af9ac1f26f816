//! Brings back the versions of flows that were published: those in force, and those that conversations and cases began on.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::diagnostic::Source;
use crate::engine::publication::{self, InForce, Publication, VersionRow};
use crate::engine::rows::SourceRow;
use crate::engine::store::{Store, StoreError};
use crate::flow::read::{self, Surroundings};
use crate::flow::script::{Flow, FlowId, Flows, Version};

/// A version with what is to be written of it.
pub(super) type Published = (FlowId, Version, VersionRow);

/// Returns the versions that `publication` names as current, and every other version that is not retired beside them; `fresh` are
/// versions that are not in the store yet, or with other words.
///
/// Words are looked up in the current version first: a mended wording reaches everybody, and a text that was taken away is still
/// there for those who began with it.
///
/// # Errors
/// As [`Store::get`].
pub(super) fn in_force(store: &impl Store, publication: &Publication, fresh: &Flows) -> Result<Flows, StoreError> {
    let mut found: BTreeMap<(FlowId, Version), Flow> = BTreeMap::new();
    let mut flows = Flows::default();
    let is_current = |flow: &str, version: &str| publication.flows.get(flow).is_some_and(|in_force| in_force.version == version);
    publication::each_version(store, |flow, version, row| {
        let is_fresh = fresh.at(flow, version).is_some() && is_current(flow, version);
        if is_fresh || row.retired && !is_current(flow, version) {
            return;
        }
        match compile(flow, version, row) {
            Some(compiled) => drop(found.insert((flow.to_owned(), version.to_owned()), compiled)),
            None => {
                tracing::warn!(flow, version, "a published version of a flow cannot be read; its conversations go on with the current one")
            }
        }
    })?;
    for (id, in_force) in &publication.flows {
        let stored = found.remove(&(id.clone(), in_force.version.clone())).map(Arc::new);
        let current = fresh.at(id, &in_force.version).cloned().or(stored);
        flows.current.extend(current.map(|flow| (id.clone(), flow)));
    }
    for ((id, version), mut flow) in found {
        if let Some(current) = flows.current.get(&id) {
            flow.texts = current.texts.over(&flow.texts);
        }
        flows.pinned.insert((id, version), Arc::new(flow));
    }
    Ok(flows)
}

/// Compiles a version as it was; `None` if this program cannot read it.
pub(super) fn compile(flow: &str, version: &str, row: VersionRow) -> Option<Flow> {
    let sources: Vec<_> = row.sources.into_iter().map(|SourceRow { name, text }| Arc::new(Source { name, text })).collect();
    let (flows, _) = read::read(&sources, &Surroundings { is_alone: true, ..Surroundings::default() });
    let compiled = flows?.current.remove(flow).filter(|compiled| compiled.version == version)?;
    Arc::try_unwrap(compiled).ok()
}

/// Returns what publishing `flows`, read from `sources`, writes; `held` stay as they are.
///
/// # Errors
/// As [`Store::get`].
pub(super) fn publication(
    store: &impl Store,
    flows: &Flows,
    sources: &[Arc<Source>],
    held: &BTreeMap<FlowId, InForce>,
    now: DateTime<Utc>,
) -> Result<(Publication, Vec<Published>), StoreError> {
    let mut publication = Publication { published_at: now, flows: BTreeMap::new() };
    let mut versions = Vec::new();
    for flow in flows.current.values() {
        if let Some(in_force) = held.get(&flow.id) {
            publication.flows.insert(flow.id.clone(), in_force.clone());
            continue;
        }
        publication.flows.insert(flow.id.clone(), InForce { version: flow.version.clone(), held: false });
        let published_at = publication::read_version(store, &flow.id, &flow.version)?.map_or(now, |row| row.published_at);
        let of_flow = sources.iter().filter(|source| belongs(&source.name, &flow.id)).map(row).collect();
        versions.push((flow.id.clone(), flow.version.clone(), VersionRow { published_at, retired: false, sources: of_flow }));
    }
    Ok((publication, versions))
}

/// A flow is made of its own files, of the parts, and of the words that stand over the system's.
fn belongs(name: &str, flow: &str) -> bool {
    let own = name.strip_prefix(flow).is_some_and(|rest| rest.starts_with('.'));
    own || name.starts_with("parts/") || name.starts_with("_system.") || name.starts_with("_organisation.") || name.ends_with(".csv")
}

fn row(source: &Arc<Source>) -> SourceRow {
    SourceRow { name: source.name.clone(), text: source.text.clone() }
}
