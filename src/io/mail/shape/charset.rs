//! Turns bytes of any charset into text: declared, wrongly declared or not declared at all.
//!
//! Never fails and never drops a byte silently: what no charset explains becomes U+FFFD.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GBK, ISO_2022_JP, UTF_8, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

use super::code_pages;

/// How many bytes the guess looks at; enough for any language, and bounded.
const GUESS_BYTES_MAX: usize = 64 * 1024;

/// Decodes `bytes`, which claim to be in the charset `label`.
pub(super) fn decode(bytes: &[u8], label: Option<&str>) -> String {
    let label = label.map(tidy_label).unwrap_or_default();
    if label == "utf-7" || label == "unicode-1-1-utf-7" {
        return by_mail_parser(bytes, &label).unwrap_or_else(|| guess(bytes));
    }
    let shifts = label.starts_with("utf-16") || label.starts_with("hz") || bytes.iter().any(|byte| matches!(byte, 0x0e | 0x1b));
    if bytes.is_ascii() && !shifts {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    if label.starts_with("hz") {
        return from_hz(bytes);
    }
    if let Some(text) = code_pages::decode(bytes, &label) {
        return text;
    }
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding == UTF_8 => decode_utf8(bytes),
        // Latin-1 is what software writes that does not know better.
        Some(encoding) if encoding == WINDOWS_1252 => undeclared(bytes).unwrap_or_else(|| encoding.decode(bytes).0.into_owned()),
        Some(encoding) if encoding == encoding_rs::REPLACEMENT => guess(bytes),
        Some(encoding) if encoding == ISO_2022_JP => encoding.decode(&without_idle_escapes(bytes)).0.into_owned(),
        Some(encoding) => decode_declared(bytes, encoding),
        None if is_no_label(&label) => guess(bytes),
        None => by_mail_parser(bytes, &label).unwrap_or_else(|| guess(bytes)),
    }
}

/// Drops escape sequences behind which nothing stands before the next: joined words have them, and decoders take offence.
fn without_idle_escapes(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let idle = *byte == 0x1b && matches!(bytes.get(at + 1..at + 4), Some([b'(' | b'$', _, 0x1b]));
        if idle {
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    out
}

/// Reads HZ (RFC 1843): between `~{` and `~}` stand GB 2312 characters without their eighth bits.
fn from_hz(bytes: &[u8]) -> String {
    let mut wide = false;
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (*byte, bytes.get(at + 1)) {
            (b'~', Some(b'{')) if !wide => wide = true,
            (b'~', Some(b'}')) if wide => wide = false,
            (b'~', Some(b'~')) if !wide => out.push(b'~'),
            (b'\n', _) => {
                wide = false;
                out.push(b'\n');
                at += 1;
                continue;
            }
            (high, Some(low)) if wide => out.extend_from_slice(&[high | 0x80, low | 0x80]),
            (other, _) => {
                out.push(other);
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    GBK.decode(&out).0.into_owned()
}

/// Decodes bytes about which nothing is known.
pub(super) fn guess(bytes: &[u8]) -> String {
    undeclared(bytes).unwrap_or_else(|| guessed(bytes).decode(bytes).0.into_owned())
}

/// As [`decode`], but what declares nothing is in `common` if it is given and they are not UTF-8.
pub(super) fn decode_beside(bytes: &[u8], label: Option<&str>, common: Option<&'static Encoding>) -> String {
    match common {
        Some(encoding) if label.is_none_or(declares_nothing) => undeclared(bytes).unwrap_or_else(|| encoding.decode(bytes).0.into_owned()),
        Some(_) | None => decode(bytes, label),
    }
}

/// Tells whether a label says nothing of the charset.
fn declares_nothing(label: &str) -> bool {
    is_no_label(&tidy_label(label))
}

/// Finds the charset of bytes that are not UTF-8.
pub(super) fn guessed(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|byte| *byte >= 0x80 || *byte == 0x1b).unwrap_or(0).saturating_sub(64);
    let end = bytes.len().min(start + GUESS_BYTES_MAX);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(start..end).unwrap_or_default(), true);
    // One foreign byte says too little for a guess; it is a mark or an accent of Western Europe.
    let lone = bytes.iter().filter(|byte| 0x80 <= **byte).take(2).count() == 1;
    if lone && !bytes.contains(&0x1b) { WINDOWS_1252 } else { detector.guess(None, Utf8Detection::Allow) }
}

/// Returns the text if the bytes prove their charset: a byte order mark, or valid UTF-8.
fn undeclared(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode(bytes).0.into_owned());
    }
    if bytes.contains(&0x1b) && bytes.is_ascii() {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    // UTF-8 that something cut or hurt; other charsets look like it by chance, but seldom for long.
    let (whole, broken) = utf8_marks(bytes);
    (broken * 4 <= whole && 4 <= whole).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Counts the foreign characters that are UTF-8, and the places that are not.
fn utf8_marks(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let foreign = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (whole + foreign, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

/// UTF-8 as declared; where it is mostly something else, that.
fn decode_utf8(bytes: &[u8]) -> String {
    let (text, _, damaged) = UTF_8.decode(bytes);
    if !damaged {
        return text.into_owned();
    }
    let (whole, broken) = utf8_marks(bytes);
    if broken <= whole { text.into_owned() } else { guess(bytes) }
}

fn decode_declared(bytes: &[u8], encoding: &'static Encoding) -> String {
    let (text, _, damaged) = encoding.decode(bytes);
    match damaged.then(|| undeclared(bytes)).flatten() {
        Some(proven) => proven,
        None => text.into_owned(),
    }
}

fn by_mail_parser(bytes: &[u8], label: &str) -> Option<String> {
    charset_decoder(label.as_bytes()).map(|decoder| decoder(bytes))
}

fn is_no_label(label: &str) -> bool {
    matches!(label, "" | "us-ascii" | "ascii" | "unknown-8bit" | "x-unknown" | "unknown" | "binary" | "default" | "8bit" | "7bit")
}

/// Strips what mailers put around a charset's name, and maps names that the WHATWG list lacks.
fn tidy_label(label: &str) -> String {
    let label = label.trim().trim_matches(['"', '\'', '(', ')']).split('*').next().unwrap_or_default();
    let label = label.trim().to_ascii_lowercase();
    let bare = label.strip_prefix("charset=").unwrap_or(&label);
    match bare {
        "ansi_x3.4-1968" | "ansi_x3.110-1983" | "us-ascii" => String::new(),
        "cp932" | "ms932" | "windows-932" => "shift_jis".to_owned(),
        "cp949" | "ms949" | "ks_c_5601" => "euc-kr".to_owned(),
        "cp936" | "ms936" => "gbk".to_owned(),
        "cp950" => "big5".to_owned(),
        "iso-2022-jp-1" | "iso-2022-jp-2" | "iso-2022-jp-ms" | "cp50220" | "cp50221" | "cp50222" => "iso-2022-jp".to_owned(),
        "cp866" | "dos-866" => "ibm866".to_owned(),
        "macroman" | "mac-roman" | "mac" => "macintosh".to_owned(),
        "maccyrillic" | "mac-cyrillic" => "x-mac-cyrillic".to_owned(),
        other => standard_label(other),
    }
}

/// Spells the names of two families as the WHATWG list does.
fn standard_label(label: &str) -> String {
    let families = [("iso-8859-", ["iso_8859_", "iso8859_", "iso-8859_", "iso 8859-"]), ("windows-", ["win-", "win", "windows_", "cp-"])];
    let found = families.iter().find_map(|(name, spellings)| {
        let number = spellings.iter().find_map(|spelling| label.strip_prefix(spelling))?;
        let known =
            number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit()) && (*name != "windows-" || number.starts_with("125"));
        known.then(|| format!("{name}{number}"))
    });
    found.unwrap_or_else(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrongly_declared_latin_1_is_read_as_the_utf_8_it_is() {
        assert_eq!(decode("grüße".as_bytes(), Some("iso-8859-1")), "grüße");
        assert_eq!(decode("grüße".as_bytes(), Some("us-ascii")), "grüße");
        assert_eq!(decode(b"gr\xfc\xdfe", Some("iso-8859-1")), "grüße");
    }

    #[test]
    fn declared_utf_8_that_is_latin_is_guessed() {
        assert_eq!(decode(b"Sch\xf6ne Gr\xfc\xdfe aus M\xfcnchen", Some("utf-8")), "Schöne Grüße aus München");
    }

    #[test]
    fn utf_7_and_asian_charsets_are_read() {
        assert_eq!(decode(b"Gr+APwA3w-e", Some("UTF-7")), "Grüße");
        assert_eq!(decode(b"\x1b$B$3$s\x1b(B", Some("iso-2022-jp")), "こん");
        assert_eq!(decode(b"\xb0\xa1", Some("ks_c_5601-1987")), "가");
        assert_eq!(decode(b"\xc4\xe3\xba\xc3", Some("GBK")), "你好");
        assert_eq!(decode(b"~{Dc:C~} there ~~", Some("hz-gb-2312")), "你好 there ~");
        assert_eq!(decode(b"\x1b$B$3\x1b(B\x1b$B$s\x1b(B", Some("iso-2022-jp")), "こん");
    }

    #[test]
    fn names_of_charsets_in_their_many_spellings_are_known() {
        let cases: [(&str, &[u8], &str); 7] = [
            ("win-1257", b"\xd0i\xe0 dien\xe0", "Šią dieną"),
            ("win1251", b"\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"),
            ("windows_1251", b"\xcf\xf0\xe8\xe2\xe5\xf2", "Привет"),
            ("cp866", b"\x8f\xe0\xa8\xa2\xa5\xe2", "Привет"),
            ("macroman", b"Gr\x9f\xa7e", "Grüße"),
            ("iso-8859_5", b"\xbf\xe0\xd8\xd2\xd5\xe2", "Привет"),
            ("cp437", b"Gr\x81\xe1e", "Grüße"),
        ];
        for (label, bytes, wanted) in cases {
            assert_eq!(decode(bytes, Some(label)), wanted, "{label}");
        }
    }

    #[test]
    fn hurt_utf_8_is_utf_8() {
        assert_eq!(decode("wie \u{fffd}\u{fffd} gehört".as_bytes(), Some("utf-8")), "wie \u{fffd}\u{fffd} gehört");
        assert_eq!(guess(b"\xd0\x9a\xd0\xb0\xd1\x80\xd1\x82\xd0\xb8\xd0"), "Карти\u{fffd}");
        let genuine = ["Grüße \u{fffd}\u{fffd}".as_bytes(), b" x\xfcx"].concat();
        assert_eq!(decode(&genuine, Some("utf-8")), "Grüße \u{fffd}\u{fffd} x\u{fffd}x");
    }

    #[test]
    fn a_lone_foreign_byte_is_western() {
        assert_eq!(guess(b"Acme\x99 is broken"), "Acme™ is broken");
    }
}
