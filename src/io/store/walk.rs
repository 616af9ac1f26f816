//! A reading of all rows in slices, true to the commits that come between two slices.

use std::ops::Bound;

use sled::IVec;

use crate::engine::store::{StoreError, Tree};

use super::frame;
use super::ledger::Ledger;
use super::rows::{Change, Rows};

/// How far a reading of everything has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Going,
    /// Everything was read, and everything is there.
    Whole,
}

/// The place up to which rows have been read, and what was found before it.
///
/// What is found before the place is kept as commits change it: at the end it is what the store holds then.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Index into the trees in the order of their numbers; the chunks are last.
    place: usize,
    after: Option<IVec>,
    found: Ledger,
}

/// Trees that are read: those of the engine, and the chunks.
const PLACES: usize = Tree::ALL.len() + 1;

impl Walk {
    /// Reads up to `rows_max` rows further, counts them, and returns them.
    pub(super) fn visit(&mut self, rows: &Rows, rows_max: usize) -> Result<Vec<(u8, IVec, IVec)>, StoreError> {
        let mut visited = Vec::new();
        while !self.is_through() && visited.len() < rows_max {
            let tree = number(self.place);
            let from = self.after.as_deref().map_or(Bound::Unbounded, Bound::Excluded);
            let wanted = rows_max - visited.len();
            let read = rows.range(tree, from, wanted)?;
            let ended = read.len() < wanted;
            for (key, row) in read {
                find_again(rows, tree, &key, &row)?;
                self.found.add(tree, &row);
                self.after = Some(key.clone());
                visited.push((tree, key, row));
            }
            if ended {
                self.place += 1;
                self.after = None;
            }
        }
        Ok(visited)
    }

    pub(super) fn is_through(&self) -> bool {
        PLACES <= self.place
    }

    pub(super) fn found(&self) -> &Ledger {
        &self.found
    }

    /// Takes note of a change; tells whether it lies before the place, where the walk does not come again.
    pub(super) fn note(&mut self, change: &Change) -> bool {
        if !self.is_past(change) {
            return false;
        }
        if let Some(old) = &change.old {
            self.found.take(change.tree, old);
        }
        if let Some(new) = &change.new {
            self.found.add(change.tree, new);
        }
        true
    }

    fn is_past(&self, change: &Change) -> bool {
        if self.is_through() {
            return true;
        }
        let tree = number(self.place);
        change.tree < tree || change.tree == tree && self.after.as_ref().is_some_and(|after| change.key <= *after)
    }
}

/// Makes sure that the way down the tree leads to the row, as the way along the leaves did.
///
/// It bounds memory as well: sled tells its cache of a page only after 64 readings in its part of 256, so that pages read
/// once, as by a scan alone, would stay by the ten thousand, whatever the cache may hold.
fn find_again(rows: &Rows, tree: u8, key: &[u8], row: &[u8]) -> Result<(), StoreError> {
    if rows.get(tree, key)?.as_deref() == Some(row) {
        return Ok(());
    }
    let reason = "a row is not found under its key; restore from a backup".to_owned();
    Err(StoreError::Damaged { tree: frame::tree_name(tree), reason })
}

fn number(place: usize) -> u8 {
    Tree::ALL.get(place).map_or(frame::CHUNKS, |tree| *tree as u8)
}
