//! Dialogues with the listener, over real sockets on loopback.

use std::sync::Mutex;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use crate::engine::inbound::Receipt;
use crate::io::mail::receive::{NotNow, RawMail};

use super::*;

/// Hands each mail to the test, which says when and how it is answered.
#[derive(Clone)]
struct Gate {
    offers: mpsc::UnboundedSender<Offer>,
}

struct Offer {
    mail: RawMail,
    answer: tokio::sync::oneshot::Sender<Result<(), NotNow>>,
}

impl Admit for Gate {
    async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
        let mut receipts = Vec::new();
        for mail in mails {
            let (answer, answered) = tokio::sync::oneshot::channel();
            self.offers.send(Offer { mail, answer }).expect("the test listens");
            answered.await.expect("the test answers")?;
            receipts.push(Receipt::Taken { seq: 1, reply: None });
        }
        Ok(receipts)
    }
}

/// Keeps whatever comes.
#[derive(Clone, Default)]
struct Shelf {
    mails: Arc<Mutex<Vec<RawMail>>>,
}

impl Admit for Shelf {
    async fn admit(&self, mails: Vec<RawMail>) -> Result<Vec<Receipt>, NotNow> {
        let receipts = mails.iter().map(|_| Receipt::Taken { seq: 1, reply: None }).collect();
        self.mails.lock().unwrap().extend(mails);
        Ok(receipts)
    }
}

fn settings() -> LmtpSettings {
    LmtpSettings::new(LmtpPlace::Tcp("127.0.0.1:0".parse().unwrap()), "mx.example.org")
}

struct Peer {
    stream: BufReader<TcpStream>,
    _stop: watch::Sender<bool>,
}

async fn peer<A: Admit>(settings: LmtpSettings, admit: A) -> Peer {
    let listener = Lmtp::bind(settings).await.unwrap();
    let address = listener.address().unwrap();
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(listener.serve(admit, stopped));
    let stream = BufReader::new(TcpStream::connect(address).await.unwrap());
    let mut peer = Peer { stream, _stop: stop };
    assert_eq!(peer.reply().await, "220 mx.example.org LMTP Redress");
    peer
}

impl Peer {
    async fn say(&mut self, bytes: impl AsRef<[u8]>) {
        self.stream.get_mut().write_all(bytes.as_ref()).await.unwrap();
    }

    /// Returns the last line of the next reply; empty at the end of the connection.
    async fn reply(&mut self) -> String {
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).await.unwrap();
            if line.as_bytes().get(3) != Some(&b'-') {
                return line.trim_end().to_owned();
            }
        }
    }

    async fn ask(&mut self, line: &str) -> String {
        self.say(format!("{line}\r\n")).await;
        self.reply().await
    }

    /// Offers mails of 800 bytes until one is answered so: the listener reads its connections in any order.
    async fn offer_until(&mut self, code: &str) {
        for _ in 0..500 {
            self.open_mail(&["a@example.org"]).await;
            self.say(vec![b'x'; 800]).await;
            self.say("\r\n.\r\n").await;
            if self.reply().await.starts_with(code) {
                return;
            }
        }
        panic!("no mail was answered with {code}");
    }

    async fn open_mail(&mut self, recipients: &[&str]) {
        assert_eq!(self.ask("LHLO client").await, "250 ENHANCEDSTATUSCODES");
        assert_eq!(self.ask("MAIL FROM:<ann@example.net> BODY=8BITMIME SMTPUTF8").await, "250 2.1.0 ok");
        for recipient in recipients {
            assert_eq!(self.ask(&format!("RCPT TO:<{recipient}>")).await, "250 2.1.5 ok");
        }
        assert_eq!(self.ask("DATA").await, "354 end with CR LF . CR LF");
    }
}

fn gate() -> (Gate, mpsc::UnboundedReceiver<Offer>) {
    let (offers, offered) = mpsc::unbounded_channel();
    (Gate { offers }, offered)
}

#[tokio::test]
async fn a_mail_is_confirmed_only_after_the_commit() {
    let (gate, mut offers) = gate();
    let mut peer = peer(settings(), gate).await;
    peer.open_mail(&["complaints@example.org"]).await;
    peer.say("Subject: x\r\n\r\nbody\r\n.\r\n").await;
    let offer = offers.recv().await.unwrap();
    let unanswered = timeout_of(peer.stream.fill_buf()).await;
    assert!(unanswered, "a reply came before the commit");
    offer.answer.send(Ok(())).unwrap();
    assert_eq!(peer.reply().await, "250 2.0.0 kept");
    let text = String::from_utf8(offer.mail.bytes).unwrap();
    let head =
        "Return-Path: <ann@example.net>\r\nDelivered-To: complaints@example.org\r\nReceived: from client\r\n\tby mx.example.org with LMTP;";
    assert!(text.starts_with(head), "{text}");
    assert!(text.ends_with("+0000\r\nSubject: x\r\n\r\nbody\r\n"), "{text}");
}

/// True if `future` is not done as long as nothing else happens.
async fn timeout_of<F: Future>(future: F) -> bool {
    tokio::time::timeout(Duration::from_millis(50), future).await.is_err()
}

#[tokio::test]
async fn an_engine_that_cannot_keep_a_mail_says_later() {
    let (gate, mut offers) = gate();
    let mut peer = peer(settings(), gate).await;
    peer.open_mail(&["a@example.org"]).await;
    peer.say("x\r\n.\r\n").await;
    offers.recv().await.unwrap().answer.send(Err(NotNow { reason: "disk full".into() })).unwrap();
    assert_eq!(peer.reply().await, "451 4.3.0 cannot be kept now, come again later");
    assert_eq!(peer.ask("NOOP").await, "250 2.0.0 ok");
}

#[tokio::test]
async fn a_commit_that_takes_too_long_says_later() {
    let (gate, _offers) = gate();
    let settings = LmtpSettings { admit_seconds_max: Duration::from_millis(20), ..settings() };
    let mut peer = peer(settings, gate).await;
    peer.open_mail(&["a@example.org"]).await;
    peer.say("x\r\n.\r\n").await;
    assert_eq!(peer.reply().await, "451 4.3.0 keeping it takes too long, come again later");
}

#[tokio::test]
async fn each_recipient_gets_a_reply_and_the_mail_is_taken_once() {
    let shelf = Shelf::default();
    let mut peer = peer(settings(), shelf.clone()).await;
    peer.open_mail(&["a@example.org", "b+C1.aa@example.org"]).await;
    peer.say("x\r\n.\r\nQUIT\r\n").await;
    assert_eq!([peer.reply().await, peer.reply().await], ["250 2.0.0 kept", "250 2.0.0 kept"]);
    assert_eq!(peer.reply().await, "221 2.0.0 goodbye");
    assert_eq!(peer.reply().await, "", "the connection is closed");
    let mails = shelf.mails.lock().unwrap();
    assert_eq!(mails.len(), 1);
    let text = String::from_utf8_lossy(&mails[0].bytes).into_owned();
    assert!(text.contains("Delivered-To: a@example.org\r\nDelivered-To: b+C1.aa@example.org\r\n"), "{text}");
}

#[tokio::test]
async fn pipelined_commands_are_answered_in_order() {
    let mut peer = peer(settings(), Shelf::default()).await;
    peer.say("LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@example.org>\r\nDATA\r\n").await;
    let mut replies = Vec::new();
    for _ in 0..4 {
        replies.push(peer.reply().await[..3].to_owned());
    }
    assert_eq!(replies, ["250", "250", "250", "354"]);
    peer.say(".\r\nRSET\r\nMAIL FROM:<b@example.org>\r\n").await;
    assert_eq!(peer.reply().await, "250 2.0.0 kept", "an empty mail is a mail");
    assert_eq!(peer.reply().await, "250 2.0.0 forgotten");
    assert_eq!(peer.reply().await, "250 2.1.0 ok");
}

#[tokio::test]
async fn a_mail_over_the_limit_is_refused_after_it_was_read() {
    let settings = LmtpSettings { mail_bytes_max: 1000, ..settings() };
    let shelf = Shelf::default();
    let mut peer = peer(settings, shelf.clone()).await;
    peer.open_mail(&["a@example.org"]).await;
    peer.say(vec![b'x'; 5000]).await;
    peer.say("\r\n.\r\n").await;
    assert_eq!(peer.reply().await, "552 5.3.4 larger than what is taken in");
    assert_eq!(peer.ask("MAIL FROM:<a@b.example> SIZE=1001").await, "552 5.3.4 larger than what is taken in");
    assert_eq!(peer.ask("MAIL FROM:<a@b.example> SIZE=1000").await, "250 2.1.0 ok");
    assert_eq!(shelf.mails.lock().unwrap().len(), 0);
}

#[tokio::test]
async fn what_exceeds_the_memory_for_all_sessions_is_put_off() {
    let settings = LmtpSettings { held_bytes_max: 1000, ..settings() };
    let mut peer = peer(settings, Shelf::default()).await;
    for _ in 0..2 {
        peer.open_mail(&["a@example.org"]).await;
        peer.say(vec![b'x'; 900]).await;
        peer.say("\r\n.\r\n").await;
        assert_eq!(peer.reply().await, "250 2.0.0 kept", "what is let go is not counted for ever");
    }
    peer.open_mail(&["a@example.org"]).await;
    peer.say(vec![b'x'; 1100]).await;
    peer.say("\r\n.\r\n").await;
    assert_eq!(peer.reply().await, "452 4.3.1 too much mail at once, come again later");
}

#[tokio::test]
async fn a_mail_that_is_put_off_takes_no_room_from_the_others() {
    let listener = Lmtp::bind(LmtpSettings { held_bytes_max: 1000, ..settings() }).await.unwrap();
    let address = listener.address().unwrap();
    let (_stop, stopped) = watch::channel(false);
    tokio::spawn(listener.serve(Shelf::default(), stopped));
    let (mut large, mut small) = (joined(address).await, joined(address).await);
    large.open_mail(&["a@example.org"]).await;
    large.say(vec![b'x'; 900]).await;
    small.offer_until("452").await;
    large.say(vec![b'x'; 200]).await;
    small.offer_until("250").await;
    large.say("\r\n.\r\n").await;
    assert_eq!(large.reply().await, "452 4.3.1 too much mail at once, come again later");
}

async fn joined(address: SocketAddr) -> Peer {
    let mut peer = Peer { stream: BufReader::new(TcpStream::connect(address).await.unwrap()), _stop: watch::channel(false).0 };
    assert_eq!(peer.reply().await, "220 mx.example.org LMTP Redress");
    peer
}

#[tokio::test]
async fn no_address_is_no_recipient_and_a_size_beyond_counting_is_too_large() {
    let mut peer = peer(settings(), Shelf::default()).await;
    let dialogue = [
        ("LHLO c", "250 ENHANCEDSTATUSCODES"),
        ("MAIL FROM:<a@b.example> SIZE=99999999999999999999999", "552 5.3.4 larger than what is taken in"),
        ("MAIL FROM:<a@b.example> size=18446744073709551615000", "552 5.3.4 larger than what is taken in"),
        ("MAIL FROM:<a@b.example> SIZE=1000", "250 2.1.0 ok"),
        ("RCPT TO:<>", "553 5.1.3 that is no recipient's address"),
        ("DATA", "503 5.5.1 say MAIL and RCPT first"),
    ];
    for (said, expected) in dialogue {
        assert_eq!(peer.ask(said).await, expected, "{said}");
    }
}

#[tokio::test]
async fn a_smuggled_mail_stays_inside_the_first() {
    for end in ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r\n"] {
        let shelf = Shelf::default();
        let mut peer = peer(settings(), shelf.clone()).await;
        peer.open_mail(&["a@example.org"]).await;
        peer.say(format!("x{end}MAIL FROM:<boss@example.org>\r\nRCPT TO:<a@example.org>\r\nDATA\r\nforged\r\n.\r\n")).await;
        assert_eq!(peer.reply().await, "250 2.0.0 kept");
        assert_eq!(peer.ask("NOOP").await, "250 2.0.0 ok", "{end:?}");
        assert_eq!(shelf.mails.lock().unwrap().len(), 1, "{end:?}");
    }
}

#[tokio::test]
async fn a_command_that_ends_with_a_bare_line_feed_closes_the_connection() {
    let mut peer = peer(settings(), Shelf::default()).await;
    peer.say("LHLO c\nMAIL FROM:<a@example.org>\r\n").await;
    assert_eq!(peer.reply().await, "500 5.5.2 lines end with CR LF and nothing else");
    assert_eq!(peer.reply().await, "");
}

#[tokio::test]
async fn commands_out_of_order_or_unknown_are_refused() {
    let settings = LmtpSettings { recipients: vec!["Complaints@example.org".into()], ..settings() };
    let mut peer = peer(settings, Shelf::default()).await;
    let dialogue = [
        ("MAIL FROM:<a@b.example>", "503 5.5.1 say LHLO first"),
        ("EHLO c", "500 5.5.1 this is LMTP: say LHLO"),
        ("LHLO c", "250 ENHANCEDSTATUSCODES"),
        ("RCPT TO:<complaints@example.org>", "503 5.5.1 say MAIL first"),
        ("DATA", "503 5.5.1 say MAIL and RCPT first"),
        ("MAIL FROM:<a@b.example>", "250 2.1.0 ok"),
        ("MAIL FROM:<a@b.example>", "503 5.5.1 one mail at a time"),
        ("RCPT TO:<other@example.org>", "550 5.1.1 no such address here"),
        ("RCPT TO:<complaints+b-C1.af@example.org>", "250 2.1.5 ok"),
        ("STARTTLS", "502 5.5.1 not offered"),
        ("FROB", "500 5.5.2 not understood"),
    ];
    for (said, expected) in dialogue {
        assert_eq!(peer.ask(said).await, expected, "{said}");
    }
}

#[tokio::test]
async fn a_silent_peer_is_told_and_closed() {
    let settings = LmtpSettings { command_seconds_max: Duration::from_millis(20), ..settings() };
    let mut peer = peer(settings, Shelf::default()).await;
    assert_eq!(peer.reply().await, "421 4.4.2 silent too long");
    assert_eq!(peer.reply().await, "");
}

#[tokio::test]
async fn a_connection_over_the_limit_is_told_to_come_later() {
    let settings = LmtpSettings { sessions_max: 1, ..settings() };
    let listener = Lmtp::bind(settings).await.unwrap();
    let address = listener.address().unwrap();
    let (stop, stopped) = watch::channel(false);
    let served = tokio::spawn(listener.serve(Shelf::default(), stopped));
    let mut first = Peer { stream: BufReader::new(TcpStream::connect(address).await.unwrap()), _stop: watch::channel(false).0 };
    first.reply().await;
    let mut second = Peer { stream: BufReader::new(TcpStream::connect(address).await.unwrap()), _stop: watch::channel(false).0 };
    assert_eq!(second.reply().await, "421 4.3.2 too many connections, come again later");
    stop.send(true).unwrap();
    assert_eq!(first.reply().await, "421 4.3.2 closing, come again later");
    served.await.unwrap();
}

#[tokio::test]
async fn a_socket_file_of_a_dead_process_is_replaced() {
    let path = std::env::temp_dir().join(format!("redress-lmtp-{}.sock", std::process::id()));
    let settings = LmtpSettings { place: LmtpPlace::Unix(path.clone()), ..settings() };
    let first = Lmtp::bind(settings.clone()).await.unwrap();
    assert!(Lmtp::bind(settings.clone()).await.is_err(), "a living listener is not pushed aside");
    drop(first);
    assert!(Lmtp::bind(settings).await.is_ok());
    std::fs::remove_file(path).unwrap();
}
