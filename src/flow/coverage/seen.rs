//! What the steps of transcripts showed.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::answer::{Answer, Answers, How, Value};
use crate::flow::condition::{Guesses, Truth, View};
use crate::flow::conversation::{Awaiting, Channel, Conversation, Effect, StepEvent};
use crate::flow::finish::NextOn;
use crate::flow::run::{self, Left};
use crate::flow::script::{Flow, FlowId, Flows, StepBody, StepId};
use crate::flow::transcript::{Part, Stepped};
use crate::text::Lang;

use super::Goal;

/// Everything that was exercised so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<(FlowId, Lang), BTreeSet<Goal>>);

impl Seen {
    /// Notes what one step exercised of the flows in `flows`; other versions of them do not count.
    pub fn note(&mut self, flows: &Flows, stepped: &Stepped) {
        // An answer that goes along counts for each flow that it leads through.
        let before = stepped.before.as_ref();
        for Part { flow, left } in &stepped.left {
            let act = Act { flow, before, after: &left.conversation, effects: &stepped.effects };
            self.note_act(flows, &act, hand_over(flow, left));
        }
        let act = Act { flow: &stepped.flow, before, after: &stepped.after, effects: &stepped.effects };
        let ended = refusal(stepped).into_iter().chain(path(act.flow, act.after, act.effects));
        self.note_act(flows, &act, ended.collect());
    }

    /// Notes which paths one step came to the end of, and nothing else.
    pub fn note_paths(&mut self, flows: &Flows, stepped: &Stepped) {
        for Part { flow, left } in &stepped.left {
            self.add(flows, flow, &left.conversation.lang, hand_over(flow, left));
        }
        let ended = path(&stepped.flow, &stepped.after, &stepped.effects);
        self.add(flows, &stepped.flow, &stepped.after.lang, ended.into_iter().collect());
    }

    /// Adds what was seen elsewhere.
    pub fn merge(&mut self, other: Seen) {
        for (key, goals) in other.0 {
            self.0.entry(key).or_default().extend(goals);
        }
    }

    fn note_act(&mut self, flows: &Flows, act: &Act<'_>, mut goals: Vec<Goal>) {
        goals.extend(act.effects.iter().filter_map(|effect| effect_of(act.flow, effect)));
        goals.extend(fired(act));
        goals.extend(statements(act));
        goals.extend(options(act));
        self.add(flows, act.flow, &act.after.lang, goals);
    }

    fn add(&mut self, flows: &Flows, flow: &Flow, lang: &Lang, goals: Vec<Goal>) {
        if flows.current.get(&flow.id).is_some_and(|current| current.version == flow.version) {
            self.0.entry((flow.id.clone(), lang.clone())).or_default().extend(goals);
        }
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
            Goal::Path { channel, steps, .. } if *channel == on => Some(steps.as_slice()),
            Goal::Path { .. }
            | Goal::Question(_)
            | Goal::Statement(_)
            | Goal::Option { .. }
            | Goal::Refusal { .. }
            | Goal::Rule(_)
            | Goal::HandOver(_) => None,
        });
        steps.collect()
    }
}

/// What one step did to one flow.
struct Act<'a> {
    flow: &'a Flow,
    /// `None` where the step began the conversation; it may have been in another flow.
    before: Option<&'a Conversation>,
    after: &'a Conversation,
    effects: &'a [Effect],
}

fn effect_of(flow: &Flow, effect: &Effect) -> Option<Goal> {
    match effect {
        Effect::Count { flow: at, step, what: StepEvent::Asked, .. } if *at == flow.id => Some(Goal::Question(step.clone())),
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

/// Returns the rules that have become true.
fn fired(act: &Act<'_>) -> impl Iterator<Item = Goal> {
    let before = |id: &String| act.before.is_some_and(|before| before.fired.contains(id));
    act.after.fired.iter().filter(move |id| !before(id)).map(|id| Goal::Rule(id.clone()))
}

fn statements(act: &Act<'_>) -> impl Iterator<Item = Goal> {
    let before = |id: &StepId| act.before.is_some_and(|before| before.flow == act.flow.id && before.said.contains(id));
    act.after.said.iter().filter(move |id| !before(id)).map(|id| Goal::Statement(id.clone()))
}

/// Returns the options that were chosen; a guess chooses nothing.
fn options(act: &Act<'_>) -> Vec<Goal> {
    let is_new = |id: &String, answer: &Answer| {
        let before = act.before.and_then(|before| before.answers.get(id));
        answer.how != How::Guessed && before.is_none_or(|before| before != answer)
    };
    let chosen = act.after.answers.iter().filter(|(id, answer)| is_new(id, answer));
    chosen.flat_map(|(id, answer)| words(&answer.value).into_iter().map(|option| Goal::Option { question: id.clone(), option })).collect()
}

/// Returns the `[[next]]` by which a flow was left, and the path that ended there.
fn hand_over(flow: &Flow, left: &Left) -> Vec<Goal> {
    let Some(next) = flow.next.get(left.nth) else { return Vec::new() };
    let channel = left.conversation.channel;
    let path = |steps| Goal::Path { channel, steps, to: Some(next.flow.clone()) };
    let path = steps_until(flow, &left.conversation, &next.on).map(path);
    std::iter::once(Goal::HandOver(left.nth)).chain(path).collect()
}

/// Returns the steps that came before a flow was left, as far as its answers in the order of the script decided it.
fn steps_until(flow: &Flow, conversation: &Conversation, on: &NextOn) -> Option<Vec<StepId>> {
    let mut known = Answers::new();
    let (mut steps, mut is_over) = (Vec::new(), false);
    for step in &flow.steps {
        let view = View::new(flow, &known, conversation.channel, Guesses::Harmless);
        if view.live(step) != Truth::True {
            continue;
        }
        match &step.body {
            StepBody::Say => {}
            StepBody::Ask(_) if !is_over => {
                let Some(answer) = conversation.answers.get(&step.id) else { break };
                known.insert(step.id.clone(), answer.clone());
                let view = View::new(flow, &known, conversation.channel, Guesses::Harmless);
                is_over = matches!(on, NextOn::When(when) if view.truth(when) == Truth::True);
            }
            StepBody::Ask(_) | StepBody::Confirm => break,
        }
        steps.push(step.id.clone());
    }
    (is_over || *on == NextOn::End).then_some(steps)
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
    let is_refused = |effect: &Effect| matches!(effect, Effect::Count { step, what: StepEvent::Refused, .. } if *step == question);
    stepped.effects.iter().any(is_refused).then(|| Goal::Refusal { question, attribute: refusal.attribute() })
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
    (is_at_end && is_decided && view.is_complete()).then(|| Goal::Path { channel: conversation.channel, steps: steps.collect(), to: None })
}
