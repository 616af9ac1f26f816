//! Attachments: one file for one content, nothing kept of what is too large or breaks off.

use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::io::store::scratch::Scratch;

const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn attachments(size_bytes_max: u64) -> (Scratch, Attachments) {
    let scratch = Scratch::new("attachments");
    let attachments = Attachments::open(scratch.path(), size_bytes_max).unwrap();
    (scratch, attachments)
}

fn content(attachments: &Attachments, sha256: &str) -> Vec<u8> {
    let mut content = Vec::new();
    attachments.read(sha256).unwrap().read_to_end(&mut content).unwrap();
    content
}

#[test]
fn a_file_is_found_under_the_hash_of_its_content() {
    let (_scratch, attachments) = attachments(10);
    let stored = attachments.put(b"abc").unwrap();
    assert_eq!(stored, Stored { sha256: ABC.to_owned(), size_bytes: 3 });
    assert_eq!(content(&attachments, ABC), b"abc");
    attachments.verify(ABC).unwrap();
}

#[test]
fn the_same_content_is_one_file_that_nobody_else_can_read_or_run() {
    let (scratch, attachments) = attachments(10);
    attachments.put(b"abc").unwrap();
    attachments.put(b"abc").unwrap();
    assert_eq!(verify_all(&scratch.path().join("attachments")).unwrap(), 1);
    let mode = attachments.read(ABC).unwrap().metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_is_too_large_leaves_nothing() {
    let (scratch, attachments) = attachments(2);
    assert!(matches!(attachments.put(b"abc"), Err(AttachmentError::TooLarge { size_bytes_max: 2 })));
    let left = fs::read_dir(scratch.path().join("attachments").join(INCOMING)).unwrap().count();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn a_stream_is_taken_in_like_bytes() {
    let (_scratch, attachments) = attachments(10);
    assert_eq!(attachments.put_stream(&b"abc"[..]).await.unwrap().sha256, ABC);
}

#[test]
fn a_name_that_is_no_hash_reads_nothing() {
    let (_scratch, attachments) = attachments(10);
    assert!(attachments.read("../../etc/passwd").is_err());
    assert!(attachments.read(&ABC.to_uppercase()).is_err());
}

#[test]
fn a_damaged_file_is_found_and_a_new_delivery_heals_it() {
    let (scratch, attachments) = attachments(10);
    attachments.put(b"abc").unwrap();
    fs::write(scratch.path().join("attachments").join("ba").join(ABC), b"abd").unwrap();
    assert!(attachments.verify(ABC).is_err());
    attachments.put(b"abc").unwrap();
    attachments.verify(ABC).unwrap();
}

#[test]
fn a_removed_file_is_gone_and_removing_it_again_is_no_error() {
    let (_scratch, attachments) = attachments(10);
    attachments.put(b"abc").unwrap();
    attachments.remove(ABC).unwrap();
    attachments.remove(ABC).unwrap();
    assert!(attachments.read(ABC).is_err());
}
