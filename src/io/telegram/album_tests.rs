//! What gathering promises, on a clock that the tests move.

use chrono::DateTime;

use crate::engine::inbound::InboundKey;
use crate::flow::answer::{File, FileKind, FilePlace};

use super::*;

const QUIET: Duration = Duration::from_secs(1);

fn said(input: Input) -> Event {
    Event::Said { input, name: "Ann".into(), lang: None, said_at: DateTime::UNIX_EPOCH }
}

fn part(update_id: u32, chat: i64, group: &str, caption: Option<&str>) -> Shaped {
    let place = FilePlace::Telegram { file_id: format!("f{update_id}"), unique_id: format!("u{update_id}") };
    let file = File { name: "photo.jpg".into(), kind: FileKind::Photo, media_type: "image/jpeg".into(), size_bytes: Some(9), place };
    let event = said(Input::Files { files: vec![file], caption: caption.map(Personal::from) });
    Shaped { update_id, what: What::AlbumPart { chat, group: group.into(), event } }
}

fn text(update_id: u32, chat: i64) -> Shaped {
    Shaped { update_id, what: What::Item { chat, event: said(Input::Text("hello".into())), press: None } }
}

/// Updates of each ready item.
fn ids(ready: Vec<Ready>) -> Vec<Vec<u32>> {
    ready.into_iter().map(|ready| ready.update_ids).collect()
}

#[test]
fn an_album_is_one_item_once_it_is_quiet() {
    let (start, mut gathering) = (Instant::now(), Gathering::new(QUIET));
    gathering.add(part(1, 7, "g", Some("the crack")), start);
    gathering.add(part(2, 7, "g", None), start + QUIET / 2);
    assert_eq!(ids(gathering.ready(start + QUIET)), Vec::<Vec<u32>>::new());
    assert_eq!((gathering.oldest_waiting(), gathering.next_at()), (Some(1), Some(start + QUIET * 3 / 2)));
    let ready = gathering.ready(start + QUIET * 3 / 2);
    assert_eq!(ready[0].inbound.key, InboundKey::Telegram(1));
    let Event::Said { input: Input::Files { files, caption }, .. } = &ready[0].inbound.event else { panic!("no files") };
    assert_eq!((files.len(), caption.as_ref().map(Personal::as_str)), (2, Some("the crack")));
    assert_eq!(gathering.oldest_waiting(), None);
}

#[test]
fn others_do_not_wait_for_an_album() {
    let (start, mut gathering) = (Instant::now(), Gathering::new(QUIET));
    gathering.add(part(1, 7, "g", None), start);
    gathering.add(text(2, 8), start);
    assert_eq!(ids(gathering.ready(start)), [[2]]);
    assert_eq!(gathering.oldest_waiting(), Some(1));
}

#[test]
fn what_the_contact_sends_next_ends_the_album_before_it() {
    let (start, mut gathering) = (Instant::now(), Gathering::new(QUIET));
    gathering.add(part(1, 7, "g", None), start);
    gathering.add(part(2, 7, "g", None), start);
    gathering.add(part(3, 7, "h", None), start);
    gathering.add(text(4, 7), start);
    assert_eq!(ids(gathering.ready(start)), [vec![1, 2], vec![3], vec![4]]);
}

#[test]
fn parts_delivered_again_while_the_album_waits_count_once() {
    let (start, mut gathering) = (Instant::now(), Gathering::new(QUIET));
    for _ in 0..3 {
        gathering.add(part(1, 7, "g", None), start);
        gathering.add(part(2, 7, "g", None), start);
    }
    assert_eq!(ids(gathering.ready(start + QUIET)), [[1, 2]]);
    assert!(!gathering.add(part(2, 7, "g", None), start + QUIET));
    gathering.confirmed_below(3);
    assert_eq!(ids(gathering.ready(start + QUIET * 9)), Vec::<Vec<u32>>::new());
}

#[test]
fn ten_parts_are_a_whole_album_at_once() {
    let (start, mut gathering) = (Instant::now(), Gathering::new(QUIET));
    for id in 1..=10 {
        gathering.add(part(id, 7, "g", None), start);
    }
    assert_eq!(ids(gathering.ready(start)), [(1..=10).collect::<Vec<u32>>()]);
}
