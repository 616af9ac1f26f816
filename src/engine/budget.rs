//! How many automatic mails may leave in an hour, per domain and overall: the last brake against loops and floods.
//!
//! Kept in memory: a restart forgets at most one hour's count; the budget per address is in the dossier and survives.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

/// How many domains are counted one by one; beyond, all others share one count.
const DOMAIN_COUNT_MAX: usize = 4096;
/// How many limits are told at one time.
const TOLD_COUNT_MAX: usize = 32;

#[derive(Debug, Default)]
pub(super) struct MailBudget {
    hour: DateTime<Utc>,
    overall: u32,
    by_domain: BTreeMap<String, u32>,
    /// What was used up and is to be told to a person; each once an hour.
    used_up: Vec<UsedUp>,
}

/// A limit of automatic mails that was reached: what follows is kept and not answered for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedUp {
    Address { address: String },
    Domain { domain: String },
    Hour,
}

impl MailBudget {
    /// Tells whether one more automatic mail to `domain` may be decided at `now`.
    pub(super) fn allows(&mut self, domain: &str, limits: (u32, u32), now: DateTime<Utc>) -> bool {
        if self.hour + TimeDelta::hours(1) <= now || now < self.hour {
            let used_up = std::mem::take(&mut self.used_up);
            *self = Self { hour: now, used_up, ..Self::default() };
        }
        let (domain_max, overall_max) = limits;
        self.overall < overall_max && self.count(domain) < domain_max
    }

    /// Counts a mail; the one that reaches a limit is told.
    pub(super) fn spend(&mut self, domain: &str, limits: (u32, u32)) {
        let (domain_max, overall_max) = limits;
        self.overall += 1;
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
