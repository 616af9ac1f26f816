//! The webhook: nobody without the secret, 200 only after the commit.

use std::sync::Arc;
use std::time::Duration;

use redress::engine::inbound::Receipt;
use redress::io::health::Health;
use redress::io::intake::{Intake, Request};
use redress::io::telegram::webhook::{self, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

use crate::bot_api::BotApi;
use crate::rig::{bot, eventually, texts};

const UPDATE: &str = r#"{"update_id":1,"message":{"message_id":1,"date":0,"chat":{"id":7,"type":"private"},"text":"hello"}}"#;
const SECRET: &str = "s3cret-Token_1";

/// Starts the webhook; returns its address and the engine's end.
async fn start(api: &BotApi) -> (String, mpsc::Receiver<Request>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (intake, queue) = Intake::new(8);
    let settings = Settings {
        path: "/telegram".into(),
        secret: SECRET.into(),
        album_quiet: Duration::from_millis(100),
        download_bytes_max: 20 << 20,
        decline: Arc::new(|_| "Please write to me in a private chat.".to_owned()),
    };
    tokio::spawn(webhook::serve(listener, bot(api), intake, Health::new().0, settings, std::future::pending()));
    (address, queue)
}

async fn post(address: &str, secret: Option<&str>, body: &str) -> u16 {
    let secret = secret.map_or(String::new(), |secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    let head = format!("POST /telegram HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{secret}content-length: {}\r\n\r\n", body.len());
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The server may refuse the body before it has read all of it.
    let written = stream.write_all(format!("{head}{body}").as_bytes()).await;
    let mut answer = Vec::new();
    let read = stream.read_to_end(&mut answer).await;
    let text = String::from_utf8_lossy(&answer).into_owned();
    text.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or_else(|| panic!("no answer: {written:?} {read:?}"))
}

#[tokio::test]
async fn without_the_secret_nothing_comes_in() {
    let api = BotApi::start().await;
    let (address, mut queue) = start(&api).await;
    for secret in [None, Some(""), Some("s3cret-Token_"), Some("s3cret-Token_2"), Some("s3cret-Token_11")] {
        assert_eq!(post(&address, secret, UPDATE).await, 401);
    }
    assert!(queue.try_recv().is_err());
}

#[tokio::test]
async fn bodies_are_bounded_and_must_be_json() {
    let api = BotApi::start().await;
    let (address, mut queue) = start(&api).await;
    assert_eq!(post(&address, Some(SECRET), "{").await, 400);
    assert_eq!(post(&address, Some(SECRET), &" ".repeat((1 << 20) + 1)).await, 413);
    assert!(queue.try_recv().is_err());
}

#[tokio::test]
async fn an_update_is_accepted_after_its_commit_and_refused_without() {
    let api = BotApi::start().await;
    let (address, mut queue) = start(&api).await;
    let engine = async {
        let Some(Request::Take { items, answer }) = queue.recv().await else { panic!("no items") };
        assert_eq!(texts(&items), ["hello"]);
        drop(answer);
        let Some(Request::Take { answer, .. }) = queue.recv().await else { panic!("no items") };
        answer.send(vec![Receipt::Taken { seq: 1, reply: None }]).unwrap();
    };
    let telegram = async { (post(&address, Some(SECRET), UPDATE).await, post(&address, Some(SECRET), UPDATE).await) };
    let (statuses, ()) = tokio::join!(telegram, engine);
    assert_eq!(statuses, (503, 200));
}

#[tokio::test]
async fn what_was_refused_while_an_album_waits_comes_in_again() {
    let api = BotApi::start().await;
    let (address, mut queue) = start(&api).await;
    let album = r#"{"update_id":2,"message":{"message_id":2,"date":0,"chat":{"id":8,"type":"private"},"media_group_id":"1",
        "photo":[{"file_id":"f","file_unique_id":"u","width":1,"height":1}]}}"#;
    let later = UPDATE.replace(r#""update_id":1"#, r#""update_id":3"#);
    let mut taken = Vec::new();
    let engine = async {
        // Refused once; then the repeat and the album, in either order.
        let Some(Request::Take { answer, .. }) = queue.recv().await else { panic!("no items") };
        drop(answer);
        while taken.len() < 2 {
            let Some(Request::Take { items, answer }) = queue.recv().await else { panic!("no items") };
            taken.extend(texts(&items));
            answer.send(Vec::new()).unwrap();
        }
    };
    let message = async { (post(&address, Some(SECRET), &later).await, post(&address, Some(SECRET), &later).await) };
    let (of_album, of_message, ()) = tokio::join!(post(&address, Some(SECRET), album), message, engine);
    assert_eq!((of_album, of_message), (200, (503, 200)));
    taken.sort();
    assert_eq!(taken, ["1 files", "hello"]);
}

#[tokio::test]
async fn telegram_delivers_to_the_webhook_until_it_is_accepted() {
    let api = BotApi::start().await;
    let (address, mut queue) = start(&api).await;
    let ann = api.customer(7, "Ann", "en");
    ann.say("one");
    ann.say("two");
    let url = format!("http://{address}/telegram").parse().unwrap();
    redress::io::telegram::setup::set_webhook(&bot(&api), url, SECRET).await.unwrap();
    let mut tries = Vec::new();
    // The first try fails; each is tried until it is accepted.
    for accepted in [false, true, true] {
        let Some(Request::Take { items, answer }) = queue.recv().await else { panic!("no items") };
        tries.extend(texts(&items));
        if accepted {
            answer.send(vec![Receipt::Taken { seq: 1, reply: None }]).unwrap();
        }
    }
    assert_eq!(tries, ["one", "one", "two"]);
    eventually(|| api.pending() == 0).await;
}
