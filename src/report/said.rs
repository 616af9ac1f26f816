//! The words of digests, reviews and alarms in one language, and the objectives that they name. Never decides what is said.

use crate::desk::governance::Objectives;
use crate::text::{Arg, Lang, Texts};

use super::page::Cell;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    pub texts: &'a Texts,
    pub lang: &'a Lang,
    /// What the figures are judged by.
    pub objectives: Objectives,
}

impl Said<'_> {
    /// Returns a message; its id where no language has it, since silence would be worse.
    pub fn say(self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::Text((*value).to_owned()))).collect();
        self.texts.get(self.lang, id, &args).unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn word(self, id: &str) -> String {
        self.say(id, &[])
    }

    /// Returns the first of a list of words, such as the name of a remedy.
    pub(super) fn first_of(self, id: &str) -> String {
        self.word(id).split([',', '،']).next().unwrap_or_default().trim().to_owned()
    }

    /// Returns a count of something.
    pub(super) fn counted(self, id: &str, count: u64) -> String {
        self.say(id, &[("count", &count.to_string())])
    }

    /// Returns a phrase of the page in this language: a heading, the name of a figure, or a code behind its group, as in
    /// `finding: upheld`. What is no phrase of ours, such as the name of a team or of a step, stays as it is.
    pub fn phrase(self, text: &str) -> String {
        if let Some(known) = self.known(text) {
            return if text.starts_with(char::is_uppercase) { begun_large(&known) } else { known };
        }
        if let Some((group, value)) = text.split_once(": ")
            && let Some(label) = self.known(group)
        {
            return self.say("labelled", &[("label", &label), ("value", &self.of_group(group, value))]);
        }
        match text.rsplit_once(", ").and_then(|(group, value)| Some((self.known(group)?, value))) {
            Some((label, value)) => format!("{label}, {}", self.of_group("", value)),
            None => self.range(text).unwrap_or_else(|| text.to_owned()),
        }
    }

    /// Returns what a code of a group is called.
    fn of_group(self, group: &str, value: &str) -> String {
        let listed = match group {
            "finding" => Some(format!("finding-{value}")),
            "promised" => Some(format!("remedy-{value}")),
            _ => None,
        };
        let listed = listed.filter(|id| self.texts.get(self.lang, id, &[]).is_some()).map(|id| self.first_of(&id));
        listed.or_else(|| self.known(value)).unwrap_or_else(|| value.replace('_', " "))
    }

    fn range(self, text: &str) -> Option<String> {
        let (low, high) = text.strip_suffix(" %")?.split_once(" to ")?;
        let (low, high) = (self.with_mark(low), self.with_mark(high));
        Some(self.say("page-range", &[("low", &low), ("high", &high)]))
    }

    fn known(self, text: &str) -> Option<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let id = format!("page-{}", words.map(str::to_lowercase).collect::<Vec<_>>().join("-"));
        let cause = || self.texts.get(self.lang, &format!("cause-{text}"), &[]);
        self.texts.get(self.lang, &id, &[]).or_else(cause)
    }

    /// Returns a number with one decimal, behind the mark that this language puts there.
    pub(super) fn number(self, number: f64) -> String {
        self.with_mark(&format!("{number:.1}"))
    }

    fn with_mark(self, number: &str) -> String {
        number.replace('.', &self.word("decimal-mark"))
    }

    /// Returns a cell as people read it.
    pub(super) fn cell(self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => match share.percent() {
                Some(percent) => {
                    let (percent, met, of) = (self.number(percent), share.met.to_string(), share.of.to_string());
                    self.say("report-share", &[("percent", &percent), ("met", &met), ("of", &of)])
                }
                None => "–".to_owned(),
            },
            Cell::Number(number) => number.map_or_else(|| "–".to_owned(), |number| self.number(number)),
            Cell::Hidden => self.word("report-few"),
            Cell::Withheld => self.word("report-withheld"),
        }
    }
}

/// Returns a phrase that begins with a capital, as the name of a tile does.
fn begun_large(phrase: &str) -> String {
    let mut chars = phrase.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
