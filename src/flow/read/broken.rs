//! Says what is wrong with a text that cannot be read, at its place and with its mend; and which ids it swallowed.

use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Diagnostic, Source, Span};

use super::fluent::Message;

/// A stretch that the parser left out, and what it stumbled over.
struct Break<'a> {
    source: &'a Arc<Source>,
    junk: Range<usize>,
    at: Range<usize>,
    kind: ErrorKind,
}

/// Builds the problem of a syntax error.
pub(super) fn problem(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let junk = error.slice.clone().unwrap_or(error.pos.clone());
    let broken = within_attribute(source, &junk).unwrap_or(Break { source, junk, at: error.pos.clone(), kind: error.kind.clone() });
    let text = &source.text;
    let start = broken.at.start.min(text.len());
    let width = text.get(start..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let line_end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| start + end);
    let span = Span::new(source, start..broken.at.end.clamp(start + width, line_end.max(start + width)));
    let problem = Diagnostic::error("T001", span.clone(), format!("this text cannot be read: {}", message(&broken.kind))).label("here");
    broken.remedy(problem, &span)
}

/// Reads an attribute again as a message of its own: the parser itself says only that no message begins where an attribute is broken.
fn within_attribute<'a>(source: &'a Arc<Source>, junk: &Range<usize>) -> Option<Break<'a>> {
    let text = source.text.get(junk.clone())?;
    let start = junk.start + (text.len() - text.trim_start().len()) + 1;
    let attribute = text.trim_start().strip_prefix('.')?;
    let error = parse_runtime(attribute).err().and_then(|(_, errors)| errors.into_iter().next())?;
    Some(Break { source, junk: junk.clone(), at: start + error.pos.start..start + error.pos.end, kind: error.kind })
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the parser has many errors, and few of them say little to a writer")]
fn message(kind: &ErrorKind) -> String {
    match kind {
        ErrorKind::ExpectedToken(token) => format!("here `{token}` should stand"),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no words"),
        ErrorKind::MissingDefaultVariant => "none of the variants is the one for everything else".to_owned(),
        ErrorKind::UnbalancedClosingBrace => "this brace closes nothing".to_owned(),
        ErrorKind::ExpectedInlineExpression => "behind `{` a variable should stand".to_owned(),
        ErrorKind::ExpectedCharRange { .. } => "here an id should stand".to_owned(),
        other => other.to_string(),
    }
}

impl Break<'_> {
    fn place(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the parser has many errors, and few of them have a remedy of their own")]
    fn remedy(&self, problem: Diagnostic, span: &Span) -> Diagnostic {
        let text = &self.source.text;
        match &self.kind {
            ErrorKind::ExpectedToken('=') => self.without_sign(problem, span),
            ErrorKind::ExpectedToken('}') if is_after_variable(text, span.start) => {
                let end = text.get(..span.start).map_or(span.start, |before| before.trim_end().len());
                problem.help("close the variable").patch(self.place(end..end), " }")
            }
            ErrorKind::ExpectedToken('}') if text.get(self.junk.start..span.start).is_some_and(|before| before.contains("->")) => {
                problem.help("behind the last variant a brace `}` on a line of its own closes the choice")
            }
            ErrorKind::UnbalancedClosingBrace => self.never_opened(problem, span),
            ErrorKind::ExpectedToken('}') | ErrorKind::ExpectedInlineExpression => {
                problem.help("a variable reads `{ $name }`; a brace that is meant as such is written `{\"{\"}`")
            }
            ErrorKind::MissingDefaultVariant => {
                let problem = problem.help("one variant, mostly `[other]`, begins with a star");
                match text.get(self.junk.clone()).and_then(|junk| junk.rfind("[other]")) {
                    Some(at) => problem.patch(self.place(self.junk.start + at..self.junk.start + at), "*"),
                    None => problem,
                }
            }
            ErrorKind::ExpectedMessageField { .. } => problem.help("write the words behind `=`, or take the line away"),
            _ => problem.help(
                "a text reads `id = words`; words that belong to it, such as `.label = words`, stand below with four blanks before them",
            ),
        }
    }

    /// Mends a line on which nothing joins an id and its words.
    fn without_sign(&self, problem: Diagnostic, span: &Span) -> Diagnostic {
        let text = &self.source.text;
        let start = text.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("");
        let sign = line.find('=').unwrap_or(line.len());
        if let Some(colon) = line.find(':').filter(|colon| *colon < sign) {
            let put = if line[..colon].ends_with(' ') { "=" } else { " =" };
            return problem.help("an id and its text are joined by `=`").patch(self.place(start + colon..start + colon + 1), put);
        }
        if text[span.start..].starts_with('.') && sign < line.len() {
            return problem
                .help("the text of an option reads `question-option = words`")
                .patch(self.place(span.start..span.start + 1), "-");
        }
        if line.starts_with(|c: char| c.is_ascii_lowercase()) || line.trim_start().starts_with('.') {
            let end = text.get(..span.start).map_or(span.start, |before| before.trim_end().len());
            return problem.help("an id and its text are joined by `=`").patch(self.place(end..end), " =");
        }
        problem
            .help("a line that goes on with the text above begins with four blanks; a new one reads `id = text`")
            .patch(self.place(start..start), "    ")
    }

    fn never_opened(&self, problem: Diagnostic, span: &Span) -> Diagnostic {
        let text = self.source.text.get(..span.start).unwrap_or("");
        let name = text.trim_end().rsplit(char::is_whitespace).next().unwrap_or("");
        if name.starts_with('$') {
            let at = text.trim_end().len() - name.len();
            return problem.help("open the brace before the variable").patch(self.place(at..at), "{ ");
        }
        problem.help("take it away; a brace that is meant as such is written `{\"}\"}`")
    }
}

/// Tells whether nothing but the name of a variable stands between the last brace and `at`.
fn is_after_variable(text: &str, at: usize) -> bool {
    let within = text.get(..at).and_then(|before| before.rsplit('{').next()).unwrap_or("").trim();
    within
        .strip_prefix('$')
        .is_some_and(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'))
}

/// Finds what looks like ids in a stretch that could not be parsed: of messages, and of attributes with a dot before them.
pub(super) fn ids_by_eye(source: &Source, junk: &Range<usize>, messages: &[Message]) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut above = messages.iter().rev().find(|message| message.id.span.start < junk.start).map(|message| message.id.value.clone());
    let mut ids = Vec::new();
    for line in source.text.get(junk.clone()).unwrap_or("").lines() {
        let word = |text: &str| text.chars().take_while(|c| is_part(*c)).collect::<String>();
        if let Some(attribute) = line.trim_start().strip_prefix('.') {
            ids.extend(above.iter().map(|id| format!("{id}.{}", word(attribute))));
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let id = word(line);
            if let Some(option) = line[id.len()..].strip_prefix('.') {
                ids.push(format!("{id}-{}", word(option)));
            }
            // A sentence is no id.
            if line[id.len()..].trim_start().starts_with(['=', ':']) {
                above = Some(id.clone());
            }
            ids.push(id);
        }
    }
    ids
}
