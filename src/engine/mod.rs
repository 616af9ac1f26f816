//! Holds the order of reading, stepping, committing, sending and retrying, over any `Store`.
//!
//! The daemon and the simulator drive the same engine. Never confirms what is not committed; never reads a clock.
#![warn(clippy::disallowed_methods, reason = "a pure part: no clock, no disk, no network, no randomness")]

pub mod erasing;
pub mod inbound;
pub mod machines;
pub mod outbox;
pub mod publication;
pub mod retry;
pub mod rows;
pub mod store;
pub mod view;

mod absences;
mod aside;
mod assigning;
mod budget;
mod group;
mod likeness;
mod overlay;
mod recent;
mod route;
mod seen;
mod settle;
mod untaken;

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use crate::desk::assignment::Loads;
use crate::desk::message::{Message, MessageId};
use crate::desk::rules::Rules;

use self::absences::Absences;
use self::budget::MailBudget;
pub use self::budget::UsedUp;
use self::group::{Group, Memory};
use self::inbound::{Cursor, Inbound, InboundKey, Receipt, SendResult};
use self::outbox::{Outbox, Room};
use self::overlay::Overlay;
use self::recent::Recent;
pub use self::settle::not_waiting;
use self::store::{Store, StoreError, Tree};

/// How many dossiers one call of [`Engine::wake`] steps at most; a longer queue takes several calls, so that no sweep holds up a chat.
pub const WAKE_COUNT_MAX: usize = 64;

/// One thing for the engine to do; many share one commit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly all work is `Take`")]
pub enum Work {
    Take(Inbound),
    /// A channel's position moved without an item.
    Note(Cursor),
    /// The other side answered about a message that [`Engine::outgoing`] handed out.
    Settle {
        message: MessageId,
        result: SendResult,
    },
    /// Tries a waiting message at once.
    Retry {
        message: MessageId,
    },
    /// Takes a waiting message out of the outbox unsent; its case says so, and who wanted it.
    Drop {
        message: MessageId,
        by: String,
    },
}

/// Owns the store and the rules, and does one thing after the other.
#[derive(Debug)]
pub struct Engine<S> {
    store: S,
    rules: Arc<Rules>,
    seq: u64,
    outbox: Outbox,
    budget: MailBudget,
    recent: Recent,
    /// Whether anything was ever erased here.
    has_erased: Arc<AtomicBool>,
    /// How many open cases everybody has.
    loads: Loads,
    /// When leads are told of what nobody has taken.
    untaken: untaken::Next,
    /// When the first dossier wants to be woken; `None` where that is to be read.
    first_due: Cell<Option<Option<DateTime<Utc>>>>,
}

impl<S: Store> Engine<S> {
    /// Takes up where the last commit left off.
    ///
    /// # Errors
    /// The store cannot be read: do not start.
    pub fn open(store: S, rules: Arc<Rules>) -> Result<Self, StoreError> {
        let seq = rows::read_seq(&store)?;
        let outbox = Outbox::load(&store)?;
        let absences = absences::read(&store)?;
        let loads = assigning::read(&store)?;
        let untaken = untaken::read_next(&store)?;
        let (budget, recent, first_due) = (MailBudget::default(), Recent::default(), Cell::new(None));
        let has_erased = Arc::new(AtomicBool::new(erasing::has_erased(&store)?));
        let mut engine = Self { store, rules, seq, outbox, budget, recent, has_erased, loads, untaken, first_due };
        engine.know_absent(absences);
        Ok(engine)
    }

    /// Does all of `work`, in order, in one commit, and returns a receipt for each, in the same order.
    ///
    /// # Errors
    /// Nothing of it was committed, or the process must not go on: confirm nothing, answer “later”, stop.
    pub fn work(&mut self, work: &[Work], now: DateTime<Utc>) -> Result<Vec<Receipt>, StoreError> {
        self.in_group(now, |group| work.iter().map(|work| group.perform(work)).collect())
    }

    /// Tells of each key whether its item was taken in: then nothing of it need be kept once more.
    ///
    /// # Errors
    /// As [`Engine::work`].
    pub fn seen(&mut self, keys: &[InboundKey], now: DateTime<Utc>) -> Result<Vec<bool>, StoreError> {
        self.in_group(now, |group| keys.iter().map(|key| group.is_repeat(key)).collect())
    }

    /// Wakes the dossiers that are due at `now`, at most [`WAKE_COUNT_MAX`], and returns how many there were.
    ///
    /// # Errors
    /// As [`Engine::work`].
    pub fn wake(&mut self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        self.tell_untaken(now)?;
        // However many cases are open: where nothing is due, nothing is read.
        if self.first_due()?.is_none_or(|at| rows::is_later(at, now)) {
            return Ok(0);
        }
        let due = rows::due_until(&self.store, now, WAKE_COUNT_MAX)?;
        if due.is_empty() {
            return Ok(0);
        }
        self.in_group(now, |group| due.iter().try_for_each(|(due_key, contact)| group.wake(due_key, contact)))?;
        Ok(due.len())
    }

    /// Hands out messages that may be sent at `now`, as many as there is room for, one per lane; each must come
    /// back to [`Work::Settle`], or it is handed out again after a restart.
    ///
    /// # Errors
    /// As [`Engine::work`].
    pub fn outgoing(&mut self, now: DateTime<Utc>, room: Room) -> Result<Vec<Message>, StoreError> {
        let ids = self.outbox.hand_out(now, room);
        let mut messages = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(outgoing) = self.outbox.fresh(id) {
                messages.push(outgoing.message.clone());
                continue;
            }
            match rows::read_outgoing(&self.store, id)? {
                Some(outgoing) => messages.push(outgoing.message),
                None => return Err(rows::missing(Tree::Outbox, "a queued message is gone")),
            }
        }
        Ok(messages)
    }

    /// Returns the instant of the next thing that waits for time to pass and has room; `None` if nothing does.
    ///
    /// # Errors
    /// As [`Engine::work`].
    pub fn next_call(&self, room: Room) -> Result<Option<DateTime<Utc>>, StoreError> {
        let untaken = untaken::first(&self.rules, &self.untaken);
        Ok([self.first_due()?, untaken, self.outbox.next_at(room)].into_iter().flatten().min())
    }

    fn first_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        if let Some(first) = self.first_due.get() {
            return Ok(first);
        }
        let first = rows::first_due(&self.store)?;
        self.first_due.set(Some(first));
        Ok(first)
    }

    /// Has leads told of what nobody has taken, where that is due.
    fn tell_untaken(&mut self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let is_known = self.rules.teams.keys().all(|team| self.untaken.contains_key(team));
        if self.rules.untaken_told_from.is_none() || is_known && untaken::first(&self.rules, &self.untaken).is_none_or(|at| now < at) {
            return Ok(());
        }
        let next = self.untaken.clone();
        if let Some(next) = self.in_group(now, |group| group.tell_untaken(&next))? {
            self.untaken = next;
        }
        Ok(())
    }

    /// Puts new rules in force, between two steps.
    pub fn replace_rules(&mut self, rules: Arc<Rules>) {
        let before = std::mem::replace(&mut self.rules, rules);
        self.know_absent(before.absences.clone());
    }

    fn know_absent(&mut self, absences: Absences) {
        if self.rules.absences != absences {
            Arc::make_mut(&mut self.rules).absences = absences;
        }
    }

    /// Returns a flag that is up once anything was erased here: from then on channels ask [`Engine::seen`] before they keep a file.
    pub fn has_erased(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.has_erased)
    }

    /// Returns how many messages wait to be accepted by the other side.
    pub fn outbox_len(&self) -> usize {
        self.outbox.len()
    }

    pub fn rules(&self) -> &Arc<Rules> {
        &self.rules
    }

    /// Returns the limits of automatic mails that were reached since the last call, to be told to a person.
    pub fn take_used_up(&mut self) -> Vec<UsedUp> {
        self.budget.take_used_up()
    }

    /// The store, for reading views and for backups.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// The store, for what it does between two commits: audits and backups. The engine's rows are the engine's to write.
    pub fn store_mut(&mut self) -> &mut S {
        self.first_due.set(None);
        &mut self.store
    }

    /// Gives the store back, to be closed.
    pub fn into_store(self) -> S {
        self.store
    }

    /// Has `work` done in a group, and commits what came of it.
    fn in_group<T>(&mut self, now: DateTime<Utc>, work: impl FnOnce(&mut Group<'_, S>) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let memory = Memory {
            rules: &self.rules,
            loads: &self.loads,
            outbox: &self.outbox,
            budget: &mut self.budget,
            recent: &mut self.recent,
            has_erased: &self.has_erased,
        };
        let mut group = Group::new(Overlay::new(&self.store), memory, self.seq, now);
        let done = work(&mut group).and_then(|worked| Ok((worked, group.finish()?)));
        let committed = done.and_then(|(worked, done)| self.commit(done).map(|()| worked));
        if committed.is_err() {
            self.recent.forget();
        }
        committed
    }

    fn commit(&mut self, done: group::Done) -> Result<(), StoreError> {
        if done.batch.is_empty() {
            return Ok(());
        }
        self.store.commit(&done.batch)?;
        self.seq = done.seq;
        self.outbox.apply(done.changes);
        if done.moves_due {
            self.first_due.set(None);
        }
        self.loads = done.loads.unwrap_or_else(|| std::mem::take(&mut self.loads));
        if let Some(absences) = done.absences {
            self.know_absent(absences);
        }
        Ok(())
    }
}
