//! What does not arrive at the customer: staff hear of it, and the other way is taken.

use crate::bot_api::{BotApi, Customer};
use crate::publishing::say;
use crate::site::{Site, until, until_or};
use crate::smtp_sink::SmtpSink;

/// Files a complaint that names an address, and returns its reference.
fn complain(site: &Site, customer: &Customer) -> String {
    say(customer, "/start", "What is your complaint about?");
    say(customer, "A bill", "tell me what happened");
    say(customer, "I was charged twice for one kettle.", "order number");
    say(customer, "skip", "What would put it right");
    say(customer, "My money back", "e-mail address");
    say(customer, "ann@example.net", "Is it right?");
    customer.press("Yes, file it");
    until(|| customer.transcript().iter().any(|line| line.contains("CMP-")));
    site.ok(&["case", "list"]).lines().find_map(|line| line.split_whitespace().find(|word| word.starts_with("CMP-"))).unwrap().to_owned()
}

fn mailed(smtp: &SmtpSink, to: &str, words: &str) -> bool {
    smtp.taken().iter().any(|mail| mail.to == to && mail.content.contains(words))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reply_into_a_blocked_chat_goes_by_mail_and_the_case_says_so() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let _daemon = site.start();
    let customer = api.customer(5, "Ann", "en");
    let reference = complain(&site, &customer);
    customer.block_unseen();
    site.ok(&["case", "--as", "ann", "reply", &reference, "Which kettle was it?"]);
    until(|| mailed(&smtp, "ann@example.net", "Which kettle was it?"));
    until_or(|| mailed(&smtp, "care@example.org", "bot was blocked by the user"), || site.log());
    let story = site.ok(&["case", "show", &reference]);
    for words in ["cannot be reached: Forbidden: bot was blocked by the user", "refused ", "accepted "] {
        assert!(story.contains(words), "no {words:?} in\n{story}");
    }
    // What is written later goes by mail at once; who writes again is answered in the chat again.
    site.ok(&["case", "--as", "ann", "reply", &reference, "The second question."]);
    until(|| mailed(&smtp, "ann@example.net", "The second question."));
    customer.unblock();
    say(&customer, "I am back.", "added");
    assert!(!site.ok(&["case", "show", &reference]).lines().take(14).any(|line| line.starts_with("cannot be reached")));
}
