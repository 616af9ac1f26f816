//! Hostile mail: bounded in time and memory, whatever is inside.

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
