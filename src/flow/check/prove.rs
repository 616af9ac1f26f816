//! Proves what a condition can come to, over every way through the questions that it rests on.
//!
//! Works question by question on what remains of the conditions, so that ways that lead to the same remainder count once: eighteen
//! independent yes/no questions are eighteen steps, not 262 144. What is too much is said to be not proved, never guessed.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::conversation::Channel;
use crate::flow::read::draft::{Draft, DraftStep};
use crate::flow::script::{Condition, FieldId};

use super::conditions::Typed;
use super::domain;
use super::formula::{Formula, Plain, Probe, Value};

/// This many different remainders are followed at once; more are not proved.
const STATE_COUNT_MAX: usize = 4_000;
/// Fewer where conditions are long: this many tests are looked at for one question at most.
const TEST_COUNT_MAX: usize = 400_000;

/// The questions of a flow, ready for proofs.
#[derive(Debug)]
pub(super) struct Model<'a> {
    questions: Vec<Asked<'a>>,
    numbers: BTreeMap<FieldId, usize>,
}

#[derive(Debug)]
struct Asked<'a> {
    step: &'a DraftStep,
    /// `None` where the condition could not be read.
    when: Option<Formula>,
    /// `None` where there are too many to tell apart.
    values: Option<Vec<Value>>,
}

/// One way through the questions: what each of them held.
pub(super) type Way = Vec<(usize, Value)>;

/// What a condition can come to.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// A way on which it is true.
    pub can_be_true: Option<Way>,
    pub can_be_false: Option<Way>,
    /// Whether what was not found is impossible.
    pub proof: Proof,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Proof {
    #[default]
    Whole,
    /// Too many ways.
    TooMuch,
    /// Something it rests on could not be read, which is reported elsewhere: more ways were followed than there are, so
    /// what was not found is impossible all the same.
    Unreadable,
}

impl Outcome {
    pub(super) fn never_true(&self) -> bool {
        self.proof != Proof::TooMuch && self.can_be_true.is_none()
    }

    pub(super) fn never_false(&self) -> bool {
        self.proof != Proof::TooMuch && self.can_be_false.is_none()
    }
}

impl<'a> Model<'a> {
    pub(super) fn new(draft: &'a Draft, typed: &Typed) -> Self {
        let mut numbers: BTreeMap<FieldId, usize> = BTreeMap::new();
        for (number, (_, step, _)) in draft.questions().enumerate() {
            numbers.entry(step.id.value.clone()).or_insert(number);
        }
        let formula = |condition: &Option<Condition>| condition.as_ref().and_then(|condition| Formula::of(condition, &numbers));
        let all: Vec<Formula> = typed.steps.iter().chain(&typed.raises).chain(&typed.next).filter_map(formula).collect();
        let mut probes: BTreeMap<usize, Vec<Probe>> = BTreeMap::new();
        all.iter().for_each(|formula| formula.each_test(&mut |number, probe| probes.entry(number).or_default().push(probe.clone())));
        let questions = draft.questions().enumerate().map(|(number, (at, step, question))| {
            let when = if step.when.is_some() { formula(&typed.steps[at]) } else { Some(Formula::True) };
            let probes = probes.get(&number).map_or(&[][..], Vec::as_slice);
            // Nothing can be compared with a question whose kind could not be read.
            let mut values = question.kind.as_ref().map_or(Some(vec![Value::Given]), |kind| domain::of(kind, probes));
            if question.optional {
                values.iter_mut().for_each(|values| values.push(Value::Skipped));
            }
            Asked { step, when, values }
        });
        Model { questions: questions.collect(), numbers }
    }

    pub(super) fn formula(&self, condition: &Condition) -> Option<Formula> {
        Formula::of(condition, &self.numbers)
    }

    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    pub(super) fn answered(&self, id: &str) -> Option<Formula> {
        self.number(id).map(|number| Formula::Test(number, Probe::Answered))
    }

    pub(super) fn id(&self, number: usize) -> &str {
        &self.questions[number].step.id.value
    }

    /// Returns the questions that `target` rests on, directly or through their own conditions.
    pub(super) fn cone(&self, target: &Formula) -> BTreeSet<usize> {
        let mut cone = BTreeSet::new();
        target.mentions(&mut cone);
        // Conditions look back only, so one pass from the last question to the first is enough.
        for number in (0..self.questions.len()).rev() {
            if cone.contains(&number)
                && let Some(when) = &self.questions[number].when
            {
                when.mentions(&mut cone);
            }
        }
        cone
    }

    /// Follows every way through the cone of `target` on a channel; the answer to `unknown` is left open.
    pub(super) fn prove(&self, target: &Formula, channel: Channel, unknown: Option<usize>) -> Outcome {
        let cone: Vec<usize> = self.cone(target).into_iter().collect();
        let mut outcome = Outcome::default();
        let mut whens = Vec::new();
        for number in &cone {
            let asked = &self.questions[*number];
            let here = is_on(asked.step, channel);
            if asked.values.is_none() {
                outcome.proof = Proof::TooMuch;
                return outcome;
            }
            if asked.when.is_none() {
                outcome.proof = Proof::Unreadable;
            }
            // A condition that could not be read may come to anything; its question stays open here.
            let when = asked.when.clone().unwrap_or(Formula::Test(*number, Probe::Answered));
            whens.push(if here { when } else { Formula::False });
        }
        whens.push(target.clone());
        self.follow(&cone, whens, unknown, &mut outcome);
        outcome
    }

    /// Returns how many questions one person is asked at most; `None` where there are too many ways to tell.
    pub(super) fn asked_at_most(&self, channel: Channel) -> Option<usize> {
        let here =
            |asked: &Asked<'_>| if is_on(asked.step, channel) { asked.when.clone().unwrap_or(Formula::True) } else { Formula::False };
        let mut states: BTreeMap<Vec<Formula>, usize> = BTreeMap::from([(self.questions.iter().map(here).collect(), 0)]);
        for number in 0..self.questions.len() {
            let mut next: BTreeMap<Vec<Formula>, usize> = BTreeMap::new();
            for (state, count) in states {
                for value in self.possible(number, &state[0], None).into_iter().map(|value| value.unwrap_or(Value::Absent)) {
                    let rest: Vec<Formula> = state[1..].iter().map(|formula| formula.with(number, &value)).collect();
                    let most = next.entry(rest).or_default();
                    *most = (*most).max(count + usize::from(value != Value::Absent));
                }
            }
            if STATE_COUNT_MAX < next.len() {
                return None;
            }
            states = next;
        }
        states.into_values().max()
    }

    fn follow(&self, cone: &[usize], whens: Vec<Formula>, unknown: Option<usize>, outcome: &mut Outcome) {
        let mut tests = 1;
        whens.iter().for_each(|formula| formula.each_test(&mut |_, _| tests += 1));
        let states_max = (TEST_COUNT_MAX / tests).min(STATE_COUNT_MAX);
        let mut states: BTreeMap<Vec<Formula>, Way> = BTreeMap::from([(whens, Way::new())]);
        for number in cone {
            let mut next = BTreeMap::new();
            for (state, way) in states {
                if settle(&state, &way, outcome) {
                    continue;
                }
                for value in self.possible(*number, &state[0], unknown) {
                    let rest: Vec<Formula> = match &value {
                        Some(value) => state[1..].iter().map(|formula| formula.with(*number, value)).collect(),
                        None => state[1..].to_vec(),
                    };
                    let mut way = way.clone();
                    way.extend(value.map(|value| (*number, value)));
                    next.entry(rest).or_insert(way);
                }
            }
            if outcome.can_be_true.is_some() && outcome.can_be_false.is_some() {
                return;
            }
            if states_max < next.len() {
                outcome.proof = Proof::TooMuch;
                return;
            }
            states = next;
        }
        for (state, way) in &states {
            settle(state, way, outcome);
        }
    }

    /// Returns what the question can hold; `None` leaves it open.
    fn possible(&self, number: usize, live: &Formula, unknown: Option<usize>) -> Vec<Option<Value>> {
        match live {
            Formula::False => vec![Some(Value::Absent)],
            Formula::True if unknown != Some(number) => self.values(number).map(Some).collect(),
            Formula::Test(tested, _) if *tested == number => self.values(number).chain([Value::Absent]).map(Some).collect(),
            Formula::True | Formula::And(_) | Formula::Or(_) | Formula::Not(_) | Formula::Test(..) => vec![None],
        }
    }

    fn values(&self, number: usize) -> impl Iterator<Item = Value> {
        self.questions[number].values.iter().flatten().cloned()
    }

    /// Describes a way for a person: `category = billing, injured not asked`.
    pub(super) fn describe(&self, way: &Way) -> String {
        let words = way.iter().map(|(number, value)| {
            let id = self.id(*number);
            match value {
                Value::Absent => format!("`{id}` is not asked"),
                Value::Skipped => format!("`{id}` is skipped"),
                Value::Given => format!("`{id}` is answered"),
                Value::One(Plain::Option(option)) => format!("`{id} = {option}`"),
                Value::One(Plain::YesNo(yes)) => format!("`{id} = {}`", if *yes { "yes" } else { "no" }),
                Value::One(Plain::Number(_)) => format!("`{id}` has a certain value"),
                Value::Several(several) => format!("`{id}` has {}", several.iter().cloned().collect::<Vec<_>>().join(" and ")),
            }
        });
        let words: Vec<String> = words.collect();
        if words.is_empty() { "always".to_owned() } else { words.join(", ") }
    }
}

/// Notes a way on which the target, the last formula, is decided; the way need not be followed further.
fn settle(state: &[Formula], way: &Way, outcome: &mut Outcome) -> bool {
    match state.last() {
        Some(Formula::True) => outcome.can_be_true.get_or_insert_with(|| way.clone()),
        Some(Formula::False) => outcome.can_be_false.get_or_insert_with(|| way.clone()),
        Some(Formula::And(_) | Formula::Or(_) | Formula::Not(_) | Formula::Test(..)) | None => return false,
    };
    true
}

/// Tells whether a step comes on a channel at all.
pub(super) fn is_on(step: &DraftStep, channel: Channel) -> bool {
    match channel {
        Channel::Chat => step.on.chat,
        Channel::Mail => step.on.mail,
    }
}
