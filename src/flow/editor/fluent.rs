//! What an editor asks about texts: which message this is, what is still missing, which variables there are.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Source, Span};
use crate::flow::check::needs::{self, Need, variables_of};
use crate::flow::kind::REFUSAL_ATTRIBUTES;
use crate::flow::read::FlowFiles;
use crate::flow::settings::ATTRIBUTES;

use super::define::Named;
use super::place::{line_at, word_at};
use super::{Hover, Pack, Proposal, Sort, hover, need, quoted};

/// What stands at a place of a text.
enum Place {
    /// The id of a message, or where one could stand.
    Message(Range<usize>),
    /// The name of an attribute of the message.
    Attribute {
        message: String,
        word: Range<usize>,
    },
    /// A variable, without its sign, in a text of the message.
    Variable {
        message: String,
        attribute: Option<String>,
        word: Range<usize>,
    },
    Words,
}

fn find(text: &str, offset: usize) -> Place {
    let line = line_at(text, offset);
    let word = word_at(text, offset);
    let before = &text[line.start..word.start];
    if text[..word.start].ends_with('$') {
        let (message, attribute) = owner(text, offset);
        return Place::Variable { message, attribute, word };
    }
    match before {
        "" => Place::Message(word),
        blanks if blanks.ends_with('.') && blanks.trim_start() == "." && blanks.len() > 1 => {
            Place::Attribute { message: owner(text, line.start).0, word }
        }
        _ => Place::Words,
    }
}

/// Returns the message, and the attribute, whose words stand at `offset`.
fn owner(text: &str, offset: usize) -> (String, Option<String>) {
    let mut attribute = None;
    for line in text[..line_at(text, offset).end].lines().rev() {
        let id = |line: &str| line.split('=').next().unwrap_or("").trim().to_owned();
        if let Some(name) = line.strip_prefix(' ').and_then(|line| line.trim_start().strip_prefix('.')) {
            attribute = attribute.or_else(|| Some(id(name)));
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return (id(line), attribute);
        }
    }
    (String::new(), attribute)
}

pub(super) fn hover(pack: &Pack, source: &Arc<Source>, offset: usize) -> Option<Hover> {
    let files = pack.flow_of(&source.name)?;
    match find(&source.text, offset) {
        Place::Message(range) => {
            let words = hover::about(pack, files, &Named::Step(source.text[range.clone()].to_owned()))?;
            Some(Hover { range, words })
        }
        Place::Attribute { message, word } => {
            let name = &source.text[word.clone()];
            let known = attributes(files, &message).into_iter().find(|(known, _)| *known == name)?;
            Some(Hover { range: word, words: format!("`.{name}` of `{message}`\n\n{}", known.1) })
        }
        Place::Variable { word, .. } => {
            let name = &source.text[word.clone()];
            let asked = || hover::about(pack, files, &Named::Mention(name.to_owned()));
            let words = of_the_program(name).map(|meaning| format!("`${name}`\n\n{meaning}")).or_else(asked)?;
            Some(Hover { range: word, words })
        }
        Place::Words => None,
    }
}

pub(super) fn proposals(pack: &Pack, source: &Arc<Source>, offset: usize) -> Vec<Proposal> {
    let Some(files) = pack.flow_of(&source.name) else { return Vec::new() };
    match find(&source.text, offset) {
        Place::Message(word) => messages(pack, files, source, &word),
        Place::Attribute { message, word } => {
            let line_end = line_at(&source.text, offset).end;
            let rest = &source.text[word.end..line_end];
            let present = pack.words_file(&source.name).and_then(|file| file.message(&message));
            let is_there = |name: &str| present.is_some_and(|message| message.attribute(name).is_some());
            let written = &source.text[word.clone()];
            let free = attributes(files, &message).into_iter().filter(|(name, _)| *name == written || !is_there(name));
            let proposal = |(name, meaning): (&'static str, &'static str)| Proposal {
                label: format!(".{name}"),
                sort: Sort::Attribute,
                detail: meaning.to_owned(),
                words: String::new(),
                range: word.clone(),
                insert: if rest.contains('=') { name.to_owned() } else { format!("{name} = ") },
            };
            free.map(proposal).collect()
        }
        Place::Variable { message, attribute, word } => variables(pack, files, &message, attribute.as_deref(), &word),
        Place::Words => Vec::new(),
    }
}

pub(super) fn definitions(pack: &Pack, source: &Arc<Source>, offset: usize) -> Vec<Span> {
    let Some(files) = pack.flow_of(&source.name) else { return Vec::new() };
    let id = match find(&source.text, offset) {
        Place::Message(range) | Place::Variable { word: range, .. } => source.text[range].to_owned(),
        Place::Attribute { message, .. } => message,
        Place::Words => return Vec::new(),
    };
    need(files, &id).map(|need| need.span).into_iter().collect()
}

/// Proposes the messages that the script calls for and this file lacks, in the order of the script.
fn messages(pack: &Pack, files: &FlowFiles, source: &Source, word: &Range<usize>) -> Vec<Proposal> {
    let own = pack.words_file(&source.name);
    let written = &source.text[word.clone()];
    let is_there = |id: &str| own.is_some_and(|file| file.message(id).is_some());
    let needs = needs::of(&files.draft);
    let lacking = needs.iter().filter(|need| need.id == written || !is_there(&need.id));
    let rest = &source.text[word.end..line_at(&source.text, word.end).end];
    let proposal = |need: &Need<'_>| {
        let words = pack.words(files, &need.id).unwrap_or_default();
        Proposal {
            label: need.id.clone(),
            sort: Sort::Text,
            detail: format!("{} ({}, line {})", need.what.name(), need.span.source.name, need.span.line()),
            words: quoted(&words),
            range: word.clone(),
            insert: if rest.contains('=') { need.id.clone() } else { format!("{} = ", need.id) },
        }
    };
    lacking.map(proposal).collect()
}

/// Returns the attributes that a message can have.
fn attributes(files: &FlowFiles, message: &str) -> Vec<(&'static str, &'static str)> {
    let names = need(files, message).map(|need| need.what.attributes()).unwrap_or_default();
    let meaning = |name: &str| ATTRIBUTES.iter().find(|attribute| attribute.name == name).map_or("", |attribute| attribute.meaning);
    names.into_iter().map(|name| (name, meaning(name))).collect()
}

fn variables(pack: &Pack, files: &FlowFiles, message: &str, attribute: Option<&str>, word: &Range<usize>) -> Vec<Proposal> {
    let step = need(files, message).map_or(usize::MAX, |need| need.step);
    let proposal = |name: &str, detail: String| Proposal {
        label: name.to_owned(),
        sort: Sort::Variable,
        detail,
        words: String::new(),
        range: word.clone(),
        insert: name.to_owned(),
    };
    let own = variables_of(attribute).into_iter().map(|name| proposal(name, of_the_program(name).unwrap_or("").to_owned()));
    let earlier = files.draft.questions().filter(|(at, _, _)| *at < step).map(|(_, step, _)| {
        let id = step.id.value.as_str();
        proposal(id, format!("the answer to: {}", pack.words(files, id).unwrap_or_default()))
    });
    own.chain(earlier).collect()
}

/// Returns what the program itself fills in under this name.
fn of_the_program(name: &str) -> Option<&'static str> {
    let is_known = name == "name" || REFUSAL_ATTRIBUTES.iter().any(|(_, variables)| variables.contains(&name));
    let meaning = match name {
        "name" => "The customer's first name; it can be empty.",
        "input" => "What the customer wrote, shortened.",
        "limit" => "The limit that was passed.",
        "max" => "The highest number of characters.",
        "currency" => "The currency of the question.",
        "example" => "The question's `.example`.",
        _ => "",
    };
    is_known.then_some(meaning)
}
