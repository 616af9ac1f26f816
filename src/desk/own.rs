//! What a member of staff sets for themselves about a case: a date of their own, or rest from reminders for a while.
//!
//! Never moves a date that the customer was told, and never silences what is about somebody's safety.

use chrono::{DateTime, TimeDelta, Utc};

use crate::flow::finish::Class;

use super::case::{Case, CaseId, Own, Severity};
use super::done::{Done, Refused};
use super::dossier::Address;
use super::journal::{Actor, What};
use super::ladder;
use super::notice::Notice;
use super::notice::staff::Purpose;
use super::rules::Rules;
use super::step::Desk;
use super::when::{self, When};

/// Of one case, this many people can have set something.
const PEOPLE_MAX: usize = 20;

/// Sets a person's own date; they are reminded when it comes.
pub(super) fn target(desk: &mut Desk<'_>, actor: &str, case: &Case, on: &str) -> Result<Done, Refused> {
    let at = instant(desk, case, on)?;
    change(desk, actor, case.id, |own| {
        own.target_at = Some(at);
        own.remind_at = Some(own.snoozed_until.map_or(at, |until| until.max(at)));
    })?;
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::TargetSet { at });
    Ok(Done::TargetIs { at })
}

/// Silences reminders to a person; they are reminded when it is over.
pub(super) fn snooze(desk: &mut Desk<'_>, actor: &str, case: &Case, until: &str) -> Result<Done, Refused> {
    if case.severity == Severity::Critical || case.class == Class::Safety {
        return Err(Refused::Safety);
    }
    let wished = instant(desk, case, until)?;
    // The date that the customer was told is heard of in any case.
    let until = case.promised.map_or(wished, |promised| wished.min(promised.answer_by));
    if until <= desk.tick.now {
        return Err(Refused::Past);
    }
    change(desk, actor, case.id, |own| {
        own.snoozed_until = Some(until);
        own.remind_at = Some(until);
    })?;
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::Snoozed { until });
    Ok(Done::Snoozed { until })
}

/// Reminds everybody whose time has come.
pub(super) fn remind(desk: &mut Desk<'_>, id: CaseId) {
    let now = desk.tick.now;
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let mut due: Vec<(String, Purpose<'static>)> = Vec::new();
    for (name, own) in &mut case.own {
        if own.remind_at.is_none_or(|at| now < at) {
            continue;
        }
        own.snoozed_until = own.snoozed_until.filter(|until| now < *until);
        own.remind_at = own.target_at.filter(|at| now < *at);
        let reached = own.target_at.is_some_and(|at| at <= now);
        due.push((name.clone(), if reached { Purpose::TargetReached } else { Purpose::SnoozeOver }));
    }
    for (name, purpose) in due {
        ladder::tell_person(desk, id, &name, purpose, Notice::StaffOwn);
    }
}

/// Returns those of `to` who want to be reminded of the case now.
pub(super) fn awake(rules: &Rules, case: &Case, to: Vec<Address>, now: DateTime<Utc>) -> Vec<Address> {
    let sleeps = |name: &String| case.own.get(name).and_then(|own| own.snoozed_until).is_some_and(|until| now < until);
    to.into_iter().filter(|address| !rules.person(address).as_ref().is_some_and(sleeps)).collect()
}

fn change(desk: &mut Desk<'_>, actor: &str, id: CaseId, set: impl FnOnce(&mut Own)) -> Result<(), Refused> {
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return Err(Refused::Unknown) };
    if PEOPLE_MAX <= case.own.len() && !case.own.contains_key(actor) {
        case.own.pop_first();
    }
    set(case.own.entry(actor.to_owned()).or_default());
    Ok(())
}

/// Returns the instant that a text means: of a day, when the case's team opens.
fn instant(desk: &Desk<'_>, case: &Case, text: &str) -> Result<DateTime<Utc>, Refused> {
    let words = desk.words(desk.rules.notices.base());
    let at = match when::read(text, desk.tick.now, &words).ok_or_else(|| Refused::NotADate { text: text.to_owned() })? {
        When::At(at) => at,
        When::Day(day) => {
            let morning = words.midnight(day).ok_or_else(|| Refused::NotADate { text: text.to_owned() })?;
            let opening = desk.team(&case.team).and_then(|team| team.calendar.add(morning, TimeDelta::zero()));
            opening.unwrap_or(morning)
        }
    };
    if desk.tick.now < at { Ok(at) } else { Err(Refused::Past) }
}
