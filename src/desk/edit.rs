//! What a contact edits in a chat: the answer that the message gave is changed while its conversation is open; else it amends the
//! case. The first wording stays in the journal.

use chrono::{DateTime, Utc};

use crate::flow::answer::{Answers, How};
use crate::flow::conversation::{Input, Status};
use crate::text::Personal;

use super::chat::say;
use super::dossier::Answered;
use super::journal::{Actor, What};
use super::notice::staff::Sender;
use super::step::Desk;
use super::{add, talk};

/// Of older messages nobody edits the answer.
const ANSWERED_MAX: usize = 30;

pub(super) fn edited(desk: &mut Desk<'_>, text: &Personal, said_at: DateTime<Utc>, first_said_at: Option<DateTime<Utc>>) {
    let conversation = desk.dossier.conversation.as_ref().map(|conversation| conversation.id);
    let case = desk.newest();
    let subject = conversation.or(case.map(|case| case.0)).unwrap_or(desk.tick.seq);
    desk.note_at(subject, said_at, Actor::Customer, What::Corrected { text: text.clone() });
    if let Some(question) = first_said_at.and_then(|at| question_of(desk, at))
        && let Some(conversation) = desk.dossier.conversation.take()
    {
        return talk::change(desk, conversation, &question, text);
    }
    if let Some(case) = case.filter(|case| case.0 == subject) {
        add::tell_staff(desk, case, Sender::Customer);
    }
    say(desk, subject, "corrected-text");
}

/// Returns the answers of the conversation under way.
pub(super) fn answers_of(desk: &Desk<'_>) -> Answers {
    desk.dossier.conversation.as_ref().map(|conversation| conversation.answers.clone()).unwrap_or_default()
}

/// Remembers which question a message in words has answered, where it is one.
pub(super) fn remember(desk: &mut Desk<'_>, input: &Input, before: &Answers, said_at: DateTime<Utc>) {
    let Input::Text(_) = input else { return };
    let Some(conversation) = &desk.dossier.conversation else { return };
    let id = conversation.id;
    let mut stated =
        conversation.answers.iter().filter(|(question, answer)| answer.how == How::Stated && before.get(*question) != Some(*answer));
    let (question, none) = (stated.next().map(|(question, _)| question.clone()), stated.next());
    let question = question.filter(|_| none.is_none());
    desk.dossier.answered.retain(|answered| answered.conversation == id);
    if let Some(question) = question {
        desk.dossier.answered.push(Answered { conversation: id, said_at, question });
    }
    let surplus = desk.dossier.answered.len().saturating_sub(ANSWERED_MAX);
    desk.dossier.answered.drain(..surplus);
}

/// Returns the question that the message of this instant answered in the open conversation; none where two messages may be meant.
fn question_of(desk: &Desk<'_>, first_said_at: DateTime<Utc>) -> Option<String> {
    let conversation = desk.dossier.conversation.as_ref().filter(|conversation| conversation.status == Status::Open)?;
    let mut found =
        desk.dossier.answered.iter().filter(|answered| answered.conversation == conversation.id && answered.said_at == first_said_at);
    let (answered, none) = (found.next()?, found.next());
    none.is_none().then(|| answered.question.clone())
}
