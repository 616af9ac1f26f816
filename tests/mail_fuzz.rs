//! Mutations of the corpus: whatever a mail is made of, reading it neither panics nor takes more than its share of time and memory.
//!
//! The ordinary run reads 20,000. A long one: `REDRESS_MUTATIONS=1000000 REDRESS_SEED=7 cargo test --test mail_fuzz -- --nocapture`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may stop at once, and says its figures")]

#[path = "support/counting.rs"]
mod counting;

use std::path::Path;
use std::time::{Duration, Instant};

use redress::io::mail::shape::{ParsedMail, parse};

use counting::{Taken, counted};

/// Generous, since test builds are slow and machines are shared.
const SECONDS_MAX: Duration = Duration::from_secs(5);
/// Held at once while a mail is read: so many bytes for each byte of it, and a share for the tables of patterns, which grow when a
/// text first needs it and stay.
const HELD_PER_BYTE_MAX: usize = 24;
const HELD_SHARE: usize = 16 << 20;
/// In one piece: a list that grows is twice as long as its content, and a text is decoded with room to spare.
const PIECE_PER_BYTE_MAX: usize = 8;
const PIECE_SHARE: usize = 4 << 20;

/// A small generator of numbers (SplitMix64), so that every run is the same run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end.max(1) as u64).unwrap()
    }
}

fn mutate(raw: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const PIECES: &[&[u8]] = &[
        b"\r\n",
        b"\n\n",
        b"--",
        b"=?utf-8?B?",
        b"?=",
        b"=",
        b"<",
        b">",
        b"\"",
        b"(",
        b"\0",
        b"\xff",
        b"\x1b$B",
        b"; ",
        b"boundary=",
        b"Content-Type: message/rfc822\n\n",
        b"begin 644 x\n",
        b"&#x110000;",
    ];
    let mut out = raw.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(out.len());
        match numbers.below(5) {
            0 => out.truncate(at),
            1 => drop(out.splice(at..at, PIECES[numbers.below(PIECES.len())].iter().copied())),
            2 => {
                if let Some(byte) = out.get_mut(at) {
                    *byte = u8::try_from(numbers.below(256)).unwrap();
                }
            }
            3 => {
                let end = (at + numbers.below(40)).min(out.len());
                out.drain(at..end);
            }
            _ => {
                let end = (at + numbers.below(200)).min(out.len());
                let copied = out[at..end].to_vec();
                let to = numbers.below(out.len());
                out.splice(to..to, copied);
            }
        }
    }
    out
}

/// What the reading of a mail hands out, in bytes.
fn size_of(mail: &ParsedMail) -> usize {
    let files = mail.attachments.iter().chain(mail.tnef.iter().flatten());
    let nested: usize = mail.nested.iter().map(|nested| nested.text.len() + nested.subject.len()).sum();
    mail.text.len()
        + mail.reply.len()
        + mail.elided.len()
        + mail.html.as_ref().map_or(0, String::len)
        + nested
        + files.map(|file| file.bytes.len()).sum::<usize>()
}

/// The worst of all rounds.
#[derive(Default)]
struct Worst {
    taken: Taken,
    per_byte: usize,
    time: Duration,
}

impl Worst {
    fn add(&mut self, taken: Taken, time: Duration, length: usize) {
        self.taken.held_max = self.taken.held_max.max(taken.held_max);
        self.taken.piece_max = self.taken.piece_max.max(taken.piece_max);
        self.per_byte = self.per_byte.max(taken.held_max.saturating_sub(HELD_SHARE) / length.max(1));
        self.time = self.time.max(time);
    }
}

#[test]
fn mutations_of_the_corpus_are_read_within_bounds_and_without_a_panic() {
    let rounds = std::env::var("REDRESS_MUTATIONS").map_or(20_000, |rounds| rounds.parse().unwrap());
    let seed = std::env::var("REDRESS_SEED").map_or(11, |seed| seed.parse().unwrap());
    let mut corpus: Vec<_> = walk(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail")));
    corpus.sort();
    assert!(20 < corpus.len(), "the corpus is missing");
    let mails: Vec<Vec<u8>> = corpus.iter().map(|path| std::fs::read(path).unwrap()).collect();
    // Patterns are compiled when they are first needed; they are no mail's own share.
    for mail in &mails {
        drop(parse(mail));
    }
    let (mut numbers, mut worst, began) = (Numbers(seed), Worst::default(), Instant::now());
    for round in 0..rounds {
        let raw = mutate(&mails[round % mails.len()], &mut numbers);
        let started = Instant::now();
        let (mail, taken) = counted(|| parse(&raw));
        let (time, length) = (started.elapsed(), raw.len());
        let at = || format!("seed {seed}, round {round}, {length} bytes: {taken:?}, {time:?}");
        assert_ne!(mail.unreadable.as_deref(), Some("the parser failed on it"), "{}", at());
        assert!(time < SECONDS_MAX, "{}", at());
        assert!(size_of(&mail) <= length * 16 + 4096, "{}: {} bytes of text and files", at(), size_of(&mail));
        assert!(taken.held_max <= length * HELD_PER_BYTE_MAX + HELD_SHARE, "{}", at());
        assert!(taken.piece_max <= length * PIECE_PER_BYTE_MAX + PIECE_SHARE, "{}", at());
        worst.add(taken, time, length);
    }
    println!(
        "{rounds} mails in {:.0} s; the most held for one: {} bytes, {} a byte beyond the share; the largest piece: {} bytes; the slowest: {:?}",
        began.elapsed().as_secs_f64(),
        worst.taken.held_max,
        worst.per_byte,
        worst.taken.piece_max,
        worst.time
    );
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ext| ext == "eml"))
        .collect()
}
