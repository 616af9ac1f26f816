//! A report as data: blocks with a definition, a table and perhaps a plot; whoever prints it decides how it looks.

use chrono::{DateTime, NaiveDate, Utc};

use crate::desk::calendar::Calendar;

use super::conduct::conduct;
use super::history::History;
use super::measure::{Measures, measure};
use super::outcomes::{ages, causes, outcomes, parts, satisfaction, way_in};
use super::quality::{alike, corrective, dates, deciders, figures, gaps, money};
use super::recommend::recommendations;
use super::review::{Action, in_short};
use super::said::Said;
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
    /// The period in a few sentences.
    pub short: Vec<String>,
    /// What the figures ask for, each with its evidence.
    pub asks: Vec<String>,
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
    /// Not shown either, since one that is too small could be computed from it.
    Withheld,
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
    /// What management reviews decided.
    pub actions: &'a [Action],
    /// The words of the sentences at its head.
    pub said: Said<'a>,
    /// How many customers there are; `None` where nobody says.
    pub customers: Option<u64>,
    pub now: DateTime<Utc>,
}

/// Makes the report.
pub fn page(material: &Material<'_>) -> Page {
    let Material { organisation, histories, period, calendar, funnel, actions, said, customers, now } = *material;
    let all = measure(histories, period, calendar, now);
    let conduct = conduct(histories, period, calendar, now);
    let months: Vec<(Period, Measures)> =
        period.months().into_iter().map(|month| (month, measure(histories, month, calendar, now))).collect();
    let mut blocks = vec![overview(&all), volumes(&months), on_time(&all, &months), days(&all, &conduct), dates(&all, &conduct)];
    blocks.extend([outcomes(&all), causes(&all), ages(&all, &conduct), satisfaction(&all), way_in(funnel), flow(material)]);
    blocks.extend([parts(material), alike(&all, &conduct), deciders(&conduct), money(&all, &conduct), corrective(actions, period)]);
    blocks.extend([figures(&all, &conduct, customers), gaps()]);
    let (short, asks) = (in_short(&all, said), recommendations(&all, said));
    Page { organisation: organisation.to_owned(), period, made_on: calendar.date_of(now), short, asks, blocks }
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

/// Returns the numbers of a column for a plot: what is hidden is not drawn.
pub(super) fn drawn(rows: &[Vec<Cell>], column: usize) -> Vec<f64> {
    let number = |row: &Vec<Cell>| if let Some(Cell::Count(count)) = row.get(column) { *count as f64 } else { 0.0 };
    rows.iter().map(number).collect()
}

/// What adds up in a table, so that one cell could be computed from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Summing {
    Columns,
    RowsAndColumns,
}

/// Hides counts of fewer cases than may be shown, and then as many more as are needed so that no line and no column has a
/// single hidden one, which could be computed from the others.
pub(super) fn suppressed_cells(mut rows: Vec<Vec<Cell>>, summing: Summing) -> Vec<Vec<Cell>> {
    rows.iter_mut().flatten().filter(|cell| matches!(cell, Cell::Count(1..CELL_MIN))).for_each(|cell| *cell = Cell::Hidden);
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    loop {
        let lines = (0..rows.len()).map(|row| (0..width).map(|column| (row, column)).collect::<Vec<_>>());
        let columns = (0..width).map(|column| (0..rows.len()).map(|row| (row, column)).collect::<Vec<_>>());
        // Only rows that balance tell of one cell by the others.
        let lines = lines.filter(|_| summing == Summing::RowsAndColumns);
        let all: Vec<Vec<(usize, usize)>> = lines.chain(columns).collect();
        let Some((row, column)) = all.iter().find_map(|places| to_be_hidden(&rows, places)) else { return rows };
        if let Some(cell) = rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            *cell = Cell::Withheld;
        }
    }
}

/// Returns the smallest count beside a single hidden one; `None` where none is alone, or nothing else can be hidden.
fn to_be_hidden(rows: &[Vec<Cell>], places: &[(usize, usize)]) -> Option<(usize, usize)> {
    let at = |(row, column): &(usize, usize)| rows.get(*row).and_then(|row| row.get(*column));
    if places.iter().filter(|place| matches!(at(place), Some(Cell::Hidden | Cell::Withheld))).count() != 1 {
        return None;
    }
    let count = |place: &(usize, usize)| if let Some(Cell::Count(count)) = at(place) { (0 < *count).then_some(*count) } else { None };
    places.iter().filter_map(|place| Some((count(place)?, *place))).min().map(|(_, place)| place)
}

/// Hides rows that count fewer cases than may be shown in `column`, and one more where a single hidden row could be computed.
pub fn suppressed(mut rows: Vec<Vec<Cell>>, column: usize) -> Vec<Vec<Cell>> {
    let count = |row: &Vec<Cell>| if let Some(Cell::Count(count)) = row.get(column) { *count } else { 0 };
    let hidden: Vec<usize> = (0..rows.len()).filter(|nth| rows.get(*nth).is_some_and(|row| (1..CELL_MIN).contains(&count(row)))).collect();
    if hidden.len() == 1 {
        let shown = (0..rows.len()).filter(|nth| !hidden.contains(nth) && rows.get(*nth).is_some_and(|row| 0 < count(row)));
        let beside = shown.min_by_key(|nth| rows.get(*nth).map_or(0, count));
        if let Some(row) = beside.and_then(|nth| rows.get_mut(nth)) {
            row.iter_mut().skip(1).for_each(|cell| *cell = Cell::Withheld);
        }
    }
    for nth in hidden {
        if let Some(row) = rows.get_mut(nth) {
            row.iter_mut().skip(1).for_each(|cell| *cell = Cell::Hidden);
        }
    }
    rows
}
