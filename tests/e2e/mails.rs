//! Complaints by mail: into a real mailbox, read over IMAP, or handed over by LMTP.

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::chats::reference_in;
use crate::letters::{Letter, inbox, mail, mail_to, taken};
use crate::mail_office::MailOffice;
use crate::mail_servers::{Dovecot, Postfix, free_port};
use crate::office::{Office, find, text, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

/// Hands a mail to a server, by SMTP (`EHLO`) or LMTP (`LHLO`), and returns its last words.
///
/// # Errors
/// The server went away: the mail may or may not be there.
pub(crate) async fn hand_over(port: u16, hello: &str, from: &str, to: &str, mail: &str) -> std::io::Result<String> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
    answer(&mut stream).await?;
    for line in [format!("{hello} client.example.org"), format!("MAIL FROM:<{from}>"), format!("RCPT TO:<{to}>"), "DATA".to_owned()] {
        stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await?;
        let said = answer(&mut stream).await?;
        if !said.starts_with(['2', '3']) {
            return Ok(said);
        }
    }
    stream.get_mut().write_all(format!("{mail}.\r\n").as_bytes()).await?;
    answer(&mut stream).await
}

async fn answer(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line.as_bytes().get(3) != Some(&b'-') {
            return Ok(line);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_first_mail_is_a_case_and_the_reply_answers_what_was_open() {
    let Some(dovecot) = Dovecot::start() else { return };
    let Some(postfix) = Postfix::start(dovecot.lmtp_port) else { return };
    let mut office = Office::new(&Plan::new(postfix.smtp_port).imap(dovecot.imap_port));
    office.start().await;
    let words = "The copper handle of my kettle came off and I got wet.\r\n\r\nBen Mercer";
    let first = mail("Ben Mercer <ben.mercer@example.org>", "first@example.org", "Copper kettle broken, order AB-123456", words);
    let sent = hand_over(postfix.smtp_port, "EHLO", "ben.mercer@example.org", "complaints@example.org", &first).await.unwrap();
    assert!(sent.starts_with("250"), "{sent}");
    let letter = find("the acknowledgement", || inbox(&dovecot, "ben.mercer").pop()).await;
    let reference = reference_in(&letter.subject);
    assert_eq!((letter.header("Auto-Submitted"), letter.header("In-Reply-To")), (Some("auto-replied"), Some("<first@example.org>")));
    assert_eq!(letter.header("References"), Some("<first@example.org>"));
    // RFC 3834, 4: nothing answers this address, and what bounces there finds its letter.
    let return_path = letter.header("Return-Path").unwrap_or_default();
    assert!(return_path.starts_with("<complaints+b-"), "{return_path}");
    assert!(letter.text.contains(&reference) && letter.html.contains(&reference) && letter.html.contains("<html"), "{}", letter.raw);
    for theirs in ["copper", "Copper", "handle", "AB-123456", "Mercer"] {
        assert!(!letter.text.contains(theirs) && !letter.html.contains(theirs) && !letter.subject.contains(theirs), "{}", letter.raw);
    }
    assert!(letter.text.contains("Was anybody hurt?"), "what is open is asked: {}", letter.text);
    assert_eq!(answer_of(&office, "injured"), Value::Null);

    let reply = reply_to(&letter, "Ben Mercer <ben.mercer@example.org>", "second@example.org");
    hand_over(postfix.smtp_port, "EHLO", "ben.mercer@example.org", &letter.reply_to, &reply).await.unwrap();
    until("the reply is an answer", || answer_of(&office, "injured") == Value::Bool(false)).await;
    assert_eq!(answer_of(&office, "order_no"), "AB-123456");
    assert_eq!(office.cases().len(), 1, "the reply went to its case");
    until("the reply is acknowledged", || inbox(&dovecot, "ben.mercer").len() == 2).await;
    assert!(inbox(&dovecot, "care").iter().any(|mail| mail.subject.contains(&reference) && mail.subject.contains("new case")));
    office.close().await;
}

/// Answers a letter below its question.
pub(crate) fn reply_to(letter: &Letter, from: &str, message_id: &str) -> String {
    let below = |line: &str| if line.contains("Was anybody hurt?") { "No, just wet.\r\n" } else { "" };
    let quoted: String = letter.text.lines().map(|line| format!("> {line}\r\n{}", below(line))).collect();
    let thread = format!("In-Reply-To: <{}>\r\nReferences: <{}>\r\n", letter.message_id, letter.message_id);
    mail_to(&letter.reply_to, from, message_id, &letter.subject, &thread, &quoted)
}

fn answer_of(office: &Office, question: &str) -> Value {
    office.cases()[0]["answers"][question].clone()
}

// Failure story 3: the same mail, a new ticket every minute.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_3_a_redelivered_mail_changes_nothing_and_two_mails_of_one_id_are_two() {
    let Some(mails) = MailOffice::start().await else { return };
    let one = mail("ben.mercer@example.org", "same@example.org", "My copper kettle", "The handle of my copper kettle came off.");
    let other = mail("ben.mercer@example.org", "same@example.org", "My bill", "You charged my copper kettle twice on one bill.");
    for mail in [&one, &one, &other, &one, &other] {
        mails.deliver(mail);
    }
    mails.dovecot.forget_uids("complaints");
    mails.all_before_is_in().await;
    assert_eq!(mails.office.cases().len(), 3, "two of Ben's and the last");
    until("both are acknowledged", || mails.letters("ben.mercer@example.org").len() == 2).await;
    mails.office.close().await;
}

// Failure story 7: the robots talk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_7_what_machines_write_opens_nothing_and_is_not_answered() {
    let Some(mails) = MailOffice::start().await else { return };
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
    let machines = [
        "automatic/l1_auto_submitted.eml",
        "automatic/l1_list.eml",
        "automatic/l1_precedence.eml",
        "automatic/l1_null_path.eml",
        "automatic/l3_subject_only_german.eml",
        "bounces/b1_failed.eml",
        "bounces/b4_qmail.eml",
        "bounces/mdn.eml",
        "bounces/arf.eml",
    ];
    for file in machines {
        mails.deliver(&String::from_utf8_lossy(&std::fs::read(folder.join(file)).unwrap()));
    }
    let ours = mail("complaints@example.org", "loop@example.org", "Re: hello", "A mail of our own that came back to us.");
    mails.deliver(&ours);
    mails.all_before_is_in().await;
    let contacts: Vec<Value> = mails.office.cases().iter().map(|case| case["contact"].clone()).collect();
    let people = ["ann@example.org", "complaints@example.org", "last.mercer@example.org"];
    assert_eq!(contacts, people, "words alone are no sure sign, and a form may write in our name; machines open nothing");
    assert_eq!(mails.dovecot.users(), ["care", "complaints", "last.mercer"], "nobody else gets a letter");
    let kept = text(&mails.office.run(&["mail", "kept"]).stdout);
    let numbers: Vec<&str> = kept.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(kept.contains("mx.example") && kept.contains("provider.example") && kept.contains("example.org"), "{kept}");
    let one = text(&mails.office.run(&["mail", "kept", numbers[0]]).stdout);
    assert!(one.contains("said: ") && one.contains("written by a machine"), "{one}");
    assert!(!mails.office.run(&["mail", "kept", "1000000"]).status.success());
    mails.office.close().await;
}

// Failure story 9: a stranger in the case.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_9_who_knows_a_reference_or_a_message_id_alone_learns_nothing() {
    let Some(mails) = MailOffice::start().await else { return };
    mails.deliver(&mail("ben.mercer@example.org", "first@example.org", "My kettle", "The handle of my copper kettle came off."));
    let letter = mails.letter("ben.mercer@example.org", 1).await;
    let reference = reference_in(&letter.subject);
    let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
    let subject = format!("Re: [{reference}]");
    let words = "WITHDRAW\r\n\r\nPlease tell me where this case stands.";
    mails.deliver(&mail_to("complaints@example.org", "eve@example.org", "eve@example.org", &subject, &thread, words));
    mails.deliver(&mail("carol@example.org", "carol@example.org", &subject, words));
    mails.all_before_is_in().await;
    assert_eq!(mails.office.cases().len(), 4, "each stranger has a case of their own");
    assert!(mails.office.cases()[0]["stage"] == "open");
    for stranger in ["eve@example.org", "carol@example.org"] {
        let letter = mails.letter(stranger, 1).await;
        assert!(!letter.raw.contains(&reference), "{}", letter.raw);
    }
    assert_eq!(mails.letters("ben.mercer@example.org").len(), 1, "nor does Ben hear of it");
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_9_who_was_forwarded_a_letter_with_its_token_is_filed_as_unverified_and_nothing_is_sent_to_them() {
    let Some(mails) = MailOffice::start().await else { return };
    mails.deliver(&mail("ben.mercer@example.org", "first@example.org", "My kettle", "The handle of my copper kettle came off."));
    let letter = mails.letter("ben.mercer@example.org", 1).await;
    let reference = reference_in(&letter.subject);
    let quoted: String = letter.text.lines().map(|line| format!("> {line}\r\n")).collect();
    let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
    let words = ["STATUS", "WITHDRAW", "close rejected", "Where does my friend's case stand?"];
    for (nth, word) in words.iter().enumerate() {
        let (from, words) = ("eve@example.org", format!("{word}\r\n\r\nMarkerEve{nth}end\r\n\r\n{quoted}"));
        mails.deliver(&mail_to(&letter.reply_to, from, &format!("eve{nth}@example.org"), "Fwd: My kettle", &thread, &words));
    }
    mails.all_before_is_in().await;
    let shown = mails.office.case(&["show", &reference]);
    assert!((0..words.len()).all(|nth| shown.contains(&format!("MarkerEve{nth}end"))), "{shown}");
    assert_eq!(shown.matches("third party, unverified").count(), words.len(), "{shown}");
    assert_eq!(mails.office.cases().len(), 2, "Ben's and the last");
    assert_eq!(mails.office.cases()[0]["stage"], "open");
    assert_eq!(mails.dovecot.users(), ["ben.mercer", "care", "complaints", "last.mercer"], "nothing is sent to Eve");
    assert_eq!(mails.letters("ben.mercer@example.org").len(), 1, "nor to Ben");
    mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mail_handed_over_by_lmtp_is_kept_before_it_is_accepted() {
    let sink = SmtpSink::start(|_, _| None).await;
    let port = free_port();
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
    office.start().await;
    let mail = mail("ben.mercer@example.org", "first@example.org", "My bill", "There are two copper kettles on my bill.");
    let said = hand_over(port, "LHLO", "ben.mercer@example.org", "complaints@example.org", &mail).await.unwrap();
    assert!(said.starts_with("250"), "{said}");
    office.kill();
    office.start().await;
    assert_eq!(office.cases().len(), 1);
    let said = hand_over(port, "LHLO", "ben.mercer@example.org", "complaints@example.org", &mail).await.unwrap();
    assert!(said.starts_with("250"), "{said}");
    // It leaves once more where the kill came between its arrival and its note: as the same mail.
    let letters =
        find("the acknowledgement leaves", || Some(taken(&sink, "ben.mercer@example.org")).filter(|mails| !mails.is_empty())).await;
    assert!(letters.iter().all(|letter| letter.message_id == letters[0].message_id));
    assert_eq!(office.cases().len(), 1, "handed over twice, taken once");
    office.close().await;
}
