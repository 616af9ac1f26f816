//! When a message is tried again, and when it is given up.
//!
//! Mail: RFC 5321 4.5.4.1 wants half an hour between tries, but greylisting (RFC 6647) and the promise of a prompt
//! acknowledgement want the first ones sooner. What is given up is told to a person.

use chrono::{DateTime, TimeDelta, Utc};

use crate::desk::message::{Content, Message};

const MAIL_PAUSES_MINUTES: [i64; 7] = [1, 5, 15, 30, 60, 120, 240];
const CHAT_PAUSES_SECONDS: [i64; 7] = [1, 3, 10, 30, 60, 300, 900];

/// Returns the instant of the next try after the `tries`-th (from 1) failed at `now`; `None` once it has been tried for
/// `give_up_after`.
pub fn next_at(message: &Message, tries: u32, now: DateTime<Utc>, give_up_after: TimeDelta) -> Option<DateTime<Utc>> {
    if message.created_at + give_up_after <= now {
        return None;
    }
    let nth = usize::try_from(tries).unwrap_or(usize::MAX).saturating_sub(1);
    let pause = match &message.content {
        Content::Mail(_) => TimeDelta::minutes(MAIL_PAUSES_MINUTES[nth.min(MAIL_PAUSES_MINUTES.len() - 1)]),
        Content::Chat(_) | Content::Fetch { .. } => TimeDelta::seconds(CHAT_PAUSES_SECONDS[nth.min(CHAT_PAUSES_SECONDS.len() - 1)]),
    };
    Some(now + pause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::message::MessageId;

    #[test]
    fn a_message_is_tried_as_long_as_it_may_be_and_no_longer() {
        let content = Content::Fetch { file_id: "f".into(), unique_id: "u".into(), size_bytes: None };
        let (start, give_up_after) = (DateTime::<Utc>::UNIX_EPOCH, TimeDelta::days(2));
        let message =
            Message { id: MessageId { seq: 1, nth: 0 }, case: None, subject: 1, notice: "fetch".into(), content, created_at: start };
        let mut now = start;
        let mut tries = 0;
        while let Some(at) = next_at(&message, tries + 1, now, give_up_after) {
            assert!(now < at);
            now = at;
            tries += 1;
        }
        assert!(start + give_up_after <= now && now < start + give_up_after + TimeDelta::minutes(15));
    }
}
