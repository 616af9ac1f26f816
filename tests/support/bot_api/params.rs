//! The parameters of a call, from any of the bodies that the Bot API takes: JSON, urlencoded, multipart, and the query string.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::http::HttpRequest;

/// A file that came in a multipart body.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Default)]
pub(crate) struct Params {
    values: Map<String, Value>,
    pub uploads: BTreeMap<String, Upload>,
}

impl Params {
    pub(crate) fn read(request: &HttpRequest) -> Result<Self, String> {
        let mut params = Params::default();
        params.urlencoded(&request.query);
        if request.body.is_empty() {
            return Ok(params);
        }
        let kind = request.content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "application/json" => match serde_json::from_slice(&request.body) {
                Ok(Value::Object(values)) => params.values.extend(values),
                Ok(_) => return Err("the body is not a JSON object".into()),
                Err(_) => return Err("can't parse JSON object".into()),
            },
            "application/x-www-form-urlencoded" => params.urlencoded(&String::from_utf8_lossy(&request.body)),
            "multipart/form-data" => params.multipart(&request.content_type, &request.body)?,
            other => return Err(format!("unsupported content type {other}")),
        }
        Ok(params)
    }

    fn urlencoded(&mut self, text: &str) {
        for (name, value) in url::form_urlencoded::parse(text.as_bytes()) {
            self.values.insert(name.into_owned(), Value::String(value.into_owned()));
        }
    }

    fn multipart(&mut self, content_type: &str, body: &[u8]) -> Result<(), String> {
        let boundary = content_type.split("boundary=").nth(1).ok_or("no boundary")?.trim_matches('"');
        let marker = format!("--{boundary}");
        for part in split(body, marker.as_bytes()).into_iter().skip(1) {
            if part.starts_with(b"--") {
                return Ok(());
            }
            let head_end = find(part, b"\r\n\r\n").ok_or("a part without a head")?;
            let head = String::from_utf8_lossy(&part[..head_end]).into_owned();
            let content = part[head_end + 4..].strip_suffix(b"\r\n").ok_or("a part without an end")?;
            let name = quoted(&head, " name=").ok_or("a part without a name")?;
            match quoted(&head, "filename=") {
                Some(file) => drop(self.uploads.insert(name, Upload { name: file, bytes: content.to_vec() })),
                None => drop(self.values.insert(name, Value::String(String::from_utf8_lossy(content).into_owned()))),
            }
        }
        Err("the multipart body has no end".into())
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    pub(crate) fn string(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(Value::as_str)
    }

    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        let value = self.values.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        matches!(self.values.get(name), Some(Value::Bool(true))) || self.string(name) == Some("true")
    }

    /// A parameter that is JSON: as a value, or as text that is JSON.
    pub(crate) fn json(&self, name: &str) -> Result<Option<Value>, String> {
        match self.values.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text).map(Some).map_err(|_| format!("can't parse {name} JSON object")),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    pub(crate) fn chat(&self) -> Option<i64> {
        self.integer("chat_id")
    }
}

fn quoted(head: &str, key: &str) -> Option<String> {
    let rest = &head[head.find(key)? + key.len()..];
    rest.strip_prefix('"')?.split('"').next().map(str::to_owned)
}

fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window == needle)
}

fn split<'a>(mut text: &'a [u8], marker: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    while let Some(at) = find(text, marker) {
        parts.push(&text[..at]);
        text = &text[at + marker.len()..];
    }
    parts.push(text);
    parts
}
