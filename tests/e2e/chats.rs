//! Complaints in Telegram, from the first word to the closed case.

use crate::bot_api::{BotApi, BotMessage, Customer, Limits};
use crate::letters::{Letter, inbox};
use crate::mail_servers::{Dovecot, Postfix};
use crate::office::{Office, PATIENCE, find, text, until};
use crate::plan::Plan;

/// What a customer does at a question.
#[derive(Clone, Copy)]
pub(crate) enum Do<'a> {
    Say(&'a str),
    Press(&'a str),
}

/// Waits for a message with these words in it.
pub(crate) async fn hears(customer: &mut Customer, words: &str) -> BotMessage {
    let until = tokio::time::Instant::now() + PATIENCE;
    while let Some(message) = customer.next_message(until - tokio::time::Instant::now()).await {
        if message.text.contains(words) {
            return message;
        }
    }
    panic!("never said: {words:?}\n{}", customer.transcript().join("\n"));
}

/// Answers each question when it comes.
pub(crate) async fn answers(customer: &mut Customer, script: &[(&str, Do<'_>)]) {
    for (question, answer) in script {
        hears(customer, question).await;
        match answer {
            Do::Say(words) => customer.say(words),
            Do::Press(label) => customer.press(label),
        };
    }
}

/// The reference in a text, such as `CMP-7K3M-92`.
pub(crate) fn reference_in(text: &str) -> String {
    let from = text.find("CMP-").unwrap_or_else(|| panic!("no reference in {text:?}"));
    text[from..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

pub(crate) const COMPLAINT: [(&str, Do<'_>); 9] = [
    ("What is your complaint about?", Do::Press("📦 A product")),
    ("in your own words", Do::Say("The copper handle came off and hot water ran over the floor.")),
    ("Was anybody hurt?", Do::Press("No")),
    ("Could somebody still get hurt", Do::Say("no")),
    ("order number", Do::Say("ab-123456")),
    ("photo", Do::Press("Skip")),
    ("put it right", Do::Press("A replacement")),
    ("e-mail address", Do::Say("ann.mercer@example.org")),
    ("Is it right?", Do::Press("Yes, file it")),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_complaint_goes_from_the_first_word_to_the_closing_notice() {
    let Some(dovecot) = Dovecot::start() else { return };
    let Some(postfix) = Postfix::start(dovecot.lmtp_port) else { return };
    let api = BotApi::start_with(Limits::local()).await;
    let mut office = Office::new(&Plan::new(postfix.smtp_port).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let acknowledged = hears(&mut ann, "Its reference is").await;
    let reference = reference_in(&acknowledged.text);

    // The team and the customer have mail; the team's carries the reference and none of the customer's words.
    let team = arrived(&dovecot, "care", &reference).await;
    assert!(team.text.contains("Answer this mail: what you write goes to the customer") && !team.raw.contains("copper"), "{}", team.raw);
    let copy = arrived(&dovecot, "ann.mercer", &reference).await;
    assert!(copy.text.contains("If you did not write to us") && !copy.raw.contains("copper"), "{}", copy.raw);

    let listed = office.case(&["list"]);
    assert!(listed.contains(&reference) && listed.contains("product"), "{listed}");
    office.case(&["take", &reference]);
    assert!(office.case(&["list"]).contains("taken by ann"));
    office.case(&["reply", &reference, "A new kettle is on its way."]);
    hears(&mut ann, "A new kettle is on its way.").await;
    office.case(&["close", &reference, "--outcome", "replaced", "Cause: manufacturing\nPattern: single"]);
    let closed = hears(&mut ann, "We have closed your case").await;
    assert!(closed.text.contains("replaced"), "{}", closed.text);

    let shown = find("every message was accepted", || {
        let shown = office.case(&["show", &reference]);
        (shown.matches("  accepted ").count() == shown.matches("  queued ").count()).then_some(shown)
    })
    .await;
    for line in ["answered wish", "filed as", "took the case", "closed: replaced", "queued staff: new case", "250 2.0.0 Ok: queued as"] {
        assert!(shown.contains(line), "{line:?} is not in\n{shown}");
    }
    let exported = office.cases();
    assert_eq!(exported.len(), 1);
    assert_eq!((&exported[0]["stage"], &exported[0]["outcome"]), (&"closed".into(), &"replaced".into()));
    let answers = &exported[0]["answers"];
    assert_eq!((&answers["category"], &answers["injured"], &answers["wish"]), (&"product".into(), &false.into(), &"replacement".into()));
    assert_eq!((&answers["order_no"], &answers["email"]), (&"AB-123456".into(), &"ann.mercer@example.org".into()));
    let csv = office.case(&["export", "--format", "csv"]);
    assert!(csv.starts_with("reference,channel,contact") && csv.lines().count() == 2 && csv.contains("copper handle"), "{csv}");
    assert!(!office.case(&["list"]).contains(&reference) && office.case(&["list", "--closed"]).contains(&reference));
    until("the updates are confirmed", || api.pending() == 0).await;
    assert_eq!((api.violations(), api.too_many()), (Vec::<String>::new(), 0));
    office.close().await;
}

async fn arrived(dovecot: &Dovecot, user: &str, words: &str) -> Letter {
    find(&format!("a mail to {user}"), || inbox(dovecot, user).into_iter().find(|mail| mail.subject.contains(words))).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_that_cannot_be_carried_out_says_why() {
    let api = BotApi::start_with(Limits::local()).await;
    let mut office = Office::new(&Plan::new(9).telegram(api.url()));
    office.start().await;
    let refused = |arguments: &[&str], words: &str| {
        let output = office.run(arguments);
        let said = text(&output.stderr);
        assert!(output.status.code() == Some(1) && said.starts_with("error: ") && said.contains(words), "{said}");
    };
    refused(&["case", "show", "CMP-0000"], "is not a reference");
    refused(&["case", "reply", "CMP-0000", " "], "there are no words");
    office.close().await;
}
