//! The daily look at what nobody has taken: one letter to whoever leads the team, the oldest cases first.
//!
//! A letter never names a case in which its reader has no part, and says nothing of what a customer wrote; of such a case whoever is
//! next hears.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::case::{Case, CaseId, Severity, Stage};
use super::dossier::{Address, Dossier};
use super::journal::{Actor, What};
use super::ladder;
use super::notice::{Notice, untaken};
use super::rules::{RungTo, TeamId};
use super::step::Desk;

/// A letter names so many cases, and counts the others.
const LINES_MAX: usize = 30;

/// What nobody of a team has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Untaken {
    pub team: TeamId,
    /// Oldest first, bounded by the engine.
    pub cases: Vec<UntakenCase>,
    /// How many there are beside these.
    pub more: usize,
    #[serde(default)]
    pub machines: Machines,
}

/// Mail of machines and lists that names no case, and that nobody was told of yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machines {
    pub count: u64,
    /// Where most of it came from, with the number of each; bounded by the engine.
    pub domains: Vec<(String, u64)>,
}

/// A case that nobody has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UntakenCase {
    pub case: CaseId,
    pub team: TeamId,
    pub since: DateTime<Utc>,
    pub severity: Severity,
    /// To whom the rules gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    #[serde(default)]
    pub over_capacity: bool,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub about: BTreeSet<String>,
}

impl UntakenCase {
    /// Returns the cases of a dossier that nobody has taken.
    pub fn of(dossier: &Dossier) -> impl Iterator<Item = UntakenCase> {
        dossier.cases.values().filter(|case| matches!(case.stage, Stage::Open { .. })).map(|case: &Case| UntakenCase {
            case: case.id,
            team: case.team.clone(),
            since: case.filed_at,
            severity: case.severity,
            given: case.given.as_ref().map(|given| given.to.clone()),
            over_capacity: case.given.as_ref().is_some_and(|given| given.over_capacity),
            about: case.about.clone(),
        })
    }
}

/// Writes to each of those who lead the team, or who are next where these have no part in a case.
pub(super) fn tell(desk: &mut Desk<'_>, of: &Untaken) {
    let lang = desk.team(&of.team).map_or_else(|| desk.rules.notices.base().clone(), |team| team.lang.clone());
    let leads = ladder::addresses(desk, &BTreeSet::new(), &of.team, RungTo::Lead);
    let mut readers: BTreeMap<Address, Vec<&UntakenCase>> = BTreeMap::new();
    if 0 < of.machines.count {
        readers.extend(leads.iter().map(|lead| (lead.clone(), Vec::new())));
    }
    for case in &of.cases {
        for reader in ladder::addresses(desk, &case.about, &of.team, RungTo::Lead) {
            readers.entry(reader).or_default().push(case);
        }
    }
    for (reader, cases) in readers {
        // Who is told of a case for a lead who has no part in it hears of that alone.
        let none = Machines::default();
        let (more, machines) = if leads.contains(&reader) { (of.more, &of.machines) } else { (0, &none) };
        let line = |case: &&UntakenCase| untaken::Line {
            reference: desk.rules.reference(case.case),
            severity: case.severity,
            since: case.since,
            given: case.given.clone(),
        };
        let facts = untaken::Facts {
            team: &of.team,
            count: cases.len() + more,
            over_capacity: cases.iter().filter(|case| case.over_capacity).count(),
            oldest: cases.iter().take(LINES_MAX).map(line).collect(),
            machines,
        };
        let letter = untaken::letter(&facts, &desk.words(&lang));
        let text = format!(
            "told of {} cases that nobody of the team {} has taken, and of {} mails of machines that name no case",
            facts.count, of.team, machines.count
        );
        desk.note(desk.tick.seq, Actor::Desk, What::Noted { text });
        desk.mail_staff(desk.tick.seq, Notice::StaffUntaken, &[reader], &letter);
    }
}
