//! Our questions as they come back in a reply: quoted, copied, broken over lines, with or without their numbers.

use std::collections::VecDeque;

use crate::flow::condition::questions;
use crate::flow::kind;
use crate::flow::words::normalise;

use super::state::Run;

/// A line that is only a piece of something we wrote is at least this long, so that it is no chance.
const PIECE_CHARS_MIN: usize = 12;

/// A question as our letters put it.
pub(super) struct Put {
    pub(super) id: String,
    /// Whether the last letter asked it: an answer to another one is taken only below its quoted words.
    pub(super) is_asked: bool,
    words: String,
    normal: String,
    /// The lines below it, as letters.
    below: Vec<String>,
}

/// Where a line has a question's words.
pub(super) struct Hit<'l> {
    /// What the line says behind them.
    pub(super) rest: &'l str,
    /// How many characters of them it has.
    pub(super) length: usize,
}

impl Run<'_> {
    /// Returns the questions that a reply may answer: those of the last letter in its order, then all others.
    pub(super) fn puts(&self, asked: &[String]) -> Vec<Put> {
        let others = questions(self.flow).map(|(step, _)| step.id.clone()).filter(|id| !asked.contains(id));
        let ids = asked.iter().cloned().chain(others).enumerate();
        ids.map(|(nth, id)| self.put(id, nth < asked.len())).collect()
    }

    fn put(&self, id: String, is_asked: bool) -> Put {
        let words = self.message(&id).trim().to_owned();
        let below = self.ask(&id).map(|ask| kind::mail_lines(&ask)).unwrap_or_default();
        let below = below.iter().map(|line| letters(line)).filter(|line| !line.is_empty()).collect();
        Put { normal: normalise(&words), id, is_asked, words, below }
    }

    /// Returns what our letters write between questions, as letters.
    pub(super) fn between_questions(&self, asked: &[String]) -> Vec<String> {
        let headings = ["mail-needed", "mail-wanted"].map(|heading| self.words().say(heading));
        let conditions = asked.iter().flat_map(|id| self.only_if(id));
        headings.into_iter().chain(conditions).map(|line| letters(&line)).filter(|line| !line.is_empty()).collect()
    }
}

impl Put {
    /// Looks for the question's words at the beginning of a line; a quoted line may have only the first of them.
    pub(super) fn in_line<'l>(&self, line: &'l str, quoted: bool) -> Option<Hit<'l>> {
        if self.normal.is_empty() {
            return None;
        }
        // Words that end with no mark may begin any sentence.
        let ends = self.words.ends_with(|c: char| !c.is_alphanumeric());
        if let Some(rest) = line.strip_prefix(self.words.as_str()).filter(|rest| ends || rest.is_empty()) {
            return Some(Hit { rest: rest.trim(), length: self.normal.chars().count() });
        }
        let normal = normalise(line);
        let length = normal.chars().count();
        let is_beginning = quoted && PIECE_CHARS_MIN <= length && self.normal.starts_with(&normal);
        (is_beginning || normal == self.normal).then_some(Hit { rest: "", length })
    }

    /// Tells whether a text is the beginning of the question, which a mail program has broken over several lines. A word alone is
    /// an answer, whatever begins with it.
    pub(super) fn begins_with(&self, text: &str) -> bool {
        let part = normalise(text);
        let rest = self.normal.strip_prefix(part.as_str());
        rest.is_some_and(|rest| rest.is_empty() || (part.contains(' ') && !rest.starts_with(char::is_alphanumeric)))
    }

    /// Returns what our letter goes on with behind `line`, which begins the question.
    pub(super) fn after(&self, line: &str) -> Ours {
        let (whole, line) = (letters(&self.words), letters(line));
        let tail = whole.strip_prefix(line.as_str()).filter(|tail| !tail.is_empty() && !line.is_empty()).map(str::to_owned);
        Ours { expected: tail.into_iter().chain(self.below.iter().cloned()).collect(), is_letter: true }
    }
}

/// What our letter says next, below a question.
#[derive(Default)]
pub(super) struct Ours {
    expected: VecDeque<String>,
    is_letter: bool,
}

impl Ours {
    /// Takes a line that is ours out of what is expected, be it broken over lines; `others` may stand anywhere. Tells whether it was one.
    pub(super) fn take(&mut self, line: &str, others: &[String]) -> bool {
        let line = letters(line);
        let is_long = PIECE_CHARS_MIN <= line.chars().count();
        let fits = |whole: &String| *whole == line || is_long && whole.starts_with(&line);
        let place = self.expected.iter().position(fits);
        let whole = match place {
            // What stands before it, the sender has deleted.
            Some(place) => self.expected.drain(..=place).next_back(),
            None => others.iter().find(|other| fits(other)).cloned(),
        };
        let tail = whole.as_ref().and_then(|whole| whole.strip_prefix(&line)).filter(|tail| !tail.is_empty());
        if let Some(tail) = tail {
            self.expected.push_front(tail.to_owned());
        }
        whole.is_some()
    }

    /// Tells whether the question stands here in our words.
    pub(super) fn is_letter(&self) -> bool {
        self.is_letter
    }

    /// Tells whether the letter would go on.
    pub(super) fn goes_on(&self) -> bool {
        !self.expected.is_empty()
    }
}

/// Returns only letters and digits, in lower case: what is left however a mail program sets marks and blanks.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
