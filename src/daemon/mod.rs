//! Joins engine and io: threads and tasks, reload, shutdown, health.

pub mod alarms;
pub mod control;
pub mod loading;
pub mod orders;
pub mod outgoing;
pub mod writer;
