//! What the desk is told about a mail.

use super::*;

fn taken(raw: &str) -> TakenIn {
    let parsed = super::super::parse(raw.as_bytes());
    let bytes = raw.as_bytes();
    let raw = File {
        name: Personal::default(),
        kind: FileKind::Mail,
        media_type: "message/rfc822".into(),
        size_bytes: None,
        place: FilePlace::TooLarge,
    };
    let own = [Address::parse("complaints@desk.example").unwrap()];
    to_inbound(
        &parsed,
        Arrival {
            bytes,
            raw,
            files: Vec::new(),
            arrived_at: DateTime::UNIX_EPOCH,
            own: &own,
            sender_check: SenderCheck::Unchecked,
            secret: &[7; 32],
        },
    )
}

const HEAD: &str =
    "From: Ann <ann@example.org>\nTo: complaints@desk.example\nDate: Sun, 22 Nov 2026 01:00:00 +0000\nMessage-ID: <m1@example.org>\n";

#[test]
fn a_redelivery_is_one_mail_and_another_body_is_another() {
    let first = taken(&format!("{HEAD}\nHello\n")).key;
    assert_eq!(first, taken(&format!("Received: by other\nDelivered-To: x@y\n{HEAD}\nHello\n")).key);
    assert_eq!(first, taken(&format!("{HEAD}\nHello\n").replace('\n', "\r\n")).key);
    assert_ne!(first, taken(&format!("{HEAD}\nHello again\n")).key);
    assert_ne!(first, taken(&format!("{}\nHello\n", HEAD.replace("01:00:00", "01:00:01"))).key);
    assert_ne!(first, taken(&format!("{}\nHello\n", HEAD.replace("ann@", "bob@"))).key);
    assert_eq!(first, taken(&format!("{HEAD}Subject: [SPAM] x\n\nHello\n")).key);
}

#[test]
fn mails_of_a_form_that_differ_in_their_subject_alone_are_two() {
    let form = |subject: &str| taken(&format!("From: form@example.org\nSubject: {subject}\n\nA form was sent.\n")).key;
    assert_eq!(form("Kettle 1"), form("Kettle 1"));
    assert_ne!(form("Kettle 1"), form("Kettle 2"));
}

#[test]
fn tokens_come_from_the_topmost_delivery_first() {
    let taken = taken(&format!(
        "Delivered-To: complaints+c1.mac@desk.example\nDelivered-To: vmail+no@desk.example\nCc: complaints+c2.mac@desk.example\n{HEAD}\nHello\n"
    ));
    assert_eq!(taken.tokens, ["c1.mac", "c2.mac"]);
    assert_eq!(taken.mail.to, Address::parse("complaints@desk.example"));
}

#[test]
fn the_address_of_a_copy_that_was_sent_on_or_left_blind_counts_too() {
    for name in ["Resent-To", "Resent-Cc", "Bcc"] {
        assert_eq!(taken(&format!("{name}: complaints+c1.mac@desk.example\n{HEAD}\nHello\n")).tokens, ["c1.mac"], "{name}");
    }
}

#[test]
fn ids_are_looked_up_from_the_nearest_to_the_farthest() {
    let taken = taken(&format!("{HEAD}In-Reply-To: <own@example.org>\nReferences: <a@desk.example> <b@desk.example>\n\nHello\n"));
    assert_eq!(taken.message_ids, ["own@example.org", "b@desk.example", "a@desk.example"]);
}

#[test]
fn the_language_is_declared_or_plain() {
    assert_eq!(taken(&format!("{HEAD}Content-Language: de-DE\n\nHello\n")).mail.lang, Lang::parse("de-DE"));
    let text = "Guten Tag, der Wasserkocher ist schon nach zwei Tagen kaputt gegangen und ich möchte mein Geld zurück bekommen.";
    assert_eq!(taken(&format!("{HEAD}\n{text}\n")).mail.lang, Lang::parse("de"));
    assert_eq!(taken(&format!("{HEAD}\nOk\n")).mail.lang, None);
    let text = "С меня дважды списали деньги за один чайник. Пожалуйста, верните деньги. Никто мне не ответил.";
    assert_eq!(taken(&format!("{HEAD}Content-Type: text/plain; charset=utf-8\n\n{text}\n")).mail.lang, Lang::parse("ru"));
}

#[test]
fn the_nature_of_a_mail_is_told() {
    assert_eq!(taken(&format!("{HEAD}\nHello\n")).mail.nature, MailNature::Human);
    assert_eq!(taken(&format!("{HEAD}X-Auto-Response-Suppress: DR, OOF, AutoReply\n\nHello\n")).mail.nature, MailNature::Human);
    assert!(matches!(taken(&format!("{HEAD}Auto-Submitted: auto-replied\n\nHello\n")).mail.nature, MailNature::Automatic { .. }));
    assert!(matches!(taken("Subject: x\n\nHello\n").mail.nature, MailNature::Unreadable { .. }));
    assert!(matches!(taken("").mail.nature, MailNature::Unreadable { .. }));
}

#[test]
fn new_text_is_never_empty_where_the_mail_says_anything() {
    assert_eq!(taken(&format!("{HEAD}\n> only a quote\n")).mail.input.new_text.as_str(), "> only a quote");
    assert_eq!(taken(&format!("{HEAD}\n> Where?\nBerlin\n> When?\nMay\n")).mail.input.new_text.as_str(), "Berlin\nMay");
}

#[test]
fn a_mail_of_many_megabytes_is_cut_for_the_journal_and_says_where_the_rest_is() {
    let mail = taken(&format!("{HEAD}\n{}\n", "The kettle broke again. ".repeat(200_000))).mail;
    for (text, max) in [(&mail.text, TEXT_BYTES_MAX), (&mail.input.new_text, ANSWER_BYTES_MAX), (&mail.input.full_text, ANSWER_BYTES_MAX)] {
        assert!(text.as_str().len() < max + 200, "{}", text.as_str().len());
        assert!(text.as_str().ends_with("message.eml."));
    }
}

#[test]
fn c7_staff_read_what_when_and_where_of_an_invitation() {
    let calendar = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Second visit\nDTSTART:20261123T100000Z\nLOCATION:Gasse 5\nEND:VEVENT\n";
    let body = format!("MIME-Version: 1.0\nContent-Type: text/calendar; method=REQUEST\n\n{calendar}");
    let mail = taken(&format!("{HEAD}{body}")).mail;
    assert_eq!(mail.text.as_str(), "\n\n----- Second visit -----\n2026-11-23 10:00 (UTC)\nGasse 5");
    assert_eq!(mail.input.new_text.as_str(), "Second visit", "a mail without other words says this");
}

#[test]
fn the_language_that_a_mail_declares_goes_before_that_of_its_words() {
    let words = "The handle of my kettle came off and hot water ran over the floor.";
    let lang = |header: &str| taken(&format!("{HEAD}{header}\n{words}\n")).mail.lang.map(|lang| lang.to_string());
    assert_eq!(lang("Content-Language: de-AT, en\n").as_deref(), Some("de-AT"));
    assert_eq!(lang("Content-Language: nonsense\n").as_deref(), Some("en"));
    assert_eq!(lang("").as_deref(), Some("en"));
}
