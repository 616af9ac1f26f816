//! Mends a slip in the word of an order, where a slip can do no harm: only of orders that send nothing to the customer and that the
//! next mail undoes.
//!
//! Never guesses between two orders, and never at one that closes a case or writes to the customer: there its sender is asked.

use super::words::Words;

/// In a shorter word too many others are one letter away.
const WORD_CHARS_MIN: usize = 4;
/// A long word may have two slips.
const LONG_CHARS_MIN: usize = 8;

/// Orders of which a slip is forgiven, by the message that lists their words.
const FORGIVEN: [&str; 7] = ["order-take", "order-assign", "order-severity", "order-due", "order-snooze", "order-back", "order-help"];

/// Returns a line with its first word mended; `None` where it is nearly no word of an order, of several, or of one that is not forgiven.
pub(super) fn mended<'i>(line: &str, orders: impl Iterator<Item = &'i str>, words: &Words<'_>) -> Option<String> {
    let line = line.trim();
    let (written, rest) = line.split_once(|c: char| c.is_whitespace() || c == ':').unwrap_or((line, ""));
    let word = written.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let length = word.chars().count();
    let slips_max = if length < LONG_CHARS_MIN { 1 } else { 2 };
    let near = |id: &str| {
        let lists = words.in_every_language(id).into_iter();
        let known = lists.flat_map(|list| list.split([',', '،']).map(|known| known.trim().to_lowercase()).collect::<Vec<_>>());
        known.into_iter().find(|known| strsim::osa_distance(known, &word) <= slips_max)
    };
    let mut found = orders.filter_map(|id| Some((id, near(id)?))).filter(|_| WORD_CHARS_MIN <= length);
    let (id, known) = found.next()?;
    (found.next().is_none() && FORGIVEN.contains(&id)).then(|| format!("{known} {rest}").trim().to_owned())
}

/// Tells whether a word is one slip away from the word of an order. Short words are so near to others that they do not count.
pub(super) fn is_near<'i>(word: &str, mut orders: impl Iterator<Item = &'i str>, words: &Words<'_>) -> bool {
    let is_long = |word: &str| WORD_CHARS_MIN <= word.chars().count();
    let lowered = |known: &str| known.trim().to_lowercase();
    is_long(word) && orders.any(|id| words.list(id, lowered).iter().any(|known| is_long(known) && strsim::osa_distance(known, word) == 1))
}
