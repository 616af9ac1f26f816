//! Finishes what an erasure has left outside its commit: files that nothing names any more, and the bytes in the files of the store.
//!
//! Done at once by the order itself, and by the caretaker where the process ended in between or a last letter has left since.
//! Never removes a file that another row names, and none that came after the erasure.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use chrono::TimeDelta;
use regex::bytes::RegexSet;
use tokio::task::spawn_blocking;

use crate::engine::erasing::{self, Rest};
use crate::engine::rows;
use crate::engine::store::{Store, StoreError, Tree};
use crate::io::attachments;
use crate::io::store::SledStore;
use crate::io::store::backup::BackupError;

use super::orders::{Office, Refusal};

/// Rows read or written between two commits, so that no chat waits long.
const ROWS_MAX: usize = 256;
/// The writer's time between two slices.
const PAUSE: Duration = Duration::from_millis(2);
/// What can name a file.
const NAMING: [Tree; 4] = [Tree::Dossiers, Tree::Cases, Tree::Journal, Tree::Outbox];

/// A file that came after the erasure and is named by nothing for so long was brought by nobody who needs it.
const UNNAMED_MAX: TimeDelta = TimeDelta::hours(1);

/// How far it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finished {
    /// There was nothing to do.
    Nothing,
    /// A backup or another compaction is under way: the caretaker comes back.
    Later,
    Done,
}

/// Finishes the erasures of this store.
///
/// # Errors
/// The store failed, or has no room for a second one beside it: what is left to do stays noted.
pub(super) async fn finish(office: &Office<SledStore>) -> Result<Finished, Refusal> {
    let Some(rest) = office.visit(|engine| erasing::rest(engine.store())).await?? else { return Ok(Finished::Nothing) };
    if office.visit(|engine| engine.store_mut().is_copied()).await? {
        return Ok(Finished::Later);
    }
    let named = named(office, &rest).await?;
    let unnamed = |all: &BTreeSet<String>| all.difference(&named).cloned().collect::<BTreeSet<String>>();
    let (fetched, files) = (unnamed(&rest.fetched), unnamed(&rest.files));
    office.visit(move |engine| erasing::forget_fetched(engine.store_mut(), &fetched)).await??;
    if rest.wants_rebuilding() {
        compact(office).await?;
    }
    let directory = office.visit(|engine| engine.store().attachments()).await?;
    let before = SystemTime::from(rest.at.max(office.clock.now() - UNNAMED_MAX));
    let removed = spawn_blocking(move || attachments::remove_older(&directory, &files, before)).await;
    let still = removed.map_err(|error| Refusal::new(error.to_string()))?.map_err(|error| Refusal::new(error.to_string()))?;
    office.visit(move |engine| erasing::done(engine.store_mut(), &rest, &still)).await??;
    Ok(Finished::Done)
}

/// Returns those of the files that some row names.
async fn named(office: &Office<SledStore>, rest: &Rest) -> Result<BTreeSet<String>, Refusal> {
    let wanted: Vec<String> = rest.files.iter().chain(&rest.fetched).cloned().collect();
    let mut named = BTreeSet::new();
    if wanted.is_empty() {
        return Ok(named);
    }
    let patterns = RegexSet::new(wanted.iter().map(|text| regex::escape(text))).map_err(|error| Refusal::new(error.to_string()))?;
    for tree in NAMING {
        let mut from = Some(Vec::new());
        while let Some(start) = from {
            let patterns = patterns.clone();
            let (found, next) = office.visit(move |engine| page(engine.store(), tree, &start, &patterns)).await??;
            named.extend(found.into_iter().filter_map(|nth| wanted.get(nth).cloned()));
            from = next;
            tokio::time::sleep(PAUSE).await;
        }
    }
    let fetched: Vec<String> = named.intersection(&rest.fetched).cloned().collect();
    let stored = office.visit(move |engine| fetched.iter().map(|id| rows::read_file(engine.store(), id)).collect::<Result<Vec<_>, _>>());
    for row in stored.await?? {
        if let Some(rows::FileRow::Stored { sha256, .. }) = row {
            named.insert(sha256);
        }
    }
    Ok(named)
}

type Page = (BTreeSet<usize>, Option<Vec<u8>>);

fn page(store: &SledStore, tree: Tree, from: &[u8], patterns: &RegexSet) -> Result<Page, StoreError> {
    let rows = store.scan(tree, from, ROWS_MAX)?;
    let found = rows.iter().flat_map(|(_, value)| patterns.matches(value).into_iter()).collect();
    let next = rows.last().filter(|_| rows.len() == ROWS_MAX).map(|(last, _)| [last.as_slice(), &[0]].concat());
    Ok((found, next))
}

async fn compact(office: &Office<SledStore>) -> Result<(), Refusal> {
    office.visit(|engine| engine.store_mut().begin_compaction()).await?.map_err(refused)?;
    loop {
        let slice = office.visit(|engine| engine.store_mut().continue_compaction(ROWS_MAX)).await?;
        if slice.map_err(refused)?.is_some() {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

fn refused(error: BackupError) -> Refusal {
    Refusal::new(error.to_string())
}
