//! The tables of regimes and of their deadlines, and the presets that ship with the program; both are read by the same eyes.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;

use crate::desk::calendar::{DayOne, DueTime, Roll, Rule, Unit};
use crate::desk::regime::{Clock, HoldsFor, Limit, Regime, Start};
use crate::diagnostic::mend::Mended;
use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::table::{Codes, Reader};
use crate::diagnostic::{Diagnostic, Located, Source, Span};
use crate::flow::finish::Class;

use super::fields::Section;
use super::{code, office};

const PRESETS: &str = include_str!("presets.toml");

/// More of a unit than any law gives; what lies beyond the calendars is refused on its own.
const N_MAX: i64 = 100_000;

/// A regime with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegimeSettings {
    pub regime: Regime,
    pub span: Span,
}

/// Returns the regimes that ship with the program. A name occurs once for each time in which its figures held.
pub fn presets() -> &'static [Regime] {
    static SHIPPED: LazyLock<Vec<Regime>> = LazyLock::new(|| read_presets().0);
    &SHIPPED
}

fn read_presets() -> (Vec<Regime>, Vec<Diagnostic>) {
    let source = Arc::new(Source { name: "presets.toml".to_owned(), text: PRESETS.to_owned() });
    let mended = Mended::new(&source.text);
    let codes = Codes { syntax: code::SYNTAX, unknown_setting: code::UNKNOWN, wrong_type: code::TYPE };
    let (reader, entries) = Reader::parse(&source, &mended, codes);
    let asked = RefCell::default();
    let top = Section::new(reader.table(&entries, 0..0), "the presets", &asked);
    let mut regimes = Vec::new();
    for table in top.sections("regime", "[[regime]]") {
        regimes.extend(own(&table, &BTreeSet::new()));
        table.finish();
    }
    (regimes, reader.into_problems())
}

/// Reads the names of presets in force, and the regimes of the file's own.
pub(super) fn regimes(top: &Section<'_, '_>, calendars: &BTreeSet<String>) -> Vec<RegimeSettings> {
    let mut regimes = Vec::new();
    for name in top.texts("regimes") {
        regimes.extend(preset(top, &name).into_iter().map(|regime| RegimeSettings { regime, span: name.span.clone() }));
    }
    for table in top.sections("regime", "[[regime]]") {
        regimes.extend(regime(&table, calendars).into_iter().map(|regime| RegimeSettings { regime, span: table.header() }));
        table.finish();
    }
    see_each_once(top, &regimes);
    regimes
}

/// Two regimes of one name are two versions of it: they differ in when they begin.
fn see_each_once(top: &Section<'_, '_>, regimes: &[RegimeSettings]) {
    let mut seen = BTreeSet::new();
    for RegimeSettings { regime, span } in regimes {
        if !seen.insert((&regime.id, regime.valid_from)) {
            let problem = Diagnostic::error(code::TWICE, span.clone(), format!("the regime `{}` is there twice", regime.id));
            top.report(problem.help("give one of them an `id` of its own, or another `valid_from`"));
        }
    }
}

fn preset(table: &Section<'_, '_>, name: &Located<String>) -> Vec<Regime> {
    let found: Vec<Regime> = presets().iter().filter(|preset| preset.id == name.value).cloned().collect();
    if found.is_empty() {
        let names: BTreeSet<&str> = presets().iter().map(|preset| preset.id.as_str()).collect();
        let problem = Diagnostic::error(code::NO_SUCH, name.span.clone(), format!("no preset is called `{}`", name.value));
        table.report(match nearest(&name.value, names.iter().copied()) {
            Some(near) => problem.help(format!("did you mean `{near}`?")).patch(name.content_span(), near),
            None => problem.help(format!("there is {}", one_of(names.iter().copied()))),
        });
    }
    found
}

/// Reads a table: a preset with conditions of its own, or a regime written out.
fn regime(table: &Section<'_, '_>, calendars: &BTreeSet<String>) -> Vec<Regime> {
    let Some(name) = table.text("preset") else { return own(table, calendars).into_iter().collect() };
    let written = head(table, calendars, Some(&name));
    let more = limits(table);
    let mut versions = preset(table, &name);
    let Some(written) = written else { return Vec::new() };
    for version in &mut versions {
        version.id.clone_from(&written.id);
        version.calendar.clone_from(&written.calendar);
        version.valid_from = version.valid_from.max(written.valid_from);
        version.valid_to = [version.valid_to, written.valid_to].into_iter().flatten().min();
        version.outside_body = written.outside_body.clone().or(version.outside_body.take());
        version.states_limits |= written.states_limits;
        narrow(&mut version.holds_for, &written.holds_for);
        version.limits.extend(more.iter().cloned());
    }
    versions
}

/// Puts what the file says over what the preset says.
fn narrow(preset: &mut HoldsFor, written: &HoldsFor) {
    let texts = [
        (&mut preset.products, &written.products),
        (&mut preset.but_products, &written.but_products),
        (&mut preset.countries, &written.countries),
        (&mut preset.categories, &written.categories),
    ];
    for (preset, written) in texts.into_iter().filter(|(_, written)| !written.is_empty()) {
        preset.clone_from(written);
    }
    if !written.classes.is_empty() {
        preset.classes.clone_from(&written.classes);
    }
}

fn own(table: &Section<'_, '_>, calendars: &BTreeSet<String>) -> Option<Regime> {
    let mut regime = head(table, calendars, None);
    let limits = limits(table);
    if limits.is_empty() {
        table.missing::<()>("deadline", "a table [[regime.deadline]], or preset = \"iso10002\"");
    }
    let regime = regime.as_mut()?;
    if regime.holds_for.classes.is_empty() {
        // What is no complaint has no deadline of a code for complaints.
        regime.holds_for.classes = vec![Class::Complaint, Class::Safety, Class::CallBack];
    }
    see_beginnings(table, &limits);
    see_stated(table, regime, &limits);
    Some(Regime { limits, ..regime.clone() })
}

/// Reads all of a regime but its deadlines.
fn head(table: &Section<'_, '_>, calendars: &BTreeSet<String>, preset: Option<&Located<String>>) -> Option<Regime> {
    let id = table.text("id").or_else(|| preset.cloned()).or_else(|| table.missing("id", "\"house_rules\", or preset = \"iso10002\""));
    let title = table.text("title");
    let (valid_from, valid_to) = (date(table, "valid_from"), date(table, "valid_to"));
    if valid_from.zip(valid_to).is_some_and(|(first, last)| last < first) {
        let message = "this regime ends before it begins, and would never hold".to_owned();
        table.invalid(&table.place_of("valid_to"), message, "`valid_to` is the last day of receipt for which it holds");
    }
    let calendar = table.text("calendar");
    if let Some(calendar) = &calendar {
        office::known(table, calendar, "calendar", calendars);
    }
    let id = id?.value;
    Some(Regime {
        title: title.map_or_else(|| id.clone(), |title| title.value),
        id,
        valid_from,
        valid_to,
        holds_for: holds_for(table),
        calendar: calendar.map(|calendar| calendar.value),
        outside_body: table.text("outside_body").map(|body| body.value),
        states_limits: table.yes("acknowledgement_states_limits", false),
        limits: Vec::new(),
    })
}

fn date(table: &Section<'_, '_>, key: &'static str) -> Option<NaiveDate> {
    table.text(key).and_then(|text| table.as_date(&text))
}

fn holds_for(table: &Section<'_, '_>) -> HoldsFor {
    let texts = |key| table.texts(key).into_iter().map(|text| text.value).collect();
    HoldsFor {
        products: texts("products"),
        but_products: texts("but_products"),
        countries: texts("countries"),
        categories: texts("categories"),
        classes: office::classes(table),
    }
}

fn limits(regime: &Section<'_, '_>) -> Vec<Limit> {
    let mut names = BTreeSet::new();
    let mut limits = Vec::new();
    for table in regime.sections("deadline", "[[regime.deadline]]") {
        let limit = limit(&table);
        if let Some(limit) = limit.as_ref().filter(|limit| !names.insert(limit.id.clone())) {
            table.report(Diagnostic::error(code::TWICE, table.header(), format!("two deadlines are called `{}`", limit.id)));
        }
        table.finish();
        limits.extend(limit);
    }
    limits
}

const UNITS: [(&str, Unit); 8] = [
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("working_hours", Unit::WorkingHours),
    ("working_days", Unit::WorkingDays),
    ("days", Unit::Days),
    ("weeks", Unit::Weeks),
    ("months", Unit::Months),
    ("years", Unit::Years),
];

fn limit(table: &Section<'_, '_>) -> Option<Limit> {
    let id = table.required_text("id", "\"respond\"");
    for (key, example) in [("clock", "\"response\""), ("n", "10"), ("unit", "\"working_days\"")] {
        if !table.has(key) {
            table.missing::<()>(key, example);
        }
    }
    let unit = table.word("unit", &UNITS, Unit::WorkingDays);
    let usual_due = match unit {
        Unit::Minutes | Unit::Hours | Unit::WorkingHours => DueTime::WallClock,
        Unit::WorkingDays => DueTime::CloseOfBusiness,
        Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => DueTime::EndOfDay,
    };
    let dues = [("close_of_business", DueTime::CloseOfBusiness), ("end_of_day", DueTime::EndOfDay), ("wall_clock", DueTime::WallClock)];
    let rule = Rule {
        n: table.number("n", 1..=N_MAX, 1),
        unit,
        day_one: table.word(
            "day_one",
            &[("day_after", DayOne::DayAfterReceipt), ("receipt_day", DayOne::ReceiptDay)],
            DayOne::DayAfterReceipt,
        ),
        roll: table.word("roll", &[("none", Roll::None), ("following", Roll::Following)], Roll::None),
        due_time: table.word("due", &dues, usual_due),
    };
    see_rule(table, rule);
    let (statutory, pausable) = (table.yes("statutory", false), table.yes("pausable", false));
    if statutory && pausable {
        let problem = Diagnostic::error(code::CONTRADICTION, table.place_of("pausable"), "a deadline of the law never pauses");
        table.report(problem.help("leave `pausable` out, or add a second deadline of the house that pauses"));
    }
    Some(Limit {
        id: id?.value,
        clock: table.word("clock", &Clock::ALL, Clock::Response),
        rule,
        start: table.word("start", &Start::ALL, Start::Received),
        statutory,
        pausable,
        source: table.text("source").map_or_else(String::new, |source| source.value),
        holds_for: holds_for(table),
    })
}

/// Reports parameters that say nothing together.
fn see_rule(table: &Section<'_, '_>, rule: Rule) {
    let is_span = matches!(rule.unit, Unit::Minutes | Unit::Hours | Unit::WorkingHours);
    let contradiction = |key: &str, message: &str, help: &str| {
        table.report(Diagnostic::error(code::CONTRADICTION, table.place_of(key), message).help(help));
    };
    if is_span && rule.roll != Roll::None {
        contradiction("roll", "minutes and hours end at an instant, which no day rolls", "roll = \"none\", or a unit of days");
    }
    if is_span && rule.due_time != DueTime::WallClock {
        contradiction("due", "minutes and hours end at an instant, not at a time of a day", "due = \"wall_clock\", or a unit of days");
    }
    if rule.unit != Unit::WorkingDays && rule.day_one == DayOne::ReceiptDay {
        contradiction("day_one", "only working days are numbered from a first day", "leave `day_one` out");
    }
}

/// Reports limits that an acknowledgement should state and the regime does not set (DISP 1.6.1R).
fn see_stated(table: &Section<'_, '_>, regime: &Regime, limits: &[Limit]) {
    let ends =
        |limit: &Limit| limit.start == Start::Received && limit.statutory && matches!(limit.clock, Clock::Response | Clock::Decision);
    if regime.id.starts_with("uk_fca_") && !regime.states_limits {
        let problem =
            Diagnostic::error(code::CONTRADICTION, table.header(), "acknowledgements under these rules state the limits of the law");
        table.report(problem.help("add acknowledgement_states_limits = true"));
    } else if regime.states_limits && !limits.iter().any(ends) {
        let problem =
            Diagnostic::error(code::CONTRADICTION, table.header(), "the acknowledgement should state limits that this regime does not set");
        table.report(problem.help("add a deadline with clock = \"decision\", start = \"received\" and statutory = true"));
    }
}

/// Reports deadlines that could never begin, since nothing in their regime sets the date from which they count.
fn see_beginnings(table: &Section<'_, '_>, limits: &[Limit]) {
    for limit in limits {
        let needed: &[Start] = match limit.start {
            Start::Stage1Due => &[Start::Received, Start::Acknowledged],
            Start::Stage2Due => &[Start::EscalationRequested, Start::Stage2Acknowledged],
            Start::Received | Start::Acknowledged | Start::EscalationRequested | Start::Stage2Acknowledged => continue,
            Start::DecisionSent | Start::AdrEntityContacted | Start::AppealReceived => continue,
        };
        if !limits.iter().any(|other| other.clock == Clock::Response && needed.contains(&other.start)) {
            let message = format!("the deadline `{}` counts from {}, which this regime does not set", limit.id, limit.start.words());
            let problem = Diagnostic::error(code::UNCOMPUTABLE, table.header(), message);
            table.report(problem.help("add a deadline with clock = \"response\" for that answer"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_presets_read_without_a_problem() {
        let (regimes, problems) = read_presets();
        assert_eq!(problems, []);
        assert_eq!(regimes.len(), 19);
    }
}
