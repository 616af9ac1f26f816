//! Figures of how the work is done: dates of the law, news to the customer, promises, money, safety, and whether all are treated alike.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::{Closing, Finding, Pattern, Remedy};
use crate::desk::regime::Clock;
use crate::flow::finish::Class;

use super::history::{Dated, Event, History};
use super::measure::{Span, class_at, working_days};
use super::movement::{Filter, is_complaint, is_open};
use super::{Period, Share};

/// A customer who waits for an answer hears something within so many working days.
const INFORMED_DAYS: usize = 5;
/// The last day of each band of days past the promised date; the third band has no end.
pub const LATE_BANDS: [i64; 2] = [7, 30];

/// The figures of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conduct {
    /// K05: judged by its date.
    pub assessed: Share,
    /// K06: answered by the date of the law.
    pub statutory: Share,
    /// K02: open and without an answer, by days past the promised date.
    pub late: [u64; 3],
    /// K07: working hours to the answer, and days without the time in which we waited for the customer; both in order.
    pub working_hours: Vec<f64>,
    pub own_days: Vec<f64>,
    /// K08.
    pub informed: Share,
    /// K14: of cases that an outside body decided, those that it decided against us.
    pub overturned: Share,
    /// K16: missed answers of which nobody has said why, and of which the customer was told in time and answered within it.
    pub unexplained: u64,
    pub extended: Share,
    /// K17 and K30: paid, in hundredths, by currency.
    pub paid: BTreeMap<String, u64>,
    /// K18.
    pub patterns: BTreeMap<&'static str, u64>,
    /// K21: minutes from the report to the alarm, in order.
    pub minutes_to_alarm: Vec<f64>,
    pub injuries: u64,
    pub recalls: u64,
    /// K22: right in full or in part, and days to the answer, of customers with a need and of all others.
    pub upheld: [Share; 2],
    pub days: [Vec<f64>; 2],
    /// K25: customers whom no message reaches.
    pub unreachable: u64,
    /// K26: right in full or in part, by who had the case when it was closed.
    pub by_owner: BTreeMap<String, Share>,
    /// K27: requests about personal data answered by their date, and refused of those decided.
    pub data_on_time: Share,
    pub data_refused: Share,
    /// K28: received in the category “other”, and without what would put it right.
    pub other: Share,
    pub without_wish: Share,
    /// K29: cases that cite a published promise of ours and in which it turned out to be kept.
    pub cited_kept: Share,
    /// K30: minutes of work.
    pub minutes_spent: u64,
}

/// Counts a period. `now` is the instant up to which anything is known.
pub fn conduct(histories: &[History], period: Period, calendar: &Calendar, now: DateTime<Utc>) -> Conduct {
    let span = Span::new(period, calendar, now);
    let mut conduct = Conduct::default();
    for history in histories {
        let class = class_at(history, span.until);
        if class == Class::DataRequest {
            conduct.data_request(history, &span);
        }
        if is_complaint(class) {
            conduct.dates(history, &span);
            conduct.answers(history, &span);
            conduct.closings(history, &span);
            conduct.events(history, &span);
            conduct.receipt(history, &span);
        }
    }
    for spans in [&mut conduct.working_hours, &mut conduct.own_days, &mut conduct.minutes_to_alarm] {
        spans.sort_by(f64::total_cmp);
    }
    conduct.days.iter_mut().for_each(|days| days.sort_by(f64::total_cmp));
    conduct
}

/// Tells whether somebody was right, in full or in part; `None` of findings that say nothing of it.
fn is_upheld(finding: Finding) -> Option<bool> {
    match finding {
        Finding::Upheld | Finding::PartlyUpheld => Some(true),
        Finding::NotUpheld => Some(false),
        Finding::Resolved | Finding::OutOfScope => None,
    }
}

impl Conduct {
    fn data_request(&mut self, history: &History, span: &Span<'_>) {
        let answered_at = history.answered_at();
        if let Some(due) = history.answer_by.filter(|due| span.counts(history, *due)) {
            self.data_on_time.add(answered_at.is_some_and(|at| at <= due));
        }
        if let Some(at) = answered_at.filter(|at| span.has(*at)) {
            self.data_refused.add(history.finding_at(at) == Some(Finding::NotUpheld));
        }
    }

    fn dates(&mut self, history: &History, span: &Span<'_>) {
        for Dated { clock, statutory, due_at, met_at } in history.dates.iter().filter(|dated| span.counts(history, dated.due_at)) {
            let met = met_at.is_some_and(|at| at <= *due_at);
            if *clock == Clock::Assessment {
                self.assessed.add(met);
            }
            if *statutory && matches!(clock, Clock::Response | Clock::Decision) {
                self.statutory.add(met);
            }
        }
        let answered_at = history.answered_at();
        if let Some(due) = history.answer_by.filter(|due| span.counts(history, *due) && answered_at.is_none_or(|at| *due < at)) {
            let explained = history.when(|event| *event == Event::Explained).any(|at| due <= at && at < span.until);
            self.unexplained += u64::from(!explained);
            self.extended.add(extension(history, due, span).is_some_and(|end| answered_at.unwrap_or(span.until) < end));
        }
        let waits = is_open(history, span.until, &Filter::default()) && answered_at.is_none_or(|at| span.until <= at);
        if let Some(due) = history.answer_by.filter(|due| waits && *due < span.until) {
            let days = (span.until - due).num_days();
            let band = LATE_BANDS.iter().position(|last| days < *last).unwrap_or(LATE_BANDS.len());
            if let Some(place) = self.late.get_mut(band) {
                *place += 1;
            }
        }
    }

    fn answers(&mut self, history: &History, span: &Span<'_>) {
        let answered_at = history.answered_at();
        if let Some(at) = answered_at.filter(|at| span.has(*at)) {
            let days = |span: TimeDelta| span.num_seconds() as f64 / 86_400.0;
            let waited =
                history.waits.iter().map(|(from, until)| (*until.min(&at) - *from.max(&history.received_at)).max(TimeDelta::zero()));
            let all = at - history.received_at;
            self.own_days.push(days(all - waited.sum::<TimeDelta>()));
            self.working_hours.push(span.calendar.between(history.received_at, at).num_seconds() as f64 / 3600.0);
            if let Some(place) = self.days.get_mut(usize::from(!history.has_needs)) {
                place.push(days(all));
            }
        }
        let end = [answered_at, history.left_at()].into_iter().flatten().chain([span.until]).min().unwrap_or(span.until);
        if history.received_at < span.until && span.from < end {
            self.informed.add(is_informed(history, end, span));
        }
    }

    fn closings(&mut self, history: &History, span: &Span<'_>) {
        for (at, event) in history.events.iter().filter(|(at, _)| span.has(*at)) {
            let Event::Closed { closing } = event else { continue };
            if matches!(closing, Closing::Withdrawn | Closing::Merged) {
                continue;
            }
            if let Some(pattern) = pattern_at(history, *at) {
                *self.patterns.entry(pattern.code()).or_default() += 1;
            }
            let Some(finding) = history.finding_at(*at) else { continue };
            if history.cites_promise {
                self.cited_kept.add(finding == Finding::NotUpheld);
            }
            let Some(is_upheld) = is_upheld(finding) else { continue };
            if let Some(share) = self.upheld.get_mut(usize::from(!history.has_needs)) {
                share.add(is_upheld);
            }
            self.by_owner.entry(history.owner_at(*at).to_owned()).or_default().add(is_upheld);
        }
    }

    fn events(&mut self, history: &History, span: &Span<'_>) {
        for (at, event) in history.events.iter().filter(|(at, _)| span.has(*at)) {
            if let Event::Spent { minutes } = event {
                self.minutes_spent += u64::from(*minutes);
            } else if let Event::Done { remedy } = event {
                self.paid(history, *at, *remedy);
            } else if let Event::Promised { remedy: Remedy::RecallAction, .. } = event {
                self.recalls += 1;
            } else if *event == Event::Unreachable {
                self.unreachable += 1;
            }
        }
        // What an outside body has is decided by the next decision, or by a closing that says so.
        for outside_at in history.when(|event| *event == Event::Outside) {
            let ends = |event: &Event| matches!(event, Event::Decided { .. } | Event::Closed { closing: Closing::OutsideDecided });
            if let Some(at) = history.when(ends).find(|at| outside_at < *at).filter(|at| span.has(*at)) {
                self.overturned.add(history.finding_at(at) != history.finding_at(outside_at));
            }
        }
    }

    fn paid(&mut self, history: &History, at: DateTime<Utc>, done: Remedy) {
        let mut promised = history.events.iter().filter(|(when, _)| *when <= at).filter_map(|(_, event)| {
            if let Event::Promised { remedy, money: Some(money), .. } = event { (*remedy == done).then_some(money) } else { None }
        });
        if let Some(money) = promised.next_back() {
            *self.paid.entry(money.currency.clone()).or_default() += money.hundredths;
        }
    }

    fn receipt(&mut self, history: &History, span: &Span<'_>) {
        if !span.has(history.received_at) {
            return;
        }
        self.other.add(history.category == "other");
        self.without_wish.add(!history.has_wish);
        if history.class == Class::Safety {
            self.injuries += u64::from(history.is_injury);
            let alarmed_at = history.when(|event| *event == Event::Alarmed).next();
            self.minutes_to_alarm.extend(alarmed_at.map(|at| (at - history.received_at).num_seconds() as f64 / 60.0));
        }
    }
}

/// Returns the end of the last day that the customer was told of before `due`.
fn extension(history: &History, due: DateTime<Utc>, span: &Span<'_>) -> Option<DateTime<Utc>> {
    let told = history.events.iter().filter(|(at, _)| *at <= due);
    let day = told.filter_map(|(_, event)| if let Event::Delayed { until } = event { Some(*until) } else { None }).next_back()?;
    Some(span.calendar.instant_of(day.succ_opt()?.and_hms_opt(0, 0, 0)?))
}

/// Tells whether no gap between news to the customer is too long that reaches into the period.
fn is_informed(history: &History, end: DateTime<Utc>, span: &Span<'_>) -> bool {
    let news = |event: &Event| {
        matches!(event, Event::Acknowledged | Event::Contacted | Event::Informed | Event::Delayed { .. } | Event::Decided { .. })
    };
    let told = history.when(news).filter(|at| *at < end);
    let points: Vec<DateTime<Utc>> = std::iter::once(history.received_at).chain(told).chain([end]).collect();
    let gaps = points.iter().zip(points.iter().skip(1));
    gaps.filter(|(_, until)| span.from <= **until).all(|(from, until)| working_days(span.calendar, *from, *until) <= INFORMED_DAYS)
}

fn pattern_at(history: &History, at: DateTime<Utc>) -> Option<Pattern> {
    let before = history.events.iter().filter(|(when, _)| *when <= at);
    before.filter_map(|(_, event)| if let Event::Classified { pattern, .. } = event { Some(*pattern) } else { None }).next_back()
}
