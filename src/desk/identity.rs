//! How much of the customer's identity staff see: as the customer chose in the answer to `identity`.
//!
//! The desk keeps the way back to the customer in any case, or nobody could be answered.

use crate::flow::answer::{Answers, Value};

/// The question, and those of its options that the desk knows.
const QUESTION: &str = "identity";
const CONFIDENTIAL: &str = "confidential";
const ANONYMOUS: &str = "anonymous";
const OTHER_PERSON: &str = "other_person";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identity {
    Named,
    /// Letters to staff do not say how to reach the customer; who handles the case can look it up.
    Confidential,
    /// No view of staff says who the customer is.
    Anonymous,
}

/// Returns what the answers say.
pub fn of(answers: &Answers) -> Identity {
    match answers.get(QUESTION).map(|answer| &answer.value) {
        Some(Value::Choice(option)) if option == CONFIDENTIAL => Identity::Confidential,
        Some(Value::Choice(option)) if option == ANONYMOUS => Identity::Anonymous,
        Some(_) | None => Identity::Named,
    }
}

/// Tells whether the customer writes for another person.
pub(super) fn is_for_another(answers: &Answers) -> bool {
    matches!(answers.get(QUESTION).map(|answer| &answer.value), Some(Value::Choice(option)) if option == OTHER_PERSON)
}

/// Returns the answers as a letter to staff shows them.
pub fn in_letters(answers: &Answers) -> Answers {
    match of(answers) {
        Identity::Named => answers.clone(),
        Identity::Confidential | Identity::Anonymous => without_contact(answers),
    }
}

/// Returns the answers as staff see them at the machine.
pub fn in_views(answers: &Answers) -> Answers {
    match of(answers) {
        Identity::Named | Identity::Confidential => answers.clone(),
        Identity::Anonymous => without_contact(answers),
    }
}

fn without_contact(answers: &Answers) -> Answers {
    let says_who = |value: &Value| match value {
        Value::Email(_) | Value::Phone(_) | Value::Contact { .. } | Value::Location { .. } => true,
        Value::Text(_) | Value::Choice(_) | Value::Choices(_) | Value::YesNo(_) | Value::Consent(_) | Value::Number(_) => false,
        Value::Amount { .. } | Value::Date(_) | Value::Files(_) | Value::Case(_) | Value::Skipped => false,
    };
    answers.iter().filter(|(_, answer)| !says_who(&answer.value)).map(|(id, answer)| (id.clone(), answer.clone())).collect()
}
