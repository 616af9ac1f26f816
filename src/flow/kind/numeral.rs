//! Decimal numbers as people write them in their language, exact to six places.

use crate::flow::words::Words;

/// The most digits before the decimal mark: twelve, so that millionths fit 64 bits.
const WHOLE_DIGITS_MAX: usize = 12;
const FRACTION_DIGITS_MAX: usize = 6;
/// The zeros of scripts whose digits follow them: European, Arabic, Persian, of India and its neighbours, fullwidth.
const ZEROS: [char; 18] = [
    '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}',
    '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// Reads a number (`1.234,5` in German, `1,234.5` in English) as its canonical text (`1234.5`).
///
/// A single mark before exactly three digits counts as the language's own: “1.500” is 1500 in German and 1.5 in English.
pub(super) fn read(words: Words<'_>, text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !"'’_".contains(*c)).map(|c| digit(c).unwrap_or(c)).collect();
    let (negative, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = match decimal_mark(words, digits) {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits, ""),
    };
    if !is_grouped(whole) {
        return None;
    }
    let whole: String = whole.chars().filter(|c| !is_mark(*c)).collect();
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !numeric(&whole) || !numeric(fraction) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    if WHOLE_DIGITS_MAX < whole.len() || FRACTION_DIGITS_MAX < fraction.len() {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if negative && !(whole == "0" && fraction.is_empty()) { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

/// Writes a canonical number with the decimal mark of the language.
pub(super) fn show(words: Words<'_>, number: &str) -> String {
    number.replace('.', &words.say("format-decimal"))
}

/// Writes millionths as canonical text.
pub(super) fn canonical(millionths: i64) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let (whole, fraction) = (millionths.unsigned_abs() / 1_000_000, millionths.unsigned_abs() % 1_000_000);
    let fraction = format!("{fraction:06}");
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// Returns the text with every digit as an ASCII one.
pub(super) fn with_plain_digits(text: &str) -> String {
    text.chars().map(|c| digit(c).unwrap_or(c)).collect()
}

/// Returns the ASCII digit of a digit in a script of our customers.
pub(in crate::flow) fn digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| char::from_digit((c as u32).checked_sub(*zero as u32).filter(|value| *value < 10)?, 10))
}

fn is_mark(c: char) -> bool {
    c == '.' || c == ','
}

/// Tells whether the marks in a whole number group its digits, so that a date or a version is not taken for a number.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(is_mark);
    let one_mark = whole.chars().find(|c| is_mark(*c)).is_none_or(|first| whole.chars().all(|c| !is_mark(c) || c == first));
    let first = groups.next().map_or(0, str::len);
    one_mark && (groups.clone().next().is_none() || (1..=3).contains(&first)) && groups.all(|group| (2..=3).contains(&group.len()))
}

/// Finds the decimal mark; `None` if there is none, or if all marks group thousands.
fn decimal_mark(words: Words<'_>, digits: &str) -> Option<usize> {
    let (at, mark) = digits.char_indices().rfind(|(_, c)| is_mark(*c))?;
    let count = digits.matches(mark).count();
    let other = digits.chars().any(|c| is_mark(c) && c != mark);
    let groups = digits.len() - at - 1 == 3 && words.say("format-decimal") != mark.to_string();
    let thousands = 1 < count || (!other && groups);
    (!thousands).then_some(at)
}
