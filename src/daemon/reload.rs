//! Reads everything anew and puts it in force between two steps; on any error the old rules stay, and the admin is told.

use std::path::Path;

use crate::desk::dossier::ContactId;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::engine::store::Store;
use crate::io::configuration;
use crate::io::intake::Intake;
use crate::io::systemd;

use super::alarms;
use super::orders::Office;
use super::publishing::{self, Extent};

/// Reads configuration, flows and holidays again. Channels keep the settings they began with: servers, ports and secrets
/// take a restart.
pub(super) async fn reload<S: Store + 'static>(config: &Path, office: &Office<S>, intake: &Intake) {
    match read(config, office).await {
        Ok(fingerprint) => {
            tracing::info!(rules = fingerprint, "new rules are in force");
            systemd::status(&format!("taking in; rules {fingerprint} since {}", office.clock.now().format("%Y-%m-%d %H:%M UTC")));
        }
        Err((problems, admins)) => {
            let count = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            tracing::error!(count, "the new configuration is refused; the old rules stay in force");
            systemd::status(&format!("taking in; the last reload was refused: {count} errors"));
            let text = format!(
                "The new configuration is refused, and the old one stays in force.\n\n{}",
                render::all(&problems, render::Look::Plain)
            );
            if alarms::tell(intake, &admins, &text).await.is_err() {
                tracing::warn!("the refusal could not be told by mail: the engine has stopped");
            }
        }
    }
}

type Refused = (Vec<Diagnostic>, Vec<ContactId>);

async fn read<S: Store + 'static>(config: &Path, office: &Office<S>) -> Result<String, Refused> {
    match publishing::publish(config, office, Extent::AllButHeld).await {
        Ok(report) => {
            report.lines.iter().for_each(|line| tracing::info!("{line}"));
            Ok(report.fingerprint)
        }
        Err(problems) => Err((problems, admins(config, office).await)),
    }
}

/// Returns the admins of the new configuration where it can be read, else those of the rules in force who come nearest.
async fn admins<S: Store + 'static>(config: &Path, office: &Office<S>) -> Vec<ContactId> {
    let settings = configuration::read(config).ok().and_then(|configuration| configuration.settings);
    let addresses = match settings {
        Some(settings) => settings.admins,
        None => office.visit(|engine| engine.rules().managers.clone()).await.unwrap_or_default(),
    };
    addresses.into_iter().map(ContactId::Email).collect()
}
