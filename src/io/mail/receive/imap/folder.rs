//! Watches one folder: takes in what is new, waits for more, and connects again when the connection is lost; never lets one mail
//! stand in the way of the next.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::engine::inbound::Cursor;
use crate::io::mail::receive::{Admit, Defect, NotNow, RawMail};

use super::ledger::Ledger;
use super::server::{ImapError, Listed, Server};
use super::{AfterTaking, Fare, ImapSettings};

/// Mails taken in with one commit: so many, and so many bytes.
const BATCH_COUNT_MAX: usize = 50;
const BATCH_BYTES_MAX: u64 = 4 * 1024 * 1024;
/// Mails asked for their size at once.
const LIST_COUNT_MAX: usize = 500;
/// After something was taken in, the folder is looked at again so soon, whatever the server says.
const SECOND_LOOK_SECONDS: Duration = Duration::from_secs(30);

/// Why a round ended early.
enum Ended {
    Imap(ImapError),
    NotNow(NotNow),
}

impl From<ImapError> for Ended {
    fn from(error: ImapError) -> Self {
        Ended::Imap(error)
    }
}

/// What came of one look at the folder: mails taken in, and mails that failed and wait for the next.
struct Round {
    taken: usize,
    left: usize,
}

pub(super) struct Watcher<A> {
    settings: Arc<ImapSettings>,
    folder: String,
    admit: Arc<A>,
    fare: Arc<Fare>,
    ledger: Ledger,
    compare_at: Instant,
    failures: u32,
}

impl<A: Admit> Watcher<A> {
    pub(super) fn new(settings: Arc<ImapSettings>, folder: String, position: Option<&str>, admit: Arc<A>, fare: Arc<Fare>) -> Self {
        let ledger = Ledger::from_position(position);
        Self { settings, folder, admit, fare, ledger, compare_at: Instant::now(), failures: 0 }
    }

    pub(super) async fn run(mut self, mut stop: watch::Receiver<bool>) {
        loop {
            let ended = tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop) => return,
                ended = self.connection() => ended,
            };
            match &ended {
                Ended::Imap(error) => {
                    tracing::warn!(account = %self.settings.name, folder = %self.folder, %error, "IMAP");
                    self.fare.down(&self.folder, &error.to_string());
                }
                Ended::NotNow(not_now) => {
                    tracing::warn!(account = %self.settings.name, reason = %not_now.reason, "mails wait in the mailbox")
                }
            }
            let pause = pause(&self.settings, self.failures, RandomState::new().hash_one(()));
            self.failures = self.failures.saturating_add(1);
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Lives as long as the connection does.
    async fn connection(&mut self) -> Ended {
        let mut server = match Server::connect(&self.settings).await {
            Ok(server) => server,
            Err(error) => return Ended::Imap(error),
        };
        let ended = match self.rounds(&mut server).await {
            Ok(never) => match never {},
            Err(ended) => ended,
        };
        if !matches!(ended, Ended::Imap(ImapError::Lost(_))) {
            server.logout().await;
        }
        ended
    }

    async fn rounds(&mut self, server: &mut Server) -> Result<std::convert::Infallible, Ended> {
        let validity = server.select(&self.folder).await?;
        self.ledger.open(validity);
        self.compare_at = Instant::now();
        loop {
            let Round { taken, left } = self.round(server).await?;
            match left {
                0 => self.fare.up(&self.folder),
                left => self.fare.down(&self.folder, &format!("{left} of its mails could not be taken in")),
            }
            self.failures = 0;
            let wait = if server.offers("IDLE") { self.settings.idle_seconds_max } else { self.settings.poll_seconds };
            let wait = if 0 < taken || self.ledger.is_careful() { wait.min(SECOND_LOOK_SECONDS) } else { wait };
            server.wait((Instant::now() + wait).min(self.compare_at)).await?;
        }
    }

    /// Takes in what is not taken.
    async fn round(&mut self, server: &mut Server) -> Result<Round, Ended> {
        let compare = self.compare_at <= Instant::now();
        let present = server.uids(if compare { 1 } else { self.ledger.next() }).await?;
        let untaken = if compare { self.compare(server, &present).await? } else { self.ledger.untaken(&present) };
        let mut count = 0;
        for uids in untaken.chunks(LIST_COUNT_MAX) {
            let listed = server.list(uids).await?;
            self.note_unlisted(uids, &listed);
            let listed = self.in_order(listed, uids);
            for batch in batches(&listed, self.settings.mail_bytes_max, self.ledger.is_careful()) {
                count += self.take(server, batch, &present).await?;
            }
        }
        // A mail that the server lists and does not hand out is tried again; one that vanished meanwhile is nobody's loss.
        let left = untaken.iter().filter(|uid| self.ledger.is_failing(**uid)).count();
        Ok(Round { taken: count, left })
    }

    /// Compares the folder with the ledger; what was taken and not moved, because of a crash in between, is moved.
    async fn compare(&mut self, server: &mut Server, all: &BTreeSet<u32>) -> Result<Vec<u32>, Ended> {
        self.compare_at = Instant::now() + self.settings.compare_seconds;
        let untaken = self.ledger.compare(all);
        let missed = untaken.iter().filter(|uid| **uid < self.ledger.next()).count();
        tracing::debug!(account = %self.settings.name, folder = %self.folder, present = all.len(), untaken = untaken.len(), "compared");
        if 0 < missed {
            tracing::warn!(account = %self.settings.name, folder = %self.folder, missed, "mails appeared below what was taken in: taking them in");
        }
        if let AfterTaking::Move(_) = &self.settings.after {
            let left: Vec<u32> = all.iter().copied().filter(|uid| self.ledger.is_taken(*uid)).collect();
            self.settle(server, &left).await?;
        }
        Ok(untaken)
    }

    /// Counts as a failure each mail that the folder names and does not describe: nobody would hear of it otherwise.
    fn note_unlisted(&mut self, uids: &[u32], listed: &[Listed]) {
        for uid in uids.iter().filter(|uid| !listed.iter().any(|listed| listed.uid == **uid)) {
            self.ledger.fail(*uid);
        }
    }

    /// Puts what the server lists into the order of `uids`, where mails that failed come last.
    fn in_order(&self, listed: Vec<Listed>, uids: &[u32]) -> Vec<Listed> {
        let mut by_uid: BTreeMap<u32, Listed> = listed.into_iter().map(|listed| (listed.uid, listed)).collect();
        uids.iter().filter_map(|uid| by_uid.remove(uid)).collect()
    }

    async fn take(&mut self, server: &mut Server, batch: &[Listed], present: &BTreeSet<u32>) -> Result<usize, Ended> {
        let mut bytes = self.fetch(server, batch).await?;
        let mut ledger = self.ledger.clone();
        let mut mails = Vec::new();
        let mut taken = Vec::new();
        for listed in batch {
            let Some((bytes, defect)) = bytes.remove(&listed.uid) else { continue };
            ledger.take(listed.uid, present);
            let place = format!("{}/{}", self.settings.channel(&self.folder), ledger.place(listed.uid));
            let cursor = Some(Cursor { channel: self.settings.channel(&self.folder), position: ledger.position() });
            mails.push(RawMail { place, bytes, arrived_at: listed.arrived_at, cursor, defect });
            taken.push(listed.uid);
        }
        if mails.is_empty() {
            return Ok(0);
        }
        self.admit.admit(mails).await.map_err(Ended::NotNow)?;
        self.ledger = ledger;
        self.settle(server, &taken).await?;
        Ok(taken.len())
    }

    /// Returns the mails of a batch that can be had, and those that were tried often enough.
    async fn fetch(&mut self, server: &mut Server, batch: &[Listed]) -> Result<BTreeMap<u32, (Vec<u8>, Option<Defect>)>, Ended> {
        let size_bytes_max = self.settings.mail_bytes_max;
        let uids: Vec<u32> = batch.iter().map(|listed| listed.uid).collect();
        let mut fetched = BTreeMap::new();
        if let [listed] = batch
            && size_bytes_max < listed.size_bytes
        {
            let header = server.header(listed.uid).await?;
            fetched.insert(listed.uid, (header, Some(Defect::TooLarge { size_bytes: listed.size_bytes, size_bytes_max })));
            return Ok(fetched);
        }
        let (mails, error) = match server.mails(&uids).await {
            Ok(mails) => (mails, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        fetched.extend(mails.into_iter().map(|(uid, bytes)| (uid, (bytes, None))));
        for uid in uids.iter().filter(|uid| !fetched.contains_key(uid)).copied().collect::<Vec<_>>() {
            if self.ledger.fail(uid) && batch.len() == 1 {
                let reason = error.as_ref().map_or_else(|| "the server lists it and does not send it".to_owned(), ImapError::to_string);
                fetched.insert(uid, (Vec::new(), Some(Defect::Withheld { reason })));
            }
        }
        match error {
            Some(error @ ImapError::Lost(_)) if fetched.is_empty() => Err(error.into()),
            Some(_) | None => Ok(fetched),
        }
    }

    /// Does with taken mails what the settings say. They are taken whatever comes of it.
    async fn settle(&self, server: &mut Server, uids: &[u32]) -> Result<(), Ended> {
        if uids.is_empty() {
            return Ok(());
        }
        let settled = match &self.settings.after {
            AfterTaking::Leave => return Ok(()),
            AfterTaking::Flag(flag) => server.flag(uids, flag).await,
            AfterTaking::Move(folder) => server.move_to(uids, folder).await,
        };
        match settled {
            Err(error @ ImapError::Lost(_)) => Err(error.into()),
            Err(ImapError::Refused(reason)) => {
                tracing::warn!(account = %self.settings.name, folder = %self.folder, reason, "mails were taken in and could not be marked or moved");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }
}

/// Cuts a list into batches: a mail over the limit stands alone, and so does each while one of them makes trouble.
fn batches(listed: &[Listed], mail_bytes_max: u64, one_by_one: bool) -> Vec<&[Listed]> {
    let mut batches = Vec::new();
    let mut start = 0;
    let mut bytes = 0;
    for (i, mail) in listed.iter().enumerate() {
        let alone = one_by_one || mail_bytes_max < mail.size_bytes || (start < i && mail_bytes_max < listed[i - 1].size_bytes);
        if start < i && (alone || BATCH_COUNT_MAX <= i - start || BATCH_BYTES_MAX < bytes + mail.size_bytes) {
            batches.push(&listed[start..i]);
            start = i;
            bytes = 0;
        }
        bytes += mail.size_bytes;
    }
    if start < listed.len() {
        batches.push(&listed[start..]);
    }
    batches
}

/// Returns the pause before the next connection: doubled with each failure, and shortened at random by up to half, so that many do
/// not come back at once.
fn pause(settings: &ImapSettings, failures: u32, random: u64) -> Duration {
    let whole = settings.pause_seconds_min.saturating_mul(2_u32.saturating_pow(failures)).min(settings.pause_seconds_max);
    whole - whole.mul_f64((random % 1000) as f64 / 2000.0)
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;
    use crate::io::mail::receive::imap::ImapTls;

    #[test]
    fn batches_are_bounded_and_a_mail_over_the_limit_stands_alone() {
        let sizes = [1, 2, 5_000_000, 3, 2_000_000, 2_000_000, 2_000_000];
        let listed: Vec<Listed> = (1..).zip(sizes).map(|(uid, size_bytes)| Listed { uid, size_bytes, arrived_at: Utc::now() }).collect();
        let cut = |one_by_one| batches(&listed, 4_500_000, one_by_one).iter().map(|batch| batch.len()).collect::<Vec<_>>();
        assert_eq!(cut(false), [2, 1, 3, 1]);
        assert_eq!(cut(true), [1; 7]);
    }

    #[test]
    fn pauses_double_up_to_a_limit_and_differ() {
        let settings = ImapSettings::new("a", "localhost", 143, ImapTls::PlainOnLoopback);
        assert_eq!(pause(&settings, 0, 0), Duration::from_secs(1));
        assert_eq!(pause(&settings, 3, 0), Duration::from_secs(8));
        assert_eq!(pause(&settings, 100, 0), Duration::from_secs(300));
        assert_eq!(pause(&settings, 100, 999), Duration::from_secs_f64(150.15));
    }
}
