//! What leaves is valid, safe and the same each time.

use chrono::TimeZone;

use crate::text::{Lang, Personal};

use super::*;

fn message() -> MailMessage {
    MailMessage {
        to: Address::parse("ann@example.org").unwrap(),
        to_name: Personal::from("Ann Doe"),
        message_id: "1-0.abc@desk.example".into(),
        bounces_to: None,
        reply_to: Some("complaints+c1.abc@desk.example".into()),
        in_reply_to: Some("old@example.org".into()),
        references: vec!["first@example.org".into(), "old@example.org".into()],
        subject: Personal::from("Ihre Beschwerde – Grüße"),
        text: Personal::from("Dear Ann,\n\nwe have it.\n"),
        html: None,
        lang: Lang::parse("de").unwrap(),
        automatic: Automatic::Replied,
        files: Vec::new(),
    }
}

fn bytes(message: &MailMessage) -> Vec<u8> {
    let sender = Sender { address: Address::parse("complaints@desk.example").unwrap(), name: "The Desk".into() };
    build(message, &sender, Utc.with_ymd_and_hms(2026, 11, 22, 2, 0, 0).unwrap(), &[]).unwrap()
}

fn check_lines(bytes: &[u8]) {
    for line in bytes.split(|byte| *byte == b'\n') {
        assert!(line.len() <= 998, "{} octets", line.len());
    }
}

#[test]
fn what_is_built_is_read_again() {
    let bytes = bytes(&message());
    let mail = super::super::parse(&bytes);
    assert_eq!(mail.subject, "Ihre Beschwerde – Grüße");
    assert_eq!(mail.to[0].name, "Ann Doe");
    assert_eq!(mail.message_id.as_deref(), Some("1-0.abc@desk.example"));
    assert_eq!(mail.in_reply_to, ["old@example.org"]);
    assert_eq!(mail.references, ["first@example.org", "old@example.org"]);
    assert_eq!(mail.reply_to[0].addr, "complaints+c1.abc@desk.example");
    assert_eq!(mail.auto_response.as_deref(), Some("Auto-Submitted: auto-replied"));
    assert_eq!(mail.content_language.as_deref(), Some("de"));
    assert_eq!(mail.text.trim(), "Dear Ann,\n\nwe have it.");
    assert!(mail.html.unwrap().contains("lang=\"de\""));
    check_lines(&bytes);
}

#[test]
fn the_same_message_gives_the_same_bytes() {
    assert_eq!(bytes(&message()), bytes(&message()));
}

#[test]
fn a_name_with_a_line_break_neither_panics_nor_injects() {
    for name in [
        "Ann\r\nBcc: victim@example.org",
        "Ann\nBcc: v@example.org",
        "Ann\rx",
        "Ann\0x",
        "\u{202e}nnA",
        "\"",
        "a\\\"b",
        "<x@y>",
        "=?utf-8?q?=0D=0ABcc:_x?=",
        "\u{85}\u{2028}",
    ] {
        let built = bytes(&MailMessage { to_name: Personal::from(name), subject: Personal::from(name), ..message() });
        let text = String::from_utf8_lossy(&built);
        assert!(!text.lines().any(|line| line.to_ascii_lowercase().starts_with("bcc:")), "{name:?}");
        assert_eq!(super::super::parse(&built).to[0].addr, "ann@example.org", "{name:?}");
    }
}

#[test]
fn a_remote_name_that_hides_a_line_break_can_be_answered() {
    let received = super::super::parse(b"From: =?utf-8?q?Ann=0D=0ABcc:_victim=40x?= <a@b.example>\r\nSubject: x\r\n\r\nHi\r\n");
    bytes(&MailMessage { to_name: Personal::from(received.from[0].name.clone()), ..message() });
}

#[test]
fn ids_that_cannot_be_written_are_left_out() {
    let built = bytes(&MailMessage { in_reply_to: Some("a\r\n b@x".into()), references: vec!["a b".into(), "ok@x".into()], ..message() });
    let mail = super::super::parse(&built);
    assert!(mail.in_reply_to.is_empty());
    assert_eq!(mail.references, ["ok@x"]);
}

#[test]
fn long_subjects_and_references_stay_within_a_line() {
    let references = (0..300).map(|nth| format!("{nth}.{}@example.org", "x".repeat(40))).collect();
    let built =
        bytes(&MailMessage { subject: Personal::from("x".repeat(1200)), references, text: Personal::from("y".repeat(5000)), ..message() });
    check_lines(&built);
    let mail = super::super::parse(&built);
    assert!(mail.references.first().unwrap().starts_with("0."));
    assert!(mail.references.last().unwrap().starts_with("299."));
}

#[test]
fn enclosed_files_keep_their_bytes_and_names() {
    let sender = Sender { address: Address::parse("complaints@desk.example").unwrap(), name: String::new() };
    let enclosure = Enclosure { name: "Grüße\r\n.pdf".into(), media_type: "application/pdf".into(), bytes: vec![0, 1, 2, 255, 13, 10] };
    let built = build(&message(), &sender, Utc.with_ymd_and_hms(2026, 11, 22, 2, 0, 0).unwrap(), &[enclosure]).unwrap();
    let mail = super::super::parse(&built);
    assert_eq!(mail.attachments[0].bytes, [0, 1, 2, 255, 13, 10]);
    assert_eq!(mail.attachments[0].name.as_deref(), Some("Grüße .pdf"));
}
