//! The commands, one file each; words for people on stderr, data on stdout.

#[macro_use]
mod print;

mod backup;
pub mod calendar_check;
mod case;
mod case_files;
mod compact;
mod config;
mod demo;
mod doctor;
mod explain;
mod flow;
mod flow_check;
mod flow_coverage;
mod flow_explain;
mod flow_fmt;
mod flow_fuzz;
mod flow_graph;
mod flow_lsp;
mod flow_paths;
mod flow_play;
mod flow_publish;
mod flow_reference;
mod flow_schema;
mod flow_test;
mod flow_texts;
mod init;
mod mail_authorize;
pub mod mail_parse;

mod mail_take;
mod outbox;
mod report;
mod restore;
mod run;
mod staff;
mod verify;

use std::fmt;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::daemon::orders::Order;
use crate::engine::store::StoreError;
use crate::io::mail::sign_in::grant::Way;
use crate::io::store::StoreSettings;
use crate::io::store::backup::BackupError;

/// Complaints and feedback by Telegram and e-mail: scripted conversations, durable cases, acknowledgements and escalations.
#[derive(Debug, Parser)]
#[command(name = "redress", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the daemon: takes in, answers, reminds, until it is told to stop.
    Run {
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Asks eight questions, and writes a configuration and flows that pass every check.
    Init(init::InitArguments),
    /// Cases: list, show, take, answer, close, export.
    Case(case::CaseArguments),
    /// Members of staff: list them, send one away with somebody to stand in, and back.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Reports figures over many cases: one page with plots, or tables, registers, the digest and the review.
    Report(report::ReportArguments),
    /// Prints a checklist for auditors: what each clause asks, and what the records show.
    Audit(report::AuditArguments),
    /// What waits to leave: list it, try it at once, give it up.
    #[command(subcommand)]
    Outbox(outbox::OutboxCommand),
    /// Shows all of it on this machine, with nothing configured: chat, mails, cases, and a clock that can be moved.
    Demo(demo::Arguments),
    /// How something came about: the deadlines of a case.
    #[command(subcommand)]
    Explain(explain::ExplainCommand),
    /// Working time.
    #[command(subcommand)]
    Calendar(CalendarCommand),
    /// Scripts: check them, explain what is wrong with them.
    #[command(subcommand)]
    Flow(flow::FlowCommand),
    /// The configuration file.
    #[command(subcommand)]
    Config(config::ConfigCommand),
    /// Mail.
    #[command(subcommand)]
    Mail(MailCommand),
    /// Checks configuration, secrets, channels, disk and store: one line each, with a remedy.
    Doctor {
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
        /// Sends a test mail to this address, looks for it in the mailboxes, and says whether it is vouched for (SPF, DKIM), and whether
        /// anybody could forge the note that says so.
        #[arg(long, value_name = "ADDRESS")]
        send: Option<String>,
    },
    /// Reads all records and attachments and says whether all that was committed is there.
    Verify { data_dir: PathBuf },
    /// Copies all records and attachments into an empty or new directory, while the daemon runs or not.
    Backup {
        target: PathBuf,
        /// The data directory, where there is no configuration; no daemon may use it.
        #[arg(long, value_name = "DATA_DIR")]
        data: Option<PathBuf>,
        /// The configuration of the daemon.
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Makes a data directory, which must be empty or new, from a backup.
    Restore { backup: PathBuf, data_dir: PathBuf },
    /// Gives back the room of what was removed; the daemon must be stopped.
    Compact { data_dir: PathBuf },
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
    /// Grants access to a mailbox at Gmail, Microsoft 365 and others that take no passwords (OAuth 2.0).
    ///
    /// Shows a code to enter on any device, or a page to open in a browser on this machine; what is granted is kept in the data
    /// directory, renewed by itself, and used by a running daemon without a restart. Run it again where access was withdrawn.
    Authorize {
        /// The id of a table [[sign_in]] of the configuration.
        id: String,
        /// By a code on any device, whatever is usual for the provider.
        #[arg(long, conflicts_with = "browser")]
        device: bool,
        /// In a browser on this machine, whatever is usual for the provider.
        #[arg(long)]
        browser: bool,
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Takes one raw message from the standard input: for the pipe of a mail server.
    ///
    /// Puts it into the Maildir of the configuration, durably, whether the daemon runs or not; the daemon takes it in from there. Exit
    /// codes: 0 the message is kept; 75 (EX_TEMPFAIL) it is not, for whatever reason: hand it over again later. Let the mail server
    /// write the envelope into the message (Postfix: `flags=DRO`).
    Take {
        /// The configuration of the daemon.
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Lists what machines and lists wrote that names no case, the newest last; with NUMBER, shows that one whole.
    Kept {
        number: Option<u64>,
        #[arg(long, default_value = run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
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
    /// A mail could not be kept (EX_TEMPFAIL): a mail server hands it over again later, and sends nothing back.
    Later = 75,
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

/// The store of a stopped daemon: the room of the reserve is not kept from those who look after it.
const MAINTENANCE: StoreSettings = StoreSettings { cache_bytes: 32 << 20, reserve_bytes: 0, ballast_bytes: 0 };

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let hint = match &error {
            StoreError::InUse => Some("stop the daemon first, or name another data directory"),
            StoreError::Schema { .. } => Some("use the version of redress that wrote it, or one that can bring it up to date"),
            StoreError::Full { .. } | StoreError::TooLarge { .. } | StoreError::Broken { .. } | StoreError::Damaged { .. } => None,
        };
        Failure { message: error.to_string(), hint: hint.map(str::to_owned), code: Exit::Store }
    }
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Failure {
        match error {
            BackupError::Store(error) => error.into(),
            BackupError::File { .. } | BackupError::Refused { .. } => {
                Failure { message: error.to_string(), hint: None, code: Exit::Failed }
            }
        }
    }
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let is_of_pipe = std::env::args_os().skip(1).take(2).eq(["mail", "take"]);
            // Whatever a mail server's pipe is told, a mail must not be sent back for it.
            if !is_of_pipe || !error.use_stderr() {
                error.exit();
            }
            eprintln!("{error}");
            return ExitCode::from(Exit::Later as u8);
        }
    };
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
        Command::Run { config } => run::run(&config),
        Command::Init(arguments) => init::run(&arguments),
        Command::Case(arguments) => case::run(arguments),
        Command::Staff(command) => staff::run(command),
        Command::Report(arguments) => report::run(&arguments),
        Command::Audit(arguments) => report::audit(&arguments),
        Command::Outbox(command) => outbox::run(command),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Explain(command) => explain::run(command),
        Command::Calendar(CalendarCommand::Check { file }) => calendar_check::run(&file),
        Command::Flow(command) => flow::run(command),
        Command::Config(command) => config::run(&command),
        Command::Mail(MailCommand::Parse { files }) => mail_parse::run(&files),
        Command::Mail(MailCommand::Take { config }) => mail_take::run(&config),
        Command::Mail(MailCommand::Kept { number, config }) => case::perform(&config, &Order::MailKept { number }),
        Command::Mail(MailCommand::Authorize { id, device, browser, config }) => {
            let way = match (device, browser) {
                (true, _) => Some(Way::Device),
                (false, true) => Some(Way::Browser),
                (false, false) => None,
            };
            mail_authorize::run(&config, &id, way)
        }
        Command::Doctor { config, send } => doctor::run(&config, send.as_deref()),
        Command::Verify { data_dir } => verify::run(&data_dir),
        Command::Backup { target, data: Some(data), config: _ } => backup::run(&data, &target),
        Command::Backup { target, data: None, config } => backup::ask(&config, target),
        Command::Restore { backup, data_dir } => restore::run(&backup, &data_dir),
        Command::Compact { data_dir } => compact::run(&data_dir),
    }
}
