//! When the letters to the managers leave: once each, in the morning of the organisation's zone, over restarts and changes of clocks.

use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;
use jiff::tz::TimeZone;
use tokio::sync::mpsc;

use crate::config::{self, Outside, Parts};
use crate::desk::message::{Content, MailMessage};
use crate::desk::rules::{Rules, Secret};
use crate::desk::words::shipped;
use crate::diagnostic::Source;
use crate::engine::Work;
use crate::engine::inbound::SendResult;
use crate::engine::outbox::Room;
use crate::flow::conversation::Input;
use crate::flow::pack;
use crate::flow::read::{Surroundings, read};
use crate::io::clock::Clock;
use crate::io::store::{SledStore, StoreSettings};
use crate::io::zone::zone;
use crate::text::{Lang, Texts};

use super::*;

const ROOM: Room = Room { chats: 64, mails: 64, fetches: 64 };

/// Letters as they left: local time, and subject.
type Left = Vec<(String, String)>;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}

/// The office of the demonstration in Berlin, with a review as often as `review` says.
fn rules(review: &str) -> Arc<Rules> {
    let demo = include_str!("../../cli/demo/demo.toml").replacen("zone = \"UTC\"", "zone = \"Europe/Berlin\"", 1);
    let source = Arc::new(Source { name: "demo.toml".into(), text: format!("{demo}\n[reports]\nmanagement_review = \"{review}\"\n") });
    let settings = config::read(&source).0.expect("it is sound");
    let flows = read(&pack::sources(), &Surroundings::default()).0.expect("they are sound");
    let holidays = BTreeMap::new();
    let outside = Outside { zone: &zone, holidays: &holidays, today: at("2041-01-01T00:00:00Z").date_naive() };
    let notices = Texts::new(Lang::parse("en").expect("a tag"), shipped());
    let parts = Parts { flows, notices, secret: Secret([7; 32]), fingerprint: String::new() };
    Arc::new(config::rules(&settings, &outside, parts).0.expect("it is sound"))
}

fn open(folder: &Path, rules: &Arc<Rules>) -> Engine<SledStore> {
    let settings = StoreSettings { cache_bytes: 1 << 20, reserve_bytes: 0, ballast_bytes: 0 };
    Engine::open(SledStore::open(folder, &settings).expect("a store"), Arc::clone(rules)).expect("an engine")
}

/// The daemon's writer of reports, with the engine that it asks.
struct House {
    clock: Clock,
    writer: Writer<SledStore>,
    visits: mpsc::Receiver<crate::daemon::writer::Visit<SledStore>>,
    engine: Engine<SledStore>,
}

impl House {
    fn start(folder: &Path, rules: &Arc<Rules>, clock: &Clock) -> Self {
        let (ask, visits) = mpsc::channel(1);
        let office = Office { visits: ask, clock: clock.clone(), reader: None };
        let writer = Writer { office, written: BTreeSet::new(), alarmed: BTreeMap::new(), watched_from: CaseId(0) };
        Self { clock: clock.clone(), writer, visits, engine: open(folder, rules) }
    }

    /// Looks once, as the daemon does every ten minutes, and returns what leaves.
    async fn look(&mut self) -> Left {
        let Self { clock, writer, visits, engine } = self;
        let letters = {
            let due = writer.due();
            tokio::pin!(due);
            loop {
                tokio::select! {
                    letters = &mut due => break letters.expect("the engine answers"),
                    Some(visit) = visits.recv() => visit(engine),
                }
            }
        };
        let now = clock.now();
        let work: Vec<Work> = letters.into_iter().map(Work::Take).collect();
        engine.work(&work, now).expect("taken in");
        let mut left = Left::new();
        loop {
            let messages = engine.outgoing(now, ROOM).expect("the outbox");
            if messages.is_empty() {
                return left;
            }
            for message in messages {
                let settled = Work::Settle { message: message.id, result: SendResult::Accepted { by: "250".into() } };
                engine.work(&[settled], now).expect("settled");
                if let Content::Mail(mail) = &message.content {
                    left.extend(as_it_left(mail, now));
                }
            }
        }
    }

    /// Looks until an instant, and returns what left.
    async fn live_until(&mut self, until: DateTime<Utc>) -> Left {
        let mut left = Left::new();
        while self.clock.now() < until {
            left.extend(self.look().await);
            self.clock.forward(TimeDelta::minutes(30));
        }
        left
    }
}

/// The hour in Berlin; who writes to customers is no part of this.
fn as_it_left(mail: &MailMessage, now: DateTime<Utc>) -> Option<(String, String)> {
    let local = jiff::Timestamp::from_second(now.timestamp()).ok()?.to_zoned(TimeZone::get("Europe/Berlin").ok()?);
    let is_ours = mail.to.as_str() == "manager@example.org" && mail.subject.as_str() != "The management review";
    is_ours.then(|| (local.strftime("%a %Y-%m-%d %H").to_string(), mail.subject.as_str().to_owned()))
}

/// Opens a house at an instant far from now, with one complaint in it.
fn begin(folder: &Path, rules: &Arc<Rules>, from: &str) -> House {
    let clock = Clock::default();
    clock.forward(at(from) - Utc::now());
    let mut house = House::start(folder, rules, &clock);
    let said = Event::Said { input: Input::Text("/human".into()), name: "Ann".into(), lang: None, said_at: clock.now() };
    let from = Origin::Contact(ContactId::Telegram(7));
    let item = Inbound { key: InboundKey::Once, from, event: said, cursor: None };
    house.engine.work(&[Work::Take(item)], clock.now()).expect("taken in");
    house
}

fn scratch(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("redress-reporting-{name}-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    folder
}

#[tokio::test]
async fn each_digest_and_review_leaves_once_at_seven_local_time_over_restarts_and_changes_of_clocks() {
    let (folder, rules) = (scratch("months"), rules("month"));
    // Monday 00:00 UTC; clocks go forward in Berlin on 31 March 2041, a Sunday.
    let mut house = begin(&folder, &rules, "2041-03-04T00:00:00Z");
    let mut left = house.live_until(at("2041-03-25T06:10:00Z")).await;
    // The process ends within the hour in which a digest left, and again right after a review.
    for until in ["2041-04-01T05:40:00Z", "2041-04-20T00:00:00Z", "2041-05-02T12:00:00Z"] {
        let clock = house.clock.clone();
        drop(house);
        house = House::start(&folder, &rules, &clock);
        left.extend(house.live_until(at(until)).await);
    }
    drop(house);
    drop(std::fs::remove_dir_all(&folder));
    let (digests, reviews): (Left, Left) = left.into_iter().partition(|(_, subject)| subject.contains("week"));
    let mondays = ["03-04", "03-11", "03-18", "03-25", "04-01", "04-08", "04-15", "04-22", "04-29"];
    let expected: Vec<String> = mondays.iter().map(|day| format!("Mon 2041-{day} 07")).collect();
    assert_eq!(digests.iter().map(|(at, _)| at.clone()).collect::<Vec<_>>(), expected);
    let reviews: Vec<&str> = reviews.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(reviews, ["Mon 2041-04-01 07", "Wed 2041-05-01 07"], "nothing was there before March");
}

#[tokio::test]
async fn a_house_that_was_shut_on_the_day_writes_the_quarter_in_the_morning_on_which_it_opens() {
    let (folder, rules) = (scratch("quarter"), rules("quarter"));
    let mut house = begin(&folder, &rules, "2041-09-26T00:00:00Z");
    let before = house.live_until(at("2041-09-28T00:00:00Z")).await;
    assert_eq!(before.len(), 1, "the digest of the week that had begun: {before:?}");
    let clock = house.clock.clone();
    drop(house);
    // Over the first of October nobody is there; clocks go back on 27 October.
    clock.forward(at("2041-10-24T02:00:00Z") - clock.now());
    let mut house = House::start(&folder, &rules, &clock);
    let left = house.live_until(at("2041-10-29T00:00:00Z")).await;
    drop(house);
    drop(std::fs::remove_dir_all(&folder));
    let at: Vec<&str> = left.iter().map(|(at, _)| at.as_str()).collect();
    assert_eq!(at, ["Thu 2041-10-24 07", "Thu 2041-10-24 07", "Mon 2041-10-28 07"], "{left:?}");
    assert!(left[1].1.contains("2041-07-01 to 2041-09-30"), "{left:?}");
}
