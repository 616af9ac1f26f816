//! Finds the lines by which a program introduces the mail that it quotes: “On … wrote:”.

use std::sync::LazyLock;

use regex::Regex;

use super::pattern::regex;
use super::words::{ATTRIBUTION, DAY_OR_ADDRESS, may_end};
use super::{Kind, head_of, joined};

/// Lines over which an introduction such as “On … wrote:” may be broken.
const ATTRIBUTION_LINES_MAX: usize = 8;
/// Introductions that are tried in one text; a text with more of them is no letter.
const ATTRIBUTIONS_MAX: usize = 200;

/// Lines over which an introduction of no known form may be broken, its letters, and the words up to its day.
const NAMED_LINES_MAX: usize = 3;
const NAMED_CHARS_MAX: usize = 200;
const DAY_WORD_MAX: usize = 4;
/// Lines below an introduction in which the quote begins.
const QUOTE_BELOW_MAX: usize = 3;

/// A day with its year, a time of day, and an address, as programs write them.
static DAY: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|\D)(?:19|20|۱۹|۲۰|٢٠)\d\d(?:\D|$)|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b"));
static TIME: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:^|\D)\d{1,2}[:：]\d\d|\b\d{4}\.?,?\s(?:kl\.?\s|klo\s)?\d{1,2}\.\d\d\s"));
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| regex(r"[^\s@<(]@[^\s@]+\.[^\s@]"));
/// An address as programs show it, behind a name; or all that is behind the day.
static SHOWN_ADDRESS: LazyLock<Regex> = LazyLock::new(|| regex(r"[<(\[]\s?[^\s@<(]+@[^\s@]+\.[^\s@]|\d by [^\s@]+@[^\s@]+:$"));
/// The end of a sentence within a line, which no abbreviation of a month or weekday is.
static SENTENCE_END: LazyLock<Regex> =
    LazyLock::new(|| regex(r"\p{Ll}{6}[.!?]\s+\p{Lu}|[!?;]\s|\p{L}\.\s+(?:I|We|Ich|Wir|The|Please|Bitte)\b"));
/// What begins an introduction, behind something of the sender's in the same line.
static INNER_BEGINNING: LazyLock<Regex> = LazyLock::new(|| regex(r"\S\s*\b(?:On|Am|Le|El|Il|Em|Op|Den|Dne|W dniu)\s"));
static FIRST_PERSON: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:^|\s)(?:I|my|me|we|our|us|ich|mir|mich|wir|uns|mein(?:e[nmrs]?)?|nous|yo|nosotros|ik|wij|ons|jag|jeg|vi|я|мы|мне)(?:[\s',.]|$)",
    )
});

/// What is found once for all lines, and how many introductions are still tried.
pub(super) struct Hints {
    tries: usize,
    /// Of each line, whether an introduction may end with it.
    ends: Vec<bool>,
    /// The first line that is neither quoted nor blank.
    own: Option<usize>,
}

impl Hints {
    pub(super) fn new(lines: &[&str], kinds: &[Kind]) -> Self {
        let ends = lines.iter().map(|line| may_end(head_of(line).trim())).collect();
        Self { tries: ATTRIBUTIONS_MAX, ends, own: kinds.iter().position(|kind| *kind == Kind::Own) }
    }

    /// Tells whether a line of the sender's may stand above `at`.
    pub(super) fn has_own_above(&self, at: usize) -> bool {
        self.own.is_some_and(|own| own < at)
    }
}

/// Returns where an introduction that begins at `at` ends.
pub(super) fn introduction(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Option<usize> {
    known(lines, kinds, at, hints).or_else(|| named(lines, kinds, at, hints))
}

/// An introduction of a form that is known.
fn known(lines: &[&str], kinds: &[Kind], at: usize, hints: &mut Hints) -> Option<usize> {
    // Where no line near may end one, none begins: this is cheaper to tell.
    let mut near = hints.ends[at..].iter().take(ATTRIBUTION_LINES_MAX);
    if hints.tries == 0 || !near.any(|may_end| *may_end) || !ATTRIBUTION.begins(head_of(lines[at])) {
        return None;
    }
    hints.tries -= 1;
    let mut joined = String::new();
    let mut blanks = 0;
    for (nth, line) in lines[at..].iter().take(ATTRIBUTION_LINES_MAX).enumerate() {
        // A line `>:` may be the end of an address that was broken over lines.
        if kinds[at + nth] == Kind::Quote && 0 < nth && joined.matches('<').count() <= joined.matches('>').count() {
            return None;
        }
        blanks += usize::from(kinds[at + nth] == Kind::Blank);
        // Only an introduction that names its day at once goes on behind an empty line.
        if 2 < blanks || 0 < blanks + nth && !joined.contains(|c: char| c.is_numeric() || c == '@') {
            return None;
        }
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(head_of(line).trim());
        joined.truncate(joined.trim_end().len());
        if 1_000 < joined.len() {
            return None;
        }
        if kinds[at + nth] != Kind::Blank && ATTRIBUTION.is_whole(&joined) {
            let end = at + nth + 1;
            return (!(at + 1..end).any(|later| is_truer_beginning(&lines[at..end], later - at))).then_some(end);
        }
    }
    None
}

/// Tells whether an introduction begins at `later`, and what stands above it is a person's sentence: it names no day and no address, or
/// an empty line parts it from one that names all by itself.
fn is_truer_beginning(lines: &[&str], later: usize) -> bool {
    let (above, whole) = (joined(&lines[..later]), joined(&lines[later..]));
    let is_apart = later.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|line| line.trim().is_empty());
    (is_apart || !DAY_OR_ADDRESS.is_match(&above))
        && whole.trim_start().starts_with(char::is_alphabetic)
        && ATTRIBUTION.begins(head_of(lines[later]))
        && ATTRIBUTION.is_by_program(&whole)
        && ATTRIBUTION.is_whole(&whole)
}

/// An introduction in no form that is known: it names a day with its time, and an address.
///
/// Directly above a quote with marks, less will do. What may be a person's sentence is none.
fn named(lines: &[&str], kinds: &[Kind], at: usize, hints: &Hints) -> Option<usize> {
    // The last sign of an address may be alone in its line, as if it were the mark of a quote.
    let belongs = |nth: &usize| kinds[*nth] == Kind::Own || at < *nth && lines[*nth].trim() == ">:";
    let last = (at..lines.len().min(at + NAMED_LINES_MAX)).take_while(belongs).find(|nth| hints.ends[*nth])?;
    let whole = joined(&lines[at..=last]);
    let whole = whole.trim();
    // The cheapest question comes first: most lines name neither a day nor an address.
    if !begins_with_day(whole) || !(whole.contains('@') || ATTRIBUTION.says_wrote(whole)) {
        return None;
    }
    if !is_terse(whole) || INNER_BEGINNING.is_match(whole) || at < last && !is_broken(lines, at, last) {
        return None;
    }
    let next = kinds[last + 1..].iter().take(QUOTE_BELOW_MAX).find(|kind| **kind != Kind::Blank);
    let above_quote = next == Some(&Kind::Quote);
    let dated = DAY.is_match(whole);
    let by_program =
        dated && TIME.is_match(whole) && SHOWN_ADDRESS.is_match(whole) && whole.ends_with([':', '：']) && ATTRIBUTION.is_by_program(whole);
    let introduces = dated && (ADDRESS.is_match(whole) || ATTRIBUTION.says_wrote(whole));
    (by_program || above_quote && introduces && whole.ends_with([':', '：', '>'])).then_some(last + 1)
}

/// Tells whether an introduction is broken over the lines up to `last`: its day is in the first, and in no other.
fn is_broken(lines: &[&str], at: usize, last: usize) -> bool {
    ADDRESS.is_match(&joined(&lines[at..=last])) && DAY.is_match(head_of(lines[at])) && !DAY.is_match(&joined(&lines[at + 1..=last]))
}

/// Tells whether a day comes behind some words at most, or an address.
fn begins_with_day(whole: &str) -> bool {
    whole.split_whitespace().take(DAY_WORD_MAX).any(|word| word.contains(char::is_numeric) || word.contains('@'))
}

/// Tells whether a line is no sentence: it is short, no sentence ends within it, and nobody speaks of himself.
fn is_terse(whole: &str) -> bool {
    whole.chars().count() <= NAMED_CHARS_MAX && !SENTENCE_END.is_match(whole) && !FIRST_PERSON.is_match(whole)
}
