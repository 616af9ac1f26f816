//! `redress staff`: who is away, and who stands in.

use std::path::PathBuf;

use clap::Subcommand;

use crate::daemon::orders::Order;
use crate::desk::presence::Wish;

use super::run::CONFIG;
use super::{Failure, case};

#[derive(Debug, Subcommand)]
pub(super) enum StaffCommand {
    /// Prints the members of staff, with who is away.
    List {
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Sends NAME nothing through the day UNTIL, and all of it to the cover instead; it ends by itself.
    Away {
        name: String,
        /// The last day, such as 2026-12-05, 5.12., Friday or "2 weeks".
        until: String,
        /// Who stands in.
        #[arg(long, value_name = "NAME")]
        cover: String,
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
    /// Ends the absence of NAME.
    Back {
        name: String,
        #[arg(long, default_value = CONFIG, env = "REDRESS_CONFIG")]
        config: PathBuf,
    },
}

pub(super) fn run(command: StaffCommand) -> Result<(), Failure> {
    match command {
        StaffCommand::List { config } => case::perform(&config, &Order::StaffList),
        StaffCommand::Away { name, until, cover, config } => {
            case::perform(&config, &Order::StaffAbsence { name, wish: Some(Wish { until, cover }) })
        }
        StaffCommand::Back { name, config } => case::perform(&config, &Order::StaffAbsence { name, wish: None }),
    }
}
