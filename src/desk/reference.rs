//! References: what people call a case. Hard to guess, easy to dictate, and a slip of one character is noticed.
//!
//! The case's number goes through a keyed permutation, so that one reference tells nothing of the next (four rounds of a
//! Feistel network over 40 bits). Written in Crockford's 32 characters, which have no I, L, O or U; the check character is
//! a weighted sum in GF(32), which finds every single slip and every swap of two characters.

use ring::hmac;

use super::case::CaseId;
use super::rules::Secret;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SYMBOLS: usize = 8;
const HALF_BITS: u32 = 20;
const HALF_MASK: u64 = (1 << HALF_BITS) - 1;
const ROUNDS: u8 = 4;

/// Returns the reference of a case, such as `CMP-7K2M-9QXA-R`. Repeats after 2⁴⁰ events.
pub fn encode(secret: &Secret, prefix: &str, case: CaseId) -> String {
    let body = compact(secret, case);
    format!("{prefix}-{}-{}-{}", &body[..4], &body[4..8], &body[8..])
}

/// Reads a reference as people write it: any case, any spaces and dashes, O for 0, I and L for 1, U for V, without its
/// prefix if they like. `None` if its check character is wrong.
pub fn decode(secret: &Secret, prefix: &str, text: &str) -> Option<CaseId> {
    let folded: String = text.chars().filter(|c| c.is_alphanumeric()).take(64).map(fold).collect();
    let prefix: String = prefix.chars().map(fold).collect();
    let body = folded.strip_prefix(&prefix).filter(|body| body.len() == SYMBOLS + 1).unwrap_or(&folded);
    from_compact(secret, body)
}

/// Returns the nine characters that tell the case, check character last, without prefix and dashes.
pub fn compact(secret: &Secret, case: CaseId) -> String {
    let value = permute(secret, case.0);
    let symbols: Vec<u8> = (0..SYMBOLS).map(|place| ((value >> (5 * (SYMBOLS - 1 - place))) & 31) as u8).collect();
    symbols.iter().copied().chain([check(&symbols)]).map(|symbol| char::from(ALPHABET[usize::from(symbol)])).collect()
}

/// Reads what [`compact`] wrote, in any case.
pub fn from_compact(secret: &Secret, body: &str) -> Option<CaseId> {
    let symbols: Vec<u8> = body.chars().take(SYMBOLS + 2).map(|c| symbol(fold(c))).collect::<Option<_>>()?;
    let (last, value) = symbols.split_last()?;
    (value.len() == SYMBOLS && *last == check(value)).then(|| {
        let value = value.iter().fold(0, |sum, symbol| (sum << 5) | u64::from(*symbol));
        CaseId(unpermute(secret, value))
    })
}

/// Reads a character as people write it: O for 0, I and L for 1, U for V.
pub(super) fn fold(c: char) -> char {
    match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    }
}

fn symbol(c: char) -> Option<u8> {
    ALPHABET.iter().position(|known| char::from(*known) == c).and_then(|place| u8::try_from(place).ok())
}

fn check(symbols: &[u8]) -> u8 {
    // Each place has another weight, so that swapping two characters changes the sum.
    symbols.iter().fold(0, |sum, symbol| times_two(sum) ^ times_two(*symbol))
}

/// Multiplies by x in GF(32) with x⁵ + x² + 1.
fn times_two(symbol: u8) -> u8 {
    let doubled = symbol << 1;
    if doubled & 32 == 0 { doubled } else { (doubled ^ 0b0010_0101) & 31 }
}

fn permute(secret: &Secret, id: u64) -> u64 {
    let (key, halves) = (key(secret), ((id >> HALF_BITS) & HALF_MASK, id & HALF_MASK));
    let (left, right) = (0..ROUNDS).fold(halves, |(left, right), round| (right, left ^ scramble(&key, round, right)));
    (left << HALF_BITS) | right
}

fn unpermute(secret: &Secret, value: u64) -> u64 {
    let (key, halves) = (key(secret), ((value >> HALF_BITS) & HALF_MASK, value & HALF_MASK));
    let (left, right) = (0..ROUNDS).rev().fold(halves, |(left, right), round| (right ^ scramble(&key, round, left), left));
    (left << HALF_BITS) | right
}

fn scramble(key: &hmac::Key, round: u8, half: u64) -> u64 {
    let tag = tag(key, "reference", &[&[round], &half.to_be_bytes()[..]].concat());
    tag.iter().take(3).fold(0, |sum, byte| (sum << 8) | u64::from(*byte)) & HALF_MASK
}

/// Returns the key of all HMACs; making it takes as long as using it.
pub(super) fn key(secret: &Secret) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, &secret.0)
}

/// Returns an HMAC of `bytes`, separate for each `purpose`.
pub(super) fn tag(key: &hmac::Key, purpose: &str, bytes: &[u8]) -> [u8; 32] {
    let mut signing = hmac::Context::with_key(key);
    signing.update(purpose.as_bytes());
    signing.update(&[0]);
    signing.update(bytes);
    let mut out = [0; 32];
    out.copy_from_slice(signing.sign().as_ref());
    out
}

/// Writes bytes in the characters of references, five bits a character; what is left over is dropped.
pub(super) fn letters(bytes: &[u8]) -> String {
    (0..bytes.len() * 8 / 5)
        .map(|place| {
            let symbol = (0..5).fold(0, |sum, nth| {
                let bit = place * 5 + nth;
                (sum << 1) | (bytes[bit / 8] >> (7 - bit % 8)) & 1
            });
            char::from(ALPHABET[usize::from(symbol)])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: Secret = Secret([7; 32]);

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let written = encode(&SECRET, "CMP", CaseId(4217));
        let body = written.trim_start_matches("CMP-");
        for text in [
            written.clone(),
            written.to_lowercase(),
            written.replace('-', " "),
            body.to_owned(),
            format!("  {}  ", written.replace('-', "")),
            written.replace('0', "O").replace('1', "l").replace('V', "u"),
        ] {
            assert_eq!(decode(&SECRET, "CMP", &text), Some(CaseId(4217)), "{text}");
        }
    }

    #[test]
    fn neighbours_look_nothing_like_each_other() {
        let differing = |a: String, b: String| a.chars().zip(b.chars()).filter(|(a, b)| a != b).count();
        let alike = (0..500).filter(|id| differing(compact(&SECRET, CaseId(*id)), compact(&SECRET, CaseId(id + 1))) < 4).count();
        assert!(alike < 5, "{alike} pairs of neighbours differ in fewer than four places");
    }

    #[test]
    fn another_secret_gives_another_reference() {
        assert_ne!(encode(&SECRET, "CMP", CaseId(1)), encode(&Secret([8; 32]), "CMP", CaseId(1)));
    }

    #[test]
    fn a_prefix_of_lookalikes_is_still_a_prefix() {
        assert_eq!(decode(&SECRET, "OIL", &encode(&SECRET, "OIL", CaseId(3))), Some(CaseId(3)));
    }

    proptest! {
        #[test]
        fn every_case_is_found_by_its_reference(id in 0u64..(1 << 40)) {
            prop_assert_eq!(decode(&SECRET, "CMP", &encode(&SECRET, "CMP", CaseId(id))), Some(CaseId(id)));
        }

        #[test]
        fn one_wrong_character_is_noticed(id in 0u64..(1 << 40), place in 0usize..9, other in 0usize..32) {
            let mut body = compact(&SECRET, CaseId(id)).into_bytes();
            prop_assume!(body[place] != ALPHABET[other]);
            body[place] = ALPHABET[other];
            prop_assert_eq!(from_compact(&SECRET, &String::from_utf8_lossy(&body)), None);
        }

        #[test]
        fn two_swapped_characters_are_noticed(id in 0u64..(1 << 40), a in 0usize..9, b in 0usize..9) {
            let mut body = compact(&SECRET, CaseId(id)).into_bytes();
            prop_assume!(body[a] != body[b]);
            body.swap(a, b);
            prop_assert_eq!(from_compact(&SECRET, &String::from_utf8_lossy(&body)), None);
        }

        #[test]
        fn nothing_that_people_write_breaks_it(text in ".{0,80}") {
            let _read = decode(&SECRET, "CMP", &text);
        }
    }
}
