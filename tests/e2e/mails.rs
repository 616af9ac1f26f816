//! Complaints by mail: into a real mailbox, read over IMAP, or handed over by LMTP.

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::chats::reference_in;
use crate::letters::{Letter, inbox, mail, mail_to, taken};
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

/// An office with a mailbox at Dovecot, whose own mails end in a sink.
pub(crate) struct MailOffice {
    pub(crate) office: Office,
    pub(crate) dovecot: Dovecot,
    pub(crate) sink: SmtpSink,
}

impl MailOffice {
    pub(crate) async fn start() -> Option<Self> {
        let dovecot = Dovecot::start()?;
        let sink = SmtpSink::start(|_, _| None).await;
        let mut office = Office::new(&Plan::new(sink.address.port()).imap(dovecot.imap_port));
        office.start().await;
        Some(Self { office, dovecot, sink })
    }

    pub(crate) fn deliver(&self, mail: &str) {
        self.dovecot.deliver("complaints", mail.as_bytes(), false);
    }

    /// Waits for the `count`-th mail to an address.
    pub(crate) async fn letter(&self, address: &str, count: usize) -> Letter {
        find(&format!("mail {count} to {address}"), || taken(&self.sink, address).into_iter().nth(count - 1)).await
    }

    /// Brings a mail of a person who was never here, and waits until it is acknowledged: by then all before it is taken in.
    pub(crate) async fn all_before_is_in(&self) {
        self.deliver(&mail("last.mercer@example.org", "last@example.org", "The last", "My bill is wrong, please look at it."));
        self.letter("last.mercer@example.org", 1).await;
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
    until("both are acknowledged", || taken(&mails.sink, "ben.mercer@example.org").len() == 2).await;
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
    assert_eq!(contacts, ["complaints@example.org", "last.mercer@example.org"], "a form may write in our name; machines open nothing");
    let to: Vec<String> = mails.sink.taken().into_iter().map(|mail| mail.to).collect();
    assert!(to.iter().all(|to| to == "care@example.org" || to == "last.mercer@example.org"), "{to:?}");
    let kept = text(&mails.office.run(&["mail", "kept"]).stdout);
    let numbers: Vec<&str> = kept.lines().skip(1).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(kept.contains("mx.example") && kept.contains("provider.example") && kept.contains("example.org"), "{kept}");
    let one = text(&mails.office.run(&["mail", "kept", numbers[0]]).stdout);
    assert!(one.contains("said: ") && one.contains("written by a machine"), "{one}");
    assert!(!mails.office.run(&["mail", "kept", "1000000"]).status.success());
    mails.office.close().await;
}

// Failure story 2: the poison message.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_2_mails_that_cannot_be_read_hold_up_no_other_and_are_put_before_a_person() {
    let Some(mails) = MailOffice::start().await else { return };
    let nesting: String = (0..10_000).map(|n| format!("--b{n}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", n + 1)).collect();
    let poison = [
        "Subject: no sender\r\n\r\nA mail without anybody who wrote it.\r\n".to_owned(),
        "From: herzlicheglückwünsche@local\r\nSubject: x\r\n\r\nWords of somebody.\r\n".to_owned(),
        String::new(),
        format!("From: deep.mercer@example.org\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n{nesting}"),
        "From: b64.mercer@example.org\r\nContent-Transfer-Encoding: base64\r\n\r\n=====broken!!\r\n".to_owned(),
    ];
    for number in 0..20 {
        let from = format!("sound{number}.mercer@example.org");
        mails.deliver(&mail(&from, &format!("sound{number}@example.org"), "A bill", "There is a copper kettle on my bill."));
        if let Some(poison) = poison.get(number) {
            mails.deliver(poison);
        }
    }
    mails.all_before_is_in().await;
    for number in 0..20 {
        mails.letter(&format!("sound{number}.mercer@example.org"), 1).await;
    }
    let cases = mails.office.cases();
    assert_eq!(cases.len(), 21 + poison.len(), "none is nowhere");
    let told = find("a person is told", || {
        let told = taken(&mails.sink, "care@example.org").into_iter().filter(|mail| mail.subject.contains("could not be read"));
        let told: Vec<String> = told.map(|mail| reference_in(&mail.subject)).collect();
        (2 <= told.len()).then_some(told)
    })
    .await;
    let shown = mails.office.case(&["show", &told[0]]);
    assert!(shown.contains("could not be read:") && shown.contains(".eml]"), "{shown}");
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
    assert_eq!(taken(&mails.sink, "ben.mercer@example.org").len(), 1, "nor does Ben hear of it");
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
