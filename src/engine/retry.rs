//! When a message is tried again, and when it is given up.
//!
//! Mail: RFC 5321 4.5.4.1 wants half an hour between tries, but greylisting (RFC 6647) and the promise of a prompt
//! acknowledgement want the first ones sooner. Given up after two days; a person is told then.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::message::Content;

/// How long a message is tried before it counts as undeliverable.
pub const GIVE_UP_AFTER: TimeDelta = TimeDelta::days(2);

const MAIL_PAUSES_MINUTES: [i64; 7] = [1, 5, 15, 30, 60, 120, 240];
const CHAT_PAUSES_SECONDS: [i64; 7] = [1, 3, 10, 30, 60, 300, 900];

/// Returns the instant of the next try after the `tries`-th (from 1) failed at `now`; `None` when it is time to give up.
pub fn next_at(content: &Content, tries: u32, created_at: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if created_at + GIVE_UP_AFTER <= now {
        return None;
    }
    let nth = usize::try_from(tries).unwrap_or(usize::MAX).saturating_sub(1);
    let pause = match content {
        Content::Mail(_) => TimeDelta::minutes(MAIL_PAUSES_MINUTES[nth.min(MAIL_PAUSES_MINUTES.len() - 1)]),
        Content::Chat(_) | Content::Fetch { .. } => TimeDelta::seconds(CHAT_PAUSES_SECONDS[nth.min(CHAT_PAUSES_SECONDS.len() - 1)]),
    };
    Some(now + pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fetch_is_tried_for_two_days_and_no_longer() {
        let content = Content::Fetch { file_id: "f".into(), unique_id: "u".into(), size_bytes: None };
        let start = DateTime::<Utc>::UNIX_EPOCH;
        let mut now = start;
        let mut tries = 0;
        while let Some(at) = next_at(&content, tries + 1, start, now) {
            assert!(now < at);
            now = at;
            tries += 1;
        }
        assert!(start + GIVE_UP_AFTER <= now && now < start + GIVE_UP_AFTER + TimeDelta::minutes(15));
    }
}
