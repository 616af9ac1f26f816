//! What waits to leave: list it, try it at once, or give it up.

use crate::desk::message::{Content, MessageId};
use crate::engine::inbound::Receipt;
use crate::engine::rows::{self, Outgoing};
use crate::engine::store::Store;
use crate::engine::{Engine, Work, not_waiting, view};

use super::{Office, Refusal, is_for};

/// A list for people; the first ones are the oldest.
const LINES_MAX: usize = 1000;

pub(super) async fn list<S: Store + 'static>(office: &Office<S>, out: &mut (dyn FnMut(String) + Send)) -> Result<(), Refusal> {
    let reader = office.reader.clone();
    let lines = office.visit(move |engine| lines(engine, reader.as_deref())).await??;
    lines.into_iter().for_each(out);
    Ok(())
}

fn lines<S: Store>(engine: &Engine<S>, reader: Option<&str>) -> Result<Vec<String>, Refusal> {
    let mut lines = vec![format!(
        "{:<10} {:<16} {:<16} {:>5} {:<16} {:<24} {}",
        "MESSAGE", "SINCE (UTC)", "NEXT TRY (UTC)", "TRIES", "REFERENCE", "WHAT", "TO"
    )];
    let mut more = 0_usize;
    rows::each_outgoing(engine.store(), |outgoing| {
        if is_apart(engine, &outgoing, reader) {
            return;
        }
        if lines.len() <= LINES_MAX {
            lines.push(line(engine, &outgoing));
        } else {
            more += 1;
        }
    })?;
    lines.extend((0 < more).then(|| format!("and {more} more")));
    Ok(lines)
}

/// Tells whether a message is about a case in which the reader has no part.
fn is_apart<S: Store>(engine: &Engine<S>, outgoing: &Outgoing, reader: Option<&str>) -> bool {
    let found = |case| view::case(engine.store(), case).ok().flatten();
    reader.is_some() && outgoing.message.case.and_then(found).is_some_and(|found| !is_for(engine.rules(), &found, reader))
}

fn line<S: Store>(engine: &Engine<S>, outgoing: &Outgoing) -> String {
    let Outgoing { message, tries, next_at, .. } = outgoing;
    let to = match &message.content {
        Content::Chat(_) => "Telegram",
        Content::Mail(mail) => mail.to.as_str(),
        Content::Fetch { .. } => "a file to be fetched",
    };
    let reference = message.case.map_or_else(|| "-".to_owned(), |case| engine.rules().reference(case));
    let (since, next) = (message.created_at.format("%Y-%m-%d %H:%M"), next_at.format("%Y-%m-%d %H:%M"));
    format!("{:<10} {since:<16} {next:<16} {tries:>5} {reference:<16} {:<24} {to}", message.id.to_string(), message.notice)
}

pub(super) async fn retry<S: Store + 'static>(
    office: &Office<S>,
    message: &str,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let id = id_of(message)?;
    perform(office, id, Work::Retry { message: id }).await?;
    out(format!("{id} is tried at once"));
    Ok(())
}

pub(super) async fn drop_message<S: Store + 'static>(
    office: &Office<S>,
    message: &str,
    actor: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let id = id_of(message)?;
    perform(office, id, Work::Drop { message: id, by: actor }).await?;
    out(format!("{id} is dropped; it was not sent"));
    Ok(())
}

async fn perform<S: Store + 'static>(office: &Office<S>, id: MessageId, work: Work) -> Result<(), Refusal> {
    let (now, reader) = (office.clock.now(), office.reader.clone());
    let receipts = office.visit(move |engine| -> Result<_, Refusal> {
        let outgoing = rows::read_outgoing(engine.store(), id)?;
        if outgoing.is_some_and(|outgoing| is_apart(engine, &outgoing, reader.as_deref())) {
            return Ok(vec![not_waiting(id)]);
        }
        Ok(engine.work(&[work], now)?)
    });
    let refused = receipts.await??.into_iter().find_map(|receipt| match receipt {
        Receipt::NotFound { reason } => Some(reason),
        Receipt::Taken { .. } | Receipt::Repeated | Receipt::Noted => None,
    });
    refused.map_or(Ok(()), |reason| Err(Refusal::hinted(reason, "`redress outbox list` shows what waits")))
}

fn id_of(text: &str) -> Result<MessageId, Refusal> {
    let id = text.split_once('-').and_then(|(seq, nth)| Some(MessageId { seq: seq.parse().ok()?, nth: nth.parse().ok()? }));
    id.ok_or_else(|| Refusal::hinted(format!("`{text}` names no message"), "`redress outbox list` shows them, such as 81-2"))
}
