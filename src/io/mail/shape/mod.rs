//! Bytes ↔ our types for mail. Pure: what is read is decided by the bytes alone, nothing is fetched, nothing is stored.
//!
//! [`parse`] never fails and never panics: what it cannot read it hands out as unreadable, for a person to look at.

mod addr_spec;
mod address;
mod body;
mod build;
mod calendar;
mod charset;
mod clean;
mod code_pages;
mod common;
mod date;
mod fields;
mod flowed;
mod header;
mod html;
mod inbound;
mod language;
mod letter;
mod nature;
mod parsed;
mod phrases;
mod reply;
mod report;
mod rtf;
mod smime;
mod structure;
mod tnef;
mod transfer;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use build::{BuildError, Enclosure, Sender, build};
pub use clean::{clean_name, clean_subject};
pub use fields::is_message_id;
pub use header::without_comments;
pub use inbound::{Arrival, TakenIn, attachments, file_of, key, to_inbound};
pub use parsed::{Appointment, Attachment, Forward, Mailbox, Nested, ParsedMail, Security, Tree};
pub use report::{Arf, DsnRecipient, Fate, Report};

use body::Body;
use common::Common;
use header::Headers;
use structure::Part;

/// Reads a mail, however broken.
pub fn parse(raw: &[u8]) -> ParsedMail {
    catch_unwind(AssertUnwindSafe(|| read_whole(raw)))
        .unwrap_or_else(|_| ParsedMail { unreadable: Some("the parser failed on it".to_owned()), ..ParsedMail::default() })
}

fn read_whole(raw: &[u8]) -> ParsedMail {
    let mut mail = read_plain(raw, 0);
    let answers = !mail.in_reply_to.is_empty() || !mail.references.is_empty();
    let standing = if answers { reply::Standing::Answers } else { reply::Standing::Begins };
    let taken = reply::take_apart(&mail.text, &mail.subject, standing);
    mail.reply = taken.reply;
    mail.elided = taken.elided;
    mail.forward = taken.forward;
    mail
}

/// Reads a mail without taking its text apart; `level` counts mails within mails.
fn read_plain(raw: &[u8], level: u32) -> ParsedMail {
    let raw = tidy_start(raw);
    let parts = structure::split(&raw);
    let Some(root) = parts.first() else {
        return ParsedMail { unreadable: Some("empty".to_owned()), ..ParsedMail::default() };
    };
    let body = body::read(&raw, &parts, level, Common::of_subject(&root.headers));
    let report = report::read(&raw, &parts, &body);
    let mut mail = read_headers(&root.headers);
    if let Some(sign) = nature::automatic_sign(&root.headers, &report, &body.text) {
        (mail.auto_response, mail.is_doubtful) = (Some(sign.text), sign.is_doubtful);
    }
    mail.report = report;
    mail.tree = tree(&raw, &parts, 0, &mut Room { messages: body::NESTED_MAX, levels: body::LEVEL_MAX.saturating_sub(level) });
    mail.unreadable = unreadable(&raw, &root.headers);
    fill_body(&mut mail, body);
    mail
}

fn fill_body(mail: &mut ParsedMail, body: Body) {
    mail.text = body.text;
    mail.html = body.html;
    mail.attachments = body.attachments;
    mail.nested = body.nested;
    mail.appointments = body.appointments;
    mail.tnef = body.tnef;
    mail.security = body.security;
}

/// The SHA-256 of a mail's body, line ends and blanks at the end aside, since servers change those.
fn body_digest(raw: &[u8]) -> String {
    let raw = tidy_start(raw);
    let (_, body_at) = Headers::split(&raw);
    let mut context = ring::digest::Context::new(&ring::digest::SHA256);
    for line in raw[body_at..].trim_ascii_end().split(|byte| *byte == b'\n') {
        context.update(line.strip_suffix(b"\r").unwrap_or(line));
        context.update(b"\n");
    }
    context.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unreadable(raw: &[u8], headers: &Headers<'_>) -> Option<String> {
    if raw.trim_ascii().is_empty() {
        return Some("empty".to_owned());
    }
    headers.fields.is_empty().then(|| "no header".to_owned())
}

fn read_headers(headers: &Headers<'_>) -> ParsedMail {
    let list = |name: &str| headers.all(name).flat_map(address::list).collect::<Vec<_>>();
    let ids = |name: &str| headers.all(name).flat_map(fields::message_ids).collect::<Vec<_>>();
    let texts = |name: &str| headers.all(name).map(header::decode).collect::<Vec<_>>();
    let mut delivered_to: Vec<String> = Vec::new();
    for name in ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "x-delivered-to", "resent-to", "resent-cc", "bcc"] {
        let found = headers.raw(name).map(address::list).unwrap_or_default();
        delivered_to.extend(found.into_iter().map(|mailbox| mailbox.addr).filter(|addr| !addr.is_empty()));
    }
    ParsedMail {
        // The first From counts: a second one is added by whoever wants to be taken for somebody else.
        from: headers.raw("from").map(address::list).unwrap_or_default(),
        from_fields: headers.all("from").count(),
        to: list("to"),
        cc: list("cc"),
        reply_to: list("reply-to"),
        subject: headers.text("subject").unwrap_or_default(),
        date: headers.raw("date").and_then(date::date),
        message_id: headers.raw("message-id").and_then(|raw| fields::message_ids(raw).into_iter().next()),
        in_reply_to: ids("in-reply-to"),
        references: ids("references"),
        content_language: headers.text("content-language").filter(|tag| !tag.is_empty()),
        return_path: headers.text("return-path").map(|path| path.trim_matches(['<', '>', ' ']).to_owned()),
        authentication_results: texts("authentication-results"),
        delivered_to,
        ..ParsedMail::default()
    }
}

/// What the tree still has room for: so many encoded mails, and so deep in one another.
struct Room {
    messages: usize,
    levels: u32,
}

/// Bounded by the depth of the parts and by `room`.
fn tree(raw: &[u8], parts: &[Part<'_>], index: usize, room: &mut Room) -> Tree {
    let Some(part) = parts.get(index) else { return Tree::default() };
    let mut children: Vec<Tree> = part.children.iter().map(|child| tree(raw, parts, *child, room)).collect();
    if part.is_encoded_message() && 0 < room.messages && 0 < room.levels {
        let inner = transfer::decode(&raw[part.body.clone()], &part.encoding);
        room.messages -= 1;
        room.levels -= 1;
        children.push(tree(&inner, &structure::split(&inner), 0, room));
        room.levels += 1;
    }
    Tree { media_type: part.media_type.clone(), parts: children }
}

/// Drops what stands before the header by mistake, and gives mail from old Macintoshes its line feeds.
fn tidy_start(raw: &[u8]) -> Cow<'_, [u8]> {
    let raw = raw.strip_prefix(b"\xef\xbb\xbf").unwrap_or(raw);
    let blank = raw.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    // Blank lines go; blanks at the beginning of a line with words stay with them.
    let skip = raw[..blank].iter().rposition(|byte| matches!(byte, b'\r' | b'\n')).map_or(0, |at| at + 1);
    let raw = &raw[skip..];
    let raw = if begins_with_shifted_field(raw) { raw.trim_ascii_start() } else { raw };
    if !raw.contains(&b'\n') && raw.contains(&b'\r') {
        return Cow::Owned(raw.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect());
    }
    Cow::Borrowed(raw)
}

/// A field behind blanks is the first one if a field follows it; else it is the text of a mail without a header.
fn begins_with_shifted_field(raw: &[u8]) -> bool {
    let end = header::line_end(raw, 0);
    let next = &raw[end..header::line_end(raw, end)];
    raw.starts_with(b" ") && header::field_name(raw[..end].trim_ascii_start()).is_some() && header::field_name(next).is_some()
}
