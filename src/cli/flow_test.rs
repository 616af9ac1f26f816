//! `redress flow test`: plays the transcripts of a flows folder and says where they differ; `--bless` takes them as they are.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io, thread};

use clap::Args;

use crate::flow::coverage::Seen;
use crate::flow::script::Flows;
use crate::flow::transcript::{Editions, Played, play, published, steps};

use super::flow_coverage::{self, Format};
use super::{Exit, Failure, flow_play};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The folder with the scripts and texts; the transcripts are in its `tests` folder
    #[arg(default_value = "flows")]
    dir: PathBuf,
    /// Write what the flows say and do into the transcripts; inputs and `=` lines stay
    #[arg(long)]
    bless: bool,
    /// Name each question, option, refusal, rule and path that no transcript exercises, for each language
    #[arg(long)]
    coverage: bool,
    #[arg(long, value_enum, default_value_t = Format::Text, requires = "coverage")]
    format: Format,
}

/// Plays every transcript; the differences go to stdout, their count to stderr.
///
/// # Errors
/// A transcript differs, or something cannot be read or written.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flows = flow_play::load(&arguments.dir)?;
    let paths = transcripts(&arguments.dir.join("tests"))?;
    let (mut wrong, mut blessed, mut seen) = (0, 0, Seen::default());
    for path in &paths {
        let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let editions = editions(path, &text)?;
        let mut played = play(&flows, &editions, &text);
        if arguments.bless && played.blessed != text {
            fs::write(path, &played.blessed).map_err(|error| unreadable(path, &error))?;
            blessed += 1;
            // What still differs afterwards is an assertion or an input, and never blessed.
            played = play(&flows, &editions, &played.blessed);
        }
        wrong += usize::from(!played.problems.is_empty());
        report(arguments.format, path, &played);
        played.steps.iter().for_each(|stepped| seen.note(&flows, stepped));
    }
    if arguments.coverage {
        flow_coverage::show(arguments.format, &flows, &seen);
    }
    if 0 < blessed {
        eprintln!("{blessed} written; read the difference before you keep it");
    }
    if wrong == 0 {
        eprintln!("{} hold", count(paths.len()));
        return Ok(());
    }
    let hint = (!arguments.bless).then(|| "if the new words are meant, write them with: redress flow test --bless".to_owned());
    Err(Failure { message: format!("{wrong} of {} do not hold", count(paths.len())), hint, code: Exit::Failed })
}

/// Reads the flows that a transcript publishes; their folders are beside it.
fn editions(path: &Path, text: &str) -> Result<Editions, Failure> {
    let beside = path.parent().unwrap_or(Path::new("."));
    let read = |folder: String| Ok((folder.clone(), flow_play::load(&beside.join(folder))?));
    published(text).into_iter().map(read).collect()
}

fn report(format: Format, path: &Path, played: &Played) {
    for problem in &played.problems {
        let line = format!("{}:{}: {}\n", path.display(), problem.line, problem.message);
        match format {
            Format::Text => println!("{line}"),
            Format::Json => eprintln!("{line}"),
        }
    }
}

/// Plays the transcripts of a flows folder, where it has any, for the paths that they take; those that cannot be read are left out.
pub(super) fn paths_seen(dir: &Path, flows: &Arc<Flows>) -> Seen {
    let paths = transcripts(&dir.join("tests")).unwrap_or_default();
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let shares = paths.chunks(paths.len().div_ceil(threads).max(1));
    thread::scope(|scope| {
        let under_way: Vec<_> = shares.map(|share| scope.spawn(|| seen_in(share, flows))).collect();
        let mut seen = Seen::default();
        under_way.into_iter().filter_map(|thread| thread.join().ok()).for_each(|share| seen.merge(share));
        seen
    })
}

fn seen_in(paths: &[PathBuf], flows: &Arc<Flows>) -> Seen {
    let mut seen = Seen::default();
    for path in paths {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let Ok(editions) = editions(path, &text) else { continue };
        steps(flows, &editions, &text).iter().for_each(|stepped| seen.note_paths(flows, stepped));
    }
    seen
}

fn count(transcripts: usize) -> String {
    if transcripts == 1 { "1 transcript".to_owned() } else { format!("{transcripts} transcripts") }
}

fn transcripts(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(dir).map_err(|error| unreadable(dir, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(dir, &error))?.path();
        if path.extension().is_some_and(|extension| extension == "chat") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure { message: format!("reading or writing \"{}\": {error}", path.display()), hint: None, code: Exit::Failed }
}
