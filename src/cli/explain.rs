//! `redress explain …`: how something came about that staff must answer for.

use std::path::PathBuf;

use clap::Subcommand;

use crate::daemon::orders::Order;

use super::Failure;

#[derive(Debug, Subcommand)]
pub(super) enum ExplainCommand {
    /// The deadlines of a case: regimes, rules, calendars, and the way day by day, with holidays and pauses.
    Deadline {
        reference: String,
        /// The configuration of the daemon.
        #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
}

pub(super) fn run(command: ExplainCommand) -> Result<(), Failure> {
    let ExplainCommand::Deadline { reference, config } = command;
    super::case::perform(&config, &Order::CaseDeadlines { reference })
}
