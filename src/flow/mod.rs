//! The flow language: reads, checks and runs the scripts that admins write; knows nothing of cases, mail servers or Telegram.
//!
//! A flow is an ordered form with conditions, not a graph: the state of a conversation is its answers, so a script may change
//! underneath without a dangling pointer, and every path is finite and can be proved. Never does I/O; never panics on a script.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

pub mod answer;
pub mod button;
mod check;
pub mod condition;
pub mod conversation;
pub mod coverage;
pub mod editor;
pub mod explain;
pub mod finish;
pub mod format;
pub mod fuzz;
pub mod kind;
pub mod pack;
pub mod read;
pub mod run;
pub mod schema;
pub mod script;
pub mod settings;
pub mod system;
pub mod table;
pub mod transcript;
pub mod translate;
pub mod ways;
pub mod words;
