//! Work for a store that can be told again from the number of the commit alone, and a check that all of it is there.

use std::collections::BTreeMap;

use redress::engine::store::{Batch, Store, StoreError, Tree};
use redress::io::store::{SledStore, StoreSettings};

pub(crate) fn settings() -> StoreSettings {
    StoreSettings { cache_bytes: 2 << 20, reserve_bytes: 0, ballast_bytes: 0 }
}

/// Numbers without a pattern, the same on every run.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// Returns what commit `number`, counted from 1, writes: new rows, rows over older ones, removals, now and then a long value.
pub(crate) fn batch(number: u64) -> Batch {
    let mut random = Random::new(number);
    let mut batch = Batch::default();
    batch.put(Tree::Dossiers, random.below(200).to_be_bytes(), value(&mut random));
    batch.put(Tree::Cases, number.to_be_bytes(), value(&mut random));
    batch.put(Tree::Journal, number.to_be_bytes(), value(&mut random));
    batch.put(Tree::Outbox, number.to_be_bytes(), value(&mut random));
    batch.remove(Tree::Outbox, number.saturating_sub(20).to_be_bytes());
    batch.remove(Tree::Dossiers, random.below(200).to_be_bytes());
    batch
}

fn value(random: &mut Random) -> Vec<u8> {
    let size = if random.below(100) == 0 { 30_000 + random.below(90_000) } else { 16 + random.below(1_500) };
    random.next().to_le_bytes().repeat(size as usize / 8)
}

type Rows = BTreeMap<(Tree, Vec<u8>), Vec<u8>>;

/// Returns what a store holds after the first `count` commits.
pub(crate) fn rows(count: u64) -> Rows {
    let mut rows = Rows::new();
    for number in 1..=count {
        for (place, value) in batch(number).writes {
            match value {
                Some(value) => rows.insert(place, value),
                None => rows.remove(&place),
            };
        }
    }
    rows
}

/// What a store was found to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// All that was acknowledged, and at most the one commit after it that was on its way.
    Sound,
    /// An error with words: nobody is deceived.
    Refused(StoreError),
    /// Opened and verified without an error, and yet not what was committed.
    Silent(String),
}

/// Looks at everything in `store`, of which `acknowledged` commits were acknowledged.
pub(crate) fn look(store: Result<SledStore, StoreError>, acknowledged: u64) -> Found {
    match read(store) {
        Ok((count, _)) if count < acknowledged || acknowledged + 1 < count => {
            Found::Silent(format!("{count} commits are there, and {acknowledged} were acknowledged"))
        }
        Ok((count, found)) if found != rows(count) => Found::Silent(format!("the rows are not those of {count} commits")),
        Ok(_) => Found::Sound,
        Err(error) => Found::Refused(error),
    }
}

fn read(store: Result<SledStore, StoreError>) -> Result<(u64, Rows), StoreError> {
    let mut store = store?;
    store.verify()?;
    let mut found = Rows::new();
    for tree in Tree::ALL {
        for (key, value) in store.scan(tree, b"", usize::MAX)? {
            found.insert((tree, key), value);
        }
    }
    Ok((store.sequence(), found))
}
