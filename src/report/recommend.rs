//! Proposes what the figures ask for, each with its evidence; people decide.

use super::Share;
use super::html::shown;
use super::measure::Measures;
use super::page::{CELL_MIN, Cell, few};
use super::review::{ON_TIME_PERCENT, SATISFIED_PERCENT};

/// A cause that is behind so many of a hundred cases is worth an action.
const CAUSE_PERCENT: f64 = 20.0;
/// So many changed second decisions of a hundred ask how the first ones are made.
const CHANGED_PERCENT: f64 = 30.0;

/// Returns what the figures of a period ask for; one line that says so where they ask for nothing.
pub(super) fn recommendations(measures: &Measures) -> Vec<String> {
    let mut lines = causes(measures);
    lines.extend(below(measures.answered, ON_TIME_PERCENT, "See why answers are late: people, absence, or one step.", "on time"));
    lines.extend(below(
        measures.contacted,
        ON_TIME_PERCENT,
        "Have a person write to each customer in the first days.",
        "first contact on time",
    ));
    lines.extend(below(measures.promises, ON_TIME_PERCENT, "Give each promise an owner on the day it is made.", "kept"));
    if measures.changed.percent().is_some_and(|percent| CHANGED_PERCENT <= percent) && CELL_MIN <= measures.changed.of {
        lines.push(format!("Compare first and second decisions: many change. Evidence: {}.", shown(&few(measures.changed))));
    }
    lines.extend(below(measures.satisfied(2), SATISFIED_PERCENT, "Read the letters of rejected cases for tone.", "found fair"));
    let classified = Share { met: measures.unclassified.of - measures.unclassified.met, of: measures.unclassified.of };
    lines.extend(below(classified, ON_TIME_PERCENT, "Close no case without its cause and category.", "classified"));
    if lines.is_empty() { vec!["None: no figure asks for one.".to_owned()] } else { lines }
}

fn causes(measures: &Measures) -> Vec<String> {
    let total: u64 = measures.causes.values().sum();
    let percent = |count: u64| 100.0 * count as f64 / total.max(1) as f64;
    let known = measures.causes.iter().filter(|(cause, _)| !matches!(**cause, "unknown" | "none_found"));
    let many = known.filter(|(_, count)| CELL_MIN <= **count && CAUSE_PERCENT <= percent(**count));
    let mut many: Vec<_> = many.collect();
    many.sort_by_key(|(cause, count)| (std::cmp::Reverse(**count), **cause));
    let line = |(cause, count): (&&str, &u64)| {
        let (cause, percent) = (cause.replace('_', " "), percent(*count));
        format!("Find what ends the cause “{cause}”. Evidence: {count} of {total} closed cases ({percent:.0} %).")
    };
    many.into_iter().map(line).collect()
}

/// Asks for something where a share of enough cases is below its goal.
fn below(share: Share, goal: f64, what: &str, evidence: &str) -> Option<String> {
    let is_below = CELL_MIN <= share.of && share.percent().is_some_and(|percent| percent < goal);
    is_below.then(|| format!("{what} Evidence: {evidence} {}, the goal is {goal:.0} %.", shown(&Cell::Share(share))))
}
