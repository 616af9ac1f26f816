//! How many open cases everybody of the staff has: one row, changed with each step that changes it, and kept by the engine from there.

use crate::desk::assignment::Loads;

use super::rows;
use super::store::{Batch, Store, StoreError, Tree};

const LOADS: &[u8] = b"loads";

pub(super) fn read(store: &impl Store) -> Result<Loads, StoreError> {
    Ok(rows::read(store, Tree::Meta, LOADS)?.unwrap_or_default())
}

pub(super) fn write(batch: &mut Batch, loads: &Loads) {
    rows::write(batch, Tree::Meta, LOADS, loads);
}

/// Moves a dossier's cases from who had them to who has them.
pub(super) fn shift(loads: &mut Loads, before: &Loads, after: &Loads) {
    for (name, count) in after {
        *loads.entry(name.clone()).or_default() += count;
    }
    for (name, count) in before {
        if let Some(load) = loads.get_mut(name) {
            *load = load.saturating_sub(*count);
        }
    }
    loads.retain(|_, load| 0 < *load);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_that_changes_hands_is_counted_once() {
        let loads = |list: &[(&str, u32)]| list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect::<Loads>();
        let mut all = loads(&[("ann", 3), ("bob", 1)]);
        shift(&mut all, &loads(&[("ann", 2), ("bob", 1)]), &loads(&[("ann", 1), ("carol", 2)]));
        assert_eq!(all, loads(&[("ann", 2), ("carol", 2)]));
    }
}
