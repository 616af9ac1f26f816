//! The tables of who answers for the handling of complaints, and of what it is to reach: nothing has a usual value.

use crate::desk::dossier::Address;
use crate::desk::governance::{Governance, Objectives};
use crate::diagnostic::Diagnostic;

use super::code;
use super::fields::Section;

/// Reads `[governance]`. `None` where anything of it is missing, which is then among the problems.
pub(super) fn governance(top: &Section<'_, '_>) -> Option<Governance> {
    let table = top.section("governance", "[governance]");
    let owner = address(top, table.as_ref(), "owner", "somebody in the top management");
    let complaints_manager = address(top, table.as_ref(), "complaints_manager", "whoever runs the handling of complaints");
    let objectives = table.as_ref().and_then(|table| table.section("objectives", "[governance.objectives]"));
    let on_time_percent = percent(top, objectives.as_ref(), "on_time_percent", "95");
    let satisfied_percent = percent(top, objectives.as_ref(), "satisfied_percent", "70");
    objectives.into_iter().chain(table).for_each(Section::finish);
    let objectives = Objectives { on_time_percent: on_time_percent?, satisfied_percent: satisfied_percent? };
    Some(Governance { owner: owner?, complaints_manager: complaints_manager?, objectives })
}

fn address(top: &Section<'_, '_>, table: Option<&Section<'_, '_>>, key: &'static str, who: &str) -> Option<Address> {
    match table {
        Some(table) if table.has(key) => table.address(key),
        found => {
            missing(top, found, &format!("governance.{key}"), &format!("{who}, such as: {key} = \"care@example.org\" under [governance]"))
        }
    }
}

fn percent(top: &Section<'_, '_>, table: Option<&Section<'_, '_>>, key: &'static str, example: &str) -> Option<u8> {
    match table {
        Some(table) if table.has(key) => Some(table.number(key, 1..=100, 100)),
        found => missing(
            top,
            found,
            &format!("governance.objectives.{key}"),
            &format!("how many of a hundred are to be so, such as: {key} = {example} under [governance.objectives]"),
        ),
    }
}

/// Reports what must be there and is not, by its whole name: the table around it may be missing too.
fn missing<T>(top: &Section<'_, '_>, table: Option<&Section<'_, '_>>, name: &str, help: &str) -> Option<T> {
    let place = table.map_or_else(|| top.header(), Section::header);
    top.report(Diagnostic::error(code::MISSING, place, format!("the configuration needs `{name}`")).help(help));
    None
}
