//! `redress flow fuzz`: walks through the flows at random with hostile input, and prints a walk that breaks something.

use std::path::PathBuf;

use clap::Args;

use crate::flow::fuzz::walk;

use super::{Exit, Failure, flow_play};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The flow to walk through; all of them if none is named
    flow: Option<String>,
    /// How many walks, shared among the flows
    #[arg(short, default_value_t = 1_000)]
    n: u64,
    /// The same seed gives the same walks
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder with the scripts and texts
    #[arg(long, default_value = "flows")]
    dir: PathBuf,
}

/// Walks until one breaks something; that one goes to stdout as a transcript.
///
/// # Errors
/// A walk broke something, the flows have errors, or there is no such flow.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flows = flow_play::load(&arguments.dir)?;
    let failure = |message: String, hint: Option<String>| Failure { message, hint, code: Exit::Failed };
    let wanted = |id: &String| arguments.flow.as_ref().is_none_or(|flow| flow == id);
    let chosen: Vec<_> = flows.current.values().filter(|flow| wanted(&flow.id)).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = flows.current.keys().map(String::as_str).collect();
        return Err(failure(
            format!("no flow is called \"{}\"; there are: {}", arguments.flow.as_deref().unwrap_or(""), known.join(", ")),
            None,
        ));
    }
    for (nth, flow) in (0..arguments.n).zip(chosen.iter().cycle()) {
        if let Some(broken) = walk(&flows, flow, arguments.seed, nth) {
            print!("{}", broken.transcript);
            return Err(failure(
                format!("walk {nth} through \"{}\" broke something: {}", flow.id, broken.message),
                Some("keep what was printed as a .chat file in the folder of the tests; redress flow test plays it again".to_owned()),
            ));
        }
    }
    eprintln!("{} walks, nothing broken", arguments.n);
    Ok(())
}
