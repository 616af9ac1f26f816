//! A full disk: said before anything is written, and nothing is lost when it happens all the same.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use redress::engine::store::{Batch, Store, StoreError, Tree};
use redress::io::store::{SledStore, StoreSettings};

use crate::scratch::Scratch;
use crate::work::{self, Found};

/// A disk of 64 MiB in memory; taken away at the end.
struct SmallDisk {
    scratch: Scratch,
}

impl SmallDisk {
    /// Returns `None`, and says so, where this user may not mount.
    fn mount() -> Option<SmallDisk> {
        let scratch = Scratch::new("full");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(scratch.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(SmallDisk { scratch });
        }
        eprintln!("skipped: only root can mount the small disk that this test fills");
        None
    }

    fn data(&self) -> PathBuf {
        self.scratch.path().join("data")
    }

    /// Takes all the room that is left.
    fn fill(&self) -> PathBuf {
        let path = self.scratch.path().join("filler");
        let mut file = File::create(&path).unwrap();
        for size in [1 << 20, 4096, 1] {
            while file.write_all(&vec![1; size]).is_ok() {}
        }
        path
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("--lazy").arg(self.scratch.path()).output());
    }
}

fn open(data: &Path, reserve_mib: u64, ballast_mib: u64) -> Result<SledStore, StoreError> {
    let settings = StoreSettings { reserve_bytes: reserve_mib << 20, ballast_bytes: ballast_mib << 20, ..work::settings() };
    SledStore::open(data, &settings)
}

/// Commits the work from where it stands until an error, and returns the number of the last commit and the error.
fn work_until_error(store: &mut SledStore) -> (u64, StoreError) {
    loop {
        if let Err(error) = store.commit(&work::batch(store.sequence() + 1)) {
            return (store.sequence(), error);
        }
    }
}

#[test]
fn below_the_reserve_commits_are_refused_until_there_is_room() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut store = open(&disk.data(), 8, 8).unwrap();
    let (done, error) = work_until_error(&mut store);
    let StoreError::Full { reason } = error else { panic!("{error}") };
    assert!(reason.contains("free some room"), "{reason}");
    assert!(store.get(Tree::Cases, &done.to_be_bytes()).unwrap().is_some());
    fs::remove_file(disk.data().join("ballast")).unwrap();
    store.commit(&work::batch(done + 1)).unwrap();
    drop(store);
    assert_eq!(work::look(open(&disk.data(), 8, 0), done + 1), Found::Sound);
}

#[test]
fn a_store_opens_on_a_full_disk_by_throwing_off_its_ballast() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut store = open(&disk.data(), 0, 16).unwrap();
    for number in 1..=200 {
        store.commit(&work::batch(number)).unwrap();
    }
    drop(store);
    let filler = disk.fill();
    let mut store = open(&disk.data(), 32, 16).unwrap();
    assert!(!disk.data().join("ballast").exists());
    assert!(matches!(store.commit(&work::batch(201)), Err(StoreError::Full { .. })));
    fs::remove_file(filler).unwrap();
    store.commit(&Batch::default()).unwrap();
    drop(store);
    assert_eq!(work::look(open(&disk.data(), 0, 16), 200), Found::Sound);
    assert!(disk.data().join("ballast").exists());
}

#[test]
fn a_disk_that_fills_up_in_the_middle_of_a_commit_loses_nothing() {
    let Some(disk) = SmallDisk::mount() else { return };
    let mut store = open(&disk.data(), 0, 16).unwrap();
    let (done, error) = work_until_error(&mut store);
    assert!(matches!(&error, StoreError::Broken { reason } if reason.contains("free some room")), "{error}");
    assert!(matches!(store.commit(&work::batch(done + 1)), Err(StoreError::Broken { .. })));
    assert!(matches!(store.get(Tree::Cases, b""), Err(StoreError::Broken { .. })));
    drop(store);
    assert_eq!(work::look(open(&disk.data(), 0, 0), done), Found::Sound);
}
