//! Letters to staff: reference, severity, deadline and commands; the customer's words only where the rules say so.

use chrono::{DateTime, Utc};

use crate::desk::case::{Opener, Severity};
use crate::desk::regime::Clock;
use crate::desk::words::{Words, cut};

use super::{Letter, again};

const VALUE_CHARS_MAX: usize = 4000;

/// What a letter to staff says of a case, or of a conversation that is none yet.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Facts<'a> {
    /// What is to be read before anything else.
    pub(in crate::desk) heed: Vec<String>,
    /// `None` before the case is filed.
    pub(in crate::desk) reference: Option<&'a str>,
    pub(in crate::desk) severity: Severity,
    pub(in crate::desk) team: &'a str,
    /// To whom the rules gave it, while nobody has taken it.
    pub(in crate::desk) given: Option<&'a str>,
    pub(in crate::desk) category: Option<&'a str>,
    pub(in crate::desk) received_at: DateTime<Utc>,
    pub(in crate::desk) answer_by: Option<DateTime<Utc>>,
    pub(in crate::desk) complete: bool,
    /// Why the customer cannot be written to.
    pub(in crate::desk) unreachable: Option<&'a str>,
    /// Until when the case waits for the customer.
    pub(in crate::desk) waits_until: Option<DateTime<Utc>>,
    /// Dates that colleagues set for themselves.
    pub(in crate::desk) targets: Vec<(&'a str, DateTime<Utc>)>,
    /// Labels and answers; empty where the rules keep them out of mails.
    pub(in crate::desk) details: Vec<(String, String)>,
}

/// What the letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Purpose<'a> {
    New,
    Reminder,
    Lead,
    Managers,
    /// There is no lead between the team and the managers.
    ManagersNext,
    Raised {
        rule: &'a str,
        certainty: Certainty,
    },
    RaiseWithdrawn {
        rule: &'a str,
    },
    Added {
        sender: Sender,
        count: u32,
        /// What was added; empty where the rules keep it out of mails.
        text: &'a str,
    },
    /// Somebody should turn to the customer now.
    InPerson {
        /// What was just said; empty where the rules keep it out of mails.
        text: &'a str,
    },
    Withdrawn,
    WithdrawKept,
    CallBack,
    Unreadable,
    /// The customer spoke instead of writing.
    Listen,
    /// A closed case is open again.
    Reopened {
        by: &'a Opener,
        /// What they wrote; the customer's words are empty where the rules keep them out of mails.
        why: &'a str,
    },
    /// Nobody has written to the customer by the date that they were told.
    ContactLate,
    /// The customer was promised an answer by a date that has passed.
    AnswerLate,
    /// The customer has not answered a question of staff.
    Silent,
    /// A colleague gave the case to its reader.
    Assigned,
    /// The date that its reader set has come.
    TargetReached,
    /// Its reader wanted no reminder before.
    SnoozeOver,
    /// A share of the time of a deadline is used up.
    DeadlineNear {
        clock: Clock,
        at: DateTime<Utc>,
        percent: u8,
    },
    /// A deadline passed.
    DeadlinePassed {
        clock: Clock,
        at: DateTime<Utc>,
        /// Who answers for the case.
        owner: &'a str,
    },
    /// A deadline passed some time ago, and nobody has said why.
    ReasonWanted {
        clock: Clock,
        at: DateTime<Utc>,
    },
    /// The contact has had all automatic mails of a day.
    Hushed,
    /// A colleague writes as only machines do.
    Flooded {
        by: &'a str,
    },
    /// Nothing reaches the customer.
    Undeliverable {
        reason: &'a str,
    },
    /// As before, and the letter went to the address that the customer named.
    UndeliverableMailed {
        reason: &'a str,
    },
    /// One message did not reach the customer.
    NotArrived {
        reason: &'a str,
    },
    /// A mail did not reach the customer, who read it in the chat instead.
    NotArrivedSaid {
        reason: &'a str,
    },
    /// Nobody on the other side has accepted the acknowledgement yet.
    Unacknowledged,
    UndeliverableStaff {
        reason: &'a str,
    },
    /// A mail pretends to come from staff.
    Pretended,
    /// More such mails than are told of singly.
    PretendedMany {
        count: u32,
    },
    /// Another person is to look at the case.
    SecondLook,
    /// What the customer or the calendar did to a decision: the message that says it.
    Decision {
        text: &'a str,
        value: &'a str,
    },
}

impl<'a> Purpose<'a> {
    /// Tells whether a letter only reminds of what its readers know.
    pub(in crate::desk) fn is_reminder(self) -> bool {
        matches!(self, Purpose::Reminder | Purpose::Lead | Purpose::Managers | Purpose::ManagersNext | Purpose::ContactLate)
    }

    /// Returns the same letter without what the customer wrote.
    pub(in crate::desk) fn without_words(self) -> Self {
        if let Purpose::Added { sender, count, text: _ } = self {
            return Purpose::Added { sender, count, text: "" };
        }
        if let Purpose::Reopened { by, why: _ } = self
            && again::is_outside(by)
        {
            return Purpose::Reopened { by, why: "" };
        }
        if let Purpose::InPerson { text: _ } = self { Purpose::InPerson { text: "" } } else { self }
    }

    /// Returns what the customer wrote, where the letter repeats it.
    fn words(self) -> Option<&'a str> {
        if let Purpose::Added { text: said, .. } | Purpose::InPerson { text: said } | Purpose::Reopened { by: _, why: said } = self {
            let is_inside = matches!(self, Purpose::Reopened { by, .. } if !again::is_outside(by));
            return Some(said).filter(|said| !said.is_empty() && !is_inside);
        }
        None
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Certainty {
    Stated,
    /// Words of a mail hint at it.
    Suspected,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Sender {
    Customer,
    /// Somebody else who had a mail of ours.
    Other,
}

pub(in crate::desk) fn letter(purpose: Purpose<'_>, facts: &Facts<'_>, words: &Words<'_>) -> Letter {
    let severity = words.say(severity_id(facts.severity), &[]);
    let subject_args = [("reference", facts.reference.unwrap_or("…")), ("severity", &severity)];
    let mut paragraphs = opening(purpose, facts, words);
    paragraphs.extend((!facts.heed.is_empty()).then(|| facts.heed.join("\n")));
    if let Some(text) = purpose.words() {
        paragraphs.extend([words.say("staff-added-words", &[]), text.to_owned()]);
    }
    paragraphs.push(facts_lines(facts, &severity, words));
    let details =
        facts.details.iter().map(|(label, value)| words.say("labelled", &[("label", label), ("value", &cut(value, VALUE_CHARS_MAX))]));
    let details = details.collect::<Vec<_>>().join("\n");
    paragraphs.extend((!details.is_empty()).then_some(details));
    Letter { subject: words.say(subject_id(purpose, facts), &subject_args), paragraphs, lang: words.lang.clone() }
}

/// Returns the id of the word for a severity.
pub(in crate::desk) fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Low => "severity-low",
        Severity::Medium => "severity-medium",
        Severity::High => "severity-high",
        Severity::Critical => "severity-critical",
    }
}

fn subject_id(purpose: Purpose<'_>, facts: &Facts<'_>) -> &'static str {
    match purpose {
        Purpose::New | Purpose::Listen => "staff-subject-new",
        Purpose::Reopened { by, .. } => again::subject_id(by),
        Purpose::ContactLate | Purpose::AnswerLate | Purpose::DeadlinePassed { .. } => "staff-subject-late",
        Purpose::DeadlineNear { .. } => "staff-subject-deadline-near",
        Purpose::ReasonWanted { .. } => "staff-subject-reason-wanted",
        Purpose::Reminder | Purpose::Lead | Purpose::Managers | Purpose::ManagersNext => "staff-subject-reminder",
        Purpose::Raised { .. } if facts.reference.is_none() => "staff-subject-raised",
        Purpose::Raised { .. } => "staff-subject-raised-case",
        Purpose::RaiseWithdrawn { .. } => "staff-subject-raise-withdrawn",
        Purpose::Added { .. } => "staff-subject-added",
        Purpose::InPerson { .. } if facts.reference.is_none() => "staff-subject-in-person",
        Purpose::InPerson { .. } => "staff-subject-in-person-case",
        Purpose::Withdrawn | Purpose::WithdrawKept => "staff-subject-withdrawn",
        Purpose::Silent => "staff-subject-silent",
        Purpose::Assigned => "staff-subject-assigned",
        Purpose::TargetReached | Purpose::SnoozeOver => "staff-subject-own",
        Purpose::Hushed => "staff-subject-hushed",
        Purpose::Flooded { .. } => "staff-subject-flooded",
        Purpose::CallBack => "staff-subject-call-back",
        Purpose::Unreadable => "staff-subject-unreadable",
        Purpose::Undeliverable { .. } | Purpose::UndeliverableMailed { .. } => "staff-subject-undeliverable",
        Purpose::NotArrived { .. } | Purpose::NotArrivedSaid { .. } => "staff-subject-not-arrived",
        Purpose::Unacknowledged => "staff-subject-unacknowledged",
        Purpose::UndeliverableStaff { .. } => "staff-subject-undeliverable-staff",
        Purpose::Pretended | Purpose::PretendedMany { .. } => "staff-subject-pretended",
        Purpose::SecondLook => "staff-subject-second-look",
        Purpose::Decision { .. } => "staff-subject-decision",
    }
}

fn opening(purpose: Purpose<'_>, facts: &Facts<'_>, words: &Words<'_>) -> Vec<String> {
    let team = [("team", facts.team)];
    let first = match purpose {
        Purpose::New => words.say("staff-new", &team),
        Purpose::Reminder => words.say("staff-reminder", &team),
        Purpose::Lead => words.say("staff-lead", &team),
        Purpose::Managers => words.say("staff-managers", &team),
        Purpose::ManagersNext => words.say("staff-managers-next", &team),
        Purpose::Raised { rule, .. } if facts.reference.is_none() => words.say("staff-raised", &[("rule", rule)]),
        Purpose::Raised { rule, .. } => words.say("staff-raised-case", &[("rule", rule)]),
        Purpose::RaiseWithdrawn { rule } => words.say("staff-raise-withdrawn", &[("rule", rule)]),
        Purpose::Added { count: 0 | 1, .. } => words.say("staff-added", &[]),
        Purpose::Added { count, .. } => words.say("staff-added-many", &[("count", &count.to_string())]),
        Purpose::Listen => words.say("staff-listen", &team),
        Purpose::Reopened { by, why } => again::opening(by, why, facts.team, words),
        Purpose::ContactLate => words.say("staff-contact-late", &[]),
        Purpose::AnswerLate => words.say("staff-answer-late", &[]),
        Purpose::Silent => words.say("staff-silent", &[]),
        Purpose::Assigned => words.say("staff-assigned", &[]),
        Purpose::TargetReached => words.say("staff-target-reached", &[]),
        Purpose::SnoozeOver => words.say("staff-snooze-over", &[]),
        Purpose::DeadlineNear { clock, at, percent } => {
            deadline("staff-deadline-near", clock, at, ("percent", &percent.to_string()), words)
        }
        Purpose::DeadlinePassed { clock, at, owner } => deadline("staff-deadline-passed", clock, at, ("owner", owner), words),
        Purpose::ReasonWanted { clock, at } => deadline("staff-deadline-unexplained", clock, at, ("owner", ""), words),
        Purpose::Hushed => words.say("staff-hushed", &[]),
        Purpose::Flooded { by } => words.say("staff-flooded", &[("by", by)]),
        Purpose::InPerson { .. } => words.say("staff-in-person", &[]),
        Purpose::Withdrawn => words.say("staff-withdrawn", &[]),
        Purpose::WithdrawKept => words.say("staff-withdraw-kept", &[]),
        Purpose::CallBack => words.say("staff-call-back", &[]),
        Purpose::Unreadable => words.say("staff-unreadable", &[]),
        Purpose::Undeliverable { reason }
        | Purpose::UndeliverableMailed { reason }
        | Purpose::NotArrived { reason }
        | Purpose::NotArrivedSaid { reason } => words.say("staff-undeliverable", &[("reason", reason)]),
        Purpose::Unacknowledged => words.say("staff-unacknowledged", &[]),
        Purpose::UndeliverableStaff { reason } => words.say("staff-undeliverable-staff", &[("reason", reason)]),
        Purpose::Pretended => words.say("staff-pretended", &[]),
        Purpose::PretendedMany { count } => words.say("staff-pretended-many", &[("count", &count.to_string())]),
        Purpose::SecondLook => words.say("staff-second-look", &[]),
        Purpose::Decision { text, value } => words.say(text, &[("value", value)]),
    };
    [Some(first), second(purpose).map(|id| words.say(id, &[]))].into_iter().flatten().collect()
}

/// Words a deadline: what it is for, when it is, and one thing more.
fn deadline(id: &str, clock: Clock, at: DateTime<Utc>, more: (&str, &str), words: &Words<'_>) -> String {
    let (deadline, date) = (words.say(clock.word(), &[]), words.end(at));
    words.say(id, &[("deadline", &deadline), ("date", &date), more])
}

/// Returns the id of the sentence after the first, where there is one.
fn second(purpose: Purpose<'_>) -> Option<&'static str> {
    match purpose {
        Purpose::Raised { certainty: Certainty::Suspected, .. } => Some("staff-suspected"),
        Purpose::Added { sender: Sender::Other, .. } => Some("staff-other-sender"),
        Purpose::UndeliverableMailed { .. } => Some("staff-undeliverable-mailed"),
        Purpose::NotArrivedSaid { .. } => Some("staff-undeliverable-chatted"),
        Purpose::ContactLate | Purpose::AnswerLate | Purpose::DeadlinePassed { .. } | Purpose::ReasonWanted { .. } => {
            Some("staff-reason-wanted")
        }
        Purpose::Raised { certainty: Certainty::Stated, .. }
        | Purpose::Added { sender: Sender::Customer, .. }
        | Purpose::Listen
        | Purpose::Reopened { .. }
        | Purpose::Silent
        | Purpose::Assigned
        | Purpose::TargetReached
        | Purpose::SnoozeOver
        | Purpose::DeadlineNear { .. }
        | Purpose::Hushed
        | Purpose::Flooded { .. }
        | Purpose::InPerson { .. }
        | Purpose::New
        | Purpose::Reminder
        | Purpose::Lead
        | Purpose::Managers
        | Purpose::ManagersNext
        | Purpose::RaiseWithdrawn { .. }
        | Purpose::Withdrawn
        | Purpose::WithdrawKept
        | Purpose::CallBack
        | Purpose::Unreadable
        | Purpose::Undeliverable { .. }
        | Purpose::NotArrived { .. }
        | Purpose::Unacknowledged
        | Purpose::UndeliverableStaff { .. }
        | Purpose::Pretended
        | Purpose::PretendedMany { .. }
        | Purpose::SecondLook
        | Purpose::Decision { .. } => None,
    }
}

fn facts_lines(facts: &Facts<'_>, severity: &str, words: &Words<'_>) -> String {
    let fact = |id: &str, value: &str| words.say(id, &[("value", value)]);
    let lines = [
        facts.reference.map(|reference| fact("staff-fact-reference", reference)),
        Some(fact("staff-fact-severity", severity)),
        Some(fact("staff-fact-team", facts.team)),
        facts.given.map(|name| fact("staff-fact-given", name)),
        facts.category.map(|category| fact("staff-fact-category", category)),
        Some(fact("staff-fact-received", &words.date_and_time(facts.received_at))),
        facts.answer_by.map(|at| fact("staff-fact-answer-by", &words.end(at))),
        facts.unreachable.map(|reason| fact("staff-fact-unreachable", reason)),
        facts.waits_until.map(|at| fact("staff-fact-waiting", &words.last_day(at))),
        (!facts.complete).then(|| words.say("staff-fact-incomplete", &[])),
    ];
    let targets = facts.targets.iter().map(|(name, at)| words.say("staff-fact-target", &[("name", name), ("value", &words.date(*at))]));
    lines.into_iter().flatten().chain(targets).collect::<Vec<_>>().join("\n")
}
