//! `redress flow reference`: everything that scripts and texts can say, as Markdown.

use crate::flow::settings;

/// Prints the reference.
pub(super) fn run() {
    print!("{}", settings::markdown());
}
