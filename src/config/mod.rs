//! The configuration file: text → settings and rules, with every problem at once; never reads a file itself.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]
