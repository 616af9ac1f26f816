//! Decisions: what people found out about a case, what was decided, what was promised, and what the customer says to it.
//!
//! A rejection is built from the name of a member of staff only: no rule can reject (GDPR article 22).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::text::Personal;

use super::case::{Case, Promised};
use super::journal::Actor;

pub use codes::{Cause, Closing, Finding, Pattern, Remedy};
pub use review::{Action, Apart, Circular, Wants};
pub use status::{Status, Step};

pub(super) mod act;
pub mod after;
pub(super) mod answer;
mod authority;
pub(super) mod body;
pub(super) mod closing;
mod codes;
pub mod delay;
mod due;
pub(super) mod form;
pub(super) mod guard;
pub mod hearing;
pub mod orders;
pub mod review;
pub mod rules;
pub mod status;
pub(super) mod survey;

#[cfg(test)]
mod tests;

/// Everything about the decision of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Resolution {
    pub status: Status,
    pub level: Level,
    /// What the complaint comes down to, as staff see it; empty where it is one thing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Personal>,
    pub classification: Option<Classification>,
    pub decision: Option<Decision>,
    /// The decision that the customer had looked at again.
    pub first_decision: Option<Decision>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    /// What the customer was asked last and has not answered.
    pub asked: Option<Asked>,
    /// The dates of the first life of the case, where it has another one.
    pub first_promised: Option<Promised>,
    pub closing: Option<Closing>,
    pub reopened_count: u32,
    /// The reference of an older case about the same matter, which was closed too long ago to be opened again.
    pub follows: Option<String>,
    /// The reference of the case that this one became part of.
    pub merged_into: Option<String>,
    /// What showed that whoever writes for another person may act for them; `None` until a person has said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Personal>,
    /// How far the members of staff were heard whom the case is about, by their names.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub hearings: BTreeMap<String, hearing::Hearing>,
    /// The outside body that has the case.
    pub outside: Option<String>,
    pub survey: Survey,
    /// How far the customer was told that the answer comes later.
    pub delay: delay::Delay,
    /// What a management review decided to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
}

impl Resolution {
    /// Tells whether nothing was noted yet, so that a row need not say so.
    pub fn is_untouched(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    First,
    /// Another person looks at it again.
    Second,
}

/// What a closed case must have (ISO 10002, 8.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Classification {
    pub cause: Cause,
    pub pattern: Pattern,
}

/// A decision, as it was told to the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub finding: Finding,
    pub by: Approver,
    pub at: DateTime<Utc>,
    pub reasons: Personal,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<Answered>,
    pub remedies: Vec<Remedy>,
    /// The answer to what the customer asked for.
    #[serde(default)]
    pub asked_for: Personal,
    #[serde(default)]
    pub evidence: Personal,
    /// Whether others are affected too; `None` where nobody asked.
    #[serde(default)]
    pub others_affected: Option<bool>,
}

/// A point of a complaint with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub finding: Finding,
    pub reason: Personal,
}

/// The member of staff who stands for a decision. It can be made of a person alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Approver(String);

impl Approver {
    /// Returns the person; `None` for the customer, the desk and the channels.
    pub fn of(actor: &Actor) -> Option<Self> {
        match actor {
            Actor::Staff(name) if !name.trim().is_empty() => Some(Self(name.clone())),
            Actor::Staff(_) | Actor::Customer | Actor::Desk | Actor::Channel => None,
        }
    }

    pub fn name(&self) -> &str {
        &self.0
    }
}

/// A remedy that is to be carried out by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub remedy: Remedy,
    /// Such as `39.90 EUR`; empty where there is none.
    #[serde(default)]
    pub amount: String,
    pub due_on: NaiveDate,
    /// When somebody is told of it next; `None` once it is done or has been told as late.
    pub told_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub is_late: bool,
    pub done_at: Option<DateTime<Utc>>,
    /// What shows that it was done.
    #[serde(default)]
    pub proof: Personal,
}

/// A question to the customer that a button or a word answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The number of the event that asked; buttons of the answer carry it as their conversation.
    pub id: u64,
    pub what: Question,
    /// When silence has its consequence.
    pub until: Option<DateTime<Utc>>,
    #[serde(default)]
    pub reminded: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Accept, question or refuse.
    Decision,
    /// The customer refused: a second look, an outside body, or nothing more.
    Ways,
    /// The nth item of the survey.
    Survey(u8),
    /// A poor rating: should another person look at it?
    SecondLook,
    /// Is it solved, weeks later?
    Solved,
    /// The case is closed: is it not settled?
    Settled,
}

/// What the customer thinks of how the case was handled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Survey {
    /// When it is sent, and when its one reminder is.
    pub due_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub reminded: bool,
    /// 1 to 5: easy to complain, kept informed, treated fairly, satisfied with the outcome.
    pub ratings: [Option<u8>; 4],
    #[serde(skip_serializing_if = "Personal::is_empty")]
    pub comment: Personal,
    pub declined: bool,
    /// When the customer is asked whether it is solved.
    pub solved_due_at: Option<DateTime<Utc>>,
    pub solved: Option<bool>,
}

/// What happened to a decision, for the journal: without a word that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happened {
    Status {
        from: Status,
        to: Status,
    },
    Classified {
        cause: Cause,
        pattern: Pattern,
    },
    Categorised {
        from: Option<String>,
        to: String,
    },
    Decided {
        finding: Finding,
        remedies: Vec<Remedy>,
        level: Level,
    },
    Promised {
        remedy: Remedy,
        due_on: NaiveDate,
        amount: String,
    },
    Done {
        remedy: Remedy,
    },
    Late {
        remedy: Remedy,
    },
    Merged {
        into: String,
    },
    Received {
        from: String,
    },
    Follows {
        reference: String,
    },
    Outside {
        body: String,
    },
    /// A person has seen that whoever writes for another person may act for them.
    Authorised,
    /// Whoever writes for another person is asked what shows that they may.
    AuthorityAsked,
    /// What was shown is not enough.
    AuthorityRefused,
    /// A colleague whom the case is about is asked to reply.
    AskedToReply {
        name: String,
    },
    RepliedTo {
        name: String,
    },
    /// Somebody has said why a colleague is not heard.
    DecidedUnheard {
        name: String,
    },
    Surveyed,
    Rated {
        item: u8,
        rating: u8,
    },
    Solved {
        solved: bool,
    },
    Refused {
        /// The codes of what stood against it, never words.
        why: String,
    },
    /// The customer knows that the answer comes later, why, and by when.
    Delayed {
        until: NaiveDate,
    },
    /// Working time that staff spent on the case, as they say.
    Spent {
        minutes: u32,
    },
}

/// Returns why `actor` must not decide this case: who decided the first time does not look at it again.
pub(super) fn decided_first(case: &Case, actor: &str) -> bool {
    let first = case.resolution.first_decision.as_ref();
    case.resolution.level == Level::Second && first.is_some_and(|decision| decision.by.name() == actor)
}

impl Happened {
    /// Returns the line of the story of a case.
    pub fn line(&self) -> String {
        match self {
            Happened::Status { from, to } => format!("status {} → {}", from.name(), to.name()),
            Happened::Classified { cause, pattern } => format!("classified: {}, {}", cause.code(), pattern.code()),
            Happened::Categorised { from, to } => format!("category {} → {to}", from.as_deref().unwrap_or("-")),
            Happened::Decided { finding, remedies, level } => {
                let remedies = remedies.iter().map(|remedy| remedy.code()).collect::<Vec<_>>().join(", ");
                let level = if *level == Level::Second { ", the second time" } else { "" };
                format!("decided{level}: {}; {remedies}", finding.code())
            }
            Happened::Promised { remedy, due_on, amount } => format!("promised {} {amount} by {due_on}", remedy.code()),
            Happened::Done { remedy } => format!("promise kept: {}", remedy.code()),
            Happened::Late { remedy } => format!("promise late: {}", remedy.code()),
            Happened::Merged { into } => format!("merged into {into}"),
            Happened::Received { from } => format!("took in {from}"),
            Happened::Follows { reference } => format!("follows {reference}"),
            Happened::Outside { body } => format!("with an outside body: {body}"),
            Happened::Authorised => "confirmed that the writer may act for the other person".to_owned(),
            Happened::AuthorityAsked => "asked what shows that the writer may act for the other person".to_owned(),
            Happened::AuthorityRefused => "what was shown is not enough to act for the other person".to_owned(),
            Happened::AskedToReply { name } => format!("{name}, whom it is about, is asked to reply"),
            Happened::RepliedTo { name } => format!("{name}, whom it is about, has replied"),
            Happened::DecidedUnheard { name } => format!("{name}, whom it is about, is not heard, for a reason that is kept"),
            Happened::Surveyed => "asked how it went".to_owned(),
            Happened::Rated { item, rating } => format!("rated item {}: {rating}", item + 1),
            Happened::Solved { solved: true } => "says that it is solved".to_owned(),
            Happened::Solved { solved: false } => "says that it is not solved".to_owned(),
            Happened::Delayed { until } => format!("told of a later answer, by {until}"),
            Happened::Spent { minutes } => format!("took {minutes} minutes of work"),
            Happened::Refused { why } => format!("an order was refused: {why}"),
        }
    }
}
