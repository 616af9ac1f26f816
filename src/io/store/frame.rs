//! The form of a stored value: a version, a checksum over place and content, and chunks for what is long.
//!
//! A value never becomes a blob of sled, which it would write without any sync: what exceeds [`CHUNK_BYTES`] lies in rows
//! of its own. The checksum is CRC-32 (IEEE); it covers tree and key, so that a row under a wrong key is found out.

use crate::engine::store::{StoreError, Tree};

/// The greatest part of a value that lies in one row. sled keeps up to about thirty rows on a page, and a page stays inside
/// the log up to a quarter of a segment (1 MiB).
pub(super) const CHUNK_BYTES: usize = 32 * 1024;
/// The greatest value. Files belong among the attachments.
pub const VALUE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The greatest key.
pub const KEY_BYTES_MAX: usize = 1024;

/// Number of the tree that holds the chunks of long values; the other numbers are those of [`Tree`].
pub(super) const CHUNKS: u8 = 255;
/// Number of the tree that holds the ledger.
pub(super) const LEDGER: u8 = 254;

const FORM_WHOLE: u8 = 1;
const FORM_CHUNKED: u8 = 2;
const HEAD_BYTES: usize = 5;

/// What a row holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Body<'a> {
    Whole(&'a [u8]),
    /// The value lies in `chunk_count` rows of the chunk tree.
    Chunked {
        size_bytes: usize,
        chunk_count: u16,
        checksum: u32,
    },
}

/// A value as it is stored: the row under its key, and the rows of its chunks.
pub(super) struct Sealed {
    pub(super) row: Vec<u8>,
    pub(super) chunks: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Returns the stored form of `value`.
pub(super) fn seal(tree: u8, key: &[u8], value: &[u8]) -> Sealed {
    if value.len() <= CHUNK_BYTES {
        return Sealed { row: seal_form(tree, key, FORM_WHOLE, value), chunks: Vec::new() };
    }
    let chunks: Vec<_> = (0_u16..)
        .zip(value.chunks(CHUNK_BYTES))
        .map(|(index, chunk)| {
            let chunk_key = chunk_key(tree, key, index);
            let row = seal_form(CHUNKS, &chunk_key, FORM_WHOLE, chunk);
            (chunk_key, row)
        })
        .collect();
    let mut head = Vec::with_capacity(10);
    head.extend_from_slice(&(value.len() as u32).to_le_bytes());
    head.extend_from_slice(&(chunks.len() as u16).to_le_bytes());
    head.extend_from_slice(&crc32fast::hash(value).to_le_bytes());
    Sealed { row: seal_form(tree, key, FORM_CHUNKED, &head), chunks }
}

fn seal_form(tree: u8, key: &[u8], form: u8, body: &[u8]) -> Vec<u8> {
    let mut row = Vec::with_capacity(HEAD_BYTES + body.len());
    row.push(form);
    row.extend_from_slice(&checksum(tree, key, form, body).to_le_bytes());
    row.extend_from_slice(body);
    row
}

/// Returns what `row` holds, its checksum tested.
///
/// # Errors
/// The row is damaged, lies under a wrong key, or has a form that this program does not know.
pub(super) fn open<'a>(tree: u8, key: &[u8], row: &'a [u8]) -> Result<Body<'a>, StoreError> {
    let damaged = |reason: &str| StoreError::Damaged { tree: tree_name(tree), reason: format!("{reason}; restore from a backup") };
    let (Some(&form), Some(stored), Some(body)) = (row.first(), stored_checksum(row), row.get(HEAD_BYTES..)) else {
        return Err(damaged("a row is too short"));
    };
    if stored != checksum(tree, key, form, body) {
        return Err(damaged("a row's checksum is wrong"));
    }
    match form {
        FORM_WHOLE => Ok(Body::Whole(body)),
        FORM_CHUNKED => open_head(body).ok_or_else(|| damaged("the head of a long value has a wrong length")),
        other => Err(damaged(&format!("a row has the unknown form {other}"))),
    }
}

fn open_head(body: &[u8]) -> Option<Body<'_>> {
    let (size, rest) = body.split_first_chunk()?;
    let (count, rest) = rest.split_first_chunk()?;
    let checksum = rest.try_into().ok()?;
    Some(Body::Chunked {
        size_bytes: u32::from_le_bytes(*size) as usize,
        chunk_count: u16::from_le_bytes(*count),
        checksum: u32::from_le_bytes(checksum),
    })
}

/// Returns the number of chunks of a row, without testing it: 0 for a value in one piece.
pub(super) fn chunk_count(row: &[u8]) -> u16 {
    match row.first() {
        Some(&FORM_CHUNKED) => row.get(HEAD_BYTES + 4..HEAD_BYTES + 6).map_or(0, |count| u16::from_le_bytes([count[0], count[1]])),
        Some(_) | None => 0,
    }
}

/// Returns the key of a chunk, from which the key of its value can be read back.
pub(super) fn chunk_key(tree: u8, key: &[u8], index: u16) -> Vec<u8> {
    let mut chunk_key = Vec::with_capacity(key.len() + 5);
    chunk_key.push(tree);
    chunk_key.extend_from_slice(&(key.len() as u16).to_be_bytes());
    chunk_key.extend_from_slice(key);
    chunk_key.extend_from_slice(&index.to_be_bytes());
    chunk_key
}

/// Returns a number that stands for a row in the sum over its tree: the sum shows a row that is lost or was rolled back.
pub(super) fn digest(row: &[u8]) -> u64 {
    let mut mixed = u64::from(stored_checksum(row).unwrap_or(0)) | (row.len() as u64) << 32;
    mixed = mixed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Returns the name of a tree by its number, for errors.
pub(super) fn tree_name(number: u8) -> &'static str {
    match (Tree::ALL.get(usize::from(number)), number) {
        (Some(tree), _) => tree.name(),
        (None, CHUNKS) => "chunks",
        (None, _) => "ledger",
    }
}

fn stored_checksum(row: &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(row.get(1..HEAD_BYTES)?.try_into().ok()?))
}

fn checksum(tree: u8, key: &[u8], form: u8, body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&[tree, form]);
    hasher.update(&(key.len() as u32).to_le_bytes());
    hasher.update(key);
    hasher.update(body);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_value_lies_in_one_row() {
        let sealed = seal(3, b"key", b"value");
        assert!(sealed.chunks.is_empty());
        assert_eq!(open(3, b"key", &sealed.row), Ok(Body::Whole(b"value")));
    }

    #[test]
    fn a_long_value_lies_in_chunks_of_bounded_size() {
        let value = vec![7; CHUNK_BYTES * 2 + 1];
        let sealed = seal(3, b"key", &value);
        assert_eq!(sealed.chunks.len(), 3);
        assert_eq!(chunk_count(&sealed.row), 3);
        assert!(sealed.chunks.iter().all(|(_, row)| row.len() <= CHUNK_BYTES + HEAD_BYTES));
        let Ok(Body::Chunked { size_bytes, chunk_count, .. }) = open(3, b"key", &sealed.row) else { panic!("no head") };
        assert_eq!((size_bytes, chunk_count), (value.len(), 3));
    }

    #[test]
    fn every_flipped_bit_is_found() {
        let row = seal(3, b"key", b"some value").row;
        for bit in 0..row.len() * 8 {
            let mut damaged = row.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(open(3, b"key", &damaged).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_row_under_another_key_or_in_another_tree_is_damaged() {
        let row = seal(3, b"key", b"value").row;
        assert!(open(3, b"kez", &row).is_err());
        assert!(open(4, b"key", &row).is_err());
        assert!(open(3, b"key", &row[..4]).is_err());
    }

    #[test]
    fn the_numbers_of_the_trees_are_their_places() {
        for (place, tree) in Tree::ALL.into_iter().enumerate() {
            assert_eq!(tree as usize, place);
        }
    }
}
