//! Blocks of a report: how much came in and went out, and how fast.

use std::collections::BTreeSet;

use super::Period;
use super::measure::{Measures, percentile};
use super::movement::{Filter, stock_flow};
use super::page::{Block, Cell, Material, Plot, few, suppressed, text};

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
            row("Answered on time", Cell::Share(all.answered)),
            row("Days to the answer (median)", Cell::Number(percentile(&all.days_to_answer, 50))),
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
    rows.extend(suppressed(by_category.collect(), 2));
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
    let row = |name: String, measures: &Measures| {
        vec![text(name), Cell::Share(measures.acknowledged), Cell::Share(measures.contacted), Cell::Share(measures.answered)]
    };
    let mut rows: Vec<Vec<Cell>> = months.iter().map(|(month, measures)| row(label(month), measures)).collect();
    rows.push(row("all".to_owned(), all));
    Block {
        id: "K06",
        title: "Answered on time",
        definition: "Of all dates that fell due in the month, those that were met. Late and still open counts as late. Lines: mean, and three standard deviations.",
        columns: vec!["month", "acknowledged within a minute", "first contact", "answer"],
        rows,
        plot: Some(Plot::Control {
            labels: months.iter().map(|(month, _)| label(month)).collect(),
            shares: months.iter().map(|(_, measures)| measures.answered).collect(),
        }),
    }
}

pub(super) fn days(all: &Measures) -> Block {
    let sorted = &all.days_to_answer;
    let mean = (!sorted.is_empty()).then(|| sorted.iter().sum::<f64>() / sorted.len() as f64);
    let row = |name: &str, value: Option<f64>| vec![text(name), Cell::Number(value)];
    Block {
        id: "K07",
        title: "Days to the answer",
        definition: "Calendar days from the customer's first word to the first final answer, of answers given in the period. No clock is paused.",
        columns: vec!["figure", "days"],
        rows: vec![
            row("median", percentile(sorted, 50)),
            row("mean", mean),
            row("nine of ten within", percentile(sorted, 90)),
            row("longest", sorted.last().copied()),
            vec![text("answers"), Cell::Count(sorted.len() as u64)],
            vec![text("still without an answer"), Cell::Count(all.unanswered)],
        ],
        plot: Some(Plot::Steps { sorted: sorted.clone(), what: "days" }),
    }
}
