//! What went wrong elsewhere with mail, each by its number: long absences, floods of forgeries, copies and forwards, lost paragraphs.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, Utc};

use crate::chats::reference_in;
use crate::dns;
use crate::letters::{mail, mail_to, taken};
use crate::mail_servers::{Dovecot, free_port};
use crate::mails::{MailOffice, hand_over};
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_5_what_came_in_six_days_of_absence_is_taken_in_with_its_own_time_and_an_apology() {
    let Some(dovecot) = Dovecot::start() else { return };
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).imap(dovecot.imap_port));
    let began = SystemTime::now() - 6 * DAY;
    for nth in 0..200u32 {
        let from = format!("ann@shop{nth}.example.org");
        let words = "You charged my copper kettle twice on one bill.";
        let mail = mail(&from, &format!("m{nth}@example.org"), "My bill", words);
        dovecot.deliver_at("complaints", mail.as_bytes(), nth % 3 == 0, began + nth * DAY / 40);
    }
    office.start().await;
    until("all are taken in", || office.cases().len() == 200).await;
    let arrived = |case: &serde_json::Value| case["received_at"].as_str().and_then(|at| at.parse::<DateTime<Utc>>().ok()).unwrap();
    let mut times: Vec<DateTime<Utc>> = office.cases().iter().map(arrived).collect();
    times.sort();
    let off = (times[0] - DateTime::<Utc>::from(began)).num_seconds().abs();
    assert!(off < 60, "the clock starts when the mail arrived: {off} s off");
    assert!(3 < (times[199] - times[0]).num_days(), "each at its own time");
    until("all are acknowledged", || sink.taken().iter().filter(|mail| mail.to.starts_with("ann@shop")).count() == 200).await;
    let letter = taken(&sink, "ann@shop0.example.org").pop().unwrap();
    assert!(letter.text.contains("sorry that this comes late"), "{}", letter.text);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_8_a_flood_of_forgeries_relays_nothing_and_leaves_room_for_those_who_are_who_they_say() {
    let records = [
        ("honest.org", "v=spf1 ip4:192.0.2.0/24 -all".to_owned()),
        ("_dmarc.honest.org", "v=DMARC1; p=reject".to_owned()),
        ("_dmarc.victim.org", "v=DMARC1; p=reject".to_owned()),
    ];
    let (sink, port) = (SmtpSink::start(|_, _| None).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port).dns(dns::serve(&records).await));
    office.rewrite("redress.toml", |text| text.replace("automatic_mails_per_hour_max = 100000", "automatic_mails_per_hour_max = 50"));
    office.start().await;
    let bomb = "Pay now http://evil.example";
    for nth in 0..300 {
        // Half of the domains ask for proof, half say nothing.
        let from = if nth % 2 == 0 { format!("u{nth}@victim.org") } else { format!("u@victim{nth}.org") };
        let said =
            hand_over(port, "LHLO", &from, "complaints@example.org", &mail(&from, &format!("b{nth}@x.org"), bomb, bomb)).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
    }
    let trace = "Received: from out.honest.org (unknown [192.0.2.9])\r\n\tby mx.example.org (Postfix) with ESMTP\r\n";
    let honest = mail("ann@honest.org", "h@honest.org", "My bill", "You charged my copper kettle twice on one bill.");
    hand_over(port, "LHLO", "ann@honest.org", "complaints@example.org", &format!("{trace}{honest}")).await.unwrap();
    until("who is proved is answered", || taken(&sink, "ann@honest.org").len() == 1).await;
    assert_eq!(office.cases().len(), 301, "everything is kept");
    let relayed = sink.taken();
    let to_victims: Vec<_> = relayed.iter().filter(|mail| mail.to.contains("victim")).collect();
    assert!(to_victims.len() <= 10, "{} automatic mails to forged senders within an hour", to_victims.len());
    assert!(to_victims.iter().all(|mail| !mail.content.contains("evil")), "not a word of theirs is passed on");
    let shown = office.case(&["show", &reference_in(&taken(&sink, "ann@honest.org")[0].subject)]);
    assert!(shown.contains("vouches for this mail"), "{shown}");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_10_wherever_the_address_stands_and_whatever_the_subject_says_a_mail_finds_its_case() {
    let Some(mails) = MailOffice::start().await else { return };
    let ben = "ben.mercer@example.org";
    mails.deliver(&mail(ben, "first@example.org", "My kettle", "The handle of my copper kettle came off."));
    let letter = mails.letter(ben, 1).await;
    let reference = reference_in(&letter.subject);
    let (token, own) = (letter.reply_to.clone(), "Mail <mail@example.org>");
    let places = [
        (token.as_str(), String::new()),
        (own, format!("Cc: Somebody <x@example.org>, {token}\r\n")),
        (own, format!("Delivered-To: {token}\r\n")),
        (own, format!("X-Original-To: {token}\r\n")),
        (own, format!("Resent-To: {token}\r\n")),
    ];
    let ours = format!("In-Reply-To: <{}>\r\nReferences: <first@example.org> <{}>\r\n", letter.message_id, letter.message_id);
    let threads = [ours.as_str(), "In-Reply-To: <a@b@c>\r\nReferences: <other@elsewhere.example>\r\n", ""];
    let mut count = 0;
    for (to, place) in &places {
        for thread in threads {
            for prefix in ["Re: ", "AW: ", "SV: ", "WG: ", "TR: ", "Fwd: ", ""] {
                let (id, words) = (format!("n{count}@example.org"), format!("Marker{count}end and more of it."));
                mails.deliver(&mail_to(to, ben, &id, &format!("{prefix}My kettle"), &format!("{place}{thread}"), &words));
                count += 1;
            }
        }
    }
    // Somebody who only got a copy: filed, and told nothing.
    mails.deliver(&mail_to(&token, "eve@example.org", "eve@example.org", "Re: My kettle", &ours, "MarkerEve says something."));
    mails.all_before_is_in().await;
    assert_eq!(mails.office.cases().len(), 2, "Ben's and the last");
    let shown = mails.office.case(&["show", &reference]);
    let lost: Vec<usize> = (0..count).filter(|nth| !shown.contains(&format!("Marker{nth}end"))).collect();
    assert!(lost.is_empty(), "of {count} mails these are nowhere: {lost:?}");
    assert!(shown.contains("MarkerEve") && shown.contains("third party, unverified"), "{shown}");
    let known = [ben, "care@example.org", "last.mercer@example.org"];
    let strangers: Vec<String> = mails.sink.taken().into_iter().map(|mail| mail.to).filter(|to| !known.contains(&to.as_str())).collect();
    assert!(strangers.is_empty(), "recipients are those of the case alone: {strangers:?}");
    mails.office.close().await;
}

/// Mails as people and their programs write them, with the words of the sender in capitals: each must reach staff.
const LETTERS: [(&str, &str); 6] = [
    ("text/plain", "> Was anybody hurt?\r\nNOBODYWAS thank you\r\n> When?\r\nLASTMONDAY early\r\n"),
    ("text/plain", "On Mon, 2 Nov 2026, care <care@example.org> wrote:\r\n> Please say more.\r\n\r\nBOTTOMPOSTED here it is\r\n"),
    ("text/html", "<p>See my list:</p><blockquote><p>FIRSTITEM broken</p><p>SECONDITEM missing</p></blockquote><p>LASTLINE of it</p>"),
    ("text/html", "<html><body>ONEBODY</body></html><html><body>OTHERBODY too</body></html>"),
    ("text/plain", "ODPOWIEDZMOJA jest taka\r\n\r\nW dniu 2.11.2026 o 10:00, care pisze:\r\n> Prosimy.\r\n\r\nDOPISANE pod spodem\r\n"),
    (
        "text/plain",
        "OBENDRUEBER\r\n\r\n________________________________\r\nVon: care <care@example.org>\r\nGesendet: Montag\r\nAn: Ben\r\nBetreff: Topf\r\n\r\nBitte.\r\n\r\nUNTENDRUNTER\r\n",
    ),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_11_no_paragraph_is_lost_and_every_attachment_keeps_its_bytes() {
    let Some(mails) = MailOffice::start().await else { return };
    let content: Vec<u8> = (0..=255).collect();
    for (nth, (kind, words)) in LETTERS.iter().enumerate() {
        mails.deliver(&with_attachment(nth, kind, words, &content));
    }
    mails.all_before_is_in().await;
    let mut shown = String::new();
    for (nth, (_, words)) in LETTERS.iter().enumerate() {
        let letter = mails.letter(&format!("ben{nth}@example.org"), 1).await;
        let reference = reference_in(&letter.subject);
        shown.push_str(&mails.office.case(&["show", &reference]));
        let own = words.split(|c: char| !c.is_ascii_uppercase()).filter(|word| 6 < word.len());
        let lost: Vec<&str> = own.filter(|word| !shown.contains(word)).collect();
        assert!(lost.is_empty(), "{lost:?} of letter {nth} in\n{shown}");
        let folder = mails.office.path().join(format!("files-{nth}"));
        mails.office.case(&["files", &reference, "--to", &folder.display().to_string()]);
        let saved = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path());
        let named = saved.filter(|path| path.to_string_lossy().contains("чек"));
        let bytes: Vec<Vec<u8>> = named.map(|path| std::fs::read(path).unwrap()).collect();
        assert_eq!(bytes, std::slice::from_ref(&content), "letter {nth}: {folder:?}");
    }
    mails.office.close().await;
}

/// Writes a mail with a file whose name is split and in KOI8-R (RFC 2231).
fn with_attachment(nth: usize, kind: &str, words: &str, content: &[u8]) -> String {
    let lines: Vec<String> = content.chunks(20).map(|line| line.iter().map(|byte| format!("={byte:02X}")).collect()).collect();
    let headers = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b1\r\n";
    let from = format!("ben{nth}@example.org");
    format!(
        "From: {from}\r\nTo: complaints@example.org\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMessage-ID: <p{nth}@example.org>\r\n\
         Subject: My kettle {nth}\r\n{headers}\r\n--b1\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{words}\r\n--b1\r\n\
         Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*0*=koi8-r''%DE%C5; filename*1*=%CB.bin\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--b1--\r\n",
        lines.join("=\r\n")
    )
}
