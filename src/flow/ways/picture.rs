//! A flow as a picture: a box for each step, an arrow for each two that follow each other, in one language.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::check::formula::Value;
use crate::flow::conversation::Channel;
use crate::flow::script::{Flow, Kind, StepBody};
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
}

/// An arrow, by the places of its ends in `nodes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// What leads along it; `None` where nothing else is possible.
    pub label: Option<String>,
}

impl Picture {
    /// Writes what was counted into the boxes, by the ids of the steps.
    pub fn count(&mut self, counted: &BTreeMap<String, String>) {
        for node in &mut self.nodes {
            node.counted = counted.get(&node.id).cloned();
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
    let edge = |(from, to): &(Option<usize>, usize)| Edge {
        from: from.map_or(0, |from| place[from]),
        to: place[*to],
        label: label(&walk, &follows, (*from, *to), words),
    };
    Picture { name: flow.id.clone(), edges: follows.keys().map(edge).collect(), nodes, is_whole }
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
    format!("{}…", kept.trim_end())
}

/// Returns the text with dots where a customer's name or answer would stand.
fn without_variables(text: &str) -> String {
    let mut pieces = text.split("{$");
    let first = pieces.next().unwrap_or("").to_owned();
    pieces.fold(first, |text, piece| text + "…" + piece.split_once('}').map_or("", |(_, rest)| rest))
}
