//! How long the largest and the worst mails take to be read, each on its own.

use std::time::{Duration, Instant};

use redress::io::mail::shape::parse;

use crate::table::Table;

const MS_MAX: f64 = 100.0;
const ROUNDS: usize = 3;

pub(crate) fn measure(table: &mut Table) {
    let (_, first) = timed(b"From: ann@example.org\r\nSubject: Kettle\r\n\r\nIt broke.\r\n\r\nOn Mon, Feb 1, 2016 at 4:58 AM, Ben <ben@example.org> wrote:\r\n> Hello\r\n");
    table.figure("reading the very first mail, patterns compiled", first.as_secs_f64() * 1_000.0, "ms");
    for (name, raw) in mails() {
        let best = (0..ROUNDS).map(|_| timed(&raw)).min_by_key(|(_, time)| *time);
        let Some((length, time)) = best else { continue };
        let what = format!("reading {name}, {:.1} MB", length as f64 / 1e6);
        table.at_most(&what, time.as_secs_f64() * 1_000.0, "ms", MS_MAX);
    }
}

fn timed(raw: &[u8]) -> (usize, Duration) {
    let started = Instant::now();
    let mail = parse(raw);
    let time = started.elapsed();
    drop(mail);
    (raw.len(), time)
}

fn mails() -> Vec<(&'static str, Vec<u8>)> {
    let head = "From: ann@example.org\r\nTo: complaints@example.org\r\nSubject: Kettle\r\nMIME-Version: 1.0\r\n";
    let plain = |body: String| format!("{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{body}").into_bytes();
    let html = |body: String| format!("{head}Content-Type: text/html; charset=utf-8\r\n\r\n{body}").into_bytes();
    let line64 = format!("{}\r\n", "QUJD".repeat(19));
    let attached = format!(
        "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee.\r\n--b\r\nContent-Type: video/mp4; name=a.mp4\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}--b--\r\n",
        line64.repeat(25_000_000 / 57)
    );
    let nested: String = (0..20_000).map(|nth| format!("Content-Type: multipart/mixed; boundary=b{nth}\n\n--b{nth}\n")).collect();
    let quoted = "On Mon, Feb 1, 2016 at 4:58 AM, Ben <ben@example.org> wrote:\r\n> Hello\r\nIt broke, as I said in my letter of May.\r\n";
    let to: String = (0..10_000).map(|nth| format!(" Person {nth} <p{nth}@example.org>,\r\n")).collect();
    let foreign = "Der Griff fiel ab, das heiße Wasser floss über den Boden der Küche. ";
    vec![
        ("a file of 25 MB", attached.into_bytes()),
        ("a long letter", plain(format!("{foreign}\r\n").repeat(1_100_000 / 72))),
        ("a long letter in one line", plain(foreign.repeat(1_100_000 / 70))),
        ("a long letter full of quotes", plain(quoted.repeat(1_100_000 / quoted.len()))),
        ("a long letter of undeclared charset", [head.as_bytes(), b"\r\n", &b"Gr\xfc\xdfe aus Wien.\r\n".repeat(61_000)].concat()),
        ("a page", html("<div><p>It <b>broke</b>, see <a href=\"https://x.org/a\">this</a>.</p></div>\r\n".repeat(14_000))),
        ("a page of open elements", html("<div>".repeat(220_000))),
        ("20,000 multiparts, one in the other", nested.into_bytes()),
        ("20,000 mails, one in the other", "Content-Type: message/rfc822\n\n".repeat(20_000).into_bytes()),
        ("200,000 parts", format!("Content-Type: multipart/mixed; boundary=x\n\n{}", "--x\n\na\n".repeat(200_000)).into_bytes()),
        ("10,000 receivers", format!("{head}Cc:{to} z@example.org\r\n\r\nIt broke.\r\n").into_bytes()),
        ("300,000 fields", "X-A: b\n".repeat(300_000).into_bytes()),
        ("a field of 5 MB", format!("Subject: {}\r\n\r\nIt broke.\r\n", "kettle ".repeat(700_000)).into_bytes()),
        ("a field of encoded words", format!("Subject: {}\r\n\r\nIt broke.\r\n", "=?utf-8?Q?=C3=BC?= ".repeat(60_000)).into_bytes()),
    ]
}
