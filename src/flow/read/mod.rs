//! Turns the files of a flows folder into compiled flows, or into every problem that they have.
//!
//! Never stops at the first problem, and never reports one mistake twice: what could not be read still counts as known.

mod broken;
mod compile;
pub(in crate::flow) mod condition;
pub(in crate::flow) mod draft;
mod ends;
mod fingerprint;
mod flow;
pub(in crate::flow) mod fluent;
mod languages;
mod limits;
mod parts;
mod pattern;
mod question;
pub(in crate::flow) mod steps;
#[cfg(test)]
mod tests;
pub(in crate::flow) mod token;
mod unread;

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use crate::diagnostic::{Diagnostic, Severity, Source, Span, render};
use crate::text::Lang;

use super::check;
use super::script::{Flow, Flows};
use super::system;
use super::table::{self, Table};
use super::translate::STAMPS;
use super::translate::stamps::{self, Stamps};

use draft::Draft;
use fluent::FluentFile;

pub use unread::Unread;

/// The shipped system words, read once. They are proved by a test: an organisation cannot mend them.
static SHIPPED: LazyLock<Vec<(Lang, FluentFile)>> = LazyLock::new(|| {
    system::sources().into_iter().map(|(lang, source)| (lang.clone(), fluent::read(&source, lang, &mut Vec::new()))).collect()
});

/// What the flows are checked against beside themselves.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The names that a rule may notify; `None` where they are not known, then nothing is said about them.
    pub notify_targets: Option<BTreeSet<String>>,
    /// The versions that were published before, newest last.
    pub published: Vec<Arc<Flow>>,
    /// Questions that reports rest on.
    pub used_in_reports: BTreeSet<String>,
    /// Files of the folder that could not be read.
    pub unread: Vec<Unread>,
    /// One flow is read without the others of its folder: what it says of them was checked when they stood together.
    pub is_alone: bool,
}

/// A folder as it was read.
#[derive(Debug, Default)]
pub(in crate::flow) struct Folder {
    pub flows: Vec<FlowFiles>,
    /// The shipped system words.
    pub shipped: &'static [(Lang, FluentFile)],
    /// What the organisation puts over them.
    pub overrides: Vec<FluentFile>,
    /// Words of parts, in files of their own; they serve every flow.
    pub part_words: Vec<FluentFile>,
    /// Scripts and parts of which nothing is known, without their ends: they cannot be read, or are empty.
    pub lost_scripts: Vec<String>,
    /// Files of words that belong to no flow.
    pub stray: Vec<FluentFile>,
    /// Tables to be looked up; `None` for one that cannot be read, which is reported.
    pub tables: Vec<(Arc<Source>, Option<Arc<Table>>)>,
    /// Which sources the translations were made from; empty where nothing is known.
    pub stamps: Stamps,
    /// The file of the stamps, and why it cannot be read.
    pub broken_stamps: Option<(Arc<Source>, String)>,
}

#[derive(Debug)]
pub(in crate::flow) struct FlowFiles {
    pub draft: Draft,
    pub words: Vec<FluentFile>,
}

/// Takes texts that are still to be replaced for errors, as whoever goes into service must; tells whether there are some.
pub fn refuse_marks(problems: &mut [Diagnostic]) -> bool {
    let marked = problems.iter_mut().filter(|problem| problem.code == check::marks::CODE);
    marked.map(|problem| problem.severity = Severity::Error).count() != 0
}

/// Checks the words of letters, which flows know nothing of: those of a folder whose names begin with `prefix` over the shipped ones.
///
/// `musts` are texts with the variables that each must show. That one cannot be read, [`read`] reports.
pub fn check_letters(sources: &[Arc<Source>], prefix: &str, shipped: &[(Lang, Arc<Source>)], musts: &[(&str, &[&str])]) -> Vec<Diagnostic> {
    let of = |prefix: &str| -> Vec<FluentFile> {
        let named = sources.iter().filter(|source| source.name.starts_with(prefix));
        named.filter_map(|source| Some(fluent::read(source, text_name(&source.name)?.1, &mut Vec::new()))).collect()
    };
    let files = of(prefix);
    if files.is_empty() {
        return Vec::new();
    }
    let shipped: Vec<FluentFile> = shipped.iter().map(|(lang, source)| fluent::read(source, lang.clone(), &mut Vec::new())).collect();
    let mut problems = check::overrides::check_others(&files, &shipped, &of("_organisation."));
    problems.extend(files.iter().flat_map(|file| check::overrides::check_musts(file, musts)));
    problems
}

/// Reads, checks and compiles all flows of a folder.
///
/// The names of `sources` are relative to the folder: `complaint.toml`, `complaint.en.ftl`, `parts/contact.toml`, and
/// `_system.de.ftl` and `_organisation.de.ftl` for words over the shipped ones. The flows are `None` if there is any error; the problems are sorted,
/// errors first.
pub fn read(sources: &[Arc<Source>], surroundings: &Surroundings) -> (Option<Flows>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let folder = open_with(sources, &surroundings.unread, &mut problems);
    let checked = check::all(&folder, surroundings, &mut problems);
    render::sort(&mut problems);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return (None, problems);
    }
    let flows = folder.flows.iter().zip(checked).filter_map(|(files, typed)| compile::flow(files, &folder, typed));
    let current = flows.map(|flow| (flow.id.clone(), Arc::new(flow))).collect();
    (Some(Flows { current, ..Flows::default() }), problems)
}

/// Reads the files of a folder, each into what it is; nothing is checked across files.
pub(in crate::flow) fn open(sources: &[Arc<Source>], problems: &mut Vec<Diagnostic>) -> Folder {
    open_with(sources, &[], problems)
}

fn open_with(sources: &[Arc<Source>], unread: &[Unread], problems: &mut Vec<Diagnostic>) -> Folder {
    let mut folder = Folder { shipped: &SHIPPED, ..Folder::default() };
    let mut parts = parts::Parts::new();
    let mut words = Vec::new();
    for source in sources {
        problems.extend(wrongly_encoded(source));
        if let Some(stem) = source.name.strip_suffix(".toml") {
            match stem.strip_prefix("parts/") {
                _ if unread::is_blank(source) => {
                    problems.push(unread::blank(source));
                    folder.lost_scripts.push(stem.to_owned());
                }
                Some(part) => drop(parts.insert(part.to_owned(), flow::read_part(source, problems))),
                None => folder.flows.push(FlowFiles { draft: flow::read(source, problems), words: Vec::new() }),
            }
        } else if source.name.ends_with(".csv") {
            folder.tables.push((Arc::clone(source), table::read(source, problems).map(Arc::new)));
        } else if source.name == STAMPS {
            match stamps::read(source) {
                Ok(stamps) => folder.stamps = stamps,
                Err(error) => folder.broken_stamps = Some((Arc::clone(source), error.to_string())),
            }
        } else if let Some((stem, lang)) = text_name(&source.name) {
            words.push((stem.to_owned(), fluent::read(source, lang, problems)));
        } else if source.name.ends_with(".ftl") && !source.name.starts_with('_') {
            problems.push(nameless(source));
        }
    }
    words.into_iter().for_each(|(stem, file)| folder.place(&stem, file));
    problems.extend(unread.iter().map(|file| file.report(&mut folder)));
    for files in &mut folder.flows {
        parts::inline(&mut files.draft, &parts, &folder.lost_scripts, problems);
        lookups(&mut files.draft, &folder.tables);
    }
    folder
}

impl Folder {
    /// Puts words to what they belong to: a flow, the system, a part, or nothing.
    fn place(&mut self, stem: &str, file: FluentFile) {
        let own = self.flows.iter_mut().find(|files| files.draft.source.name.strip_suffix(".toml") == Some(stem));
        match (own, stem) {
            (Some(files), _) => files.words.push(file),
            (None, "_system" | "_organisation") => self.overrides.push(file),
            (None, stem) if stem.starts_with("parts/") => self.part_words.push(file),
            (None, _) => self.stray.push(file),
        }
    }
}

/// Finds the columns of tables that texts can show; of a table that cannot be read, anything may be shown.
fn lookups(draft: &mut Draft, tables: &[(Arc<Source>, Option<Arc<Table>>)]) {
    let mut lost = Vec::new();
    for (id, lookup) in draft.lookups() {
        let found = tables.iter().find(|(source, _)| source.name.strip_suffix(".csv") == Some(lookup.table.value.as_str()));
        match found {
            Some((_, Some(table))) => lookup.columns = table.plain_columns().map(str::to_owned).collect(),
            Some((_, None)) => lost.push(format!("{id}_")),
            None => {}
        }
    }
    draft.lost_prefixes.extend(lost);
}

/// Reports texts whose file name says no language.
fn nameless(source: &Arc<Source>) -> Diagnostic {
    let problem = Diagnostic::warning("T019", Span::new(source, 0..0), format!("nothing reads the file `{}`", source.name));
    let stem = source.name.split('.').next().unwrap_or("");
    problem.help(format!("its name must say the language, as in `{stem}.en.ftl`"))
}

/// Reports a file with a letter that could not be read: those who read files put a sign in its place.
fn wrongly_encoded(source: &Arc<Source>) -> Option<Diagnostic> {
    let sign = char::REPLACEMENT_CHARACTER;
    let at = source.text.find(sign)?;
    let problem = Diagnostic::error("F047", Span::new(source, at..at + sign.len_utf8()), format!("{} is not UTF-8", source.name));
    let label = match source.text.matches(sign).count() {
        1 => "this letter cannot be read".to_owned(),
        count => format!("{count} letters cannot be read; this is the first"),
    };
    Some(problem.label(label).help("save the file as UTF-8, then look at its letters with accents"))
}

/// Splits `complaint.en.ftl` into `complaint` and its language; `None` for any other name.
fn text_name(name: &str) -> Option<(&str, Lang)> {
    let (stem, tag) = name.strip_suffix(".ftl")?.rsplit_once('.')?;
    Some((stem, Lang::parse(tag)?))
}
