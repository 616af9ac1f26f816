//! The two-channel property: the same answers by chat and by mail make equal cases.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::flow::answer::Value;
use crate::flow::condition::{Guesses, Truth, View};
use crate::flow::conversation::{Awaiting, Channel, Conversation};
use crate::flow::script::{Flow, Flows};
use crate::flow::transcript::{Act, Player};
use crate::flow::words::Words;
use crate::text::Lang;

use super::random::Random;
use super::{begin_at, hostile};

/// Questions that one conversation asks, at most.
const QUESTIONS_MAX: usize = 300;

/// Answers every question in a chat, then the same by mail; returns the mails and what differs.
///
/// `None` where the property does not apply: the flow is for one channel only, or a question has no label to answer under.
pub(super) fn differ(flows: &Arc<Flows>, flow: &Flow, lang: &Lang, random: &mut Random) -> Option<(Vec<Act>, Option<String>)> {
    let to = flow.start.mail_to.first()?;
    let words = Words { texts: &flow.texts, lang };
    let mut chat = Player::new(Arc::clone(flows), lang.clone(), "Ann", begin_at());
    chat.begin(flow, Channel::Chat);
    let (mut lines, mut files) = (Vec::new(), Vec::new());
    for _ in 0..QUESTIONS_MAX {
        let Awaiting::One(id) = chat.conversation()?.awaiting.clone() else { break };
        let act = hostile::answer(random, flow, &id, words)?;
        match &act {
            Act::Files { names, .. } => files.extend(names.clone()),
            Act::Text(said) => lines.push(format!("{}: {said}", words.attribute(&id, "label", &[])?)),
            Act::Button { .. } | Act::Location { .. } | Act::Contact { .. } | Act::Unusable { .. } | Act::Mail { .. } => return None,
            Act::Wait(_) | Act::Restart | Act::Again | Act::Publish(_) => return None,
        }
        chat.act(&act).ok()?;
        if chat.conversation()?.awaiting == Awaiting::One(id) {
            chat.act(&Act::Text("done".to_owned())).ok()?;
        }
    }
    let split = random.below(lines.len() + 1);
    let (first, second) = lines.split_at(split);
    let acts: Vec<Act> = [(first, files), (second, Vec::new())].into_iter().map(|(lines, files)| mail(to, lines, files)).collect();
    let mut by_mail = Player::new(Arc::clone(flows), lang.clone(), "Ann", begin_at());
    for act in &acts {
        by_mail.act(act).ok()?;
    }
    let (wanted, found) = (live(flow, chat.conversation()?), live(flow, by_mail.conversation()?));
    let ids = wanted.keys().chain(found.keys()).find(|id| wanted.get(*id) != found.get(*id));
    Some((acts, ids.map(|id| format!("`{id}` is another by chat and by mail"))))
}

fn mail(to: &str, lines: &[String], files: Vec<String>) -> Act {
    let headers = [("from", "ann@example.org"), ("to", to), ("subject", "My matter")];
    let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let attached = files.into_iter().map(|name| ("attach".to_owned(), name));
    Act::Mail { headers: headers.chain(attached).collect(), body: lines.join("\n") }
}

/// Returns the answers that a case has, of the questions that both channels ask.
fn live(flow: &Flow, conversation: &Conversation) -> BTreeMap<String, Value> {
    let view = View::new(flow, &conversation.answers, conversation.channel, Guesses::All);
    let both = |id: &String| flow.steps.iter().any(|step| step.id == *id && step.on.chat && step.on.mail);
    let shown =
        conversation.answers.iter().filter(|(id, answer)| both(id) && view.asks(id) == Truth::True && answer.value != Value::Skipped);
    shown.map(|(id, answer)| (id.clone(), answer.value.clone())).collect()
}
