//! What texts show beside variables: other texts, terms and functions; and variables whose braces were forgotten.

use crate::diagnostic::suggest::nearest;
use crate::diagnostic::{Diagnostic, Located, Span};
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Text};

use super::missing::Spoken;
use super::needs::Need;
use super::variables::known;

pub(super) fn check(
    draft: &Draft,
    need: &Need<'_>,
    attribute: Option<&str>,
    text: &Text,
    spoken: &Spoken<'_>,
    folder: &Folder,
) -> Vec<Diagnostic> {
    let variables = known(draft, need, attribute);
    let mut problems: Vec<Diagnostic> =
        text.references.iter().filter_map(|reference| unknown(reference, &variables, spoken, folder)).collect();
    problems.extend(text.functions.iter().map(no_function));
    problems.extend(text.pieces.iter().flat_map(|piece| bare_variables(piece, &variables)));
    problems
}

fn unknown(reference: &Located<String>, variables: &[&str], spoken: &Spoken<'_>, folder: &Folder) -> Option<Diagnostic> {
    let name = reference.value.as_str();
    let system = folder.shipped.iter().map(|(_, file)| file).chain(&folder.overrides);
    let files = || spoken.files.iter().copied();
    let has = |file: &FluentFile| file.message(name).is_some() || file.terms.iter().any(|term| term == name);
    if files().chain(system).any(has) || spoken.is_ghost(name) {
        return None;
    }
    let problem =
        Diagnostic::error("T005", reference.span.clone(), format!("there is no text `{name}` to show here")).label("unknown text");
    if let Some(variable) = nearest(name, variables.iter().copied()) {
        let mend = format!("${variable}");
        return Some(problem.help(format!("did you mean the variable `{mend}`?")).patch(reference.span.clone(), mend));
    }
    let ids = files().flat_map(|file| file.messages.iter().map(|message| &message.id.value).chain(&file.terms)).map(String::as_str);
    Some(match nearest(name, ids) {
        Some(id) => problem.help(format!("did you mean `{id}`?")).patch(reference.span.clone(), id),
        None => problem.help("a variable has a `$` before its name, as in `{ $name }`"),
    })
}

fn no_function(function: &Located<String>) -> Diagnostic {
    let problem = Diagnostic::error("T005", function.span.clone(), format!("there is no function `{}`", function.value)).label("unknown");
    problem.help("numbers and days are written as the language wants them anyway: show the variable alone, as in `{ $name }`")
}

/// Finds `$name` without braces, which would be shown as it is.
fn bare_variables(piece: &Located<String>, variables: &[&str]) -> Vec<Diagnostic> {
    let signs = piece.value.match_indices('$').map(|(at, _)| at);
    let found = signs.filter_map(|at| {
        let rest = &piece.value[at + 1..];
        let width = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        let name = variables.iter().find(|name| **name == &rest[..width])?;
        let start = piece.span.start + at;
        let span = Span { start, end: start + 1 + width, ..piece.span.clone() };
        let problem = Diagnostic::warning("T005", span.clone(), format!("`${name}` is shown as it stands here: it has no braces"));
        Some(problem.label("no braces").help("a variable reads `{ $name }`").patch(span, format!("{{ ${name} }}")))
    });
    found.collect()
}
