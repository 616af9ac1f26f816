//! The journal: what happened, in order, by whom. Append-only; a case's story is told from it alone.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::answer::File;
use crate::flow::conversation::Button;
use crate::text::Personal;

use super::decision::Happened;
use super::message::MessageId;

/// One line of the journal. `subject` is the case, or the conversation that may become one (they share their number).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub subject: u64,
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
    pub actor: Actor,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    Customer,
    Staff(String),
    /// The rules decided it.
    Desk,
    /// The other side of a channel: a mail server, Telegram.
    Channel,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Said {
        text: Personal,
        files: Vec<File>,
        /// The button that was pressed, where it was no text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        button: Option<Button>,
    },
    Answered {
        question: String,
    },
    Corrected {
        text: Personal,
    },
    Filed {
        reference: String,
        complete: bool,
    },
    Raised {
        rule: String,
        suspected: bool,
    },
    RaiseWithdrawn {
        rule: String,
    },
    Routed {
        team: String,
        why: String,
    },
    /// An alarm of a flow was told, at once and beside the ladder.
    Alarmed {
        to: Vec<String>,
    },
    /// A rung of the ladder was told.
    Escalated {
        rung: u8,
        to: Vec<String>,
    },
    Taken,
    Assigned {
        to: String,
    },
    Note {
        text: Personal,
    },
    Replied {
        text: Personal,
    },
    /// A question of staff to the customer: the case waits for the answer, until then at the latest.
    Asked {
        text: Personal,
        until: DateTime<Utc>,
    },
    /// The case waits for the customer no longer: the customer wrote or it was closed, or else the limit has passed.
    WaitOver {
        answered: bool,
    },
    /// A member of staff wrote to the program: inside words, until an answer is made of them.
    StaffWrote {
        text: Personal,
        files: Vec<File>,
    },
    /// A member of staff set a date of their own.
    TargetSet {
        at: DateTime<Utc>,
    },
    /// A member of staff is not reminded of the case before.
    Snoozed {
        until: DateTime<Utc>,
    },
    /// The case is about this member of staff.
    About {
        name: String,
    },
    NotAbout {
        name: String,
    },
    /// A rung of a deadline's ladder was told.
    Reminded {
        deadline: String,
        rung: u8,
        to: Vec<String>,
    },
    /// A deadline passed.
    Missed {
        deadline: String,
        due_at: DateTime<Utc>,
        owner: String,
    },
    /// Why deadlines were missed.
    Explained {
        text: Personal,
    },
    SeverityChanged {
        from: String,
        to: String,
    },
    Closed {
        outcome: Option<String>,
    },
    Reopened,
    /// Personal data was erased; what stands here is what is left.
    Erased {
        because: Personal,
    },
    /// About the decision and what follows it.
    Decision(Happened),
    Queued {
        message: MessageId,
        notice: String,
        to: Personal,
    },
    Accepted {
        message: MessageId,
        by: String,
    },
    Deferred {
        message: MessageId,
        reason: String,
    },
    Refused {
        message: MessageId,
        reason: String,
    },
    Unreachable {
        reason: String,
    },
    Fetched {
        unique_id: String,
        size_bytes: u64,
    },
    FetchFailed {
        unique_id: String,
        reason: String,
    },
    /// No step could be made of this event, by a fault of the program: it is kept whole for a person to look at.
    SetAside {
        event: Personal,
    },
    /// Something noteworthy without a kind of its own.
    Noted {
        text: String,
    },
}

impl What {
    /// Returns the customer's own words, where it is about some.
    pub(super) fn words(&self) -> Option<&str> {
        if let What::Said { text, .. } | What::Corrected { text } = self { Some(text.as_str()) } else { None }
    }
}
