//! The header block: split into fields, unfolded, and decoded with the liberties that real mailers take.
//!
//! Bounded in fields and bytes; never fails.

use std::io::BufRead;

use super::charset;
use super::transfer;

/// Fields beyond this number are ignored: no mailer needs them.
const FIELDS_MAX: usize = 2_000;
/// Bytes of one field's value beyond this are ignored.
const VALUE_BYTES_MAX: usize = 128 * 1024;

/// One field: its name in lower case, and its bytes as they came, folds included.
pub(super) struct Field<'a> {
    pub(super) name: String,
    pub(super) raw: &'a [u8],
}

/// The fields of one header block, in order.
#[derive(Default)]
pub(super) struct Headers<'a> {
    pub(super) fields: Vec<Field<'a>>,
}

impl<'a> Headers<'a> {
    /// Splits `bytes` into its header block and the offset where the body begins.
    pub(super) fn split(bytes: &'a [u8]) -> (Self, usize) {
        let mut fields: Vec<Field<'a>> = Vec::new();
        let mut at = 0;
        let mut value_at = 0;
        while at < bytes.len() {
            let end = line_end(bytes, at);
            let line = &bytes[at..end];
            if line.trim_ascii().is_empty() && !is_continued_blank(bytes, line, end) {
                return (Self { fields }, end);
            }
            if matches!(line.first(), Some(b' ' | b'\t')) {
                if let Some(field) = fields.last_mut() {
                    field.raw = &bytes[value_at..end.min(value_at + VALUE_BYTES_MAX)];
                } else {
                    return (Self { fields }, at);
                }
            } else if let Some((name, after)) = field_name(line) {
                value_at = at + after;
                if fields.len() < FIELDS_MAX {
                    fields.push(Field { name, raw: &bytes[value_at..end.min(value_at + VALUE_BYTES_MAX)] });
                }
            } else if !is_junk_line(bytes, line, end) {
                return (Self { fields }, at);
            }
            at = end;
        }
        (Self { fields }, bytes.len())
    }

    /// Returns the first field of this name, as it came.
    pub(super) fn raw(&self, name: &str) -> Option<&'a [u8]> {
        self.fields.iter().find(|field| field.name == name).map(|field| field.raw)
    }

    /// Returns all fields of this name, in order.
    pub(super) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'a [u8]> + 's {
        self.fields.iter().filter(move |field| field.name == name).map(|field| field.raw)
    }

    /// Returns the first field of this name, decoded to one line of text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(decode)
    }

    /// Tells whether there is a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }
}

/// Returns a field's text with a blank in place of each comment, nested ones too (RFC 5322 3.2.2).
pub fn without_comments(text: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if 0 < depth => {
                depth -= 1;
                out.push(' ');
            }
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A line of blanks inside a field is a fold; it ends the header only if neither a continuation nor a mailer's field follows.
fn is_continued_blank(bytes: &[u8], line: &[u8], end: usize) -> bool {
    matches!(line.first(), Some(b' ' | b'\t'))
        && (matches!(bytes.get(end), Some(b' ' | b'\t'))
            || field_name(&bytes[end..line_end(bytes, end)]).is_some_and(|(name, _)| is_of_mailers(&name)))
}

/// Tells whether only mailers write a field of this name, so that no letter begins with it.
fn is_of_mailers(name: &str) -> bool {
    name.starts_with("content-") || name.starts_with("x-") || matches!(name, "mime-version" | "received" | "message-id" | "return-path")
}

/// A line that is no field is skipped where the header goes on after it, such as mbox's `>From `.
fn is_junk_line(bytes: &[u8], line: &[u8], end: usize) -> bool {
    if line.starts_with(b"From ") || line.starts_with(b">From ") {
        return true;
    }
    let next = &bytes[end..line_end(bytes, end)];
    field_name(next).is_some_and(|(name, _)| is_of_mailers(&name) || matches!(name.as_str(), "from" | "to" | "subject" | "date"))
}

/// Returns the offset after the line that begins at `at`.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    let mut rest = &bytes[at..];
    // The library's own search takes many bytes at a time; over a slice it cannot fail.
    let length = rest.len();
    at + rest.skip_until(b'\n').unwrap_or(length)
}

/// Returns the name of a field in lower case, and where its value begins.
pub(super) fn field_name(line: &[u8]) -> Option<(String, usize)> {
    let colon = line.iter().take(200).position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii_end();
    let valid = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic());
    valid.then(|| (String::from_utf8_lossy(name).to_ascii_lowercase(), colon + 1))
}

/// Decodes a field to one line: unfolded, encoded words and raw 8-bit bytes read, controls turned to blanks.
pub(super) fn decode(raw: &[u8]) -> String {
    let text = decode_words(&repair(raw));
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_owned()
}

/// Unfolds a block of fields that stands in a body, such as a delivery report; empty lines stay.
pub(super) fn decode_lines(bytes: &[u8]) -> String {
    let text = charset::decode(bytes, Some("utf-8"));
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.trim_end();
        if line.starts_with([' ', '\t']) && !line.is_empty() {
            out.push(' ');
            out.push_str(line.trim_start());
        } else {
            out.push('\n');
            out.push_str(line);
        }
    }
    out
}

/// Unfolds a field and turns its raw 8-bit bytes into UTF-8; encoded words stay as they are, and so do bytes inside them.
pub(super) fn repair(raw: &[u8]) -> Vec<u8> {
    let unfolded = unfold(raw);
    if unfolded.is_ascii() && !unfolded.contains(&0x1b) || std::str::from_utf8(&unfolded).is_ok() && !unfolded.contains(&0x1b) {
        return unfolded;
    }
    let mut out = Vec::with_capacity(unfolded.len());
    let mut at = 0;
    let mut plain_at = 0;
    while at < unfolded.len() {
        match encoded_word(&unfolded[at..]) {
            Some(word) => {
                out.extend_from_slice(charset::guess(&unfolded[plain_at..at]).as_bytes());
                out.extend_from_slice(&unfolded[at..at + word.length]);
                at += word.length;
                plain_at = at;
            }
            None => at += 1,
        }
    }
    out.extend_from_slice(charset::guess(&unfolded[plain_at..]).as_bytes());
    out
}

fn unfold(raw: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(raw.len());
    for line in raw.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if out.is_empty() {
            out.extend_from_slice(line.trim_ascii_start());
        } else if !line.trim_ascii().is_empty() {
            out.push(b' ');
            out.extend_from_slice(line.trim_ascii_start());
        }
    }
    out
}

/// One `=?charset?q?…?=`, with its bytes decoded but not yet turned into text.
pub(super) struct EncodedWord<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
    pub(super) length: usize,
}

/// Reads the encoded word at the beginning of `input` (RFC 2047), raw bytes and blanks inside it included.
pub(super) fn encoded_word(input: &[u8]) -> Option<EncodedWord<'_>> {
    let rest = input.strip_prefix(b"=?")?;
    let charset_end = rest.iter().take(80).position(|byte| *byte == b'?')?;
    let charset = std::str::from_utf8(&rest[..charset_end]).ok().filter(|name| !name.is_empty() && !name.contains(' '))?;
    let coding = rest.get(charset_end + 1)?.to_ascii_lowercase();
    (rest.get(charset_end + 2) == Some(&b'?')).then_some(())?;
    let text_at = charset_end + 3;
    let text = rest.get(text_at..)?;
    let text_end = text.windows(2).take(4096).position(|pair| pair == b"?=")?;
    let bytes = match coding {
        b'b' => transfer::base64(&text[..text_end]),
        b'q' => {
            transfer::quoted_printable(&text[..text_end].iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect::<Vec<_>>())
        }
        _ => return None,
    };
    // Blanks at the end are part of the word, though the quoted-printable of bodies strips them.
    let mut bytes = bytes;
    if coding == b'q' {
        let blanks = text[..text_end].iter().rev().take_while(|byte| matches!(byte, b'_' | b' ')).count();
        bytes.extend(std::iter::repeat_n(b' ', blanks.saturating_sub(bytes.iter().rev().take_while(|byte| **byte == b' ').count())));
    }
    Some(EncodedWord { charset, bytes, length: 2 + text_at + text_end + 2 })
}

/// Decodes the encoded words of a repaired field; neighbours of one charset are joined before they are decoded, so that a
/// character split over two words is whole.
pub(super) fn decode_words(input: &[u8]) -> String {
    let mut out = String::new();
    let mut pending: Option<(String, Vec<u8>)> = None;
    let mut at = 0;
    let mut plain_at = 0;
    while at < input.len() {
        let Some(word) = (input[at] == b'=').then(|| encoded_word(&input[at..])).flatten() else {
            at += 1;
            continue;
        };
        let between = &input[plain_at..at];
        if pending.is_none() || !between.trim_ascii().is_empty() {
            flush(&mut out, &mut pending);
            out.push_str(&String::from_utf8_lossy(between));
        }
        match &mut pending {
            Some((charset, bytes)) if charset.eq_ignore_ascii_case(word.charset) => bytes.extend_from_slice(&word.bytes),
            _ => {
                flush(&mut out, &mut pending);
                pending = Some((word.charset.to_owned(), word.bytes));
            }
        }
        at += word.length;
        plain_at = at;
    }
    flush(&mut out, &mut pending);
    out.push_str(&String::from_utf8_lossy(&input[plain_at..]));
    out
}

fn flush(out: &mut String, pending: &mut Option<(String, Vec<u8>)>) {
    if let Some((charset, bytes)) = pending.take() {
        out.push_str(&charset::decode(&bytes, Some(&charset)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_split_over_two_words_is_whole() {
        assert_eq!(decode(b" =?utf-8?Q?Gr=C3?=\r\n =?utf-8?Q?=BC=C3=9Fe?= x"), "Grüße x");
    }

    #[test]
    fn raw_bytes_are_read_outside_and_inside_words() {
        assert_eq!(decode(b" Sch\xf6ne Gr\xfc\xdfe"), "Schöne Grüße");
        assert_eq!(decode("Grüße".as_bytes()), "Grüße");
        assert_eq!(decode(b"=?iso-8859-1?Q?Sch\xf6ne Gr=FC=DFe?="), "Schöne Grüße");
    }

    #[test]
    fn blanks_at_the_end_of_a_word_stay() {
        assert_eq!(decode(b"=?utf-8?Q?a_?= =?utf-8?Q?b?="), "a b");
        assert_eq!(decode(b"a =?utf-8?Q?b?= c"), "a b c");
    }

    #[test]
    fn a_line_break_hidden_in_a_name_becomes_a_blank() {
        assert_eq!(decode(b"=?utf-8?q?Ann=0D=0ABcc:_victim=40x?="), "Ann  Bcc: victim@x");
    }
}
