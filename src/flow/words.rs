//! Words for one reader: looked up in the customer's language, filled, and compared with what people type.

use std::sync::Arc;

use crate::text::{Arg, Lang, Texts};

/// The system's messages that list the words of a command.
pub const COMMANDS: [&str; 17] = [
    "cmd-back",
    "cmd-change",
    "cmd-cancel",
    "cmd-undo",
    "cmd-restart",
    "cmd-why",
    "cmd-help",
    "cmd-human",
    "cmd-language",
    "cmd-skip",
    "cmd-done",
    "cmd-keep",
    "cmd-file",
    "cmd-continue",
    "cmd-anew",
    "cmd-drop",
    "cmd-more",
];

/// The words of a flow in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    pub texts: &'a Texts,
    pub lang: &'a Lang,
}

impl Words<'_> {
    pub fn say(&self, id: &str) -> String {
        self.fill(id, &[])
    }

    /// Returns the message, or its id where no language has it: a word that is missing never stops a conversation.
    pub fn fill(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.texts.get(self.lang, id, args).unwrap_or_else(|| id.to_owned())
    }

    pub fn attribute(&self, id: &str, attribute: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.texts.attribute(self.lang, id, attribute, args)
    }

    /// Returns the message as each language has it, the customer's language first.
    pub fn in_every_language(&self, id: &str, attribute: Option<&str>) -> Vec<String> {
        let own = self.texts.exact(self.lang, id, attribute, &[]);
        let others = self.texts.languages().filter(|lang| *lang != self.lang);
        own.into_iter().chain(others.filter_map(|lang| self.texts.exact(lang, id, attribute, &[]))).collect()
    }

    /// Returns the comma-separated words of a message in every language, normalised, the customer's language first.
    pub fn list(&self, id: &str, attribute: Option<&str>) -> Arc<Vec<String>> {
        self.texts.list(self.lang, id, attribute, || self.in_every_language(id, attribute).iter().flat_map(|words| split(words)).collect())
    }

    /// Returns the comma-separated words of a message in the customer's language, as written.
    pub fn own_list(&self, id: &str) -> Vec<String> {
        self.say(id).split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }

    /// Tells whether the whole of `said` (normalised) is one of the words of the message, in any language.
    pub fn is_one_of(&self, said: &str, id: &str, attribute: Option<&str>) -> bool {
        !said.is_empty() && self.list(id, attribute).iter().any(|word| word == said)
    }
}

fn split(words: &str) -> Vec<String> {
    words.split(',').map(normalise).filter(|word| !word.is_empty()).collect()
}

/// Returns the text in lower case, without marks and pictures at its ends, each run of blanks as one blank.
pub fn normalise(text: &str) -> String {
    let lower = text.to_lowercase();
    let trimmed = lower.trim_matches(|c: char| !c.is_alphanumeric());
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether `phrase` stands in `text` as whole words; both normalised.
pub fn contains_words(text: &str, phrase: &str) -> bool {
    if phrase.is_empty() {
        return false;
    }
    text.match_indices(phrase).any(|(start, found)| {
        let before = text[..start].chars().next_back();
        let after = text[start + found.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_compare_without_pictures_marks_and_case() {
        assert_eq!(normalise(" 📦 A  Product! "), "a product");
        assert_eq!(normalise("📦"), "");
    }

    #[test]
    fn a_word_is_found_whole_only() {
        assert!(contains_words("i burnt my hand", "burnt"));
        assert!(!contains_words("sunburnt hand", "burnt"));
        assert!(!contains_words("anything", ""));
    }
}
