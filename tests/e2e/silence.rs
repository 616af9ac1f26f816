//! What machines answer: reports that follow no standard find their letter, and two programs like this one fall silent.

use crate::letters::{mail, mail_to, taken};
use crate::mail_servers::free_port;
use crate::mails::hand_over;
use crate::office::{Office, find, until};
use crate::plan::Plan;
use crate::smtp_sink::{SmtpSink, Taken};

/// Rounds after which two programs that still write to each other are in a loop.
const ROUNDS_MAX: usize = 12;

/// An office that is handed its mail by LMTP, and whose own mails end in a sink.
struct House {
    office: Office,
    sink: SmtpSink,
    port: u16,
    address: &'static str,
}

impl House {
    async fn open(address: &'static str) -> Self {
        let sink = SmtpSink::start(|_, _| None).await;
        let port = free_port();
        let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
        office.rewrite("redress.toml", |text| text.replace("complaints@example.org", address));
        office.start().await;
        Self { office, sink, port, address }
    }

    async fn take(&self, from: &str, to: &str, mail: &str) {
        let said = hand_over(self.port, "LHLO", from, to, mail).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
    }

    async fn mail_to(&self, address: &str, nth: usize) -> Taken {
        find(&format!("mail {nth} to {address}"), || self.sink.taken_by(address).into_iter().nth(nth)).await
    }

    /// Brings a mail of a person who was never here, and waits until it is acknowledged: by then all before it is answered.
    async fn all_before_is_answered(&self, nth: usize) {
        let stranger = format!("stranger{nth}@example.com");
        self.take(&stranger, self.address, &mail_to(self.address, &stranger, &format!("{nth}@example.com"), "Bill", "", "It is wrong."))
            .await;
        self.mail_to(&stranger, 0).await;
    }
}

// Failure story 8: the acknowledgement that never arrived.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_names_nothing_finds_its_letter_by_the_envelope() {
    let house = House::open("complaints@example.org").await;
    let words = "The handle of my copper kettle came off.";
    house.take("ben@example.com", house.address, &mail("ben@example.com", "first@example.com", "My kettle", words)).await;
    let acknowledgement = house.mail_to("ben@example.com", 0).await;
    assert!(acknowledgement.from.starts_with("complaints+b-"), "{}", acknowledgement.from);
    // What may be a person's mail to the envelope sender is put before staff; it opens nothing, is not answered, and tells nobody that Ben
    // cannot be reached.
    let note = mail_to(&acknowledgement.from, "ben@example.com", "away@example.com", "I am on a boat", "", "Until Monday.");
    house.take("ben@example.com", &acknowledgement.from, &note).await;
    let report = "From: MAILER-DAEMON@mx.example.com\r\nSubject: Delivery failed\r\n\r\nThere is no such mailbox.\r\n";
    house.take("", &acknowledgement.from, report).await;
    until("staff hear that Ben cannot be reached", || {
        taken(&house.sink, "care@example.org").iter().any(|letter| letter.subject.contains("cannot be reached"))
    })
    .await;
    assert_eq!(house.office.cases().len(), 1);
    assert_eq!(house.sink.taken_by("ben@example.com").len(), 1);
    house.office.close().await;
}

// Failure story 7: two helpdesks write to each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_7_two_programs_that_face_each_other_fall_silent() {
    let (ours, theirs) = (House::open("complaints@example.org").await, House::open("help@example.net").await);
    let words = "We have your message, and will come back to you.";
    ours.take(theirs.address, ours.address, &mail_to(ours.address, theirs.address, "first@example.net", "Your mail", "", words)).await;
    let answer = ours.mail_to(theirs.address, 0).await;
    theirs.take(&answer.from, theirs.address, &answer.content).await;
    theirs.all_before_is_answered(0).await;
    assert!(theirs.sink.taken_by(ours.address).is_empty(), "a mail that says that it is automatic is not answered");
    theirs.office.close().await;
    ours.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_7_two_programs_whose_signs_are_lost_on_the_way_fall_silent_too() {
    let (ours, theirs) = (House::open("complaints@example.org").await, House::open("help@example.net").await);
    let words = "We have your message, and will come back to you.";
    ours.take(theirs.address, ours.address, &mail_to(ours.address, theirs.address, "first@example.net", "Your mail", "", words)).await;
    let (mut from_us, mut from_them) = (0, 0);
    for round in 0..ROUNDS_MAX {
        ours.all_before_is_answered(round).await;
        let answers = ours.sink.taken_by(theirs.address);
        for answer in answers.iter().skip(from_us) {
            theirs.take(&answer.from, theirs.address, &without_signs(&answer.content)).await;
        }
        theirs.all_before_is_answered(round).await;
        let replies = theirs.sink.taken_by(ours.address);
        for reply in replies.iter().skip(from_them) {
            ours.take(&reply.from, ours.address, &without_signs(&reply.content)).await;
        }
        let silent = (answers.len(), replies.len()) == (from_us, from_them);
        (from_us, from_them) = (answers.len(), replies.len());
        if silent {
            assert!(0 < from_us && from_us <= 10 && from_them <= 10, "{from_us} and {from_them} mails");
            theirs.office.close().await;
            return ours.office.close().await;
        }
    }
    panic!("{from_us} and {from_them} mails, and no end");
}

/// A mail as a careless gateway hands it on: without what tells that it is automatic.
fn without_signs(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let kept = head.split("\r\n").filter(|line| {
        let line = line.to_ascii_lowercase();
        !["auto-submitted:", "x-auto-response-suppress:", "precedence:"].iter().any(|name| line.starts_with(name))
    });
    format!("{}\r\n\r\n{body}", kept.collect::<Vec<_>>().join("\r\n"))
}
