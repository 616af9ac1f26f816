//! The one thread that owns the engine: drains what waits, commits it together, then answers and hands out messages.
//!
//! Never answers before the commit is on disk. A store error ends the thread: every open request is dropped, which its
//! channel reads as “later”.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot, watch};

use crate::desk::message::{Content, Message};
use crate::engine::inbound::{InboundKey, Receipt};
use crate::engine::outbox::Room;
use crate::engine::store::{Store, StoreError};
use crate::engine::{Engine, Work};
use crate::io::clock::Clock;
use crate::io::intake::Request;

/// How many items share one commit; the figure is measured: longer groups delay readers, shorter ones waste flushes.
pub const GROUP_COUNT_MAX: usize = 64;
/// The longest time between two signs of life.
const BEAT_SECONDS_MAX: i64 = 5;

/// A piece of work with the engine itself, between two commits: views, backups, new rules.
pub type Visit<S> = Box<dyn FnOnce(&mut Engine<S>) + Send>;

/// What the writer needs besides the engine.
#[derive(Debug)]
pub struct Doors<S> {
    pub requests: mpsc::Receiver<Request>,
    pub visits: mpsc::Receiver<Visit<S>>,
    /// Where messages go that may be sent; bounded by `room`.
    pub chats: mpsc::Sender<Message>,
    pub mails: mpsc::Sender<Message>,
    pub fetches: mpsc::Sender<Message>,
    pub stop: watch::Receiver<Stopping>,
}

/// How far the daemon has come on its way to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopping {
    NotYet,
    /// Nothing further is handed out; what comes back from the other sides is still written.
    HandOutNothing,
    Now,
}

/// Counts what the writer does; read by the watchdog and by benchmarks.
#[derive(Debug, Default)]
pub struct Beat {
    pub turns: AtomicU64,
    pub commits: AtomicU64,
    pub items: AtomicU64,
}

enum Next<S> {
    Request(Request),
    Visit(Visit<S>),
    Time,
    Stop,
}

/// Who waits for the receipts of a stretch of a group.
enum Waiting {
    Take { count: usize, answer: oneshot::Sender<Vec<Receipt>> },
    Note { answer: oneshot::Sender<()> },
    Seen { keys: Vec<InboundKey>, answer: oneshot::Sender<Vec<bool>> },
    Settle,
}

/// Runs until it is told to stop or all doors are closed, and gives the engine back.
///
/// # Errors
/// The store failed: nothing further was confirmed; the process must end.
pub fn run<S: Store>(
    mut engine: Engine<S>,
    mut doors: Doors<S>,
    clock: &Clock,
    beat: &Arc<Beat>,
    runtime: &Handle,
) -> Result<Engine<S>, StoreError> {
    loop {
        beat.turns.fetch_add(1, Ordering::Relaxed);
        turn(&mut engine, &doors, clock, beat)?;
        match runtime.block_on(next(&engine, &mut doors, clock))? {
            Next::Request(first) => serve(&mut engine, &mut doors.requests, first, clock, beat)?,
            Next::Visit(visit) => visit(&mut engine),
            Next::Time => {}
            Next::Stop => return drain(engine, doors, clock, beat, runtime),
        }
    }
}

/// Hands out nothing more, and writes what becomes of the messages under way, until it is told to end or nobody is left to
/// report.
fn drain<S: Store>(mut engine: Engine<S>, doors: Doors<S>, clock: &Clock, beat: &Beat, runtime: &Handle) -> Result<Engine<S>, StoreError> {
    let Doors { mut requests, mut stop, visits, chats, mails, fetches } = doors;
    // Closed doors tell the senders that nothing more comes.
    drop((visits, chats, mails, fetches));
    loop {
        let request = runtime.block_on(async {
            tokio::select! {
                biased;
                request = requests.recv() => request,
                // A teller who is gone says “now” too.
                _ = stop.wait_for(|stop| *stop == Stopping::Now) => None,
            }
        });
        let Some(request) = request else { return Ok(engine) };
        serve(&mut engine, &mut requests, request, clock, beat)?;
    }
}

/// Does what time demands, then hands out what may be sent.
fn turn<S: Store>(engine: &mut Engine<S>, doors: &Doors<S>, clock: &Clock, beat: &Beat) -> Result<(), StoreError> {
    let now = clock.now();
    if 0 < engine.wake(now)? {
        beat.commits.fetch_add(1, Ordering::Relaxed);
    }
    for message in engine.outgoing(now, room(doors))? {
        let door = match &message.content {
            Content::Chat(_) => &doors.chats,
            Content::Mail(_) => &doors.mails,
            Content::Fetch { .. } => &doors.fetches,
        };
        // There was room, and nobody else sends: only a stopped sender refuses, and then the message waits for the next start.
        if door.try_send(message).is_err() {
            tracing::warn!("a message could not be handed to its sender");
        }
    }
    Ok(())
}

fn room<S>(doors: &Doors<S>) -> Room {
    Room { chats: doors.chats.capacity(), mails: doors.mails.capacity(), fetches: doors.fetches.capacity() }
}

async fn next<S: Store>(engine: &Engine<S>, doors: &mut Doors<S>, clock: &Clock) -> Result<Next<S>, StoreError> {
    let latest = clock.now() + TimeDelta::seconds(BEAT_SECONDS_MAX);
    let at = engine.next_call(room(doors))?.map_or(latest, |at| at.min(latest));
    let pause = clock.until(at).min(Duration::from_secs(BEAT_SECONDS_MAX.unsigned_abs()));
    tokio::select! {
        biased;
        _ = doors.stop.wait_for(|stop| *stop != Stopping::NotYet) => Ok(Next::Stop),
        request = doors.requests.recv() => Ok(request.map_or(Next::Stop, Next::Request)),
        Some(visit) = doors.visits.recv() => Ok(Next::Visit(visit)),
        () = tokio::time::sleep(pause) => Ok(Next::Time),
    }
}

/// Takes the first request and all that wait behind it, up to a group, and commits them together.
fn serve<S: Store>(
    engine: &mut Engine<S>,
    requests: &mut mpsc::Receiver<Request>,
    first: Request,
    clock: &Clock,
    beat: &Beat,
) -> Result<(), StoreError> {
    let mut work = Vec::new();
    let mut waiting = Vec::new();
    let mut request = Some(first);
    while let Some(taken) = request.take() {
        waiting.push(unpack(taken, &mut work));
        if work.len() < GROUP_COUNT_MAX {
            request = requests.try_recv().ok();
        }
    }
    let mut receipts = engine.work(&work, clock.now())?.into_iter();
    beat.commits.fetch_add(1, Ordering::Relaxed);
    beat.items.fetch_add(u64::try_from(work.len()).unwrap_or(u64::MAX), Ordering::Relaxed);
    for waiting in waiting {
        answer(waiting, &mut receipts, |keys| engine.seen(keys, clock.now()))?;
    }
    Ok(())
}

fn unpack(request: Request, work: &mut Vec<Work>) -> Waiting {
    match request {
        Request::Take { items, answer } => {
            let count = items.len();
            work.extend(items.into_iter().map(Work::Take));
            Waiting::Take { count, answer }
        }
        Request::Seen { keys, answer } => Waiting::Seen { keys, answer },
        Request::Note { cursor, answer } => {
            work.push(Work::Note(cursor));
            Waiting::Note { answer }
        }
        Request::Settle { message, result } => {
            work.push(Work::Settle { message, result });
            Waiting::Settle
        }
    }
}

/// Answers one request; an asker who has gone away loses nothing, since the commit is on disk.
fn answer(
    waiting: Waiting,
    receipts: &mut impl Iterator<Item = Receipt>,
    seen: impl FnOnce(&[InboundKey]) -> Result<Vec<bool>, StoreError>,
) -> Result<(), StoreError> {
    let gone = match waiting {
        Waiting::Take { count, answer } => answer.send(receipts.take(count).collect()).is_err(),
        Waiting::Note { answer } => {
            receipts.next();
            answer.send(()).is_err()
        }
        Waiting::Seen { keys, answer } => answer.send(seen(&keys)?).is_err(),
        Waiting::Settle => {
            receipts.next();
            false
        }
    };
    if gone {
        tracing::debug!("an answer came after its asker had left");
    }
    Ok(())
}
