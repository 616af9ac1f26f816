//! Shares the connections among the receivers' domains; one that hangs holds its own few and leaves the rest.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

#[derive(Debug)]
pub(super) struct Slots {
    all: Arc<Semaphore>,
    per_domain_max: usize,
    /// Only domains for which something is being sent.
    domains: Arc<Mutex<BTreeMap<String, Arc<Semaphore>>>>,
}

/// The right to send one mail; ends when dropped.
pub(super) struct Slot {
    _all: OwnedSemaphorePermit,
    of_domain: Option<OwnedSemaphorePermit>,
    domain: String,
    domains: Arc<Mutex<BTreeMap<String, Arc<Semaphore>>>>,
    per_domain_max: usize,
}

impl Slots {
    pub(super) fn new(all_max: usize, per_domain_max: usize) -> Self {
        let all = Arc::new(Semaphore::new(all_max.max(1)));
        Self { all, per_domain_max: per_domain_max.max(1), domains: Arc::default() }
    }

    /// Waits for a place of the domain first, so that whoever waits holds nothing that others could use.
    pub(super) async fn take(&self, domain: &str) -> Slot {
        let semaphore = {
            let mut domains = self.domains.lock().unwrap_or_else(PoisonError::into_inner);
            let semaphore = domains.entry(domain.to_owned()).or_insert_with(|| Arc::new(Semaphore::new(self.per_domain_max)));
            Arc::clone(semaphore)
        };
        let of_domain = semaphore.acquire_owned().await.expect("the semaphore is never closed");
        let all = Arc::clone(&self.all).acquire_owned().await.expect("the semaphore is never closed");
        let (domains, per_domain_max) = (Arc::clone(&self.domains), self.per_domain_max);
        Slot { _all: all, of_domain: Some(of_domain), domain: domain.to_owned(), domains, per_domain_max }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut domains = self.domains.lock().unwrap_or_else(PoisonError::into_inner);
        self.of_domain = None;
        let unused = |semaphore: &Arc<Semaphore>| Arc::strong_count(semaphore) == 1 && semaphore.available_permits() == self.per_domain_max;
        if domains.get(&self.domain).is_some_and(unused) {
            domains.remove(&self.domain);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::timeout;

    use super::*;

    #[tokio::test]
    async fn a_stuck_domain_leaves_room_for_the_others() {
        let slots = Slots::new(3, 2);
        let stuck = [slots.take("slow.example").await, slots.take("slow.example").await];
        let third = timeout(Duration::from_millis(20), slots.take("slow.example")).await;
        assert!(third.is_err(), "a domain has no more than its share");
        let other = timeout(Duration::from_secs(5), slots.take("quick.example")).await;
        assert!(other.is_ok(), "the other domain is served");
        drop((stuck, other));
        assert!(slots.domains.lock().unwrap().is_empty(), "nothing is remembered of domains without mail");
    }
}
