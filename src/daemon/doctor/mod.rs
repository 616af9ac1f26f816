//! Looks at everything that an installation needs, one check after the other, and names a remedy for each that fails.
//!
//! Never changes anything: no mail is taken, no webhook moved, no store created. Goes on after a failure, so that one run names
//! all that is wrong.

mod files;
mod forged;
mod machine;
mod reach;
mod vouched;

use std::fmt;
use std::path::Path;

use tokio::net::UnixStream;

use crate::config::Settings;
use crate::desk::dossier::Address;
use crate::io::clock::Clock;

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub name: String,
    pub verdict: Verdict,
}

/// What a check found, in words for the admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Ok { found: String },
    Warning { found: String, remedy: String },
    Failed { found: String, remedy: String },
}

impl Check {
    fn ok(name: impl Into<String>, found: impl Into<String>) -> Self {
        Self { name: name.into(), verdict: Verdict::Ok { found: found.into() } }
    }

    fn warning(name: impl Into<String>, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { name: name.into(), verdict: Verdict::Warning { found: found.into(), remedy: remedy.into() } }
    }

    fn failed(name: impl Into<String>, found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { name: name.into(), verdict: Verdict::Failed { found: found.into(), remedy: remedy.into() } }
    }

    pub fn has_failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed { .. })
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, found, remedy) = match &self.verdict {
            Verdict::Ok { found } => ("ok", found, None),
            Verdict::Warning { found, remedy } => ("warning", found, Some(remedy)),
            Verdict::Failed { found, remedy } => ("failed", found, Some(remedy)),
        };
        write!(f, "{word:<8} {}: {found}", self.name)?;
        if let Some(remedy) = remedy {
            write!(f, "; {remedy}")?;
        }
        Ok(())
    }
}

/// Whether a daemon answers at the control socket of this configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Daemon {
    Running,
    Stopped,
}

/// Checks the installation that `config` describes, and hands over each result as it comes; `send_to` gets a test mail.
pub async fn examine(config: &Path, send_to: Option<&Address>, clock: &Clock, report: &mut dyn FnMut(Check)) {
    let now = clock.now();
    report(machine::clock(config, now));
    let Some(settings) = files::configuration(config, now, report) else { return };
    let daemon = daemon(&settings).await;
    report(match daemon {
        Daemon::Running => Check::ok("daemon", "runs and answers"),
        Daemon::Stopped => Check::ok("daemon", "does not run"),
    });
    files::secrets(&settings, report);
    machine::disk(&settings, report);
    report(machine::store(&settings, daemon));
    if let Some(telegram) = &settings.telegram {
        reach::telegram(telegram, report).await;
    }
    for mailbox in &settings.mailboxes {
        report(reach::mailbox(mailbox, &settings).await);
    }
    if let Some(path) = &settings.maildir {
        report(files::maildir(path));
    }
    if let Some(lmtp) = &settings.lmtp {
        report(reach::lmtp(&lmtp.listen, daemon).await);
    }
    reach::smtp(&settings, send_to, now, report).await;
}

async fn daemon(settings: &Settings) -> Daemon {
    match UnixStream::connect(&settings.control_socket).await {
        Ok(_) => Daemon::Running,
        Err(_) => Daemon::Stopped,
    }
}
