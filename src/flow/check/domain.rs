//! The values of a question that some condition can tell apart.

use std::collections::BTreeSet;

use crate::flow::script::Kind;

use super::formula::{Plain, Probe, Value};

/// More options than this, compared in one `choices` question, are not enumerated.
const COMPARED_OPTION_COUNT_MAX: usize = 8;

/// Returns one value of each class that `probes` can tell apart; `None` where they are too many to prove anything.
pub(in crate::flow) fn of(kind: &Kind, probes: &[Probe]) -> Option<Vec<Value>> {
    match kind {
        Kind::Choice { options } => Some(options.iter().map(|option| Value::One(Plain::Option(option.clone()))).collect()),
        Kind::Choices { options, count } => subsets(options, *count, probes),
        Kind::YesNo | Kind::Consent => Some(vec![Value::One(Plain::YesNo(true)), Value::One(Plain::YesNo(false))]),
        Kind::Number { range } | Kind::Amount { range, .. } => Some(numbers(*range, probes)),
        Kind::Date { .. } => Some(numbers((None, None), probes)),
        Kind::Text { .. }
        | Kind::Email
        | Kind::Phone
        | Kind::Photo { .. }
        | Kind::File { .. }
        | Kind::Location
        | Kind::Contact
        | Kind::Case => Some(vec![Value::Given]),
    }
}

/// Returns every set of compared options that can be chosen, the others filling up to the least count.
fn subsets(options: &[String], count: (usize, usize), probes: &[Probe]) -> Option<Vec<Value>> {
    let compared: BTreeSet<&String> = literals(probes).filter_map(|plain| option_of(plain)).collect();
    if COMPARED_OPTION_COUNT_MAX < compared.len() {
        return None;
    }
    let compared: Vec<&String> = compared.into_iter().filter(|option| options.contains(option)).collect();
    let others = options.len() - compared.len();
    let sets = (0..1_usize << compared.len()).map(|bits| {
        let chosen = compared.iter().enumerate().filter(|(nth, _)| bits >> nth & 1 == 1);
        chosen.map(|(_, option)| (*option).clone()).collect::<BTreeSet<String>>()
    });
    let possible = |set: &BTreeSet<String>| set.len() <= count.1 && count.0 <= set.len() + others;
    Some(sets.filter(possible).map(Value::Several).collect())
}

/// Returns each compared number and one between each two, inside the range.
fn numbers(range: (Option<i64>, Option<i64>), probes: &[Probe]) -> Vec<Value> {
    let mut points = BTreeSet::new();
    for limit in literals(probes).filter_map(number_of) {
        points.extend([limit.saturating_sub(1), limit, limit.saturating_add(1)]);
    }
    points.extend([range.0.unwrap_or(0), range.1.unwrap_or(0)]);
    let inside = |point: &i64| range.0.is_none_or(|least| least <= *point) && range.1.is_none_or(|most| *point <= most);
    points.into_iter().filter(inside).map(|point| Value::One(Plain::Number(point))).collect()
}

fn literals(probes: &[Probe]) -> impl Iterator<Item = &Plain> {
    probes.iter().flat_map(|probe| match probe {
        Probe::In(values) => values.iter().collect::<Vec<_>>(),
        Probe::Compare(_, value) => vec![value],
        Probe::Answered | Probe::Skipped => Vec::new(),
    })
}

fn option_of(plain: &Plain) -> Option<&String> {
    match plain {
        Plain::Option(option) => Some(option),
        Plain::YesNo(_) | Plain::Number(_) => None,
    }
}

fn number_of(plain: &Plain) -> Option<i64> {
    match plain {
        Plain::Number(number) => Some(*number),
        Plain::Option(_) | Plain::YesNo(_) => None,
    }
}
