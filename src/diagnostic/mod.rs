//! Problems in the files that admins edit, as data; never a panic, never only the first.

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
