//! Likeness of mails: the same words again and again from one domain are a program's, whatever address and subject it gives itself.
//!
//! Kept in memory and bounded, as the hourly budget is. Says nothing of short mails: many people write “yes, thank you”.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

/// Texts with fewer words are anybody's.
const WORDS_MIN: usize = 8;
/// Words beyond these tell nothing more.
const WORDS_MAX: usize = 400;
const DOMAIN_COUNT_MAX: usize = 2048;
/// Different texts of one domain that are remembered; a program that never repeats itself is held by the other limits.
const TEXT_COUNT_MAX: usize = 64;
const MARK_COUNT: usize = 8;
/// So many equal marks are a text that differs in a name or a number.
const MARKS_ALIKE_MIN: usize = 6;

/// The smallest hashes of a text's triples of words, one for each way of hashing: texts alike share most of them.
type Marks = [u64; MARK_COUNT];

#[derive(Debug, Default)]
pub(super) struct Likeness {
    day: DateTime<Utc>,
    by_domain: BTreeMap<String, Vec<(Marks, u32)>>,
}

impl Likeness {
    /// Counts a mail, and returns how many like it have come from `domain` within the day, this one among them.
    pub(super) fn count(&mut self, domain: &str, text: &str, now: DateTime<Utc>) -> u32 {
        if self.day + TimeDelta::hours(24) <= now || now < self.day {
            *self = Self { day: now, by_domain: BTreeMap::new() };
        }
        let Some(marks) = marks(text) else { return 1 };
        let slot = if self.by_domain.len() < DOMAIN_COUNT_MAX || self.by_domain.contains_key(domain) { domain } else { "" };
        let known = self.by_domain.entry(slot.to_owned()).or_default();
        if let Some((_, count)) = known.iter_mut().find(|(other, _)| are_alike(other, &marks)) {
            *count = count.saturating_add(1);
            return *count;
        }
        if known.len() < TEXT_COUNT_MAX {
            known.push((marks, 1));
        }
        1
    }
}

fn are_alike(one: &Marks, other: &Marks) -> bool {
    MARKS_ALIKE_MIN <= one.iter().zip(other).filter(|(one, other)| one == other).count()
}

/// Returns the marks of a text, case, numbers and addresses aside; `None` for one that is too short.
fn marks(text: &str) -> Option<Marks> {
    let plain = |word: &&str| !word.contains(|c: char| c.is_numeric() || c == '@');
    let words: Vec<String> = text.split_whitespace().filter(plain).take(WORDS_MAX).map(str::to_lowercase).collect();
    if words.len() < WORDS_MIN {
        return None;
    }
    let mut marks = [u64::MAX; MARK_COUNT];
    for triple in words.windows(3) {
        let base = triple
            .iter()
            .flat_map(|word| word.bytes().chain([b' ']))
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        for (nth, mark) in (1u64..).zip(&mut marks) {
            *mark = (*mark).min(mixed(base ^ nth.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        }
    }
    Some(marks)
}

/// Spreads a hash over all its bits.
fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROBOT: &str = "Thank you for contacting us. Your request has been received and one of our colleagues will come back to you as \
        soon as possible. Please do not answer this message. Your ticket is";

    #[test]
    fn a_robot_is_known_by_its_words_whatever_the_number() {
        let mut likeness = Likeness::default();
        let counts: Vec<u32> = (0..5).map(|nth| likeness.count("x.org", &format!("{ROBOT} #{nth}."), DateTime::UNIX_EPOCH)).collect();
        assert_eq!(counts, [1, 2, 3, 4, 5]);
        assert_eq!(likeness.count("y.org", ROBOT, DateTime::UNIX_EPOCH), 1, "another domain is another matter");
        assert_eq!(likeness.count("x.org", ROBOT, DateTime::UNIX_EPOCH + TimeDelta::hours(24)), 1, "and another day");
    }

    #[test]
    fn people_who_write_of_the_same_thing_are_not_alike() {
        let mut likeness = Likeness::default();
        let mut count = |text| likeness.count("x.org", text, DateTime::UNIX_EPOCH);
        assert_eq!(count("The handle of my copper kettle came off and I burned my hand on it."), 1);
        assert_eq!(count("The handle of the copper kettle that you sent me last week is loose."), 1);
        assert_eq!((count("Yes, thank you"), count("Yes, thank you")), (1, 1));
    }
}
