//! The figures of a period, by the counting rules of [`super::RULES`].

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::{Cause, Closing, Finding, Level, Remedy};
use crate::flow::finish::Class;

use super::history::{Event, History, UNCLASSIFIED};
use super::movement::{Filter, StockFlow, is_complaint, is_open, stock_flow};
use super::{Period, Share};

/// An acknowledgement is on time when the other side has accepted it within this: for a chat, with the message id of the Bot API.
const ACKNOWLEDGED_WITHIN: TimeDelta = TimeDelta::seconds(60);
/// A case is settled at first contact within so many working days.
const FIRST_CONTACT_DAYS: usize = 3;
const REOPENED_WITHIN: TimeDelta = TimeDelta::days(30);
const REPEAT_WITHIN: TimeDelta = TimeDelta::days(365);
/// The last working day of each band of age; the fifth band has no end.
pub const AGE_BANDS: [usize; 4] = [5, 10, 20, 40];

/// The figures of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    pub flow: StockFlow,
    pub received_net: u64,
    /// Matters that are no complaints, by their class.
    pub others_received: BTreeMap<&'static str, u64>,
    pub acknowledged: Share,
    pub contacted: Share,
    pub answered: Share,
    /// Calendar days to the first answer, of answers in the period, in order.
    pub days_to_answer: Vec<f64>,
    pub unanswered: u64,
    pub first_contact: Share,
    pub findings: BTreeMap<&'static str, u64>,
    pub closings: BTreeMap<&'static str, u64>,
    pub reopened: Share,
    pub repeated: Share,
    pub escalated: Share,
    pub changed: Share,
    pub outside: Share,
    pub raised: u64,
    pub lowered: u64,
    pub assessed: u64,
    pub breaches: u64,
    pub minutes_late: i64,
    pub promises: Share,
    pub promises_open: u64,
    pub remedies: BTreeMap<&'static str, u64>,
    pub causes: BTreeMap<&'static str, u64>,
    pub unclassified: Share,
    /// For each item how many gave 1, 2, 3, 4 and 5.
    pub ratings: [[u64; 5]; 4],
    pub surveyed: u64,
    pub responded: u64,
    pub safety: u64,
    pub withdrawn_for: BTreeMap<String, u64>,
    pub undelivered: u64,
    /// Of them those to customers in a chat, who may have blocked it.
    pub undelivered_in_chats: u64,
    pub conflicts: u64,
    pub ages: [u64; 5],
    pub past_due: u64,
    pub with_needs: Share,
    pub without_needs: Share,
}

/// Counts a period. `now` is the instant up to which anything is known.
pub fn measure(histories: &[History], period: Period, calendar: &Calendar, now: DateTime<Utc>) -> Measures {
    let span = Span::new(period, calendar, now);
    let mut measures = Measures { flow: stock_flow(histories, span.from, span.until, &Filter::default()), ..Measures::default() };
    measures.received_net = measures.flow.received.saturating_sub(measures.flow.merged);
    for history in histories {
        if !is_complaint(class_at(history, span.until)) {
            measures.other(history, &span);
            continue;
        }
        measures.deadlines(history, &span);
        measures.closings(history, &span, histories);
        measures.events(history, &span);
        measures.age(history, &span);
    }
    measures.days_to_answer.sort_by(f64::total_cmp);
    measures
}

/// The instants of a period, with its working time.
pub(super) struct Span<'a> {
    pub(super) from: DateTime<Utc>,
    pub(super) until: DateTime<Utc>,
    pub(super) calendar: &'a Calendar,
}

impl<'a> Span<'a> {
    /// Makes a span that ends with what is known.
    pub(super) fn new(period: Period, calendar: &'a Calendar, now: DateTime<Utc>) -> Self {
        let (from, until) = period.instants(calendar);
        Self { from, until: until.min(now.max(from)), calendar }
    }

    /// Tells whether a date fell due while the case counted.
    pub(super) fn counts(&self, history: &History, due: DateTime<Utc>) -> bool {
        self.has(due) && history.left_at().is_none_or(|left| due < left)
    }

    pub(super) fn has(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && at < self.until
    }
}

/// What kind of matter it was last.
pub(super) fn class_at(history: &History, at: DateTime<Utc>) -> Class {
    let before = history.events.iter().filter(|(when, _)| *when < at);
    before.filter_map(|(_, event)| if let Event::Class(class) = event { Some(*class) } else { None }).next_back().unwrap_or(history.class)
}

impl Measures {
    fn other(&mut self, history: &History, span: &Span<'_>) {
        if span.has(history.received_at) {
            let name = match class_at(history, span.until) {
                Class::Complaint | Class::Safety => "complaint",
                Class::Request => "request",
                Class::Feedback => "feedback",
                Class::DataRequest => "data request",
                Class::CallBack => "call back",
            };
            *self.others_received.entry(name).or_default() += 1;
        }
    }

    /// Counts each date that fell due, whether it was met or not, and whoever is late.
    fn deadlines(&mut self, history: &History, span: &Span<'_>) {
        let left_at = history.left_at();
        let counts = |due: DateTime<Utc>| span.counts(history, due);
        let acknowledged_at = history.when(|event| *event == Event::Acknowledged).next();
        let acknowledge_by = history.acknowledge_from.map(|from| from + ACKNOWLEDGED_WITHIN);
        if let Some(due) = acknowledge_by.filter(|due| span.has(*due)) {
            self.acknowledged.add(acknowledged_at.is_some_and(|at| at <= due));
        }
        let answered_at = history.answered_at();
        let contacted_at = history.when(|event| *event == Event::Contacted).chain(answered_at).min();
        if let Some(due) = history.contact_by.filter(|due| counts(*due)) {
            self.contacted.add(contacted_at.is_some_and(|at| at <= due));
        }
        if let Some(due) = history.answer_by.filter(|due| counts(*due)) {
            let met = answered_at.is_some_and(|at| at <= due);
            self.answered.add(met);
            let needs = if history.has_needs { &mut self.with_needs } else { &mut self.without_needs };
            needs.add(met);
            if !met {
                self.breaches += 1;
                let ended = [answered_at, left_at].into_iter().flatten().min().unwrap_or(span.until).min(span.until);
                self.minutes_late += (ended - due).num_minutes().max(0);
            }
        }
        match answered_at {
            Some(at) if span.has(at) => self.days_to_answer.push((at - history.received_at).num_seconds() as f64 / 86_400.0),
            Some(at) if at < span.until => {}
            Some(_) | None => {
                let waits = history.received_at < span.until && left_at.is_none_or(|left| span.until <= left);
                self.unanswered += u64::from(waits);
            }
        }
    }

    fn closings(&mut self, history: &History, span: &Span<'_>, all: &[History]) {
        let closing = |at: DateTime<Utc>, event: &Event| if let Event::Closed { closing } = event { Some((at, *closing)) } else { None };
        let closings = history.events.iter().filter(|(at, _)| span.has(*at)).filter_map(|(at, event)| closing(*at, event));
        let closings: Vec<(DateTime<Utc>, Closing)> = closings.collect();
        for (at, closing) in &closings {
            let finding = history.finding_at(*at);
            *self.closings.entry(closing.code()).or_default() += 1;
            if matches!(closing, Closing::Withdrawn | Closing::Merged) {
                continue;
            }
            if let Some(finding) = finding {
                *self.findings.entry(finding.code()).or_default() += 1;
            }
            let cause = history.cause_at(*at);
            *self.causes.entry(cause.unwrap_or(Cause::Unknown).code()).or_default() += 1;
            self.unclassified.add(cause.is_none() || history.category == UNCLASSIFIED);
            let reopened_at = history.when(|event| *event == Event::Reopened).find(|again| at <= again);
            let soon = reopened_at.is_some_and(|again| again <= *at + REOPENED_WITHIN);
            if *at + REOPENED_WITHIN <= span.until {
                self.reopened.add(soon);
                self.first_contact.add(!soon && *closing == Closing::Accepted && self::is_first_contact(history, *at, span.calendar));
            }
            let repeats = |other: &History| {
                let same = other.person == history.person && other.category == history.category && other.reference != history.reference;
                same && *at <= other.received_at && other.received_at <= *at + REPEAT_WITHIN && other.received_at < span.until
            };
            self.repeated.add(all.iter().any(repeats));
            self.outside.add(history.when(|event| *event == Event::Outside).any(|outside| outside <= *at));
        }
    }

    fn events(&mut self, history: &History, span: &Span<'_>) {
        if history.class == Class::Safety && span.has(history.received_at) {
            self.safety += 1;
        }
        let within = || history.events.iter().filter(|(at, _)| span.has(*at));
        for (at, event) in within() {
            self.event(history, *at, event, span);
        }
        self.assessed += u64::from(within().any(|(_, event)| *event == Event::Assessed));
        self.surveyed += u64::from(within().any(|(_, event)| *event == Event::Surveyed));
        self.responded += u64::from(within().any(|(_, event)| matches!(event, Event::Rated { .. })));
    }

    fn event(&mut self, history: &History, at: DateTime<Utc>, event: &Event, span: &Span<'_>) {
        match event {
            Event::Decided { finding, level } => self.decided(history, *finding, *level, span),
            Event::Promised { remedy, due_on, .. } => self.promised(history, at, *remedy, *due_on, span),
            Event::Reprioritised { up } => *(if *up { &mut self.raised } else { &mut self.lowered }) += 1,
            Event::Rated { item, rating } => {
                let place = self.ratings.get_mut(usize::from(*item)).and_then(|item| item.get_mut(usize::from(rating.saturating_sub(1))));
                if let Some(place) = place {
                    *place += 1;
                }
            }
            Event::WithdrawnFor { reason } => *self.withdrawn_for.entry(reason.clone()).or_default() += 1,
            Event::Undelivered => {
                self.undelivered += 1;
                self.undelivered_in_chats += u64::from(history.channel == "chat");
            }
            Event::ConflictPrevented => self.conflicts += 1,
            Event::Acknowledged | Event::Contacted | Event::Assessed | Event::Alarmed | Event::Classified { .. } | Event::Done { .. } => {}
            Event::Closed { .. } | Event::Reopened | Event::Escalated | Event::Outside | Event::Class(_) | Event::Category(_) => {}
            Event::Owner(_) | Event::Surveyed | Event::Informed | Event::Explained | Event::Delayed { .. } => {}
            Event::Spent { .. } | Event::Unreachable => {}
        }
    }

    fn decided(&mut self, history: &History, finding: Finding, level: Level, span: &Span<'_>) {
        match level {
            Level::First => self.escalated.add(history.when(|event| *event == Event::Escalated).any(|at| at < span.until)),
            Level::Second => {
                let of_first =
                    |event: &Event| if let Event::Decided { finding, level: Level::First } = event { Some(*finding) } else { None };
                let first = history.events.iter().filter_map(|(_, event)| of_first(event)).next_back();
                self.changed.add(first.is_some_and(|first| first != finding));
            }
        }
    }

    /// Counts a promise by the day on which it is due.
    fn promised(&mut self, history: &History, at: DateTime<Utc>, remedy: Remedy, due_on: NaiveDate, span: &Span<'_>) {
        *self.remedies.entry(remedy.code()).or_default() += 1;
        let ends = due_on.checked_add_days(Days::new(1)).map(|day| span.calendar.instant_of(day.and_time(chrono::NaiveTime::MIN)));
        let done_at = history.when(|event| *event == Event::Done { remedy }).find(|done| at <= *done).filter(|done| *done < span.until);
        match ends.filter(|ends| *ends <= span.until) {
            Some(ends) => self.promises.add(done_at.is_some_and(|done| done < ends)),
            None => self.promises_open += u64::from(done_at.is_none()),
        }
    }

    /// Counts what is open at the end, by its age in working days.
    fn age(&mut self, history: &History, span: &Span<'_>) {
        if !is_open(history, span.until, &Filter::default()) {
            return;
        }
        // The period ends before its last instant.
        let days = working_days(span.calendar, history.received_at, span.until - TimeDelta::seconds(1));
        let band = AGE_BANDS.iter().position(|last| days <= *last).unwrap_or(AGE_BANDS.len());
        if let Some(place) = self.ages.get_mut(band) {
            *place += 1;
        }
        let answered = history.answered_at().is_some_and(|at| at < span.until);
        self.past_due += u64::from(!answered && history.answer_by.is_some_and(|due| due < span.until));
    }

    /// Returns the share of 4 and 5 among the ratings of an item.
    pub fn satisfied(&self, item: usize) -> Share {
        let Some(ratings) = self.ratings.get(item) else { return Share::default() };
        Share { met: ratings.iter().skip(3).sum(), of: ratings.iter().sum() }
    }

    /// Returns the mean rating of an item.
    pub fn mean_rating(&self, item: usize) -> Option<f64> {
        let ratings = self.ratings.get(item)?;
        let n: u64 = ratings.iter().sum();
        let sum: u64 = (1..).zip(ratings).map(|(rating, count)| rating * count).sum();
        (0 < n).then(|| sum as f64 / n as f64)
    }
}

fn is_first_contact(history: &History, closed_at: DateTime<Utc>, calendar: &Calendar) -> bool {
    working_days(calendar, history.received_at, closed_at) <= FIRST_CONTACT_DAYS
}

/// Returns how many working days lie after the day of `from`, up to the day of `until`.
pub fn working_days(calendar: &Calendar, from: DateTime<Utc>, until: DateTime<Utc>) -> usize {
    let (first, last) = (calendar.date_of(from), calendar.date_of(until));
    first.iter_days().skip(1).take_while(|date| *date <= last).filter(|date| calendar.is_working_day(*date)).count()
}

/// Returns the value below or at which `percent` of the sorted values lie (nearest rank).
pub fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}
