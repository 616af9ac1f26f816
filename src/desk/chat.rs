//! What a contact says in a chat: kept first, then taken for an answer, a command, a new matter, or more about a case.
//!
//! Never leaves the contact without an answer.

use chrono::{DateTime, Utc};

use crate::flow::answer::{Answers, File, FilePlace};
use crate::flow::conversation::{Button, Channel, Conversation, Input, Status};
use crate::flow::finish::{Finish, Order};
use crate::flow::run;
use crate::flow::script::FlowId;
use crate::text::{Lang, Personal};

use super::case::CaseId;
use super::decision::answer::{self as decided, Reply};
use super::dossier::Purpose;
use super::journal::{Actor, What};
use super::message::Content;
use super::notice::Notice;
use super::notice::added::Added;
use super::notice::status;
use super::step::Desk;
use super::talk::{self, Opening};
use super::words::one_line;
use super::{add, care, edit, link, unplaced, withdraw};

const NAME_CHARS_MAX: usize = 64;

/// What an input is taken for.
enum Taken {
    /// An answer in the conversation under way.
    Answer,
    Begin(Option<FlowId>),
    Add(CaseId),
    /// It fits several cases.
    Ask,
    /// It says which case was meant.
    Named(u16),
    Status,
    Withdraw,
    /// It answers a decision, or what follows one.
    Decision(CaseId, Reply),
    /// It is about the customer's other channel.
    Link(link::Wish),
    /// It is a reference with a code.
    Back(link::back::Back),
    /// A button of something that is over.
    Stale,
}

pub(super) fn said(desk: &mut Desk<'_>, input: &Input, name: &Personal, lang: Option<&Lang>, said_at: DateTime<Utc>) {
    meet(desk, name, lang);
    desk.dossier.link.by_mail = false;
    let taken = taken(desk, input);
    let (text, files) = spoken(input);
    let subject = subject(desk, &taken);
    desk.note_at(subject, said_at, Actor::Customer, What::Said { text: text.clone(), files: files.to_vec(), button: pressed(input) });
    take_files(desk, subject, files);
    let distressed = care::is_distressed(desk, text.as_str());
    if distressed {
        care::comfort(desk, subject);
    }
    match taken {
        Taken::Answer => {
            let before = edit::answers_of(desk);
            answer(desk, input, &text, files);
            edit::remember(desk, input, &before, said_at);
        }
        Taken::Begin(flow) => {
            begin(desk, flow, input, said_at);
            edit::remember(desk, input, &Answers::new(), said_at);
        }
        Taken::Add(case) => add::to_case(desk, case, Added::ToOpenCase),
        Taken::Ask => unplaced::ask(desk, Purpose::Add { text: text.clone(), files: files.to_vec() }),
        Taken::Named(nth) => unplaced::named(desk, nth, said_at),
        Taken::Status => tell_status(desk, subject),
        Taken::Withdraw => withdraw(desk, input, subject, said_at),
        Taken::Decision(case, reply) => decided::take(desk, case, reply),
        Taken::Link(wish) => link::wished(desk, wish),
        Taken::Back(back) => link::back::here(desk, back),
        Taken::Stale => say(desk, subject, "question-closed"),
    }
    if distressed {
        care::put_before_person(desk, subject);
    }
    answer_anyway(desk, subject);
}

/// Begins a conversation in the chat.
pub(super) fn begin(desk: &mut Desk<'_>, flow: Option<FlowId>, input: &Input, started_at: DateTime<Utc>) {
    if let Some(case) = desk.newest().filter(|_| desk.rules.limits.open_cases_max <= desk.dossier.cases.len()) {
        return add::to_case(desk, case, Added::ToOpenCase);
    }
    desk.dossier.conversation = None;
    let flow = flow.or_else(|| Some(desk.rules.chat_flow.clone()));
    let lang = desk.lang();
    talk::begin(desk, &Opening { flow, channel: Channel::Chat, lang, input: Some(input), started_at });
}

/// Begins the flow that withdraws, which asks why and lets the customer keep the case; without such a flow the word is enough.
///
/// What the customer is telling is not broken off for it.
fn withdraw(desk: &mut Desk<'_>, input: &Input, subject: u64, started_at: DateTime<Utc>) {
    let mut flows = desk.rules.flows.current.values();
    let flow = flows.find(|flow| flow.finish == Finish::Order(Order::Withdrawal)).map(|flow| flow.id.clone());
    if flow.is_none() || live(desk).is_some() || desk.dossier.cases.is_empty() {
        return withdraw::asked(desk, subject);
    }
    desk.dossier.conversation = None;
    let lang = desk.lang();
    talk::begin(desk, &Opening { flow, channel: Channel::Chat, lang, input: Some(input), started_at });
}

/// Says a plain sentence.
pub(super) fn say(desk: &mut Desk<'_>, subject: u64, id: &str) {
    let lang = desk.lang();
    let text = desk.words(&lang).say(id, &[]);
    desk.say(subject, Notice::Noted, text);
}

/// Says that a card number was not kept; by mail the answer itself says so.
pub(super) fn tell_masked(desk: &mut Desk<'_>) {
    let conversation = desk.dossier.conversation.as_ref().map(|conversation| conversation.id);
    let subject = conversation.or(desk.newest().map(|case| case.0)).unwrap_or(desk.tick.seq);
    desk.note(subject, Actor::Desk, What::Noted { text: "a card number was taken out of what the customer wrote".to_owned() });
    say(desk, subject, "masked-card");
}

fn meet(desk: &mut Desk<'_>, name: &Personal, lang: Option<&Lang>) {
    let contact = &mut desk.dossier.contact;
    if !name.is_empty() {
        contact.name = one_line(name.as_str(), NAME_CHARS_MAX).into();
    }
    if contact.lang.is_none() {
        contact.lang = lang.cloned();
    }
    contact.unreachable = None;
}

fn taken(desk: &Desk<'_>, input: &Input) -> Taken {
    match input {
        Input::Button(button) => taken_button(desk, button),
        Input::Text(text) => taken_text(desk, text.as_str()),
        Input::Files { .. } | Input::Location { .. } | Input::Contact { .. } | Input::Unusable { .. } => taken_freely(desk),
        // Neither comes out of a chat; both are kept all the same.
        Input::Mail(_) | Input::TimerDue => taken_freely(desk),
    }
}

fn taken_button(desk: &Desk<'_>, button: &Button) -> Taken {
    if desk.dossier.unplaced.as_ref().is_some_and(|unplaced| unplaced.id == button.conversation) {
        return unplaced::nth_of(button).map_or(Taken::Stale, Taken::Named);
    }
    if let Some((case, reply)) = decided::pressed(desk, button) {
        return Taken::Decision(case, reply);
    }
    match &desk.dossier.conversation {
        Some(_) => Taken::Answer,
        None => Taken::Stale,
    }
}

fn taken_text(desk: &Desk<'_>, text: &str) -> Taken {
    if let Some(wish) = link::wish(desk, text, live(desk).is_some()) {
        return Taken::Link(wish);
    }
    if let Some(back) = link::back::read(desk.rules, text) {
        return Taken::Back(back);
    }
    let command = command(text);
    match command.as_deref() {
        Some("status") => return Taken::Status,
        Some("withdraw") => return Taken::Withdraw,
        Some(_) | None => {}
    }
    if let Some(nth) = unplaced::nth_in(desk, text) {
        return Taken::Named(nth);
    }
    let named = run::named(&desk.rules.flows, text).map(|flow| flow.id.clone());
    if let (None, None | Some(Status::Filed | Status::Cancelled), Some((case, reply))) = (&named, live(desk), decided::said(desk, text)) {
        return Taken::Decision(case, reply);
    }
    match (live(desk), named) {
        (Some(Status::Open), _) => Taken::Answer,
        (None, None) if may_undo(desk, text) => Taken::Answer,
        (_, Some(flow)) => Taken::Begin(Some(flow)),
        (Some(_), None) => Taken::Answer,
        (None, None) => taken_without_conversation(desk, text, command.is_some()),
    }
}

fn taken_without_conversation(desk: &Desk<'_>, text: &str, is_command: bool) -> Taken {
    let words = desk.words(&desk.lang());
    if words.is_one_of("command-status", text) || (is_command && !desk.dossier.cases.is_empty()) {
        return Taken::Status;
    }
    if words.is_one_of("command-withdraw", text) {
        return Taken::Withdraw;
    }
    taken_freely(desk)
}

fn taken_freely(desk: &Desk<'_>) -> Taken {
    if live(desk).is_some() {
        return Taken::Answer;
    }
    let mut cases = desk.dossier.cases.keys();
    match (cases.next(), cases.next()) {
        (None, _) => Taken::Begin(None),
        (Some(case), None) => Taken::Add(*case),
        (Some(_), Some(_)) => Taken::Ask,
    }
}

/// Tells whether a cancelled conversation takes the text: a single word may undo it, and more may only begin it anew.
fn may_undo(desk: &Desk<'_>, text: &str) -> bool {
    let cancelled = desk.dossier.conversation.as_ref().is_some_and(|conversation| conversation.status == Status::Cancelled);
    cancelled && (desk.dossier.cases.is_empty() || text.split_whitespace().count() == 1)
}

/// Returns the status of the conversation that words belong to; a cancelled one takes its undo only.
fn live(desk: &Desk<'_>) -> Option<Status> {
    let status = desk.dossier.conversation.as_ref()?.status;
    (status != Status::Cancelled).then_some(status)
}

fn subject(desk: &Desk<'_>, taken: &Taken) -> u64 {
    let conversation = desk.dossier.conversation.as_ref().map(|conversation| conversation.id);
    let case = desk.newest().map(|case| case.0);
    match taken {
        Taken::Answer => conversation.unwrap_or(desk.tick.seq),
        Taken::Add(case) | Taken::Decision(case, _) => case.0,
        // An address has no business in the story of a case, which may be anonymous.
        Taken::Begin(_) | Taken::Ask | Taken::Named(_) | Taken::Link(_) | Taken::Back(_) => desk.tick.seq,
        Taken::Status | Taken::Withdraw | Taken::Stale => conversation.or(case).unwrap_or(desk.tick.seq),
    }
}

/// Goes on with the conversation. What answers no open question of a case that is filed already is added to it.
fn answer(desk: &mut Desk<'_>, input: &Input, text: &Personal, files: &[File]) {
    let Some(conversation) = desk.dossier.conversation.take() else { return };
    let (case, status) = (CaseId(conversation.id), conversation.status);
    let answered = answers(desk, case, &conversation);
    talk::go_on(desk, conversation, input);
    let silent = text.is_empty() && files.is_empty();
    let is_open = desk.dossier.cases.contains_key(&case);
    let filed_before = matches!(status, Status::Filed | Status::HandedOver);
    if filed_before && is_open && !silent && answers_now(desk, case) == Some(answered) {
        add::tell_staff(desk, case, super::notice::staff::Sender::Customer);
    }
}

fn answers(desk: &Desk<'_>, case: CaseId, conversation: &Conversation) -> usize {
    answers_now(desk, case).unwrap_or(conversation.answers.len())
}

fn answers_now(desk: &Desk<'_>, case: CaseId) -> Option<usize> {
    desk.dossier.cases.get(&case).map(|case| case.answers.len())
}

/// Returns what an input says in words, for the journal, with its files. A button is noted as the answer that it gives.
fn spoken(input: &Input) -> (Personal, &[File]) {
    match input {
        Input::Text(text) => (text.clone(), &[]),
        Input::Button(_) | Input::TimerDue => (Personal::default(), &[]),
        Input::Files { files, caption } => (caption.clone().unwrap_or_default(), files),
        Input::Location { latitude_microdegrees, longitude_microdegrees } => {
            let degrees = |micro: &i32| f64::from(*micro) / 1_000_000.0;
            (format!("{:.6}, {:.6}", degrees(latitude_microdegrees), degrees(longitude_microdegrees)).into(), &[])
        }
        Input::Contact { name, phone } => (format!("{}, {}", name.as_str(), phone.as_str()).into(), &[]),
        Input::Mail(mail) => (mail.new_text.clone(), &mail.files),
        Input::Unusable { what } => (format!("({what})").into(), &[]),
    }
}

fn pressed(input: &Input) -> Option<Button> {
    match input {
        Input::Button(button) => Some(button.clone()),
        Input::Text(_)
        | Input::Files { .. }
        | Input::Location { .. }
        | Input::Contact { .. }
        | Input::Mail(_)
        | Input::TimerDue
        | Input::Unusable { .. } => None,
    }
}

/// Has files brought here, and says which cannot be had.
fn take_files(desk: &mut Desk<'_>, subject: u64, files: &[File]) {
    for file in files {
        match &file.place {
            FilePlace::Stored { .. } | FilePlace::Written { .. } => {}
            FilePlace::Telegram { file_id, unique_id } => desk.fetch(subject, file_id, unique_id, file.size_bytes),
            FilePlace::TooLarge => {
                let size = file.size_bytes.map_or_else(String::new, |bytes| format!(", {bytes} bytes"));
                desk.note(
                    subject,
                    Actor::Desk,
                    What::Noted { text: format!("a file over the channel's limit{size}: its bytes cannot be had") },
                );
                let name = one_line(file.name.as_str(), NAME_CHARS_MAX);
                let lang = desk.lang();
                let id = if name.is_empty() { "too-large-unnamed" } else { "too-large" };
                let text = desk.words(&lang).say(id, &[("name", &name)]);
                desk.say(subject, Notice::Noted, text);
            }
        }
    }
}

/// Tells where all of the contact's cases stand.
pub(super) fn tell_status(desk: &mut Desk<'_>, subject: u64) {
    let lang = desk.lang();
    let lines = desk.dossier.cases.values().map(status::line);
    let rules = desk.rules;
    let closed = desk.dossier.closed.iter().map(|id| rules.reference(*id));
    let draft = live(desk).filter(|status| *status == Status::Open).map(|_| ());
    let text = status::text(&lines.collect::<Vec<_>>(), &closed.collect::<Vec<_>>(), draft, &desk.words(&lang));
    desk.say(subject, Notice::Status, text);
}

/// Makes sure that there is an answer, whatever a script does.
fn answer_anyway(desk: &mut Desk<'_>, subject: u64) {
    let answered = desk.messages.iter().any(|message| match &message.content {
        Content::Chat(chat) => !chat.text.is_empty(),
        Content::Mail(_) | Content::Fetch { .. } => false,
    });
    // A copy of everything follows at once.
    if !answered && desk.copy.is_none() {
        say(desk, subject, "noted-text");
    }
}

/// Reads `/name` or `/name@bot`, in small letters.
fn command(text: &str) -> Option<String> {
    let name = text.trim().strip_prefix('/')?.split(|c: char| c.is_whitespace() || c == '@').next()?;
    (!name.is_empty()).then(|| name.to_lowercase())
}
