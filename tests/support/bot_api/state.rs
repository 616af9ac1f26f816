//! What the stand-in knows: people, messages, updates, files, and what the bot did wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::faults::{self, Failure, Fault};
use super::files::Files;
use super::limits::{Limits, Meter};
use super::params::Params;
use super::profile::Profile;
use super::updates::Queue;
use super::webhook::Webhook;

/// A message of the bot, as the customer sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct BotMessage {
    pub id: i64,
    pub text: String,
    /// Rows of inline buttons: label and callback data.
    pub buttons: Vec<Vec<(String, String)>>,
    /// The reply keyboard, as the bot sent it.
    pub keyboard: Option<Value>,
    pub document: Option<(String, Vec<u8>)>,
    pub edits: usize,
}

impl BotMessage {
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().flatten().map(|(label, _)| label.as_str()).collect()
    }
}

#[derive(Debug)]
pub(crate) struct Person {
    pub name: String,
    pub lang: String,
    pub blocked: bool,
    /// A bot cannot write first.
    pub started: bool,
    pub messages: Vec<BotMessage>,
    /// The bot has written to this person.
    pub arrived: Arc<Notify>,
    /// Both sides, in order: `> ` the customer, `< ` the bot.
    pub transcript: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct State {
    pub people: BTreeMap<i64, Person>,
    /// Groups and channels: type and title.
    pub groups: BTreeMap<i64, (&'static str, Vec<BotMessage>)>,
    pub queue: Queue,
    pub files: Files,
    pub profile: Profile,
    pub meter: Meter,
    pub faults: Vec<Fault>,
    pub webhook: Option<Webhook>,
    pub callbacks_open: BTreeSet<String>,
    pub callbacks_answered: BTreeSet<String>,
    pub calls: BTreeMap<String, usize>,
    pub too_many: usize,
    pub violations: Vec<String>,
    pub revoked: bool,
    /// The only token that is accepted.
    pub token: String,
    skew: TimeDelta,
    message_id: i64,
    serial: u64,
}

impl State {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            people: BTreeMap::new(),
            groups: BTreeMap::new(),
            queue: Queue::new(),
            files: Files::default(),
            profile: Profile::default(),
            meter: Meter::new(limits),
            faults: Vec::new(),
            webhook: None,
            callbacks_open: BTreeSet::new(),
            callbacks_answered: BTreeSet::new(),
            calls: BTreeMap::new(),
            too_many: 0,
            violations: Vec::new(),
            revoked: false,
            token: super::TOKEN.to_owned(),
            skew: TimeDelta::zero(),
            message_id: 0,
            serial: 0,
        }
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        Utc::now() + self.skew
    }

    pub(crate) fn advance(&mut self, by: Duration) {
        self.skew += TimeDelta::from_std(by).expect("a test moves the clock by less than 200 million years");
    }

    pub(crate) fn expire(&mut self) {
        let now = self.now();
        self.queue.expire(now);
    }

    pub(crate) fn add_person(&mut self, chat: i64, name: &str, lang: &str) {
        let person = Person {
            name: name.into(),
            lang: lang.into(),
            blocked: false,
            started: false,
            messages: Vec::new(),
            arrived: Arc::default(),
            transcript: Vec::new(),
        };
        self.people.entry(chat).or_insert(person);
    }

    pub(crate) fn push(&mut self, kind: &str, body: Value) -> u32 {
        let now = self.now();
        self.queue.push(kind, body, now)
    }

    pub(crate) fn next_message_id(&mut self) -> i64 {
        self.message_id += 1;
        self.message_id
    }

    /// A number that never repeats, for ids of files, callbacks and albums.
    pub(crate) fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    pub(crate) fn take_fault(&mut self, method: &str, chat: Option<i64>) -> Option<Failure> {
        faults::take(&mut self.faults, method, chat)
    }

    pub(crate) fn violation(&mut self, what: String) {
        self.violations.push(what);
    }

    /// Notes parameters that the method does not have: the real API ignores them, a bot that sends them errs.
    pub(crate) fn only(&mut self, method: &str, params: &Params, known: &[&str]) {
        let unknown: Vec<String> = params.names().filter(|name| !known.contains(name)).map(str::to_owned).collect();
        for name in unknown {
            self.violation(format!("{method}: unknown parameter {name}"));
        }
    }

    pub(crate) fn person(&mut self, chat: i64) -> &mut Person {
        self.people.get_mut(&chat).expect("a customer is made known before he or she speaks")
    }

    pub(crate) fn user_json(&self, chat: i64) -> Value {
        let person = &self.people[&chat];
        json!({ "id": chat, "is_bot": false, "first_name": person.name, "language_code": person.lang })
    }

    pub(crate) fn chat_json(&self, chat: i64) -> Value {
        match self.groups.get(&chat) {
            Some((kind, _)) => json!({ "id": chat, "type": kind, "title": "Friends of hot water" }),
            None => json!({ "id": chat, "type": "private", "first_name": self.people[&chat].name }),
        }
    }

    /// A message of the bot as the API returns it.
    pub(crate) fn bot_message_json(&self, chat: i64, message: &BotMessage) -> Value {
        let mut body = json!({
            "message_id": message.id,
            "from": bot_json(),
            "chat": self.chat_json(chat),
            "date": self.now().timestamp(),
        });
        match &message.document {
            Some((name, bytes)) => {
                body["document"] = json!({ "file_id": format!("out-{}", message.id), "file_unique_id": format!("u-out-{}", message.id),
                    "file_name": name, "file_size": bytes.len() });
                body["caption"] = json!(message.text);
            }
            None => body["text"] = json!(message.text),
        }
        if !message.buttons.is_empty() {
            let rows: Vec<Vec<Value>> = message
                .buttons
                .iter()
                .map(|row| row.iter().map(|(label, data)| json!({ "text": label, "callback_data": data })).collect())
                .collect();
            body["reply_markup"] = json!({ "inline_keyboard": rows });
        }
        body
    }
}

pub(crate) fn bot_json() -> Value {
    json!({ "id": 4242, "is_bot": true, "first_name": "Redress", "username": "redress_bot" })
}
