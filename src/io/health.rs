//! How each channel fares: kept by the channel, read by whoever must tell a person.

use chrono::{DateTime, Utc};
use tokio::sync::watch;

/// Whether a channel reaches its other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChannelState {
    /// Not tried yet.
    Starting,
    Up {
        since: DateTime<Utc>,
    },
    /// `reason`: words for the admin, without personal text.
    Down {
        since: DateTime<Utc>,
        reason: String,
    },
}

/// A channel's own end: it reports here, and readers see changes only.
#[derive(Debug)]
pub struct Health {
    state: watch::Sender<ChannelState>,
}

impl Health {
    pub fn new() -> (Self, watch::Receiver<ChannelState>) {
        let (state, readers) = watch::channel(ChannelState::Starting);
        (Self { state }, readers)
    }

    /// Reports success; `since` stays that of the first success in a row.
    pub fn up(&self, now: DateTime<Utc>) {
        self.state.send_if_modified(|state| {
            let changed = !matches!(state, ChannelState::Up { .. });
            if changed {
                *state = ChannelState::Up { since: now };
            }
            changed
        });
    }

    /// Reports failure; `since` stays that of the first failure in a row, the reason is the latest.
    pub fn down(&self, now: DateTime<Utc>, reason: &str) {
        self.state.send_if_modified(|state| {
            let since = match state {
                ChannelState::Down { reason: former, .. } if former == reason => return false,
                ChannelState::Down { since, .. } => *since,
                ChannelState::Starting | ChannelState::Up { .. } => now,
            };
            *state = ChannelState::Down { since, reason: reason.to_owned() };
            true
        });
    }
}

/// A span in which a channel may have lost items for good, because the other side keeps them only so long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub channel: String,
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn an_outage_counts_from_its_first_failure() {
        let start = DateTime::UNIX_EPOCH;
        let (health, state) = Health::new();
        health.up(start);
        health.down(start + TimeDelta::minutes(1), "timeout");
        health.down(start + TimeDelta::minutes(2), "refused");
        let down = ChannelState::Down { since: start + TimeDelta::minutes(1), reason: "refused".into() };
        assert_eq!(*state.borrow(), down);
        health.up(start + TimeDelta::minutes(3));
        assert_eq!(*state.borrow(), ChannelState::Up { since: start + TimeDelta::minutes(3) });
    }
}
