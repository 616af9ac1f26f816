//! The watch for what happens to many: the same category or the same lot more often than the limit within some days.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::history::{History, UNCLASSIFIED};
use super::movement::is_complaint;
use super::said::Said;

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
pub fn alarms(histories: &[History], limit: Limit, said: Said<'_>, now: DateTime<Utc>) -> Vec<Alarm> {
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
    above.map(|((kind, name), references)| alarm(kind, name, &references, limit, said)).collect()
}

fn alarm(kind: &str, name: &str, references: &[&str], limit: Limit, said: Said<'_>) -> Alarm {
    let (word, count, days) = (said.word(&format!("alarm-{kind}")), references.len().to_string(), limit.days.to_string());
    let named: Vec<String> = references.iter().take(NAMED_MAX).map(|reference| format!("– {reference}")).collect();
    let first = said.say("alarm-text", &[("count", &count), ("days", &days), ("kind", &word), ("name", name)]);
    let answer = [said.word("alarm-answer"), said.word("review-answer-2")].join("\n");
    Alarm {
        topic: format!("{kind} {name}"),
        title: said.say("alarm-title", &[("kind", &word), ("name", name)]),
        text: [first, named.join("\n"), said.word("alarm-look"), answer].join("\n\n"),
    }
}
