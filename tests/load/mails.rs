//! Mail servers that hand mail over by LMTP as fast as it is taken.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::UnixStream;
use tokio::task::JoinSet;

use crate::daemon::Daemon;
use crate::table::Table;

/// Deliveries at the same time; a busy mail server opens as many.
const SESSIONS: usize = 64;
const WARM_UP: Duration = Duration::from_secs(1);

pub(crate) async fn measure(daemon: &Daemon, time: Duration, table: &mut Table) {
    let (from, until) = (Instant::now() + WARM_UP, Instant::now() + WARM_UP + time);
    let mut sessions = JoinSet::new();
    for _ in 0..SESSIONS {
        let lmtp = daemon.lmtp();
        sessions.spawn(async move { deliver(&lmtp, from, until).await.expect("the listener keeps to LMTP") });
    }
    tokio::time::sleep_until(from.into()).await;
    let (cpu_before, commits_before, started) = (daemon.process.cpu_seconds(), daemon.commits(), Instant::now());
    tokio::time::sleep_until(until.into()).await;
    let (cpu_after, commits_after, seconds) = (daemon.process.cpu_seconds(), daemon.commits(), started.elapsed().as_secs_f64());
    let taken: u64 = sessions.join_all().await.into_iter().sum();
    let mails = taken as f64;
    table.at_least("mails over LMTP, each a case", mails / seconds, "a second", 1_000.0);
    table.at_most("processor time for 1,000 mails", (cpu_after - cpu_before) / mails * 1_000.0, "s", 2.0);
    table.figure("mails that share one flush", mails / (commits_after - commits_before) as f64, "");
}

/// Delivers mails over one connection, and returns how many were taken between `from` and `until`.
async fn deliver(lmtp: &Path, from: Instant, until: Instant) -> io::Result<u64> {
    static NUMBERS: AtomicU64 = AtomicU64::new(1);
    let mut wire = Wire::connect(lmtp).await?;
    let mut taken = 0;
    while Instant::now() < until {
        let number = NUMBERS.fetch_add(1, Ordering::Relaxed);
        let head = format!("MAIL FROM:<c{number}@customers.example>\r\nRCPT TO:<load@example.org>\r\nDATA\r\n");
        wire.say(head.as_bytes()).await?;
        for wanted in ["250", "250", "354"] {
            wire.expect(wanted).await?;
        }
        wire.say(mail(number).as_bytes()).await?;
        wire.expect("250").await?;
        let now = Instant::now();
        taken += u64::from(from <= now && now < until);
    }
    wire.say(b"QUIT\r\n").await?;
    Ok(taken)
}

/// A complaint as people write it, about 1.5 kB with the marks of its way.
pub(crate) fn mail(number: u64) -> String {
    let route = "Received: from mx.customers.example (mx.customers.example [192.0.2.25])\r\n\tby mail.example.org with ESMTPS id 4F1; Sun, 22 Nov 2026 10:00:00 +0000\r\n";
    let words = "Dear all,\r\n\r\nthe handle of my kettle came off on the first day, and hot water ran over the floor.\r\n".repeat(8);
    format!(
        "{route}From: Customer {number} <c{number}@customers.example>\r\nTo: load@example.org\r\nSubject: Kettle {number}\r\n\
         Date: Sun, 22 Nov 2026 10:00:00 +0000\r\nMessage-ID: <{number}.load@customers.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{words}Order AB-123456\r\n\r\nYours, customer {number}\r\n.\r\n"
    )
}

struct Wire {
    stream: BufReader<UnixStream>,
    line: String,
}

impl Wire {
    async fn connect(lmtp: &Path) -> io::Result<Self> {
        let mut wire = Self { stream: BufReader::new(UnixStream::connect(lmtp).await?), line: String::new() };
        wire.expect("220").await?;
        wire.say(b"LHLO load\r\n").await?;
        wire.expect("250").await?;
        Ok(wire)
    }

    async fn say(&mut self, words: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(words).await
    }

    /// Reads a reply to its last line.
    async fn expect(&mut self, code: &str) -> io::Result<()> {
        loop {
            self.line.clear();
            self.stream.read_line(&mut self.line).await?;
            if !self.line.starts_with(code) {
                return Err(io::Error::other(format!("wanted {code}, got {:?}", self.line)));
            }
            if self.line.as_bytes().get(3) != Some(&b'-') {
                return Ok(());
            }
        }
    }
}
