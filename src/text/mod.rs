//! Languages and words: what customers and staff read, in their language; never which message to send.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

pub mod instant;

mod lang;
pub mod nesting;
mod personal;
mod texts;

pub use lang::Lang;
pub use personal::Personal;
pub use texts::{Arg, Texts};
