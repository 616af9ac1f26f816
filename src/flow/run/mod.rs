//! Runs a flow: one input, one step; what the conversation is afterwards, and what is to be done.
//!
//! Pure and total: no clock, no disk, no randomness, no panic, whatever the customer sends. The state of a conversation is its
//! answers; what comes next is derived from them each time, so nothing dangles when a script changes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::text::{Lang, Personal};

use super::answer::Answers;
use super::conversation::{Awaiting, Channel, Conversation, Effect, Input, Prompt, Status};
use super::script::{FieldId, Flow, Flows};
use super::words::Words;

mod start;

pub use start::{default_flow, which, which_mail};

/// What is known when a conversation begins.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The sequence number of the event.
    pub id: u64,
    pub channel: Channel,
    /// The language that the channel or the mail suggests.
    pub lang: Lang,
    pub name: &'a Personal,
}

/// Begins `flow`; `input` is what the customer wrote to begin: a command, or free text or a mail that already is an answer.
pub fn begin(flow: &Flow, start: Start<'_>, input: Option<&Input>, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let conversation = new_conversation(flow, start, now);
    let _ = input;
    let text = Words { texts: &flow.texts, lang: &conversation.lang }.say("help");
    (conversation, vec![Effect::Send(Prompt { text: text.into(), ..Prompt::default() })])
}

/// Takes one input, and says what the conversation is afterwards and what is to be done.
pub fn step(flows: &Flows, conversation: Conversation, input: &Input, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let _ = (flows, input, now);
    (conversation, Vec::new())
}

/// Returns label and value of every live answer, in order, for summaries, staff mails and exports.
pub fn summary(flow: &Flow, answers: &Answers, lang: &Lang) -> Vec<(FieldId, String, String)> {
    let words = Words { texts: &flow.texts, lang };
    answers.keys().map(|id| (id.clone(), words.attribute(id, "label", &[]).unwrap_or_else(|| id.clone()), String::new())).collect()
}

fn new_conversation(flow: &Flow, start: Start<'_>, now: DateTime<Utc>) -> Conversation {
    let base = flow.languages.first().unwrap_or_else(|| flow.texts.base());
    let lang = Lang::choose(&start.lang, &flow.languages).unwrap_or(base).clone();
    Conversation {
        id: start.id,
        channel: start.channel,
        flow: flow.id.clone(),
        version: flow.version.clone(),
        lang,
        name: start.name.clone(),
        started_at: now,
        answers: Answers::new(),
        suggestions: Answers::new(),
        said: BTreeSet::new(),
        trail: Vec::new(),
        awaiting: Awaiting::Nothing,
        turn: 0,
        tries: 0,
        status: Status::Open,
        round: 0,
        fired: BTreeSet::new(),
        timer: None,
        asked: Vec::new(),
    }
}
