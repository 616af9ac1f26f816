//! Moves a conversation to another version of its flow: the answers that still fit stay, the rest is asked again.

use chrono::NaiveDate;

use crate::flow::answer::Value;
use crate::flow::condition::{millionths, question};
use crate::flow::conversation::{Awaiting, Conversation};
use crate::flow::script::{DateLimit, FieldId, Flow, Kind, Question};
use crate::text::Lang;

/// Fits `conversation` to `flow`.
pub(super) fn migrate(flow: &Flow, mut conversation: Conversation) -> Conversation {
    conversation.version.clone_from(&flow.version);
    let fits = |id: &String, value: &Value| {
        question(flow, id).is_some_and(|(_, question)| fits(&question.kind, value) && is_accepted(question, value))
    };
    conversation.answers.retain(|id, answer| fits(id, &answer.value));
    conversation.suggestions.retain(|id, answer| fits(id, &answer.value));
    conversation.trail.retain(|id| question(flow, id).is_some());
    // Buttons name options by their place, which may be another option's now.
    conversation.asked.clear();
    conversation.moved_turn = conversation.turn;
    match &mut conversation.awaiting {
        Awaiting::One(id) if question(flow, id).is_none() => conversation.awaiting = Awaiting::Nothing,
        Awaiting::Batch(ids) => ids.retain(|id| question(flow, id).is_some()),
        Awaiting::Nothing | Awaiting::One(_) | Awaiting::Confirm | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => {}
    }
    conversation
}

/// Fits `conversation` to another flow that takes over, with the answers to questions that both ask.
pub(super) fn hand_over(flow: &Flow, conversation: Conversation) -> Conversation {
    let mut conversation = migrate(flow, conversation);
    conversation.flow.clone_from(&flow.id);
    conversation.lang = Lang::choose(&conversation.lang, &flow.languages).unwrap_or(flow.texts.base()).clone();
    conversation.said.clear();
    conversation.fired.retain(|id| flow.raises.iter().any(|raise| raise.id == *id));
    conversation.awaiting = Awaiting::Nothing;
    conversation.tries = 0;
    conversation.round = 0;
    conversation
}

/// Returns the questions that a conversation has answered and that are asked again once it has moved to `flow`.
pub(super) fn asked_again(flow: &Flow, conversation: &Conversation) -> Vec<FieldId> {
    let moved = migrate(flow, conversation.clone());
    let lost = conversation.answers.keys().filter(|id| !moved.answers.contains_key(*id));
    lost.filter(|id| question(flow, id).is_some()).cloned().collect()
}

/// Tells whether the question would take an answer of its kind today.
fn is_accepted(question: &Question, value: &Value) -> bool {
    let in_range = |(least, most): (Option<i64>, Option<i64>), number: &str| {
        millionths(number).is_some_and(|number| least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most))
    };
    match (&question.kind, value) {
        (Kind::Text { length: (least, most) }, Value::Text(text)) => {
            let pattern = question.matches.as_ref().is_none_or(|pattern| pattern.whole.is_match(text.as_str()));
            pattern && (*least..=*most).contains(&text.as_str().chars().count())
        }
        (Kind::Choices { count: (least, most), .. }, Value::Choices(chosen)) => (*least..=*most).contains(&chosen.len()),
        (Kind::Number { range }, Value::Number(number)) => in_range(*range, number),
        (Kind::Amount { range, .. }, Value::Amount { number, .. }) => in_range(*range, number),
        (Kind::Photo { count: (_, most) } | Kind::File { count: (_, most) }, Value::Files(files)) => files.len() <= *most,
        (Kind::Date { not_before, not_after }, Value::Date(day)) => {
            not_before.as_ref().is_none_or(|limit| !is_after(limit, *day)) && not_after.as_ref().is_none_or(|limit| !is_before(limit, *day))
        }
        (_, _) => true,
    }
}

/// Tells whether a limit lies after a day that was answered before. One that counts from the day of the answer does not: that day has passed.
fn is_after(limit: &DateLimit, day: NaiveDate) -> bool {
    matches!(limit, DateLimit::On(limit) if day < *limit)
}

/// As [`is_after`], for a limit before the day.
fn is_before(limit: &DateLimit, day: NaiveDate) -> bool {
    matches!(limit, DateLimit::On(limit) if *limit < day)
}

fn fits(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (_, Value::Skipped) => true,
        (Kind::Choice { options }, Value::Choice(option)) => options.contains(option),
        (Kind::Choices { options, .. }, Value::Choices(chosen)) => chosen.iter().all(|option| options.contains(option)),
        (Kind::Text { .. } | Kind::Location, Value::Text(_)) => true,
        (Kind::YesNo, Value::YesNo(_)) | (Kind::Consent, Value::Consent(_)) => true,
        (Kind::Number { .. }, Value::Number(_)) | (Kind::Amount { .. }, Value::Amount { .. }) => true,
        (Kind::Date { .. }, Value::Date(_)) => true,
        (Kind::Email, Value::Email(_)) | (Kind::Phone, Value::Phone(_)) => true,
        (Kind::Photo { .. } | Kind::File { .. }, Value::Files(_)) => true,
        (Kind::Location, Value::Location { .. }) | (Kind::Contact, Value::Contact { .. }) | (Kind::Case, Value::Case(_)) => true,
        (
            Kind::Text { .. }
            | Kind::Choice { .. }
            | Kind::Choices { .. }
            | Kind::YesNo
            | Kind::Consent
            | Kind::Number { .. }
            | Kind::Amount { .. }
            | Kind::Date { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case,
            _,
        ) => false,
    }
}
