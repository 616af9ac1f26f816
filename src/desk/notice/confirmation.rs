//! Tells a member of staff what their mail has done, or why nothing was done.

use crate::desk::done::{Done, Refused};
use crate::desk::orders::Unclear;
use crate::desk::words::{Words, cut};
use crate::text::Personal;

use super::Letter;
use super::staff::severity_id;

const SENT_CHARS_MAX: usize = 4000;

/// What became of a mail of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Outcome {
    Done {
        done: Done,
        /// The words that went to the customer.
        sent: Personal,
        /// What stood below an order was kept as a note.
        noted: bool,
    },
    Refused(Refused),
    Unclear(Unclear),
    Help,
}

/// `names`: who can be given a case.
pub(in crate::desk) fn letter(outcome: &Outcome, reference: &str, names: &str, words: &Words<'_>) -> Letter {
    let paragraphs = match outcome {
        Outcome::Done { done, sent, noted } => done_paragraphs(done, sent, *noted, reference, words),
        Outcome::Refused(why) => vec![words.say("staff-not-done", &[]), refused(why, reference, words)],
        Outcome::Unclear(why) => vec![words.say("staff-not-done", &[]), unclear(why, names, words)],
        Outcome::Help => vec![words.say("staff-help", &[("names", names)])],
    };
    let subject = match outcome {
        Outcome::Done { .. } => "staff-subject-done",
        Outcome::Refused(_) | Outcome::Unclear(_) => "staff-subject-not-done",
        Outcome::Help => "staff-subject-help",
    };
    Letter { subject: words.say(subject, &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

fn done_paragraphs(done: &Done, sent: &Personal, noted: bool, reference: &str, words: &Words<'_>) -> Vec<String> {
    let say = |id: &str| words.say(id, &[("reference", reference)]);
    let first = match done {
        Done::Taken | Done::YoursAlready => say("staff-done-take"),
        Done::Assigned { to } | Done::AssignedToTeam { to } => words.say("staff-done-assign", &[("reference", reference), ("to", to)]),
        Done::Noted => say("staff-done-note"),
        Done::Explained { .. } => say("staff-done-reason"),
        Done::Replied => say("staff-done-reply"),
        Done::Asked { until } => words.say("staff-done-ask", &[("reference", reference), ("until", &words.last_day(*until))]),
        Done::SeverityIs { severity } => {
            let severity = words.say(severity_id(*severity), &[]);
            words.say("staff-done-severity", &[("reference", reference), ("severity", &severity)])
        }
        Done::Closed => say("staff-done-close"),
        Done::ClosedUntold => say("staff-done-close-untold"),
        Done::Reopened => say("staff-done-reopen"),
        Done::Erased { .. } => say("staff-done-erase"),
        Done::Decided { text } => text.clone(),
        Done::TargetIs { at } => words.say("staff-done-due", &[("reference", reference), ("date", &words.date_and_time(*at))]),
        Done::Snoozed { until } => words.say("staff-done-snooze", &[("reference", reference), ("date", &words.date_and_time(*until))]),
        Done::Away { last, cover } => words.say("staff-done-away", &[("date", &words.date(*last)), ("cover", cover)]),
        Done::Back => say("staff-done-back"),
        Done::About { name } => words.say("staff-done-about", &[("reference", reference), ("name", name)]),
        Done::NotAbout { name } => words.say("staff-done-not-about", &[("reference", reference), ("name", name)]),
    };
    let sent = Some(cut(sent.as_str(), SENT_CHARS_MAX)).filter(|sent| !sent.is_empty());
    let sent = sent.map(|sent| words.say("staff-sent", &[("text", &sent)]));
    [Some(first), sent, noted.then(|| say("staff-rest-noted"))].into_iter().flatten().collect()
}

fn refused(why: &Refused, reference: &str, words: &Words<'_>) -> String {
    let say = |id: &str| words.say(id, &[("reference", reference)]);
    match why {
        Refused::Decision { text } => text.clone(),
        Refused::Closed => say("staff-refused-closed"),
        Refused::NotClosed | Refused::OpenAlready => say("staff-refused-open"),
        Refused::NothingMissed => say("staff-refused-no-miss"),
        Refused::Unknown => say("staff-refused-unknown"),
        Refused::With { by } => words.say("staff-refused-with", &[("reference", reference), ("by", by)]),
        Refused::NotADate { text } => words.say("staff-refused-date", &[("text", text)]),
        Refused::Past => say("staff-refused-past"),
        Refused::Safety => say("staff-refused-safety"),
        Refused::Nobody { name } => words.say("staff-refused-nobody", &[("name", name)]),
        Refused::Conflict { name } => words.say("staff-refused-conflict", &[("reference", reference), ("name", name)]),
        Refused::EraseOpen | Refused::EraseUnderWay | Refused::EraseTalking => say("staff-refused-erase"),
        Refused::EraseOwed { .. } => say("staff-refused-erase"),
        Refused::EraseLater { until } => words.say("staff-refused-erase-later", &[("reference", reference), ("date", &words.date(*until))]),
        Refused::ErasedAlready => say("staff-refused-unknown"),
        Refused::Unreachable { reason } => words.say("staff-refused-unreachable", &[("reason", reason)]),
    }
}

fn unclear(why: &Unclear, names: &str, words: &Words<'_>) -> String {
    match why {
        Unclear::Empty => words.say("staff-unclear-empty", &[]),
        Unclear::Word(line) => words.say("staff-unclear-word", &[("line", line)]),
        Unclear::Meant(line) => words.say("staff-unclear-meant", &[("line", line)]),
        Unclear::Mail => words.say("staff-unclear-mail", &[]),
        Unclear::Again => words.say("staff-unclear-again", &[]),
        Unclear::OwnLetter => words.say("staff-unclear-letter", &[]),
        Unclear::Name(name) => words.say("staff-unclear-name", &[("name", name), ("names", names)]),
        Unclear::Cover => words.say("staff-unclear-cover", &[]),
        Unclear::Severity(word) => words.say("staff-unclear-severity", &[("word", word)]),
        Unclear::AnsweredBy(by) => words.say("staff-unclear-answered", &[("by", by)]),
        Unclear::Confirmation => words.say("staff-unclear-confirmation", &[]),
        Unclear::Unreadable => words.say("staff-unclear-unreadable", &[]),
    }
}
