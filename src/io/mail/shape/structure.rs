//! The MIME tree: where each part begins and ends. Works on a list instead of recursing, and is bounded in depth and number,
//! so that no nesting overflows a stack and no mail of many parts eats the memory.

use std::ops::Range;

use super::fields::Typed;
use super::header::{Headers, line_end};

/// Parts beyond this number stay together in one, as bytes that nobody reads.
const PARTS_MAX: usize = 1_000;
/// Parts below this depth are not opened; they stay bytes.
const DEPTH_MAX: usize = 24;

/// One part. `body` is where its undecoded content lies in the mail.
pub(super) struct Part<'a> {
    pub(super) headers: Headers<'a>,
    /// Lower case, always with a slash.
    pub(super) media_type: String,
    pub(super) content: Typed,
    pub(super) disposition: Typed,
    pub(super) encoding: String,
    pub(super) body: Range<usize>,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
}

impl Part<'_> {
    /// Returns the file name that the part gives itself.
    pub(super) fn name(&self) -> Option<&str> {
        let told = [self.disposition.parameter("filename"), self.content.parameter("name"), self.disposition.parameter("file")];
        told.into_iter().flatten().find(|name| !name.trim().is_empty())
    }

    /// Tells whether the part is a mail that somebody encoded like a file, which no standard allows and some programs do.
    pub(super) fn is_encoded_message(&self) -> bool {
        self.is_message() && matches!(self.encoding.as_str(), "base64" | "quoted-printable")
    }

    fn is_message(&self) -> bool {
        matches!(self.media_type.as_str(), "message/rfc822" | "message/global" | "message/news")
    }

    /// Tells whether the type begins so: `text/`, `image/`.
    pub(super) fn is(&self, prefix: &str) -> bool {
        self.media_type.starts_with(prefix)
    }
}

/// A stretch of the mail that is still to be read as a part.
struct Pending {
    range: Range<usize>,
    parent: Option<usize>,
    depth: usize,
    read_as: As,
}

/// What a stretch is taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    /// A part that is text unless it says otherwise.
    Text,
    /// A part that is a mail unless it says otherwise.
    Message,
    /// No part: bytes without a header.
    Bytes,
}

impl As {
    fn media_type(self) -> &'static str {
        match self {
            As::Text => "text/plain",
            As::Message => "message/rfc822",
            As::Bytes => "application/octet-stream",
        }
    }
}

/// The stretches inside a part, in order.
#[derive(Default)]
struct Inside {
    ranges: Vec<Range<usize>>,
    /// What no room was left for.
    rest: Option<Range<usize>>,
}

/// Splits a mail into its parts; the first is the mail itself, each part stands before its children.
pub(super) fn split(raw: &[u8]) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut pending = vec![Pending { range: 0..raw.len(), parent: None, depth: 0, read_as: As::Text }];
    while let Some(next) = pending.pop() {
        let index = parts.len();
        let part = read_part(raw, &next);
        let room = PARTS_MAX.saturating_sub(parts.len() + 1 + pending.len());
        let inside = if next.depth < DEPTH_MAX { children(raw, &part, room) } else { Inside::default() };
        let digest = part.media_type == "multipart/digest";
        if let Some(parent) = next.parent.and_then(|parent| parts.get_mut(parent)) {
            parent.children.push(index);
        }
        parts.push(part);
        if let Some(range) = inside.rest {
            pending.push(Pending { range, parent: Some(index), depth: next.depth + 1, read_as: As::Bytes });
        }
        for range in inside.ranges.into_iter().rev() {
            let read_as = if digest { As::Message } else { As::Text };
            pending.push(Pending { range, parent: Some(index), depth: next.depth + 1, read_as });
        }
    }
    parts
}

fn read_part<'a>(raw: &'a [u8], pending: &Pending) -> Part<'a> {
    let start = pending.range.start;
    let bytes = &raw[pending.range.clone()];
    let (headers, body_at) = match pending.read_as {
        As::Text | As::Message => Headers::split(bytes),
        As::Bytes => (Headers::default(), 0),
    };
    let content = headers.raw("content-type").map(Typed::parse).unwrap_or_default();
    let disposition = headers.raw("content-disposition").map(Typed::parse).unwrap_or_default();
    let media_type = match content.value.as_str() {
        "" => pending.read_as.media_type().to_owned(),
        "text" | "text/" => "text/plain".to_owned(),
        value if value.contains('/') && !value.starts_with('/') && !value.ends_with('/') => value.to_owned(),
        _ => "application/octet-stream".to_owned(),
    };
    let encoding = headers.raw("content-transfer-encoding").map(|raw| Typed::parse(raw).value).unwrap_or_default();
    let body = start + body_at..pending.range.end;
    Part { headers, media_type, content, disposition, encoding, body, parent: pending.parent, children: Vec::new() }
}

/// Returns what is inside `part`; nothing in a leaf, and in a multipart without boundaries.
fn children(raw: &[u8], part: &Part<'_>, room: usize) -> Inside {
    if room == 0 {
        return Inside::default();
    }
    if part.is("multipart/") {
        let declared = part.content.parameter("boundary").map(|boundary| boundary.trim_end().as_bytes().to_vec());
        return declared
            .filter(|boundary| !boundary.is_empty())
            .or_else(|| guess_boundary(&raw[part.body.clone()]))
            .map(|boundary| split_at(raw, part.body.clone(), &boundary, room))
            .unwrap_or_default();
    }
    if part.is_message() && !part.is_encoded_message() && !part.body.is_empty() {
        let skip = raw[part.body.clone()].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let ranges = std::iter::once(part.body.start + skip..part.body.end).collect();
        return Inside { ranges, rest: None };
    }
    Inside::default()
}

/// Splits at the lines `--boundary`; what stands before the first and after `--boundary--` belongs to no part.
fn split_at(raw: &[u8], body: Range<usize>, boundary: &[u8], room: usize) -> Inside {
    let mut ranges = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = body.start;
    while at < body.end {
        let end = line_end(raw, at).min(body.end);
        if let Some(last) = delimiter(&raw[at..end], boundary) {
            // A delimiter right behind another is the same one, doubled.
            if let Some(start) = open.filter(|start| *start < at || last) {
                if ranges.len() + 1 >= room && !last {
                    return Inside { ranges, rest: Some(start..body.end) };
                }
                ranges.push(start..without_break(raw, start, at));
            }
            open = (!last).then_some(end);
            if last {
                break;
            }
        }
        at = end;
    }
    if let Some(start) = open.filter(|start| *start < body.end) {
        ranges.push(start..body.end);
    }
    Inside { ranges, rest: None }
}

/// `Some(false)` for a delimiter, `Some(true)` for the closing one.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii();
    if rest.is_empty() {
        return Some(false);
    }
    // Words behind the closing one are an epilogue; what could go on as another boundary is another.
    let may_go_on = |byte: &u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=?".contains(byte);
    rest.strip_prefix(b"--").is_some_and(|more| !more.first().is_some_and(may_go_on)).then_some(true)
}

/// Returns the text of a multipart that holds no part, without the delimiters in it.
pub(super) fn without_delimiters(part: &Part<'_>, bytes: Vec<u8>) -> Vec<u8> {
    let boundary = part.content.parameter("boundary").map(str::trim_end).filter(|boundary| !boundary.is_empty());
    match boundary {
        Some(boundary) if part.is("multipart/") => {
            let lines = bytes.split_inclusive(|byte| *byte == b'\n');
            lines.filter(|line| delimiter(line, boundary.as_bytes()).is_none()).flatten().copied().collect()
        }
        _ => bytes,
    }
}

/// The line break before a delimiter belongs to the delimiter.
fn without_break(raw: &[u8], start: usize, end: usize) -> usize {
    let bytes = &raw[start..end];
    let bytes = bytes.strip_suffix(b"\n").map_or(bytes, |rest| rest.strip_suffix(b"\r").unwrap_or(rest));
    start + bytes.len()
}

/// Finds the boundary of a multipart that does not name it: a line `--x` that is closed by `--x--`.
fn guess_boundary(body: &[u8]) -> Option<Vec<u8>> {
    let lines = || body.split(|byte| *byte == b'\n').map(|line| line.trim_ascii_end());
    let first = lines().take(200).find(|line| 4 < line.len() && line.starts_with(b"--") && !line.contains(&b' '))?;
    let closing = [first, b"--"].concat();
    lines().any(|line| line == closing).then(|| first[2..].to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(raw: &str) -> Vec<String> {
        split(raw.as_bytes()).into_iter().map(|part| part.media_type).collect()
    }

    #[test]
    fn an_epilogue_is_no_part_and_an_unclosed_part_is_one() {
        let raw = "Content-Type: multipart/mixed; boundary=x\n\npre\n--x\n\na\n--x\nContent-Type: text/html\n\nb\n--x--\nepilogue\n";
        assert_eq!(types(raw), ["multipart/mixed", "text/plain", "text/html"]);
        assert_eq!(types("Content-Type: multipart/mixed; boundary=x\n\n--x\n\na"), ["multipart/mixed", "text/plain"]);
    }

    #[test]
    fn a_boundary_that_begins_like_another_is_another() {
        let raw =
            "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=xy\n\n--xy\n\na\n--xy--\n--x--\n";
        assert_eq!(types(raw), ["multipart/mixed", "multipart/mixed", "text/plain"]);
    }

    #[test]
    fn words_behind_the_closing_delimiter_are_an_epilogue() {
        for end in ["--x-->", "--x-- the end", "--x--\t"] {
            let raw = format!("Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n{end}\n--x\n\nb\n");
            assert_eq!(types(&raw), ["multipart/mixed", "text/plain"], "{end}");
        }
        let other = "Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x--y\n--x\n\nb\n--x--\n";
        assert_eq!(types(other), ["multipart/mixed", "text/plain", "text/plain"]);
    }

    #[test]
    fn what_there_is_no_room_for_is_one_part_of_bytes() {
        let raw =
            format!("Content-Type: multipart/mixed; boundary=x\n\n{}--x--\n", "--x\nContent-Type: text/html\n\na\n".repeat(PARTS_MAX + 5));
        let parts = split(raw.as_bytes());
        let last = parts.last().unwrap();
        assert_eq!((parts.len(), last.media_type.as_str(), last.parent), (PARTS_MAX, "application/octet-stream", Some(0)));
        assert!(raw[last.body.clone()].starts_with("Content-Type: text/html\n\na\n--x\n") && raw[last.body.clone()].ends_with("--x--\n"));
    }

    #[test]
    fn a_doubled_boundary_is_one() {
        assert_eq!(types("Content-Type: multipart/mixed; boundary=x\n\n--x\n--x\n\na\n--x--\n"), ["multipart/mixed", "text/plain"]);
    }

    #[test]
    fn a_boundary_that_nobody_names_is_found() {
        assert_eq!(types("Content-Type: multipart/mixed\n\n--abc\n\na\n--abc--\n"), ["multipart/mixed", "text/plain"]);
    }
}
