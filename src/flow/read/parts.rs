//! Inlines parts: `use = "contact_details"` becomes the steps of `parts/contact_details.toml`, with a prefix before their ids.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::suggest::nearest;

use super::condition::{Test, Tree};
use super::draft::{Draft, DraftBody, DraftCondition, DraftStep};

/// The steps of every part, by its name.
pub(super) type Parts = BTreeMap<String, Vec<DraftStep>>;

/// A flow has this many steps at most, parts included.
const STEP_COUNT_MAX: usize = 1_000;

/// Replaces every `use` step of `draft`; a part that is missing or includes itself is reported.
pub(super) fn inline(draft: &mut Draft, parts: &Parts, lost_scripts: &[String], problems: &mut Vec<Diagnostic>) {
    let steps = std::mem::take(&mut draft.steps);
    let mut inliner = Inliner { parts, lost_scripts, problems, within: Vec::new(), steps: Vec::new(), lost_prefixes: Vec::new() };
    for step in steps {
        inliner.take(step);
    }
    draft.has_gaps |= !inliner.lost_prefixes.is_empty();
    draft.lost_prefixes = inliner.lost_prefixes;
    draft.steps = inliner.steps;
    let ids: BTreeSet<&str> = draft.steps.iter().map(|step| step.id.value.as_str()).collect();
    let is_confirm = |step: &DraftStep| matches!(step.body, DraftBody::Confirm);
    draft.has_gaps |= ids.len() < draft.steps.len() || draft.finish.opens_case() && !draft.steps.iter().any(is_confirm);
}

struct Inliner<'a> {
    parts: &'a Parts,
    /// Parts among them that are there, and of which nothing is known.
    lost_scripts: &'a [String],
    problems: &'a mut Vec<Diagnostic>,
    /// The parts under way, outermost first.
    within: Vec<String>,
    steps: Vec<DraftStep>,
    /// What the ids of steps that are missing begin with.
    lost_prefixes: Vec<String>,
}

impl Inliner<'_> {
    fn take(&mut self, step: DraftStep) {
        match &step.body {
            DraftBody::Use { prefix } if self.steps.len() < STEP_COUNT_MAX => {
                let prefix = prefix.clone().unwrap_or_else(|| step.id.value.clone());
                self.open(&step, &prefix);
            }
            DraftBody::Use { .. } => {}
            DraftBody::Ask(_) | DraftBody::Say | DraftBody::Confirm => self.steps.push(step),
        }
    }

    fn open(&mut self, using: &DraftStep, prefix: &str) {
        let name = &using.id.value;
        let Some(part) = self.parts.get(name) else { return self.missing(using, prefix) };
        if self.within.contains(name) {
            let chain = self.within.join("`, which uses `");
            let problem =
                Diagnostic::error("F034", using.id.span.clone(), format!("parts include each other: `{chain}`, which uses `{name}`"));
            self.problems.push(problem.help("move what both need into a third part"));
            return;
        }
        self.within.push(name.clone());
        let own: BTreeSet<&str> = part.iter().map(|step| step.id.value.as_str()).collect();
        for step in part {
            self.take(renamed(step, prefix, &own, using));
        }
        self.within.pop();
    }

    fn missing(&mut self, using: &DraftStep, prefix: &str) {
        self.lost_prefixes.push(prefix.to_owned());
        let name = &using.id.value;
        if self.lost_scripts.contains(&format!("parts/{name}")) {
            return;
        }
        let problem = Diagnostic::error("F034", using.id.span.clone(), format!("there is no part `parts/{name}.toml`"));
        self.problems.push(match nearest(name, self.parts.keys().map(String::as_str)) {
            Some(part) => problem.help(format!("did you mean `{part}`?")).patch(using.id.content_span(), part),
            None => problem.help("write that file with the steps, or take this step away"),
        });
    }
}

/// Returns the step as it stands in the flow: prefixed, on the channels and under the condition of the `use` step as well.
fn renamed(step: &DraftStep, prefix: &str, own: &BTreeSet<&str>, using: &DraftStep) -> DraftStep {
    let mut step = step.clone();
    let is_use = matches!(step.body, DraftBody::Use { .. });
    if !prefix.is_empty() && !is_use {
        step.id.value = format!("{prefix}_{}", step.id.value);
    }
    if let Some(when) = step.when.as_mut().filter(|_| !prefix.is_empty()) {
        when.tree.iter_mut().chain(&mut when.rest).for_each(|tree| rename(tree, prefix, own));
    }
    step.when = both(using.when.as_ref(), step.when);
    step.on.chat &= using.on.chat;
    step.on.mail &= using.on.mail;
    step
}

fn rename(tree: &mut Tree, prefix: &str, own: &BTreeSet<&str>) {
    match tree {
        Tree::And(parts) | Tree::Or(parts) => parts.iter_mut().for_each(|part| rename(part, prefix, own)),
        Tree::Not(inner) => rename(inner, prefix, own),
        Tree::Test {
            field,
            test: Test::Is(_) | Test::IsNot(_) | Test::In(_) | Test::Has(_) | Test::Compare { .. } | Test::Answered | Test::Skipped,
        } => {
            if own.contains(field.value.as_str()) {
                field.value = format!("{prefix}_{}", field.value);
            }
        }
    }
}

fn both(outer: Option<&DraftCondition>, inner: Option<DraftCondition>) -> Option<DraftCondition> {
    let (outer, inner) = match (outer, inner) {
        (None, inner) => return inner,
        (Some(outer), None) => return Some(outer.clone()),
        (Some(outer), Some(inner)) => (outer, inner),
    };
    let inner_rest = inner.rest;
    let (tree, rest) = match (&outer.tree, inner.tree) {
        (Some(outer), Some(inner)) => (Some(Tree::And(vec![outer.clone(), inner])), None),
        (None, inner) => (None, inner.or(inner_rest)),
        (Some(_), None) => (None, inner_rest),
    };
    Some(DraftCondition { written: inner.written, tree, rest })
}
