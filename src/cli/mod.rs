//! The commands, one file each; words for people on stderr, data on stdout.
#![expect(clippy::print_stderr, reason = "commands speak to a person at a terminal")]

pub mod calendar_check;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Complaints and feedback by Telegram and e-mail: scripted conversations, durable cases, acknowledgements and escalations.
#[derive(Debug, Parser)]
#[command(name = "redress", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Working time.
    #[command(subcommand)]
    Calendar(CalendarCommand),
}

#[derive(Debug, Subcommand)]
enum CalendarCommand {
    /// Computes every case of a file of working-time cases and prints those that differ.
    Check { file: PathBuf },
}

/// Why a command failed, in words for a person, with the exit code that scripts and systemd see.
#[derive(Debug)]
pub struct Failure {
    /// Lower case, without full stop, with the value.
    pub message: String,
    pub hint: Option<String>,
    pub code: Exit,
}

/// Exit codes, after sysexits(3) where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The command ran and found problems, or could not do what was asked.
    Failed = 1,
    /// The store cannot be read or written (EX_IOERR): systemd starts the daemon again.
    Store = 74,
    /// The configuration has errors (EX_CONFIG): systemd does not start the daemon again.
    Configuration = 78,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n\nhint: {hint}")?;
        }
        Ok(())
    }
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    match execute(arguments.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.code as u8)
        }
    }
}

fn execute(command: Command) -> Result<(), Failure> {
    match command {
        Command::Calendar(CalendarCommand::Check { file }) => calendar_check::run(&file),
    }
}
