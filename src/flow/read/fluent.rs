//! Reads Fluent files into messages whose every word has its place: slices of the parser point into the source.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_syntax::ast;
use fluent_syntax::parser::{ErrorKind, ParserError};

use crate::diagnostic::{Diagnostic, Located, Source, Span};
use crate::text::Lang;

/// One Fluent file.
#[derive(Debug)]
pub(in crate::flow) struct FluentFile {
    pub source: Arc<Source>,
    pub lang: Lang,
    pub resource: Arc<FluentResource>,
    pub messages: Vec<Message>,
    /// Ids that a syntax error swallowed: nobody is told that they are missing.
    pub ghosts: Vec<String>,
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
    /// Other messages that this one shows.
    pub references: Vec<Located<String>>,
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
    let (resource, errors) = match FluentResource::try_new(source.text.clone()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut ghosts = Vec::new();
    for error in &errors {
        problems.push(syntax_problem(source, error));
        ghosts.extend(error.slice.clone().and_then(|range| source.text.get(range)).into_iter().flat_map(ids_by_eye));
    }
    let places = Places { source, text: resource.source() };
    let messages = resource.entries().filter_map(|entry| message(&places, entry)).collect();
    FluentFile { source: Arc::clone(source), lang, messages, ghosts, resource: Arc::new(resource) }
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
            show(text, &format!("{{ -{} }}", id.name));
            arguments.iter().for_each(|arguments| read_arguments(places, arguments, text));
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
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

fn syntax_problem(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let start = error.pos.start.min(source.text.len());
    let width = source.text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let span = Span::new(source, start..error.pos.end.clamp(start + width, source.text.len().max(start + width)).min(source.text.len()));
    let problem = Diagnostic::error("T001", span.clone(), format!("this text cannot be read: {}", error.kind)).label("here");
    remedy(problem, &span, &error.kind)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the parser has many errors, and few of them have a remedy of their own")]
fn remedy(problem: Diagnostic, span: &Span, kind: &ErrorKind) -> Diagnostic {
    let text = &span.source.text;
    let line_start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or("");
    match kind {
        ErrorKind::ExpectedToken('=') if line.contains(':') && !line.contains('=') => {
            let colon = line_start + line.find(':').unwrap_or(0);
            let place = Span::new(&span.source, colon..colon + 1);
            let sign = if line.contains(" :") { "=" } else { " =" };
            problem.help("an id and its text are joined by `=`").patch(place, sign)
        }
        ErrorKind::ExpectedToken('=') => {
            let place = Span::new(&span.source, line_start..line_start);
            problem
                .help("a line that goes on with the text above begins with four blanks; a new one reads `id = text`")
                .patch(place, "    ")
        }
        ErrorKind::ExpectedToken('}') if is_after_variable(text, span.start) => {
            let end = text.get(..span.start).map_or(span.start, |before| before.trim_end().len());
            problem.help("close the variable").patch(Span::new(&span.source, end..end), " }")
        }
        ErrorKind::ExpectedToken('}') | ErrorKind::ExpectedInlineExpression | ErrorKind::UnbalancedClosingBrace => {
            problem.help("a variable reads `{ $name }`; a brace that is meant as such is written `{\"{\"}`")
        }
        ErrorKind::MissingDefaultVariant => problem.help("one variant, mostly `[other]`, begins with a star: `*[other]`"),
        _ => problem
            .help("a text reads `id = words`; words that belong to it, such as `.label = words`, stand below with four blanks before them"),
    }
}

/// Tells whether nothing but the name of a variable stands between the last brace and `at`.
fn is_after_variable(text: &str, at: usize) -> bool {
    let within = text.get(..at).and_then(|before| before.rsplit('{').next()).unwrap_or("").trim();
    within
        .strip_prefix('$')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'))
}

/// Finds what looks like the ids of messages in a stretch that could not be parsed.
fn ids_by_eye(junk: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let starts = junk.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    starts.map(|line| line.chars().take_while(|c| is_part(*c)).collect()).collect()
}
