//! `redress flow reference`: everything that scripts and texts can say, as Markdown.
#![expect(clippy::print_stdout, reason = "commands speak to a person at a terminal")]

use crate::flow::settings;

/// Prints the reference.
pub(super) fn run() {
    print!("{}", settings::markdown());
}
