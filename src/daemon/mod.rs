//! Joins engine and io: threads and tasks, reload, shutdown, health.

pub mod alarms;
pub mod control;
pub mod doctor;
mod erasing;
pub mod loading;
pub mod offline;
pub mod opening;
pub mod orders;
pub mod outgoing;
pub mod run;
pub mod writer;

mod caretaker;
mod mail;
mod peer;
mod publishing;
mod reload;
mod reporting;
mod telegram;
mod versions;

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::engine::store::StoreError;
use crate::io::secrets::SecretProblem;

/// Why the daemon cannot start, or had to end.
#[derive(Debug)]
pub enum StartError {
    /// The configuration or a file that it names has errors: starting again does not help.
    Problems(Vec<Diagnostic>),
    Secret(SecretProblem),
    /// The store cannot be opened, read or written.
    Store(StoreError),
    /// A channel cannot be set up; `what` names it.
    Channel {
        what: String,
        reason: String,
    },
    /// The writer ended without a word.
    WriterLost,
}

impl StartError {
    fn channel(what: &str, reason: &dyn fmt::Display) -> Self {
        StartError::Channel { what: what.to_owned(), reason: reason.to_string() }
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::Problems(problems) => write!(f, "{} problems in the configuration", problems.len()),
            StartError::Secret(problem) => problem.fmt(f),
            StartError::Store(error) => error.fmt(f),
            StartError::Channel { what, reason } => write!(f, "{what} cannot be set up: {reason}"),
            StartError::WriterLost => f.write_str("the writer ended without a word"),
        }
    }
}

impl std::error::Error for StartError {}

impl From<StoreError> for StartError {
    fn from(error: StoreError) -> Self {
        StartError::Store(error)
    }
}

impl From<SecretProblem> for StartError {
    fn from(problem: SecretProblem) -> Self {
        StartError::Secret(problem)
    }
}
