//! The commands, one file each; words for people on stderr, data on stdout.
#![expect(clippy::print_stderr, reason = "commands speak to a person at a terminal")]

pub mod calendar_check;
mod config;
pub mod mail_parse;

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
    /// The configuration file.
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Mail.
    #[command(subcommand)]
    Mail(MailCommand),
}

#[derive(Debug, Subcommand)]
enum CalendarCommand {
    /// Computes every case of a file of working-time cases and prints those that differ.
    Check { file: PathBuf },
}

#[derive(Debug, Subcommand)]
enum MailCommand {
    /// Prints each message as this program reads it: one JSON object per line.
    ///
    /// Keys: from, to, cc, reply_to (lists of {name, addr}); subject; date (RFC 3339); message_id; in_reply_to and references (lists
    /// of ids without brackets); text (all of it); html; reply (what the sender wrote new); elided (what reply leaves out); forward
    /// ({from, subject, date, text} or null); attachments (list of {name, type, size, sha256}); tree ({type, parts}); tnef (the files
    /// in winmail.dat, or null); auto_response and bounce (true or false); bounce_rcpt ({permanent, temporary}); dsn (list of
    /// {recipient, action, status, diagnostic} or null); arf ({feedback_type, recipients} or null). A file that cannot be read gives
    /// the line `null`, and exit code 1.
    Parse {
        /// Raw messages; `-` is the standard input.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
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
        Command::Config(command) => config::run(&command),
        Command::Mail(MailCommand::Parse { files }) => mail_parse::run(&files),
    }
}
