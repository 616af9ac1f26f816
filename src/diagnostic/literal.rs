//! Where each byte of a TOML string's content stands in the file, escapes and all.

/// Returns, for every byte of `content` and for its end, the offset in `written` (the string with its quotes).
///
/// `content` must be what a TOML parser makes of `written`; for anything else the result is a good guess, never a panic.
pub(super) fn offsets(written: &str, content: &str) -> Vec<usize> {
    let (open, is_basic) = opening(written);
    let mut map = Vec::with_capacity(content.len() + 1);
    let mut at = open;
    for character in content.chars() {
        let width = if is_basic { written_width(written.get(at..).unwrap_or("")) } else { character.len_utf8() };
        let (skipped, width) = width_after_fold(written, at, width, is_basic);
        at += skipped;
        map.extend(std::iter::repeat_n(at, character.len_utf8()));
        at += width;
    }
    map.push(at.min(written.len()));
    map
}

/// Returns the width of the opening quotes, and whether escapes count.
fn opening(written: &str) -> (usize, bool) {
    let fence = |quotes: &str| {
        let rest = &written[quotes.len()..];
        quotes.len() + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
    };
    match written {
        _ if written.starts_with("\"\"\"") => (fence("\"\"\""), true),
        _ if written.starts_with("'''") => (fence("'''"), false),
        _ if written.starts_with('"') => (1, true),
        _ if written.starts_with('\'') => (1, false),
        _ => (0, false),
    }
}

/// Returns the bytes that the next character takes as written.
fn written_width(rest: &str) -> usize {
    let mut characters = rest.chars();
    match (characters.next(), characters.next()) {
        (Some('\\'), Some('u')) => 6,
        (Some('\\'), Some('U')) => 10,
        (Some('\\'), Some('x')) => 4,
        (Some('\\'), Some(escaped)) => 1 + escaped.len_utf8(),
        (Some(character), _) => character.len_utf8(),
        (None, _) => 0,
    }
}

/// Steps over a line ending backslash with the white space that it swallows.
fn width_after_fold(written: &str, at: usize, width: usize, is_basic: bool) -> (usize, usize) {
    let rest = written.get(at..).unwrap_or("");
    if !is_basic || !rest.starts_with("\\\n") {
        return (0, width);
    }
    let skipped = rest.len() - rest[1..].trim_start().len();
    (skipped, written_width(rest.get(skipped..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_string_maps_byte_by_byte() {
        assert_eq!(offsets(r"'\d'", r"\d"), [1, 2, 3]);
    }

    #[test]
    fn an_escape_takes_its_written_width() {
        assert_eq!(offsets(r#""a\\b""#, r"a\b"), [1, 2, 4, 5]);
        assert_eq!(offsets(r#""\u00e4b""#, "äb"), [1, 1, 7, 8]);
    }
}
