//! Ways in that fail, and ways in that others try: a mailbox that is down, and a webhook that anybody can call.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, answers, hears};
use crate::imap_proxy::{Cut, ImapProxy};
use crate::letters::{mail, taken};
use crate::mail_servers::{Dovecot, free_port};
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

// A mailbox that nobody reads looks like a quiet week.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_dead_mailbox_is_told_by_mail_while_chats_go_on_and_what_waited_there_is_taken_in() {
    let Some(dovecot) = Dovecot::start() else { return };
    let down = Arc::new(AtomicBool::new(true));
    let is_down = Arc::clone(&down);
    let cut = move |_| if is_down.load(Ordering::Relaxed) { Cut::AfterBytes(0) } else { Cut::Never };
    let proxy = ImapProxy::start(dovecot.imap_port, cut).await;
    let (api, sink) = (BotApi::start_with(Limits::local()).await, SmtpSink::start(|_, _| None).await);
    let mut office = Office::new(&Plan::new(sink.address.port()).imap(proxy.port).telegram(api.url()));
    office.rewrite("redress.toml", |text| format!("outage_told_after_seconds = 2\n{text}"));
    let words = "The copper handle of my kettle came off.";
    dovecot.deliver("complaints", mail("ben.mercer@example.org", "first@example.org", "My kettle", words).as_bytes(), false);
    office.start().await;
    let told = |words: &str| taken(&sink, "admin@example.org").iter().filter(|mail| mail.text.contains(words)).count();
    until("the admin hears of the outage", || told("mailbox complaints has been down") == 1).await;
    assert!(sink.taken_by("ben.mercer@example.org").is_empty());
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    hears(&mut ann, "Its reference is").await;
    down.store(false, Ordering::Relaxed);
    until("the mail that waited is acknowledged", || sink.taken_by("ben.mercer@example.org").len() == 1).await;
    until("the admin hears of its end", || told("mailbox complaints works again") == 1).await;
    assert_eq!(told("has been down"), 1, "an outage is told once");
    assert_eq!(office.cases().len(), 2);
    office.close().await;
}

// A mail that the folder counts and does not show is in nobody's hands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_1_a_mail_that_the_mailbox_names_and_does_not_show_is_told_to_a_person_until_it_is_taken_in() {
    let Some(dovecot) = Dovecot::start() else { return };
    let hides = Arc::new(AtomicBool::new(true));
    let hiding = Arc::clone(&hides);
    let proxy =
        ImapProxy::start(dovecot.imap_port, move |_| Cut::Hide(Arc::clone(&hiding), |line| line.contains("(UID 2 RFC822.SIZE"))).await;
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).imap(proxy.port));
    office.rewrite("redress.toml", |text| format!("outage_told_after_seconds = 2\n{text}"));
    let comes = |who: &str| {
        let mail = mail(&format!("{who}@example.org"), &format!("{who}@x.org"), "My kettle", "The copper handle of my kettle came off.");
        dovecot.deliver("complaints", mail.as_bytes(), false);
    };
    let answers = |who: &str| sink.taken_by(&format!("{who}@example.org")).len();
    comes("ben");
    comes("carol");
    office.start().await;
    let told = |words: &str| taken(&sink, "admin@example.org").iter().filter(|mail| mail.text.contains(words)).count();
    until("the one that is seen is acknowledged", || answers("ben") == 1).await;
    until("the admin hears of the other", || told("1 of its mails could not be taken in") == 1).await;
    assert_eq!(answers("carol"), 0);
    hides.store(false, Ordering::Relaxed);
    comes("dora");
    until("all are acknowledged", || answers("carol") == 1 && answers("dora") == 1).await;
    until("the admin hears that no difference is left", || told("mailbox complaints works again") == 1).await;
    assert_eq!(office.cases().len(), 3);
    office.close().await;
}

const SECRET: &str = "s3cret-Token_1";
/// More than the program takes in one body.
const TOO_LARGE_BYTES: usize = (1 << 20) + 1;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_complaint_comes_through_the_webhook_and_survives_a_kill_and_nobody_else_gets_in() {
    let (api, sink) = (BotApi::start_with(Limits::local()).await, SmtpSink::start(|_, _| None).await);
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    let port = free_port();
    let secret = office.path().join("hook");
    fs::write(&secret, SECRET).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let hook = format!(
        "\n[telegram.webhook]\nurl = \"http://127.0.0.1:{port}/telegram\"\nlisten = \"127.0.0.1:{port}\"\nsecret = {{ file = \"{}\" }}\n",
        secret.display()
    );
    office.rewrite("redress.toml", |text| text.replacen("\n[smtp]", &format!("{hook}\n[smtp]"), 1));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT[..4]).await;
    hears(&mut ann, "order number").await;

    let forged = |text: &str| {
        let chat = json!({ "id": 700_700, "type": "private" });
        json!({ "update_id": 900_000, "message": { "message_id": 1, "date": 0, "chat": chat, "text": text } }).to_string()
    };
    for secret in [None, Some("s3cret-Token_2")] {
        assert_eq!(post(port, secret, &forged("zz-999999")).await, 401);
    }
    assert_eq!(post(port, Some(SECRET), &forged(&"z".repeat(TOO_LARGE_BYTES))).await, 413);
    assert_eq!(post(port, Some(SECRET), "{").await, 400);

    office.kill();
    ann.say("ab-123456");
    office.start().await;
    answers(&mut ann, &COMPLAINT[5..]).await;
    hears(&mut ann, "Its reference is").await;
    let cases = office.cases();
    assert_eq!(cases.len(), 1, "{cases:?}");
    assert_eq!(cases[0]["answers"]["order_no"], "AB-123456");
    office.close().await;
}

/// Calls the webhook as anybody might, and returns the status of the answer.
async fn post(port: u16, secret: Option<&str>, body: &str) -> u16 {
    let secret = secret.map_or(String::new(), |secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    let head = format!("POST /telegram HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{secret}content-length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // The server may refuse the body before it has read all of it.
    let written = stream.write_all(format!("{head}{body}").as_bytes()).await;
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer).await;
    let text = String::from_utf8_lossy(&answer).into_owned();
    text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no answer: {written:?} {read:?}"))
}
