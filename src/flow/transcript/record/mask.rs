//! Masks a customer's words: letters and digits keep their shape, and only words that the flow itself knows stay.

use std::collections::BTreeSet;

use crate::flow::condition::questions;
use crate::flow::kind::{self, Ask, Said, Verdict};
use crate::flow::script::{Flow, Kind, Question, Step};
use crate::flow::words::{COMMANDS, Words, normalise};

pub(super) const PHONE: &str = "+44 20 7946 0000";
const EMAIL: &str = "customer@example.org";
/// A number or a letter chooses an option.
const CHOICE_CHARS_MAX: usize = 2;
/// Words of the system, beside the commands, that people say or that mails quote.
const SYSTEM: [&str; 9] =
    ["yes", "no", "words-yes", "words-no", "language-name", "mail-needed", "mail-wanted", "mail-yes-no", "mail-understood"];

/// What is known of a flow's words.
pub(super) struct Mask<'a> {
    flow: &'a Flow,
    /// Whole messages, labels, options and commands, in every language.
    known: BTreeSet<String>,
    /// Words that hint at an answer: without them an alarm would not sound.
    hints: Vec<Vec<char>>,
}

impl<'a> Mask<'a> {
    pub(super) fn new(flow: &'a Flow) -> Self {
        let words = Words { texts: &flow.texts, lang: flow.texts.base() };
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut learn = |texts: Vec<String>| known.extend(texts.iter().flat_map(|text| pieces(text)));
        for id in SYSTEM.into_iter().chain(COMMANDS) {
            learn(words.in_every_language(id, None));
        }
        let mut hints = Vec::new();
        for (id, attributes) in ids(flow) {
            learn(words.in_every_language(&id, None));
            learn(words.in_every_language(&id, Some("label")));
            hints.extend(attributes.iter().flat_map(|attribute| words.list(&id, Some(attribute)).to_vec()));
        }
        let start = &flow.start;
        learn(start.keywords.iter().chain(&start.commands).chain(&start.deep_link).cloned().collect());
        learn(flow.languages.iter().map(ToString::to_string).collect());
        known.remove("");
        Mask { flow, known, hints: hints.iter().map(|hint| hint.chars().collect()).collect() }
    }

    /// Returns masks of a chat message, the best first.
    pub(super) fn candidates(&self, text: &str, awaited: Option<(&Step, &Question)>, words: &Words<'_>) -> Vec<String> {
        let masked = self.text(text);
        let Some((step, question)) = awaited else { return vec![masked] };
        let ask = Ask { id: &step.id, question, words: *words, today: chrono::NaiveDate::default(), so_far: None, cases: &[] };
        let taken = match kind::read(&ask, &Said::Text(text)) {
            Verdict::Taken(value) | Verdict::Partly(value) => Some(value),
            Verdict::NotUnderstood | Verdict::Refused(_) => None,
        };
        let is_bare = !text.chars().any(char::is_alphabetic);
        let instead = match &question.kind {
            Kind::Choice { .. } | Kind::Choices { .. } | Kind::YesNo | Kind::Consent => {
                taken.map(|value| kind::show(*words, &step.id, &value))
            }
            Kind::Number { .. } | Kind::Amount { .. } | Kind::Date { .. } if !question.private && is_bare => Some(text.to_owned()),
            Kind::Number { .. } | Kind::Amount { .. } | Kind::Date { .. } if !question.private => {
                taken.map(|value| kind::show(*words, &step.id, &value))
            }
            Kind::Email => Some(EMAIL.to_owned()),
            Kind::Phone => Some(PHONE.to_owned()),
            Kind::Text { .. }
            | Kind::Number { .. }
            | Kind::Amount { .. }
            | Kind::Date { .. }
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case => None,
        };
        let example = words.attribute(&step.id, "example", &[]);
        [Some(masked), instead, example].into_iter().flatten().collect()
    }

    /// Masks a text line by line: a line that the flow knows stays, of a labelled one the label stays.
    pub(super) fn text(&self, text: &str) -> String {
        text.split('\n').map(|line| self.line(line)).collect::<Vec<_>>().join("\n")
    }

    fn line(&self, line: &str) -> String {
        let bare = after_number(line.trim_start_matches(|c: char| c == '>' || c.is_whitespace()));
        if self.is_known(bare) {
            return line.to_owned();
        }
        if let Some((label, value)) = bare.split_once(':').filter(|(label, _)| self.known.contains(&normalise(label))) {
            let before = &line[..line.len() - bare.len()];
            let value = if self.is_known(value) { value.to_owned() } else { self.shape(value) };
            return format!("{before}{label}:{value}");
        }
        format!("{}{}", &line[..line.len() - bare.len()], self.shape(bare))
    }

    /// Tells whether every part of a text is a word of the flow, or chooses an option by number or letter.
    fn is_known(&self, text: &str) -> bool {
        let is_number = |part: &str| part.len() <= CHOICE_CHARS_MAX && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_choice = |part: &str| is_number(part) || part.len() == 1 && part.chars().all(char::is_alphanumeric);
        let is_part = |part: &str| is_choice(part.trim()) || self.known.contains(&normalise(part));
        // A command may carry a name: `/start feedback`, “change Subject”.
        let parts = |text: &str| text.trim().trim_start_matches('/').split([',', ';']).all(is_part);
        parts(text) || text.trim().split_once(' ').is_some_and(|(command, rest)| parts(command) && parts(rest))
    }

    /// Puts `x` for letters and `0` for digits, but in words that hint at something.
    fn shape(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let lower: Vec<char> = chars.iter().map(|c| c.to_lowercase().next().unwrap_or(*c)).collect();
        let mut keep = vec![false; chars.len()];
        for hint in &self.hints {
            for at in (0..lower.len()).filter(|at| lower[*at..].starts_with(hint)) {
                let is_apart = |at: Option<usize>| at.and_then(|at| lower.get(at)).is_none_or(|c| !c.is_alphanumeric());
                if is_apart(at.checked_sub(1)) && is_apart(Some(at + hint.len())) {
                    keep[at..at + hint.len()].fill(true);
                }
            }
        }
        let masked = |(c, keep): (&char, &bool)| match c {
            c if *keep => *c,
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => '0',
            c => *c,
        };
        chars.iter().zip(&keep).map(masked).collect()
    }
}

impl std::fmt::Debug for Mask<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Mask").field(&self.flow.id).finish()
    }
}

/// Returns every message of the flow, with its attributes that hint at answers.
fn ids(flow: &Flow) -> Vec<(String, &'static [&'static str])> {
    let mut ids: Vec<(String, &'static [&'static str])> = Vec::new();
    for step in &flow.steps {
        ids.push((step.id.clone(), &["words_yes", "words_no"]));
    }
    for (step, question) in questions(flow) {
        ids.extend(question.kind.options().iter().map(|option| (format!("{}-{option}", step.id), &["words"][..])));
    }
    ids
}

/// Returns a message as people repeat it: whole, line by line, and each word of a list.
fn pieces(text: &str) -> Vec<String> {
    std::iter::once(text).chain(text.split([',', '\n'])).map(normalise).collect()
}

/// Returns what follows `2.`, `2)` or `b)`.
fn after_number(line: &str) -> &str {
    let digits = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
    match line.split_at(digits) {
        (number, rest) if !number.is_empty() && number.len() <= CHOICE_CHARS_MAX => {
            rest.strip_prefix(['.', ')']).map_or(line, str::trim_start)
        }
        _ => line,
    }
}
