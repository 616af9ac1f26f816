//! Customers who write as fast as they are answered: each place plays one conversation after the other, each as a new person.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::bot_api::{BotApi, Customer};
use crate::process::Process;

/// What a customer writes, in eight steps after the start; the bot answers each.
const LINES: [&str; 9] = [
    "/start",
    "A product",
    "The handle of my kettle came off and hot water ran over the floor.",
    "No",
    "ab-123456",
    "2",
    "My money back",
    "ann@example.org",
    "Yes",
];
/// Not measured: connections are made, pages are read for the first time.
const WARM_UP: Duration = Duration::from_secs(2);
/// An answer that takes longer fails the run.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was measured with one crowd.
pub(crate) struct Load {
    pub(crate) customers: usize,
    pub(crate) conversations: f64,
    pub(crate) seconds: f64,
    pub(crate) cpu_seconds: f64,
    pub(crate) flushes: f64,
    /// Sorted.
    replies: Vec<Duration>,
}

impl Load {
    pub(crate) fn per_second(&self) -> f64 {
        self.conversations / self.seconds
    }

    pub(crate) fn cpu_per_thousand(&self) -> f64 {
        self.cpu_seconds / self.conversations * 1_000.0
    }

    pub(crate) fn replies_per_flush(&self) -> f64 {
        self.replies.len() as f64 / self.flushes
    }

    pub(crate) fn flushes_per_conversation(&self) -> f64 {
        self.flushes / self.conversations
    }

    /// Returns what `percent` of all replies took at most, in milliseconds.
    pub(crate) fn reply_ms(&self, percent: usize) -> f64 {
        let place = (self.replies.len() * percent / 100).min(self.replies.len() - 1);
        self.replies[place].as_secs_f64() * 1_000.0
    }
}

/// Plays `customers` at the same time, and measures for `time`. `flushes` tells how often the bot has synced so far.
pub(crate) async fn play(api: &BotApi, bot: &Process, flushes: impl Fn() -> u64, customers: usize, time: Duration) -> Load {
    static CHATS: AtomicI64 = AtomicI64::new(1_000);
    let api = Arc::new(api.people());
    let (from, until) = (Instant::now() + WARM_UP, Instant::now() + WARM_UP + time);
    let mut places = JoinSet::new();
    for _ in 0..customers {
        let people = Arc::clone(&api);
        places.spawn(async move {
            let mut replies = Vec::new();
            while Instant::now() < until {
                let chat = CHATS.fetch_add(1, Ordering::Relaxed);
                converse(people.customer(chat, "Ann", "en"), from, until, &mut replies).await;
            }
            replies
        });
    }
    tokio::time::sleep_until(from.into()).await;
    let (cpu_before, flushes_before, started) = (bot.cpu_seconds(), flushes(), Instant::now());
    tokio::time::sleep_until(until.into()).await;
    let (cpu_after, flushes_after, seconds) = (bot.cpu_seconds(), flushes(), started.elapsed().as_secs_f64());
    let mut replies: Vec<Duration> = places.join_all().await.into_iter().flatten().collect();
    replies.sort();
    let conversations = replies.len() as f64 / LINES.len() as f64;
    Load {
        customers,
        conversations,
        seconds,
        cpu_seconds: cpu_after - cpu_before,
        flushes: (flushes_after - flushes_before) as f64,
        replies,
    }
}

/// Plays one conversation, and notes how long each reply took that came between `from` and `until`.
async fn converse(mut customer: Customer, from: Instant, until: Instant, replies: &mut Vec<Duration>) {
    for line in LINES {
        let asked = Instant::now();
        if until <= asked {
            return;
        }
        customer.say(line);
        let reply = customer.next_message(PATIENCE).await;
        assert!(reply.is_some(), "no answer to {line:?} within {PATIENCE:?}");
        let answered = Instant::now();
        if from <= answered && answered < until {
            replies.push(answered - asked);
        }
    }
}
