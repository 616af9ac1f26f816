//! The daemon is killed at random moments while people write in chats and by mail: nothing is lost, nothing is doubled.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::JoinSet;

use crate::bot_api::{BotApi, Customer, Limits};
use crate::chats::{Do, answers, hears, reference_in};
use crate::letters::{Letter, mail, taken};
use crate::mail_servers::{Dovecot, free_port};
use crate::mails::{hand_over, reply_to};
use crate::office::{Office, find, until};
use crate::plan::Plan;
use crate::random::Random;
use crate::smtp_sink::SmtpSink;

const CHATS: usize = 6;
const MAIL_WRITERS: usize = 4;
/// How often the ordinary run kills; `REDRESS_KILLS` asks for another number.
const KILLS: usize = 30;
/// A daemon lives at most this long after it is ready.
const LIFE_MILLISECONDS_MAX: usize = 1200;
const SEED: u64 = 20_261_122;

/// All that outlives the daemon.
struct Town {
    api: BotApi,
    sink: SmtpSink,
    dovecot: Dovecot,
    lmtp_port: u16,
    /// No further complaint is begun.
    evening: AtomicBool,
}

/// A complaint as its customer remembers it.
struct Complaint {
    contact: String,
    words: String,
    reference: String,
    /// Answers that must stand in the case.
    answers: Vec<(&'static str, Value)>,
    /// Where its letters go, and how many there are, each counted once.
    address: String,
    letters: usize,
}

impl Town {
    async fn found() -> Option<Arc<Self>> {
        Some(Arc::new(Self {
            api: BotApi::start_with(Limits::local()).await,
            sink: SmtpSink::start(|_, _| None).await,
            dovecot: Dovecot::start()?,
            lmtp_port: free_port(),
            evening: AtomicBool::new(false),
        }))
    }

    fn office(&self) -> Office {
        let plan = Plan::new(self.sink.address.port()).telegram(self.api.url()).lmtp(self.lmtp_port);
        Office::new(&plan.imap(self.dovecot.imap_port))
    }

    /// Sends a mail as a mail server does: again and again until it is taken.
    async fn send(&self, by_lmtp: bool, from: &str, to: &str, mail: &str) {
        if !by_lmtp {
            return self.dovecot.deliver("complaints", mail.as_bytes(), false);
        }
        while !hand_over(self.lmtp_port, "LHLO", from, to, mail).await.is_ok_and(|said| said.starts_with("250")) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn letter(&self, address: &str, count: usize) -> Letter {
        find(&format!("letter {count} to {address}"), || {
            let letters = taken(&self.sink, address);
            let ids: BTreeSet<_> = letters.iter().map(|letter| letter.message_id.clone()).collect();
            letters.into_iter().last().filter(|_| count <= ids.len())
        })
        .await
    }
}

/// A person after the other complains in a chat, until the evening.
async fn chats(town: Arc<Town>, who: usize) -> Vec<Complaint> {
    let mut random = Random::new(SEED + who as u64);
    let mut complaints = Vec::new();
    while !town.evening.load(Ordering::Relaxed) {
        let chat = (who * 10_000 + complaints.len() + 1) as i64;
        let mut customer = town.api.customer(chat, "Ann Mercer", "en");
        complaints.push(complain(&mut customer, &mut random).await);
    }
    complaints
}

async fn complain(customer: &mut Customer, random: &mut Random) -> Complaint {
    let chat = customer.chat();
    let words = format!("Number {chat}: the copper handle came off.");
    let address = format!("chat{chat}.mercer@example.org");
    customer.say("/start");
    let hurt = *random.pick(&["No", "No", "No", "No", "Yes"]);
    let opening = [
        ("What is your complaint about?", Do::Press("📦 A product")),
        ("in your own words", Do::Say(&words)),
        ("Was anybody hurt?", Do::Press(hurt)),
    ];
    answers(customer, &opening).await;
    if hurt == "No" {
        answers(customer, &[("Could somebody still get hurt", Do::Say("no"))]).await;
    }
    answers(customer, &[("order number", Do::Say("ab-123456"))]).await;
    hears(customer, "photo").await;
    if random.chance(30) {
        customer.send_photo(b"\xff\xd8 a photo", None);
        hears(customer, "I have kept the file").await;
        customer.press("Done");
    } else {
        customer.press("Skip");
    }
    let ending =
        [("put it right", Do::Press("A replacement")), ("e-mail address", Do::Say(&address)), ("Is it right?", Do::Press("Yes, file it"))];
    answers(customer, &ending).await;
    let reference = reference_in(&hears(customer, "Its reference is").await.text);
    let answers = vec![
        ("category", "product".into()),
        ("injured", Value::Bool(hurt == "Yes")),
        ("order_no", "AB-123456".into()),
        ("wish", "replacement".into()),
        ("email", address.clone().into()),
    ];
    Complaint { contact: chat.to_string(), words, reference, answers, address, letters: 1 }
}

/// A person after the other complains by mail and answers what was open, until the evening.
async fn writes(town: Arc<Town>, who: usize) -> Vec<Complaint> {
    let mut random = Random::new(SEED + 1000 + who as u64);
    let mut complaints = Vec::new();
    while !town.evening.load(Ordering::Relaxed) {
        let number = who * 10_000 + complaints.len() + 1;
        let address = format!("writer{number}.mercer@example.org");
        let words = format!("Number {number}: the copper handle came off, and I got wet.");
        let first = mail(&address, &format!("first{number}@example.org"), "My kettle", &words);
        town.send(random.chance(50), &address, "complaints@example.org", &first).await;
        let letter = town.letter(&address, 1).await;
        let reply = reply_to(&letter, &address, &format!("second{number}@example.org"));
        town.send(random.chance(50), &address, &letter.reply_to, &reply).await;
        town.letter(&address, 2).await;
        complaints.push(Complaint {
            contact: address.clone(),
            words,
            reference: reference_in(&letter.subject),
            answers: vec![("injured", false.into()), ("email", address.clone().into())],
            address,
            letters: 2,
        });
    }
    complaints
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments_the_daemon_loses_nothing_and_doubles_no_case() {
    let Some(town) = Town::found().await else { return };
    let kills = std::env::var("REDRESS_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let mut office = town.office();
    office.start().await;
    let mut people = JoinSet::new();
    for who in 1..=CHATS {
        people.spawn(chats(Arc::clone(&town), who));
    }
    for who in CHATS + 1..=CHATS + MAIL_WRITERS {
        people.spawn(writes(Arc::clone(&town), who));
    }
    let began = Instant::now();
    kill(&mut office, kills).await;
    let killing = began.elapsed();
    town.evening.store(true, Ordering::Relaxed);
    let complaints: Vec<Complaint> = people.join_all().await.into_iter().flatten().collect();
    until("all updates are confirmed", || town.api.pending() == 0).await;
    cases_are(&office, &complaints);
    let repeated = letters_are(&town, &complaints).await;
    report(&town, &complaints, kills, killing, repeated);
    office.close().await;
}

/// Kills and starts the daemon, now and then before it has come up.
async fn kill(office: &mut Office, kills: usize) {
    let mut random = Random::new(SEED);
    for _ in 0..kills {
        tokio::time::sleep(Duration::from_millis(random.below(LIFE_MILLISECONDS_MAX) as u64)).await;
        office.kill();
        if random.chance(20) {
            office.spawn();
        } else {
            office.start().await;
        }
    }
    office.kill();
    office.start().await;
}

fn cases_are(office: &Office, complaints: &[Complaint]) {
    let cases = office.cases();
    let by_contact: BTreeMap<&str, &Value> = cases.iter().map(|case| (case["contact"].as_str().unwrap(), case)).collect();
    assert_eq!((cases.len(), by_contact.len()), (complaints.len(), complaints.len()), "no case is lost or doubled");
    for complaint in complaints {
        let case = by_contact[complaint.contact.as_str()];
        assert_eq!(case["reference"], complaint.reference.as_str());
        let words = case["answers"]["what_happened"].as_str().unwrap_or_default();
        assert!(words.contains(&complaint.words), "{words:?} instead of {:?}", complaint.words);
        for (question, answer) in &complaint.answers {
            assert_eq!(case["answers"][question], *answer, "{question} of {case}");
        }
    }
}

/// Checks that each letter was decided once and arrived; returns how many arrived more than once.
async fn letters_are(town: &Town, complaints: &[Complaint]) -> usize {
    for complaint in complaints {
        let letters = || taken(&town.sink, &complaint.address);
        until("the customer's letters", || complaint.letters <= letters().len()).await;
        let ids: BTreeSet<_> = letters().into_iter().map(|letter| letter.message_id).collect();
        assert_eq!(ids.len(), complaint.letters, "letters to {}", complaint.address);
        assert!(letters().iter().all(|letter| letter.subject.contains(&complaint.reference)));
    }
    let new = |letter: &Letter| letter.subject.ends_with("new case").then(|| (reference_in(&letter.subject), letter.message_id.clone()));
    let told = || {
        let team = [taken(&town.sink, "care@example.org"), taken(&town.sink, "safety@example.org")].concat();
        team.iter().filter_map(new).collect::<BTreeSet<_>>()
    };
    let expected: BTreeSet<_> = complaints.iter().map(|complaint| complaint.reference.clone()).collect();
    until("staff hear of every case", || told().into_iter().map(|(reference, _)| reference).collect::<BTreeSet<_>>() == expected).await;
    assert_eq!(told().len(), expected.len(), "staff hear of every case in one letter");
    let all = town.sink.taken();
    all.len() - all.iter().map(|mail| (&mail.to, Letter::parse(&mail.content).message_id)).collect::<BTreeSet<_>>().len()
}

#[expect(clippy::print_stderr, reason = "the figures are for people")]
fn report(town: &Town, complaints: &[Complaint], kills: usize, killing: Duration, letters_repeated: usize) {
    let chats = complaints.iter().filter_map(|complaint| complaint.contact.parse().ok());
    let (mut messages, mut repeated) = (0, 0);
    for chat in chats {
        let texts: Vec<String> = town.api.customer(chat, "", "").messages().into_iter().map(|message| message.text).collect();
        messages += texts.len();
        repeated += texts.len() - texts.iter().collect::<BTreeSet<_>>().len();
    }
    eprintln!(
        "killed {kills} times in {:.0} s: {} cases, none lost, none doubled; of {messages} chat messages {repeated} were repeated, of {} mails {letters_repeated}",
        killing.as_secs_f64(),
        complaints.len(),
        town.sink.taken().len(),
    );
}
