//! Files that are there and say nothing: they cannot be read, or they are empty. Each is one problem, and what it may hold is missed nowhere.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source, Span};
use crate::flow::translate::STAMPS;

use super::fluent::FluentFile;
use super::{Folder, text_name};

/// A file of the folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unread {
    /// Relative to the folder, as those of sources.
    pub name: String,
    /// In words for people, such as that it is too large.
    pub why: String,
}

impl Unread {
    /// Builds the problem of the file, and puts a file into `folder` of which nothing is known.
    pub(super) fn report(&self, folder: &mut Folder) -> Diagnostic {
        let source = Arc::new(Source { name: self.name.clone(), text: String::new() });
        let place = Span::new(&source, 0..0);
        if let Some(stem) = self.name.strip_suffix(".toml") {
            folder.lost_scripts.push(stem.to_owned());
        } else if self.name.ends_with(".csv") {
            folder.tables.push((source, None));
        } else if self.name != STAMPS
            && let Some((stem, lang)) = text_name(&self.name)
        {
            folder.place(stem, FluentFile::unread(source, lang));
        }
        let problem = Diagnostic::error("F049", place, format!("{} cannot be read: {}", self.name, self.why));
        problem.help("see to it that it is a text file of a usual size which Redress may read, or take it out of the folder")
    }
}

/// Tells whether a script has nothing in it but comments.
pub(super) fn is_blank(source: &Source) -> bool {
    source.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
}

/// Builds the problem of a script without content: one, in the place of everything that it lacks.
pub(super) fn blank(source: &Arc<Source>) -> Diagnostic {
    let problem = Diagnostic::error("F049", Span::new(source, 0..0), format!("{} is empty", source.name));
    problem.help("write the script, bring back what stood in it, or take the file out of the folder")
}
