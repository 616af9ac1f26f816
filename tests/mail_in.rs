//! Mail from a real mail server reaches the engine by LMTP, waits when the engine cannot keep it, and comes in by the thousand.

#[path = "support/mail_servers.rs"]
mod mail_servers;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use mail_servers::{Folder, Postfix};
use redress::desk::dossier::Address;
use redress::engine::inbound::{Inbound, InboundKey, Receipt, SendResult};
use redress::io::attachments::Attachments;
use redress::io::health::Health;
use redress::io::intake::{Intake, Request};
use redress::io::mail::receive::door::Door;
use redress::io::mail::receive::lmtp::{Lmtp, LmtpPlace, LmtpSettings};
use redress::io::mail::send::{Letter, Smtp, SmtpSettings, SmtpTls};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::{mpsc, watch};

/// Stands for the engine thread: one write and one fdatasync for all that waits, as the store does it.
#[derive(Clone)]
struct Engine {
    keys: Arc<Mutex<BTreeSet<String>>>,
    refuses: Arc<AtomicBool>,
    flushes: Arc<AtomicUsize>,
    taken: Arc<tokio::sync::Notify>,
}

impl Engine {
    fn start(folder: &Path, queue: mpsc::Receiver<Request>) -> Self {
        let engine = Self { keys: Arc::default(), refuses: Arc::default(), flushes: Arc::default(), taken: Arc::default() };
        let (journal, running) = (File::create(folder.join("journal")).expect("a file"), engine.clone());
        std::thread::spawn(move || running.run(journal, queue));
        engine
    }

    fn run(&self, mut journal: File, mut queue: mpsc::Receiver<Request>) {
        while let Some(first) = queue.blocking_recv() {
            let mut group = vec![first];
            while group.len() < 64
                && let Ok(next) = queue.try_recv()
            {
                group.push(next);
            }
            if self.refuses.load(Ordering::Relaxed) {
                continue;
            }
            for request in &group {
                let Request::Take { items, .. } = request else { continue };
                items.iter().for_each(|item| self.keep(&mut journal, item));
            }
            journal.sync_data().expect("the disk");
            self.flushes.fetch_add(1, Ordering::Relaxed);
            group.into_iter().for_each(answer);
            self.taken.notify_waiters();
        }
    }

    fn keep(&self, journal: &mut File, item: &Inbound) {
        let InboundKey::Mail(key) = &item.key else { panic!("no mail") };
        journal.write_all(&serde_json::to_vec(&item.event).expect("an event")).expect("the disk");
        self.keys.lock().expect("no panic").insert(key.clone());
    }

    fn count(&self) -> usize {
        self.keys.lock().expect("no panic").len()
    }
}

fn answer(request: Request) {
    match request {
        Request::Take { items, answer } => {
            let receipts = items.iter().map(|_| Receipt::Repeated).collect();
            // A session that gave up waiting reads no receipt.
            drop(answer.send(receipts));
        }
        Request::Note { answer, .. } => drop(answer.send(())),
        Request::Seen { keys, answer } => drop(answer.send(vec![false; keys.len()])),
        Request::Settle { .. } => {}
    }
}

struct Listening {
    engine: Engine,
    port: u16,
    _stop: watch::Sender<bool>,
    _folder: Folder,
}

async fn listen() -> Listening {
    let folder = Folder::new("mail-in");
    let (intake, queue) = Intake::new(256);
    let engine = Engine::start(folder.path(), queue);
    let attachments = Attachments::open(folder.path(), 50_000_000).expect("a folder");
    let door = Door::new(intake, Arc::new(attachments), vec![Address::parse("complaints@example.org").expect("an address")], [7; 32]);
    let place = LmtpPlace::Tcp("127.0.0.1:0".parse().expect("an address"));
    let listener = Lmtp::bind(LmtpSettings::new(place, "redress.example.org")).await.expect("a port");
    let port = listener.address().expect("a port").port();
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(listener.serve(door, stopped));
    Listening { engine, port, _stop: stop, _folder: folder }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_waits_at_the_mail_server_until_the_engine_can_keep_it() {
    let listening = listen().await;
    let Some(postfix) = Postfix::start(listening.port) else { return };
    listening.engine.refuses.store(true, Ordering::Relaxed);
    let (health, _state) = Health::new();
    let settings = SmtpSettings::new("127.0.0.1", postfix.smtp_port, SmtpTls::PlainOnLoopback);
    let smtp = Smtp::new(settings, health).expect("sound settings");
    for number in 0..20 {
        let letter = Letter {
            return_path: Address::parse("ann@example.net"),
            to: Address::parse("complaints+C1.aa@example.org").expect("an address"),
            bytes: mail(number).into_bytes(),
        };
        let sent = smtp.send(&letter).await;
        let SendResult::Accepted { by } = sent else { panic!("{sent:?}") };
        assert!(by.contains("250 2.0.0 Ok: queued as"), "{by}");
    }
    let deferred = || postfix.log().contains("451 4.3.0 cannot be kept now, come again later");
    until("the mail server is told to wait", deferred).await;
    assert_eq!(listening.engine.count(), 0);
    listening.engine.refuses.store(false, Ordering::Relaxed);
    until("every mail is kept", || listening.engine.count() == 20).await;
}

async fn until(what: &str, condition: impl Fn() -> bool) {
    let before = Instant::now();
    while !condition() {
        assert!(before.elapsed() < Duration::from_secs(60), "in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

fn mail(number: usize) -> String {
    let body = "The handle came off and hot water ran over my hand.\r\n".repeat(40);
    format!(
        "From: Ann <ann{number}@example.net>\r\nTo: complaints@example.org\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\
         Message-ID: <m{number}@example.net>\r\nSubject: complaint {number}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}"
    )
}

/// A throughput that a slow machine reaches too; the printed figures are what counts.
const MAILS_PER_SECOND_MIN: f64 = 20.0;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_sessions_share_the_disk() {
    const SESSIONS: usize = 64;
    const MAILS_PER_SESSION: usize = 25;
    let listening = listen().await;
    let port = listening.port;
    let (before, cpu_before) = (Instant::now(), cpu_seconds());
    let mut sessions = tokio::task::JoinSet::new();
    for session in 0..SESSIONS {
        sessions.spawn(async move { deliver(port, session * MAILS_PER_SESSION..(session + 1) * MAILS_PER_SESSION).await });
    }
    while let Some(session) = sessions.join_next().await {
        session.expect("no panic");
    }
    let total = SESSIONS * MAILS_PER_SESSION;
    assert_eq!(listening.engine.count(), total);
    report(total, before.elapsed().as_secs_f64(), cpu_seconds() - cpu_before, listening.engine.flushes.load(Ordering::Relaxed));
}

#[expect(clippy::print_stderr, reason = "the figures are for people")]
fn report(total: usize, seconds: f64, cpu_seconds: f64, flushes: usize) {
    let rate = total as f64 / seconds;
    let cpu = cpu_seconds * 1000.0 / total as f64;
    let per_flush = total as f64 / flushes.max(1) as f64;
    eprintln!("LMTP: {rate:.0} mails a second, {cpu:.2} CPU seconds for 1,000 (both ends), {per_flush:.1} mails for each flush");
    assert!(MAILS_PER_SECOND_MIN < rate);
}

/// The time that this process has used, from /proc: fields 14 and 15, in hundredths of a second.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |index: usize| fields[index].parse::<f64>().expect("a number");
    (ticks(11) + ticks(12)) / 100.0
}

async fn deliver(port: u16, numbers: std::ops::Range<usize>) {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await.expect("the listener"));
    expect(&mut stream, "220").await;
    ask(&mut stream, "LHLO load", "250").await;
    for number in numbers {
        let envelope = format!("MAIL FROM:<ann{number}@example.net>\r\nRCPT TO:<complaints@example.org>\r\nDATA");
        ask(&mut stream, &envelope, "250").await;
        expect(&mut stream, "250").await;
        expect(&mut stream, "354").await;
        ask(&mut stream, &format!("{}.", mail(number)), "250 2.0.0 kept").await;
    }
}

async fn ask(stream: &mut BufReader<TcpStream>, words: &str, expected: &str) {
    stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await.expect("the listener");
    expect(stream, expected).await;
}

async fn expect(stream: &mut BufReader<TcpStream>, expected: &str) {
    let mut line = String::new();
    loop {
        line.clear();
        stream.read_line(&mut line).await.expect("the listener");
        if line.as_bytes().get(3) != Some(&b'-') {
            break;
        }
    }
    assert!(line.starts_with(expected), "{line}");
}
