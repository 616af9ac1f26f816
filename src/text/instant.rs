//! Instants as they are stored: the same text that chrono writes, without its detour over single characters.
//!
//! A dossier holds dozens of them and is written at every word. For `#[serde(with = "crate::text::instant")]`.

use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Longest: `2026-11-22T10:00:00.123456789Z`.
const BYTES_MAX: usize = 30;
const FRACTION_AT: usize = 20;

/// Writes the instant as chrono does.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut text = *b"0000-00-00T00:00:00.000000000Z";
    let Some(count) = write(at, &mut text) else { return at.serialize(serializer) };
    match str::from_utf8(&text[..count]) {
        Ok(text) => serializer.serialize_str(text),
        Err(_) => at.serialize(serializer),
    }
}

/// Reads the instant as chrono does.
///
/// # Errors
/// The text is no instant.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    DateTime::deserialize(deserializer)
}

/// Writes the digits, and returns how many bytes count; `None` for what has no such form: years of more digits, leap seconds.
fn write(at: &DateTime<Utc>, text: &mut [u8; BYTES_MAX]) -> Option<usize> {
    let at = at.naive_utc();
    let year = u32::try_from(at.year()).ok().filter(|year| *year <= 9999)?;
    let nanos = Some(at.nanosecond()).filter(|nanos| *nanos < 1_000_000_000)?;
    for (place, number) in [(5, at.month()), (8, at.day()), (11, at.hour()), (14, at.minute()), (17, at.second())] {
        digits(&mut text[place..place + 2], number);
    }
    digits(&mut text[..4], year);
    let (count, fraction) = match nanos {
        0 => (0, 0),
        _ if nanos % 1_000_000 == 0 => (3, nanos / 1_000_000),
        _ if nanos % 1_000 == 0 => (6, nanos / 1_000),
        _ => (9, nanos),
    };
    digits(&mut text[FRACTION_AT..FRACTION_AT + count], fraction);
    // Without a fraction there is no point before it either.
    let end = if count == 0 { FRACTION_AT - 1 } else { FRACTION_AT + count };
    text[end] = b'Z';
    Some(end + 1)
}

fn digits(place: &mut [u8], mut number: u32) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
    }
}

/// The same for instants that may be absent.
pub mod option {
    use super::{DateTime, Deserialize, Deserializer, Serialize, Serializer, Utc};

    #[derive(Serialize)]
    #[serde(transparent)]
    struct Instant<'a>(#[serde(with = "super")] &'a DateTime<Utc>);

    /// # Errors
    /// As [`super::serialize`].
    pub fn serialize<S: Serializer>(at: &Option<DateTime<Utc>>, serializer: S) -> Result<S::Ok, S::Error> {
        at.as_ref().map(Instant).serialize(serializer)
    }

    /// # Errors
    /// As [`super::deserialize`].
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error> {
        Option::deserialize(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
    struct Row {
        #[serde(with = "super")]
        at: DateTime<Utc>,
        #[serde(with = "super::option")]
        maybe_at: Option<DateTime<Utc>>,
    }

    fn check(at: DateTime<Utc>) {
        for maybe_at in [None, Some(at)] {
            let text = serde_json::to_string(&Row { at, maybe_at }).unwrap();
            assert_eq!(text, format!(r#"{{"at":{},"maybe_at":{}}}"#, serde_json::json!(at), serde_json::json!(maybe_at)));
            assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), Row { at, maybe_at });
        }
    }

    #[test]
    fn the_edges_are_written_as_chrono_writes_them() {
        let leap: DateTime<Utc> = "2016-12-31T23:59:60.5Z".parse().unwrap();
        for at in [DateTime::UNIX_EPOCH, DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC, leap] {
            check(at);
        }
    }

    proptest! {
        #[test]
        fn every_instant_is_written_as_chrono_writes_it(seconds in -70_000_000_000i64..260_000_000_000, nanos in 0u32..1_000_000_000, unit in 0usize..4) {
            let unit = [1, 1_000, 1_000_000, 1_000_000_000][unit];
            check(DateTime::from_timestamp(seconds, nanos / unit * unit).unwrap());
        }
    }
}
