//! The ladder against a clock of its own: minutes of office hours, counted one by one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::case::{Case, Severity};
use redress::desk::dossier::Dossier;
use redress::desk::journal::{Entry, What};
use redress::desk::rules::Rung;
use redress::engine::rows::CaseRow;
use redress::engine::store::Tree;
use redress::io::zone;

use super::world::World;

const DAYS: i64 = 400;
/// The opening hours of the team `care` in the sample configuration, in minutes of the day.
const HOURS: [(i64, i64); 2] = [(9 * 60, 12 * 60 + 30), (13 * 60 + 30, 17 * 60)];

/// For every minute from [`start`] on: whether the office in London is open.
static OPEN: LazyLock<Vec<bool>> =
    LazyLock::new(|| (0..DAYS * 24 * 60).map(|minute| is_open(start() + TimeDelta::minutes(minute))).collect());

fn start() -> DateTime<Utc> {
    "2026-03-01T00:00:00Z".parse().expect("an instant")
}

fn is_open(at: DateTime<Utc>) -> bool {
    let zone = zone::zone("Europe/London").expect("a zone");
    let local = jiff::Timestamp::from_second(at.timestamp()).expect("an instant").to_zoned(zone);
    let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
    local.weekday().to_monday_one_offset() <= 5 && HOURS.iter().any(|(from, until)| (*from..*until).contains(&minute))
}

/// Walks from minute to minute until `after` of open time has passed.
fn expected(from: DateTime<Utc>, after: TimeDelta) -> Option<DateTime<Utc>> {
    let (mut cursor, mut left) = (from, after);
    loop {
        let minute = (cursor - start()).num_minutes();
        let next = start() + TimeDelta::minutes(minute + 1);
        if *OPEN.get(usize::try_from(minute).ok()?)? {
            if left <= next - cursor {
                return Some(cursor + left);
            }
            left -= next - cursor;
        }
        cursor = next;
    }
}

/// Each rung of a case that nothing disturbed is told at its instant: not before, and at the first waking after it.
pub(crate) fn check(world: &World, dossiers: &BTreeMap<Vec<u8>, Dossier>, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    for (_, value) in world.disk.rows_of(Tree::Cases) {
        let row: CaseRow = serde_json::from_slice(&value).expect("a case row");
        let open = dossiers.get(&row.contact.key()).into_iter().flat_map(|dossier| dossier.cases.values());
        for case in open.chain(&row.closed) {
            case_told(world, case, journal, problems);
        }
    }
}

fn case_told(world: &World, case: &Case, journal: &[(u64, Entry)], problems: &mut Vec<String>) {
    let story: Vec<&Entry> = journal.iter().map(|(_, entry)| entry).filter(|entry| entry.subject == case.id.0).collect();
    let Some(filed_at) = story.iter().find(|entry| matches!(entry.what, What::Filed { .. })).map(|entry| entry.at) else { return };
    if story.iter().any(|entry| disturbs(entry, filed_at))
        || story.iter().filter(|entry| matches!(entry.what, What::Routed { .. })).count() != 1
    {
        return;
    }
    for entry in &story {
        let What::Escalated { rung, .. } = &entry.what else { continue };
        let Rung { after, critical_after, to: _ } = world.rules[0][0].ladder[usize::from(*rung)];
        let is_critical = case.severity == Severity::Critical;
        let by_the_clock = is_critical || case.team != "care";
        let after = if is_critical { critical_after } else { after };
        let Some(at) = (if by_the_clock { Some(filed_at + after) } else { expected(filed_at, after) }) else { continue };
        // After a long stop it may be night, and only a critical case wakes people.
        let is_there = |woken: DateTime<Utc>| by_the_clock || is_open(woken);
        let missed = world.woken.iter().any(|woken| at <= *woken && *woken < entry.at && is_there(*woken));
        if entry.at < at || missed {
            problems.push(format!("case {:?}: rung {rung} was due at {at} and told at {}", case.id, entry.at));
        }
    }
}

/// Tells whether something changed the ladder of a case: another team, another severity, a mail to staff that failed.
fn disturbs(entry: &Entry, filed_at: DateTime<Utc>) -> bool {
    match &entry.what {
        What::Reopened | What::Assigned { .. } | What::SeverityChanged { .. } => true,
        What::Raised { .. } => filed_at <= entry.at,
        What::Noted { text } => text.starts_with("a mail to staff did not arrive"),
        _ => false,
    }
}
