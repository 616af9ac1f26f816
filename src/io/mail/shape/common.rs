//! The charset of a mail that writes foreign letters without saying how.
//!
//! A field is too short for a sure guess, so all that is written so is guessed together, and read alike.

use std::borrow::Cow;

use encoding_rs::Encoding;

use super::charset;
use super::fields::Typed;
use super::header::{Headers, encoded_word, line_end};

/// Bytes of the body that the guess looks at.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// Returns the mail with its header in UTF-8, and the charset that its body is in if it declares none.
///
/// The mail comes back as it is, without a charset, where its header has no foreign bytes or has them in UTF-8.
pub(super) fn settle(raw: Cow<'_, [u8]>) -> (Cow<'_, [u8]>, Option<&'static Encoding>) {
    let (headers, body_at) = Headers::split(&raw);
    if std::str::from_utf8(&raw[..body_at]).is_ok() {
        return (raw, None);
    }
    let mut sample = foreign_lines(&raw[..body_at]);
    if is_undeclared_text(&headers) {
        sample.extend(foreign_lines(&raw[body_at..raw.len().min(body_at + BODY_BYTES_MAX)]));
    }
    if std::str::from_utf8(&sample).is_ok() {
        return (raw, None);
    }
    let encoding = charset::guessed(&sample);
    let mut out = in_utf8(&raw[..body_at], encoding);
    out.extend_from_slice(&raw[body_at..]);
    (Cow::Owned(out), Some(encoding))
}

fn is_undeclared_text(headers: &Headers<'_>) -> bool {
    let content = headers.raw("content-type").map(Typed::parse).unwrap_or_default();
    let encoding = headers.text("content-transfer-encoding").unwrap_or_default().to_ascii_lowercase();
    (content.value.is_empty() || content.value.starts_with("text"))
        && content.parameter("charset").is_none_or(charset::declares_nothing)
        && !matches!(encoding.as_str(), "base64" | "quoted-printable")
}

/// The lines with foreign bytes outside of encoded words, which say their charset themselves.
fn foreign_lines(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        each_piece(line, |piece, is_word| {
            if !is_word {
                out.extend_from_slice(piece);
            }
        });
    }
    out
}

fn in_utf8(header: &[u8], encoding: &'static Encoding) -> Vec<u8> {
    let mut out = Vec::with_capacity(header.len() * 2);
    let mut at = 0;
    while at < header.len() {
        let end = line_end(header, at);
        each_piece(&header[at..end], |piece, is_word| {
            if is_word || piece.is_ascii() {
                out.extend_from_slice(piece);
            } else {
                out.extend_from_slice(charset::guess_as(piece, encoding).as_bytes());
            }
        });
        at = end;
    }
    out
}

/// Hands out the encoded words of a line and what is between them, in order.
fn each_piece(line: &[u8], mut take: impl FnMut(&[u8], bool)) {
    let (mut at, mut plain_at) = (0, 0);
    while at < line.len() {
        let Some(word) = (line[at] == b'=').then(|| encoded_word(&line[at..])).flatten() else {
            at += 1;
            continue;
        };
        take(&line[plain_at..at], false);
        take(&line[at..at + word.length], true);
        at += word.length;
        plain_at = at;
    }
    take(&line[plain_at..], false);
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn subject_and_text_are_read_alike() {
        // In KOI8-R: "чайник" and "Мой чайник течёт с понедельника."
        let raw = b"From: a@x.org\nSubject: \xde\xc1\xca\xce\xc9\xcb\n\n\xed\xcf\xca \xde\xc1\xca\xce\xc9\xcb \xd4\xc5\xde\xa3\xd4 \xd3 \xd0\xcf\xce\xc5\xc4\xc5\xcc\xd8\xce\xc9\xcb\xc1.\n";
        let mail = parse(raw);
        assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("чайник", "Мой чайник течёт с понедельника.\n"));
        // In windows-1251 the text alone, a word, looks Greek.
        let mail = parse(b"From: a@x.org\nSubject: \xf2\xe5\xf1\xf2 \xf2\xe5\xf1\xf2\n\n\xf2\xe5\xf1\xf2\n");
        assert_eq!(mail.text.trim_end(), mail.subject.split(' ').next().unwrap_or_default());
    }
}
