//! Runs the flow of a conversation and carries out its effects: prompts leave, alarms sound, what is filed becomes a case.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::flow::answer::Answers;
use crate::flow::condition::{Guesses, View};
use crate::flow::conversation::{Awaiting, Channel, Conversation, Effect, Input, Prompt, Status};
use crate::flow::finish::Order;
use crate::flow::run;
use crate::flow::script::{Flow, FlowId};
use crate::text::{Lang, Personal};

use super::case::{Case, CaseId, Stage, Task};
use super::journal::{Actor, What};
use super::ladder::Alarm;
use super::message::Automatic;
use super::notice::acknowledgement::Progress;
use super::notice::staff::{Certainty, Purpose, Sender};
use super::notice::{By, Notice};
use super::rules::RungTo;
use super::step::Desk;
use super::{Count, add, filing, finish, ladder, link, post};

/// How a conversation begins.
#[derive(Clone, Debug)]
pub(super) struct Opening<'a> {
    pub(super) flow: Option<FlowId>,
    pub(super) channel: Channel,
    pub(super) lang: Lang,
    /// What the customer wrote to begin; `None` if there is nothing in it that answers anything.
    pub(super) input: Option<&'a Input>,
    /// When the customer first spoke of it.
    pub(super) started_at: DateTime<Utc>,
}

/// What a run of effects leaves to do at its end.
#[derive(Default)]
struct Rest {
    /// By mail, everything that one step asks goes into one mail.
    prompts: Vec<Prompt>,
    filed: Option<Progress>,
    begin: Option<FlowId>,
    order: Option<Order>,
    forgotten: bool,
}

/// Begins a conversation; without any flow in service what was said is filed as it is.
pub(super) fn begin(desk: &mut Desk<'_>, opening: &Opening<'_>) {
    let named = opening.flow.as_ref().and_then(|id| desk.rules.flows.current.get(id));
    let Some(flow) = named.or_else(|| run::default_flow(&desk.rules.flows)) else {
        return file_bare(desk, opening);
    };
    // A stranger's name must not travel to an address that the stranger made up.
    let name = if desk.is_chat() || desk.dossier.contact.confirmed { desk.dossier.contact.name.clone() } else { Personal::default() };
    let cases = finish::own_cases(&desk.dossier, desk.rules, &[]);
    let start = run::Start { id: desk.tick.seq, channel: opening.channel, lang: opening.lang.clone(), name: &name, cases };
    let (mut conversation, effects) = run::begin(&desk.rules.flows, flow, start, opening.input, desk.tick.now);
    conversation.started_at = opening.started_at.min(desk.tick.now);
    carry_out(desk, conversation, effects, &Answers::new(), opening.input);
}

/// Hands one input to a conversation that was taken out of the dossier; puts it back where it belongs.
pub(super) fn go_on(desk: &mut Desk<'_>, mut conversation: Conversation, input: &Input) {
    conversation.cases = finish::own_cases(&desk.dossier, desk.rules, &conversation.cases);
    let before = conversation.answers.clone();
    let (conversation, effects) = run::step(&desk.rules.flows, conversation, input, desk.tick.now);
    carry_out(desk, conversation, effects, &before, Some(input));
}

/// Changes the answer to one question, in a conversation that was taken out of the dossier.
pub(super) fn change(desk: &mut Desk<'_>, conversation: Conversation, question: &str, text: &Personal) {
    let before = conversation.answers.clone();
    let (conversation, effects) = run::change(&desk.rules.flows, conversation, question, text, desk.tick.now);
    carry_out(desk, conversation, effects, &before, None);
}

/// Files what was said without a script, so that it is nowhere lost.
pub(super) fn file_bare(desk: &mut Desk<'_>, opening: &Opening<'_>) {
    let conversation = bare(desk, opening);
    let id = filing::file(desk, &conversation, false, Task::Answer);
    filing::acknowledge(desk, id, Progress::Complete, &[]);
}

/// Returns a conversation of no flow, at its end.
pub(super) fn bare(desk: &Desk<'_>, opening: &Opening<'_>) -> Conversation {
    Conversation {
        id: desk.tick.seq,
        channel: opening.channel,
        flow: FlowId::new(),
        version: String::new(),
        lang: opening.lang.clone(),
        name: Personal::default(),
        started_at: opening.started_at.min(desk.tick.now),
        answers: Answers::new(),
        suggestions: Answers::new(),
        said: Default::default(),
        trail: Vec::new(),
        awaiting: Awaiting::Nothing,
        turn: 0,
        moved_turn: 0,
        asked_at: None,
        tries: 0,
        status: Status::Filed,
        round: 0,
        fired: Default::default(),
        timer: None,
        cases: Vec::new(),
        asked: Vec::new(),
    }
}

fn carry_out(desk: &mut Desk<'_>, conversation: Conversation, effects: Vec<Effect>, before: &Answers, input: Option<&Input>) {
    note_answers(desk, &conversation, before);
    let mut rest = Rest::default();
    for effect in effects {
        effected(desk, &conversation, effect, &mut rest);
    }
    // By mail the case comes first and its questions later: an unfinished form never costs a complaint.
    if conversation.channel == Channel::Mail && conversation.status != Status::Dropped && desk.case(CaseId(conversation.id)).is_none() {
        filing::file(desk, &conversation, false, Task::Answer);
        rest.filed = Some(Progress::Incomplete);
    }
    write_mail(desk, &conversation, &rest);
    let (lang, started_at) = (conversation.lang.clone(), desk.tick.now);
    let channel = conversation.channel;
    let number_is_free = conversation.id != desk.tick.seq;
    let ordered = rest.order.map(|order| (conversation.clone(), order));
    keep(desk, conversation, rest.forgotten);
    if let Some((conversation, order)) = ordered {
        finish::give(desk, &conversation, order);
    }
    // A conversation has the number of the event that began it: one event begins one.
    if let Some(flow) = rest.begin.filter(|_| number_is_free) {
        begin_next(desk, &Opening { flow: Some(flow), channel, lang, input, started_at });
    }
}

/// Begins the flow that another one hands over to; this one cannot hand over in turn within the same step.
fn begin_next(desk: &mut Desk<'_>, opening: &Opening<'_>) {
    let Some(flow) = opening.flow.as_ref().and_then(|id| desk.rules.flows.current.get(id)) else { return };
    let name = desk.dossier.contact.name.clone();
    let cases = finish::own_cases(&desk.dossier, desk.rules, &[]);
    let start = run::Start { id: desk.tick.seq, channel: opening.channel, lang: opening.lang.clone(), name: &name, cases };
    let (conversation, effects) = run::begin(&desk.rules.flows, flow, start, opening.input, desk.tick.now);
    let effects = effects.into_iter().filter(|effect| !matches!(effect, Effect::Begin { .. })).collect();
    carry_out(desk, conversation, effects, &Answers::new(), opening.input);
}

fn effected(desk: &mut Desk<'_>, conversation: &Conversation, effect: Effect, rest: &mut Rest) {
    match effect {
        Effect::Send(prompt) => send(desk, conversation, prompt, rest),
        Effect::File { complete } => file(desk, conversation, complete, rest),
        Effect::Amend => {}
        Effect::Raise { id, priority, notify, suspected } => {
            let certainty = if suspected { Certainty::Suspected } else { Certainty::Stated };
            ladder::raise(desk, conversation, Alarm { rule: &id, priority, notify: &notify, certainty });
        }
        Effect::Withdraw { id } => ladder::withdraw_raise(desk, conversation, &id),
        Effect::HandOver => hand_over(desk, conversation, rest),
        Effect::Forget => rest.forgotten = true,
        Effect::Order { order } => rest.order = Some(order),
        Effect::Begin { flow } => rest.begin = Some(flow),
        Effect::Count { flow, version, step, what } => desk.counts.push(Count { flow, version, step, what }),
    }
}

fn send(desk: &mut Desk<'_>, conversation: &Conversation, prompt: Prompt, rest: &mut Rest) {
    match conversation.channel {
        Channel::Chat => desk.chat(conversation.id, Notice::Prompt, &prompt, Vec::new()),
        Channel::Mail if prompt.quotes_customer && !desk.dossier.contact.confirmed => {}
        Channel::Mail => rest.prompts.push(prompt),
    }
}

fn filed(desk: &mut Desk<'_>, conversation: &Conversation, id: CaseId, progress: Progress, rest: &mut Rest) {
    match conversation.channel {
        Channel::Chat => filing::acknowledge(desk, id, progress, &[]),
        Channel::Mail => rest.filed = Some(progress),
    }
}

/// Files a finished conversation; a wish for a call about a case that is there already goes to that case.
fn file(desk: &mut Desk<'_>, conversation: &Conversation, complete: bool, rest: &mut Rest) {
    if let Some(case) = finish::to_call_about(desk, conversation) {
        return finish::call_back(desk, conversation, case);
    }
    let id = filing::file(desk, conversation, complete, Task::Answer);
    let progress = if complete { Progress::Complete } else { Progress::Incomplete };
    filed(desk, conversation, id, progress, rest);
}

/// The customer asked for a person: what was said becomes a case, so that staff can answer it.
fn hand_over(desk: &mut Desk<'_>, conversation: &Conversation, rest: &mut Rest) {
    let id = CaseId(conversation.id);
    if desk.case(id).is_none() {
        filing::file(desk, conversation, false, Task::CallBack);
        return filed(desk, conversation, id, Progress::PersonAsked, rest);
    }
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    let before = std::mem::replace(&mut case.task, Task::CallBack);
    let untold = matches!(&case.stage, Stage::Open { ladder } if ladder.rung == 0);
    // Who asks again and again is heard once; the case itself says what is to be done.
    match before {
        Task::CallBack => add::tell_staff(desk, id, Sender::Customer),
        Task::Answer | Task::Read | Task::Listen | Task::LookAgain | Task::SecondLook if untold => {}
        Task::Answer | Task::Read | Task::Listen | Task::LookAgain | Task::SecondLook => {
            ladder::tell(desk, id, RungTo::Team, Purpose::CallBack, Notice::StaffCallBack);
        }
    }
}

fn note_answers(desk: &mut Desk<'_>, conversation: &Conversation, before: &Answers) {
    let changed = conversation.answers.iter().filter(|(id, answer)| before.get(*id) != Some(*answer));
    for (id, _) in changed {
        desk.note(conversation.id, Actor::Customer, What::Answered { question: id.clone() });
    }
}

/// Writes the one mail of this step: the acknowledgement of a new case, or what is asked about an older one.
fn write_mail(desk: &mut Desk<'_>, conversation: &Conversation, rest: &Rest) {
    let id = CaseId(conversation.id);
    if conversation.channel == Channel::Chat {
        return;
    }
    if let Some(progress) = rest.filed {
        return filing::acknowledge(desk, id, progress, &rest.prompts);
    }
    if rest.prompts.is_empty() {
        return;
    }
    let Some((reference, to)) = desk.case(id).map(|case| (case.reference.clone(), link::questions_to(desk, Some(case)))) else { return };
    let subject = desk.words(&conversation.lang).say("change-subject", &[("reference", &reference)]);
    let letter = post::letter_of(&rest.prompts, subject, conversation.lang.clone());
    if let Some(address) = to {
        // A reminder answers nobody.
        let automatic = if desk.answering.is_some() { Automatic::Replied } else { Automatic::Generated };
        desk.mail_customer(id.0, Notice::Prompt, address, &letter, automatic);
    }
}

/// Puts a conversation where it belongs after a step: into the dossier, to its case, or nowhere.
fn keep(desk: &mut Desk<'_>, mut conversation: Conversation, forgotten: bool) {
    let id = CaseId(conversation.id);
    amend(desk, &conversation);
    let over = match conversation.status {
        // Who asked for a person may still go on with the questions.
        Status::Open | Status::Cancelled | Status::HandedOver => false,
        Status::Filed => conversation.awaiting == Awaiting::Nothing,
        Status::Dropped => true,
    };
    if forgotten || over {
        return;
    }
    match conversation.channel {
        Channel::Chat => desk.dossier.conversation = Some(conversation),
        Channel::Mail => {
            conversation.name = Personal::default();
            if let Some(case) = desk.dossier.cases.get_mut(&id) {
                case.conversation = Some(Box::new(conversation));
            }
        }
    }
}

/// Brings a filed case up to what its conversation knows.
fn amend(desk: &mut Desk<'_>, conversation: &Conversation) {
    let id = CaseId(conversation.id);
    let is_complete = is_complete(desk, conversation);
    if desk.dossier.cases.get(&id).is_some_and(|case| case.answers != conversation.answers) {
        filing::route_again(desk, id, conversation);
    }
    let Some(case) = desk.dossier.cases.get_mut(&id) else { return };
    case.answers.clone_from(&conversation.answers);
    // Another flow may have taken over.
    case.flow.clone_from(&conversation.flow);
    case.version.clone_from(&conversation.version);
    case.lang.clone_from(&conversation.lang);
    case.complete = case.complete || is_complete;
}

/// Tells whether nothing is open that has to be answered. By mail what can be left out stays open beside it.
fn is_complete(desk: &Desk<'_>, conversation: &Conversation) -> bool {
    let flow = desk.rules.flows.at(&conversation.flow, &conversation.version);
    let (answers, channel) = (&conversation.answers, conversation.channel);
    let has_all = |flow: &Arc<Flow>| View::new(flow, answers, channel, Guesses::Harmless).is_complete();
    let is_all = conversation.awaiting == Awaiting::Nothing || (channel == Channel::Mail && flow.is_some_and(has_all));
    conversation.status == Status::Filed && is_all
}

/// Returns the channel whose words a letter about a case takes.
pub(super) fn by(desk: &Desk<'_>, case: &Case) -> By {
    if desk.is_chat() && link::mail_first(desk, Some(case)).is_none() { By::Chat } else { By::Mail }
}
