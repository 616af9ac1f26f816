//! Staff who answer from their inbox: the reply is the answer, one line closes the case, and nobody else can.
//!
//! `REDRESS_MAILS_TO=folder cargo test --test e2e a_case_goes` keeps every mail of a case there, to be read.

use crate::bot_api::{BotApi, Customer, Limits};
use crate::chats::{COMPLAINT, answers, hears, reference_in};
use crate::letters::{Letter, inbox, mail_to};
use crate::mail_servers::{Dovecot, Postfix};
use crate::mails::hand_over;
use crate::office::{Office, find};
use crate::plan::Plan;

/// Words that are for colleagues alone.
const INSIDE: [&str; 3] = ["she sounds drunk", "third time this month", "lawyer"];

/// An office with a mailbox and an MTA between it and its staff.
pub(crate) struct House {
    pub(crate) dovecot: Dovecot,
    postfix: Postfix,
    pub(crate) office: Office,
    letters: usize,
}

impl House {
    pub(crate) async fn start(api: &BotApi) -> Option<Self> {
        let dovecot = Dovecot::start()?;
        let postfix = Postfix::start(dovecot.lmtp_port)?;
        let mut office = Office::new(&Plan::new(postfix.smtp_port).telegram(api.url()).imap(dovecot.imap_port));
        office.start().await;
        Some(Self { dovecot, postfix, office, letters: 0 })
    }

    /// An office to which Ann has complained in the chat: with her, her reference, and the team's letter about it.
    pub(crate) async fn with_a_complaint(api: &BotApi) -> Option<(Self, Customer, String, Letter)> {
        let house = Self::start(api).await?;
        let mut ann = api.customer(700_700, "Ann Mercer", "en");
        ann.say("/start");
        answers(&mut ann, &COMPLAINT).await;
        let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
        let new = house.team_reads("new case").await;
        Some((house, ann, reference, new))
    }

    /// Waits for a letter in the team's inbox whose subject has these words.
    pub(crate) async fn team_reads(&self, words: &str) -> Letter {
        find(&format!("a letter to the team: {words}"), || {
            inbox(&self.dovecot, "care").into_iter().find(|letter| letter.subject.contains(words))
        })
        .await
    }

    /// Waits for the `count`-th letter in the team's inbox whose text has these words.
    pub(crate) async fn team_is_told(&self, words: &str, count: usize) -> Letter {
        find(&format!("letter {count} to the team: {words}"), || {
            inbox(&self.dovecot, "care").into_iter().filter(|letter| letter.text.contains(words)).nth(count - 1)
        })
        .await
    }

    pub(crate) async fn send(&mut self, envelope: &str, from: &str, to: &str, subject: &str, headers: &str, words: &str) {
        self.letters += 1;
        let mail = mail_to(to, from, &format!("staff{}@example.org", self.letters), subject, headers, words);
        let said = hand_over(self.postfix.smtp_port, "EHLO", envelope, to, &mail).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
    }

    /// The team answers a letter.
    pub(crate) async fn answer(&mut self, letter: &Letter, words: &str) {
        self.answer_as("care@example.org", letter, words).await;
    }

    /// Answers a letter as a mail program does: the words above, the letter quoted below.
    async fn answer_as(&mut self, from: &str, letter: &Letter, words: &str) {
        let quoted: String = letter.text.lines().map(|line| format!("> {line}\r\n")).collect();
        let words = format!("{words}\r\n\r\nOn Sat, 21 Nov 2026, Kettle & Sons wrote:\r\n{quoted}");
        let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
        let subject = format!("Re: {}", letter.subject);
        self.send(from, &format!("Customer Care <{from}>"), &letter.reply_to, &subject, &thread, &words).await;
    }

    /// Keeps what everybody read, where `REDRESS_MAILS_TO` names a folder: to be read as its receivers read it.
    pub(crate) fn keep(&self, customer: &Customer) {
        let Some(folder) = std::env::var_os("REDRESS_MAILS_TO").map(std::path::PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("chat.txt"), customer.transcript().join("\n---\n")).unwrap();
        for user in ["care", "ann", "lead", "manager", "safety", "ann.mercer"] {
            for (nth, letter) in inbox(&self.dovecot, user).into_iter().enumerate() {
                let shown = format!("{}\n\n===== text\n{}\n===== html\n{}\n", letter.raw, letter.text, letter.html);
                std::fs::write(folder.join(format!("{user}-{nth:02}.txt")), shown).unwrap();
            }
        }
    }

    /// Nothing that was for inside was ever sent to the customer, on either channel.
    pub(crate) fn nothing_inside_left(&self, customer: &Customer) {
        let mails = inbox(&self.dovecot, "ann.mercer").into_iter().map(|letter| letter.raw);
        for said in customer.transcript().into_iter().chain(mails) {
            for inside in INSIDE {
                assert!(!said.contains(inside), "{inside:?} left:\n{said}");
            }
        }
    }
}

// Failure story 15, the half of staff: notes mailed to customers.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_goes_from_its_complaint_to_its_end_by_answers_alone() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, mut ann, reference, new)) = House::with_a_complaint(&api).await else { return };
    assert!(new.reply_to.starts_with("complaints+s-") && new.html.contains("<a href=\"mailto:complaints%2Bs-"), "{}", new.raw);

    house.answer(&new, "note she sounds drunk, third time this month").await;
    house.team_is_told("It stays inside.", 1).await;
    house.answer(&new, "take\r\nAsk our lawyer first.").await;
    house.team_is_told("was not sent", 1).await;
    assert!(house.office.case(&["list"]).contains("taken by care@example.org"));
    house.answer(&new, "clsoe").await;
    house.team_is_told("Nothing was done", 1).await;

    house.answer(&new, "Dear Ann,\r\nwhich kettle is it, the big one or the small one?").await;
    let asked = hears(&mut ann, "the big one or the small one?").await;
    assert!(!asked.text.contains("Write above this line") && !asked.text.contains("On Sat"), "{}", asked.text);
    house.team_is_told("The customer reads: “Dear Ann,", 1).await;
    ann.say("The big one.");
    let again = house.team_reads("The customer wrote again").await;
    house.answer(&again, "close replaced\r\nCause: manufacturing\r\nPattern: single\r\nA new kettle is on its way.").await;
    let closed = hears(&mut ann, "We have closed your case").await;
    assert!(closed.text.contains("replaced") && closed.text.contains("A new kettle is on its way."), "{}", closed.text);
    house.team_is_told("is closed, and the customer is told", 1).await;

    house.answer(&again, "We forgot to say that it is free of charge.").await;
    house.team_is_told("Answer with “reopen” first", 1).await;
    house.answer(&again, "reopen").await;
    hears(&mut ann, "is open again").await;
    house.nothing_inside_left(&ann);
    let shown = house.office.case(&["show", &reference]);
    for line in ["note: she sounds drunk", "took the case", "replied: Dear Ann,", "closed: replaced", "reopened"] {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }
    house.keep(&ann);
    house.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_waits_and_what_goes_to_the_address_for_notes_stays_inside() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, mut ann, reference, new)) = House::with_a_complaint(&api).await else { return };
    house.answer(&new, "ask Is it the big one or the small one?").await;
    let asked = hears(&mut ann, "the big one or the small one?").await;
    assert!(asked.text.contains("We need your answer"), "{}", asked.text);
    house.team_is_told("The case waits for the answer until", 1).await;
    assert!(house.office.case(&["show", &reference]).contains("waits     for the customer since"));

    let notes_to = new.text.split_whitespace().find(|word| word.starts_with("complaints+n-")).expect("an address for notes").to_owned();
    let subject = format!("Re: [{reference}]");
    let from = "Customer Care <care@example.org>";
    house
        .send("care@example.org", from, &notes_to, &subject, "", "close rejected\r\nDear Ann, she sounds drunk. Our lawyer says no.")
        .await;
    house.team_is_told("It stays inside.", 1).await;
    house.send("mallory@example.net", "mallory@example.net", &notes_to, &subject, "", "close rejected").await;
    house.team_is_told("could not prove it", 1).await;

    ann.say("The big one.");
    house.team_reads("The customer wrote again").await;
    let shown = house.office.case(&["show", &reference]);
    for line in ["waits for the customer no longer", "note: close rejected", "asked, waits until"] {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }
    assert!(!shown.contains("waits     for the customer since"), "{shown}");
    house.nothing_inside_left(&ann);
    house.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleagues_second_answer_to_the_same_question_is_held_with_a_warning() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, mut ann, _, new)) = House::with_a_complaint(&api).await else { return };
    house.answer(&new, "Dear Ann,\r\nwhich kettle is it, the big one or the small one?").await;
    hears(&mut ann, "the big one or the small one?").await;
    house.answer(&new, "assign ann").await;
    let mine = find("a letter to the colleague", || inbox(&house.dovecot, "ann").pop()).await;
    house.answer_as("ann@example.org", &mine, "Dear Ann,\r\nwe are sorry, and ask for your patience.").await;
    let held =
        || inbox(&house.dovecot, "ann").into_iter().find(|letter| letter.text.contains("has answered since the customer wrote last"));
    let held = find("the warning", held).await;
    assert!(held.text.contains("Nothing was done, and nothing was sent to the customer."), "{}", held.text);
    assert!(!ann.transcript().join("\n").contains("ask for your patience"));
    house.answer_as("ann@example.org", &mine, "reply Dear Ann, please send a picture too.").await;
    hears(&mut ann, "please send a picture too").await;
    house.office.close().await;
}

// Failure story 9, the half of staff: who forges a member of staff does nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_9_forged_mails_of_staff_do_nothing_and_are_told_of() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, ann, reference, new)) = House::with_a_complaint(&api).await else { return };
    let copy = find("the customer's copy", || inbox(&house.dovecot, "ann.mercer").pop()).await;
    let (token, customers, plain) = (new.reply_to.clone(), copy.reply_to.clone(), "complaints@example.org".to_owned());
    let wrong = token.replace(&token[token.len() - 16..token.len() - 14], "zz");
    let (subject, thread) = (format!("Re: [{reference}]"), format!("In-Reply-To: <{}>\r\n", new.message_id));
    let evil = "mallory@example.net";
    let forged: [(&str, &str, &str, &str); 10] = [
        ("care@example.org", &plain, "", "a name in From alone"),
        ("care@example.org", &wrong, "", "a token that was guessed"),
        ("care@example.org", &customers, "", "the customer's token"),
        ("ann@example.org", &token, "", "a colleague's token"),
        ("=?utf-8?q?Care=0D=0AFrom:_care=40example.org?= <mallory@example.net>", &token, "", "a line break in a name"),
        (evil, &token, &thread, "a stranger with token and thread"),
        ("ann.mercer@example.org", &token, "", "the customer with the token"),
        ("\"care@example.org\" <mallory@example.net>", &token, "", "an address as a name"),
        (evil, &token, "Sender: care@example.org\r\nReply-To: care@example.org\r\n", "other headers that name the team"),
        (evil, &token, "From: care@example.org\r\n", "two senders"),
    ];
    for (nth, (from, to, headers, kind)) in forged.iter().enumerate() {
        house.send("mallory@example.net", from, to, &subject, headers, &format!("close rejected\r\nGo away, number {nth}.")).await;
        house.team_is_told("could not prove it", nth + 1).await;
        assert!(house.office.case(&["list"]).contains(&reference), "{kind} closed the case");
    }
    // A stranger who has the customer's own letter adds to the case as a stranger, and orders nothing.
    house.send(evil, evil, &customers, &subject, "", "close rejected\r\nGo away, says a stranger.").await;
    house.team_is_told("came from another address", 1).await;
    assert!(house.office.case(&["list"]).contains(&reference), "the customer's token closed the case");
    assert!(!ann.transcript().join("\n").contains("Go away"), "{}", ann.transcript().join("\n"));
    assert!(!inbox(&house.dovecot, "ann.mercer").iter().any(|letter| letter.raw.contains("Go away")));
    assert_eq!(house.office.cases().len(), 1, "no forged mail opened a case");
    house.office.close().await;
}
