//! Which mails of a folder are taken in, by UIDVALIDITY and UID; never by what the mailbox says of them (\Seen, dates), which
//! people and rules change.
//!
//! The stored position is the UID up to which everything is taken. A mail above it that is taken twice after a crash is recognised
//! by its content.

use std::collections::{BTreeMap, BTreeSet};

/// A mail that could not be fetched so often is taken in without its content.
const FAILURES_MAX: u8 = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ledger {
    validity: Option<u32>,
    /// Everything up to here is taken.
    up_to: u32,
    /// Taken, above `up_to`.
    above: BTreeSet<u32>,
    /// What the folder held at the last full listing, up to `up_to`; `None` before the first.
    below: Option<BTreeSet<u32>>,
    failures: BTreeMap<u32, u8>,
}

impl Ledger {
    /// Reads a stored position; what cannot be read means that nothing is taken.
    pub(super) fn from_position(position: Option<&str>) -> Self {
        let parsed = position.and_then(|position| {
            let (validity, uid) = position.split_once(':')?;
            Some((validity.parse().ok()?, uid.parse().ok()?))
        });
        parsed.map_or_else(Self::default, |(validity, up_to)| Self { validity: Some(validity), up_to, ..Self::default() })
    }

    /// Returns the position to be stored.
    pub(super) fn position(&self) -> String {
        format!("{}:{}", self.validity.unwrap_or_default(), self.up_to)
    }

    /// Returns what names a mail of the folder for ever.
    pub(super) fn place(&self, uid: u32) -> String {
        format!("{}/{uid}", self.validity.unwrap_or_default())
    }

    /// Takes note of the folder's UIDVALIDITY; a new one voids all that is known, for UIDs name other mails then.
    pub(super) fn open(&mut self, validity: u32) {
        if self.validity != Some(validity) {
            *self = Self { validity: Some(validity), ..Self::default() };
        }
    }

    /// Returns the UID from which on nothing is known.
    pub(super) fn next(&self) -> u32 {
        self.up_to.saturating_add(1)
    }

    /// Takes note of all UIDs in the folder, which a later listing is compared with: one that appears late, below the position, is
    /// untaken too.
    pub(super) fn compare(&mut self, all: &BTreeSet<u32>) -> Vec<u32> {
        let below: BTreeSet<u32> = all.range(..=self.up_to).copied().collect();
        let late = match &mut self.below {
            Some(known) => {
                let late: Vec<u32> = below.difference(known).copied().collect();
                known.retain(|uid| all.contains(uid));
                late
            }
            None => {
                self.below = Some(below);
                Vec::new()
            }
        };
        self.failures.retain(|uid, _| all.contains(uid));
        late.into_iter().chain(self.untaken(all)).collect()
    }

    /// Returns those of `uids` that are above the position and not taken; those that failed before come last.
    pub(super) fn untaken(&self, uids: &BTreeSet<u32>) -> Vec<u32> {
        let mut untaken: Vec<u32> = uids.range(self.next()..).filter(|uid| !self.above.contains(uid)).copied().collect();
        untaken.sort_by_key(|uid| (self.failures.get(uid).copied().unwrap_or_default(), *uid));
        untaken
    }

    /// True if the mail is taken in.
    pub(super) fn is_taken(&self, uid: u32) -> bool {
        self.above.contains(&uid) || uid <= self.up_to && self.below.as_ref().is_none_or(|below| below.contains(&uid))
    }

    /// Marks a mail as taken; `present` are the UIDs of the folder from the position on.
    pub(super) fn take(&mut self, uid: u32, present: &BTreeSet<u32>) {
        self.failures.remove(&uid);
        if uid <= self.up_to {
            self.below.get_or_insert_default().insert(uid);
            return;
        }
        self.above.insert(uid);
        let reached = present.range(self.next()..).take_while(|uid| self.above.contains(uid)).last().copied();
        let Some(reached) = reached else { return };
        let rest = self.above.split_off(&reached.saturating_add(1));
        let passed = std::mem::replace(&mut self.above, rest);
        self.below.get_or_insert_default().extend(passed);
        self.up_to = reached;
    }

    /// Counts a failure to fetch; true once it is time to take the mail in without its content.
    pub(super) fn fail(&mut self, uid: u32) -> bool {
        let failures = self.failures.entry(uid).or_default();
        *failures = failures.saturating_add(1);
        FAILURES_MAX <= *failures
    }

    /// True if the mail could not be fetched when it was tried last.
    pub(super) fn is_failing(&self, uid: u32) -> bool {
        self.failures.contains_key(&uid)
    }

    /// True if some mail could not be fetched of late: fetch one by one, to see which.
    pub(super) fn is_careful(&self) -> bool {
        !self.failures.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(uids: &[u32]) -> BTreeSet<u32> {
        uids.iter().copied().collect()
    }

    fn opened(position: &str) -> Ledger {
        let mut ledger = Ledger::from_position(Some(position));
        ledger.open(7);
        ledger
    }

    #[test]
    fn the_position_stops_before_a_mail_that_is_not_taken() {
        let mut ledger = opened("7:3");
        let present = set(&[4, 5, 9]);
        ledger.take(9, &present);
        ledger.take(5, &present);
        assert_eq!(ledger.position(), "7:3");
        assert_eq!(ledger.untaken(&present), [4]);
        ledger.take(4, &present);
        assert_eq!(ledger.position(), "7:9");
        assert!(ledger.untaken(&present).is_empty());
    }

    #[test]
    fn a_new_uidvalidity_voids_what_is_known() {
        let mut ledger = opened("7:3");
        ledger.open(8);
        assert_eq!(ledger.position(), "8:0");
        assert_eq!(ledger.compare(&set(&[1, 2])), [1, 2]);
    }

    #[test]
    fn a_position_that_cannot_be_read_means_that_nothing_is_taken() {
        for position in [None, Some(""), Some("7"), Some("7:x"), Some("-1:2")] {
            assert_eq!(Ledger::from_position(position), Ledger::default(), "{position:?}");
        }
    }

    #[test]
    fn a_mail_that_appears_late_below_the_position_is_found() {
        let mut ledger = opened("7:9");
        assert!(ledger.compare(&set(&[2, 9])).is_empty(), "what was there at the start is taken");
        assert_eq!(ledger.compare(&set(&[2, 5, 9])), [5]);
        assert!(!ledger.is_taken(5));
        ledger.take(5, &set(&[]));
        assert!(ledger.compare(&set(&[2, 5, 9])).is_empty());
        assert!(ledger.is_taken(5));
    }

    #[test]
    fn a_mail_that_fails_comes_last_and_is_given_up_after_three_times() {
        let mut ledger = opened("7:0");
        assert!(!ledger.fail(1));
        assert_eq!(ledger.untaken(&set(&[1, 2])), [2, 1]);
        assert!(!ledger.fail(1));
        assert!(ledger.fail(1));
        ledger.take(1, &set(&[1, 2]));
        assert_eq!(ledger.position(), "7:1");
    }
}
