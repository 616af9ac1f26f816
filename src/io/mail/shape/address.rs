//! Lists of addresses (RFC 5322, with the groups and routes of RFC 822, and what mailers make of them).

use super::header::{decode_words, encoded_word, repair};

/// Addresses of one field beyond this number are ignored.
const ADDRESSES_MAX: usize = 2_000;

/// A person or list in a header. Either may be empty, never both.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub addr: String,
}

/// Reads a list of addresses; groups are dissolved, routes dropped.
pub(super) fn list(raw: &[u8]) -> Vec<Mailbox> {
    let repaired = repair(raw);
    let mut reader = Reader::default();
    let mut at = 0;
    while at < repaired.len() && reader.found.len() < ADDRESSES_MAX {
        if reader.angle.is_none()
            && let Some(word) = encoded_word(&repaired[at..])
        {
            reader.push_word(&repaired[at..at + word.length]);
            at += word.length;
            continue;
        }
        at += reader.take(&repaired[at..]);
    }
    reader.finish();
    reader.found
}

/// What is gathered of one address.
#[derive(Default)]
struct Reader {
    found: Vec<Mailbox>,
    phrase: Vec<u8>,
    /// True where the phrase has been in quotes, so that its signs are words.
    quoted: bool,
    angle: Option<Vec<u8>>,
    comment: Vec<u8>,
}

impl Reader {
    fn push_word(&mut self, word: &[u8]) {
        self.phrase.extend_from_slice(word);
    }

    /// Takes one token and returns its length.
    fn take(&mut self, rest: &[u8]) -> usize {
        let Some(byte) = rest.first() else { return 1 };
        match byte {
            b'"' if self.angle.is_none() => {
                let (text, length) = quoted_string(rest);
                self.phrase.extend_from_slice(&text);
                self.quoted = true;
                length
            }
            b'(' => {
                let (text, length) = comment(rest);
                if !self.comment.is_empty() {
                    self.comment.push(b' ');
                }
                self.comment.extend_from_slice(text);
                length
            }
            b'<' => {
                let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
                let inner = &rest[1..end];
                // `<name <addr>>`: the innermost is the address.
                let inner = inner.rsplit(|byte| *byte == b'<').next().unwrap_or(inner);
                if self.angle.is_none() || !inner.trim_ascii().is_empty() {
                    self.angle = Some(inner.to_vec());
                }
                end + 1
            }
            b',' | b';' => {
                self.finish();
                1
            }
            // A group's name ends here; its members follow.
            b':' if self.angle.is_none() && !self.phrase.contains(&b'@') => {
                self.phrase.clear();
                self.comment.clear();
                self.quoted = false;
                1
            }
            // A bracket that closes nothing.
            b'>' => 1,
            // Words behind the address name nobody, unless nothing stands before it.
            _ if self.angle.is_some() && !self.phrase.trim_ascii().is_empty() => 1,
            other => {
                self.phrase.push(*other);
                1
            }
        }
    }

    fn finish(&mut self) {
        let phrase = tidy(&decode_words(self.phrase.trim_ascii()));
        let comment = tidy(&decode_words(&self.comment));
        let named = !phrase.is_empty() || self.angle.is_some();
        let mailbox = match self.angle.take() {
            Some(angle) => Mailbox { name: if phrase.is_empty() { comment } else { phrase }, addr: bare_address(&angle) },
            None => without_angle(&phrase, comment, self.quoted),
        };
        self.phrase.clear();
        self.comment.clear();
        self.quoted = false;
        // A comment alone, such as the last word of a group, names nobody.
        if !mailbox.addr.is_empty() || named && !mailbox.name.is_empty() {
            self.found.push(mailbox);
        }
    }
}

fn without_angle(phrase: &str, comment: String, quoted: bool) -> Mailbox {
    if quoted && !phrase.contains('@') {
        return Mailbox { name: phrase.to_owned(), addr: String::new() };
    }
    let compact: String = phrase.split_whitespace().collect();
    let words: Vec<&str> = phrase.split_whitespace().collect();
    match words.as_slice() {
        [] => Mailbox { name: comment, addr: String::new() },
        [one] => Mailbox { name: comment, addr: bare_address(one.as_bytes()) },
        // `ann @ example . org`
        _ if words.iter().any(|word| matches!(*word, "@" | ".") || word.starts_with('@') || word.ends_with('@')) => {
            Mailbox { name: comment, addr: compact }
        }
        [name @ .., last] if last.contains('@') => Mailbox { name: name.join(" "), addr: bare_address(last.as_bytes()) },
        [first, name @ ..] if first.contains('@') => Mailbox { name: name.join(" "), addr: bare_address(first.as_bytes()) },
        _ => Mailbox { name: phrase.to_owned(), addr: String::new() },
    }
}

/// Returns the address inside angle brackets: without route, blanks, comments and encoding.
fn bare_address(angle: &[u8]) -> String {
    let text = without_comments(&decode_words(angle));
    let text = match text.trim().strip_prefix('@').and_then(|route| route.rsplit_once(':')) {
        Some((_, addr)) => addr.to_owned(),
        None => text,
    };
    let text = text.trim().strip_prefix("mailto:").unwrap_or(text.trim());
    let blanks_matter = text.contains('"');
    text.chars().filter(|c| !c.is_control() && (blanks_matter || !c.is_whitespace())).collect()
}

fn without_comments(text: &str) -> String {
    if text.contains('"') || !text.contains('(') {
        return text.to_owned();
    }
    let mut depth = 0u32;
    text.chars()
        .filter(|c| {
            let inside = 0 < depth;
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            !inside && *c != '('
        })
        .collect()
}

fn quoted_string(rest: &[u8]) -> (Vec<u8>, usize) {
    let mut out = Vec::new();
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'"' => return (out, at + 1),
            b'\\' => {
                out.extend(rest.get(at + 1));
                at += 2;
            }
            other => {
                out.push(*other);
                at += 1;
            }
        }
    }
    // A quote that is never closed is a sign like any other.
    (Vec::new(), 1)
}

fn comment(rest: &[u8]) -> (&[u8], usize) {
    let mut depth = 0u32;
    let mut escaped = false;
    for (at, byte) in rest.iter().enumerate() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match byte {
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&rest[1..at], at + 1);
        }
    }
    (&rest[1..], rest.len())
}

/// One line, its blanks single, without controls.
fn tidy(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str) -> Vec<String> {
        list(raw.as_bytes()).into_iter().map(|mailbox| format!("{}|{}", mailbox.name, mailbox.addr)).collect()
    }

    #[test]
    fn the_usual_forms_are_read() {
        assert_eq!(shown("Ann Doe <ann@x.org>, bob@x.org (Bob)"), ["Ann Doe|ann@x.org", "Bob|bob@x.org"]);
        assert_eq!(shown("\"Doe, Ann\" <ann@x.org>"), ["Doe, Ann|ann@x.org"]);
        assert_eq!(shown("=?utf-8?Q?J=C3=B6rg_(Chef)?= <j@x.org>"), ["Jörg (Chef)|j@x.org"]);
    }

    #[test]
    fn groups_are_dissolved_and_routes_dropped() {
        assert_eq!(shown("Friends: ann@x.org, Bob <bob@x.org>;"), ["|ann@x.org", "Bob|bob@x.org"]);
        assert_eq!(shown("A (all of us): ann@x.org;(the end of the group)"), ["|ann@x.org"]);
        assert_eq!(shown("Pete (A \\) chap) <pete(his account)@x.org>"), ["Pete|pete@x.org"]);
        assert_eq!(shown("undisclosed-recipients:;"), Vec::<String>::new());
        assert_eq!(shown("Ann <@a,@b:ann@x.org>"), ["Ann|ann@x.org"]);
    }

    #[test]
    fn broken_forms_lose_nothing() {
        assert_eq!(shown("\"Ann <ann@x.org>"), ["Ann|ann@x.org"]);
        assert_eq!(shown("<Ann <ann@x.org>>"), ["|ann@x.org"]);
        assert_eq!(shown("MAILER-DAEMON"), ["|MAILER-DAEMON"]);
        assert_eq!(shown("Ann ann@x.org"), ["Ann|ann@x.org"]);
    }
}
