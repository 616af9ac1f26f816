//! `redress flow texts`: what translators still have to do, and the files for them.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::flow::translate::{self, Completed, STAMPS};
use crate::io::files::read_flows;
use crate::text::Lang;

use super::{Exit, Failure};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder with the scripts and texts
    #[arg(default_value = "flows")]
    dir: PathBuf,
    /// This language only; it may be a new one
    #[arg(long)]
    lang: Option<String>,
    /// Write what is missing into the files, with the words of the first language to be translated
    #[arg(long)]
    add: bool,
    /// Note that every translation fits its source as it is; from then on, a source that changes is reported
    #[arg(long)]
    stamp: bool,
}

/// Lists what is missing on stdout, or writes it.
///
/// # Errors
/// The folder cannot be read or written, or there is no such language.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let sources = read_flows(&arguments.dir).map_err(|error| failure(&arguments.dir, &error))?;
    if arguments.stamp {
        let path = arguments.dir.join(STAMPS);
        fs::write(&path, translate::stamp(&sources)).map_err(|error| failure(&path, &error))?;
        eprintln!("{} is written", path.display());
        return Ok(());
    }
    let languages = match &arguments.lang {
        None => translate::languages(&sources).into_iter().collect(),
        Some(tag) => vec![Lang::parse(tag).ok_or_else(|| Failure {
            message: format!("\"{tag}\" is no language"),
            hint: Some("a language is two or three letters, such as fr or pt-BR".to_owned()),
            code: Exit::Failed,
        })?],
    };
    let completed: Vec<Completed> = languages.iter().flat_map(|lang| translate::complete(&sources, lang)).collect();
    for file in &completed {
        println!("{}: {}", file.name, file.added.join(", "));
        if arguments.add {
            let path = arguments.dir.join(&file.name);
            fs::write(&path, &file.text).map_err(|error| failure(&path, &error))?;
        }
    }
    let count: usize = completed.iter().map(|file| file.added.len()).sum();
    match (count, arguments.add) {
        (0, _) => eprintln!("nothing is missing"),
        (_, true) => eprintln!("{count} texts added; translate what stands under “# To translate”, then: redress flow texts --stamp"),
        (_, false) => eprintln!("{count} texts are missing; redress flow texts --add writes them"),
    }
    Ok(())
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure { message: format!("reading or writing \"{}\": {error}", path.display()), hint: None, code: Exit::Failed }
}
