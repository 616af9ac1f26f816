//! Takes updates in by long polling.
//!
//! An offset, which makes Telegram forget all lower ids, is sent only after everything below it is on disk, and only until one
//! call with it has succeeded: after a quiet week Telegram goes on at a random id, which an old offset would confirm unseen.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use teloxide::prelude::Requester;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::engine::inbound::Cursor;
use crate::io::health::{Gap, Health};
use crate::io::intake::{Intake, Unavailable};
use crate::text::Lang;

use super::album::{Gathering, Ready};
use super::line::Line;
use super::shape::{self, Shaped, What};
use super::trouble::Trouble;
use super::wire::{self, Received};

/// The name of the channel's cursor and of its reports.
pub const CHANNEL: &str = "telegram";

/// Telegram keeps updates this long.
const KEPT: TimeDelta = TimeDelta::hours(24);
/// How often the instant of the last poll is written where nothing comes in.
const NOTED_EVERY: TimeDelta = TimeDelta::hours(1);
/// How far below the cursor an update counts as one that was taken in; beyond, Telegram has chosen new numbers.
const REDELIVERED_MAX: u32 = 1000;
/// Updates in one answer; a full answer means that more wait.
const BATCH_MAX: usize = 100;
/// While an album waits, its updates are not confirmed and would be delivered again and again: ask less often.
const GATHERING_PAUSE: Duration = Duration::from_millis(200);
const PAUSE_MAX: Duration = Duration::from_secs(60);
/// Best-effort calls at the same time; beyond, they are left out.
const COURTESIES_MAX: usize = 64;
/// Groups that are remembered as having been told.
const GROUPS_MAX: usize = 10_000;

/// Words for groups and channels, where the bot does not work, in a language if one is known.
pub type Decline = Arc<dyn Fn(Option<&Lang>) -> String + Send + Sync>;

/// How updates are taken in.
#[derive(Clone)]
pub struct Settings {
    /// The longest wait of one poll, in seconds; at most 50.
    pub poll_wait_seconds: u64,
    /// An album is complete when no part came for this long.
    pub album_quiet: Duration,
    /// The first pause after a failure; it doubles up to a minute.
    pub pause_first: Duration,
    /// Files over this are not to be had: 20 MB from the cloud, 2 GB from a local Bot API server.
    pub download_bytes_max: u64,
    pub decline: Decline,
}

impl Settings {
    /// The settings for `api.telegram.org`.
    pub fn cloud(decline: Decline) -> Self {
        Self {
            poll_wait_seconds: super::POLL_WAIT.as_secs(),
            album_quiet: Duration::from_secs(1),
            pause_first: Duration::from_secs(1),
            download_bytes_max: 20 << 20,
            decline,
        }
    }
}

/// How far the channel has been taken in, as its cursor keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Everything up to this update is on disk. `None` before the first.
    pub update_id: Option<u32>,
    /// When Telegram last answered a poll.
    pub polled_at: DateTime<Utc>,
}

impl Position {
    /// Reads a cursor's position; `None` if it is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let (update_id, polled_at) = text.split_once(' ')?;
        let update_id = if update_id == "-" { None } else { Some(update_id.parse().ok()?) };
        Some(Self { update_id, polled_at: DateTime::from_timestamp(polled_at.parse().ok()?, 0)? })
    }

    pub fn cursor(&self) -> Cursor {
        let update_id = self.update_id.map_or_else(|| "-".to_owned(), |id| id.to_string());
        Cursor { channel: CHANNEL.into(), position: format!("{update_id} {}", self.polled_at.timestamp()) }
    }

    /// Returns the span in which updates may have expired before anybody asked for them.
    pub fn gap(&self, now: DateTime<Utc>) -> Option<Gap> {
        (now - self.polled_at > KEPT).then(|| Gap { channel: CHANNEL.into(), from: self.polled_at, until: now - KEPT })
    }
}

/// Takes updates in until the engine stops; dropping the future at any moment loses nothing.
///
/// `position` is what the cursor said at start. A silence longer than Telegram keeps updates, before the start or later, is given
/// to `on_gap` once Telegram answers again.
///
/// # Errors
/// The engine takes nothing in: stop the daemon.
pub async fn receive(
    bot: impl Into<Line>,
    intake: Intake,
    health: Health,
    settings: Settings,
    position: Option<Position>,
    on_gap: impl Fn(Gap) + Send,
) -> Result<(), Unavailable> {
    let mut receiver = Receiver::new(bot.into(), intake, health, settings, position.and_then(|position| position.update_id));
    receiver.leave_webhook().await;
    let mut last = position;
    loop {
        let received = receiver.poll().await;
        let now = Utc::now();
        if let Some(gap) = last.and_then(|last| last.gap(now)) {
            on_gap(gap);
        }
        last = Some(Position { update_id: None, polled_at: now });
        receiver.take(received).await?;
    }
}

struct Receiver {
    line: Line,
    intake: Intake,
    health: Health,
    settings: Settings,
    gathering: Gathering,
    /// Everything up to this is on disk.
    through: Option<u32>,
    /// To be sent with polls until one succeeds.
    offset: Option<u32>,
    noted_at: Option<DateTime<Utc>>,
    courtesy: Courtesy,
}

impl Receiver {
    fn new(line: Line, intake: Intake, health: Health, settings: Settings, through: Option<u32>) -> Self {
        let courtesy = Courtesy::new(line.clone(), Arc::clone(&settings.decline));
        let gathering = Gathering::new(settings.album_quiet);
        Self { line, intake, health, settings, gathering, through, offset: None, noted_at: None, courtesy }
    }

    /// Polling is refused while a webhook is set, such as that of an earlier configuration. Its updates are kept.
    async fn leave_webhook(&self) {
        if let Err(error) = self.line.bot().delete_webhook().await {
            tracing::warn!(error = %Trouble::from(error), "the webhook could not be removed");
        }
    }

    /// Asks until Telegram answers.
    async fn poll(&mut self) -> Vec<Received> {
        let mut pause = self.settings.pause_first;
        loop {
            // The first answer tells at once whether the channel works; while an album waits, its updates are not confirmed.
            let at_once = self.noted_at.is_none() || self.gathering.next_at().is_some();
            let wait_seconds = if at_once { 0 } else { self.settings.poll_wait_seconds };
            match wire::get_updates(&self.line.bot(), self.offset.map(i64::from), wait_seconds).await {
                Ok(received) => {
                    self.health.up(Utc::now());
                    self.confirmed();
                    return received;
                }
                Err(trouble) => {
                    tracing::warn!(%trouble, pause_seconds = pause.as_secs_f32(), "getUpdates failed");
                    self.health.down(Utc::now(), &trouble.to_string());
                    self.line.heed(&trouble);
                    let asked = if let Trouble::TooMany { retry_after } = trouble { retry_after } else { Duration::ZERO };
                    tokio::time::sleep(jittered(pause).max(asked)).await;
                    pause = (pause * 2).min(PAUSE_MAX);
                }
            }
        }
    }

    /// The call with the offset has succeeded: what lies below is forgotten on both sides.
    fn confirmed(&mut self) {
        if let Some(offset) = self.offset.take() {
            self.gathering.confirmed_below(offset);
        }
    }

    /// Has the answer of one poll committed, then lets the next poll confirm it.
    async fn take(&mut self, received: Vec<Received>) -> Result<(), Unavailable> {
        let now = Utc::now();
        let count = received.len();
        let mut highest = None;
        let mut news = 0;
        for received in received {
            let shaped = shape::shape(received, now, self.settings.download_bytes_max);
            if self.is_redelivered(shaped.update_id) {
                highest = highest.max(self.through);
                continue;
            }
            highest = highest.max(Some(shaped.update_id));
            news += usize::from(self.add(shaped));
        }
        if count == BATCH_MAX && news == 0 {
            self.gathering.end_all();
        }
        let ready = self.gathering.ready(Instant::now());
        let through = self.gathering.oldest_waiting().map(|id| id.saturating_sub(1)).or(highest).or(self.through);
        self.commit(ready, through, now).await?;
        self.advance(through, highest.is_some());
        if let Some(next_at) = self.gathering.next_at() {
            tokio::time::sleep_until(next_at.min(Instant::now() + GATHERING_PAUSE)).await;
        }
        Ok(())
    }

    fn is_redelivered(&self, update_id: u32) -> bool {
        self.through.is_some_and(|through| update_id <= through && through - update_id < REDELIVERED_MAX)
    }

    /// Adds an update, and returns whether it is new.
    fn add(&mut self, shaped: Shaped) -> bool {
        match &shaped.what {
            What::Elsewhere { chat, lang } => self.courtesy.decline(*chat, lang.as_ref()),
            What::Unreadable => tracing::warn!(update = shaped.update_id, "an update cannot be read and names no private chat: skipped"),
            What::Item { .. } | What::AlbumPart { .. } | What::Ignored => {}
        }
        self.gathering.add(shaped, Instant::now())
    }

    async fn commit(&mut self, ready: Vec<Ready>, through: Option<u32>, now: DateTime<Utc>) -> Result<(), Unavailable> {
        let position = Position { update_id: through, polled_at: now };
        if ready.is_empty() {
            let due = self.noted_at.is_none_or(|at| now - at >= NOTED_EVERY);
            if due {
                self.intake.note(position.cursor()).await?;
                self.noted_at = Some(now);
            }
            return Ok(());
        }
        let mut presses = Vec::new();
        let mut items = Vec::with_capacity(ready.len());
        for ready in ready {
            presses.extend(ready.press);
            items.push(ready.inbound);
        }
        if let Some(last) = items.last_mut() {
            last.cursor = Some(position.cursor());
        }
        self.intake.take(items).await?;
        self.noted_at = Some(now);
        self.courtesy.answer(presses);
        Ok(())
    }

    fn advance(&mut self, through: Option<u32>, received: bool) {
        if received && let Some(through) = through {
            self.through = Some(through);
            self.offset = Some(through + 1);
        }
    }
}

/// Small politenesses: best effort, never awaited, never repeated.
pub(super) struct Courtesy {
    line: Line,
    decline: Decline,
    told: BTreeSet<i64>,
    slots: Arc<Semaphore>,
}

impl Courtesy {
    pub(super) fn new(line: Line, decline: Decline) -> Self {
        Self { line, decline, told: BTreeSet::new(), slots: Arc::new(Semaphore::new(COURTESIES_MAX)) }
    }

    /// Ends the waiting signs on pressed buttons; without it Telegram ends them after some seconds.
    pub(super) fn answer(&self, presses: Vec<String>) {
        for press in presses {
            let Ok(slot) = Arc::clone(&self.slots).try_acquire_owned() else { return };
            let bot = self.line.bot();
            tokio::spawn(async move {
                if let Err(trouble) = wire::answer_callback_query(&bot, press).await {
                    tracing::debug!(%trouble, "answerCallbackQuery failed");
                }
                drop(slot);
            });
        }
    }

    /// Says once in a group or channel that the bot works in private chats only.
    pub(super) fn decline(&mut self, chat: i64, lang: Option<&Lang>) {
        if self.told.len() >= GROUPS_MAX || !self.told.insert(chat) {
            return;
        }
        let Ok(slot) = Arc::clone(&self.slots).try_acquire_owned() else { return };
        let (bot, text) = (self.line.bot(), (self.decline)(lang));
        tokio::spawn(async move {
            let message =
                wire::SendMessage { chat_id: chat, text, reply_markup: None, link_preview_options: wire::NoPreview { is_disabled: true } };
            if let Err(trouble) = wire::send_message(&bot, message).await {
                tracing::debug!(%trouble, "a group could not be told that the bot does not work there");
            }
            drop(slot);
        });
    }
}

/// Shortens a pause by up to a half, so that many clients do not come back at once.
fn jittered(pause: Duration) -> Duration {
    let part = f64::from(Utc::now().timestamp_subsec_micros() % 1000) / 1000.0;
    pause.mul_f64(0.5 + part / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_reads_back_from_its_cursor() {
        for update_id in [None, Some(700_001)] {
            let position = Position { update_id, polled_at: DateTime::from_timestamp(1_700_000_000, 0).unwrap() };
            assert_eq!(Position::parse(&position.cursor().position), Some(position));
        }
        assert_eq!(Position::parse("700001"), None);
    }

    #[test]
    fn only_a_silence_longer_than_telegram_keeps_updates_is_a_gap() {
        let polled_at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let position = Position { update_id: None, polled_at };
        assert_eq!(position.gap(polled_at + TimeDelta::hours(24)), None);
        let gap = position.gap(polled_at + TimeDelta::hours(30)).unwrap();
        assert_eq!((gap.from, gap.until), (polled_at, polled_at + TimeDelta::hours(6)));
    }
}
