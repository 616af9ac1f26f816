//! What machines and lists wrote that names no case: a row for each, so that a person hears of it once and can look it up.
//!
//! A row has the sender's domain and no word of the mail, which is in the journal under the row's number.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::desk::event::{Event, MailNature};
use crate::desk::journal::Entry;
use crate::desk::untaken::Machines;

use super::overlay::Overlay;
use super::rows;
use super::store::{Batch, Store, StoreError, Tree};

const PREFIX: &[u8] = b"machine mail/";
/// The number of the last one that was told.
const TOLD: &[u8] = b"machine mail told";
/// So many are counted for one letter.
const COUNT_MAX: u64 = 10_000;
/// A letter names so many domains, and counts the mails of the others.
const DOMAINS_MAX: usize = 15;
const KEPT_DAYS: i64 = 90;
const FORGOTTEN_COUNT_MAX: usize = 1_000;
const DOMAIN_CHARS_MAX: usize = 100;

/// A mail of a machine that names no case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MachineMail {
    pub at: DateTime<Utc>,
    /// Empty where the sender has no address.
    pub domain: String,
}

/// Returns where a machine's mail came from, if nothing but its own entry in the journal knows of it.
pub(super) fn unheard<'e>(event: &'e Event, journal: &[Entry], seq: u64) -> Option<&'e str> {
    let Event::Mail(mail) = event else { return None };
    let is_machine = match &mail.nature {
        MailNature::Automatic { .. } => true,
        // A report that found its letter has done its work.
        MailNature::Bounce { .. } => mail.notice.is_none(),
        MailNature::Human | MailNature::Doubtful { .. } | MailNature::Unreadable { .. } | MailNature::Encrypted => false,
    };
    let is_alone = is_machine && journal.iter().any(|entry| entry.subject == seq);
    is_alone.then(|| mail.input.sender.as_str().rsplit_once('@').map_or("", |(_, domain)| domain))
}

pub(super) fn note(batch: &mut Batch, seq: u64, domain: &str, at: DateTime<Utc>) {
    let domain = domain.chars().take(DOMAIN_CHARS_MAX).collect::<String>().to_lowercase();
    rows::write(batch, Tree::Meta, key(seq), &MachineMail { at, domain });
}

/// Counts what nobody was told of.
pub(super) fn untold(store: &impl Store) -> Result<Machines, StoreError> {
    let told: u64 = rows::read(store, Tree::Meta, TOLD)?.unwrap_or_default();
    let mut by_domain: BTreeMap<String, u64> = BTreeMap::new();
    let mut count = 0;
    each(store, told + 1, |_, mail| {
        count += 1;
        *by_domain.entry(mail.domain).or_default() += 1;
        count < COUNT_MAX
    })?;
    let mut domains: Vec<(String, u64)> = by_domain.into_iter().collect();
    domains.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    domains.truncate(DOMAINS_MAX);
    Ok(Machines { count, domains })
}

/// Remembers that all up to `seq` are told, and forgets those that are too old to be looked up.
pub(super) fn tell<S: Store>(overlay: &mut Overlay<'_, S>, seq: u64, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut old = Vec::new();
    each(overlay, 0, |number, mail| {
        let is_old = mail.at + TimeDelta::days(KEPT_DAYS) <= now;
        if is_old {
            old.push(number);
        }
        is_old && old.len() < FORGOTTEN_COUNT_MAX
    })?;
    for number in old {
        overlay.batch.remove(Tree::Meta, key(number));
    }
    rows::write(&mut overlay.batch, Tree::Meta, TOLD, &seq);
    Ok(())
}

/// Calls `each` for what machines wrote, by number from `from` on, until it returns false.
///
/// # Errors
/// As [`rows::read`].
pub fn each(store: &impl Store, from: u64, mut each: impl FnMut(u64, MachineMail) -> bool) -> Result<(), StoreError> {
    rows::each_row(store, Tree::Meta, &key(from), |key, value| {
        let number = key.strip_prefix(PREFIX).and_then(|number| <[u8; 8]>::try_from(number).ok());
        let Some(number) = number else { return Ok(false) };
        Ok(each(u64::from_be_bytes(number), rows::decode(Tree::Meta, value)?))
    })
}

/// Tells whether a machine's mail that names no case is kept under `number`.
///
/// # Errors
/// As [`rows::read`].
pub fn is_known(store: &impl Store, number: u64) -> Result<bool, StoreError> {
    Ok(rows::read::<MachineMail>(store, Tree::Meta, &key(number))?.is_some())
}

fn key(seq: u64) -> Vec<u8> {
    [PREFIX, &seq.to_be_bytes()].concat()
}
