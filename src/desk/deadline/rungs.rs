//! Who hears of a deadline, and when: by shares of its time and after it has passed, each rung once.
//!
//! Never at night, unless the rule says so or the case is critical; never somebody who is away: then the next rung, at once.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::case::{Case, CaseId, Severity, Stage};
use crate::desk::dossier::Address;
use crate::desk::journal::{Actor, What};
use crate::desk::message::Automatic;
use crate::desk::notice::Notice;
use crate::desk::notice::progress;
use crate::desk::notice::staff::Purpose;
use crate::desk::regime::Clock;
use crate::desk::rules::{Above, DeadlineRung, Escalation, Rules, RungWhen};
use crate::desk::step::Desk;
use crate::desk::{ladder, talk};

use super::{Deadline, Missed, Run, met, see_missed};

/// So shortly after closing nobody has gone home.
const GRACE_MINUTES: i64 = 15;
/// How many working days after the deadline the owner is asked for the reason; after the last, each working day.
const ASK_DAYS: [u32; 2] = [2, 5];
/// More than this of one case in one waking is left for the next.
const ROUNDS_MAX: usize = 16;

/// The one who answers for a case at this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Owner {
    pub(super) name: String,
    pub(super) address: Option<Address>,
}

/// Returns who answers for a case: exactly one, at every moment.
pub(super) fn owner(rules: &Rules, case: &Case) -> Owner {
    let by = match &case.stage {
        Stage::Taken { by, .. } | Stage::Closed { by, .. } => Some(by.clone()),
        Stage::Open { .. } => case.given.as_ref().map(|given| given.to.clone()),
    };
    let team = rules.teams.get(&case.team).or_else(|| rules.teams.get(&rules.default_team));
    // Who has no part in the case does not answer for it.
    let heads = || team.into_iter().flat_map(|team| &team.lead).chain(&rules.managers);
    let head = || heads().find(|head| !rules.has_no_part_at(&case.about, head)).map(|head| head.as_str().to_owned());
    let name = by.or_else(head).unwrap_or_else(|| case.team.clone());
    let address = rules.staff.get(&name).map(|person| person.address.clone()).or_else(|| Address::parse(&name));
    Owner { name, address }
}

/// Returns who hears of it, without those who are away; empty where nobody of them is there.
pub(super) fn audience(desk: &Desk<'_>, case: &Case, to: Above) -> Vec<Address> {
    let team = desk.team(&case.team);
    let meant = match to {
        Above::Owner => owner(desk.rules, case).address.into_iter().collect(),
        Above::Lead => team.map(|team| team.lead.clone()).unwrap_or_default(),
        Above::Managers => desk.rules.managers.clone(),
        Above::ComplaintsManager => vec![desk.rules.governance.complaints_manager.clone()],
    };
    desk.readers(&case.about, &meant)
}

/// Tells whether people of a calendar are at their desks, or have only just left them.
pub(in crate::desk) fn quiet(calendar: &Calendar, at: DateTime<Utc>) -> bool {
    !calendar.is_open(at) && !calendar.is_open(at - TimeDelta::minutes(GRACE_MINUTES))
}

/// Returns `at`, or the next opening where it lies in the night; a calendar that ends must not keep anybody from being told.
pub(in crate::desk) fn put_off(calendar: &Calendar, at: DateTime<Utc>) -> DateTime<Utc> {
    if quiet(calendar, at) { calendar.next_opening(at).unwrap_or(at) } else { at }
}

/// Computes anew when something is to be done about each deadline of a case.
pub(in crate::desk) fn set_all(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let mut deadlines = std::mem::take(&mut case.deadlines);
    for deadline in &mut deadlines {
        deadline.next_at = next_at(desk, &case, deadline);
    }
    case.deadlines = deadlines;
    desk.dossier.cases.insert(id, case);
}

/// Returns when something is to be done about a deadline: its next rung, its passing, or a question for the reason.
pub(super) fn next_at(desk: &Desk<'_>, case: &Case, deadline: &Deadline) -> Option<DateTime<Utc>> {
    let asked = deadline.missed.as_ref().filter(|missed| missed.reason.is_none()).and_then(|missed| missed.ask_at);
    let running = deadline.running().filter(|_| deadline.clock != Clock::Window);
    let rung = running.and_then(|run| instant(desk, case, deadline.clock, run, deadline.rung));
    let passing = running.filter(|_| deadline.missed.is_none()).map(|run| run.due_at);
    [asked, rung, passing].into_iter().flatten().min()
}

fn escalation(desk: &Desk<'_>, severity: Severity, clock: Clock) -> Escalation {
    let fitting = desk.rules.escalations.iter().find(|escalation| escalation.fits(severity, clock));
    fitting.cloned().unwrap_or_else(|| Escalation::usual(clock))
}

/// Returns the working time of those who are told.
pub(super) fn hours(desk: &Desk<'_>, case: &Case) -> Calendar {
    desk.team(&case.team).map_or_else(|| Calendar::always_open(desk.rules.zone.clone()), |team| team.calendar.clone())
}

/// Returns when a rung is due; `None` where there is none.
fn instant(desk: &Desk<'_>, case: &Case, clock: Clock, run: &Run, nth: u8) -> Option<DateTime<Utc>> {
    let escalation = escalation(desk, case.severity, clock);
    let DeadlineRung { when, to: _ } = *escalation.rungs.get(usize::from(nth))?;
    let by_the_clock = escalation.at_any_hour || case.severity == Severity::Critical;
    if by_the_clock {
        return match when {
            RungWhen::Share { percent } => run.started_at.checked_add_signed((run.due_at - run.started_at) / 100 * i32::from(percent)),
            RungWhen::AfterBreach(after) => run.due_at.checked_add_signed(after),
        };
    }
    let hours = hours(desk, case);
    let at = match when {
        RungWhen::Share { percent } => {
            let all = hours.between(run.started_at, run.due_at);
            hours.add(run.started_at, all / 100 * i32::from(percent)).map(|at| at.min(run.due_at))
        }
        RungWhen::AfterBreach(after) if after.is_zero() => Some(run.due_at),
        RungWhen::AfterBreach(after) => hours.add(run.due_at, after),
    };
    Some(put_off(&hours, at.unwrap_or(run.due_at)))
}

/// Does what is due about the deadlines of a case.
pub(in crate::desk) fn due(desk: &mut Desk<'_>, id: CaseId) {
    see_missed(desk, id);
    for _ in 0..ROUNDS_MAX {
        let now = desk.tick.now;
        let Some(case) = desk.dossier.cases.get(&id) else { return };
        let Some(nth) = case.deadlines.iter().position(|deadline| deadline.next_at.is_some_and(|at| at <= now)) else { return };
        one(desk, id, nth);
    }
}

/// Does the next thing about one deadline, and computes what is next.
fn one(desk: &mut Desk<'_>, id: CaseId, nth: usize) {
    let now = desk.tick.now;
    let Some(case) = desk.dossier.cases.get(&id).cloned() else { return };
    let Some(mut deadline) = case.deadlines.get(nth).cloned() else { return };
    if deadline.clock == Clock::Update && deadline.running().is_some_and(|run| run.due_at <= now) {
        return keep_informed(desk, id, &case);
    }
    let hours = hours(desk, &case);
    let at_any_hour = escalation(desk, case.severity, deadline.clock).at_any_hour || case.severity == Severity::Critical;
    let rung_at = deadline.running().and_then(|run| instant(desk, &case, deadline.clock, run, deadline.rung)).filter(|at| *at <= now);
    let wait = !at_any_hour && quiet(&hours, now);
    if wait {
        // After a long stop it may be the middle of the night.
        deadline.next_at = Some(put_off(&hours, now)).filter(|at| now < *at);
        return keep(desk, id, nth, deadline);
    }
    if rung_at.is_some() {
        tell_rung(desk, &case, &mut deadline);
    }
    ask(desk, &case, &mut deadline, &hours);
    deadline.next_at = next_at(desk, &case, &deadline);
    keep(desk, id, nth, deadline);
}

fn keep(desk: &mut Desk<'_>, id: CaseId, nth: usize, deadline: Deadline) {
    if let Some(place) = desk.dossier.cases.get_mut(&id).and_then(|case| case.deadlines.get_mut(nth)) {
        *place = deadline;
    }
}

/// Tells the rung that is next; of whom nobody is there, the one after it, at once.
fn tell_rung(desk: &mut Desk<'_>, case: &Case, deadline: &mut Deadline) {
    let rungs = escalation(desk, case.severity, deadline.clock).rungs;
    while let Some(rung) = rungs.get(usize::from(deadline.rung)) {
        let nth = deadline.rung;
        deadline.rung = deadline.rung.saturating_add(1);
        // While nobody has taken the case, its ladder says so.
        let is_open = matches!(case.stage, Stage::Open { .. });
        if is_open && matches!(deadline.clock, Clock::PersonalAcknowledgement | Clock::Assessment) {
            return;
        }
        let to = audience(desk, case, rung.to);
        if to.is_empty() {
            continue;
        }
        let owner = owner(desk.rules, case).name;
        ladder::tell_to(desk, case.id, &to, purpose(rung.when, deadline, &owner), Notice::StaffLate);
        let names = to.iter().map(|address| address.as_str().to_owned()).collect();
        desk.note(case.id.0, Actor::Desk, What::Reminded { deadline: deadline.name(), rung: nth, to: names });
        return;
    }
}

fn purpose<'a>(when: RungWhen, deadline: &Deadline, owner: &'a str) -> Purpose<'a> {
    let (clock, at) = (deadline.clock, deadline.run.as_ref().map_or(DateTime::UNIX_EPOCH, |run| run.due_at));
    match (when, clock) {
        (RungWhen::Share { percent }, _) => Purpose::DeadlineNear { clock, at, percent },
        (RungWhen::AfterBreach(_), Clock::PersonalAcknowledgement) => Purpose::ContactLate,
        (RungWhen::AfterBreach(_), Clock::Response) => Purpose::AnswerLate,
        (RungWhen::AfterBreach(_), _) => Purpose::DeadlinePassed { clock, at, owner },
    }
}

/// Asks for the reason of a deadline that was missed, until somebody gives it.
fn ask(desk: &mut Desk<'_>, case: &Case, deadline: &mut Deadline, hours: &Calendar) {
    let now = desk.tick.now;
    let clock = deadline.clock;
    let Some(missed) = deadline.missed.as_mut().filter(|missed| missed.reason.is_none()) else { return };
    if missed.ask_at.is_some_and(|at| at <= now) {
        let to = [Above::Owner, Above::Lead, Above::Managers].into_iter().map(|to| audience(desk, case, to)).find(|to| !to.is_empty());
        let to = to.unwrap_or_default();
        // Several deadlines of one case are asked about in one letter a day.
        let is_asked =
            |other: &Missed| other.reason.is_none() && other.last_asked_at.is_some_and(|at| hours.date_of(at) == hours.date_of(now));
        if !case.deadlines.iter().filter_map(|other| other.missed.as_ref()).any(is_asked) {
            ladder::tell_to(desk, case.id, &to, Purpose::ReasonWanted { clock, at: missed.at }, Notice::StaffReasonWanted);
        }
        missed.last_asked_at = Some(now);
        missed.asked = missed.asked.saturating_add(1);
        missed.ask_at = ask_at(hours, missed, now);
    }
}

/// Returns when the reason is asked for next: at the opening of a working day.
pub(super) fn ask_at(hours: &Calendar, missed: &Missed, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let (from, days) = match ASK_DAYS.get(usize::from(missed.asked)) {
        Some(days) => (missed.at, *days),
        None => (now, 1),
    };
    let day = Rule::working_days(days).due_date(hours, hours.date_of(from));
    let opening = day.and_then(|day| hours.hours_on(day).first().map(|(opens, _)| *opens));
    opening.filter(|at| now < *at).or_else(|| hours.next_opening(now + TimeDelta::days(1)))
}

/// Somebody says that they have it: what was still to be told before the deadlines need not be. The clocks run on.
pub(in crate::desk) fn held(desk: &mut Desk<'_>, id: CaseId) {
    let Some(mut case) = desk.dossier.cases.get(&id).cloned() else { return };
    let mut deadlines = std::mem::take(&mut case.deadlines);
    for deadline in deadlines.iter_mut().filter(|deadline| 0 < deadline.rung && deadline.running().is_some()) {
        let rungs = escalation(desk, case.severity, deadline.clock).rungs;
        let before = rungs.iter().take_while(|rung| matches!(rung.when, RungWhen::Share { .. })).count();
        deadline.rung = deadline.rung.max(u8::try_from(before).unwrap_or(u8::MAX));
        deadline.next_at = next_at(desk, &case, deadline);
    }
    case.deadlines = deadlines;
    desk.dossier.cases.insert(id, case);
}

/// Says to the customer how the case stands, when nobody has: honestly, with the next date.
fn keep_informed(desk: &mut Desk<'_>, id: CaseId, case: &Case) {
    met(desk, id, &[Clock::Update]);
    let Some(case_now) = desk.dossier.cases.get(&id) else { return };
    let next = case_now.deadlines.iter().filter(|deadline| deadline.clock == Clock::Update).filter_map(Deadline::running);
    let next_at = next.map(|run| run.due_at).min();
    if desk.dossier.contact.unreachable.is_some() {
        return;
    }
    let answer_by = case.promised.map(|promised| promised.answer_by).filter(|at| desk.tick.now < *at);
    let letter = progress::letter(&case.reference, answer_by, next_at, talk::by(desk, case), &desk.words(&case.lang));
    desk.tell(id.0, Notice::Progress, &letter, Automatic::Generated);
}

/// A letter about a deadline did not arrive: the next rung is told at once. Returns whether there was one.
pub(in crate::desk) fn hasten(desk: &mut Desk<'_>, id: CaseId) -> bool {
    let Some(case) = desk.dossier.cases.get(&id).cloned() else { return false };
    let told = |deadline: &Deadline| 0 < deadline.rung && deadline.running().is_some();
    for (nth, deadline) in case.deadlines.iter().enumerate().filter(|(_, deadline)| told(deadline)) {
        if usize::from(deadline.rung) < escalation(desk, case.severity, deadline.clock).rungs.len() {
            let mut deadline = deadline.clone();
            tell_rung(desk, &case, &mut deadline);
            deadline.next_at = next_at(desk, &case, &deadline);
            keep(desk, id, nth, deadline);
            return true;
        }
    }
    false
}
