//! What tests leave out, as advice at its place in the script.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::conversation::Channel;
use crate::flow::read::draft::{Draft, DraftStep};
use crate::flow::read::open;
use crate::flow::script::{Flow, Flows, StepId};
use crate::text::Lang;

use super::goal::{self, Wanted};
use super::{Goal, Seen};

/// This many paths of a flow are named on a channel; the others are counted.
const NAMED_MAX: usize = 3;

/// Names paths that no transcript takes in the first language of its flow, where they leave those that one takes; nothing of
/// flows that no transcript plays.
pub fn advice(sources: &[Arc<Source>], flows: &Flows, seen: &Seen) -> Vec<Diagnostic> {
    let scripts: Vec<Arc<Source>> = sources.iter().filter(|source| source.name.ends_with(".toml")).cloned().collect();
    let folder = open(&scripts, &mut Vec::new());
    let mut problems = Vec::new();
    for flow in flows.current.values().filter(|flow| seen.has_played(&flow.id)) {
        let files = folder.flows.iter().find(|files| files.draft.id.value == flow.id);
        let Some((files, lang)) = files.zip(flow.languages.first()) else { continue };
        for channel in [Channel::Chat, Channel::Mail] {
            problems.extend(on_channel(&files.draft, flow, lang, channel, seen));
        }
    }
    problems
}

fn on_channel(draft: &Draft, flow: &Flow, lang: &Lang, channel: Channel, seen: &Seen) -> Vec<Diagnostic> {
    let missing: Vec<Wanted> = goal::paths(flow, channel).0.into_iter().filter(|wanted| !seen.has(&flow.id, lang, &wanted.goal)).collect();
    let mut problems: Vec<Diagnostic> = missing.iter().take(NAMED_MAX).filter_map(|missing| path(draft, flow, missing, seen)).collect();
    if let Some(last) = problems.last_mut().filter(|_| NAMED_MAX < missing.len()) {
        last.message.push_str(&format!(", and {} others", missing.len() - NAMED_MAX));
        last.help = Some(format!("`redress flow test --coverage` names them all; {}", last.help.take().unwrap_or_default()));
    }
    problems
}

fn path(draft: &Draft, flow: &Flow, missing: &Wanted, seen: &Seen) -> Option<Diagnostic> {
    let Goal::Path { channel, steps, .. } = &missing.goal else { return None };
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
