//! What became of an order of staff: the facts, and the line that the command line prints. Mails word them by notices.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::case::Severity;

/// An order that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Done {
    Taken,
    YoursAlready,
    Assigned {
        to: String,
    },
    AssignedToTeam {
        to: String,
    },
    Noted,
    Replied,
    /// The case waits for the customer until then.
    Asked {
        until: DateTime<Utc>,
    },
    SeverityIs {
        severity: Severity,
    },
    /// The reason of so many missed deadlines is kept.
    Explained {
        count: usize,
    },
    Closed,
    /// The customer cannot be reached, and does not know.
    ClosedUntold,
    Reopened,
    /// About the decision, in the words of the team.
    Decided {
        text: String,
    },
    TargetIs {
        at: DateTime<Utc>,
    },
    Snoozed {
        until: DateTime<Utc>,
    },
    Away {
        /// Within the last day.
        last: DateTime<Utc>,
        cover: String,
    },
    Back,
    About {
        name: String,
    },
    NotAbout {
        name: String,
    },
    /// Personal data is erased; the customer is told of it, unless there is no way to them.
    Erased {
        is_told: bool,
        in_chat: bool,
        /// How many letters about it went to each member of staff, where they stay.
        told: BTreeMap<String, u32>,
    },
}

/// An order that was not carried out: nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Closed,
    NotClosed,
    OpenAlready,
    Unknown,
    /// No deadline of the case waits for a reason.
    NothingMissed,
    With {
        by: String,
    },
    Unreachable {
        reason: String,
    },
    /// What is missing, in the words of the team.
    Decision {
        text: String,
    },
    NotADate {
        text: String,
    },
    Past,
    /// Reminders about somebody's safety are not silenced.
    Safety,
    /// Nobody of the staff is called so.
    Nobody {
        name: String,
    },
    /// The case is about this person.
    Conflict {
        name: String,
    },
    /// What is open is not erased.
    EraseOpen,
    ErasedAlready,
    /// It has to be kept until then.
    EraseLater {
        until: DateTime<Utc>,
    },
    /// A promise to the customer is not kept yet.
    EraseOwed {
        due_on: NaiveDate,
    },
    /// Something of it is being sent at this moment.
    EraseUnderWay,
    /// The customer is telling us something.
    EraseTalking,
}

impl Done {
    pub(super) fn line(&self, reference: &str, actor: &str) -> String {
        match self {
            Done::Taken => format!("{reference} taken by {actor}"),
            Done::YoursAlready => format!("{reference} is yours already"),
            Done::Assigned { to } => format!("{reference} assigned to {to}"),
            Done::AssignedToTeam { to } => format!("{reference} assigned to team {to}"),
            Done::Noted => format!("note added to {reference}; it stays inside"),
            Done::Replied => format!("reply to the customer of {reference} is on its way"),
            Done::Asked { until } => {
                format!("the question to the customer of {reference} is on its way; it waits until {}", until.format("%Y-%m-%d"))
            }
            Done::SeverityIs { severity } => format!("severity of {reference} is {}", format!("{severity:?}").to_lowercase()),
            Done::Explained { count } => format!("reason kept for {count} missed deadlines of {reference}"),
            Done::Closed => format!("{reference} closed by {actor}"),
            Done::ClosedUntold => format!("{reference} closed by {actor}; the customer cannot be reached and was not told"),
            Done::Decided { text } => text.clone(),
            Done::TargetIs { at } => format!("{actor} is reminded of {reference} on {}", at.format("%Y-%m-%d %H:%M UTC")),
            Done::Snoozed { until } => format!("{actor} is not reminded of {reference} before {}", until.format("%Y-%m-%d %H:%M UTC")),
            Done::Away { last, cover } => format!("{actor} is away through {}; {cover} stands in", last.format("%Y-%m-%d %H:%M UTC")),
            Done::Back => format!("{actor} is back"),
            Done::About { name } => format!("{reference} is about {name}, who has no part in it from here"),
            Done::NotAbout { name } => format!("{reference} is not about {name}"),
            Done::Reopened => format!("{reference} reopened by {actor}"),
            Done::Erased { is_told, in_chat, told } => erased(reference, actor, *is_told, *in_chat, told),
        }
    }
}

impl Refused {
    pub(super) fn line(&self, reference: &str, actor: &str) -> String {
        match self {
            Refused::Decision { text } => text.clone(),
            Refused::Closed => format!("{reference} is closed\n\nhint: redress case reopen {reference}"),
            Refused::NotClosed => "there is no such closed case".to_owned(),
            Refused::OpenAlready => format!("{reference} is open already"),
            Refused::NothingMissed => format!("no missed deadline of {reference} waits for a reason"),
            Refused::Unknown => "there is no such open case".to_owned(),
            Refused::With { by } => format!("{reference} is with {by}\n\nhint: redress case assign {reference} {actor}"),
            Refused::NotADate { text } => {
                format!("`{text}` is no date that I can read\n\nhint: such as 2026-12-05, 5.12., Friday, tomorrow, 3 days or 4 hours")
            }
            Refused::Past => "that time is over already".to_owned(),
            Refused::Safety => format!("{reference} is about somebody's safety: its reminders are not silenced"),
            Refused::Nobody { name } => format!("nobody of the staff is called `{name}`"),
            Refused::Conflict { name } => format!("{reference} is about {name}, who cannot have it"),
            Refused::EraseOpen => {
                format!(
                    "{reference} is open, and what is open is not erased\n\nhint: answer and close it first, or `redress case close {reference}`"
                )
            }
            Refused::ErasedAlready => format!("{reference} is erased already: only its skeleton is left"),
            Refused::EraseLater { until } => {
                let until = until.format("%Y-%m-%d %H:%M UTC");
                format!("{reference} has to be kept until {until} ([privacy] keep_closed_days)\n\nhint: give the order again after that")
            }
            Refused::EraseOwed { due_on } => {
                format!(
                    "a promise to the customer of {reference}, due on {due_on}, is not kept yet\n\nhint: redress case proof {reference} REMEDY PROOF"
                )
            }
            Refused::EraseUnderWay => {
                format!("a letter or file of {reference} is on its way at this moment\n\nhint: give the order again in a minute")
            }
            Refused::EraseTalking => {
                format!(
                    "the customer of {reference} is in the middle of a conversation\n\nhint: give the order again once it is filed or over"
                )
            }
            Refused::Unreachable { reason } => format!("the customer of {reference} cannot be reached: {reason}"),
        }
    }
}

fn erased(reference: &str, actor: &str, is_told: bool, in_chat: bool, told: &BTreeMap<String, u32>) -> String {
    let mut lines = vec![
        format!("{reference} erased by {actor}: words, names, addresses, files, letters and the way to the customer"),
        "left: reference, kind, category, severity, team, dates, outcome, amounts, ratings, and that it was erased".to_owned(),
    ];
    let customer = if is_told {
        "the customer is told once, and the letter leaves nothing here"
    } else {
        "no way leads to the customer: nobody was told"
    };
    lines.push(customer.to_owned());
    if in_chat {
        lines.push("beyond reach: the messages in the chat; the customer must delete them in Telegram".to_owned());
    }
    let letters = told.iter().map(|(to, count)| format!("beyond reach: letters to {to}, {count}; they have to delete them"));
    lines.extend(letters);
    lines.join("\n")
}
