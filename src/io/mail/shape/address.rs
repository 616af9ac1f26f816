//! Lists of addresses (RFC 5322, with the groups and routes of RFC 822, and what mailers make of them).

use super::addr_spec::{addr_spec, split_unquoted};
use super::header::{decode_words, encoded_word, repair};

/// Addresses of one field beyond this number are ignored.
const ADDRESSES_MAX: usize = 2_000;
/// Quotes and comments that never end are looked for so often, each over the rest of the field; later ones are signs.
const UNCLOSED_MAX: u32 = 20;

/// A person or list in a header. Either may be empty, never both.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Mailbox {
    pub name: String,
    pub addr: String,
}

/// Reads a list of addresses; groups are dissolved, routes dropped. What is no address is a name without one.
pub(super) fn list(raw: &[u8]) -> Vec<Mailbox> {
    let mut reader = Reader { opens_names: true, ..Reader::default() };
    reader.read(&repair(raw));
    reader.found
}

/// What is gathered of one address.
#[derive(Default)]
struct Reader {
    found: Vec<Mailbox>,
    phrase: Vec<u8>,
    /// True where the phrase has been in quotes, so that its signs are words.
    quoted: bool,
    /// True where the quotes belong to an address: `"ann lee"@example.org`.
    quoted_local: bool,
    /// True where the phrase has an `@` outside of quotes.
    bare_at: bool,
    angle: Option<Vec<u8>>,
    /// Words behind the angle.
    tail: Vec<u8>,
    comment: Vec<u8>,
    /// True behind the end of a group.
    group_ended: bool,
    unclosed: u32,
    /// True if a whole `name <address>` inside a name is read as one; false when such a name is being read.
    opens_names: bool,
}

impl Reader {
    fn read(&mut self, field: &[u8]) {
        let mut at = 0;
        while at < field.len() && self.found.len() < ADDRESSES_MAX {
            match encoded_word(&field[at..]) {
                Some(word) => {
                    self.words().extend_from_slice(&field[at..at + word.length]);
                    at += word.length;
                }
                None => at += self.take(&field[at..]),
            }
        }
        self.finish();
    }

    /// Where words belong: to the name before the angle, or behind it.
    fn words(&mut self) -> &mut Vec<u8> {
        if self.angle.is_some() { &mut self.tail } else { &mut self.phrase }
    }

    /// Takes one token and returns its length.
    fn take(&mut self, rest: &[u8]) -> usize {
        let Some(byte) = rest.first() else { return 1 };
        match byte {
            b'"' => self.take_quoted(rest),
            b'(' => self.take_comment(rest),
            b'<' => self.take_angle(rest),
            b',' | b';' => {
                self.finish();
                self.group_ended = *byte == b';';
                1
            }
            // A group's name ends here; its members follow.
            b':' if self.angle.is_none() && !self.bare_at => {
                self.forget();
                1
            }
            // A bracket that closes nothing.
            b'>' => 1,
            other => {
                self.bare_at |= *other == b'@';
                self.words().push(*other);
                1
            }
        }
    }

    fn take_quoted(&mut self, rest: &[u8]) -> usize {
        let Some((text, length)) = self.closed(rest, quoted_string) else { return 1 };
        let next = rest[length..].trim_ascii_start().first();
        if self.angle.is_none() && (matches!(next, Some(b'@')) || next == Some(&b'.') && rest.get(length) == Some(&b'.')) {
            self.phrase.extend_from_slice(&rest[..length]);
            self.quoted_local = true;
            return length;
        }
        self.words().extend_from_slice(&text);
        self.quoted = true;
        length
    }

    fn take_comment(&mut self, rest: &[u8]) -> usize {
        let Some((text, length)) = self.closed(rest, comment) else { return 1 };
        if !self.comment.is_empty() {
            self.comment.push(b' ');
        }
        self.comment.extend_from_slice(text);
        length
    }

    /// A quote or comment that never ends is a stray sign.
    fn closed<'a, T>(&mut self, rest: &'a [u8], read: impl FnOnce(&'a [u8]) -> Option<T>) -> Option<T> {
        let found = if self.unclosed < UNCLOSED_MAX { read(rest) } else { None };
        self.unclosed += u32::from(found.is_none());
        found
    }

    fn take_angle(&mut self, rest: &[u8]) -> usize {
        let end = angle_end(rest);
        // `<name <addr>>`: the innermost is the address.
        let inner = rest[1..end].rsplit(|byte| *byte == b'<').next().unwrap_or_default();
        let empty = inner.trim_ascii().is_empty();
        if self.angle.as_ref().is_some_and(|angle| !angle.trim_ascii().is_empty()) && !empty {
            // A second address without a comma before it; the words between the two are its name.
            let tail = std::mem::take(&mut self.tail);
            self.finish();
            self.phrase = tail;
        }
        if self.angle.is_none() || !empty {
            self.angle = Some(inner.to_vec());
        }
        end + 1
    }

    fn forget(&mut self) {
        let found = std::mem::take(&mut self.found);
        *self = Self { found, unclosed: self.unclosed, opens_names: self.opens_names, ..Self::default() };
    }

    fn finish(&mut self) {
        let found = match self.angle.take() {
            Some(angle) => self.with_angle(&angle),
            None => self.without_angle(),
        };
        self.found.extend(found.into_iter().filter(|mailbox| !mailbox.addr.is_empty() || !mailbox.name.is_empty()));
        self.forget();
    }

    fn with_angle(&self, angle: &[u8]) -> Vec<Mailbox> {
        let shown = |bytes: &[u8]| tidy(&decode_words(bytes.trim_ascii()));
        let name = [&self.phrase, &self.tail, &self.comment].into_iter().map(|words| shown(words)).find(|name| !name.is_empty());
        let name = name.unwrap_or_default();
        if let Some(addr) = addr_spec(angle) {
            return vec![Mailbox { name, addr }];
        }
        let text = decode_words(angle);
        if text.trim_end().ends_with(';') && text.contains(':') || text.contains('@') && text.contains(',') {
            return several(&text, name);
        }
        // `ann@example.org <Ann>` has both in the wrong place.
        if let Some(addr) = addr_spec(&self.phrase).filter(|addr| addr.contains('@')) {
            return vec![Mailbox { name: tidy(&text), addr }];
        }
        let name = match tidy(&text) {
            inner if inner.is_empty() => name,
            inner if name.is_empty() => inner,
            inner => format!("{name} <{inner}>"),
        };
        vec![Mailbox { name, addr: String::new() }]
    }

    fn without_angle(&self) -> Vec<Mailbox> {
        let phrase = decode_words(self.phrase.trim_ascii());
        let comment = decode_words(&self.comment);
        if self.opens_names && !self.quoted_local && phrase.contains('<') && phrase.contains('@') {
            let mut inside = Reader::default();
            inside.read(phrase.as_bytes());
            return inside.found;
        }
        // What servers leave behind the end of a group: `undisclosed-recipients:;@example.org`.
        if phrase.is_empty() && self.phrase.is_empty() && !self.quoted || self.group_ended && phrase.starts_with('@') {
            return Vec::new();
        }
        let named = self.quoted && !self.quoted_local && !phrase.contains('@');
        let found = if named { None } else { bare(&phrase, self.quoted_local) };
        let swapped = || addr_spec(comment.as_bytes()).filter(|addr| addr.contains('@'));
        let mailbox = match found {
            Some(Mailbox { name, addr }) if addr.contains('@') => {
                Mailbox { name: if name.is_empty() { tidy(&comment) } else { name }, addr }
            }
            Some(Mailbox { addr, .. }) => match swapped() {
                Some(comment) => Mailbox { name: addr, addr: comment },
                None => Mailbox { name: tidy(&comment), addr },
            },
            None => Mailbox { name: tidy(&phrase), addr: swapped().filter(|_| !phrase.contains('@')).unwrap_or_default() },
        };
        vec![mailbox]
    }
}

/// Reads several addresses, or a group, that share one pair of angle brackets; `name` is the first one's.
fn several(text: &str, name: String) -> Vec<Mailbox> {
    let members = text.split_once(':').filter(|_| text.trim_end().ends_with(';')).map_or(text, |(_, members)| members);
    let addresses = split_unquoted(members, |c| matches!(c, ',' | ';')).into_iter().filter_map(|piece| addr_spec(piece.as_bytes()));
    let mut found: Vec<Mailbox> = addresses.take(ADDRESSES_MAX).map(|addr| Mailbox { name: String::new(), addr }).collect();
    if let Some(first) = found.first_mut() {
        first.name = name;
    }
    found
}

/// Reads an address without angle brackets, with words before or behind it; `None` if there is none.
fn bare(phrase: &str, quoted: bool) -> Option<Mailbox> {
    let phrase = phrase.trim();
    if phrase.contains(|c: char| c.is_control() && c != '\t') {
        return None;
    }
    let blank = |c: char| matches!(c, ' ' | '\t');
    let words = if quoted { split_unquoted(phrase, blank) } else { phrase.split(blank).filter(|word| !word.is_empty()).collect() };
    let alone = |addr: String| Mailbox { name: String::new(), addr };
    let named = |name: &[&str], addr: &str| Some(Mailbox { name: tidy(&name.join(" ")), addr: addr_spec(addr.as_bytes())? });
    match words.as_slice() {
        [] => None,
        [one] => addr_spec(one.as_bytes()).map(alone),
        [first, .., last] => {
            // `ann @ example . org`
            let spaced = words.iter().any(|word| matches!(*word, "@" | ".") || word.starts_with('@') || word.ends_with('@'));
            match addr_spec(phrase.as_bytes()).filter(|addr| spaced && addr.contains('@')) {
                Some(addr) => Some(alone(addr)),
                None if last.contains('@') => named(&words[..words.len() - 1], last),
                None if first.contains('@') => named(&words[1..], first),
                None => None,
            }
        }
    }
}

/// Returns where the `>` stands that ends the angle at the beginning of `rest`, or its length.
fn angle_end(rest: &[u8]) -> usize {
    let (mut quoted, mut escaped) = (false, false);
    let outside = rest.iter().position(|byte| {
        match byte {
            _ if std::mem::take(&mut escaped) => {}
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'>' => return !quoted,
            _ => {}
        }
        false
    });
    outside.or_else(|| rest.iter().position(|byte| *byte == b'>')).unwrap_or(rest.len())
}

/// Returns the text of a quoted string and its length; `None` if it never ends.
fn quoted_string(rest: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut out = Vec::new();
    let mut at = 1;
    loop {
        match rest.get(at)? {
            b'"' => return Some((out, at + 1)),
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
}

/// Returns the text of a comment and its length; `None` if it never ends.
fn comment(rest: &[u8]) -> Option<(&[u8], usize)> {
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
            return Some((&rest[1..at], at + 1));
        }
    }
    None
}

/// One line, its plain blanks single, without controls; blanks of other scripts stay inside.
fn tidy(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests;
