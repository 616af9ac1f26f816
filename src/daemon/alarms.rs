//! Tells a person about a dead channel, through another channel.
//!
//! Each outage is told once, when it has lasted as long as the configuration says, and its end is told too.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

use crate::desk::dossier::ContactId;
use crate::desk::event::{Alarm, Event};
use crate::engine::inbound::{Inbound, InboundKey, Origin};
use crate::engine::store::Store;
use crate::engine::{Engine, UsedUp};
use crate::io::clock::Clock;
use crate::io::health::ChannelState;
use crate::io::intake::{Intake, Unavailable};

use super::orders::Office;

/// The longest pause between two looks at the channels.
const LOOK_SECONDS_MAX: u64 = 15;

/// A channel under watch.
#[derive(Debug)]
pub struct Watched {
    /// Such as `Telegram`, `mailbox support`, `SMTP`.
    pub name: String,
    pub state: watch::Receiver<ChannelState>,
    /// Where the admins hear of it: never through the channel itself.
    pub tell: Vec<ContactId>,
}

/// Looks at every channel for ever, and tells of outages that have lasted `told_after`.
pub async fn watch(mut channels: Vec<Watched>, told_after: TimeDelta, intake: Intake, clock: Clock) {
    let look_every = Duration::from_secs(told_after.num_seconds().unsigned_abs().clamp(1, LOOK_SECONDS_MAX));
    let mut told: Vec<Option<DateTime<Utc>>> = vec![None; channels.len()];
    loop {
        for (channel, told) in channels.iter_mut().zip(&mut told) {
            let state = channel.state.borrow_and_update().clone();
            let Some(alarm) = news(&channel.name, &state, told, clock.now(), told_after) else { continue };
            tracing::warn!(channel = channel.name, "{alarm}");
            if tell(&intake, &channel.tell, &alarm).await.is_err() {
                return;
            }
        }
        tokio::time::sleep(look_every).await;
    }
}

/// Tells the admins, for ever, of limits of automatic mails that were reached.
pub(super) async fn watch_limits<S: Store + 'static>(office: Office<S>, admins: Vec<ContactId>, intake: Intake) {
    loop {
        tokio::time::sleep(Duration::from_secs(LOOK_SECONDS_MAX)).await;
        let Ok(used_up) = office.visit(Engine::take_used_up).await else { return };
        for used_up in used_up {
            tracing::warn!("a limit of automatic mails is reached");
            if tell(&intake, &admins, &limit_reached(&used_up)).await.is_err() {
                return;
            }
        }
    }
}

fn limit_reached(used_up: &UsedUp) -> Alarm {
    let (id, to) = match used_up {
        UsedUp::Address { address } => ("admin-limit-address", address.to_string()),
        UsedUp::Domain { domain } => ("admin-limit-domain", domain.clone()),
        UsedUp::Alike { domain } => ("admin-limit-alike", domain.clone()),
        UsedUp::Hour => ("admin-limit-hour", String::new()),
    };
    Alarm::new(&[id, "admin-limit-more"], &[("to", &to)])
}

/// Has the desk write to each of the admins, in the language of each.
///
/// # Errors
/// The engine has stopped.
pub(super) async fn tell(intake: &Intake, admins: &[ContactId], alarm: &Alarm) -> Result<(), Unavailable> {
    let told = |contact: &ContactId| Inbound {
        key: InboundKey::Once,
        from: Origin::Contact(contact.clone()),
        event: Event::Alarm(alarm.clone()),
        cursor: None,
    };
    intake.take(admins.iter().map(told).collect()).await.map(drop)
}

/// Returns what is new about a channel; `told` remembers since when the outage that was told lasts.
fn news(name: &str, state: &ChannelState, told: &mut Option<DateTime<Utc>>, now: DateTime<Utc>, told_after: TimeDelta) -> Option<Alarm> {
    match state {
        ChannelState::Starting => None,
        ChannelState::Up { since } => {
            let from = told.take()?;
            let args = [("name", name), ("since", &time(*since)), ("from", &time(from))];
            Some(Alarm::new(&["admin-up"], &args))
        }
        ChannelState::Down { since, reason } => {
            if told.is_some() || now < *since + told_after {
                return None;
            }
            *told = Some(*since);
            Some(Alarm::new(&["admin-down"], &[("name", name), ("since", &time(*since)), ("reason", reason.as_str())]))
        }
    }
}

fn time(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_told_once_after_ten_minutes_and_so_is_its_end() {
        let start = DateTime::UNIX_EPOCH;
        let down = ChannelState::Down { since: start, reason: "timeout".into() };
        let mut told = None;
        let mut news = |state: &ChannelState, minutes| {
            super::news("SMTP", state, &mut told, start + TimeDelta::minutes(minutes), TimeDelta::minutes(10))
        };
        assert_eq!(news(&down, 9), None);
        assert!(news(&down, 10).is_some_and(|alarm| alarm.args.get("reason").is_some_and(|reason| reason == "timeout")));
        assert_eq!(news(&down, 11), None);
        let up = ChannelState::Up { since: start + TimeDelta::minutes(30) };
        assert!(news(&up, 30).is_some());
        assert_eq!(news(&up, 31), None);
    }
}
