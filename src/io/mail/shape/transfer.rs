//! Content-Transfer-Encodings, read as leniently as their bytes can be trusted.
//!
//! Never grows its input; what is not in the declared encoding is handed back as it came.

use std::borrow::Cow;

/// So far is looked for words behind the padding of base64.
const LINE_BYTES_MAX: usize = 200;

/// Decodes `body` as its header declares.
pub(super) fn decode<'a>(body: &'a [u8], declared: &str) -> Cow<'a, [u8]> {
    match declared.trim().trim_matches('"').to_ascii_lowercase().as_str() {
        "base64" => base64_or_raw(body),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => match uu_blocks(body).1.into_iter().next() {
            Some(file) => Cow::Owned(file.bytes),
            None => Cow::Borrowed(body),
        },
        _ => Cow::Borrowed(body),
    }
}

/// Decodes base64; text that only claims to be base64 comes back as it is.
fn base64_or_raw(body: &[u8]) -> Cow<'_, [u8]> {
    let read = read64(body);
    let strange = read.foreign + read.inner_blanks;
    // A stray sign or two in whole groups harm a short body less than no decoding; blanks between words are no strays.
    let stray = strange <= 2 && read.inner_blanks == 0 && body.iter().filter(|byte| is_of_base64(**byte)).count() % 4 == 0;
    let is_text = strange * 20 > body.len() && !stray;
    if is_text { Cow::Borrowed(body) } else { Cow::Owned(read.bytes) }
}

/// Decodes base64, skipping what is not of its alphabet; several padded runs in a row are all read.
pub(super) fn base64(body: &[u8]) -> Vec<u8> {
    read64(body).bytes
}

/// What base64 holds, how many bytes were none of it, and how many blanks stand between two others.
struct Read64 {
    bytes: Vec<u8>,
    foreign: usize,
    inner_blanks: usize,
}

fn read64(body: &[u8]) -> Read64 {
    let mut out = Vec::with_capacity(body.len() / 4 * 3 + 3);
    let (mut bits, mut count, mut foreign, mut inner_blanks) = (0u32, 0u32, 0, 0);
    let mut at = 0;
    while at < body.len() {
        if count == 0
            && let Some(group) = whole64(&body[at..])
        {
            out.extend_from_slice(&[(group >> 16) as u8, (group >> 8) as u8, group as u8]);
            at += 4;
            continue;
        }
        match VALUES64[usize::from(body[at])] {
            PADDING => {
                flush64(&mut out, bits, count);
                if 0 < count && words_follow(&body[at..]) {
                    return Read64 { bytes: out, foreign, inner_blanks };
                }
                (bits, count) = (0, 0);
            }
            BLANK => inner_blanks += usize::from(is_inner_blank(body, at)),
            FOREIGN => foreign += 1,
            value => {
                bits = (bits << 6) | u32::from(value);
                count += 1;
                if count == 4 {
                    out.extend_from_slice(&[(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]);
                    (bits, count) = (0, 0);
                }
            }
        }
        at += 1;
    }
    flush64(&mut out, bits, count);
    Read64 { bytes: out, foreign, inner_blanks }
}

fn is_of_base64(byte: u8) -> bool {
    let value = VALUES64[usize::from(byte)];
    value < BLANK || value == PADDING
}

fn is_inner_blank(body: &[u8], at: usize) -> bool {
    let word = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii_whitespace());
    body[at] == b' ' && word(at.checked_sub(1).and_then(|before| body.get(before))) && word(body.get(at + 1))
}

/// Tells whether the next line behind the padding at the beginning of `rest` is words, such as a footer that a list appends.
fn words_follow(rest: &[u8]) -> bool {
    let blanks = rest.iter().take_while(|byte| matches!(byte, b'=' | b' ' | b'\t' | b'\r' | b'\n')).count();
    let rest = &rest[blanks..];
    let line = rest[..rest.len().min(LINE_BYTES_MAX)].split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    (0..line.len()).any(|at| VALUES64[usize::from(line[at])] == FOREIGN || is_inner_blank(line, at))
}

/// Reads four characters of the alphabet at once, as nearly all of a file is written.
fn whole64(body: &[u8]) -> Option<u32> {
    let &[first, second, third, fourth] = body.first_chunk::<4>()?;
    let [first, second, third, fourth] = [first, second, third, fourth].map(|byte| VALUES64[usize::from(byte)]);
    let all = first | second | third | fourth;
    (all < 64).then(|| u32::from(first) << 18 | u32::from(second) << 12 | u32::from(third) << 6 | u32::from(fourth))
}

fn flush64(out: &mut Vec<u8>, bits: u32, count: u32) {
    if count == 2 {
        out.push((bits >> 4) as u8);
    } else if count == 3 {
        out.extend_from_slice(&[(bits >> 10) as u8, (bits >> 2) as u8]);
    }
}

const BLANK: u8 = 64;
const PADDING: u8 = 128;
const FOREIGN: u8 = 192;

/// What each byte is in base64: a value below 64, or one of the three above.
static VALUES64: [u8; 256] = {
    let mut values = [FOREIGN; 256];
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut at = 0;
    while at < alphabet.len() {
        values[alphabet[at] as usize] = at as u8;
        at += 1;
    }
    values[b'=' as usize] = PADDING;
    let blanks = b" \t\r\n\x0c";
    at = 0;
    while at < blanks.len() {
        values[blanks[at] as usize] = BLANK;
        at += 1;
    }
    values
};

/// Decodes quoted-printable; a stray `=` stays.
pub(super) fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        let blanks = &line[text.len()..];
        let end: &[u8] = if blanks.ends_with(b"\r\n") {
            b"\r\n"
        } else if blanks.ends_with(b"\n") {
            b"\n"
        } else {
            blanks
        };
        match text.strip_suffix(b"=") {
            Some(soft) => push_quoted(&mut out, soft),
            None => {
                push_quoted(&mut out, text);
                out.extend_from_slice(end);
            }
        }
    }
    out
}

fn push_quoted(out: &mut Vec<u8>, text: &[u8]) {
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let pair = text.get(at + 1).zip(text.get(at + 2)).and_then(|(high, low)| hex(*high, *low));
        match (*byte, pair) {
            (b'=', Some(value)) => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
}

/// Reads two hexadecimal digits.
pub(super) fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16);
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

/// A file found in uuencoded text.
pub(super) struct UuFile {
    pub(super) name: Vec<u8>,
    pub(super) bytes: Vec<u8>,
}

/// Takes uuencoded files out of a text: what remains, and the files.
pub(super) fn uu_blocks(body: &[u8]) -> (Vec<u8>, Vec<UuFile>) {
    let mut rest = Vec::with_capacity(body.len());
    let mut files = Vec::new();
    let mut lines = body.split_inclusive(|byte| *byte == b'\n');
    while let Some(line) = lines.next() {
        let Some(name) = uu_begin(line) else {
            rest.extend_from_slice(line);
            continue;
        };
        // The block is taken only if it holds together to its `end`; else it is text that looks like one.
        let mut ahead = lines.clone();
        match uu_body(&mut ahead) {
            Some(bytes) => {
                files.push(UuFile { name: name.to_vec(), bytes });
                lines = ahead;
            }
            None => rest.extend_from_slice(line),
        }
    }
    (rest, files)
}

/// Returns the file name of a `begin 644 name` line.
fn uu_begin(line: &[u8]) -> Option<&[u8]> {
    let rest = line.strip_prefix(b"begin ")?.trim_ascii();
    let space = rest.iter().position(|byte| *byte == b' ').unwrap_or(rest.len());
    let (mode, name) = rest.split_at(space);
    ((3..=4).contains(&mode.len()) && mode.iter().all(|byte| (b'0'..=b'7').contains(byte))).then_some(name.trim_ascii())
}

fn uu_body<'a>(lines: &mut impl Iterator<Item = &'a [u8]>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for line in lines {
        let line = line.trim_ascii_end();
        if line == b"end" {
            return Some(out);
        }
        let Some((length, data)) = line.split_first() else { continue };
        let length = usize::from(length.wrapping_sub(32) & 63);
        // The last line before the end; some programs fill it up.
        if length == 0 {
            continue;
        }
        // Blanks are zeroes, and some servers strip them from the end of a line.
        if data.iter().any(|byte| !(32..=96).contains(byte)) || length.div_ceil(3) * 4 + 4 < data.len() {
            return None;
        }
        let start = out.len();
        for group in data.chunks(4) {
            let value = |nth: usize| u32::from(group.get(nth).map_or(0, |byte| byte.wrapping_sub(32) & 63));
            let bits = value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3);
            out.extend_from_slice(&[(bits >> 16) as u8, (bits >> 8) as u8, bits as u8]);
        }
        out.resize(start + length, 0);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_survives_noise_and_missing_padding() {
        assert_eq!(base64(b"SGVs\r\nbG8"), b"Hello");
        assert_eq!(base64(b"SGVsbG8=\r\nSGVsbG8="), b"HelloHello");
    }

    #[test]
    fn text_that_claims_to_be_base64_stays_text() {
        assert_eq!(decode("Grüße, das ist kein base64!".as_bytes(), "base64").as_ref(), "Grüße, das ist kein base64!".as_bytes());
    }

    #[test]
    fn base64_is_told_from_words() {
        let cases: [(&str, &str); 7] = [
            ("SGVs*bG8=", "Hello"),
            ("Danke!", "Danke!"),
            ("SGVsbG8gdGhl cmUsIGhvdyBhcmUg\n", "Hello there, how are "),
            ("The lid is off", "The lid is off"),
            ("My kettle leaks since Monday\n", "My kettle leaks since Monday\n"),
            ("SGVsbG8=\nSome list at example\n", "Hello"),
            ("SGVsbG8=\n____\nlist\n", "Hello"),
        ];
        for (body, wanted) in cases {
            assert_eq!(decode(body.as_bytes(), "base64").as_ref(), wanted.as_bytes(), "{body}");
        }
    }

    #[test]
    fn a_filled_last_line_of_uuencode_is_nothing() {
        let (rest, files) = uu_blocks(b"begin 644 cat.txt\n#0V%T\n````````````````````\nend\n");
        assert_eq!((rest.as_slice(), files[0].bytes.as_slice()), (b"".as_slice(), b"Cat".as_slice()));
    }

    #[test]
    fn quoted_printable_joins_soft_breaks_and_keeps_stray_signs() {
        assert_eq!(quoted_printable(b"a=3D=\r\nb =  \r\nc=zz  \r\n"), b"a=b c=zz\r\n");
    }

    #[test]
    fn uuencoded_files_leave_the_text() {
        let (rest, files) = uu_blocks(b"Hi\nbegin 644 cat.txt\n#0V%T\n`\nend\nBye\n");
        assert_eq!(rest, b"Hi\nBye\n");
        assert_eq!(files[0].bytes, b"Cat");
        assert_eq!(files[0].name, b"cat.txt");
    }

    #[test]
    fn text_that_begins_like_uuencode_stays_text() {
        let body = b"begin 644 the story\nof my complaint\n";
        assert_eq!(uu_blocks(body).0, body);
    }
}
