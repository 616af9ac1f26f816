//! Blocks of a report: whether dates are kept and customers informed, whether all are treated alike, money, and corrective actions.

use chrono::NaiveDate;

use super::conduct::Conduct;
use super::measure::{Measures, percentile};
use super::outcomes::counted;
use super::page::{Block, CELL_MIN, Cell, Summing, few, few_cases, gathered_small, suppressed_cells, text};
use super::review::Action;
use super::volumes::of_many;
use super::{Period, Share};

pub(super) fn dates(all: &Measures, conduct: &Conduct) -> Block {
    let row = |id: &str, name: &str, share: Share| vec![text(id), text(name), few(share)];
    Block {
        id: "dates",
        title: "Dates and news",
        definition: "Met, of all that fell due in the period. Acknowledged: accepted by the other side within a minute, counted from the arrival of a mail, or from when a chat became a case. Kept informed: of the customers who waited for an answer, those who never waited more than five working days for news.",
        columns: vec!["id", "what", "met"],
        rows: vec![
            row("K03", "acknowledged within a minute", all.acknowledged),
            row("K04", "first contact by a person", all.contacted),
            row("K05", "judged how urgent it is", conduct.assessed),
            row("K06", "answered by the date that was told", all.answered),
            row("K06", "answered by the date of the law", conduct.statutory),
            row("K06", "of those late, within the later date that was told in time", conduct.extended),
            row("K08", "kept informed", conduct.informed),
            row("K17", "promises carried out on their day", all.promises),
            row("K27", "requests about personal data, answered in time", conduct.data_on_time),
        ],
        plot: None,
    }
}

/// Customers with a need beside all others (FCA FG21/1: outcomes must be as good).
pub(super) fn alike(all: &Measures, conduct: &Conduct) -> Block {
    let [needs, others] = &conduct.days;
    let [right_needs, right_others] = conduct.upheld;
    let row = |name: &str, on_time: Share, right: Share, days: &[f64]| {
        vec![text(name), few(on_time), few(right), of_many(days, percentile(days, 50))]
    };
    Block {
        id: "K22",
        title: "Customers with needs",
        definition: "Customers who told us of a need, beside all others: answered on time, right in full or in part, days to the answer. A gap is a reason to look closer.",
        columns: vec!["customers", "on time", "were right", "days (median)"],
        rows: vec![row("with a need", all.with_needs, right_needs, needs), row("without", all.without_needs, right_others, others)],
        plot: None,
    }
}

/// Whether it depends on who has the case.
pub(super) fn deciders(conduct: &Conduct) -> Block {
    let together = |all: Share, share: &Share| Share { met: all.met + share.met, of: all.of + share.of };
    let all = conduct.by_owner.values().fold(Share::default(), together);
    let row = |(owner, share): (&String, &Share)| {
        let limits = all.limits(share.of).filter(|_| CELL_MIN <= share.of && 1 < conduct.by_owner.len());
        let limits = limits.map_or_else(|| "–".to_owned(), |(low, high)| format!("{low:.0} to {high:.0} %"));
        vec![text(owner.clone()), few(*share), text(limits)]
    };
    let rows = conduct.by_owner.iter().map(row);
    Block {
        id: "K26",
        title: "Were customers right?",
        definition: "Right in full or in part, of the closed cases with a finding, by who had the case. Limits: three standard deviations around the share of all, for as many cases. Who lies outside of them decides otherwise than by chance: a reason to compare decisions.",
        columns: vec!["who had the case", "were right", "limits"],
        rows: rows.collect(),
        plot: None,
    }
}

pub(super) fn money(all: &Measures, conduct: &Conduct) -> Block {
    let promised = gathered_small(counted(&all.remedies)).into_iter();
    let promised = promised.map(|(name, count)| vec![text("K17"), text(format!("promised: {name}")), few_cases(count)]);
    let paid = conduct.paid.iter().map(|(currency, hundredths)| {
        vec![text("K17"), text(format!("paid, {currency}")), text(format!("{}.{:02}", hundredths / 100, hundredths % 100))]
    });
    let hours = conduct.minutes_spent as f64 / 60.0;
    let spent = [vec![text("K30"), text("hours of work, as staff say"), Cell::Number(Some(hours))]];
    let open = [vec![text("K17"), text("promises not yet due"), few_cases(all.promises_open)]];
    Block {
        id: "money",
        title: "Remedies, money and hours",
        definition: "Promised in the period, by kind; paid: promises with a sum that were carried out in it. Hours: what staff write as “Hours: 1.5” with a decision.",
        columns: vec!["id", "what", "value"],
        rows: promised.chain(open).chain(paid).chain(spent).collect(),
        plot: None,
    }
}

/// Figures of the catalogue of which the records hold nothing, each with the reason.
pub(super) const GAPS: [(&str, &str, &str); 5] = [
    ("K21", "notified to an authority", "such reports are made outside the program, which is not told of them"),
    ("K25", "reached on the other channel instead", "such a letter counts as one that did not arrive and one that did"),
    ("K27", "data erased on request", "an erasure leaves nothing that could be counted; the requests are counted when they come in"),
    ("K27", "unusual reading of cases", "who reads a case is not recorded, only who acts on it"),
    ("K29", "promises kept, of all that were made", "only complaints that cite a promise are known to the program"),
];

pub(super) fn gaps() -> Block {
    Block {
        id: "gaps",
        title: "What is not computed",
        definition: "Figures of the catalogue of which the records hold nothing, and why.",
        columns: vec!["id", "figure", "why not"],
        rows: GAPS.iter().map(|(id, figure, why)| vec![text(*id), text(*figure), text(*why)]).collect(),
        plot: None,
    }
}

/// What management reviews decided, and whether it helped.
pub(super) fn corrective(actions: &[Action], period: Period) -> Block {
    let row = |name: &str, is_it: &dyn Fn(&Action) -> bool| {
        vec![text(name), Cell::Count(actions.iter().filter(|action| is_it(action)).count() as u64)]
    };
    let within = |day: NaiveDate| period.from <= day && day < period.to;
    Block {
        id: "K19",
        title: "Corrective actions",
        definition: "Decided in the period; done, open, overdue at its end, and found to have helped when that was checked later, of all that was ever decided.",
        columns: vec!["actions", "number"],
        rows: vec![
            row("decided in the period", &|action| within(action.decided_on)),
            row("done", &|action| action.done),
            row("open", &|action| !action.done),
            row("overdue", &|action| !action.done && action.due_on < period.to),
            row("helped", &|action| action.helped == Some(true)),
            row("did not help, open again", &|action| action.helped == Some(false)),
        ],
        plot: None,
    }
}

pub(super) fn figures(all: &Measures, conduct: &Conduct, customers: Option<u64>) -> Block {
    let share = |id: &str, name: &str, share: Share| vec![text(id), text(name), few(share)];
    let count = |id: &str, name: &str, count: u64| vec![text(id), text(name), few_cases(count)];
    let thousand = customers.map(|customers| 1000.0 * all.flow.received as f64 / customers.max(1) as f64);
    let minutes = &conduct.minutes_to_alarm;
    let mut rows = vec![
        vec![text("K01"), text("received, gross"), Cell::Count(all.flow.received)],
        vec![text("K01"), text("received, without duplicates"), Cell::Count(all.received_net)],
        vec![text("K01"), text("received, of a thousand customers"), Cell::Number(thousand)],
        share("K09", "settled at first contact, of closings 30 days ago", all.first_contact),
        share("K11", "reopened within 30 days, of closings 30 days ago", all.reopened),
        share("K12", "same person and category again, of closed", all.repeated),
        share("K13", "second look asked for, of decided", all.escalated),
        share("K13", "changed by the second look", all.changed),
        share("K14", "with an outside body, of closed", all.outside),
        share("K14", "changed after the outside body, of those it decided", conduct.overturned),
        count("K15", "severity raised after it was judged", all.raised),
        count("K15", "severity lowered after it was judged", all.lowered),
        count("K15", "judged", all.assessed),
        count("K16", "dates missed", all.breaches),
        count("K16", "hours late, together", u64::try_from(all.minutes_late / 60).unwrap_or_default()),
        count("K16", "missed, and nobody said why", conduct.unexplained),
        count("K21", "safety reports", all.safety),
        count("K21", "with an injury", conduct.injuries),
        vec![text("K21"), text("minutes until somebody was alarmed (median)"), of_many(minutes, percentile(minutes, 50))],
        count("K21", "recalls promised", conduct.recalls),
        count("K25", "messages that did not arrive", all.undelivered),
        count("K25", "of them to customers in a chat", all.undelivered_in_chats),
        count("K25", "customers whom nothing reaches", conduct.unreachable),
        count("K26", "conflicts prevented", all.conflicts),
        share("K27", "requests about personal data refused, of decided", conduct.data_refused),
        share("K28", "closed without cause or category", all.unclassified),
        count("K28", "cause unknown", all.causes.get("unknown").copied().unwrap_or_default()),
        share("K28", "received in the category “other”", conduct.other),
        share("K28", "received without what would put it right", conduct.without_wish),
        share("K29", "published promises that were kept, of those cited", conduct.cited_kept),
    ];
    let patterns = counted(&conduct.patterns).into_iter().map(|(name, closed)| vec![text(format!("closed: {name}")), Cell::Count(closed)]);
    let patterns = suppressed_cells(patterns.collect(), Summing::Columns).into_iter();
    rows.extend(patterns.map(|row| std::iter::once(text("K18")).chain(row).collect::<Vec<Cell>>()));
    rows.extend(all.others_received.iter().map(|(name, received)| count("–", &format!("received, {name}"), *received)));
    rows.extend(all.withdrawn_for.iter().map(|(reason, withdrawn)| count("–", &format!("withdrawn: {reason}"), *withdrawn)));
    Block {
        id: "figures",
        title: "All other figures",
        definition: "Each with its number in the catalogue of figures; how they count stands below.",
        columns: vec!["id", "figure", "value"],
        rows,
        plot: None,
    }
}
