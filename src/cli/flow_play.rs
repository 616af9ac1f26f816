//! `redress flow play`: a conversation in the terminal, or from a pipe; nothing is kept and nothing is sent.

use std::io::{BufRead, IsTerminal, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::diagnostic::Severity;
use crate::flow::conversation::Channel;
use crate::flow::read::{Surroundings, read};
use crate::flow::run::default_flow;
use crate::flow::script::{Flow, Flows};
use crate::flow::transcript::{Act, Player, Shown, keys, read_act};
use crate::io::files::read_flows;
use crate::text::Lang;

use super::{Exit, Failure, print};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The flow to play; the one that `/start` begins if none is named
    flow: Option<String>,
    /// The language of the customer
    #[arg(long, default_value = "en")]
    lang: String,
    /// The name of the customer
    #[arg(long, default_value = "")]
    name: String,
    /// Play it by mail: write a mail, end it with a line that has only a full stop
    #[arg(long)]
    mail: bool,
    /// The folder with the scripts and texts
    #[arg(long, default_value = "flows")]
    dir: PathBuf,
}

/// Plays a conversation until the input ends.
///
/// # Errors
/// The flows have errors, there is no such flow, or the terminal is gone.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flows = load(&arguments.dir)?;
    let lang = Lang::parse(&arguments.lang).ok_or_else(|| failure(format!("\"{}\" is no language, such as en", arguments.lang)))?;
    let flow = match &arguments.flow {
        Some(id) => named(&flows, id)?,
        None => default_flow(&flows).ok_or_else(|| failure(format!("there is no flow in \"{}\"", arguments.dir.display())))?,
    };
    let mut player = Player::new(Arc::clone(&flows), lang, &arguments.name, chrono::Utc::now());
    eprintln!("Answer by number, words or [button]. (photo a.jpg) sends a photo, :2h lets time pass, Ctrl-D ends.\n");
    if arguments.mail {
        play(&mut player, &mut MailReader { to: flow.start.mail_to.first().cloned().unwrap_or_default() });
        return Ok(());
    }
    show(&player.begin(flow, Channel::Chat));
    play(&mut player, &mut ChatReader);
    Ok(())
}

/// Reads and checks the flows of a folder, for the commands that play them.
///
/// # Errors
/// The folder cannot be read, or there are errors in it.
pub(super) fn load(dir: &Path) -> Result<Arc<Flows>, Failure> {
    let sources = read_flows(dir).map_err(|error| failure(format!("reading the flows in \"{}\": {error}", dir.display())))?;
    let (flows, problems) = read(&sources, &Surroundings::default());
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    flows.map(Arc::new).ok_or_else(|| Failure {
        message: format!("the flows in \"{}\" have {errors} errors", dir.display()),
        hint: Some("redress flow check shows them".to_owned()),
        code: Exit::Failed,
    })
}

/// Finds a flow by its id.
///
/// # Errors
/// There is none of that id; the message names those that there are.
pub(super) fn named<'a>(flows: &'a Flows, id: &str) -> Result<&'a Flow, Failure> {
    flows.current.get(id).map(AsRef::as_ref).ok_or_else(|| {
        let known = flows.current.keys().cloned().collect::<Vec<_>>().join(", ");
        failure(format!("no flow is called \"{id}\"; there are: {known}"))
    })
}

fn failure(message: String) -> Failure {
    Failure { message, hint: None, code: Exit::Failed }
}

/// Where the customer's acts come from.
trait Reader {
    /// Returns the next act; `None` at the end of the input.
    fn next(&mut self) -> Option<Act>;
}

struct ChatReader;

impl Reader for ChatReader {
    fn next(&mut self) -> Option<Act> {
        let line = ask_line("> ")?;
        let wait = line.strip_prefix(':').and_then(|span| Act::wait(span.trim()));
        Some(wait.unwrap_or_else(|| read_act(&line)))
    }
}

struct MailReader {
    to: String,
}

impl Reader for MailReader {
    fn next(&mut self) -> Option<Act> {
        let subject = ask_line("Subject: ")?;
        let mut body = Vec::new();
        while let Some(line) = ask_line(">> ").filter(|line| line != ".") {
            body.push(line);
        }
        let headers = [("from", "ann@example.org"), ("to", &self.to), ("subject", &subject)];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Some(Act::Mail { headers, body: body.join("\n") })
    }
}

fn play(player: &mut Player, reader: &mut dyn Reader) {
    while let Some(act) = reader.next() {
        match player.act(&act) {
            Ok(shown) => show(&shown),
            Err(message) => eprintln!("{message}\n"),
        }
    }
}

fn show(shown: &[Shown]) {
    for one in shown {
        match one {
            Shown::Prompt(prompt) => println!("{}\n{}", prompt.text.as_str(), lines(&keys(prompt))),
            Shown::Mail { subject, text } => println!("Subject: {subject}\n\n{text}\n"),
            Shown::Did(what) => println!("! {what}\n"),
        }
    }
}

fn lines(keys: &[String]) -> String {
    keys.iter().map(|line| format!("{line}\n")).collect()
}

/// Reads a line; from a pipe it is repeated, so that the output reads as a conversation.
fn ask_line(prompt: &str) -> Option<String> {
    print!("{prompt}");
    print::flush();
    let mut line = String::new();
    if stdin().lock().read_line(&mut line).ok()? == 0 {
        println!();
        return None;
    }
    let line = line.trim_end_matches(['\r', '\n']).to_owned();
    if !stdin().is_terminal() {
        println!("{line}");
    }
    Some(line)
}
