//! What transcripts exercise of a flow and what they leave out: steps, options, refusals, rules and paths, language by language.
//!
//! Pure: a transcript is played elsewhere, and its steps are looked at here. Never says that something is covered which no step showed.

mod advice;
mod goal;
mod seen;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::script::{Flow, FlowId, Flows};
use crate::text::Lang;

pub use advice::advice;
pub use goal::Goal;
pub use seen::Seen;

use goal::Wanted;

/// More paths of a flow are not looked at, and that is said.
pub const PATH_COUNT_MAX: usize = 2_000;

/// What transcripts exercise of one flow in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub flow: FlowId,
    pub lang: Lang,
    /// By what is counted (`question`, `option` …), how many are exercised, and how many there are.
    pub counts: Vec<(&'static str, usize, usize)>,
    pub missing: Vec<Missing>,
    /// False where the flow has more paths than are looked at.
    pub has_all_paths: bool,
}

/// Something that no transcript exercises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub goal: Goal,
    /// Such as `order_no.invalid`, or what decides a path.
    pub name: String,
}

/// Compares what was seen with all that the flows can do, flow by flow and language by language, in the order of the script.
pub fn coverage(flows: &Flows, seen: &Seen) -> Vec<Coverage> {
    let of_flow = |flow: &Flow| flow.languages.iter().map(|lang| of_language(flow, lang, seen)).collect::<Vec<_>>();
    flows.current.values().flat_map(|flow| of_flow(flow)).collect()
}

fn of_language(flow: &Flow, lang: &Lang, seen: &Seen) -> Coverage {
    let (wanted, has_all_paths) = goal::all(flow, lang);
    let mut counts: BTreeMap<usize, (&'static str, usize, usize)> = BTreeMap::new();
    let mut missing = Vec::new();
    for Wanted { goal, name } in wanted {
        let is_seen = seen.has(&flow.id, lang, &goal);
        let (_, covered, total) = counts.entry(goal.place()).or_insert((goal.what(), 0, 0));
        *covered += usize::from(is_seen);
        *total += 1;
        if !is_seen {
            missing.push(Missing { goal, name });
        }
    }
    missing.sort_by_key(|missing| missing.goal.place());
    Coverage { flow: flow.id.clone(), lang: lang.clone(), counts: counts.into_values().collect(), missing, has_all_paths }
}
