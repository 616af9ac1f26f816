//! Every mail of a real mailbox is taken in once: read or unread, moved about, renumbered, over a connection that breaks, and however
//! often the daemon is killed meanwhile.

#[path = "support/imap_client.rs"]
mod imap_client;
#[path = "support/imap_proxy.rs"]
mod imap_proxy;
#[path = "support/mail_servers.rs"]
mod mail_servers;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::TryStreamExt;
use imap_client::{client, count_in, move_and_back};
use imap_proxy::{Cut, ImapProxy};
use mail_servers::{Dovecot, PASSWORD};
use redress::engine::inbound::Receipt;
use redress::io::health::{ChannelState, Health};
use redress::io::mail::receive::imap::{AfterTaking, ImapSettings, ImapTls, run};
use redress::io::mail::receive::{Admit, Defect, NotNow, RawMail};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Stands for the engine: keeps each mail once, by its content, with the cursors.
#[derive(Default)]
struct Engine {
    kept: Mutex<Kept>,
    changed: tokio::sync::Notify,
    stopped: AtomicBool,
}

#[derive(Default)]
struct Kept {
    /// By content, or by place where there is none; how often it was offered.
    mails: BTreeMap<String, (RawMail, usize)>,
    positions: BTreeMap<String, String>,
}

impl Admit for Engine {
    async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
        if self.stopped.load(Ordering::Relaxed) {
            return Err(NotNow { reason: "the disk is full".into() });
        }
        let receipts = mails.iter().map(|_| Receipt::Repeated).collect();
        let mut kept = self.kept.lock().expect("no panic");
        for mail in mails {
            let cursor = mail.cursor.clone().expect("a cursor");
            kept.positions.insert(cursor.channel, cursor.position);
            let key = if mail.bytes.is_empty() { mail.place.clone() } else { String::from_utf8_lossy(&mail.bytes).into_owned() };
            kept.mails.entry(key).or_insert((mail, 0)).1 += 1;
        }
        drop(kept);
        self.changed.notify_waiters();
        Ok(receipts)
    }
}

impl Engine {
    fn count(&self) -> usize {
        self.kept.lock().expect("no panic").mails.len()
    }

    fn positions(&self) -> BTreeMap<String, String> {
        self.kept.lock().expect("no panic").positions.clone()
    }

    fn defects(&self) -> Vec<Defect> {
        self.kept.lock().expect("no panic").mails.values().filter_map(|(mail, _)| mail.defect.clone()).collect()
    }

    /// Waits until `condition` holds after some mail was kept.
    async fn until(&self, condition: impl Fn(&Self) -> bool) {
        let waited = tokio::time::timeout(Duration::from_secs(30), async {
            loop {
                let changed = self.changed.notified();
                tokio::pin!(changed);
                changed.as_mut().enable();
                if condition(self) {
                    return;
                }
                changed.await;
            }
        });
        assert!(waited.await.is_ok(), "only {} mails are kept", self.count());
    }
}

/// A running channel; aborted as a kill would, unless stopped.
struct Channel {
    task: JoinHandle<()>,
    state: watch::Receiver<ChannelState>,
    stop: watch::Sender<bool>,
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Channel {
    fn start(settings: ImapSettings, engine: &Arc<Engine>) -> Self {
        let (health, state) = Health::new();
        let (stop, stopped) = watch::channel(false);
        let (positions, engine) = (engine.positions(), Arc::clone(engine));
        let task = tokio::spawn(async move { run(settings, &positions, engine, health, stopped).await });
        Self { task, state, stop }
    }

    async fn until(&mut self, condition: impl Fn(&ChannelState) -> bool) -> ChannelState {
        let waited = tokio::time::timeout(Duration::from_secs(30), self.state.wait_for(|state| condition(state)));
        waited.await.expect("the state comes").expect("the channel runs").clone()
    }
}

fn is_up(state: &ChannelState) -> bool {
    matches!(state, ChannelState::Up { .. })
}

fn settings(user: &str, port: u16) -> ImapSettings {
    ImapSettings {
        user: user.to_owned(),
        password: PASSWORD.into(),
        pause_seconds_min: Duration::from_millis(5),
        pause_seconds_max: Duration::from_millis(20),
        ..ImapSettings::new(user, "127.0.0.1", port, ImapTls::PlainOnLoopback)
    }
}

fn mail(number: usize) -> Vec<u8> {
    format!("From: ann@example.net\r\nMessage-ID: <m{number}@example.net>\r\nSubject: complaint {number}\r\n\r\nIt broke.\r\n").into_bytes()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_1_read_moved_and_unjunked_mails_are_taken_in_once_through_twenty_kills() {
    let Some(dovecot) = Dovecot::start() else { return };
    for number in 0..100 {
        dovecot.deliver("ann", &mail(number), number < 30);
    }
    let mut session = client(dovecot.imap_port, "ann").await;
    let engine = Arc::new(Engine::default());
    for folder in ["Rule", "Junk"] {
        session.create(folder).await.expect("a folder");
    }
    for kill in 1..=20 {
        let channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
        engine.until(|engine| kill * 4 <= engine.count()).await;
        drop(channel);
        if kill == 10 {
            for (uids, folder) in [("21:30", "Rule"), ("81:85", "Junk")] {
                move_and_back(&mut session, uids, folder).await;
            }
        }
    }
    let mut channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
    engine.until(|engine| engine.count() == 100).await;
    channel.until(is_up).await;
    engine.until(|engine| engine.positions()["imap/ann/INBOX"].ends_with(":115")).await;
    assert_eq!(engine.count(), 100, "every mail once");
    assert_eq!(count_in(&mut session, "INBOX").await, 100, "the mailbox is as it was");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_3_renumbered_mails_are_read_again_and_new_ones_found() {
    let Some(dovecot) = Dovecot::start() else { return };
    for number in 0..5 {
        dovecot.deliver("ann", &mail(number), false);
    }
    let engine = Arc::new(Engine::default());
    let mut channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
    engine.until(|engine| engine.count() == 5).await;
    channel.until(is_up).await;
    drop(channel);
    let former = engine.positions();
    dovecot.forget_uids("ann");
    dovecot.deliver("ann", &mail(5), true);
    let _channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
    engine.until(|engine| engine.count() == 6).await;
    assert_ne!(engine.positions(), former);
    assert!(engine.positions()["imap/ann/INBOX"].ends_with(":6"), "{:?}", engine.positions());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_that_arrives_is_taken_in_without_polling() {
    let Some(dovecot) = Dovecot::start() else { return };
    dovecot.deliver("ann", &mail(0), false);
    let engine = Arc::new(Engine::default());
    let mut channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
    channel.until(is_up).await;
    for number in 1..4 {
        dovecot.deliver("ann", &mail(number), false);
        let before = std::time::Instant::now();
        engine.until(|engine| engine.count() == number + 1).await;
        assert!(before.elapsed() < Duration::from_secs(10), "pushed, not polled");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_3_a_connection_that_breaks_anywhere_loses_and_doubles_nothing() {
    let Some(dovecot) = Dovecot::start() else { return };
    for number in 0..100 {
        dovecot.deliver("ann", &mail(number), false);
    }
    let cut = |n: usize| if n < 30 { Cut::AfterBytes(n * 997) } else { Cut::Never };
    let proxy = ImapProxy::start(dovecot.imap_port, cut).await;
    let engine = Arc::new(Engine::default());
    let settings = ImapSettings { after: AfterTaking::Move("Done".into()), ..settings("ann", proxy.port) };
    let mut channel = Channel::start(settings, &engine);
    engine.until(|engine| engine.count() == 100).await;
    channel.until(is_up).await;
    let mut session = client(dovecot.imap_port, "ann").await;
    assert_eq!(count_in(&mut session, "INBOX").await, 0, "each is moved");
    assert_eq!(count_in(&mut session, "Done").await, 100);
    assert_eq!(engine.count(), 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_2_a_mail_that_breaks_the_connection_stands_in_nobodys_way() {
    let Some(dovecot) = Dovecot::start() else { return };
    for number in 0..80 {
        dovecot.deliver("ann", &mail(number), false);
    }
    let poison = |said: &str| said.contains("BODY.PEEK[]") && (said.contains(" 1:") || said.contains(" 2 "));
    let proxy = ImapProxy::start(dovecot.imap_port, move |_| Cut::When(poison)).await;
    let engine = Arc::new(Engine::default());
    let _channel = Channel::start(settings("ann", proxy.port), &engine);
    engine.until(|engine| engine.count() == 80).await;
    let defects = engine.defects();
    assert!(matches!(defects.as_slice(), [Defect::Withheld { .. }]), "{defects:?}");
    engine.until(|engine| engine.positions()["imap/ann/INBOX"].ends_with(":80")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_over_the_limit_is_taken_in_by_its_header() {
    let Some(dovecot) = Dovecot::start() else { return };
    let mut large = mail(1);
    large.extend(std::iter::repeat_n(b"0123456789abcdef\r\n", 10_000).flatten());
    dovecot.deliver("ann", &mail(0), false);
    dovecot.deliver("ann", &large, false);
    dovecot.deliver("ann", &mail(2), false);
    let engine = Arc::new(Engine::default());
    let _channel = Channel::start(ImapSettings { mail_bytes_max: 100_000, ..settings("ann", dovecot.imap_port) }, &engine);
    engine.until(|engine| engine.count() == 3).await;
    let defects = engine.defects();
    let [Defect::TooLarge { size_bytes, size_bytes_max: 100_000 }] = defects.as_slice() else { panic!("{defects:?}") };
    assert!(180_000 < *size_bytes);
    let kept = engine.kept.lock().expect("no panic");
    let (header, _) = kept.mails.values().find(|(mail, _)| mail.defect.is_some()).expect("the large one");
    let header = String::from_utf8_lossy(&header.bytes).into_owned();
    assert!(header.contains("Subject: complaint 1") && !header.contains("It broke"), "{header}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_engine_that_cannot_keep_mails_leaves_them_in_the_mailbox() {
    let Some(dovecot) = Dovecot::start() else { return };
    dovecot.deliver("ann", &mail(0), false);
    let engine = Arc::new(Engine::default());
    engine.stopped.store(true, Ordering::Relaxed);
    let settings = ImapSettings { after: AfterTaking::Move("Bearbeitete Fälle".into()), ..settings("ann", dovecot.imap_port) };
    let mut channel = Channel::start(settings, &engine);
    let mut session = client(dovecot.imap_port, "ann").await;
    assert_eq!(count_in(&mut session, "INBOX").await, 1);
    engine.stopped.store(false, Ordering::Relaxed);
    engine.until(|engine| engine.count() == 1).await;
    channel.until(is_up).await;
    assert_eq!(count_in(&mut session, "INBOX").await, 0);
    assert_eq!(count_in(&mut session, "Bearbeitete F&AOQ-lle").await, 1, "made where it was missing, and named as people write it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taken_mails_get_the_flag_and_no_other_change() {
    let Some(dovecot) = Dovecot::start() else { return };
    dovecot.deliver("ann", &mail(0), false);
    let engine = Arc::new(Engine::default());
    let after = AfterTaking::Flag("$Complaint".into());
    let mut channel = Channel::start(ImapSettings { after, ..settings("ann", dovecot.imap_port) }, &engine);
    channel.until(is_up).await;
    let mut session = client(dovecot.imap_port, "ann").await;
    session.select("INBOX").await.expect("a folder");
    let fetched: Vec<_> = session.uid_fetch("1", "FLAGS").await.expect("an answer").try_collect().await.expect("flags");
    let flags: Vec<_> = fetched[0].flags().map(|flag| format!("{flag:?}")).collect();
    assert!(flags.iter().any(|flag| flag.contains("$Complaint")) && !flags.iter().any(|flag| flag.contains("Seen")), "{flags:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_6_a_login_that_fails_is_told_and_other_accounts_go_on() {
    let Some(dovecot) = Dovecot::start() else { return };
    dovecot.deliver("ann", &mail(0), false);
    let engine = Arc::new(Engine::default());
    let wrong = ImapSettings { password: "wrong".into(), ..settings("bob", dovecot.imap_port) };
    let mut bob = Channel::start(wrong, &engine);
    let mut ann = Channel::start(settings("ann", dovecot.imap_port), &engine);
    ann.until(is_up).await;
    engine.until(|engine| engine.count() == 1).await;
    let state = bob.until(|state| matches!(state, ChannelState::Down { .. })).await;
    let ChannelState::Down { reason, .. } = state else { panic!("{state:?}") };
    assert!(reason.contains("login") && !reason.contains("wrong"), "{reason}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_channel_that_is_told_to_stop_stops() {
    let Some(dovecot) = Dovecot::start() else { return };
    dovecot.deliver("ann", &mail(0), false);
    let engine = Arc::new(Engine::default());
    let mut channel = Channel::start(settings("ann", dovecot.imap_port), &engine);
    channel.until(is_up).await;
    channel.stop.send(true).expect("the channel runs");
    tokio::time::timeout(Duration::from_secs(5), &mut channel.task).await.expect("it stops").expect("no panic");
}
