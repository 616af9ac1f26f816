//! A checklist for auditors (ISO 10002, 8.5): what each clause asks, what the records show, and where to look closer.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Closing;

use super::clauses;
use super::conduct::{Conduct, conduct};
use super::history::{Event, History};
use super::measure::{Measures, measure};
use super::movement::{StockFlow, is_complaint};
use super::review::Action;
use super::{Period, Share};

/// More references than these are not named: they are samples.
const SAMPLES_MAX: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Holds,
    Gap,
    /// Nothing of the kind happened in the period.
    NoCase,
    /// No record of a case tells: the organisation shows it.
    Elsewhere,
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
            Verdict::Elsewhere => "to show",
        };
        format!("{verdict}  {:<9} {}: {}", self.clause, self.asks, self.evidence)
    }
}

/// Checks a period.
pub fn audit(histories: &[History], period: Period, calendar: &Calendar, actions: &[Action], now: DateTime<Utc>) -> Vec<Item> {
    let (from, until) = period.instants(calendar);
    let measures = measure(histories, period, calendar, now);
    let received: Vec<&History> = of_period(histories, from, until).collect();
    let reachable: Vec<&History> = received.iter().copied().filter(|history| history.acknowledge_from.is_some()).collect();
    let balanced = measures.flow.is_balanced();
    let verdict = if balanced { Verdict::Holds } else { Verdict::Gap };
    let mut items = vec![
        share("7.2", "each complaint has a reference and its time of receipt", gaps(&received, |history| !history.reference.is_empty())),
        share(
            "7.4",
            "receipt is acknowledged at once",
            gaps(&reachable, |history| history.when(|event| *event == Event::Acknowledged).next().is_some()),
        ),
        share("7.5", "each complaint has a category", gaps(&received, |history| history.category != super::history::UNCLASSIFIED)),
        plain("7.7", "answers come by the promised date", measures.answered),
        plain("7.9", "promised remedies are carried out by their day", measures.promises),
    ];
    items.extend(closings(histories, from, until));
    items.extend(of_measures(&measures));
    items.extend(of_conduct(&measures, &conduct(histories, period, calendar, now)));
    items.extend(of_actions(actions, period));
    items.extend(of_receipt(&received, actions, period));
    items.extend(clauses::shown_elsewhere());
    items.push(Item { clause: "8.1", asks: "the records add up", verdict, evidence: added_up(&measures.flow) });
    items.sort_by_key(|item| place(item.clause));
    items
}

/// Clauses stand in their order, those of other texts last.
fn place(clause: &str) -> (u32, u32) {
    let mut parts = clause.split('.').map(|part| part.parse().ok());
    match (parts.next().flatten(), parts.next().flatten()) {
        (Some(chapter), Some(section)) => (chapter, section),
        (_, _) => (u32::MAX, 0),
    }
}

fn added_up(flow: &StockFlow) -> String {
    let StockFlow { open_start, received, reopened, converted_in, moved_in, closed, merged, converted_out, moved_out, open_end } = flow;
    format!(
        "open {open_start} + received {received} + reopened {reopened} + converted in {converted_in} + moved in {moved_in} = closed {closed} + merged {merged} + converted out {converted_out} + moved out {moved_out} + open {open_end}"
    )
}

fn of_conduct(measures: &Measures, conduct: &Conduct) -> Vec<Item> {
    let missed = measures.breaches;
    vec![
        plain("4.15", "dates of the law are kept", conduct.statutory),
        plain("4.12", "whoever missed a date has said why", Share { met: missed.saturating_sub(conduct.unexplained), of: missed }),
        plain("7.3", "customers hear how their case stands while they wait", conduct.informed),
        plain("7.5", "how urgent a case is gets judged by its date", conduct.assessed),
        plain("7.7", "who is answered late was told in time, with a later date that was kept", conduct.extended),
        plain("GDPR 12.3", "requests about personal data are answered in time", conduct.data_on_time),
    ]
}

/// Whether people can complain in their own way, whether what they ask for is known, and whether something is learned of it.
fn of_receipt(received: &[&History], actions: &[Action], period: Period) -> Vec<Item> {
    let channels: BTreeSet<&String> = received.iter().map(|history| &history.channel).collect();
    let langs: BTreeSet<&String> = received.iter().map(|history| &history.lang).collect();
    let decided = actions.iter().filter(|action| period.from <= action.decided_on && action.decided_on < period.to).count();
    let known = |clause, asks, is_there: bool, evidence| {
        let verdict = if is_there { Verdict::Holds } else { Verdict::NoCase };
        Item { clause, asks, verdict, evidence }
    };
    let ways = format!("{} channels, {} languages", channels.len(), langs.len());
    vec![
        known("4.5", "people complain by the channel and in the language that is theirs", !received.is_empty(), ways),
        share("4.11", "what would put it right is asked and known", gaps(received, |history| history.has_wish)),
        known("4.13", "what complaints show becomes actions", 0 < decided, format!("{decided} decided in the period")),
        share("7.6", "how much work a case took is noted", gaps(received, |history| history.when(is_spent).next().is_some())),
        known("8.4", "the handling is measured", true, "`redress report`, with a definition and a table for each figure".to_owned()),
        known("8.5", "the handling is audited", true, "this checklist".to_owned()),
    ]
}

fn is_spent(event: &Event) -> bool {
    matches!(event, Event::Spent { .. })
}

/// What management reviews decided is done, and whether it helped is known.
fn of_actions(actions: &[Action], period: Period) -> Vec<Item> {
    let (mut done, mut checked) = (Share::default(), Share::default());
    for action in actions {
        if action.due_on < period.to {
            done.add(action.done);
        }
        if action.done {
            checked.add(action.helped == Some(true));
        }
    }
    vec![
        plain("8.6", "actions of management reviews are done by their day", done),
        plain("8.7", "actions that are done were found to help", checked),
    ]
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
