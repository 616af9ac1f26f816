//! Which deadlines hold for a case: every regime that fits, and the house's own promise for what no regime sets.

use chrono::{DateTime, Utc};

use crate::desk::calendar::{Calendar, Rule};
use crate::desk::case::Case;
use crate::desk::regime::{Clock, HOUSE, Limit, Matter, Regime, Start};
use crate::desk::rules::{Promises, Rules};
use crate::flow::answer::{Answers, Value};
use crate::flow::finish::Class;

use super::Deadline;

/// Returns the deadlines of a case that was received at `received_at`; none has begun.
pub(in crate::desk) fn choose(rules: &Rules, case: &Case, received_at: DateTime<Utc>) -> Vec<Deadline> {
    // Nobody waits for an answer to praise.
    if case.class == Class::Feedback {
        return Vec::new();
    }
    let matter = Matter {
        product: word(&case.answers, &rules.product_question),
        country: word(&case.answers, &rules.country_question),
        category: case.category.as_deref(),
        class: case.class,
    };
    let received = Calendar::always_open(rules.zone.clone()).date_of(received_at);
    let regimes = rules.regimes.iter().filter(|regime| regime.holds(matter, received));
    let limits = regimes.flat_map(|regime| regime.limits.iter().map(move |limit| (regime, limit)));
    let mut deadlines: Vec<Deadline> =
        limits.filter(|(_, limit)| limit.holds_for.admits(matter)).map(|(regime, limit)| deadline(regime, limit)).collect();
    let begins = |deadline: &Deadline| matches!(deadline.start, Start::Received | Start::Acknowledged);
    for promise in house(rules, case.class) {
        let alike: &[Clock] = match promise.clock {
            Clock::Response | Clock::Decision => &[Clock::Response, Clock::Decision],
            Clock::Acknowledgement | Clock::PersonalAcknowledgement | Clock::Assessment => &[Clock::PersonalAcknowledgement],
            Clock::Update | Clock::Remedy | Clock::Window => &[],
        };
        if !deadlines.iter().any(|deadline| begins(deadline) && alike.contains(&deadline.clock)) {
            deadlines.push(promise);
        }
    }
    deadlines
}

/// Returns what the house promises: first contact, and answer.
pub(super) fn house(rules: &Rules, class: Class) -> Vec<Deadline> {
    let Promises { contact_within, answer_within, data_answer_within } = rules.promises;
    let promise = |limit: &str, clock, rule, statutory| Deadline {
        regime: HOUSE.to_owned(),
        limit: limit.to_owned(),
        clock,
        rule,
        calendar: None,
        start: Start::Received,
        statutory,
        // It was told as a date, and has no regime that lets it move.
        pausable: false,
        run: None,
        met_at: None,
        rung: 0,
        next_at: None,
        missed: None,
    };
    let answer: (&str, Rule, bool) = match class {
        // GDPR article 12, 3.
        Class::DataRequest => ("data_answer", data_answer_within, true),
        Class::Complaint | Class::Safety | Class::Request | Class::Feedback | Class::CallBack => ("answer", answer_within, false),
    };
    vec![promise("contact", Clock::PersonalAcknowledgement, contact_within, false), promise(answer.0, Clock::Response, answer.1, answer.2)]
}

fn deadline(regime: &Regime, limit: &Limit) -> Deadline {
    Deadline {
        regime: regime.id.clone(),
        limit: limit.id.clone(),
        clock: limit.clock,
        rule: limit.rule,
        calendar: regime.calendar.clone(),
        start: limit.start,
        statutory: limit.statutory,
        pausable: limit.pausable,
        run: None,
        met_at: None,
        rung: 0,
        next_at: None,
        missed: None,
    }
}

/// Returns the id of an option, or the words, of an answer.
fn word<'a>(answers: &'a Answers, question: &str) -> Option<&'a str> {
    match &answers.get(question)?.value {
        Value::Choice(option) => Some(option),
        Value::Choices(options) => options.first().map(String::as_str),
        Value::Text(text) => Some(text.as_str().trim()),
        Value::YesNo(_) | Value::Consent(_) | Value::Number(_) | Value::Amount { .. } | Value::Date(_) => None,
        Value::Email(_) | Value::Phone(_) | Value::Files(_) | Value::Location { .. } | Value::Contact { .. } => None,
        Value::Case(_) | Value::Skipped => None,
    }
}
