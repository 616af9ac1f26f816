//! The office's life: mails at any hour, staff who take, answer, ask and close, and a process that dies and stays down.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::case::CaseId;
use redress::desk::dossier::{Address, ContactId, Dossier};
use redress::desk::event::{Event, StaffCommand};
use redress::desk::message::{Content, Message};
use redress::desk::presence::Wish;
use redress::desk::rules::Rules;
use redress::engine::inbound::{Inbound, InboundKey, Origin, Receipt, SendResult};
use redress::engine::outbox::Room;
use redress::engine::store::{Store, Tree};
use redress::engine::{Engine, Work};

use super::clockwork::Clockwork;
use super::{Fault, rules};
use crate::disk::Disk;
use crate::people;
use crate::random::Random;
use crate::staff;

const ROOM: Room = Room { chats: 64, mails: 64, fetches: 64 };
const STAFF: [&str; 3] = ["ann", "bob", "carol"];
const LEAVES: usize = 9;
const TEAMS: [&str; 10] = ["", "", "", "", "trainmark", "trainmark", "nightmark", "nightmark", "dangermark", ""];

/// Something that a person does.
#[derive(Clone, Debug)]
enum Action {
    Write { nth: usize },
    Answer { nth: usize, count: u32 },
    Staff { nth: usize, who: &'static str, what: Order },
    Leave { who: &'static str, days: i64 },
}

#[derive(Clone, Copy, Debug)]
enum Order {
    Take,
    Reply,
    Ask,
    Reason,
    Close,
}

/// A time in which one of the staff is away, as the office itself remembers it.
#[derive(Clone, Debug)]
pub(crate) struct Leave {
    pub(crate) who: &'static str,
    pub(crate) from: DateTime<Utc>,
    pub(crate) until: DateTime<Utc>,
    pub(crate) cover: &'static str,
}

/// The year under way.
pub(crate) struct Office {
    pub(crate) now: DateTime<Utc>,
    pub(crate) disk: Disk,
    pub(crate) rules: Arc<Rules>,
    engine: Option<Engine<Disk>>,
    random: Random,
    actions: BTreeMap<(DateTime<Utc>, usize), Action>,
    planned: usize,
    /// When the process died, and when it came back.
    pub(crate) gaps: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    pub(crate) leaves: Vec<Leave>,
    london: Clockwork,
    fault: Option<Fault>,
    down_until: Option<DateTime<Utc>>,
    pub(crate) deaths: u32,
    pub(crate) letters: usize,
}

pub(crate) fn first_day() -> DateTime<Utc> {
    "2026-01-05T00:00:00Z".parse().expect("an instant")
}

pub(crate) fn last_day() -> DateTime<Utc> {
    "2027-01-04T00:00:00Z".parse().expect("an instant")
}

impl Office {
    pub(crate) fn new(seed: u64, cases: usize, fault: Option<Fault>) -> Self {
        let mut random = Random::new(seed);
        let disk = Disk::new(Random::new(random.next()), 1, None);
        let mut office = Self {
            now: first_day(),
            disk,
            rules: Arc::new(rules::rules(fault)),
            engine: None,
            random,
            actions: BTreeMap::new(),
            planned: 0,
            gaps: Vec::new(),
            leaves: Vec::new(),
            london: Clockwork::new("care"),
            fault,
            down_until: None,
            deaths: 0,
            letters: 0,
        };
        let minutes = (last_day() - first_day()).num_minutes() as usize;
        let somewhen = |office: &mut Self| first_day() + TimeDelta::minutes(office.random.below(minutes) as i64);
        for nth in 0..cases {
            let at = somewhen(&mut office);
            office.plan(at, Action::Write { nth });
        }
        for who in STAFF.into_iter().cycle().take(STAFF.len() * LEAVES) {
            let at = somewhen(&mut office);
            let days = office.random.below(15) as i64;
            office.plan(at, Action::Leave { who, days });
        }
        office
    }

    fn plan(&mut self, at: DateTime<Utc>, action: Action) {
        self.planned += 1;
        self.actions.insert((at, self.planned), action);
    }

    /// Lives from the first day to the last.
    pub(crate) fn live(&mut self) {
        while let Some(at) = self.next().filter(|at| *at < last_day()) {
            // A clock that lies: whatever is due is looked at a minute late.
            let late = TimeDelta::minutes((self.fault == Some(Fault::MinuteLate)).into());
            self.now = self.now.max(at + late);
            if self.turn().is_none() {
                self.die();
            }
        }
    }

    fn next(&self) -> Option<DateTime<Utc>> {
        let Some(engine) = &self.engine else { return Some(self.down_until.unwrap_or(self.now)) };
        let due = engine.next_call(ROOM).expect("the disk can be read");
        [due, self.actions.keys().next().map(|(at, _)| *at)].into_iter().flatten().min()
    }

    /// The process starts if it is down, wakes what is due, and takes in what people did. `None`: it died.
    fn turn(&mut self) -> Option<()> {
        if self.engine.is_none() {
            self.down_until = None;
            self.engine = Some(Engine::open(self.disk.clone(), Arc::clone(&self.rules)).expect("the process starts"));
        }
        while self.engine.as_mut()?.wake(self.now).ok()? != 0 {}
        self.send()?;
        while let Some(entry) = self.actions.first_entry().filter(|entry| entry.key().0 <= self.now) {
            let (key, action) = (*entry.key(), entry.get().clone());
            self.perform(&action)?;
            self.actions.remove(&key);
        }
        while self.engine.as_mut()?.wake(self.now).ok()? != 0 {}
        self.send()
    }

    /// Most deaths last a moment; some of them hours, a few of them days.
    fn die(&mut self) {
        let minutes = match self.random.below(1000) {
            0..=2 => self.random.below(60 * 24 * 3),
            3..=150 => self.random.below(180),
            _ => 0,
        };
        self.engine = None;
        self.disk.crash();
        self.deaths += 1;
        let until = self.now + TimeDelta::minutes(minutes as i64);
        self.gaps.push((self.now, until));
        self.down_until = Some(until);
    }

    fn send(&mut self) -> Option<()> {
        loop {
            let messages = self.engine.as_mut()?.outgoing(self.now, ROOM).ok()?;
            if messages.is_empty() {
                return Some(());
            }
            self.letters += messages.len();
            let work: Vec<Work> = messages.iter().map(|message| self.settled(message)).collect();
            self.engine.as_mut()?.work(&work, self.now).ok()?;
        }
    }

    /// One letter to the owner of a case in a hundred comes back: nobody of that name is there any more.
    fn settled(&mut self, message: &Message) -> Work {
        let is_owners = matches!(&message.content, Content::Mail(mail) if STAFF.iter().any(|name| mail.to.as_str().starts_with(name)));
        let result = if is_owners && self.random.chance(1) {
            SendResult::Refused { reason: "550 no such user".into() }
        } else {
            SendResult::Accepted { by: "250 ok".into() }
        };
        Work::Settle { message: message.id, result }
    }

    fn perform(&mut self, action: &Action) -> Option<()> {
        match action {
            Action::Write { nth } => {
                let mark = TEAMS[nth % TEAMS.len()];
                self.mail(*nth, 0, &format!("The kettle does not work at all. {mark}"))?;
                self.plan_life(*nth);
                Some(())
            }
            Action::Answer { nth, count } => self.mail(*nth, *count, "It is the red one."),
            Action::Staff { nth, who, what } => self.staff(*nth, who, *what),
            Action::Leave { who, days } => self.leave(who, *days),
        }
    }

    /// Somebody goes away through a day, and the next colleague stands in.
    fn leave(&mut self, who: &'static str, days: i64) -> Option<()> {
        let place = STAFF.iter().position(|name| *name == who).expect("one of the staff");
        let cover = STAFF[(place + 1) % STAFF.len()];
        let last = self.london.date_of(self.now + TimeDelta::days(days));
        let (from, until) = (self.now, self.london.end_of(last) + TimeDelta::seconds(1));
        let wish = Some(Wish { until: last.to_string(), cover: cover.to_owned() });
        if self.fault != Some(Fault::AbsenceForgotten) {
            let person = ContactId::Email(Address::parse(&format!("{who}@example.org")).expect("an address"));
            let event = Event::Absence { actor: who.to_owned(), wish };
            let work = Work::Take(Inbound { key: InboundKey::Once, from: Origin::Contact(person), event, cursor: None });
            let receipts = self.engine.as_mut()?.work(&[work], self.now).ok()?;
            assert!(matches!(&receipts[..], [Receipt::Taken { reply: Some(Ok(_)), .. }]), "{receipts:?}");
        }
        // Who says it again says it anew.
        self.leaves.iter_mut().filter(|leave| leave.who == who).for_each(|leave| leave.until = leave.until.min(from));
        self.leaves.push(Leave { who, from, until, cover });
        Some(())
    }

    /// Returns who reads what is meant for a person at an instant: the person, or who stands in; nobody where all are away.
    pub(crate) fn reader(&self, name: &str, at: DateTime<Utc>) -> Option<String> {
        let mut name = name;
        for _ in 0..=STAFF.len() {
            match self.leaves.iter().find(|leave| leave.who == name && leave.from <= at && at < leave.until) {
                Some(leave) => name = leave.cover,
                None => return Some(format!("{name}@example.org")),
            }
        }
        None
    }

    fn mail(&mut self, nth: usize, count: u32, text: &str) -> Option<()> {
        let (address, id) = (format!("person{nth}@example.net"), format!("m{nth}.{count}@example.net"));
        let sender = ContactId::Email(Address::parse(&address).expect("an address"));
        let from = Origin::Mail { sender, tokens: Vec::new(), message_ids: Vec::new() };
        let event = people::mail(&address, text, &id, self.now);
        let work = Work::Take(Inbound { key: InboundKey::Mail(id), from, event, cursor: None });
        self.engine.as_mut()?.work(&[work], self.now).ok().map(drop)
    }

    /// Decides what becomes of a case: some are quick, some are asked about, some are left alone.
    fn plan_life(&mut self, nth: usize) {
        let fate = self.random.below(100);
        // One in a hundred is forgotten for good.
        if fate == 0 {
            return;
        }
        let who = *self.random.pick(&STAFF);
        // Who is asked why a date was missed says so sooner or later.
        for _ in 0..2 {
            let at = self.now + TimeDelta::minutes(self.random.below(60 * 24 * 45) as i64);
            self.plan(at, Action::Staff { nth, who, what: Order::Reason });
        }
        let mut at = self.now;
        let mut then = |office: &mut Self, hours: usize, what: Order| {
            at += TimeDelta::minutes(1 + office.random.below(hours * 60) as i64);
            office.plan(at, Action::Staff { nth, who, what });
            at
        };
        // Some lie for weeks before anybody takes them.
        then(self, if fate < 12 { 24 * 40 } else { 30 }, Order::Take);
        if fate < 80 {
            then(self, 60, Order::Reply);
        }
        if (30..55).contains(&fate) {
            let asked_at = then(self, 100, Order::Ask);
            let answered_at = asked_at + TimeDelta::minutes(1 + self.random.below(60 * 24 * 20) as i64);
            if fate < 50 {
                self.plan(answered_at, Action::Answer { nth, count: 1 });
            }
        }
        if (50..85).contains(&fate) {
            then(self, 24 * 30, Order::Take);
            then(self, 24 * 20, Order::Reason);
        }
        then(self, 24 * if fate < 97 { 15 } else { 60 }, Order::Close);
    }

    fn staff(&mut self, nth: usize, who: &str, what: Order) -> Option<()> {
        let Some(case) = self.case_of(nth) else { return Some(()) };
        let command = match what {
            Order::Take => StaffCommand::Take,
            Order::Reply => StaffCommand::Reply { text: "We look into it.".into(), files: vec![] },
            Order::Ask => StaffCommand::Ask { text: "Which kettle is it?".into(), files: vec![] },
            Order::Reason => StaffCommand::Reason { text: "The maker did not answer us.".into() },
            Order::Close => StaffCommand::Close { outcome: Some("solved".into()), text: Some(staff::CAUSE.into()) },
        };
        let event = Event::Staff { actor: who.to_owned(), case, command };
        let work = Work::Take(Inbound { key: InboundKey::Once, from: Origin::Case(case), event, cursor: None });
        self.engine.as_mut()?.work(&[work], self.now).ok().map(drop)
    }

    fn case_of(&self, nth: usize) -> Option<CaseId> {
        let row = self.disk.get(Tree::Dossiers, format!("mperson{nth}@example.net").as_bytes()).expect("the disk can be read")?;
        let dossier: Dossier = serde_json::from_slice(&row).expect("a dossier");
        dossier.cases.keys().next().copied()
    }
}
