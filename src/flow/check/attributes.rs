//! Attributes of texts: those that are needed and missing, those that nobody reads, and messages that stand twice.

use std::collections::BTreeMap;

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::flow::read::fluent::Message;

use super::missing::{Spoken, end_of};
use super::needs::{Need, What};

pub(super) fn check(needs: &[Need<'_>], spoken: &Spoken<'_>, problems: &mut Vec<Diagnostic>) {
    for need in needs {
        if let Some(message) = spoken.message(&need.id) {
            check_message(need, message, spoken, problems);
        }
    }
    for file in &spoken.own {
        let mut first: BTreeMap<&str, &Message> = BTreeMap::new();
        for message in &file.messages {
            if let Some(earlier) = first.insert(&message.id.value, message) {
                let problem =
                    Diagnostic::warning("T017", message.id.span.clone(), format!("the text `{}` stands here twice", message.id.value));
                let problem = problem.label(format!("first in line {}", earlier.id.span.line()));
                problems.push(problem.help("this one counts; take the other away"));
            }
        }
    }
}

fn check_message(need: &Need<'_>, message: &Message, spoken: &Spoken<'_>, problems: &mut Vec<Diagnostic>) {
    let known = need.what.attributes();
    let mut lacking = lacking(need, message);
    lacking.retain(|(name, _)| !spoken.is_ghost(&format!("{}.{name}", need.id)));
    for (name, place) in undotted(message, &known) {
        let was_lacking = lacking.iter().any(|(lacking, _)| *lacking == name);
        lacking.retain(|(lacking, _)| *lacking != name);
        let severity = if was_lacking && name == "label" { spoken.severity() } else { Severity::Warning };
        let problem = Diagnostic::warning("T004", place.clone(), format!("customers read this line: `{name}` has no dot before it"));
        let dot = Span { end: place.start, ..place };
        problems.push(Diagnostic { severity, ..problem }.label("no attribute").help(format!("write `.{name}`")).patch(dot, "."));
    }
    for (id, _) in message.attributes.iter().filter(|(id, _)| !known.contains(&id.value.as_str())) {
        let problem =
            Diagnostic::warning("T004", id.span.clone(), format!("nothing reads the attribute `.{}` of {}", id.value, need.what.name()));
        let problem = problem.label("unknown attribute");
        // A mistyped attribute that is needed is one problem.
        let near = nearest(&id.value, lacking.iter().map(|(name, _)| *name));
        let near = near.or_else(|| also_called(&id.value, &known)).or_else(|| nearest(&id.value, known.iter().copied()));
        problems.push(match near {
            Some(name) => {
                let severity = if name == "label" && lacking.iter().any(|(lacking, _)| *lacking == name) {
                    spoken.severity()
                } else {
                    Severity::Warning
                };
                lacking.retain(|(lacking, _)| *lacking != name);
                Diagnostic { severity, ..problem }.help(format!("did you mean `.{name}`?")).patch(id.span.clone(), name)
            }
            None if known.is_empty() => problem.help("such a text has no attributes; take it away"),
            None => problem.help(format!("it can have {}", one_of(known.iter().copied()))),
        });
    }
    for (name, code) in lacking {
        problems.push(lacking_problem(name, code, need, message, spoken));
    }
}

/// Returns the attribute that people of other tools mean by a name.
fn also_called(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let meant = match name {
        "too_big" | "too_high" | "too_great" | "max" => "too_large",
        "too_little" | "too_low" | "min" => "too_small",
        "error" | "wrong" | "refused" => "invalid",
        "title" | "name" | "caption" | "heading" => "label",
        "hint" | "description" | "info" => "help",
        "reason" | "because" => "why",
        "sample" | "placeholder" => "example",
        "keywords" | "synonyms" => "words",
        "yes" => "words_yes",
        "no" => "words_no",
        _ => return None,
    };
    known.iter().copied().find(|known| *known == meant)
}

/// Finds lines of the words that look like attributes whose dot was forgotten.
fn undotted(message: &Message, known: &[&'static str]) -> Vec<(&'static str, Span)> {
    let mut found = Vec::new();
    for piece in message.texts().flat_map(|(_, text)| &text.pieces) {
        let mut at = piece.span.start;
        for line in piece.value.split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            let word = line.trim_start().split('=').next().unwrap_or("").trim_end();
            let name = known.iter().find(|name| **name == word && line.contains('='));
            let is_first = message.value.as_ref().is_some_and(|value| value.span.start == start);
            found.extend(name.filter(|_| !is_first).map(|name| (*name, Span { start, end: start + name.len(), ..piece.span.clone() })));
            at += line.len();
        }
    }
    found
}

/// Returns the attributes that the message should have and has not, with the code to report each under.
fn lacking(need: &Need<'_>, message: &Message) -> Vec<(&'static str, &'static str)> {
    let What::Question(question) = need.what else { return Vec::new() };
    let mut lacking = Vec::new();
    if message.attribute("label").is_none() {
        lacking.push(("label", "T002"));
    }
    if question.matches.is_some() && message.attribute("invalid").is_none() {
        lacking.push(("invalid", "T003"));
    }
    lacking
}

fn lacking_problem(name: &str, code: &'static str, need: &Need<'_>, message: &Message, spoken: &Spoken<'_>) -> Diagnostic {
    let end = end_of(message);
    let insert = Span { start: end, end, ..message.id.span.clone() };
    if name == "label" {
        let text = format!("`{}` has no `.label`: a few words that stand before the answer in the summary", need.id);
        let problem = Diagnostic { severity: spoken.severity(), ..Diagnostic::error(code, message.id.span.clone(), text) };
        return problem.label("no label").help("add it").patch(insert, "\n    .label = …");
    }
    let text = format!("`{}` checks the answer, but does not say what is wrong with a refused one", need.id);
    let problem = Diagnostic::warning(code, message.id.span.clone(), text).label("no `.invalid`");
    problem.help("add it; `{ $input }` is what was written").patch(insert, "\n    .invalid = “{ $input }” …")
}
