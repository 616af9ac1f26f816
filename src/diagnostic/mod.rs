//! Problems in the files that admins edit, as data; never a panic, never only the first.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

mod literal;
pub mod mend;
pub mod render;
pub mod suggest;
mod syntax;
pub mod table;

use std::sync::Arc;

/// How much a problem matters: an error keeps a file from going live, a warning does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
    Advice,
}

/// A file as it was read: its name for people, and its text.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    pub name: String,
    pub text: String,
}

/// A place in a source, in bytes, half-open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub source: Arc<Source>,
    pub start: usize,
    pub end: usize,
}

/// A value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

/// A replacement that would mend the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    pub span: Span,
    pub replacement: String,
}

/// One problem, with its place and its remedy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable code, such as `F011`; `redress flow explain F011` prints its page.
    pub code: &'static str,
    pub message: String,
    /// `None` where the problem has no place, such as a missing file.
    pub span: Option<Span>,
    /// Words at the place itself, such as “not a question”.
    pub label: Option<String>,
    pub help: Option<String>,
    pub patch: Option<Patch>,
}

impl Span {
    /// Names a part of `source`.
    pub fn new(source: &Arc<Source>, range: std::ops::Range<usize>) -> Self {
        Self { source: Arc::clone(source), start: range.start, end: range.end }
    }

    /// Returns the line of the start, counted from 1.
    pub fn line(&self) -> usize {
        self.before().matches('\n').count() + 1
    }

    /// Returns the column of the start in characters, counted from 1.
    pub fn column(&self) -> usize {
        let before = self.before();
        before[before.rfind('\n').map_or(0, |at| at + 1)..].chars().count() + 1
    }

    /// Returns the text at this place.
    pub fn text(&self) -> &str {
        self.source.text.get(self.start..self.end).unwrap_or("")
    }

    fn before(&self) -> &str {
        self.source.text.get(..self.start).unwrap_or(&self.source.text)
    }
}

impl Diagnostic {
    /// Builds a problem that keeps the file from going live.
    pub fn error(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span.into(), message.into())
    }

    /// Builds a problem that is shown, and blocks only under `--strict`.
    pub fn warning(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span.into(), message.into())
    }

    pub fn advice(code: &'static str, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, code, span.into(), message.into())
    }

    fn new(severity: Severity, code: &'static str, span: Option<Span>, message: String) -> Self {
        Self { severity, code, message, span, label: None, help: None, patch: None }
    }

    /// Adds words at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds the remedy, in words.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the remedy, as a replacement.
    #[must_use]
    pub fn patch(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.patch = Some(Patch { span, replacement: replacement.into() });
        self
    }
}
