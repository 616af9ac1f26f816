//! What scripts and texts may say: every setting, kind, word and attribute with its meaning, in one table.
//!
//! The reader takes its vocabulary from here, and so do the reference, the editors' hover and completion, and the schema: a setting
//! that is not in this table cannot be read, and one without a meaning cannot be written.

mod aliases;
mod ends;
mod kinds;
mod reference;
mod sections;
#[cfg(test)]
mod tests;
mod texts;

pub(in crate::flow) use aliases::{FLOW_ALIASES, NEXT_ALIASES, RAISE_ALIASES, STEP_ALIASES};
pub(in crate::flow) use ends::FINISHES;
pub use ends::{FILE, NEXT};
pub use kinds::{KINDS, KindEntry, Named};
pub use reference::markdown;
pub(in crate::flow) use sections::{CHANNELS, MAIL_SOURCES, OPEN, PRIORITIES, SILENCE_ENDS, TIDIES};
pub use sections::{FLOW, MAIL, MAIL_ANSWER, PART, RAISE, SECTIONS, SILENCE, START, STEP, UPDATE};
pub use texts::{ATTRIBUTES, Attribute, COMPARISONS, Comparison, Owner};

/// A table of a script, such as `[start]`.
#[derive(Debug)]
pub struct Section {
    /// As it stands in the file; empty for the top of it.
    pub header: &'static str,
    /// What a problem calls such a table.
    pub called: &'static str,
    pub meaning: &'static str,
    pub settings: &'static [Setting],
    /// The names of the settings, in the same order.
    pub names: &'static [&'static str],
}

/// One setting.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub name: &'static str,
    pub takes: Takes,
    pub without: Without,
    /// Whole sentences, in Markdown.
    pub meaning: &'static str,
    /// A value as it stands after `=`.
    pub example: &'static str,
}

/// What a setting takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    Text,
    /// Small letters, digits and `_`; begins with a letter, 40 characters at most.
    Id,
    Texts,
    /// Ids of questions of this flow.
    Questions,
    /// Ids of options.
    Options,
    Languages,
    YesNo,
    /// A whole number, both ends inclusive.
    Number {
        least: u32,
        most: u32,
    },
    /// `[least, most]`, whole numbers, with the highest that is possible; 0 where the options set it.
    Pair {
        most: u32,
    },
    /// `[least, most]`, numbers or `"any"`.
    Range,
    /// A day, or `"today"` with days, weeks, months or years added.
    Day,
    /// `"30m"`, `"2h"`, `"3d"`, `"1w"`.
    Span,
    Spans,
    Condition,
    Pattern,
    Currency,
    Kind,
    OneOf(&'static [Word]),
    ManyOf(&'static [Word]),
    /// A table below this one.
    Table(&'static Section),
    /// Tables that may stand any number of times.
    Tables(&'static Section),
}

/// What it means that a setting is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Without {
    /// It must be there.
    Problem,
    /// The same as this value, as it stands after `=`.
    Same(&'static str),
    /// In words.
    Means(&'static str),
}

/// One of few words that a setting takes.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub name: &'static str,
    pub meaning: &'static str,
}

/// A word with what the reader makes of it, and its meaning.
pub(in crate::flow) type Typed<T> = (&'static str, T, &'static str);

/// Returns the words with what the reader makes of them.
pub(in crate::flow) fn values<T: Copy, const N: usize>(words: &[Typed<T>; N]) -> [(&'static str, T); N] {
    words.map(|(name, value, _)| (name, value))
}

const fn words<T: Copy, const N: usize>(typed: &[Typed<T>; N]) -> [Word; N] {
    let mut words = [Word { name: "", meaning: "" }; N];
    let mut nth = 0;
    while nth < N {
        words[nth] = Word { name: typed[nth].0, meaning: typed[nth].2 };
        nth += 1;
    }
    words
}

const fn names<const N: usize>(settings: &[Setting; N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut nth = 0;
    while nth < N {
        names[nth] = settings[nth].name;
        nth += 1;
    }
    names
}

impl Section {
    /// Returns the setting of this name.
    pub fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }
}

impl Takes {
    /// Says in a few words what is taken, in Markdown.
    pub fn phrase(&self) -> String {
        match self {
            Takes::Text => "text".to_owned(),
            Takes::Id => "an id".to_owned(),
            Takes::Texts => "a list of texts".to_owned(),
            Takes::Questions => "a list of questions' ids".to_owned(),
            Takes::Options => "a list of ids".to_owned(),
            Takes::Languages => "a list of languages".to_owned(),
            Takes::YesNo => "`true` or `false`".to_owned(),
            Takes::Number { least, most } if least == most => format!("{least}"),
            Takes::Number { least, most } => format!("a whole number from {least} to {most}"),
            Takes::Pair { most: 0 } => "`[least, most]`, up to the number of options".to_owned(),
            Takes::Pair { most } => format!("`[least, most]`, up to {most}"),
            Takes::Range => "`[least, most]`, numbers; `\"any\"` leaves a side open".to_owned(),
            Takes::Day => "a day such as `2026-03-01`, or `\"today\"`, `\"today+14d\"`, `\"today-1y\"`".to_owned(),
            Takes::Span => "a span of time: `\"30m\"`, `\"2h\"`, `\"3d\"`, `\"1w\"`".to_owned(),
            Takes::Spans => "a list of spans of time".to_owned(),
            Takes::Condition => "a condition".to_owned(),
            Takes::Pattern => "a pattern (regular expression) in single quotes".to_owned(),
            Takes::Currency => "three capital letters, as in ISO 4217".to_owned(),
            Takes::Kind => "a kind of question".to_owned(),
            Takes::OneOf(words) => format!("one of {}", list(words)),
            Takes::ManyOf(words) => format!("a list of {}", list(words)),
            Takes::Table(_) => "a table".to_owned(),
            Takes::Tables(section) => format!("tables, each under `{}`", section.header),
        }
    }

    /// Returns the words that are possible, where they are few.
    pub fn words(&self) -> &'static [Word] {
        match self {
            Takes::OneOf(words) | Takes::ManyOf(words) => words,
            Takes::Text
            | Takes::Id
            | Takes::Texts
            | Takes::Questions
            | Takes::Options
            | Takes::Languages
            | Takes::YesNo
            | Takes::Number { .. }
            | Takes::Pair { .. }
            | Takes::Range
            | Takes::Day
            | Takes::Span
            | Takes::Spans
            | Takes::Condition
            | Takes::Pattern
            | Takes::Currency
            | Takes::Kind
            | Takes::Table(_)
            | Takes::Tables(_) => &[],
        }
    }
}

fn list(words: &[Word]) -> String {
    words.iter().map(|word| format!("`\"{}\"`", word.name)).collect::<Vec<_>>().join(", ")
}

impl Without {
    /// Says in a few words what holds without the setting, in Markdown.
    pub fn phrase(&self) -> String {
        match self {
            Without::Problem => "must be there".to_owned(),
            Without::Same(value) => format!("`{value}`"),
            Without::Means(words) => (*words).to_owned(),
        }
    }
}
