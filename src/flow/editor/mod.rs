//! What an editor asks about scripts and texts: problems, meanings, proposals, where things stand; text in, answers out.
//!
//! Works on what can be read of half-written files. Never changes a file: it only says what could be written where.

mod complete;
mod condition;
mod define;
mod fluent;
mod hover;
pub mod lines;
mod place;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source, Span};

use super::check::needs::{self, Need};
use super::read::fluent::{FluentFile, Message};
use super::read::{self, FlowFiles, Folder, Surroundings};

/// A folder of flows as it stands in the editor.
#[derive(Debug)]
pub struct Pack {
    sources: Vec<Arc<Source>>,
    folder: Folder,
    problems: Vec<Diagnostic>,
}

/// What is told about the words under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    pub range: Range<usize>,
    /// In Markdown.
    pub words: String,
}

/// Something that could be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub label: String,
    pub sort: Sort,
    /// A few words beside the label.
    pub detail: String,
    /// In Markdown; empty where there is nothing more to say.
    pub words: String,
    /// What is replaced.
    pub range: Range<usize>,
    pub insert: String,
}

/// What a proposal is, so that editors can mark it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Table,
    Setting,
    Word,
    Question,
    Option,
    Text,
    Attribute,
    Variable,
}

impl Pack {
    /// Reads and checks a folder.
    pub fn new(sources: Vec<Arc<Source>>, surroundings: &Surroundings) -> Self {
        let (_, problems) = read::read(&sources, surroundings);
        // What is reported here was reported above.
        let folder = read::open(&sources, &mut Vec::new());
        Self { sources, folder, problems }
    }

    /// Returns every problem, errors first.
    pub fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// Returns the file of this name, relative to the folder.
    pub fn source(&self, name: &str) -> Option<&Arc<Source>> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// Returns the problems of a file that touch `range` and have a replacement that mends them.
    pub fn remedies(&self, name: &str, range: &Range<usize>) -> Vec<&Diagnostic> {
        let touches = |span: &Span| span.source.name == name && span.start <= range.end && range.start <= span.end;
        self.problems.iter().filter(|problem| problem.patch.is_some() && problem.span.as_ref().is_some_and(touches)).collect()
    }

    /// Returns what stands at `offset` of a file.
    pub fn hover(&self, name: &str, offset: usize) -> Option<Hover> {
        let source = self.source(name)?;
        if is_script(name) { hover::script(self, source, offset) } else { fluent::hover(self, source, offset) }
    }

    /// Returns what could be written at `offset` of a file.
    pub fn proposals(&self, name: &str, offset: usize) -> Vec<Proposal> {
        match self.source(name) {
            None => Vec::new(),
            Some(source) if is_script(name) => complete::script(self, source, offset),
            Some(source) => fluent::proposals(self, source, offset),
        }
    }

    /// Returns where that which stands at `offset` of a file comes from: from the script its words, from words the script.
    pub fn definitions(&self, name: &str, offset: usize) -> Vec<Span> {
        match self.source(name) {
            None => Vec::new(),
            Some(source) if is_script(name) => define::script(self, source, offset),
            Some(source) => fluent::definitions(self, source, offset),
        }
    }

    /// Returns the flow that a file belongs to: its own, for a part the first that uses it.
    fn flow_of(&self, name: &str) -> Option<&FlowFiles> {
        let own = |files: &&FlowFiles| files.draft.source.name == name || files.words.iter().any(|words| words.source.name == name);
        let uses = |files: &&FlowFiles| {
            let stem = name
                .strip_suffix(".toml")
                .or_else(|| name.strip_suffix(".ftl").and_then(|name| name.rsplit_once('.')).map(|(stem, _)| stem));
            files.draft.steps.iter().any(|step| step.id.span.source.name.strip_suffix(".toml") == stem)
        };
        self.folder.flows.iter().find(own).or_else(|| self.folder.flows.iter().find(uses))
    }

    fn words_file(&self, name: &str) -> Option<&FluentFile> {
        let files = self.folder.flows.iter().flat_map(|files| &files.words);
        let others = self.folder.part_words.iter().chain(&self.folder.overrides).chain(&self.folder.stray);
        files.chain(others).find(|file| file.source.name == name)
    }

    /// Returns the message of this id in every language of the flow, the base language first.
    fn messages<'a>(&'a self, files: &'a FlowFiles, id: &str) -> Vec<&'a Message> {
        let in_language = |lang| {
            let all = files.words.iter().chain(&self.folder.part_words);
            all.filter(move |file| file.lang == lang).find_map(|file| file.message(id))
        };
        files.draft.languages.iter().filter_map(|lang| in_language(lang.value.clone())).collect()
    }

    /// Returns the words of a message in the base language, else in the first that has it.
    fn words(&self, files: &FlowFiles, id: &str) -> Option<String> {
        self.messages(files, id).into_iter().find_map(|message| message.value.as_ref()).map(|text| text.plain.trim().to_owned())
    }
}

fn is_script(name: &str) -> bool {
    name.ends_with(".toml")
}

/// Returns what the script calls for under this id.
fn need<'a>(files: &'a FlowFiles, id: &str) -> Option<Need<'a>> {
    needs::of(&files.draft).into_iter().find(|need| need.id == id)
}

/// Puts words as a quotation, in Markdown.
fn quoted(words: &str) -> String {
    words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
}
