//! `redress flow fmt`: writes the scripts of a folder in one form; comments and meaning stay.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use crate::flow::format::format;
use crate::io::files::read_flows;

use super::{Exit, Failure};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder with the scripts
    #[arg(default_value = "flows")]
    dir: PathBuf,
    /// Write nothing; fail if a script is not in its form
    #[arg(long)]
    check: bool,
}

/// Writes the scripts; their names go to stdout.
///
/// # Errors
/// A script is no valid TOML, cannot be written, or (under `--check`) is not in its form.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let failure = |message: String, hint: Option<String>| Failure { message, hint, code: Exit::Failed };
    let sources = read_flows(&arguments.dir).map_err(|error| failure(format!("reading \"{}\": {error}", arguments.dir.display()), None))?;
    let (mut changed, mut broken) = (0, 0);
    for source in sources.iter().filter(|source| source.name.ends_with(".toml")) {
        let Some(formatted) = format(&source.text) else {
            eprintln!("{} is no valid TOML and stays as it is", source.name);
            broken += 1;
            continue;
        };
        if formatted == source.text {
            continue;
        }
        println!("{}", source.name);
        changed += 1;
        if !arguments.check {
            let path = arguments.dir.join(&source.name);
            fs::write(&path, formatted).map_err(|error| failure(format!("writing \"{}\": {error}", path.display()), None))?;
        }
    }
    if 0 < broken {
        return Err(failure(format!("{broken} scripts have errors"), Some("redress flow check shows them".to_owned())));
    }
    if arguments.check && 0 < changed {
        return Err(failure(format!("{changed} scripts are not in their form"), Some("redress flow fmt writes them".to_owned())));
    }
    Ok(())
}
