//! `redress run`: the daemon.

use std::io::IsTerminal;
use std::path::Path;

use tracing_subscriber::EnvFilter;

use crate::daemon::{self, StartError};
use crate::diagnostic::render::{self, Look};

use super::{Exit, Failure};

/// Where the configuration is, unless somebody says otherwise.
pub(super) const CONFIG: &str = "/etc/redress/redress.toml";

pub(super) fn run(config: &Path) -> Result<(), Failure> {
    log();
    // Two threads take what two cores give; the writer has its own.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|error| Failure {
        message: format!("the runtime cannot start: {error}"),
        hint: None,
        code: Exit::Failed,
    })?;
    let ended = runtime.block_on(daemon::run::run(config));
    runtime.shutdown_background();
    ended.map_err(Failure::from)
}

/// Logs to standard error: as JSON lines for machines, as text at a terminal. `RUST_LOG` chooses what.
fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sled=warn"));
    // Below these levels the libraries log what people wrote, and passwords.
    let quiet = ["async_imap=info", "teloxide=info", "teloxide_core=info", "reqwest=info", "hyper_util=info", "lettre=info"];
    let filter = quiet.iter().filter_map(|directive| directive.parse().ok()).fold(filter, EnvFilter::add_directive);
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() { builder.init() } else { builder.json().flatten_event(true).init() }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Problems(problems) => {
                let look = if std::io::stderr().is_terminal() { Look::Coloured } else { Look::Plain };
                Failure {
                    message: format!("the configuration cannot be put into force\n\n{}", render::all(&problems, look)),
                    hint: Some("mend what is named above; `redress config check` and `redress flow check` look again".to_owned()),
                    code: Exit::Configuration,
                }
            }
            StartError::Secret(problem) => {
                Failure { message: problem.message, hint: Some(problem.hint.to_owned()), code: Exit::Configuration }
            }
            StartError::Store(error) => error.into(),
            StartError::Channel { .. } | StartError::WriterLost => Failure { message: error.to_string(), hint: None, code: Exit::Failed },
        }
    }
}
