//! Finds what stands at a place of a script by eye, so that it also works in a line that is half written.

use std::ops::Range;

use crate::flow::settings::{FLOW, PART, SECTIONS, Section, Setting, Takes};

/// What stands at a place.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// The line of a table's header, from `[` to the end.
    Header(Range<usize>),
    /// The name of a setting, or where one could stand.
    Name {
        section: &'static Section,
        word: Range<usize>,
    },
    Value {
        section: &'static Section,
        setting: &'static Setting,
        value: Written,
    },
    Elsewhere,
}

/// A value or the item of a list under the cursor.
#[derive(Clone, Debug)]
pub(super) struct Written {
    /// The word at the cursor, without quotes; in a text in quotes all of it.
    pub content: Range<usize>,
    pub is_quoted: bool,
}

/// Finds what stands at `offset` of the script `name`.
pub(super) fn find(name: &str, text: &str, offset: usize) -> Place {
    let line = line_at(text, offset);
    if text[line.clone()].trim_start().starts_with('[') && is_header_line(text, &line) {
        return Place::Header(line);
    }
    let body = body_start(text, offset);
    let Some(section) = section_at(name, text, body) else { return Place::Elsewhere };
    let scan = Scan::run(text, body, offset);
    let word = word_at(text, offset);
    match scan.inside {
        Inside::Comment => Place::Elsewhere,
        Inside::Name => match scan.outer.and_then(|key| section.setting(&text[key])) {
            Some(Setting { takes: Takes::Table(inner), .. }) => Place::Name { section: inner, word },
            Some(_) => Place::Elsewhere,
            None => Place::Name { section, word },
        },
        Inside::Text(start) => value(section, &scan, text, Written { content: start..text_end(text, start), is_quoted: true }),
        Inside::Bare => value(section, &scan, text, Written { content: word, is_quoted: false }),
    }
}

/// Returns the settings that the table around `offset` has, with their values as written.
pub(super) fn present(text: &str, offset: usize) -> Vec<(&str, &str)> {
    let body = body_start(text, offset);
    let lines = text[body..].lines().take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim(), value.trim()))
        .filter(|(key, _)| !key.starts_with('#'))
        .collect()
}

/// Returns where the body of the table around `offset` begins; its header ends just before.
pub(super) fn body_start(text: &str, offset: usize) -> usize {
    let line_start = line_at(text, offset).start;
    let before = &text[..line_start];
    let mut end = before.len();
    for line in before.split_inclusive('\n').rev() {
        let start = end - line.len();
        if is_header_line(text, &(start..end)) {
            return end;
        }
        end = start;
    }
    0
}

pub(super) fn line_at(text: &str, offset: usize) -> Range<usize> {
    let offset = offset.min(text.len());
    let start = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(offset..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| offset + at);
    start..end
}

pub(super) fn word_at(text: &str, offset: usize) -> Range<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let offset = offset.min(text.len());
    let before = text.get(..offset).map_or(0, |before| before.chars().rev().take_while(|c| is_part(*c)).count());
    let after = text.get(offset..).map_or(0, |rest| rest.chars().take_while(|c| is_part(*c)).count());
    offset - before..offset + after
}

/// Returns the table whose body begins at `body`; `None` for a table that no script has.
fn section_at(name: &str, text: &str, body: usize) -> Option<&'static Section> {
    if body == 0 {
        return Some(if name.starts_with("parts/") { &PART } else { &FLOW });
    }
    let line = &text[line_at(text, body - 1)];
    let header: String = line.split('#').next().unwrap_or("").split_whitespace().collect();
    SECTIONS.into_iter().find(|section| section.header == header)
}

/// Tells a header from the line of a list: it is brackets with a name in them, also while the last bracket is missing.
fn is_header_line(text: &str, line: &Range<usize>) -> bool {
    let written = text[line.clone()].split('#').next().unwrap_or("").trim();
    let inner = written.trim_start_matches('[').trim_end_matches(']');
    text[line.clone()].starts_with('[') && inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
}

fn value(section: &'static Section, scan: &Scan, text: &str, value: Written) -> Place {
    let outer = scan.outer.clone().and_then(|key| section.setting(&text[key]));
    let (section, setting) = match (outer, &scan.inner) {
        (Some(Setting { takes: Takes::Table(inner), .. }), Some(key)) => (*inner, inner.setting(&text[key.clone()])),
        (outer, _) => (section, outer),
    };
    setting.map_or(Place::Elsewhere, |setting| Place::Value { section, setting, value })
}

/// Returns where a text in quotes ends: at its quote, or at the end of the line.
fn text_end(text: &str, start: usize) -> usize {
    let quote = text[..start].chars().next_back().unwrap_or('"');
    let line_end = line_at(text, start).end;
    let mut escaped = false;
    for (at, character) in text[start..line_end].char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            found if found == quote => return start + at,
            _ => {}
        }
    }
    line_end
}

/// What the cursor is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Comment,
    Name,
    /// A text in quotes whose content begins here.
    Text(usize),
    Bare,
}

/// What was seen between the header of a table and the cursor.
#[derive(Debug)]
struct Scan {
    /// The setting under way.
    outer: Option<Range<usize>>,
    /// The setting of a table in braces.
    inner: Option<Range<usize>>,
    inside: Inside,
    /// Brackets and braces that are open.
    open: Vec<char>,
}

impl Scan {
    fn run(text: &str, body: usize, offset: usize) -> Scan {
        let mut scan = Scan { outer: None, inner: None, inside: Inside::Name, open: Vec::new() };
        let mut word: Option<Range<usize>> = None;
        for (at, character) in text[body..offset.max(body)].char_indices().map(|(at, character)| (body + at, character)) {
            match (scan.inside, character) {
                (Inside::Comment | Inside::Text(_), '\n') => scan.end_line(&mut word),
                (Inside::Text(start), found) => scan.end_text(text, start, at, found),
                (Inside::Comment, _) => {}
                (Inside::Name | Inside::Bare, found) => scan.take(found, at, &mut word),
            }
        }
        scan
    }

    fn take(&mut self, character: char, at: usize, word: &mut Option<Range<usize>>) {
        match character {
            '\n' => self.end_line(word),
            '#' => self.inside = Inside::Comment,
            '"' | '\'' => self.inside = Inside::Text(at + 1),
            '=' => {
                let key = word.take();
                if self.open.contains(&'{') {
                    self.inner = key
                } else {
                    self.outer = key
                }
                self.inside = Inside::Bare;
            }
            '[' => self.open.push('['),
            '{' => {
                self.open.push('{');
                self.inner = None;
                self.inside = Inside::Name;
            }
            ',' if self.open.last() == Some(&'{') => {
                self.inner = None;
                self.inside = Inside::Name;
            }
            ']' | '}' => {
                self.open.pop();
                self.inside = Inside::Bare;
            }
            found if found.is_ascii_alphanumeric() || found == '_' || found == '-' => {
                let start = word.as_ref().filter(|word| word.end == at).map_or(at, |word| word.start);
                *word = Some(start..at + 1);
            }
            _ => {}
        }
    }

    /// Ends a text in quotes, unless the quote is escaped.
    fn end_text(&mut self, text: &str, start: usize, at: usize, found: char) {
        let quote = text[..start].chars().next_back().unwrap_or('"');
        let slashes = text[start..at].chars().rev().take_while(|c| *c == '\\').count();
        if found == quote && (quote == '\'' || slashes % 2 == 0) {
            self.inside = Inside::Bare;
        }
    }

    /// A line ends the setting, except within a list.
    fn end_line(&mut self, word: &mut Option<Range<usize>>) {
        *word = None;
        if self.open.first() == Some(&'[') {
            self.inside = Inside::Bare;
            return;
        }
        *self = Scan { outer: None, inner: None, inside: Inside::Name, open: Vec::new() };
    }
}
