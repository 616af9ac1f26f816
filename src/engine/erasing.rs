//! Erasure in the store: of an erased case its skeleton stays, and every other row that knows it or its customer goes, in one commit.
//!
//! The marks of mails and updates stay: keyed hashes, by which what is still in a mailbox is never taken in again. What is left to
//! do outside a commit (files, and the bytes that a removed row leaves behind) is kept in a row until it is done.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::case::CaseId;
use crate::desk::dossier::{ContactId, Dossier};
use crate::desk::erase::{self, Found};
use crate::desk::event::{Event, StaffCommand};
use crate::desk::journal::{Entry, What};
use crate::desk::notice::{Audience, Notice};

use super::group::Group;
use super::outbox::{Change, Lane};
use super::rows::{self, CaseRow, FileRow, Outgoing, ThreadRow};
use super::store::{Batch, Store, StoreError, Tree};

const REST: &[u8] = b"erasing";
/// There once something was erased.
const ERASED: &[u8] = b"erased";
const BACKUPS: &[u8] = b"backups";
/// Older backups are not remembered.
const BACKUPS_MAX: usize = 200;

/// What is left to do after erasures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rest {
    /// Rises with every removal whose bytes are to go from the files of the store.
    pub wanted: u64,
    /// Up to there they are gone.
    pub rebuilt: u64,
    /// When the last case was erased.
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
    /// Attachments by SHA-256, and Telegram's unique ids of files: to be removed where nothing else names them.
    pub files: BTreeSet<String>,
    pub fetched: BTreeSet<String>,
}

impl Rest {
    /// Tells whether the files of the store hold bytes that were removed.
    pub fn wants_rebuilding(&self) -> bool {
        self.rebuilt < self.wanted
    }

    fn is_done(&self) -> bool {
        !self.wants_rebuilding() && self.files.is_empty() && self.fetched.is_empty()
    }
}

/// A backup that was made of this store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRow {
    pub path: String,
    #[serde(with = "crate::text::instant")]
    pub at: DateTime<Utc>,
}

/// Tells whether anything was ever erased here.
pub(super) fn has_erased(store: &impl Store) -> Result<bool, StoreError> {
    Ok(store.get(Tree::Meta, ERASED)?.is_some())
}

/// Returns what is left to do; `None` if nothing is.
///
/// # Errors
/// As [`Store::get`].
pub fn rest(store: &impl Store) -> Result<Option<Rest>, StoreError> {
    rows::read(store, Tree::Meta, REST)
}

/// Removes what is known of files that nothing names any more.
///
/// # Errors
/// As [`Store::commit`].
pub fn forget_fetched(store: &mut impl Store, fetched: &BTreeSet<String>) -> Result<(), StoreError> {
    let mut batch = Batch::default();
    fetched.iter().for_each(|unique_id| batch.remove(Tree::Files, unique_id.as_bytes()));
    store.commit(&batch)
}

/// Notes that everything of `finished` is done but the files in `still`; what was added meanwhile stays.
///
/// # Errors
/// As [`Store::commit`].
pub fn done(store: &mut impl Store, finished: &Rest, still: &BTreeSet<String>) -> Result<(), StoreError> {
    let Some(mut now) = rest(store)? else { return Ok(()) };
    now.rebuilt = finished.wanted;
    now.files.retain(|sha256| !finished.files.contains(sha256) || still.contains(sha256));
    now.fetched.retain(|unique_id| !finished.fetched.contains(unique_id));
    let mut batch = Batch::default();
    if now.is_done() {
        batch.remove(Tree::Meta, REST);
    } else {
        rows::write(&mut batch, Tree::Meta, REST, &now);
    }
    store.commit(&batch)
}

/// Remembers a backup, so that who erases hears of it.
///
/// # Errors
/// As [`Store::commit`].
pub fn note_backup(store: &mut impl Store, path: String, at: DateTime<Utc>) -> Result<(), StoreError> {
    let mut known = backups(store)?;
    known.retain(|backup| backup.path != path);
    known.push(BackupRow { path, at });
    let from = known.len().saturating_sub(BACKUPS_MAX);
    let mut batch = Batch::default();
    rows::write(&mut batch, Tree::Meta, BACKUPS, &known.split_off(from));
    store.commit(&batch)
}

/// Returns the backups that were made while a daemon or command knew the configuration, oldest first.
///
/// # Errors
/// As [`Store::get`].
pub fn backups(store: &impl Store) -> Result<Vec<BackupRow>, StoreError> {
    Ok(rows::read(store, Tree::Meta, BACKUPS)?.unwrap_or_default())
}

/// Tells whether a message is the last one about an erased case: nothing of it stays.
pub(super) fn is_last(notice: &str) -> bool {
    [Notice::Erased, Notice::StaffErased].iter().any(|last| last.name() == notice)
}

impl<S: Store> Group<'_, S> {
    /// Adds to an order to erase what only the engine knows.
    pub(super) fn look_up(&self, event: &mut Event) -> Result<(), StoreError> {
        let Event::Staff { case, command: StaffCommand::Erase(order), .. } = event else { return Ok(()) };
        let Some(row) = rows::read_case_row(&self.overlay, *case)? else { return Ok(()) };
        let (contact, Some(closed)) = (row.contact, row.closed) else { return Ok(()) };
        let mut told: BTreeMap<String, u32> = BTreeMap::new();
        rows::each_entry(&self.overlay, case.0, |entry| {
            if let What::Queued { notice, to, .. } = entry.what
                && Notice::named(&notice).map(Notice::audience) == Some(Audience::Staff)
            {
                *told.entry(to.as_str().to_owned()).or_default() += 1;
            }
        })?;
        let is_under_way = self.waiting_about(*case)?.iter().any(|outgoing| self.memory.outbox.is_in_flight(outgoing.message.id));
        order.found = Some(Box::new(Found { contact, closed, told, is_under_way }));
        Ok(())
    }

    /// Removes what is known of an erased case and, where the contact has nothing else here, of the contact.
    pub(super) fn erase(&mut self, contact: &ContactId, case: CaseId, event: &Event) -> Result<(), StoreError> {
        let mut rest = self.rest()?;
        rest.at = self.now;
        if let Event::Staff { command: StaffCommand::Erase(order), .. } = event {
            note_files(&rows::encode(&order.found), &mut rest);
        }
        let said = self.said(case.0)?;
        self.erase_story(case.0, &mut rest)?;
        self.erase_letters(case)?;
        self.erase_threads(case)?;
        if let Some(row) = rows::read_case_row(&self.overlay, case)? {
            let row = CaseRow { contact: ContactId::ByHand(case.0), ..row };
            rows::write(&mut self.overlay.batch, Tree::Cases, rows::case_key(case), &row);
        }
        self.erase_words(contact, &said)?;
        self.erase_contact(contact, &mut rest)?;
        for unique_id in &rest.fetched {
            if let Some(FileRow::Stored { sha256, .. }) = rows::read_file(&self.overlay, unique_id)? {
                rest.files.insert(sha256);
            }
        }
        rows::write(&mut self.overlay.batch, Tree::Meta, REST, &rest);
        rows::write(&mut self.overlay.batch, Tree::Meta, ERASED, &true);
        self.memory.has_erased.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Notes that bytes are to go from the files of the store: a last letter has left.
    pub(super) fn want_rebuilt(&mut self) -> Result<(), StoreError> {
        let rest = self.rest()?;
        rows::write(&mut self.overlay.batch, Tree::Meta, REST, &rest);
        Ok(())
    }

    fn rest(&self) -> Result<Rest, StoreError> {
        let new = Rest { wanted: 0, rebuilt: 0, at: self.now, files: BTreeSet::new(), fetched: BTreeSet::new() };
        let rest = rest(&self.overlay)?.unwrap_or(new);
        Ok(Rest { wanted: rest.wanted + 1, ..rest })
    }

    /// Keeps of a story what counts.
    fn erase_story(&mut self, subject: u64, rest: &mut Rest) -> Result<(), StoreError> {
        for (key, value) in self.story(subject)? {
            note_files(&value, rest);
            let left: Vec<_> = rows::entries_of(&value)?.into_iter().filter_map(erase::entry).collect();
            if left.is_empty() {
                self.overlay.batch.remove(Tree::Journal, key);
            } else {
                rows::write(&mut self.overlay.batch, Tree::Journal, key, &left);
            }
        }
        Ok(())
    }

    /// Returns the customer's words in a story.
    fn said(&self, subject: u64) -> Result<BTreeSet<String>, StoreError> {
        let mut said = BTreeSet::new();
        rows::each_entry(&self.overlay, subject, |entry| said.extend(words_of(&entry).map(str::to_owned)))?;
        Ok(said)
    }

    /// Removes words of the case from where the contact said them before anybody knew which case they were about.
    fn erase_words(&mut self, contact: &ContactId, said: &BTreeSet<String>) -> Result<(), StoreError> {
        let spoken = rows::read_dossier(&self.overlay, contact)?.map(|dossier| dossier.spoken).unwrap_or_default();
        for subject in spoken {
            if rows::read_case_row(&self.overlay, CaseId(subject))?.is_some() {
                continue;
            }
            for (key, value) in self.story(subject)? {
                let mut entries = rows::entries_of(&value)?;
                let count = entries.len();
                entries.retain(|entry| words_of(entry).is_none_or(|words| !said.contains(words)));
                if entries.len() < count {
                    rows::write(&mut self.overlay.batch, Tree::Journal, key, &entries);
                }
            }
        }
        Ok(())
    }

    fn story(&self, subject: u64) -> Result<Vec<super::store::Row>, StoreError> {
        let (prefix, mut story) = (subject.to_be_bytes(), Vec::new());
        rows::each_row(&self.overlay, Tree::Journal, &prefix, |key, value| {
            let is_there = key.starts_with(&prefix);
            if is_there {
                story.push((key.to_vec(), value.to_vec()));
            }
            Ok(is_there)
        })?;
        Ok(story)
    }

    /// Takes what waits to leave about the case out of the outbox, but what this very step has to say.
    fn erase_letters(&mut self, case: CaseId) -> Result<(), StoreError> {
        for outgoing in self.waiting_about(case)?.into_iter().filter(|outgoing| outgoing.message.id.seq != self.seq) {
            let id = outgoing.message.id;
            self.overlay.batch.remove(Tree::Outbox, rows::outbox_key(id));
            let lane = self.memory.outbox.lane_of(id).unwrap_or_else(|| Lane::of(&outgoing.message));
            self.changes.push(Change::Gone { lane, id });
        }
        Ok(())
    }

    fn waiting_about(&self, case: CaseId) -> Result<Vec<Outgoing>, StoreError> {
        let mut waiting = Vec::new();
        rows::each_outgoing(&self.overlay, |outgoing| {
            if outgoing.message.subject == case.0 || outgoing.message.case == Some(case) {
                waiting.push(outgoing);
            }
        })?;
        Ok(waiting)
    }

    fn erase_threads(&mut self, case: CaseId) -> Result<(), StoreError> {
        let mut known = Vec::new();
        rows::each_row(&self.overlay, Tree::Threads, &[], |key, value| {
            let row: ThreadRow = rows::decode(Tree::Threads, value)?;
            if row.case == case {
                known.push(key.to_vec());
            }
            Ok(true)
        })?;
        known.into_iter().for_each(|key| self.overlay.batch.remove(Tree::Threads, key));
        Ok(())
    }

    /// Removes the dossiers of a person of whom nothing else is here, on both channels, with what they said outside cases.
    fn erase_contact(&mut self, contact: &ContactId, rest: &mut Rest) -> Result<(), StoreError> {
        let Some(dossier) = rows::read_dossier(&self.overlay, contact)? else { return Ok(()) };
        let other = match (&dossier.link.address, dossier.link.chat) {
            (Some(address), _) => Some(ContactId::Email(address.clone())),
            (None, Some(chat)) => Some(ContactId::Telegram(chat)),
            (None, None) => None,
        };
        let other = other.map(|other| rows::read_dossier(&self.overlay, &other)).transpose()?.flatten();
        let all: Vec<Dossier> = [dossier].into_iter().chain(other).collect();
        if !all.iter().all(Dossier::is_empty) {
            return Ok(());
        }
        for dossier in all {
            let contact = &dossier.contact.id;
            self.memory.recent.take(contact);
            self.overlay.batch.remove(Tree::Dossiers, contact.key());
            if let Some(at) = dossier.indexed_at.or(dossier.due().map(|(at, _)| at)) {
                self.overlay.batch.remove(Tree::Due, rows::due_key(at, contact));
            }
            for subject in dossier.spoken {
                if rows::read_case_row(&self.overlay, CaseId(subject))?.is_none() {
                    let story = self.story(subject)?;
                    story.iter().for_each(|(_, value)| note_files(value, rest));
                    story.into_iter().for_each(|(key, _)| self.overlay.batch.remove(Tree::Journal, key));
                }
            }
        }
        Ok(())
    }
}

fn words_of(entry: &Entry) -> Option<&str> {
    if let What::Said { text, .. } | What::Corrected { text } = &entry.what { Some(text.as_str()) } else { None }
}

/// Notes the files that a row's value names.
fn note_files(value: &[u8], rest: &mut Rest) {
    rows::each_attachment(value, &mut |sha256| {
        rest.files.insert(sha256.to_owned());
    });
    rows::each_named(value, "unique_id", &mut |unique_id| {
        rest.fetched.insert(unique_id.to_owned());
    });
}
