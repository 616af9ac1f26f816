//! `redress calendar check FILE`: computes every case of a file of working-time cases and prints those that differ.

mod calendars;
mod cases;

use std::path::Path;

use serde_json::{Map, Value};

use super::{Exit, Failure};

/// What a file of cases led to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub case_count: usize,
    /// One line each: the case and how it differs, or why it could not be computed.
    pub differences: Vec<String>,
    /// What was read past, such as a key that says nothing to this program.
    pub remarks: Vec<String>,
}

/// Reads the file and prints what differs.
pub(super) fn run(path: &Path) -> Result<(), Failure> {
    let failed = |message: String, hint: Option<&str>| Failure { message, hint: hint.map(str::to_owned), code: Exit::Failed };
    let text = std::fs::read_to_string(path).map_err(|error| failed(format!("reading {}: {error}", path.display()), None))?;
    let report = check(&text).map_err(|reason| {
        failed(
            format!("reading {}: {reason}", path.display()),
            Some("the file has `calendars` and lists of cases, as in tests/oracle/business_time.json"),
        )
    })?;
    for remark in &report.remarks {
        eprintln!("remark: {remark}");
    }
    for difference in &report.differences {
        println!("{difference}");
    }
    eprintln!("{} cases, {} differ", report.case_count, report.differences.len());
    match report.differences.len() {
        0 => Ok(()),
        count => Err(failed(format!("{count} of {} cases differ", report.case_count), None)),
    }
}

/// Computes every case in the text of such a file.
///
/// # Errors
/// The text is no such file at all, or it has no case: nothing was checked.
pub fn check(text: &str) -> Result<Report, String> {
    let file: Value = serde_json::from_str(text).map_err(|error| format!("not JSON: {error}"))?;
    let file = file.as_object().ok_or("not a JSON object")?;
    let calendars = file.get("calendars").and_then(Value::as_object).ok_or("no object `calendars`")?;
    let mut report = Report::default();
    let calendars = calendars::read(calendars, &mut report.remarks);
    for case in lists_of_cases(file) {
        report.case_count += 1;
        let id = case.get("id").map_or_else(|| format!("case {}", report.case_count), label);
        let outcome = case.as_object().ok_or("not an object".to_owned()).and_then(|case| cases::check(case, &calendars));
        match outcome {
            Ok(ignored) => {
                report.remarks.extend(ignored.iter().map(|key| format!("{id}: the key `{key}` is not known and was not looked at")))
            }
            Err(difference) => {
                let about = case.get("desc").and_then(Value::as_str).map_or_else(String::new, |desc| format!(" ({desc})"));
                report.differences.push(format!("{id}: {difference}{about}"));
            }
        }
    }
    if report.case_count == 0 { Err("it has no cases".to_owned()) } else { Ok(report) }
}

/// Returns the cases of every list that has any: its name ends in `cases`, or its items name a calendar.
fn lists_of_cases(file: &Map<String, Value>) -> impl Iterator<Item = &Value> {
    let has_cases = |name: &str, list: &[Value]| name.ends_with("cases") || list.iter().any(|item| item.get("calendar_id").is_some());
    let lists = file.iter().filter_map(|(name, value)| Some((name, value.as_array()?)));
    lists.filter(move |(name, list)| has_cases(name, list)).flat_map(|(_, list)| list)
}

fn label(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
