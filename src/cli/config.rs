//! `redress config sample` and `redress config check [FILE]`.
#![expect(clippy::print_stdout, reason = "the sample is the command's data")]

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use chrono::Utc;
use clap::Subcommand;

use crate::config::{self, Outside};
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::zone::zone;
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

/// Checks the file, its zones and holidays; flows have their own command.
fn check(file: &Path) -> Result<(), Failure> {
    let failure = |message, hint: &str| Failure { message, hint: Some(hint.to_owned()), code: Exit::Configuration };
    let configuration = configuration::read(file)
        .map_err(|error| failure(format!("reading {}: {error}", file.display()), "a first file: redress config sample > redress.toml"))?;
    let mut problems = configuration.problems;
    if let Some(settings) = &configuration.settings {
        let outside = Outside { zone: &zone, holidays: &configuration.holidays, today: Utc::now().date_naive() };
        problems.extend(config::check(settings, &outside));
        problems.extend(
            settings
                .secrets()
                .iter()
                .filter_map(|(_, source)| secrets::exposure(source))
                .map(|words| Diagnostic::warning("C030", None, words)),
        );
    }
    render::sort(&mut problems);
    let look = if std::io::stderr().is_terminal() { Look::Coloured } else { Look::Plain };
    eprint!("{}", render::all(&problems, look));
    eprintln!("{}: {}", file.display(), render::summary(&problems));
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(failure(format!("{} cannot be put into force", file.display()), "mend what is named above, and check again"));
    }
    Ok(())
}
