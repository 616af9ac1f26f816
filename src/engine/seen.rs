//! De-duplication marks: what was taken in already, and for how long that is kept in mind.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::group::Group;
use super::inbound::InboundKey;
use super::rows;
use super::store::{Store, StoreError, Tree};

/// Telegram redelivers for a day at most; an older mark of the same number is another life of the bot.
const UPDATES_FOR: TimeDelta = TimeDelta::days(3);
/// How many Telegram marks are kept: each new row of them removes the one this far behind.
const UPDATES_MAX: u32 = 100_000;
/// How many updates share a row.
const UPDATES_SHARED: u32 = u64::BITS;

/// The marks of Telegram updates whose numbers follow each other, as their steps do: a group of them writes one row or two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct UpdatesRow {
    /// One bit for each of [`UPDATES_SHARED`] numbers.
    taken: u64,
    /// When the last of them was taken.
    #[serde(with = "crate::text::instant")]
    at: DateTime<Utc>,
}

impl UpdatesRow {
    fn holds(self, update: u32) -> bool {
        self.taken & bit(update) != 0
    }

    fn with(self, update: u32, at: DateTime<Utc>) -> Self {
        Self { taken: self.taken | bit(update), at }
    }
}

impl<S: Store> Group<'_, S> {
    pub(super) fn is_repeat(&self, key: &InboundKey) -> Result<bool, StoreError> {
        Ok(match key {
            InboundKey::Telegram(update) => self.updates(*update)?.is_some_and(|row| row.holds(*update)),
            InboundKey::Mail(hash) => self.overlay.get(Tree::Seen, &mail_key(hash))?.is_some(),
            InboundKey::Once => false,
        })
    }

    pub(super) fn mark(&mut self, key: &InboundKey) -> Result<(), StoreError> {
        match key {
            InboundKey::Telegram(update) => self.mark_update(*update)?,
            InboundKey::Mail(hash) => rows::write(&mut self.overlay.batch, Tree::Seen, mail_key(hash), &self.now),
            InboundKey::Once => {}
        }
        Ok(())
    }

    fn mark_update(&mut self, update: u32) -> Result<(), StoreError> {
        let row = self.updates(update)?;
        if row.is_none()
            && let Some(old) = update.checked_sub(UPDATES_MAX)
        {
            self.overlay.batch.remove(Tree::Seen, updates_key(old));
        }
        let row = row.unwrap_or(UpdatesRow { taken: 0, at: self.now }).with(update, self.now);
        rows::write(&mut self.overlay.batch, Tree::Seen, updates_key(update), &row);
        Ok(())
    }

    /// Returns the marks of an update and its neighbours; `None` if there are none, or those of another life of the bot.
    fn updates(&self, update: u32) -> Result<Option<UpdatesRow>, StoreError> {
        let row = rows::read::<UpdatesRow>(&self.overlay, Tree::Seen, &updates_key(update))?;
        Ok(row.filter(|row| self.now < row.at + UPDATES_FOR))
    }
}

fn bit(update: u32) -> u64 {
    1 << (update % UPDATES_SHARED)
}

fn updates_key(update: u32) -> Vec<u8> {
    [b"u".as_slice(), &(update / UPDATES_SHARED).to_be_bytes()].concat()
}

fn mail_key(hash: &str) -> Vec<u8> {
    format!("m{hash}").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_update_has_a_mark_of_its_own() {
        let at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let mut rows: BTreeMap<Vec<u8>, UpdatesRow> = BTreeMap::new();
        for update in (0..1_000).chain([u32::MAX]) {
            let row = rows.entry(updates_key(update)).or_insert(UpdatesRow { taken: 0, at });
            assert!(!row.holds(update), "{update}");
            *row = row.with(update, at);
            assert!(row.holds(update), "{update}");
        }
        assert_eq!(rows.len(), 17);
    }
}
