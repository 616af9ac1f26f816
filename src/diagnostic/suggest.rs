//! “Did you mean”: the known word that is nearest to a mistyped one.

use std::collections::BTreeSet;

/// Returns the word of `known` nearest to `written`; `None` if none is near enough to be worth a proposal.
///
/// Near is what a slip of the fingers makes of a word; then the same parts in another order or joined otherwise (`after_not`,
/// `yes-no`); then the one word that `written` begins, or that begins it (`yes`, `uppercase`).
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let near = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(&written, &word.to_lowercase()), *word))
        .filter(|(distance, word)| *distance <= (written.chars().count().max(word.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance);
    let same_parts = || known.iter().copied().find(|word| parts(word) == parts(&written) || joined(word) == joined(&written));
    near.map(|(_, word)| word).or_else(same_parts).or_else(|| begun(&written, &known))
}

/// Returns the parts of a name, sorted.
fn parts(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = word.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
    parts.sort();
    parts
}

/// Returns the letters and digits of a name.
fn joined(word: &str) -> String {
    word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Returns the one word that `written` begins, or that begins it but for its last letter: `upper` for `uppercase`.
fn begun<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    // A beginning says more than an end that was added.
    const BEGINNING_MIN: usize = 3;
    const WORD_MIN: usize = 4;
    let is_begun = |word: &&&str| {
        let common = word.chars().zip(written.chars()).take_while(|(one, other)| one == other).count();
        let (length, written_length) = (word.chars().count(), written.chars().count());
        let is_beginning = BEGINNING_MIN <= common && common == written_length;
        // The last letter may be another one: `earlier` for `early`.
        is_beginning || (WORD_MIN <= common && length <= common + 1)
    };
    let mut begun = known.iter().filter(is_begun);
    let only = begun.next().copied();
    only.filter(|_| begun.next().is_none())
}

/// Joins words for a sentence: `a, b or c`.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    // A setting that was asked for twice is one.
    let mut seen = BTreeSet::new();
    words.retain(|word| seen.insert(word.clone()));
    match words.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_one_letter_finds_its_word_and_nonsense_finds_none() {
        assert_eq!(nearest("categry", ["danger", "category"]), Some("category"));
        assert_eq!(nearest("xylophone", ["danger", "category"]), None);
        assert_eq!(nearest("uppercase", ["upper", "lower"]), Some("upper"));
    }

    #[test]
    fn the_parts_of_a_word_and_its_beginning_find_it() {
        let known = ["yesno", "number", "not_after", "not_before", "optional", "options"];
        assert_eq!(nearest("yes", known), Some("yesno"));
        assert_eq!(nearest("num", known), Some("number"));
        assert_eq!(nearest("after_not", known), Some("not_after"));
        assert_eq!(nearest("Not-After", known), Some("not_after"));
        assert_eq!(nearest("opt", known), None, "two words begin so");
        assert_eq!(nearest("no", known), None);
        assert_eq!(nearest("earlier", ["early", "find", "from"]), Some("early"));
    }
}
