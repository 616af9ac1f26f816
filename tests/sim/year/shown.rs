//! What stands beside the cases in the report of the year, and whether its plots are empty.

use redress::report::page::Plot;
use redress::report::review::Action;

/// What the reviews of the year decided.
pub(super) fn actions() -> Vec<Action> {
    let day = |text: &str| text.parse().expect("a day");
    let action = |text: &str, decided: &str, due: &str, done, helped| Action {
        text: text.to_owned(),
        owner: "ann".to_owned(),
        decided_on: day(decided),
        due_on: day(due),
        done,
        helped,
    };
    vec![
        action("Agree on a day of delivery with the carrier", "2026-04-07", "2026-06-30", true, Some(true)),
        action("Show each charge once on the bill", "2026-07-06", "2026-09-30", true, None),
        action("Two people read each rejection", "2026-10-05", "2026-12-15", false, None),
    ]
}

/// Tells whether a plot has anything to show.
pub(super) fn is_drawn(plot: &Plot) -> bool {
    match plot {
        Plot::Bars { series, .. } => series.iter().any(|(_, values)| values.iter().any(|value| 0.0 < *value)),
        Plot::Control { shares, .. } => shares.iter().any(|share| 0 < share.of),
        Plot::Steps { sorted, .. } => !sorted.is_empty(),
        Plot::Pareto { counts, .. } | Plot::Funnel { counts, .. } => !counts.is_empty(),
        Plot::Stacked { parts, .. } => !parts.is_empty(),
    }
}
