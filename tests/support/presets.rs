//! The worked examples of the shipped presets, and which calendar each counts in.

use serde_json::Value;

pub(crate) fn oracle(name: &str) -> Value {
    let path = format!("{}/tests/oracle/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Returns the id of the calendar with the holidays of the preset's country.
pub(crate) fn calendar_id(preset: &Value) -> &'static str {
    let cal = &preset["cal"];
    match (cal[0].as_str(), cal[1].as_str()) {
        (Some("GB"), Some("ENG")) => "uk-eng",
        (Some("GB"), Some("SCT")) => "uk-sct",
        (Some("AU"), Some("NSW")) => "au-nsw",
        (Some("BE"), None) => "eu-be",
        (Some("US"), None) => "us-ny",
        (Some("IN"), None) => "in-sat",
        (Some("BR"), None) => "br-sp",
        // All deadlines of this preset count calendar days.
        (Some("CA"), Some("ON")) => "no-holidays",
        other => panic!("a preset for {other:?}"),
    }
}
