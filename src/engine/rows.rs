//! Rows as types: keys and values of every tree, in one place. Values are JSON, so that a later version can read them;
//! numbers in keys are big-endian, so that their order is the order of the bytes.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::desk::Count;
use crate::desk::case::{Case, CaseId};
use crate::desk::dossier::{Address, ContactId, Dossier};
use crate::desk::journal::Entry;
use crate::desk::message::{Message, MessageId};
use crate::flow::conversation::StepEvent;

use super::store::{Batch, Store, StoreError, Tree};

const SEQ: &[u8] = b"seq";
/// More events than any desk has between a backup and a disaster; references have room for 65,000 such steps.
const SKIPPED_COUNT: u64 = 1 << 24;
const SECRET: &[u8] = b"secret";
/// What nearly all rows fit in.
const ROW_BYTES_USUAL: usize = 1 << 10;
/// How many rows one read of a longer scan takes.
const PAGE_COUNT_MAX: usize = 256;

/// An outgoing message with its tries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    pub message: Message,
    /// Whose step decided it.
    pub contact: ContactId,
    pub tries: u32,
    #[serde(with = "crate::text::instant")]
    pub next_at: DateTime<Utc>,
}

/// Where a case is: in the dossier of its contact, or here once it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    pub contact: ContactId,
    pub closed: Option<Case>,
}

/// What a Message-ID that we sent or received belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadRow {
    pub contact: ContactId,
    pub case: CaseId,
    /// Who wrote or got that mail: only this address continues the thread by its id alone.
    pub peer: Address,
    /// The message, where it is one of ours, and its notice.
    pub message: Option<MessageId>,
    pub notice: Option<String>,
}

/// The outcome of fetching a file from Telegram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileRow {
    Stored { sha256: String, size_bytes: u64 },
    Failed { reason: String },
}

/// A channel's cursor, with the instant at which it last moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CursorRow {
    pub position: String,
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
}

pub(super) fn missing(tree: Tree, reason: &str) -> StoreError {
    StoreError::Damaged { tree: tree.name(), reason: reason.to_owned() }
}

/// Reads a JSON value of `tree`.
///
/// # Errors
/// As [`Store::get`]; a value that cannot be read is damage.
pub fn read<T: DeserializeOwned>(store: &impl Store, tree: Tree, key: &[u8]) -> Result<Option<T>, StoreError> {
    store.get(tree, key)?.map(|value| decode(tree, &value)).transpose()
}

pub(super) fn decode<T: DeserializeOwned>(tree: Tree, value: &[u8]) -> Result<T, StoreError> {
    // The reason names the place in the row, never its content: serde's message may quote a value.
    serde_json::from_slice(value).map_err(|problem| missing(tree, &format!("unreadable at byte {}", problem.column())))
}

pub(super) fn write<T: Serialize>(batch: &mut Batch, tree: Tree, key: impl Into<Vec<u8>>, value: &T) {
    batch.put(tree, key, encode(value));
}

pub(super) fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    // Room for most rows: a vector that grows by doubling is copied again and again.
    let mut row = Vec::with_capacity(ROW_BYTES_USUAL);
    serde_json::to_writer(&mut row, value).expect("rows are plain data with string keys");
    row
}

pub(super) fn read_seq(store: &impl Store) -> Result<u64, StoreError> {
    let Some(value) = store.get(Tree::Meta, SEQ)? else { return Ok(0) };
    let bytes: [u8; 8] = value.try_into().map_err(|_| missing(Tree::Meta, "the sequence number is not eight bytes"))?;
    Ok(u64::from_be_bytes(bytes))
}

/// Leaves out numbers after a restore: what was lost since the backup used some, and the references, Message-IDs and tokens
/// made of them are in people's hands. They must never come to mean another case.
///
/// # Errors
/// As [`Store::commit`].
pub fn skip_numbers(store: &mut impl Store) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    write_seq(&mut batch, read_seq(store)? + SKIPPED_COUNT);
    store.commit(&batch)
}

pub(super) fn write_seq(batch: &mut Batch, seq: u64) {
    batch.put(Tree::Meta, SEQ, seq.to_be_bytes());
}

/// Returns the dossier of `contact`.
///
/// # Errors
/// As [`read`].
pub fn read_dossier(store: &impl Store, contact: &ContactId) -> Result<Option<Dossier>, StoreError> {
    read(store, Tree::Dossiers, &contact.key())
}

pub(super) fn instant_key(at: DateTime<Utc>) -> [u8; 8] {
    // The sign bit is flipped so that instants before 1970 sort first.
    (at.timestamp_millis().cast_unsigned() ^ (1 << 63)).to_be_bytes()
}

fn instant_of(key: &[u8]) -> Option<DateTime<Utc>> {
    let bytes: [u8; 8] = key.get(..8)?.try_into().ok()?;
    DateTime::from_timestamp_millis((u64::from_be_bytes(bytes) ^ (1 << 63)).cast_signed())
}

/// Tells whether the index puts `at` behind `now`: it knows milliseconds.
pub(super) fn is_later(at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    instant_key(now) < instant_key(at)
}

pub(super) fn due_key(at: DateTime<Utc>, contact: &ContactId) -> Vec<u8> {
    [instant_key(at).as_slice(), &contact.key()].concat()
}

pub(super) fn first_due(store: &impl Store) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(store.scan(Tree::Due, &[], 1)?.first().and_then(|(key, _)| instant_of(key)))
}

/// Returns the rows that are due at `now`, earliest first.
pub(super) fn due_until(store: &impl Store, now: DateTime<Utc>, count_max: usize) -> Result<Vec<(Vec<u8>, ContactId)>, StoreError> {
    let limit = instant_key(now);
    if store.scan(Tree::Due, &[], 1)?.first().is_none_or(|(key, _)| limit.as_slice() < &key[..8.min(key.len())]) {
        return Ok(Vec::new());
    }
    store
        .scan(Tree::Due, &[], count_max)?
        .into_iter()
        .take_while(|(key, _)| key.get(..8).is_some_and(|at| at <= limit.as_slice()))
        .map(|(key, value)| Ok((key, decode(Tree::Due, &value)?)))
        .collect()
}

pub(super) fn case_key(case: CaseId) -> [u8; 8] {
    case.0.to_be_bytes()
}

pub(super) fn case_of(key: &[u8]) -> Result<CaseId, StoreError> {
    let bytes: [u8; 8] = key.try_into().map_err(|_| missing(Tree::Cases, "a key is not eight bytes"))?;
    Ok(CaseId(u64::from_be_bytes(bytes)))
}

/// Returns where `case` is.
///
/// # Errors
/// As [`read`].
pub fn read_case_row(store: &impl Store, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
    read(store, Tree::Cases, &case_key(case))
}

/// Several entries about one subject share a row up to this size.
const ENTRIES_BYTES_MAX: usize = 16 << 10;

/// Returns the rows for the entries of one step: each with its subject and the place of its first entry.
pub(super) fn journal_rows(entries: &[Entry]) -> Vec<(u64, u16, Vec<u8>)> {
    let mut rows: Vec<(u64, u16, Vec<u8>)> = Vec::new();
    for (nth, entry) in (0u16..).zip(entries) {
        let encoded = encode(entry);
        match rows.last_mut() {
            Some((subject, _, row)) if *subject == entry.subject && row.len() + encoded.len() < ENTRIES_BYTES_MAX => {
                row.push(b',');
                row.extend_from_slice(&encoded);
            }
            Some(_) | None => rows.push((entry.subject, nth, [b"[", encoded.as_slice()].concat())),
        }
    }
    for (_, _, row) in &mut rows {
        row.push(b']');
    }
    rows
}

/// Returns the entries of a row of the journal.
///
/// # Errors
/// The row is damaged.
pub fn entries_of(value: &[u8]) -> Result<Vec<Entry>, StoreError> {
    decode(Tree::Journal, value)
}

pub(super) fn journal_key(subject: u64, seq: u64, nth: u16) -> Vec<u8> {
    [subject.to_be_bytes().as_slice(), &seq.to_be_bytes(), &nth.to_be_bytes()].concat()
}

/// Calls `each` for every entry about `subject`, in order.
///
/// # Errors
/// As [`read`].
pub fn each_entry(store: &impl Store, subject: u64, mut each: impl FnMut(Entry)) -> Result<(), StoreError> {
    let prefix = subject.to_be_bytes();
    each_row(store, Tree::Journal, &prefix, |key, value| {
        if !key.starts_with(&prefix) {
            return Ok(false);
        }
        entries_of(value)?.into_iter().for_each(&mut each);
        Ok(true)
    })
}

/// Returns the entries about `subject` that one event led to.
pub(super) fn entries_at(store: &impl Store, subject: u64, seq: u64) -> Result<Vec<Entry>, StoreError> {
    let prefix = [subject.to_be_bytes(), seq.to_be_bytes()].concat();
    let mut entries = Vec::new();
    each_row(store, Tree::Journal, &prefix, |key, value| {
        let is_there = key.starts_with(&prefix);
        if is_there {
            entries.extend(entries_of(value)?);
        }
        Ok(is_there)
    })?;
    Ok(entries)
}

pub(super) fn outbox_key(id: MessageId) -> Vec<u8> {
    [id.seq.to_be_bytes().as_slice(), &id.nth.to_be_bytes()].concat()
}

/// Returns a waiting message.
///
/// # Errors
/// As [`read`].
pub fn read_outgoing(store: &impl Store, id: MessageId) -> Result<Option<Outgoing>, StoreError> {
    read(store, Tree::Outbox, &outbox_key(id))
}

/// Calls `each` for every waiting message, oldest first.
///
/// # Errors
/// As [`read`].
pub fn each_outgoing(store: &impl Store, mut each: impl FnMut(Outgoing)) -> Result<(), StoreError> {
    each_row(store, Tree::Outbox, &[], |_, value| {
        each(decode(Tree::Outbox, value)?);
        Ok(true)
    })
}

/// Calls `each` for the rows of `tree` from `from` on, until it returns false.
///
/// # Errors
/// As [`read`], and those of `each`.
pub fn each_row(
    store: &impl Store,
    tree: Tree,
    from: &[u8],
    mut each: impl FnMut(&[u8], &[u8]) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let mut from = from.to_vec();
    loop {
        let rows = store.scan(tree, &from, PAGE_COUNT_MAX)?;
        for (key, value) in &rows {
            if !each(key, value)? {
                return Ok(());
            }
        }
        let Some((last, _)) = rows.last().filter(|_| rows.len() == PAGE_COUNT_MAX) else { return Ok(()) };
        from = [last.as_slice(), &[0]].concat();
    }
}

/// Returns how far `channel` has been taken in.
///
/// # Errors
/// As [`read`].
pub fn read_cursor(store: &impl Store, channel: &str) -> Result<Option<CursorRow>, StoreError> {
    read(store, Tree::Cursors, channel.as_bytes())
}

/// Returns what became of a file on Telegram's servers.
///
/// # Errors
/// As [`read`].
pub fn read_file(store: &impl Store, unique_id: &str) -> Result<Option<FileRow>, StoreError> {
    read(store, Tree::Files, unique_id.as_bytes())
}

/// A file of a flow as it was when its version came into force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    pub name: String,
    pub text: String,
}

pub(super) fn version_key(flow: &str, version: &str) -> Vec<u8> {
    format!("{flow}/{version}").into_bytes()
}

/// Returns the key material of this store; `None` before the first start.
///
/// # Errors
/// As [`read`].
pub fn read_secret(store: &impl Store) -> Result<Option<[u8; 32]>, StoreError> {
    let Some(bytes) = store.get(Tree::Meta, SECRET)? else { return Ok(None) };
    bytes.try_into().map(Some).map_err(|_| missing(Tree::Meta, "the key is not 32 bytes"))
}

/// Keeps key material, once for the life of the store: references and tokens that people hold rest on it.
///
/// # Errors
/// As [`Store::commit`].
pub fn keep_secret(store: &mut impl Store, secret: &[u8; 32]) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    batch.put(Tree::Meta, SECRET, secret.to_vec());
    store.commit(&batch)
}

/// Returns the key of a funnel's count: day, flow, version, step and what happened, parted by `/`.
pub(super) fn count_key(now: DateTime<Utc>, count: &Count) -> Vec<u8> {
    let what = match &count.what {
        StepEvent::Asked => "asked".to_owned(),
        StepEvent::Answered => "answered".to_owned(),
        StepEvent::Refused => "refused".to_owned(),
        StepEvent::Skipped => "skipped".to_owned(),
        StepEvent::Back => "back".to_owned(),
        StepEvent::Why => "why".to_owned(),
        StepEvent::Left => "left".to_owned(),
        StepEvent::Took(pace) => pace.to_string(),
        StepEvent::After(step) => format!("after {step}"),
    };
    format!("{}/{}/{}/{}/{what}", now.date_naive(), count.flow, count.version, count.step).into_bytes()
}

pub(super) fn read_thread(store: &impl Store, message_id: &str) -> Result<Option<ThreadRow>, StoreError> {
    read(store, Tree::Threads, message_id.as_bytes())
}

/// Calls `each` with the SHA-256 of every attachment that a row's value names, whatever the row is.
pub fn each_attachment(value: &[u8], each: &mut dyn FnMut(&str)) {
    each_named(value, "sha256", each);
}

/// Calls `each` with every text of that name in a row's value, whatever the row is.
pub(super) fn each_named(value: &[u8], name: &str, each: &mut dyn FnMut(&str)) {
    if let Ok(value) = serde_json::from_slice(value) {
        named_in(&value, name, each);
    }
}

fn named_in(value: &serde_json::Value, name: &str, each: &mut dyn FnMut(&str)) {
    match value {
        serde_json::Value::Object(fields) => {
            fields.get(name).and_then(serde_json::Value::as_str).into_iter().for_each(&mut *each);
            fields.values().for_each(|value| named_in(value, name, each));
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| named_in(value, name, each)),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) | serde_json::Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attachments_are_found_wherever_a_row_names_them() {
        use crate::flow::answer::{File, FileKind, FilePlace};
        let file = |sha256: &str| File {
            kind: FileKind::Document,
            name: "a".into(),
            media_type: "text/plain".into(),
            size_bytes: None,
            place: FilePlace::Stored { sha256: sha256.to_owned() },
        };
        let said = crate::desk::journal::What::Said { text: "t".into(), files: vec![file("aa"), file("bb")], button: None };
        let row = FileRow::Stored { sha256: "cc".into(), size_bytes: 1 };
        let mut found = Vec::new();
        for value in [serde_json::to_vec(&said).unwrap(), serde_json::to_vec(&row).unwrap(), b"no JSON".to_vec()] {
            each_attachment(&value, &mut |sha256| found.push(sha256.to_owned()));
        }
        assert_eq!(found, ["aa", "bb", "cc"]);
    }

    #[test]
    fn due_keys_sort_as_their_instants() {
        let contact = ContactId::Telegram(7);
        let instants: Vec<_> = [-5_000, -1, 0, 1, 1_700_000_000_000].map(|ms| DateTime::from_timestamp_millis(ms).unwrap()).to_vec();
        let keys: Vec<_> = instants.iter().map(|at| due_key(*at, &contact)).collect();
        assert!(keys.is_sorted());
        assert_eq!(keys.iter().map(|key| instant_of(key).unwrap()).collect::<Vec<_>>(), instants);
    }
}
