//! Tells what may be an order with a slip, or words for colleagues, from an answer to the customer.
//!
//! In doubt it is held, however long it is: its sender can still send it with one word, and what has left cannot be called back.

use super::decision;
use super::rules::Rules;
use super::slip;
use super::words::Words;

/// More words before a colon are a sentence.
const LABEL_WORDS_MAX: usize = 4;
/// Letters with blanks between them that are one word.
const SPACED_MIN: usize = 3;

/// Words of which a label is for colleagues.
const INSIDE: [&str; 2] = ["order-note", "order-inside"];

/// The orders by the messages that list their words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt<'a> {
    pub(super) orders: &'a [&'static str],
    pub(super) rules: &'a Rules,
    pub(super) words: &'a Words<'a>,
}

impl Doubt<'_> {
    /// Tells whether a text without an order is surely no answer to the customer, or may be none.
    pub(super) fn holds(&self, text: &str) -> bool {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default();
        if self.words.is_one_of("order-greeting", &folded(first.split_whitespace().next().unwrap_or_default())) {
            // Colleagues are greeted too; the line below says what it is.
            return lines.next().is_some_and(|line| self.is_inside(line));
        }
        self.is_inside(first)
            || label(first).is_some_and(|words| words.len() == 1)
            || first.starts_with('@')
            || self.is_listed(first)
            || self.is_slip(first)
            || decision::orders::begins(first, self.words)
    }

    /// Tells whether words behind an order that writes to the customer speak to a colleague.
    pub(super) fn is_to_colleague(&self, line: &str) -> bool {
        let word = line.split_whitespace().next().unwrap_or_default();
        word.ends_with(':') && self.is_colleague(&folded(word))
    }

    /// A note without its order: a label that says so, or names a colleague.
    fn is_inside(&self, line: &str) -> bool {
        let says = |word: &String| INSIDE.iter().any(|id| self.words.is_one_of(id, word)) || self.is_colleague(word) || self.is_near(word);
        label(line).is_some_and(|words| words.iter().any(says))
            || line.split_once(' ').is_some_and(|(word, _)| self.words.is_one_of("order-note", &folded(word)))
    }

    fn is_colleague(&self, word: &str) -> bool {
        let names = self.rules.staff.keys().chain(self.rules.teams.keys());
        let mut parts = names.flat_map(|name| name.split('@').next().unwrap_or_default().split([' ', '.'])).map(folded);
        1 < word.chars().count() && parts.any(|part| part == word)
    }

    /// An order as the point of a list.
    fn is_listed(&self, line: &str) -> bool {
        let bare =
            line.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ')' | '-' | '–' | '*' | '•'));
        bare != line && bare.split_whitespace().next().is_some_and(|word| self.is_order(&folded(word)))
    }

    /// The first word is nearly an order, or one with signs in or behind it, and something else follows.
    fn is_slip(&self, line: &str) -> bool {
        let Some((word, rest)) = line.split_once(char::is_whitespace) else { return false };
        let spaced: Vec<&str> = line.split_whitespace().take_while(|word| word.chars().count() == 1).collect();
        let bare = folded(word);
        let is_marked = word.to_lowercase() != bare && self.is_order(&bare);
        (is_marked || self.is_near(&bare) || SPACED_MIN <= spaced.len() && self.is_order(&folded(&spaced.concat()))) && !rest.is_empty()
    }

    fn is_order(&self, word: &str) -> bool {
        self.orders.iter().any(|id| self.words.is_one_of(id, word))
    }

    fn is_near(&self, word: &str) -> bool {
        !self.is_order(word)
            && !self.words.is_one_of("order-ordinary", word)
            && !self.words.is_one_of("order-greeting", word)
            && slip::is_near(word, self.orders.iter().copied(), self.words)
    }
}

/// Returns the words before a colon, folded; `None` where none or a sentence stands before it.
fn label(line: &str) -> Option<Vec<String>> {
    let (label, rest) = line.split_once([':', '：'])?;
    let words: Vec<String> = label.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect();
    let is_time = label.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit());
    ((1..=LABEL_WORDS_MAX).contains(&words.len()) && !is_time).then_some(words)
}

/// Returns a word in small letters and digits alone, wide forms made narrow.
fn folded(word: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    word.chars().map(narrow).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
