//! Walks through a flow step by step; ways that lead to the same remainder of conditions are followed once.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::check::domain;
use crate::flow::check::formula::{Formula, Probe, Value};
use crate::flow::conversation::Channel;
use crate::flow::script::{Condition, Flow, Question, Step, StepBody};

use super::words;

/// This many different remainders are followed at once; more are left out, and that is said.
const STATE_COUNT_MAX: usize = 4_000;

/// A flow on one channel, ready to be walked.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    pub(super) stops: Vec<Stop<'a>>,
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

/// What the conditions of the steps to come amount to.
type Rest = Vec<Formula>;

/// What each question can have held, by stop.
pub(super) type Held = BTreeMap<usize, BTreeSet<Value>>;

/// Which stops follow each other directly, with what was held on the ways there; `None` is the beginning.
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
        for step in &flow.steps {
            formula(&step.when).each_test(&mut |number, probe| probes.entry(number).or_default().push(probe.clone()));
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
        Walk { stops: stops.collect() }
    }

    fn begin(&self) -> Rest {
        self.stops.iter().map(|stop| stop.when.clone()).collect()
    }

    /// Finds which stops follow each other; `false` beside them if there were too many ways to find all.
    pub(super) fn follows(&self) -> (Follows, bool) {
        let mut follows = Follows::new();
        let mut states: BTreeMap<(Rest, Option<usize>), Held> = BTreeMap::from([((self.begin(), None), Held::new())]);
        let mut is_whole = true;
        for (at, stop) in self.stops.iter().enumerate() {
            let mut next: BTreeMap<(Rest, Option<usize>), Held> = BTreeMap::new();
            for ((rest, last), held) in states {
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
        (follows, is_whole)
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
}

/// Lists the ways through a flow on a channel, `count_max` of them at most.
pub fn paths(flow: &Flow, channel: Channel, count_max: usize) -> Paths {
    let walk = Walk::new(flow, channel);
    let mut listed = Vec::new();
    list(&walk, 0, &walk.begin(), &mut Path { decided_by: Vec::new(), steps: Vec::new() }, &mut listed, count_max);
    Paths { listed, count: count(&walk) }
}

fn list(walk: &Walk<'_>, at: usize, rest: &Rest, under_way: &mut Path, listed: &mut Vec<Path>, count_max: usize) {
    if count_max <= listed.len() {
        return;
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
    for stop in &walk.stops {
        let mut next: BTreeMap<Rest, u64> = BTreeMap::new();
        for (rest, count) in states {
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
    states.into_values().try_fold(0_u64, u64::checked_add)
}
