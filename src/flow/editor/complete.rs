//! What could be written in a script: settings by table and kind, words, ids, and the parts of conditions.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::read::FlowFiles;
use crate::flow::settings::{KINDS, RAISE, SECTIONS, STEP, Section, Setting, Takes};

use super::condition::{self, Next};
use super::place::{self, Place, Written};
use super::{Pack, Proposal, Sort, quoted};

pub(super) fn script(pack: &Pack, source: &Arc<Source>, offset: usize) -> Vec<Proposal> {
    let text = source.text.as_str();
    match place::find(&source.name, text, offset) {
        Place::Header(line) => headers(&line),
        Place::Name { section, word } => names(section, text, offset, &word),
        Place::Value { section, setting, value } => {
            let files = pack.flow_of(&source.name);
            let before = value.content.start..offset.max(value.content.start);
            if matches!(setting.takes, Takes::Condition) && value.is_quoted {
                return files.map_or(Vec::new(), |files| in_condition(pack, files, source, section, &text[before], offset));
            }
            values(pack, files, source, setting, offset).into_iter().map(|proposal| written(proposal, &value)).collect()
        }
        Place::Elsewhere => Vec::new(),
    }
}

fn headers(line: &Range<usize>) -> Vec<Proposal> {
    let with_header = SECTIONS.into_iter().filter(|section| section.header.starts_with('['));
    let proposal = |section: &'static Section| Proposal {
        label: section.header.to_owned(),
        sort: Sort::Table,
        detail: section.meaning.to_owned(),
        words: String::new(),
        range: line.clone(),
        insert: section.header.to_owned(),
    };
    with_header.map(proposal).collect()
}

/// Proposes the settings that the table can still have; of a question, those that fit its kind.
fn names(section: &'static Section, text: &str, offset: usize, word: &Range<usize>) -> Vec<Proposal> {
    let present = place::present(text, offset);
    let written = &text[word.clone()];
    let kind = present.iter().find(|(key, _)| *key == "kind").and_then(|(_, value)| {
        let value = value.trim_matches(|c| c == '"' || c == '\'');
        KINDS.iter().find(|kind| kind.name == value)
    });
    let fits = |setting: &&Setting| {
        let is_header = matches!(setting.takes, Takes::Table(inner) | Takes::Tables(inner) if inner.header.starts_with('['));
        let is_new = setting.name == written || !present.iter().any(|(key, _)| *key == setting.name);
        let is_of_a_kind = KINDS.iter().any(|other| other.settings.contains(&setting.name));
        let is_of_this = kind.is_none_or(|kind| !is_of_a_kind || kind.settings.contains(&setting.name));
        !is_header && is_new && is_of_this
    };
    let proposal = |setting: &Setting| Proposal {
        label: setting.name.to_owned(),
        sort: Sort::Setting,
        detail: setting.takes.phrase().replace('`', ""),
        words: setting.meaning.to_owned(),
        range: word.clone(),
        insert: if text[word.end..].trim_start_matches(' ').starts_with('=') {
            setting.name.to_owned()
        } else {
            format!("{} = ", setting.name)
        },
    };
    section.settings.iter().filter(fits).map(proposal).collect()
}

/// Puts the proposal in the place of what is written, with quotes where there are none yet.
fn written(proposal: Proposal, value: &Written) -> Proposal {
    let is_bare = proposal.sort == Sort::Word && matches!(proposal.insert.as_str(), "true" | "false");
    let insert = if value.is_quoted || is_bare { proposal.insert.clone() } else { format!("\"{}\"", proposal.insert) };
    Proposal { insert, range: value.content.clone(), ..proposal }
}

fn word(label: &str, sort: Sort, detail: &str, words: &str) -> Proposal {
    Proposal { label: label.to_owned(), sort, detail: detail.to_owned(), words: words.to_owned(), range: 0..0, insert: label.to_owned() }
}

fn values(pack: &Pack, files: Option<&FlowFiles>, source: &Source, setting: &Setting, offset: usize) -> Vec<Proposal> {
    match setting.takes {
        Takes::OneOf(words) | Takes::ManyOf(words) => words.iter().map(|known| word(known.name, Sort::Word, known.meaning, "")).collect(),
        Takes::YesNo => ["true", "false"].map(|yes| word(yes, Sort::Word, "", "")).to_vec(),
        Takes::Kind => KINDS.iter().map(|kind| word(kind.name, Sort::Word, kind.meaning, "")).collect(),
        Takes::Questions => files.map_or(Vec::new(), |files| questions(pack, files, usize::MAX)),
        Takes::Options => files.map_or(Vec::new(), |files| options(pack, files, source, offset)),
        Takes::Id if setting.name == "use" => {
            let parts = pack.sources.iter().filter_map(|source| source.name.strip_prefix("parts/")?.strip_suffix(".toml"));
            parts.map(|part| word(part, Sort::Text, "a part", "")).collect()
        }
        Takes::Id if ["ask", "say", "confirm"].contains(&setting.name) => files.map_or(Vec::new(), |files| texts_without_step(pack, files)),
        Takes::Languages => {
            let present = pack.folder.shipped.iter().map(|(lang, _)| lang.to_string());
            present.map(|lang| word(&lang, Sort::Word, "Redress itself speaks it", "")).collect()
        }
        Takes::Day => ["today", "today-1y", "today+14d"].map(|day| word(day, Sort::Word, "", "")).to_vec(),
        Takes::Span | Takes::Spans => ["2h", "1d", "3d", "1w"].map(|span| word(span, Sort::Word, "", "")).to_vec(),
        Takes::Text
        | Takes::Id
        | Takes::Texts
        | Takes::Number { .. }
        | Takes::Pair { .. }
        | Takes::Range
        | Takes::Condition
        | Takes::Pattern
        | Takes::Currency
        | Takes::Table(_)
        | Takes::Tables(_) => Vec::new(),
    }
}

/// Proposes the questions before step `before`, the nearest first.
fn questions(pack: &Pack, files: &FlowFiles, before: usize) -> Vec<Proposal> {
    let earlier = files.draft.questions().filter(|(at, _, _)| *at < before);
    let mut proposals: Vec<Proposal> =
        earlier.map(|(_, step, _)| step.id.value.as_str()).map(|id| with_words(pack, files, id, id, Sort::Question)).collect();
    proposals.reverse();
    proposals
}

/// Proposes options that the texts have for the question around `offset`.
fn options(pack: &Pack, files: &FlowFiles, source: &Source, offset: usize) -> Vec<Proposal> {
    let present = place::present(&source.text, offset);
    let Some((_, id)) = present.iter().find(|(key, _)| *key == "ask") else { return Vec::new() };
    let prefix = format!("{}-", id.split('#').next().unwrap_or(id).trim().trim_matches(|c| c == '"' || c == '\''));
    let messages = files.words.first().into_iter().flat_map(|file| &file.messages);
    let ids = messages.filter_map(|message| message.id.value.strip_prefix(&prefix));
    ids.map(|option| with_words(pack, files, &format!("{prefix}{option}"), option, Sort::Option)).collect()
}

/// Proposes the texts that no step has yet.
fn texts_without_step(pack: &Pack, files: &FlowFiles) -> Vec<Proposal> {
    let messages = files.words.first().into_iter().flat_map(|file| &file.messages).map(|message| message.id.value.as_str());
    let free = messages.filter(|id| !id.contains('-') && super::need(files, id).is_none());
    free.map(|id| with_words(pack, files, id, id, Sort::Text)).collect()
}

fn with_words(pack: &Pack, files: &FlowFiles, message: &str, label: &str, sort: Sort) -> Proposal {
    let words = pack.words(files, message).unwrap_or_default();
    let first = words.lines().next().unwrap_or("").to_owned();
    word(label, sort, &first, &quoted(&words))
}

fn in_condition(pack: &Pack, files: &FlowFiles, source: &Source, section: &Section, before: &str, offset: usize) -> Vec<Proposal> {
    let range = place::word_at(&source.text, offset);
    let typed = offset - range.start;
    let before = before.get(..before.len().saturating_sub(typed)).unwrap_or("");
    let proposals = match condition::next(before) {
        Next::Question => {
            let step = step_at(files, source, offset).filter(|_| section.header == STEP.header);
            let last = if section.header == RAISE.header { usize::MAX } else { step.unwrap_or(usize::MAX) };
            let mut proposals = questions(pack, files, last);
            proposals.push(word("not", Sort::Word, "turns the next test round", ""));
            proposals
        }
        Next::Comparison(id) => {
            let question = files.draft.question(&id).map(|(_, _, question)| question);
            let fitting = question.map(condition::comparisons).unwrap_or_default();
            fitting.into_iter().map(|(sign, meaning)| word(sign, Sort::Word, meaning, "")).collect()
        }
        Next::Value(id) => {
            let values = condition::values(files, &id).into_iter();
            values.map(|value| with_words(pack, files, &format!("{id}-{value}"), &value, Sort::Option)).collect()
        }
        Next::Joint => vec![word("and", Sort::Word, "both must be true", ""), word("or", Sort::Word, "one must be true", "")],
    };
    proposals.into_iter().map(|proposal| Proposal { range: range.clone(), ..proposal }).collect()
}

/// Returns the number of the step around `offset`.
fn step_at(files: &FlowFiles, source: &Source, offset: usize) -> Option<usize> {
    let body = place::body_start(&source.text, offset);
    files.draft.steps.iter().position(|step| step.id.span.source.name == source.name && body <= step.id.span.start)
}
