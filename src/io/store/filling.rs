//! A new store that is being filled beside the place where it will stand: by a restore, or by a compaction.

use std::fs;
use std::mem;

use crate::engine::store::{StoreError, Tree};

use super::backup::BackupError;
use super::ledger::{Ledger, SCHEMA};
use super::places::{self, Places};
use super::rows::{self, Rows};
use super::walk::Walk;
use super::{SLICE_ROWS, frame, opening};

const CACHE_BYTES: u64 = 16 << 20;

pub(super) struct Filling {
    pub(super) rows: Rows,
    tree: u8,
    waiting: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

impl Filling {
    /// Begins an empty one; what an earlier try has left is removed.
    pub(super) fn begin(places: &Places) -> Result<Filling, BackupError> {
        let at = |error| BackupError::File { path: places.store_new.clone(), error };
        if places.store_new.exists() {
            fs::remove_dir_all(&places.store_new).map_err(at)?;
        }
        places::create_private(&places.store_new).map_err(at)?;
        let rows = rows::open(&places.store_new, CACHE_BYTES).map_err(opening::open_fault)?;
        Ok(Filling { rows, tree: 0, waiting: Vec::new() })
    }

    pub(super) fn write(&mut self, tree: u8, key: Vec<u8>, row: Option<Vec<u8>>) -> Result<(), StoreError> {
        if tree != self.tree || SLICE_ROWS <= self.waiting.len() {
            self.settle()?;
            self.tree = tree;
        }
        if Tree::ALL.len() <= usize::from(tree) && tree != frame::CHUNKS {
            return Err(StoreError::Damaged { tree: "backup", reason: format!("there is no tree number {tree}") });
        }
        self.waiting.push((key, row));
        Ok(())
    }

    /// Writes what waits, so that it can be read.
    pub(super) fn settle(&mut self) -> Result<(), StoreError> {
        self.rows.fill(self.tree, mem::take(&mut self.waiting))
    }

    /// Writes the marks of a closed store.
    pub(super) fn seal(&mut self, ledger: &Ledger) -> Result<(), StoreError> {
        self.settle()?;
        self.rows.mark(rows::LEDGER_KEY, &ledger.encode())?;
        self.rows.mark(rows::SCHEMA_KEY, &SCHEMA.to_le_bytes())?;
        self.rows.mark(rows::STATE_KEY, opening::CLOSED)?;
        self.rows.flush()
    }

    /// Writes the marks of a closed store, and reads everything again.
    pub(super) fn end(mut self, ledger: &Ledger) -> Result<(), StoreError> {
        self.seal(ledger)?;
        let mut walk = Walk::default();
        while !walk.is_through() {
            for (tree, key, row) in walk.visit(&self.rows, SLICE_ROWS)? {
                frame::open(tree, &key, &row)?;
            }
        }
        ledger.compare(walk.found())
    }
}
