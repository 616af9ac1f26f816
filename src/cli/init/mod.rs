//! `redress init`: asks at most eight questions and writes a configuration and a folder of flows that pass every check.
//!
//! Never changes a configuration that is there, and never calls one ready that would not start: what is missing is named.

mod answers;
mod missing;
mod organisation;
#[cfg(test)]
mod tests;
mod write;

use std::fs;
use std::io::{BufRead, stdin};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::daemon::loading;
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::clock::Clock;

use super::{Exit, Failure};
use answers::{Answers, QUESTIONS, Question};

/// A question is put so often before the command gives up.
const TRIES_MAX: usize = 5;
const ANSWERS_BYTES_MAX: u64 = 64 * 1024;

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Where `redress.toml` and `flows/` go.
    #[arg(default_value = "/etc/redress")]
    folder: PathBuf,
    /// Reads the answers from this TOML file instead of asking: organisation, languages, country, people, hours, bot, mailbox, policy.
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
}

pub(super) fn run(arguments: &InitArguments) -> Result<(), Failure> {
    let file = arguments.folder.join("redress.toml");
    if file.exists() {
        return again(&file, arguments);
    }
    let answers = match &arguments.answers {
        Some(path) => from_file(path)?,
        None => from_terminal()?,
    };
    let no_way_in = answers.bot.is_none() && answers.mailbox.as_ref().is_none_or(|mailbox| mailbox.imap.is_none());
    if no_way_in {
        return Err(failure("nobody could complain: there is neither a bot nor a mailbox that is read".to_owned(), None));
    }
    write::all(&arguments.folder, &answers).map_err(|error| failure(format!("writing {error}"), None))?;
    println!("{} and {} are written.", file.display(), arguments.folder.join("flows").display());
    let (needed, wished) = (missing::needed(&answers), missing::wished(&answers, &arguments.folder));
    list("Missing, and nothing starts before it is there:", &needed);
    list("Still missing for ISO 10002:", &wished);
    if !needed.is_empty() {
        let hint = format!("put in what is missing, then run again: redress init {}", arguments.folder.display());
        return Err(failure(format!("{} is not ready", file.display()), Some(&hint)));
    }
    check(&file)?;
    ready(&file);
    Ok(())
}

/// Says whether a configuration that is there is ready; changes nothing.
fn again(file: &Path, arguments: &InitArguments) -> Result<(), Failure> {
    if arguments.answers.is_some() {
        let hint = format!("name another folder, or change it and run: redress init {}", arguments.folder.display());
        return Err(failure(format!("{} is there already", file.display()), Some(&hint)));
    }
    println!("{} is there already, and stays as it is.", file.display());
    check(file)?;
    ready(file);
    Ok(())
}

fn ready(file: &Path) {
    let start = match file.parent() {
        Some(folder) if write::is_usual(folder) => "systemctl enable --now redress".to_owned(),
        Some(_) | None => format!("redress run --config {}", file.display()),
    };
    println!("\nReady. Start it with: {start}");
}

fn list(title: &str, lines: &[String]) {
    if !lines.is_empty() {
        println!("\n{title}");
        lines.iter().for_each(|line| println!("  - {line}"));
    }
}

fn check(file: &Path) -> Result<(), Failure> {
    let problems: Vec<Diagnostic> = loading::check(file, Clock::default().now());
    if problems.iter().all(|problem| problem.severity != Severity::Error) {
        return Ok(());
    }
    eprint!("{}", render::all(&problems, Look::Plain));
    Err(failure(format!("{} is not ready", file.display()), Some("mend what is named above, then run this again")))
}

fn from_file(path: &Path) -> Result<Answers, Failure> {
    let named = |message: String| failure(format!("{}: {message}", path.display()), None);
    let size = fs::metadata(path).map_err(|error| named(error.to_string()))?.len();
    if ANSWERS_BYTES_MAX < size {
        return Err(named(format!("larger than {ANSWERS_BYTES_MAX} bytes")));
    }
    let text = fs::read_to_string(path).map_err(|error| named(error.to_string()))?;
    from_text(&text).map_err(named)
}

fn from_text(text: &str) -> Result<Answers, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    if let Some(unknown) = table.keys().find(|key| QUESTIONS.iter().all(|question| question.key != key.as_str())) {
        return Err(format!("no question is called `{unknown}`"));
    }
    let mut answers = Answers::default();
    for question in &QUESTIONS {
        let answer = table.get(question.key).and_then(toml::Value::as_str);
        let answer = answer.ok_or_else(|| format!("`{} = \"…\"` is missing, such as: {}", question.key, question.example))?;
        answers.take(question.key, answer).map_err(|why| format!("{}: {why}", question.key))?;
    }
    Ok(answers)
}

fn from_terminal() -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let mut lines = stdin().lock().lines();
    for (number, question) in (1..).zip(&QUESTIONS) {
        ask(number, question, &mut answers, &mut lines)?;
    }
    Ok(answers)
}

fn ask(
    number: usize,
    question: &Question,
    answers: &mut Answers,
    lines: &mut impl Iterator<Item = std::io::Result<String>>,
) -> Result<(), Failure> {
    eprintln!("\n{number} of {}: {}\n   such as: {}", QUESTIONS.len(), question.asks, question.example);
    for _ in 0..TRIES_MAX {
        let Some(line) = lines.next() else { break };
        let line = line.map_err(|error| failure(format!("reading the answer: {error}"), None))?;
        match answers.take(question.key, &line) {
            Ok(()) => return Ok(()),
            Err(why) => eprintln!("   {why}"),
        }
    }
    Err(failure("nothing was written: a question has no answer".to_owned(), Some("run it again, or use --answers FILE")))
}

fn failure(message: String, hint: Option<&str>) -> Failure {
    Failure { message, hint: hint.map(str::to_owned), code: Exit::Failed }
}
