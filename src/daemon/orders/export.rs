//! Exports all cases for other programs: JSON lines, or CSV (RFC 4180) with one column per question.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};

use crate::desk::case::{Case, Stage};
use crate::desk::dossier::ContactId;
use crate::desk::erase::Channel;
use crate::desk::identity::{self, Identity};
use crate::engine::store::Store;
use crate::engine::view::Found;
use crate::flow::answer::{File, FilePlace, Value};

use super::list::{pages, severity};
use super::{Office, Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A header line, then one line a case; every answer in the column of its question.
    Csv,
}

/// The columns that every case has, in their order.
const FIELDS: [&str; 14] = [
    "reference",
    "channel",
    "contact",
    "received_at",
    "filed_at",
    "stage",
    "taken_by",
    "closed_at",
    "outcome",
    "severity",
    "team",
    "category",
    "lang",
    "complete",
];

pub(super) async fn export<S: Store + 'static>(
    office: &Office<S>,
    format: Format,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    match format {
        Format::Jsonl => pages(office, |found| out(Json::Object(row(&found)).to_string())).await,
        Format::Csv => csv(office, out).await,
    }
}

async fn csv<S: Store + 'static>(office: &Office<S>, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
    let mut questions = BTreeSet::new();
    pages(office, |found| questions.extend(found.case.answers.into_keys())).await?;
    let header: Vec<&str> = FIELDS.into_iter().chain(questions.iter().map(String::as_str)).collect();
    out(header.join(","));
    pages(office, |found| {
        let row = row(&found);
        let answers = row.get("answers").and_then(Json::as_object);
        let fields = FIELDS.iter().map(|field| row.get(*field));
        let columns = fields.chain(questions.iter().map(|question| answers.and_then(|answers| answers.get(question))));
        out(columns.map(|value| cell(value.unwrap_or(&Json::Null))).collect::<Vec<_>>().join(","));
    })
    .await
}

fn row(found: &Found) -> Map<String, Json> {
    let Found { contact, case, dossier: _ } = found;
    let (channel, contact) = match contact {
        ContactId::Telegram(chat) => ("telegram", chat.to_string()),
        ContactId::Email(address) => ("email", address.as_str().to_owned()),
        ContactId::ByHand(_) => ("staff", String::new()),
    };
    let channel = match case.erased.as_ref().map(|erased| erased.facts.channel) {
        Some(Channel::Chat) => "telegram",
        Some(Channel::Mail) => "email",
        Some(Channel::Staff) | None => channel,
    };
    let contact = if identity::of(&case.answers) == Identity::Anonymous { "anonymous".to_owned() } else { contact };
    let (stage, taken_by, closed_at, outcome) = stage(case);
    let values = [
        json!(case.reference),
        json!(channel),
        json!(contact),
        json!(case.received_at),
        json!(case.filed_at),
        json!(stage),
        json!(taken_by),
        closed_at,
        json!(outcome),
        json!(severity(case.severity)),
        json!(case.team),
        json!(case.category),
        json!(case.lang),
        json!(case.complete),
    ];
    let mut row: Map<String, Json> = FIELDS.into_iter().map(str::to_owned).zip(values).collect();
    row.insert(
        "answers".to_owned(),
        identity::in_views(&case.answers).iter().map(|(id, answer)| (id.clone(), plain(&answer.value))).collect(),
    );
    row
}

fn stage(case: &Case) -> (&'static str, Option<&str>, Json, Option<&str>) {
    match &case.stage {
        Stage::Open { .. } => ("open", None, Json::Null, None),
        Stage::Taken { by, .. } => ("taken", Some(by), Json::Null, None),
        Stage::Closed { by, at, outcome } => ("closed", Some(by), json!(at), outcome.as_deref()),
    }
}

/// Returns an answer as JSON that needs no knowledge of our types: text, truth, list or null.
fn plain(value: &Value) -> Json {
    match value {
        Value::Text(text) | Value::Email(text) | Value::Phone(text) => json!(text.as_str()),
        Value::Choice(option) => json!(option),
        Value::Choices(options) => json!(options),
        Value::YesNo(yes) | Value::Consent(yes) => json!(yes),
        Value::Number(number) => json!(number),
        Value::Amount { number, currency: Some(currency) } => json!(format!("{number} {currency}")),
        Value::Amount { number, currency: None } => json!(number),
        Value::Date(date) => json!(date),
        Value::Files(files) => files.iter().map(file).collect(),
        Value::Location { latitude_microdegrees, longitude_microdegrees } => {
            json!(format!("{:.6},{:.6}", f64::from(*latitude_microdegrees) / 1e6, f64::from(*longitude_microdegrees) / 1e6))
        }
        Value::Case(reference) => json!(reference),
        Value::Contact { name, phone } => json!(format!("{} {}", name.as_str(), phone.as_str())),
        Value::Skipped => Json::Null,
    }
}

fn file(file: &File) -> Json {
    let place = match &file.place {
        FilePlace::Stored { sha256 } => format!("sha256:{sha256}"),
        FilePlace::Telegram { unique_id, .. } => format!("telegram:{unique_id}"),
        FilePlace::TooLarge => "too large".to_owned(),
        FilePlace::Written { .. } => "ours".to_owned(),
    };
    json!(format!("{} ({place})", file.name.as_str()))
}

/// Returns a CSV field. A spreadsheet would run a text that begins like a formula, so such a text begins with an apostrophe.
fn cell(value: &Json) -> String {
    let text = match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Array(values) => {
            values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect::<Vec<_>>().join("; ")
        }
        Json::Bool(_) | Json::Number(_) | Json::Object(_) => value.to_string(),
    };
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        assert_eq!(cell(&json!("a,\"b\"")), "\"a,\"\"b\"\"\"");
        assert_eq!(cell(&json!("=1+1")), "'=1+1");
        assert_eq!(cell(&Json::Null), "");
    }
}
