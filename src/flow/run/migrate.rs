//! Moves a conversation to another version of its flow: the answers that still fit stay, the rest is asked again.

use crate::flow::answer::Value;
use crate::flow::condition::question;
use crate::flow::conversation::{Awaiting, Conversation};
use crate::flow::script::{Flow, Kind};

/// Fits `conversation` to `flow`.
pub(super) fn migrate(flow: &Flow, mut conversation: Conversation) -> Conversation {
    conversation.version.clone_from(&flow.version);
    let fits = |id: &String, value: &Value| question(flow, id).is_some_and(|(_, question)| fits(&question.kind, value));
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
        (Kind::Location, Value::Location { .. }) | (Kind::Contact, Value::Contact { .. }) => true,
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
            | Kind::Contact,
            _,
        ) => false,
    }
}
