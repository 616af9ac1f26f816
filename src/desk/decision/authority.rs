//! Whether somebody who writes for another person may act for them: seen by a person, never decided by a rule (ISO 10002, 4.5).

use crate::desk::case::{Case, CaseId};
use crate::desk::heed;
use crate::desk::journal::Actor;
use crate::desk::message::Automatic;
use crate::desk::notice::{Notice, authority as letters};
use crate::desk::step::Desk;
use crate::desk::words::Words;

use super::act::{Result_, Said};
use super::form::{Form, Problem, named};
use super::{Happened, act, answer};

/// Whoever writes for another person hears of that person's own affairs only once somebody has seen that they may.
pub(super) fn unproved(case: &Case, form: &Form) -> Option<Problem> {
    let is_open = heed::is_for_another(&case.answers) && case.resolution.authority.is_none();
    (is_open && form.authority.is_empty()).then(|| Problem::new("problem-authority"))
}

/// Asks the writer for what shows it, says why that is not enough, or keeps what it was seen in; the writer hears each of them.
pub(super) fn order(desk: &mut Desk<'_>, actor: &str, case: &Case, line: &str, below: &str) -> Result_<Said> {
    let (by, words) = (Actor::Staff(actor.to_owned()), act::staff_words(desk, case));
    let theirs = desk.words(&case.lang);
    let (done, letter) = if words.is_one_of("form-ask", line) {
        act::note(desk, case.id, by, Happened::AuthorityAsked);
        ("done-authority-asked", letters::asked(&case.reference, &theirs))
    } else if let Some(rest) = refusal(line, &words) {
        let why = [rest, below.trim()].join("\n").trim().to_owned();
        if why.is_empty() {
            return Err(vec![Problem::new("problem-authority-reason")]);
        }
        if let Some(case) = desk.case_mut(case.id) {
            case.resolution.authority = None;
        }
        act::note(desk, case.id, by, Happened::AuthorityRefused);
        ("done-authority-refused", letters::refused(&case.reference, &why, &theirs))
    } else {
        keep(desk, case.id, &by, [line.trim(), below.trim()].join("\n").trim());
        ("done-authority", letters::confirmed(&case.reference, &theirs))
    };
    answer::tell(desk, case.id, Notice::Authority, &letter, Automatic::No);
    Ok(act::said(done, case).with_sent(letter.text()))
}

/// Tells whether a line says that what was shown is not enough.
pub(super) fn is_refusal(line: &str, words: &Words<'_>) -> bool {
    refusal(line, words).is_some()
}

fn refusal<'l>(line: &'l str, words: &Words<'_>) -> Option<&'l str> {
    named(line, |word| words.is_one_of("form-refuse", word).then_some(())).map(|((), rest)| rest)
}

/// Keeps what a decision says of it; nothing where it says that there is no authority.
pub(super) fn take_over(desk: &mut Desk<'_>, case: &Case, by: &Actor, form: &Form) {
    let is_none = form.authority.is_empty() || act::staff_words(desk, case).is_one_of("form-no", &form.authority);
    if !is_none {
        keep(desk, case.id, by, &form.authority);
    }
}

fn keep(desk: &mut Desk<'_>, id: CaseId, by: &Actor, shown: &str) {
    if let Some(case) = desk.case_mut(id) {
        case.resolution.authority = Some(shown.into());
    }
    act::note(desk, id, by.clone(), Happened::Authorised);
}
