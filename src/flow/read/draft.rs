//! A flow as it was read: every value with its place, and what could not be read left open; nothing in it is proved.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::TimeDelta;

use crate::diagnostic::{Located, Source, Span};
use crate::flow::finish::Finish;
use crate::flow::script::{Channels, Kind, MailAnswer, OpenConversations, Pattern, Priority, SilenceEnd, Tidy};
use crate::text::Lang;

use super::condition::Tree;

#[derive(Debug)]
pub(in crate::flow) struct Draft {
    pub source: Arc<Source>,
    pub id: Located<String>,
    /// The first is the base language; never empty.
    pub languages: Vec<Located<Lang>>,
    pub start: DraftStart,
    pub steps: Vec<DraftStep>,
    pub raises: Vec<DraftRaise>,
    pub next: Vec<DraftNext>,
    pub finish: Finish,
    pub minimum: Vec<Located<String>>,
    pub silence: DraftSilence,
    pub open: OpenConversations,
    pub mail_rounds: u8,
    /// Ids that a syntax error may have swallowed: nobody is told that they do not exist.
    pub ghosts: BTreeSet<String>,
    /// What ids begin with that nothing is known of, because their part or table is not there, which is reported.
    pub lost_prefixes: Vec<String>,
    /// Whether steps are missing or stand twice, which is reported: texts without a step are then left alone.
    pub has_gaps: bool,
}

#[derive(Debug, Default)]
pub(in crate::flow) struct DraftStart {
    pub commands: Vec<Located<String>>,
    pub keywords: Vec<Located<String>>,
    pub mail_to: Vec<Located<String>>,
    pub deep_link: Option<Located<String>>,
}

#[derive(Debug)]
pub(in crate::flow) struct DraftSilence {
    pub remind: Vec<Located<TimeDelta>>,
    pub after: TimeDelta,
    pub after_span: Option<Span>,
    pub then: SilenceEnd,
}

#[derive(Clone, Debug)]
pub(in crate::flow) struct DraftStep {
    pub id: Located<String>,
    pub when: Option<DraftCondition>,
    pub on: Channels,
    pub body: DraftBody,
}

#[derive(Clone, Debug)]
pub(in crate::flow) enum DraftBody {
    Ask(Box<DraftQuestion>),
    Say,
    Confirm,
    /// A part to be inlined; `None` takes the part's name as prefix.
    Use {
        prefix: Option<String>,
    },
}

#[derive(Clone, Debug)]
pub(in crate::flow) struct DraftQuestion {
    /// `None` where it could not be read: conditions on it are then taken as they are.
    pub kind: Option<Kind>,
    /// The options as written, also those of a question whose kind could not be read.
    pub options: Vec<Located<String>>,
    pub optional: bool,
    pub tidy: Vec<Tidy>,
    pub matches: Option<DraftPattern>,
    pub tries: u8,
    pub mail: MailAnswer,
    pub private: bool,
    /// A table answers it.
    pub lookup: Option<DraftLookup>,
    /// The setting that limits what is accepted: `matches`, `length`, `range` and so on.
    pub limit: Option<Span>,
}

/// Where an answer is looked up.
#[derive(Clone, Debug)]
pub(in crate::flow) struct DraftLookup {
    pub table: Located<String>,
    pub by: Vec<Located<String>>,
    /// The columns that texts can show, once the table was found.
    pub columns: Vec<String>,
}

#[derive(Clone, Debug)]
pub(in crate::flow) struct DraftPattern {
    pub written: Located<String>,
    /// `None` where it is not valid, which is reported.
    pub compiled: Option<Pattern>,
}

#[derive(Clone, Debug)]
pub(in crate::flow) struct DraftCondition {
    pub written: Located<String>,
    /// `None` where it could not be read, which is reported.
    pub tree: Option<Tree>,
    /// Of a condition within a part: its own half, where that of the step that uses the part could not be read.
    pub rest: Option<Tree>,
}

#[derive(Debug)]
pub(in crate::flow) struct DraftRaise {
    pub id: Located<String>,
    pub when: DraftCondition,
    pub priority: Priority,
    pub notify: Vec<Located<String>>,
}

/// Another flow that takes over.
#[derive(Debug)]
pub(in crate::flow) struct DraftNext {
    pub flow: Located<String>,
    pub when: Option<DraftCondition>,
    pub otherwise: bool,
}

impl DraftStep {
    pub(in crate::flow) fn question(&self) -> Option<&DraftQuestion> {
        match &self.body {
            DraftBody::Ask(question) => Some(question),
            DraftBody::Say | DraftBody::Confirm | DraftBody::Use { .. } => None,
        }
    }
}

impl Draft {
    /// Returns all questions with the number of their step, in order.
    pub(in crate::flow) fn questions(&self) -> impl Iterator<Item = (usize, &DraftStep, &DraftQuestion)> {
        self.steps.iter().enumerate().filter_map(|(at, step)| Some((at, step, step.question()?)))
    }

    /// Returns the question of this id with the number of its step.
    pub(in crate::flow) fn question(&self, id: &str) -> Option<(usize, &DraftStep, &DraftQuestion)> {
        self.questions().find(|(_, step, _)| step.id.value == id)
    }

    /// Returns what is looked up in tables, with the question that it answers.
    pub(in crate::flow) fn lookups(&mut self) -> impl Iterator<Item = (&str, &mut DraftLookup)> {
        self.steps.iter_mut().filter_map(|step| match &mut step.body {
            DraftBody::Ask(question) => question.lookup.as_mut().map(|lookup| (step.id.value.as_str(), lookup)),
            DraftBody::Say | DraftBody::Confirm | DraftBody::Use { .. } => None,
        })
    }

    /// Returns the earlier looked-up question that a variable shows a column of, with the number of its step.
    pub(in crate::flow) fn looked_up(&self, variable: &str) -> Option<usize> {
        self.questions().find_map(|(at, step, question)| {
            let column = variable.strip_prefix(step.id.value.as_str())?.strip_prefix('_')?;
            question.lookup.as_ref()?.columns.iter().any(|known| known == column).then_some(at)
        })
    }

    /// Tells whether a step of this id may be there although it was not read, which is reported.
    pub(in crate::flow) fn is_ghost(&self, id: &str) -> bool {
        self.ghosts.contains(id) || self.lost_prefixes.iter().any(|prefix| id.starts_with(prefix.as_str()))
    }

    pub(in crate::flow) fn base(&self) -> &Lang {
        &self.languages[0].value
    }
}
