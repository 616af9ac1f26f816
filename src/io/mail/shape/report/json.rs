//! The JSON by which mail services notify of bounces and complaints.

use serde_json::Value;

use super::{Arf, Fate, RECIPIENTS_MAX};

/// What a notification tells.
pub(super) enum Notification {
    Bounce(Vec<(String, Fate)>),
    Complaint(Arf),
}

/// Reads the notification with which a text begins; what follows it is not looked at.
pub(super) fn read(text: &str) -> Option<Notification> {
    if !text.trim_start().starts_with('{') {
        return None;
    }
    let value = first_value(text)?;
    // The one that hands it on may have packed it as a text into its own.
    let value = match value.get("Message").and_then(Value::as_str) {
        Some(inner) => first_value(inner)?,
        None => value,
    };
    let kind = value.get("notificationType").or_else(|| value.get("eventType"))?.as_str()?;
    match kind {
        "Bounce" => {
            let fate = if value.pointer("/bounce/bounceType")?.as_str()? == "Permanent" { Fate::Dead } else { Fate::Lost };
            let recipients = recipients(&value, "/bounce/bouncedRecipients");
            Some(Notification::Bounce(recipients.into_iter().map(|recipient| (recipient, fate)).collect()))
        }
        "Complaint" => {
            let feedback_type = value.pointer("/complaint/complaintFeedbackType").and_then(Value::as_str).unwrap_or("abuse").to_owned();
            Some(Notification::Complaint(Arf { feedback_type, recipients: recipients(&value, "/complaint/complainedRecipients") }))
        }
        _ => None,
    }
}

/// Servers break long lines, which JSON does not allow within a text.
fn first_value(text: &str) -> Option<Value> {
    let text = text.replace(['\r', '\n'], "");
    serde_json::Deserializer::from_str(&text).into_iter().next()?.ok()
}

fn recipients(value: &Value, path: &str) -> Vec<String> {
    let list = value.pointer(path).and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|one| one.get("emailAddress")?.as_str()).take(RECIPIENTS_MAX).map(str::to_owned).collect()
}
