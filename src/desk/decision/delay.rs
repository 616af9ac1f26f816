//! An answer that comes later than promised: the customer hears of it before the day passes, with the reason, the new day, and
//! who outside can look at the case at once (DISP 1.6.2, RG 271).
//!
//! Staff are asked for the reason in time; where nobody gives it, the program says so by itself on the last day.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::calendar::Calendar;
use crate::desk::case::{Case, CaseId};
use crate::desk::journal::Actor;
use crate::desk::message::Automatic;
use crate::desk::notice::{Notice, decision as letters};
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;
use crate::desk::when::{self, When};
use crate::flow::finish::Class;

use super::act::{Result_, Said, note, said, staff_words, tell_staff};
use super::form::Problem;
use super::{Happened, answer};

/// So many working days before the last day staff are asked for the reason: the team first, then its lead.
const ASKED_DAYS: [usize; 2] = [5, 2];
/// On these days it is told in the morning.
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).expect("eight o'clock is a time");
/// A calendar that never opens must not be searched for ever.
const SEARCHED_DAYS: usize = 400;

/// How far the customer was told of a late answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Delay {
    /// When somebody is told next; `None` while nothing is owed.
    pub next_at: Option<DateTime<Utc>>,
    /// How many were told: the team, its lead, the customer.
    pub told: u8,
}

/// Begins to watch the day by which the customer was promised an answer.
pub(in crate::desk) fn watch(desk: &Desk<'_>, case: &mut Case) {
    let is_complaint = match case.class {
        Class::Complaint | Class::Safety => true,
        Class::Request | Class::Feedback | Class::DataRequest | Class::CallBack => false,
    };
    case.resolution.delay = Delay::default();
    if desk.rules.decisions.delay_notices && is_complaint {
        set_next(desk, case);
    }
}

/// Finds the next one to be told whose time is still ahead.
fn set_next(desk: &Desk<'_>, case: &mut Case) {
    let Some(last) = case.promised.map(|promised| promised.answer_by - TimeDelta::seconds(1)) else { return };
    let calendar = desk.team(&case.team).map_or_else(|| Calendar::always_open(desk.rules.zone.clone()), |team| team.calendar.clone());
    let last_day = calendar.date_of(last);
    let times = ASKED_DAYS.iter().map(|days| days_before(&calendar, last_day, *days)).chain([Some(last_day)]);
    let times = (0..).zip(times).skip(usize::from(case.resolution.delay.told));
    let ahead = times.filter_map(|(nth, day)| Some((nth, calendar.instant_of(day?.and_time(MORNING)))));
    let next = ahead.filter(|(_, at)| desk.tick.now < *at).min_by_key(|(_, at)| *at);
    let told = next.map_or(case.resolution.delay.told, |(nth, _)| nth);
    case.resolution.delay = Delay { next_at: next.map(|(_, at)| at), told };
}

/// Returns the day that lies so many working days before another one.
fn days_before(calendar: &Calendar, last: NaiveDate, days: usize) -> Option<NaiveDate> {
    let before = std::iter::successors(last.pred_opt(), NaiveDate::pred_opt).take(SEARCHED_DAYS);
    before.filter(|day| calendar.is_working_day(*day)).nth(days.checked_sub(1)?)
}

/// The answer is near and not given: staff are asked for the reason; on the last day the customer is told without one.
pub(super) fn due(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let nth = case.resolution.delay.told;
    case.resolution.delay = Delay { next_at: None, told: nth + 1 };
    let Some(promised) = case.promised else { return };
    let mut moved = case.clone();
    set_next(desk, &mut moved);
    if let Some(case) = desk.dossier.cases.get_mut(&id) {
        case.resolution.delay = moved.resolution.delay;
    }
    // Somebody has written since the customer did: it is for the customer to write next.
    if moved.answered_by.is_some() {
        return;
    }
    let last_day = staff_words(desk, &moved).last_day(promised.answer_by);
    match nth {
        0 => tell_staff(desk, id, RungTo::Team, "staff-delay-wanted", &last_day),
        1 => tell_staff(desk, id, RungTo::Lead, "staff-delay-wanted", &last_day),
        _ => {
            let letter = letters::delay(&moved, None, desk.rules.decisions.outside.as_ref(), &desk.words(&moved.lang));
            answer::tell(desk, id, Notice::Delay, &letter, Automatic::Generated);
            tell_staff(desk, id, RungTo::Lead, "staff-delay-told", &last_day);
        }
    }
}

/// Tells the customer why the answer comes later, and by when.
pub(super) fn put_off(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str, below: &str) -> Result_<Said> {
    let words = staff_words(desk, case);
    let day = match when::read(line, desk.tick.now, &words) {
        Some(When::Day(day)) => Some(day),
        Some(When::At(at)) => Some(words.today(at)),
        None => None,
    };
    let promised = case.promised.map(|promised| promised.answer_by);
    let answer_by = day.and_then(|day| words.midnight(day.succ_opt()?));
    let Some((day, answer_by)) = day.zip(answer_by.filter(|at| promised.is_none_or(|promised| promised < *at) && desk.tick.now < *at))
    else {
        return Err(vec![Problem::with("problem-delay-date", "date", promised.map_or_else(String::new, |at| words.last_day(at)))]);
    };
    if below.trim().is_empty() {
        return Err(vec![Problem::new("problem-delay-reason")]);
    }
    let letter = letters::delay(case, Some((below.trim(), answer_by)), desk.rules.decisions.outside.as_ref(), &desk.words(&case.lang));
    if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
        // The first date stays what the answer is measured by.
        open.resolution.first_promised = open.resolution.first_promised.or(open.promised);
        if let Some(promised) = open.promised.as_mut() {
            promised.answer_by = answer_by;
        }
        open.resolution.delay = Delay::default();
        let mut watched = open.clone();
        set_next(desk, &mut watched);
        if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
            open.resolution.delay = watched.resolution.delay;
        }
    }
    note(desk, case.id, Actor::Staff(actor.to_owned()), Happened::Delayed { until: day });
    answer::tell(desk, case.id, Notice::Delay, &letter, Automatic::No);
    Ok(said("done-delayed", case).with_sent(letter.text()))
}
