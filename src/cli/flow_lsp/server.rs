//! One session of the language server: takes messages in order, answers each request once, and tells the problems of what is open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::flow::editor::lines;

use super::documents::{Documents, Place};
use super::protocol::{self, Code, Params};

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    New,
    Ready,
    ShutDown,
}

/// What follows from a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    GoOn,
    /// The other side wants no more; whether it said so in the right order.
    End {
        in_order: bool,
    },
}

/// A session.
#[derive(Debug)]
pub(super) struct Server {
    stage: Stage,
    documents: Documents,
    /// Addresses of the files whose problems the editor shows, by folder.
    shown: BTreeMap<PathBuf, BTreeSet<String>>,
    /// Whether a file has changed since the problems were last told.
    is_stale: bool,
    /// What is to be sent, in order.
    pub outgoing: Vec<Value>,
}

#[derive(Debug, Deserialize)]
struct Call {
    id: Option<Value>,
    method: Option<String>,
    #[serde(default)]
    params: Value,
}

impl Server {
    pub(super) fn new() -> Self {
        Self { stage: Stage::New, documents: Documents::default(), shown: BTreeMap::new(), is_stale: false, outgoing: Vec::new() }
    }

    /// Answers what is no message.
    pub(super) fn rubbish(&mut self, why: &str) {
        self.outgoing.push(protocol::error(&Value::Null, Code::ParseError, why));
    }

    /// Takes one message.
    pub(super) fn take(&mut self, message: Value) -> Then {
        let Ok(Call { id, method: Some(method), params }) = Call::deserialize(&message) else {
            // An answer has no method; we ask nothing, so none is awaited.
            if message.get("result").is_none() && message.get("error").is_none() {
                self.outgoing.push(protocol::error(&Value::Null, Code::InvalidRequest, "a message needs a method"));
            }
            return Then::GoOn;
        };
        match id {
            Some(id) => {
                let reply = self
                    .request(&method, params)
                    .map_or_else(|(code, why)| protocol::error(&id, code, &why), |result| protocol::answer(&id, &result));
                self.outgoing.push(reply);
                Then::GoOn
            }
            None if method == "exit" => Then::End { in_order: self.stage == Stage::ShutDown },
            None => {
                self.notified(&method, params);
                Then::GoOn
            }
        }
    }

    fn request(&mut self, method: &str, params: Value) -> Result<Value, (Code, String)> {
        match (self.stage, method) {
            (Stage::New, "initialize") => {
                self.stage = Stage::Ready;
                Ok(protocol::capabilities())
            }
            (Stage::New, _) => Err((Code::ServerNotInitialized, "`initialize` comes first".to_owned())),
            (Stage::Ready | Stage::ShutDown, "initialize") => Err((Code::InvalidRequest, "`initialize` comes once".to_owned())),
            (Stage::Ready, "shutdown") => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (Stage::ShutDown, _) => Err((Code::InvalidRequest, "only `exit` follows `shutdown`".to_owned())),
            (Stage::Ready, "textDocument/hover") => self.about(params, Self::hover),
            (Stage::Ready, "textDocument/completion") => self.about(params, Self::completion),
            (Stage::Ready, "textDocument/definition") => self.about(params, Self::definition),
            (Stage::Ready, "textDocument/codeAction") => self.actions(params),
            (Stage::Ready, _) => Err((Code::MethodNotFound, format!("`{method}` is not offered"))),
        }
    }

    fn notified(&mut self, method: &str, params: Value) {
        if self.stage != Stage::Ready {
            return;
        }
        if method == "workspace/didChangeWatchedFiles" {
            self.documents.refresh();
            self.is_stale = true;
        }
        let Ok(params) = Params::deserialize(params) else { return };
        let Some(place) = Place::of(&params.text_document.uri) else { return };
        match method {
            "textDocument/didOpen" => self.documents.open(place, &params.text_document.text),
            "textDocument/didChange" => self.documents.change(&place, &params.content_changes),
            "textDocument/didClose" => self.documents.close(&place),
            "textDocument/didSave" => self.documents.refresh(),
            _ => return,
        }
        self.is_stale = true;
    }

    fn about(&mut self, params: Value, ask: fn(&mut Self, &Place, lines::Position) -> Value) -> Result<Value, (Code, String)> {
        let params = read(params)?;
        let Some(position) = params.position else { return Err((Code::InvalidParams, "a position is missing".to_owned())) };
        Ok(Place::of(&params.text_document.uri).map_or(Value::Null, |place| ask(self, &place, position.into())))
    }

    fn hover(&mut self, place: &Place, position: lines::Position) -> Value {
        let pack = self.documents.pack(&place.folder);
        let Some(source) = pack.source(&place.name) else { return Value::Null };
        let hover = pack.hover(&place.name, lines::offset(&source.text, position));
        hover.map_or(Value::Null, |hover| protocol::hover(&source.text, hover.range, &hover.words))
    }

    fn completion(&mut self, place: &Place, position: lines::Position) -> Value {
        let pack = self.documents.pack(&place.folder);
        let Some(source) = pack.source(&place.name) else { return json!([]) };
        let proposals = pack.proposals(&place.name, lines::offset(&source.text, position));
        proposals.iter().enumerate().map(|(nth, proposal)| protocol::completion(&source.text, nth, proposal)).collect()
    }

    fn definition(&mut self, place: &Place, position: lines::Position) -> Value {
        let pack = self.documents.pack(&place.folder);
        let Some(source) = pack.source(&place.name) else { return Value::Null };
        let spans = pack.definitions(&place.name, lines::offset(&source.text, position));
        let location = |span: &crate::diagnostic::Span| {
            let uri = Place::uri(&place.folder, &span.source.name)?;
            Some(json!({ "uri": uri, "range": protocol::span(span) }))
        };
        spans.iter().filter_map(location).collect()
    }

    fn actions(&mut self, params: Value) -> Result<Value, (Code, String)> {
        let params = read(params)?;
        let Some(range) = params.range else { return Err((Code::InvalidParams, "a range is missing".to_owned())) };
        let Some(place) = Place::of(&params.text_document.uri) else { return Ok(json!([])) };
        let pack = self.documents.pack(&place.folder);
        let Some(source) = pack.source(&place.name) else { return Ok(json!([])) };
        let range = lines::offset(&source.text, range.start.into())..lines::offset(&source.text, range.end.into());
        let action = |problem: &&Diagnostic| {
            let patched = &problem.patch.as_ref()?.span.source.name;
            // The editor's own spelling of its file's address is kept.
            let uri = if *patched == place.name { params.text_document.uri.clone() } else { Place::uri(&place.folder, patched)? };
            protocol::action(problem, &uri)
        };
        Ok(pack.remedies(&place.name, &range).iter().filter_map(action).collect())
    }

    /// Tells the problems of every folder with an open file, if anything has changed; files that are in order now are told too.
    pub(super) fn tell_problems(&mut self) {
        if !std::mem::take(&mut self.is_stale) {
            return;
        }
        let mut shown = BTreeMap::new();
        for folder in self.documents.folders() {
            let by_file = self.problems_of(&folder);
            let before = self.shown.remove(&folder).unwrap_or_default();
            for uri in before.into_iter().filter(|uri| !by_file.contains_key(uri)) {
                self.publish(&uri, &[]);
            }
            shown.insert(folder, by_file.keys().cloned().collect());
            for (uri, problems) in by_file {
                self.publish(&uri, &problems);
            }
        }
        for uri in std::mem::replace(&mut self.shown, shown).into_values().flatten() {
            self.publish(&uri, &[]);
        }
    }

    /// Returns the problems by file; every open file is among them, also without a problem.
    fn problems_of(&mut self, folder: &std::path::Path) -> BTreeMap<String, Vec<Value>> {
        let open = self.documents.open_in(folder);
        let first = open.first().map(|place| place.name.clone()).unwrap_or_default();
        let mut by_file: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for place in &open {
            by_file.extend(Place::uri(folder, &place.name).map(|uri| (uri, Vec::new())));
        }
        for problem in self.documents.pack(folder).problems() {
            let name = problem.span.as_ref().map_or(first.as_str(), |span| span.source.name.as_str());
            if let Some(uri) = Place::uri(folder, name) {
                by_file.entry(uri).or_default().push(protocol::diagnostic(problem));
            }
        }
        by_file
    }

    fn publish(&mut self, uri: &str, problems: &[Value]) {
        let params = json!({ "uri": uri, "diagnostics": problems });
        self.outgoing.push(protocol::notification("textDocument/publishDiagnostics", &params));
    }
}

fn read(params: Value) -> Result<Params, (Code, String)> {
    Params::deserialize(params).map_err(|error| (Code::InvalidParams, error.to_string()))
}
