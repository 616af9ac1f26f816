//! `redress mail parse FILE…`: prints one JSON object per message and line, as this program reads it.
//!
//! Every object has exactly these keys; texts have `\n` for line ends, lists may be empty.
//!
//! | key | value |
//! |---|---|
//! | `from`, `to`, `cc`, `reply_to` | lists of `{"name": string, "addr": string}`; `from` is the first From field |
//! | `subject` | string |
//! | `date` | RFC 3339 with the sender's offset, or null |
//! | `message_id` | without angle brackets, or null |
//! | `in_reply_to`, `references` | lists of ids without angle brackets, in the order of the header |
//! | `text` | all of the text for people: the plain text, or the HTML rendered as text |
//! | `html` | the HTML as sent, or null |
//! | `reply` | what the sender wrote new; quotes stay where the sender's own words follow them |
//! | `elided` | what `reply` leaves out: trailing quotes, signatures, forwarded mail |
//! | `forward` | null, or `{"from": {"name", "addr"} or null, "subject", "date": string or null, "text": string}` |
//! | `attachments` | list of `{"name": string or null, "type", "size": bytes, "sha256": hex}`; text attachments keep their bytes; an attached mail is one attachment of type message/rfc822 |
//! | `tree` | `{"type": "multipart/mixed", "parts": [tree, …]}`; the part of a message/rfc822 is the mail inside |
//! | `tnef` | null, or the files inside winmail.dat, in the form of `attachments` |
//! | `auto_response` | true for what a machine sent on its own: out of office, lists, bulk, complaints of providers |
//! | `bounce` | true for a report that a mail was not delivered, in a standard form or not |
//! | `bounce_rcpt` | `{"permanent": [addr], "temporary": [addr]}`; a full mailbox and a delay are temporary |
//! | `dsn` | null, or RFC 3464's recipients: list of `{"recipient", "action", "status", "diagnostic"}` |
//! | `arf` | null, or RFC 5965's report: `{"feedback_type", "recipients": [addr]}` |

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::io::mail::shape::{Attachment, Forward, Mailbox, ParsedMail, Tree, parse};

use super::{Exit, Failure};

/// Reads each file, `-` being stdin, and prints its object.
pub(super) fn run(files: &[PathBuf]) -> Result<(), Failure> {
    let mut failed: Option<Failure> = None;
    for path in files {
        match read(path) {
            Ok(raw) => println!("{}", object(&parse(&raw))),
            Err(error) => {
                let failure = Failure { message: format!("reading {}: {error}", path.display()), hint: None, code: Exit::Failed };
                // The other files are read all the same; the last failure is the exit code.
                println!("null");
                if let Some(earlier) = failed.replace(failure) {
                    eprintln!("{earlier}");
                }
            }
        }
    }
    failed.map_or(Ok(()), Err)
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut raw = Vec::new();
    std::io::stdin().lock().read_to_end(&mut raw)?;
    Ok(raw)
}

/// Writes a mail in the documented form.
pub fn object(mail: &ParsedMail) -> Value {
    let report = &mail.report;
    json!({
        "from": people(&mail.from),
        "to": people(&mail.to),
        "cc": people(&mail.cc),
        "reply_to": people(&mail.reply_to),
        "subject": mail.subject,
        "date": mail.date.map(|date| date.to_rfc3339()),
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": mail.references,
        "text": mail.text,
        "html": mail.html,
        "reply": mail.reply,
        "elided": mail.elided,
        "forward": mail.forward.as_ref().map(forward),
        "attachments": mail.attachments.iter().map(attachment).collect::<Vec<_>>(),
        "tree": tree(&mail.tree),
        "tnef": mail.tnef.as_ref().map(|files| files.iter().map(attachment).collect::<Vec<_>>()),
        "auto_response": mail.auto_response.is_some(),
        "bounce": report.bounce,
        "bounce_rcpt": { "permanent": report.permanent, "temporary": report.temporary },
        "dsn": report.dsn.as_ref().map(|groups| groups.iter().map(|group| json!({
            "recipient": group.recipient,
            "action": group.action,
            "status": group.status,
            "diagnostic": group.diagnostic,
        })).collect::<Vec<_>>()),
        "arf": report.arf.as_ref().map(|arf| json!({ "feedback_type": arf.feedback_type, "recipients": arf.recipients })),
    })
}

fn people(list: &[Mailbox]) -> Vec<Value> {
    list.iter().map(person).collect()
}

fn person(mailbox: &Mailbox) -> Value {
    json!({ "name": mailbox.name, "addr": mailbox.addr })
}

fn forward(forward: &Forward) -> Value {
    json!({
        "from": forward.from.as_ref().map(person),
        "subject": forward.subject,
        "date": forward.date,
        "text": forward.text,
    })
}

fn attachment(attachment: &Attachment) -> Value {
    let digest = ring::digest::digest(&ring::digest::SHA256, &attachment.bytes);
    let sha256: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "name": attachment.name, "type": attachment.media_type, "size": attachment.bytes.len(), "sha256": sha256 })
}

/// Bounded by the depth of the mail's tree.
fn tree(node: &Tree) -> Value {
    json!({ "type": node.media_type, "parts": node.parts.iter().map(tree).collect::<Vec<_>>() })
}
