//! A power cut: of what was written since the last sync, a random half of the pages is on the disk.
//!
//! Names of files are taken to be there at once, which is mild; contents and sizes are not.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use crate::recorder::{self, Event, What};
use crate::scratch::Scratch;
use crate::work::Random;
use crate::worker::{self, Check};

const PAGE_BYTES: usize = 4096;
/// The first process is killed after so many commits, and a second goes on where it stood.
const LIVES: [u64; 3] = [60, 200, 500];

/// Whether sled's flush is a sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flush {
    Mended,
    /// As sled has it: the system is asked to begin writing, and nothing is promised.
    AsInSled,
}

#[test]
fn what_was_acknowledged_survives_a_hundred_power_cuts_of_a_hundred() {
    let events = record();
    let cuts = cuts(&events, 100, 1);
    for (found, cut) in after_cuts(&events, &cuts, Flush::Mended).into_iter().zip(cuts) {
        assert_eq!(found, Check::Sound, "after a cut at event {cut} of {}", events.len());
    }
}

#[test]
fn a_sync_that_ends_late_takes_nothing_back() {
    let mut file = Content::default();
    file.write(0, b"old");
    let first = file.clone();
    file.write(0, b"new");
    let second = file.clone();
    file.sync(&second);
    file.sync(&first);
    assert_eq!(file.after_cut(&mut Random::new(1)), b"new");
}

#[test]
fn without_the_mend_power_cuts_lose_what_was_acknowledged() {
    let events = record();
    let found = after_cuts(&events, &cuts(&events, 30, 2), Flush::AsInSled);
    let sound = found.iter().filter(|found| **found == Check::Sound).count();
    assert!(sound < 15, "{sound} of 30 cuts lost nothing: the test does not see what it is for");
}

fn record() -> Vec<Event> {
    let scratch = Scratch::new("power-cut");
    let (data, file) = (scratch.path().join("data"), scratch.path().join("record"));
    for count in LIVES {
        let output = worker::recorded(&data, count, &file).output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!words.contains("panicked"), "{words}");
    }
    let events = recorder::read(&file);
    let last = events.iter().rev().find(|event| event.what == What::Acknowledged).unwrap();
    assert_eq!(last.offset, LIVES[2]);
    events
}

/// Returns places of the record in ascending order.
fn cuts(events: &[Event], count: usize, seed: u64) -> Vec<usize> {
    let mut random = Random::new(seed);
    let mut cuts: Vec<_> = (0..count).map(|_| 1 + random.below(events.len() as u64) as usize).collect();
    cuts.sort_unstable();
    cuts
}

fn after_cuts(events: &[Event], cuts: &[usize], flush: Flush) -> Vec<Check> {
    let mut disk = Disk::default();
    let mut done = 0;
    let mut found = Vec::new();
    for (seed, &cut) in (0..).zip(cuts) {
        for event in &events[done..cut] {
            disk.take(event, flush);
        }
        done = cut;
        let scratch = Scratch::new("after-cut");
        disk.write(scratch.path(), &mut Random::new(seed));
        found.push(worker::check(scratch.path(), disk.acknowledged));
    }
    found
}

#[derive(Default)]
struct Disk {
    files: BTreeMap<PathBuf, Content>,
    /// By number of the sync: the pages that it will have written.
    syncs: BTreeMap<u64, (Content, PathBuf)>,
    acknowledged: u64,
}

#[derive(Clone, Default)]
struct Content {
    /// On the disk for sure.
    synced: Vec<u8>,
    written: Vec<u8>,
    /// Pages that may or may not be on the disk.
    unsynced: BTreeSet<usize>,
    /// Counts writes and truncations.
    changes: u64,
    /// How many changes had been made when the size on the disk was.
    size_synced_at: u64,
    /// The same for the content of each page.
    synced_at: BTreeMap<usize, u64>,
}

impl Disk {
    fn take(&mut self, event: &Event, flush: Flush) {
        let file = || event.path.clone();
        match event.what {
            What::Write => self.files.entry(file()).or_default().write(event.offset as usize, &event.content),
            What::Truncate => self.files.entry(file()).or_default().truncate(event.offset as usize),
            What::SyncBegin => {
                let content = self.files.get(&event.path).cloned().unwrap_or_default();
                self.syncs.insert(event.offset, (content, file()));
            }
            What::FlushSynced if flush == Flush::AsInSled => {
                self.syncs.remove(&event.offset);
            }
            What::FileSynced | What::FlushSynced => self.end_sync(event.offset),
            What::Rename => {
                if let Some(content) = self.files.remove(&event.path) {
                    self.files.insert(PathBuf::from(OsStr::from_bytes(&event.content)), content);
                }
            }
            What::Remove => {
                self.files.remove(&event.path);
            }
            What::Acknowledged => self.acknowledged = event.offset,
        }
    }

    fn end_sync(&mut self, number: u64) {
        let (then, path) = self.syncs.remove(&number).unwrap();
        if let Some(content) = self.files.get_mut(&path) {
            content.sync(&then);
        }
    }

    fn write(&self, directory: &Path, random: &mut Random) {
        for (path, content) in &self.files {
            let path = directory.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content.after_cut(random)).unwrap();
        }
    }
}

impl Content {
    fn write(&mut self, offset: usize, content: &[u8]) {
        let end = offset + content.len();
        if self.written.len() < end {
            self.written.resize(end, 0);
        }
        self.written[offset..end].copy_from_slice(content);
        self.changes += 1;
        self.unsynced.extend(offset / PAGE_BYTES..=(end - 1) / PAGE_BYTES);
    }

    fn truncate(&mut self, size: usize) {
        self.written.resize(size, 0);
        self.changes += 1;
    }

    /// Ends a sync that began when the file was as `then`. Of two that overlap the one that began first may end last: it takes
    /// nothing back that the other has put on the disk.
    fn sync(&mut self, then: &Content) {
        if self.size_synced_at <= then.changes {
            self.size_synced_at = then.changes;
            self.synced.resize(then.written.len(), 0);
        }
        for &page in &then.unsynced {
            let synced_at = self.synced_at.entry(page).or_default();
            if then.changes < *synced_at {
                continue;
            }
            *synced_at = then.changes;
            copy_page(&mut self.synced, &then.written, page);
            if page_of(&self.synced, page) == page_of(&self.written, page) {
                self.unsynced.remove(&page);
            }
        }
    }

    fn after_cut(&self, random: &mut Random) -> Vec<u8> {
        let mut content = self.synced.clone();
        for &page in &self.unsynced {
            if random.below(2) == 0 {
                copy_page(&mut content, &self.written, page);
            }
        }
        content
    }
}

fn copy_page(to: &mut Vec<u8>, from: &[u8], page: usize) {
    let content = page_of(from, page);
    let (begin, end) = (page * PAGE_BYTES, page * PAGE_BYTES + content.len());
    if to.len() < end {
        to.resize(end, 0);
    }
    to[begin..end].copy_from_slice(content);
}

fn page_of(content: &[u8], page: usize) -> &[u8] {
    let begin = (page * PAGE_BYTES).min(content.len());
    &content[begin..(begin + PAGE_BYTES).min(content.len())]
}
