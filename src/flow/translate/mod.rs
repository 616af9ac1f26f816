//! What a translator still has to do: texts that a language lacks, in the order of the script, and texts whose source changed.

pub(in crate::flow) mod stamps;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::text::Lang;

use super::check::marks::MARK;
use super::check::missing::end_of;
use super::check::needs;
use super::read::draft::Draft;
use super::read::fluent::{FluentFile, Message};
use super::read::{FlowFiles, Folder, open};
use super::system::shipped_for;

pub use stamps::{STAMPS, stamp};

/// The beginning of the comment above a text that still has the words of another language.
pub(in crate::flow) const TO_TRANSLATE: &str = "To translate";

/// A file of texts with what it lacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    pub name: String,
    pub text: String,
    /// The ids that were added, `category` or `category.label`.
    pub added: Vec<String>,
}

/// Completes the texts of `lang` in every flow, with the words of the flow's first language under a comment; files that lack nothing
/// are left out. A language that Redress does not speak gets its system words too.
pub fn complete(sources: &[Arc<Source>], lang: &Lang) -> Vec<Completed> {
    let folder = open(sources, &mut Vec::new());
    let speaks = |files: &&FlowFiles| files.draft.languages.iter().any(|spoken| spoken.value == *lang);
    // A language that no flow names yet is meant for all of them.
    let is_new = !folder.flows.iter().any(|files| speaks(&files));
    let flows = folder.flows.iter().filter(|files| is_new || speaks(files));
    let mut completed: Vec<Completed> = flows.filter_map(|files| complete_flow(files, &folder, lang)).collect();
    completed.extend(complete_system(&folder, lang));
    completed
}

/// Returns every language that the flows of a folder name, without the first of each.
pub fn languages(sources: &[Arc<Source>]) -> BTreeSet<Lang> {
    let folder = open(sources, &mut Vec::new());
    folder.flows.iter().flat_map(|files| files.draft.languages.iter().skip(1).map(|lang| lang.value.clone())).collect()
}

fn complete_flow(files: &FlowFiles, folder: &Folder, lang: &Lang) -> Option<Completed> {
    let draft: &Draft = &files.draft;
    let base = draft.base();
    if base == lang {
        return None;
    }
    let in_language = |file: &&FluentFile, lang: &Lang| file.lang == *lang;
    let words = || files.words.iter().chain(&folder.part_words);
    let find = |lang: &Lang, id: &str| words().filter(|file| in_language(file, lang)).find_map(|file| file.message(id));
    let wanted: Vec<&Message> = needs::of(draft).iter().filter_map(|need| find(base, &need.id)).collect();
    let stem = draft.source.name.strip_suffix(".toml").unwrap_or(&draft.source.name);
    let own = files.words.iter().find(|file| in_language(file, lang));
    let elsewhere = |id: &str| folder.part_words.iter().any(|file| file.lang == *lang && file.message(id).is_some());
    let wanted: Vec<&Message> = wanted.into_iter().filter(|message| !elsewhere(&message.id.value)).collect();
    filled(format!("{stem}.{lang}.ftl"), &format!("### {}, {lang}\n", draft.id.value), own, &wanted, base)
}

fn complete_system(folder: &Folder, lang: &Lang) -> Option<Completed> {
    let english = Lang::parse("en")?;
    if shipped_for(lang, folder.shipped).is_some() {
        return None;
    }
    let shipped = shipped_for(&english, folder.shipped)?;
    let own = folder.overrides.iter().find(|file| file.lang == *lang);
    // What only an organisation can say is no word of Redress.
    let is_ours = |message: &&Message| !message.value.as_ref().is_some_and(|text| text.plain.contains(MARK));
    let wanted: Vec<&Message> = shipped.messages.iter().filter(is_ours).collect();
    filled(format!("_system.{lang}.ftl"), &format!("### The words of Redress itself, {lang}\n"), own, &wanted, &english)
}

/// Puts what is lacking behind what stands before it in the script.
fn filled(name: String, heading: &str, own: Option<&FluentFile>, wanted: &[&Message], base: &Lang) -> Option<Completed> {
    let written = own.map_or_else(|| heading.to_owned(), |file| file.source.text.clone());
    let mut additions: Vec<(usize, String)> = Vec::new();
    let mut added = Vec::new();
    let mut anchor = None;
    for source in wanted {
        let id = &source.id.value;
        match own.and_then(|file| file.message(id)) {
            Some(message) => {
                let lacking: Vec<_> = source.attributes.iter().filter(|(id, _)| message.attribute(&id.value).is_none()).collect();
                if let [_, ..] = lacking.as_slice() {
                    let names: Vec<String> = lacking.iter().map(|(name, _)| format!(".{}", name.value)).collect();
                    let start = message.id.span.start;
                    additions.push((start, format!("# {TO_TRANSLATE} from {base}: {}\n", names.join(", "))));
                    let lines = lacking.iter().map(|(name, text)| format!("\n    .{} = {}", name.value, text.span.text()));
                    additions.push((end_of(message), lines.collect()));
                    added.extend(names.iter().map(|name| format!("{id}{name}")));
                }
                anchor = Some(end_of(message));
            }
            None => {
                let parted = if id.contains('-') { "" } else { "\n" };
                additions.push((anchor.unwrap_or(written.len()), format!("\n{parted}{}", block(source, base))));
                added.push(id.clone());
            }
        }
    }
    if added.is_empty() {
        return None;
    }
    additions.sort_by_key(|(at, _)| *at);
    let mut text = written;
    for (at, addition) in additions.iter().rev() {
        text.insert_str(*at, addition);
    }
    let mut text = text.replace("\n\n\n", "\n\n").trim_end().to_owned();
    text.push('\n');
    Some(Completed { name, text, added })
}

/// Returns a message in the words of its source, under a comment that says so.
fn block(source: &Message, base: &Lang) -> String {
    let words = source.value.as_ref().map_or(String::new(), |text| text.plain.split_whitespace().collect::<Vec<_>>().join(" "));
    format!("# {TO_TRANSLATE} from {base}: {words}\n{}", raw(source))
}

/// Returns a message as it stands in its file, without its comment.
pub(in crate::flow) fn raw(message: &Message) -> &str {
    message.id.span.source.text.get(message.id.span.start..end_of(message)).unwrap_or("").trim_end()
}
