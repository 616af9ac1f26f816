//! Texts that the organisation must put its own words into before service: what stands between ⟪ and ⟫.

use crate::diagnostic::{Diagnostic, Span};
use crate::flow::read::Folder;
use crate::flow::read::fluent::FluentFile;
use crate::flow::system::shipped_for;

/// The code of a text that is still to be replaced; whoever goes into service takes it for an error.
pub(in crate::flow) const CODE: &str = "T025";
pub(in crate::flow) const MARK: char = '⟪';
const END: char = '⟫';

pub(super) fn check(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let own = folder.flows.iter().flat_map(|files| &files.words);
    for file in own.clone().chain(&folder.overrides).chain(&folder.part_words) {
        problems.extend(marked(file).map(|span| problem(span, "put your organisation's own words here, and take both marks away")));
    }
    for file in own {
        problems.extend(shown(file, folder));
    }
}

/// Returns the places of a file that are marked; comments may speak of the marks.
fn marked(file: &FluentFile) -> impl Iterator<Item = Span> {
    let text = &file.source.text;
    let starts = text.match_indices(MARK).map(|(at, _)| at);
    let is_comment = |at: usize| text[..at].rsplit('\n').next().is_some_and(|line| line.starts_with('#'));
    starts.filter(move |at| !is_comment(*at)).map(|at| {
        let end = text[at..].find([END, '\n']).map_or(text.len(), |length| at + length);
        let end = if text[end..].starts_with(END) { end + END.len_utf8() } else { end };
        Span::new(&file.source, at..end)
    })
}

/// Reports texts that show words of the organisation which it has not written.
fn shown(file: &FluentFile, folder: &Folder) -> Vec<Diagnostic> {
    let Some(shipped) = shipped_for(&file.lang, folder.shipped) else { return Vec::new() };
    let is_marked = |id: &str| shipped.message(id).and_then(|message| message.value.as_ref()).is_some_and(|text| text.plain.contains(MARK));
    let is_written = |id: &str| folder.overrides.iter().any(|over| over.lang == file.lang && over.message(id).is_some());
    let texts = file.messages.iter().flat_map(|message| message.texts());
    let references = texts.flat_map(|(_, text)| &text.references);
    let open = references.filter(|reference| is_marked(&reference.value) && !is_written(&reference.value));
    open.map(|reference| {
        let help = format!("write `{} = …` into `_organisation.{}.ftl`, in the folder of the flows", reference.value, file.lang);
        problem(reference.span.clone(), help)
    })
    .collect()
}

fn problem(span: Span, help: impl Into<String>) -> Diagnostic {
    Diagnostic::warning(CODE, span, "this text is still to be replaced").label("your own words").help(help)
}
