//! Reads everything anew and puts it in force between two steps; on any error the old rules stay, and the admin is told.

use std::path::Path;
use std::sync::Arc;

use crate::desk::dossier::ContactId;
use crate::desk::event::Event;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::engine::store::Store;
use crate::io::intake::Intake;
use crate::io::systemd;

use super::loading::{self, Loaded};
use super::orders::{Office, Refusal};
use super::versions;

/// Reads configuration, flows and holidays again. Channels keep the settings they began with: servers, ports and secrets
/// take a restart.
///
/// `admin` is who is told of a refusal: the one of the configuration in force.
pub(super) async fn reload<S: Store + 'static>(config: &Path, office: &Office<S>, intake: &Intake, admin: &mut Option<ContactId>) {
    match read(config, office).await {
        Ok((fingerprint, new_admin)) => {
            *admin = new_admin;
            tracing::info!(rules = fingerprint, "new rules are in force");
            systemd::status(&format!("taking in; rules {fingerprint} since {}", office.clock.now().format("%Y-%m-%d %H:%M UTC")));
        }
        Err(problems) => {
            let count = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            tracing::error!(count, "the new configuration is refused; the old rules stay in force");
            systemd::status(&format!("taking in; the last reload was refused: {count} errors"));
            let text = format!(
                "The new configuration is refused, and the old one stays in force.\n\n{}",
                render::all(&problems, render::Look::Plain)
            );
            tell(intake, admin.clone(), text).await;
        }
    }
}

async fn read<S: Store + 'static>(config: &Path, office: &Office<S>) -> Result<(String, Option<ContactId>), Vec<Diagnostic>> {
    let loaded = loading::load(config)?;
    let admin = loaded.settings.admins.first().cloned().map(ContactId::Email);
    let now = office.clock.now();
    let exchanged = office.visit(move |engine| exchange(engine, &loaded, now)).await;
    match exchanged {
        Ok(exchanged) => exchanged.map(|fingerprint| (fingerprint, admin)),
        Err(Refusal { message, .. }) => Err(vec![Diagnostic::error("C000", None, message)]),
    }
}

fn exchange<S: Store>(
    engine: &mut crate::engine::Engine<S>,
    loaded: &Loaded,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<String, Vec<Diagnostic>> {
    let failed = |error: crate::engine::store::StoreError| vec![Diagnostic::error("C000", None, error.to_string())];
    let flows = versions::with_older(engine.store(), loaded.flows.clone()).map_err(failed)?;
    let (rules, _) = loaded.rules(flows, engine.rules().secret.clone(), now)?;
    versions::keep(engine, &loaded.flows, &loaded.sources).map_err(failed)?;
    let fingerprint = rules.fingerprint.clone();
    engine.replace_rules(Arc::new(rules));
    Ok(fingerprint)
}

async fn tell(intake: &Intake, admin: Option<ContactId>, text: String) {
    let Some(contact) = admin else { return };
    let item = Inbound { key: InboundKey::Once, from: Origin::Contact(contact), event: Event::Alarm { text }, cursor: None };
    if intake.take(vec![item]).await.is_err() {
        tracing::warn!("the refusal could not be told by mail: the engine has stopped");
    }
}
