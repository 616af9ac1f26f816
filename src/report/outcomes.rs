//! Blocks of a report: what came of it, why it happened, and what customers think.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::decision::Cause;

use super::Share;
use super::history::History;
use super::measure::{AGE_BANDS, Measures, measure};
use super::movement::{Filter, is_complaint, is_open};
use super::page::{Block, CELL_MIN, Cell, Funnel, Material, Plot, few, suppressed, text};

pub(super) fn outcomes(all: &Measures) -> Block {
    let findings = counted(&all.findings).into_iter().map(|(name, count)| vec![text(format!("finding: {name}")), Cell::Count(count)]);
    let closings = counted(&all.closings).into_iter().map(|(name, count)| vec![text(format!("closed: {name}")), Cell::Count(count)]);
    Block {
        id: "K10",
        title: "What came of it",
        definition: "Findings and reasons of closings in the period. Withdrawn and merged cases have no finding.",
        columns: vec!["outcome", "cases"],
        rows: findings.chain(closings).collect(),
        plot: None,
    }
}

pub(super) fn causes(all: &Measures) -> Block {
    let causes = counted(&all.causes);
    let total: u64 = causes.iter().map(|(_, count)| count).sum();
    let mut so_far = 0;
    let row = |(name, count): &(&'static str, u64)| {
        so_far += count;
        vec![text(*name), Cell::Count(*count), Cell::Share(Share { met: so_far, of: total })]
    };
    Block {
        id: "K18",
        title: "Causes",
        definition: "Causes of the cases closed in the period, most frequent first, and how much of all they come to together.",
        columns: vec!["cause", "cases", "together"],
        rows: causes.iter().map(row).collect(),
        plot: Some(Plot::Pareto {
            labels: causes.iter().map(|(name, _)| (*name).to_owned()).collect(),
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

pub(super) fn ages(all: &Measures) -> Block {
    let names = age_names();
    let rows = names.iter().zip(all.ages).map(|(name, count)| vec![text(name.clone()), Cell::Count(count)]);
    Block {
        id: "K02",
        title: "How old open cases are",
        definition: "Open at the end of the period, by working days since the customer first spoke. Past due: without an answer after the promised date.",
        columns: vec!["working days", "open"],
        rows: rows.chain([vec![text("past due"), Cell::Count(all.past_due)]]).collect(),
        plot: Some(Plot::Bars { labels: names, series: vec![("open", all.ages.iter().map(|count| *count as f64).collect())], line: None }),
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
        vec![text(*name), few(share), mean, Cell::Count(share.of), text(interval)]
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
                Cell::Share(Share { met: all.responded, of: all.surveyed }),
                Cell::Number(None),
                Cell::Count(all.responded),
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
    let row = |(name, count): &(String, u64)| vec![text(name.clone()), Cell::Count(*count), Cell::Share(Share { met: *count, of: first })];
    Block {
        id: "K24",
        title: "The way in",
        definition: "How many conversations reached each step, over all time: where the bar grows shorter, people leave.",
        columns: vec!["step", "reached", "of those who began"],
        rows: steps.iter().map(row).collect(),
        plot: Some(Plot::Funnel {
            labels: steps.iter().map(|(name, _)| name.clone()).collect(),
            counts: steps.iter().map(|(_, count)| *count).collect(),
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
                Cell::Share(measures.answered),
                Cell::Count(open as u64),
            ]
        });
        rows.extend(suppressed(of_group.collect(), 1));
    }
    Block {
        id: "K23",
        title: "By channel, language and team",
        definition: "Received, answered on time and open at the end. Rows of fewer than five cases are not shown.",
        columns: vec!["part", "received", "answered on time", "open"],
        rows,
        plot: None,
    }
}

pub(super) fn needs(all: &Measures) -> Block {
    Block {
        id: "K22",
        title: "Customers with needs",
        definition: "Answered on time: customers who told us of a need, beside all others. A gap is a reason to look closer.",
        columns: vec!["customers", "answered on time"],
        rows: vec![vec![text("with a need"), few(all.with_needs)], vec![text("without"), few(all.without_needs)]],
        plot: None,
    }
}

pub(super) fn figures(all: &Measures) -> Block {
    let share = |id: &str, name: &str, share: Share| vec![text(id), text(name), Cell::Share(share)];
    let count = |id: &str, name: &str, count: u64| vec![text(id), text(name), Cell::Count(count)];
    let other = all.causes.get(Cause::Unknown.code()).copied().unwrap_or_default();
    let mut rows = vec![
        count("K01", "received, gross", all.flow.received),
        count("K01", "received, without duplicates", all.received_net),
        share("K09", "settled at first contact, of closings 30 days ago", all.first_contact),
        share("K11", "reopened within 30 days, of closings 30 days ago", all.reopened),
        share("K12", "same person and category again, of closed", all.repeated),
        share("K13", "second look asked for, of decided", all.escalated),
        share("K13", "changed by the second look", all.changed),
        share("K14", "with an outside body, of closed", all.outside),
        count("K15", "severity raised after it was judged", all.raised),
        count("K15", "severity lowered after it was judged", all.lowered),
        count("K15", "judged", all.assessed),
        count("K16", "dates missed", all.breaches),
        count("K16", "hours late, together", u64::try_from(all.minutes_late / 60).unwrap_or_default()),
        share("K17", "promises kept on their day, of those due", all.promises),
        count("K17", "promises not yet due", all.promises_open),
        count("K21", "safety reports", all.safety),
        count("K25", "messages that did not arrive", all.undelivered),
        count("K26", "conflicts prevented", all.conflicts),
        share("K28", "closed without cause or category", all.unclassified),
        count("K28", "cause unknown", other),
    ];
    rows.extend(all.others_received.iter().map(|(name, received)| count("–", &format!("received, {name}"), *received)));
    rows.extend(all.withdrawn_for.iter().map(|(reason, withdrawn)| count("–", &format!("withdrawn: {reason}"), *withdrawn)));
    rows.extend(counted(&all.remedies).into_iter().map(|(name, promised)| count("K17", &format!("promised: {name}"), promised)));
    Block {
        id: "figures",
        title: "All figures",
        definition: "Each with its number in the catalogue of figures; how they count stands below.",
        columns: vec!["id", "figure", "value"],
        rows,
        plot: None,
    }
}

pub(super) fn counted(counts: &BTreeMap<&'static str, u64>) -> Vec<(&'static str, u64)> {
    let mut counts: Vec<(&'static str, u64)> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    counts
}
