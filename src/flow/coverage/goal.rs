//! All that a transcript can exercise of a flow.

use std::collections::BTreeSet;

use crate::flow::conversation::Channel;
use crate::flow::finish::{Next, NextOn};
use crate::flow::kind::{REFUSAL_ATTRIBUTES, TEXT_LENGTH};
use crate::flow::script::{Flow, FlowId, Kind, OptionId, Question, RaiseId, StepBody, StepId};
use crate::flow::ways;
use crate::text::Lang;

use super::PATH_COUNT_MAX;

/// One thing to exercise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Goal {
    Question(StepId),
    /// A text that is said on the way.
    Statement(StepId),
    /// Yes and no are options too.
    Option {
        question: StepId,
        option: OptionId,
    },
    /// An answer that is not allowed, by the attribute that words it.
    Refusal {
        question: StepId,
        attribute: &'static str,
    },
    Rule(RaiseId),
    /// Another flow that takes over, by the place of its `[[next]]`.
    HandOver(usize),
    /// The steps that come on a channel, from the beginning to the end, and the flow that takes over there.
    Path {
        channel: Channel,
        steps: Vec<StepId>,
        to: Option<FlowId>,
    },
}

/// A goal with its name for people.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) goal: Goal,
    pub(super) name: String,
}

impl Goal {
    pub fn what(&self) -> &'static str {
        match self {
            Goal::Question(_) => "question",
            Goal::Statement(_) => "statement",
            Goal::Option { .. } => "option",
            Goal::Refusal { .. } => "refusal",
            Goal::Rule(_) => "rule",
            Goal::HandOver(_) => "hand-over",
            Goal::Path { .. } => "path",
        }
    }

    /// Returns the place of its sort among the others.
    pub(super) fn place(&self) -> usize {
        match self {
            Goal::Question(_) => 0,
            Goal::Statement(_) => 1,
            Goal::Option { .. } => 2,
            Goal::Refusal { .. } => 3,
            Goal::Rule(_) => 4,
            Goal::HandOver(_) => 5,
            Goal::Path { .. } => 6,
        }
    }
}

/// Returns everything that a flow can do in a language; `false` beside it if not all paths are among it.
pub(super) fn all(flow: &Flow, lang: &Lang) -> (Vec<Wanted>, bool) {
    let mut wanted = Vec::new();
    for step in &flow.steps {
        match &step.body {
            StepBody::Say => wanted.push(Wanted { goal: Goal::Statement(step.id.clone()), name: step.id.clone() }),
            StepBody::Ask(question) => of_question(flow, lang, &step.id, question, &mut wanted),
            StepBody::Confirm => {}
        }
    }
    wanted.extend(flow.raises.iter().map(|raise| Wanted { goal: Goal::Rule(raise.id.clone()), name: raise.id.clone() }));
    let hand_over = |(nth, next): (usize, &Next)| Wanted { goal: Goal::HandOver(nth), name: hand_over(nth, next) };
    wanted.extend(flow.next.iter().enumerate().map(hand_over));
    let (chat, has_all_chat) = paths(flow, Channel::Chat);
    let (mail, has_all_mail) = paths(flow, Channel::Mail);
    wanted.extend(chat.into_iter().chain(mail));
    (wanted, has_all_chat && has_all_mail)
}

/// Names a flow that takes over, such as `complaint, by [[next]] 3 (otherwise)`.
fn hand_over(nth: usize, next: &Next) -> String {
    let by = match &next.on {
        NextOn::When(_) => "when",
        NextOn::End => "at the end",
        NextOn::Otherwise => "otherwise",
    };
    format!("{}, by [[next]] {} ({by})", next.flow, nth + 1)
}

fn of_question(flow: &Flow, lang: &Lang, id: &StepId, question: &Question, wanted: &mut Vec<Wanted>) {
    // What a table answers is put to nobody; its answers show in the ways.
    if question.lookup.is_some() {
        return;
    }
    wanted.push(Wanted { goal: Goal::Question(id.clone()), name: id.clone() });
    let options = options(&question.kind).into_iter();
    wanted.extend(options.map(|option| Wanted { name: format!("{id} = {option}"), goal: Goal::Option { question: id.clone(), option } }));
    let refusals = refusals(flow, lang, id, question).into_iter();
    wanted.extend(
        refusals.map(|attribute| Wanted { name: format!("{id}.{attribute}"), goal: Goal::Refusal { question: id.clone(), attribute } }),
    );
}

fn options(kind: &Kind) -> Vec<OptionId> {
    if matches!(kind, Kind::YesNo | Kind::Consent) { vec!["yes".to_owned(), "no".to_owned()] } else { kind.options().to_vec() }
}

/// Returns the refusals that the limits of the script bring about, and those that its words speak of.
fn refusals(flow: &Flow, lang: &Lang, id: &str, question: &Question) -> Vec<&'static str> {
    let by_limits = by_limits(question);
    let worded = |attribute: &&str| flow.texts.exact(lang, id, Some(attribute), &[]).is_some();
    let attributes = REFUSAL_ATTRIBUTES.iter().map(|(attribute, _)| *attribute);
    attributes.filter(|attribute| by_limits.contains(attribute) || worded(attribute)).collect()
}

fn by_limits(question: &Question) -> BTreeSet<&'static str> {
    let limits: Vec<(&'static str, bool)> = match &question.kind {
        Kind::Text { length } => vec![("too_short", TEXT_LENGTH.0 < length.0), ("too_long", length.1 < TEXT_LENGTH.1)],
        Kind::Choices { options, count } => vec![("too_few", 1 < count.0), ("too_many", count.1 < options.len())],
        Kind::Number { range } => vec![("too_small", range.0.is_some()), ("too_large", range.1.is_some())],
        Kind::Amount { range, currency } => {
            vec![("too_small", range.0.is_some()), ("too_large", range.1.is_some()), ("currency", currency.is_some())]
        }
        Kind::Date { not_before, not_after } => vec![("too_early", not_before.is_some()), ("too_late", not_after.is_some())],
        Kind::Photo { count } | Kind::File { count } => vec![("few_files", 1 < count.0)],
        Kind::Email | Kind::Phone => vec![("invalid", true)],
        Kind::Case => vec![("unknown", true)],
        Kind::Choice { .. } | Kind::YesNo | Kind::Consent | Kind::Location | Kind::Contact => Vec::new(),
    };
    let limits = limits.into_iter().chain([("invalid", question.matches.is_some())]);
    limits.filter(|(_, is_possible)| *is_possible).map(|(attribute, _)| attribute).collect()
}

/// Returns the paths of a channel that the flow begins on; ways with the same steps are one path.
pub(super) fn paths(flow: &Flow, channel: Channel) -> (Vec<Wanted>, bool) {
    let (begins, mark) = match channel {
        Channel::Chat => (!flow.start.commands.is_empty() || !flow.start.keywords.is_empty() || flow.start.deep_link.is_some(), "chat"),
        Channel::Mail => (!flow.start.mail_to.is_empty(), "mail"),
    };
    if !begins {
        return (Vec::new(), true);
    }
    let paths = ways::paths(flow, channel, PATH_COUNT_MAX);
    let has_all = paths.count == Some(paths.listed.len() as u64);
    let mut known = BTreeSet::new();
    let mut wanted = Vec::new();
    for path in paths.listed {
        if known.insert((path.steps.clone(), path.to.clone())) {
            let decided_by = if path.decided_by.is_empty() { "always".to_owned() } else { path.decided_by.join(", ") };
            let to = path.to.as_ref().map_or_else(String::new, |flow| format!(" → {flow}"));
            let goal = Goal::Path { channel, steps: path.steps, to: path.to };
            wanted.push(Wanted { goal, name: format!("{mark}: {decided_by}{to}") });
        }
    }
    (wanted, has_all)
}
