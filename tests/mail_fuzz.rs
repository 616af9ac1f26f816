//! Mutations of the corpus: whatever a mail is made of, reading it neither panics nor takes more than its share of time and memory.
//!
//! The ordinary run reads 20,000. A long one: `REDRESS_MUTATIONS=1000000 REDRESS_SEED=7 cargo test --test mail_fuzz`.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::Path;
use std::time::{Duration, Instant};

use redress::io::mail::shape::{ParsedMail, parse};

/// Generous, since test builds are slow and machines are shared.
const SECONDS_MAX: Duration = Duration::from_secs(5);
/// For the whole process: the corpus, the tables of charsets and patterns, and the mail at hand.
const MEMORY_MAX: usize = 256 * 1024 * 1024;

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

/// The most memory that this process ever had, in bytes.
fn memory_max() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<usize>().unwrap() * 1024
}

#[test]
fn mutations_of_the_corpus_are_read_within_bounds_and_without_a_panic() {
    let rounds = std::env::var("REDRESS_MUTATIONS").map_or(20_000, |rounds| rounds.parse().unwrap());
    let seed = std::env::var("REDRESS_SEED").map_or(11, |seed| seed.parse().unwrap());
    let mut corpus: Vec<_> = walk(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail")));
    corpus.sort();
    assert!(20 < corpus.len(), "the corpus is missing");
    let mails: Vec<Vec<u8>> = corpus.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let mut numbers = Numbers(seed);
    for round in 0..rounds {
        let raw = mutate(&mails[round % mails.len()], &mut numbers);
        let started = Instant::now();
        let mail = parse(&raw);
        assert_ne!(mail.unreadable.as_deref(), Some("the parser failed on it"), "seed {seed}, round {round}");
        assert!(started.elapsed() < SECONDS_MAX, "seed {seed}, round {round}: {:?}", started.elapsed());
        assert!(size_of(&mail) <= raw.len() * 16 + 4096, "seed {seed}, round {round}: {} bytes of {}", size_of(&mail), raw.len());
    }
    assert!(memory_max() < MEMORY_MAX, "{} bytes of memory", memory_max());
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ext| ext == "eml"))
        .collect()
}
