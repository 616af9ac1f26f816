//! Who may act on cases, who is given them by the rules, and when leads hear of what nobody has taken.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use crate::desk::dossier::Address;
use crate::desk::rules::{Duty, Person, TeamId};
use crate::diagnostic::{Diagnostic, Located};

use super::code;
use super::fields::Section;
use super::office::{Names, insert, known, words};

/// More than anybody can look after.
const OPEN_CASES_MAX: i64 = 10_000;
const NEVER: &str = "never";

/// Reads the managers, and who may act on cases.
pub(super) fn people(top: &Section<'_, '_>, teams: &Names) -> (Vec<Address>, BTreeMap<String, Person>) {
    let managers = top.required_addresses("managers");
    let (mut staff, mut names) = (BTreeMap::new(), Names::new());
    let mut over = Vec::new();
    for table in top.sections("staff", "[[staff]]") {
        let name = table.required_text("name", "\"ann\"");
        let address = table.address("address");
        let also = table.addresses("also");
        let words = words(&table);
        let manager = table.text("line_manager");
        let user_id = Some(table.number("user_id", 1..=i64::from(u32::MAX), 0_u32)).filter(|id| 0 < *id);
        let duty = duty(&table, teams);
        over.extend(name.clone().zip(manager));
        let line_manager = None;
        insert(&table, name, address.map(|address| Person { address, also, words, line_manager, user_id, duty }), &mut staff, &mut names);
        table.finish();
    }
    for (name, manager) in &over {
        let over_them = line_manager(top, name, manager, &staff, &managers);
        if let Some(person) = staff.get_mut(&name.value) {
            person.line_manager = Some(over_them);
        }
    }
    (managers, staff)
}

/// Returns the name of a line manager, who may be named by an address; checks that somebody is left for a case that is about one of
/// their people.
fn line_manager(
    top: &Section<'_, '_>,
    name: &Located<String>,
    manager: &Located<String>,
    staff: &BTreeMap<String, Person>,
    managers: &[Address],
) -> String {
    let reads_at = |name: &str, address: &Address| match staff.get(name) {
        Some(person) => person.address == *address || person.also.contains(address),
        None => name == address.as_str(),
    };
    let over_them = match Address::parse(&manager.value) {
        Some(address) => staff.keys().find(|name| reads_at(name, &address)).cloned().unwrap_or_else(|| address.as_str().to_owned()),
        None => {
            known(top, manager, "member of staff", &staff.keys().cloned().collect());
            manager.value.clone()
        }
    };
    if name.value == over_them {
        top.invalid(&manager.span, format!("`{}` cannot be over themselves", name.value), "name somebody else, or leave it out");
    } else if managers.iter().all(|address| reads_at(&name.value, address) || reads_at(&over_them, address)) {
        let message = format!("a case about `{}` may find nobody: neither they nor their line manager have a part in it", name.value);
        let problem = Diagnostic::warning(code::CONTRADICTION, manager.span.clone(), message);
        top.report(problem.help("let `managers` name somebody besides the two"));
    }
    over_them
}

fn duty(table: &Section<'_, '_>, teams: &Names) -> Duty {
    let named = |key| -> Vec<TeamId> {
        let names = table.texts(key).into_iter();
        names.inspect(|name| known(table, name, "team", teams)).map(|name| name.value).collect()
    };
    let duty = Duty {
        teams: named("given_cases_of"),
        backup_of: named("backup_of"),
        categories: table.texts("categories").into_iter().map(|category| category.value).collect(),
        languages: table.langs("languages"),
        open_cases_max: table.has("open_cases_max").then(|| table.number("open_cases_max", 1..=OPEN_CASES_MAX, 1)),
    };
    let skills = [
        ("categories", !duty.categories.is_empty()),
        ("languages", !duty.languages.is_empty()),
        ("open_cases_max", duty.open_cases_max.is_some()),
    ];
    if let Some((key, _)) = skills.iter().find(|(_, is_said)| *is_said && duty.teams.is_empty()) {
        let message = format!("`{key}` is about cases that the rules give, and this person is given none");
        table.report(Diagnostic::error(code::CONTRADICTION, table.place_of(key), message).help("add: given_cases_of = [\"care\"]"));
    }
    duty
}

/// Reads from which time of day leads hear of what nobody has taken; `None`: never.
pub(super) fn untaken_told_from(top: &Section<'_, '_>) -> Option<NaiveTime> {
    let usual = NaiveTime::from_hms_opt(8, 0, 0);
    let Some(text) = top.text("untaken_told_from") else { return usual };
    if text.value == NEVER {
        return None;
    }
    let time = NaiveTime::parse_from_str(&text.value, "%H:%M").ok();
    if time.is_none() {
        top.invalid(&text.span, format!("`{}` is no time of day", text.value), "such as `08:00`, or `never`");
    }
    time
}
