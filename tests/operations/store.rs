//! The store in the daemon's hands: damage, a full disk, backups at work.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;

use redress::engine::store::{Batch, Store, Tree};
use redress::io::store::{SledStore, StoreSettings};

use crate::bot_api::BotApi;
use crate::site::{Site, until};
use crate::smtp_sink::SmtpSink;

const STORE_EXIT: i32 = 74;

/// Hands a mail with a file over by LMTP, and returns the answer to its content.
fn deliver(site: &Site, subject: &str, words: &str) -> std::io::Result<String> {
    let head = format!(
        "From: Customer <customer@example.com>\r\nTo: complaints@example.org\r\nSubject: {subject}\r\nMessage-ID: <{subject}@example.com>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n"
    );
    let file = "--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nnot a picture\r\n--b--\r\n";
    hand_over(site, "customer@example.com", "complaints@example.org", &format!("{head}{file}"))
}

/// Hands a mail over by LMTP, and returns the answer to its content.
pub(crate) fn hand_over(site: &Site, from: &str, to: &str, mail: &str) -> std::io::Result<String> {
    let stream = UnixStream::connect(site.path("lmtp"))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut say = |text: &str, lines_max: usize| -> std::io::Result<String> {
        (&stream).write_all(text.as_bytes())?;
        let mut last = String::new();
        for _ in 0..lines_max {
            last.clear();
            reader.read_line(&mut last)?;
            if last.as_bytes().get(3) != Some(&b'-') {
                break;
            }
        }
        Ok(last)
    };
    say("LHLO localhost\r\n", 20)?;
    say(&format!("MAIL FROM:<{from}>\r\n"), 1)?;
    say(&format!("RCPT TO:<{to}>\r\n"), 1)?;
    say("DATA\r\n", 1)?;
    say(&format!("{mail}.\r\n"), 1)
}

const WORDS: &str = "The parcel arrived wet and the lamp in it is broken. Order AB-123456.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_a_daemon_at_work_is_restored_and_verified() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    assert!(deliver(&site, "lamp", WORDS).unwrap().starts_with("250"));
    let said = site.ok(&["backup", &site.path("copy").display().to_string()]);
    assert!(said.contains("2 attachments"), "{said}");
    daemon.stop();
    let restored = site.path("restored").display().to_string();
    site.ok(&["restore", &site.path("copy").display().to_string(), &restored]);
    let said = site.ok(&["verify", &restored]);
    assert!(said.contains("2 attachments") && said.contains("all there"), "{said}");
    site.edit("redress.toml", "data_dir = \"data\"", "data_dir = \"restored\"");
    assert!(site.ok(&["case", "list"]).contains("care"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_attachment_that_a_record_names_and_nobody_has_is_found_by_verifying() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    assert!(deliver(&site, "lamp", WORDS).unwrap().starts_with("250"));
    daemon.stop();
    let data = site.path("data").display().to_string();
    site.ok(&["verify", &data]);
    let mut shelves = std::fs::read_dir(site.path("data/attachments")).unwrap().map(|shelf| shelf.unwrap().path());
    let holds_a_file = |shelf: &PathBuf| std::fs::read_dir(shelf).unwrap().next().is_some();
    let shelf = shelves.find(|shelf| !shelf.ends_with("incoming") && holds_a_file(shelf)).unwrap();
    std::fs::remove_dir_all(shelf).unwrap();
    let output = site.run(&["verify", &data]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("is missing") && said.contains("backup"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn damage_in_a_large_store_ends_the_daemon_after_its_start() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.start().stop();
    let settings = StoreSettings { reserve_bytes: 0, ballast_bytes: 0, ..StoreSettings::default() };
    let mut store = SledStore::open_existing(&site.path("data"), &settings).unwrap();
    let mut batch = Batch::default();
    // More than is verified at once when a store opens.
    for number in 0..20_100_u32 {
        batch.put(Tree::Seen, format!("m{number:08}").into_bytes(), b"\"2026-11-22T00:00:00Z\"".to_vec());
    }
    store.commit(&batch).unwrap();
    store.close().unwrap();
    let sled = sled::Config::new().path(site.path("data/store")).segment_size(4 << 20);
    let open = || sled.open().ok();
    let mut db = None;
    until(|| {
        db = open();
        db.is_some()
    });
    let db = db.unwrap();
    db.open_tree("seen").unwrap().insert("m00010000", "damaged").unwrap();
    db.flush().unwrap();
    drop(db);
    let mut daemon = site.spawn();
    assert_eq!(daemon.ended(), Some(STORE_EXIT));
    assert!(site.log().contains("`seen` is damaged"), "{}", site.log());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_full_disk_mail_is_put_off_the_daemon_ends_and_later_takes_it_once() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.start().stop();
    site.edit("redress.toml", "reserve_bytes = 0", "reserve_bytes = 1099511627776");
    // Nothing but the mail is to be written: Telegram, which would note its cursor, is away.
    api.fail(crate::bot_api::Fault::once(crate::bot_api::Failure::ServerError(502)).times(100_000).of("getUpdates"));
    let mut daemon = site.start();
    let answer = deliver(&site, "lamp", WORDS).unwrap();
    assert!(answer.starts_with('4'), "{answer}");
    assert_eq!(daemon.ended(), Some(STORE_EXIT));
    assert!(site.log().contains("no room on the disk"), "{}", site.log());
    api.heal();
    site.edit("redress.toml", "reserve_bytes = 1099511627776", "reserve_bytes = 0");
    let daemon = site.start();
    assert!(deliver(&site, "lamp", WORDS).unwrap().starts_with("250"));
    assert!(deliver(&site, "lamp", WORDS).unwrap().starts_with("250"));
    assert_eq!(site.ok(&["case", "list"]).lines().count(), 2, "a head and one case");
    daemon.stop();
}
