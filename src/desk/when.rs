//! Reads days and spans as people write them in a mail: `5.12.`, `2026-12-05`, `5 December`, `Friday`, `tomorrow`, `3 days`.
//!
//! What is not surely a day or a span is nothing: a guessed date would be worse than a question.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};

use super::words::Words;

const CHARS_MAX: usize = 80;
const DAYS_MAX: i64 = 400;

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(NaiveDate),
    At(DateTime<Utc>),
}

/// Which of the days that a text fits is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toward {
    Future,
    Past,
}

/// Reads a day or a span that is still to come.
pub(super) fn read(text: &str, now: DateTime<Utc>, words: &Words<'_>) -> Option<When> {
    read_toward(text, now, words, Toward::Future)
}

/// Reads a day or a span that is over, such as `yesterday`; `3 days` are three days ago.
pub(super) fn read_past(text: &str, now: DateTime<Utc>, words: &Words<'_>) -> Option<When> {
    read_toward(text, now, words, Toward::Past)
}

fn read_toward(text: &str, now: DateTime<Utc>, words: &Words<'_>, toward: Toward) -> Option<When> {
    let text: String = text.chars().take(CHARS_MAX).flat_map(char::to_lowercase).map(western).collect();
    let parts: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '،' | '(' | ')')).filter(|part| !part.is_empty()).collect();
    let mut parts: Vec<&str> = parts.into_iter().filter(|part| !words.is_one_of("when-fillers", part)).collect();
    let today = words.today(now);
    if 2 < parts.len() && weekday(parts[0], words).is_some() {
        parts.remove(0);
    }
    match parts.as_slice() {
        [one] => {
            let day = written(one, today, toward).or_else(|| named(one, today, words, toward)).map(When::Day);
            day.or_else(|| joined_span(one, now, words, toward)).or_else(|| span_in_a_word(one, now, words, toward))
        }
        [count, unit] if weekday(count, words).is_none() => {
            span(count, unit, now, words, toward).or_else(|| of_month((count, unit, None), today, words, toward).map(When::Day))
        }
        [_, date] => written(date, today, toward).map(When::Day),
        [day, month, year] => of_month((day, month, Some(year)), today, words, toward).map(When::Day),
        _ => None,
    }
}

/// Returns a digit as it is written in Latin script.
fn western(c: char) -> char {
    match c {
        '٠'..='٩' => char::from_digit(u32::from(c) - u32::from('٠'), 10).unwrap_or(c),
        '۰'..='۹' => char::from_digit(u32::from(c) - u32::from('۰'), 10).unwrap_or(c),
        other => other,
    }
}

/// Reads a date in figures; one without a year is the nearest such day.
fn written(text: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).filter(|part| !part.is_empty()).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match numbers?.as_slice() {
        [year, month, day] if parts[0].len() == 4 => date(*year, *month, *day),
        [day, month, year] => {
            let year = if parts[2].len() == 2 { 2000 + year } else { *year };
            date(year, *month, *day).or_else(|| date(year, *day, *month).filter(|_| text.contains('/')))
        }
        [day, month] if !text.contains('-') => nearest(*month, *day, today, toward),
        _ => None,
    }
}

fn named(text: &str, today: NaiveDate, words: &Words<'_>, toward: Toward) -> Option<NaiveDate> {
    if words.is_one_of("when-today", text) {
        return Some(today);
    }
    if toward == Toward::Future && words.is_one_of("when-tomorrow", text) {
        return today.succ_opt();
    }
    if toward == Toward::Past && words.is_one_of("entry-yesterday", text) {
        return today.pred_opt();
    }
    let weekday = weekday(text, words)?;
    let from = if toward == Toward::Future { today } else { today - TimeDelta::days(8) };
    from.iter_days().skip(1).take(7).find(|day| day.weekday().number_from_monday() == weekday)
}

/// Returns the number of a weekday, Monday first.
fn weekday(text: &str, words: &Words<'_>) -> Option<u32> {
    (1..=7).find(|nth| words.is_one_of(&format!("weekday-{nth}"), text))
}

fn of_month((day, month, year): (&str, &str, Option<&str>), today: NaiveDate, words: &Words<'_>, toward: Toward) -> Option<NaiveDate> {
    let number = |text: &str| text.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<u32>().ok();
    let month_of = |text: &str| (1..=12).find(|nth| words.is_one_of(&format!("month-{nth}"), text));
    let (day, month) = match (number(day), month_of(month)) {
        (Some(day), Some(month)) => (day, month),
        _ => (number(month)?, month_of(day)?),
    };
    match year {
        Some(year) => date(number(year)?, month, day),
        None => nearest(month, day, today, toward),
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn nearest(month: u32, day: u32, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let of = |year| NaiveDate::from_ymd_opt(year, month, day);
    let this_year = of(today.year());
    match toward {
        Toward::Future => this_year.filter(|date| today <= *date).or_else(|| of(today.year() + 1)),
        Toward::Past => this_year.filter(|date| *date <= today).or_else(|| of(today.year() - 1)),
    }
}

/// Reads `3d`, or `3days`.
fn joined_span(text: &str, now: DateTime<Utc>, words: &Words<'_>, toward: Toward) -> Option<When> {
    let at = text.find(|c: char| !c.is_ascii_digit())?;
    span(&text[..at], &text[at..], now, words, toward)
}

/// Reads a span that is one word, such as “fortnight”.
fn span_in_a_word(text: &str, now: DateTime<Utc>, words: &Words<'_>, toward: Toward) -> Option<When> {
    let lists = words.in_every_language("when-spans");
    let mut known = lists.iter().flat_map(|list| list.split([',', '،'])).filter_map(|span| span.trim().split_once(' '));
    let days = known.find(|(_, word)| *word == text)?.0;
    span(days, "d", now, words, toward)
}

/// Returns the number that a word stands for, in figures or spelt out in any language.
pub(super) fn count(text: &str, words: &Words<'_>) -> Option<i64> {
    let text: String = text.chars().take(CHARS_MAX).flat_map(char::to_lowercase).map(western).collect();
    let spelt = || {
        let lists = words.in_every_language("when-counts");
        let nth = |list: &String| list.split([',', '،']).position(|forms| forms.trim().split('/').any(|form| form == text));
        lists.iter().find_map(nth).and_then(|nth| i64::try_from(nth + 1).ok())
    };
    text.parse().ok().or_else(spelt)
}

fn span(count: &str, unit: &str, now: DateTime<Utc>, words: &Words<'_>, toward: Toward) -> Option<When> {
    let count = self::count(count, words).filter(|count| (1..=DAYS_MAX * 24).contains(count))?;
    let sign = if toward == Toward::Future { 1 } else { -1 };
    if words.is_one_of("when-hours", unit) {
        return Some(When::At(now + TimeDelta::hours(sign * count)));
    }
    let days = if words.is_one_of("when-weeks", unit) { count * 7 } else { count };
    let known = days != count || words.is_one_of("when-days", unit);
    (known && days <= DAYS_MAX).then(|| When::Day(words.today(now) + TimeDelta::days(sign * days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::rules::Rules;
    use crate::desk::tests::{lang, rules};

    fn day(text: &str) -> Option<String> {
        let rules = Rules { languages: ["en", "de", "es", "fr", "ru", "ar"].map(lang).to_vec(), ..rules() };
        // A Monday.
        let now = "2026-03-02T09:00:00Z".parse().unwrap();
        match read(text, now, &Words::new(&rules, &lang("en")))? {
            When::Day(day) => Some(day.to_string()),
            When::At(at) => Some(at.to_rfc3339()),
        }
    }

    #[test]
    fn a_day_is_read_in_every_language_and_writing() {
        let fifth = ["2026-03-05", "5.3.", "05.03.2026", "5/3/26", "5 March", "on Thursday", "March 5", "5. März", "bis Donnerstag"];
        let more = [
            "el 5 de marzo",
            "jueves",
            "le 5 mars 2026",
            "до 5 марта",
            "الخميس",
            "٥ مارس",
            "3 days",
            "3d",
            "in 3 Tagen",
            "3 дня",
            "3 أيام",
            "three days",
            "in drei Tagen",
            "три дня",
        ];
        for text in fifth.into_iter().chain(more) {
            assert_eq!(day(text).as_deref(), Some("2026-03-05"), "{text}");
        }
        assert_eq!(day("Monday").as_deref(), Some("2026-03-09"));
        assert_eq!(day("1.3.").as_deref(), Some("2027-03-01"));
        assert_eq!(day("Friday 6 March 2026").as_deref(), Some("2026-03-06"));
        assert_eq!(day("morgen").as_deref(), Some("2026-03-03"));
        assert_eq!(day("2 weeks").as_deref(), Some("2026-03-16"));
        assert_eq!(day("in a week").as_deref(), Some("2026-03-09"));
        assert_eq!(day("fortnight").as_deref(), Some("2026-03-16"));
        assert_eq!(day("4 hours").as_deref(), Some("2026-03-02T13:00:00+00:00"));
    }

    #[test]
    fn what_is_not_surely_a_day_is_nothing() {
        for text in ["", "soon", "31.2.", "2026-13-01", "5", "0 days", "99999 weeks", "to the weather", "--", "3 kettles"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
