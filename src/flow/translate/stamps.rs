//! Which source each translation was made from: hashes kept beside the flows, so that a translation older than its source is found.
//!
//! A translation that changed since it was stamped is taken for mended: forgetting to stamp never raises a false alarm.

use std::collections::BTreeMap;
use std::sync::Arc;

use ring::digest::{SHA256, digest};

use crate::diagnostic::Source;
use crate::flow::check::missing::{Spoken, spoken};
use crate::flow::check::needs;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::Message;
use crate::flow::read::open;

use super::raw;

/// The file of the stamps, in the folder of the flows.
pub const STAMPS: &str = "translations.json";

/// By file and id: the hash of the source and that of the translation, parted by a blank.
pub(in crate::flow) type Stamps = BTreeMap<String, BTreeMap<String, String>>;

/// A translation with its source.
pub(in crate::flow) struct Pair<'a> {
    pub(in crate::flow) source: &'a Message,
    pub(in crate::flow) translation: &'a Message,
}

/// Reads the stamps.
///
/// # Errors
/// The file is none of ours; nothing is known then.
pub(in crate::flow) fn read(source: &Source) -> Result<Stamps, serde_json::Error> {
    serde_json::from_str(&source.text)
}

/// Returns the new content of the stamps' file: every translation counts as made from the source as it is.
pub fn stamp(sources: &[Arc<Source>]) -> String {
    let folder = open(sources, &mut Vec::new());
    let mut stamps = Stamps::new();
    for files in &folder.flows {
        for pair in pairs(&files.draft, &spoken(files, &folder)) {
            let file = stamps.entry(pair.translation.id.span.source.name.clone()).or_default();
            file.insert(pair.translation.id.value.clone(), format!("{} {}", hash(pair.source), hash(pair.translation)));
        }
    }
    let mut text = serde_json::to_string_pretty(&stamps).unwrap_or_default();
    text.push('\n');
    text
}

/// Returns every message of the flow that is there both in the first language and in another.
pub(in crate::flow) fn pairs<'a>(draft: &Draft, spoken: &[Spoken<'a>]) -> Vec<Pair<'a>> {
    let Some((base, others)) = spoken.split_first() else { return Vec::new() };
    let mut pairs = Vec::new();
    for need in needs::of(draft) {
        let Some(source) = base.message(&need.id) else { continue };
        let translations = others.iter().filter_map(|spoken| spoken.message(&need.id));
        pairs.extend(translations.map(|translation| Pair { source, translation }));
    }
    pairs
}

impl Pair<'_> {
    /// Tells whether the source changed since the translation was stamped, and the translation did not.
    pub(in crate::flow) fn is_older(&self, stamps: &Stamps) -> bool {
        let file = stamps.get(&self.translation.id.span.source.name);
        let stamped = file.and_then(|file| file.get(&self.translation.id.value)).and_then(|stamped| stamped.split_once(' '));
        stamped.is_some_and(|(source, translation)| source != hash(self.source) && translation == hash(self.translation))
    }
}

/// Returns eight hexadecimal digits of the SHA-256 of the words; blanks and line ends do not count.
fn hash(message: &Message) -> String {
    let words = raw(message).split_whitespace().collect::<Vec<_>>().join(" ");
    digest(&SHA256, words.as_bytes()).as_ref().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
