//! What the store should hold: rows per tree, a digest over them, and the number of the last commit.
//!
//! Written in the transaction that it counts. It shows what sled does not: rows lost or rolled back by a damaged file.

use std::collections::BTreeMap;

use crate::engine::store::StoreError;

use super::frame;

/// The format that this program writes, and the only one that it opens.
pub(super) const SCHEMA: u32 = 1;

/// Rows of one tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) rows: u64,
    /// Sum of [`frame::digest`] over all rows, in no order.
    pub(super) digest: u64,
}

/// What the store should hold after the commit `sequence`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    pub(super) sequence: u64,
    /// By number of the tree; a tree without rows may be absent.
    pub(super) tallies: BTreeMap<u8, Tally>,
}

impl Ledger {
    pub(super) fn add(&mut self, tree: u8, row: &[u8]) {
        let tally = self.tallies.entry(tree).or_default();
        tally.rows = tally.rows.wrapping_add(1);
        tally.digest = tally.digest.wrapping_add(frame::digest(row));
    }

    pub(super) fn take(&mut self, tree: u8, row: &[u8]) {
        let tally = self.tallies.entry(tree).or_default();
        tally.rows = tally.rows.wrapping_sub(1);
        tally.digest = tally.digest.wrapping_sub(frame::digest(row));
    }

    pub(super) fn tally(&self, tree: u8) -> Tally {
        self.tallies.get(&tree).copied().unwrap_or_default()
    }

    /// Returns the number of rows in all trees.
    pub(super) fn rows(&self) -> u64 {
        self.tallies.values().map(|tally| tally.rows).sum()
    }

    /// Compares what was found with what should be there.
    ///
    /// # Errors
    /// The first tree whose rows are not those that were committed.
    pub(super) fn compare(&self, found: &Ledger) -> Result<(), StoreError> {
        for &tree in self.tallies.keys().chain(found.tallies.keys()) {
            let (should, is) = (self.tally(tree), found.tally(tree));
            if should.rows != is.rows {
                return Err(damaged(tree, format!("{} rows were committed, and {} are there", should.rows, is.rows)));
            }
            if should.digest != is.digest {
                return Err(damaged(tree, format!("{} rows are there, and not all are those last committed", is.rows)));
            }
        }
        Ok(())
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = self.sequence.to_le_bytes().to_vec();
        for (tree, tally) in &self.tallies {
            bytes.push(*tree);
            bytes.extend_from_slice(&tally.rows.to_le_bytes());
            bytes.extend_from_slice(&tally.digest.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Ledger::encode`] wrote; `None` if it is anything else.
    pub(super) fn decode(bytes: &[u8]) -> Option<Ledger> {
        let (sequence, rest) = bytes.split_first_chunk::<8>()?;
        let (entries, rest) = rest.as_chunks::<17>();
        if !rest.is_empty() {
            return None;
        }
        let mut ledger = Ledger { sequence: u64::from_le_bytes(*sequence), tallies: BTreeMap::new() };
        for entry in entries {
            let (tree, numbers) = entry.split_first()?;
            let (rows, digest) = numbers.split_first_chunk::<8>()?;
            let tally = Tally { rows: u64::from_le_bytes(*rows), digest: u64::from_le_bytes(digest.try_into().ok()?) };
            ledger.tallies.insert(*tree, tally);
        }
        Some(ledger)
    }
}

fn damaged(tree: u8, reason: String) -> StoreError {
    StoreError::Damaged { tree: frame::tree_name(tree), reason: format!("{reason}; restore from a backup") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: &[u8]) -> Vec<u8> {
        frame::seal(1, b"key", value).row
    }

    #[test]
    fn a_ledger_is_read_back_as_it_was_written() {
        let mut ledger = Ledger { sequence: 7, ..Ledger::default() };
        ledger.add(1, &row(b"a"));
        ledger.add(frame::CHUNKS, &row(b"b"));
        assert_eq!(Ledger::decode(&ledger.encode()), Some(ledger.clone()));
        assert_eq!(Ledger::decode(&ledger.encode()[..20]), None);
    }

    #[test]
    fn a_lost_row_and_a_rolled_back_row_are_found() {
        let mut should = Ledger::default();
        should.add(1, &row(b"first"));
        should.take(1, &row(b"first"));
        should.add(1, &row(b"second"));
        let mut rolled_back = Ledger::default();
        rolled_back.add(1, &row(b"first"));
        assert!(should.compare(&Ledger::default()).is_err());
        assert!(should.compare(&rolled_back).is_err());
        assert!(Ledger::default().compare(&rolled_back).is_err());
        assert_eq!(should.compare(&should.clone()), Ok(()));
    }
}
