//! Which messages wait, in memory: the rows are the truth, this is their order.
//!
//! A *lane* is what must stay in order: one chat, or one mail. The first message of a lane alone is handed out, so a stuck
//! receiver delays nobody else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::desk::message::{Content, Message, MessageId};

use super::rows::{self, Outgoing};
use super::store::{Store, StoreError};

/// What must stay in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Chat(i64),
    Mail(MessageId),
    Fetch(MessageId),
}

impl Lane {
    pub(super) fn of(message: &Message) -> Self {
        match &message.content {
            Content::Chat(chat) => Lane::Chat(chat.chat),
            Content::Mail(_) => Lane::Mail(message.id),
            Content::Fetch { .. } => Lane::Fetch(message.id),
        }
    }
}

/// How many messages of each kind may be handed out, so that a channel that hangs leaves the others their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub chats: usize,
    pub mails: usize,
    pub fetches: usize,
}

type Ready = BTreeSet<(DateTime<Utc>, Lane)>;

/// How many messages are kept whole, the newest: most leave within moments, and need not be read back from the store.
const FRESH_COUNT_MAX: usize = 512;

/// A change of the outbox that takes effect once its commit is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Queued(Arc<Outgoing>),
    Later { lane: Lane, id: MessageId, at: DateTime<Utc> },
    Gone { lane: Lane, id: MessageId },
}

/// The messages that wait.
#[derive(Debug, Default)]
pub struct Outbox {
    lanes: BTreeMap<Lane, Queue>,
    /// The lanes that have something to send and nothing in flight, by the instant from which they may.
    chats: Ready,
    mails: Ready,
    fetches: Ready,
    lane_of: BTreeMap<MessageId, Lane>,
    /// Rows of messages that were queued and not tried yet, as they are in the store; at most [`FRESH_COUNT_MAX`].
    fresh: BTreeMap<MessageId, Arc<Outgoing>>,
}

#[derive(Debug)]
struct Queue {
    ids: BTreeSet<MessageId>,
    at: DateTime<Utc>,
}

impl Outbox {
    /// Reads all waiting messages; none is in flight.
    pub(super) fn load(store: &impl Store) -> Result<Self, StoreError> {
        let mut outbox = Self::default();
        rows::each_outgoing(store, |outgoing| {
            let lane = Lane::of(&outgoing.message);
            outbox.queue(lane, outgoing.message.id, outgoing.next_at);
        })?;
        Ok(outbox)
    }

    /// Returns how many messages wait, those in flight among them.
    pub fn len(&self) -> usize {
        self.lane_of.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lane_of.is_empty()
    }

    pub(super) fn lane_of(&self, id: MessageId) -> Option<Lane> {
        self.lane_of.get(&id).copied()
    }

    /// Tells whether a message of the same lane was handed out and has not come back.
    pub(super) fn is_in_flight(&self, id: MessageId) -> bool {
        let Some(lane) = self.lane_of(id) else { return false };
        let ready = match lane {
            Lane::Chat(_) => &self.chats,
            Lane::Mail(_) => &self.mails,
            Lane::Fetch(_) => &self.fetches,
        };
        self.lanes.get(&lane).is_some_and(|queue| !ready.contains(&(queue.at, lane)))
    }

    pub(super) fn hand_out(&mut self, now: DateTime<Utc>, room: Room) -> Vec<MessageId> {
        let mut ids = Vec::new();
        for (ready, count_max) in [(&mut self.chats, room.chats), (&mut self.mails, room.mails), (&mut self.fetches, room.fetches)] {
            for _ in 0..count_max {
                if ready.first().is_none_or(|(at, _)| now < *at) {
                    break;
                }
                let Some((_, lane)) = ready.pop_first() else { break };
                ids.extend(self.lanes.get(&lane).and_then(|queue| queue.ids.first()));
            }
        }
        ids
    }

    /// Returns when the next message may be handed out, of the kinds that have room.
    pub(super) fn next_at(&self, room: Room) -> Option<DateTime<Utc>> {
        [(&self.chats, room.chats), (&self.mails, room.mails), (&self.fetches, room.fetches)]
            .into_iter()
            .filter(|(_, count_max)| 0 < *count_max)
            .filter_map(|(ready, _)| ready.first().map(|(at, _)| *at))
            .min()
    }

    pub(super) fn apply(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Queued(outgoing) => self.keep(outgoing),
                Change::Later { lane, id, at } => {
                    self.fresh.remove(&id);
                    self.release(lane, at);
                }
                Change::Gone { lane, id } => self.forget(lane, id),
            }
        }
    }

    /// Returns the row of a message if it is at hand; else it is to be read from the store.
    pub(super) fn fresh(&self, id: MessageId) -> Option<&Arc<Outgoing>> {
        self.fresh.get(&id)
    }

    fn keep(&mut self, outgoing: Arc<Outgoing>) {
        let id = outgoing.message.id;
        self.queue(Lane::of(&outgoing.message), id, outgoing.next_at);
        self.fresh.insert(id, outgoing);
        // What has waited longest may wait for a server that is down; what is new must not suffer for it.
        if FRESH_COUNT_MAX < self.fresh.len() {
            self.fresh.pop_first();
        }
    }

    fn queue(&mut self, lane: Lane, id: MessageId, at: DateTime<Utc>) {
        self.lane_of.insert(id, lane);
        if let Some(queue) = self.lanes.get_mut(&lane) {
            queue.ids.insert(id);
            return;
        }
        self.lanes.insert(lane, Queue { ids: BTreeSet::from([id]), at });
        self.ready_mut(lane).insert((at, lane));
    }

    fn release(&mut self, lane: Lane, at: DateTime<Utc>) {
        let Some(queue) = self.lanes.get_mut(&lane) else { return };
        let before = std::mem::replace(&mut queue.at, at);
        let ready = self.ready_mut(lane);
        ready.remove(&(before, lane));
        ready.insert((at, lane));
    }

    fn forget(&mut self, lane: Lane, id: MessageId) {
        self.lane_of.remove(&id);
        self.fresh.remove(&id);
        let Some(queue) = self.lanes.get_mut(&lane) else { return };
        let was_first = queue.ids.first() == Some(&id);
        queue.ids.remove(&id);
        let (at, is_empty) = (queue.at, queue.ids.is_empty());
        if is_empty {
            self.lanes.remove(&lane);
            self.ready_mut(lane).remove(&(at, lane));
        } else if was_first {
            // The next message may go at once: the lane has shown that it works, or that it was this message's fault.
            self.release(lane, at);
        }
    }

    fn ready_mut(&mut self, lane: Lane) -> &mut Ready {
        match lane {
            Lane::Chat(_) => &mut self.chats,
            Lane::Mail(_) => &mut self.mails,
            Lane::Fetch(_) => &mut self.fetches,
        }
    }
}
