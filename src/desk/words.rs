//! The words of notices in one language, and dates as that language writes them. Never decides what is said.

use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use fluent_bundle::FluentResource;
use jiff::tz::TimeZone;

use crate::diagnostic::Source;
use crate::text::{Arg, Lang, Texts};

use super::rules::Rules;

mod musts;

pub use musts::MUST_CONTAIN;

/// What the names of files begin with that put other words over these.
pub const FILES: &str = "_notices.";

/// A text of each shipped language, by its tag.
type Files = [(&'static str, &'static str); 6];

/// Takes in the files that begin with a path, one for each shipped language; a language is added by its files and a line here.
macro_rules! files {
    ($path:literal) => {
        [
            ("en", include_str!(concat!($path, ".en.ftl"))),
            ("ar", include_str!(concat!($path, ".ar.ftl"))),
            ("de", include_str!(concat!($path, ".de.ftl"))),
            ("es", include_str!(concat!($path, ".es.ftl"))),
            ("fr", include_str!(concat!($path, ".fr.ftl"))),
            ("ru", include_str!(concat!($path, ".ru.ftl"))),
        ]
    };
}

/// The words that an organisation may put its own over.
const SHIPPED: Files = files!("../../flows/_notices");

/// The words of decisions, in files of their own.
const DECISIONS: Files = files!("words/decision");

/// The words about the ways to the customer: the link of two channels, and what does not arrive.
const WAYS: Files = files!("words/ways");

/// The words about what staff enter for customers.
const ENTRY: Files = files!("words/entry");

/// The words about cases that were closed and are open again.
const AGAIN: Files = files!("words/again");

/// The words of digests, reviews and alarms to those in charge.
const REPORTS: Files = files!("words/report");

/// The words of the report as a page.
const PAGES: Files = files!("words/page");

/// The words about the program itself, to its admins.
const ADMINS: Files = files!("words/admin");

/// Words that stand for the organisation's own, which letters show too.
const ORGANISATION: Files = files!("../../flows/_organisation");

/// Returns the words that come with the program, for [`Texts::new`]; an organisation's own go after them.
pub fn shipped() -> Vec<(Lang, Arc<FluentResource>)> {
    let read = |(lang, source): (Lang, Arc<Source>)| {
        // What of a damaged file can be read is used; a test holds that ours are whole.
        let resource = FluentResource::try_new(source.text.clone()).unwrap_or_else(|(resource, _)| resource);
        (lang, Arc::new(resource))
    };
    sources().into_iter().map(read).collect()
}

/// Returns the files of the words that come with the program, for those who check an organisation's own against them.
pub fn sources() -> Vec<(Lang, Arc<Source>)> {
    let source = |tag: &str, text: &str| Source { name: format!("{FILES}{tag}.ftl"), text: text.to_owned() };
    let all = SHIPPED
        .iter()
        .chain(&DECISIONS)
        .chain(&WAYS)
        .chain(&ENTRY)
        .chain(&AGAIN)
        .chain(&REPORTS)
        .chain(&PAGES)
        .chain(&ADMINS)
        .chain(&ORGANISATION);
    all.filter_map(|(tag, text)| Some((Lang::parse(tag)?, Arc::new(source(tag, text))))).collect()
}

/// Words in one language.
#[derive(Clone, Debug)]
pub(super) struct Words<'a> {
    texts: &'a Texts,
    zone: &'a TimeZone,
    pub(super) lang: Lang,
}

impl<'a> Words<'a> {
    /// Takes the offered language that fits `wanted` best, else the first.
    pub(super) fn new(rules: &'a Rules, wanted: &Lang) -> Self {
        let lang = Lang::choose(wanted, &rules.languages).or(rules.languages.first()).unwrap_or(wanted).clone();
        Self { texts: &rules.notices, zone: &rules.zone, lang }
    }

    /// Returns a message; its id where no language has it, since silence would be worse.
    pub(super) fn say(&self, id: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<(&str, Arg)> = args.iter().map(|(name, value)| (*name, Arg::Text((*value).to_owned()))).collect();
        self.texts.get(&self.lang, id, &args).unwrap_or_else(|| id.to_owned())
    }

    /// Returns the day with its weekday, in the organisation's zone.
    pub(super) fn date(&self, at: DateTime<Utc>) -> String {
        let Some(local) = self.local(at) else { return at.format("%Y-%m-%d").to_string() };
        let weekday = self.say(&format!("weekday-{}", local.weekday().to_monday_one_offset()), &[]);
        let month = self.say(&format!("month-{}", local.month()), &[]);
        let (day, year) = (local.day().to_string(), local.year().to_string());
        self.say("date", &[("weekday", &weekday), ("day", &day), ("month", &month), ("year", &year)])
    }

    /// Returns the last day of a promise: what ends at midnight ends with the day before.
    pub(super) fn last_day(&self, ends_at: DateTime<Utc>) -> String {
        self.date(ends_at - TimeDelta::seconds(1))
    }

    /// Returns day, time and zone, for staff.
    pub(super) fn date_and_time(&self, at: DateTime<Utc>) -> String {
        let Some(local) = self.local(at) else { return at.format("%Y-%m-%d %H:%M UTC").to_string() };
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let zone = local.strftime("%Z").to_string();
        self.say("date-and-time", &[("date", &self.date(at)), ("time", &time), ("zone", &zone)])
    }

    /// Returns the end of a promise with its time, for staff: midnight is the end of the day that customers are told.
    pub(super) fn end(&self, ends_at: DateTime<Utc>) -> String {
        let is_midnight = |local: &jiff::Zoned| (local.hour(), local.minute(), local.second()) == (0, 0, 0);
        let Some(local) = self.local(ends_at).filter(is_midnight) else { return self.date_and_time(ends_at) };
        let zone = local.strftime("%Z").to_string();
        self.say("date-and-time", &[("date", &self.last_day(ends_at)), ("time", "24:00"), ("zone", &zone)])
    }

    /// Tells whether `text` is one of the words of a comma-separated message in any language, whatever its case: who writes
    /// one language may well answer in another.
    pub(super) fn is_one_of(&self, id: &str, text: &str) -> bool {
        let text = text.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !text.is_empty() && self.list(id, |word| word.trim().to_lowercase()).binary_search(&text).is_ok()
    }

    /// Returns a message as each language has it.
    pub(super) fn in_every_language(&self, id: &str) -> Vec<String> {
        self.texts.languages().filter_map(|lang| self.texts.exact(lang, id, None, &[])).collect()
    }

    /// Returns the day that it is in the organisation's zone.
    pub(super) fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        let local = self.local(now).and_then(|local| {
            let month = u32::try_from(local.month()).ok()?;
            NaiveDate::from_ymd_opt(i32::from(local.year()), month, u32::try_from(local.day()).ok()?)
        });
        local.unwrap_or_else(|| now.date_naive())
    }

    /// Returns when a day begins in the organisation's zone; `None` beyond all calendars.
    pub(super) fn midnight(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        let (year, month, of_month) = (i16::try_from(day.year()).ok()?, i8::try_from(day.month()).ok()?, i8::try_from(day.day()).ok()?);
        let begins = jiff::civil::Date::new(year, month, of_month).ok()?.to_zoned(self.zone.clone()).ok()?;
        DateTime::from_timestamp(begins.timestamp().as_second(), 0)
    }

    /// Returns the comma-separated phrases of a message in every language, each as `fold` makes it, sorted; always the same `fold` for an
    /// id.
    pub(super) fn list(&self, id: &str, fold: fn(&str) -> String) -> Arc<Vec<String>> {
        let make = || {
            let mut phrases: Vec<String> = self.in_every_language(id).iter().flat_map(|list| list.split([',', '،'])).map(fold).collect();
            phrases.sort();
            phrases
        };
        self.texts.list(self.texts.base(), id, None, make)
    }

    fn local(&self, at: DateTime<Utc>) -> Option<jiff::Zoned> {
        let timestamp = jiff::Timestamp::from_second(at.timestamp()).ok()?;
        Some(timestamp.to_zoned(self.zone.clone()))
    }
}

/// Makes one line of any text: for headers, names and sentences; cut after `count_max` characters.
pub(super) fn one_line(text: &str, count_max: usize) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    cut(&line, count_max)
}

/// Cuts after `count_max` characters, at a word where one ends near, and says so by “…”.
pub(super) fn cut(text: &str, count_max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(count_max) else { return text.to_owned() };
    let kept = &text[..end];
    let word_end = kept.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", kept[..word_end].trim_end())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(source: &str) -> BTreeSet<&str> {
        source
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, _)| id)
            .collect()
    }

    #[test]
    fn every_language_has_every_notice() {
        for files in [SHIPPED, DECISIONS, WAYS, ENTRY, AGAIN, REPORTS, PAGES, ADMINS] {
            for (lang, source) in files {
                assert_eq!(ids(files[0].1), ids(source), "{lang}");
                assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{lang}");
            }
        }
    }

    #[test]
    fn notices_are_short_enough_for_a_telephone_and_their_sentences_for_a_tired_reader() {
        let is_list = |id: &str| id.starts_with("order-") || id.starts_with("command-") || id == "distress-phrases";
        for (lang, source) in [SHIPPED, DECISIONS, WAYS, ENTRY, AGAIN, ADMINS].into_iter().flatten() {
            let lines = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            for (id, text) in lines.filter_map(|line| line.split_once(" = ")).filter(|(id, _)| !is_list(id)) {
                assert!(text.chars().count() <= 600, "{lang}: {id}");
                for sentence in text.split(['.', '!', '?', '؟', '…', ':', ';']) {
                    let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
                    assert!(words <= 25, "{lang}: {id} has a sentence of {words} words");
                }
            }
        }
    }

    #[test]
    fn a_date_is_written_with_its_weekday_as_the_language_writes_it() {
        let tags = ["en", "de", "es", "fr", "ru", "ar"];
        let rules = Rules { languages: tags.map(|tag| Lang::parse(tag).unwrap()).to_vec(), ..crate::desk::tests::rules() };
        let at = "2026-03-02T23:30:00Z".parse().unwrap();
        let date = |tag| Words::new(&rules, &Lang::parse(tag).unwrap()).date_and_time(at);
        assert_eq!(date("en"), "Tuesday, 3 March 2026, 00:30 (CET)");
        assert_eq!(date("de"), "Dienstag, 3. März 2026, 00:30 Uhr (CET)");
        assert_eq!(date("es"), "martes 3 de marzo de 2026, 00:30 (CET)");
        assert_eq!(date("fr"), "mardi 3 mars 2026, 00:30 (CET)");
        assert_eq!(date("ru"), "3 марта 2026 г. (вторник), 00:30 (CET)");
        assert_eq!(date("ar"), "الثلاثاء 3 مارس 2026، الساعة 00:30 (CET)");
        assert_eq!(date("it"), date("en"));
    }

    #[test]
    fn a_promise_that_ends_at_midnight_ends_with_the_day_before() {
        let rules = crate::desk::tests::rules();
        let day = |at: &str| Words::new(&rules, &Lang::parse("en").unwrap()).last_day(at.parse().unwrap());
        assert_eq!(day("2026-03-02T23:00:00Z"), "Monday, 2 March 2026");
        assert_eq!(day("2026-03-02T23:00:01Z"), "Tuesday, 3 March 2026");
        assert_eq!(day("2026-03-02T16:00:00Z"), "Monday, 2 March 2026");
    }

    #[test]
    fn staff_and_customers_read_the_same_day_of_an_end_at_midnight() {
        let rules = Rules { languages: ["en", "de"].map(|tag| Lang::parse(tag).unwrap()).to_vec(), ..crate::desk::tests::rules() };
        let at = "2026-03-04T23:00:00Z".parse().unwrap();
        for tag in ["en", "de"] {
            let words = Words::new(&rules, &Lang::parse(tag).unwrap());
            assert!(words.end(at).starts_with(&words.last_day(at)) && words.end(at).contains("24:00"), "{}", words.end(at));
        }
        let words = Words::new(&rules, &Lang::parse("en").unwrap());
        assert_eq!(words.end(at), "Wednesday, 4 March 2026, 24:00 (CET)");
        assert_eq!(words.end("2026-03-04T16:00:00Z".parse().unwrap()), "Wednesday, 4 March 2026, 17:00 (CET)");
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(one_line("a\r\nBcc: x\tlonger", 12), "a Bcc: x…");
        assert_eq!(cut("short", 5), "short");
    }
}
