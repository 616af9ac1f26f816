//! Opens the store and sets the engine on it, for the daemon and for commands while it is stopped.

use std::sync::Arc;

use ring::rand::{SecureRandom, SystemRandom};

use crate::config::Settings;
use crate::desk::rules::Secret;
use crate::engine::Engine;
use crate::engine::rows;
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
    let flows = versions::with_older(&store, loaded.flows.clone())?;
    let (rules, problems) = loaded.rules(flows, Secret(secret), clock.now()).map_err(StartError::Problems)?;
    for problem in loaded.problems.iter().chain(&problems) {
        tracing::warn!(code = problem.code, "{}", problem.message);
    }
    let mut engine = Engine::open(store, Arc::new(rules))?;
    versions::keep(&mut engine, &loaded.flows, &loaded.sources)?;
    Ok(Opened { engine, secret })
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
