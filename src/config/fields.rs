//! Settings of the kinds that occur again and again: required, bounded, addresses, secrets, paths, zones.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::ops::{Range, RangeInclusive};
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use url::Url;

use toml::Spanned;
use toml::de::DeValue;

use crate::desk::dossier::Address;
use crate::diagnostic::table::Table;
use crate::diagnostic::{Diagnostic, Located, Source, Span};
use crate::text::Lang;

use super::code;
use super::settings::{Listen, Proof, SecretSource, SignIn};

/// A table of the file, with the words that name it in messages.
pub(super) struct Section<'r, 'a> {
    pub(super) table: Table<'r, 'a>,
    place: &'static str,
    asked: &'r RefCell<Vec<Asked>>,
}

/// A setting that the reader knows: the table, and its name.
pub(super) type Asked = (&'static str, &'static str);

impl<'r, 'a> Section<'r, 'a> {
    pub(super) fn new(table: Table<'r, 'a>, place: &'static str, asked: &'r RefCell<Vec<Asked>>) -> Self {
        Self { table, place, asked }
    }

    /// Returns the table `[key]`, if it is there.
    pub(super) fn section(&self, key: &'static str, place: &'static str) -> Option<Section<'r, 'a>> {
        self.note(key);
        Some(Self::new(self.table.table(key)?, place, self.asked))
    }

    /// Returns the tables `[[key]]`.
    pub(super) fn sections(&self, key: &'static str, place: &'static str) -> Vec<Section<'r, 'a>> {
        self.note(key);
        self.table.tables(key).into_iter().map(|table| Self::new(table, place, self.asked)).collect()
    }

    /// Reports what nobody asked for.
    pub(super) fn finish(self) {
        self.table.finish(self.place);
    }

    pub(super) fn report(&self, problem: Diagnostic) {
        self.table.reader().report(problem);
    }

    /// Returns the place of a setting, or of its table's header.
    pub(super) fn place_of(&self, key: &str) -> Span {
        self.table.key_span(key).unwrap_or_else(|| self.header())
    }

    pub(super) fn header(&self) -> Span {
        self.table.span.clone()
    }

    /// Reports a setting that must be there, and is not.
    pub(super) fn missing<T>(&self, key: &'static str, example: &str) -> Option<T> {
        let span = self.header();
        if !self.table.has(key) && !self.table.reader().is_damaged(&(span.start..span.end)) {
            let problem = Diagnostic::error(code::MISSING, span, format!("{} needs `{key}`", self.place));
            self.report(problem.help(format!("such as: {key} = {example}")));
        }
        None
    }

    pub(super) fn has(&self, key: &'static str) -> bool {
        self.note(key);
        self.table.has(key)
    }

    /// Returns a text that is not empty.
    pub(super) fn text(&self, key: &'static str) -> Option<Located<String>> {
        self.note(key);
        let text = self.table.string(key)?;
        if text.value.trim().is_empty() || text.value.chars().any(char::is_control) {
            self.invalid(&text.span, format!("`{key}` must be a text on one line, and not empty"), "say it, or leave the setting out");
            return None;
        }
        Some(text)
    }

    pub(super) fn required_text(&self, key: &'static str, example: &str) -> Option<Located<String>> {
        self.text(key).or_else(|| self.missing(key, example))
    }

    pub(super) fn path(&self, key: &'static str, default: &str) -> PathBuf {
        self.text(key).map_or_else(|| PathBuf::from(default), |path| PathBuf::from(path.value))
    }

    pub(super) fn yes(&self, key: &'static str, default: bool) -> bool {
        self.note(key);
        self.table.boolean(key).unwrap_or(default)
    }

    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)], default: T) -> T {
        self.note(key);
        self.table.word(key, code::WORD, words).unwrap_or(default)
    }

    /// Returns a whole number within `range`.
    pub(super) fn number<N: TryFrom<i64> + Copy>(&self, key: &'static str, range: RangeInclusive<i64>, default: N) -> N {
        self.note(key);
        let Some(number) = self.table.integer(key) else { return default };
        if range.contains(&number.value)
            && let Ok(number) = N::try_from(number.value)
        {
            return number;
        }
        let problem = Diagnostic::error(code::RANGE, number.span, format!("`{key}` cannot be {}", number.value));
        self.report(problem.help(format!("it can be {} to {}", range.start(), range.end())));
        default
    }

    pub(super) fn texts(&self, key: &'static str) -> Vec<Located<String>> {
        self.note(key);
        self.table.strings(key).unwrap_or_default()
    }

    pub(super) fn addresses(&self, key: &'static str) -> Vec<Address> {
        self.texts(key).iter().filter_map(|text| self.as_address(text)).collect()
    }

    /// Returns at least one address.
    pub(super) fn required_addresses(&self, key: &'static str) -> Vec<Address> {
        let addresses = self.addresses(key);
        if addresses.is_empty() {
            if self.table.value(key).is_some() {
                self.invalid(&self.place_of(key), format!("`{key}` needs at least one address"), "nobody would be told");
            }
            self.missing::<()>(key, "[\"care@example.org\"]");
        }
        addresses
    }

    pub(super) fn address(&self, key: &'static str) -> Option<Address> {
        self.required_text(key, "\"care@example.org\"").and_then(|text| self.as_address(&text))
    }

    fn as_address(&self, text: &Located<String>) -> Option<Address> {
        self.parsed(text, Address::parse(&text.value), "an e-mail address", "care@example.org")
    }

    pub(super) fn langs(&self, key: &'static str) -> Vec<Lang> {
        self.texts(key).iter().filter_map(|text| self.as_lang(text)).collect()
    }

    pub(super) fn as_lang(&self, text: &Located<String>) -> Option<Lang> {
        self.parsed(text, Lang::parse(&text.value), "a language tag", "en")
    }

    pub(super) fn as_date(&self, text: &Located<String>) -> Option<NaiveDate> {
        self.parsed(text, text.value.parse().ok(), "a date", "2026-12-24")
    }

    pub(super) fn socket(&self, key: &'static str) -> Option<SocketAddr> {
        let text = self.required_text(key, "\"127.0.0.1:8443\"")?;
        self.parsed(&text, text.value.parse().ok(), "an address with a port", "127.0.0.1:8443")
    }

    pub(super) fn sockets(&self, key: &'static str) -> Vec<SocketAddr> {
        let texts = self.texts(key);
        texts.iter().filter_map(|text| self.parsed(text, text.value.parse().ok(), "an address with a port", "127.0.0.1:53")).collect()
    }

    pub(super) fn listen(&self, key: &'static str) -> Option<Listen> {
        let text = self.required_text(key, "\"127.0.0.1:24\"")?;
        if text.value.starts_with('/') {
            return Some(Listen::Unix(PathBuf::from(text.value)));
        }
        let address = text.value.parse().ok().map(Listen::Tcp);
        self.parsed(&text, address, "an address with a port, or an absolute path", "127.0.0.1:24")
    }

    pub(super) fn url(&self, key: &'static str, schemes: &[&str]) -> Option<Url> {
        let text = self.text(key)?;
        let url = Url::parse(&text.value).ok().filter(|url| schemes.contains(&url.scheme()) && url.has_host());
        self.parsed(&text, url, "a URL", &format!("{}://example.org", schemes.first().unwrap_or(&"https")))
    }

    fn parsed<T>(&self, text: &Located<String>, value: Option<T>, what: &str, example: &str) -> Option<T> {
        if value.is_none() {
            self.invalid(&text.span, format!("`{}` is not {what}", text.value), &format!("such as `{example}`"));
        }
        value
    }

    pub(super) fn invalid(&self, span: &Span, message: String, help: &str) {
        self.report(Diagnostic::error(code::VALUE, span.clone(), message).help(help));
    }

    /// Returns where a secret is found.
    pub(super) fn secret(&self, key: &'static str) -> Option<SecretSource> {
        self.note(key);
        if let Some(value) = self.table.value(key)
            && !names_a_place(value.get_ref())
        {
            self.report(literal_secret(self.table.reader().source, key, &value.span()));
            return None;
        }
        let Some(table) = self.section(key, "a secret") else { return self.missing(key, "{ file = \"/etc/redress/secret\" }") };
        let file = table.text("file").map(|path| SecretSource::File(PathBuf::from(path.value)));
        let credential = table.text("credential").map(|name| SecretSource::Credential(name.value));
        let env = table.text("env").map(|name| SecretSource::Env(name.value));
        let mut sources: Vec<SecretSource> = [file, credential, env].into_iter().flatten().collect();
        if sources.len() != 1 {
            let message = format!("`{key}` needs exactly one of `file`, `credential` and `env`");
            self.report(Diagnostic::error(code::CONTRADICTION, self.place_of(key), message));
        }
        table.finish();
        sources.pop()
    }

    /// Returns how a login is proved: by a secret, or by one of `sign_ins`.
    pub(super) fn proof(&self, key: &'static str, sign_ins: &[SignIn]) -> Option<Proof> {
        self.note(key);
        let granted = |value: &Spanned<DeValue<'_>>| value.get_ref().as_table().is_some_and(|table| table.contains_key("sign_in"));
        if !self.table.value(key).is_some_and(granted) {
            return self.secret(key).map(Proof::Password);
        }
        let table = self.section(key, "a secret")?;
        let id = table.text("sign_in");
        table.finish();
        let id = id?;
        if !sign_ins.iter().any(|sign_in| sign_in.id == id.value) {
            let problem = Diagnostic::error(code::NO_SUCH, id.span, format!("there is no [[sign_in]] called `{}`", id.value));
            self.report(problem.help("add the table, with this as its `id`"));
            return None;
        }
        Some(Proof::SignIn(id.value))
    }

    fn note(&self, key: &'static str) {
        self.asked.borrow_mut().push((self.place, key));
    }
}

/// Tells whether a value is a table that says where a secret is found; anything else may be the secret itself.
fn names_a_place(value: &DeValue<'_>) -> bool {
    value.as_table().is_some_and(|table| table.keys().all(|key| ["file", "credential", "env"].contains(&key.get_ref().as_ref())))
}

/// Says that a secret stands in the file, and shows its place without showing it.
fn literal_secret(source: &Arc<Source>, key: &str, range: &Range<usize>) -> Diagnostic {
    let hidden: String = source.text.char_indices().map(|(at, c)| if range.contains(&at) && c != '\n' { '*' } else { c }).collect();
    // Characters of several bytes become one star each, so the place ends earlier.
    let stars = source.text.get(range.clone()).map_or(0, |secret| secret.chars().count());
    let source = Arc::new(Source { name: source.name.clone(), text: hidden });
    let span = Span::new(&source, range.start..range.start + stars);
    Diagnostic::error(code::SECRET, span, format!("`{key}` does not say where the secret is found, or is the secret itself"))
        .label("whoever can read this file can read what stands here")
        .help(format!("put the secret into a file of its own and write: {key} = {{ file = \"/etc/redress/{key}\" }}; a secret that stood here should be changed"))
}
