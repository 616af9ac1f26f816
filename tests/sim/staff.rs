//! What staff of a life write: every order, well and badly, with words that are for each other alone wherever an order takes some.

use redress::desk::message::{Content, Message};
use redress::desk::notice::{Audience, Notice};

use super::people::INSIDE;
use super::random::Random;

/// Orders without words to the customer; below each stand words for colleagues.
const ORDERS: [&str; 20] = [
    "take",
    "note",
    "reason",
    "severity high",
    "due 3 days",
    "snooze 2 days",
    "snooze until next year",
    "away 2 days cover nobody",
    "away 2 days cover ana",
    "back",
    "reopen",
    "about nobody",
    "assign nobody",
    "assign desk",
    "proof apology",
    "classify it_system single",
    "merge nothing",
    "help",
    "tkae",
    "noet",
];
/// What a closed complaint must have.
pub(crate) const CAUSE: &str = "Cause: it_system\nPattern: single\nCategory: other";
/// Words that are the customer's to read.
const ANSWERS: [&str; 6] = [
    "We look into it, and write to you again soon.",
    "ask Which of the two is it, please?",
    "reply Yes.",
    "close solved",
    "close solved\nCause: it_system\nPattern: single\nCategory: other\nA new one is on its way.",
    "resolve accepted apology\nWe are sorry for what happened.\ncause: it_system\npattern: single",
];

/// Returns the new words of a mail by a member of staff.
pub(crate) fn words(random: &mut Random) -> String {
    let order = *random.pick(&ORDERS);
    match random.below(8) {
        0 | 1 => format!("note {INSIDE}"),
        2 => format!("reason {INSIDE}"),
        3 | 4 => format!("{order}\n{INSIDE}"),
        5 => order.to_owned(),
        _ => (*random.pick(&ANSWERS)).to_owned(),
    }
}

/// Tells whether a message to a customer carries words that staff wrote for each other.
pub(crate) fn leaks(message: &Message) -> bool {
    let to_customer = Notice::named(&message.notice).map(Notice::audience) == Some(Audience::Customer);
    let said = match &message.content {
        Content::Chat(chat) => chat.text.as_str().to_owned(),
        Content::Mail(mail) => format!("{}\n{}\n{}", mail.subject.as_str(), mail.text.as_str(), mail.to_name.as_str()),
        Content::Fetch { .. } => String::new(),
    };
    to_customer && said.contains(INSIDE)
}
