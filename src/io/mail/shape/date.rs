//! Dates as mailers write them (RFC 5322 and its obsolete forms, ISO 8601, and what programs make of them).
//!
//! What is unclear is no date: a wrong one would move a complaint in time.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::header::{repair, without_comments};

/// Bytes of a field beyond this are ignored; the longest date is a fifth of it.
const DATE_BYTES_MAX: usize = 200;
/// Tokens behind the time beyond this number say nothing of it.
const REST_TOKENS_MAX: usize = 10;

/// Reads a date with the sender's offset; without a zone, or with one that nobody knows, it is UTC (RFC 5322, 4.3).
///
/// `None` if it is none, or may be another: `03/04/2000`. A day of the week that contradicts it is ignored.
pub(super) fn date(raw: &[u8]) -> Option<DateTime<FixedOffset>> {
    let repaired = repair(&raw[..raw.len().min(DATE_BYTES_MAX)]);
    let tokens = tokens(&without_comments(&String::from_utf8_lossy(&repaired)));
    // A day alone begins at midnight.
    let (time_at, after, clock) = time(&tokens).unwrap_or((tokens.len(), tokens.len(), (0, 0, 0)));
    let rest = Rest::read(&tokens[after..]);
    let (day, loose_is_year) = day(&tokens[..time_at], &rest)?;
    let (hour, minute, second) = clock;
    let hour = match rest.afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) | None => hour,
    };
    // A leap second is the last one that calendars know.
    let second = if second == 60 { 59 } else { second };
    let local = day.and_hms_opt(hour, minute, second)?;
    let zone = FixedOffset::east_opt(rest.offset_minutes(loose_is_year)? * 60)?;
    local.and_local_timezone(zone).single()
}

/// A word, a number as it is written, or a sign; `apart` tells whether a blank stands before it.
struct Token {
    text: String,
    apart: bool,
}

impl Token {
    /// The value of a number of at most four digits, leading zeroes aside.
    fn number(&self) -> Option<u32> {
        self.is_number().then(|| self.text.trim_start_matches('0')).filter(|digits| digits.len() <= 4)?;
        self.text.parse().ok()
    }

    fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    fn month(&self) -> Option<u32> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let start = self.text.get(..3)?;
        (1..).zip(MONTHS).find(|(_, month)| *month == start).map(|(nth, _)| nth)
    }
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut apart = true;
    for c in text.chars() {
        if c.is_whitespace() || c.is_control() {
            apart = true;
            continue;
        }
        // The minus sign of typesetters.
        let c = if c == '\u{2212}' { '-' } else { c.to_ascii_lowercase() };
        match found.last_mut() {
            Some(last) if !apart && (c.is_ascii_digit() && last.is_number() || c.is_alphabetic() && last.is_word()) => last.text.push(c),
            _ => found.push(Token { text: c.to_string(), apart }),
        }
        apart = false;
    }
    found
}

/// Hour, minute and second.
type Clock = (u32, u32, u32);

/// Finds the first `h:m` or `h:m:s`: where it begins, where it ends, and what it says.
fn time(tokens: &[Token]) -> Option<(usize, usize, Clock)> {
    let text = |at: usize| tokens.get(at).map(|token| token.text.as_str());
    let number = |at: usize| tokens.get(at).and_then(Token::number);
    let at = (0..tokens.len()).find(|at| number(*at).is_some() && text(at + 1) == Some(":") && number(at + 2).is_some())?;
    let (hour, minute) = (number(at)?, number(at + 2)?);
    let second = number(at + 4).filter(|_| text(at + 3) == Some(":"));
    let mut end = if second.is_some() { at + 5 } else { at + 3 };
    if second.is_some()
        && matches!(text(end), Some("." | ","))
        && tokens.get(end + 1).is_some_and(|token| token.is_number() && !token.apart)
    {
        end += 2;
    }
    Some((at, end, (hour, minute, second.unwrap_or(0))))
}

/// What stands behind the time.
#[derive(Default)]
struct Rest {
    afternoon: Option<bool>,
    /// Minutes east of Greenwich, as the sender names them.
    zone: Option<i32>,
    /// A number without a sign: the year, or a zone that lacks its sign.
    loose: Option<String>,
}

impl Rest {
    fn read(tokens: &[Token]) -> Self {
        let mut rest = Self::default();
        let (mut at, mut numeric) = (0, false);
        // Half of the day, zone and year, with some words and signs between them.
        while let Some(token) = tokens.get(at).filter(|_| at < REST_TOKENS_MAX) {
            at += 1;
            match token.text.as_str() {
                "am" | "pm" => rest.afternoon = Some(token.text == "pm"),
                half @ ("a" | "p") if is_dotted_m(&tokens[at..]) => {
                    rest.afternoon = Some(half == "p");
                    at += 2;
                }
                sign @ ("+" | "-") if !numeric => {
                    let Some((minutes, length)) = offset(&tokens[at..]) else { continue };
                    rest.zone = Some(if sign == "-" { -minutes } else { minutes });
                    (at, numeric) = (at + length, true);
                }
                _ if token.is_number() && !token.apart => {}
                _ if token.is_number() && rest.loose.is_none() => rest.loose = Some(token.text.clone()),
                word if token.is_word() && rest.zone.is_none() => rest.zone = named_zone(word),
                "." | "," => {}
                // Something else begins.
                _ => break,
            }
        }
        rest
    }

    /// The zone in minutes; UTC where none is named. `None` if it is unclear whether a number is one.
    fn offset_minutes(&self, loose_is_year: bool) -> Option<i32> {
        match (&self.zone, &self.loose) {
            (None, Some(digits)) if !loose_is_year => clock_digits(digits),
            (zone, _) => Some(zone.unwrap_or(0)),
        }
    }
}

/// Tells whether the `.m` of `a.m.` follows.
fn is_dotted_m(tokens: &[Token]) -> bool {
    matches!(tokens, [dot, m, ..] if dot.text == "." && m.text == "m")
}

/// Reads `5`, `05`, `500`, `0500` or `05:00` behind a sign: minutes, and how many tokens they are.
fn offset(tokens: &[Token]) -> Option<(i32, usize)> {
    let first = tokens.first().filter(|token| token.is_number() && !token.apart)?;
    match tokens {
        [_, colon, minutes, ..] if colon.text == ":" && first.text.len() <= 2 => {
            let minutes = minutes.number().filter(|minutes| *minutes < 60)?;
            Some((clock_digits(&first.text)? + i32::try_from(minutes).ok()?, 3))
        }
        _ => Some((clock_digits(&first.text)?, 1)),
    }
}

/// Reads hours, or hours and minutes, of a zone; no zone is a day away.
fn clock_digits(digits: &str) -> Option<i32> {
    let value: i32 = digits.parse().ok().filter(|_| digits.len() <= 4)?;
    let (hours, minutes) = if digits.len() <= 2 { (value, 0) } else { (value / 100, value % 100) };
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The zones of RFC 5322, 4.3, and those of programs whose names mean one zone alone.
fn named_zone(word: &str) -> Option<i32> {
    const ZONES: [(&str, i32); 22] = [
        ("gmt", 0),
        ("ut", 0),
        ("utc", 0),
        ("z", 0),
        ("est", -5),
        ("edt", -4),
        ("cst", -6),
        ("cdt", -5),
        ("mst", -7),
        ("mdt", -6),
        ("pst", -8),
        ("pdt", -7),
        ("cet", 1),
        ("cest", 2),
        ("met", 1),
        ("mest", 2),
        ("mez", 1),
        ("mesz", 2),
        ("eet", 2),
        ("eest", 3),
        ("jst", 9),
        ("kst", 9),
    ];
    ZONES.iter().find(|(name, _)| *name == word).map(|(_, hours)| hours * 60)
}

/// Reads the day before the time, and tells whether its year is the loose number behind it.
fn day(tokens: &[Token], rest: &Rest) -> Option<(NaiveDate, bool)> {
    let told: Vec<&Token> = tokens.iter().filter(|token| token.is_number() || token.month().is_some()).collect();
    let named = told.windows(3).find_map(|window| match window {
        [first, month, last] if first.is_number() && last.is_number() => {
            let (day, year) = if first.text.len() == 4 { (last, first) } else { (first, last) };
            ymd(year, month.month()?, day)
        }
        _ => None,
    });
    let american = || {
        told.windows(3).find_map(|window| match window {
            [month, day, year] if day.is_number() => ymd(year, month.month()?, day),
            _ => None,
        })
    };
    if let Some(day) = named.or_else(american).or_else(|| numeric(tokens, rest.afternoon.is_some())) {
        return Some((day, false));
    }
    let [.., first, last] = told.as_slice() else { return None };
    let (month, day) = if let Some(month) = first.month() { (month, last) } else { (last.month()?, first) };
    let year = Token { text: rest.loose.clone()?, apart: true };
    Some((ymd(&year, month, day)?, true))
}

/// Years of two and three digits are of the last century and this (RFC 5322, 4.3).
fn ymd(year: &Token, month: u32, day: &Token) -> Option<NaiveDate> {
    let value: i32 = year.text.parse().ok()?;
    let year = match year.text.len() {
        2 if value < 50 => value + 2000,
        2 | 3 => value + 1900,
        4 => value,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day.number()?)
}

/// Reads `2000-08-14`, `14.08.2000`, `08/14/2000`; with slashes the month may stand first, which only a large day or a half of the
/// day as Americans write it tells.
fn numeric(tokens: &[Token], american: bool) -> Option<NaiveDate> {
    tokens.windows(5).find_map(|window| {
        let [first, sign, second, other, third] = window else { return None };
        let sign = sign.text.as_str();
        if !matches!(sign, "-" | "/" | ".") || other.text != sign {
            return None;
        }
        let (a, b) = (first.number()?, second.number()?);
        if first.text.len() == 4 {
            return ymd(first, b, third);
        }
        if third.text.len() != 4 {
            return None;
        }
        match (12 < a, 12 < b) {
            (false, true) => ymd(third, a, second),
            (true, false) => ymd(third, b, first),
            (false, false) if a == b || sign != "/" => ymd(third, b, first),
            (false, false) if american => ymd(third, a, second),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_zone_and_unclear_ones_are_none() {
        let cases = [
            ("Sun, 22 Nov 2026 01:32:00 +0530", "2026-11-22T01:32:00+05:30"),
            ("nonsense", ""),
            ("Wed, 20 Dec 95 19:59 CST", "1995-12-20T19:59:00-06:00"),
            ("Mon, 21 Aug 95 13:30:57 -600", "1995-08-21T13:30:57-06:00"),
            ("Sat Apr 28 23:09:37 2012", "2012-04-28T23:09:37+00:00"),
            ("Thursday, April 09, 2003 9:00 AM", "2003-04-09T09:00:00+00:00"),
            ("Wednesday, April 09, 2003 9:00 AM", "2003-04-09T09:00:00+00:00"),
            ("29-04-2017 23:34", "2017-04-29T23:34:00+00:00"),
            ("Wed, 15 Feb 1995 09:38:18", "1995-02-15T09:38:18+00:00"),
            ("22 Jul 19 02:46:31 PM -05:00 (GMT -05:00)", "2019-07-22T14:46:31-05:00"),
            ("Fri, 28 Mar 2025 11:15:00 PM -0500", "2025-03-28T23:15:00-05:00"),
            ("Fri, 28 Mar 2025 12:15 a.m. -0500", "2025-03-28T00:15:00-05:00"),
            ("Mon, 9 Jun 2016 4:31:00 GMT+0200", "2016-06-09T04:31:00+02:00"),
            ("Mon, 9 Jun 2016 4:31:00 UTC+0600", "2016-06-09T04:31:00+06:00"),
            ("16 Jun 2016 at 08:31:33  GMT+1", "2016-06-16T08:31:33+01:00"),
            ("Fri, 21 Nov 1997 09(a ; b):   45  :  07 -0600", "1997-11-21T09:45:07-06:00"),
            ("Tue, 027 Apr 2019 22:33:44 -0800 (PST)", "2019-04-27T22:33:44-08:00"),
            ("Tue, 27 Apr 2019 22:33:44 -0800 From: Mail System <a@x.org>", "2019-04-27T22:33:44-08:00"),
            ("ven., 25 nov. 2022 06:26:13 +0100/ven., 25 nov. 2022 06:26:13 +0200", "2022-11-25T06:26:13+01:00"),
            ("mar., 22 nov. 2022 06:26:13 +0100", "2022-11-22T06:26:13+01:00"),
            ("08/15/2000  12:47 AM", "2000-08-15T00:47:00+00:00"),
            ("08/09/2000  12:47 AM", "2000-08-09T00:47:00+00:00"),
            ("08/09/2000  12:47", ""),
            ("14.08.2000 12:47", "2000-08-14T12:47:00+00:00"),
            ("Tue, 27 Apr 2019 22:33:44 400", "2019-04-27T22:33:44+04:00"),
            ("Tue, 27 Apr 2019 22:33:44 77", ""),
            ("Sat Mar 24 20:22:02 EDT 2007", "2007-03-24T20:22:02-04:00"),
            ("Sat Mar 24 20:22:02 +0100 2007", "2007-03-24T20:22:02+01:00"),
            ("Fri Mar 10 2006 13:41:00 GMT+0100", "2006-03-10T13:41:00+01:00"),
            ("Tue, 21 April 15 13:43:50 GMT", "2015-04-21T13:43:50+00:00"),
            ("2024-02-03T04:05:06Z", "2024-02-03T04:05:06+00:00"),
            ("2024-02-03T04:05:06.789+05:30", "2024-02-03T04:05:06+05:30"),
            ("2-Feb-2024 04:05:06 CEST", "2024-02-02T04:05:06+02:00"),
            ("Mon, 3 Jan 100 04:05:06 JST", "2000-01-03T04:05:06+09:00"),
            ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59+00:00"),
            ("Sat, 31 Dec 2016 23:59:00 XYZ", "2016-12-31T23:59:00+00:00"),
            ("Sat, 32 Dec 2016 23:59:00 GMT", ""),
            ("Sat, 31 Dec 2016 25:59:00 GMT", ""),
            ("Sat, 31 Dec 2016", "2016-12-31T00:00:00+00:00"),
            ("Sat, 31 Dec", ""),
            ("Tue, 12 Oct 2010 16:21:06 H0500", "2010-10-12T16:21:06+00:00"),
            ("Tue, 12 Oct 2010 16:21:06 +070", "2010-10-12T16:21:06+00:00"),
        ];
        for (written, wanted) in cases {
            assert_eq!(date(written.as_bytes()).map(|date| date.to_rfc3339()).unwrap_or_default(), wanted, "{written}");
        }
    }
}
