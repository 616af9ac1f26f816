//! `redress flow schema`: the JSON Schema of scripts, for editors.

use crate::flow::schema;

/// Prints the schema.
pub(super) fn run() {
    print!("{}", schema::json());
}
