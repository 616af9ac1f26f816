//! Sends chat messages, at the pace that Telegram allows; one at a time in each chat, and no chat waits for another.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use teloxide::payloads::SendDocumentSetters;
use teloxide::prelude::Requester;
use teloxide::types::{ChatId, InputFile};
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::desk::message::ChatMessage;
use crate::engine::inbound::SendResult;
use crate::flow::answer::{File, FilePlace};
use crate::flow::button;
use crate::flow::conversation::{Keyboard, PromptButton};

use super::line::Line;
use super::pacer::{Pace, Pacer};
use super::trouble::Trouble;
use super::wire::{self, InlineButton, Markup, NoPreview, ReplyButton, SendMessage};

/// A message that must wait longer for its chat goes back to the outbox.
const WAIT_MAX: Duration = Duration::from_secs(5);
/// What Telegram takes as the caption of a file, in UTF-16 units.
const CAPTION_UNITS_MAX: usize = 1024;

/// Where the bytes of a stored file are, by their SHA-256.
pub type PathOf = Arc<dyn Fn(&str) -> PathBuf + Send + Sync>;

/// Sends chat messages; shared by all tasks of the daemon.
pub struct Sender {
    line: Line,
    path_of: PathOf,
    call_time_max: Duration,
    pacer: Mutex<Pacer>,
    calls: Semaphore,
    chats: Mutex<BTreeMap<i64, Arc<tokio::sync::Mutex<()>>>>,
}

impl Sender {
    /// `calls_max`: calls under way at the same time; each is given up after `call_time_max`.
    pub fn new(bot: impl Into<Line>, pace: Pace, calls_max: usize, call_time_max: Duration, path_of: PathOf) -> Self {
        let (pacer, chats) = (Mutex::new(Pacer::new(pace)), Mutex::new(BTreeMap::new()));
        Self { line: bot.into(), path_of, call_time_max, pacer, calls: Semaphore::new(calls_max), chats }
    }

    /// Sends `message`, after as long a wait as the pace demands.
    ///
    /// After a result other than `Accepted` the message may still have arrived: a dropped connection does not tell.
    pub async fn send(&self, message: &ChatMessage) -> SendResult {
        let lane = self.lane(message.chat);
        let turn = lane.lock().await;
        let result = match self.send_parts(message).await {
            Ok(by) => SendResult::Accepted { by },
            Err(failure) => self.failed(message.chat, failure),
        };
        drop(turn);
        drop(lane);
        self.leave_lane(message.chat);
        result
    }

    /// One short text with one file is one message; else the text goes first, then each file.
    async fn send_parts(&self, message: &ChatMessage) -> Result<String, Failure> {
        let text = message.text.as_str();
        let plain = message.buttons.is_empty() && message.keyboard.is_none();
        if let [file] = &message.files[..]
            && plain
            && text.encode_utf16().count() <= CAPTION_UNITS_MAX
        {
            return self.send_document(message.chat, file, text).await;
        }
        let mut by = String::new();
        if !text.is_empty() {
            by = self.send_text(message).await?;
        }
        for file in &message.files {
            by = self.send_document(message.chat, file, "").await?;
        }
        Ok(by)
    }

    async fn send_text(&self, message: &ChatMessage) -> Result<String, Failure> {
        let call = SendMessage {
            chat_id: message.chat,
            text: message.text.as_str().to_owned(),
            reply_markup: markup(&message.buttons, message.keyboard.as_ref()),
            link_preview_options: NoPreview { is_disabled: true },
        };
        let sent = self.call(message.chat, wire::send_message(&self.line.bot(), call)).await?;
        Ok(format!("message {}", sent.message_id))
    }

    async fn send_document(&self, chat: i64, file: &File, caption: &str) -> Result<String, Failure> {
        let input = match &file.place {
            FilePlace::Stored { sha256 } => InputFile::file((self.path_of)(sha256)),
            FilePlace::Written { text } => InputFile::memory(text.as_str().to_owned()),
            FilePlace::Telegram { .. } | FilePlace::TooLarge => {
                return Err(Failure::Call(Trouble::Refused { reason: "the file is not in the attachment folder".into() }));
            }
        };
        let input = input.file_name(file.name.as_str().to_owned());
        let mut call = self.line.bot().send_document(ChatId(chat), input);
        if !caption.is_empty() {
            call = call.caption(caption);
        }
        let sent = self.call(chat, async { call.await.map_err(Trouble::from) }).await?;
        Ok(format!("message {}", sent.id))
    }

    /// Makes one call to the chat when it is allowed, within its time.
    ///
    /// The time is counted here too, because teloxide rests ten seconds over an answer of 5xx before it hands it out.
    async fn call<T>(&self, chat: i64, call: impl Future<Output = Result<T, Trouble>>) -> Result<T, Failure> {
        self.allowed(chat).await?;
        let _call = self.calls.acquire().await;
        match tokio::time::timeout(self.call_time_max, call).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(Failure::Call(Trouble::Passing { reason: "no answer in time".into() })),
        }
    }

    /// Waits until the chat may have a message, then until one may leave at all: a chat that waits delays no other.
    async fn allowed(&self, chat: i64) -> Result<(), Failure> {
        let latest = Instant::now() + WAIT_MAX;
        loop {
            let now = Instant::now();
            let chat_at = {
                let pacer = self.pacer();
                pacer.closed_until(chat, now).unwrap_or(now).max(pacer.chat_at(chat, now))
            };
            if latest < chat_at {
                return Err(Failure::Early { wait: chat_at - now });
            }
            tokio::time::sleep_until(chat_at).await;
            let at = self.pacer().reserve(chat, Instant::now());
            tokio::time::sleep_until(at).await;
            // Telegram may have asked others to wait meanwhile: a message that goes all the same would make the wait longer.
            if self.pacer().closed_until(chat, Instant::now()).is_none() {
                return Ok(());
            }
        }
    }

    fn failed(&self, chat: i64, failure: Failure) -> SendResult {
        let trouble = match failure {
            Failure::Early { wait } => {
                return SendResult::Later { not_before: Some(after(wait)), reason: "the chat has had its share of messages".into() };
            }
            Failure::Call(trouble) => trouble,
        };
        self.line.heed(&trouble);
        match trouble {
            Trouble::Refused { reason } => SendResult::Refused { reason },
            Trouble::Gone { reason } => SendResult::Gone { reason },
            Trouble::TooMany { retry_after } => {
                let now = Instant::now();
                self.pacer().close(chat, now + retry_after, now);
                SendResult::Later { not_before: Some(after(retry_after)), reason: "Telegram asks to wait".into() }
            }
            other @ (Trouble::Token | Trouble::Conflict { .. } | Trouble::Passing { .. }) => {
                SendResult::Later { not_before: None, reason: other.to_string() }
            }
        }
    }

    fn lane(&self, chat: i64) -> Arc<tokio::sync::Mutex<()>> {
        Arc::clone(self.chats.lock().unwrap_or_else(PoisonError::into_inner).entry(chat).or_default())
    }

    fn leave_lane(&self, chat: i64) {
        let mut chats = self.chats.lock().unwrap_or_else(PoisonError::into_inner);
        if chats.get(&chat).is_some_and(|lane| Arc::strong_count(lane) == 1) {
            chats.remove(&chat);
        }
    }

    fn pacer(&self) -> MutexGuard<'_, Pacer> {
        // Nothing in the pacer panics half-way through a change.
        self.pacer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why nothing was accepted.
enum Failure {
    /// The pace allows it only after this long.
    Early {
        wait: Duration,
    },
    Call(Trouble),
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Failure::Call(trouble)
    }
}

fn after(wait: Duration) -> DateTime<Utc> {
    Utc::now() + TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX)
}

fn markup(buttons: &[Vec<PromptButton>], keyboard: Option<&Keyboard>) -> Option<Markup> {
    if !buttons.is_empty() {
        let shown = |shown: &PromptButton| InlineButton { text: shown.label.clone(), callback_data: button::encode(&shown.button) };
        return Some(Markup::Inline { inline_keyboard: buttons.iter().map(|row| row.iter().map(shown).collect()).collect() });
    }
    let reply = |label: &str, request_location, request_contact| Markup::Reply {
        keyboard: [[ReplyButton { text: label.to_owned(), request_location, request_contact }]],
        resize_keyboard: true,
        one_time_keyboard: true,
    };
    keyboard.map(|keyboard| match keyboard {
        Keyboard::RequestLocation { label } => reply(label, true, false),
        Keyboard::RequestContact { label } => reply(label, false, true),
        Keyboard::Remove => Markup::Remove { remove_keyboard: true },
    })
}
