//! Reads through the writes of a group that are not committed yet, so that later items of a group see the earlier ones.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::store::{Batch, Row, Store, StoreError, Tree};

/// A store with pending writes over it.
#[derive(Debug)]
pub(super) struct Overlay<'a, S> {
    store: &'a S,
    pub(super) batch: Batch,
}

impl<'a, S: Store> Overlay<'a, S> {
    pub(super) fn new(store: &'a S) -> Self {
        Self { store, batch: Batch::default() }
    }

    /// Tells whether the group has written to the row.
    pub(super) fn is_pending(&self, tree: Tree, key: &[u8]) -> bool {
        self.batch.writes.contains_key(&(tree, key.to_vec()))
    }
}

impl<S: Store> Store for Overlay<'_, S> {
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        match self.batch.writes.get(&(tree, key.to_vec())) {
            Some(pending) => Ok(pending.clone()),
            None => self.store.get(tree, key),
        }
    }

    fn scan(&self, tree: Tree, from: &[u8], count_max: usize) -> Result<Vec<Row>, StoreError> {
        let pending: Vec<_> = self
            .batch
            .writes
            .range((Bound::Included((tree, from.to_vec())), Bound::Unbounded))
            .take_while(|((of, _), _)| *of == tree)
            .collect();
        // Each pending write can hide at most one stored row.
        let stored = self.store.scan(tree, from, count_max + pending.len())?;
        let mut rows: BTreeMap<Vec<u8>, Vec<u8>> = stored.into_iter().collect();
        for ((_, key), value) in pending {
            match value {
                Some(value) => rows.insert(key.clone(), value.clone()),
                None => rows.remove(key),
            };
        }
        Ok(rows.into_iter().take(count_max).collect())
    }

    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.batch.writes.extend(batch.writes.iter().map(|(key, value)| (key.clone(), value.clone())));
        Ok(())
    }
}
