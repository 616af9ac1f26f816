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

    /// Returns a cell as people read it.
    pub(super) fn cell(self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Share(share) => match share.percent() {
                Some(percent) => {
                    let (percent, met, of) = (format!("{percent:.1}"), share.met.to_string(), share.of.to_string());
                    self.say("report-share", &[("percent", &percent), ("met", &met), ("of", &of)])
                }
                None => "–".to_owned(),
            },
            Cell::Number(number) => number.map_or_else(|| "–".to_owned(), |number| format!("{number:.1}")),
            Cell::Hidden => self.word("report-few"),
            Cell::Withheld => self.word("report-withheld"),
        }
    }
}
