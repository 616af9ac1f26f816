//! The commands that look after a store, as the program itself carries them out.

use std::fs;
use std::path::Path;
use std::process::Command;

use redress::engine::store::Store;
use redress::io::attachments::Attachments;
use redress::io::store::SledStore;

use crate::scratch::Scratch;
use crate::work;

/// Runs the program; returns its exit code, and what it says on both streams.
fn redress(command: &str, paths: &[&Path]) -> (Option<i32>, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_redress"));
    let output = program.args(command.split(' ')).args(paths).output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn worked(data: &Path) {
    let mut store = SledStore::open(data, &work::settings()).unwrap();
    for number in 1..=50 {
        store.commit(&work::batch(number)).unwrap();
    }
    Attachments::open(data, 100).unwrap().put(b"a photo").unwrap();
}

#[test]
fn a_store_is_verified_backed_up_restored_and_compacted() {
    let scratch = Scratch::new("commands");
    let [data, copy, restored] = ["data", "backup", "restored"].map(|name| scratch.path().join(name));
    worked(&data);
    let contents = "50 commits and 1 attachments";
    for (command, paths, words) in [
        ("verify", vec![data.as_path()], "all there, all sound"),
        ("backup --data", vec![&data, &copy], contents),
        ("restore", vec![&copy, &restored], contents),
        ("compact", vec![&restored], "records kept"),
        // A restore makes one commit of its own: numbers that the copy may not know of are skipped.
        ("verify", vec![&restored], "51 commits and 1 attachments"),
    ] {
        let (code, said) = redress(command, &paths);
        assert_eq!(code, Some(0), "{command}: {said}");
        assert!(said.contains(words), "{command}: {said}");
    }
}

#[test]
fn a_store_in_use_is_left_alone_with_a_hint() {
    let scratch = Scratch::new("commands");
    let store = SledStore::open(scratch.path(), &work::settings()).unwrap();
    for command in ["verify", "compact"] {
        let (code, said) = redress(command, &[scratch.path()]);
        assert_eq!(code, Some(74), "{said}");
        assert!(said.contains("another process") && said.contains("hint: stop the daemon"), "{said}");
    }
    drop(store);
}

#[test]
fn a_directory_without_a_store_is_not_made_one() {
    let scratch = Scratch::new("commands");
    for (command, target) in [("verify", None), ("compact", None), ("backup --data", Some(scratch.path()))] {
        let absent = scratch.path().join("absent");
        let paths: Vec<&Path> = [absent.as_path()].into_iter().chain(target).collect();
        let (code, said) = redress(command, &paths);
        assert_eq!(code, Some(74), "{said}");
        assert!(said.contains("holds no store") && !absent.exists(), "{said}");
    }
}

#[test]
fn a_damaged_attachment_is_named() {
    let scratch = Scratch::new("commands");
    worked(scratch.path());
    let sha256 = Attachments::open(scratch.path(), 100).unwrap().put(b"another").unwrap().sha256;
    fs::write(scratch.path().join("attachments").join(&sha256[..2]).join(&sha256), b"other").unwrap();
    let (code, said) = redress("verify", &[scratch.path()]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&sha256), "{said}");
}
