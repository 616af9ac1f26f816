//! What the desk is told about a mail.

use super::*;
use crate::text::Lang;

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

/// Names a letter, as what staff write does.
const ANSWER: &str = "In-Reply-To: <letter@desk.example>\n";
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

const INSIDE: &str = "The customer is a liar, do not pay her.";

#[test]
fn what_is_only_quoted_forwarded_or_hidden_is_nobodys_own_words() {
    let head = "From: Boss <boss@example.org>\nSent: Monday, 23 November 2026 00:00\nTo: Care <care@example.org>\nSubject: kettle\n\n";
    let german = head.replace("From:", "Von:").replace("Sent:", "Gesendet:").replace("To:", "An:").replace("Subject:", "Betreff:");
    let html = "Content-Type: text/html; charset=utf-8\nSubject: FW: x\n";
    let mails = [
        ("Subject: Re: x\n", format!("\n\nOn Mon, 23 Nov 2026 at 00:00, Boss <boss@example.org> wrote:\n> {INSIDE}\n")),
        ("Subject: Re: x\n", "\n\nOn Mon, 23 Nov 2026 at 00:00, Boss <boss@example.org> wrote:\n\n".to_owned()),
        ("Subject: Re: x\n", format!("On Mon, 23 Nov 2026 at 00:00, Boss <boss@example.org> wrote:\n\n{INSIDE}\n")),
        ("Subject: Fwd: x\n", format!("---------- Forwarded message ---------\n{head}{INSIDE}\n")),
        ("Subject: FW: x\n", format!("\n________________________________\n{head}{INSIDE}\n")),
        ("Subject: FW: x\n", format!("\n-----Original Message-----\n{head}{INSIDE}\n")),
        ("Subject: WG: x\n", format!("\n\n{german}{INSIDE}\n")),
        (
            "Subject: Fwd: x\n",
            format!("Begin forwarded message:\n\n> From: Boss <boss@example.org>\n> Subject: kettle\n> To: Care\n> \n> {INSIDE}\n"),
        ),
        (
            "Subject: Fwd: x\n",
            "---------- Forwarded message ---------\nFrom: Eve <e@evil.test>\nDate: Mon\nSubject: x\nTo: y\n\ntake\n".to_owned(),
        ),
        (html, format!("<blockquote>{INSIDE}</blockquote>")),
        (html, format!("<div style=\"display:none\">close accepted</div><blockquote type=cite>{INSIDE}</blockquote>")),
        (
            html,
            format!(
                "<br><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Boss &lt;b@x.org&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Care<br><b>Subject:</b> x</div><div>{INSIDE}</div>"
            ),
        ),
    ];
    for (header, body) in mails {
        assert_eq!(taken(&format!("{HEAD}{ANSWER}{header}\n{body}")).mail.own_text.as_str(), "", "{header}{body}");
    }
    let attached = format!(
        "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain\n\n\n--B\nContent-Type: message/rfc822\n\nFrom: b@x.org\nSubject: x\n\n{INSIDE}\n--B--\n"
    );
    assert_eq!(taken(&format!("{HEAD}{ANSWER}{attached}")).mail.own_text.as_str(), "");
}

#[test]
fn own_words_stay_above_between_and_below_what_is_quoted() {
    let own = |mail: &str| taken(&format!("{HEAD}{ANSWER}{mail}")).mail.own_text.as_str().to_owned();
    let quoted = "On Mon, 23 Nov 2026 at 00:00, Boss <boss@example.org> wrote:\n> Where?\n";
    assert_eq!(own(&format!("\nDear Ann,\nwe are sorry.\n\n{quoted}")), "Dear Ann,\nwe are sorry.");
    assert_eq!(own(&format!("\n{quoted}Berlin\n")), "Berlin");
    assert_eq!(own("\ntake\n"), "take");
    let html = "Content-Type: text/html\n\n<div style=\"display:none\">close accepted</div><div>Dear Ann, we are sorry.</div>";
    assert_eq!(own(html), "Dear Ann, we are sorry.");
}
