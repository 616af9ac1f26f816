//! Filing: a conversation becomes a case, is triaged, acknowledged and put before a team.

use chrono::{DateTime, Utc};

use crate::flow::answer::{Answers, Value};
use crate::flow::conversation::{Conversation, Prompt};
use crate::text::Lang;

use super::case::{Case, CaseId, Ladder, Severity, Stage};
use super::dossier::ContactId;
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::acknowledgement::{self, Facts, Progress, Urgency};
use super::notice::{By, Letter, Notice};
use super::step::Desk;
use super::{ladder, post, reference, triage};

/// Makes a case of a conversation and puts it on the first rung of the ladder. Filing twice is filing once.
pub(super) fn file(desk: &mut Desk<'_>, conversation: &Conversation, complete: bool) -> CaseId {
    let id = CaseId(conversation.id);
    if desk.case(id).is_some() {
        return id;
    }
    let triage = triage::decide(desk.rules, conversation);
    let reference = reference::encode(&desk.rules.secret, &desk.rules.reference_prefix, id);
    desk.note(id.0, Actor::Desk, What::Filed { reference: reference.clone(), complete });
    desk.note(id.0, Actor::Desk, What::Routed { team: triage.team.clone(), why: triage.why });
    let case = Case {
        id,
        reference,
        flow: conversation.flow.clone(),
        version: conversation.version.clone(),
        lang: conversation.lang.clone(),
        received_at: conversation.started_at,
        filed_at: desk.tick.now,
        complete,
        answers: conversation.answers.clone(),
        severity: triage.severity,
        team: triage.team,
        category: triage.category,
        stage: Stage::Open { ladder: Ladder { rung: 0, next_at: None } },
        thread: desk.answering.clone().into_iter().collect(),
        conversation: None,
    };
    desk.dossier.cases.insert(id, case);
    ladder::begin(desk, id);
    id
}

/// Acknowledges a case on the channel that the customer used, and by mail too where a chat's customer gave an address.
///
/// `prompts` go into the same mail: what was understood, and what is still asked.
pub(super) fn acknowledge(desk: &mut Desk<'_>, id: CaseId, progress: Progress, prompts: &[Prompt]) {
    let Some(case) = desk.dossier.cases.get(&id).cloned() else { return };
    match &desk.dossier.contact.id {
        ContactId::Telegram(_) => {
            let letter = letter(desk, &case, progress, By::Chat, words_of(desk, &case).as_deref());
            desk.say(id.0, Notice::Acknowledgement, letter.text());
            if let Some(address) = post::address_of(&case) {
                let letter = self::letter(desk, &case, progress, By::Mail, None);
                desk.mail_customer(id.0, Notice::AcknowledgementCopy, address, &letter, Automatic::Generated);
            }
        }
        ContactId::Email(address) => {
            let address = address.clone();
            let words = words_of(desk, &case).filter(|_| desk.dossier.contact.confirmed);
            let mut letter = letter(desk, &case, progress, By::Mail, words.as_deref());
            letter.paragraphs.extend(prompts.iter().map(|prompt| prompt.text.as_str().to_owned()));
            desk.mail_customer(id.0, Notice::Acknowledgement, address, &letter, Automatic::Replied);
        }
    }
}

/// Returns by when the customer was told to hear of us, and to have an answer.
pub(super) fn dates(desk: &Desk<'_>, case: &Case) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let calendar = &desk.team(&case.team)?.calendar;
    let promises = desk.rules.promises;
    Some((promises.contact_within.due_at(calendar, case.received_at)?, promises.answer_within.due_at(calendar, case.received_at)?))
}

/// Returns labels and answers as the flow shows them, for staff.
pub(super) fn details(desk: &Desk<'_>, flow: &str, version: &str, answers: &Answers, lang: &Lang) -> Vec<(String, String)> {
    let Some(flow) = desk.rules.flows.at(flow, version).or_else(|| desk.rules.flows.current.get(flow)) else {
        return answers.iter().filter_map(|(id, answer)| Some((id.clone(), text_of(&answer.value)?.to_owned()))).collect();
    };
    crate::flow::run::summary(flow, answers, lang).into_iter().map(|(_, label, value)| (label, value)).collect()
}

fn letter(desk: &Desk<'_>, case: &Case, progress: Progress, by: By, words: Option<&str>) -> Letter {
    let facts = Facts {
        organisation: &desk.rules.organisation,
        reference: &case.reference,
        words,
        dates: dates(desk, case),
        progress,
        urgency: if case.severity == Severity::Critical { Urgency::Critical } else { Urgency::Usual },
    };
    acknowledgement::letter(&facts, by, &desk.words(&case.lang))
}

/// Returns the customer's own words: the first answer in words that the flow asks at least, else any.
fn words_of(desk: &Desk<'_>, case: &Case) -> Option<String> {
    let flow = desk.rules.flows.at(&case.flow, &case.version);
    let least = flow.iter().flat_map(|flow| &flow.minimum).filter_map(|id| case.answers.get(id));
    least.chain(case.answers.values()).find_map(|answer| text_of(&answer.value)).map(str::to_owned)
}

fn text_of(value: &Value) -> Option<&str> {
    let Value::Text(text) = value else { return None };
    Some(text.as_str())
}
