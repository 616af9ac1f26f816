//! A place: sent from a telephone, as coordinates, or as an address in words.

use crate::flow::answer::Value;

use super::{Refusal, Said, Verdict};

const ADDRESS_CHARS: std::ops::RangeInclusive<usize> = 3..=1000;

pub(super) fn read(said: &Said<'_>) -> Verdict {
    match said {
        Said::Location { latitude_microdegrees, longitude_microdegrees } => place(*latitude_microdegrees, *longitude_microdegrees),
        Said::Text(text) => match coordinates(text) {
            Some((latitude, longitude)) => place(latitude, longitude),
            None if ADDRESS_CHARS.contains(&text.chars().count()) => Verdict::Taken(Value::Text((*text).into())),
            None => Verdict::NotUnderstood,
        },
        Said::Option(_) | Said::Done | Said::Files(_) | Said::Contact { .. } => Verdict::NotUnderstood,
    }
}

pub(super) fn show(latitude: i32, longitude: i32) -> String {
    let degrees = |micro: i32| {
        let sign = if micro < 0 { "-" } else { "" };
        format!("{sign}{}.{:05}", micro.unsigned_abs() / 1_000_000, micro.unsigned_abs() % 1_000_000 / 10)
    };
    format!("{}, {}", degrees(latitude), degrees(longitude))
}

fn place(latitude_microdegrees: i32, longitude_microdegrees: i32) -> Verdict {
    if latitude_microdegrees.unsigned_abs() <= 90_000_000 && longitude_microdegrees.unsigned_abs() <= 180_000_000 {
        Verdict::Taken(Value::Location { latitude_microdegrees, longitude_microdegrees })
    } else {
        Verdict::Refused(Refusal::Invalid)
    }
}

/// Reads `52.5, 13.4`.
fn coordinates(text: &str) -> Option<(i32, i32)> {
    let (latitude, longitude) = text.split_once(',')?;
    Some((microdegrees(latitude)?, microdegrees(longitude)?))
}

fn microdegrees(text: &str) -> Option<i32> {
    i32::try_from(crate::flow::condition::millionths(text.trim())?).ok()
}
