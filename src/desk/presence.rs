//! Who of the staff hears of a case: whoever is away is stood in for, and whoever a case is about never hears of it, nor does their
//! line manager (ISO 10002, 4.7).
//!
//! An absence belongs to a person, not to a case: a step hands it to the engine, which keeps it with the rules.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::case::{Case, CaseId, Ladder, Stage};
use super::done::{Done, Refused};
use super::dossier::Address;
use super::journal::{Actor, What};
use super::ladder;
use super::rules::Rules;
use super::step::Desk;
use super::when::{self, When};

/// From cover to cover at most; a circle of people who stand in for one another ends here.
const COVERS_MAX: usize = 8;

/// A time in which a member of staff gets nothing, and somebody else gets it instead. It ends by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub since: DateTime<Utc>,
    pub until: DateTime<Utc>,
    /// The name of who stands in.
    pub cover: String,
}

/// An absence as somebody asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The last day, in words.
    pub until: String,
    pub cover: String,
}

/// Carries out a command about an absence that was given at the machine.
pub(super) fn command(desk: &mut Desk<'_>, actor: &str, wish: Option<&Wish>) {
    let done = match wish {
        Some(wish) => away(desk, actor, wish),
        None => Ok(back(desk, actor)),
    };
    desk.reply = Some(done.map(|done| done.line("", actor)).map_err(|refused| refused.line("", actor)));
}

/// Sets a person's absence, through the last day of it.
pub(super) fn away(desk: &mut Desk<'_>, actor: &str, wish: &Wish) -> Result<Done, Refused> {
    let words = desk.words(desk.rules.notices.base());
    let not_a_date = || Refused::NotADate { text: wish.until.clone() };
    let cover = desk.rules.name_of(&wish.cover).ok_or_else(|| Refused::Nobody { name: wish.cover.clone() })?;
    if cover == actor {
        return Err(Refused::Nobody { name: cover });
    }
    let (until, last) = match when::read(&wish.until, desk.tick.now, &words).ok_or_else(not_a_date)? {
        When::At(at) => (at, at),
        When::Day(day) => {
            let last = words.midnight(day).ok_or_else(not_a_date)?;
            (day.succ_opt().and_then(|next| words.midnight(next)).unwrap_or(last + TimeDelta::days(1)), last)
        }
    };
    if until <= desk.tick.now {
        return Err(Refused::Past);
    }
    let absence = Absence { since: desk.tick.now, until, cover: cover.clone() };
    desk.absences.push((actor.to_owned(), Some(absence)));
    let text = format!("away until {}; {cover} stands in", until.format("%Y-%m-%d %H:%M UTC"));
    desk.note(desk.tick.seq, Actor::Staff(actor.to_owned()), What::Noted { text });
    Ok(Done::Away { last, cover })
}

/// Ends a person's absence.
pub(super) fn back(desk: &mut Desk<'_>, actor: &str) -> Done {
    desk.absences.push((actor.to_owned(), None));
    desk.note(desk.tick.seq, Actor::Staff(actor.to_owned()), What::Noted { text: "back from an absence".to_owned() });
    Done::Back
}

/// Notes that a case is about a member of staff: from here it is none of theirs.
pub(super) fn about(desk: &mut Desk<'_>, actor: &str, case: &Case, name: &str) -> Result<Done, Refused> {
    let name = desk.rules.name_of(name).ok_or_else(|| Refused::Nobody { name: name.to_owned() })?;
    exclude(desk, case.id, Actor::Staff(actor.to_owned()), [name.clone()]);
    Ok(Done::About { name })
}

/// Takes that back.
pub(super) fn not_about(desk: &mut Desk<'_>, actor: &str, case: &Case, name: &str) -> Result<Done, Refused> {
    let name = desk.rules.name_of(name).ok_or_else(|| Refused::Nobody { name: name.to_owned() })?;
    if let Some(open) = desk.dossier.cases.get_mut(&case.id) {
        open.about.remove(&name);
    }
    desk.note(case.id.0, Actor::Staff(actor.to_owned()), What::NotAbout { name: name.clone() });
    Ok(Done::NotAbout { name })
}

/// Looks in the customer's words for people of the staff by whom the rules know them.
pub(super) fn look_for_names(desk: &mut Desk<'_>, id: CaseId, text: &str) {
    let names = named_in(desk.rules, text);
    exclude(desk, id, Actor::Desk, names);
}

/// Returns the members of staff of whom a text speaks.
pub fn named_in(rules: &Rules, text: &str) -> BTreeSet<String> {
    let named = rules.staff.iter().filter(|(_, person)| person.words.as_ref().is_some_and(|words| words.is_match(text)));
    named.map(|(name, _)| name.clone()).collect()
}

fn exclude(desk: &mut Desk<'_>, id: CaseId, actor: Actor, names: impl IntoIterator<Item = String>) {
    for name in names {
        let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
        if !case.about.insert(name.clone()) {
            continue;
        }
        case.own.retain(|own, _| !desk.rules.has_no_part(&case.about, own));
        let has_it = case.with().is_some_and(|with| desk.rules.has_no_part(&case.about, with));
        if has_it {
            case.stage = Stage::Open { ladder: Ladder { rung: 0, next_at: None } };
            case.filed_at = desk.tick.now;
        }
        desk.note(id.0, actor.clone(), What::About { name });
        if has_it {
            ladder::begin(desk, id);
        }
    }
}

impl Desk<'_> {
    /// Returns who reads what is meant for `to`: for the absent their cover, and none who has no part in the case.
    pub(super) fn readers(&self, about: &BTreeSet<String>, to: &[Address]) -> Vec<Address> {
        let mut readers: Vec<Address> = Vec::new();
        for reader in to.iter().filter_map(|address| self.rules.present(address, self.tick.now)) {
            if !self.rules.has_no_part_at(about, &reader) && !readers.contains(&reader) {
                readers.push(reader);
            }
        }
        readers
    }
}

impl Rules {
    /// Returns who stands in for a person at `now`, by name; the person where they are there, `None` where everybody is away.
    pub(super) fn stand_in(&self, name: &str, now: DateTime<Utc>) -> Option<String> {
        let mut name = name.to_owned();
        for _ in 0..COVERS_MAX {
            match self.absences.get(&name).filter(|absence| now < absence.until) {
                Some(absence) => name.clone_from(&absence.cover),
                None => return Some(name),
            }
        }
        None
    }

    fn present(&self, address: &Address, now: DateTime<Utc>) -> Option<Address> {
        // A mailbox that several people read is read by those who are there.
        let [name] = &self.names_at(address)[..] else { return Some(address.clone()) };
        let reader = self.stand_in(name, now)?;
        if reader == *name { Some(address.clone()) } else { self.address_of(&reader) }
    }

    /// Tells whether a person has no part in a case: it is about them, or about somebody whose line manager they are.
    pub fn has_no_part(&self, about: &BTreeSet<String>, name: &str) -> bool {
        let is_over = |other: &String| self.staff.get(other).and_then(|person| person.line_manager.as_deref()) == Some(name);
        about.contains(name) || about.iter().any(is_over)
    }

    /// Tells whether somebody who has no part in a case reads at an address.
    pub fn has_no_part_at(&self, about: &BTreeSet<String>, address: &Address) -> bool {
        !about.is_empty() && self.names_at(address).iter().any(|name| self.has_no_part(about, name))
    }

    /// Returns the name of a member of staff, however it is written; an address is a name where cases go to it.
    pub fn name_of(&self, text: &str) -> Option<String> {
        let text = text.trim();
        let known = self.staff.keys().find(|known| known.to_lowercase() == text.to_lowercase());
        known.cloned().or_else(|| self.person(&Address::parse(text)?))
    }

    /// Returns the address of a member of staff.
    pub fn address_of(&self, name: &str) -> Option<Address> {
        let named = self.staff.get(name).map(|person| person.address.clone());
        named.or_else(|| Address::parse(name).and_then(|address| self.staff_addresses().find(|known| **known == address).cloned()))
    }

    /// Returns the names of all who read at an address.
    fn names_at(&self, address: &Address) -> Vec<String> {
        let at = |(name, person): (&String, &super::rules::Person)| {
            (person.address == *address || person.also.contains(address)).then(|| name.clone())
        };
        let names: Vec<String> = self.staff.iter().filter_map(at).collect();
        if names.is_empty() { self.person(address).into_iter().collect() } else { names }
    }
}
