//! Whether a mail is really from its sender, asked of a DNS server on loopback: SPF (RFC 7208), DKIM (RFC 6376, 8463), DMARC (RFC 9989),
//! ARC (RFC 8617).
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

#[path = "support/dns.rs"]
mod dns;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Utc;
use mail_auth::arc::ArcSealer;
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::DkimSigner;
use mail_auth::hickory_resolver::config::{NameServerConfig, ProtocolConfig, ResolverConfig, ResolverOpts};
use mail_auth::{AuthenticatedMessage, AuthenticationResults, MessageAuthenticator};
use redress::desk::event::{Event, SenderCheck};
use redress::engine::inbound::Receipt;
use redress::io::attachments::Attachments;
use redress::io::intake::{Intake, Request};
use redress::io::mail::receive::door::Door;
use redress::io::mail::receive::sender::Checks;
use redress::io::mail::receive::sender::checker::Checker;
use redress::io::mail::receive::{Admit, RawMail};

const WORDS: &str = "To: complaints@example.org\r\nSubject: It broke\r\nMessage-ID: <1@shop.org>\r\n\r\nThe kettle broke.\r\n";

/// The way in of a program that asks the DNS server at `dns`.
struct Desk {
    door: Door,
    folder: std::path::PathBuf,
    engine: tokio::task::JoinHandle<()>,
    found: tokio::sync::mpsc::Receiver<SenderCheck>,
}

impl Desk {
    fn open(name: &str, dns: SocketAddr, sealers: &[&str]) -> Self {
        let folder = std::env::temp_dir().join(format!("redress-senders-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let attachments = Arc::new(Attachments::open(&folder, 1_000_000).unwrap());
        let sealers = sealers.iter().map(|sealer| (*sealer).to_owned()).collect();
        let checker = Checker::new(&[dns], "mx.example.org", sealers).unwrap();
        let (intake, mut queue) = Intake::new(1);
        let (tell, found) = tokio::sync::mpsc::channel(16);
        let engine = tokio::spawn(async move {
            while let Some(Request::Take { items, answer }) = queue.recv().await {
                let Event::Mail(mail) = &items[0].event else { panic!("no mail") };
                tell.send(mail.sender_check).await.unwrap();
                answer.send(vec![Receipt::Repeated]).unwrap();
            }
        });
        let door = Door::new(intake, attachments, Vec::new(), [7; 32]).with_checks(Checks::Own(Arc::new(checker)));
        Self { door, folder, engine, found }
    }

    async fn look(&mut self, mail: &str) -> SenderCheck {
        let bytes = format!("Received: from mx by localhost with LMTP; now\r\n{mail}").into_bytes();
        let raw = RawMail { place: String::new(), bytes, arrived_at: Utc::now(), cursor: None, defect: None };
        self.door.admit(vec![raw]).await.unwrap();
        self.found.recv().await.unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.engine.abort();
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

fn key() -> (Ed25519Key, String) {
    let (pkcs8, record) = keys();
    (Ed25519Key::from_pkcs8_der(&pkcs8).unwrap(), record)
}

/// A key that can be used more than once, with its record.
fn keys() -> (Vec<u8>, String) {
    let pkcs8 = Ed25519Key::generate_pkcs8().unwrap();
    let public = Ed25519Key::from_pkcs8_der(&pkcs8).unwrap().public_key();
    (pkcs8, format!("v=DKIM1; k=ed25519; p={}", base64(&public)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| char::from(DIGITS[(bits & 63) as usize]);
    let mut out = String::new();
    for piece in bytes.chunks(3) {
        let bits = piece.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - piece.len()));
        let text: String = (0..4).map(|nth| digit(bits >> (18 - 6 * nth))).collect();
        out.push_str(&text[..=piece.len()]);
        out.extend(std::iter::repeat_n('=', 3 - piece.len()));
    }
    out
}

/// Signs `mail` for `domain`, with the selector `s`.
fn signed(key: Ed25519Key, domain: &str, mail: &str) -> String {
    let signature =
        DkimSigner::from_key(key).domain(domain).selector("s").headers(["From", "To", "Subject"]).sign(mail.as_bytes()).unwrap();
    format!("{}{mail}", signature.to_header())
}

fn from(address: &str) -> String {
    format!("From: Ann <{address}>\r\n{WORDS}")
}

#[tokio::test]
async fn s4_a_signature_of_the_authors_domain_proves_the_sender_and_a_changed_mail_does_not() {
    let (key, record) = key();
    let dns = dns::serve(&[("s._domainkey.shop.org", record), ("_dmarc.shop.org", "v=DMARC1; p=reject".into())]).await;
    let mut desk = Desk::open("dkim", dns, &[]);
    let mail = signed(key, "shop.org", &from("ann@shop.org"));
    assert_eq!(desk.look(&mail).await, SenderCheck::Verified);
    assert_eq!(desk.look(&mail.replace("kettle", "cattle")).await, SenderCheck::Failed);
    assert_eq!(desk.look(&from("ann@shop.org")).await, SenderCheck::Failed);
    assert_eq!(desk.look(&from("ann@without.org")).await, SenderCheck::Unproved);
}

#[tokio::test]
async fn s4_a_client_that_may_send_for_the_domain_proves_the_sender_and_another_does_not() {
    let records = [("shop.org", "v=spf1 ip4:192.0.2.0/28 -all".to_owned()), ("_dmarc.shop.org", "v=DMARC1; p=none".to_owned())];
    let mut desk = Desk::open("spf", dns::serve(&records).await, &[]);
    let by = |ip: &str, path: &str| {
        let trace = format!("Return-Path: <{path}>\r\nReceived: from out.shop.org (unknown [{ip}])\r\n\tby mx.example.org (Postfix)\r\n");
        format!("{trace}{}", from("ann@shop.org"))
    };
    assert_eq!(desk.look(&by("192.0.2.3", "bounce@shop.org")).await, SenderCheck::Verified);
    assert_eq!(desk.look(&by("192.0.2.77", "bounce@shop.org")).await, SenderCheck::Failed);
    // The envelope of another domain proves nothing of this author.
    assert_eq!(desk.look(&by("192.0.2.3", "bounce@evil.org")).await, SenderCheck::Failed);
}

#[tokio::test]
async fn domains_of_one_organisation_speak_for_each_other_unless_it_forbids_that() {
    let (pkcs8, record) = keys();
    let key = || Ed25519Key::from_pkcs8_der(&pkcs8).unwrap();
    let records = [
        ("s._domainkey.mail.shop.org", record.clone()),
        ("_dmarc.shop.org", "v=DMARC1; p=reject".to_owned()),
        ("s._domainkey.mail.strict.org", record),
        ("_dmarc.strict.org", "v=DMARC1; p=reject; adkim=s".to_owned()),
    ];
    let mut desk = Desk::open("tree", dns::serve(&records).await, &[]);
    assert_eq!(desk.look(&signed(key(), "mail.shop.org", &from("ann@shop.org"))).await, SenderCheck::Verified);
    assert_eq!(desk.look(&signed(key(), "mail.strict.org", &from("ann@strict.org"))).await, SenderCheck::Failed);
}

#[tokio::test]
async fn two_customers_of_one_public_suffix_do_not_speak_for_each_other() {
    let (key, record) = key();
    let records = [("s._domainkey.evil.co.org", record), ("_dmarc.co.org", "v=DMARC1; p=reject; psd=y".to_owned())];
    let mut desk = Desk::open("suffix", dns::serve(&records).await, &[]);
    assert_eq!(desk.look(&signed(key, "evil.co.org", &from("ann@shop.co.org"))).await, SenderCheck::Failed);
}

#[tokio::test]
async fn a_trusted_forwarder_vouches_for_a_mail_that_it_changed() {
    let ((author, author_record), (list, list_record)) = (key(), key());
    let records = [
        ("s._domainkey.shop.org", author_record),
        ("_dmarc.shop.org", "v=DMARC1; p=reject".to_owned()),
        ("s._domainkey.lists.org", list_record),
    ];
    let dns = dns::serve(&records).await;
    let forwarded = forwarded(dns, list, &signed(author, "shop.org", &from("ann@shop.org"))).await;
    let mut trusting = Desk::open("arc", dns, &["lists.org"]);
    assert_eq!(trusting.look(&forwarded).await, SenderCheck::Verified);
    let mut doubting = Desk::open("no-arc", dns, &["other.org"]);
    assert_eq!(doubting.look(&forwarded).await, SenderCheck::Failed);
}

/// What a list makes of a mail: it notes what it found, changes the text, and seals.
async fn forwarded(dns: SocketAddr, key: Ed25519Key, mail: &str) -> String {
    let mut config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
    config.add_name_server(NameServerConfig::new(dns, ProtocolConfig::Udp));
    let resolver = MessageAuthenticator::new(config, ResolverOpts::default()).unwrap();
    let original = AuthenticatedMessage::parse(mail.as_bytes()).unwrap();
    let signatures = resolver.verify_dkim(&original).await;
    let results = AuthenticationResults::new("lists.org").with_dkim_results(&signatures, "shop.org");
    let changed = mail.replace("The kettle broke.", "The kettle broke.\r\n-- \r\nThe list");
    let message = AuthenticatedMessage::parse(changed.as_bytes()).unwrap();
    let chain = resolver.verify_arc(&message).await;
    let sealer = ArcSealer::from_key(key).domain("lists.org").selector("s").headers(["From", "To", "Subject"]);
    format!("{}{changed}", sealer.seal(&message, &results, &chain).unwrap().to_header())
}

#[tokio::test]
async fn a_dns_that_does_not_answer_delays_few_mails_and_refuses_none() {
    let mut desk = Desk::open("silent", dns::be_silent().await, &[]);
    let started = Instant::now();
    for nth in 0..10 {
        assert_eq!(desk.look(&from(&format!("ann@shop{nth}.org"))).await, SenderCheck::Unchecked);
    }
    assert!(started.elapsed() < Duration::from_secs(25), "{:?}", started.elapsed());
}
