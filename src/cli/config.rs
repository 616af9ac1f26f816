//! `redress config sample` and `redress config check [FILE]`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::config::{self, SecretSource, Settings};
use crate::daemon::loading;
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::clock::Clock;
use crate::io::{configuration, secrets};

use super::{Exit, Failure};

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Prints a commented sample with every setting.
    Sample,
    /// Names every problem of a configuration, with its place.
    Check {
        #[arg(default_value = "/etc/redress/redress.toml", env = "REDRESS_CONFIG")]
        file: PathBuf,
    },
}

pub(super) fn run(command: &ConfigCommand) -> Result<(), Failure> {
    match command {
        ConfigCommand::Sample => {
            print!("{}", config::SAMPLE);
            Ok(())
        }
        ConfigCommand::Check { file } => check(file),
    }
}

/// Checks the file and all that it names, as `redress run` does: what passes here starts there.
fn check(file: &Path) -> Result<(), Failure> {
    let mut problems = loading::check(file, Clock::default().now());
    let settings = configuration::read(file).ok().and_then(|configuration| configuration.settings);
    problems.extend(settings.iter().flat_map(Settings::secrets).filter_map(|(name, source)| secret(&name, &source)));
    render::sort(&mut problems);
    let look = if std::io::stderr().is_terminal() { Look::Coloured } else { Look::Plain };
    eprint!("{}", render::all(&problems, look));
    eprintln!("{}: {}", file.display(), render::summary(&problems));
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Failure {
            message: format!("{} cannot be put into force", file.display()),
            hint: Some("mend what is named above, and check again".to_owned()),
            code: Exit::Configuration,
        });
    }
    Ok(())
}

/// Warns only: where this runs, the secrets of the daemon need not be.
fn secret(name: &str, source: &SecretSource) -> Option<Diagnostic> {
    match secrets::read_secret(source) {
        Err(problem) => Some(Diagnostic::warning("C031", None, format!("{name}: {}", problem.message)).help(problem.hint)),
        Ok(_) => secrets::exposure(source).map(|words| Diagnostic::warning("C030", None, words)),
    }
}
