//! Holds the order of reading, stepping, committing, sending and retrying, over any `Store`.
//!
//! The daemon and the simulator drive the same engine. Never confirms what is not committed; never reads a clock.

pub mod inbound;
pub mod store;
