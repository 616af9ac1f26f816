//! What the engine needs of a store: ordered trees of bytes, and one atomic, durable commit over all of them.

use std::collections::BTreeMap;
use std::fmt;

/// The trees. The discriminant is part of the stored format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tree {
    /// Sequence number, schema, fingerprints.
    Meta,
    /// Contact key → dossier.
    Dossiers,
    /// Case id → contact and, once closed, the case itself.
    Cases,
    /// Inbound key → when it was taken: the de-duplication marks.
    Seen,
    /// Instant and contact key → nothing: when each dossier wants to be woken.
    Due,
    /// Subject, sequence number, place → journal entry.
    Journal,
    /// Message id → outgoing message with its tries.
    Outbox,
    /// Message-ID → contact and case, for threading.
    Threads,
    /// Channel → how far it has been taken in.
    Cursors,
    /// Telegram's unique file id → outcome of the fetch.
    Files,
    /// Flow and version → its sources, as long as a conversation or case needs them.
    Versions,
    /// Day, flow, version and step → counts, without personal data.
    Counts,
}

impl Tree {
    pub const ALL: [Tree; 12] = [
        Tree::Meta,
        Tree::Dossiers,
        Tree::Cases,
        Tree::Seen,
        Tree::Due,
        Tree::Journal,
        Tree::Outbox,
        Tree::Threads,
        Tree::Cursors,
        Tree::Files,
        Tree::Versions,
        Tree::Counts,
    ];

    /// Returns the name under which the tree is stored.
    pub fn name(self) -> &'static str {
        match self {
            Tree::Meta => "meta",
            Tree::Dossiers => "dossiers",
            Tree::Cases => "cases",
            Tree::Seen => "seen",
            Tree::Due => "due",
            Tree::Journal => "journal",
            Tree::Outbox => "outbox",
            Tree::Threads => "threads",
            Tree::Cursors => "cursors",
            Tree::Files => "files",
            Tree::Versions => "versions",
            Tree::Counts => "counts",
        }
    }
}

/// Writes to be made together: a value, or `None` to remove the key. The last write to a key wins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    pub writes: BTreeMap<(Tree, Vec<u8>), Option<Vec<u8>>>,
}

impl Batch {
    pub fn put(&mut self, tree: Tree, key: impl Into<Vec<u8>>, value: impl Into<Vec<u8>>) {
        self.writes.insert((tree, key.into()), Some(value.into()));
    }

    pub fn remove(&mut self, tree: Tree, key: impl Into<Vec<u8>>) {
        self.writes.insert((tree, key.into()), None);
    }

    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }
}

/// A key and its value.
pub type Row = (Vec<u8>, Vec<u8>);

/// A store of ordered trees.
pub trait Store {
    /// Returns the value under `key`, as the last commit left it.
    ///
    /// # Errors
    /// The store cannot be read or the record is damaged: stop, do not go on without it.
    fn get(&self, tree: Tree, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Returns up to `count_max` rows in ascending order, from the first key that is `from` or greater.
    ///
    /// # Errors
    /// As [`Store::get`].
    fn scan(&self, tree: Tree, from: &[u8], count_max: usize) -> Result<Vec<Row>, StoreError>;

    /// Writes everything in `batch`, all or nothing, durably, before it returns.
    ///
    /// # Errors
    /// The store is unchanged, or the process must not go on: stop the daemon, do not retry.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;
}

/// Why the store cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The disk has no room, or less than the reserve: free some and start again. Nothing of the batch was written.
    Full { reason: String },
    /// A key or value is over the bound: a fault of the program. Nothing of the batch was written.
    TooLarge { tree: &'static str, key_bytes: usize, value_bytes: usize },
    /// Reading or writing failed: the handle is of no more use.
    Broken { reason: String },
    /// A record's checksum, version or shape is wrong: restore from a backup.
    Damaged { tree: &'static str, reason: String },
    /// The store was written by another version of the format.
    Schema { found: u32, known: u32 },
    /// Another process has the store open.
    InUse,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Full { reason } => write!(f, "no room on the disk of the store: {reason}"),
            StoreError::TooLarge { tree, key_bytes, value_bytes } => {
                write!(f, "a record for `{tree}` is too large: a key of {key_bytes} bytes, a value of {value_bytes}")
            }
            StoreError::Broken { reason } => write!(f, "the store cannot be read or written: {reason}"),
            StoreError::Damaged { tree, reason } => write!(f, "a record in `{tree}` is damaged: {reason}"),
            StoreError::Schema { found, known } => {
                write!(f, "the store has format {found}, and this program knows format {known}")
            }
            StoreError::InUse => f.write_str("another process has the store open"),
        }
    }
}

impl std::error::Error for StoreError {}
