//! `redress flow play`: a conversation in the terminal, or from a pipe; nothing is kept and nothing is sent.

mod session;
mod typing;

use std::io::{BufRead, IsTerminal, stderr, stdin};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use clap::Args;

use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Severity, Source};
use crate::flow::conversation::Channel;
use crate::flow::read::{Surroundings, read};
use crate::flow::run::default_flow;
use crate::flow::script::{Flow, Flows};
use crate::flow::transcript::{Shown, keys};
use crate::io::files::read_flows;
use crate::text::Lang;

use session::{Again, Cast, Session};
use typing::Typing;

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
    /// Check the folder at each save, and go on with what was saved
    #[arg(long)]
    watch: bool,
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
    let (channel, typing) = match arguments.mail {
        true => (Channel::Mail, Typing::mail(flow.start.mail_to.first().cloned().unwrap_or_default())),
        false => (Channel::Chat, Typing::Chat),
    };
    let cast = Cast { flow: flow.id.clone(), lang, name: arguments.name.clone(), channel, begun_at: chrono::Utc::now() };
    let (session, shown) = Session::begin(&flows, cast).map_err(failure)?;
    eprintln!("{}\n", if arguments.mail { MAIL_HINT } else { CHAT_HINT });
    show(&shown);
    play(session, typing, arguments.watch.then_some(arguments.dir.as_path()));
    Ok(())
}

const CHAT_HINT: &str = "Answer by number, words or [button]. (photo a.jpg) sends a photo, :2h lets time pass, Ctrl-D ends.";
const MAIL_HINT: &str =
    "Write a subject, then the text; a line with a full stop sends it. (photo a.jpg) attaches a photo, :2h lets time pass, Ctrl-D ends.";

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

/// Lines that were typed and not yet taken, at most.
const LINES_MAX: usize = 64;
/// How often the folder is looked at.
const LOOK_AFTER: Duration = Duration::from_millis(300);

/// Takes lines until the input ends; with a folder to `watch`, every save is checked and the conversation goes on with it.
fn play(mut session: Session, mut typing: Typing, watch: Option<&Path>) {
    let lines = typed();
    let mut known = watch.and_then(|dir| read_flows(dir).ok());
    ask(&typing);
    loop {
        match lines.recv_timeout(LOOK_AFTER) {
            Ok(line) => {
                if !stdin().is_terminal() {
                    println!("{line}");
                }
                if let Some(act) = typing.take(line) {
                    told(session.act(act));
                }
                ask(&typing);
            }
            Err(RecvTimeoutError::Timeout) => {
                if let Some(sources) = watch.and_then(|dir| changed(dir, &mut known)) {
                    println!();
                    saved(&mut session, &sources);
                    ask(&typing);
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    println!();
    if let Some(act) = typing.rest() {
        told(session.act(act));
    }
}

/// Reads lines on a thread of its own, so that a save is seen while nobody types.
fn typed() -> Receiver<String> {
    let (send, lines) = sync_channel(LINES_MAX);
    std::thread::spawn(move || {
        for line in stdin().lock().lines() {
            let Ok(line) = line else { break };
            if send.send(line.trim_end_matches('\r').to_owned()).is_err() {
                break;
            }
        }
    });
    lines
}

/// Returns the files of the folder if they are others than those known; half-saved ones are read at the next look.
fn changed(dir: &Path, known: &mut Option<Vec<Arc<Source>>>) -> Option<Vec<Arc<Source>>> {
    let sources = read_flows(dir).ok()?;
    if known.as_ref() == Some(&sources) {
        return None;
    }
    *known = Some(sources.clone());
    Some(sources)
}

/// Checks what was saved and goes on with it; with errors in it the conversation stays as it is.
fn saved(session: &mut Session, sources: &[Arc<Source>]) {
    let (flows, problems) = read(sources, &Surroundings::default());
    if !problems.is_empty() {
        let look = if stderr().is_terminal() { Look::Coloured } else { Look::Plain };
        eprintln!("{}", render::all(&problems, look));
    }
    let Some(flows) = flows.map(Arc::new) else {
        return eprintln!("saved with errors: the conversation goes on as it was");
    };
    match session.again(&flows) {
        Err(why) => eprintln!("{why}: the conversation goes on as it was"),
        Ok(Again { shown, stopped }) => {
            eprintln!("saved{}; this is where it stands:\n", stopped.map(|why| format!(" ({why})")).unwrap_or_default());
            show(&shown);
        }
    }
}

fn told(shown: Result<Vec<Shown>, String>) {
    match shown {
        Ok(shown) => show(&shown),
        Err(message) => eprintln!("{message}\n"),
    }
}

fn ask(typing: &Typing) {
    print!("{}", typing.prompt());
    print::flush();
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
