//! `redress flow check`: everything that is wrong with the scripts and texts of a folder, at once; changes nothing.

use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, ValueEnum};

use crate::desk::words;
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::flow::coverage;
use crate::flow::read::{self, Surroundings};
use crate::io::configuration;
use crate::io::files::{FolderFiles, read_folder};

use super::{Exit, Failure, flow_test};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder with the scripts and texts
    #[arg(default_value = "flows")]
    dir: PathBuf,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The configuration, to check the names that rules notify against its teams
    #[arg(long)]
    config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in colour on a terminal
    Text,
    /// For editors: one array, places in bytes, lines and columns
    Json,
}

/// Checks the folder; problems go to stdout, errors first, and their count to stderr.
///
/// # Errors
/// There is an error (or a warning, under `--strict`), or the folder cannot be read.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let FolderFiles { sources, unread } = read_folder(&arguments.dir).map_err(|error| Failure {
        message: format!("reading the flows in \"{}\": {error}", arguments.dir.display()),
        hint: Some("name the folder: redress flow check FOLDER".to_owned()),
        code: Exit::Failed,
    })?;
    let surroundings = Surroundings { unread, ..arguments.config.as_deref().map_or_else(|| Ok(Surroundings::default()), surroundings)? };
    let (flows, mut problems) = read::read(&sources, &surroundings);
    // Who names a configuration means to go into service with it.
    let marked = arguments.config.is_some() && read::refuse_marks(&mut problems);
    let letters = read::check_letters(&sources, words::FILES, &words::sources(), words::MUST_CONTAIN);
    let is_wrong = marked || letters.iter().any(|problem| problem.severity == Severity::Error);
    problems.extend(letters);
    render::sort(&mut problems);
    let flows = flows.filter(|_| !is_wrong).map(Arc::new);
    if let Some(flows) = &flows {
        problems.extend(coverage::advice(&sources, flows, &flow_test::paths_seen(&arguments.dir, flows)));
        render::sort(&mut problems);
    }
    show(arguments.format, &problems);
    let count = flows.map_or(0, |flows| flows.current.len());
    let blocks = |problem: &Diagnostic| match problem.severity {
        Severity::Error => true,
        Severity::Warning => arguments.strict,
        Severity::Advice => false,
    };
    if problems.iter().any(blocks) {
        let hint = problems.first().map(|problem| format!("redress flow explain {}", problem.code));
        return Err(Failure {
            message: format!("the flows cannot be published: {}", render::summary(&problems)),
            hint,
            code: Exit::Failed,
        });
    }
    eprintln!("{} in order: {}", if count == 1 { "1 flow".to_owned() } else { format!("{count} flows") }, render::summary(&problems));
    Ok(())
}

/// Reads what the flows are checked against from the configuration.
fn surroundings(config: &Path) -> Result<Surroundings, Failure> {
    let failure = |why: String| Failure {
        message: format!("reading \"{}\": {why}", config.display()),
        hint: Some(format!("redress config check {}", config.display())),
        code: Exit::Configuration,
    };
    let read = configuration::read(config).map_err(|error| failure(error.to_string()))?;
    let settings = read.settings.ok_or_else(|| failure("it has errors".to_owned()))?;
    Ok(Surroundings { notify_targets: Some(settings.notify_targets()), ..Surroundings::default() })
}

fn show(format: Format, problems: &[Diagnostic]) {
    match format {
        Format::Json => print!("{}", render::json(problems)),
        Format::Text if problems.is_empty() => {}
        Format::Text => {
            let look = if stdout().is_terminal() { Look::Coloured } else { Look::Plain };
            println!("{}", render::all(problems, look));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(config: Option<PathBuf>) -> Arguments {
        let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("flows");
        Arguments { dir, strict: true, format: Format::Json, config }
    }

    #[test]
    fn the_shipped_folder_passes_strictly_but_for_what_the_organisation_must_say() {
        let sources = read_folder(&arguments(None).dir).unwrap().sources;
        let (_, mut problems) = read::read(&sources, &Surroundings::default());
        problems.retain(|problem| problem.severity != Severity::Advice && problem.code != "T025");
        assert!(problems.is_empty(), "{}", render::all(&problems, Look::Plain));
    }

    #[test]
    fn a_configuration_that_cannot_be_read_is_said_before_anything_is_checked() {
        let failure = run(&arguments(Some(PathBuf::from("/nonexistent/redress.toml")))).unwrap_err();
        assert!(failure.message.contains("/nonexistent/redress.toml"), "{failure}");
        assert_eq!(failure.code, Exit::Configuration);
    }
}
