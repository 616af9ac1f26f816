//! A flood of mails in the names of others: nothing of it is passed on, few are answered, and those who are who they say get theirs.
//!
//! The ordinary run takes 3000. The long one: `REDRESS_FORGERIES=10000 cargo test --test e2e story_8 -- --nocapture`.

use std::fs;
use std::path::Path;
use std::time::Instant;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::chats::reference_in;
use crate::dns;
use crate::letters::{mail, taken};
use crate::mail_servers::free_port;
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

const USUAL_FORGERIES: usize = 3_000;
const HONEST: usize = 20;
const SESSIONS: usize = 32;
/// All automatic mails of an hour, and the part of it for senders whom nothing vouches for.
const HOUR_MAX: usize = 50;
const UNPROVED_MAX: usize = 10;
/// Of the daemon, in a build for tests.
const MEMORY_MIB_MAX: u64 = 300;
/// What a mail may take on the disk, with all that is kept about its case.
const DISK_KIB_PER_MAIL_MAX: u64 = 24;
const BOMB: &str = "Pay now http://evil.example";

/// The `nth` mail of the flood: half of the domains ask for proof, half say nothing.
fn forgery(nth: usize) -> (String, String) {
    let from = if nth.is_multiple_of(2) { format!("u{nth}@victim.org") } else { format!("u@victim{nth}.org") };
    let mail = mail(&from, &format!("b{nth}@x.org"), BOMB, BOMB);
    (from, mail)
}

/// The `nth` mail of somebody whose domain vouches for it.
fn honest(nth: usize) -> (String, String) {
    let from = format!("ann{nth}@honest.org");
    let trace = "Received: from out.honest.org (unknown [192.0.2.9])\r\n\tby mx.example.org (Postfix) with ESMTP\r\n";
    let mail = mail(&from, &format!("h{nth}@honest.org"), "My bill", &format!("You charged my copper kettle twice, on bill {nth}."));
    (from, format!("{trace}{mail}"))
}

/// Hands mails over, one after the other through one connection; each must be accepted.
async fn hand_over(port: u16, mails: impl Iterator<Item = (String, String)>) -> std::io::Result<()> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    answered(&mut stream, "2").await?;
    stream.get_mut().write_all(b"LHLO flood\r\n").await?;
    answered(&mut stream, "2").await?;
    for (from, mail) in mails {
        let to = "RCPT TO:<complaints@example.org>";
        for (line, wanted) in [(format!("MAIL FROM:<{from}>"), "2"), (to.to_owned(), "2"), ("DATA".to_owned(), "3")] {
            stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await?;
            answered(&mut stream, wanted).await?;
        }
        stream.get_mut().write_all(format!("{mail}.\r\n").as_bytes()).await?;
        answered(&mut stream, "250").await?;
    }
    Ok(())
}

async fn answered(stream: &mut BufReader<TcpStream>, wanted: &str) -> std::io::Result<()> {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await?;
        if line.as_bytes().get(3) != Some(&b'-') {
            assert!(line.starts_with(wanted), "{line}");
            return Ok(());
        }
    }
}

/// What all files below a folder take.
fn size_kib(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| if entry.path().is_dir() { size_kib(&entry.path()) } else { entry.metadata().map_or(0, |it| it.len() / 1024) })
        .sum()
}

// Failure story 8: the relay bomb.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_8_of_thousands_of_forgeries_nothing_is_passed_on_few_are_answered_and_real_complainants_get_theirs() {
    let records = [
        ("honest.org", "v=spf1 ip4:192.0.2.0/24 -all".to_owned()),
        ("_dmarc.honest.org", "v=DMARC1; p=reject".to_owned()),
        ("_dmarc.victim.org", "v=DMARC1; p=reject".to_owned()),
    ];
    let count: usize = std::env::var("REDRESS_FORGERIES").map_or(USUAL_FORGERIES, |count| count.parse().unwrap());
    let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port).dns(dns::serve(&records).await));
    let limit = format!("automatic_mails_per_hour_max = {HOUR_MAX}");
    office.rewrite("redress.toml", |text| text.replace("automatic_mails_per_hour_max = 100000", &limit));
    office.log_level = "info,sled=warn";
    office.start().await;
    let began = Instant::now();
    let mut sessions = JoinSet::new();
    for session in 0..SESSIONS {
        let forgeries = (session..count).step_by(SESSIONS).map(forgery);
        sessions.spawn(async move { hand_over(port, forgeries).await.unwrap() });
    }
    // In the midst of it, people whose domain vouches for them.
    for nth in 0..HONEST {
        hand_over(port, std::iter::once(honest(nth))).await.unwrap();
    }
    until("all who are proved are answered", || (0..HONEST).all(|nth| sink.taken_by(&format!("ann{nth}@honest.org")).len() == 1)).await;
    sessions.join_all().await;
    let seconds = began.elapsed().as_secs();
    let (memory, disk) = (office.memory_mib("VmHWM:"), size_kib(&office.path().join("data")));
    assert_eq!(office.cases().len(), count + HONEST, "everything is kept");
    let relayed = sink.taken();
    let automatic: Vec<_> = relayed.iter().filter(|mail| mail.to.contains("victim") || mail.to.contains("honest")).collect();
    let to_victims: Vec<_> = automatic.iter().filter(|mail| mail.to.contains("victim")).collect();
    report(&office, (count, seconds, memory, disk), relayed.len() - automatic.len());
    assert!(automatic.len() <= HOUR_MAX, "{} automatic mails within an hour", automatic.len());
    assert!(to_victims.len() <= UNPROVED_MAX, "{} automatic mails to forged senders within an hour", to_victims.len());
    assert!(automatic.iter().all(|mail| !mail.content.contains("evil")), "not a word of theirs is passed on");
    assert!(memory <= MEMORY_MIB_MAX, "{memory} MiB");
    assert!(disk <= DISK_KIB_PER_MAIL_MAX * count as u64 + 64 * 1024, "{disk} KiB for {count} mails");
    let shown = office.case(&["show", &reference_in(&taken(&sink, "ann0@honest.org")[0].subject)]);
    assert!(shown.contains("vouches for this mail"), "{shown}");
    office.close().await;
}

#[expect(clippy::print_stdout, reason = "the flood is made for its figures")]
fn report(office: &Office, (count, seconds, memory_mib, disk_kib): (usize, u64, u64, u64), to_staff: usize) {
    let told = office.lines().iter().filter(|line| line.contains("limit of automatic mails")).count();
    println!("{count} forgeries in {seconds} s, {memory_mib} MiB, {disk_kib} KiB; {to_staff} letters to staff, {told} limits told");
}
