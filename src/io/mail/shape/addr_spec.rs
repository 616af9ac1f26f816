//! One address, as it stands between angle brackets or alone.
//!
//! Never drops a character to make an address of something else: a letter to what remains would go to somebody else.

use super::header::decode_words;

/// Returns the address in `written`: without route, comments, encoding, and the blanks that the grammar allows around its signs.
///
/// A local part in quotes keeps them (RFC 5322, 3.4.1). `None` if this is no address: blanks or controls inside, nothing on a side
/// of the `@`, several addresses, quotes or comments that never end.
pub(super) fn addr_spec(written: &[u8]) -> Option<String> {
    let text = compact(&decode_words(written))?;
    let text = match text.strip_prefix('@').and_then(|route| route.rsplit_once(':')) {
        Some((_, addr)) => addr,
        None => &text,
    };
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let one_sided = text.starts_with('@') || text.ends_with('@');
    let several = 1 < split_unquoted(text, |c| matches!(c, ',' | ';')).len() || text.ends_with([',', ';']);
    (!text.is_empty() && !one_sided && !several).then(|| text.to_owned())
}

/// Takes comments out, and blanks beside `@`, `.`, `,` and `:`; other blanks part two words, which no address has.
fn compact(text: &str) -> Option<String> {
    let mut out = String::new();
    let (mut quoted, mut escaped, mut apart, mut depth) = (false, false, false, 0u32);
    for c in text.trim().chars() {
        let blank = matches!(c, ' ' | '\t');
        if c.is_control() && !blank {
            return None;
        }
        if quoted || 0 < depth {
            let ends = !std::mem::take(&mut escaped);
            match c {
                '\\' if ends => escaped = true,
                '"' if ends && quoted => quoted = false,
                '(' if ends && !quoted => depth += 1,
                ')' if ends && !quoted => depth -= 1,
                _ => {}
            }
            // What is in the outermost comment is left out, its brackets too.
            if depth == 0 && (quoted || c != ')') {
                out.push(c);
            }
            continue;
        }
        match c {
            '(' => (depth, apart) = (1, true),
            _ if blank => apart = true,
            '<' | '>' => return None,
            _ if c.is_whitespace() => return None,
            _ => {
                let joins = |sign: char| matches!(sign, '@' | '.' | ',' | ':');
                if std::mem::take(&mut apart) && !(joins(c) || out.chars().next_back().is_none_or(joins)) {
                    return None;
                }
                quoted = c == '"';
                out.push(c);
            }
        }
    }
    (!quoted && depth == 0).then_some(out)
}

/// Splits at `sign` where it stands outside of quotes.
pub(super) fn split_unquoted(text: &str, mut is_sign: impl FnMut(char) -> bool) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(|c: char| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ => return !quoted && is_sign(c),
        }
        false
    })
    .filter(|piece| !piece.trim().is_empty())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_every_character_or_is_none() {
        let cases: [(&str, Option<&str>); 22] = [
            ("ann@x.org", Some("ann@x.org")),
            (" ann @ x . org ", Some("ann@x.org")),
            ("ann(the boss (really))@x.org", Some("ann@x.org")),
            ("\"ann lee\" @ x . org", Some("\"ann lee\"@x.org")),
            ("\"a\\\"n @n\"@x.org", Some("\"a\\\"n @n\"@x.org")),
            ("@relay,@other:ann@x.org", Some("ann@x.org")),
            ("mailto:ann@x.org", Some("ann@x.org")),
            ("postmaster", Some("postmaster")),
            ("ann lee@x.org", None),
            ("ann@x.org now", None),
            ("ann(lee)bee@x.org", None),
            ("an\0n@x.org", None),
            ("an\u{1}n@x.org", None),
            ("an\u{a0}n@x.org", None),
            ("\"an\0n\"@x.org", None),
            ("\"ann@x.org", None),
            ("ann(@x.org", None),
            ("@x.org", None),
            ("ann@", None),
            ("ann@x.org, bob@x.org", None),
            ("none:@x.org;", None),
            ("", None),
        ];
        for (written, wanted) in cases {
            assert_eq!(addr_spec(written.as_bytes()).as_deref(), wanted, "{written:?}");
        }
    }
}
