//! Blocks of a report: what came of it, why it happened, and what customers think.

use std::collections::{BTreeMap, BTreeSet};

use super::Share;
use super::conduct::Conduct;
use super::history::History;
use super::measure::{AGE_BANDS, Measures, measure};
use super::movement::{Filter, is_complaint, is_open};
use super::page::{
    Block, CELL_MIN, Cell, Funnel, Material, Plot, Summing, drawn, few, few_cases, gathered_small, suppressed, suppressed_cells, text,
};

pub(super) fn outcomes(all: &Measures) -> Block {
    let row = |group: &str, (name, count): (&str, u64)| vec![text(format!("{group}: {name}")), Cell::Count(count)];
    let findings = suppressed_cells(counted(&all.findings).into_iter().map(|found| row("finding", found)).collect(), Summing::Columns);
    let closings = suppressed_cells(counted(&all.closings).into_iter().map(|closed| row("closed", closed)).collect(), Summing::Columns);
    Block {
        id: "K10",
        title: "What came of it",
        definition: "Findings and reasons of closings in the period. Withdrawn and merged cases have no finding.",
        columns: vec!["outcome", "cases"],
        rows: findings.into_iter().chain(closings).collect(),
        plot: None,
    }
}

pub(super) fn causes(all: &Measures) -> Block {
    let causes = gathered_small(counted(&all.causes));
    let total: u64 = causes.iter().map(|(_, count)| count).sum();
    let mut so_far = 0;
    let row = |(name, count): &(String, u64)| {
        so_far += count;
        vec![text(name.clone()), few_cases(*count), few(Share { met: so_far, of: total })]
    };
    Block {
        id: "K18",
        title: "Causes",
        definition: "Causes of the cases closed in the period, most frequent first, and how much of all they come to together. Those of fewer than five cases are put together.",
        columns: vec!["cause", "cases", "together"],
        rows: causes.iter().map(row).collect(),
        plot: Some(Plot::Pareto {
            labels: causes.iter().map(|(name, _)| name.clone()).collect(),
            counts: causes.iter().map(|(_, count)| *count).collect(),
        }),
    }
}

/// Returns the names of the bands of age.
pub(super) fn age_names() -> Vec<String> {
    let starts = std::iter::once(0).chain(AGE_BANDS.iter().map(|last| last + 1));
    let bands = starts.zip(AGE_BANDS).map(|(first, last)| format!("{first}–{last}"));
    bands.chain([format!("> {}", AGE_BANDS.last().copied().unwrap_or_default())]).collect()
}

pub(super) fn ages(all: &Measures, conduct: &Conduct) -> Block {
    let names = age_names();
    let rows = suppressed_cells(
        names.iter().zip(all.ages).map(|(name, count)| vec![text(name.clone()), Cell::Count(count)]).collect(),
        Summing::Columns,
    );
    let open = drawn(&rows, 1);
    let late = ["past due, up to 7 days", "past due, 8 to 30 days", "past due, more than 30 days"];
    let late = suppressed_cells(
        late.iter().zip(conduct.late).map(|(name, count)| vec![text(*name), Cell::Count(count)]).collect(),
        Summing::Columns,
    );
    Block {
        id: "K02",
        title: "How old open cases are",
        definition: "Open at the end of the period, by working days since the customer first spoke. Past due: without an answer after the promised date.",
        columns: vec!["working days", "open"],
        rows: rows.into_iter().chain([vec![text("past due, together"), few_cases(all.past_due)]]).chain(late).collect(),
        plot: Some(Plot::Bars { labels: names, series: vec![("open", open)], line: None }),
    }
}

pub(super) const ITEMS: [&str; 4] = ["easy to complain", "informed, quick enough", "fair, with respect", "outcome"];

pub(super) fn satisfaction(all: &Measures) -> Block {
    let rows = ITEMS.iter().enumerate().map(|(nth, name)| {
        let share = all.satisfied(nth);
        let is_few = 0 < share.of && share.of < CELL_MIN;
        let interval = share.interval().filter(|_| !is_few);
        let interval = interval.map_or_else(|| "–".to_owned(), |(low, high)| format!("{low:.1} to {high:.1} %"));
        let mean = if is_few { Cell::Hidden } else { Cell::Number(all.mean_rating(nth)) };
        vec![text(*name), few(share), mean, few_cases(share.of), text(interval)]
    });
    let enough = |nth: &usize| CELL_MIN <= all.satisfied(*nth).of;
    let shown: Vec<usize> = (0..ITEMS.len()).filter(enough).collect();
    Block {
        id: "K20",
        title: "Satisfaction",
        definition: "Share of 4 and 5 on a scale of 5, with the 95 % interval after Wilson. Fewer than five answers are not shown.",
        columns: vec!["item", "4 or 5", "mean", "answers", "95 % interval"],
        rows: rows
            .chain([vec![
                text("answered the survey"),
                few(Share { met: all.responded, of: all.surveyed }),
                Cell::Number(None),
                few_cases(all.responded),
                text(""),
            ]])
            .collect(),
        plot: Some(Plot::Stacked {
            labels: shown.iter().filter_map(|nth| ITEMS.get(*nth)).map(|name| (*name).to_owned()).collect(),
            parts: shown.iter().filter_map(|nth| all.ratings.get(*nth)).copied().collect(),
        }),
    }
}

pub(super) fn way_in(funnel: &Funnel) -> Block {
    let Funnel(steps) = funnel;
    let first = steps.first().map_or(0, |(_, count)| *count);
    let row = |(name, count): &(String, u64)| vec![text(name.clone()), few_cases(*count), few(Share { met: *count, of: first })];
    let drawn = || steps.iter().filter(|(_, count)| CELL_MIN <= *count);
    Block {
        id: "K24",
        title: "The way in",
        definition: "How many conversations reached each step, over all time: where the bar grows shorter, people leave.",
        columns: vec!["step", "reached", "of those who began"],
        rows: steps.iter().map(row).collect(),
        plot: Some(Plot::Funnel {
            labels: drawn().map(|(name, _)| name.clone()).collect(),
            counts: drawn().map(|(_, count)| *count).collect(),
        }),
    }
}

/// What of a case says to which part it belongs.
type Part = fn(&History) -> &String;

/// Received, on time and open, by channel, language and owner.
pub(super) fn parts(material: &Material<'_>) -> Block {
    let Material { histories, period, calendar, now, .. } = *material;
    let (_, until) = period.instants(calendar);
    let groups: [(&str, Part); 3] =
        [("channel", |history| &history.channel), ("language", |history| &history.lang), ("team", |history| &history.owner)];
    let mut rows = Vec::new();
    for (group, key) in groups {
        let keys: BTreeSet<&String> = histories.iter().filter(|history| is_complaint(history.class)).map(key).collect();
        let of_group = keys.into_iter().map(|value| {
            let own: Vec<History> = histories.iter().filter(|history| key(history) == value).cloned().collect();
            let measures = measure(&own, period, calendar, now);
            let open = own.iter().filter(|history| is_open(history, until.min(now), &Filter::default())).count();
            vec![
                text(format!("{group}: {value}")),
                Cell::Count(measures.flow.received),
                few(measures.answered),
                Cell::Count(open as u64),
                few(measures.satisfied(3)),
            ]
        });
        rows.extend(suppressed_cells(suppressed(of_group.collect(), 1), Summing::Columns));
    }
    Block {
        id: "K23",
        title: "By channel, language and team",
        definition: "Received, answered on time, open at the end, and satisfied with the outcome (4 or 5 of 5). Rows of fewer than five cases are not shown.",
        columns: vec!["part", "received", "answered on time", "open", "satisfied"],
        rows,
        plot: None,
    }
}

pub(super) fn counted(counts: &BTreeMap<&'static str, u64>) -> Vec<(&'static str, u64)> {
    let mut counts: Vec<(&'static str, u64)> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    counts
}
