//! The data directory of a demonstration, and the instant at which its clock stands.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, Days, NaiveTime, Utc, Weekday};

use super::super::{Exit, Failure};

/// Says that a directory belongs to demonstrations, and when the last one ended.
const CLOCK: &str = "demo-clock";

/// A data directory.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// When its last demonstration ended; `None` for a new one.
    pub(super) ended_at: Option<DateTime<Utc>>,
}

impl Folder {
    /// Opens `wanted`, or makes a new directory among the system's temporary files.
    ///
    /// # Errors
    /// It cannot be written, or belongs to something else.
    pub(super) fn open(wanted: Option<&Path>) -> Result<Folder, Failure> {
        let path = wanted.map_or_else(new_path, Path::to_owned);
        let failure = |error: io::Error| failure(format!("opening the data directory {}: {error}", path.display()), None);
        DirBuilder::new().recursive(true).mode(0o700).create(&path).map_err(failure)?;
        let mark = path.join(CLOCK);
        if mark.exists() {
            let text = fs::read_to_string(&mark).map_err(failure)?;
            let ended_at = DateTime::parse_from_rfc3339(text.trim()).ok().map(|at| at.to_utc());
            return Ok(Folder { path, ended_at });
        }
        if fs::read_dir(&path).map_err(failure)?.next().is_some() {
            let message = format!("{} holds something else than a demonstration", path.display());
            return Err(self::failure(message, Some("name a new directory, or one that an earlier demonstration named at its end")));
        }
        let folder = Folder { path: path.clone(), ended_at: None };
        folder.keep(DateTime::UNIX_EPOCH).map_err(failure)?;
        Ok(folder)
    }

    /// Writes down where the clock stands.
    pub(super) fn keep(&self, now: DateTime<Utc>) -> io::Result<()> {
        fs::write(self.path.join(CLOCK), format!("{}\n", now.to_rfc3339()))
    }

    /// Returns the instant at which a demonstration begins: the morning of an office day, so that staff are at work.
    pub(super) fn begin_at(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self.ended_at.filter(|ended_at| *ended_at != DateTime::UNIX_EPOCH) {
            Some(ended_at) => ended_at.max(now),
            None => morning_after(now),
        }
    }
}

/// Returns ten o'clock of the first day from Monday to Friday whose ten o'clock is still to come.
pub(super) fn morning_after(now: DateTime<Utc>) -> DateTime<Utc> {
    let ten = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default();
    (0..7)
        .filter_map(|days| now.date_naive().checked_add_days(Days::new(days)))
        .map(|day| day.and_time(ten).and_utc())
        .find(|at| now < *at && !matches!(at.weekday(), Weekday::Sat | Weekday::Sun))
        .unwrap_or(now)
}

fn new_path() -> PathBuf {
    let name = format!("redress-demo-{}-{}", Utc::now().format("%Y%m%d-%H%M%S"), std::process::id());
    std::env::temp_dir().join(name)
}

fn failure(message: String, hint: Option<&str>) -> Failure {
    Failure { message, hint: hint.map(str::to_owned), code: Exit::Failed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demonstration_begins_on_the_morning_of_an_office_day() {
        let morning = |now: &str| morning_after(now.parse().expect("an instant")).to_rfc3339();
        assert_eq!(morning("2026-11-20T09:00:00Z"), "2026-11-20T10:00:00+00:00");
        assert_eq!(morning("2026-11-20T10:00:00Z"), "2026-11-23T10:00:00+00:00");
        assert_eq!(morning("2026-11-22T02:00:00Z"), "2026-11-23T10:00:00+00:00");
        assert_eq!(morning("2026-11-24T23:00:00Z"), "2026-11-25T10:00:00+00:00");
    }

    #[test]
    fn a_directory_of_something_else_is_left_alone() {
        let path = std::env::temp_dir().join(format!("redress-demo-test-{}", std::process::id()));
        fs::create_dir_all(path.join("store")).expect("a writable folder");
        assert!(Folder::open(Some(&path)).is_err());
        fs::remove_dir_all(&path).expect("ours");
    }
}
