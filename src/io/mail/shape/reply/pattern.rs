//! A pattern of many words with a looser one before it, which is small, and sends nearly every line away.
//!
//! The long lists of words, with their counted repetitions, make automata that are too large for the fast way of matching; each
//! search under way at the same time keeps some hundred kilobytes for it.

use std::sync::LazyLock;

use regex::Regex;

/// A pattern that is compiled when a line first comes past its looser form.
pub(super) struct Pattern {
    loose: Regex,
    strict: LazyLock<Regex, Box<dyn FnOnce() -> Regex + Send>>,
}

impl Pattern {
    pub(super) fn new(pattern: String) -> Self {
        Self { loose: regex(&loosened(&pattern)), strict: LazyLock::new(Box::new(move || regex(&pattern))) }
    }

    pub(super) fn is_match(&self, line: &str) -> bool {
        self.loose.is_match(line) && self.strict.is_match(line)
    }
}

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and tested")
}

/// Returns a pattern that matches whatever `pattern` matches, and more: any number for each counted repetition, and no bounds
/// of words.
fn loosened(pattern: &str) -> String {
    let counts = regex(r"\{\d+(?:,\d*)?\}");
    counts.replace_all(pattern, "*").replace(r"\b", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loosened_pattern_has_no_counts_and_no_bounds() {
        assert_eq!(loosened(r"(?i)^\W{0,4}(?:On|At)\b.{12}x{2,}$"), r"(?i)^\W*(?:On|At).*x*$");
    }

    #[test]
    fn what_is_not_in_the_pattern_itself_does_not_match() {
        let pattern = Pattern::new(r"^Sent from .{2,5}\b$".to_owned());
        assert!(pattern.is_match("Sent from here"));
        assert!(!pattern.is_match("Sent from far away"));
        assert!(!pattern.is_match("Written here"));
    }
}
