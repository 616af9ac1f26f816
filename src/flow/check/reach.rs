//! Steps that nobody reaches, conditions that say nothing, alarms that never ring: by proof over every way through the questions.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Located, Severity};
use crate::flow::conversation::Channel;
use crate::flow::read::draft::{Draft, DraftBody, DraftCondition, DraftStep};

use super::conditions::Typed;
use super::formula::Formula;
use super::prove::{Model, Outcome, Proof, is_on};

const CHANNELS: [(Channel, &str); 2] = [(Channel::Chat, "in chats"), (Channel::Mail, "by mail")];

pub(super) fn check(draft: &Draft, typed: &Typed, model: &Model<'_>, problems: &mut Vec<Diagnostic>) {
    // What nobody reaches only because another question is never asked is that question's problem.
    let mut never: BTreeSet<&str> = BTreeSet::new();
    for (step, condition) in draft.steps.iter().zip(&typed.steps) {
        let (Some(when), Some(condition)) = (&step.when, condition) else { continue };
        let Some(problem) = model.formula(condition).and_then(|formula| check_step(draft, model, step, when, &formula)) else { continue };
        if problem.code != "F014" || !rests_on(when, &never) {
            problems.push(problem.clone());
        }
        if problem.code == "F014" {
            never.insert(&step.id.value);
        }
    }
    for (raise, condition) in draft.raises.iter().zip(&typed.raises) {
        if let Some(formula) = condition.as_ref().and_then(|condition| model.formula(condition)) {
            let problem = check_raise(draft, model, &raise.id, &raise.when, &formula);
            problems.extend(problem.filter(|problem| problem.code != "F032" || !rests_on(&raise.when, &never)));
        }
    }
    check_minimum(draft, model, problems);
}

fn rests_on(when: &DraftCondition, ids: &BTreeSet<&str>) -> bool {
    when.tree.iter().flat_map(|tree| tree.tests()).any(|(field, _)| ids.contains(field.value.as_str()))
}

fn check_step(draft: &Draft, model: &Model<'_>, step: &DraftStep, when: &DraftCondition, formula: &Formula) -> Option<Diagnostic> {
    let outcomes: Vec<(&str, Outcome)> = CHANNELS
        .iter()
        .filter(|(channel, _)| is_on(step, *channel))
        .map(|(channel, name)| (*name, model.prove(formula, *channel, None)))
        .collect();
    if let Some(problem) = not_proved(&outcomes, &when.written, &format!("whether `{}` is ever reached", step.id.value)) {
        return Some(problem);
    }
    let what = match &step.body {
        DraftBody::Ask(_) => "asked",
        DraftBody::Say => "said",
        DraftBody::Confirm | DraftBody::Use { .. } => "reached",
    };
    let never: Vec<&str> = outcomes.iter().filter(|(_, outcome)| outcome.never_true()).map(|(name, _)| *name).collect();
    if let Some(problem) = elsewhere(draft, step, when, &never) {
        return Some(problem);
    }
    if !never.is_empty() && never.len() == outcomes.len() {
        let problem = Diagnostic::error(
            "F014",
            when.written.content_span(),
            format!("`{}` is never {what}: its condition is never true", step.id.value),
        );
        return Some(problem.label("never true").help(reason(draft, when)));
    }
    if outcomes.iter().all(|(_, outcome)| outcome.never_false()) {
        let problem = Diagnostic::warning(
            "F015",
            when.written.content_span(),
            format!("`{}` is always {what}: its condition is always true", step.id.value),
        );
        let help = "take the condition away, or write the one that was meant";
        return Some(problem.label("always true").help(help));
    }
    None
}

/// Reports a condition on a question that is asked on the other channel only.
fn elsewhere(draft: &Draft, step: &DraftStep, when: &DraftCondition, never: &[&str]) -> Option<Diagnostic> {
    let tree = when.tree.as_ref()?;
    for (channel, name) in CHANNELS.iter().filter(|(channel, name)| is_on(step, *channel) && never.contains(name)) {
        for (field, _) in tree.tests() {
            let (_, asked, _) = draft.question(&field.value)?;
            if is_on(asked, *channel) {
                continue;
            }
            let is_whole = never.len() == CHANNELS.iter().filter(|(channel, _)| is_on(step, *channel)).count();
            let severity = if is_whole { Severity::Error } else { Severity::Warning };
            let message = format!("{name} `{}` never comes: `{}` is not asked {name}", step.id.value, field.value);
            let problem = Diagnostic { severity, ..Diagnostic::error("F017", field.span.clone(), message) };
            let problem = problem.label(format!("`on` of `{}` (line {}) leaves this channel out", field.value, asked.id.span.line()));
            return Some(problem.help("ask it on both channels, or give this step the same `on`"));
        }
    }
    None
}

fn check_raise(draft: &Draft, model: &Model<'_>, id: &Located<String>, when: &DraftCondition, formula: &Formula) -> Option<Diagnostic> {
    let outcomes: Vec<(&str, Outcome)> = CHANNELS.iter().map(|(channel, name)| (*name, model.prove(formula, *channel, None))).collect();
    if let Some(problem) = not_proved(&outcomes, &when.written, &format!("whether the rule `{}` ever fires", id.value)) {
        return Some(problem);
    }
    if outcomes.iter().all(|(_, outcome)| outcome.never_true()) {
        let problem = Diagnostic::error(
            "F032",
            when.written.content_span(),
            format!("the rule `{}` never fires: its condition is never true", id.value),
        );
        return Some(problem.label("never true").help(reason(draft, when)));
    }
    let last = draft.questions().count().checked_sub(1).filter(|last| 1 < *last)?;
    let is_late = CHANNELS.iter().all(|(channel, _)| model.prove(formula, *channel, Some(last)).can_be_true.is_none());
    if is_late && model.cone(formula).contains(&last) {
        let message = format!("the rule `{}` is decided by the last question only", id.value);
        let problem =
            Diagnostic::warning("F033", when.written.content_span(), message).label(format!("`{}` is asked last", model.id(last)));
        return Some(problem.help("who falls silent before that raises no alarm: ask it earlier"));
    }
    None
}

/// Says what could not be proved.
fn not_proved(outcomes: &[(&str, Outcome)], written: &Located<String>, what: &str) -> Option<Diagnostic> {
    let is_open = |outcome: &Outcome| outcome.proof == Proof::TooMuch && (outcome.can_be_true.is_none() || outcome.can_be_false.is_none());
    if !outcomes.iter().any(|(_, outcome)| is_open(outcome)) {
        return None;
    }
    let problem = Diagnostic::advice("A005", written.content_span(), format!("{what} was not proved: there are too many ways to get here"));
    Some(problem.help("a condition over fewer questions can be proved"))
}

/// Names what the questions of the condition rest on themselves, for that is mostly where the contradiction lies.
fn reason(draft: &Draft, when: &DraftCondition) -> String {
    let fields = when.tree.iter().flat_map(|tree| tree.tests()).map(|(field, _)| field);
    let mut reasons = Vec::new();
    for field in fields {
        if let Some((_, step, _)) = draft.question(&field.value)
            && let Some(own) = &step.when
        {
            let sentence = format!("`{}` is asked only when `{}`", field.value, own.written.value);
            if !reasons.contains(&sentence) {
                reasons.push(sentence);
            }
        }
    }
    match reasons.as_slice() {
        [] => "its tests exclude each other; perhaps `or` was meant where `and` stands".to_owned(),
        reasons => reasons.join("; "),
    }
}

/// Checks that what is enough for a case can be had on every way.
fn check_minimum(draft: &Draft, model: &Model<'_>, problems: &mut Vec<Diagnostic>) {
    for id in &draft.minimum {
        let Some((_, step, question)) = draft.question(&id.value) else {
            problems.extend(super::ids::unknown_question(draft, id, "`minimum`"));
            continue;
        };
        if question.optional {
            let problem =
                Diagnostic::warning("F031", id.span.clone(), format!("`{}` can be skipped, so the minimum may never be there", id.value));
            problems
                .push(problem.label(format!("optional, in line {}", step.id.span.line())).help("name a question that everybody answers"));
            continue;
        }
        let Some(formula) = model.answered(&id.value) else { continue };
        for (channel, name) in CHANNELS {
            let outcome = model.prove(&formula, channel, None);
            if let (Some(way), Proof::Whole) = (&outcome.can_be_false, outcome.proof) {
                let way = match way.len() {
                    0 | 1 if !is_on(step, channel) => format!("`{}` is not asked {name} at all", id.value),
                    _ => format!("{name}, for instance, where {}", model.describe(way)),
                };
                let problem = Diagnostic::warning("F031", id.span.clone(), format!("`{}` is not answered on every path", id.value));
                problems.push(problem.label("not on every path").help(way));
                break;
            }
        }
    }
}
