//! A report as data: blocks with a definition, a table and perhaps a plot; whoever prints it decides how it looks.

use chrono::{DateTime, NaiveDate, Utc};

use crate::desk::calendar::Calendar;

use super::history::History;
use super::measure::{Measures, measure};
use super::outcomes::{ages, causes, figures, needs, outcomes, parts, satisfaction, way_in};
use super::volumes::{days, flow, on_time, overview, volumes};
use super::{Period, Share};

/// Fewer cases than these in a cell could lead back to a person.
pub const CELL_MIN: u64 = 5;

/// A whole report.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub organisation: String,
    pub period: Period,
    pub made_on: NaiveDate,
    pub blocks: Vec<Block>,
}

/// One thing that is reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Such as `K06`, for registers and links.
    pub id: &'static str,
    pub title: &'static str,
    pub definition: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
    pub plot: Option<Plot>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Count(u64),
    Share(Share),
    /// One digit behind the point; `None` of nothing.
    Number(Option<f64>),
    /// Too few to be shown.
    Hidden,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Bars beside each other, and a line over them.
    Bars { labels: Vec<String>, series: Vec<(&'static str, Vec<f64>)>, line: Option<(&'static str, Vec<f64>)> },
    /// Shares with the limits of three standard deviations around their mean.
    Control { labels: Vec<String>, shares: Vec<Share> },
    /// How many per cent had come so far, by days.
    Steps { sorted: Vec<f64>, what: &'static str },
    /// Counts in order, and how much of all they come to.
    Pareto { labels: Vec<String>, counts: Vec<u64> },
    /// Parts of a whole, a bar each.
    Stacked { labels: Vec<String>, parts: Vec<[u64; 5]> },
    /// How many are left after each step.
    Funnel { labels: Vec<String>, counts: Vec<u64> },
}

/// Where people hesitated: the steps of the way in, with how many reached each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funnel(pub Vec<(String, u64)>);

/// Everything that a report is made of.
#[derive(Clone, Copy, Debug)]
pub struct Material<'a> {
    pub organisation: &'a str,
    pub histories: &'a [History],
    pub period: Period,
    pub calendar: &'a Calendar,
    pub funnel: &'a Funnel,
    pub now: DateTime<Utc>,
}

/// Makes the report.
pub fn page(material: &Material<'_>) -> Page {
    let Material { organisation, histories, period, calendar, funnel, now } = *material;
    let all = measure(histories, period, calendar, now);
    let months: Vec<(Period, Measures)> =
        period.months().into_iter().map(|month| (month, measure(histories, month, calendar, now))).collect();
    let mut blocks = vec![overview(&all), volumes(&months), flow(material), on_time(&all, &months), days(&all)];
    blocks.extend([outcomes(&all), causes(&all), ages(&all), satisfaction(&all), way_in(funnel)]);
    blocks.extend([parts(material), needs(&all), figures(&all)]);
    Page { organisation: organisation.to_owned(), period, made_on: calendar.date_of(now), blocks }
}

pub(super) fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// Hides a share of few people.
pub(super) fn few(share: Share) -> Cell {
    if 0 < share.of && share.of < CELL_MIN { Cell::Hidden } else { Cell::Share(share) }
}

/// Hides a count of few people; none at all leads back to nobody.
pub(super) fn few_cases(count: u64) -> Cell {
    if (1..CELL_MIN).contains(&count) { Cell::Hidden } else { Cell::Count(count) }
}

/// Puts those of fewer cases than may be shown together; where they are still too few, the next ones join them. `counts` begins
/// with the most frequent, and the sum stays.
pub(super) fn gathered_small(counts: Vec<(&'static str, u64)>) -> Vec<(String, u64)> {
    let mut shown: Vec<(String, u64)> = counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    let mut others = 0;
    while let Some((_, count)) = shown.last()
        && (*count < CELL_MIN || (1..CELL_MIN).contains(&others))
    {
        others += *count;
        shown.pop();
    }
    let name = if shown.is_empty() { "all together" } else { "others together" };
    shown.extend((0 < others).then(|| (name.to_owned(), others)));
    shown
}

/// Hides rows that count fewer cases than may be shown in `column`, and one more where a single hidden row could be computed.
pub fn suppressed(mut rows: Vec<Vec<Cell>>, column: usize) -> Vec<Vec<Cell>> {
    let count = |row: &Vec<Cell>| if let Some(Cell::Count(count)) = row.get(column) { *count } else { 0 };
    let mut hidden: Vec<usize> =
        (0..rows.len()).filter(|nth| rows.get(*nth).is_some_and(|row| (1..CELL_MIN).contains(&count(row)))).collect();
    if hidden.len() == 1 {
        let shown = (0..rows.len()).filter(|nth| !hidden.contains(nth) && rows.get(*nth).is_some_and(|row| 0 < count(row)));
        hidden.extend(shown.min_by_key(|nth| rows.get(*nth).map_or(0, count)));
    }
    for nth in hidden {
        if let Some(row) = rows.get_mut(nth) {
            row.iter_mut().skip(1).for_each(|cell| *cell = Cell::Hidden);
        }
    }
    rows
}
