//! `redress flow test --coverage`: what the transcripts exercise, and by name all that they leave out.

use clap::ValueEnum;
use serde_json::json;

use crate::flow::coverage::{Coverage, Goal, Missing, PATH_COUNT_MAX, Seen, coverage};
use crate::flow::script::Flows;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One array, an object for each flow and language
    Json,
}

/// Prints what was seen of the flows, and what was not.
pub(super) fn show(format: Format, flows: &Flows, seen: &Seen) {
    let covered = coverage(flows, seen);
    match format {
        Format::Text => print!("{}", covered.iter().map(text).collect::<String>()),
        Format::Json => println!("{}", json!(covered.iter().map(object).collect::<Vec<_>>())),
    }
}

fn text(covered: &Coverage) -> String {
    let counts = covered.counts.iter().map(|(what, covered, all)| format!("{covered} of {all} {what}{}", if *all == 1 { "" } else { "s" }));
    let mut out = format!("{}, {}: {}\n", covered.flow, covered.lang, counts.collect::<Vec<_>>().join(", "));
    out.extend(covered.missing.iter().map(|missing| format!("  {:<10} {}\n", missing.goal.what(), missing.name)));
    if !covered.has_all_paths {
        out.push_str(&format!("  there are more paths than the {PATH_COUNT_MAX} that were looked at\n"));
    }
    out
}

fn object(covered: &Coverage) -> serde_json::Value {
    let missing = |missing: &Missing| {
        let mut object = json!({ "what": missing.goal.what(), "name": missing.name });
        if let Goal::Path { steps, to, .. } = &missing.goal {
            object["steps"] = json!(steps);
            object["to"] = json!(to);
        }
        object
    };
    let counts = covered.counts.iter().map(|(what, covered, all)| json!({ "what": what, "covered": covered, "all": all }));
    json!({
        "flow": covered.flow,
        "lang": covered.lang.as_str(),
        "counts": counts.collect::<Vec<_>>(),
        "missing": covered.missing.iter().map(missing).collect::<Vec<_>>(),
        "all_paths": covered.has_all_paths,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn what_is_left_out_stands_below_the_counts_and_a_cap_is_said() {
        let missing = Missing { goal: Goal::Question("danger".to_owned()), name: "danger".to_owned() };
        let covered = Coverage {
            flow: "complaint".to_owned(),
            lang: Lang::parse("de").unwrap(),
            counts: vec![("question", 1, 2), ("rule", 1, 1)],
            missing: vec![missing],
            has_all_paths: false,
        };
        let expected =
            "complaint, de: 1 of 2 questions, 1 of 1 rule\n  question   danger\n  there are more paths than the 2000 that were looked at\n";
        assert_eq!(text(&covered), expected);
        assert_eq!(object(&covered)["missing"], json!([{ "what": "question", "name": "danger" }]));
    }
}
