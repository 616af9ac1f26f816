//! Files that customers sent: `getFile` and the download address.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use super::Shared;
use super::methods::Reply;
use super::params::Params;

#[derive(Debug)]
struct Stored {
    unique_id: String,
    size_bytes: u64,
    /// `None` where a test needs the size alone.
    bytes: Option<Vec<u8>>,
}

#[derive(Debug, Default)]
pub(crate) struct Files {
    files: BTreeMap<String, Stored>,
}

impl Files {
    /// Keeps a file, and returns its ids.
    pub(crate) fn add(&mut self, serial: u64, size_bytes: u64, bytes: Option<Vec<u8>>) -> (String, String) {
        let (id, unique_id) = (format!("BQACAgIAAxkBAAI{serial}"), format!("AgAD{serial}"));
        self.files.insert(id.clone(), Stored { unique_id: unique_id.clone(), size_bytes, bytes });
        (id, unique_id)
    }

    pub(crate) fn get_file(&self, params: &Params, size_bytes_max: u64) -> Reply {
        let id = params.string("file_id").unwrap_or_default();
        let Some(file) = self.files.get(id) else {
            return Reply::error(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
        };
        if file.size_bytes > size_bytes_max {
            return Reply::error(400, "Bad Request: file is too big");
        }
        let answer: Value = json!({ "file_id": id, "file_unique_id": file.unique_id, "file_size": file.size_bytes,
            "file_path": format!("documents/{id}.bin") });
        Reply::ok(answer)
    }
}

/// Answers `/file/bot<token>/<path>`.
pub(crate) fn download(shared: &Arc<Shared>, path: &str) -> (u16, &'static str, Vec<u8>) {
    let not_found = || (404, "application/json", br#"{"ok":false,"error_code":404,"description":"Not Found"}"#.to_vec());
    let Some((token, path)) = path.split_once('/') else { return not_found() };
    let path = path.replace("%2F", "/");
    let mut state = shared.state();
    *state.calls.entry("download".into()).or_default() += 1;
    match state.take_fault("download", None) {
        Some(super::Failure::ServerError(code)) => return (code, "text/plain", Vec::new()),
        Some(_) => return (502, "text/plain", Vec::new()),
        None => {}
    }
    let id = path.strip_prefix("documents/").and_then(|name| name.strip_suffix(".bin")).unwrap_or_default();
    match state.files.files.get(id) {
        Some(file) if token == state.token && !state.revoked => {
            let bytes = file.bytes.clone().unwrap_or_else(|| vec![0; file.size_bytes as usize]);
            (200, "application/octet-stream", bytes)
        }
        _ => not_found(),
    }
}
