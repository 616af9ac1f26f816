//! Draws problems for people, as rustc draws its own, or as JSON for editors.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use serde_json::json;

use super::{Diagnostic, Severity, Span};

/// How problems are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// With the escape sequences of a terminal.
    Coloured,
}

/// Puts errors before warnings before advice, each in the order of the files; the same problem is kept once.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    let place = |problem: &Diagnostic| problem.span.as_ref().map(|span| (span.source.name.clone(), span.start, span.end));
    problems.sort_by(|a, b| (a.severity, place(a), a.code, &a.message).cmp(&(b.severity, place(b), b.code, &b.message)));
    problems.dedup();
}

/// Draws one problem, ending in a line feed.
pub fn text(problem: &Diagnostic, look: Look) -> String {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Coloured => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut report = vec![headline(problem)];
    report.extend(remedy(problem));
    let mut drawn = renderer.render(&report);
    if !drawn.ends_with('\n') {
        drawn.push('\n');
    }
    drawn
}

/// Draws all problems, one after the other, parted by empty lines.
pub fn all(problems: &[Diagnostic], look: Look) -> String {
    problems.iter().map(|problem| text(problem, look)).collect::<Vec<_>>().join("\n")
}

/// Says how many problems of each severity there are: `2 errors, 1 warning`.
pub fn summary(problems: &[Diagnostic]) -> String {
    let named = [(Severity::Error, "error", "errors"), (Severity::Warning, "warning", "warnings"), (Severity::Advice, "hint", "hints")];
    let parts = named.into_iter().filter_map(|(severity, one, many)| match problems.iter().filter(|p| p.severity == severity).count() {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {many}")),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
}

/// Writes all problems as one JSON array; places are bytes (half-open) and lines and columns counted from 1, in characters.
pub fn json(problems: &[Diagnostic]) -> String {
    let items: Vec<serde_json::Value> = problems.iter().map(item).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

fn headline(problem: &Diagnostic) -> Group<'_> {
    let title = level(problem.severity).primary_title(problem.message.as_str()).id(problem.code);
    match &problem.span {
        Some(span) => {
            let annotation = AnnotationKind::Primary.span(span.start..span.end).label(problem.label.as_deref());
            title.element(Snippet::source(span.source.text.as_str()).line_start(1).path(span.source.name.as_str()).annotation(annotation))
        }
        None => Group::with_title(title),
    }
}

fn remedy(problem: &Diagnostic) -> Option<Group<'_>> {
    let help = problem.help.as_deref();
    match &problem.patch {
        Some(patch) => {
            let source = &patch.span.source;
            let patched = Patch::new(patch.span.start..patch.span.end, patch.replacement.as_str());
            let snippet = Snippet::source(source.text.as_str()).line_start(1).path(source.name.as_str()).patch(patched);
            Some(Level::HELP.secondary_title(help.unwrap_or("write it so")).element(snippet))
        }
        None => help.map(|help| Group::with_title(Level::HELP.secondary_title(help))),
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name(Some("advice")),
    }
}

fn item(problem: &Diagnostic) -> serde_json::Value {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    json!({
        "severity": severity,
        "code": problem.code,
        "message": problem.message,
        "place": problem.span.as_ref().map(place),
        "label": problem.label,
        "help": problem.help,
        "patch": problem.patch.as_ref().map(|patch| json!({ "place": place(&patch.span), "replacement": patch.replacement })),
    })
}

fn place(span: &Span) -> serde_json::Value {
    let end = Span::new(&span.source, span.end..span.end);
    json!({
        "file": span.source.name,
        "start": span.start,
        "end": span.end,
        "line": span.line(),
        "column": span.column(),
        "end_line": end.line(),
        "end_column": end.column(),
    })
}
