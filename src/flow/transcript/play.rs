//! Plays acts against the flows, as the desk would, with a clock of its own; the conversation is written and read between acts.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::flow::condition::{Guesses, Truth, View};
use crate::flow::conversation::{Button, Channel, Conversation, Effect, Input, MailInput, OwnCase, Prompt, PromptButton, Status, Timer};
use crate::flow::run::{Left, Start, begin_leaving, step_leaving, which, which_mail};
use crate::flow::script::{Flow, Flows, Priority};
use crate::flow::words::{Words, normalise};
use crate::text::{Arg, Lang, Personal};

use super::acts::{file, file_kind, input};
use super::parse::Act;
use super::show::{Shown, did, plain, priority_word, status_word};
use super::watch::{Part, Stepped};

/// Timers that one wait can bring about.
const TIMERS_MAX: usize = 100;

/// Flows that can be published on the way, by their folder as a transcript writes it.
pub type Editions = BTreeMap<String, Arc<Flows>>;

/// A customer and the flows, without a desk.
#[derive(Clone, Debug)]
pub struct Player {
    flows: Arc<Flows>,
    editions: Editions,
    cases: Vec<OwnCase>,
    lang: Lang,
    name: Personal,
    now: DateTime<Utc>,
    conversation: Option<Conversation>,
    conversations: u64,
    buttons: Vec<PromptButton>,
    last: Option<Input>,
    subject: String,
    filed: bool,
    priority: Option<Priority>,
    steps: Vec<Stepped>,
}

impl Player {
    pub fn new(flows: Arc<Flows>, lang: Lang, name: &str, now: DateTime<Utc>) -> Self {
        Player {
            flows,
            editions: Editions::new(),
            cases: Vec::new(),
            lang,
            name: name.into(),
            now,
            conversation: None,
            conversations: 0,
            buttons: Vec::new(),
            last: None,
            subject: String::new(),
            filed: false,
            priority: None,
            steps: Vec::new(),
        }
    }

    /// Returns the steps since this was last called.
    pub fn take_steps(&mut self) -> Vec<Stepped> {
        std::mem::take(&mut self.steps)
    }

    pub fn conversation(&self) -> Option<&Conversation> {
        self.conversation.as_ref()
    }

    /// Returns every button that was shown, oldest first.
    pub fn buttons(&self) -> &[PromptButton] {
        &self.buttons
    }

    fn note_step(&mut self, before: Option<Conversation>, input: Option<&Input>, effects: &[Effect], left: Vec<Left>) {
        let part = |left: Left| {
            let flow = self.flows.at(&left.conversation.flow, &left.conversation.version).cloned()?;
            Some(Part { flow, left })
        };
        let left = left.into_iter().filter_map(part).collect();
        let Some(after) = self.conversation.clone() else { return };
        let Some(flow) = self.flows.at(&after.flow, &after.version).cloned() else { return };
        let (flows, effects) = (Arc::clone(&self.flows), effects.to_vec());
        self.steps.push(Stepped { flows, flow, before, input: input.cloned(), effects, after, left, at: self.now });
    }

    /// Lets transcripts publish these.
    pub fn with_editions(self, editions: Editions) -> Self {
        Player { editions, ..self }
    }

    /// Lets the customer have open cases of these references.
    pub fn with_cases(self, references: &[String]) -> Self {
        let open = |reference: &String| OwnCase { reference: reference.clone(), words: Personal::default(), is_open: true };
        Player { cases: references.iter().map(open).collect(), ..self }
    }

    /// Does one thing, and returns all that it leads to.
    ///
    /// # Errors
    /// The act is not possible: no such button, or nothing to repeat.
    pub fn act(&mut self, act: &Act) -> Result<Vec<Shown>, String> {
        self.reload()?;
        self.perform(act)
    }

    /// Does one thing with the conversation as it is in memory.
    pub(super) fn perform(&mut self, act: &Act) -> Result<Vec<Shown>, String> {
        match act {
            Act::Wait(span) => Ok(self.wait(*span)),
            Act::Restart => Ok(Vec::new()),
            Act::Again => match self.last.clone() {
                Some(input) => Ok(self.take(&input, None)),
                None => Err("nothing was said yet that could come again".to_owned()),
            },
            Act::Mail { headers, body } => {
                let (input, to) = self.mail(headers, body);
                Ok(self.take(&input, to.as_deref()))
            }
            Act::Button { label, ago } => {
                let button = self.find_button(label, *ago)?;
                Ok(self.take(&Input::Button(button), None))
            }
            Act::Publish(folder) => {
                let flows = self.editions.get(folder).cloned().ok_or_else(|| format!("there are no flows in `{folder}`"))?;
                self.publish(&flows);
                Ok(Vec::new())
            }
            Act::Text(_) | Act::Files { .. } | Act::Location { .. } | Act::Contact { .. } | Act::Unusable { .. } => {
                Ok(self.take(&input(act), None))
            }
        }
    }

    /// Begins a flow as if it had been asked for by name.
    pub fn begin(&mut self, flow: &Flow, channel: Channel) -> Vec<Shown> {
        let effects = self.begin_with(flow, channel, None);
        self.show(effects)
    }

    /// Tells whether nothing more is awaited from the customer.
    pub fn is_over(&self) -> bool {
        self.conversation.as_ref().is_some_and(|conversation| match conversation.status {
            Status::Open | Status::Cancelled | Status::HandedOver => false,
            Status::Filed => conversation.channel == Channel::Chat,
            Status::Dropped => true,
        })
    }

    /// Puts other flows into service; the former ones stay for conversations that finish on them.
    fn publish(&mut self, flows: &Flows) {
        let former = self.flows.current.values().map(|flow| ((flow.id.clone(), flow.version.clone()), Arc::clone(flow)));
        let pinned = self.flows.pinned.clone().into_iter().chain(former).collect();
        self.flows = Arc::new(Flows { current: flows.current.clone(), pinned });
    }

    /// Writes and reads the conversation, as a restart of the service does.
    fn reload(&mut self) -> Result<(), String> {
        let Some(conversation) = &self.conversation else { return Ok(()) };
        let written = serde_json::to_string(conversation).map_err(|error| format!("the conversation cannot be written: {error}"))?;
        let read: Conversation = serde_json::from_str(&written).map_err(|error| format!("the conversation cannot be read: {error}"))?;
        if self.conversation.as_ref() != Some(&read) {
            return Err("the conversation is another after it was written and read".to_owned());
        }
        self.conversation = Some(read);
        Ok(())
    }

    fn take(&mut self, input: &Input, to: Option<&str>) -> Vec<Shown> {
        self.last = Some(input.clone());
        let over = |conversation: &Conversation| conversation.status == Status::Dropped;
        let Some(conversation) = self.conversation.take().filter(|conversation| !over(conversation)) else {
            return self.first(input, to);
        };
        let before = conversation.clone();
        let (conversation, effects, left) = step_leaving(&self.flows, conversation, input, self.now);
        self.conversation = Some(conversation);
        self.note_step(Some(before), Some(input), &effects, left);
        let effects = self.follow(effects, input);
        self.show(effects)
    }

    /// Takes the first input: it says which flow begins.
    fn first(&mut self, input: &Input, to: Option<&str>) -> Vec<Shown> {
        let (channel, id) = match input {
            Input::Mail(_) => (Channel::Mail, which_mail(&self.flows, to.unwrap_or(""))),
            Input::Text(text) => (Channel::Chat, which(&self.flows, text.as_str())),
            Input::Button(_)
            | Input::Files { .. }
            | Input::Location { .. }
            | Input::Contact { .. }
            | Input::TimerDue
            | Input::Unusable { .. } => (Channel::Chat, which(&self.flows, "")),
        };
        let flows = Arc::clone(&self.flows);
        let Some(flow) = id.and_then(|id| flows.current.get(&id)) else {
            return vec![Shown::Did("no flow".to_owned())];
        };
        let effects = self.begin_with(flow, channel, Some(input));
        self.show(effects)
    }

    fn begin_with(&mut self, flow: &Flow, channel: Channel, input: Option<&Input>) -> Vec<Effect> {
        self.conversations += 1;
        let name = self.name.clone();
        let start = Start { id: self.conversations, channel, lang: self.lang.clone(), name: &name, cases: self.cases.clone() };
        let (conversation, effects, left) = begin_leaving(&Arc::clone(&self.flows), flow, start, input, self.now);
        self.conversation = Some(conversation);
        self.filed = false;
        self.note_step(None, input, &effects, left);
        effects
    }

    /// Begins the flow that the effects ask for.
    fn follow(&mut self, mut effects: Vec<Effect>, input: &Input) -> Vec<Effect> {
        let wanted = effects.iter().find_map(|effect| if let Effect::Begin { flow } = effect { Some(flow.clone()) } else { None });
        let flows = Arc::clone(&self.flows);
        if let Some(flow) = wanted.and_then(|id| flows.current.get(&id)) {
            let channel = self.conversation.as_ref().map_or(Channel::Chat, |conversation| conversation.channel);
            // The language that the customer chose stays.
            self.lang = self.conversation.as_ref().map_or(self.lang.clone(), |conversation| conversation.lang.clone());
            effects.extend(self.begin_with(flow, channel, Some(input)));
        }
        effects
    }

    /// Lets time pass; what falls due happens at its instant.
    fn wait(&mut self, span: TimeDelta) -> Vec<Shown> {
        let until = self.now.checked_add_signed(span).unwrap_or(self.now);
        let mut shown = Vec::new();
        for _ in 0..TIMERS_MAX {
            let due = self.conversation.as_ref().and_then(|conversation| conversation.timer).filter(|(due, _)| *due <= until);
            let Some((due, timer)) = due else { break };
            let Some(conversation) = self.conversation.take() else { break };
            self.now = due;
            let before = conversation.clone();
            let (conversation, effects, left) = step_leaving(&self.flows, conversation, &Input::TimerDue, due);
            if let (Timer::Remind { nth }, Status::Open) = (timer, conversation.status) {
                shown.push(Shown::Did(format!("remind {nth}")));
            }
            self.conversation = Some(conversation);
            self.note_step(Some(before), Some(&Input::TimerDue), &effects, left);
            shown.extend(self.show(effects));
        }
        self.now = until;
        shown
    }

    fn show(&mut self, effects: Vec<Effect>) -> Vec<Shown> {
        let mail = self.conversation.as_ref().is_some_and(|conversation| conversation.channel == Channel::Mail);
        let mut shown = Vec::new();
        let mut letter: Vec<String> = Vec::new();
        for effect in effects {
            shown.extend(did(&effect).map(Shown::Did));
            match effect {
                Effect::File { .. } => {
                    self.filed = true;
                    letter.extend(mail.then(|| self.greeting()));
                }
                Effect::Raise { priority, .. } => self.priority = self.priority.max(Some(priority)),
                Effect::Send(prompt) if mail => letter.push(prompt.text.into_string()),
                Effect::Send(prompt) => shown.push(self.prompted(prompt)),
                Effect::Amend
                | Effect::Withdraw { .. }
                | Effect::HandOver
                | Effect::Forget
                | Effect::Order { .. }
                | Effect::Begin { .. }
                | Effect::Count { .. } => {}
            }
        }
        if !letter.is_empty() {
            shown.push(Shown::Mail { subject: format!("Re: {} [{}]", self.subject, self.reference()), text: letter.join("\n\n") });
        }
        shown
    }

    fn prompted(&mut self, prompt: Prompt) -> Shown {
        self.buttons.extend(prompt.buttons.iter().flatten().cloned());
        Shown::Prompt(prompt)
    }

    /// Stands in for the letter that the desk writes around the words of a flow.
    fn greeting(&self) -> String {
        let words = self.conversation.as_ref().and_then(|conversation| {
            let texts = &self.flow_of(conversation)?.texts;
            Some(Words { texts, lang: &conversation.lang })
        });
        words.map_or_else(String::new, |words| words.fill("mail-filed", &[("reference", Arg::Text(self.reference()))]))
    }

    fn reference(&self) -> String {
        format!("C-2026-{:04}", self.conversations)
    }

    fn flow_of(&self, conversation: &Conversation) -> Option<&Flow> {
        self.flows.at(&conversation.flow, &conversation.version).map(AsRef::as_ref)
    }

    /// Finds a button by its label, with or without its pictures; the newest, or one some prompts older.
    fn find_button(&self, label: &str, ago: usize) -> Result<Button, String> {
        let wanted = normalise(label);
        let exact = self.buttons.iter().any(|button| button.label == label);
        let fits = |button: &&PromptButton| if exact { button.label == label } else { normalise(&button.label) == wanted };
        let found = self.buttons.iter().rev().filter(fits).nth(ago);
        found.map(|button| button.button.clone()).ok_or_else(|| format!("no button is called [{label}]"))
    }

    fn mail(&mut self, headers: &[(String, String)], body: &str) -> (Input, Option<String>) {
        let header = |name: &str| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let subject = header("subject").unwrap_or_default();
        self.subject = subject.trim_start_matches("Re: ").split(" [C-").next().unwrap_or("").to_owned();
        let attached = headers.iter().filter(|(key, _)| key == "attach").map(|(_, name)| file(name, file_kind(name)));
        let new_text: Vec<&str> = body.lines().filter(|line| !line.trim_start().starts_with('>')).collect();
        let mail = MailInput {
            sender: header("from").unwrap_or_default().into(),
            sender_name: self.name.clone(),
            subject: subject.into(),
            new_text: new_text.join("\n").trim().into(),
            full_text: body.into(),
            files: attached.collect(),
        };
        (Input::Mail(mail), header("to"))
    }

    /// Checks what must hold, such as `injured yes`.
    ///
    /// # Errors
    /// Says what is so instead.
    pub(super) fn check(&self, assertion: &str) -> Result<(), String> {
        let (what, wanted) = assertion.split_once(char::is_whitespace).unwrap_or((assertion, ""));
        let found = self.state(what)?;
        let wanted = wanted.trim();
        if found == wanted || found.strip_prefix('~') == Some(wanted) {
            return Ok(());
        }
        Err(format!("`{what}` is `{found}`, not `{wanted}`"))
    }

    fn state(&self, what: &str) -> Result<String, String> {
        let conversation = self.conversation.as_ref().ok_or("there is no conversation")?;
        match what {
            "filed" => return Ok(self.filed.to_string()),
            "flow" => return Ok(conversation.flow.clone()),
            "lang" => return Ok(conversation.lang.to_string()),
            "status" => return Ok(status_word(conversation.status).to_owned()),
            "priority" => return Ok(self.priority.map_or("-", priority_word).to_owned()),
            _ => {}
        }
        let flow = self.flow_of(conversation).ok_or("the flow is not in service")?;
        if !flow.steps.iter().any(|step| step.id == what) {
            return Err(format!("no question is called `{what}`"));
        }
        let view = View::new(flow, &conversation.answers, conversation.channel, Guesses::All);
        let answer = conversation.answers.get(what).filter(|_| view.asks(what) != Truth::False);
        Ok(answer.map_or_else(|| "-".to_owned(), plain))
    }
}
