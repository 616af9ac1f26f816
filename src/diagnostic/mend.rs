//! Closes what a TOML file left open, before it is parsed: one forgotten bracket would swallow everything behind it.
//!
//! Only ever inserts, so that every place of the mended text has its place in the original; each mend is a problem that is reported.

use std::collections::BTreeSet;
use std::ops::Range;

/// A text with what was put into it.
#[derive(Debug)]
pub struct Mended {
    pub(super) text: String,
    insertions: Vec<Insertion>,
    pub(super) slips: Vec<Slip>,
}

#[derive(Debug)]
struct Insertion {
    /// In the original.
    at: usize,
    text: String,
}

/// What was mended, as it is reported; places are those of the original.
#[derive(Debug)]
pub(super) struct Slip {
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) label: &'static str,
    pub(super) help: String,
    pub(super) patch: (Range<usize>, String),
}

/// A bracket under way.
#[derive(Clone, Copy, Debug)]
struct Open {
    at: usize,
    closer: char,
    /// Whether it is the last on its line: then its content stands on lines of its own.
    is_hanging: bool,
}

impl Mended {
    /// Mends `text`; where nothing is wrong, it stays as it is.
    pub fn new(text: &str) -> Self {
        let mut mender =
            Mender { lists: lists(text), open: Vec::new(), quote: None, end: 0, section: None, setting: "", found: Vec::new() };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            mender.line(start, line.trim_end_matches(['\n', '\r']));
            start += line.len();
        }
        mender.close();
        let mut mended = Mended { text: text.to_owned(), insertions: Vec::new(), slips: Vec::new() };
        for (insertions, slip) in mender.found {
            mended.insertions.extend(insertions);
            mended.slips.push(slip);
        }
        for insertion in mended.insertions.iter().rev() {
            mended.text.insert_str(insertion.at, &insertion.text);
        }
        mended
    }

    /// Returns the place in the original.
    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, offset: usize) -> usize {
        let mut put_in = 0;
        for insertion in &self.insertions {
            let begins = insertion.at + put_in;
            if offset <= begins {
                break;
            }
            put_in += insertion.text.len().min(offset - begins);
        }
        offset - put_in
    }
}

struct Mender<'t> {
    /// The names of tables that stand any number of times, each under `[[name]]`.
    lists: BTreeSet<&'t str>,
    open: Vec<Open>,
    /// The quotes of a text that goes over several lines.
    quote: Option<&'static str>,
    /// Where the last content ended.
    end: usize,
    /// The table of a list under way, with its first setting.
    section: Option<(&'t str, Option<&'t str>)>,
    /// The last line with a setting.
    setting: &'t str,
    found: Vec<(Vec<Insertion>, Slip)>,
}

impl<'t> Mender<'t> {
    fn line(&mut self, start: usize, line: &'t str) {
        if self.quote.is_none() {
            if begins_anew(line) && !self.open.last().is_some_and(|open| open.is_hanging && open.closer == '}') {
                self.close();
            }
            if self.open.is_empty() {
                self.heading(start, line);
                self.setting(start, line);
            }
        }
        self.scan(start, line);
    }

    /// Closes all brackets where the last content ended.
    fn close(&mut self) {
        let Some(innermost) = self.open.last().copied() else { return };
        let closers: String = self.open.drain(..).rev().map(|open| open.closer).collect();
        let what = if innermost.closer == ']' { "list" } else { "table" };
        let slip = Slip {
            place: innermost.at..innermost.at + 1,
            message: format!("this {what} is not closed"),
            label: "never closed",
            help: format!("put `{closers}` after the last value"),
            patch: (self.end..self.end, closers.clone()),
        };
        self.found.push((vec![Insertion { at: self.end, text: closers }], slip));
    }

    /// Doubles the brackets around the name of a table that stands any number of times.
    fn heading(&mut self, start: usize, line: &'t str) {
        if let Some((name, missing)) = torn_header(line) {
            return self.close_header(start, line, name, missing);
        }
        let Some((name, is_list)) = header(line) else { return };
        self.section = (is_list || self.lists.contains(name)).then_some((name, None));
        if is_list || !self.lists.contains(name) {
            return;
        }
        let begin = start + line.find('[').unwrap_or(0);
        let end = start + line.find(']').map_or(line.len(), |at| at + 1);
        let slip = Slip {
            place: begin..end,
            message: format!("`[{name}]` stands more than once"),
            label: "one bracket on each side is missing",
            help: "such a table has two brackets on each side".to_owned(),
            patch: (begin..end, format!("[[{name}]]")),
        };
        let insertions = vec![Insertion { at: begin, text: "[".to_owned() }, Insertion { at: end, text: "]".to_owned() }];
        self.found.push((insertions, slip));
    }

    fn close_header(&mut self, start: usize, line: &'t str, name: &'t str, missing: &'static str) {
        self.section = (self.lists.contains(name) || line.trim_start().starts_with("[[")).then_some((name, None));
        let begin = start + (line.len() - line.trim_start().len());
        let end = start + line.split('#').next().unwrap_or(line).trim_end().len();
        let slip = Slip {
            place: begin..end,
            message: "the header of this table is not closed".to_owned(),
            label: "never closed",
            help: "close the header by as many brackets as open it".to_owned(),
            patch: (end..end, missing.to_owned()),
        };
        self.found.push((vec![Insertion { at: end, text: missing.to_owned() }], slip));
    }

    /// Puts the header above a table of a list whose first setting stands a second time.
    fn setting(&mut self, start: usize, line: &'t str) {
        let before = if key(line).is_some() { std::mem::replace(&mut self.setting, line) } else { self.setting };
        let (Some(key), Some((name, first))) = (key(line), self.section) else { return };
        let Some(first) = first else {
            self.section = Some((name, Some(key)));
            return;
        };
        if first != key {
            return;
        }
        let at = start + (line.len() - line.trim_start().len());
        if before == line {
            return self.doubled(start, at, line, key);
        }
        let header = format!("[[{name}]]\n");
        let slip = Slip {
            place: at..at + key.len(),
            message: format!("`{key}` stands a second time in this table"),
            label: "a second time",
            help: format!("a line `[[{name}]]` is missing above it"),
            patch: (start..start, header.clone()),
        };
        self.found.push((vec![Insertion { at: start, text: header }], slip));
    }

    /// Takes away a setting that stands on two lines, the same both times.
    fn doubled(&mut self, start: usize, at: usize, line: &str, key: &str) {
        let slip = Slip {
            place: at..at + key.len(),
            message: format!("this line stands here twice: `{key}`"),
            label: "a second time",
            help: "take one of the two away".to_owned(),
            patch: (start..start + line.len(), String::new()),
        };
        self.found.push((vec![Insertion { at, text: "#".to_owned() }], slip));
    }

    /// Follows brackets and quotes along a line.
    fn scan(&mut self, start: usize, line: &'t str) {
        let mut at = 0;
        while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(quote) = self.quote {
                let Some(end) = rest.find(quote) else { break };
                self.quote = None;
                at += end + quote.len();
                self.end = start + at;
                continue;
            }
            let width = rest.chars().next().map_or(1, char::len_utf8);
            match rest.as_bytes()[0] {
                b'#' => break,
                b' ' | b'\t' => {
                    at += width;
                    continue;
                }
                b'"' | b'\'' => {
                    at += self.text_in_quotes(rest);
                    self.end = start + at.min(line.len());
                    continue;
                }
                b'[' => self.opened(start + at, ']', rest),
                b'{' => self.opened(start + at, '}', rest),
                b']' | b'}' => drop(self.open.pop()),
                _ => {}
            }
            at += width;
            self.end = start + at;
        }
        // The brackets of a header are its own affair.
        if header(line).is_some() || torn_header(line).is_some() {
            self.open.clear();
        }
    }

    fn opened(&mut self, at: usize, closer: char, rest: &str) {
        let is_hanging = rest[1..].trim_start().is_empty() || rest[1..].trim_start().starts_with('#');
        self.open.push(Open { at, closer, is_hanging });
    }

    /// Returns the width of a text in quotes; one that is not closed ends with its line.
    fn text_in_quotes(&mut self, rest: &str) -> usize {
        for (quote, fence) in [("\"", "\"\"\""), ("'", "'''")] {
            if let Some(within) = rest.strip_prefix(fence) {
                if let Some(end) = within.find(fence) {
                    return end + 2 * fence.len();
                }
                self.quote = Some(fence);
                return rest.len();
            }
            if let Some(within) = rest.strip_prefix(quote) {
                let mut escaped = false;
                for (at, character) in within.char_indices() {
                    if character.to_string() == quote && !escaped {
                        return at + 2;
                    }
                    escaped = quote == "\"" && character == '\\' && !escaped;
                }
                // Where a quote is missing, brackets cannot be told from text.
                self.open.clear();
                return rest.len();
            }
        }
        rest.len()
    }
}

/// Returns the names of all `[[name]]`.
fn lists(text: &str) -> BTreeSet<&str> {
    text.lines().filter_map(header).filter(|(_, is_list)| *is_list).map(|(name, _)| name).collect()
}

/// Tells whether a line can only be the begin of something new: a setting or the header of a table.
fn begins_anew(line: &str) -> bool {
    key(line).is_some() || header(line).is_some_and(|(name, _)| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Returns the name of a header, and whether it has two brackets.
fn header(line: &str) -> Option<(&str, bool)> {
    let inner = line.trim_start().strip_prefix('[')?;
    let (inner, is_list) = inner.strip_prefix('[').map_or((inner, false), |inner| (inner, true));
    let (name, rest) = inner.split_once(if is_list { "]]" } else { "]" })?;
    let is_end = rest.trim_start().is_empty() || rest.trim_start().starts_with('#');
    (is_end && is_name(name)).then_some((name, is_list))
}

/// Returns the name in a header that lacks brackets at its end, and what it lacks.
fn torn_header(line: &str) -> Option<(&str, &'static str)> {
    let trimmed = line.split('#').next().unwrap_or(line).trim();
    let inner = trimmed.strip_prefix('[')?;
    let (inner, missing) = match (inner.strip_prefix('['), inner.ends_with(']')) {
        (Some(inner), true) if !inner.ends_with("]]") => (inner, "]"),
        (Some(inner), false) => (inner, "]]"),
        (None, false) => (inner, "]"),
        (Some(_), true) | (None, true) => return None,
    };
    let name = inner.trim_end_matches(']').trim();
    is_name(name).then_some((name, missing))
}

/// Returns the name of the setting that begins on this line.
fn key(line: &str) -> Option<&str> {
    let (key, value) = line.split_once('=')?;
    (is_name(key.trim()) && !value.starts_with('=')).then_some(key.trim())
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> (String, Vec<String>) {
        let mended = Mended::new(text);
        (mended.text.clone(), mended.slips.iter().map(|slip| slip.message.clone()).collect())
    }

    #[test]
    fn sound_files_stay_as_they_are() {
        for text in [
            include_str!("../../flows/complaint.toml"),
            "a = [\n  \"x = [\", # ]\n  'y',\n]\nb = { c = [1, 2] }\nd = {\n  e = 1\n}\nf = \"\"\"\n[g\nh = [\n\"\"\"\n",
        ] {
            assert_eq!(mended(text), (text.to_owned(), vec![]));
        }
    }

    #[test]
    fn a_list_that_is_not_closed_ends_before_the_next_setting() {
        let text = "[[step]]\na = [1, 2 # two\n\nb = { c = 1\n[d]\n";
        let (mended, problems) = mended(text);
        assert_eq!(mended, "[[step]]\na = [1, 2] # two\n\nb = { c = 1}\n[d]\n");
        assert_eq!(problems, ["this list is not closed", "this table is not closed"]);
        let places = Mended::new(text);
        let at = mended.find("[d]").unwrap();
        assert_eq!(&text[places.original(at..at + 3)], "[d]");
    }

    #[test]
    fn headers_are_closed() {
        let (mended, problems) = mended("[[step]\nask = 1\n[[step # one\nask = 2\n[silence\nb = 3\n");
        assert_eq!(mended, "[[step]]\nask = 1\n[[step]] # one\nask = 2\n[silence]\nb = 3\n");
        assert_eq!(problems.len(), 3);
    }

    #[test]
    fn tables_of_a_list_get_their_headers() {
        let (mended, problems) = mended("[[step]]\nask = 1\nkind = 2\nask = 3\n[step]\nask = 4\n");
        assert_eq!(mended, "[[step]]\nask = 1\nkind = 2\n[[step]]\nask = 3\n[[step]]\nask = 4\n");
        assert_eq!(problems, ["`ask` stands a second time in this table", "`[step]` stands more than once"]);
    }

    #[test]
    fn a_line_that_stands_twice_counts_once() {
        let (mended, problems) = mended("[[step]]\nask = 1\nask = 1\nkind = 2\n");
        assert_eq!(mended, "[[step]]\nask = 1\n#ask = 1\nkind = 2\n");
        assert_eq!(problems, ["this line stands here twice: `ask`"]);
    }
}
