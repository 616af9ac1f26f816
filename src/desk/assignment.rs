//! Who is given a case: of those with the skill and the language, whoever has the fewest open cases, and room for one more.
//!
//! Never somebody who is away, whom the case is about, or who decided it the first time (ISO 10002, 4.3 and 4.7). What is given is
//! not taken: the ladder climbs until somebody takes it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::case::{Case, CaseId, Given, Stage};
use super::decision;
use super::dossier::Dossier;
use super::journal::{Actor, What};
use super::ladder;
use super::rules::{Duty, Rules};
use super::step::Desk;

/// How many open cases the members of staff have, by their names; who has none is absent.
pub type Loads = BTreeMap<String, u32>;

/// Returns how many open cases of this dossier everybody has.
pub fn loads_of(dossier: &Dossier) -> Loads {
    let mut loads = Loads::new();
    for name in dossier.cases.values().filter_map(Case::with) {
        *loads.entry(name.to_owned()).or_default() += 1;
    }
    loads
}

/// Tells whether the rules give the cases of a team to people.
pub(super) fn is_wanted(rules: &Rules, team: &str) -> bool {
    rules.staff.values().any(|person| person.duty.teams.iter().any(|known| known == team))
}

/// Gives a case to somebody, and tells who is due to hear of it: that person, or the team where nobody has room.
pub(super) fn hand_out(desk: &mut Desk<'_>, id: CaseId, loads: &Loads) {
    let Some(case) = desk.dossier.cases.get(&id).filter(|case| matches!(case.stage, Stage::Open { .. })) else { return };
    let given = choose(desk.rules, case, loads, desk.tick.now);
    match &given {
        Some(given) => {
            desk.note(id.0, Actor::Desk, What::Assigned { to: given.to.clone() });
            if given.over_capacity {
                desk.note(id.0, Actor::Desk, What::Noted { text: "over capacity: it went to the backup".to_owned() });
            }
        }
        None => desk.note(id.0, Actor::Desk, What::Noted { text: "over capacity: nobody has room for it".to_owned() }),
    }
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.given = given;
    }
    ladder::tell_due(desk, id);
}

fn choose(rules: &Rules, case: &Case, loads: &Loads, now: DateTime<Utc>) -> Option<Given> {
    let load = |name: &str| loads.get(name).copied().unwrap_or_default();
    let may_have = |name: &str| {
        !rules.has_no_part(&case.about, name)
            && !decision::decided_first(case, name)
            && rules.stand_in(name, now).is_some_and(|there| there == name)
    };
    let of = |teams: fn(&Duty) -> &[String]| {
        let people = rules.staff.iter().filter(move |(_, person)| teams(&person.duty).contains(&case.team));
        people.filter(|(name, _)| may_have(name)).map(|(name, person)| (name, &person.duty))
    };
    let has_room = |(name, duty): &(&String, &Duty)| duty.open_cases_max.is_none_or(|max| load(name) < max);
    let own = of(|duty| &duty.teams).filter(|(_, duty)| knows(duty, case)).filter(has_room).min_by_key(|(name, _)| load(name));
    let given = |to: &String, over_capacity| Given { to: to.clone(), over_capacity };
    let backup = || of(|duty| &duty.backup_of).min_by_key(|(name, _)| load(name)).map(|(name, _)| given(name, true));
    own.map(|(name, _)| given(name, false)).or_else(backup)
}

fn knows(duty: &Duty, case: &Case) -> bool {
    let category = duty.categories.is_empty() || case.category.as_ref().is_some_and(|category| duty.categories.contains(category));
    category && (duty.languages.is_empty() || duty.languages.iter().any(|lang| lang.primary() == case.lang.primary()))
}
