//! Filing: a conversation becomes a case, is triaged, acknowledged and put before a team.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::flow::answer::{Answers, Value};
use crate::flow::conversation::{Conversation, Prompt};
use crate::flow::finish::Class;
use crate::text::Lang;

use super::case::{Additions, Case, CaseId, Ladder, Promised, Severity, Stage, Task};
use super::deadline::Deadline;
use super::decision::Resolution;
use super::dossier::ContactId;
use super::journal::{Actor, What};
use super::message::Automatic;
use super::notice::acknowledgement::{self, Dates, Facts, Limits, Progress, Promptness, Urgency};
use super::notice::{By, Letter, Notice};
use super::regime::{Clock, Start};
use super::rules::Rules;
use super::step::Desk;
use super::{accept, care, deadline, ladder, link, post, presence, triage};

/// An acknowledgement of an older mail says that it comes late.
const LATE_HOURS: i64 = 24;

/// Makes a case of a conversation and puts it on the first rung of the ladder. Filing twice is filing once.
pub(super) fn file(desk: &mut Desk<'_>, conversation: &Conversation, complete: bool, task: Task) -> CaseId {
    let id = CaseId(conversation.id);
    if desk.case(id).is_some() {
        return id;
    }
    let triage = triage::decide(desk.rules, conversation);
    let reference = desk.rules.reference(id);
    desk.note(id.0, Actor::Desk, What::Filed { reference: reference.clone(), complete });
    desk.note(id.0, Actor::Desk, What::Routed { team: triage.team.clone(), why: triage.why });
    let mut case = Case {
        id,
        reference,
        flow: conversation.flow.clone(),
        version: conversation.version.clone(),
        lang: conversation.lang.clone(),
        received_at: conversation.started_at,
        filed_at: desk.tick.now,
        complete,
        answers: conversation.answers.clone(),
        severity: triage.severity.max(care::least_severity(desk)),
        routed_to: triage.team.clone(),
        team: triage.team,
        category: triage.category,
        class: triage.class,
        withdrawn_because: None,
        stage: Stage::Open { ladder: Ladder { rung: 0, next_at: None } },
        given: None,
        task: first_task(desk, conversation, triage.class, task),
        again: None,
        promised: None,
        late_at: None,
        deadlines: Vec::new(),
        acceptance_due_at: None,
        additions: Additions::default(),
        answered_by: None,
        resolution: Resolution::default(),
        waits: Vec::new(),
        own: BTreeMap::new(),
        about: presence::named_in(desk.rules, &triage::said_in_words(&conversation.answers)),
        begun_at: link::begun_at(desk, conversation.channel),
        thread: desk.answering.clone().into_iter().collect(),
        conversation: None,
        denied: false,
        erased: None,
    };
    let received_at = case.received_at;
    deadline::begin(desk, &mut case, received_at);
    for name in &case.about {
        desk.note(id.0, Actor::Desk, What::About { name: name.clone() });
    }
    desk.dossier.cases.insert(id, case);
    ladder::begin(desk, id);
    id
}

/// Lets later answers decide what the first ones could not: category, severity, and the team while nobody has the case.
///
/// Nothing that an alarm raised is lowered, and a case that staff gave to a team stays there.
pub(super) fn route_again(desk: &mut Desk<'_>, id: CaseId, conversation: &Conversation) {
    let triage = triage::decide(desk.rules, conversation);
    let now = desk.tick.now;
    presence::look_for_names(desk, id, &triage::said_in_words(&conversation.answers));
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    case.category = triage.category.or(case.category.take());
    case.class = triage.class;
    let raised = case.severity < triage.severity;
    case.severity = case.severity.max(triage.severity);
    let moves = case.team == case.routed_to && triage.team != case.team && case.severity <= triage.severity;
    case.routed_to.clone_from(&triage.team);
    match &mut case.stage {
        Stage::Open { ladder } if moves => {
            *ladder = Ladder { rung: 0, next_at: None };
            case.team.clone_from(&triage.team);
            case.filed_at = now;
            desk.note(id.0, Actor::Desk, What::Routed { team: triage.team, why: triage.why });
            ladder::begin(desk, id);
        }
        Stage::Open { ladder } if raised => {
            let rung = ladder.rung;
            ladder::set_rung(desk, id, rung);
        }
        Stage::Open { .. } | Stage::Taken { .. } | Stage::Closed { .. } => {}
    }
    deadline::choose_again(desk, id);
}

/// Returns what a person has to do first: what was spoken is listened to, and who asked for a call is called.
fn first_task(desk: &Desk<'_>, conversation: &Conversation, class: Class, task: Task) -> Task {
    match (task, class) {
        (Task::Answer, Class::CallBack) => Task::CallBack,
        (Task::Answer, Class::Complaint | Class::Safety | Class::Request | Class::Feedback | Class::DataRequest)
            if is_spoken(desk, conversation) =>
        {
            Task::Listen
        }
        (task, _) => task,
    }
}

/// Tells whether the story was spoken: somebody has to listen to it.
fn is_spoken(desk: &Desk<'_>, conversation: &Conversation) -> bool {
    let flow = desk.rules.flows.at(&conversation.flow, &conversation.version);
    flow.is_some_and(|flow| crate::flow::run::is_spoken(flow, &conversation.answers))
}

/// Acknowledges a case on the channel that the customer used, and by mail too where a chat's customer gave an address.
///
/// `prompts` go into the same mail: what was understood, and what is still asked.
pub(super) fn acknowledge(desk: &mut Desk<'_>, id: CaseId, progress: Progress, prompts: &[Prompt]) {
    let due_at = accept::due_at(desk, id);
    let before = desk.messages.len();
    write_acknowledgement(desk, id, progress, prompts);
    // What the budget of automatic mails held back is told by that.
    if before < desk.messages.len() {
        accept::wait(desk, id, due_at);
    }
}

fn write_acknowledgement(desk: &mut Desk<'_>, id: CaseId, progress: Progress, prompts: &[Prompt]) {
    deadline::met(desk, id, &[Clock::Acknowledgement]);
    deadline::happened(desk, id, Start::Acknowledged);
    let Some(case) = desk.dossier.cases.get(&id).cloned() else { return };
    let own_address = match &desk.dossier.contact.id {
        ContactId::Email(address) => Some(address.clone()),
        ContactId::Telegram(_) => case.begun_at.clone(),
        ContactId::ByHand(_) => return,
    };
    let Some(address) = own_address else { return acknowledge_in_chat(desk, &case, progress) };
    let words = words_of(desk.rules, &case).filter(|_| desk.dossier.contact.confirmed || desk.is_chat());
    let mut letter = letter(desk, &case, progress, By::Mail, words.as_deref());
    letter.paragraphs.extend(prompts.iter().map(|prompt| prompt.text.as_str().to_owned()));
    desk.mail_customer(id.0, Notice::Acknowledgement, address, &letter, Automatic::Replied);
}

fn acknowledge_in_chat(desk: &mut Desk<'_>, case: &Case, progress: Progress) {
    let mut letter = letter(desk, case, progress, By::Chat, words_of(desk.rules, case).as_deref());
    letter.paragraphs.extend(link::back::told(desk, case));
    desk.say(case.id.0, Notice::Acknowledgement, letter.text());
    if let Some(address) = post::address_of(case) {
        let letter = self::letter(desk, case, progress, By::Mail, None);
        desk.mail_customer(case.id.0, Notice::AcknowledgementCopy, address, &letter, Automatic::Generated);
    }
}

/// Returns labels and answers as the flow shows them, for staff.
pub(super) fn details(desk: &Desk<'_>, flow: &str, version: &str, answers: &Answers, lang: &Lang) -> Vec<(String, String)> {
    let Some(flow) = desk.rules.flows.at(flow, version).or_else(|| desk.rules.flows.current.get(flow)) else {
        return answers.iter().filter_map(|(id, answer)| Some((id.clone(), text_of(&answer.value)?.to_owned()))).collect();
    };
    crate::flow::run::summary(flow, answers, lang).into_iter().map(|(_, label, value)| (label, value)).collect()
}

/// Returns the answer to one question as the flow shows it.
pub(super) fn shown(desk: &Desk<'_>, flow: &str, version: &str, answers: &Answers, lang: &Lang, id: &str) -> Option<String> {
    let flow = desk.rules.flows.at(flow, version).or_else(|| desk.rules.flows.current.get(flow))?;
    let rows = crate::flow::run::summary(flow, answers, lang);
    rows.into_iter().find(|(question, _, _)| question == id).map(|(_, _, value)| value)
}

fn letter(desk: &Desk<'_>, case: &Case, progress: Progress, by: By, words: Option<&str>) -> Letter {
    let facts = Facts {
        organisation: &desk.rules.organisation,
        reference: &case.reference,
        words,
        dates: dates(case),
        limits: limits(desk.rules, case),
        policy: desk.rules.policy_link.as_deref(),
        progress,
        promptness: if came_late(desk, case) { Promptness::Late } else { Promptness::Prompt },
        urgency: if case.severity == Severity::Critical { Urgency::Critical } else { Urgency::Usual },
    };
    acknowledgement::letter(&facts, by, &desk.words(&case.lang))
}

fn dates(case: &Case) -> Dates {
    match case.promised {
        Some(Promised { contact_by, answer_by }) => Dates::By { contact: contact_by, answer: answer_by },
        None if case.class == Class::Feedback => Dates::Thanks,
        None => Dates::Unknown,
    }
}

/// Returns the dates of the law that the acknowledgement must state under one of the regimes of the case.
fn limits(rules: &Rules, case: &Case) -> Option<Limits> {
    let states = |id: &str| rules.regimes.iter().any(|regime| regime.id == id && regime.states_limits);
    let is_end = |deadline: &&Deadline| deadline.statutory && matches!(deadline.clock, Clock::Response | Clock::Decision);
    let stated = case.deadlines.iter().filter(is_end).filter(|deadline| deadline.start == Start::Received && states(&deadline.regime));
    let due: Vec<_> = stated.filter_map(|deadline| Some(deadline.run.as_ref()?.due_at)).collect();
    Some(Limits { holding: *due.iter().min()?, last: *due.iter().max()? })
}

/// Tells whether a mail waited long before it was taken in. (Who fell silent in a chat has not waited for us.)
fn came_late(desk: &Desk<'_>, case: &Case) -> bool {
    desk.answering.is_some() && case.received_at + TimeDelta::hours(LATE_HOURS) <= desk.tick.now
}

/// Returns the customer's own words: the first answer in words that the flow asks at least, else any.
pub(super) fn words_of(rules: &Rules, case: &Case) -> Option<String> {
    let flow = rules.flows.at(&case.flow, &case.version);
    let least = flow.iter().flat_map(|flow| &flow.minimum).filter_map(|id| case.answers.get(id));
    least.chain(case.answers.values()).find_map(|answer| text_of(&answer.value)).map(str::to_owned)
}

fn text_of(value: &Value) -> Option<&str> {
    let Value::Text(text) = value else { return None };
    Some(text.as_str())
}
