//! Why an answer is not allowed: the attribute by which a script words it, and the variables that those words can show.
//!
//! The one list of both: the runner fills from here, and the checker accepts nothing else.

use chrono::NaiveDate;

use crate::flow::words::Words;
use crate::text::Arg;

use super::show_date;

/// Why an answer is not allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Invalid,
    TooShort,
    TooLong {
        max: usize,
    },
    TooSmall {
        limit: String,
    },
    TooLarge {
        limit: String,
    },
    TooEarly {
        limit: NaiveDate,
    },
    TooLate {
        limit: NaiveDate,
    },
    TooFew {
        limit: usize,
    },
    TooMany {
        limit: usize,
    },
    FewFiles {
        limit: usize,
    },
    AmbiguousDate,
    OtherCurrency {
        currency: String,
    },
    NoPhoto,
    /// No case of the customer's own.
    Unknown,
}

/// Every attribute that words a refusal, with its variables.
pub const ATTRIBUTES: [(&str, &[&str]); 14] = [
    ("invalid", &["input", "example"]),
    ("too_short", &["input", "example"]),
    ("too_long", &["max"]),
    ("too_small", &["limit", "input", "example"]),
    ("too_large", &["limit", "input", "example"]),
    ("too_early", &["limit", "input", "example"]),
    ("too_late", &["limit", "input", "example"]),
    ("too_few", &["limit"]),
    ("too_many", &["limit"]),
    ("few_files", &["limit"]),
    ("date", &["input", "example"]),
    ("currency", &["currency", "input", "example"]),
    ("file", &[]),
    ("unknown", &["input", "example"]),
];

impl Refusal {
    /// Returns the attribute of a question that words this refusal; the system's own words are `refused-` and this name.
    pub fn attribute(&self) -> &'static str {
        match self {
            Refusal::Invalid => "invalid",
            Refusal::TooShort => "too_short",
            Refusal::TooLong { .. } => "too_long",
            Refusal::TooSmall { .. } => "too_small",
            Refusal::TooLarge { .. } => "too_large",
            Refusal::TooEarly { .. } => "too_early",
            Refusal::TooLate { .. } => "too_late",
            Refusal::TooFew { .. } => "too_few",
            Refusal::TooMany { .. } => "too_many",
            Refusal::FewFiles { .. } => "few_files",
            Refusal::AmbiguousDate => "date",
            Refusal::OtherCurrency { .. } => "currency",
            Refusal::NoPhoto => "file",
            Refusal::Unknown => "unknown",
        }
    }

    /// Returns what the words of this refusal are filled with; `input` is what was written.
    pub fn args(&self, words: Words<'_>, input: &str, example: &str) -> Vec<(&'static str, Arg)> {
        let date = |date| Arg::Text(show_date(words, date));
        let count = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
        let text = |text: &str| Arg::Text(text.to_owned());
        let quoted = |first: Option<(&'static str, Arg)>| {
            first.into_iter().chain([("input", text(input)), ("example", text(example))]).collect::<Vec<_>>()
        };
        match self {
            Refusal::Invalid | Refusal::TooShort | Refusal::AmbiguousDate | Refusal::Unknown => quoted(None),
            Refusal::TooLong { max } => vec![("max", count(*max))],
            Refusal::TooSmall { limit } | Refusal::TooLarge { limit } => quoted(Some(("limit", text(limit)))),
            Refusal::TooEarly { limit } | Refusal::TooLate { limit } => quoted(Some(("limit", date(*limit)))),
            Refusal::TooFew { limit } | Refusal::TooMany { limit } | Refusal::FewFiles { limit } => vec![("limit", count(*limit))],
            Refusal::OtherCurrency { currency } => quoted(Some(("currency", text(currency)))),
            Refusal::NoPhoto => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, Texts};

    #[test]
    fn every_refusal_is_listed_with_exactly_what_it_is_filled_with() {
        let lang = Lang::parse("en").unwrap();
        let texts = Texts::new(lang.clone(), []);
        let words = Words { texts: &texts, lang: &lang };
        let (limit, day) = (String::from("5"), NaiveDate::default());
        let refusals = [
            Refusal::Invalid,
            Refusal::TooShort,
            Refusal::TooLong { max: 5 },
            Refusal::TooSmall { limit: limit.clone() },
            Refusal::TooLarge { limit: limit.clone() },
            Refusal::TooEarly { limit: day },
            Refusal::TooLate { limit: day },
            Refusal::TooFew { limit: 5 },
            Refusal::TooMany { limit: 5 },
            Refusal::FewFiles { limit: 5 },
            Refusal::AmbiguousDate,
            Refusal::OtherCurrency { currency: limit },
            Refusal::NoPhoto,
            Refusal::Unknown,
        ];
        let filled = refusals.map(|refusal| {
            let args: Vec<&str> = refusal.args(words, "", "").iter().map(|(name, _)| *name).collect();
            (refusal.attribute(), args)
        });
        assert_eq!(filled, ATTRIBUTES.map(|(name, variables)| (name, variables.to_vec())));
    }
}
