//! The messages of the language server protocol, as far as they are used here; names as in its specification, version 3.17.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::flow::editor::lines::{self, Position};
use crate::flow::editor::{Proposal, Sort};

/// An error of a request (JSON-RPC and the protocol itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Code {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    ServerNotInitialized = -32002,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct WirePosition {
    line: u32,
    character: u32,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct WireRange {
    pub start: WirePosition,
    pub end: WirePosition,
}

/// A change of a buffer; without a range it is the whole text.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    pub range: Option<WireRange>,
    pub text: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct TextDocument {
    pub uri: String,
    #[serde(default)]
    pub text: String,
}

/// The parameters of every request and notification that concerns a file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Params {
    pub text_document: TextDocument,
    #[serde(default)]
    pub content_changes: Vec<Change>,
    pub position: Option<WirePosition>,
    pub range: Option<WireRange>,
}

impl From<WirePosition> for Position {
    fn from(position: WirePosition) -> Self {
        Position { line: position.line, character: position.character }
    }
}

/// What this server can do.
pub(super) fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 2, "save": true },
            "hoverProvider": true,
            "definitionProvider": true,
            "completionProvider": { "triggerCharacters": ["\"", "[", "{", ".", "$", "=", " ", ","] },
            "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        },
        "serverInfo": { "name": "redress", "version": env!("CARGO_PKG_VERSION") },
    })
}

pub(super) fn answer(id: &Value, result: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "result": result })
}

pub(super) fn error(id: &Value, code: Code, message: &str) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": message } })
}

pub(super) fn notification(method: &str, params: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

/// Returns a range of a text.
pub(super) fn range(text: &str, range: std::ops::Range<usize>) -> Value {
    let place = |offset| {
        let position = lines::position(text, offset);
        json!({ "line": position.line, "character": position.character })
    };
    json!({ "start": place(range.start), "end": place(range.end) })
}

pub(super) fn span(span: &Span) -> Value {
    range(&span.source.text, span.start..span.end)
}

/// Returns a problem; one without a place stands at the head of the file.
pub(super) fn diagnostic(problem: &Diagnostic) -> Value {
    let severity = match problem.severity {
        Severity::Error => 1,
        Severity::Warning => 2,
        Severity::Advice => 3,
    };
    let place = problem.span.as_ref().map_or_else(|| range("", 0..0), span);
    let help = problem.help.as_ref().map_or_else(String::new, |help| format!("\nhelp: {help}"));
    let message = format!("{}{help}", problem.message);
    json!({ "range": place, "severity": severity, "code": problem.code, "source": "redress", "message": message })
}

pub(super) fn hover(text: &str, place: std::ops::Range<usize>, words: &str) -> Value {
    json!({ "contents": { "kind": "markdown", "value": words }, "range": range(text, place) })
}

pub(super) fn completion(text: &str, nth: usize, proposal: &Proposal) -> Value {
    // Numbers of the protocol's CompletionItemKind.
    let kind = match proposal.sort {
        Sort::Table => 22,
        Sort::Setting => 10,
        Sort::Word => 12,
        Sort::Question => 6,
        Sort::Option => 20,
        Sort::Text => 1,
        Sort::Attribute => 5,
        Sort::Variable => 6,
    };
    json!({
        "label": proposal.label,
        "kind": kind,
        "detail": proposal.detail,
        "documentation": { "kind": "markdown", "value": proposal.words },
        "sortText": format!("{nth:04}"),
        "filterText": proposal.insert,
        "textEdit": { "range": range(text, proposal.range.clone()), "newText": proposal.insert },
    })
}

/// Returns the mend of a problem; `uri` is the file that is changed.
pub(super) fn action(problem: &Diagnostic, uri: &str) -> Option<Value> {
    let patch = problem.patch.as_ref()?;
    let old = patch.span.text();
    let new = patch.replacement.trim();
    let title = match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("Add “{}”", new.lines().next().unwrap_or("")),
        (false, true) => format!("Take “{old}” away"),
        (false, false) => format!("Write “{new}” for “{old}”"),
    };
    let edit = json!({ "range": span(&patch.span), "newText": patch.replacement });
    Some(json!({
        "title": title,
        "kind": "quickfix",
        "isPreferred": true,
        "diagnostics": [diagnostic(problem)],
        "edit": { "changes": { uri: [edit] } },
    }))
}
