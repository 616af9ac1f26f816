//! Decides: takes one contact's dossier and one event, and says what the dossier is afterwards, what leaves, and what is noted.
//!
//! [`step`] is total and pure: no clock, no disk, no network, no randomness, no panic. Ids derive from the event's number.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

use crate::flow::conversation::StepEvent;
use crate::flow::script::{FlowId, StepId, Version};

pub mod assignment;
pub mod calendar;
pub mod case;
pub mod copy;
pub mod deadline;
pub mod decision;
pub mod dossier;
pub mod due;
pub mod entry;
pub mod erase;
pub mod event;
pub mod explain;
pub mod governance;
pub mod identity;
pub mod journal;
pub mod link;
pub mod message;
pub mod notice;
pub mod reference;
pub mod regime;
pub mod rules;
pub mod token;
pub mod untaken;
pub mod words;

mod accept;
mod add;
mod care;
mod chat;
mod delivery;
mod done;
mod doubt;
mod edit;
mod filing;
mod finish;
mod heed;
mod inbox;
mod ladder;
mod loops;
mod mail;
mod mask;
mod orders;
mod own;
mod post;
pub mod presence;
mod pretended;
mod slip;
mod staff;
mod step;
mod talk;
mod triage;
mod unplaced;
mod wait;
mod when;
mod withdraw;

#[cfg(test)]
mod tests;

pub use due::Due;
pub use step::step;

/// What a step leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub dossier: dossier::Dossier,
    /// In the order in which they are to be sent.
    pub messages: Vec<message::Message>,
    pub journal: Vec<journal::Entry>,
    /// Cases that were closed by this step; they have left the dossier.
    pub closed: Vec<case::Case>,
    /// Words for whoever gave a staff command: done, or why not.
    pub reply: Option<Result<String, String>>,
    /// Cases to be given to somebody: the engine comes back with [`event::Event::HandOut`] for each.
    pub unassigned: Vec<case::CaseId>,
    /// Absences of staff that begin, or end, with this step.
    pub absences: Vec<(String, Option<presence::Absence>)>,
    /// The contact wants a copy of everything: the engine gathers it and comes back with [`event::Event::Kept`].
    pub copy: Option<copy::Asked>,
    /// What the same person's other dossier is told: stepped there, in the same commit.
    pub to_others: Vec<(dossier::ContactId, event::Event)>,
    /// A case of which nothing but its skeleton is to be left: the engine removes all else, in the same commit.
    pub erased: Option<case::CaseId>,
    /// For the funnel of each flow; no personal data.
    pub counts: Vec<Count>,
}

/// One more of something that happened at a step of a flow.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    pub flow: FlowId,
    pub version: Version,
    pub step: StepId,
    pub what: StepEvent,
}
