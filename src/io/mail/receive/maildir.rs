//! Takes mail in from a Maildir: a folder into which a mail server, or `redress mail take`, puts one file for each mail. A file leaves
//! `new` only after the commit that holds its mail is on the disk; none is ever deleted.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use super::{Admit, Defect, RawMail};
use crate::io::health::Health;

/// Mails taken in with one commit.
const BATCH_COUNT_MAX: usize = 50;
/// And how large they are together; a larger mail is alone.
const BATCH_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Of so many files that stay in `new` is known why.
const ODD_COUNT_MAX: usize = 1_000;
/// So many of them `doctor` names.
const SURVEYED_MAX: usize = 5;
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
    let mut odd = Odd::default();
    loop {
        let pause = match round(&settings, &admit, &mut odd).await {
            Ok(looked) => {
                match looked.trouble() {
                    None => health.up(Utc::now()),
                    Some(reason) => health.down(Utc::now(), &reason),
                }
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

/// What came of one look: files that could not be read or put away stand in the way of no other.
#[derive(Debug, Default, PartialEq, Eq)]
struct Looked {
    taken: usize,
    /// What is no mail, or cannot be read.
    left: usize,
    /// Mails that are taken in, and whose files cannot be moved out of `new`.
    stuck: usize,
}

impl Looked {
    fn trouble(&self) -> Option<String> {
        let left = (0 < self.left).then(|| format!("{} files in `new` of the Maildir could not be read as mails", self.left));
        let stuck =
            (0 < self.stuck).then(|| format!("{} mails are taken in, and their files cannot be moved from `new` to `cur`", self.stuck));
        let reasons: Vec<String> = [left, stuck].into_iter().flatten().collect();
        (!reasons.is_empty()).then(|| reasons.join("; "))
    }
}

/// What is known of the files that stay in `new`, from one look to the next.
#[derive(Debug, Default)]
struct Odd {
    /// Taken in, and not put away: not taken in again. Beyond the maximum, the marks of what was taken in stand in for it.
    stuck: BTreeSet<OsString>,
    /// Those of which the log has told.
    told: BTreeSet<OsString>,
}

impl Odd {
    fn tell(&mut self, name: &OsStr, error: &io::Error, what: &str) {
        if self.told.len() < ODD_COUNT_MAX && self.told.insert(name.to_owned()) {
            tracing::warn!(name = shown(name), %error, "{what}");
        }
    }

    fn keep(&mut self, name: OsString) {
        if self.stuck.len() < ODD_COUNT_MAX {
            self.stuck.insert(name);
        }
    }
}

async fn round<A: Admit>(settings: &MaildirSettings, admit: &A, odd: &mut Odd) -> Result<Looked, String> {
    let path = settings.path.clone();
    let names = aside(move || waiting(&path)).await?.map_err(|error| format!("{}: {error}", settings.path.display()))?;
    // What somebody has mended or taken away may come again.
    odd.stuck.retain(|name| names.binary_search(name).is_ok());
    odd.told.retain(|name| names.binary_search(name).is_ok());
    let mut looked = Looked { stuck: odd.stuck.len(), ..Looked::default() };
    let mut names: Vec<OsString> = names.into_iter().filter(|name| !odd.stuck.contains(name)).collect();
    while !names.is_empty() {
        let (place, rest) = (settings.clone(), std::mem::take(&mut names));
        let batch = aside(move || read_batch(&place, rest)).await?;
        names = batch.rest;
        for (name, error) in &batch.left {
            odd.tell(name, error, "a file in the Maildir could not be read as a mail");
        }
        looked.left += batch.left.len();
        if !batch.mails.is_empty() {
            admit.admit(batch.mails).await.map_err(|not_now| not_now.reason)?;
            looked.taken += batch.read.len();
            looked.stuck += put_all_away(settings.path.clone(), batch.read, odd).await?;
        }
    }
    Ok(looked)
}

/// Puts mails away; returns how many stay.
async fn put_all_away(path: PathBuf, names: Vec<OsString>, odd: &mut Odd) -> Result<usize, String> {
    let put = move || names.into_iter().filter_map(|name| put_away(&path, &name).err().map(|error| (name, error))).collect::<Vec<_>>();
    let stuck = aside(put).await?;
    let count = stuck.len();
    for (name, error) in stuck {
        odd.tell(&name, &error, "a mail is taken in, and its file stays in the Maildir");
        odd.keep(name);
    }
    Ok(count)
}

/// Does what waits for the disk where nothing else waits for it.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    tokio::task::spawn_blocking(work).await.map_err(|error| format!("looking into the Maildir: {error}"))
}

/// The names in `new`, the oldest first: they begin with the time. A mail server may use any bytes in a name.
fn waiting(path: &Path) -> io::Result<Vec<OsString>> {
    make(path)?;
    let mut names = Vec::new();
    for entry in fs::read_dir(path.join("new"))? {
        let name = entry?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Mails that are taken in with one commit.
#[derive(Default)]
struct Batch {
    mails: Vec<RawMail>,
    /// Their names.
    read: Vec<OsString>,
    left: Vec<(OsString, io::Error)>,
    /// What is for the next ones.
    rest: Vec<OsString>,
}

/// Reads the first of `names`: as many as fit, and at least one mail.
fn read_batch(settings: &MaildirSettings, names: Vec<OsString>) -> Batch {
    let (mut batch, mut bytes) = (Batch::default(), 0);
    let mut names = names.into_iter();
    for name in names.by_ref() {
        let size_bytes = match open(settings, &name) {
            Ok((file, about)) => {
                let size_bytes = about.len().min(settings.mail_bytes_max);
                let is_full = BATCH_COUNT_MAX <= batch.mails.len() || BATCH_BYTES_MAX < bytes + size_bytes;
                if is_full && !batch.mails.is_empty() {
                    batch.rest.push(name);
                    break;
                }
                read_mail(settings, &name, file, &about).map(|mail| (mail, size_bytes))
            }
            Err(error) => Err(error),
        };
        match size_bytes {
            Ok((mail, size_bytes)) => {
                bytes += size_bytes;
                batch.mails.push(mail);
                batch.read.push(name);
            }
            // Another program took it away, which is its right.
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => batch.left.push((name, error)),
        }
    }
    batch.rest.extend(names);
    batch
}

/// Opens a file of `new`, and nothing else: a pipe would never end, and a link may lead to what is no mail of ours.
fn open(settings: &MaildirSettings, name: &OsStr) -> io::Result<(File, Metadata)> {
    let path = settings.path.join("new").join(name);
    let file = File::options().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::other("not a file"));
    }
    Ok((file, about))
}

fn read_mail(settings: &MaildirSettings, name: &OsStr, file: File, about: &Metadata) -> io::Result<RawMail> {
    let size_bytes_max = settings.mail_bytes_max;
    let defect = (size_bytes_max < about.len()).then_some(Defect::TooLarge { size_bytes: about.len(), size_bytes_max });
    let mut bytes = Vec::new();
    file.take(if defect.is_some() { HEADER_BYTES_MAX } else { size_bytes_max }).read_to_end(&mut bytes)?;
    if defect.is_some() {
        bytes.truncate(header_end(&bytes));
    }
    let arrived_at = about.modified().map_or_else(|_| Utc::now(), DateTime::<Utc>::from);
    Ok(RawMail { place: format!("maildir/{}", shown(name)), bytes, arrived_at, cursor: None, defect })
}

/// Writes a name so that no two are alike.
fn shown(name: &OsStr) -> String {
    name.to_str().map_or_else(|| name.as_encoded_bytes().escape_ascii().to_string(), str::to_owned)
}

/// Counts what waits in `new`, and names a few of the files there that are no mails, each with what it is.
///
/// # Errors
/// The folder cannot be read.
pub fn survey(path: &Path) -> io::Result<(usize, Vec<String>)> {
    let (mut waiting, mut odd) = (0, Vec::new());
    for entry in fs::read_dir(path.join("new"))? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let what = if kind.is_symlink() {
            "a link"
        } else if kind.is_dir() {
            "a folder"
        } else if kind.is_file() {
            waiting += 1;
            continue;
        } else {
            "a pipe, socket or device"
        };
        if odd.len() < SURVEYED_MAX {
            odd.push(format!("{} is {what}", shown(&entry.file_name()).escape_debug()));
        }
    }
    odd.sort();
    Ok((waiting, odd))
}

fn header_end(bytes: &[u8]) -> usize {
    let blank = |end: &[u8]| bytes.windows(end.len()).position(|window| window == end).map(|at| at + end.len());
    [blank(b"\r\n\r\n"), blank(b"\n\n")].into_iter().flatten().min().unwrap_or(bytes.len())
}

/// Moves a mail to those that are taken in. One that is gone is put away.
fn put_away(path: &Path, name: &OsStr) -> io::Result<()> {
    let (from, cur) = (path.join("new").join(name), path.join("cur"));
    let bytes = name.as_encoded_bytes();
    let base = bytes.windows(3).position(|end| end == b":2,").map_or(bytes, |at| &bytes[..at]);
    let seen = OsStr::from_bytes(&[base, b":2,S"].concat()).to_owned();
    // A name may be so long that the mark does not fit behind it.
    match fs::rename(&from, cur.join(seen)).or_else(|_| fs::rename(&from, cur.join(name))) {
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
        batches: Mutex<Vec<usize>>,
        works: bool,
    }

    impl Admit for Shelf {
        async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
            if !self.works {
                return Err(NotNow { reason: "the disk is full".to_owned() });
            }
            let receipts = mails.iter().map(|_| Receipt::Repeated).collect();
            self.batches.lock().unwrap().push(mails.len());
            self.taken.lock().unwrap().extend(mails);
            Ok(receipts)
        }
    }

    fn shelf(works: bool) -> Shelf {
        Shelf { taken: Mutex::default(), batches: Mutex::default(), works }
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
                fs::read_dir(self.0.path.join(folder)).unwrap().map(|entry| shown(&entry.unwrap().file_name())).collect();
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
        assert_eq!(round(&place.0, &shelf(false), &mut Odd::default()).await, Err("the disk is full".to_owned()));
        assert_eq!((place.names("new"), place.names("cur")), (vec!["1.a".to_owned()], vec![]));
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked { taken: 1, ..Looked::default() }));
        assert_eq!((place.names("new"), place.names("cur")), (vec![], vec!["1.a:2,S".to_owned()]));
        assert_eq!(shelf.taken.lock().unwrap()[0].bytes, b"From: a@b.c\n\nx");
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked::default()));
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_read_stands_in_nobodys_way() {
        let place = Place::new("broken");
        fs::create_dir(place.0.path.join("new").join("1.folder")).unwrap();
        put(&place.0.path, "2.b", &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked { taken: 1, left: 1, stuck: 0 }));
        assert_eq!(place.names("new"), ["1.folder"]);
    }

    #[tokio::test]
    async fn nothing_but_a_file_is_read() {
        let place = Place::new("pipes");
        let new = place.0.path.join("new");
        fs::write(place.0.path.join("secret"), "From: a@b.c\n\nsecret").unwrap();
        std::os::unix::fs::symlink(place.0.path.join("secret"), new.join("0.link")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(new.join("1.pipe")).status().unwrap().success());
        put(&place.0.path, "2.b", &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked { taken: 1, left: 2, stuck: 0 }));
        assert_eq!(place.names("new"), ["0.link", "1.pipe"]);
        let odd = ["0.link is a link", "1.pipe is a pipe, socket or device"].map(str::to_owned).to_vec();
        assert_eq!(survey(&place.0.path).unwrap(), (0, odd));
    }

    #[tokio::test]
    async fn large_mails_are_taken_in_one_by_one() {
        let place = Place::new("batches");
        for name in ["1.a", "2.b", "3.c", "4.d", "5.e"] {
            let size = if name == "3.c" { 5 << 20 } else { 3 << 20 };
            put(&place.0.path, name, &mut &vec![b'x'; size][..]).unwrap();
        }
        for name in ["6.f", "7.g"] {
            put(&place.0.path, name, &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        }
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked { taken: 7, ..Looked::default() }));
        assert_eq!(*shelf.batches.lock().unwrap(), [1, 1, 1, 1, 3]);
    }

    #[tokio::test]
    async fn a_name_of_any_bytes_and_length_is_a_mails() {
        let place = Place::new("names");
        let odd = OsStr::from_bytes(b"1.\xff\xfe");
        fs::write(place.0.path.join("new").join(odd), "From: a@b.c\n\nx").unwrap();
        let long = format!("2.{}", "a".repeat(251));
        put(&place.0.path, &long, &mut &b"From: a@b.c\n\ny"[..]).unwrap();
        let shelf = shelf(true);
        assert_eq!(round(&place.0, &shelf, &mut Odd::default()).await, Ok(Looked { taken: 2, ..Looked::default() }));
        assert_eq!(shelf.taken.lock().unwrap()[0].place, "maildir/1.\\xff\\xfe");
        assert_eq!((place.names("new"), fs::read_dir(place.0.path.join("cur")).unwrap().count()), (vec![], 2));
    }

    #[tokio::test]
    async fn a_mail_that_cannot_be_put_away_is_taken_in_once_and_holds_up_no_other() {
        let place = Place::new("stuck");
        for name in ["1.a", "2.b"] {
            put(&place.0.path, name, &mut &b"From: a@b.c\n\nx"[..]).unwrap();
        }
        for taken in ["1.a", "1.a:2,S"] {
            fs::create_dir(place.0.path.join("cur").join(taken)).unwrap();
        }
        let (shelf, mut odd) = (shelf(true), Odd::default());
        assert_eq!(round(&place.0, &shelf, &mut odd).await, Ok(Looked { taken: 2, left: 0, stuck: 1 }));
        assert_eq!(place.names("new"), ["1.a"]);
        let again = round(&place.0, &shelf, &mut odd).await.unwrap();
        assert_eq!(again, Looked { taken: 0, left: 0, stuck: 1 });
        assert!(again.trouble().unwrap().starts_with("1 mails are taken in"), "{again:?}");
        assert_eq!(shelf.taken.lock().unwrap().len(), 2);
    }

    #[tokio::test]
    async fn of_a_mail_over_the_limit_the_header_is_taken_in() {
        let place = Place::new("large");
        put(&place.0.path, "1.a", &mut &b"From: a@b.c\nSubject: x\n\nwords"[..]).unwrap();
        let shelf = shelf(true);
        round(&MaildirSettings { mail_bytes_max: 10, ..place.0.clone() }, &shelf, &mut Odd::default()).await.unwrap();
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
