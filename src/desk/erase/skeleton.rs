//! What is left of a case and of its story: kinds, dates, codes and amounts, and no word that anybody wrote.

use std::collections::BTreeMap;

use crate::desk::case::{Additions, Case, Stage, Task};
use crate::desk::deadline::{Deadline, Missed, Reason};
use crate::desk::decision::{Closing, Decision, Finding, Happened, Promise, Resolution, Survey};
use crate::desk::journal::{Entry, What};
use crate::flow::answer::Answers;
use crate::text::Personal;

use super::Erased;

/// Returns the skeleton of a closed case.
pub(super) fn case(case: &Case, erased: Erased) -> Case {
    let facts = erased.facts.without_piece(case);
    let case = case.clone();
    Case {
        answers: Answers::new(),
        stage: stage(case.stage),
        given: None,
        task: Task::Answer,
        again: None,
        deadlines: case.deadlines.into_iter().map(deadline).collect(),
        acceptance_due_at: None,
        additions: Additions::default(),
        answered_by: None,
        own: BTreeMap::new(),
        begun_at: None,
        thread: Vec::new(),
        resolution: resolution(case.resolution),
        conversation: None,
        erased: Some(Erased { facts, ..erased }),
        ..case
    }
}

fn stage(stage: Stage) -> Stage {
    match stage {
        Stage::Closed { by, at, outcome } => Stage::Closed { by, at, outcome: outcome.and_then(coded) },
        Stage::Open { .. } | Stage::Taken { .. } => stage,
    }
}

/// Keeps an outcome that is one of our codes; what staff wrote may name somebody.
fn coded(outcome: String) -> Option<String> {
    (Closing::of_code(&outcome).is_some() || Finding::of_code(&outcome).is_some()).then_some(outcome)
}

fn deadline(deadline: Deadline) -> Deadline {
    let silent = |reason| Reason { text: Personal::default(), ..reason };
    let missed = deadline.missed.map(|missed| Missed { reason: missed.reason.map(silent), ask_at: None, ..missed });
    Deadline { missed, next_at: None, ..deadline }
}

fn resolution(resolution: Resolution) -> Resolution {
    Resolution {
        points: resolution.points.iter().map(|_| Personal::default()).collect(),
        decision: resolution.decision.map(decision),
        first_decision: resolution.first_decision.map(decision),
        promises: resolution.promises.into_iter().map(promise).collect(),
        asked: None,
        hearings: BTreeMap::new(),
        authority: resolution.authority.map(|_| Personal::default()),
        outside: resolution.outside.map(|_| String::new()),
        survey: Survey { comment: Personal::default(), due_at: None, solved_due_at: None, ..resolution.survey },
        ..resolution
    }
}

fn decision(mut decision: Decision) -> Decision {
    decision.points.iter_mut().for_each(|point| point.reason = Personal::default());
    Decision { reasons: Personal::default(), asked_for: Personal::default(), evidence: Personal::default(), ..decision }
}

fn promise(promise: Promise) -> Promise {
    Promise { amount: sum(&promise.amount), proof: Personal::default(), told_at: None, ..promise }
}

/// Keeps a sum with its currency, and nothing that was written beside it.
fn sum(amount: &str) -> String {
    let is_part = |word: &&str| {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let is_plain = letters.is_empty() || letters.len() == 3 && letters.iter().all(char::is_ascii_uppercase);
        let is_number = is_plain && word.chars().any(|c| c.is_ascii_digit());
        let is_currency = word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase());
        is_number || is_currency || matches!(*word, "€" | "$" | "£" | "₽")
    };
    amount.split_whitespace().filter(is_part).collect::<Vec<_>>().join(" ")
}

/// Returns what is left of an entry of the journal; `None` for one that counts for nothing.
pub(crate) fn entry(entry: Entry) -> Option<Entry> {
    let what = match entry.what {
        What::Said { .. } | What::Answered { .. } | What::Corrected { .. } | What::StaffWrote { .. } | What::Note { .. } => return None,
        What::Deferred { .. } | What::Fetched { .. } | What::FetchFailed { .. } | What::SetAside { .. } | What::Noted { .. } => {
            return None;
        }
        What::TargetSet { .. } | What::Snoozed { .. } => return None,
        What::Routed { team, why: _ } => What::Routed { team, why: String::new() },
        What::Replied { .. } => What::Replied { text: Personal::default() },
        What::Asked { until, .. } => What::Asked { text: Personal::default(), until },
        What::Explained { .. } => What::Explained { text: Personal::default() },
        What::Closed { outcome } => What::Closed { outcome: outcome.and_then(coded) },
        What::Queued { message, notice, to: _ } => What::Queued { message, notice, to: Personal::default() },
        What::Accepted { message, by: _ } => What::Accepted { message, by: String::new() },
        What::Refused { message, reason: _ } => What::Refused { message, reason: String::new() },
        What::Unreachable { .. } => What::Unreachable { reason: String::new() },
        What::Decision(happened) => What::Decision(happened_without_words(happened)),
        kept @ (What::Filed { .. }
        | What::Raised { .. }
        | What::RaiseWithdrawn { .. }
        | What::Alarmed { .. }
        | What::Escalated { .. }
        | What::Taken
        | What::Assigned { .. }
        | What::WaitOver { .. }
        | What::About { .. }
        | What::NotAbout { .. }
        | What::Reminded { .. }
        | What::Missed { .. }
        | What::SeverityChanged { .. }
        | What::Reopened
        | What::Erased { .. }) => kept,
    };
    Some(Entry { what, ..entry })
}

/// Returns what is noted of the fate of a last letter.
pub(crate) fn last(entry: Entry) -> Option<Entry> {
    if let What::Refused { .. } = entry.what {
        return Some(Entry { what: What::Noted { text: "the last letter did not arrive".to_owned() }, ..entry });
    }
    self::entry(entry)
}

fn happened_without_words(happened: Happened) -> Happened {
    match happened {
        Happened::Promised { remedy, due_on, amount } => Happened::Promised { remedy, due_on, amount: sum(&amount) },
        Happened::Outside { .. } => Happened::Outside { body: String::new() },
        kept @ (Happened::Status { .. }
        | Happened::Classified { .. }
        | Happened::Categorised { .. }
        | Happened::Decided { .. }
        | Happened::Done { .. }
        | Happened::Late { .. }
        | Happened::Refused { .. }
        | Happened::Merged { .. }
        | Happened::Received { .. }
        | Happened::Follows { .. }
        | Happened::Authorised
        | Happened::AuthorityAsked
        | Happened::AuthorityRefused
        | Happened::AskedToReply { .. }
        | Happened::RepliedTo { .. }
        | Happened::DecidedUnheard { .. }
        | Happened::Surveyed
        | Happened::Rated { .. }
        | Happened::Solved { .. }
        | Happened::Delayed { .. }
        | Happened::Spent { .. }) => kept,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::journal::Actor;

    #[test]
    fn whoever_was_kept_from_a_case_counts_after_the_erasure_as_before() {
        let at = chrono::DateTime::UNIX_EPOCH;
        for why in ["conflict", "problem-same-person"] {
            let refused =
                Entry { subject: 7, at, actor: Actor::Staff("ana".into()), what: What::Decision(Happened::Refused { why: why.into() }) };
            assert_eq!(super::entry(refused.clone()), Some(refused));
        }
    }

    #[test]
    fn of_an_amount_the_sum_is_left_and_no_word() {
        for (written, left) in [("39.90 EUR", "39.90 EUR"), ("€ 1,250", "€ 1,250"), ("39.90EUR to Ann Mercer", "39.90EUR"), ("", "")] {
            assert_eq!(sum(written), left, "{written}");
        }
    }
}
