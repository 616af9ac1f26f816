//! The Bot API's rate limits: about 30 messages a second overall, one a second in a chat, short bursts allowed.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Sends allowed per second, with bursts; `None` for no limit.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub overall: Option<Rate>,
    pub per_chat: Option<Rate>,
    pub download_bytes_max: u64,
}

#[derive(Clone, Copy, Debug)]
pub struct Rate {
    pub per_second: f64,
    pub burst: f64,
}

impl Limits {
    /// Those of `api.telegram.org`.
    pub fn cloud() -> Self {
        Self {
            overall: Some(Rate { per_second: 30.0, burst: 30.0 }),
            per_chat: Some(Rate { per_second: 1.0, burst: 4.0 }),
            download_bytes_max: 20 << 20,
        }
    }

    /// Those of a local Bot API server.
    pub fn local() -> Self {
        Self { overall: None, per_chat: None, download_bytes_max: 2000 << 20 }
    }
}

#[derive(Debug)]
struct Bucket {
    rate: Rate,
    tokens: f64,
    at: Instant,
    /// After a 429, everything is refused until then.
    closed_until: Option<Instant>,
}

impl Bucket {
    fn new(rate: Rate, now: Instant) -> Self {
        Self { rate, tokens: rate.burst, at: now, closed_until: None }
    }

    /// Returns how long to wait, where a send is not allowed at `now`.
    fn wait(&mut self, now: Instant) -> Option<Duration> {
        if let Some(until) = self.closed_until.filter(|until| now < *until) {
            return Some(until - now);
        }
        self.closed_until = None;
        self.tokens = (self.tokens + (now - self.at).as_secs_f64() * self.rate.per_second).min(self.rate.burst);
        self.at = now;
        (self.tokens < 1.0).then(|| Duration::from_secs_f64((1.0 - self.tokens) / self.rate.per_second))
    }

    fn close(&mut self, now: Instant, seconds: u32) {
        self.closed_until = Some(now + Duration::from_secs(seconds.into()));
    }
}

#[derive(Debug)]
pub(crate) struct Meter {
    limits: Limits,
    overall: Option<Bucket>,
    chats: BTreeMap<i64, Bucket>,
}

impl Meter {
    pub(crate) fn new(limits: Limits) -> Self {
        let now = Instant::now();
        Self { limits, overall: limits.overall.map(|rate| Bucket::new(rate, now)), chats: BTreeMap::new() }
    }

    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Counts a send; where it is too many, returns `retry_after`.
    pub(crate) fn send(&mut self, chat: i64) -> Result<(), u32> {
        let now = Instant::now();
        let per_chat = self.limits.per_chat;
        let mut buckets: Vec<&mut Bucket> = self.overall.iter_mut().collect();
        if let Some(rate) = per_chat {
            buckets.push(self.chats.entry(chat).or_insert_with(|| Bucket::new(rate, now)));
        }
        for bucket in &mut buckets {
            if let Some(wait) = bucket.wait(now) {
                let seconds = wait.as_secs() as u32 + 1;
                bucket.close(now, seconds);
                return Err(seconds);
            }
        }
        for bucket in buckets {
            bucket.tokens -= 1.0;
        }
        Ok(())
    }
}
