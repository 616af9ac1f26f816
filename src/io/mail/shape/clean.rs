//! The border for text that becomes part of a header: control characters, line breaks and direction overrides do not pass.
//!
//! lettre panics on a line break in a display name, and a remote sender can cause one; everything goes through here first.

/// Characters of a subject; one line of ASCII must stay below 998 octets.
const SUBJECT_CHARS_MAX: usize = 400;
/// Characters of a name.
const NAME_CHARS_MAX: usize = 120;

/// Returns a subject that is safe in a header.
pub fn clean_subject(subject: &str) -> String {
    clean(subject, SUBJECT_CHARS_MAX)
}

/// Returns a display name or file name that is safe in a header.
pub fn clean_name(name: &str) -> String {
    clean(name, NAME_CHARS_MAX)
}

/// One line of visible text: controls, line and paragraph breaks, direction overrides and zero-width marks become blanks or
/// nothing, and what is longer than `chars_max` ends in an ellipsis.
fn clean(text: &str, chars_max: usize) -> String {
    let visible: String = text.chars().filter(|c| !is_hidden(*c)).map(|c| if is_break(c) { ' ' } else { c }).collect();
    let joined = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().count() <= chars_max {
        return joined;
    }
    let mut short: String = joined.chars().take(chars_max - 1).collect();
    short.push('…');
    short
}

fn is_break(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Direction overrides and isolates, the byte order mark, and the like: they change what the reader sees.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_ends_a_line_or_turns_it_around_passes() {
        assert_eq!(clean_name("Ann\r\nBcc: victim@x"), "Ann Bcc: victim@x");
        assert_eq!(clean_name("a\0b\u{85}c\u{2028}d"), "a b c d");
        assert_eq!(clean_name("gpj.\u{202e}exe"), "gpj.exe");
        assert_eq!(clean_name("Jörg 你好 أحمد"), "Jörg 你好 أحمد");
    }

    #[test]
    fn long_texts_end_in_an_ellipsis() {
        let subject = clean_subject(&"x".repeat(1200));
        assert_eq!(subject.chars().count(), 400);
        assert!(subject.ends_with('…'));
    }
}
