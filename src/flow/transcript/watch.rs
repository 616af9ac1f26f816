//! What must hold after every step of every conversation, whatever the script says: no silence, no hole in the words, no prompt
//! without end, no case without its minimum, no state without bound.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::flow::answer::Value;
use crate::flow::condition::{Guesses, View, question};
use crate::flow::conversation::{Channel, Conversation, Effect, Input, Prompt, StepEvent};
use crate::flow::run::{Left, Start, begin, step};
use crate::flow::script::{Flow, Flows};

/// A conversation is kept in one row of the store.
const STATE_BYTES_MAX: usize = 256 << 10;
/// Words of the system begin so; one that reaches a customer is a message that is missing.
const SYSTEM_IDS: [&str; 8] = ["cmd-", "button-", "mail-", "refused-", "expect-", "choose-", "words-", "format-"];

/// One step, as it was.
#[derive(Clone, Debug)]
pub struct Stepped {
    pub flows: Arc<Flows>,
    /// The flow on which the conversation is afterwards.
    pub flow: Arc<Flow>,
    /// `None` where the step began it.
    pub before: Option<Conversation>,
    pub input: Option<Input>,
    pub effects: Vec<Effect>,
    pub after: Conversation,
    /// The flows that others took over from on the way.
    pub left: Vec<Part>,
    pub at: DateTime<Utc>,
}

/// A flow as another took over from it.
#[derive(Clone, Debug)]
pub struct Part {
    pub flow: Arc<Flow>,
    pub left: Left,
}

/// Watches the steps of one customer.
#[derive(Debug, Default)]
pub struct Watch {
    last: String,
    times: u8,
}

impl Watch {
    /// Says what a step broke.
    pub fn broken(&mut self, stepped: &Stepped) -> Option<String> {
        self.repeated(stepped)
            .or_else(|| silent(stepped))
            .or_else(|| wordless_in_some_language(stepped))
            .or_else(|| less_than_minimum(stepped))
            .or_else(|| unbounded(stepped))
    }

    /// A question that was not understood comes back as often as it has tries, then differently.
    fn repeated(&mut self, stepped: &Stepped) -> Option<String> {
        let refused = stepped.effects.iter().find_map(|effect| match effect {
            Effect::Count { step, what: StepEvent::Refused, .. } => Some(step),
            Effect::Count { .. }
            | Effect::Send(_)
            | Effect::File { .. }
            | Effect::Amend
            | Effect::Raise { .. }
            | Effect::Withdraw { .. }
            | Effect::HandOver
            | Effect::Forget
            | Effect::Order { .. }
            | Effect::Begin { .. } => None,
        });
        let shown: String = prompts(&stepped.effects).map(|prompt| format!("{}{:?}", prompt.text.as_str(), labels(prompt))).collect();
        let Some(id) = refused else {
            *self = Watch::default();
            return None;
        };
        self.times = if shown == self.last { self.times.saturating_add(1) } else { 1 };
        self.last = shown;
        let tries = question(&stepped.flow, id).map_or(u8::MAX, |(_, question)| question.tries);
        (tries < self.times).then(|| format!("the same words came {} times in a row, and `{id}` has {tries} tries", self.times))
    }
}

fn prompts(effects: &[Effect]) -> impl Iterator<Item = &Prompt> {
    effects.iter().filter_map(|effect| if let Effect::Send(prompt) = effect { Some(prompt) } else { None })
}

fn labels(prompt: &Prompt) -> Vec<&str> {
    prompt.buttons.iter().flatten().map(|button| button.label.as_str()).collect()
}

fn silent(stepped: &Stepped) -> Option<String> {
    let time = stepped.input.as_ref() == Some(&Input::TimerDue);
    // Whoever runs the flow acknowledges a case, and begins the flow that takes over.
    let answered = |effect: &Effect| matches!(effect, Effect::Send(_) | Effect::File { .. } | Effect::Order { .. } | Effect::Begin { .. });
    let silent = !time && !stepped.effects.iter().any(answered);
    silent.then(|| "the customer hears nothing".to_owned())
}

fn wordless_in_some_language(stepped: &Stepped) -> Option<String> {
    wordless(stepped, &stepped.effects).or_else(|| {
        let languages = stepped.flow.languages.iter().filter(|lang| **lang != stepped.after.lang);
        languages.into_iter().find_map(|lang| {
            let effects = match (&stepped.before, &stepped.input) {
                (Some(before), Some(input)) => {
                    let other = Conversation { lang: lang.clone(), ..before.clone() };
                    step(&stepped.flows, other, input, stepped.at).1
                }
                (None, input) => {
                    let (id, channel, name) = (stepped.after.id, stepped.after.channel, &stepped.after.name);
                    let cases = stepped.after.cases.clone();
                    begin(&stepped.flows, &stepped.flow, Start { id, channel, lang: lang.clone(), name, cases }, input.as_ref(), stepped.at)
                        .1
                }
                (Some(_), None) => Vec::new(),
            };
            wordless(stepped, &effects).map(|message| format!("{message} (in {lang})"))
        })
    })
}

/// Finds a message that is missing, or a variable that was not filled, in what a customer would read.
fn wordless(stepped: &Stepped, effects: &[Effect]) -> Option<String> {
    // What the customer wrote may look like anything.
    let said = || serde_json::to_string(&(&stepped.input, &stepped.after.answers, &stepped.after.suggestions)).unwrap_or_default();
    for prompt in prompts(effects) {
        if prompt.text.as_str().trim().is_empty() {
            return Some("a prompt has no words".to_owned());
        }
        let shown = [prompt.text.as_str()].into_iter().chain(labels(prompt));
        let hole = |word: &&str| {
            word.contains("{$") || *word == "{" || SYSTEM_IDS.iter().any(|id| word.starts_with(id)) || is_id(&stepped.flow, word)
        };
        let own = |word: &&str| !said().contains(word.trim_matches(|c: char| !c.is_alphanumeric()));
        if let Some(word) = shown.flat_map(str::split_whitespace).filter(hole).find(own) {
            return Some(format!("a message is missing or not filled: `{word}`"));
        }
    }
    None
}

fn is_id(flow: &Flow, word: &str) -> bool {
    flow.steps.iter().any(|step| {
        word == step.id && word.contains('_') || word.strip_prefix(&step.id).is_some_and(|rest| rest.starts_with('-') && 1 < rest.len())
    })
}

/// A case by silence or by “file it now” has its minimum; one that the customer confirmed may have skipped it.
fn less_than_minimum(stepped: &Stepped) -> Option<String> {
    let filed = stepped.effects.iter().any(|effect| matches!(effect, Effect::File { .. }));
    if !filed || stepped.after.channel == Channel::Mail {
        return None;
    }
    let view = View::new(&stepped.flow, &stepped.after.answers, Channel::Chat, Guesses::Harmless);
    let skipped = |id: &String| stepped.after.answers.get(id).is_some_and(|answer| answer.value == Value::Skipped);
    let enough = view.has_minimum() || stepped.flow.minimum.iter().any(skipped);
    (!enough).then(|| "a case has less than its minimum".to_owned())
}

fn unbounded(stepped: &Stepped) -> Option<String> {
    let size = serde_json::to_string(&stepped.after).map_or(usize::MAX, |written| written.len());
    (STATE_BYTES_MAX < size).then(|| format!("the conversation has grown to {size} bytes"))
}
