//! The register of corrective actions: what management reviews decided, who does it by when, and whether it helped.

use serde_json::{Value as Json, json};

use crate::report::review::Action;

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 6] = ["action", "owner", "decided_on", "due_on", "done", "helped"];

/// Returns the values of an action; `helped` is empty while nobody knows.
pub(super) fn row(action: &Action) -> Vec<Json> {
    vec![json!(action.text), json!(action.owner), json!(action.decided_on), json!(action.due_on), json!(action.done), json!(action.helped)]
}
