//! A sweep over many cases that are due at once, while the process dies again and again; and what people do with the outbox.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::dossier::{Address, ContactId};
use redress::desk::message::{Content, Message};
use redress::engine::inbound::{Inbound, InboundKey, Origin, Receipt, SendResult};
use redress::engine::outbox::Room;
use redress::engine::store::{StoreError, Tree};
use redress::engine::{Engine, Work};

use super::disk::Disk;
use super::random::Random;
use super::{people, rules};

const CASES: usize = 700;
const KILLS_MIN: u32 = 30;
/// One mail in flight: no more than that one can leave twice in a death.
const ROOM: Room = Room { chats: 0, mails: 1, fetches: 0 };
const AT_ONCE: Room = Room { chats: 0, mails: 8, fetches: 0 };

fn open(disk: &Disk) -> Engine<Disk> {
    Engine::open(disk.clone(), rules::both()[0].clone()).expect("a disk that can be read")
}

fn write_in(engine: &mut Engine<Disk>, nth: usize, now: DateTime<Utc>) {
    let sender = format!("p{nth}@d{nth}.example");
    let event = people::mail(&sender, "The kettle broke.", &format!("{nth}@d.example"), now);
    let from = Origin::Mail { sender: ContactId::Email(Address::parse(&sender).expect("an address")), tokens: vec![], message_ids: vec![] };
    let item = Inbound { key: InboundKey::Once, from, event, cursor: None };
    engine.work(&[Work::Take(item)], now).expect("a calm disk");
}

fn accept(message: &Message) -> Work {
    Work::Settle { message: message.id, result: SendResult::Accepted { by: "250 ok".into() } }
}

fn clear_outbox(engine: &mut Engine<Disk>, now: DateTime<Utc>) {
    loop {
        let messages = engine.outgoing(now, AT_ONCE).expect("a calm disk");
        if messages.is_empty() {
            return;
        }
        engine.work(&messages.iter().map(accept).collect::<Vec<_>>(), now).expect("a calm disk");
    }
}

/// Wakes and sends until nothing is left to do, or until the process dies.
fn sweep(engine: &mut Engine<Disk>, now: DateTime<Utc>, arrived: &mut BTreeMap<String, (String, u32)>) -> Result<(), StoreError> {
    loop {
        let woken = engine.wake(now)?;
        let messages = engine.outgoing(now, ROOM)?;
        for message in &messages {
            let Content::Mail(mail) = &message.content else { continue };
            let case = format!("{:?} {} {}", message.case, message.notice, mail.to.as_str());
            // The other side has it before we hear so.
            let times = arrived.entry(case).or_insert_with(|| (mail.message_id.clone(), 0));
            assert_eq!(times.0, mail.message_id, "a repeat is the same mail");
            times.1 += 1;
            engine.work(&[accept(message)], now)?;
        }
        if woken == 0 && messages.is_empty() {
            return Ok(());
        }
    }
}

#[test]
fn a_sweep_that_is_killed_thirty_times_loses_no_reminder_and_repeats_one_at_most_each_time() {
    let disk = Disk::new(Random::new(6), 0, None);
    let mut now: DateTime<Utc> = "2026-03-02T09:00:00Z".parse().expect("an instant");
    let mut engine = open(&disk);
    (0..CASES).for_each(|nth| write_in(&mut engine, nth, now));
    while 0 < engine.wake(now).expect("a calm disk") {}
    clear_outbox(&mut engine, now);
    now += TimeDelta::hours(30);
    disk.shake(4);
    let (mut arrived, mut kills) = (BTreeMap::new(), 0_u32);
    while sweep(&mut engine, now, &mut arrived).is_err() {
        disk.crash();
        kills += 1;
        engine = open(&disk);
    }
    assert!(KILLS_MIN <= kills, "the process died only {kills} times");
    let cases = disk.rows_of(Tree::Cases).len();
    let reminded: std::collections::BTreeSet<&str> =
        arrived.keys().filter(|key| key.contains("staff: reminder")).filter_map(|key| key.split(' ').next()).collect();
    assert_eq!((cases, reminded.len()), (CASES, CASES), "every case that nobody took is reminded of");
    let repeats: u32 = arrived.values().map(|(_, times)| times - 1).sum();
    assert!(repeats <= kills, "{repeats} repeats in {kills} deaths");
}

#[test]
fn a_message_that_waits_can_be_tried_at_once_or_dropped_and_one_in_flight_cannot() {
    let disk = Disk::new(Random::new(6), 0, None);
    let now: DateTime<Utc> = "2026-03-02T09:00:00Z".parse().expect("an instant");
    let mut engine = open(&disk);
    write_in(&mut engine, 1, now);
    let message = engine.outgoing(now, ROOM).expect("a calm disk").remove(0);
    let id = message.id;
    let one = |engine: &mut Engine<Disk>, work: Work| engine.work(&[work], now).expect("a calm disk").remove(0);
    assert!(matches!(one(&mut engine, Work::Retry { message: id }), Receipt::NotFound { .. }), "it is being sent");
    let later = SendResult::Later { not_before: Some(now + TimeDelta::hours(4)), reason: "421 later".into() };
    one(&mut engine, Work::Settle { message: id, result: later });
    clear_outbox(&mut engine, now);
    assert_eq!(engine.outbox_len(), 1, "it waits for four hours");
    assert!(matches!(one(&mut engine, Work::Retry { message: id }), Receipt::Taken { .. }));
    let again = engine.outgoing(now, ROOM).expect("a calm disk").remove(0);
    assert_eq!(again.id, id);
    let later = SendResult::Later { not_before: None, reason: "421 later".into() };
    one(&mut engine, Work::Settle { message: id, result: later });
    assert!(matches!(one(&mut engine, Work::Drop { message: id, by: "ann".into() }), Receipt::Taken { .. }));
    assert!(matches!(one(&mut engine, Work::Drop { message: id, by: "ann".into() }), Receipt::NotFound { .. }));
    assert!(engine.outbox_len() == 0 && engine.outgoing(now, ROOM).expect("a calm disk").is_empty());
}

#[test]
fn a_sweep_of_which_nothing_is_due_reads_nothing_however_many_cases_are_open() {
    let disk = Disk::new(Random::new(6), 0, None);
    let now: DateTime<Utc> = "2026-03-02T09:00:00Z".parse().expect("an instant");
    let mut engine = open(&disk);
    (0..CASES).for_each(|nth| write_in(&mut engine, nth, now));
    while 0 < engine.wake(now).expect("a calm disk") {}
    clear_outbox(&mut engine, now);
    let next = engine.next_call(ROOM).expect("a calm disk").expect("open cases owe something");
    let reads = disk.reads();
    for _ in 0..1_000 {
        assert_eq!(engine.wake(next - TimeDelta::seconds(1)), Ok(0));
        assert_eq!(engine.next_call(ROOM), Ok(Some(next)));
    }
    assert_eq!(disk.reads(), reads);
    // The first that is due is found all the same, and what is written anew is seen.
    assert_ne!(engine.wake(next), Ok(0));
    assert!(reads < disk.reads());
}
