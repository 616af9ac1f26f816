//! How many automatic mails may leave in an hour, per domain and overall: the last brake against loops and floods.
//!
//! Kept in memory: a restart forgets at most one hour's count; the budget per address is in the dossier and survives.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::likeness::Likeness;

/// How many domains are counted one by one; beyond, all others share one count.
const DOMAIN_COUNT_MAX: usize = 4096;
/// One part in so many of an hour's automatic mails is for senders whom nothing vouches for.
const UNPROVED_PART: u32 = 5;
/// How many limits are told at one time.
const TOLD_COUNT_MAX: usize = 32;

#[derive(Debug, Default)]
pub(super) struct MailBudget {
    hour: DateTime<Utc>,
    overall: u32,
    /// Of these, to senders whom nothing vouches for.
    unproved: u32,
    by_domain: BTreeMap<String, u32>,
    likeness: Likeness,
    /// What was used up and is to be told to a person; each once an hour.
    used_up: Vec<UsedUp>,
}

/// A limit of automatic mails that was reached: what follows is kept and not answered for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedUp {
    Address {
        address: String,
    },
    Domain {
        domain: String,
    },
    /// Mails of the same words keep coming from there.
    Alike {
        domain: String,
    },
    Hour,
}

impl MailBudget {
    /// Tells whether one more automatic mail to `domain` may be decided at `now`.
    ///
    /// Senders whom nothing vouches for share a part of the hour's number, so that a flood of forgeries leaves enough for the others.
    pub(super) fn allows(&mut self, domain: &str, limits: (u32, u32), is_unproved: bool, now: DateTime<Utc>) -> bool {
        if self.hour + TimeDelta::hours(1) <= now || now < self.hour {
            let used_up = std::mem::take(&mut self.used_up);
            let likeness = std::mem::take(&mut self.likeness);
            *self = Self { hour: now, used_up, likeness, ..Self::default() };
        }
        let (domain_max, overall_max) = limits;
        let has_part = !is_unproved || self.unproved < overall_max.div_ceil(UNPROVED_PART);
        has_part && self.overall < overall_max && self.count(domain) < domain_max
    }

    /// Counts a mail; the one that reaches a limit is told.
    pub(super) fn spend(&mut self, domain: &str, limits: (u32, u32), is_unproved: bool) {
        let (domain_max, overall_max) = limits;
        self.overall += 1;
        self.unproved += u32::from(is_unproved);
        if self.overall == overall_max {
            self.tell(UsedUp::Hour);
        }
        let slot = self.slot(domain);
        let count = self.by_domain.entry(slot).or_default();
        *count += 1;
        if *count == domain_max {
            self.tell(UsedUp::Domain { domain: domain.to_owned() });
        }
    }

    /// Counts a person's mail; tells whether those like it have become too many to be a person's.
    pub(super) fn is_repetition(&mut self, domain: &str, text: &str, alike_max: u32, now: DateTime<Utc>) -> bool {
        let count = self.likeness.count(domain, text, now);
        if count == alike_max.saturating_add(1) {
            self.tell(UsedUp::Alike { domain: domain.to_owned() });
        }
        alike_max < count
    }

    /// Keeps what was used up until it is asked for; of a flood a few say all.
    pub(super) fn tell(&mut self, used_up: UsedUp) {
        if self.used_up.len() < TOLD_COUNT_MAX {
            self.used_up.push(used_up);
        }
    }

    pub(super) fn take_used_up(&mut self) -> Vec<UsedUp> {
        std::mem::take(&mut self.used_up)
    }

    fn count(&self, domain: &str) -> u32 {
        self.by_domain.get(&self.slot(domain)).copied().unwrap_or_default()
    }

    fn slot(&self, domain: &str) -> String {
        if self.by_domain.len() < DOMAIN_COUNT_MAX || self.by_domain.contains_key(domain) { domain.to_owned() } else { String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_forgeries_leaves_most_of_the_hour_to_the_others() {
        let (mut budget, limits, now) = (MailBudget::default(), (1000, 50), DateTime::UNIX_EPOCH);
        let mut answer = |is_unproved| {
            let allowed = budget.allows("example.net", limits, is_unproved, now);
            if allowed {
                budget.spend("example.net", limits, is_unproved);
            }
            allowed
        };
        assert_eq!((0..1000).filter(|_| answer(true)).count(), 10);
        assert_eq!((0..1000).filter(|_| answer(false)).count(), 40);
    }
}
