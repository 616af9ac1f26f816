//! A simulated disk: what is committed stays, the process may die at every write, and faults can be planted.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use redress::engine::store::{Batch, Row, Store, StoreError, Tree};

use super::random::Random;

/// A fault planted in the store, to show that the checkers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Marks of taken items are not found again.
    NoDeduplication,
    /// A commit is reported before it is on disk.
    ConfirmBeforeCommit,
    /// A crash leaves half of a commit.
    TornCommit,
    /// Some rows that say when a dossier is due are not written.
    ForgottenDueRow,
}

#[derive(Debug)]
struct State {
    rows: BTreeMap<(Tree, Vec<u8>), Vec<u8>>,
    /// Reported as written, and lost by a crash: stays empty unless that fault is planted.
    unsynced: Vec<Batch>,
    random: Random,
    /// Out of a hundred commits, how many end in a crash.
    crash_percent: usize,
    fault: Option<Fault>,
    /// Keys of every message ever put into the outbox.
    decided: BTreeSet<Vec<u8>>,
    commits: u64,
    /// How often it was read, by key or by range.
    reads: Cell<u64>,
}

/// A handle of one life of the process; the disk itself outlives it.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    state: Rc<RefCell<State>>,
}

impl Disk {
    pub(crate) fn new(random: Random, crash_percent: usize, fault: Option<Fault>) -> Self {
        let state = State {
            rows: BTreeMap::new(),
            unsynced: Vec::new(),
            random,
            crash_percent,
            fault,
            decided: BTreeSet::new(),
            commits: 0,
            reads: Cell::new(0),
        };
        Self { state: Rc::new(RefCell::new(state)) }
    }

    /// The process dies: what was not synced is gone.
    pub(crate) fn crash(&self) {
        self.state.borrow_mut().unsynced.clear();
    }

    /// Lets commits end in a crash from here on.
    pub(crate) fn shake(&self, crash_percent: usize) {
        self.state.borrow_mut().crash_percent = crash_percent;
    }

    /// Ends all crashes, so that a life can come to rest.
    pub(crate) fn calm(&self) {
        self.state.borrow_mut().crash_percent = 0;
    }

    pub(crate) fn reads(&self) -> u64 {
        self.state.borrow().reads.get()
    }

    pub(crate) fn commits(&self) -> u64 {
        self.state.borrow().commits
    }

    pub(crate) fn decided(&self) -> BTreeSet<Vec<u8>> {
        self.state.borrow().decided.clone()
    }

    pub(crate) fn rows_of(&self, tree: Tree) -> Vec<Row> {
        self.scan(tree, &[], usize::MAX).expect("a simulated disk answers")
    }
}

impl State {
    fn view(&self) -> BTreeMap<(Tree, Vec<u8>), Vec<u8>> {
        let mut rows = self.rows.clone();
        for batch in &self.unsynced {
            apply(&mut rows, batch.writes.iter());
        }
        rows
    }

    /// What the disk is told to write, after the planted fault had its way.
    fn falsified(&mut self, batch: &Batch) -> Batch {
        let mut batch = batch.clone();
        if self.fault == Some(Fault::ForgottenDueRow) {
            let random = &mut self.random;
            batch.writes.retain(|(tree, _), value| *tree != Tree::Due || value.is_none() || !random.chance(10));
        }
        batch
    }

    fn remember_decided(&mut self, batch: &Batch) {
        let put = batch.writes.iter().filter(|((tree, _), value)| *tree == Tree::Outbox && value.is_some());
        self.decided.extend(put.map(|((_, key), _)| key.clone()));
    }
}

fn apply<'a>(rows: &mut BTreeMap<(Tree, Vec<u8>), Vec<u8>>, writes: impl Iterator<Item = (&'a (Tree, Vec<u8>), &'a Option<Vec<u8>>)>) {
    for (key, value) in writes {
        match value {
            Some(value) => rows.insert(key.clone(), value.clone()),
            None => rows.remove(key),
        };
    }
}

fn died() -> StoreError {
    StoreError::Broken { reason: "the simulated process died".to_owned() }
}

impl Store for Disk {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let state = self.state.borrow();
        state.reads.set(state.reads.get() + 1);
        if state.fault == Some(Fault::NoDeduplication) && tree == Tree::Seen {
            return Ok(None);
        }
        let key = (tree, key.to_vec());
        let pending = state.unsynced.iter().rev().find_map(|batch| batch.writes.get(&key));
        Ok(pending.cloned().unwrap_or_else(|| state.rows.get(&key).cloned()))
    }

    fn scan(&self, tree: Tree, from: &[u8], count_max: usize) -> Result<Vec<Row>, StoreError> {
        let state = self.state.borrow();
        state.reads.set(state.reads.get() + 1);
        let start = (tree, from.to_vec());
        let take = |rows: &BTreeMap<(Tree, Vec<u8>), Vec<u8>>| -> Vec<Row> {
            let range = rows.range(start.clone()..).take_while(|((of, _), _)| *of == tree);
            range.take(count_max).map(|((_, key), value)| (key.clone(), value.clone())).collect()
        };
        Ok(if state.unsynced.is_empty() { take(&state.rows) } else { take(&state.view()) })
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let mut state = self.state.borrow_mut();
        let batch = state.falsified(batch);
        let crash_percent = state.crash_percent;
        let dies = state.random.chance(crash_percent);
        if dies && state.random.chance(50) {
            if state.fault == Some(Fault::TornCommit) {
                let half = batch.writes.len() / 2;
                apply(&mut state.rows, batch.writes.iter().take(half));
            }
            return Err(died());
        }
        state.commits += 1;
        if state.fault == Some(Fault::ConfirmBeforeCommit) && state.unsynced.len() < 3 {
            state.unsynced.push(batch);
            return Ok(());
        }
        let pending = std::mem::take(&mut state.unsynced);
        for earlier in pending.iter().chain([&batch]) {
            state.remember_decided(earlier);
            apply(&mut state.rows, earlier.writes.iter());
        }
        // The other half of the deaths: the commit is on disk, but nobody hears of it.
        if dies { Err(died()) } else { Ok(()) }
    }
}
