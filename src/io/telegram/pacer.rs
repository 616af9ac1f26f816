//! When the next message may leave: the rates that Telegram allows, overall and in each chat.
//!
//! Pure over instants. Hands out instants instead of refusing, so that a limit is never met.

use std::collections::BTreeMap;
use std::time::Duration;

use tokio::time::Instant;

/// Chats that are kept in mind before those are dropped that may send at once.
const CHATS_MAX: usize = 4096;

/// One message per `interval`; after a silence, up to `burst` at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub interval: Duration,
    pub burst: u32,
}

impl Rate {
    /// Returns `per_second` messages a second.
    pub fn per_second(per_second: u32, burst: u32) -> Self {
        Self { interval: Duration::from_secs(1) / per_second.max(1), burst: burst.max(1) }
    }
}

/// The rates in force; `None` for no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub overall: Option<Rate>,
    pub per_chat: Option<Rate>,
}

impl Pace {
    /// For `api.telegram.org`: 30 a second overall, one a second in a chat after a burst of three.
    pub fn cloud() -> Self {
        Self { overall: Some(Rate::per_second(30, 10)), per_chat: Some(Rate::per_second(1, 3)) }
    }

    /// For a local Bot API server.
    pub fn unlimited() -> Self {
        Self { overall: None, per_chat: None }
    }
}

/// Generic cell rate: `full_at` is when all that was handed out is paid off.
#[derive(Clone, Copy, Debug)]
struct Meter {
    full_at: Instant,
}

impl Meter {
    /// Returns when the next message may leave.
    fn next_at(self, rate: Rate, now: Instant) -> Instant {
        let credit = rate.interval * (rate.burst - 1);
        self.full_at.checked_sub(credit).map_or(now, |at| at.max(now))
    }

    fn count(&mut self, rate: Rate, at: Instant) {
        self.full_at = self.full_at.max(at) + rate.interval;
    }
}

/// Keeps the rates.
#[derive(Debug)]
pub(super) struct Pacer {
    pace: Pace,
    overall: Option<Meter>,
    chats: BTreeMap<i64, Meter>,
    /// Chats that Telegram asked to leave alone, and until when.
    closed: BTreeMap<i64, Instant>,
    all_closed_until: Option<Instant>,
}

impl Pacer {
    pub(super) fn new(pace: Pace) -> Self {
        Self { pace, overall: None, chats: BTreeMap::new(), closed: BTreeMap::new(), all_closed_until: None }
    }

    /// Returns until when Telegram asked us not to write to this chat.
    pub(super) fn closed_until(&self, chat: i64, now: Instant) -> Option<Instant> {
        let until = self.closed.get(&chat).copied().max(self.all_closed_until)?;
        (now < until).then_some(until)
    }

    /// Returns when the chat may have its next message, without counting one.
    pub(super) fn chat_at(&self, chat: i64, now: Instant) -> Instant {
        match (self.pace.per_chat, self.chats.get(&chat)) {
            (Some(rate), Some(meter)) => meter.next_at(rate, now),
            (Some(_) | None, _) => now,
        }
    }

    /// Counts a message to the chat, and returns when it may leave as far as all chats together go.
    pub(super) fn reserve(&mut self, chat: i64, now: Instant) -> Instant {
        let at = match self.pace.overall {
            Some(rate) => {
                let meter = self.overall.get_or_insert(Meter { full_at: now });
                let at = meter.next_at(rate, now);
                meter.count(rate, at);
                at
            }
            None => now,
        };
        if let Some(rate) = self.pace.per_chat {
            if CHATS_MAX <= self.chats.len() {
                self.chats.retain(|_, meter| now < meter.full_at);
            }
            self.chats.entry(chat).or_insert(Meter { full_at: at }).count(rate, at);
        }
        at
    }

    /// Leaves a chat alone, and all chats where another one is closed already: then the limit that was met is the common one.
    pub(super) fn close(&mut self, chat: i64, until: Instant, now: Instant) {
        self.closed.retain(|_, until| now < *until);
        if self.closed.keys().any(|closed| *closed != chat) {
            self.all_closed_until = self.all_closed_until.max(Some(until));
        }
        self.closed.insert(chat, until);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_chat_gets_a_short_burst_and_then_one_message_a_second() {
        let (start, mut pacer) = (Instant::now(), Pacer::new(Pace::cloud()));
        let mut now = start;
        let mut left = Vec::new();
        for _ in 0..6 {
            now = pacer.chat_at(1, now);
            now = pacer.reserve(1, now);
            left.push((now - start).as_millis());
        }
        assert_eq!(left, [0, 0, 0, 1000, 2000, 3000]);
    }

    #[test]
    fn no_second_sees_more_than_thirty_messages_after_the_burst() {
        let (start, mut pacer) = (Instant::now(), Pacer::new(Pace::cloud()));
        let left: Vec<Instant> = (0..200).map(|chat| pacer.reserve(chat, start)).collect();
        for window in left.windows(42) {
            assert!(window[41] - window[0] >= SECOND, "{:?}", window[41] - window[0]);
        }
    }

    #[test]
    fn a_chat_that_must_wait_takes_nothing_from_the_others() {
        let (now, mut pacer) = (Instant::now(), Pacer::new(Pace::cloud()));
        for _ in 0..3 {
            pacer.reserve(1, now);
        }
        assert_eq!(pacer.chat_at(1, now), now + SECOND);
        assert_eq!((pacer.chat_at(2, now), pacer.reserve(2, now)), (now, now));
    }

    #[test]
    fn one_closed_chat_leaves_the_others_open_and_two_close_all() {
        let (now, mut pacer) = (Instant::now(), Pacer::new(Pace::cloud()));
        pacer.close(1, now + SECOND, now);
        assert_eq!((pacer.closed_until(1, now), pacer.closed_until(3, now)), (Some(now + SECOND), None));
        pacer.close(2, now + SECOND * 5, now);
        assert_eq!(pacer.closed_until(3, now), Some(now + SECOND * 5));
        assert_eq!(pacer.closed_until(3, now + SECOND * 5), None);
    }

    #[test]
    fn the_chats_in_mind_are_bounded() {
        let (start, mut pacer) = (Instant::now(), Pacer::new(Pace { overall: None, per_chat: Some(Rate::per_second(1, 3)) }));
        for chat in 0..20_000 {
            pacer.reserve(chat, start + Duration::from_millis(10) * chat as u32);
        }
        assert!(pacer.chats.len() <= CHATS_MAX);
    }
}
