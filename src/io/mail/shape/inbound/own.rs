//! What the writer of a mail typed into it, for mail whose words may reach somebody else: nothing quoted, forwarded, hidden or attached.
//!
//! In contrast to the new text of a customer it is empty where the mail has no such words: an introduction is no answer.

use super::super::{html, parsed::ParsedMail, reply};

/// Stands above the text, so that the reader of replies sees words of the writer before everything that somebody else wrote.
const ABOVE: &str = "…";

/// Returns the words, without lines of quotes between them.
pub(super) fn own_text(parsed: &ParsedMail, bytes_max: usize) -> String {
    let typed = parsed.html.as_deref().filter(|html| parsed.text.trim() == html::to_text(html).trim()).map(html::typed);
    let mut text = typed.unwrap_or_else(|| parsed.text.clone());
    let end = (0..=bytes_max.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    text.truncate(end);
    let taken = reply::take_apart(&format!("{ABOVE}\n\n{}", text.trim_start()), &parsed.subject, reply::Standing::Answers);
    let lines = taken.reply.lines().filter(|line| !line.trim_start().starts_with('>') && line.trim() != ABOVE);
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
