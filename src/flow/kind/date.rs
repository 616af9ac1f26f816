//! A date: as numbers, with the month as a word, or as “yesterday”.

use chrono::{Datelike, Days, NaiveDate};

use crate::flow::answer::Value;
use crate::flow::script::DateLimit;
use crate::flow::words::{Words, normalise};
use crate::text::Arg;

use super::{Ask, Refusal, Said, Verdict, numeral};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>, not_before: Option<&DateLimit>, not_after: Option<&DateLimit>) -> Verdict {
    let Said::Text(text) = said else {
        return Verdict::NotUnderstood;
    };
    let date = match parse(ask, text) {
        Parsed::Date(date) => date,
        Parsed::Ambiguous => return Verdict::Refused(Refusal::AmbiguousDate),
        Parsed::Impossible => return Verdict::Refused(Refusal::Invalid),
        Parsed::Nothing => return Verdict::NotUnderstood,
    };
    let limit_of = |limit: &DateLimit| limit_on(limit, ask.today);
    match (not_before.map(limit_of), not_after.map(limit_of)) {
        (Some(limit), _) if date < limit => Verdict::Refused(Refusal::TooEarly { limit }),
        (_, Some(limit)) if limit < date => Verdict::Refused(Refusal::TooLate { limit }),
        (Some(_) | None, Some(_) | None) => Verdict::Taken(Value::Date(date)),
    }
}

pub(super) fn show(words: Words<'_>, date: NaiveDate) -> String {
    let months = words.own_list("months");
    let month = months.get(date.month0() as usize).cloned().unwrap_or_else(|| date.month().to_string());
    let args = [("day", Arg::Text(date.day().to_string())), ("month", Arg::Text(month)), ("year", Arg::Text(date.year().to_string()))];
    words.fill("format-date", &args)
}

enum Parsed {
    Date(NaiveDate),
    /// Day and month could be either way round.
    Ambiguous,
    /// Looks like a date, and is none: 31 February.
    Impossible,
    Nothing,
}

fn limit_on(limit: &DateLimit, today: NaiveDate) -> NaiveDate {
    match limit {
        DateLimit::On(date) => *date,
        DateLimit::Today { plus_days } => {
            let days = Days::new(u64::from(plus_days.unsigned_abs()));
            let moved = if *plus_days < 0 { today.checked_sub_days(days) } else { today.checked_add_days(days) };
            moved.unwrap_or(today)
        }
    }
}

fn parse(ask: &Ask<'_>, text: &str) -> Parsed {
    let said = normalise(text);
    let days_ago = [("words-today", 0), ("words-yesterday", 1), ("words-before-yesterday", 2)];
    if let Some((_, days)) = days_ago.iter().find(|(id, _)| ask.words.is_one_of(&said, id, None)) {
        return ask.today.checked_sub_days(Days::new(*days)).map_or(Parsed::Nothing, Parsed::Date);
    }
    let said: String = said.chars().map(|c| numeral::digit(c).unwrap_or(c)).collect();
    let fillers = ask.words.list("words-in-dates", None);
    let says_something = |part: &&str| !part.is_empty() && fillers.iter().all(|filler| filler != part);
    let parts: Vec<&str> = said.split(|c: char| !c.is_alphanumeric()).filter(says_something).collect();
    let month = parts.iter().find_map(|part| month_of(ask.words, part));
    let numbers: Vec<i32> = parts.iter().filter_map(|part| ordinal(part)).collect();
    let known = numbers.len() + usize::from(month.is_some());
    match (month, numbers.as_slice()) {
        _ if known != parts.len() => Parsed::Nothing,
        (Some(month), [day]) => past(ask.today, month, *day),
        (Some(month), [day, year] | [year, day, ..]) if numbers.len() == 2 && 31 < *year => ymd(*year, month, *day),
        (Some(month), [day, year]) => ymd(century(ask.today, *year), month, *day),
        (None, [year, month, day]) if 31 < *year => ymd(*year, *month, *day),
        (None, [first, second, year]) => numeric(ask, &said, *first, *second, century(ask.today, *year)),
        (None, [day, month]) if said.contains('.') => past(ask.today, *month, *day),
        (None | Some(_), _) => Parsed::Nothing,
    }
}

/// Reads `3/4/2026`, which English-speaking countries read in two ways; a full stop always puts the day first.
fn numeric(ask: &Ask<'_>, said: &str, first: i32, second: i32, year: i32) -> Parsed {
    let order = ask.words.say("format-date-order");
    let slashed = said.contains('/') && ask.words.lang.primary() == "en";
    match ask.words.lang.as_str() {
        _ if first == second || 12 < first => ymd(year, second, first),
        _ if 12 < second => ymd(year, first, second),
        "en-US" => ymd(year, first, second),
        "en" if slashed => Parsed::Ambiguous,
        _ if order == "mdy" => ymd(year, first, second),
        _ => ymd(year, second, first),
    }
}

fn ymd(year: i32, month: i32, day: i32) -> Parsed {
    let date = u32::try_from(month).ok().zip(u32::try_from(day).ok()).and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    date.filter(|date| (1900..=2200).contains(&date.year())).map_or(Parsed::Impossible, Parsed::Date)
}

/// Returns the latest such day that is not in the future; people speak of what has happened.
fn past(today: NaiveDate, month: i32, day: i32) -> Parsed {
    match ymd(today.year(), month, day) {
        Parsed::Date(date) if date <= today => Parsed::Date(date),
        Parsed::Date(_) | Parsed::Ambiguous | Parsed::Impossible | Parsed::Nothing => ymd(today.year() - 1, month, day),
    }
}

fn century(today: NaiveDate, year: i32) -> i32 {
    match year {
        year if 99 < year => year,
        year if year <= today.year() % 100 + 10 => 2000 + year,
        year => 1900 + year,
    }
}

/// Reads `3`, `3rd`, `22nd`, and the first of a month as French and Spanish people write it.
fn ordinal(part: &str) -> Option<i32> {
    let digits = part.trim_end_matches(char::is_alphabetic);
    let ending = part.get(digits.len()..)?;
    (digits.len() <= 4 && ["", "st", "nd", "rd", "th", "er", "º"].contains(&ending)).then(|| digits.parse().ok()).flatten()
}

fn month_of(words: Words<'_>, part: &str) -> Option<i32> {
    let lists = words.in_every_language("months", None).into_iter().chain(words.in_every_language("months-short", None));
    lists.into_iter().find_map(|list| {
        let nth = list.split(',').position(|month| normalise(month) == part)?;
        i32::try_from(nth + 1).ok()
    })
}
