//! A checklist for auditors (ISO 10002, 8.5): what each clause asks, what the records show, and where to look closer.

use chrono::{DateTime, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Closing;

use super::history::{Event, History};
use super::measure::{Measures, measure};
use super::movement::is_complaint;
use super::{Period, Share};

/// More references than these are not named: they are samples.
const SAMPLES_MAX: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Holds,
    Gap,
    /// Nothing of the kind happened in the period.
    NoCase,
}

/// One line of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub clause: &'static str,
    pub asks: &'static str,
    pub verdict: Verdict,
    pub evidence: String,
}

impl Item {
    /// Returns the line as people read it.
    pub fn line(&self) -> String {
        let verdict = match self.verdict {
            Verdict::Holds => "holds  ",
            Verdict::Gap => "GAP    ",
            Verdict::NoCase => "no case",
        };
        format!("{verdict}  {:<6} {}: {}", self.clause, self.asks, self.evidence)
    }
}

/// Checks a period.
pub fn audit(histories: &[History], period: Period, calendar: &Calendar, now: DateTime<Utc>) -> Vec<Item> {
    let (from, until) = period.instants(calendar);
    let measures = measure(histories, period, calendar, now);
    let received: Vec<&History> = of_period(histories, from, until).collect();
    let balanced = measures.flow.is_balanced();
    let verdict = if balanced { Verdict::Holds } else { Verdict::Gap };
    let mut items = vec![
        share("7.2", "each complaint has a reference and its time of receipt", gaps(&received, |history| !history.reference.is_empty())),
        share(
            "7.4",
            "receipt is acknowledged at once",
            gaps(&received, |history| history.when(|event| *event == Event::Acknowledged).next().is_some()),
        ),
        share("7.5", "each complaint has a category", gaps(&received, |history| history.category != super::history::UNCLASSIFIED)),
        plain("7.7", "answers come by the promised date", measures.answered),
        plain("7.9", "promised remedies are carried out by their day", measures.promises),
    ];
    items.extend(closings(histories, from, until));
    items.extend(of_measures(&measures));
    items.push(Item { clause: "8.1", asks: "the records add up", verdict, evidence: format!("{:?}", measures.flow) });
    items
}

fn of_period(histories: &[History], from: DateTime<Utc>, until: DateTime<Utc>) -> impl Iterator<Item = &History> {
    histories.iter().filter(move |history| is_complaint(history.class) && from <= history.received_at && history.received_at < until)
}

/// What holds of a list, with the references of those for which it does not.
struct Found {
    share: Share,
    samples: Vec<String>,
}

fn gaps(histories: &[&History], holds: impl Fn(&History) -> bool) -> Found {
    let mut found = Found { share: Share::default(), samples: Vec::new() };
    for history in histories {
        let is_held = holds(history);
        found.share.add(is_held);
        if !is_held && found.samples.len() < SAMPLES_MAX {
            found.samples.push(history.reference.clone());
        }
    }
    found
}

fn share(clause: &'static str, asks: &'static str, Found { share, samples }: Found) -> Item {
    let mut item = plain(clause, asks, share);
    if !samples.is_empty() {
        item.evidence.push_str(&format!("; not so: {}", samples.join(", ")));
    }
    item
}

fn plain(clause: &'static str, asks: &'static str, share: Share) -> Item {
    let verdict = if share.of == 0 {
        Verdict::NoCase
    } else if share.met == share.of {
        Verdict::Holds
    } else {
        Verdict::Gap
    };
    Item { clause, asks, verdict, evidence: format!("{} of {}", share.met, share.of) }
}

/// Closed cases have a decision or a reason, and a cause.
fn closings(histories: &[History], from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Item> {
    let is_closed = |history: &&History| {
        let last = |event: &Event| matches!(event, Event::Closed { closing } if !matches!(closing, Closing::Withdrawn | Closing::Merged));
        is_complaint(history.class) && history.when(last).any(|at| from <= at && at < until)
    };
    let closed: Vec<&History> = histories.iter().filter(is_closed).collect();
    vec![
        share("7.8", "each closed complaint has a decision", gaps(&closed, |history| history.finding_at(until).is_some())),
        share("8.2", "each closed complaint has a cause", gaps(&closed, |history| history.cause_at(until).is_some())),
    ]
}

fn of_measures(measures: &Measures) -> Vec<Item> {
    let asked = Share { met: measures.surveyed.min(measures.flow.closed), of: measures.flow.closed };
    let conflicts = Item {
        clause: "4.7",
        asks: "who decided does not look at it again",
        verdict: Verdict::Holds,
        evidence: format!("{} attempts prevented", measures.conflicts),
    };
    let mut survey = plain("8.3", "customers are asked how it went", asked);
    if 0 < asked.met {
        survey.verdict = Verdict::Holds;
    }
    vec![conflicts, survey, plain("7.9", "a second look is given to whoever asks", measures.escalated_answered())]
}

impl Measures {
    /// Of the second looks that were asked for, those that led to a decision so far.
    fn escalated_answered(&self) -> Share {
        Share { met: self.changed.of.min(self.escalated.met), of: self.escalated.met }
    }
}
