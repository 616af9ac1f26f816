//! `redress outbox`: what waits to leave.

use std::path::PathBuf;

use clap::Subcommand;

use crate::daemon::orders::Order;

use super::run::CONFIG;
use super::{Failure, case};

#[derive(Debug, Subcommand)]
pub(super) enum OutboxCommand {
    /// Prints each message that waits: since when, how often it was tried, when it is tried next, and to whom it goes.
    List {
        /// Who looks: nothing about a case in which they have no part is listed.
        #[arg(long = "as", value_name = "NAME", env = "REDRESS_STAFF")]
        reader: Option<String>,
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Tries a message at once.
    Retry {
        message: String,
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Gives a message up unsent; its case shows who did.
    Drop {
        message: String,
        /// Who does this.
        #[arg(long = "as", value_name = "NAME", env = "REDRESS_STAFF")]
        actor: String,
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
}

pub(super) fn run(command: OutboxCommand) -> Result<(), Failure> {
    match command {
        OutboxCommand::List { reader, config } => case::perform(&config, &case::read_by(reader, Order::OutboxList)),
        OutboxCommand::Retry { message, config } => case::perform(&config, &Order::OutboxRetry { message }),
        OutboxCommand::Drop { message, actor, config } => {
            case::perform(&config, &case::read_by(Some(actor.clone()), Order::OutboxDrop { message, actor }))
        }
    }
}
