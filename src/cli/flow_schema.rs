//! `redress flow schema`: the JSON Schema of scripts, for editors.
#![expect(clippy::print_stdout, reason = "commands speak to a person at a terminal")]

use crate::flow::schema;

/// Prints the schema.
pub(super) fn run() {
    print!("{}", schema::json());
}
