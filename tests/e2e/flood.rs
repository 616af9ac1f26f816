//! Many mails of all kinds at once, most of them hostile, handed over by LMTP: every one that was accepted is kept and named by the
//! journal, those of people and those that cannot be read are cases, and the memory is bounded.
//!
//! The ordinary run hands over 300. The long one: `REDRESS_SOAK_MAILS=10000 cargo test --test e2e flood -- --nocapture`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use redress::engine::rows;
use redress::io::store::{SledStore, StoreSettings};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::mail_servers::free_port;
use crate::office::Office;
use crate::plan::Plan;
use crate::random::Random;
use crate::smtp_sink::SmtpSink;

const SESSIONS: usize = 8;
const USUAL_MAILS: usize = 300;
/// Of the daemon, in a build for tests.
const MEMORY_MIB_MAX: u64 = 300;
/// Memory that is taken once: pages of the store, patterns, the stacks of threads.
const GROWTH_MIB_MAX: u64 = 120;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Sound,
    WithFile,
    Mutated,
    Deep,
    Wide,
    Machine,
    Nobody,
    Garbage,
    Alike,
}

const KINDS: [Kind; 10] = [
    Kind::Sound,
    Kind::Mutated,
    Kind::Deep,
    Kind::Sound,
    Kind::Machine,
    Kind::Nobody,
    Kind::Garbage,
    Kind::Alike,
    Kind::Wide,
    Kind::WithFile,
];

impl Kind {
    /// Tells whether each such mail must be a case of its own.
    fn is_case(self) -> bool {
        matches!(self, Kind::Sound | Kind::WithFile | Kind::Nobody)
    }
}

/// The `nth` mail, with CRLF, as it is before dots are doubled.
fn mail(nth: usize, corpus: &[Vec<u8>]) -> (Kind, Vec<u8>) {
    let mut random = Random::new(nth as u64);
    let kind = KINDS[nth % KINDS.len()];
    let head = |from: &str| format!("From: {from}\nTo: complaints@example.org\nSubject: Mail {nth}\nMessage-ID: <soak{nth}@x.org>\n");
    let words = "\nThe handle of my copper kettle came off.\n";
    let text = match kind {
        Kind::Sound => format!("{}{words}", head(&format!("sound{nth}@s{nth}.example"))).into_bytes(),
        Kind::WithFile => {
            let file: String = (0..700).map(|_| format!("{:064x}\n", random.next())).collect();
            let parts = format!(
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n{words}--b\nContent-Type: image/png; name=a.png\n\n"
            );
            format!("{}{parts}{file}--b--\n", head(&format!("file{nth}@s{nth}.example"))).into_bytes()
        }
        Kind::Mutated => {
            let of: &Vec<u8> = random.pick(corpus);
            mutated(of, nth, &mut random)
        }
        Kind::Deep => {
            let nest: String = (0..2_000).map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n")).collect();
            format!("{}{nest}", head(&format!("deep{nth}@s{nth}.example"))).into_bytes()
        }
        Kind::Wide => {
            let to: String = (0..3_000).map(|n| format!(" r{n}@example.org,\n")).collect();
            format!("{}Cc: \n{to} z@example.org\n{words}", head(&format!("wide{nth}@s{nth}.example"))).into_bytes()
        }
        Kind::Machine => format!("{}Auto-Submitted: auto-replied\n\nOut of office {nth}.\n", head("robot@robots.example")).into_bytes(),
        Kind::Nobody => format!("Subject: nobody {nth}\n\nWho wrote this?\n").into_bytes(),
        Kind::Garbage => (0..2_000).map(|_| (random.below(255) + 1) as u8).filter(|byte| !matches!(byte, b'\r')).collect(),
        Kind::Alike => format!("{}\nPay now http://evil.example\n", head(&format!("u{nth}@victim.example"))).into_bytes(),
    };
    (kind, with_crlf(&text))
}

fn mutated(raw: &[u8], nth: usize, random: &mut Random) -> Vec<u8> {
    let mut out = raw.to_vec();
    for _ in 0..random.below(6) {
        let at = random.below(out.len());
        match random.below(3) {
            0 => out[at] = (random.below(255) + 1) as u8,
            1 => drop(out.splice(at..at, b"=?utf-8?B?--\n\n<\"(".iter().copied())),
            _ => drop(out.drain(at..(at + random.below(60)).min(out.len()))),
        }
    }
    // What differs in its trace alone is the same mail, and taken once.
    out.extend_from_slice(format!("\n\nsoak {nth}\n").as_bytes());
    out
}

fn with_crlf(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 20);
    for line in text.split(|byte| *byte == b'\n') {
        out.extend(line.iter().filter(|byte| !matches!(byte, b'\r' | 0)));
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// Hands a mail over; true if the daemon answers for it.
async fn hand_over(port: u16, mail: &[u8]) -> std::io::Result<bool> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    for words in ["LHLO soak", "MAIL FROM:<soak@example.org>", "RCPT TO:<complaints@example.org>", "DATA"] {
        stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await?;
        line = String::new();
        while line.is_empty() || line.as_bytes().get(3) == Some(&b'-') {
            line.clear();
            stream.read_line(&mut line).await?;
        }
    }
    let mut stuffed = Vec::with_capacity(mail.len() + 3);
    for piece in mail.split_inclusive(|byte| *byte == b'\n') {
        stuffed.extend(piece.starts_with(b".").then_some(b'.'));
        stuffed.extend_from_slice(piece);
    }
    stuffed.extend_from_slice(b".\r\n");
    stream.get_mut().write_all(&stuffed).await?;
    line.clear();
    stream.read_line(&mut line).await?;
    Ok(line.starts_with("250"))
}

fn corpus() -> Vec<Vec<u8>> {
    let groups = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail")).unwrap().map(|group| group.unwrap().path());
    let mut files: Vec<PathBuf> = groups.flat_map(|group| fs::read_dir(group).unwrap().map(|file| file.unwrap().path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "eml"));
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The mails that records of the store name, without the trace that the program put above them.
fn kept(data: &Path) -> BTreeSet<Vec<u8>> {
    let settings = StoreSettings { cache_bytes: 16 << 20, reserve_bytes: 0, ballast_bytes: 0 };
    let mut store = SledStore::open_existing(data, &settings).unwrap();
    let mut named = BTreeSet::new();
    store
        .verify_each(|_, _, value| {
            rows::each_attachment(value, &mut |sha256| {
                named.insert(sha256.to_owned());
            });
            Ok(())
        })
        .unwrap();
    let bytes = named.iter().map(|sha256| fs::read(data.join("attachments").join(&sha256[..2]).join(sha256)).unwrap());
    bytes.map(|bytes| digest(below_trace(&bytes))).collect()
}

fn below_trace(bytes: &[u8]) -> &[u8] {
    let mark = b" with LMTP; ";
    let at = bytes.windows(mark.len()).position(|window| window == mark).unwrap_or(0);
    let end = bytes[at..].windows(2).position(|pair| pair == b"\r\n").map_or(0, |end| at + end + 2);
    if at == 0 { bytes } else { &bytes[end..] }
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA256, bytes).as_ref().to_vec()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_mails_of_all_kinds_is_kept_to_the_last_and_the_memory_is_bounded() {
    let count: usize = std::env::var("REDRESS_SOAK_MAILS").map_or(USUAL_MAILS, |count| count.parse().unwrap());
    let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
    office.log_level = "info,sled=warn";
    office.start().await;
    let (corpus, began) = (Arc::new(corpus()), Instant::now());
    let mut sessions = tokio::task::JoinSet::new();
    for session in 0..SESSIONS {
        let corpus = Arc::clone(&corpus);
        sessions.spawn(async move {
            let mut accepted = Vec::new();
            for nth in (session..count).step_by(SESSIONS) {
                let (kind, mail) = mail(nth, &corpus);
                if hand_over(port, &mail).await.unwrap() {
                    accepted.push((kind, digest(&mail)));
                }
            }
            accepted
        });
    }
    let mut samples = Vec::new();
    let mut accepted: Vec<(Kind, Vec<u8>)> = Vec::new();
    loop {
        tokio::select! {
            joined = sessions.join_next() => match joined {
                Some(done) => accepted.extend(done.unwrap()),
                None => break,
            },
            () = tokio::time::sleep(Duration::from_secs(1)) => samples.push(office.memory_mib("VmRSS:")),
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    let most = office.memory_mib("VmHWM:");
    let contacts: Vec<String> = office.cases().iter().map(|case| case["contact"].as_str().unwrap_or_default().to_owned()).collect();
    let data = office.path().join("data");
    assert!(office.stop().await.success(), "{}", office.tail());
    office.log_is_clean();
    report(&accepted, count, seconds, &samples, most, contacts.len());

    let kept = tokio::task::block_in_place(|| kept(&data));
    let lost: Vec<Kind> = accepted.iter().filter(|(_, digest)| !kept.contains(digest)).map(|(kind, _)| *kind).collect();
    assert!(lost.is_empty(), "accepted and not kept: {lost:?}");
    let of_people = contacts.iter().filter(|contact| contact.starts_with("sound") || contact.starts_with("file")).count();
    let wanted = |kinds: &[Kind]| accepted.iter().filter(|(kind, _)| kinds.contains(kind)).count();
    assert_eq!(of_people, wanted(&[Kind::Sound, Kind::WithFile]), "each person's mail is a case");
    let unreadable = contacts.iter().filter(|contact| contact.ends_with("@unknown.invalid")).count();
    assert!(wanted(&[Kind::Nobody]) <= unreadable, "{unreadable} mails of nobody are put before a person");
    assert!(accepted.iter().filter(|(kind, _)| kind.is_case()).count() <= contacts.len());
    assert!(count * 9 / 10 <= accepted.len(), "only {} of {count} were accepted", accepted.len());
    assert!(most <= MEMORY_MIB_MAX, "{most} MiB");
    let (early, late) = (samples.get(samples.len() / 4).copied().unwrap_or(most), samples.last().copied().unwrap_or(most));
    assert!(late <= early + GROWTH_MIB_MAX, "from {early} to {late} MiB: {samples:?}");
}

#[expect(clippy::print_stdout, reason = "the long run is made for its figures")]
fn report(accepted: &[(Kind, Vec<u8>)], count: usize, seconds: f64, samples: &[u64], most: u64, cases: usize) {
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for (kind, _) in accepted {
        *kinds.entry(*kind).or_default() += 1;
    }
    let each = samples.len().div_ceil(10).max(1);
    let shown: Vec<&u64> = samples.iter().step_by(each).collect();
    println!("{} of {count} accepted in {seconds:.0} s, {cases} cases; {kinds:?}", accepted.len());
    println!("memory: {shown:?} MiB over the time, {most} MiB at most");
}
