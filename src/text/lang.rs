//! A language tag, normalised.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language, such as `en` or `pt-BR`; the primary subtag in lower case, a region in upper case (BCP 47).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// Reads a tag as Telegram, mails and admins write it (`en`, `EN_us`, `pt-BR`); `None` if it is no language tag.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.trim().split(['-', '_']);
        let primary = parts.next()?.to_ascii_lowercase();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let region = parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        Some(Self(match region {
            Some(region) => format!("{primary}-{}", region.to_ascii_uppercase()),
            None => primary,
        }))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the tag without its region.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Tells whether the script of this language runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self.primary(), "ar" | "fa" | "he" | "ur")
    }

    /// Returns the language of `offered` that fits `wanted` best: the same tag, else the same primary language.
    pub fn choose<'a>(wanted: &Lang, offered: &'a [Lang]) -> Option<&'a Lang> {
        offered.iter().find(|lang| *lang == wanted).or_else(|| offered.iter().find(|lang| lang.primary() == wanted.primary()))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_normalised_and_nonsense_is_refused() {
        assert_eq!(Lang::parse("EN_us").map(|lang| lang.to_string()), Some("en-US".into()));
        assert_eq!(Lang::parse("english"), None);
        assert_eq!(Lang::parse(""), None);
    }
}
