//! Proposes what the figures ask for, each with its evidence; people decide.

use super::Share;
use super::measure::Measures;
use super::page::{CELL_MIN, Cell, few};
use super::said::Said;

/// A cause that is behind so many of a hundred cases is worth an action.
const CAUSE_PERCENT: f64 = 20.0;
/// So many changed second decisions of a hundred ask how the first ones are made.
const CHANGED_PERCENT: f64 = 30.0;

/// Returns what the figures of a period ask for; one line that says so where they ask for nothing.
pub(super) fn recommendations(measures: &Measures, said: Said<'_>) -> Vec<String> {
    let mut lines = causes(measures, said);
    lines.extend(below(measures.answered, said.objectives.on_time_percent, "late", said));
    lines.extend(below(measures.contacted, said.objectives.on_time_percent, "contact", said));
    lines.extend(below(measures.promises, said.objectives.on_time_percent, "promises", said));
    if measures.changed.percent().is_some_and(|percent| CHANGED_PERCENT <= percent) && CELL_MIN <= measures.changed.of {
        lines.push(said.say("recommend-changed", &[("share", &said.cell(&few(measures.changed)))]));
    }
    lines.extend(below(measures.satisfied(2), said.objectives.satisfied_percent, "fair", said));
    let classified = Share { met: measures.unclassified.of - measures.unclassified.met, of: measures.unclassified.of };
    lines.extend(below(classified, said.objectives.on_time_percent, "classified", said));
    if lines.is_empty() { vec![said.word("recommend-none")] } else { lines }
}

fn causes(measures: &Measures, said: Said<'_>) -> Vec<String> {
    let total: u64 = measures.causes.values().sum();
    let percent = |count: u64| 100.0 * count as f64 / total.max(1) as f64;
    let known = measures.causes.iter().filter(|(cause, _)| !matches!(**cause, "unknown" | "none_found"));
    let many = known.filter(|(_, count)| CELL_MIN <= **count && CAUSE_PERCENT <= percent(**count));
    let mut many: Vec<_> = many.collect();
    many.sort_by_key(|(cause, count)| (std::cmp::Reverse(**count), **cause));
    let line = |(cause, count): (&&str, &u64)| {
        let (cause, percent) = (said.word(&format!("cause-{cause}")), format!("{:.0}", percent(*count)));
        let (count, total) = (count.to_string(), total.to_string());
        said.say("recommend-cause", &[("cause", &cause), ("count", &count), ("total", &total), ("percent", &percent)])
    };
    many.into_iter().map(line).collect()
}

/// Asks for something where a share of enough cases is below its goal.
fn below(share: Share, goal: u8, topic: &str, said: Said<'_>) -> Option<String> {
    let is_below = CELL_MIN <= share.of && share.percent().is_some_and(|percent| percent < f64::from(goal));
    let (what, name) = (said.word(&format!("recommend-{topic}")), said.word(&format!("recommend-name-{topic}")));
    let (share, goal) = (said.cell(&Cell::Share(share)), goal.to_string());
    is_below.then(|| said.say("recommend-evidence", &[("what", &what), ("name", &name), ("share", &share), ("goal", &goal)]))
}
