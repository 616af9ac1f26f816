//! The corpus: each `tests/mail/<group>/<name>.eml` is read as `<name>.json` says, with LF and with CRLF.
//!
//! The expectation names only the keys that matter to the case. `UPDATE=1` writes the actual values of those keys.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::{Path, PathBuf};

use redress::cli::mail_parse::object;
use redress::io::mail::shape::{ParsedMail, parse};
use serde_json::{Map, Value};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail"));
    let mut found: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .flat_map(|group| std::fs::read_dir(group.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .collect();
    found.sort();
    found
}

fn with_crlf(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len() + raw.len() / 30);
    for byte in raw {
        if *byte == b'\n' && out.last() != Some(&b'\r') {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}

/// The bytes of text attachments follow the line ends, so their digests are compared for LF only.
fn without_digests(mut value: Value) -> Value {
    if let Some(list) = value.as_array_mut() {
        for entry in list.iter_mut().filter_map(Value::as_object_mut) {
            entry.remove("sha256");
            entry.remove("size");
        }
    }
    value
}

fn differences(path: &Path, expected: &Map<String, Value>, mail: &ParsedMail, ends: &str) -> Vec<String> {
    let actual = object(mail);
    let mut found = Vec::new();
    for (key, wanted) in expected {
        let mut got = actual.get(key).cloned().unwrap_or(Value::Null);
        let mut wanted = wanted.clone();
        if ends == "CRLF" && key == "attachments" {
            (got, wanted) = (without_digests(got), without_digests(wanted));
        }
        if got != wanted {
            found.push(format!("{} ({ends}): {key}\n  wanted {wanted}\n  got    {got}", path.display()));
        }
    }
    found
}

#[test]
fn every_mail_of_the_corpus_is_read_as_expected() {
    let mut problems = Vec::new();
    for path in cases() {
        let raw = std::fs::read(&path).unwrap();
        let json = path.with_extension("json");
        let expected: Map<String, Value> = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
        assert!(!expected.is_empty(), "{} expects nothing", json.display());
        let mail = parse(&raw);
        if std::env::var_os("UPDATE").is_some() {
            let actual = object(&mail);
            let updated: Map<String, Value> = expected.keys().map(|key| (key.clone(), actual[key].clone())).collect();
            std::fs::write(&json, format!("{}\n", serde_json::to_string_pretty(&updated).unwrap())).unwrap();
            continue;
        }
        problems.extend(differences(&path, &expected, &mail, "LF"));
        problems.extend(differences(&path, &expected, &parse(&with_crlf(&raw)), "CRLF"));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_word_that_is_not_quoted_is_in_the_reply_or_folded_and_always_in_the_text() {
    for path in cases() {
        let mail = parse(&std::fs::read(&path).unwrap());
        for line in mail.text.lines() {
            for word in line.split_whitespace() {
                assert!(mail.reply.contains(word) || mail.elided.contains(word), "{}: {word}", path.display());
            }
        }
    }
}
