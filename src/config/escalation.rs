//! The tables of who hears of a deadline, and when: by shares of its time, and after it has passed.

use chrono::TimeDelta;

use crate::desk::regime::Clock;
use crate::desk::rules::{Above, DeadlineRung, Escalation, RungWhen};
use crate::diagnostic::suggest::one_of;
use crate::diagnostic::{Diagnostic, Located};

use super::fields::Section;
use super::{code, office};

/// A month of working time.
const AFTER_MINUTES_MAX: i64 = 30 * 24 * 60;

pub(super) fn escalations(top: &Section<'_, '_>) -> Vec<Escalation> {
    top.sections("escalation", "[[escalation]]").into_iter().map(escalation).collect()
}

fn escalation(table: Section<'_, '_>) -> Escalation {
    let severities = words(&table, "severities", office::SEVERITIES);
    let clocks = words(&table, "clocks", &Clock::ALL);
    let at_any_hour = table.yes("at_any_hour", false);
    let mut rungs: Vec<DeadlineRung> = Vec::new();
    for table in table.sections("rung", "[[escalation.rung]]") {
        rungs.extend(rung(&table));
        table.finish();
    }
    if rungs.is_empty() {
        table.missing::<()>("rung", "a table [[escalation.rung]]: without one nobody would be told");
    }
    if !rungs.is_sorted_by_key(|rung| rung.when) {
        let message = "the rungs do not stand in order of their time".to_owned();
        table.invalid(&table.header(), message, "first those with `at_percent`, then those with `after_working_minutes`, each rising");
    }
    table.finish();
    Escalation { severities, clocks, at_any_hour, rungs }
}

fn words<T: Copy>(table: &Section<'_, '_>, key: &'static str, known: &[(&'static str, T)]) -> Vec<T> {
    let one = |text: &Located<String>| {
        let found = known.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let help = format!("it can be {}", one_of(known.iter().map(|(name, _)| *name)));
            table.invalid(&text.span, format!("`{}` does not fit into `{key}`", text.value), &help);
        }
        found
    };
    table.texts(key).iter().filter_map(one).collect()
}

fn rung(table: &Section<'_, '_>) -> Option<DeadlineRung> {
    let to =
        [("owner", Above::Owner), ("lead", Above::Lead), ("managers", Above::Managers), ("complaints_manager", Above::ComplaintsManager)];
    let to = table.has("to").then(|| table.word("to", &to, Above::Owner)).or_else(|| table.missing("to", "\"owner\""));
    let (share, after) = (table.has("at_percent"), table.has("after_working_minutes"));
    let percent = table.number("at_percent", 1..=99, 50);
    let minutes = table.number("after_working_minutes", 0..=AFTER_MINUTES_MAX, 0);
    if share == after {
        let problem = Diagnostic::error(code::CONTRADICTION, table.header(), "a rung needs either `at_percent` or `after_working_minutes`");
        table.report(problem.help("at_percent = 75 is a share of the time; after_working_minutes = 0 is when the deadline passes"));
        return None;
    }
    let when = if share { RungWhen::Share { percent } } else { RungWhen::AfterBreach(TimeDelta::minutes(minutes)) };
    Some(DeadlineRung { when, to: to? })
}
