//! A whole case by mail, from a complaint in Telegram to its end, over a real mailbox and a real MTA: every letter of it, kept to be
//! read with `REDRESS_MAILS_TO=folder cargo test --test e2e whole`.

use crate::bot_api::{BotApi, Limits};
use crate::chats::hears;
use crate::letters::{Letter, inbox};
use crate::office::{find, until};
use crate::staff::House;

const ANN: &str = "ann.mercer@example.org";
const DECISION: &str = "resolve accepted replacement\r\nDear Ann,\r\nthe handle was badly made, and we are sorry.\r\n\
                        Asked: You get a new kettle.\r\nRemedy: replacement, in 5 days\r\nCause: manufacturing\r\nPattern: single";

impl House {
    /// Waits for a letter in Ann's own inbox.
    async fn ann_reads(&self, words: &str) -> Letter {
        let found = || inbox(&self.dovecot, "ann.mercer").into_iter().find(|letter| letter.text.contains(words));
        find(&format!("a letter to Ann: {words}"), found).await
    }

    /// Ann answers a letter as mail programs do.
    async fn ann_answers(&mut self, letter: &Letter, words: &str) {
        let quoted: String = letter.text.lines().map(|line| format!("> {line}\r\n")).collect();
        let words = format!("{words}\r\n\r\nOn Sat, 21 Nov 2026, Kettle & Sons wrote:\r\n{quoted}");
        let thread = format!("In-Reply-To: <{}>\r\n", letter.message_id);
        let subject = format!("Re: {}", letter.subject);
        self.send(ANN, &format!("Ann Mercer <{ANN}>"), &letter.reply_to, &subject, &thread, &words).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_case_goes_by_mail_from_the_complaint_in_a_chat_to_the_decision_that_is_accepted() {
    let api = BotApi::start_with(Limits::local()).await;
    let Some((mut house, mut ann, reference, new)) = House::with_a_complaint(&api).await else { return };
    house.answer(&new, "help").await;
    house.team_is_told("resolve", 1).await;
    house.answer(&new, "severity low").await;
    house.answer(&new, "due 3 days").await;
    house.answer(&new, "take").await;
    until("the case is taken", || house.office.case(&["list"]).contains("taken by care@example.org")).await;

    ann.say("/link ann.mercer@example.org");
    let coded = || inbox(&house.dovecot, "ann.mercer").into_iter().find(|letter| letter.subject == "Your code");
    let code = find("the code", coded).await;
    let code = code.text.split_whitespace().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').expect("a code").to_owned();
    ann.say(&code);
    hears(&mut ann, "belong together from here").await;
    let welcome = house.ann_reads("belong together from here").await;
    house.ann_answers(&welcome, "I forgot: it is the big one.").await;
    let again = house.team_reads("The customer wrote again").await;
    house.answer(&again, "ask Dear Ann,\r\nis the lid damaged too?").await;
    let asked = house.ann_reads("is the lid damaged too?").await;
    house.ann_answers(&asked, "No, the lid is fine.").await;
    until("the answer is there", || house.office.case(&["show", &reference]).contains("the lid is fine")).await;

    house.answer(&again, DECISION).await;
    let decided = house.ann_reads("the handle was badly made").await;
    assert!(!decided.text.contains("manufacturing") && !decided.text.contains("Cause:"), "{}", decided.text);
    house.ann_answers(&decided, "accept").await;
    until("the case is closed", || house.office.case(&["list", "--closed"]).contains("closed by")).await;
    let shown = find("every message was accepted", || {
        let shown = house.office.case(&["show", &reference]);
        (shown.matches("  accepted ").count() == shown.matches("  queued ").count()).then_some(shown)
    })
    .await;
    assert!(shown.contains("250 2.0.0 Ok: queued as"), "{shown}");
    house.keep(&ann);
    house.nothing_inside_left(&ann);
    house.office.close().await;
}
