//! What staff of a life write: every order, well and badly, with words that are for each other alone wherever an order takes some, in
//! their signatures and in what their mail programs quote; and every byte that leaves for a customer, looked through for them.

use chrono::{DateTime, Utc};

use redress::desk::dossier::ContactId;
use redress::desk::event::{Event, SenderCheck};
use redress::desk::message::{Content, MailMessage, Message};
use redress::desk::notice::{Audience, Notice};
use redress::desk::rules::Rules;
use redress::engine::inbound::{Inbound, InboundKey, Origin};
use redress::flow::answer::{File, FileKind, FilePlace};
use redress::io::mail::shape::{self, Arrival, Sender};

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

/// Returns the answer to a letter as it comes in: read from its bytes, as any mail is.
pub(crate) fn answer(letter: &MailMessage, random: &mut Random, id: &str, rules: &Rules, now: DateTime<Utc>) -> Inbound {
    let mut notes_to = letter.text.as_str().split_whitespace().map(|word| word.trim_matches(['<', '>', ',', '.']));
    let notes_to = notes_to.rfind(|word| word.contains("+n-")).filter(|_| random.chance(10));
    let to = notes_to.or(letter.reply_to.as_deref()).unwrap_or_default();
    let bytes = format!(
        "From: Staff <{}>\r\nTo: <{to}>\r\nMessage-ID: <{id}>\r\nIn-Reply-To: <{}>\r\nSubject: Re: {}\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}{}{}\r\n",
        letter.to.as_str(),
        letter.message_id,
        letter.subject.as_str(),
        words(random),
        random.pick(&SIGNATURES).replace("INSIDE", INSIDE),
        quoted(letter, random),
    );
    let sender = ContactId::Email(letter.to.clone());
    arrived(&bytes, sender, SenderCheck::Unchecked, rules, now)
}

/// Returns a mail as it comes in, read from its bytes; `sender` where these name nobody.
pub(crate) fn arrived(bytes: &str, sender: ContactId, sender_check: SenderCheck, rules: &Rules, now: DateTime<Utc>) -> Inbound {
    let raw = File {
        name: "mail.eml".into(),
        kind: FileKind::Mail,
        media_type: "message/rfc822".into(),
        size_bytes: None,
        place: FilePlace::Stored { sha256: "00".repeat(32) },
    };
    let taken = shape::to_inbound(
        &shape::parse(bytes.as_bytes()),
        Arrival {
            bytes: bytes.as_bytes(),
            raw,
            files: Vec::new(),
            arrived_at: now,
            own: std::slice::from_ref(&rules.own_mail.address),
            sender_check,
            secret: &[7; 32],
        },
    );
    let sender = taken.sender.unwrap_or(sender);
    let from = Origin::Mail { sender, tokens: taken.tokens, message_ids: taken.message_ids };
    Inbound { key: InboundKey::Mail(taken.key), from, event: Event::Mail(Box::new(taken.mail)), cursor: None }
}

/// Below the words; the customary line above a signature, with and without its blank.
const SIGNATURES: [&str; 3] = ["", "\r\n\r\n-- \r\nAna, INSIDE", "\r\n\r\n--\r\nAna\r\nINSIDE"];

/// Returns the letter below the answer, as different mail programs have it, with what a colleague had written to it.
fn quoted(letter: &MailMessage, random: &mut Random) -> String {
    let theirs = format!("{INSIDE}\r\n{}\r\n{INSIDE}", letter.text.as_str());
    let marked = || theirs.lines().map(|line| format!("> {line}\r\n")).collect::<String>();
    match random.below(5) {
        0 => String::new(),
        1 => format!("\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, Example Ltd <complaints@example.org> wrote:\r\n{}", marked()),
        2 => format!("\r\n\r\nAm 02.03.26 um 10:00 schrieb Example Ltd:\r\n{}", marked()),
        3 => format!(
            "\r\n\r\n________________________________\r\nFrom: Example Ltd <complaints@example.org>\r\nSent: Monday, 2 March 2026 10:00\r\n\
             To: Staff\r\nSubject: {}\r\n\r\n{theirs}",
            letter.subject.as_str()
        ),
        _ => format!("\r\n\r\n-----Original Message-----\r\nFrom: Example Ltd <complaints@example.org>\r\n\r\n{theirs}"),
    }
}

/// Returns the new words of a mail by a member of staff.
fn words(random: &mut Random) -> String {
    let order = *random.pick(&ORDERS);
    match random.below(8) {
        0 | 1 => format!("note {INSIDE}"),
        2 => format!("reason {INSIDE}"),
        3 | 4 => format!("{order}\n{INSIDE}"),
        5 => order.to_owned(),
        _ => (*random.pick(&ANSWERS)).to_owned(),
    }
}

/// Counts the bytes of a message as they leave for a customer, and tells whether they carry words that staff wrote for each other;
/// `None` of a message to staff.
pub(crate) fn leaving(message: &Message, rules: &Rules) -> Option<(usize, bool)> {
    if Notice::named(&message.notice).map(Notice::audience) != Some(Audience::Customer) {
        return None;
    }
    // Buttons, names, addresses and files too: a message is all that a channel gets.
    let mut said = vec![serde_json::to_string(message).expect("a message")];
    if let Content::Mail(mail) = &message.content {
        let sender = Sender { address: rules.own_mail.address.clone(), name: rules.own_mail.name.clone() };
        let bytes = shape::build(mail, &sender, message.created_at, &[]).expect("a mail that can be built");
        let parsed = shape::parse(&bytes);
        said.extend([parsed.subject, parsed.text, String::from_utf8_lossy(&bytes).into_owned()]);
    }
    Some((said.last().map_or(0, String::len), said.iter().any(|said| said.contains(INSIDE))))
}

/// Returns a mail to staff.
pub(crate) fn letter(message: &Message) -> Option<MailMessage> {
    match &message.content {
        Content::Mail(mail) if message.notice.starts_with("staff: ") => Some(MailMessage::clone(mail)),
        Content::Mail(_) | Content::Chat(_) | Content::Fetch { .. } => None,
    }
}
