//! The queue of updates, with the documented semantics of `getUpdates`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::Shared;
use super::methods::Reply;
use super::params::Params;

/// Telegram keeps updates this long.
const KEPT: TimeDelta = TimeDelta::hours(24);
const CONFIRMED_MAX: usize = 1000;

const KINDS: [&str; 24] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
];

#[derive(Clone, Debug)]
struct Update {
    body: Value,
    at: DateTime<Utc>,
}

#[derive(Debug)]
pub(crate) struct Queue {
    waiting: BTreeMap<u32, Update>,
    confirmed: Vec<Value>,
    /// To be delivered once more, whatever the offset.
    repeated: Vec<Value>,
    next_id: u32,
    /// `None`: all kinds but those that must be asked for.
    allowed: Option<BTreeSet<String>>,
    /// The number of the poll under way: a newer one ends it.
    pub(crate) poll: u64,
    pub(crate) expired: usize,
}

impl Queue {
    pub(crate) fn new() -> Self {
        Self { waiting: BTreeMap::new(), confirmed: Vec::new(), repeated: Vec::new(), next_id: 700_001, allowed: None, poll: 0, expired: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(crate) fn push(&mut self, kind: &str, body: Value, now: DateTime<Utc>) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        let wanted = match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !matches!(kind, "chat_member" | "message_reaction" | "message_reaction_count"),
        };
        if wanted {
            self.waiting.insert(id, Update { body: json!({ "update_id": id, kind: body }), at: now });
        }
        id
    }

    /// Goes on at another id, as Telegram does after a quiet week.
    pub(crate) fn renumber(&mut self, next_id: u32) {
        self.next_id = next_id;
    }

    pub(crate) fn redeliver(&mut self, count: usize) {
        let from = self.confirmed.len().saturating_sub(count);
        self.repeated = self.confirmed[from..].to_vec();
    }

    pub(crate) fn expire(&mut self, now: DateTime<Utc>) {
        let before = self.waiting.len();
        self.waiting.retain(|_, update| now - update.at < KEPT);
        self.expired += before - self.waiting.len();
    }

    pub(crate) fn confirm_below(&mut self, offset: u32) {
        let kept = self.waiting.split_off(&offset);
        self.confirmed.extend(std::mem::replace(&mut self.waiting, kept).into_values().map(|update| update.body));
        let surplus = self.confirmed.len().saturating_sub(CONFIRMED_MAX);
        self.confirmed.drain(..surplus);
    }

    fn confirm(&mut self, offset: i64) {
        if offset > 0 {
            self.confirm_below(u32::try_from(offset).unwrap_or(u32::MAX));
        } else if offset < 0 {
            let first_kept = self.waiting.keys().rev().nth(offset.unsigned_abs() as usize - 1).copied();
            if let Some(first_kept) = first_kept {
                self.confirm_below(first_kept);
            }
        }
    }

    fn batch(&mut self, limit: usize) -> Vec<Value> {
        let mut batch = std::mem::take(&mut self.repeated);
        let room = limit.saturating_sub(batch.len());
        batch.extend(self.waiting.values().take(room).map(|update| update.body.clone()));
        batch
    }

    /// The first update that waits, for delivery by webhook.
    pub(crate) fn first(&self) -> Option<(u32, Value)> {
        self.waiting.iter().next().map(|(id, update)| (*id, update.body.clone()))
    }
}

pub(crate) async fn get_updates(shared: &Arc<Shared>, params: &Params) -> Reply {
    let (limit, timeout, poll) = match begin(shared, params) {
        Ok(begun) => begun,
        Err(reply) => return *reply,
    };
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(timeout);
    loop {
        let changed = shared.updates.notified();
        tokio::pin!(changed);
        changed.as_mut().enable();
        {
            let mut state = shared.state();
            if state.queue.poll != poll {
                let words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
                return Reply::error(409, words);
            }
            if state.revoked {
                return Reply::error(401, "Unauthorized");
            }
            state.expire();
            let batch = state.queue.batch(limit);
            if !batch.is_empty() {
                return Reply::ok(Value::Array(batch));
            }
        }
        if tokio::time::timeout_at(deadline, changed).await.is_err() {
            return Reply::ok(json!([]));
        }
    }
}

fn begin(shared: &Arc<Shared>, params: &Params) -> Result<(usize, u64, u64), Box<Reply>> {
    let refuse = |words: &str| Err(Box::new(Reply::error(400, words)));
    let limit = params.integer("limit").unwrap_or(100);
    if !(1..=100).contains(&limit) {
        return refuse("Bad Request: limit must be between 1 and 100");
    }
    let timeout = params.integer("timeout").unwrap_or(0);
    if !(0..=50).contains(&timeout) {
        return refuse("Bad Request: timeout must be between 0 and 50");
    }
    let mut state = shared.state();
    if state.webhook.is_some() {
        let words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
        return Err(Box::new(Reply::error(409, words)));
    }
    match params.json("allowed_updates") {
        Ok(None) => {}
        Ok(Some(Value::Array(kinds))) if kinds.iter().all(|kind| kind.as_str().is_some_and(|kind| KINDS.contains(&kind))) => {
            let kinds: BTreeSet<String> = kinds.iter().filter_map(|kind| kind.as_str().map(str::to_owned)).collect();
            state.queue.allowed = (!kinds.is_empty()).then_some(kinds);
        }
        Ok(Some(_)) | Err(_) => return refuse("Bad Request: can't parse allowed_updates"),
    }
    state.queue.confirm(params.integer("offset").unwrap_or(0));
    state.queue.poll += 1;
    let poll = state.queue.poll;
    drop(state);
    // A poll under way sees the new number and ends.
    shared.updates.notify_waiters();
    Ok((limit as usize, timeout as u64, poll))
}
