//! A pattern of many words with a looser one before it, which is small, and sends nearly every line away.
//!
//! The long lists of words, with their counted repetitions, make automata that are too large for the fast way of matching; each
//! search under way at the same time keeps some hundred kilobytes for it.

use std::sync::LazyLock;

use regex::bytes::{Regex as ByteRegex, RegexBuilder as ByteRegexBuilder};
use regex::{Captures, Regex};

/// A pattern that is compiled when a line first comes past its looser form.
pub(super) struct Pattern {
    loose: ByteRegex,
    strict: LazyLock<ByteRegex, Box<dyn FnOnce() -> ByteRegex + Send>>,
}

impl Pattern {
    pub(super) fn new(pattern: String) -> Self {
        let pattern = lowered(&pattern);
        let loose = byte_regex(&loosened(&pattern));
        let compile = move || byte_regex(&bytewise(&pattern));
        Self { loose, strict: LazyLock::new(Box::new(compile)) }
    }

    /// Tells whether a line matches the looser form: cheaper than to know.
    pub(super) fn may_match(&self, line: &str) -> bool {
        self.loose.is_match(lower(line).as_bytes())
    }

    pub(super) fn is_match(&self, line: &str) -> bool {
        let line = lower(line);
        self.loose.is_match(line.as_bytes()) && self.strict.is_match(line.as_bytes())
    }

    /// Makes the automaton, which must not be too large.
    #[cfg(test)]
    pub(super) fn make(&self) {
        LazyLock::force(&self.strict);
    }
}

pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is fixed and tested")
}

/// How large an automaton may be: one of this size is made within some milliseconds, which each new process spends.
const SIZE_BYTES_MAX: usize = 500_000;

fn byte_regex(pattern: &str) -> ByteRegex {
    ByteRegexBuilder::new(pattern).size_limit(SIZE_BYTES_MAX).build().expect("the pattern is fixed and tested")
}

/// Returns a line as the patterns want it.
pub(super) fn lower(line: &str) -> String {
    if line.is_ascii() { line.to_ascii_lowercase() } else { line.to_lowercase() }
}

/// What stands between words: the signs of ASCII, Latin and CJK. All that is no letter in any script would be 700 ranges each time.
const NO_LETTER: &str = "[\\x00-/:-@\\[-`{-\u{bf}\u{2000}-\u{2fff}\u{3000}-\u{303f}\u{ff00}-\u{ff0f}]";

/// Returns a pattern for lines in lower case: long lists of plain words make small automata, those of words in any case large ones.
fn lowered(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut escaped = false;
    for c in pattern.replace("(?i)", "").chars() {
        if escaped {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        escaped = c == '\\' && !escaped;
    }
    out.replace(r"\W", NO_LETTER)
}

/// A pattern that is compiled when a line first has the sign without which it cannot match.
pub(super) struct Signed {
    sign: fn(&str) -> bool,
    strict: LazyLock<ByteRegex, Box<dyn FnOnce() -> ByteRegex + Send>>,
}

impl Signed {
    pub(super) fn new(sign: fn(&str) -> bool, pattern: String) -> Self {
        let compile = move || byte_regex(&bytewise(&lowered(&pattern)));
        Self { sign, strict: LazyLock::new(Box::new(compile)) }
    }

    /// Tells whether a line in lower case matches.
    pub(super) fn is_match(&self, line: &str) -> bool {
        (self.sign)(line) && self.strict.is_match(line.as_bytes())
    }

    /// Makes the automaton, which must not be too large.
    #[cfg(test)]
    pub(super) fn make(&self) {
        LazyLock::force(&self.strict);
    }
}

/// Compiles a list of plain words, to be looked for in lines in lower case.
pub(super) fn words(list: &str) -> ByteRegex {
    byte_regex(&lowered(list))
}

/// A repetition that is counted; the second, of any characters.
static COUNT: LazyLock<Regex> = LazyLock::new(|| regex(r"\{[0-9]+(?:,[0-9]*)?\}"));
static COUNTED_ANY: LazyLock<Regex> = LazyLock::new(|| regex(r"\.\{([0-9]+)(?:,([0-9]+))?\}"));

/// Counts bytes where `pattern` counts any characters, and allows two for each: a letter of most scripts.
///
/// An automaton for “up to 120 letters of Unicode” is ten times as large, and takes a tenth of a second to make.
fn bytewise(pattern: &str) -> String {
    let counted = |found: &Captures<'_>| match (&found[1], found.get(2).and_then(|most| most.as_str().parse::<u32>().ok())) {
        (least, Some(most)) => format!("(?-u:.){{{least},{}}}", 2 * most),
        (exactly, None) => format!("(?-u:.){{{exactly}}}"),
    };
    COUNTED_ANY.replace_all(pattern, counted).replace(".*", "(?-u:.)*")
}

/// Returns a pattern that matches whatever `pattern` matches, and more: any number for each counted repetition, and no bounds
/// of words.
fn loosened(pattern: &str) -> String {
    COUNT.replace_all(pattern, "*").replace(r"\b", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loosened_pattern_has_no_counts_and_no_bounds() {
        assert_eq!(loosened(r"(?i)^\W{0,4}(?:On|At)\b.{12}x{2,}$"), r"(?i)^\W*(?:On|At).*x*$");
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(lowered(r"(?i)^\W{0,4}(?:On|Él|\S)\\W"), format!(r"^{NO_LETTER}{{0,4}}(?:on|él|\S)\\w"));
        let pattern = Pattern::new(r"(?i)^(?:Ёлка|Été)\b".to_owned());
        assert!(pattern.is_match("ЁЛКА") && pattern.is_match("été") && !pattern.is_match("étés"));
    }

    #[test]
    fn without_its_sign_a_line_does_not_match_and_no_pattern_is_made() {
        let pattern = Signed::new(|line| line.contains('@'), r"^On .{2,9}$".to_owned());
        assert!(pattern.is_match("on a@b") && !pattern.is_match("on a b"));
        assert!(!Signed::new(|_| false, "(no pattern".to_owned()).is_match("(no pattern"));
    }

    #[test]
    fn counted_characters_are_counted_as_bytes() {
        assert_eq!(bytewise(r"^.{2,60}\d{1,2}.{3}\.$"), r"^(?-u:.){2,120}\d{1,2}(?-u:.){3}\.$");
        assert!(Pattern::new(r"^Отправлено из .{2,20}$".to_owned()).is_match("Отправлено из моего телефона"));
    }

    #[test]
    fn what_is_not_in_the_pattern_itself_does_not_match() {
        let pattern = Pattern::new(r"^Sent from .{2,5}\b$".to_owned());
        assert!(pattern.is_match("Sent from here"));
        assert!(!pattern.is_match("Sent from very far away"));
        assert!(!pattern.is_match("Written here"));
    }
}
