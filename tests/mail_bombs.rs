//! Hostile mail: bounded in time and memory, whatever is inside; and mutations of the corpus, without a panic.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use std::path::Path;
use std::time::{Duration, Instant};

use redress::io::mail::shape::parse;

/// Generous, since test builds are slow and machines are shared; a fault of growth takes minutes.
const LIMIT: Duration = Duration::from_secs(30);

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let text = |head: &str, piece: &str, count: usize| [head.as_bytes(), piece.repeat(count).as_bytes()].concat();
    let nested: String = (0..20_000).map(|nth| format!("Content-Type: multipart/mixed; boundary=b{nth}\n\n--b{nth}\n")).collect();
    vec![
        ("20,000 multiparts deep", nested.into_bytes()),
        ("20,000 mails deep", text("", "Content-Type: message/rfc822\n\n", 20_000)),
        ("200,000 parts", text("Content-Type: multipart/mixed; boundary=x\n\n", "--x\n\na\n", 200_000)),
        ("300,000 fields", text("", "X-A: b\n", 300_000)),
        ("200,000 ids", text("References: ", "<a@b>\n ", 200_000)),
        ("200,000 addresses", text("To: ", "a@b, ", 200_000)),
        ("open comments", text("To: ", "(", 200_000)),
        ("open quotes", text("To: ", "\"", 100_000)),
        ("open brackets", text("To: ", "<", 100_000)),
        ("open encoded words", text("Subject: ", "=?utf-8?Q?", 60_000)),
        ("100,000 divs", text("Content-Type: text/html\n\n", "<div>", 100_000)),
        ("open links", text("Content-Type: text/html\n\n", "<a href=\"", 100_000)),
        ("introductions", text("\n", "On Mon 1 a@b.c 2013 10:10 foo bar\n", 30_000)),
        ("introductions with colons", text("\n", "On Mon 1 a@b.c 2013 10:10 foo:\n", 30_000)),
        ("header blocks", text("Subject: Fwd: x\n\n", "From: x\n", 40_000)),
        ("uuencode that never ends", text("\n", "begin 644 x\n", 100_000)),
        ("signatures", text("\n", "--\nOn 1\n", 20_000)),
        ("carriage returns", text("", "\r", 1_000_000)),
        ("one long line", text("\n", "x", 5_000_000)),
    ]
}

#[test]
fn bombs_are_bounded_in_time_and_size() {
    for (name, raw) in bombs() {
        let started = Instant::now();
        let mail = parse(&raw);
        let kept: usize = mail.attachments.iter().map(|attachment| attachment.bytes.len()).sum();
        assert!(started.elapsed() < LIMIT, "{name}: {:?}", started.elapsed());
        assert!(kept <= raw.len() * 2, "{name}: {kept} bytes of attachments");
        assert!(mail.text.len() + mail.reply.len() + mail.elided.len() <= raw.len() * 8 + 1000, "{name}");
        assert!(mail.to.len() <= 2_000 && mail.references.len() <= 500, "{name}");
    }
}

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

#[test]
fn twenty_thousand_mutations_are_read_without_a_panic() {
    let mut corpus: Vec<_> = walk(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail")));
    corpus.sort();
    assert!(20 < corpus.len(), "the corpus is missing");
    let mails: Vec<Vec<u8>> = corpus.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let mut numbers = Numbers(11);
    for round in 0..20_000 {
        let raw = mutate(&mails[round % mails.len()], &mut numbers);
        let started = Instant::now();
        let mail = parse(&raw);
        assert_ne!(mail.unreadable.as_deref(), Some("the parser failed on it"), "round {round}");
        assert!(started.elapsed() < Duration::from_secs(5), "round {round}");
    }
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ext| ext == "eml"))
        .collect()
}
