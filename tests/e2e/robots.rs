//! A program at the other end that answers every mail at once, under another name each time, with our text below and without a sign that
//! it is one: over a real MTA, with the limits that hold where nothing is configured. The week of it is lived in the simulation.

use std::collections::BTreeMap;

use crate::chats::reference_in;
use crate::letters::{Letter, mail_to};
use crate::mail_office::MailOffice;
use crate::mail_servers::{Dovecot, free_port};
use crate::mails::hand_over;
use crate::office::until;

/// Mails of the program: many times what any limit allows.
const MAILS: usize = 300;
/// Mails that it writes by itself when nothing comes.
const UNASKED: usize = 10;
/// What the program's domain may get in a day from us, by limits that nobody configured.
const BUDGET: usize = 30;
/// How often a closed case is opened again by mail.
const FLIPS_MAX: usize = 3;
const WORDS: &str = "Thank you for contacting our support team. Your request has been received and will be answered as soon as possible.";

struct Robot {
    mails: MailOffice,
    port: u16,
    written: usize,
    /// How many letters were answered, by whose inbox it is.
    answered: BTreeMap<String, usize>,
}

impl Robot {
    async fn start() -> Option<Self> {
        let port = free_port();
        let mut mails = MailOffice::found_at(Dovecot::start()?, |plan| plan.lmtp(port))?;
        mails.office.rewrite("redress.toml", |text| {
            let limit = |line: &&str| !line.starts_with("automatic_mails_per") && !line.starts_with("alike_mails_per");
            text.lines().filter(limit).map(|line| format!("{line}\n")).collect()
        });
        mails.office.start().await;
        Some(Self { mails, port, written: 0, answered: BTreeMap::new() })
    }

    /// Writes by itself, or answers a letter: where it asks for answers, or where it came from.
    async fn write(&mut self, letter: Option<&Letter>) {
        self.written += 1;
        let nth = self.written;
        let from = format!("robot{nth}@robot.example");
        let token = letter.map(|letter| letter.reply_to.clone()).filter(|to| !to.is_empty() && !nth.is_multiple_of(3));
        let to = token.unwrap_or_else(|| "complaints@example.org".to_owned());
        let thread = letter.map_or_else(String::new, |letter| format!("In-Reply-To: <{}>\r\n", letter.message_id));
        let subject = letter.map_or_else(|| "Your request".to_owned(), |letter| format!("Re: {}", letter.subject));
        let quoted: String = letter.map_or_else(String::new, |letter| letter.text.lines().map(|line| format!("> {line}\r\n")).collect());
        let mail =
            mail_to(&to, &from, &format!("r{nth}@robot.example"), &subject, &thread, &format!("{WORDS} Number {nth}.\r\n\r\n{quoted}"));
        let said = hand_over(self.port, "LHLO", &from, &to, &mail).await.unwrap();
        assert!(said.starts_with("250"), "{said}");
    }

    /// All letters to the program that it has not answered.
    fn unanswered(&mut self) -> Vec<Letter> {
        let users = self.mails.dovecot.users().into_iter().filter(|user| user.starts_with("robot"));
        let mut letters = Vec::new();
        for user in users {
            let all = self.mails.letters(&user);
            let before = self.answered.insert(user, all.len()).unwrap_or_default();
            letters.extend(all.into_iter().skip(before));
        }
        letters
    }

    /// Waits until all that was decided has arrived.
    async fn all_has_left(&self) {
        let office = &self.mails.office;
        until("nothing waits to leave", || !String::from_utf8_lossy(&office.run(&["outbox", "list"]).stdout).contains("robot")).await;
        self.mails.all_has_arrived().await;
    }
}

// Failure story 7: the robots talk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_7_a_program_that_answers_hundreds_of_times_gets_no_more_than_the_budget_and_one_person_is_told() {
    let Some(mut robot) = Robot::start().await else { return };
    let mut got = 0;
    while robot.written < MAILS {
        let letters = robot.unanswered();
        got += letters.len();
        for letter in &letters {
            robot.write(Some(letter)).await;
        }
        if letters.is_empty() {
            for _ in 0..UNASKED {
                robot.write(None).await;
            }
        }
        robot.all_has_left().await;
    }
    got += robot.unanswered().len();
    assert!(0 < got && got <= BUDGET, "{got} letters to a program that wrote {} times", robot.written);
    let told = || robot.mails.letters("admin@example.org").into_iter().filter(|letter| letter.text.contains("robot.example")).count();
    until("a person is told", || told() == 1).await;
    let contacts = robot.mails.office.cases().len();
    assert!(robot.written - got <= contacts, "{contacts} cases: what is no answer is a case of its own");
    assert_eq!(told(), 1, "once");
    robot.mails.office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_7_a_case_whose_every_letter_a_program_answers_is_opened_again_three_times_and_no_more() {
    let Some(mut robot) = Robot::start().await else { return };
    robot.write(None).await;
    robot.all_has_left().await;
    let first = robot.unanswered().pop().expect("an acknowledgement");
    let reference = reference_in(&first.subject);
    let mut flips = 0;
    for _ in 0..FLIPS_MAX + 3 {
        let is_open = robot.mails.office.case(&["list"]).contains(&reference);
        if is_open {
            robot.mails.office.case(&[
                "close",
                &reference,
                "--outcome",
                "solved",
                "Cause: manufacturing\nPattern: single\nCategory: product",
            ]);
        }
        robot.all_has_left().await;
        for letter in robot.unanswered().into_iter().chain([first.clone()]) {
            robot.write(Some(&letter)).await;
        }
        flips = robot.mails.office.case(&["show", &reference]).matches("reopened").count();
    }
    assert_eq!(flips, FLIPS_MAX, "{}", robot.mails.office.case(&["show", &reference]));
    assert!(!robot.mails.office.case(&["list"]).contains(&reference), "it stays closed");
    robot.mails.office.close().await;
}
