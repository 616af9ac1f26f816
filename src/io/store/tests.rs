//! The store as its users see it: what was committed is there, whole, after it is opened again.

use std::fs;

use super::scratch::Scratch;
use super::*;

fn settings() -> StoreSettings {
    StoreSettings { cache_bytes: 1 << 20, reserve_bytes: 0, ballast_bytes: 0 }
}

fn open(scratch: &Scratch) -> SledStore {
    SledStore::open(scratch.path(), &settings()).unwrap()
}

fn batch(rows: &[(&str, &[u8])]) -> Batch {
    let mut batch = Batch::default();
    for (key, value) in rows {
        batch.put(Tree::Cases, *key, *value);
    }
    batch
}

#[test]
fn what_was_committed_is_there_after_reopening() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    store.commit(&batch(&[("a", b"1"), ("b", b"2")])).unwrap();
    store.close().unwrap();
    let store = open(&scratch);
    assert!(store.stopped_cleanly());
    assert_eq!(store.get(Tree::Cases, b"a").unwrap(), Some(b"1".to_vec()));
    assert_eq!(store.get(Tree::Dossiers, b"a").unwrap(), None);
    assert_eq!(store.sequence(), 1);
}

#[test]
fn a_scan_begins_at_the_key_or_after_it_and_is_bounded() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    store.commit(&batch(&[("a", b"1"), ("c", b"3"), ("e", b"5"), ("g", b"7")])).unwrap();
    let rows = store.scan(Tree::Cases, b"b", 2).unwrap();
    assert_eq!(rows, [(b"c".to_vec(), b"3".to_vec()), (b"e".to_vec(), b"5".to_vec())]);
}

#[test]
fn a_long_value_is_read_back_whole_and_leaves_no_part_when_it_shrinks_or_goes() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    let long: Vec<u8> = (0..300_000_u32).map(|n| ((n * 7) >> 3) as u8).collect();
    store.commit(&batch(&[("a", &long), ("b", &long)])).unwrap();
    assert_eq!(store.get(Tree::Cases, b"a").unwrap().as_ref(), Some(&long));
    assert_eq!(store.scan(Tree::Cases, b"", 9).unwrap()[1].1, long);
    store.verify().unwrap();
    store.commit(&batch(&[("a", &long[..40_000]), ("b", b"short")])).unwrap();
    assert_eq!(store.get(Tree::Cases, b"a").unwrap().unwrap(), long[..40_000]);
    assert_eq!(store.row_count(), 2 + 2);
    let mut removal = Batch::default();
    removal.remove(Tree::Cases, "a");
    store.commit(&removal).unwrap();
    assert_eq!(store.row_count(), 1);
    store.verify().unwrap();
    assert_eq!(fs::read_dir(scratch.path().join("store/blobs")).unwrap().count(), 0);
}

#[test]
fn a_value_over_the_bound_is_refused_and_the_store_goes_on() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    let refused = store.commit(&batch(&[("a", &vec![0; VALUE_BYTES_MAX + 1])]));
    assert!(matches!(refused, Err(StoreError::TooLarge { tree: "cases", .. })));
    store.commit(&batch(&[("a", &vec![0; VALUE_BYTES_MAX])])).unwrap();
    store.verify().unwrap();
}

#[test]
fn many_values_of_the_greatest_row_never_become_blobs() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    for round in 0..30_u32 {
        let mut batch = Batch::default();
        for row in 0..10_u32 {
            let key = ((round * 10 + row) * 7919 % 311).to_be_bytes();
            if row % 3 == 2 { batch.remove(Tree::Outbox, key) } else { batch.put(Tree::Outbox, key, vec![row as u8; frame::CHUNK_BYTES]) }
        }
        store.commit(&batch).unwrap();
        assert_eq!(fs::read_dir(scratch.path().join("store/blobs")).unwrap().count(), 0);
    }
    store.verify().unwrap();
}

#[test]
fn a_store_of_another_schema_is_refused() {
    let scratch = Scratch::new("store");
    let store = open(&scratch);
    store.rows.mark(rows::SCHEMA_KEY, &9_u32.to_le_bytes()).unwrap();
    store.close().unwrap();
    let refused = SledStore::open(scratch.path(), &settings()).err();
    assert_eq!(refused, Some(StoreError::Schema { found: 9, known: 1 }));
}

#[test]
fn a_second_opening_is_refused_while_the_first_lasts() {
    let scratch = Scratch::new("store");
    let store = open(&scratch);
    assert_eq!(SledStore::open(scratch.path(), &settings()).err(), Some(StoreError::InUse));
    drop(store);
    open(&scratch);
}

#[test]
fn below_the_reserve_nothing_is_written_and_the_store_goes_on() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    store.settings.reserve_bytes = u64::MAX >> 1;
    assert!(matches!(store.commit(&batch(&[("a", b"1")])), Err(StoreError::Full { .. })));
    assert_eq!(store.get(Tree::Cases, b"a").unwrap(), None);
    store.settings.reserve_bytes = 0;
    store.commit(&batch(&[("a", b"1")])).unwrap();
}

#[test]
fn after_a_failure_every_call_is_refused() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    store.broken("testing", &io::Error::other("a reason"));
    let broken = Some(StoreError::Broken { reason: "testing failed: a reason".to_owned() });
    assert_eq!(store.get(Tree::Cases, b"a").err(), broken);
    assert_eq!(store.scan(Tree::Cases, b"a", 1).err(), broken);
    assert_eq!(store.commit(&batch(&[("a", b"1")])).err(), broken);
}

#[test]
fn a_lost_and_a_rolled_back_row_are_found_by_verifying() {
    for replaced in [None, Some(frame::seal(Tree::Cases as u8, b"a", b"old").row)] {
        let scratch = Scratch::new("store");
        let mut store = open(&scratch);
        store.commit(&batch(&[("a", b"new"), ("b", b"2")])).unwrap();
        store.rows.fill(Tree::Cases as u8, vec![(b"a".to_vec(), replaced)]).unwrap();
        assert!(matches!(store.verify(), Err(StoreError::Damaged { tree: "cases", .. })));
    }
}

#[test]
fn a_store_behind_its_witness_is_refused() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    store.commit(&batch(&[("a", b"1")])).unwrap();
    store.witness.note(5).unwrap();
    drop(store);
    let refused = SledStore::open(scratch.path(), &settings()).err();
    assert!(matches!(refused, Some(StoreError::Damaged { tree: "ledger", .. })), "{refused:?}");
}

#[test]
fn an_audit_in_slices_is_true_to_the_commits_between_them() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    let mut first = Batch::default();
    for key in 0..200_u16 {
        first.put(Tree::Cases, key.to_be_bytes(), vec![1; 100]);
    }
    store.commit(&first).unwrap();
    let mut slices = 0_u16;
    while store.audit(7).unwrap() == Progress::Going {
        slices += 1;
        let mut batch = Batch::default();
        batch.put(Tree::Cases, (slices * 5).to_be_bytes(), vec![2; 10]);
        batch.remove(Tree::Cases, (200 - slices).to_be_bytes());
        batch.put(Tree::Dossiers, slices.to_be_bytes(), vec![3; 50_000]);
        store.commit(&batch).unwrap();
    }
    assert!(10 < slices);
}
