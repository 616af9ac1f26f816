//! Backup while work goes on, restoring, compaction: what comes out is what went in.

use std::fs;
use std::path::Path;

use redress::engine::store::Store;
use redress::io::attachments::Attachments;
use redress::io::store::backup::{self, BackupError, Manifest};
use redress::io::store::{SledStore, compact};

use crate::scratch::{self, Scratch};
use crate::work::{self, Found};

const COMMITS: u64 = 150;

fn worked(data: &Path) -> SledStore {
    let mut store = SledStore::open(data, &work::settings()).unwrap();
    for number in 1..=COMMITS {
        store.commit(&work::batch(number)).unwrap();
    }
    store
}

fn look(data: &Path, commits: u64) -> Found {
    work::look(SledStore::open(data, &work::settings()), commits)
}

/// Backs up in small slices, with a commit between each two; returns the number of commits that the backup has.
fn backup_at_work(store: &mut SledStore, target: &Path) -> Manifest {
    store.begin_backup(target).unwrap();
    loop {
        if let Some(copied) = store.continue_backup(13).unwrap() {
            return copied.finish().unwrap();
        }
        let next = store.sequence() + 1;
        store.commit(&work::batch(next)).unwrap();
    }
}

#[test]
fn a_backup_made_between_commits_is_restored_whole() {
    let scratch = Scratch::new("backup");
    let [data, copy, restored] = ["data", "backup", "restored"].map(|name| scratch.path().join(name));
    let mut store = worked(&data);
    let sha256 = Attachments::open(&data, 100).unwrap().put(b"a photo").unwrap().sha256;
    let manifest = backup_at_work(&mut store, &copy);
    assert!(COMMITS < manifest.sequence, "no commit came between two slices");
    assert_eq!(manifest.attachments, 1);
    assert_eq!(backup::restore(&copy, &restored).unwrap(), manifest);
    assert_eq!(look(&restored, manifest.sequence), Found::Sound);
    Attachments::open(&restored, 100).unwrap().verify(&sha256).unwrap();
    store.commit(&work::batch(manifest.sequence + 1)).unwrap();
}

#[test]
fn a_backup_and_a_restore_refuse_a_directory_that_is_not_empty() {
    let scratch = Scratch::new("backup");
    let [data, copy] = ["data", "backup"].map(|name| scratch.path().join(name));
    let mut store = worked(&data);
    store.backup(&copy).unwrap();
    assert!(matches!(store.backup(&copy), Err(BackupError::Refused { .. })));
    assert!(matches!(backup::restore(&copy, &data), Err(BackupError::Refused { .. })));
    drop(store);
    assert_eq!(look(&data, COMMITS), Found::Sound);
}

#[test]
fn an_unfinished_a_cut_off_and_a_damaged_backup_are_refused() {
    let scratch = Scratch::new("backup");
    let [data, copy] = ["data", "backup"].map(|name| scratch.path().join(name));
    worked(&data).backup(&copy).unwrap();
    let damages: [fn(&Path); 3] = [
        |copy| fs::remove_file(copy.join("manifest.json")).unwrap(),
        |copy| {
            let rows = fs::read(copy.join("rows")).unwrap();
            fs::write(copy.join("rows"), &rows[..rows.len() / 2]).unwrap();
        },
        |copy| {
            let mut rows = fs::read(copy.join("rows")).unwrap();
            let middle = rows.len() / 2;
            rows[middle] ^= 4;
            fs::write(copy.join("rows"), rows).unwrap();
        },
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        let damaged = scratch.path().join(format!("damaged-{number}"));
        scratch::copy(&copy, &damaged);
        damage(&damaged);
        let target = scratch.path().join(format!("target-{number}"));
        assert!(backup::restore(&damaged, &target).is_err(), "damage {number}");
        assert!(!target.join("store").exists());
    }
}

#[test]
fn an_unfinished_restore_never_opens_as_an_empty_store() {
    let scratch = Scratch::new("backup");
    let data = scratch.path().join("data");
    fs::create_dir_all(data.join("store.new")).unwrap();
    let found = look(&data, 0);
    assert!(matches!(&found, Found::Refused(error) if error.to_string().contains("restore again")), "{found:?}");
}

#[test]
fn a_compaction_keeps_every_row_and_gives_room_back() {
    let scratch = Scratch::new("compact");
    let data = scratch.path().join("data");
    let mut store = worked(&data);
    for number in COMMITS + 1..=COMMITS * 8 {
        store.commit(&work::batch(number)).unwrap();
    }
    let rows = store.row_count();
    drop(store);
    let compacted = compact(&data, &work::settings()).unwrap();
    assert_eq!(compacted.rows, rows);
    assert!(compacted.bytes_after < compacted.bytes_before, "{compacted:?}");
    assert_eq!(look(&data, COMMITS * 8), Found::Sound);
}

#[test]
fn a_compaction_cut_off_between_two_names_is_taken_up_at_the_next_start() {
    let scratch = Scratch::new("compact");
    let data = scratch.path().join("data");
    drop(worked(&data));
    scratch::copy(&data.join("store"), &data.join("store.new"));
    fs::rename(data.join("store"), data.join("store.old")).unwrap();
    assert_eq!(look(&data, COMMITS), Found::Sound);
    assert!(!data.join("store.new").exists());
}
