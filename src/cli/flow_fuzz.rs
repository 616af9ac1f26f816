//! `redress flow fuzz`: walks through the flows at random with hostile input, and prints a walk that breaks something.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use clap::Args;

use crate::flow::fuzz::{Broken, walk};

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
    let begun_at = Instant::now();
    let flow_of = |nth: u64| chosen[usize::try_from(nth % chosen.len() as u64).unwrap_or(0)];
    if let Some((nth, broken)) = first_broken(arguments.n, &|nth| walk(&flows, flow_of(nth), arguments.seed, nth)) {
        print!("{}", broken.transcript);
        return Err(failure(
            format!("walk {nth} through \"{}\" broke something: {}", flow_of(nth).id, broken.message),
            Some("keep what was printed as a .chat file in the folder of the tests; redress flow test plays it again".to_owned()),
        ));
    }
    eprintln!("{} walks in {:.1} s, nothing broken", arguments.n, begun_at.elapsed().as_secs_f32());
    Ok(())
}

/// Takes the walks on all processors; returns the first one, by its number, that broke something.
fn first_broken(count: u64, walk: &(dyn Fn(u64) -> Option<Broken> + Sync)) -> Option<(u64, Broken)> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let first = AtomicU64::new(u64::MAX);
    let own = |worker: usize| {
        let mine = (0..count).skip(worker).step_by(workers);
        // A walk after one that broke something is of no more interest.
        let mut wanted = mine.take_while(|nth| *nth < first.load(Ordering::Relaxed));
        let found = wanted.find_map(|nth| Some((nth, walk(nth)?)));
        first.fetch_min(found.as_ref().map_or(u64::MAX, |(nth, _)| *nth), Ordering::Relaxed);
        found
    };
    std::thread::scope(|scope| {
        let own = &own;
        let workers: Vec<_> = (0..workers).map(|worker| scope.spawn(move || own(worker))).collect();
        // A walk that panics ends the command as it would have ended the daemon.
        let found = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        found.flatten().min_by_key(|(nth, _)| *nth)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_broken_walk_is_told_whichever_processor_takes_it() {
        let broken = |nth: u64| Broken { message: nth.to_string(), transcript: String::new() };
        let found = first_broken(1_000, &|nth| (nth % 7 == 6 && 100 < nth).then(|| broken(nth)));
        assert_eq!(found, Some((104, broken(104))));
        assert_eq!(first_broken(1_000, &|_| None), None);
    }
}
