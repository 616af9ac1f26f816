//! Rules of deadlines against the worked examples of the presets, and the shipped holidays against independent lists.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

#[path = "support/presets.rs"]
mod presets;

use std::sync::Arc;

use redress::cli::calendar_check;
use redress::config::holidays;
use redress::diagnostic::Source;
use serde_json::{Value, json};

use self::presets::{calendar_id, oracle};

/// Returns the calendar of a preset: 9 to 5, with the holidays of its country where the oracle has them.
fn calendar(preset: &Value, calendars: &Value) -> Value {
    let (cal, id) = (&preset["cal"], calendar_id(preset));
    let hours = json!([["09:00", "17:00"]]);
    let week = json!({ "mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours });
    json!({ "tz": cal[2], "week": week, "holidays": calendars[id]["holidays"] })
}

#[test]
fn every_worked_example_of_the_presets_comes_out() {
    let (presets, times) = (oracle("sla_presets"), oracle("business_time"));
    let (mut calendars, mut cases) = (json!({}), Vec::new());
    for (name, example) in presets["examples"].as_object().unwrap() {
        let preset = &presets["presets"][name];
        calendars[name] = calendar(preset, &times["calendars"]);
        for (what, due) in example["due"].as_object().unwrap() {
            let rule = preset["deadlines"].as_array().unwrap().iter().find(|deadline| deadline["what"] == *what).unwrap();
            let rule: serde_json::Map<String, Value> =
                ["n", "unit", "day_one", "roll", "due"].iter().map(|key| ((*key).to_owned(), rule[key].clone())).collect();
            let id = format!("{name}.{what}");
            cases.push(json!({ "id": id, "calendar_id": name, "rule": rule, "received": example["received"], "expected_local": due }));
        }
    }
    let report = calendar_check::check(&json!({ "calendars": calendars, "cases": cases }).to_string()).unwrap();
    assert_eq!((report.case_count, report.differences, report.remarks), (41, vec![], vec![]));
}

#[test]
fn the_shipped_holidays_are_those_that_independent_lists_have() {
    let calendars = &oracle("business_time")["calendars"];
    for (file, id) in [("gb-eng", "uk-eng"), ("de", "de-lunch")] {
        let path = format!("{}/flows/holidays/{file}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&path).unwrap();
        let (list, problems) = holidays::read(&Arc::new(Source { name: path, text }));
        assert_eq!(problems, []);
        let days: Vec<Value> = list.unwrap().days.keys().map(|day| json!(day.to_string())).collect();
        assert_eq!(Value::Array(days), calendars[id]["holidays"], "{file}");
    }
}
