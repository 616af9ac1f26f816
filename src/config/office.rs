//! The tables of the office: calendars, teams, routing, the ladder, people and deadlines.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};
use regex::{Regex, RegexBuilder};

use crate::desk::calendar::Hours;
use crate::desk::case::Severity;
use crate::desk::rules::{MailDetail, Route, Rung, RungTo, TeamId};
use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::finish::Class;
use crate::text::Lang;

use super::fields::Section;
use super::{CalendarSettings, Promised, TeamSettings, code};

type Calendars = BTreeMap<String, CalendarSettings>;
type Teams = BTreeMap<TeamId, TeamSettings>;

/// Every name that is written, also those of tables with problems: what refers to them is not wrong for that.
pub(super) type Names = BTreeSet<String>;

/// A pattern of routing may take this much memory once compiled.
const PATTERN_BYTES_MAX: usize = 1 << 20;

pub(super) fn calendars(top: &Section<'_, '_>, zone: Option<&Located<String>>) -> (Calendars, Names) {
    let (mut calendars, mut names) = (Calendars::new(), Names::new());
    for table in top.sections("calendar", "[[calendar]]") {
        let id = table.required_text("id", "\"office\"");
        let calendar = calendar(&table, zone);
        insert(&table, id, calendar, &mut calendars, &mut names);
        table.finish();
    }
    (calendars, names)
}

/// Adds an item under its name, once.
pub(super) fn insert<T>(
    table: &Section<'_, '_>,
    name: Option<Located<String>>,
    item: Option<T>,
    items: &mut BTreeMap<String, T>,
    names: &mut Names,
) {
    let Some(name) = name else { return };
    if !names.insert(name.value.clone()) {
        let message = format!("`{}` is there twice", name.value);
        table.report(Diagnostic::error(code::TWICE, name.span, message).help("each needs a name of its own"));
    } else if let Some(item) = item {
        items.insert(name.value, item);
    }
}

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn calendar(table: &Section<'_, '_>, zone: Option<&Located<String>>) -> Option<CalendarSettings> {
    let zone = table.text("zone").or_else(|| zone.cloned());
    let always_open = table.yes("always_open", false);
    let working_days = hours(table, "monday_to_friday");
    let mut week: [Vec<Hours>; 7] = Default::default();
    for (nth, day) in DAYS.into_iter().enumerate() {
        let of_day = hours(table, day);
        week[nth] = match of_day {
            Some(hours) => hours,
            None if nth < 5 => working_days.clone().unwrap_or_default(),
            None => Vec::new(),
        };
    }
    let has_hours = week.iter().any(|hours| !hours.is_empty());
    if always_open && has_hours {
        let problem = Diagnostic::error(code::CONTRADICTION, table.place_of("always_open"), "always open, and yet hours of weekdays");
        table.report(problem.help("keep one of them"));
    }
    if always_open {
        week = std::array::from_fn(|_| vec![Hours::ALL_DAY]);
    } else if !has_hours {
        let problem = Diagnostic::error(code::NEVER_OPEN, table.header(), "this calendar never opens, so nothing could ever fall due");
        table.report(problem.help("such as: monday_to_friday = [\"09:00-17:00\"], or always_open = true"));
    }
    let special_days = special_days(table);
    let shutdowns = table.sections("shutdown", "[[calendar.shutdown]]").into_iter().filter_map(shutdown).collect();
    let holidays = table.text("holidays");
    Some(CalendarSettings { zone: zone?, week, special_days, shutdowns, holidays })
}

/// Reads openings such as `["09:00-12:30", "13:30-17:00"]`; `None` where the setting is absent.
fn hours(table: &Section<'_, '_>, key: &'static str) -> Option<Vec<Hours>> {
    let texts = table.texts(key);
    let mut hours: Vec<Hours> = Vec::with_capacity(texts.len());
    for text in texts {
        let parsed = text
            .value
            .split_once('-')
            .and_then(|(opens, closes)| (opens.trim() != closes.trim()).then(|| Hours::parse(opens.trim(), closes.trim()))?);
        match parsed {
            Some(next) if hours.iter().any(|other| other.overlaps(next)) => {
                table.invalid(
                    &text.span,
                    format!("`{}` overlaps other hours of the same day", text.value),
                    "each minute stands in one opening",
                );
            }
            Some(next) => hours.push(next),
            None => table.invalid(
                &text.span,
                format!("`{}` are no hours of a day", text.value),
                "such as `09:00-17:00`, or `22:00-06:00` over midnight",
            ),
        }
    }
    table.has(key).then_some(hours)
}

fn special_days(calendar: &Section<'_, '_>) -> BTreeMap<NaiveDate, Vec<Hours>> {
    let mut days = BTreeMap::new();
    for table in calendar.sections("special_day", "[[calendar.special_day]]") {
        let date = table.required_text("date", "\"2026-12-24\"").and_then(|text| table.as_date(&text));
        let open = hours(&table, "hours").unwrap_or_default();
        if open.is_empty() {
            table.missing::<()>("hours", "[\"09:00-12:00\"]");
            if table.has("hours") {
                table.invalid(
                    &table.place_of("hours"),
                    "a special day needs hours".to_owned(),
                    "a day on which nobody works is a holiday or a [[calendar.shutdown]]",
                );
            }
        }
        table.finish();
        days.extend(date.map(|date| (date, open)));
    }
    days
}

fn shutdown(table: Section<'_, '_>) -> Option<RangeInclusive<NaiveDate>> {
    let from = table.required_text("from", "\"2026-12-24\"");
    let through = table.required_text("through", "\"2027-01-03\"");
    let (first, last) = (from.and_then(|text| table.as_date(&text)), through.as_ref().and_then(|text| table.as_date(text)));
    if let (Some(first), Some(last), Some(through)) = (first, last, through)
        && last < first
    {
        table.invalid(&through.span, format!("the shutdown ends on {last}, before it begins"), "`through` is its last day");
    }
    table.finish();
    Some(first?..=last?)
}

pub(super) fn teams(top: &Section<'_, '_>, calendars: &Names, lang: Option<&Lang>) -> (Teams, Names) {
    let (mut teams, mut names) = (Teams::new(), Names::new());
    for table in top.sections("team", "[[team]]") {
        let id = table.required_text("id", "\"care\"");
        let team = team(&table, calendars, lang);
        insert(&table, id, team, &mut teams, &mut names);
        table.finish();
    }
    if teams.is_empty() {
        top.missing::<()>("team", "a table [[team]]: somebody must take the cases");
    }
    (teams, names)
}

fn team(table: &Section<'_, '_>, calendars: &Names, lang: Option<&Lang>) -> Option<TeamSettings> {
    let addresses = table.required_addresses("addresses");
    let lead = table.addresses("lead");
    let lang = table.text("lang").map_or_else(|| lang.cloned(), |text| table.as_lang(&text));
    let calendar = table.required_text("calendar", "\"office\"");
    if let Some(calendar) = &calendar {
        known(table, calendar, "calendar", calendars);
    }
    let mail_detail = table.word("mail_detail", &[("reference", MailDetail::Reference), ("full", MailDetail::Full)], MailDetail::Reference);
    Some(TeamSettings { addresses, lead, lang: lang?, calendar: calendar?.value, mail_detail })
}

/// Reports a name that stands for nothing.
pub(super) fn known(table: &Section<'_, '_>, name: &Located<String>, what: &str, names: &Names) {
    if names.contains(&name.value) {
        return;
    }
    let problem = Diagnostic::error(code::NO_SUCH, name.span.clone(), format!("there is no {what} called `{}`", name.value));
    table.report(match nearest(&name.value, names.iter().map(String::as_str)) {
        Some(near) => problem.help(format!("did you mean `{near}`?")).patch(name.content_span(), near),
        None => problem.help(format!("there is {}", one_of(names.iter().map(String::as_str)))),
    });
}

/// Reads who takes what no route claims: the only team need not be named.
pub(super) fn default_team(top: &Section<'_, '_>, teams: &Names) -> Option<TeamId> {
    match top.text("default_team") {
        Some(name) => {
            known(top, &name, "team", teams);
            Some(name.value)
        }
        None if teams.len() == 1 => teams.first().cloned(),
        None => top.missing("default_team", "\"care\""),
    }
}

pub(super) const SEVERITIES: &[(&str, Severity)] =
    &[("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High), ("critical", Severity::Critical)];

pub(super) fn routing(top: &Section<'_, '_>, teams: &Names) -> Vec<Route> {
    let mut names = BTreeSet::new();
    top.sections("routing", "[[routing]]").into_iter().filter_map(|table| route(table, teams, &mut names)).collect()
}

fn route(table: Section<'_, '_>, teams: &Names, names: &mut BTreeSet<String>) -> Option<Route> {
    let name = table.required_text("name", "\"danger\"");
    if let Some(name) = name.as_ref().filter(|name| !names.insert(name.value.clone())) {
        table.report(Diagnostic::error(code::TWICE, name.span.clone(), format!("two routes are called `{}`", name.value)));
    }
    let categories = table.texts("categories").into_iter().map(|category| category.value).collect();
    let classes = classes(&table);
    let languages = table.langs("languages");
    let words = words(&table);
    let team = table.required_text("team", "\"care\"");
    if let Some(team) = &team {
        known(&table, team, "team", teams);
    }
    let severity = table.word("severity", &SEVERITIES.iter().map(|(name, severity)| (*name, Some(*severity))).collect::<Vec<_>>(), None);
    table.finish();
    Some(Route { name: name?.value, categories, classes, languages, words, team: team?.value, severity })
}

/// Reads a pattern that is looked for in what customers write.
pub(super) fn words(table: &Section<'_, '_>) -> Option<Regex> {
    let pattern = table.text("words")?;
    let regex = RegexBuilder::new(&pattern.value).case_insensitive(true).size_limit(PATTERN_BYTES_MAX).build();
    let explain = |error: regex::Error| {
        table.invalid(
            &pattern.span,
            format!("`words` cannot be read as a pattern: {}", last_line(&error.to_string())),
            "such as 'burn|fire|hot', in single quotes",
        )
    };
    regex.map_err(explain).ok()
}

const CLASSES: [(&str, Class); 6] = [
    ("complaint", Class::Complaint),
    ("safety", Class::Safety),
    ("request", Class::Request),
    ("feedback", Class::Feedback),
    ("data_request", Class::DataRequest),
    ("call_back", Class::CallBack),
];

pub(super) fn classes(table: &Section<'_, '_>) -> Vec<Class> {
    let mut classes = Vec::new();
    for text in table.texts("classes") {
        match CLASSES.iter().find(|(name, _)| *name == text.value) {
            Some((_, class)) => classes.push(*class),
            None => {
                let help = format!("it can be {}", one_of(CLASSES.iter().map(|(name, _)| *name)));
                table.invalid(&text.span, format!("`{}` is no class of cases", text.value), &help);
            }
        }
    }
    classes
}

/// The last line of a message over several lines says what is wrong; the others draw it.
fn last_line(message: &str) -> &str {
    message.lines().last().unwrap_or(message).trim_start_matches("error: ")
}

/// Reads the ladder; without one, the team hears at once, and again after four hours, then lead and managers.
pub(super) fn ladder(top: &Section<'_, '_>) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = Vec::new();
    for table in top.sections("ladder", "[[ladder]]") {
        let minutes = table.number("after_working_minutes", 0..=1_000_000, 0);
        let to = table.word("to", &[("team", RungTo::Team), ("lead", RungTo::Lead), ("managers", RungTo::Managers)], RungTo::Team);
        let critical = table.number("critical_after_minutes", 0..=1_000_000, minutes);
        let rung = Rung { after: TimeDelta::minutes(minutes), critical_after: TimeDelta::minutes(critical), to };
        if let Some(last) = rungs.last()
            && (rung.after < last.after || rung.critical_after < last.critical_after)
        {
            table.invalid(
                &table.place_of("after_working_minutes"),
                format!("this rung comes after {minutes} minutes, before the one above it"),
                "rungs stand in order of their time",
            );
        }
        if !table.has("to") {
            table.missing::<()>("to", "\"lead\"");
        }
        table.finish();
        rungs.push(rung);
    }
    if rungs.first().is_some_and(|first| first.after != TimeDelta::zero() || first.to != RungTo::Team) {
        top.invalid(
            &top.place_of("ladder"),
            "the ladder does not begin with the team at once".to_owned(),
            "first rung: after_working_minutes = 0, to = \"team\"",
        );
    }
    if rungs.is_empty() { usual_ladder() } else { rungs }
}

fn usual_ladder() -> Vec<Rung> {
    let rung = |hours, minutes, to| Rung { after: TimeDelta::hours(hours), critical_after: TimeDelta::minutes(minutes), to };
    vec![rung(0, 0, RungTo::Team), rung(4, 15, RungTo::Team), rung(8, 30, RungTo::Lead), rung(16, 60, RungTo::Managers)]
}

/// Reads what customers are promised, in working days after the day of receipt: first contact, and answer; in months for
/// requests about personal data.
pub(super) fn deadlines(top: &Section<'_, '_>) -> Promised {
    let usual = Promised { contact_working_days: 1, answer_working_days: 10, data_answer_months: 1 };
    let Some(table) = top.section("deadlines", "[deadlines]") else { return usual };
    let contact = table.number("contact_working_days", 1..=365, 1);
    let answer = table.number("answer_working_days", 1..=365, 10);
    let data = table.number("data_answer_months", 1..=3, 1);
    if answer < contact {
        table.invalid(
            &table.place_of("answer_working_days"),
            "the answer is promised before the first contact".to_owned(),
            "it can be the same day, or later",
        );
    }
    table.finish();
    Promised { contact_working_days: contact, answer_working_days: answer, data_answer_months: data }
}
