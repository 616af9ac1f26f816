//! Walks through a flow step by step; ways that lead to the same remainder of conditions are followed once.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::check::domain;
use crate::flow::check::formula::{Formula, Probe, Value};
use crate::flow::conversation::Channel;
use crate::flow::finish::NextOn;
use crate::flow::script::{Condition, Flow, FlowId, Question, Step, StepBody};

use super::words;

/// This many different remainders are followed at once; more are left out, and that is said.
const STATE_COUNT_MAX: usize = 4_000;

/// A flow on one channel, ready to be walked.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) stops: Vec<Stop<'a>>,
    /// The flows that can take over, each once.
    pub(super) targets: Vec<&'a FlowId>,
    /// What lets one of `targets` take over, in the order of the script.
    whens: Vec<(Formula, usize)>,
    /// The one that takes over when nothing is left to ask.
    at_end: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Stop<'a> {
    pub(super) step: &'a Step,
    pub(super) question: Option<&'a Question>,
    /// The number of the question among all questions.
    number: usize,
    when: Formula,
    /// What conditions can tell apart; one value where they are too many.
    pub(super) values: Vec<Value>,
}

/// What the conditions of the steps to come amount to, and behind them those of the flows that can take over.
type Rest = Vec<Formula>;

/// What each question can have held, by stop.
pub(super) type Held = BTreeMap<usize, BTreeSet<Value>>;

/// Which stops follow each other directly, with what was held on the ways there; `None` is the beginning, and what lies behind the
/// stops is a flow that takes over.
pub(super) type Follows = BTreeMap<(Option<usize>, usize), Held>;

impl<'a> Walk<'a> {
    pub(super) fn new(flow: &'a Flow, channel: Channel) -> Self {
        let questions = || flow.steps.iter().filter(|step| matches!(step.body, StepBody::Ask(_)));
        let numbers: BTreeMap<String, usize> = questions().enumerate().map(|(number, step)| (step.id.clone(), number)).collect();
        let formula = |when: &Option<Condition>| match when {
            // Every id of a compiled flow is a question.
            Some(when) => Formula::of(when, &numbers).unwrap_or(Formula::True),
            None => Formula::True,
        };
        let mut probes: BTreeMap<usize, Vec<Probe>> = BTreeMap::new();
        let mut targets: Vec<&FlowId> = Vec::new();
        let (mut whens, mut at_end) = (Vec::new(), None);
        for next in &flow.next {
            let known = targets.iter().position(|flow| **flow == next.flow);
            let target = known.unwrap_or(targets.len());
            match &next.on {
                NextOn::When(when) => whens.push((Formula::of(when, &numbers).unwrap_or(Formula::False), target)),
                NextOn::End => at_end = at_end.or(Some(target)),
                NextOn::Otherwise => {}
            }
            targets.extend(known.is_none().then_some(&next.flow));
        }
        let conditions = flow.steps.iter().map(|step| formula(&step.when)).chain(whens.iter().map(|(when, _)| when.clone()));
        for condition in conditions {
            condition.each_test(&mut |number, probe| probes.entry(number).or_default().push(probe.clone()));
        }
        let stops = flow.steps.iter().map(|step| {
            let is_here = match channel {
                Channel::Chat => step.on.chat,
                Channel::Mail => step.on.mail,
            };
            let number = numbers.get(&step.id).copied().unwrap_or(usize::MAX);
            let question = match &step.body {
                StepBody::Ask(question) => Some(question),
                StepBody::Say | StepBody::Confirm => None,
            };
            let tested = probes.get(&number).map_or(&[][..], Vec::as_slice);
            let mut values =
                question.map_or_else(Vec::new, |question| domain::of(&question.kind, tested).unwrap_or_else(|| vec![Value::Given]));
            if question.is_some_and(|question| question.optional) {
                values.push(Value::Skipped);
            }
            Stop { step, question, number, when: if is_here { formula(&step.when) } else { Formula::False }, values }
        });
        Walk { stops: stops.collect(), targets, whens, at_end }
    }

    fn begin(&self) -> Rest {
        self.stops.iter().map(|stop| stop.when.clone()).chain(self.whens.iter().map(|(when, _)| when.clone())).collect()
    }

    /// Returns the flow that takes over before the stop `at`, with the statements that are said before it does.
    fn taken_over(&self, at: usize, rest: &Rest) -> Option<(usize, Vec<usize>)> {
        let (steps, whens) = rest.split_at(self.stops.len() - at);
        let by_answers = whens.iter().zip(&self.whens).find(|(rest, _)| **rest == Formula::True).map(|(_, (_, target))| *target);
        let asks = |at: usize| self.stops[at].question.is_some() || matches!(self.stops[at].step.body, StepBody::Confirm);
        let due = || (at..).zip(steps).filter(|(_, when)| **when == Formula::True).map(|(stop, _)| stop);
        let is_asked = |at: usize| matches!(self.stops[at].step.body, StepBody::Confirm) && steps[0] != Formula::False;
        let by_end = self.at_end.filter(|_| self.stops.len() <= at || is_asked(at));
        let target = by_answers.or(by_end)?;
        Some((target, due().take_while(|stop| !asks(*stop)).collect()))
    }

    /// Finds which stops follow each other; `false` beside them if there were too many ways to find all.
    pub(super) fn follows(&self) -> (Follows, bool) {
        let mut follows = Follows::new();
        let mut states: BTreeMap<(Rest, Option<usize>), Held> = BTreeMap::from([((self.begin(), None), Held::new())]);
        let mut is_whole = true;
        for (at, stop) in self.stops.iter().enumerate() {
            let mut next: BTreeMap<(Rest, Option<usize>), Held> = BTreeMap::new();
            for ((rest, last), held) in states {
                if self.leave(at, &rest, last, &held, &mut follows) {
                    continue;
                }
                let is_live = rest[0] != Formula::False;
                if is_live {
                    merge(follows.entry((last, at)).or_default(), &held);
                }
                for (value, rest) in stop.outcomes(&rest, is_live) {
                    let mut held = held.clone();
                    held.extend(value.map(|value| (at, BTreeSet::from([value]))));
                    merge(next.entry((rest, if is_live { Some(at) } else { last })).or_default(), &held);
                }
            }
            is_whole &= next.len() <= STATE_COUNT_MAX;
            states = next.into_iter().take(STATE_COUNT_MAX).collect();
        }
        for ((rest, last), held) in &states {
            self.leave(self.stops.len(), rest, *last, held, &mut follows);
        }
        (follows, is_whole)
    }

    /// Notes the way to the flow that takes over here; tells whether one does.
    fn leave(&self, at: usize, rest: &Rest, last: Option<usize>, held: &Held, follows: &mut Follows) -> bool {
        let Some((target, said)) = self.taken_over(at, rest) else { return false };
        let mut last = last;
        for to in said.into_iter().chain([self.stops.len() + target]) {
            merge(follows.entry((last, to)).or_default(), held);
            last = Some(to);
        }
        true
    }
}

impl Stop<'_> {
    /// Returns what the question can hold, each with what remains of the conditions behind it.
    fn outcomes(&self, rest: &Rest, is_live: bool) -> Vec<(Option<Value>, Rest)> {
        let put = |value: &Value| rest[1..].iter().map(|formula| formula.with(self.number, value)).collect::<Rest>();
        match (self.question, is_live) {
            (None, _) => vec![(None, rest[1..].to_vec())],
            (Some(_), false) => vec![(Some(Value::Absent), put(&Value::Absent))],
            (Some(_), true) => self.values.iter().map(|value| (Some(value.clone()), put(value))).collect(),
        }
    }
}

fn merge(into: &mut Held, from: &Held) {
    for (stop, values) in from {
        into.entry(*stop).or_default().extend(values.iter().cloned());
    }
}

/// All ways through a flow, told apart by what decides them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// Each path: what decides it, and the steps that come.
    pub listed: Vec<Path>,
    /// How many there are; `None` where they are too many to count.
    pub count: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Such as `category in [staff, other]`.
    pub decided_by: Vec<String>,
    pub steps: Vec<String>,
    /// The flow that takes over behind the last step.
    pub to: Option<FlowId>,
}

/// Lists the ways through a flow on a channel, `count_max` of them at most.
pub fn paths(flow: &Flow, channel: Channel, count_max: usize) -> Paths {
    let walk = Walk::new(flow, channel);
    let mut listed = Vec::new();
    list(&walk, 0, &walk.begin(), &mut Path { decided_by: Vec::new(), steps: Vec::new(), to: None }, &mut listed, count_max);
    Paths { listed, count: count(&walk) }
}

fn list(walk: &Walk<'_>, at: usize, rest: &Rest, under_way: &mut Path, listed: &mut Vec<Path>, count_max: usize) {
    if count_max <= listed.len() {
        return;
    }
    if let Some((target, said)) = walk.taken_over(at, rest) {
        let said = said.iter().map(|stop| walk.stops[*stop].step.id.clone());
        let steps = under_way.steps.iter().cloned().chain(said).collect();
        return listed.push(Path { steps, to: Some(walk.targets[target].clone()), ..under_way.clone() });
    }
    let Some(stop) = walk.stops.get(at) else { return listed.push(under_way.clone()) };
    let is_live = rest[0] != Formula::False;
    if is_live {
        under_way.steps.push(stop.step.id.clone());
    }
    let groups = groups(stop, rest, is_live);
    for (rest, values) in &groups {
        let decides = 1 < groups.len();
        if decides {
            under_way.decided_by.push(words::test(stop, values));
        }
        list(walk, at + 1, rest, under_way, listed, count_max);
        if decides {
            under_way.decided_by.pop();
        }
    }
    if is_live {
        under_way.steps.pop();
    }
}

/// Groups the values of a question by what they lead to, in the order of the script.
fn groups(stop: &Stop<'_>, rest: &Rest, is_live: bool) -> Vec<(Rest, BTreeSet<Value>)> {
    let mut groups: Vec<(Rest, BTreeSet<Value>)> = Vec::new();
    for (value, rest) in stop.outcomes(rest, is_live) {
        match groups.iter_mut().find(|(known, _)| *known == rest) {
            Some((_, values)) => values.extend(value),
            None => groups.push((rest, value.into_iter().collect())),
        }
    }
    groups
}

/// Counts the paths without listing them; `None` where there are too many remainders or paths.
fn count(walk: &Walk<'_>) -> Option<u64> {
    let mut states: BTreeMap<Rest, u64> = BTreeMap::from([(walk.begin(), 1)]);
    let mut ended: u64 = 0;
    for (at, stop) in walk.stops.iter().enumerate() {
        let mut next: BTreeMap<Rest, u64> = BTreeMap::new();
        for (rest, count) in states {
            if walk.taken_over(at, &rest).is_some() {
                ended = ended.checked_add(count)?;
                continue;
            }
            for (rest, _) in groups(stop, &rest, rest[0] != Formula::False) {
                let sum = next.entry(rest).or_default();
                *sum = sum.checked_add(count)?;
            }
        }
        if STATE_COUNT_MAX < next.len() {
            return None;
        }
        states = next;
    }
    states.into_values().try_fold(ended, u64::checked_add)
}
