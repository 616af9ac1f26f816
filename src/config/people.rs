//! Who may act on cases, who is given them by the rules, and when leads hear of what nobody has taken.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use crate::desk::dossier::Address;
use crate::desk::rules::{Duty, Person, TeamId};
use crate::diagnostic::Diagnostic;

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
    for table in top.sections("staff", "[[staff]]") {
        let name = table.required_text("name", "\"ann\"");
        let address = table.address("address");
        let also = table.addresses("also");
        let words = words(&table);
        let user_id = Some(table.number("user_id", 1..=i64::from(u32::MAX), 0_u32)).filter(|id| 0 < *id);
        let duty = duty(&table, teams);
        insert(&table, name, address.map(|address| Person { address, also, words, user_id, duty }), &mut staff, &mut names);
        table.finish();
    }
    (managers, staff)
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
