//! What the steps of transcripts showed.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::answer::{Answer, How, Value};
use crate::flow::condition::{Guesses, Truth, View};
use crate::flow::conversation::{Awaiting, Channel, Conversation, Effect, StepEvent};
use crate::flow::run;
use crate::flow::script::{Flow, FlowId, Flows, StepId};
use crate::flow::transcript::Stepped;
use crate::text::Lang;

use super::Goal;

/// Everything that was exercised so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<(FlowId, Lang), BTreeSet<Goal>>);

impl Seen {
    /// Notes what one step exercised of the flows in `flows`; other versions of them do not count.
    pub fn note(&mut self, flows: &Flows, stepped: &Stepped) {
        let flow = &stepped.flow;
        if flows.current.get(&flow.id).is_none_or(|current| current.version != flow.version) {
            return;
        }
        let goals = self.0.entry((flow.id.clone(), stepped.after.lang.clone())).or_default();
        goals.extend(stepped.effects.iter().filter_map(effect));
        goals.extend(statements(stepped));
        goals.extend(options(stepped));
        goals.extend(refusal(stepped));
        goals.extend(path(flow, &stepped.after, &stepped.effects));
    }

    pub(super) fn has(&self, flow: &str, lang: &Lang, goal: &Goal) -> bool {
        self.0.get(&(flow.to_owned(), lang.clone())).is_some_and(|goals| goals.contains(goal))
    }

    /// Tells whether any step of a flow was seen in any language.
    pub(super) fn has_played(&self, flow: &str) -> bool {
        self.0.keys().any(|(id, _)| id == flow)
    }

    /// Returns the paths that were taken on a channel in a language.
    pub(super) fn paths(&self, flow: &str, lang: &Lang, on: Channel) -> Vec<&[StepId]> {
        let goals = self.0.get(&(flow.to_owned(), lang.clone())).into_iter().flatten();
        let steps = goals.filter_map(|goal| match goal {
            Goal::Path { channel, steps } if *channel == on => Some(steps.as_slice()),
            Goal::Path { .. } | Goal::Question(_) | Goal::Statement(_) | Goal::Option { .. } | Goal::Refusal { .. } | Goal::Rule(_) => None,
        });
        steps.collect()
    }
}

fn effect(effect: &Effect) -> Option<Goal> {
    match effect {
        Effect::Count { step, what: StepEvent::Asked } => Some(Goal::Question(step.clone())),
        Effect::Raise { id, .. } => Some(Goal::Rule(id.clone())),
        Effect::Count { .. }
        | Effect::Send(_)
        | Effect::File { .. }
        | Effect::Amend
        | Effect::Withdraw { .. }
        | Effect::HandOver
        | Effect::Forget
        | Effect::Order { .. }
        | Effect::Begin { .. } => None,
    }
}

fn statements(stepped: &Stepped) -> impl Iterator<Item = Goal> {
    let before = |id: &StepId| stepped.before.as_ref().is_some_and(|before| before.said.contains(id));
    stepped.after.said.iter().filter(move |id| !before(id)).map(|id| Goal::Statement(id.clone()))
}

/// Returns the options that were chosen; a guess chooses nothing.
fn options(stepped: &Stepped) -> Vec<Goal> {
    let is_new = |id: &String, answer: &Answer| {
        let before = stepped.before.as_ref().and_then(|before| before.answers.get(id));
        answer.how != How::Guessed && before.is_none_or(|before| before != answer)
    };
    let chosen = stepped.after.answers.iter().filter(|(id, answer)| is_new(id, answer));
    chosen.flat_map(|(id, answer)| words(&answer.value).into_iter().map(|option| Goal::Option { question: id.clone(), option })).collect()
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Choice(option) => vec![option.clone()],
        Value::Choices(options) => options.clone(),
        Value::YesNo(yes) | Value::Consent(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Text(_)
        | Value::Number(_)
        | Value::Amount { .. }
        | Value::Date(_)
        | Value::Email(_)
        | Value::Phone(_)
        | Value::Files(_)
        | Value::Location { .. }
        | Value::Contact { .. }
        | Value::Case(_)
        | Value::Skipped => Vec::new(),
    }
}

fn refusal(stepped: &Stepped) -> Option<Goal> {
    let (before, input) = stepped.before.as_ref().zip(stepped.input.as_ref())?;
    let (question, refusal) = run::refusal(&stepped.flows, &stepped.flow, before, input, stepped.at)?;
    let refused = Effect::Count { step: question.clone(), what: StepEvent::Refused };
    stepped.effects.contains(&refused).then(|| Goal::Refusal { question, attribute: refusal.attribute() })
}

/// Returns the path that a conversation has come to the end of.
fn path(flow: &Flow, conversation: &Conversation, effects: &[Effect]) -> Option<Goal> {
    let view = View::new(flow, &conversation.answers, conversation.channel, Guesses::Harmless);
    let is_at_end = match conversation.channel {
        Channel::Chat => {
            conversation.awaiting == Awaiting::Confirm
                || effects.iter().any(|effect| matches!(effect, Effect::File { complete: true } | Effect::Order { .. }))
        }
        Channel::Mail => true,
    };
    let is_decided = flow.steps.iter().all(|step| view.live(step) != Truth::Unknown);
    let steps = flow.steps.iter().filter(|step| view.live(step) == Truth::True).map(|step| step.id.clone());
    (is_at_end && is_decided && view.is_complete()).then(|| Goal::Path { channel: conversation.channel, steps: steps.collect() })
}
