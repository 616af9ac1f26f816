//! Takes mail in from a Maildir: a folder into which a mail server, or `redress mail take`, puts one file for each mail. A file leaves
//! `new` only after the commit that holds its mail is on the disk; none is ever deleted.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use super::{Admit, Defect, RawMail};
use crate::io::health::Health;

/// Mails taken in with one commit.
const BATCH_COUNT_MAX: usize = 50;
/// How much of a mail over the limit is read: its header.
const HEADER_BYTES_MAX: u64 = 256 * 1024;
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// After the engine could not keep mails.
const PAUSE: Duration = Duration::from_secs(10);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaildirSettings {
    pub path: PathBuf,
    /// Of a larger mail only the header is taken in.
    pub mail_bytes_max: u64,
    pub look_every: Duration,
}

impl MaildirSettings {
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), mail_bytes_max: 35 * 1024 * 1024, look_every: LOOK_EVERY }
    }
}

/// Makes the folders of a Maildir where they are missing.
///
/// # Errors
/// Tell the admin; nothing can be taken in there.
pub fn make(path: &Path) -> io::Result<()> {
    for folder in ["tmp", "new", "cur"] {
        fs::create_dir_all(path.join(folder))?;
    }
    Ok(())
}

/// Puts a mail into a Maildir, durably: whoever handed it over may forget it. `name` must be unlike any other there.
///
/// # Errors
/// The mail is not there: whoever handed it over must try again later.
pub fn put(path: &Path, name: &str, mail: &mut impl Read) -> io::Result<()> {
    make(path)?;
    let draft = path.join("tmp").join(name);
    let mut file = File::create_new(&draft)?;
    let written = io::copy(mail, &mut file).and_then(|_| file.flush()).and_then(|()| file.sync_all());
    let moved = written.and_then(|()| fs::rename(&draft, path.join("new").join(name)));
    if moved.is_err() {
        // What is left in `tmp` is nobody's mail.
        fs::remove_file(&draft).ok();
    }
    moved?;
    File::open(path.join("new"))?.sync_all()
}

/// Watches a Maildir until `stop` becomes true.
pub async fn run<A: Admit>(settings: MaildirSettings, admit: A, health: Health, mut stop: watch::Receiver<bool>) {
    loop {
        let pause = match round(&settings, &admit).await {
            Ok(Looked { left: 0, .. }) => {
                health.up(Utc::now());
                settings.look_every
            }
            Ok(Looked { left, .. }) => {
                health.down(Utc::now(), &format!("{left} mails in the Maildir could not be read"));
                settings.look_every
            }
            Err(reason) => {
                tracing::warn!(reason, "mails wait in the Maildir");
                health.down(Utc::now(), &reason);
                PAUSE
            }
        };
        tokio::select! {
            biased;
            _ = stop.wait_for(|stop| *stop) => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// What came of one look: files that could not be read stand in the way of no other.
#[derive(Debug, Default, PartialEq, Eq)]
struct Looked {
    taken: usize,
    left: usize,
}

async fn round<A: Admit>(settings: &MaildirSettings, admit: &A) -> Result<Looked, String> {
    let names = waiting(&settings.path).map_err(|error| format!("{}: {error}", settings.path.display()))?;
    let mut looked = Looked::default();
    for batch in names.chunks(BATCH_COUNT_MAX) {
        let (mut mails, mut read) = (Vec::new(), Vec::new());
        for name in batch {
            match read_mail(settings, name) {
                Ok(mail) => {
                    mails.push(mail);
                    read.push(name);
                }
                // Another program took it away, which is its right.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => {
                    tracing::warn!(name, %error, "a mail in the Maildir could not be read");
                    looked.left += 1;
                }
            }
        }
        if mails.is_empty() {
            continue;
        }
        admit.admit(mails).await.map_err(|not_now| not_now.reason)?;
        looked.taken += read.len();
        for name in read {
            put_away(&settings.path, name).map_err(|error| format!("{name}: {error}"))?;
        }
    }
    Ok(looked)
}

/// The names in `new`, the oldest first: they begin with the time.
fn waiting(path: &Path) -> io::Result<Vec<String>> {
    make(path)?;
    let mut names = Vec::new();
    for entry in fs::read_dir(path.join("new"))? {
        let entry = entry?;
        if let Some(name) = entry.file_name().to_str().filter(|name| !name.starts_with('.')) {
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn read_mail(settings: &MaildirSettings, name: &str) -> io::Result<RawMail> {
    let file = File::open(settings.path.join("new").join(name))?;
    let about = file.metadata()?;
    let size_bytes_max = settings.mail_bytes_max;
    let defect = (size_bytes_max < about.len()).then_some(Defect::TooLarge { size_bytes: about.len(), size_bytes_max });
    let mut bytes = Vec::new();
    file.take(if defect.is_some() { HEADER_BYTES_MAX } else { size_bytes_max }).read_to_end(&mut bytes)?;
    if defect.is_some() {
        bytes.truncate(header_end(&bytes));
    }
    let arrived_at = about.modified().map_or_else(|_| Utc::now(), DateTime::<Utc>::from);
    Ok(RawMail { place: format!("maildir/{name}"), bytes, arrived_at, cursor: None, defect })
}

fn header_end(bytes: &[u8]) -> usize {
    let blank = |end: &[u8]| bytes.windows(end.len()).position(|window| window == end).map(|at| at + end.len());
    [blank(b"\r\n\r\n"), blank(b"\n\n")].into_iter().flatten().min().unwrap_or(bytes.len())
}

/// Moves a mail to those that are taken in. One that is gone is put away.
fn put_away(path: &Path, name: &str) -> io::Result<()> {
    let base = name.split(":2,").next().unwrap_or(name);
    match fs::rename(path.join("new").join(name), path.join("cur").join(format!("{base}:2,S"))) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::engine::inbound::Receipt;
    use crate::io::mail::receive::NotNow;

    /// Keeps what it is given; or nothing.
    struct Shelf {
        taken: Mutex<Vec<RawMail>>,
        works: bool,
    }

    impl Admit for Shelf {
        async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
            if !self.works {
                return Err(NotNow { reason: "the disk is full".to_owned() });
            }
            let receipts = mails.iter().map(|_| Receipt::Repeated).collect();
            self.taken.lock().unwrap().extend(mails);
            Ok(receipts)
        }
    }

    fn shelf(works: bool) -> Shelf {
        Shelf { taken: Mutex::default(), works }
    }

    struct Place(MaildirSettings);

    impl Place {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("redress-maildir-{name}-{}", std::process::id()));
            make(&path).unwrap();
            Self(MaildirSettings::new(path))
        }

        fn names(&self, folder: &str) -> Vec<String> {
            let mut names: Vec<String> =
                fs::read_dir(self.0.path.join(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0.path).unwrap();
        }
    }

    #[tokio::test]
    async fn a_mail_is_put_away_only_after_it_is_kept() {
        let place = Place::new("kept");
        put(&place.0.path, "1.a", &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        assert_eq!(round(&place.0, &shelf(false)).await, Err("the disk is full".to_owned()));
        assert_eq!((place.names("new"), place.names("cur")), (vec!["1.a".to_owned()], vec![]));
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf).await, Ok(Looked { taken: 1, left: 0 }));
        assert_eq!((place.names("new"), place.names("cur")), (vec![], vec!["1.a:2,S".to_owned()]));
        assert_eq!(shelf.taken.lock().unwrap()[0].bytes, b"From: a@b.c\n\nx");
        assert_eq!(round(&place.0, &shelf).await, Ok(Looked::default()));
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_read_stands_in_nobodys_way() {
        let place = Place::new("broken");
        fs::create_dir(place.0.path.join("new").join("1.folder")).unwrap();
        put(&place.0.path, "2.b", &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf).await, Ok(Looked { taken: 1, left: 1 }));
        assert_eq!(place.names("new"), ["1.folder"]);
    }

    #[tokio::test]
    async fn of_a_mail_over_the_limit_the_header_is_taken_in() {
        let place = Place::new("large");
        put(&place.0.path, "1.a", &mut &b"From: a@b.c\nSubject: x\n\nwords"[..]).unwrap();
        let shelf = shelf(true);
        round(&MaildirSettings { mail_bytes_max: 10, ..place.0.clone() }, &shelf).await.unwrap();
        let taken = shelf.taken.lock().unwrap();
        assert_eq!(taken[0].bytes, b"From: a@b.c\nSubject: x\n\n");
        assert_eq!(taken[0].defect, Some(Defect::TooLarge { size_bytes: 29, size_bytes_max: 10 }));
    }

    #[test]
    fn a_name_that_is_taken_is_refused_and_nothing_is_lost() {
        let place = Place::new("twice");
        put(&place.0.path, "1.a", &mut &b"one"[..]).unwrap();
        fs::write(place.0.path.join("tmp").join("2.b"), "half").unwrap();
        assert!(put(&place.0.path, "2.b", &mut &b"two"[..]).is_err());
        assert_eq!(fs::read(place.0.path.join("new").join("1.a")).unwrap(), b"one");
    }
}
