//! The store under what happens to a computer: power cuts, kills, damaged files, full disks; and its backups.
//!
//! The work is done by this program itself, started again as another process (see `worker`).
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a failed step fails the test, and a skipped one says so")]

mod backup;
mod commands;
mod damage;
mod full;
mod kill;
mod power_cut;
mod recorder;
mod scratch;
mod work;
mod worker;
