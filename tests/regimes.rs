//! Regimes as the configuration has them: the shipped presets against the worked examples, what a file may say, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

#[path = "support/presets.rs"]
mod presets;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use jiff::tz::TimeZone;
use redress::config::regimes;
use redress::config::{self, Outside, SAMPLE, Settings};
use redress::desk::calendar::{Calendar, Holidays, Hours, Plan};
use redress::desk::regime::{Matter, Regime};
use redress::diagnostic::{Diagnostic, Source, render};
use redress::flow::finish::Class;
use redress::io::zone;
use serde_json::{Value, json};

use self::presets::{calendar_id, oracle};

/// Returns 9 to 5 on weekdays, with the holidays of the preset's country where the oracle has them.
fn calendar(preset: &Value, calendars: &Value) -> Calendar {
    let (cal, id) = (&preset["cal"], calendar_id(preset));
    let days = calendars[id]["holidays"].as_array().into_iter().flatten();
    let days = days.map(|day| (day.as_str().unwrap().parse().unwrap(), String::new())).collect();
    let week = std::array::from_fn(|day| if day < 5 { vec![Hours::parse("09:00", "17:00").unwrap()] } else { vec![] });
    let zone = zone::zone(cal[2].as_str().unwrap()).unwrap();
    let holidays = Holidays { days, ..Holidays::default() };
    Calendar::new(Plan { zone, week, special_days: BTreeMap::new(), holidays, shutdowns: vec![] }).unwrap()
}

fn preset_on<'p>(name: &str, received: NaiveDate) -> Vec<&'p Regime> {
    let holds = |preset: &&Regime| {
        preset.id == name && preset.valid_from.is_none_or(|first| first <= received) && preset.valid_to.is_none_or(|last| received <= last)
    };
    regimes::presets().iter().filter(holds).collect()
}

#[test]
fn every_worked_example_comes_out_of_the_shipped_presets() {
    let (oracle_presets, times) = (oracle("sla_presets"), oracle("business_time"));
    let mut computed = 0;
    for (name, example) in oracle_presets["examples"].as_object().unwrap() {
        let calendar = calendar(&oracle_presets["presets"][name], &times["calendars"]);
        let received: DateTime<chrono::FixedOffset> = example["received"].as_str().unwrap().parse().unwrap();
        let [preset] = preset_on(name, received.date_naive())[..] else { panic!("{name}") };
        for (what, due) in example["due"].as_object().unwrap() {
            let limit = preset.limits.iter().find(|limit| limit.id == *what).unwrap_or_else(|| panic!("{name}.{what}"));
            let due: DateTime<chrono::FixedOffset> = due.as_str().unwrap().parse().unwrap();
            assert_eq!(limit.rule.due_at(&calendar, received.to_utc()), Some(due.to_utc()), "{name}.{what}");
            computed += 1;
        }
    }
    assert_eq!(computed, 41);
}

#[test]
fn the_shipped_presets_say_what_the_list_of_presets_says() {
    for (name, preset) in oracle("sla_presets")["presets"].as_object().unwrap() {
        let [shipped] = preset_on(name, "2026-12-24".parse().unwrap())[..] else { panic!("{name}") };
        let deadlines = preset["deadlines"].as_array().unwrap();
        assert_eq!(shipped.limits.len(), deadlines.len(), "{name}");
        for (limit, listed) in shipped.limits.iter().zip(deadlines) {
            let unit = listed["unit"].as_str().unwrap().replace("business", "working");
            let day_one = if listed["day_one"] == "day_after" { "day_after_receipt" } else { "receipt_day" };
            let rule = json!({ "n": listed["n"], "unit": unit, "day_one": day_one, "roll": listed["roll"], "due_time": listed["due"] });
            assert_eq!(serde_json::to_value(limit.rule).unwrap(), rule, "{name}.{}", limit.id);
            let start = serde_json::to_value(limit.start).unwrap();
            let found = json!([limit.id, start, limit.statutory, limit.pausable]);
            assert_eq!(found, json!([listed["what"], listed["clock_start"], listed["statutory"], listed["pausable"]]), "{name}");
        }
    }
}

#[test]
fn a_preset_that_the_law_changed_goes_by_the_day_of_receipt() {
    let weeks = |received: &str| {
        let [preset] = preset_on("uk_ofcom", received.parse().unwrap())[..] else { panic!("{received}") };
        preset.limits[0].rule.n
    };
    assert_eq!((weeks("2026-03-31"), weeks("2026-04-01")), (8, 6));
}

#[test]
fn a_regime_holds_for_its_products_countries_and_classes() {
    let text = "[[regime]]\npreset = \"au_rg271\"\nid = \"funds\"\nproducts = [\"Superannuation\"]\ncountries = [\"AU\"]\n";
    let settings = read(&with(text)).unwrap();
    let [funds] = &settings.deadlines.regimes[..] else { panic!("{:?}", settings.deadlines.regimes) };
    let day = "2026-12-24".parse().unwrap();
    let matter = Matter { product: Some("superannuation"), country: Some("au"), category: None, class: Class::Complaint };
    assert!(funds.regime.holds(matter, day));
    assert!(!funds.regime.holds(Matter { country: None, ..matter }, day));
    assert!(!funds.regime.holds(Matter { product: Some("bank"), ..matter }, day));
    assert!(!funds.regime.holds(Matter { class: Class::Request, ..matter }, day));
}

fn with(tables: &str) -> Arc<Source> {
    Arc::new(Source { name: "redress.toml".to_owned(), text: format!("{SAMPLE}\n{tables}") })
}

fn read(source: &Arc<Source>) -> Result<Settings, String> {
    let (settings, problems) = config::read(source);
    let problems = settings.as_ref().map_or(problems, |settings| config::check(settings, &outside()));
    if problems.is_empty() { Ok(settings.unwrap()) } else { Err(drawn(&problems)) }
}

fn outside() -> Outside<'static> {
    static NONE: BTreeMap<String, Arc<Source>> = BTreeMap::new();
    fn find(name: &str) -> Option<TimeZone> {
        zone::zone(name)
    }
    Outside { zone: &find, holidays: &NONE, today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() }
}

fn drawn(problems: &[Diagnostic]) -> String {
    render::all(problems, render::Look::Plain)
}

const DEADLINE: &str = "[[regime]]\nid = \"own\"\n[[regime.deadline]]\nid = \"answer\"\nclock = \"response\"\n";

#[track_caller]
fn refused(tables: &str, words: &str) {
    let problems = read(&with(tables)).expect_err("this is refused");
    assert!(problems.contains(words), "{problems}");
}

#[test]
fn a_preset_is_put_in_force_by_one_line() {
    let text = SAMPLE.replace("#regimes = [\"iso10002\"]", "regimes = [\"iso10002\", \"uk_fca_disp\"]");
    let settings = read(&Arc::new(Source { name: "redress.toml".to_owned(), text })).unwrap();
    let names: Vec<&str> = settings.deadlines.regimes.iter().map(|regime| regime.regime.id.as_str()).collect();
    assert_eq!(names, ["iso10002", "uk_fca_disp"]);
}

#[test]
fn a_preset_that_is_not_there_is_named_with_the_nearest() {
    refused("[[regime]]\npreset = \"uk_fca_dips\"\n", "did you mean `uk_fca_disp`?");
}

#[test]
fn a_rule_that_cannot_be_computed_is_refused_and_never_left_without_a_date() {
    let far = format!("{DEADLINE}n = 100000\nunit = \"working_days\"\n");
    refused(&far, "the deadline `answer of own` has no date in the calendar");
    let sundays =
        "[[calendar]]\nid = \"once\"\nsunday = [\"10:00-11:00\"]\n[[calendar.shutdown]]\nfrom = \"2027-01-01\"\nthrough = \"2199-12-31\"\n";
    let own = DEADLINE.replace("id = \"own\"", "id = \"own\"\ncalendar = \"once\"");
    refused(&format!("{sundays}{own}n = 40\nunit = \"working_days\"\n"), "has no date in the calendar `once`");
}

#[test]
fn parameters_that_say_nothing_together_are_refused() {
    refused(&format!("{DEADLINE}n = 5\nunit = \"hours\"\nroll = \"following\"\n"), "end at an instant, which no day rolls");
    refused(&format!("{DEADLINE}n = 5\nunit = \"minutes\"\ndue = \"end_of_day\"\n"), "not at a time of a day");
    refused(&format!("{DEADLINE}n = 5\nunit = \"weeks\"\nday_one = \"receipt_day\"\n"), "only working days are numbered");
    refused(&format!("{DEADLINE}n = 5\nunit = \"days\"\nstatutory = true\npausable = true\n"), "a deadline of the law never pauses");
    refused(&format!("{DEADLINE}n = 5\nunit = \"days\"\nstart = \"stage1_due\"\n"), "which this regime does not set");
    refused(&format!("{DEADLINE}n = 0\nunit = \"days\"\n"), "`n` cannot be 0");
    refused(&format!("{DEADLINE}unit = \"days\"\n"), "[[regime.deadline]] needs `n`");
    refused("[[regime]]\nid = \"own\"\n", "needs `deadline`");
    let backwards = DEADLINE.replace("[[regime.deadline]]", "valid_from = \"2026-05-01\"\nvalid_to = \"2026-04-01\"\n[[regime.deadline]]");
    refused(&format!("{backwards}n = 5\nunit = \"days\"\n"), "would never hold");
}

#[test]
fn a_ladder_of_deadlines_says_when_and_in_order() {
    let rung = |text: &str| format!("[[escalation]]\n[[escalation.rung]]\n{text}");
    refused(&rung("to = \"lead\"\n"), "either `at_percent` or `after_working_minutes`");
    refused(&rung("at_percent = 100\nto = \"lead\"\n"), "`at_percent` cannot be 100");
    refused(
        &rung("after_working_minutes = 5\nto = \"lead\"\n[[escalation.rung]]\nat_percent = 5\nto = \"owner\"\n"),
        "in order of their time",
    );
    refused("[[escalation]]\nclocks = [\"answer\"]\n[[escalation.rung]]\nat_percent = 5\nto = \"owner\"\n", "it can be");
}

#[test]
fn every_preset_of_the_uk_fca_has_the_limits_stated_and_no_file_may_leave_them_out() {
    let of_fca: Vec<&Regime> = regimes::presets().iter().filter(|preset| preset.id.starts_with("uk_fca_")).collect();
    assert!(2 <= of_fca.len() && of_fca.iter().all(|preset| preset.states_limits));
    refused(
        "[[regime]]\nid = \"uk_fca_mine\"\n\n[[regime.deadline]]\nid = \"answer\"\nn = 8\nunit = \"weeks\"\nstatutory = true\n",
        "acknowledgement_states_limits = true",
    );
    refused(
        "[[regime]]\nid = \"mine\"\nacknowledgement_states_limits = true\n\n[[regime.deadline]]\nid = \"soon\"\nclock = \"update\"\nn = 5\nunit = \"working_days\"\n",
        "statutory = true",
    );
}
