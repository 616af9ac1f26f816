//! Files of public holidays: a header that says where they come from and which years are complete, then one date a line.
//!
//! ```text
//! source: https://www.gov.uk/bank-holidays
//! version: 2026-11
//! covers: 2026-2027
//! 2026-12-28 Boxing Day (substitute)
//! ```

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::desk::calendar::Holidays;
use crate::diagnostic::{Diagnostic, Severity, Source, Span};

use super::code;

/// More lines than any file of holidays has.
const LINES_MAX: usize = 20_000;

/// Reads a file of holidays. There are holidays exactly if none of the problems is an error.
pub fn read(source: &Arc<Source>) -> (Option<Holidays>, Vec<Diagnostic>) {
    let mut reading = Reading { source, holidays: Holidays::default(), version: None, problems: Vec::new() };
    let mut start = 0;
    for line in source.text.split('\n').take(LINES_MAX) {
        let text = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        if !text.is_empty() && !text.starts_with('#') {
            reading.line(text, from..from + text.len());
        }
        start += line.len() + 1;
    }
    reading.finish()
}

struct Reading<'a> {
    source: &'a Arc<Source>,
    holidays: Holidays,
    version: Option<String>,
    problems: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn line(&mut self, text: &str, range: Range<usize>) {
        match text.split_once(':') {
            Some(("source", value)) => self.holidays.source = value.trim().to_owned(),
            Some(("version", value)) => self.version = Some(value.trim().to_owned()),
            Some(("covers", value)) => match years(value.trim()) {
                Some(covered) => self.holidays.covered = Some(covered),
                None => self.error(range, format!("`{}` names no years", value.trim()), "such as `covers: 2026-2027`"),
            },
            Some(_) | None => self.day(text, range),
        }
    }

    fn day(&mut self, text: &str, range: Range<usize>) {
        let (date, name) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let Ok(date) = date.parse::<NaiveDate>() else {
            self.error(range, format!("`{date}` is no date"), "a line reads `2026-12-28 Boxing Day`; remarks begin with #");
            return;
        };
        if let Some(other) = self.holidays.days.insert(date, name.trim().to_owned()) {
            let span = Span::new(self.source, range.clone());
            self.problems.push(Diagnostic::warning(code::HOLIDAYS, span, format!("{date} is there twice, first as `{other}`")));
        }
        if self.holidays.covered.is_some_and(|(first, last)| date < first || last < date) {
            self.error(
                range,
                format!("{date} lies outside the years that the file covers"),
                "mend the line `covers:`, which stands above the dates",
            );
        }
    }

    fn error(&mut self, range: Range<usize>, message: String, help: &str) {
        self.problems.push(Diagnostic::error(code::HOLIDAYS, Span::new(self.source, range), message).help(help));
    }

    fn finish(mut self) -> (Option<Holidays>, Vec<Diagnostic>) {
        let header =
            [(self.holidays.source.is_empty(), "source"), (self.version.is_none(), "version"), (self.holidays.covered.is_none(), "covers")];
        for (_, name) in header.into_iter().filter(|(is_missing, _)| *is_missing) {
            self.error(
                0..0,
                format!("the file has no line `{name}:`"),
                "deadlines are only as good as the list: it says its source, version and the years that are complete",
            );
        }
        if let Some(version) = &self.version {
            self.holidays.source = format!("{} ({version})", self.holidays.source);
        }
        let sound = self.problems.iter().all(|problem| problem.severity != Severity::Error);
        (sound.then_some(self.holidays), self.problems)
    }
}

/// Reads `2026` or `2026-2027` as first and last day.
fn years(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i32>().ok().filter(|year| (1970..=2199).contains(year));
    let (first, last) = (year(first)?, year(last)?);
    (first <= last).then_some((NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
}
