//! From raw mails to receipts: reads each, keeps its bytes and attachments on the disk, and hands it to the engine. Every mail goes in,
//! readable or not; none is named by a commit before its files are durable.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;

use crate::desk::dossier::{Address, ContactId};
use crate::desk::event::{Event, MailNature};
use crate::engine::inbound::{Inbound, InboundKey, Origin, Receipt};
use crate::flow::answer::{File, FileKind, FilePlace};
use crate::io::attachments::{AttachmentError, Attachments};
use crate::io::intake::Intake;
use crate::io::mail::shape::{self, Arrival, ParsedMail, TakenIn};
use crate::text::Personal;

use super::sender::Checks;
use super::{Admit, Defect, NotNow, RawMail};

/// Mails that are read and written to the disk at the same time. The file system makes one journal entry of many that wait together.
const PARALLEL_MAX: usize = 64;

/// The way in for every mail channel. Cheap to clone.
#[derive(Clone)]
pub struct Door {
    intake: Intake,
    shelf: Arc<Shelf>,
    checks: Checks,
    parallel: Arc<Semaphore>,
    /// Up once something was erased: what was taken in before is not kept once more.
    has_erased: Arc<AtomicBool>,
}

struct Shelf {
    attachments: Arc<Attachments>,
    own: Vec<Address>,
    secret: [u8; 32],
    /// Two of these mails at most are read at the same time: reading takes processors and memory, and waits for no disk.
    readers: [Mutex<()>; 2],
}

impl Door {
    /// `own`: our addresses without plus-parts. `secret` keys the marks by which a redelivery is recognised: the same for ever.
    /// `attachments` must take files as large as a mail may be.
    pub fn new(intake: Intake, attachments: Arc<Attachments>, own: Vec<Address>, secret: [u8; 32]) -> Self {
        let shelf = Shelf { attachments, own, secret, readers: Default::default() };
        let (parallel, has_erased) = (Arc::new(Semaphore::new(PARALLEL_MAX)), Arc::default());
        Self { intake, shelf: Arc::new(shelf), checks: Checks::Nobody, parallel, has_erased }
    }

    /// Returns the same way in, which asks, once the flag is up, whether a mail was taken in before it keeps any of it.
    pub fn mindful_of(&self, has_erased: Arc<AtomicBool>) -> Self {
        Self { has_erased, ..self.clone() }
    }

    /// Returns the same way in, with senders looked at.
    pub fn with_checks(&self, checks: Checks) -> Self {
        Self { checks, ..self.clone() }
    }
}

impl Admit for Door {
    async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
        let permit = self.parallel.acquire().await.map_err(|error| not_now(&error))?;
        let (shelf, checks) = (Arc::clone(&self.shelf), self.checks.clone());
        let read = Arc::clone(&shelf);
        let read = tokio::task::spawn_blocking(move || mails.into_iter().map(|mail| read.read(mail)).collect::<Vec<_>>());
        let mails = read.await.map_err(|error| not_now(&error))?;
        let places = self.places(&mails).await?;
        let keep = move |(mail, place)| shelf.keep(mail, place, &checks);
        let items = tokio::task::spawn_blocking(move || mails.into_iter().zip(places).map(keep).collect::<Result<Vec<_>, _>>());
        let items = items.await.map_err(|error| not_now(&error))?.map_err(|error| not_now(&error))?;
        drop(permit);
        self.intake.take(items).await.map_err(|error| not_now(&error))
    }
}

impl Door {
    /// Returns for each mail whether its files are to be kept.
    async fn places(&self, mails: &[ReadMail]) -> Result<Vec<Keeping>, NotNow> {
        if !self.has_erased.load(Ordering::Relaxed) {
            return Ok(vec![Keeping::Keep; mails.len()]);
        }
        let keys = mails.iter().map(|mail| InboundKey::Mail(mail.key.clone())).collect();
        let seen = self.intake.seen(keys).await.map_err(|error| not_now(&error))?;
        Ok(seen.into_iter().map(|seen| if seen { Keeping::Leave } else { Keeping::Keep }).collect())
    }
}

/// A mail that was read, with the mark by which it is known again.
struct ReadMail {
    raw: RawMail,
    parsed: ParsedMail,
    key: String,
}

/// Whether the files of a mail are kept: of a mail that was taken in before they are there, or were erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeping {
    Keep,
    Leave,
}

fn not_now(error: &dyn std::fmt::Display) -> NotNow {
    NotNow { reason: error.to_string() }
}

impl Shelf {
    fn read(&self, raw: RawMail) -> ReadMail {
        let reader = self.reader();
        let parsed = shape::parse(&raw.bytes);
        drop(reader);
        let key = match &raw.defect {
            Some(Defect::Withheld { .. }) => raw.place.clone(),
            Some(Defect::TooLarge { .. }) | None => shape::key(&parsed, &raw.bytes, &self.secret),
        };
        ReadMail { raw, parsed, key }
    }

    fn keep(&self, mail: ReadMail, keeping: Keeping, checks: &Checks) -> Result<Inbound, AttachmentError> {
        let ReadMail { raw, parsed, key: _ } = mail;
        let files = shape::attachments(&parsed)
            .map(|attachment| {
                let place = self.put(&attachment.bytes, keeping)?;
                Ok(File { place, ..shape::file_of(attachment, String::new()) })
            })
            .collect::<Result<Vec<File>, AttachmentError>>()?;
        let arrival = Arrival {
            bytes: &raw.bytes,
            raw: eml(self.put(&raw.bytes, keeping)?, raw.bytes.len() as u64),
            files,
            arrived_at: raw.arrived_at,
            own: &self.own,
            sender_check: checks.look(&raw.bytes, &parsed),
            secret: &self.secret,
        };
        let mut taken = shape::to_inbound(&parsed, arrival);
        if let Some(defect) = &raw.defect {
            note(defect, &mut taken, &raw.place);
        }
        Ok(inbound(taken, raw.cursor))
    }

    /// Waits for a turn at reading.
    fn reader(&self) -> MutexGuard<'_, ()> {
        let [first, second] = &self.readers;
        // A reader that failed has left nothing half-done.
        first.try_lock().unwrap_or_else(|_| second.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn put(&self, bytes: &[u8], keeping: Keeping) -> Result<FilePlace, AttachmentError> {
        if keeping == Keeping::Leave {
            return Ok(FilePlace::TooLarge);
        }
        match self.attachments.put(bytes) {
            Ok(stored) => Ok(FilePlace::Stored { sha256: stored.sha256 }),
            Err(AttachmentError::TooLarge { .. }) => Ok(FilePlace::TooLarge),
            Err(error @ (AttachmentError::Source(_) | AttachmentError::Disk(_))) => Err(error),
        }
    }
}

fn eml(place: FilePlace, size_bytes: u64) -> File {
    let (name, media_type) = (Personal::from("message.eml"), "message/rfc822".to_owned());
    File { name, kind: FileKind::Mail, media_type, size_bytes: Some(size_bytes), place }
}

/// Writes into the mail what is wrong with it.
fn note(defect: &Defect, taken: &mut TakenIn, place: &str) {
    match defect {
        Defect::TooLarge { size_bytes, .. } => taken.mail.input.files.push(eml(FilePlace::TooLarge, *size_bytes)),
        Defect::Withheld { reason } => {
            taken.key = place.to_owned();
            taken.mail.nature = MailNature::Unreadable { reason: reason.clone() };
        }
    }
}

fn inbound(taken: TakenIn, cursor: Option<crate::engine::inbound::Cursor>) -> Inbound {
    let sender = taken.sender.unwrap_or_else(|| nobody(&taken.key));
    Inbound {
        key: InboundKey::Mail(taken.key),
        from: Origin::Mail { sender, tokens: taken.tokens, message_ids: taken.message_ids },
        event: Event::Mail(Box::new(taken.mail)),
        cursor,
    }
}

/// Returns a contact of its own for a mail without a sender, so that no two strangers share a dossier. Nothing can be sent there
/// (RFC 2606).
fn nobody(key: &str) -> ContactId {
    let digest = ring::digest::digest(&ring::digest::SHA256, key.as_bytes());
    let local: String = digest.as_ref().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    ContactId::Email(Address::parse(&format!("{local}@unknown.invalid")).expect("hexadecimal digits make an address"))
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;
    use crate::engine::inbound::Cursor;
    use crate::io::intake::Request;

    struct Scratch {
        folder: std::path::PathBuf,
        shelf: Shelf,
    }

    impl Scratch {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("redress-door-{name}-{}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            let attachments = Arc::new(Attachments::open(&folder, 1_000_000).unwrap());
            Self {
                folder,
                shelf: Shelf {
                    attachments,
                    own: vec![Address::parse("complaints@example.org").unwrap()],
                    secret: [7; 32],
                    readers: Default::default(),
                },
            }
        }

        fn keep(&self, bytes: &[u8], defect: Option<Defect>, place: &str) -> Inbound {
            let raw = RawMail { place: place.to_owned(), bytes: bytes.to_vec(), arrived_at: Utc::now(), cursor: None, defect };
            self.shelf.keep(self.shelf.read(raw), Keeping::Keep, &Checks::Nobody).unwrap()
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.folder).unwrap();
        }
    }

    fn mail(inbound: &Inbound) -> &crate::desk::event::Mail {
        let Event::Mail(mail) = &inbound.event else { panic!("no mail") };
        mail
    }

    const MAIL: &[u8] =
        b"From: Ann <ann@example.net>\r\nTo: complaints+C1@example.org\r\nMessage-ID: <m@example.net>\r\nSubject: x\r\n\r\nIt broke.\r\n";

    #[test]
    fn the_raw_bytes_are_on_the_disk_under_the_name_that_the_mail_gives() {
        let scratch = Scratch::new("raw");
        let inbound = scratch.keep(MAIL, None, "");
        let FilePlace::Stored { sha256 } = &mail(&inbound).raw.place else { panic!("not stored") };
        let path = scratch.folder.join("attachments").join(&sha256[..2]).join(sha256);
        assert_eq!(std::fs::read(path).unwrap(), MAIL);
        let Origin::Mail { sender, tokens, .. } = &inbound.from else { panic!("no mail") };
        assert_eq!((sender.key(), tokens.as_slice()), (b"mann@example.net".to_vec(), &["C1".to_owned()][..]));
    }

    #[test]
    fn mails_without_sender_or_content_stay_apart() {
        let scratch = Scratch::new("apart");
        let withheld = |place| scratch.keep(b"", Some(Defect::Withheld { reason: "the server does not send it".into() }), place);
        let (first, second) = (withheld("imap/a/INBOX/1/2"), withheld("imap/a/INBOX/1/3"));
        assert_ne!(first.key, second.key);
        assert_ne!(first.from, second.from);
        assert_eq!(mail(&first).nature, MailNature::Unreadable { reason: "the server does not send it".into() });
    }

    #[test]
    fn a_mail_over_the_limit_is_a_mail_with_a_file_that_is_not_to_be_had() {
        let scratch = Scratch::new("large");
        let header = &MAIL[..MAIL.len() - 11];
        let inbound = scratch.keep(header, Some(Defect::TooLarge { size_bytes: 50_000_000, size_bytes_max: 1 }), "");
        let mail = mail(&inbound);
        assert_eq!(mail.nature, MailNature::Human);
        let [file] = mail.input.files.as_slice() else { panic!("{:?}", mail.input.files) };
        assert_eq!((file.place.clone(), file.size_bytes), (FilePlace::TooLarge, Some(50_000_000)));
    }

    #[tokio::test]
    async fn an_engine_that_has_stopped_means_later() {
        let scratch = Scratch::new("stopped");
        let (intake, mut queue) = Intake::new(1);
        let door = Door::new(intake, Arc::clone(&scratch.shelf.attachments), Vec::new(), [7; 32]);
        let cursor = Some(Cursor { channel: "imap/a/INBOX".into(), position: "1:2".into() });
        let raw = || RawMail { place: String::new(), bytes: MAIL.to_vec(), arrived_at: Utc::now(), cursor: cursor.clone(), defect: None };
        let engine = async {
            let Some(Request::Take { items, answer }) = queue.recv().await else { panic!("nothing was taken") };
            assert_eq!(items[0].cursor, cursor);
            answer.send(vec![Receipt::Repeated]).unwrap();
        };
        let (receipts, ()) = tokio::join!(door.admit(vec![raw()]), engine);
        assert_eq!(receipts, Ok(vec![Receipt::Repeated]));
        drop(queue);
        assert!(door.admit(vec![raw()]).await.is_err());
    }
}
