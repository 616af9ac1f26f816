//! `redress flow paths`: every way through a flow, told apart by what decides it.

use std::path::PathBuf;

use clap::Args;

use crate::flow::conversation::Channel;
use crate::flow::ways::{self, Paths};

use super::{Failure, flow_play};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The flow to walk
    flow: String,
    /// Walk it as it comes by mail
    #[arg(long)]
    mail: bool,
    /// How many paths are listed at most
    #[arg(long, value_name = "COUNT", default_value_t = 200)]
    max: usize,
    /// The folder with the scripts and texts
    #[arg(long, default_value = "flows")]
    dir: PathBuf,
}

/// Lists the paths on stdout, and their count on stderr.
///
/// # Errors
/// The flows have errors, or there is no such flow.
pub(super) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let flows = flow_play::load(&arguments.dir)?;
    let flow = flow_play::named(&flows, &arguments.flow)?;
    let paths = ways::paths(flow, if arguments.mail { Channel::Mail } else { Channel::Chat }, arguments.max);
    for (nth, path) in (1..).zip(&paths.listed) {
        let decided_by = if path.decided_by.is_empty() { "always".to_owned() } else { path.decided_by.join(", ") };
        let to = path.to.as_ref().map_or_else(String::new, |flow| format!(" ⇒ {flow}"));
        println!("{nth:>3}. {decided_by}\n     {}{to}", path.steps.join(" → "));
    }
    eprintln!("{}", count(&paths));
    Ok(())
}

fn count(paths: &Paths) -> String {
    let listed = paths.listed.len();
    match paths.count {
        Some(1) => "1 path".to_owned(),
        Some(count) if count == listed as u64 => format!("{count} paths"),
        Some(count) => format!("{count} paths, of which the first {listed} are listed; --max lists more"),
        None => format!("too many paths to count; the first {listed} are listed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_cut_says_so() {
        assert_eq!(count_of(Some(0)), "0 paths");
        assert_eq!(count_of(Some(9)), "9 paths, of which the first 0 are listed; --max lists more");
        assert_eq!(count_of(None), "too many paths to count; the first 0 are listed");
    }

    fn count_of(count: Option<u64>) -> String {
        super::count(&Paths { listed: Vec::new(), count })
    }
}
