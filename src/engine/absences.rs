//! Who of the staff is away: one row, read at the start and kept with the rules from there.

use std::collections::BTreeMap;

use crate::desk::presence::Absence;

use super::rows;
use super::store::{Batch, Store, StoreError, Tree};

const ABSENCES: &[u8] = b"absences";

/// By name.
pub(super) type Absences = BTreeMap<String, Absence>;

pub(super) fn read(store: &impl Store) -> Result<Absences, StoreError> {
    Ok(rows::read(store, Tree::Meta, ABSENCES)?.unwrap_or_default())
}

pub(super) fn write(batch: &mut Batch, absences: &Absences) {
    rows::write(batch, Tree::Meta, ABSENCES, absences);
}
