//! Reads TOML tables by hand, so that every problem of a file is reported at its place; never stops at the first.
//!
//! What stands near a syntax error is *damaged*: nothing is said to be missing there, for the parser may have swallowed it.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mend::Mended;
use super::suggest::{nearest, one_of};
use super::{Diagnostic, Located, Source, Span, literal};

/// The codes under which a reader reports; the flow language and the configuration have their own.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    pub syntax: &'static str,
    pub unknown_setting: &'static str,
    pub wrong_type: &'static str,
}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Reader<'a> {
    pub source: &'a Arc<Source>,
    pub codes: Codes,
    mended: &'a Mended,
    problems: RefCell<Vec<Diagnostic>>,
    damage: Vec<Range<usize>>,
}

/// A table under reading; remembers which settings it was asked for, so that the others are unknown.
#[derive(Debug)]
pub struct Table<'r, 'a> {
    reader: &'r Reader<'a>,
    entries: &'r DeTable<'a>,
    /// The place of the table's header.
    pub span: Span,
    known: RefCell<Vec<&'static str>>,
    /// Every setting that such a table can have in any shape.
    vocabulary: &'static [&'static str],
    aliases: &'static [(&'static str, Alias)],
}

/// What a setting of another tool comes to here.
#[derive(Clone, Copy, Debug)]
pub enum Alias {
    /// It is read as this setting, and reported.
    Setting(&'static str),
    /// There is no such setting; this is done instead.
    Otherwise(&'static str),
}

/// A value with its place.
pub type Value<'r, 'a> = &'r Spanned<DeValue<'a>>;

impl<'a> Reader<'a> {
    /// Parses `source`, which `mended` was made from; syntax errors are reported, and what could be read in spite of them is returned.
    pub fn parse(source: &'a Arc<Source>, mended: &'a Mended, codes: Codes) -> (Self, DeTable<'a>) {
        let (table, errors) = DeTable::parse_recoverable(&mended.text);
        let mut reader = Self { source, codes, mended, problems: RefCell::default(), damage: Vec::new() };
        for slip in &mended.slips {
            let problem = Diagnostic::error(codes.syntax, Span::new(source, slip.place.clone()), &slip.message).label(slip.label);
            reader.report(problem.help(&slip.help).patch(Span::new(source, slip.patch.0.clone()), &slip.patch.1));
        }
        let mut last_line = None;
        for error in errors {
            let range = mended.original(error.span().unwrap_or(0..0));
            let line = line_around(&source.text, &range);
            reader.damage.push(line.clone());
            // One slip often confuses the parser several times on its line; the first report is the one that helps.
            if last_line.replace(line.clone()) == Some(line) {
                continue;
            }
            let span = visible(reader.source, range);
            let problem = Diagnostic::error(codes.syntax, span.clone(), format!("this is not valid TOML: {}", error.message()));
            reader.report(super::syntax::with_remedy(problem, &span, error.message()));
        }
        (reader, table.into_inner())
    }

    pub fn report(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// Ends the reading and returns what was found.
    pub fn into_problems(self) -> Vec<Diagnostic> {
        self.problems.into_inner()
    }

    /// Names the place of something that was parsed.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.mended.original(range))
    }

    /// Tells whether the file has any syntax error.
    pub fn has_damage(&self) -> bool {
        !self.damage.is_empty()
    }

    /// Tells whether a syntax error lies in the lines of `value`.
    pub fn is_value_damaged(&self, value: Value<'_, 'a>) -> bool {
        self.is_damaged(&self.mended.original(value.span()))
    }

    /// Tells whether a syntax error lies in `range` of the file.
    pub fn is_damaged(&self, range: &Range<usize>) -> bool {
        self.damage.iter().any(|line| line.start <= range.end && range.start <= line.end)
    }

    pub fn table<'r>(&'r self, entries: &'r DeTable<'a>, range: Range<usize>) -> Table<'r, 'a> {
        Table { reader: self, entries, span: self.span(range), known: RefCell::default(), vocabulary: &[], aliases: &[] }
    }

    /// Reports that `value` is not `expected`, unless it stands in a damaged line.
    pub fn wrong_type(&self, key: &str, value: Value<'_, 'a>, expected: &str) {
        if !self.is_value_damaged(value) {
            let found = kind_of(value.get_ref());
            let problem =
                Diagnostic::error(self.codes.wrong_type, self.span(value.span()), format!("`{key}` must be {expected}, not {found}"));
            let problem = problem.label(format!("this is {found}"));
            let problem = problem.help(format!("write {expected}"));
            self.report(remedy(problem, self.span(value.span()), value.get_ref(), expected));
        }
    }

    pub fn as_string(&self, key: &str, value: Value<'_, 'a>) -> Option<Located<String>> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Located { value: text.to_string(), span: self.span(value.span()) });
        }
        self.wrong_type(key, value, "text in quotes");
        None
    }

    pub fn as_integer(&self, key: &str, value: Value<'_, 'a>) -> Option<i64> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            DeValue::String(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                None
            }
        };
        if number.is_none() {
            self.wrong_type(key, value, "a whole number");
        }
        number
    }

    pub fn as_strings(&self, key: &str, value: Value<'_, 'a>) -> Option<Vec<Located<String>>> {
        if let DeValue::Array(items) = value.get_ref() {
            return Some(items.iter().filter_map(|item| self.as_string(key, item)).collect());
        }
        self.wrong_type(key, value, "a list of texts");
        None
    }
}

impl<'r, 'a> Table<'r, 'a> {
    pub fn reader(&self) -> &'r Reader<'a> {
        self.reader
    }

    /// Names every setting that such a table can have, so that a mistyped one is read as what it was meant to be.
    #[must_use]
    pub fn with_vocabulary(mut self, vocabulary: &'static [&'static str]) -> Self {
        self.vocabulary = vocabulary;
        self
    }

    /// Names settings of other tools.
    #[must_use]
    pub fn with_aliases(mut self, aliases: &'static [(&'static str, Alias)]) -> Self {
        self.aliases = aliases;
        self
    }

    fn alias(&self, written: &str) -> Option<Alias> {
        self.aliases.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)).map(|(_, alias)| *alias)
    }

    /// Returns the setting as it stands, and counts it as known. A mistyped name is taken for it; [`Table::finish`] reports it.
    pub fn value(&self, key: &'static str) -> Option<Value<'r, 'a>> {
        debug_assert!(self.vocabulary.is_empty() || self.vocabulary.contains(&key), "`{key}` is in no vocabulary");
        self.known.borrow_mut().push(key);
        let exact = self.entries.get_key_value(key);
        exact.or_else(|| self.entries.iter().find(|(written, _)| self.meant(written.get_ref()) == Some(key))).map(|(_, value)| value)
    }

    /// Returns the setting that a mistyped name was meant to be.
    fn meant(&self, written: &str) -> Option<&'static str> {
        match self.alias(written) {
            _ if self.vocabulary.contains(&written) => None,
            Some(Alias::Setting(setting)) => Some(setting),
            Some(Alias::Otherwise(_)) => None,
            None => nearest(written, self.vocabulary.iter().copied()),
        }
    }

    /// Tells whether a syntax error lies between the header of this table and the next; for the top of a file, anywhere.
    pub fn is_damaged(&self) -> bool {
        let text = &self.reader.source.text;
        let first = text.get(self.span.end..).map_or(0, |rest| rest.find("\n[").map_or(rest.len(), |at| at + 1));
        let end = if self.span.start == self.span.end { text.len() } else { self.span.end + first };
        self.reader.is_damaged(&(self.span.start..end))
    }

    /// Returns the place of the setting's name, mistyped or not.
    pub fn key_span(&self, key: &str) -> Option<Span> {
        let exact = self.entries.get_key_value(key);
        let entry = exact.or_else(|| self.entries.iter().find(|(written, _)| self.meant(written.get_ref()) == Some(key)));
        entry.map(|(key, _)| self.reader.span(key.span()))
    }

    /// Tells whether the setting is there, mistyped or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key) || self.entries.iter().any(|(written, _)| self.meant(written.get_ref()) == Some(key))
    }

    pub fn string(&self, key: &'static str) -> Option<Located<String>> {
        self.reader.as_string(key, self.value(key)?)
    }

    pub fn strings(&self, key: &'static str) -> Option<Vec<Located<String>>> {
        self.reader.as_strings(key, self.value(key)?)
    }

    pub fn integer(&self, key: &'static str) -> Option<Located<i64>> {
        let value = self.value(key)?;
        Some(Located { value: self.reader.as_integer(key, value)?, span: self.reader.span(value.span()) })
    }

    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        if let DeValue::Boolean(yes) = value.get_ref() {
            return Some(*yes);
        }
        self.reader.wrong_type(key, value, "true or false");
        None
    }

    pub fn table(&self, key: &'static str) -> Option<Table<'r, 'a>> {
        let value = self.value(key)?;
        if let DeValue::Table(entries) = value.get_ref() {
            return Some(self.reader.table(entries, value.span()));
        }
        self.reader.wrong_type(key, value, "a table, in braces or under its own header");
        None
    }

    /// Returns the tables of an array of tables, `[[key]]`.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'r, 'a>> {
        self.known.borrow_mut().push(key);
        let mut tables = Vec::new();
        // One mistyped header among sound ones is meant like them.
        let is_meant = |written: &str| written == key || self.meant(written) == Some(key);
        for (_, value) in self.entries.iter().filter(|(written, _)| is_meant(written.get_ref())) {
            let DeValue::Array(items) = value.get_ref() else {
                self.reader.wrong_type(key, value, &format!("a list of tables, each under [[{key}]]"));
                continue;
            };
            for item in items {
                if let DeValue::Table(entries) = item.get_ref() {
                    tables.push(self.reader.table(entries, item.span()));
                } else {
                    self.reader.wrong_type(key, item, "a table");
                }
            }
        }
        tables.sort_by_key(|table| table.span.start);
        tables
    }

    /// Reads a setting that takes one of few words, and reports any other word under `code`.
    pub fn word<T: Copy>(&self, key: &'static str, code: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        let word = self.string(key)?;
        self.reader.one_word(key, code, &word, words)
    }

    /// Counts settings as known although this table has no use for them.
    pub fn expect(&self, keys: &[&'static str]) {
        self.known.borrow_mut().extend(keys);
    }

    /// Reports every setting that was never asked for, or that is not the right one here; `place` names the table.
    pub fn finish(self, place: &str) {
        let known = self.known.take();
        for (key, _) in self.entries.iter() {
            if known.contains(&key.get_ref().as_ref()) || self.reader.is_damaged(&self.reader.mended.original(key.span())) {
                continue;
            }
            let span = self.reader.span(key.span());
            let mut problem =
                Diagnostic::error(self.reader.codes.unknown_setting, span.clone(), format!("{place} has no setting `{}`", key.get_ref()))
                    .label("unknown setting");
            let near = match self.alias(key.get_ref()) {
                _ if self.vocabulary.contains(&key.get_ref().as_ref()) => None,
                Some(Alias::Setting(setting)) => Some(setting).filter(|setting| known.contains(setting)),
                Some(Alias::Otherwise(_)) => None,
                None => nearest(key.get_ref(), known.iter().copied()),
            };
            problem = match (near, self.alias(key.get_ref())) {
                (Some(word), _) => problem.help(format!("did you mean `{word}`?")).patch(span, word),
                (None, Some(Alias::Otherwise(instead))) => problem.help(instead),
                (None, Some(Alias::Setting(_)) | None) => problem.help(format!("here it can be {}", one_of(known.iter().copied()))),
            };
            self.reader.report(problem);
        }
    }
}

impl Reader<'_> {
    /// Finds `word` among `words`, or reports it under `code` with the nearest of them.
    pub fn one_word<T: Copy>(&self, key: &str, code: &'static str, word: &Located<String>, words: &[(&'static str, T)]) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == word.value).map(|(_, value)| *value);
        if found.is_none() && !self.is_damaged(&(word.span.start..word.span.end)) {
            let names = || words.iter().map(|(name, _)| *name);
            let problem = Diagnostic::error(code, word.span.clone(), format!("`{key}` cannot be `{}`", word.value));
            self.report(match nearest(&word.value, names()) {
                Some(name) => problem.help(format!("did you mean `{name}`?")).patch(word.content_span(), name),
                None => problem.help(format!("it can be {}", one_of(names()))),
            });
        }
        found
    }
}

impl Located<String> {
    /// Returns the place of `range` of the text, which is the decoded content of a TOML string, in the source.
    pub fn part(&self, range: Range<usize>) -> Span {
        let map = literal::offsets(self.span.text(), &self.value);
        let at = |offset: usize| self.span.start + map.get(offset).copied().unwrap_or(self.span.end - self.span.start);
        Span::new(&self.span.source, at(range.start)..at(range.end))
    }

    /// Returns the place of the whole content, without the quotes.
    pub fn content_span(&self) -> Span {
        self.part(0..self.value.len())
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Proposes the replacement that an obvious slip asks for.
fn remedy(problem: Diagnostic, span: Span, value: &DeValue<'_>, expected: &str) -> Diagnostic {
    let text = span.text().to_owned();
    match value {
        DeValue::String(word) if expected == "true or false" && matches!(word.as_ref(), "true" | "false" | "yes" | "no") => {
            let plain = if matches!(word.as_ref(), "true" | "yes") { "true" } else { "false" };
            problem.help("without quotes").patch(span, plain)
        }
        DeValue::String(word) if expected == "a whole number" && word.trim().parse::<i64>().is_ok() => {
            problem.help("without quotes").patch(span, word.trim())
        }
        DeValue::String(words) if expected == "a list of texts" => {
            let items: Vec<String> = words.split(',').map(|word| format!("\"{}\"", word.trim())).collect();
            let list = if items.len() == 1 || words.contains('"') { format!("[{text}]") } else { format!("[{}]", items.join(", ")) };
            problem.help("put it into square brackets").patch(span, list)
        }
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) if expected == "text in quotes" => {
            problem.help("put it into quotes").patch(span, format!("\"{text}\""))
        }
        DeValue::String(_) | DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => problem,
        DeValue::Array(_) if expected.starts_with("a table") && text.starts_with("[[") => {
            problem.help("such a table stands once, under one bracket on each side").patch(span, text[1..text.len() - 1].to_owned())
        }
        DeValue::Table(_) if expected.starts_with("a list of tables") && text.starts_with('[') && !text.starts_with("[[") => {
            problem.help("such a table has two brackets on each side").patch(span, format!("[{text}]"))
        }
        DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => problem,
    }
}

fn line_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text.get(..range.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(range.start..).and_then(|after| after.find('\n')).map_or(text.len(), |at| range.start + at);
    start..end
}

/// Makes a place of no width visible: one character, on the same line where there is one.
fn visible(source: &Arc<Source>, range: Range<usize>) -> Span {
    if range.start < range.end {
        return Span::new(source, range);
    }
    let width = source.text.get(range.start..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Span::new(source, range.start..range.start + width)
}
