//! Damaged files: whatever the damage, all is there or somebody is told; never a panic, never a silent loss.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use crate::scratch::{self, Scratch};
use crate::work::Random;
use crate::worker::{self, Check};

const COMMITS: u64 = 120;

/// Makes a store, in another process that does not close it; the check closes it.
fn made() -> Scratch {
    let scratch = Scratch::new("damage");
    let data = scratch.path().join("data");
    worker::working(&data, COMMITS).output().unwrap();
    assert_eq!(worker::check(&data, COMMITS), Check::Sound);
    scratch
}

fn after(made: &Scratch, damage: impl FnOnce(&Path)) -> Check {
    let scratch = Scratch::new("damaged");
    scratch::copy(&made.path().join("data"), scratch.path());
    damage(&scratch.path().join("store"));
    worker::check(scratch.path(), COMMITS)
}

fn snapshot(store: &Path) -> PathBuf {
    let mut entries = fs::read_dir(store).unwrap().map(|entry| entry.unwrap().path());
    entries.find(|path| path.to_string_lossy().contains("/snap.")).unwrap()
}

fn assert_honest(check: &Check, damage: &str) {
    match check {
        Check::Sound => {}
        Check::Refused(words) => {
            let remedy = words.contains("restore") || words.contains("redress verify");
            assert!(remedy, "{damage}: no remedy in {words:?}");
        }
        Check::Bad(what) => panic!("{damage}: {what}"),
    }
}

#[test]
fn a_flipped_bit_loses_nothing_in_silence() {
    let made = made();
    let mut random = Random::new(1);
    let mut refused = 0;
    for _ in 0..40 {
        let mut place = 0;
        let check = after(&made, |store| place = flip(&store.join("db"), &mut random));
        assert_honest(&check, &format!("a bit flipped at {place}"));
        refused += u64::from(check != Check::Sound);
    }
    assert!(0 < refused, "no flipped bit was noticed: the test does not see what it is for");
}

fn flip(path: &Path, random: &mut Random) -> u64 {
    let file = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let place = random.below(file.metadata().unwrap().len());
    let mut byte = [0];
    file.read_exact_at(&mut byte, place).unwrap();
    file.write_all_at(&[byte[0] ^ (1 << random.below(8))], place).unwrap();
    place
}

#[test]
fn a_truncated_file_loses_nothing_in_silence() {
    let made = made();
    let mut random = Random::new(2);
    for _ in 0..15 {
        let mut size = 0;
        let check = after(&made, |store| {
            let file = OpenOptions::new().write(true).open(store.join("db")).unwrap();
            size = random.below(file.metadata().unwrap().len());
            file.set_len(size).unwrap();
        });
        assert_honest(&check, &format!("cut off at {size}"));
    }
}

#[test]
fn a_damaged_or_emptied_snapshot_is_moved_aside_and_nothing_is_lost() {
    let made = made();
    let mut random = Random::new(3);
    for _ in 0..5 {
        let check = after(&made, |store| assert!(flip(&snapshot(store), &mut random) < u64::MAX));
        assert_eq!(check, Check::Sound);
    }
    assert_eq!(after(&made, |store| fs::write(snapshot(store), b"").unwrap()), Check::Sound);
}

#[test]
fn a_lost_file_loses_nothing_in_silence() {
    let made = made();
    for name in ["db", "conf"] {
        let check = after(&made, |store| fs::remove_file(store.join(name)).unwrap());
        assert_honest(&check, &format!("{name} lost"));
    }
    let check = after(&made, |store| fs::remove_dir_all(store).unwrap());
    assert!(matches!(check, Check::Refused(_)), "{check:?}");
}
