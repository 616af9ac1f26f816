//! A compiled flow: what the checker hands to the runner. Everything in it is proved: ids exist, conditions look back only.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use regex::Regex;

use crate::text::{Lang, Texts};

use super::finish::{Finish, Next};
use super::table::Table;

pub type FlowId = String;
pub type FieldId = String;
pub type StepId = String;
pub type RaiseId = String;
pub type OptionId = String;

/// The fingerprint of a compiled script (12 hexadecimal digits); comments, key order and texts do not count.
pub type Version = String;

/// All flows in service, by id; older versions that open conversations still run on stand beside the current one.
#[derive(Clone, Debug, Default)]
pub struct Flows {
    pub current: BTreeMap<FlowId, Arc<Flow>>,
    pub pinned: BTreeMap<(FlowId, Version), Arc<Flow>>,
}

impl Flows {
    /// Returns the flow in exactly this version.
    pub fn at(&self, id: &str, version: &str) -> Option<&Arc<Flow>> {
        self.current.get(id).filter(|flow| flow.version == version).or_else(|| self.pinned.get(&(id.to_owned(), version.to_owned())))
    }

    /// Returns the flows as an organisation offers them: in the languages that it serves, its usual one first. Versions stay what they are.
    pub fn serving(self, served: &[Lang]) -> Self {
        let offered = |flow: Arc<Flow>| Arc::new(Flow { languages: offered(&flow.languages, served), ..Arc::unwrap_or_clone(flow) });
        Self {
            current: self.current.into_iter().map(|(id, flow)| (id, offered(flow))).collect(),
            pinned: self.pinned.into_iter().map(|(key, flow)| (key, offered(flow))).collect(),
        }
    }
}

/// Returns the languages of a flow that are served; its base where none is, since it has to speak.
fn offered(spoken: &[Lang], served: &[Lang]) -> Vec<Lang> {
    let mut offered: Vec<Lang> = Vec::new();
    for lang in served.iter().filter_map(|lang| Lang::choose(lang, spoken)) {
        if !offered.contains(lang) {
            offered.push(lang.clone());
        }
    }
    if offered.is_empty() { spoken.iter().take(1).cloned().collect() } else { offered }
}

/// One flow, compiled, with its words.
#[derive(Clone, Debug)]
pub struct Flow {
    pub id: FlowId,
    pub version: Version,
    /// Those that are offered to customers; the first is for whoever speaks none of them.
    pub languages: Vec<Lang>,
    pub start: Start,
    pub steps: Vec<Step>,
    pub raises: Vec<Raise>,
    /// In order; the first that applies takes over.
    pub next: Vec<Next>,
    pub finish: Finish,
    /// Enough for a case, should the customer fall silent.
    pub minimum: Vec<FieldId>,
    pub silence: Silence,
    pub open: OpenConversations,
    /// How many times a mail may ask for what is missing.
    pub mail_rounds: u8,
    /// The words of this flow over those of the system.
    pub texts: Texts,
    /// The tables that its questions are looked up in. What they say is no part of the version.
    pub tables: BTreeMap<String, Arc<Table>>,
}

/// What begins a flow.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Start {
    /// Without the slash.
    pub commands: Vec<String>,
    pub keywords: Vec<String>,
    pub mail_to: Vec<String>,
    pub deep_link: Option<String>,
}

/// What happens to open conversations when a new version is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum OpenConversations {
    /// They finish on the version they began.
    Pin,
    /// They move to the new version with the answers that still fit.
    Migrate,
}

/// What a customer's silence leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    pub remind_after: Vec<TimeDelta>,
    pub end_after: TimeDelta,
    pub then: SilenceEnd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum SilenceEnd {
    File,
    Drop,
}

#[derive(Clone, Debug)]
pub struct Step {
    pub id: StepId,
    pub when: Option<Condition>,
    pub on: Channels,
    pub body: StepBody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Channels {
    pub chat: bool,
    pub mail: bool,
}

#[derive(Clone, Debug)]
pub enum StepBody {
    Ask(Question),
    Say,
    Confirm,
}

#[derive(Clone, Debug)]
pub struct Question {
    pub kind: Kind,
    pub optional: bool,
    pub tidy: Vec<Tidy>,
    pub matches: Option<Pattern>,
    pub tries: u8,
    pub mail: MailAnswer,
    pub private: bool,
    /// A table answers it; it is never asked.
    pub lookup: Option<Box<Lookup>>,
}

/// Where the answer to a question is looked up: yes if a row fits.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Lookup {
    pub table: String,
    /// Earlier questions, and the columns in which their answers are looked for.
    pub by: Vec<FieldId>,
}

/// What a question accepts, with its limits.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Kind {
    /// Length in characters, inclusive.
    Text {
        length: (usize, usize),
    },
    Choice {
        options: Vec<OptionId>,
    },
    /// How many options may be taken, inclusive.
    Choices {
        options: Vec<OptionId>,
        count: (usize, usize),
    },
    YesNo,
    Consent,
    /// Limits inclusive, in millionths.
    Number {
        range: (Option<i64>, Option<i64>),
    },
    Amount {
        range: (Option<i64>, Option<i64>),
        currency: Option<String>,
    },
    Date {
        not_before: Option<DateLimit>,
        not_after: Option<DateLimit>,
    },
    Email,
    Phone,
    Photo {
        count: (usize, usize),
    },
    File {
        count: (usize, usize),
    },
    Location,
    Contact,
    /// One of the customer's own cases.
    Case,
}

impl Kind {
    /// Returns the options of a choice; other kinds have none.
    pub fn options(&self) -> &[OptionId] {
        match self {
            Kind::Choice { options } | Kind::Choices { options, .. } => options,
            Kind::Text { .. }
            | Kind::YesNo
            | Kind::Consent
            | Kind::Number { .. }
            | Kind::Amount { .. }
            | Kind::Date { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case => &[],
        }
    }
}

/// A limit of a date: fixed, or relative to the day of the answer.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum DateLimit {
    On(NaiveDate),
    /// Days from today, negative for the past.
    Today {
        plus_days: i32,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Tidy {
    Trim,
    Upper,
    Lower,
    Digits,
}

/// A pattern, as written, for whole answers and for finding it in a mail.
#[derive(Clone, Debug)]
pub struct Pattern {
    pub written: String,
    pub whole: Regex,
    /// Unanchored, at word boundaries.
    pub within: Regex,
}

/// Where a mail already answers a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct MailAnswer {
    pub from: Option<MailSource>,
    pub find: bool,
    /// Asked in the first mail although its condition is not decided yet.
    pub early: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum MailSource {
    Body,
    Subject,
    Sender,
    Attachments,
}

/// An alarm, decided after every change of answers, fired once, at once.
#[derive(Clone, Debug)]
pub struct Raise {
    pub id: RaiseId,
    pub when: Condition,
    pub priority: Priority,
    pub notify: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    Low,
    Normal,
    High,
    Urgent,
}

/// A condition over earlier answers, in Kleene's three-valued logic.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Condition {
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    /// `id = value`; for `choices`, `id has value`.
    Is {
        field: FieldId,
        value: Literal,
    },
    /// `id != value`: true when the question is absent.
    IsNot {
        field: FieldId,
        value: Literal,
    },
    In {
        field: FieldId,
        values: Vec<Literal>,
    },
    Compare {
        field: FieldId,
        order: Order,
        value: Literal,
    },
    Answered(FieldId),
    Skipped(FieldId),
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Literal {
    Option(OptionId),
    YesNo(bool),
    /// In millionths.
    Number(i64),
    Date(NaiveDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_are_offered_the_languages_that_the_organisation_serves_its_usual_one_first() {
        let langs = |tags: &[&str]| tags.iter().map(|tag| Lang::parse(tag).unwrap()).collect::<Vec<_>>();
        let spoken = langs(&["en", "de", "fr"]);
        assert_eq!(offered(&spoken, &langs(&["de", "en"])), langs(&["de", "en"]));
        assert_eq!(offered(&spoken, &langs(&["pl", "fr-CA", "fr"])), langs(&["fr"]));
        assert_eq!(offered(&spoken, &langs(&["pl"])), langs(&["en"]), "it has to speak");
    }
}
