//! Dossiers that were stepped of late, as the last commit left them: a conversation under way is not read anew for each word.
//!
//! Never ahead of the store: whoever fails to commit forgets everything here.

use std::collections::BTreeMap;
use std::mem;

use crate::desk::dossier::{ContactId, Dossier};

/// How many dossiers, and bytes of them as they are stored, one generation holds. There are two.
const COUNT_MAX: usize = 512;
const BYTES_MAX: usize = 1 << 20;

/// Two generations: once the younger is full, the older one is forgotten.
#[derive(Debug, Default)]
pub(super) struct Recent {
    younger: BTreeMap<ContactId, Dossier>,
    younger_bytes: usize,
    older: BTreeMap<ContactId, Dossier>,
}

impl Recent {
    /// Takes a dossier out; `None` if it is not here. It comes back with [`Recent::put`] once it is stepped.
    pub(super) fn take(&mut self, contact: &ContactId) -> Option<Dossier> {
        self.younger.remove(contact).or_else(|| self.older.remove(contact))
    }

    /// Keeps a dossier that takes `size_bytes` in the store.
    pub(super) fn put(&mut self, dossier: Dossier, size_bytes: usize) {
        if COUNT_MAX <= self.younger.len() || BYTES_MAX < self.younger_bytes + size_bytes {
            self.older = mem::take(&mut self.younger);
            self.younger_bytes = 0;
        }
        if size_bytes <= BYTES_MAX {
            self.younger_bytes += size_bytes;
            self.younger.insert(dossier.contact.id.clone(), dossier);
        }
    }

    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_bounded_and_the_newest_stays() {
        let mut recent = Recent::default();
        for chat in 0..5_000 {
            recent.put(Dossier::new(ContactId::Telegram(chat)), 1_000);
        }
        assert!(recent.younger.len() + recent.older.len() <= 2 * COUNT_MAX);
        assert!(recent.take(&ContactId::Telegram(4_999)).is_some());
        assert!(recent.take(&ContactId::Telegram(4_999)).is_none());
        assert!(recent.take(&ContactId::Telegram(0)).is_none());
    }

    #[test]
    fn a_dossier_larger_than_a_generation_is_not_kept() {
        let mut recent = Recent::default();
        recent.put(Dossier::new(ContactId::Telegram(7)), BYTES_MAX + 1);
        assert!(recent.take(&ContactId::Telegram(7)).is_none());
    }
}
