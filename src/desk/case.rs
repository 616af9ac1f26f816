//! A case: a matter with a reference. What an open case owes lives inside its stage, so a closed case owes nothing by type.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::Answers;
use crate::flow::conversation::Conversation;
use crate::flow::finish::Class;
use crate::flow::script::{FlowId, Version};
use crate::text::{Lang, Personal};

use super::calendar::Pause;
use super::deadline::Deadline;
use super::decision::Resolution;
use super::dossier::Address;
use super::erase::Erased;
use super::heed;

/// Names a case for ever: the sequence number of the event that began its conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Low,
    Medium,
    High,
    Critical,
}

/// A matter of one contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    /// What people call it; hard to guess, easy to dictate, with a check character.
    pub reference: String,
    pub flow: FlowId,
    pub version: Version,
    pub lang: Lang,
    /// When the customer first spoke of it, never when we processed it.
    pub received_at: DateTime<Utc>,
    pub filed_at: DateTime<Utc>,
    /// False while questions of the minimum or of the script are open.
    pub complete: bool,
    pub answers: Answers,
    pub severity: Severity,
    pub team: String,
    pub category: Option<String>,
    /// What kind of matter it is.
    #[serde(default)]
    pub class: Class,
    /// Why the customer withdrew it: an option of the question `reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_because: Option<String>,
    pub stage: Stage,
    /// To whom the rules gave the case, until somebody takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// What a person has to do first.
    #[serde(default)]
    pub task: Task,
    /// Who opened it again after it was closed, and why; `None` in its first life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    /// The team that the rules chose last; a case that is still there follows when later answers choose another.
    #[serde(default)]
    pub routed_to: String,
    /// The dates that the customer was told; `None` where the calendars did not reach.
    #[serde(default)]
    pub promised: Option<Promised>,
    /// In cases of older versions: when somebody must hear that the next of these dates has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_at: Option<DateTime<Utc>>,
    /// What is owed by when, by law and by promise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// When somebody must hear that the acknowledgement was not accepted; `None` once it was, or once they have heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance_due_at: Option<DateTime<Utc>>,
    /// What the customer added of late.
    #[serde(default)]
    pub additions: Additions,
    /// Who wrote to the customer since the customer wrote last: a second answer by somebody else is held.
    #[serde(default)]
    pub answered_by: Option<String>,
    /// When the case waited for the customer, in order; at most the last of them is under way. See [`Wait`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waits: Vec<Wait>,
    /// What members of staff set for themselves, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own: BTreeMap<String, Own>,
    /// The members of staff whom the case is about: never assigned, told or shown it (ISO 10002, 4.7).
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub about: BTreeSet<String>,
    /// The proved address at which a case in a chat's dossier was begun: there it goes on alone when the link ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_at: Option<Address>,
    /// The domain of its sender does not vouch for the mail that opened it: a forger's, perhaps.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub denied: bool,
    /// Message-IDs of the thread, for `References`, first and last kept, bounded.
    #[serde(default)]
    pub thread: Vec<String>,
    /// What was found out and decided.
    #[serde(default, skip_serializing_if = "Resolution::is_untouched")]
    pub resolution: Resolution,
    /// The questions that are still open, where the case was filed before its script was at its end.
    #[serde(default)]
    pub conversation: Option<Box<Conversation>>,
    /// What is left where personal data was erased: the case is a skeleton then, and its contact nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Erased>,
}

/// A time in which a case waits, or waited, for the customer's answer to a question of staff.
///
/// It begins with the question and ends with what the customer says next, at the latest at `until`: staff are told then that
/// no answer came. A case that is closed waits no longer. Clocks of ours that stand still meanwhile take [`Case::pauses`] for
/// [`super::calendar::Calendar::add_with_pauses`]; a deadline moves by it only where its regime says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    pub since: DateTime<Utc>,
    /// When it ends without an answer: the limit of the rules in force when the question was asked last.
    pub until: DateTime<Utc>,
    /// `None` while it lasts.
    #[serde(default)]
    pub ended_at: Option<DateTime<Utc>>,
}

/// What a member of staff has set for themselves about a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The date by which they want to be done.
    #[serde(default)]
    pub target_at: Option<DateTime<Utc>>,
    /// They are reminded of nothing before; never later than the answer that the customer was promised.
    #[serde(default)]
    pub snoozed_until: Option<DateTime<Utc>>,
    /// When they are reminded of what they have set.
    #[serde(default)]
    pub remind_at: Option<DateTime<Utc>>,
}

impl Case {
    /// Tells whether the customer writes for another person.
    pub fn is_for_another(&self) -> bool {
        heed::is_for_another(&self.answers)
    }

    /// Returns the wait that is under way; `None` while the case does not wait for the customer.
    pub fn waiting(&self) -> Option<&Wait> {
        self.waits.last().filter(|wait| wait.ended_at.is_none())
    }

    /// Returns the member of staff who has the case: who took it, else to whom it was given.
    pub fn with(&self) -> Option<&str> {
        match &self.stage {
            Stage::Taken { by, .. } => Some(by),
            Stage::Open { .. } => self.given.as_ref().map(|given| given.to.as_str()),
            Stage::Closed { .. } => None,
        }
    }

    /// Returns the times in which the case waited for the customer. The last one is open at its end while it lasts.
    pub fn pauses(&self) -> Vec<Pause> {
        self.waits.iter().map(|wait| Pause { from: wait.since, until: wait.ended_at }).collect()
    }
}

/// A case that the rules gave to a member of staff: theirs to answer for, and not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub to: String,
    /// Nobody whose work it is had room: it went to the backup.
    #[serde(default)]
    pub over_capacity: bool,
}

/// How a closed case came to be open again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Again {
    pub by: Opener,
    /// What they wrote about it, cut to what a letter shows; empty where they wrote nothing.
    #[serde(default)]
    pub why: Personal,
}

/// Who opened a closed case again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Opener {
    /// The customer wrote about it.
    Customer,
    /// The customer says that it is not settled.
    Unsettled,
    /// Somebody else who had a mail of ours wrote about it.
    Other,
    Staff(String),
}

/// What a person has to do first with a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    #[default]
    Answer,
    /// The customer asked for a person.
    CallBack,
    /// A mail could not be read by the program.
    Read,
    /// The customer spoke instead of writing.
    Listen,
    /// The case was closed, and is open again.
    LookAgain,
    /// The customer does not agree with the decision: another person looks at it.
    SecondLook,
}

/// What the customer was told: by when somebody looks at the case, and by when there is an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    pub contact_by: DateTime<Utc>,
    pub answer_by: DateTime<Utc>,
}

/// What the customer added: staff hear of it at once, and of what follows soon after in one letter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Additions {
    /// When staff were told last.
    pub told_at: Option<DateTime<Utc>>,
    pub waiting: Option<Waiting>,
}

/// Additions of which staff have not been told yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub until: DateTime<Utc>,
    pub count: u32,
    /// How many of them came from another sender than the customer.
    pub from_others: u32,
    /// What was added, cut to what a letter to staff shows.
    #[serde(default)]
    pub text: Personal,
}

/// Where a case stands, with what it owes there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nobody has taken it: the ladder runs.
    Open {
        ladder: Ladder,
    },
    Taken {
        by: String,
        at: DateTime<Utc>,
    },
    Closed {
        by: String,
        at: DateTime<Utc>,
        outcome: Option<String>,
    },
}

/// Who is told next, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    pub rung: u8,
    /// `None` once the last rung has been told.
    pub next_at: Option<DateTime<Utc>>,
}
