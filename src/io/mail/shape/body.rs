//! What a mail says and what it carries: the text, the HTML, the attachments.
//!
//! Keeps the bytes of everything that is not the body itself; a part is never dropped because it looks useless.

use super::calendar;
use super::common::Common;
use super::flowed;
use super::html;
use super::parsed::{Appointment, Attachment, Nested, Security};
use super::smime::{self, Pkcs7};
use super::structure::{Part, split, without_delimiters};
use super::tnef;
use super::{charset, transfer};

/// Mails within mails that are opened; deeper ones stay bytes.
pub(super) const LEVEL_MAX: u32 = 3;
/// Attached mails that are made readable.
pub(super) const NESTED_MAX: usize = 20;
/// Calendar entries that are made readable.
const APPOINTMENTS_MAX: usize = 50;

/// The content of a mail.
#[derive(Default)]
pub(super) struct Body {
    pub(super) text: String,
    pub(super) html: Option<String>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) nested: Vec<Nested>,
    pub(super) appointments: Vec<Appointment>,
    pub(super) tnef: Option<Vec<Attachment>>,
    pub(super) security: Security,
}

/// What one part contributes to the body.
#[derive(Default)]
struct Piece {
    plain: Option<String>,
    html: Option<String>,
}

impl Piece {
    /// The text for people: the plain one, unless the HTML says what it does not.
    fn readable(self) -> (Option<String>, Option<String>) {
        let Some(html) = self.html else { return (self.plain, None) };
        let rendered = html::to_text(&html);
        let text = match self.plain {
            Some(plain) if !says_nothing(&plain, &rendered) => plain,
            _ => rendered,
        };
        (Some(text), Some(html))
    }
}

/// Reads the content of the mail that `parts` are of.
///
/// `common` is the charset of short texts that declare none, if the rest of the mail tells it.
pub(super) fn read(raw: &[u8], parts: &[Part<'_>], level: u32, common: Option<Common>) -> Body {
    let mut collector = Collector { raw, parts, level, common, body: Body::default(), first: true };
    let (text, html) = collector.visit(0).readable();
    let mut body = collector.body;
    let wrapped = std::mem::take(&mut body.text);
    let text = text.filter(|text| !text.trim().is_empty()).unwrap_or(wrapped);
    body.text = normal_breaks(&text);
    body.html = html.or(body.html.take()).map(|html| normal_breaks(&html));
    if body.text.contains("-----BEGIN PGP MESSAGE-----") {
        body.security = Security::Encrypted;
    } else if body.text.contains("-----BEGIN PGP SIGNED MESSAGE-----") {
        body.security = body.security.max(Security::Signed);
    }
    body
}

struct Collector<'a> {
    raw: &'a [u8],
    parts: &'a [Part<'a>],
    level: u32,
    common: Option<Common>,
    body: Body,
    /// True until the first leaf is read.
    first: bool,
}

impl<'a> Collector<'a> {
    /// Recursion is bounded by the depth of the tree.
    fn visit(&mut self, index: usize) -> Piece {
        let Some(part) = self.parts.get(index) else { return Piece::default() };
        match part.media_type.as_str() {
            "multipart/signed" => self.body.security = self.body.security.max(Security::Signed),
            "multipart/encrypted" => self.body.security = Security::Encrypted,
            _ => {}
        }
        if part.children.is_empty() || !part.is("multipart/") {
            return self.leaf(part);
        }
        match part.media_type.as_str() {
            "multipart/alternative" => self.alternative(part),
            "multipart/related" => self.related(part),
            _ => self.sequence(part),
        }
    }

    fn sequence(&mut self, part: &Part<'_>) -> Piece {
        let mut joined = Piece::default();
        for child in &part.children {
            let (text, html) = self.visit(*child).readable();
            append(&mut joined.plain, text);
            append(&mut joined.html, html);
        }
        joined
    }

    fn related(&mut self, part: &Part<'_>) -> Piece {
        let mut children = part.children.iter();
        let mut root = children.next().map(|child| self.visit(*child)).unwrap_or_default();
        for child in children {
            match self.parts.get(*child) {
                Some(child) if child.children.is_empty() => self.attach(child, true),
                _ => {
                    let (mut plain, mut html) = root.readable();
                    let (more, more_html) = self.visit(*child).readable();
                    append(&mut plain, more);
                    append(&mut html, more_html);
                    root = Piece { plain, html };
                }
            }
        }
        root
    }

    fn alternative(&mut self, part: &Part<'_>) -> Piece {
        let mut chosen = Piece::default();
        for child in &part.children {
            let piece = self.visit(*child);
            let has_html = piece.html.is_some();
            if chosen.plain.as_ref().is_none_or(|plain| plain.trim().is_empty()) && !has_html {
                chosen.plain = piece.plain.or(chosen.plain);
            } else if has_html && chosen.plain.is_none() && chosen.html.is_none() {
                chosen.plain = piece.plain;
            } else if !has_html {
                self.keep_other(*child, &mut chosen, piece.plain);
            }
            chosen.html = piece.html.or(chosen.html);
        }
        chosen
    }

    /// Keeps a plain text that stands beside another one: two that differ are no two ways to say one thing.
    fn keep_other(&mut self, child: usize, chosen: &mut Piece, other: Option<String>) {
        let Some(other) = other.filter(|other| !says_the_same(chosen.plain.as_deref().unwrap_or_default(), other)) else { return };
        match self.parts.get(child) {
            Some(part) if part.children.is_empty() => self.attach(part, false),
            Some(_) | None => append(&mut chosen.plain, Some(other)),
        }
    }

    fn leaf(&mut self, part: &Part<'_>) -> Piece {
        let first = std::mem::take(&mut self.first);
        if !self.is_body(part, first) {
            self.attach(part, false);
            return Piece::default();
        }
        let bytes = without_delimiters(part, self.decoded(part));
        let label = part.content.parameter("charset");
        if part.media_type == "text/html" {
            return Piece { plain: None, html: Some(charset::decode(&bytes, label.or(meta_charset(&bytes).as_deref()))) };
        }
        let bytes = self.without_uuencode(bytes);
        let text = charset::decode_beside(&bytes, label, self.common.and_then(|common| common.for_text(&bytes)));
        if looks_like_html(&text) {
            return Piece { plain: None, html: Some(text) };
        }
        let text = if flowed::is_flowed(part) { flowed::join(&text, part) } else { text };
        Piece { plain: Some(text), html: None }
    }

    fn is_body(&self, part: &Part<'_>, first: bool) -> bool {
        let is_text = matches!(part.media_type.as_str(), "text/plain" | "text/html") || part.is("multipart/");
        let attached = part.disposition.value == "attachment";
        is_text && if attached { part.parent.is_none() && part.name().is_none() } else { part.name().is_none() || first }
    }

    fn decoded(&self, part: &Part<'_>) -> Vec<u8> {
        transfer::decode(&self.raw[part.body.clone()], &part.encoding).into_owned()
    }

    fn without_uuencode(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        if !bytes.starts_with(b"begin ") && !bytes.windows(7).any(|window| window == b"\nbegin ") {
            return bytes;
        }
        let (rest, files) = transfer::uu_blocks(&bytes);
        for file in files {
            let name = Some(super::header::decode(&file.name)).filter(|name| !name.is_empty());
            let media_type = "application/octet-stream".to_owned();
            self.body.attachments.push(Attachment { name, media_type, bytes: file.bytes, ..Attachment::default() });
        }
        rest
    }

    fn attach(&mut self, part: &Part<'_>, related: bool) {
        let bytes = self.decoded(part);
        match part.media_type.as_str() {
            "message/rfc822" | "message/global" => self.make_readable(&bytes),
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => self.unwrap_smime(&bytes),
            "text/calendar" | "application/ics" => self.take_appointments(part, &bytes),
            _ => {}
        }
        let content_id = part.headers.text("content-id").map(|id| id.trim_matches(['<', '>']).to_owned());
        let inline = part.is("image/") && content_id.is_some() && (related || part.disposition.value == "inline");
        if let Some(opened) = tnef::open(&bytes) {
            self.take_tnef(opened);
        }
        let name = part.name().map(str::to_owned);
        self.body.attachments.push(Attachment { name, media_type: part.media_type.clone(), bytes, content_id, inline });
    }

    fn make_readable(&mut self, bytes: &[u8]) {
        if self.level < LEVEL_MAX && self.body.nested.len() < NESTED_MAX {
            let inner = super::read_plain(bytes, self.level + 1);
            self.body.nested.push(Nested { from: inner.from, subject: inner.subject, text: inner.text });
            self.body.nested.extend(inner.nested.into_iter().take(NESTED_MAX));
            self.body.appointments.extend(inner.appointments.into_iter().take(APPOINTMENTS_MAX));
        }
    }

    /// An invitation often comes twice, as one way to show the mail and as a file.
    fn take_appointments(&mut self, part: &Part<'_>, bytes: &[u8]) {
        for found in calendar::read(bytes, part.content.parameter("charset")) {
            let known = &self.body.appointments;
            if known.len() < APPOINTMENTS_MAX && !known.iter().any(|known| known.title == found.title && known.lines == found.lines) {
                self.body.appointments.push(found);
            }
        }
    }

    fn unwrap_smime(&mut self, bytes: &[u8]) {
        match smime::open(bytes) {
            Pkcs7::Signed(content) if self.level < LEVEL_MAX => {
                let parts = split(&content);
                let inner = read(&content, &parts, self.level + 1, None);
                self.body.security = inner.security.max(Security::Signed);
                self.body.attachments.extend(inner.attachments);
                self.body.nested.extend(inner.nested);
                self.body.appointments.extend(inner.appointments);
                self.body.tnef = self.body.tnef.take().or(inner.tnef);
                self.unwrapped(inner.text, inner.html);
            }
            Pkcs7::Signed(_) | Pkcs7::Unknown => {}
            Pkcs7::Encrypted => self.body.security = Security::Encrypted,
        }
    }

    fn take_tnef(&mut self, opened: tnef::Tnef) {
        let files = opened.files.into_iter().map(|file| Attachment {
            name: (!file.name.is_empty()).then_some(file.name),
            media_type: file.media_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
            bytes: file.bytes,
            content_id: file.content_id,
            inline: false,
        });
        self.body.tnef.get_or_insert_default().extend(files);
        let html = opened.html.filter(|html| !html.trim().is_empty());
        let text = opened.text.filter(|text| !text.trim().is_empty()).or_else(|| html.as_deref().map(html::to_text));
        self.unwrapped(text.unwrap_or_default(), html);
    }

    /// Keeps the text of a wrapped mail for where the outer one says nothing.
    fn unwrapped(&mut self, text: String, html: Option<String>) {
        if self.body.text.is_empty() {
            self.body.text = text;
        }
        self.body.html = self.body.html.take().or(html);
    }
}

fn append(whole: &mut Option<String>, next: Option<String>) {
    let Some(next) = next else { return };
    match whole {
        Some(text) => {
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&next);
        }
        None => *whole = Some(next),
    }
}

/// Tells whether a plain text only stands in for the HTML: empty, or a remark that HTML is needed.
fn says_nothing(plain: &str, rendered: &str) -> bool {
    let words = |text: &str| text.split_whitespace().count();
    let (of_plain, of_html) = (words(plain), words(rendered));
    if of_html == 0 {
        return false;
    }
    let lower = plain.to_lowercase();
    let excuse =
        ["html", "browser", "navegador", "navigateur", "nicht darstellen", "cannot display"].iter().any(|word| lower.contains(word));
    of_plain == 0 || excuse && of_plain < 60 && of_plain * 2 < of_html || of_plain * 8 < of_html && of_plain < 12
}

/// Tells whether every word of `more` stands in `known` already, in the same order.
fn says_the_same(known: &str, more: &str) -> bool {
    let mut words = known.split_whitespace();
    more.split_whitespace().all(|word| words.any(|other| other == word))
}

fn looks_like_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    (start.starts_with("<!doctype html") || start.starts_with("<html")) && text.contains("</")
}

/// Finds the charset that HTML names in itself.
fn meta_charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let at = head.find("charset=")? + 8;
    let label: String =
        head[at..].trim_start_matches(['"', '\'']).chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    (!label.is_empty()).then_some(label)
}

fn normal_breaks(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}
