//! Runs a flow: one input, one step; what the conversation is afterwards, and what is to be done.
//!
//! Pure and total: no clock, no disk, no randomness, no panic, whatever the customer sends. The state of a conversation is its
//! answers; what comes next is derived from them each time, so nothing dangles when a script changes.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::text::{Lang, Personal};

use super::answer::{Answers, Value};
use super::condition::{Guesses, Truth, View, questions};
use super::conversation::{Awaiting, Channel, Conversation, Effect, Input, OwnCase, Status};
use super::kind;
use super::script::{FieldId, Flow, Flows, OpenConversations};
use super::words::Words;

mod answering;
mod asked;
mod chat;
mod closed;
mod command;
mod counting;
mod extract;
mod finish;
mod inline;
mod judge;
mod mail;
#[cfg(test)]
mod mail_tests;
mod menus;
mod migrate;
mod prompt;
mod silence;
mod start;
mod state;
mod story;
#[cfg(test)]
mod tests;

pub use judge::refusal;
pub use start::{default_flow, named, which, which_mail};
pub use state::Left;
use state::Run;

/// What is known when a conversation begins.
#[derive(Clone, Debug)]
pub struct Start<'a> {
    /// The sequence number of the event.
    pub id: u64,
    pub channel: Channel,
    /// The language that the channel or the mail suggests.
    pub lang: Lang,
    pub name: &'a Personal,
    /// The customer's own cases.
    pub cases: Vec<OwnCase>,
}

/// Begins `flow`, one of `flows`; `input` is what the customer wrote to begin: a command, or free text or a mail that already is an answer.
///
/// A mail is filed at once, whatever is missing: [`Effect::File`] is among the effects. A chat is filed when the customer
/// confirms, or falls silent with enough said.
pub fn begin(flows: &Flows, flow: &Flow, start: Start<'_>, input: Option<&Input>, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let (conversation, effects, _) = begin_leaving(flows, flow, start, input, now);
    (conversation, effects)
}

/// Begins as [`begin`] does, and returns the flows that others took over from, too.
pub(in crate::flow) fn begin_leaving(
    flows: &Flows,
    flow: &Flow,
    start: Start<'_>,
    input: Option<&Input>,
    now: DateTime<Utc>,
) -> (Conversation, Vec<Effect>, Vec<Left>) {
    let mut run = Run::new(flows, flow, new_conversation(flow, start, now), now);
    match run.conversation.channel {
        Channel::Chat => run.open_chat(input),
        Channel::Mail => run.open_mail(input),
    }
    run.wind();
    (run.conversation, run.effects, run.left)
}

/// Takes one input, and says what the conversation is afterwards and what is to be done.
///
/// [`Effect::Begin`] asks the caller to call [`begin`] with the same input. After [`Effect::File`] the caller acknowledges; the
/// conversation may go on (open questions of a case that silence filed), and each answer then comes with [`Effect::Amend`].
pub fn step(flows: &Flows, conversation: Conversation, input: &Input, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let (conversation, effects, _) = step_leaving(flows, conversation, input, now);
    (conversation, effects)
}

/// Steps as [`step`] does, and returns the flows that others took over from, too.
pub(in crate::flow) fn step_leaving(
    flows: &Flows,
    conversation: Conversation,
    input: &Input,
    now: DateTime<Utc>,
) -> (Conversation, Vec<Effect>, Vec<Left>) {
    let mut run = match taken_up(flows, conversation, now) {
        Ok(run) => run,
        Err(conversation) => {
            let (conversation, effects) = closed::gone(flows, *conversation, now);
            return (conversation, effects, Vec::new());
        }
    };
    if *input == Input::TimerDue {
        run.timer_due();
    } else {
        run.take_input(flows, input);
        run.wind();
    }
    (run.conversation, run.effects, run.left)
}

/// Takes other words for the answer to a question that was answered before: the customer edited the message. What is awaited
/// stays so.
pub fn change(flows: &Flows, conversation: Conversation, id: &str, text: &Personal, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let mut run = match taken_up(flows, conversation, now) {
        Ok(run) => run,
        Err(conversation) => return closed::gone(flows, *conversation, now),
    };
    run.change_by_edit(id, text.as_str());
    run.wind();
    (run.conversation, run.effects)
}

/// Sets a conversation on its version of the flow, or moves it to the current one; gives it back where the flow is gone.
fn taken_up(flows: &Flows, conversation: Conversation, now: DateTime<Utc>) -> Result<Run<'_>, Box<Conversation>> {
    let pinned = flows.at(&conversation.flow, &conversation.version);
    let current = flows.current.get(&conversation.flow);
    let migrates = current.is_some_and(|flow| flow.open == OpenConversations::Migrate && flow.version != conversation.version);
    match (pinned, current) {
        (Some(flow), _) if !migrates => Ok(Run::new(flows, flow, conversation, now)),
        (_, Some(flow)) => {
            let mut run = Run::new(flows, flow, migrate::migrate(flow, conversation), now);
            run.settle_moved();
            Ok(run)
        }
        (Some(flow), None) => Ok(Run::new(flows, flow, conversation, now)),
        (None, None) => Err(Box::new(conversation)),
    }
}

impl Run<'_> {
    /// Awaits what the other version of the flow asks next, where it does not ask any more what the customer was asked; else what
    /// comes in answers the question that the customer saw.
    fn settle_moved(&mut self) {
        let open = self.conversation.status == Status::Open && self.conversation.channel == Channel::Chat;
        let stays = match &self.conversation.awaiting {
            Awaiting::One(id) => self.view(Guesses::Harmless).asks(id) == Truth::True,
            Awaiting::Interrupted { .. } => true,
            Awaiting::Nothing | Awaiting::Batch(_) | Awaiting::Confirm | Awaiting::ChangeMenu => false,
        };
        if open && !stays {
            self.settle();
        }
    }

    fn take_input(&mut self, flows: &Flows, input: &Input) {
        match (self.conversation.status, self.conversation.channel) {
            (Status::Open | Status::Filed, Channel::Mail) => self.take_mail(input),
            (Status::Open | Status::Filed, Channel::Chat) => self.take_chat(flows, input),
            (Status::Cancelled, _) => self.take_cancelled(flows, input),
            (Status::HandedOver, _) => self.take_handed_over(flows, input),
            (Status::Dropped, _) => self.begin_anew(self.flow.id.clone()),
        }
    }
}

/// Returns question, label and value of every live answer, in order, for summaries, staff mails and exports.
pub fn summary(flow: &Flow, answers: &Answers, lang: &Lang) -> Vec<(FieldId, String, String)> {
    let words = Words { texts: &flow.texts, lang };
    let chat = summary_rows(flow, answers, Channel::Chat, words);
    let mail = summary_rows(flow, answers, Channel::Mail, words);
    if chat.len() < mail.len() { mail } else { chat }
}

/// Tells whether an answer in words is a recording, which a person has to listen to.
pub fn is_spoken(flow: &Flow, answers: &Answers) -> bool {
    answers.values().any(|answer| match &answer.value {
        Value::Text(text) => text.as_str() == Words { texts: &flow.texts, lang: &answer.lang }.say("voice-message"),
        Value::Email(_)
        | Value::Phone(_)
        | Value::Choice(_)
        | Value::Choices(_)
        | Value::YesNo(_)
        | Value::Consent(_)
        | Value::Number(_)
        | Value::Amount { .. }
        | Value::Date(_)
        | Value::Files(_)
        | Value::Location { .. }
        | Value::Contact { .. }
        | Value::Case(_)
        | Value::Skipped => false,
    })
}

/// Returns the live required questions that have no answer yet, in order: what a person may still ask for.
pub fn missing(flow: &Flow, answers: &Answers, channel: Channel) -> Vec<FieldId> {
    let view = View::new(flow, answers, channel, Guesses::Harmless);
    let open =
        questions(flow).filter(|(step, question)| !question.optional && view.asks(&step.id) == Truth::True && !view.has_value(&step.id));
    open.map(|(step, _)| step.id.clone()).collect()
}

/// Returns the answered questions that a conversation would be asked again if it moved to `flow`.
pub fn asked_again(flow: &Flow, conversation: &Conversation) -> Vec<FieldId> {
    migrate::asked_again(flow, conversation)
}

fn summary_rows(flow: &Flow, answers: &Answers, channel: Channel, words: Words<'_>) -> Vec<(FieldId, String, String)> {
    let view = View::new(flow, answers, channel, Guesses::All);
    let live = questions(flow).filter(|(step, question)| question.lookup.is_none() && view.asks(&step.id) != Truth::False);
    live.filter_map(|(step, _)| {
        let answer = answers.get(&step.id).filter(|answer| answer.value != Value::Skipped)?;
        Some((step.id.clone(), state::label(words, &step.id), kind::show(words, &step.id, &answer.value)))
    })
    .collect()
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
        moved_turn: 0,
        asked_at: None,
        tries: 0,
        status: Status::Open,
        round: 0,
        fired: BTreeSet::new(),
        timer: None,
        cases: start.cases,
        asked: Vec::new(),
    }
}
