//! How many automatic mails may leave in an hour, per domain and overall: the last brake against loops and floods.
//!
//! Kept in memory: a restart forgets at most one hour's count; the budget per address is in the dossier and survives.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

/// How many domains are counted one by one; beyond, all others share one count.
const DOMAIN_COUNT_MAX: usize = 4096;

#[derive(Debug, Default)]
pub(super) struct MailBudget {
    hour: DateTime<Utc>,
    overall: u32,
    by_domain: BTreeMap<String, u32>,
}

impl MailBudget {
    /// Tells whether one more automatic mail to `domain` may be decided at `now`.
    pub(super) fn allows(&mut self, domain: &str, limits: (u32, u32), now: DateTime<Utc>) -> bool {
        if self.hour + TimeDelta::hours(1) <= now || now < self.hour {
            *self = Self { hour: now, ..Self::default() };
        }
        let (domain_max, overall_max) = limits;
        self.overall < overall_max && self.count(domain) < domain_max
    }

    pub(super) fn spend(&mut self, domain: &str) {
        self.overall += 1;
        *self.by_domain.entry(self.slot(domain)).or_default() += 1;
    }

    fn count(&self, domain: &str) -> u32 {
        self.by_domain.get(&self.slot(domain)).copied().unwrap_or_default()
    }

    fn slot(&self, domain: &str) -> String {
        if self.by_domain.len() < DOMAIN_COUNT_MAX || self.by_domain.contains_key(domain) { domain.to_owned() } else { String::new() }
    }
}
