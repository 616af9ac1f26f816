//! The version of a flow: a fingerprint of what is asked, when, and what is accepted; words, comments and order of keys do not count.

use ring::digest::{SHA256, digest};
use serde_json::{Value, json};

use crate::flow::finish::Finish;
use crate::flow::script::{Flow, Raise, Step, StepBody};

/// Returns the first twelve hexadecimal digits of the SHA-256 of the canonical JSON.
pub(super) fn of(flow: &Flow) -> String {
    let bytes = canonical(flow).to_string();
    digest(&SHA256, bytes.as_bytes()).as_ref().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the script as JSON; its objects are sorted by key.
fn canonical(flow: &Flow) -> Value {
    let seconds = |spans: &[chrono::TimeDelta]| spans.iter().map(chrono::TimeDelta::num_seconds).collect::<Vec<_>>();
    let mut canonical = json!({
        "flow": flow.id,
        "languages": flow.languages,
        "start": flow.start,
        "steps": flow.steps.iter().map(step).collect::<Vec<_>>(),
        "raises": flow.raises.iter().map(raise).collect::<Vec<_>>(),
        "minimum": flow.minimum,
        "remind": seconds(&flow.silence.remind_after),
        "after": flow.silence.end_after.num_seconds(),
        "then": flow.silence.then,
        "open": flow.open,
        "mail_rounds": flow.mail_rounds,
    });
    // What most flows do not say does not count, so that they keep the version under which they were published.
    if flow.finish != Finish::default() {
        canonical["as"] = json!(flow.finish);
    }
    if !flow.next.is_empty() {
        canonical["next"] = json!(flow.next);
    }
    canonical
}

fn step(step: &Step) -> Value {
    let body = match &step.body {
        StepBody::Say => json!("say"),
        StepBody::Confirm => json!("confirm"),
        StepBody::Ask(question) => {
            let mut asked = json!({
                "kind": question.kind,
                "optional": question.optional,
                "tidy": question.tidy,
                "matches": question.matches.as_ref().map(|pattern| &pattern.written),
                "tries": question.tries,
                "mail": question.mail,
                "private": question.private,
            });
            if let Some(lookup) = &question.lookup {
                asked["lookup"] = json!(lookup);
            }
            asked
        }
    };
    json!({ "id": step.id, "when": step.when, "on": step.on, "body": body })
}

fn raise(raise: &Raise) -> Value {
    json!({ "id": raise.id, "when": raise.when, "priority": raise.priority, "notify": raise.notify })
}
