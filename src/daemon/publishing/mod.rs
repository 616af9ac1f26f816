//! Puts flows into force: read all, check all, swap between two steps; on any error what is in force stays.

mod impact;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::desk::rules::Rules;
use crate::diagnostic::Diagnostic;
use crate::engine::publication::{self, InForce, Publication};
use crate::engine::store::{Store, StoreError};
use crate::engine::{Engine, view};
use crate::flow::read::Surroundings;
use crate::flow::script::{FlowId, Flows};

use super::loading::{self, Loaded};
use super::orders::{Office, Refusal};
use super::versions;

pub(super) use impact::{Open, conversations};

/// Dossiers looked at between two commits.
const PAGE_COUNT_MAX: usize = 200;

/// How far publishing goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Says what would be, and changes nothing.
    DryRun,
    /// Everything of the flows folder comes into force.
    All,
    /// Flows that were put back on purpose stay as they are.
    AllButHeld,
}

/// What was done, or would be.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) fingerprint: String,
    pub(super) lines: Vec<String>,
    /// Warnings and advice.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads configuration, flows and holidays, and puts them into force.
///
/// # Errors
/// Every problem; nothing has changed.
pub(super) async fn publish<S: Store + 'static>(config: &Path, office: &Office<S>, extent: Extent) -> Result<Report, Vec<Diagnostic>> {
    let stopped = |Refusal { message, .. }: Refusal| vec![Diagnostic::error("C000", None, message)];
    let rules = office.visit(|engine| Arc::clone(engine.rules())).await.map_err(stopped)?;
    let now = office.clock.now();
    let mut loaded = loading::load_after(config, history(&rules), now)?;
    let Some(folder) = loaded.flows.clone() else { return Err(loaded.problems) };
    let open = open_conversations(office).await.map_err(stopped)?;
    let lines = impact::lines(&rules.flows, &folder, &open);
    let mut problems = std::mem::take(&mut loaded.problems);
    problems.extend(impact::missing_texts(&rules.flows, &folder, &open));
    let exchanged = office.visit(move |engine| exchange(engine, &loaded, &folder, extent, now)).await;
    let fingerprint = exchanged.map_err(stopped)??;
    Ok(Report { fingerprint, lines, problems })
}

/// What was published before binds what may be published now.
fn history(rules: &Rules) -> Surroundings {
    let published = rules.flows.pinned.values().chain(rules.flows.current.values()).cloned().collect();
    Surroundings { published, used_in_reports: BTreeSet::from([rules.category_question.clone()]), ..Surroundings::default() }
}

fn exchange<S: Store>(
    engine: &mut Engine<S>,
    loaded: &Loaded,
    folder: &Flows,
    extent: Extent,
    now: DateTime<Utc>,
) -> Result<String, Vec<Diagnostic>> {
    let held = match extent {
        Extent::DryRun | Extent::All => BTreeMap::new(),
        Extent::AllButHeld => held(engine.store()).map_err(failed)?,
    };
    let (publication, rows) = versions::publication(engine.store(), folder, &loaded.sources, &held, now).map_err(failed)?;
    let mut flows = versions::in_force(engine.store(), &publication, folder).map_err(failed)?;
    // What was in force until now is not among the current ones any more, and may not be a row yet.
    for former in engine.rules().flows.current.values() {
        if flows.at(&former.id, &former.version).is_none() {
            flows.pinned.insert((former.id.clone(), former.version.clone()), Arc::clone(former));
        }
    }
    let (rules, _) = loaded.rules(flows, engine.rules().secret.clone(), now)?;
    let fingerprint = rules.fingerprint.clone();
    if extent != Extent::DryRun {
        publication::write(engine.store_mut(), &publication, &rows).map_err(failed)?;
        engine.replace_rules(Arc::new(rules));
    }
    Ok(fingerprint)
}

fn failed(error: StoreError) -> Vec<Diagnostic> {
    vec![Diagnostic::error("C000", None, error.to_string())]
}

fn held(store: &impl Store) -> Result<BTreeMap<FlowId, InForce>, StoreError> {
    let publication = publication::read(store)?;
    Ok(publication.into_iter().flat_map(|publication| publication.flows).filter(|(_, in_force)| in_force.held).collect())
}

/// Puts an earlier version of one flow into force again; the others stay as they are. Reads no files: it must help when they are wrong.
///
/// # Errors
/// The version cannot be read any more, or the store failed; nothing has changed.
pub(super) fn put_back<S: Store>(engine: &mut Engine<S>, flow: &str, version: &str, now: DateTime<Utc>) -> Result<(), Refusal> {
    let none = || Publication { published_at: now, flows: BTreeMap::new() };
    let mut publication = publication::read(engine.store())?.unwrap_or_else(none);
    publication.published_at = now;
    publication.flows.insert(flow.to_owned(), InForce { version: version.to_owned(), held: true });
    let flows = versions::in_force(engine.store(), &publication, &Flows::default())?;
    if flows.current.get(flow).is_none_or(|current| current.version != version) {
        return Err(Refusal::new(format!("the version {version} of `{flow}` cannot be read by this program")));
    }
    let mut rows = Vec::new();
    if let Some(mut row) = publication::read_version(engine.store(), flow, version)? {
        row.retired = false;
        rows.push((flow.to_owned(), version.to_owned(), row));
    }
    publication::write(engine.store_mut(), &publication, &rows)?;
    let rules = Rules { flows, ..Rules::clone(engine.rules()) };
    engine.replace_rules(Arc::new(rules));
    Ok(())
}

/// Reads all open conversations, a page a visit.
///
/// # Errors
/// The engine has stopped.
pub(super) async fn open_conversations<S: Store + 'static>(office: &Office<S>) -> Result<Open, Refusal> {
    let mut open = Open::new();
    let mut from = Some(Vec::new());
    while let Some(start) = from {
        let page = office.visit(move |engine| view::conversation_page(engine.store(), &start, PAGE_COUNT_MAX)).await?;
        let (conversations, next) = page?;
        for conversation in conversations {
            open.entry((conversation.flow.clone(), conversation.version.clone())).or_default().push(conversation);
        }
        from = next;
    }
    Ok(open)
}
