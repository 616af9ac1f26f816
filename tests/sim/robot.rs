//! Failure story 7, a week of it: a program that answers every mail at once, under another name each time, without a sign that it is one.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::dossier::{Address, ContactId};
use redress::desk::message::{Automatic, Content};
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::store::Tree;
use redress::engine::{Engine, UsedUp, Work};

use super::disk::Disk;
use super::people;
use super::random::Random;
use super::year;

const ROOM: Room = Room { chats: 8, mails: 64, fetches: 8 };
const DOMAIN: &str = "robot.example";
/// More answers than any budget allows end the trial.
const ANSWERS_MAX: u32 = 100;
const WORDS: &str = "Thank you for contacting our support team. Your request has been received and will be answered as soon as possible.";

struct World {
    disk: Disk,
    engine: Engine<Disk>,
    now: DateTime<Utc>,
    taken: u32,
    /// Answers of ours to mails of the program, by day.
    answered: BTreeMap<String, u32>,
    /// All mails of ours to it, by hour.
    sent: BTreeMap<String, u32>,
    told: Vec<UsedUp>,
}

impl World {
    fn new() -> Self {
        let disk = Disk::new(Random::new(1), 0, None);
        let engine = Engine::open(disk.clone(), Arc::new(year::rules_of(year::OFFICE.to_owned()))).expect("an empty disk");
        let now = "2026-03-02T10:00:00Z".parse().expect("an instant");
        Self { disk, engine, now, taken: 0, answered: BTreeMap::new(), sent: BTreeMap::new(), told: Vec::new() }
    }

    /// The program writes; of what it quotes, the reading of mail leaves nothing.
    fn robot_writes(&mut self) {
        self.taken += 1;
        let (sender, id) = (format!("noreply-{}@{DOMAIN}", self.taken), format!("r{}@{DOMAIN}", self.taken));
        let event = people::mail(&sender, &format!("{WORDS} Your number is {}.", self.taken), &id, self.now);
        let from =
            Origin::Mail { sender: ContactId::Email(Address::parse(&sender).expect("an address")), tokens: vec![], message_ids: vec![] };
        let work = Work::Take(Inbound { key: InboundKey::Mail(id), from, event, cursor: None });
        self.engine.work(&[work], self.now).expect("a working disk");
    }

    /// Sends what is due at this moment, and returns how many mails the program got.
    fn send(&mut self) -> u32 {
        let mut got = 0;
        loop {
            while 0 < self.engine.wake(self.now).expect("a working disk") {}
            let messages = self.engine.outgoing(self.now, ROOM).expect("a working disk");
            if messages.is_empty() {
                self.told.extend(self.engine.take_used_up());
                return got;
            }
            let settle = |id| Work::Settle { message: id, result: SendResult::Accepted { by: "250 ok".into() } };
            let settled: Vec<Work> = messages.iter().map(|message| settle(message.id)).collect();
            self.engine.work(&settled, self.now).expect("a working disk");
            for message in &messages {
                if let Content::Mail(mail) = &message.content
                    && mail.to.domain() == DOMAIN
                {
                    *self.sent.entry(self.now.format("%d %H").to_string()).or_default() += 1;
                    if mail.automatic == Automatic::Replied {
                        *self.answered.entry(self.now.format("%d").to_string()).or_default() += 1;
                    }
                    got += 1;
                }
            }
        }
    }
}

#[test]
fn story_7_a_program_that_answers_everything_for_a_week_gets_few_mails_and_a_person_is_told() {
    let mut world = World::new();
    let until = world.now + TimeDelta::days(7);
    while world.now < until {
        // It writes by itself too, so that silence of ours does not end the trial.
        world.robot_writes();
        for _ in 0..ANSWERS_MAX {
            let got = world.send();
            world.now += TimeDelta::seconds(1);
            (0..got).for_each(|_| world.robot_writes());
            if got == 0 {
                break;
            }
        }
        world.now += TimeDelta::hours(2);
    }
    let cases = world.disk.rows_of(Tree::Cases).len();
    assert_eq!(cases, world.taken as usize, "everything is kept");
    let most = |counts: &BTreeMap<String, u32>| counts.values().max().copied().unwrap_or_default();
    let limits = world.engine.rules().limits;
    assert!(0 < most(&world.answered) && most(&world.answered) <= limits.alike_mails_max, "{:?}", world.answered);
    // Beside answers stand the letters that each case is owed, and these have the limit of the domain.
    assert!(most(&world.sent) <= limits.automatic_mails_domain_max, "{:?}", world.sent);
    assert!(world.told.iter().any(|told| matches!(told, UsedUp::Alike { domain } if domain == DOMAIN)), "{:?}", world.told);
    assert!(world.told.len() <= 8, "once a day: {:?}", world.told);
}
