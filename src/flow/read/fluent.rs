//! Reads Fluent files into messages whose every word has its place: slices of the parser point into the source.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use crate::diagnostic::{Diagnostic, Located, Source, Span};
use crate::text::Lang;
use crate::text::nesting::too_deep;

use super::broken;

/// One Fluent file.
#[derive(Debug)]
pub(in crate::flow) struct FluentFile {
    pub source: Arc<Source>,
    pub lang: Lang,
    pub resource: Arc<FluentResource>,
    pub messages: Vec<Message>,
    /// The names of the terms, with the stroke before them.
    pub terms: Vec<String>,
    /// Ids that a syntax error swallowed, `category` or `category.label`: nobody is told that they are missing.
    pub ghosts: Vec<String>,
    /// Whether nothing of it is known, which is reported: it may have any text.
    pub is_unread: bool,
}

#[derive(Debug)]
pub(in crate::flow) struct Message {
    pub id: Located<String>,
    /// The lines of the comment right above it.
    pub comment: Vec<String>,
    pub value: Option<Text>,
    pub attributes: Vec<(Located<String>, Text)>,
}

/// What a message or attribute says.
#[derive(Debug)]
pub(in crate::flow) struct Text {
    /// From the first to the last character.
    pub span: Span,
    /// The stretches of plain words, variants of plurals among them.
    pub pieces: Vec<Located<String>>,
    pub variables: Vec<Located<String>>,
    /// Variables by which a variant is chosen.
    pub selectors: BTreeSet<String>,
    /// Each choice between variants.
    pub selects: Vec<Select>,
    /// Other messages, and terms with the stroke before them, that this one shows.
    pub references: Vec<Located<String>>,
    /// Functions called.
    pub functions: Vec<Located<String>>,
    /// The words with `{ $variables }` in place and the default variant of each plural.
    pub plain: String,
}

/// A choice between variants by a variable.
#[derive(Debug)]
pub(in crate::flow) struct Select {
    pub variable: Located<String>,
    /// The names of the variants; numbers are left out.
    pub keys: Vec<String>,
}

impl FluentFile {
    /// Stands for a file that could not be read; `source` is empty.
    pub(super) fn unread(source: Arc<Source>, lang: Lang) -> FluentFile {
        FluentFile { is_unread: true, ..read(&source, lang, &mut Vec::new()) }
    }

    pub(in crate::flow) fn message(&self, id: &str) -> Option<&Message> {
        // The last one counts, as in a bundle.
        self.messages.iter().rev().find(|message| message.id.value == id)
    }
}

impl Message {
    pub(in crate::flow) fn attribute(&self, name: &str) -> Option<&Text> {
        self.attributes.iter().find(|(id, _)| id.value == name).map(|(_, text)| text)
    }

    /// Returns the value and all attributes, with the attributes' names.
    pub(in crate::flow) fn texts(&self) -> impl Iterator<Item = (Option<&str>, &Text)> {
        let value = self.value.iter().map(|text| (None, text));
        value.chain(self.attributes.iter().map(|(id, text)| (Some(id.value.as_str()), text)))
    }
}

/// Reads a file; syntax errors are reported, and the messages around them are kept.
pub(super) fn read(source: &Arc<Source>, lang: Lang, problems: &mut Vec<Diagnostic>) -> FluentFile {
    let (resource, errors) = match FluentResource::try_new(shallow(source, problems)) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut ghosts = Vec::new();
    let places = Places { source, text: resource.source() };
    let messages: Vec<Message> = resource.entries().filter_map(|entry| message(&places, entry)).collect();
    let terms = resource.entries().filter_map(term).collect();
    for error in &errors {
        problems.push(broken::problem(source, error));
        ghosts.extend(error.slice.iter().flat_map(|junk| broken::ids_by_eye(source, junk, &messages)));
    }
    FluentFile { source: Arc::clone(source), lang, messages, terms, ghosts, is_unread: false, resource: Arc::new(resource) }
}

/// Returns the text as it can be parsed: blanks stand for braces that are nested too deeply, which are reported.
fn shallow(source: &Arc<Source>, problems: &mut Vec<Diagnostic>) -> String {
    let braces = too_deep(&source.text);
    let Some(first) = braces.first() else { return source.text.clone() };
    let problem = Diagnostic::error("T001", Span::new(source, *first..first + 1), "this text cannot be read: too many braces in braces");
    problems.push(problem.label("nested too deeply").help("a variable reads `{ $name }`, with one brace on each side"));
    let mut braces = braces.into_iter().peekable();
    let kept = source.text.char_indices().map(|(at, c)| if braces.next_if_eq(&at).is_some() { ' ' } else { c });
    kept.collect()
}

/// Turns slices of the parsed text into places of the source.
struct Places<'a> {
    source: &'a Arc<Source>,
    text: &'a str,
}

impl Places<'_> {
    fn range(&self, slice: &str) -> Range<usize> {
        let start = (slice.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        start..(start + slice.len()).min(self.text.len())
    }

    fn located(&self, slice: &str) -> Located<String> {
        Located { value: slice.to_owned(), span: Span::new(self.source, self.range(slice)) }
    }
}

fn message(places: &Places<'_>, entry: &ast::Entry<&str>) -> Option<Message> {
    let ast::Entry::Message(message) = entry else { return None };
    Some(Message {
        id: places.located(message.id.name),
        comment: comment_above(places.text, places.range(message.id.name).start),
        value: message.value.as_ref().map(|pattern| text(places, pattern)),
        attributes: message
            .attributes
            .iter()
            .map(|attribute| (places.located(attribute.id.name), text(places, &attribute.value)))
            .collect(),
    })
}

fn term(entry: &ast::Entry<&str>) -> Option<String> {
    let ast::Entry::Term(term) = entry else { return None };
    Some(format!("-{}", term.id.name))
}

/// Returns the lines of the comment right above `at`; the parser that serves bundles skips them.
fn comment_above(text: &str, at: usize) -> Vec<String> {
    let above = text.get(..at).unwrap_or("");
    let mut lines: Vec<String> = above.lines().rev().map_while(|line| line.strip_prefix("# ")).map(str::to_owned).collect();
    lines.reverse();
    lines
}

fn text(places: &Places<'_>, pattern: &ast::Pattern<&str>) -> Text {
    let mut text = Text {
        span: Span::new(places.source, 0..0),
        pieces: vec![],
        variables: vec![],
        selectors: BTreeSet::new(),
        selects: vec![],
        references: vec![],
        functions: vec![],
        plain: String::new(),
    };
    read_pattern(places, pattern, &mut text, Shown::Yes);
    let all = text.pieces.iter().chain(&text.variables).chain(&text.references);
    let start = all.clone().map(|part| part.span.start).min().unwrap_or(0);
    let end = all.map(|part| part.span.end).max().unwrap_or(0);
    text.span = Span::new(places.source, start..end);
    text
}

/// Whether a stretch is part of the text as it is shown by default.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
}

fn read_pattern(places: &Places<'_>, pattern: &ast::Pattern<&str>, text: &mut Text, shown: Shown) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => {
                text.pieces.push(places.located(value));
                if shown == Shown::Yes {
                    text.plain.push_str(value);
                }
            }
            ast::PatternElement::Placeable { expression } => read_expression(places, expression, text, shown),
        }
    }
}

fn read_expression(places: &Places<'_>, expression: &ast::Expression<&str>, text: &mut Text, shown: Shown) {
    match expression {
        ast::Expression::Inline(inline) => read_inline(places, inline, text, shown),
        ast::Expression::Select { selector, variants } => {
            let before = text.variables.len();
            read_inline(places, selector, text, Shown::No);
            text.selectors.extend(text.variables[before..].iter().map(|variable| variable.value.clone()));
            let keys = variants.iter().filter_map(|variant| match &variant.key {
                ast::VariantKey::Identifier { name } => Some((*name).to_owned()),
                ast::VariantKey::NumberLiteral { .. } => None,
            });
            let select = text.variables.get(before).map(|variable| Select { variable: variable.clone(), keys: keys.collect() });
            text.selects.extend(select);
            for variant in variants {
                let shown = if variant.default { shown } else { Shown::No };
                read_pattern(places, &variant.value, text, shown);
            }
        }
    }
}

fn read_inline(places: &Places<'_>, inline: &ast::InlineExpression<&str>, text: &mut Text, shown: Shown) {
    let show = |text: &mut Text, words: &str| {
        if shown == Shown::Yes {
            text.plain.push_str(words);
        }
    };
    match inline {
        ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => {
            text.pieces.push(places.located(value));
            show(text, value);
        }
        ast::InlineExpression::VariableReference { id } => {
            let variable = places.located(id.name);
            // The sign belongs to the name.
            let span = Span { start: variable.span.start.saturating_sub(1), ..variable.span };
            text.variables.push(Located { value: variable.value, span });
            show(text, &format!("{{ ${} }}", id.name));
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            text.references.push(places.located(id.name));
            show(text, &format!("{{ {} }}", id.name));
        }
        ast::InlineExpression::TermReference { id, arguments, .. } => {
            let term = places.located(id.name);
            let span = Span { start: term.span.start.saturating_sub(1), ..term.span };
            text.references.push(Located { value: format!("-{}", id.name), span });
            show(text, &format!("{{ -{} }}", id.name));
            arguments.iter().for_each(|arguments| read_arguments(places, arguments, text));
        }
        ast::InlineExpression::FunctionReference { id, arguments } => {
            text.functions.push(places.located(id.name));
            read_arguments(places, arguments, text);
            show(text, "{ … }");
        }
        ast::InlineExpression::Placeable { expression } => read_expression(places, expression, text, shown),
    }
}

fn read_arguments(places: &Places<'_>, arguments: &ast::CallArguments<&str>, text: &mut Text) {
    arguments.positional.iter().for_each(|argument| read_inline(places, argument, text, Shown::No));
    arguments.named.iter().for_each(|argument| read_inline(places, &argument.value, text, Shown::No));
}
