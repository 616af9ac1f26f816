//! One opening of a day, such as 09:00 to 12:30 or 22:00 to 06:00.

use std::fmt;

/// Seconds of a day without a change of clocks.
pub(super) const DAY_SECONDS: i64 = 86_400;

/// From opening to closing, in wall-clock time; closing is on the next day where it is not later than opening.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hours {
    /// Seconds since midnight, below 24:00.
    opens: u32,
    /// Seconds since midnight of the day of opening, up to 48:00, later than `opens`.
    closes: u32,
}

impl Hours {
    pub const ALL_DAY: Self = Self { opens: 0, closes: DAY_SECONDS as u32 };

    /// Reads two wall-clock times, `HH:MM` or `HH:MM:SS`, closing up to `24:00`; `None` if one of them is no time.
    ///
    /// Equal times mean 24 hours.
    pub fn parse(opens: &str, closes: &str) -> Option<Self> {
        let opens = seconds(opens).filter(|opens| i64::from(*opens) < DAY_SECONDS)?;
        let closes = seconds(closes)?;
        Some(Self { opens, closes: if closes <= opens { closes + DAY_SECONDS as u32 } else { closes } })
    }

    /// Returns opening and closing in seconds since midnight of the day of opening.
    pub(super) fn seconds(self) -> (i64, i64) {
        (self.opens.into(), self.closes.into())
    }

    /// Tells whether two openings of the same day share an instant.
    pub fn overlaps(self, other: Self) -> bool {
        self.opens < other.closes && other.opens < self.closes
    }
}

fn seconds(text: &str) -> Option<u32> {
    let mut parts = text.split(':');
    let mut part = |max: u32| -> Option<u32> {
        let part = parts.next()?;
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|value| digits && *value <= max)
    };
    let (hour, minute) = (part(24)?, part(59)?);
    let second = if text.matches(':').count() == 2 { part(59)? } else { 0 };
    let total = hour * 3600 + minute * 60 + second;
    (text.matches(':').count() <= 2 && i64::from(total) <= DAY_SECONDS).then_some(total)
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if i64::from(self.closes) <= DAY_SECONDS { self.closes } else { self.closes - DAY_SECONDS as u32 };
        let (opens, closes) = (self.opens / 60, closes / 60);
        write!(f, "{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)
    }
}

impl fmt::Debug for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_no_clock_shows_are_refused() {
        for (opens, closes) in
            [("24:00", "24:00"), ("09:60", "10:00"), ("9", "10:00"), ("09:00", "24:01"), ("-1:00", "02:00"), ("09:00:00:00", "10:00")]
        {
            assert_eq!(Hours::parse(opens, closes), None, "{opens}-{closes}");
        }
    }

    #[test]
    fn closing_before_opening_means_the_next_day() {
        let night = Hours::parse("22:00", "06:00").unwrap();
        assert_eq!((night.seconds(), night.to_string()), ((79_200, 108_000), "22:00-06:00".to_owned()));
    }
}
