//! Opens the store and sets the engine on it, for the daemon and for commands while it is stopped.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use ring::rand::{SecureRandom, SystemRandom};

use crate::config::Settings;
use crate::desk::rules::{Rules, Secret};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Engine;
use crate::engine::{publication, rows};
use crate::flow::script::Flows;
use crate::io::attachments::Attachments;
use crate::io::clock::Clock;
use crate::io::store::{SledStore, StoreSettings};

use super::loading::Loaded;
use super::{StartError, versions};

/// An engine on its store.
pub struct Opened {
    pub engine: Engine<SledStore>,
    /// The key material of this store.
    pub secret: [u8; 32],
}

/// Opens the store that the settings name, and sets the engine on it with the rules that were read.
///
/// # Errors
/// The store cannot be opened, or the rules do not fit together: do not start.
pub fn open(loaded: &Loaded, clock: &Clock) -> Result<Opened, StartError> {
    let limits = &loaded.settings.store;
    let settings =
        StoreSettings { cache_bytes: limits.cache_bytes_max, reserve_bytes: limits.reserve_bytes, ballast_bytes: limits.ballast_bytes };
    let mut store = SledStore::open(&loaded.settings.data_dir, &settings)?;
    let secret = secret(&mut store)?;
    let flows = flows(&mut store, loaded, clock.now())?;
    let (rules, problems) = match loaded.rules(flows, Secret(secret), clock.now()) {
        Ok(sound) => sound,
        Err(problems) => refit(&mut store, loaded, Secret(secret), problems, clock.now())?,
    };
    for problem in loaded.problems.iter().chain(&problems) {
        tracing::warn!(code = problem.code, "{}", problem.message);
    }
    Ok(Opened { engine: Engine::open(store, Arc::new(rules))?, secret })
}

/// Returns the flows that were published last; the first start publishes what the flows folder has.
fn flows(store: &mut SledStore, loaded: &Loaded, now: DateTime<Utc>) -> Result<Flows, StartError> {
    let problems = || StartError::Problems(loaded.problems.clone());
    let Some(publication) = publication::read(store)? else {
        let folder = loaded.flows.as_ref().ok_or_else(problems)?;
        let (publication, rows) = versions::publication(store, folder, &loaded.sources, &BTreeMap::new(), now)?;
        publication::write(store, &publication, &rows)?;
        return Ok(folder.clone());
    };
    let flows = versions::in_force(store, &publication, &Flows::default())?;
    let differs = |folder: &Flows| {
        let named = |flows: &Flows| flows.current.values().map(|flow| (flow.id.clone(), flow.version.clone())).collect::<Vec<_>>();
        named(folder) != named(&flows)
    };
    if loaded.flows.as_ref().is_none_or(differs) {
        tracing::warn!("the flows folder is not what was published: `redress flow publish` puts it into force");
    }
    // A version that this program cannot read any more must not leave customers without a script.
    if flows.current.len() < publication.flows.len() {
        let folder = loaded.flows.as_ref().ok_or_else(problems)?;
        let mut flows = flows;
        for (id, flow) in &folder.current {
            flows.current.entry(id.clone()).or_insert_with(|| Arc::clone(flow));
        }
        return Ok(flows);
    }
    Ok(flows)
}

/// Puts the flows folder into force where it fits the configuration and what was published does not: who changed a team or
/// the name of a flow changed both.
fn refit(
    store: &mut SledStore,
    loaded: &Loaded,
    secret: Secret,
    problems: Vec<Diagnostic>,
    now: DateTime<Utc>,
) -> Result<(Rules, Vec<Diagnostic>), StartError> {
    let Some(folder) = &loaded.flows else { return Err(StartError::Problems([loaded.problems.clone(), problems].concat())) };
    let (publication, rows) = versions::publication(store, folder, &loaded.sources, &BTreeMap::new(), now)?;
    let flows = versions::in_force(store, &publication, folder)?;
    let fitting = loaded.rules(flows, secret, now).map_err(StartError::Problems)?;
    for problem in problems.iter().filter(|problem| problem.severity == Severity::Error) {
        tracing::warn!("the flows in force do not fit the configuration; those of the folder do, and come into force: {}", problem.message);
    }
    publication::write(store, &publication, &rows)?;
    Ok(fitting)
}

/// Opens the folder of attachments beside the store.
///
/// # Errors
/// It cannot be written.
pub fn attachments(settings: &Settings) -> Result<Arc<Attachments>, StartError> {
    let size_max = settings.sizes.attachment_size_bytes_max.max(settings.sizes.mail_size_bytes_max);
    let attachments = Attachments::open(&settings.data_dir, size_max);
    attachments.map(Arc::new).map_err(|error| StartError::channel("the folder of attachments", &error))
}

/// Returns the key material of the store, made at its first opening.
fn secret(store: &mut SledStore) -> Result<[u8; 32], StartError> {
    if let Some(secret) = rows::read_secret(store)? {
        return Ok(secret);
    }
    let mut secret = [0; 32];
    SystemRandom::new().fill(&mut secret).map_err(|_| StartError::channel("randomness", &"the system gives none"))?;
    rows::keep_secret(store, &secret)?;
    Ok(secret)
}
