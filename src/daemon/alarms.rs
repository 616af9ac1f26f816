//! Tells a person about a dead channel, through another channel.
//!
//! Each outage is told once, when it has lasted [`TOLD_AFTER`], and its end is told too.

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

use crate::desk::dossier::ContactId;
use crate::desk::event::Event;
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::io::clock::Clock;
use crate::io::health::ChannelState;
use crate::io::intake::Intake;

/// A shorter outage mends itself more often than a person could.
const TOLD_AFTER: TimeDelta = TimeDelta::minutes(10);
const LOOK_EVERY: std::time::Duration = std::time::Duration::from_secs(15);

/// A channel under watch.
#[derive(Debug)]
pub struct Watched {
    /// Such as `Telegram`, `mailbox support`, `SMTP`.
    pub name: String,
    pub state: watch::Receiver<ChannelState>,
    /// Where the admin hears of it: never through the channel itself.
    pub tell: Option<ContactId>,
}

/// Looks at every channel for ever.
pub async fn watch(mut channels: Vec<Watched>, intake: Intake, clock: Clock) {
    let mut told: Vec<Option<DateTime<Utc>>> = vec![None; channels.len()];
    loop {
        for (channel, told) in channels.iter_mut().zip(&mut told) {
            let state = channel.state.borrow_and_update().clone();
            let Some(text) = news(&channel.name, &state, told, clock.now()) else { continue };
            tracing::warn!(channel = channel.name, "{text}");
            if let Some(contact) = &channel.tell {
                let event = Event::Alarm { text };
                let item = Inbound { key: InboundKey::Once, from: Origin::Contact(contact.clone()), event, cursor: None };
                if intake.take(vec![item]).await.is_err() {
                    return;
                }
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Returns what is new about a channel; `told` remembers since when the outage that was told lasts.
fn news(name: &str, state: &ChannelState, told: &mut Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<String> {
    match state {
        ChannelState::Starting => None,
        ChannelState::Up { since } => {
            let from = told.take()?;
            Some(format!("{name} works again since {}; it was down from {}.", time(*since), time(from)))
        }
        ChannelState::Down { since, reason } => {
            if told.is_some() || now < *since + TOLD_AFTER {
                return None;
            }
            *told = Some(*since);
            Some(format!("{name} has been down since {}: {reason}. What waits there is taken in once it works again.", time(*since)))
        }
    }
}

fn time(at: DateTime<Utc>) -> impl std::fmt::Display {
    at.format("%Y-%m-%d %H:%M UTC")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_told_once_after_ten_minutes_and_so_is_its_end() {
        let start = DateTime::UNIX_EPOCH;
        let down = ChannelState::Down { since: start, reason: "timeout".into() };
        let mut told = None;
        assert_eq!(news("SMTP", &down, &mut told, start + TimeDelta::minutes(9)), None);
        assert!(news("SMTP", &down, &mut told, start + TimeDelta::minutes(10)).is_some_and(|text| text.contains("timeout")));
        assert_eq!(news("SMTP", &down, &mut told, start + TimeDelta::minutes(11)), None);
        let up = ChannelState::Up { since: start + TimeDelta::minutes(30) };
        assert!(news("SMTP", &up, &mut told, start + TimeDelta::minutes(30)).is_some());
        assert_eq!(news("SMTP", &up, &mut told, start + TimeDelta::minutes(31)), None);
    }
}
