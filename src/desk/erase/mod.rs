//! Erasure (GDPR, article 17): a closed case becomes a counted skeleton, and its customer hears once what is gone and what is not.
//!
//! Decides what is left; the engine removes the rows, and the daemon the bytes. Never erases what is open or still owed.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::flow::finish::Class;
use crate::text::Personal;

use super::case::{Case, CaseId, Stage};
use super::decision::review::FLOW;
use super::done::{Done, Refused};
use super::dossier::ContactId;
use super::journal::{Actor, What};
use super::message::{Automatic, Content};
use super::notice::{Notice, erased as letters};
use super::rules::Rules;
use super::staff;
use super::step::Desk;

mod facts;
mod skeleton;

pub use facts::{Channel, Facts, Hazard};
pub(crate) use skeleton::{entry, last};

/// An order to erase a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Why, as the journal keeps it.
    pub because: Personal,
    /// What only the engine knows.
    #[serde(default)]
    pub found: Option<Box<Found>>,
}

/// What the engine found out about a case that is to be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub contact: ContactId,
    /// The case as it was closed.
    pub closed: Case,
    /// How many letters about it went to each member of staff.
    pub told: BTreeMap<String, u32>,
    /// Something of it is being sent or fetched at this moment.
    pub is_under_way: bool,
}

/// What is left of a customer whose case was erased: what counts, and nothing that leads back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
    pub facts: Facts,
}

/// Makes a skeleton of a closed case, or says why that cannot be.
pub(super) fn erase(desk: &mut Desk<'_>, actor: &str, id: CaseId, order: &Erasure) -> Result<Done, Refused> {
    if desk.dossier.cases.contains_key(&id) {
        return Err(Refused::EraseOpen);
    }
    let Some(found) = order.found.as_deref().filter(|found| found.closed.id == id) else { return Err(Refused::Unknown) };
    let case = &found.closed;
    may_be_erased(desk, found)?;
    desk.dossier.after.remove(&id);
    desk.dossier.closed.retain(|closed| *closed != id);
    let facts = Facts::of(&desk.rules.secret, &found.contact, case);
    let is_told = tell(desk, case, facts.hazard.is_some());
    tell_in_charge(desk, case, &found.told);
    desk.closed.push(skeleton::case(case, Erased { at: desk.tick.now, facts }));
    desk.note(id.0, Actor::Staff(actor.to_owned()), What::Erased { because: order.because.clone() });
    desk.erased = Some(id);
    Ok(Done::Erased { is_told, in_chat: desk.is_chat(), told: found.told.clone() })
}

fn may_be_erased(desk: &Desk<'_>, found: &Found) -> Result<(), Refused> {
    let case = &found.closed;
    let Stage::Closed { at, .. } = case.stage else { return Err(Refused::EraseOpen) };
    if case.erased.is_some() {
        return Err(Refused::ErasedAlready);
    }
    // What managers decided is about no customer.
    if case.flow == FLOW {
        return Err(Refused::Unknown);
    }
    let until = at + desk.rules.decisions.keep_closed_for;
    if desk.tick.now < until {
        return Err(Refused::EraseLater { until });
    }
    // The dossier has what happened to a promise since the closing.
    let latest = desk.dossier.after.get(&case.id).map_or(case, |kept| &kept.case);
    let open = latest.resolution.promises.iter().filter(|promise| promise.done_at.is_none());
    if let Some(due_on) = open.map(|promise| promise.due_on).max().filter(|_| desk.dossier.after.contains_key(&case.id)) {
        return Err(Refused::EraseOwed { due_on });
    }
    if found.is_under_way {
        return Err(Refused::EraseUnderWay);
    }
    // What somebody is telling us just now must not go with what they told us once.
    if desk.dossier.conversation.is_some() {
        return Err(Refused::EraseTalking);
    }
    Ok(())
}

/// Tells the customer; returns whether there is a way to them. The letter names no one, and nothing comes back from it: no token,
/// and no address for delivery reports, which would quote it.
fn tell(desk: &mut Desk<'_>, case: &Case, is_hazard: bool) -> bool {
    let Some(by) = staff::channel(desk, case) else { return false };
    let words = desk.words(&case.lang);
    let letter = letters::to_customer(&case.reference, is_hazard, by, &words);
    let first = desk.messages.len();
    staff::tell_by(desk, case, Notice::Erased, &letter, by, &[]);
    for message in desk.messages.iter_mut().skip(first) {
        message.case = None;
        if let Content::Mail(mail) = &mut message.content {
            mail.to_name = Personal::default();
            (mail.automatic, mail.bounces_to, mail.reply_to) = (Automatic::Generated, None, None);
            mail.in_reply_to = None;
            mail.references.clear();
        }
    }
    true
}

/// Tells who is in charge of personal data: the first team that the rules give such requests to.
fn tell_in_charge(desk: &mut Desk<'_>, case: &Case, told: &BTreeMap<String, u32>) {
    let Some(team) = in_charge(desk.rules).and_then(|team| desk.rules.teams.get(team)) else { return };
    let (to, words) = (team.addresses.clone(), desk.words(&team.lang));
    let letter = letters::to_staff(&case.reference, told, &words);
    desk.mail_staff(case.id.0, Notice::StaffErased, &to, &letter);
}

fn in_charge(rules: &Rules) -> Option<&str> {
    let route = rules.routing.iter().find(|route| route.classes.contains(&Class::DataRequest));
    route.map(|route| route.team.as_str())
}
