//! How texts read: length, sentences, words to avoid, plural forms, and words that two things share.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Located, Span};
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::{FluentFile, Text};
use crate::flow::system::shipped_for;
use crate::flow::words::{contains_words, normalise};

use super::missing::Spoken;

/// What Telegram takes in one message, in characters.
const MESSAGE_CHARACTERS_MAX: usize = 4_096;
/// What a button shows on a narrow telephone, in characters.
const BUTTON_CHARACTERS_MAX: usize = 40;
/// Longer sentences are hard to read (ACC-3).
const SENTENCE_WORDS_MAX: usize = 25;

pub(super) fn check(draft: &Draft, spoken: &Spoken<'_>, folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let avoid = words_to_avoid(spoken, folder);
    for file in &spoken.files {
        for (_, text) in
            file.messages.iter().flat_map(|message| message.texts()).filter(|(name, _)| !name.is_some_and(|name| name.starts_with("words")))
        {
            if MESSAGE_CHARACTERS_MAX < text.plain.chars().count() {
                let problem =
                    Diagnostic::warning("T011", text.span.clone(), "this text is longer than one Telegram message (4096 characters)");
                problems.push(problem.help("it will be sent in pieces; shorten it"));
            }
            text.pieces.iter().for_each(|piece| avoided(piece, &avoid, problems));
            long_sentences(text, problems);
        }
    }
    for (_, step, question) in draft.questions() {
        let id = &step.id.value;
        let options: Vec<(&str, &Text)> = question
            .options
            .iter()
            .filter_map(|option| Some((option.value.as_str(), spoken.message(&format!("{id}-{}", option.value))?.value.as_ref()?)))
            .collect();
        options.iter().for_each(|(_, text)| problems.extend(long_button(text)));
        same_words(id, &options, problems);
        let hints = question.options.iter().filter_map(|option| {
            let text = spoken.message(&format!("{id}-{}", option.value))?.attribute("words")?;
            Some((option.value.as_str(), text))
        });
        shared_hints(hints.collect(), problems);
        let yes_no = [("yes", "words_yes"), ("no", "words_no")];
        let hints = yes_no.into_iter().filter_map(|(answer, name)| Some((answer, spoken.message(id)?.attribute(name)?)));
        shared_hints(hints.collect(), problems);
    }
}

fn long_button(text: &Text) -> Option<Diagnostic> {
    let count = text.plain.chars().count();
    let problem = || {
        Diagnostic::warning(
            "T011",
            text.span.clone(),
            format!("this button has {count} characters; a telephone shows about {BUTTON_CHARACTERS_MAX}"),
        )
    };
    (BUTTON_CHARACTERS_MAX < count).then(|| problem().label("shown cut").help("say it shorter here, and the rest in the question"))
}

fn same_words(question: &str, options: &[(&str, &Text)], problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<String, &str> = BTreeMap::new();
    for (option, text) in options {
        if let Some(other) = first.insert(normalise(&text.plain), option) {
            let problem = Diagnostic::error(
                "T012",
                text.span.clone(),
                format!("two options of `{question}` read the same: `{other}` and `{option}`"),
            );
            problems.push(problem.label("nobody can tell them apart").help("give one of them other words"));
        }
    }
}

/// Reports words that hint at two answers of one question: a mail that has them says nothing.
fn shared_hints(hints: Vec<(&str, &Text)>, problems: &mut Vec<Diagnostic>) {
    let mut seen: Vec<(String, &str)> = Vec::new();
    for (answer, text) in hints {
        for (word, span) in words_of(text) {
            let other =
                seen.iter().find(|(known, other)| *other != answer && (contains_words(known, &word) || contains_words(&word, known)));
            if let Some((known, other)) = other {
                let problem =
                    Diagnostic::warning("T013", span, format!("in a mail “{word}” hints at `{answer}` and “{known}” at `{other}`"));
                problems.push(problem.label("ambiguous").help("take it away from one of them"));
            } else {
                seen.push((word, answer));
            }
        }
    }
}

/// Returns the comma-separated words of a text, normalised, with their places.
pub(super) fn words_of(text: &Text) -> Vec<(String, Span)> {
    let mut words = Vec::new();
    for piece in &text.pieces {
        let mut at = 0;
        for word in piece.value.split(',') {
            let start = at + (word.len() - word.trim_start().len());
            let span = Span { start: piece.span.start + start, end: piece.span.start + start + word.trim().len(), ..piece.span.clone() };
            words.push((normalise(word), span));
            at += word.len() + 1;
        }
    }
    words.retain(|(word, _)| !word.is_empty());
    words
}

fn words_to_avoid(spoken: &Spoken<'_>, folder: &Folder) -> Vec<String> {
    let over = folder.overrides.iter().filter(|file| file.lang == *spoken.lang);
    let files: Vec<&FluentFile> = over.chain(shipped_for(spoken.lang, folder.shipped)).collect();
    let words = files.iter().find_map(|file| file.message("words-avoid")).and_then(|message| message.value.as_ref());
    words.map(|text| text.plain.split(',').map(normalise).filter(|word| !word.is_empty()).collect()).unwrap_or_default()
}

fn avoided(piece: &Located<String>, avoid: &[String], problems: &mut Vec<Diagnostic>) {
    let lower = piece.value.to_lowercase();
    // Where lower case changes the width of a letter, places would be wrong.
    for word in avoid.iter().filter(|word| lower.len() == piece.value.len() && contains_words(&lower, word)) {
        let at = lower.match_indices(word.as_str()).map(|(at, _)| at).find(|at| is_whole(&lower, *at, word.len())).unwrap_or(0);
        let span = Span { start: piece.span.start + at, end: piece.span.start + at + word.len(), ..piece.span.clone() };
        let problem = Diagnostic::warning("T022", span, format!("“{word}” is on the list of words to avoid")).label("to be avoided");
        problems.push(problem.help("say it in other words; the list is `words-avoid` in `_system.<language>.ftl`"));
    }
}

fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + length..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn long_sentences(text: &Text, problems: &mut Vec<Diagnostic>) {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '؟' | '…' | ':' | ';' | '\n');
    for sentence in text.plain.split_inclusive(ends) {
        let count = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if count <= SENTENCE_WORDS_MAX {
            continue;
        }
        let source = text.span.text();
        let place = source.find(sentence.trim()).map(|at| Span {
            start: text.span.start + at,
            end: text.span.start + at + sentence.trim().len(),
            ..text.span.clone()
        });
        let problem = Diagnostic::warning("T021", place.unwrap_or_else(|| text.span.clone()), format!("this sentence has {count} words"));
        problems.push(problem.label(format!("more than {SENTENCE_WORDS_MAX}")).help("make two sentences of it"));
    }
}
