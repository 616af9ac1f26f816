//! Conditions over numbered questions, made for proofs: an answer is put in, and what remains is simplified.

use std::collections::{BTreeMap, BTreeSet};

use crate::flow::script::{Condition, FieldId, Literal, Order};

/// A condition under proof. Absent questions are already `False` in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::flow) enum Formula {
    True,
    False,
    And(Vec<Formula>),
    Or(Vec<Formula>),
    Not(Box<Formula>),
    /// What is tested of the question of this number.
    Test(usize, Probe),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::flow) enum Probe {
    In(Vec<Plain>),
    Compare(Rank, Plain),
    Answered,
    Skipped,
}

/// A literal that can be ordered; dates are days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::flow) enum Plain {
    Option(String),
    YesNo(bool),
    Number(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::flow) enum Rank {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a question may hold, as far as any condition can tell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::flow) enum Value {
    Absent,
    Skipped,
    One(Plain),
    Several(BTreeSet<String>),
    /// Answered with something that no condition compares.
    Given,
}

impl Formula {
    /// Builds the formula of a typed condition; `None` where it mentions a question without number.
    pub(in crate::flow) fn of(condition: &Condition, numbers: &BTreeMap<FieldId, usize>) -> Option<Formula> {
        let each = |parts: &[Condition]| parts.iter().map(|part| Formula::of(part, numbers)).collect::<Option<Vec<_>>>();
        let test = |field: &str, probe: Probe| numbers.get(field).map(|number| Formula::Test(*number, probe));
        Some(match condition {
            Condition::And(parts) => Formula::And(each(parts)?),
            Condition::Or(parts) => Formula::Or(each(parts)?),
            Condition::Not(part) => Formula::Not(Box::new(Formula::of(part, numbers)?)),
            Condition::Is { field, value } => test(field, Probe::In(vec![plain(value)]))?,
            Condition::IsNot { field, value } => Formula::Not(Box::new(test(field, Probe::In(vec![plain(value)]))?)),
            Condition::In { field, values } => test(field, Probe::In(values.iter().map(plain).collect()))?,
            Condition::Compare { field, order, value } => test(field, Probe::Compare(rank(*order), plain(value)))?,
            Condition::Answered(field) => test(field, Probe::Answered)?,
            Condition::Skipped(field) => test(field, Probe::Skipped)?,
        })
    }

    /// Adds the numbers of all questions mentioned.
    pub(in crate::flow) fn mentions(&self, numbers: &mut BTreeSet<usize>) {
        self.each_test(&mut |number, _| {
            numbers.insert(number);
        });
    }

    /// Calls `visit` for every test.
    pub(in crate::flow) fn each_test(&self, visit: &mut dyn FnMut(usize, &Probe)) {
        match self {
            Formula::True | Formula::False => {}
            Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| part.each_test(visit)),
            Formula::Not(inner) => inner.each_test(visit),
            Formula::Test(number, probe) => visit(*number, probe),
        }
    }

    /// Puts `value` in for the question `number` and simplifies; equal meanings become equal formulas as far as that is cheap.
    pub(in crate::flow) fn with(&self, number: usize, value: &Value) -> Formula {
        match self {
            Formula::True => Formula::True,
            Formula::False => Formula::False,
            Formula::Test(tested, probe) if *tested == number => truth(probe.holds(value)),
            Formula::Test(tested, probe) => Formula::Test(*tested, probe.clone()),
            Formula::Not(inner) => match inner.with(number, value) {
                Formula::True => Formula::False,
                Formula::False => Formula::True,
                Formula::Not(twice) => *twice,
                other @ (Formula::Test(..) | Formula::And(_) | Formula::Or(_)) => Formula::Not(Box::new(other)),
            },
            Formula::And(parts) => joined(parts.iter().map(|part| part.with(number, value)), &Formula::True, &Formula::False, Formula::And),
            Formula::Or(parts) => joined(parts.iter().map(|part| part.with(number, value)), &Formula::False, &Formula::True, Formula::Or),
        }
    }
}

/// Drops the parts that say nothing, and stops at one that decides.
fn joined(parts: impl Iterator<Item = Formula>, idle: &Formula, decisive: &Formula, join: fn(Vec<Formula>) -> Formula) -> Formula {
    let mut kept = BTreeSet::new();
    for part in parts {
        if part == *decisive {
            return part;
        }
        if part != *idle {
            kept.insert(part);
        }
    }
    let mut kept: Vec<Formula> = kept.into_iter().collect();
    match kept.len() {
        0 => idle.clone(),
        1 => kept.remove(0),
        _ => join(kept),
    }
}

impl Probe {
    fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Absent) => false,
            (Probe::Skipped, Value::Skipped) => true,
            (Probe::In(_) | Probe::Compare(..) | Probe::Answered, Value::Skipped) => false,
            (Probe::Skipped, Value::One(_) | Value::Several(_) | Value::Given) => false,
            (Probe::Answered, Value::One(_) | Value::Several(_) | Value::Given) => true,
            (Probe::In(wanted), Value::One(one)) => wanted.contains(one),
            (Probe::In(wanted), Value::Several(several)) => {
                wanted.iter().any(|wanted| matches!(wanted, Plain::Option(option) if several.contains(option)))
            }
            (Probe::Compare(rank, limit), Value::One(one)) => match rank {
                Rank::Less => one < limit,
                Rank::LessOrEqual => one <= limit,
                Rank::Greater => limit < one,
                Rank::GreaterOrEqual => limit <= one,
            },
            (Probe::In(_) | Probe::Compare(..), Value::Given) | (Probe::Compare(..), Value::Several(_)) => false,
        }
    }
}

fn truth(known: bool) -> Formula {
    if known { Formula::True } else { Formula::False }
}

fn rank(order: Order) -> Rank {
    match order {
        Order::Less => Rank::Less,
        Order::LessOrEqual => Rank::LessOrEqual,
        Order::Greater => Rank::Greater,
        Order::GreaterOrEqual => Rank::GreaterOrEqual,
    }
}

fn plain(literal: &Literal) -> Plain {
    match literal {
        Literal::Option(option) => Plain::Option(option.clone()),
        Literal::YesNo(yes) => Plain::YesNo(*yes),
        Literal::Number(number) => Plain::Number(*number),
        Literal::Date(date) => Plain::Number(i64::from(chrono::Datelike::num_days_from_ce(date))),
    }
}
