//! `redress flow publish`, `versions`, `rollback` and `funnel`: the life of scripts, through the running daemon or on its store.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::daemon::orders::{Order, Shape};

use super::{Exit, Failure, case};

#[derive(Debug, Args)]
pub(super) struct Publish {
    /// Say who would be affected, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// The configuration of the daemon
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Versions {
    /// Take a version that nobody is on out of service, until a rollback to it
    #[arg(long, num_args = 2, value_names = ["FLOW", "VERSION"])]
    retire: Option<Vec<String>>,
    /// Show what a version asked, and the files that it was made of
    #[arg(long, num_args = 2, value_names = ["FLOW", "VERSION"], conflicts_with = "retire")]
    show: Option<Vec<String>>,
    /// The configuration of the daemon
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Rollback {
    flow: String,
    /// The version, or its first digits
    version: String,
    /// The configuration of the daemon
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Record {
    /// The reference of a case, or the number of a conversation
    #[arg(value_name = "CASE|CONVERSATION")]
    of: String,
    /// The configuration of the daemon
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Funnel {
    #[arg(long, value_enum, default_value_t = Shape::Text)]
    format: Shape,
    /// The configuration of the daemon
    #[arg(long, default_value = super::run::CONFIG, env = "REDRESS_CONFIG")]
    config: PathBuf,
}

pub(super) fn publish(arguments: &Publish) -> Result<(), Failure> {
    // The daemon has another working directory.
    let config = absolute(&arguments.config)?;
    case::perform(&arguments.config, &Order::FlowPublish { config, dry_run: arguments.dry_run })
}

pub(super) fn versions(arguments: Versions) -> Result<(), Failure> {
    let order = match (arguments.retire.as_deref(), arguments.show.as_deref()) {
        (Some([flow, version]), _) => Order::FlowRetire { flow: flow.clone(), version: version.clone() },
        (_, Some([flow, version])) => Order::FlowShow { flow: flow.clone(), version: version.clone() },
        (Some(_) | None, Some(_) | None) => Order::FlowVersions,
    };
    case::perform(&arguments.config, &order)
}

pub(super) fn rollback(arguments: Rollback) -> Result<(), Failure> {
    let Rollback { flow, version, config } = arguments;
    case::perform(&config, &Order::FlowRollback { flow, version })
}

pub(super) fn record(arguments: Record) -> Result<(), Failure> {
    case::perform(&arguments.config, &Order::FlowRecord { of: arguments.of })
}

pub(super) fn funnel(arguments: &Funnel) -> Result<(), Failure> {
    case::perform(&arguments.config, &Order::FlowFunnel { shape: arguments.format })
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure { message: format!("{}: {error}", path.display()), hint: None, code: Exit::Failed })
}
