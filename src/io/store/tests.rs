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

/// Compacts slice by slice with a commit after each, and returns how many slices it took.
fn compact_at_work(store: &mut SledStore) -> u32 {
    store.begin_compaction().unwrap();
    for slice in 0_u32.. {
        if store.continue_compaction(16).unwrap().is_some() {
            return slice;
        }
        let key = (slice * 7919 % 211).to_be_bytes();
        let mut batch = Batch::default();
        batch.put(Tree::Cases, key, vec![slice as u8; 100]);
        batch.put(Tree::Outbox, key, vec![slice as u8; if slice % 5 == 0 { 70_000 } else { 50 }]);
        batch.remove(Tree::Cases, (slice * 31 % 211).to_be_bytes());
        store.commit(&batch).unwrap();
    }
    unreachable!()
}

fn everything(store: &SledStore) -> Vec<Row> {
    Tree::ALL.into_iter().flat_map(|tree| store.scan(tree, b"", usize::MAX).unwrap()).collect()
}

#[test]
fn a_store_is_compacted_while_commits_go_on_and_removed_bytes_are_gone_from_its_files() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    for number in 0..300_u32 {
        let mut batch = Batch::default();
        batch.put(Tree::Cases, number.to_be_bytes(), [b"PLANTED-MARKER-".as_slice(), &number.to_be_bytes()].concat());
        store.commit(&batch).unwrap();
    }
    for number in 0..250_u32 {
        let mut batch = Batch::default();
        batch.put(Tree::Cases, number.to_be_bytes(), number.to_be_bytes());
        store.commit(&batch).unwrap();
    }
    let mut removal = Batch::default();
    (250..300_u32).for_each(|number| removal.remove(Tree::Cases, number.to_be_bytes()));
    store.commit(&removal).unwrap();
    let holds_marker = || {
        let bytes = fs::read(scratch.path().join("store/db")).unwrap();
        bytes.windows(15).any(|window| window == b"PLANTED-MARKER-")
    };
    assert!(holds_marker(), "sled keeps what was removed: the test sees what it is for");
    assert!(10 < compact_at_work(&mut store));
    assert!(!holds_marker());
    store.verify().unwrap();
    store.commit(&batch(&[("after", b"1")])).unwrap();
    let (rows, sequence) = (everything(&store), store.sequence());
    store.close().unwrap();
    let store = open(&scratch);
    assert!(store.stopped_cleanly());
    assert_eq!((everything(&store), store.sequence()), (rows, sequence));
    assert!(!scratch.path().join("store.old").exists() && !scratch.path().join("store.new").exists());
}

#[test]
fn a_compaction_that_was_given_up_leaves_the_store_and_another_can_begin() {
    let scratch = Scratch::new("store");
    let mut store = open(&scratch);
    for number in 0..100_u32 {
        store.commit(&batch(&[(&number.to_string(), b"1")])).unwrap();
    }
    store.begin_compaction().unwrap();
    assert!(store.continue_compaction(10).unwrap().is_none());
    assert!(matches!(store.begin_backup(&scratch.path().join("copy")), Err(backup::BackupError::Refused { .. })));
    drop(store);
    let mut store = open(&scratch);
    assert_eq!(store.row_count(), 100);
    assert_eq!(store.compact().unwrap().rows, 100);
    store.verify().unwrap();
}
