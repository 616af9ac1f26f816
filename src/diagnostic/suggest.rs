//! “Did you mean”: the known word that is nearest to a mistyped one.

/// Returns the word of `known` nearest to `written`; `None` if none is near enough to be worth a proposal.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let near = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(&written, &word.to_lowercase()), *word))
        .filter(|(distance, word)| *distance <= (written.chars().count().max(word.chars().count()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance);
    near.map(|(_, word)| word).or_else(|| begun(&written, &known))
}

/// Returns the one word that `written` begins, or that begins it: `upper` for `uppercase`.
fn begun<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    const LETTERS_MIN: usize = 4;
    let is_begun = |word: &&&str| {
        let shorter = word.chars().count().min(written.chars().count());
        LETTERS_MIN <= shorter && (written.starts_with(**word) || word.starts_with(written))
    };
    let mut begun = known.iter().filter(is_begun);
    let only = begun.next().copied();
    only.filter(|_| begun.next().is_none())
}

/// Joins words for a sentence: `a, b or c`.
pub fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
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
}
