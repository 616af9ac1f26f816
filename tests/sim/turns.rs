//! Single turns of the engine, told by hand: what a life meets too rarely.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::dossier::{Address, ContactId};
use redress::desk::event::{Event, StaffCommand};
use redress::desk::journal::{Entry, What};
use redress::desk::message::{Content, MailMessage, Message};
use redress::desk::rules::{OwnMail, Rules, Secret};
use redress::engine::inbound::{Inbound, InboundKey, Origin, Receipt, SendResult};
use redress::engine::outbox::Room;
use redress::engine::rows::entries_of;
use redress::engine::store::Tree;
use redress::engine::{Engine, Work};
use redress::flow::conversation::Input;

use super::disk::Disk;
use super::random::Random;
use super::rules;

const ROOM: Room = Room { chats: 8, mails: 8, fetches: 8 };

pub(crate) struct Desk {
    disk: Disk,
    pub(crate) engine: Engine<Disk>,
    pub(crate) now: DateTime<Utc>,
}

impl Desk {
    fn new() -> Self {
        Self::of(rules::both()[0].clone())
    }

    pub(crate) fn of(rules: Arc<Rules>) -> Self {
        let disk = Disk::new(Random::new(1), 0, None);
        let engine = Engine::open(disk.clone(), rules).expect("an empty disk");
        Self { disk, engine, now: "2026-03-02T09:00:00Z".parse().expect("an instant") }
    }

    pub(crate) fn take(&mut self, from: Origin, event: Event) -> Receipt {
        let item = Inbound { key: InboundKey::Once, from, event, cursor: None };
        self.engine.work(&[Work::Take(item)], self.now).expect("a working disk").remove(0)
    }

    pub(crate) fn say(&mut self, chat: i64, text: &str) {
        let event = Event::Said { input: Input::Text(text.into()), name: "Ann".into(), lang: None, said_at: self.now };
        self.take(Origin::Contact(ContactId::Telegram(chat)), event);
    }

    pub(crate) fn outgoing(&mut self) -> Vec<Message> {
        self.engine.outgoing(self.now, ROOM).expect("a working disk")
    }

    pub(crate) fn settle(&mut self, message: &Message, result: SendResult) {
        self.engine.work(&[Work::Settle { message: message.id, result }], self.now).expect("a working disk");
    }

    pub(crate) fn journal(&self) -> Vec<Entry> {
        self.disk.rows_of(Tree::Journal).iter().flat_map(|(_, value)| entries_of(value).expect("a row of the journal")).collect()
    }
}

fn later() -> SendResult {
    SendResult::Later { not_before: None, reason: "503".into() }
}

pub(crate) fn mails_to<'a>(messages: &'a [Message], address: &str) -> Vec<&'a str> {
    let texts = messages.iter().filter_map(|message| match &message.content {
        Content::Mail(mail) if mail.to.as_str() == address => Some(mail.text.as_str()),
        Content::Mail(_) | Content::Chat(_) | Content::Fetch { .. } => None,
    });
    texts.collect()
}

#[test]
fn what_is_too_large_for_the_store_is_set_aside_and_a_manager_is_told() {
    let mut desk = Desk::new();
    desk.say(1, &"kettle ".repeat(600_000));
    desk.say(2, "/start");
    assert!(desk.journal().iter().any(|entry| matches!(entry.what, What::SetAside { .. })));
    let manager = desk.engine.rules().managers[0].clone();
    let messages = desk.outgoing();
    assert!(mails_to(&messages, manager.as_str())[0].contains("set aside"), "{messages:?}");
    assert!(messages.iter().any(|message| matches!(&message.content, Content::Chat(chat) if chat.chat == 2)), "others go on");
}

#[test]
fn a_refused_message_lets_the_chats_next_one_go() {
    let mut desk = Desk::new();
    desk.say(1, "/start");
    desk.say(1, "/help");
    let first = desk.outgoing();
    assert_eq!(first.len(), 1, "one of a chat at a time");
    desk.settle(&first[0], SendResult::Refused { reason: "400 Bad Request".into() });
    assert_eq!(desk.outgoing().len(), 1);
}

#[test]
fn tries_and_the_instant_of_the_next_one_survive_a_restart() {
    let mut desk = Desk::new();
    desk.say(1, "/start");
    let message = desk.outgoing().remove(0);
    let not_before = desk.now + TimeDelta::hours(1);
    desk.settle(&message, later());
    desk.now += TimeDelta::seconds(1);
    assert_eq!(desk.outgoing().len(), 1);
    desk.settle(&message, SendResult::Later { not_before: Some(not_before), reason: "429".into() });
    desk.engine = Engine::open(desk.disk.clone(), rules::both()[0].clone()).expect("the same disk");
    assert_eq!(desk.engine.next_call(ROOM).expect("a working disk").map(|at| at.min(not_before)), Some(not_before));
    assert_eq!(desk.outgoing(), []);
    desk.now = not_before;
    assert_eq!(desk.outgoing().len(), 1);
    let row = desk.disk.rows_of(Tree::Outbox).remove(0).1;
    let row: serde_json::Value = serde_json::from_slice(&row).expect("a row");
    assert_eq!(row["tries"], 2);
}

#[test]
fn a_message_that_is_given_up_is_told_on_its_case() {
    let mut desk = Desk::new();
    let address = Address::parse("ann@example.net").expect("an address");
    let sender = ContactId::Email(address);
    let event = super::people::mail("ann@example.net", "The kettle broke.", "one@example.net", desk.now);
    let Receipt::Taken { seq, .. } = desk.take(Origin::Mail { sender, tokens: vec![], message_ids: vec![] }, event) else {
        panic!("not taken")
    };
    let message = desk.outgoing().into_iter().find(|message| message.notice == "acknowledgement").expect("an acknowledgement");
    desk.now += TimeDelta::days(3);
    desk.settle(&message, later());
    let story: Vec<What> = desk.journal().into_iter().filter(|entry| entry.subject == seq).map(|entry| entry.what).collect();
    assert!(story.iter().any(|what| matches!(what, What::Refused { reason, .. } if reason.contains("given up"))));
    assert!(story.iter().any(|what| matches!(what, What::Unreachable { .. })));
    assert!(desk.outgoing().iter().any(|message| message.notice == "staff: undeliverable"));
    let case = redress::desk::case::CaseId(seq);
    let reply = Event::Staff { actor: "ana".into(), case, command: StaffCommand::Reply { text: "Hello".into(), files: vec![] } };
    assert!(matches!(desk.take(Origin::Case(case), reply), Receipt::Taken { reply: Some(Err(_)), .. }));
}

/// Another installation, with an address and a secret of its own.
fn other_rules() -> Arc<Rules> {
    let rules = Rules::clone(&rules::both()[1]);
    let address = Address::parse("help@other.example").expect("an address");
    let own_mail = OwnMail { address, message_id_domain: "other.example".into(), ..rules.own_mail.clone() };
    Arc::new(Rules { own_mail, secret: Secret([9; 32]), ..rules })
}

/// Hands a mail over as if its headers said nothing about automatic mail; returns how many leave.
fn carry(mail: &MailMessage, sender: &str, to: &mut Desk) -> bool {
    if mail.to.as_str() != to.engine.rules().own_mail.address.as_str() {
        return false;
    }
    let Event::Mail(mut event) = super::people::mail(sender, mail.text.as_str(), &mail.message_id, to.now) else { return false };
    event.references.clone_from(&mail.references);
    let contact = ContactId::Email(Address::parse(sender).expect("an address"));
    let message_ids = mail.in_reply_to.iter().chain(&mail.references).cloned().collect();
    to.take(Origin::Mail { sender: contact, tokens: vec![], message_ids }, Event::Mail(event));
    true
}

/// Everything that `from` may send now goes out; returns how many mails `to` got.
fn deliver(from: &mut Desk, to: &mut Desk) -> usize {
    let sender = from.engine.rules().own_mail.address.as_str().to_owned();
    let mut count = 0;
    loop {
        let messages = from.outgoing();
        if messages.is_empty() {
            return count;
        }
        for message in messages {
            from.settle(&message, SendResult::Accepted { by: "250 ok".into() });
            if let Content::Mail(mail) = &message.content {
                count += usize::from(carry(mail, &sender, to));
            }
        }
    }
}

#[test]
fn two_desks_that_face_each_other_without_headers_fall_silent_and_a_person_is_told() {
    let (mut ours, mut theirs) = (Desk::new(), Desk::of(other_rules()));
    let limit = ours.engine.rules().limits.automatic_mails_max;
    let (a, b) = (ours.engine.rules().own_mail.address.clone(), theirs.engine.rules().own_mail.address.clone());
    let first = super::people::mail(b.as_str(), "We have received your ticket.", "start@other.example", ours.now);
    ours.take(Origin::Mail { sender: ContactId::Email(b), tokens: vec![], message_ids: vec![] }, first);
    let mut sent = 0;
    for _ in 0..7 * 24 * 4 {
        sent += deliver(&mut ours, &mut theirs);
        deliver(&mut theirs, &mut ours);
        for desk in [&mut ours, &mut theirs] {
            desk.now += TimeDelta::minutes(15);
            while 0 < desk.engine.wake(desk.now).expect("a working disk") {}
        }
    }
    assert!(0 < sent && sent <= 8 * limit, "{sent} mails to {a:?} in a week");
    assert_eq!(ours.disk.rows_of(Tree::Cases).len(), 1, "and all of it is one case");
    let told = ours
        .journal()
        .iter()
        .filter(|entry| matches!(&entry.what, What::Queued { notice, .. } if notice == "staff: automatic mails stopped"))
        .count();
    assert!((1..=8).contains(&told), "told {told} times");
}

#[test]
fn a_limit_of_automatic_mails_is_told_once_in_its_time() {
    use redress::desk::rules::Limits;
    use redress::engine::UsedUp;

    let rules = Rules::clone(&rules::both()[0]);
    let limits = Limits { automatic_mails_domain_max: 3, automatic_mails_hour_max: 5, ..rules.limits };
    let mut desk = Desk::of(Arc::new(Rules { limits, ..rules }));
    let flood = |desk: &mut Desk, domain: &str, count: usize| {
        for nth in 0..count {
            let sender = format!("p{nth}@{domain}");
            let event = super::people::mail(&sender, "The kettle broke.", &format!("{nth}@{domain}"), desk.now);
            let sender = ContactId::Email(Address::parse(&sender).expect("an address"));
            desk.take(Origin::Mail { sender, tokens: vec![], message_ids: vec![] }, event);
        }
        desk.engine.take_used_up()
    };
    assert_eq!(flood(&mut desk, "a.example", 8), [UsedUp::Domain { domain: "a.example".into() }]);
    assert_eq!(flood(&mut desk, "b.example", 8), [UsedUp::Hour]);
    assert_eq!(flood(&mut desk, "c.example", 8), []);
    desk.now += TimeDelta::hours(1);
    assert_eq!(flood(&mut desk, "d.example", 8), [UsedUp::Domain { domain: "d.example".into() }]);
    assert_eq!(desk.disk.rows_of(Tree::Cases).len(), 32, "and every mail is a case all the same");
}
