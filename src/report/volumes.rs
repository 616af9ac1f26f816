//! Blocks of a report: how much came in and went out, and how fast.

use std::collections::BTreeSet;

use super::conduct::Conduct;
use super::measure::{Measures, percentile};
use super::movement::{Filter, stock_flow};
use super::page::{Block, CELL_MIN, Cell, Material, Plot, Summing, few, few_cases, suppressed_cells, text};
use super::{Period, Share};

pub(super) fn overview(all: &Measures) -> Block {
    let row = |name: &str, cell: Cell| vec![text(name), cell];
    Block {
        id: "overview",
        title: "At a glance",
        definition: "The figures of the period that most people ask for first.",
        columns: vec!["figure", "value"],
        rows: vec![
            row("Complaints received", Cell::Count(all.flow.received)),
            row("Closed", Cell::Count(all.flow.closed)),
            row("Open at the end", Cell::Count(all.flow.open_end)),
            row("Answered on time", few(all.answered)),
            row("Days to the answer (median)", of_many(&all.days_to_answer, percentile(&all.days_to_answer, 50))),
            row("Satisfied with the outcome", few(all.satisfied(3))),
        ],
        plot: None,
    }
}

fn label(month: &Period) -> String {
    month.from.format("%Y-%m").to_string()
}

pub(super) fn volumes(months: &[(Period, Measures)]) -> Block {
    let labels: Vec<String> = months.iter().map(|(month, _)| label(month)).collect();
    let column = |value: fn(&Measures) -> u64| months.iter().map(|(_, measures)| value(measures) as f64).collect::<Vec<f64>>();
    let row = |(month, measures): &(Period, Measures)| {
        let flow = measures.flow;
        vec![
            text(label(month)),
            Cell::Count(flow.received),
            Cell::Count(flow.reopened),
            Cell::Count(flow.closed),
            Cell::Count(flow.open_end),
        ]
    };
    Block {
        id: "K01",
        title: "Complaints received, closed and open",
        definition: "Received: by when the customer first spoke. Closed: each closing, also of reopened cases. Open: at the end of the month.",
        columns: vec!["month", "received", "reopened", "closed", "open at the end"],
        rows: months.iter().map(row).collect(),
        plot: Some(Plot::Bars {
            labels,
            series: vec![("received", column(|measures| measures.flow.received)), ("closed", column(|measures| measures.flow.closed))],
            line: Some(("open", column(|measures| measures.flow.open_end))),
        }),
    }
}

/// The stock and what moved it, by category and by owner; every row balances.
pub(super) fn flow(material: &Material<'_>) -> Block {
    let Material { histories, period, calendar, now, .. } = *material;
    let (from, until) = period.instants(calendar);
    let until = until.min(now.max(from));
    let row = |name: String, filter: &Filter| {
        let flow = stock_flow(histories, from, until, filter);
        let counts = [flow.open_start, flow.received, flow.reopened, flow.converted_in, flow.moved_in];
        let outs = [flow.closed, flow.merged, flow.converted_out, flow.moved_out, flow.open_end];
        std::iter::once(text(name)).chain(counts.into_iter().chain(outs).map(Cell::Count)).collect::<Vec<Cell>>()
    };
    let mut rows = vec![row("all".to_owned(), &Filter::default())];
    let categories: BTreeSet<&String> = histories.iter().map(|history| &history.category).collect();
    let by_category =
        categories.into_iter().map(|category| row(category.clone(), &Filter { category: Some(category.clone()), owner: None }));
    rows.extend(by_category);
    let rows = suppressed_cells(rows, Summing::RowsAndColumns);
    Block {
        id: "flow",
        title: "Stock and flow",
        definition: "Open at the start + received + reopened + converted in + moved in = closed + merged + converted out + moved out + open at the end.",
        columns: vec![
            "category",
            "open before",
            "received",
            "reopened",
            "conv. in",
            "moved in",
            "closed",
            "merged",
            "conv. out",
            "moved out",
            "open after",
        ],
        rows,
        plot: None,
    }
}

pub(super) fn on_time(all: &Measures, months: &[(Period, Measures)]) -> Block {
    let row =
        |name: String, measures: &Measures| vec![text(name), few(measures.acknowledged), few(measures.contacted), few(measures.answered)];
    let mut rows: Vec<Vec<Cell>> = months.iter().map(|(month, measures)| row(label(month), measures)).collect();
    rows.push(row("all".to_owned(), all));
    Block {
        id: "K06",
        title: "Answered on time",
        definition: "Of all dates that fell due in the month, those that were met. Late and still open counts as late. The acknowledgement counts from the filing: a mail from its arrival, a chat from the answer or the silence that made it a complaint. Lines: mean, and three standard deviations.",
        columns: vec!["month", "acknowledged within a minute", "first contact", "answer"],
        rows,
        plot: Some(Plot::Control {
            labels: months.iter().map(|(month, _)| label(month)).collect(),
            shares: months
                .iter()
                .map(|(_, measures)| measures.answered)
                .map(|share| if share.of < CELL_MIN { Share::default() } else { share })
                .collect(),
        }),
    }
}

/// Hides what is computed of few cases: it would be theirs.
pub(super) fn of_many(sorted: &[f64], value: Option<f64>) -> Cell {
    if (1..CELL_MIN).contains(&(sorted.len() as u64)) { Cell::Hidden } else { Cell::Number(value) }
}

pub(super) fn mean(sorted: &[f64]) -> Option<f64> {
    (!sorted.is_empty()).then(|| sorted.iter().sum::<f64>() / sorted.len() as f64)
}

pub(super) fn days(all: &Measures, conduct: &Conduct) -> Block {
    let (sorted, own, hours) = (&all.days_to_answer, &conduct.own_days, &conduct.working_hours);
    let row = |name: &str, of: fn(&[f64]) -> Option<f64>| {
        let cells = [sorted, own, hours].map(|sorted| of_many(sorted, of(sorted)));
        std::iter::once(text(name)).chain(cells).collect::<Vec<Cell>>()
    };
    let alone = |name: &str, count: u64| vec![text(name), few_cases(count), text(""), text("")];
    Block {
        id: "K07",
        title: "Days to the answer",
        definition: "From the customer's first word to the first final answer, of answers given in the period: in calendar days, without the time in which we waited for the customer, and in working hours.",
        columns: vec!["figure", "days", "our days", "working hours"],
        rows: vec![
            row("median", |sorted| percentile(sorted, 50)),
            row("mean", mean),
            row("nine of ten within", |sorted| percentile(sorted, 90)),
            row("longest", |sorted| sorted.last().copied()),
            alone("answers", sorted.len() as u64),
            alone("still without an answer", all.unanswered),
        ],
        plot: Some(Plot::Steps { sorted: if (sorted.len() as u64) < CELL_MIN { Vec::new() } else { sorted.clone() }, what: "days" }),
    }
}
