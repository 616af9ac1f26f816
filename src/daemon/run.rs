//! `redress run`: opens everything, takes in until it is told to stop, and finishes what it holds.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::runtime::Handle;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;

use crate::config::Settings;
use crate::desk::dossier::ContactId;
use crate::desk::event::Alarm;
use crate::desk::message::Message;
use crate::engine::Engine;
use crate::engine::rows;
use crate::engine::store::StoreError;
use crate::io::attachments::Attachments;
use crate::io::clock::Clock;
use crate::io::health::Gap;
use crate::io::intake::Intake;
use crate::io::mail::receive::door::Door;
use crate::io::store::SledStore;
use crate::io::systemd;
use crate::io::telegram::receive::{self, Position};

use super::alarms::{self, Watched};
use super::loading::Loaded;
use super::orders::Office;
use super::reload;
use super::reporting;
use super::writer::{self, Beat, Doors, Stopping};
use super::{StartError, caretaker, control, mail, opening, outgoing, telegram};

/// Requests that wait for the writer; more make the channels wait.
const REQUESTS_MAX: usize = 256;
/// Messages handed to a channel and not yet taken by it.
const HANDED_MAX: usize = 64;
const CHATS_AT_ONCE_MAX: u32 = 512;
const MAILS_AT_ONCE_MAX: u32 = 64;
const FETCHES_AT_ONCE_MAX: u32 = 8;
/// How long messages under way may take to come back when the daemon stops.
const FINISH_SECONDS_MAX: u64 = 20;

/// How long the ways in may take to say “later” when the store has failed.
const PUT_OFF_TIME_MAX: Duration = Duration::from_millis(500);

/// Everything that runs beside the writer.
struct Rim {
    tasks: JoinSet<()>,
    senders: JoinSet<()>,
    stop: watch::Sender<bool>,
    intake: Intake,
    office: Office<SledStore>,
}

/// Runs the daemon until SIGTERM or SIGINT.
///
/// # Errors
/// It could not start, or the store failed: the process ends, and what was confirmed is on disk.
pub async fn run(config: &Path) -> Result<(), StartError> {
    // Before anything else: a signal that comes during the start must stop the daemon in order, too.
    let signals = Signals::listen()?;
    let clock = Clock::default();
    let loaded = super::loading::load(config, clock.now()).map_err(StartError::Problems)?;
    let opened = opening::open(&loaded, &clock)?;
    let engine = opened.engine;
    let rules = Arc::clone(engine.rules());
    let attachments = opening::attachments(&loaded.settings)?;
    let (intake, requests) = Intake::new(REQUESTS_MAX);
    let (visits, visit_queue) = mpsc::channel(16);
    let (chats, chat_queue) = mpsc::channel(HANDED_MAX);
    let (mails, mail_queue) = mpsc::channel(HANDED_MAX);
    let (fetches, fetch_queue) = mpsc::channel(HANDED_MAX);
    let (stop_writer, writer_stop) = watch::channel(Stopping::NotYet);
    let office = Office { visits, clock: clock.clone(), reader: None };
    let (stop, _) = watch::channel(false);
    let mut rim = Rim { tasks: JoinSet::new(), senders: JoinSet::new(), stop, intake, office };
    let positions = positions(&engine, &loaded)?;
    let mut watched = Vec::new();
    rim.start_mail(&loaded, &attachments, &clock, &positions, (opened.secret, engine.has_erased()), mail_queue, &mut watched).await?;
    rim.start_telegram(&loaded, &rules, &attachments, &positions, chat_queue, fetch_queue, &mut watched)?;
    rim.start_control(&loaded)?;
    rim.tasks.spawn(alarms::watch(watched, loaded.settings.outage_told_after, rim.intake.clone(), clock.clone()));
    rim.tasks.spawn(alarms::watch_limits(rim.office.clone(), by_mail(&loaded.settings), rim.intake.clone()));
    rim.tasks.spawn(reporting::write_for_ever(rim.office.clone(), rim.intake.clone()));
    let beat = Arc::new(Beat::default());
    rim.tasks.spawn(feed_watchdog(Arc::clone(&beat)));
    let (damage, damaged) = oneshot::channel();
    rim.tasks.spawn(caretaker::look_after(rim.office.clone(), damage));
    rim.tasks.spawn(caretaker::finish_erasures(rim.office.clone()));
    let doors = Doors { requests, visits: visit_queue, chats, mails, fetches, stop: writer_stop };
    let writer = start_writer(engine, doors, clock, beat)?;
    systemd::ready();
    systemd::status("taking in");
    tracing::info!(flows = rules.flows.current.len(), rules = rules.fingerprint, "ready");
    let admin = loaded.settings.admins.first().cloned().map(ContactId::Email);
    serve((config, &loaded.settings), signals, admin, rim, Writer { ended: writer, stop: stop_writer, damaged }).await
}

/// The signals that the daemon answers.
struct Signals {
    term: Signal,
    int: Signal,
    hup: Signal,
}

impl Signals {
    fn listen() -> Result<Self, StartError> {
        let listen = |kind| signal(kind).map_err(|error| StartError::channel("signals", &error));
        Ok(Self { term: listen(SignalKind::terminate())?, int: listen(SignalKind::interrupt())?, hup: listen(SignalKind::hangup())? })
    }
}

type Written = oneshot::Receiver<Result<Engine<SledStore>, StoreError>>;

/// The writer's thread, as the others see it.
struct Writer {
    ended: Written,
    stop: watch::Sender<Stopping>,
    /// What the caretaker found.
    damaged: oneshot::Receiver<StoreError>,
}

fn start_writer(engine: Engine<SledStore>, doors: Doors<SledStore>, clock: Clock, beat: Arc<Beat>) -> Result<Written, StartError> {
    let (done, written) = oneshot::channel();
    let runtime = Handle::current();
    let body = move || {
        // Nobody waits any more only where the process is ending already.
        done.send(writer::run(engine, doors, &clock, &beat, &runtime)).ok();
    };
    thread::Builder::new().name("writer".to_owned()).spawn(body).map_err(|error| StartError::channel("the writer's thread", &error))?;
    Ok(written)
}

/// Waits for a signal or for the writer's end, then stops in order: ways in, ways out, writer.
///
/// `config` is the file, and what it said at the start.
async fn serve(
    config: (&Path, &Settings),
    mut signals: Signals,
    mut admin: Option<ContactId>,
    mut rim: Rim,
    mut writer: Writer,
) -> Result<(), StartError> {
    loop {
        tokio::select! {
            _ = signals.term.recv() => break,
            _ = signals.int.recv() => break,
            _ = signals.hup.recv() => reload::reload(config, &rim.office, &rim.intake, &mut admin).await,
            ended = &mut writer.ended => {
                rim.put_off().await;
                return Err(ended.map_or(StartError::WriterLost, writer_ended));
            }
            Ok(error) = &mut writer.damaged => {
                rim.put_off().await;
                return Err(StartError::Store(error));
            }
        }
    }
    systemd::stopping();
    tracing::info!("stopping: nothing further is taken in");
    rim.stop.send_replace(true);
    rim.tasks.abort_all();
    while rim.tasks.join_next().await.is_some() {}
    finish(&mut rim.senders, writer.stop, writer.ended).await
}

/// Lets the writer hand out nothing more and write what comes back of the messages under way, then closes the store.
async fn finish(senders: &mut JoinSet<()>, stop_writer: watch::Sender<Stopping>, writer: Written) -> Result<(), StartError> {
    stop_writer.send_replace(Stopping::HandOutNothing);
    let finished = async { while senders.join_next().await.is_some() {} };
    if tokio::time::timeout(Duration::from_secs(FINISH_SECONDS_MAX), finished).await.is_err() {
        tracing::info!("some messages are still under way: they may be sent once more after the next start");
    }
    stop_writer.send_replace(Stopping::Now);
    let engine = match writer.await {
        Ok(Ok(engine)) => engine,
        Ok(Err(error)) => return Err(StartError::Store(error)),
        Err(_) => return Err(StartError::WriterLost),
    };
    engine.into_store().close()?;
    tracing::info!("stopped");
    Ok(())
}

fn writer_ended(ended: Result<Engine<SledStore>, StoreError>) -> StartError {
    match ended {
        Ok(_) => StartError::WriterLost,
        Err(error) => StartError::Store(error),
    }
}

async fn feed_watchdog(beat: Arc<Beat>) {
    let Some(interval) = systemd::watchdog_interval() else { return };
    let mut last = beat.turns.load(Ordering::Relaxed);
    systemd::alive();
    loop {
        tokio::time::sleep(interval.min(Duration::from_secs(10))).await;
        let turns = beat.turns.load(Ordering::Relaxed);
        // A writer that makes no turn is stuck: systemd ends and starts the process.
        if turns != last {
            systemd::alive();
        }
        last = turns;
    }
}

/// Reads how far every channel was taken in.
fn positions(engine: &Engine<SledStore>, loaded: &Loaded) -> Result<BTreeMap<String, String>, StartError> {
    let mut channels = vec![receive::CHANNEL.to_owned()];
    for mailbox in &loaded.settings.mailboxes {
        channels.extend(mail::Box::new(mailbox, &loaded.settings)?.channels());
    }
    let mut positions = BTreeMap::new();
    for channel in channels {
        if let Some(cursor) = rows::read_cursor(engine.store(), &channel)? {
            positions.insert(channel, cursor.position);
        }
    }
    Ok(positions)
}

impl Rim {
    /// Gives the ways in a moment to answer “later” to whoever waits for a commit that will not come.
    async fn put_off(&mut self) {
        systemd::stopping();
        self.stop.send_replace(true);
        let answered = async { while self.tasks.join_next().await.is_some() {} };
        // Some tasks never end by themselves.
        tokio::time::timeout(PUT_OFF_TIME_MAX, answered).await.ok();
    }

    #[expect(clippy::too_many_arguments, reason = "one call joins all that a channel needs; a struct would only be taken apart again")]
    async fn start_mail(
        &mut self,
        loaded: &Loaded,
        attachments: &Arc<Attachments>,
        clock: &Clock,
        positions: &BTreeMap<String, String>,
        (secret, has_erased): ([u8; 32], Arc<AtomicBool>),
        mails: mpsc::Receiver<Message>,
        watched: &mut Vec<Watched>,
    ) -> Result<(), StartError> {
        let settings = &loaded.settings;
        let (out, state) = mail::Out::new(settings, attachments, clock)?;
        let out = Arc::new(out);
        let probing = Arc::clone(&out);
        self.tasks.spawn(async move { probing.keep_probing().await });
        let send = move |message: Message| {
            let out = Arc::clone(&out);
            async move { out.send(&message).await }
        };
        self.senders.spawn(outgoing::carry(mails, self.intake.clone(), MAILS_AT_ONCE_MAX, send));
        let by_mail = by_mail(settings);
        let by_chat: Vec<ContactId> =
            settings.telegram.iter().filter_map(|telegram| telegram.admin_chat).map(ContactId::Telegram).collect();
        // What takes a mailbox away often takes the way out with it: one access serves both.
        let by_both = [by_mail.clone(), by_chat.clone()].concat();
        watched.push(Watched { name: "SMTP".to_owned(), state, tell: by_chat });
        let door = Door::new(self.intake.clone(), Arc::clone(attachments), vec![settings.own_mail.address.clone()], secret);
        let door = door.mindful_of(has_erased);
        let size_max = settings.sizes.mail_size_bytes_max;
        for mailbox in &settings.mailboxes {
            let mailbox = mail::Box::new(mailbox, settings)?;
            watched.push(Watched { name: format!("mailbox {}", mailbox.name), state: mailbox.state.clone(), tell: by_both.clone() });
            self.tasks.spawn(mailbox.run(positions.clone(), door.clone(), self.stop.subscribe()));
        }
        if let Some(path) = &settings.maildir {
            let folder = mail::Folder::new(path, size_max)?;
            watched.push(Watched { name: "Maildir".to_owned(), state: folder.state.clone(), tell: by_mail.clone() });
            self.tasks.spawn(folder.run(door.clone(), self.stop.subscribe()));
        }
        if let Some(lmtp) = &settings.lmtp {
            let listener = mail::listen(lmtp, size_max).await?;
            self.tasks.spawn(listener.serve(door.with_checks(mail::checks(lmtp)?), self.stop.subscribe()));
        }
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "one call joins all that a channel needs; a struct would only be taken apart again")]
    fn start_telegram(
        &mut self,
        loaded: &Loaded,
        rules: &crate::desk::rules::Rules,
        attachments: &Arc<Attachments>,
        positions: &BTreeMap<String, String>,
        chats: mpsc::Receiver<Message>,
        fetches: mpsc::Receiver<Message>,
        watched: &mut Vec<Watched>,
    ) -> Result<(), StartError> {
        let settings = &loaded.settings;
        let Some(telegram) = &settings.telegram else { return Ok(()) };
        let channel = telegram::Channel::new(telegram, settings, &rules.notices, attachments)?;
        channel.announce(rules);
        let by_mail = by_mail(settings);
        watched.push(Watched { name: "Telegram".to_owned(), state: channel.state.clone(), tell: by_mail.clone() });
        let (sender, fetcher) = (Arc::clone(&channel.sender), Arc::clone(&channel.fetcher));
        let send = move |message: Message| {
            let sender = Arc::clone(&sender);
            async move { telegram::send(&sender, &message).await }
        };
        self.senders.spawn(outgoing::carry(chats, self.intake.clone(), CHATS_AT_ONCE_MAX, send));
        let fetch = move |message: Message| {
            let fetcher = Arc::clone(&fetcher);
            async move { fetcher.fetch(&message).await }
        };
        self.senders.spawn(outgoing::carry(fetches, self.intake.clone(), FETCHES_AT_ONCE_MAX, fetch));
        let position = positions.get(receive::CHANNEL).and_then(|text| Position::parse(text));
        let (intake, stop) = (self.intake.clone(), self.stop.subscribe());
        let on_gap = tell_gap(self.intake.clone(), by_mail);
        self.tasks.spawn(async move {
            if let Err(error) = channel.run(intake, position, on_gap, stop).await {
                tracing::error!(%error, "Telegram cannot be taken in");
            }
        });
        Ok(())
    }

    fn start_control(&mut self, loaded: &Loaded) -> Result<(), StartError> {
        let listener = control::bind(&loaded.settings.control_socket)
            .map_err(|error| StartError::channel(&format!("the control socket {}", loaded.settings.control_socket.display()), &error))?;
        self.tasks.spawn(control::serve(listener, self.office.clone()));
        Ok(())
    }
}

fn by_mail(settings: &Settings) -> Vec<ContactId> {
    settings.admins.iter().cloned().map(ContactId::Email).collect()
}

/// Tells the admins of a time in which Telegram may have thrown messages away.
fn tell_gap(intake: Intake, admins: Vec<ContactId>) -> impl Fn(Gap) + Send {
    move |gap: Gap| {
        let time = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
        let alarm = Alarm::new(&["admin-gap"], &[("from", &time(gap.from)), ("until", &time(gap.until))]);
        tracing::warn!("{alarm}");
        let (intake, admins) = (intake.clone(), admins.clone());
        tokio::spawn(async move {
            if alarms::tell(&intake, &admins, &alarm).await.is_err() {
                tracing::warn!("the gap could not be told: the engine has stopped");
            }
        });
    }
}
