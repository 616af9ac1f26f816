//! The watch for what happens to many: the same category or the same lot more often than the limit within some days.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::history::{History, UNCLASSIFIED};
use super::movement::is_complaint;

/// More references than these are not named.
const NAMED_MAX: usize = 20;

/// So many complaints of one kind within so many days are one alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub cases: usize,
    pub days: i64,
}

/// Something that happens to many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    /// Such as `lot kx2003`: one alarm for all of its complaints.
    pub topic: String,
    pub title: String,
    pub text: String,
}

/// Returns what is above the limit now.
pub fn alarms(histories: &[History], limit: Limit, now: DateTime<Utc>) -> Vec<Alarm> {
    let since = now - TimeDelta::days(limit.days);
    let recent =
        histories.iter().filter(|history| is_complaint(history.class) && since <= history.received_at && history.received_at <= now);
    let mut kinds: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for history in recent {
        if history.category != UNCLASSIFIED {
            kinds.entry(("category", &history.category)).or_default().push(&history.reference);
        }
        if let Some(lot) = &history.lot {
            kinds.entry(("lot", lot)).or_default().push(&history.reference);
        }
    }
    let above = kinds.into_iter().filter(|(_, references)| limit.cases <= references.len());
    let alarm = |((kind, name), references): ((&str, &str), Vec<&str>)| Alarm {
        topic: format!("{kind} {name}"),
        title: format!("Possible systemic issue: {kind} “{name}”"),
        text: format!(
            "{} complaints of the same {kind} “{name}” came within {} days:\n\n{}\n\nPlease look whether others are in danger, whether a product must be recalled, and whether one cause is behind them.\n\nWhat you decide becomes an action by an answer such as:\nACTION ann 2026-12-31 Check all labels of the new series",
            references.len(),
            limit.days,
            references.iter().take(NAMED_MAX).map(|reference| format!("– {reference}")).collect::<Vec<_>>().join("\n")
        ),
    };
    above.map(alarm).collect()
}
