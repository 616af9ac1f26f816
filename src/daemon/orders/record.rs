//! Tells a conversation as a transcript for `redress flow test`, with the customer's words masked.

use std::sync::Arc;

use crate::desk::case::CaseId;
use crate::desk::dossier::ContactId;
use crate::desk::journal::{Actor, What};
use crate::desk::reference;
use crate::engine::Engine;
use crate::engine::store::{Store, StoreError};
use crate::engine::{rows, view};
use crate::flow::answer::Answers;
use crate::flow::conversation::Channel;
use crate::flow::script::{FlowId, Flows, Version};
use crate::flow::transcript::record::{Heard, Recording, record as write};
use crate::text::Lang;

use super::{Office, PAGE_COUNT_MAX, Refusal, is_for};

/// What is known of a conversation beside what was said in it.
struct Known {
    id: u64,
    flow: FlowId,
    version: Version,
    channel: Channel,
    lang: Lang,
    named: bool,
}

pub(super) async fn record<S: Store + 'static>(
    office: &Office<S>,
    of: String,
    out: &mut (dyn FnMut(String) + Send),
) -> Result<(), Refusal> {
    let reader = office.reader.clone();
    let found = office.visit(move |engine| -> Result<_, Refusal> {
        let known = find(engine, &of, reader.as_deref())?;
        Ok((Arc::new(engine.rules().flows.clone()), recording(engine, known)?))
    });
    let (flows, recording): (Arc<Flows>, Recording) = found.await??;
    let text =
        write(&flows, &recording).map_err(|why| Refusal::hinted(why, "only conversations of a flow that is in force can be recorded"))?;
    text.lines().for_each(|line| out(line.to_owned()));
    Ok(())
}

/// Finds a conversation by the reference of its case, or by its number.
fn find<S: Store>(engine: &Engine<S>, of: &str, reader: Option<&str>) -> Result<Known, Refusal> {
    let rules = engine.rules();
    let case = reference::decode(&rules.secret, &rules.reference_prefix, of);
    let found = case.or_else(|| of.parse().ok().map(CaseId)).map(|id| view::case(engine.store(), id)).transpose()?.flatten();
    if let Some(found) = found.filter(|found| is_for(rules, found, reader)) {
        let case = found.case;
        let channel = match &found.contact {
            ContactId::Telegram(_) => Channel::Chat,
            ContactId::Email(_) | ContactId::ByHand(_) => Channel::Mail,
        };
        let named = found.dossier.is_some_and(|dossier| !dossier.contact.name.is_empty());
        let lang = first_lang(&case.answers, case.lang);
        return Ok(Known { id: case.id.0, flow: case.flow, version: case.version, channel, lang, named });
    }
    let number: Option<u64> = of.parse().ok();
    let mut from = number.map(|_| Vec::new());
    while let Some(start) = from {
        let (conversations, next) = view::conversation_page(engine.store(), &start, PAGE_COUNT_MAX)?;
        if let Some(found) = conversations.into_iter().find(|conversation| Some(conversation.id) == number) {
            let lang = first_lang(&found.answers, found.lang);
            let named = !found.name.is_empty();
            return Ok(Known { id: found.id, flow: found.flow, version: found.version, channel: found.channel, lang, named });
        }
        from = next;
    }
    Err(Refusal::hinted(
        format!("neither a case nor an open conversation is called `{of}`"),
        "`redress case list --closed` shows all cases",
    ))
}

/// Returns the language of the first answer: the customer may have chosen another one later.
fn first_lang(answers: &Answers, last: Lang) -> Lang {
    answers.values().min_by_key(|answer| answer.at).map_or(last, |answer| answer.lang.clone())
}

fn recording<S: Store>(engine: &Engine<S>, known: Known) -> Result<Recording, StoreError> {
    let (mut heard, mut filed_at, mut is_over): (Vec<Heard>, _, _) = (Vec::new(), None, false);
    rows::each_entry(engine.store(), known.id, |entry| match (entry.actor, entry.what) {
        (Actor::Customer, What::Said { text, mut files, button }) if !is_over => {
            if known.channel == Channel::Mail {
                // The last file is the mail itself.
                files.pop();
            }
            heard.push(Heard { at: entry.at, text, files, button });
        }
        (_, What::Filed { complete, .. }) => {
            filed_at = filed_at.or(Some(entry.at));
            // What is said after the last question belongs to the case, not to its script.
            is_over = complete && known.channel == Channel::Chat;
        }
        (_, _) => {}
    })?;
    let Known { flow, version, channel, lang, named, .. } = known;
    Ok(Recording { flow, version, channel, lang, named, heard, filed_at })
}
