//! A store with 100,000 open cases: how long the daemon takes to start on it, and what a sweep for deadlines costs.

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use redress::daemon::{loading, opening};
use redress::desk::dossier::Address;
use redress::desk::event::{Event, SenderCheck};
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::{Engine, Work};
use redress::flow::answer::{File, FileKind, FilePlace};
use redress::io::clock::Clock;
use redress::io::mail::shape;
use redress::io::store::SledStore;
use redress::text::Personal;
use tokio::runtime::Runtime;

use crate::bot_api::{BotApi, Limits};
use crate::daemon::{self, Daemon};
use crate::scratch::Scratch;
use crate::sink::Sink;
use crate::table::Table;

/// So many come first and are due first: one of a hundred.
const EARLY: u64 = 1_000;
const CASES: u64 = 100_000;
/// Greater groups than the daemon's: nobody waits for an answer here.
const GROUP: u64 = 512;
/// How much later the others came.
const LATER: TimeDelta = TimeDelta::minutes(30);
const SWEEPS: u32 = 1_000;
const NAME: &str = "cases";
pub(crate) const NO_ROOM: Room = Room { chats: 0, mails: 0, fetches: 0 };
const ALL_ROOM: Room = Room { chats: usize::MAX, mails: usize::MAX, fetches: usize::MAX };

pub(crate) fn measure(scratch: &Scratch, runtime: &Runtime, table: &mut Table) {
    let folder = scratch.folder(NAME);
    let opened_at = Utc::now() - TimeDelta::minutes(40);
    let took = fill(&folder, opened_at);
    table.figure("100,000 cases filed in this process", CASES as f64 / took.as_secs_f64(), "a second");
    runtime.block_on(starts(scratch, table));
    sweeps(&folder, opened_at, table);
}

pub(crate) fn open(folder: &Path) -> Engine<SledStore> {
    let config = daemon::configure(folder, "http://127.0.0.1:9", 9);
    let loaded = loading::load(&config, chrono::Utc::now()).unwrap();
    opening::open(&loaded, &Clock::default()).unwrap_or_else(|error| panic!("{error}")).engine
}

/// Files the cases through the engine, and has all their letters accepted.
fn fill(folder: &Path, opened_at: DateTime<Utc>) -> Duration {
    let started = Instant::now();
    let mut engine = open(folder);
    let mut number = 0;
    while number < CASES {
        let until = (number + GROUP).min(if number < EARLY { EARLY } else { CASES });
        let now = if number < EARLY { opened_at } else { opened_at + LATER };
        let work: Vec<Work> = (number..until).map(|number| Work::Take(complaint(number, now))).collect();
        engine.work(&work, now).unwrap();
        deliver(&mut engine, now);
        number = until;
    }
    engine.into_store().close().unwrap();
    started.elapsed()
}

pub(crate) fn deliver(engine: &mut Engine<SledStore>, now: DateTime<Utc>) {
    loop {
        engine.wake(now).unwrap();
        let messages = engine.outgoing(now, ALL_ROOM).unwrap();
        if messages.is_empty() {
            return;
        }
        let accepted = |message: &redress::desk::message::Message| Work::Settle {
            message: message.id,
            result: SendResult::Accepted { by: "250 2.0.0 Ok".to_owned() },
        };
        engine.work(&messages.iter().map(accepted).collect::<Vec<_>>(), now).unwrap();
    }
}

pub(crate) fn complaint(number: u64, now: DateTime<Utc>) -> Inbound {
    let text = crate::mails::mail(number);
    let bytes = text.as_bytes();
    let parsed = shape::parse(bytes);
    let raw = File {
        name: Personal::from("message.eml"),
        kind: FileKind::Mail,
        media_type: "message/rfc822".to_owned(),
        size_bytes: Some(1_500),
        place: FilePlace::Stored { sha256: format!("{number:064x}") },
    };
    let own = [Address::parse("load@example.org").unwrap()];
    let taken = shape::to_inbound(
        &parsed,
        shape::Arrival {
            bytes,
            raw,
            files: Vec::new(),
            arrived_at: now,
            own: &own,
            sender_check: SenderCheck::Unchecked,
            secret: &[7; 32],
        },
    );
    Inbound {
        key: InboundKey::Mail(taken.key),
        from: Origin::Mail { sender: taken.sender.unwrap(), tokens: taken.tokens, message_ids: taken.message_ids },
        event: Event::Mail(Box::new(taken.mail)),
        cursor: None,
    }
}

async fn starts(scratch: &Scratch, table: &mut Table) {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = Sink::start().await;
    let daemon = Daemon::start(scratch, NAME, &api.url(), sink.port()).await;
    table.at_most("start with 100,000 cases", daemon.start_time.as_secs_f64(), "s", 1.0);
    tokio::time::sleep(Duration::from_secs(2)).await;
    table.at_most("memory with 100,000 cases, idle", daemon.process.rss_mib(), "MiB", 60.0);
    drop(daemon);
    let daemon = Daemon::start(scratch, NAME, &api.url(), sink.port()).await;
    table.at_most("start with 100,000 cases, after a kill", daemon.start_time.as_secs_f64(), "s", 1.0);
    daemon.stop().await;
}

fn sweeps(folder: &Path, opened_at: DateTime<Utc>, table: &mut Table) {
    let mut engine = open(folder);
    let due_at = engine.next_call(NO_ROOM).unwrap().expect("open cases owe something");
    assert!(opened_at < due_at && due_at < opened_at + TimeDelta::days(10), "the first deadline is that of the first case");
    let quiet = due_at - TimeDelta::seconds(1);
    let started = Instant::now();
    for _ in 0..SWEEPS {
        assert_eq!(engine.wake(quiet).unwrap(), 0, "nothing is due");
    }
    let each = started.elapsed().as_secs_f64() * 1_000.0 / f64::from(SWEEPS);
    table.at_most("a sweep over 100,000 open cases, nothing due", each, "ms", 1.0);
    let (started, mut woken, mut longest) = (Instant::now(), 0, Duration::ZERO);
    loop {
        let begun = Instant::now();
        let count = engine.wake(due_at + TimeDelta::minutes(1)).unwrap();
        longest = longest.max(begun.elapsed());
        woken += count as u64;
        if count == 0 {
            break;
        }
    }
    assert_eq!(woken, EARLY, "one of a hundred is due");
    table.figure("a sweep with 1 of 100 due: all 1,000, with their letters", started.elapsed().as_secs_f64() * 1_000.0, "ms");
    table.figure("the longest of its calls, after each of which chats have their turn", longest.as_secs_f64() * 1_000.0, "ms");
}
