//! Reads everything anew and puts it in force between two steps; on any error the old rules stay, and the admin is told.

use std::path::Path;

use crate::config::Settings;
use crate::desk::dossier::ContactId;
use crate::desk::event::Alarm;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::engine::store::Store;
use crate::io::configuration;
use crate::io::intake::Intake;
use crate::io::systemd;

use super::alarms;
use super::orders::Office;
use super::publishing::{self, Extent};

/// Reads configuration, flows and holidays again. Channels keep the settings they began with, which `begun` are: servers, ports and places
/// take a restart. `admin` is told where the new configuration does not even say whom to tell.
pub(super) async fn reload<S: Store + 'static>(
    (config, begun): (&Path, &Settings),
    office: &Office<S>,
    intake: &Intake,
    admin: &mut Option<ContactId>,
) {
    match read(config, office).await {
        Ok(fingerprint) => {
            for table in settings(config).map(|new| begun.until_restart(&new)).unwrap_or_default() {
                tracing::warn!("{table} has changed, which is in force after a restart: systemctl restart redress");
            }
            *admin = admins(config).into_iter().next().or(admin.take());
            tracing::info!(rules = fingerprint, "new rules are in force");
            systemd::status(&format!("taking in; rules {fingerprint} since {}", office.clock.now().format("%Y-%m-%d %H:%M UTC")));
        }
        Err(problems) => {
            let mut admins = admins(config);
            if admins.is_empty() {
                admins.extend(admin.clone());
            }
            let count = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
            tracing::error!(count, "the new configuration is refused; the old rules stay in force");
            systemd::status(&format!("taking in; the last reload was refused: {count} errors"));
            let below = render::all(&problems, render::Look::Plain);
            let alarm = Alarm { below, ..Alarm::new(&["admin-refused"], &[]) };
            if alarms::tell(intake, &admins, &alarm).await.is_err() {
                tracing::warn!("the refusal could not be told by mail: the engine has stopped");
            }
        }
    }
}

async fn read<S: Store + 'static>(config: &Path, office: &Office<S>) -> Result<String, Vec<Diagnostic>> {
    let report = publishing::publish(config, office, Extent::AllButHeld).await?;
    report.lines.iter().for_each(|line| tracing::info!("{line}"));
    Ok(report.fingerprint)
}

/// Returns the admins of the new configuration; none where it cannot be read.
fn admins(config: &Path) -> Vec<ContactId> {
    settings(config).into_iter().flat_map(|settings| settings.admins).map(ContactId::Email).collect()
}

/// Returns what the configuration says now; `None` where it cannot be read.
fn settings(config: &Path) -> Option<Settings> {
    configuration::read(config).ok()?.settings
}
