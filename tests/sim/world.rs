//! One simulated life: people who talk and fall silent, channels that deliver twice, a process that dies at any write.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::dossier::{ContactId, Dossier};
use redress::desk::event::{Event, StaffCommand};
use redress::desk::message::{ChatMessage, Content, MailMessage, Message, MessageId};
use redress::desk::notice::Notice;
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::store::Tree;
use redress::engine::{Engine, Work};
use redress::flow::conversation::Status;
use redress::flow::script::{FlowId, Version};
use redress::text::Lang;

use super::disk::{Disk, Fault};
use super::people::{self, MailPerson, Person};
use super::random::Random;
use super::rules::Reloads;
use super::staff;

const ROOM: Room = Room { chats: 16, mails: 8, fetches: 8 };
/// The most rounds in which a life must come to rest.
const REST_ROUNDS_MAX: usize = 5_000;
/// Longer than any ladder and any conversation.
const REST_DAYS: i64 = 25;

/// What a life is made of, besides its seed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) actions: usize,
    pub(crate) crash_percent: usize,
    pub(crate) fault: Option<Fault>,
    /// Plants a fault: staff's words for each other are sent as an answer.
    pub(crate) leaks: bool,
}

impl Default for Setting {
    fn default() -> Self {
        Self { actions: 150, crash_percent: 4, fault: None, leaks: false }
    }
}

/// A life under way.
pub(crate) struct World {
    pub(crate) now: DateTime<Utc>,
    pub(crate) disk: Disk,
    pub(crate) random: Random,
    /// By version of the flows.
    pub(crate) rules: [Reloads; 2],
    /// The version in force.
    in_force: usize,
    /// Conversations that were open when another version was published: each with its flow and version.
    pub(crate) carried: BTreeMap<u64, (FlowId, Version)>,
    engine: Option<Engine<Disk>>,
    pub(crate) people: Vec<Person>,
    pub(crate) mail_people: Vec<MailPerson>,
    /// Telegram's queue: an item stays until a later offset confirms it.
    queue: VecDeque<Inbound>,
    /// Mails at the door; a mail stays until it is answered with 250.
    mails: VecDeque<Inbound>,
    update: u32,
    /// When updates were taken whose confirmation was lost, and how many at the head of the queue they are.
    unconfirmed: Option<(DateTime<Utc>, usize)>,
    pub(crate) answered: u32,
    /// How many bytes left for customers, each looked at.
    pub(crate) left: u64,
    /// How often each message reached the other side.
    pub(crate) reached: BTreeMap<MessageId, u32>,
    pub(crate) refused: BTreeMap<MessageId, String>,
    pub(crate) messages: BTreeMap<MessageId, Message>,
    /// Every marker that was said and confirmed to the channel.
    pub(crate) said: BTreeMap<String, u32>,
    /// When everything that was due had been woken.
    pub(crate) woken: Vec<DateTime<Utc>>,
    pub(crate) crashes: u64,
    pub(crate) problems: Vec<String>,
    leaks: bool,
}

impl World {
    pub(crate) fn new(seed: u64, setting: Setting, rules: [Reloads; 2]) -> Self {
        let mut random = Random::new(seed);
        let disk = Disk::new(Random::new(random.next()), setting.crash_percent, setting.fault);
        let mail_people: Vec<_> = (1..=3).map(MailPerson::new).collect();
        let mut somebody = |nth| Person::new(nth, Lang::parse(random.pick::<&str>(&["en", "de"])).expect("a tag"));
        // The second mailbox is of a person with one chat, the third of one with two.
        let mut people = vec![somebody(1)];
        people.extend([(2, 1), (3, 2), (4, 2)].map(|(nth, mailbox)| somebody(nth).also(&mail_people[mailbox])));
        let start = "2026-03-02T09:00:00Z".parse::<DateTime<Utc>>().expect("an instant");
        Self {
            now: start + TimeDelta::minutes(random.below(60 * 24 * 7) as i64),
            disk,
            random,
            rules,
            in_force: 0,
            carried: BTreeMap::new(),
            engine: None,
            people,
            mail_people,
            queue: VecDeque::new(),
            mails: VecDeque::new(),
            update: 100,
            answered: 0,
            left: 0,
            unconfirmed: None,
            reached: BTreeMap::new(),
            refused: BTreeMap::new(),
            messages: BTreeMap::new(),
            said: BTreeMap::new(),
            woken: Vec::new(),
            crashes: 0,
            problems: Vec::new(),
            leaks: setting.leaks,
        }
    }

    /// Lives for so many days, as [`World::live`] does.
    pub(crate) fn live_days(&mut self, days: i64) {
        let until = self.now + TimeDelta::days(days);
        while self.now < until {
            self.pass_time();
            self.act();
            self.staff_by_mail();
            self.pump();
        }
        self.disk.calm();
        self.rest();
    }

    /// Lives through `actions`, then lets everything come to rest without further deaths.
    pub(crate) fn live(&mut self, actions: usize) {
        for _ in 0..actions {
            self.pass_time();
            self.act();
            self.pump();
        }
        self.disk.calm();
        self.rest();
    }

    fn pass_time(&mut self) {
        let seconds = match self.random.below(20) {
            0 => self.random.below(60 * 60 * 24 * 2),
            1..=3 => self.random.below(60 * 60 * 4),
            _ => self.random.below(90),
        };
        self.now += TimeDelta::seconds(seconds as i64);
    }

    fn act(&mut self) {
        match self.random.below(20) {
            0..=13 => self.chat(),
            14..=16 => self.mail(),
            17 if self.random.chance(50) => self.staff_by_mail(),
            17 => self.staff(),
            18 => self.reload(),
            _ if self.random.chance(20) => self.publish(),
            _ => {}
        }
    }

    fn chat(&mut self) {
        let nth = self.random.below(self.people.len());
        let events = self.people[nth].act(&mut self.random, self.now);
        let chat = self.people[nth].chat;
        for (event, marker) in events {
            self.update += 1;
            let item = Inbound {
                key: InboundKey::Telegram(self.update),
                from: Origin::Contact(ContactId::Telegram(chat)),
                event,
                cursor: Some(redress::engine::inbound::Cursor { channel: "telegram".into(), position: self.update.to_string() }),
            };
            self.said.extend(marker.map(|marker| (marker, self.update)));
            self.queue.push_back(item);
        }
    }

    fn mail(&mut self) {
        let nth = self.random.below(self.mail_people.len());
        let (item, marker) = self.mail_people[nth].write(&mut self.random, self.now);
        self.said.insert(marker, 0);
        self.mails.push_back(item);
    }

    /// A member of staff does something with a random case; the command is lost if the process dies, as a failed command is.
    fn staff(&mut self) {
        let Some(engine) = self.engine.as_mut() else { return };
        let cases: Vec<_> = self.disk.rows_of(Tree::Cases);
        if cases.is_empty() {
            return;
        }
        let (key, _) = self.random.pick(&cases).clone();
        let case = redress::desk::case::CaseId(u64::from_be_bytes(key.try_into().expect("eight bytes")));
        let command = match self.random.below(5) {
            0 => StaffCommand::Take,
            1 => StaffCommand::Note { text: people::INSIDE.into() },
            2 if self.leaks => StaffCommand::Reply { text: people::INSIDE.into(), files: vec![] },
            2 => StaffCommand::Reply { text: "We look into it.".into(), files: vec![] },
            3 => StaffCommand::Close { outcome: Some("solved".into()), text: Some(staff::CAUSE.into()) },
            _ => StaffCommand::Reopen { closed: None, why: "".into() },
        };
        let event = Event::Staff { actor: "ana".into(), case, command };
        let work = Work::Take(Inbound { key: InboundKey::Once, from: Origin::Case(case), event, cursor: None });
        if engine.work(&[work], self.now).is_err() {
            self.die();
        }
    }

    /// A member of staff answers a letter that arrived, with an order or in words; their mail is delivered as any other.
    fn staff_by_mail(&mut self) {
        let letters: Vec<MailMessage> = self.messages.values().filter_map(staff::letter).filter(|mail| mail.reply_to.is_some()).collect();
        if letters.is_empty() {
            return;
        }
        let letter = self.random.pick(&letters).clone();
        self.answered += 1;
        let id = format!("answer{}@example.org", self.answered);
        let rules = &self.rules[self.in_force][0];
        self.mails.push_back(staff::answer(&letter, &mut self.random, &id, rules, self.now));
    }

    fn reload(&mut self) {
        let rules = Arc::clone(self.random.pick(&self.rules[self.in_force]));
        if let Some(engine) = self.engine.as_mut() {
            engine.replace_rules(rules);
        }
    }

    /// Puts the other version of the flows in force, whoever is in the middle of a conversation.
    fn publish(&mut self) {
        for (_, value) in self.disk.rows_of(Tree::Dossiers) {
            let dossier: Dossier = serde_json::from_slice(&value).expect("a dossier");
            let open = dossier.conversation.filter(|conversation| conversation.status == Status::Open);
            self.carried.extend(open.map(|conversation| (conversation.id, (conversation.flow, conversation.version))));
        }
        self.in_force = 1 - self.in_force;
        self.reload();
    }

    fn die(&mut self) {
        self.engine = None;
        self.disk.crash();
        self.crashes += 1;
    }

    /// Starts the process if it is dead, then takes in, wakes and sends what there is.
    fn pump(&mut self) {
        if self.engine.is_none() {
            match Engine::open(self.disk.clone(), Arc::clone(&self.rules[self.in_force][0])) {
                Ok(engine) => self.engine = Some(engine),
                Err(error) => {
                    self.problems.push(format!("cannot start again: {error}"));
                    return;
                }
            }
        }
        if self.take_in().is_none() || self.wake().is_none() || self.send().is_none() {
            self.die();
        }
    }

    /// Hands over a group of what waits. The channels forget it only if the engine answered, and sometimes not even then.
    fn take_in(&mut self) -> Option<()> {
        // Telegram hands an update out for 24 hours.
        if let Some((_, chats)) = self.unconfirmed.take_if(|(at, _)| TimeDelta::hours(24) < self.now - *at) {
            self.queue.drain(..chats);
        }
        let chats = self.queue.len().min(1 + self.random.below(8));
        let mails = self.mails.len().min(self.random.below(3));
        if chats + mails == 0 {
            return Some(());
        }
        let items: Vec<Work> = self.queue.iter().take(chats).chain(self.mails.iter().take(mails)).cloned().map(Work::Take).collect();
        self.engine.as_mut()?.work(&items, self.now).ok()?;
        let confirmation_lost = self.random.chance(10);
        let (since, before) = self.unconfirmed.unwrap_or((self.now, 0));
        if confirmation_lost {
            self.unconfirmed = Some((since, before.max(chats)));
        } else {
            self.unconfirmed = before.checked_sub(chats).filter(|left| 0 < *left).map(|left| (since, left));
            self.queue.drain(..chats);
            self.mails.drain(..mails);
        }
        Some(())
    }

    fn wake(&mut self) -> Option<()> {
        for _ in 0..100 {
            if self.engine.as_mut()?.wake(self.now).ok()? == 0 {
                self.woken.push(self.now);
                return Some(());
            }
        }
        self.problems.push(format!("a dossier is due again and again at {}", self.now));
        Some(())
    }

    fn send(&mut self) -> Option<()> {
        for _ in 0..200 {
            let messages = self.engine.as_mut()?.outgoing(self.now, ROOM).ok()?;
            if messages.is_empty() {
                break;
            }
            for message in messages {
                let result = self.other_side(&message);
                if self.random.chance(1) {
                    // Dies between sending and writing down that it was sent.
                    return None;
                }
                self.engine.as_mut()?.work(&[Work::Settle { message: message.id, result }], self.now).ok()?;
            }
        }
        Some(())
    }

    /// What Telegram and mail servers do with a message.
    fn other_side(&mut self, message: &Message) -> SendResult {
        let id = message.id;
        if let Some((bytes, leaks)) = staff::leaving(message, &self.rules[self.in_force][0]) {
            self.left += bytes as u64;
            let problem = || format!("words of staff for each other left in message {id} ({})", message.notice);
            self.problems.extend(leaks.then(problem));
        }
        if self.messages.insert(id, message.clone()).is_some_and(|before| before != *message) {
            self.problems.push(format!("message {id} changed between two tries"));
        }
        match self.random.below(20) {
            0 => SendResult::Later { not_before: None, reason: "503".into() },
            1 => {
                // It arrived, but the answer was lost.
                self.arrive(message);
                SendResult::Later { not_before: None, reason: "connection lost".into() }
            }
            2 if self.random.chance(20) => {
                self.refused.insert(id, "refused".into());
                if self.random.chance(50) {
                    return SendResult::Gone { reason: "blocked".into() };
                }
                SendResult::Refused { reason: "refused".into() }
            }
            _ => {
                self.arrive(message);
                SendResult::Accepted { by: "250 ok".into() }
            }
        }
    }

    fn arrive(&mut self, message: &Message) {
        *self.reached.entry(message.id).or_default() += 1;
        match &message.content {
            Content::Chat(chat) => self.show(chat),
            Content::Mail(mail) => self.post(&message.notice, mail),
            Content::Fetch { .. } => {}
        }
    }

    fn show(&mut self, chat: &ChatMessage) {
        if let Some(person) = self.people.iter_mut().find(|person| person.chat == chat.chat) {
            person.sees(chat);
        }
    }

    fn post(&mut self, notice: &str, mail: &MailMessage) {
        if notice == Notice::LinkCode.name() {
            self.people.iter_mut().for_each(|person| person.reads_code(mail));
        }
        if let Some(person) = self.mail_people.iter_mut().find(|person| person.address == mail.to.as_str()) {
            person.receives(mail);
        }
    }

    /// Lets time pass until nothing waits any more.
    ///
    /// Of a deadline that was missed the owner is asked every working day: a life is at rest when nothing but that is left.
    fn rest(&mut self) {
        let until = self.now + TimeDelta::days(REST_DAYS);
        for _ in 0..REST_ROUNDS_MAX {
            self.pump();
            let waiting = !self.queue.is_empty() || !self.mails.is_empty() || self.engine.is_none();
            if waiting {
                continue;
            }
            let next = self.engine.as_ref().map(|engine| engine.next_call(ROOM));
            match next {
                Some(Ok(Some(at))) if until < at && self.engine.as_ref().is_some_and(|engine| engine.outbox_len() == 0) => return,
                Some(Ok(Some(at))) => self.now = self.now.max(at),
                Some(Ok(None)) => return,
                Some(Err(error)) => self.problems.push(format!("cannot tell what is next: {error}")),
                None => {}
            }
        }
        self.problems.push("the life did not come to rest".to_owned());
    }
}
