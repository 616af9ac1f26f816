//! `redress case …`: what staff do with cases at the machine, through the running daemon or on a stopped store.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

use crate::config::Settings;
use crate::daemon::orders::{Filter, Format, Order, Refusal};
use crate::daemon::{StartError, control, loading, offline};
use crate::desk::case::Severity;
use crate::desk::decision::orders::{DecisionOrder, Verb};
use crate::desk::erase::Erasure;
use crate::desk::event::StaffCommand;
use crate::io::clock::Clock;
use crate::io::configuration;

use super::{Exit, Failure};

/// The longest text from standard input.
const TEXT_BYTES_MAX: u64 = 256 << 10;

#[derive(Debug, Args)]
pub(super) struct CaseArguments {
    /// The configuration of the daemon.
    #[arg(long, global = true, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
    /// Who acts, as the journal shows it: a name under [[staff]]. Who looks sees no case that is about them.
    #[arg(long = "as", global = true, value_name = "NAME", env = "REDRESS_STAFF")]
    actor: Option<String>,
    #[command(subcommand)]
    command: CaseCommand,
}

#[derive(Debug, Subcommand)]
enum CaseCommand {
    /// Lists open cases, oldest first.
    List {
        /// Closed cases too.
        #[arg(long)]
        closed: bool,
        #[arg(long)]
        team: Option<String>,
        /// Only those that this person has taken.
        #[arg(long, value_name = "NAME")]
        taken_by: Option<String>,
    },
    /// Shows a case: answers, and every event with time and actor.
    Show { reference: String },
    /// Explains the deadlines of a case: rules, calendars, and the way day by day.
    Deadlines { reference: String },
    /// Prints all cases with every answer by its question id.
    Export {
        #[arg(long, value_enum, default_value = "jsonl")]
        format: Format,
    },
    /// Saves what the customer attached into a directory.
    Files {
        reference: String,
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Opens a case for a customer who phoned, wrote on paper or came by. Its deadlines run from the day that `received:` names.
    ///
    /// The words are TEXT or standard input; above them can stand lines such as `from: ann@example.org`, `name: …`, `phone: …`,
    /// `received: yesterday` and `by: phone`. Only to an address that such a line names goes an acknowledgement.
    Enter { text: Option<String> },
    /// Takes a case: the ladder stops.
    Take { reference: String },
    /// Gives a case to a person or a team.
    Assign { reference: String, to: String },
    /// Keeps a note that stays among staff; without TEXT it is read from standard input.
    Note { reference: String, text: Option<String> },
    /// Answers the customer on their channel; without TEXT it is read from standard input.
    Reply { reference: String, text: Option<String> },
    /// Asks the customer something, and waits for the answer; without TEXT it is read from standard input.
    Ask { reference: String, text: Option<String> },
    /// Sets a date of your own, such as 2026-12-05, 5.12., Friday or "3 days"; you are reminded when it comes.
    Due { reference: String, date: String },
    /// Reminds you of nothing about the case before a day or for a while, at the latest until its deadline.
    Snooze { reference: String, until: String },
    /// Notes that a case is about a member of staff, who is never given it, told of it or heard on it.
    About { reference: String, name: String },
    /// Takes that back.
    NotAbout { reference: String, name: String },
    /// Says why a deadline was missed; without TEXT it is read from standard input.
    Reason { reference: String, text: Option<String> },
    /// Changes how urgent a case is.
    Severity { reference: String, severity: SeverityWord },
    /// Decides a case: `resolve REF accepted refund_full`; the words to the customer and lines such as `Cause: …` are read from
    /// standard input.
    Resolve {
        reference: String,
        /// The finding and the remedies, such as `accepted refund_full`.
        #[arg(required = true)]
        decision: Vec<String>,
        /// The words and lines; without it they are read from standard input.
        #[arg(long)]
        text: Option<String>,
        /// Ask the customer whether they would agree, before it is the decision.
        #[arg(long)]
        propose: bool,
    },
    /// Says what a complaint comes down to, one point each; a decision must answer all of them.
    Points {
        reference: String,
        #[arg(required = true)]
        points: Vec<String>,
    },
    /// Says why it happened and how far it reaches: `classify REF manufacturing recurring`.
    Classify { reference: String, cause: String, pattern: String },
    /// Says that a promised remedy was carried out, and what shows it.
    Proof { reference: String, remedy: String, proof: String },
    /// Makes a case a part of another open case of the same customer.
    Merge { reference: String, into: String },
    /// Tells the customer that the answer comes later: `delay REF 2026-12-18 "We wait for the supplier."`.
    Delay { reference: String, until: String, reason: String },
    /// Says that an outside body has the case.
    Outside { reference: String, body: String },
    /// Says that whoever writes for another person may act for them, and what shows it; `ask` asks them, `refuse WHY` finds it too little.
    Authority { reference: String, shown: String },
    /// Asks a colleague whom the case is about for their view of WHAT: they learn nothing of the customer.
    Hear { reference: String, name: String, what: String },
    /// Says why a colleague whom the case is about is not heard.
    Waive { reference: String, name: String, why: String },
    /// Closes a case and tells the customer.
    Close {
        reference: String,
        /// What came of it, in words that the customer reads.
        #[arg(long)]
        outcome: Option<String>,
        /// Words to the customer; lines such as `Cause: manufacturing` and `Pattern: single` stay inside.
        text: Option<String>,
    },
    /// Erases the personal data of a closed case (GDPR, article 17); what counts in reports is left. There is no way back.
    Erase {
        reference: String,
        /// Why, as the journal keeps it: without names.
        #[arg(long, value_name = "TEXT")]
        because: String,
    },
    /// Opens a closed case again, and tells its team WHY.
    Reopen { reference: String, why: Option<String> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SeverityWord {
    Low,
    Medium,
    High,
    Critical,
}

impl CaseCommand {
    /// Tells whether the command changes nothing.
    fn only_looks(&self) -> bool {
        matches!(self, CaseCommand::List { .. } | CaseCommand::Show { .. } | CaseCommand::Deadlines { .. } | CaseCommand::Export { .. })
    }
}

pub(super) fn run(arguments: CaseArguments) -> Result<(), Failure> {
    let CaseArguments { config, actor, command } = arguments;
    if let CaseCommand::Files { reference, to } = &command {
        return save_files(&config, actor, reference, to);
    }
    let reader = actor.clone().filter(|_| command.only_looks());
    let order = order(command, actor)?;
    perform(&config, &read_by(reader, order))
}

fn order(command: CaseCommand, actor: Option<String>) -> Result<Order, Failure> {
    let named = || {
        actor.clone().ok_or_else(|| Failure {
            message: "nobody is named who does this".to_owned(),
            hint: Some("add --as NAME, or set REDRESS_STAFF; the journal of the case shows the name".to_owned()),
            code: Exit::Failed,
        })
    };
    let staff = |reference: String, command: StaffCommand| Ok(Order::Staff { reference, actor: named()?, command });
    match command {
        CaseCommand::Enter { text } => Ok(Order::Enter { actor: named()?, text: words(text)? }),
        CaseCommand::List { closed, team, taken_by } => Ok(Order::CaseList(Filter { closed, team, taken_by })),
        CaseCommand::Show { reference } => Ok(Order::CaseShow { reference }),
        CaseCommand::Deadlines { reference } => Ok(Order::CaseDeadlines { reference }),
        CaseCommand::Files { reference, to: _ } => Ok(Order::CaseFiles { reference }),
        CaseCommand::Export { format } => Ok(Order::CaseExport { format }),
        CaseCommand::Take { reference } => staff(reference, StaffCommand::Take),
        CaseCommand::Assign { reference, to } => staff(reference, StaffCommand::Assign { to }),
        CaseCommand::Note { reference, text } => staff(reference, StaffCommand::Note { text: words(text)?.into() }),
        CaseCommand::Reply { reference, text } => staff(reference, StaffCommand::Reply { text: words(text)?.into(), files: vec![] }),
        CaseCommand::Ask { reference, text } => staff(reference, StaffCommand::Ask { text: words(text)?.into(), files: vec![] }),
        CaseCommand::Due { reference, date } => staff(reference, StaffCommand::Target { on: date }),
        CaseCommand::Snooze { reference, until } => staff(reference, StaffCommand::Snooze { until }),
        CaseCommand::About { reference, name } => staff(reference, StaffCommand::About { name }),
        CaseCommand::NotAbout { reference, name } => staff(reference, StaffCommand::NotAbout { name }),
        CaseCommand::Reason { reference, text } => staff(reference, StaffCommand::Reason { text: words(text)?.into() }),
        CaseCommand::Severity { reference, severity } => staff(reference, StaffCommand::SetSeverity { severity: severity.into() }),
        CaseCommand::Resolve { reference, decision, text, propose } => {
            let verb = if propose { Verb::Propose } else { Verb::Resolve };
            staff(reference, decide(verb, &decision.join(" "), &words(text)?))
        }
        CaseCommand::Points { reference, points } => staff(reference, decide(Verb::Points, "", &points.join("\n"))),
        CaseCommand::Classify { reference, cause, pattern } => staff(reference, decide(Verb::Classify, &format!("{cause} {pattern}"), "")),
        CaseCommand::Proof { reference, remedy, proof } => staff(reference, decide(Verb::Proof, &remedy, &proof)),
        CaseCommand::Merge { reference, into } => staff(reference, decide(Verb::Merge, &into, "")),
        CaseCommand::Delay { reference, until, reason } => staff(reference, decide(Verb::Delay, &until, &reason)),
        CaseCommand::Authority { reference, shown } => staff(reference, decide(Verb::Authority, &shown, "")),
        CaseCommand::Hear { reference, name, what } => staff(reference, decide(Verb::Hear, &name, &what)),
        CaseCommand::Waive { reference, name, why } => staff(reference, decide(Verb::Waive, &name, &why)),
        CaseCommand::Outside { reference, body } => staff(reference, decide(Verb::Outside, &body, "")),
        CaseCommand::Close { reference, outcome, text } => staff(reference, StaffCommand::Close { outcome, text: text.map(Into::into) }),
        CaseCommand::Erase { reference, because } => {
            staff(reference, StaffCommand::Erase(Erasure { because: because.into(), found: None }))
        }
        CaseCommand::Reopen { reference, why } => {
            staff(reference, StaffCommand::Reopen { closed: None, why: why.unwrap_or_default().into() })
        }
    }
}

fn decide(verb: Verb, line: &str, below: &str) -> StaffCommand {
    StaffCommand::Decide(DecisionOrder { verb, line: line.into(), below: below.into() })
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Self {
        match word {
            SeverityWord::Low => Severity::Low,
            SeverityWord::Medium => Severity::Medium,
            SeverityWord::High => Severity::High,
            SeverityWord::Critical => Severity::Critical,
        }
    }
}

/// Returns the words of an argument, or of standard input.
fn words(text: Option<String>) -> Result<String, Failure> {
    let failure = |message: String| Failure {
        message,
        hint: Some("give the words as an argument or on standard input".to_owned()),
        code: Exit::Failed,
    };
    let text = match text {
        Some(text) => text,
        None => {
            let mut text = String::new();
            let read = std::io::stdin().take(TEXT_BYTES_MAX + 1).read_to_string(&mut text);
            let size = read.map_err(|error| failure(format!("the words cannot be read: {error}")))?;
            if TEXT_BYTES_MAX < size as u64 {
                return Err(failure(format!("the words are longer than {TEXT_BYTES_MAX} bytes")));
            }
            text
        }
    };
    if text.trim().is_empty() {
        return Err(failure("there are no words".to_owned()));
    }
    Ok(text.trim_end().to_owned())
}

/// Has the daemon name the files, and copies them from the attachment folder.
fn save_files(config: &Path, reader: Option<String>, reference: &str, target: &Path) -> Result<(), Failure> {
    let (mut lines, order) = (Vec::new(), Order::CaseFiles { reference: reference.to_owned() });
    let settings = perform_with(config, &read_by(reader, order), &mut |line| lines.push(line))?;
    super::case_files::save(&settings, &lines, target)
}

/// Returns the order as one of whoever says who they are.
pub(super) fn read_by(reader: Option<String>, order: Order) -> Order {
    match reader {
        Some(name) => Order::As { name, order: Box::new(order) },
        None => order,
    }
}

/// Carries out an order and prints what it says.
pub(super) fn perform(config: &Path, order: &Order) -> Result<(), Failure> {
    perform_with(config, order, &mut |line: String| println!("{line}")).map(drop)
}

/// Asks the running daemon; while none runs, opens the store. Returns the settings that said where.
pub(super) fn perform_with(config: &Path, order: &Order, print: &mut (dyn FnMut(String) + Send)) -> Result<Settings, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(|error| Failure {
        message: format!("the runtime cannot start: {error}"),
        hint: None,
        code: Exit::Failed,
    })?;
    let unusable = |problems| Failure::from(StartError::Problems(problems));
    let configuration = configuration::read(config).map_err(|error| Failure {
        message: format!("reading {}: {error}", config.display()),
        hint: None,
        code: Exit::Configuration,
    })?;
    let Some(settings) = configuration.settings else { return Err(unusable(configuration.problems)) };
    let answered = runtime.block_on(control::ask(&settings.control_socket, order, &mut *print));
    let done = match answered {
        Ok(done) => done,
        // Nobody listens: the daemon is stopped.
        Err(_) => {
            let loaded = loading::load(config, Clock::default().now()).map_err(unusable)?;
            runtime.block_on(offline::perform(&loaded, order.clone(), print))?
        }
    };
    done.map_err(|Refusal { message, hint }| Failure { message, hint, code: Exit::Failed })?;
    Ok(settings)
}
