//! Members of staff whom a complaint is about are heard before it is decided: in neutral words, apart from any discipline, and
//! without a word about who complains (ISO 10002, annex D).

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::case::{Case, CaseId};
use crate::desk::dossier::ContactId;
use crate::desk::journal::Actor;
use crate::desk::notice::{Notice, hearing as letters};
use crate::desk::rules::RungTo;
use crate::desk::step::Desk;
use crate::flow::answer::Value;
use crate::text::Personal;

use super::act::{Result_, Said, note, said, staff_words, tell_staff};
use super::form::{Problem, named};
use super::{Happened, act};

/// By then a colleague is asked to reply.
const REPLY_WITHIN: TimeDelta = TimeDelta::days(7);
/// A shorter name stands in too many words to be looked for.
const NAME_CHARS_MIN: usize = 3;

/// How far a colleague was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hearing {
    Asked {
        at: DateTime<Utc>,
    },
    Replied {
        at: DateTime<Utc>,
    },
    /// Somebody has said why it is decided without.
    Waived {
        by: String,
        why: Personal,
    },
}

impl Hearing {
    fn is_over(&self) -> bool {
        match self {
            Hearing::Asked { .. } => false,
            Hearing::Replied { .. } | Hearing::Waived { .. } => true,
        }
    }
}

/// Returns a problem for each colleague whom the case is about and who was not heard.
pub(super) fn unheard(case: &Case) -> Vec<Problem> {
    let is_open = |name: &&String| !case.resolution.hearings.get(*name).is_some_and(Hearing::is_over);
    let problem = |name: &String| match case.resolution.hearings.get(name) {
        Some(_) => Problem::with("problem-unreplied", "name", name),
        None => Problem::with("problem-unheard", "name", name),
    };
    case.about.iter().filter(is_open).map(problem).collect()
}

/// Asks a colleague for their view of what stands below the order.
pub(super) fn ask(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str, below: &str) -> Result_<Said> {
    let (name, rest) = colleague(desk, case, line)?;
    let asked = [rest.as_str(), below.trim()].join("\n").trim().to_owned();
    if asked.is_empty() {
        return Err(vec![Problem::with("problem-hear-what", "name", name)]);
    }
    if tells_who(desk, case, &asked) {
        return Err(vec![Problem::new("problem-hear-contact")]);
    }
    let Some(address) = desk.rules.address_of(&name) else { return Err(vec![Problem::with("problem-hear-name", "name", name)]) };
    let (now, words) = (desk.tick.now, staff_words(desk, case));
    let letter = letters::letter(&case.reference, &asked, now + REPLY_WITHIN, &words);
    set(desk, case.id, &name, Hearing::Asked { at: now });
    note(desk, case.id, Actor::Staff(actor.to_owned()), Happened::AskedToReply { name });
    desk.mail_staff(case.id.0, Notice::StaffSubject, &[address], &letter);
    Ok(said("done-hear", case))
}

/// Keeps why a colleague is not heard.
pub(super) fn waive(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str, below: &str) -> Result_<Said> {
    let (name, rest) = colleague(desk, case, line)?;
    let why = [rest.as_str(), below.trim()].join("\n").trim().to_owned();
    if why.is_empty() {
        return Err(vec![Problem::with("problem-waive-reason", "name", name)]);
    }
    set(desk, case.id, &name, Hearing::Waived { by: actor.to_owned(), why: why.into() });
    note(desk, case.id, Actor::Staff(actor.to_owned()), Happened::DecidedUnheard { name });
    Ok(said("done-waive", case))
}

/// Takes in what a colleague replies; `None` where nobody has asked them.
pub(in crate::desk) fn replied(desk: &mut Desk<'_>, name: &str, id: CaseId) -> Option<String> {
    let case = desk.dossier.cases.get(&id)?.clone();
    case.resolution.hearings.get(name)?;
    set(desk, id, name, Hearing::Replied { at: desk.tick.now });
    note(desk, id, Actor::Staff(name.to_owned()), Happened::RepliedTo { name: name.to_owned() });
    tell_staff(desk, id, RungTo::Team, "staff-heard", name);
    Some(act::staff_words(desk, &case).say("hearing-thanks", &[("reference", &case.reference)]))
}

fn set(desk: &mut Desk<'_>, id: CaseId, name: &str, hearing: Hearing) {
    if let Some(case) = desk.case_mut(id) {
        case.resolution.hearings.insert(name.to_owned(), hearing);
    }
}

/// Reads whom an order names: one of those whom the case is about.
fn colleague(desk: &Desk<'_>, case: &Case, line: &str) -> Result_<(String, String)> {
    let known = named(line, |name| desk.rules.name_of(name)).filter(|(name, _)| case.about.contains(name));
    let (name, rest) = known.ok_or_else(|| vec![Problem::with("problem-hear-name", "name", line)])?;
    Ok((name, rest.trim_start_matches(['–', '-']).trim().to_owned()))
}

/// Tells whether a text says who complains, or how to reach them.
fn tells_who(desk: &Desk<'_>, case: &Case, text: &str) -> bool {
    let contact = &desk.dossier.contact;
    let mut known: BTreeSet<String> = BTreeSet::from([contact.name.as_str().to_lowercase()]);
    if let ContactId::Email(address) = &contact.id {
        known.insert(address.as_str().to_lowercase());
    }
    for answer in case.answers.values() {
        if let Value::Email(text) | Value::Phone(text) = &answer.value {
            known.insert(text.as_str().to_lowercase());
        } else if let Value::Contact { name, phone } = &answer.value {
            known.extend([name.as_str().to_lowercase(), phone.as_str().to_lowercase()]);
        }
    }
    let text = text.to_lowercase();
    known.iter().any(|known| NAME_CHARS_MIN <= known.chars().count() && text.contains(known.as_str()))
}
