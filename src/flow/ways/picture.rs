//! A flow as a picture: a box for each step, an arrow for each two that follow each other, in one language.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::check::formula::Value;
use crate::flow::conversation::Channel;
use crate::flow::finish::NextOn;
use crate::flow::script::{Flow, FlowId, Kind, StepBody};
use crate::flow::words::Words;
use crate::text::Lang;

use super::walk::{Follows, Held, Stop, Walk};
use super::words;

/// What a box shows of a text.
const TITLE_CHARS_MAX: usize = 60;
/// What an arrow shows of what leads along it.
const LABEL_CHARS_MAX: usize = 90;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub name: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Whether every arrow there is was found.
    pub is_whole: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub id: String,
    pub title: String,
    /// The id and the kind, for those who look it up in the script.
    pub note: String,
    pub shape: Shape,
    /// The rules that rest on this question.
    pub alarms: Vec<String>,
    /// What was counted here, such as “20 asked, 2 left here”.
    pub counted: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Start,
    Ask,
    Say,
    Confirm,
    /// Another flow that takes over.
    Next,
}

/// An arrow, by the places of its ends in `nodes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// What leads along it; `None` where nothing else is possible.
    pub label: Option<String>,
    /// How many people came along it.
    pub counted: Option<u64>,
}

/// What was counted at the steps of a flow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// By the id of a step, such as “20 asked, 2 left here”.
    pub at_steps: BTreeMap<String, String>,
    /// How many people came to a step, by its id and by that of the step before it, or `start`.
    pub on_arrows: BTreeMap<(String, String), u64>,
}

impl Edge {
    /// Returns what is written at the arrow.
    pub(super) fn words(&self) -> Option<String> {
        let counted = self.counted.map(|count| format!("({count})"));
        let words: Vec<String> = self.label.iter().cloned().chain(counted).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

impl Picture {
    /// Writes what was counted into the boxes and at the arrows.
    pub fn count(&mut self, counted: &Counted) {
        for edge in &mut self.edges {
            let ends = (self.nodes[edge.to].id.clone(), self.nodes[edge.from].id.clone());
            edge.counted = counted.on_arrows.get(&ends).copied();
        }
        for node in &mut self.nodes {
            node.counted = counted.at_steps.get(&node.id).cloned();
        }
    }
}

/// Draws a flow as it comes on a channel.
pub fn picture(flow: &Flow, channel: Channel, lang: &Lang) -> Picture {
    let words = Words { texts: &flow.texts, lang };
    let walk = Walk::new(flow, channel);
    let (follows, is_whole) = walk.follows();
    let mut nodes = vec![start(flow, channel)];
    let mut place = Vec::new();
    for (at, stop) in walk.stops.iter().enumerate() {
        let is_reached = follows.keys().any(|(_, to)| *to == at);
        place.push(nodes.len());
        nodes.extend(is_reached.then(|| node(flow, stop, words)));
    }
    for target in &walk.targets {
        place.push(nodes.len());
        nodes.push(next(target));
    }
    let edge = |(from, to): &(Option<usize>, usize)| Edge {
        from: from.map_or(0, |from| place[from]),
        to: place[*to],
        label: label(&walk, &follows, (*from, *to), words),
        counted: None,
    };
    let mut edges: Vec<Edge> = follows.keys().map(edge).collect();
    let own_words = flow.next.iter().find(|next| next.on == NextOn::Otherwise);
    let target = own_words.and_then(|next| walk.targets.iter().position(|target| **target == next.flow));
    edges.extend(target.map(|target| Edge {
        from: 0,
        to: place[walk.stops.len() + target],
        label: Some("own words".to_owned()),
        counted: None,
    }));
    Picture { name: flow.id.clone(), edges, nodes, is_whole }
}

fn next(flow: &FlowId) -> Node {
    let (id, title) = (format!("→ {flow}"), flow.clone());
    Node { id, title, note: "another flow".to_owned(), shape: Shape::Next, alarms: Vec::new(), counted: None }
}

fn start(flow: &Flow, channel: Channel) -> Node {
    let title = match channel {
        Channel::Chat => flow.start.commands.iter().map(|command| format!("/{command}")).collect::<Vec<_>>().join(", "),
        Channel::Mail => flow.start.mail_to.join(", "),
    };
    let title = if title.is_empty() { flow.id.clone() } else { title };
    Node { id: "start".to_owned(), title, note: flow.id.clone(), shape: Shape::Start, alarms: Vec::new(), counted: None }
}

fn node(flow: &Flow, stop: &Stop<'_>, words: Words<'_>) -> Node {
    let id = &stop.step.id;
    let label = words.attribute(id, "label", &[]);
    let title = label.unwrap_or_else(|| words.say(id));
    let (shape, note) = match &stop.step.body {
        StepBody::Say => (Shape::Say, id.clone()),
        StepBody::Confirm => (Shape::Confirm, id.clone()),
        StepBody::Ask(question) => {
            let optional = if question.optional { ", optional" } else { "" };
            (Shape::Ask, format!("{id} · {}{optional}", kind(&question.kind)))
        }
    };
    let rules = flow.raises.iter().filter(|raise| crate::flow::condition::mentions(&raise.when, id));
    Node {
        id: id.clone(),
        title: short(&without_variables(&title), TITLE_CHARS_MAX),
        note,
        shape,
        alarms: rules.map(|raise| raise.id.clone()).collect(),
        counted: None,
    }
}

/// Says what leads along an arrow: the answers that tell it from the others that leave the same box, the nearest first.
fn label(walk: &Walk<'_>, follows: &Follows, edge: (Option<usize>, usize), words: Words<'_>) -> Option<String> {
    let held: &Held = follows.get(&edge)?;
    let mut others: Vec<&Held> = follows.iter().filter(|((from, to), _)| *from == edge.0 && *to != edge.1).map(|(_, held)| held).collect();
    let mut told: Vec<usize> = Vec::new();
    // That a question was answered somehow tells less than how another one was.
    let says_how = |stop: &usize, values: &BTreeSet<Value>| walk.stops[*stop].values.iter().any(|value| !values.contains(value));
    let asked = held.iter().filter(|(stop, values)| !values.contains(&Value::Absent) && says_how(stop, values)).rev();
    for (stop, values) in asked.chain(held.iter().rev()) {
        let count = others.len();
        others.retain(|other| !other.get(stop).is_none_or(|theirs| theirs.is_disjoint(values)));
        if others.len() < count {
            told.push(*stop);
        }
    }
    // What no single answer tells apart is told by one that is likelier here than there.
    let likelier = |stop: &usize| !told.contains(stop) && others.iter().any(|other| other.get(stop) != held.get(stop));
    if let Some(stop) = held.keys().rev().find(|stop| likelier(stop)) {
        told.push(*stop);
    }
    let parts: Vec<String> = told.iter().map(|stop| answer(&walk.stops[*stop], &held[stop], Some(*stop) == edge.0, words)).collect();
    (!parts.is_empty()).then(|| short(&parts.join("; "), LABEL_CHARS_MAX))
}

/// Words what a question held, under its name where it is not the box that the arrow leaves.
fn answer(stop: &Stop<'_>, values: &BTreeSet<Value>, is_own: bool, words: Words<'_>) -> String {
    let missing: BTreeSet<Value> = stop.values.iter().filter(|value| !values.contains(value)).cloned().collect();
    let is_short = !values.contains(&Value::Absent) && !missing.is_empty() && missing.len() * 2 < values.len();
    let (sign, shown) = if is_short { ("≠", &missing) } else { ("", values) };
    let spoken = words::spoken(stop, shown, words);
    match is_own {
        true => format!("{sign} {spoken}").trim().to_owned(),
        false => {
            let name = words.attribute(&stop.step.id, "label", &[]).unwrap_or_else(|| stop.step.id.clone());
            if sign.is_empty() { format!("{name}: {spoken}") } else { format!("{name} {sign} {spoken}") }
        }
    }
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } => "text",
        Kind::Choice { .. } => "choice",
        Kind::Choices { .. } => "choices",
        Kind::YesNo => "yesno",
        Kind::Consent => "consent",
        Kind::Number { .. } => "number",
        Kind::Amount { .. } => "amount",
        Kind::Date { .. } => "date",
        Kind::Email => "email",
        Kind::Phone => "phone",
        Kind::Photo { .. } => "photo",
        Kind::File { .. } => "file",
        Kind::Location => "location",
        Kind::Contact => "contact",
        Kind::Case => "case",
    }
}

fn short(text: &str, chars_max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= chars_max {
        return line;
    }
    let kept: String = line.chars().take(chars_max - 1).collect();
    // A word is not cut, unless it is most of the line.
    let whole = kept.rfind(' ').filter(|end| chars_max / 2 < *end).map_or(kept.as_str(), |end| &kept[..end]);
    format!("{} …", whole.trim_end_matches([' ', ',', ';']))
}

/// Returns the text with dots where a customer's name or answer would stand.
fn without_variables(text: &str) -> String {
    let mut pieces = text.split("{$");
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |text, piece| text + "…" + piece.split_once('}').map_or("", |(_, rest)| rest))
}
