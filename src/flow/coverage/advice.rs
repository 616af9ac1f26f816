//! What tests leave out, as advice at its place in the script.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::conversation::Channel;
use crate::flow::read::draft::{Draft, DraftStep};
use crate::flow::read::open;
use crate::flow::script::{Flow, Flows, StepId};

use super::{Goal, Missing, Seen, coverage};

/// Names each path that no transcript takes in the first language of its flow, where it leaves those that one takes; nothing of
/// flows that no transcript plays.
pub fn advice(sources: &[Arc<Source>], flows: &Flows, seen: &Seen) -> Vec<Diagnostic> {
    let folder = open(sources, &mut Vec::new());
    let mut problems = Vec::new();
    for covered in coverage(flows, seen) {
        let Some(flow) = flows.current.get(&covered.flow).filter(|flow| flow.languages.first() == Some(&covered.lang)) else { continue };
        let files = folder.flows.iter().find(|files| files.draft.id.value == flow.id);
        let Some(files) = files.filter(|_| seen.has_played(&flow.id)) else { continue };
        problems.extend(covered.missing.iter().filter_map(|missing| path(&files.draft, flow, missing, seen)));
    }
    problems
}

fn path(draft: &Draft, flow: &Flow, missing: &Missing, seen: &Seen) -> Option<Diagnostic> {
    let Goal::Path { channel, steps } = &missing.goal else { return None };
    let lang = flow.languages.first()?;
    let taken = seen.paths(&flow.id, lang, *channel);
    let id = leaves(steps, &taken)?;
    let place = draft.steps.iter().find(|step: &&DraftStep| step.id.value == *id).map(|step| step.id.span.clone());
    let mail = if *channel == Channel::Mail { " --mail" } else { "" };
    let problem = Diagnostic::advice("A004", place, format!("no test takes the path of `{}` by {}", flow.id, missing.name));
    let problem = problem.label("here it leaves the paths that are tested");
    Some(problem.help(format!("write a transcript of it; `redress flow paths {}{mail}` lists all paths", flow.id)))
}

/// Returns the step at which a path leaves all that were taken.
fn leaves<'p>(path: &'p [StepId], taken: &[&[StepId]]) -> Option<&'p StepId> {
    let common = |other: &&[StepId]| path.iter().zip(other.iter()).take_while(|(one, other)| one == other).count();
    let longest = taken.iter().map(common).max().unwrap_or(0);
    path.get(longest).or(path.last())
}
