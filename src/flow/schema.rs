//! The JSON Schema of a script (draft 2020-12), for editors: made from the table of settings, so that it says what the reader reads.

use serde_json::{Map, Value, json};

use super::settings::{FLOW, KINDS, STEP, Section, Setting, Takes, Without, Word};

/// Returns the schema, pretty, ending in a line feed.
pub fn json() -> String {
    let mut schema = table(&FLOW);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("A flow of Redress");
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn table(section: &Section) -> Value {
    let properties: Map<String, Value> = section.settings.iter().map(|setting| (setting.name.to_owned(), property(setting))).collect();
    let needed: Vec<&str> =
        section.settings.iter().filter(|setting| setting.without == Without::Problem).map(|setting| setting.name).collect();
    let mut table = json!({
        "type": "object",
        "description": section.meaning,
        "properties": properties,
        "additionalProperties": false,
    });
    // What a step needs depends on what it does.
    if section.header == STEP.header {
        table["oneOf"] =
            json!([{ "required": ["ask", "kind"] }, { "required": ["say"] }, { "required": ["confirm"] }, { "required": ["use"] }]);
    } else {
        table["required"] = json!(needed);
    }
    table
}

/// Describes a setting; its meaning is what an editor shows when the pointer rests on it.
fn property(setting: &Setting) -> Value {
    let mut property = taken(&setting.takes);
    let without = match &setting.without {
        Without::Problem => String::new(),
        without @ (Without::Same(_) | Without::Means(_)) => format!(" Without it: {}.", without.phrase().trim_end_matches('.')),
    };
    property["description"] =
        json!(format!("{} Takes {}.{without} Example: `{} = {}`", setting.meaning, setting.takes.phrase(), setting.name, setting.example));
    property
}

fn taken(takes: &Takes) -> Value {
    let text = || json!({ "type": "string" });
    match takes {
        Takes::Text | Takes::Condition | Takes::Pattern => text(),
        Takes::Id => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$" }),
        Takes::Texts | Takes::Questions | Takes::Options => json!({ "type": "array", "items": text() }),
        Takes::Languages => json!({ "type": "array", "items": text(), "minItems": 1 }),
        Takes::YesNo => json!({ "type": "boolean" }),
        Takes::Number { least, most } => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Takes::Pair { .. } => json!({ "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 2, "maxItems": 2 }),
        Takes::Range => json!({ "type": "array", "items": { "type": ["number", "string"] }, "minItems": 2, "maxItems": 2 }),
        // A date of TOML is no type of JSON, so editors disagree about what it is.
        Takes::Day => json!({}),
        Takes::Span => json!({ "type": "string", "pattern": SPAN }),
        Takes::Spans => json!({ "type": "array", "items": { "type": "string", "pattern": SPAN } }),
        Takes::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        Takes::Kind => {
            let kinds = KINDS.iter().map(|kind| json!({ "const": kind.name, "description": kind.meaning }));
            json!({ "oneOf": kinds.collect::<Vec<_>>() })
        }
        Takes::OneOf(words) => one_of(words),
        Takes::ManyOf(words) => json!({ "type": "array", "items": one_of(words) }),
        Takes::Table(section) => table(section),
        Takes::Tables(section) => json!({ "type": "array", "items": table(section) }),
    }
}

/// Spans of time as they are written.
const SPAN: &str = "^ *[0-9]+ *(m|min|h|d|w) *$";

fn one_of(words: &[Word]) -> Value {
    json!({ "oneOf": words.iter().map(|word| json!({ "const": word.name, "description": word.meaning })).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Value {
        serde_json::from_str(&json()).unwrap()
    }

    /// Reports where a value is not as its schema wants it: types, settings and words.
    fn misfits(schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
        if let Some(table) = value.as_object().filter(|_| schema["type"] == "object") {
            for (key, value) in table {
                match schema["properties"].get(key) {
                    Some(schema) => misfits(schema, value, &format!("{place}.{key}"), found),
                    None => found.push(format!("{place}.{key}: unknown")),
                }
            }
            let needed = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            found.extend(needed.filter(|key| !table.contains_key(*key)).map(|key| format!("{place}.{key}: missing")));
        } else if let Some(items) = value.as_array().filter(|_| schema["type"] == "array") {
            items.iter().for_each(|item| misfits(&schema["items"], item, place, found));
        } else if let Some(words) = schema["oneOf"].as_array() {
            found.extend((!words.iter().any(|word| word["const"] == *value)).then(|| format!("{place}: {value}")));
        } else {
            let kinds = match value {
                Value::String(_) => ["string", "string"],
                Value::Number(_) => ["integer", "number"],
                Value::Bool(_) => ["boolean", "boolean"],
                Value::Null | Value::Array(_) | Value::Object(_) => ["", ""],
            };
            let fits = |wanted: &Value| {
                kinds.iter().any(|kind| wanted == kind || wanted.as_array().is_some_and(|all| all.iter().any(|one| one == kind)))
            };
            found.extend((!schema["type"].is_null() && !fits(&schema["type"])).then(|| format!("{place}: {value}")));
        }
    }

    fn problems(script: &str) -> Vec<String> {
        let value: Value = serde_json::to_value(script.parse::<toml::Table>().unwrap()).unwrap();
        let mut found = Vec::new();
        misfits(&schema(), &value, "", &mut found);
        found
    }

    #[test]
    fn the_shipped_flows_fit_the_schema_and_slips_do_not() {
        for script in [include_str!("../../flows/complaint.toml"), include_str!("../../flows/feedback.toml")] {
            assert_eq!(problems(script), Vec::<String>::new());
        }
        let slips = include_str!("../../tests/flows/shop/complaint.toml").replace("length = ", "lenght = ").replace("\"yesno\"", "\"yes\"");
        assert_eq!(problems(&slips), [".step.lenght: unknown", ".step.kind: \"yes\"", ".step.kind: \"yes\""]);
    }

    #[test]
    fn every_setting_has_words_for_editors() {
        let step = &schema()["properties"]["step"]["items"]["properties"];
        assert!(step.as_object().unwrap().values().all(|setting| setting["description"].as_str().is_some_and(|words| 20 < words.len())));
        assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }

    #[test]
    fn the_schema_beside_the_shipped_flows_is_the_one_that_is_printed() {
        assert!(json() == include_str!("../../flows/flow.schema.json"), "redress flow schema > flows/flow.schema.json");
    }
}
