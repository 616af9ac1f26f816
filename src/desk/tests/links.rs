//! One person on two channels: joined by a code alone, parted again, and answered where they wrote last.

use super::*;
use crate::desk::link::{Between, back};
use crate::desk::message::Automatic;
use crate::desk::token;

/// A chat and an address, each with its dossier; what one says to the other is handed over.
struct Both {
    chat: Life,
    mail: Life,
}

impl Both {
    fn new() -> Self {
        let mut mail = Life::mail();
        mail.seq = 5000;
        Self { chat: Life::chat(), mail }
    }

    fn says(&mut self, text: &str) -> String {
        let shown = self.chat.say(text);
        self.hand_over();
        [shown, self.chat.shown()].join("\n---\n")
    }

    /// Hands over what the last steps say to each other, as the engine does.
    fn hand_over(&mut self) {
        while !(self.chat.last.to_others.is_empty() && self.mail.last.to_others.is_empty()) {
            let said = [std::mem::take(&mut self.chat.last.to_others), std::mem::take(&mut self.mail.last.to_others)].concat();
            for (to, event) in said {
                let life = if to == self.chat.dossier.contact.id { &mut self.chat } else { &mut self.mail };
                assert_eq!(to, life.dossier.contact.id);
                life.step(&event);
            }
        }
    }

    fn link(&mut self) -> String {
        let code = self.code();
        self.says(&code)
    }

    /// Asks for a code and reads it in the mail.
    fn code(&mut self) -> String {
        self.says("/link Ann@example.net");
        let mail = self.chat.mails().pop().unwrap();
        assert_eq!(mail.to, address("ann@example.net"));
        mail.text.as_str().split_whitespace().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').unwrap().to_owned()
    }
}

/// A mail from the address, as the engine hands it to the chat's dossier.
fn from_ann(case: Option<CaseId>, text: &str) -> Event {
    let id = format!("{}@example.net", text.len());
    Event::Mail(Box::new(Mail { case, confirmed: case.is_some(), message_id: Some(id), ..mail("Re: my case", text) }))
}

fn begin_by_mail(both: &mut Both) -> CaseId {
    both.mail.step(&Event::Mail(Box::new(mail("Kettle", "The handle of my kettle came off."))));
    both.mail.dossier.cases.keys().next().copied().unwrap()
}

#[test]
fn a_code_that_comes_back_joins_what_both_channels_have() {
    let mut both = Both::new();
    let by_mail = begin_by_mail(&mut both);
    let in_chat = both.chat.complain();
    let said = both.link();
    assert!(said.contains("belong together from here"), "{said}");
    assert_eq!(both.chat.dossier.cases.keys().copied().collect::<Vec<_>>(), [in_chat, by_mail]);
    assert_eq!((both.mail.dossier.cases.len(), both.mail.dossier.link.chat), (0, Some(5)));
    let welcome = both.chat.mails().pop().unwrap();
    let references: Vec<String> = both.chat.dossier.cases.values().map(|case| case.reference.clone()).collect();
    assert!(references.iter().all(|reference| welcome.text.as_str().contains(reference)) && welcome.reply_to.is_some());
    let status = both.says("/status");
    assert!(references.iter().all(|reference| status.contains(reference)), "{status}");
}

#[test]
fn staff_answer_where_the_customer_wrote_last() {
    let mut both = Both::new();
    let case = both.chat.complain();
    both.link();
    let reply = |text: &str| StaffCommand::Reply { text: text.into(), files: vec![] };
    both.chat.staff(case, reply("Which kettle?")).unwrap();
    assert!(both.chat.shown().contains("Which kettle?") && both.chat.sent().is_empty());
    both.chat.step(&from_ann(Some(case), "The red one."));
    assert!(both.chat.shown().is_empty(), "{}", both.chat.shown());
    both.chat.staff(case, reply("Since when?")).unwrap();
    assert_eq!(both.chat.sent(), ["reply → ann@example.net"]);
    both.chat.say("Since Monday.");
    both.chat.staff(case, reply("Thank you.")).unwrap();
    assert!(both.chat.shown().contains("Thank you.") && both.chat.sent().is_empty());
}

#[test]
fn what_does_not_arrive_on_one_channel_goes_by_the_other() {
    let mut both = Both::new();
    let case = both.chat.complain();
    both.link();
    both.chat.step(&from_ann(Some(case), "The red one."));
    both.chat.staff(case, StaffCommand::Reply { text: "Since when?".into(), files: vec![] }).unwrap();
    let text = both.chat.mails().pop().unwrap().text;
    let event = Event::Undelivered {
        message: MessageId { seq: 1, nth: 0 },
        case: Some(case),
        notice: "reply".into(),
        reason: "550 no such user".into(),
        receiver: Receiver::Unknown,
        text,
        files: vec![],
        by_mail: true,
        closed: None,
    };
    both.chat.step(&event);
    assert!(both.chat.shown().contains("Since when?") && !both.chat.shown().contains("reply to this mail"), "{}", both.chat.shown());
    assert!(both.chat.mails().iter().any(|mail| mail.text.as_str().contains("said in the chat instead")));
    both.chat.staff(case, StaffCommand::Reply { text: "Still there?".into(), files: vec![] }).unwrap();
    assert!(both.chat.shown().contains("Still there?"));
    both.chat.step(&Event::Reachable { reachable: false, reason: "blocked".into() });
    both.chat.dossier.link.fails = None;
    both.chat.staff(case, StaffCommand::Reply { text: "And by mail?".into(), files: vec![] }).unwrap();
    assert_eq!(both.chat.sent(), ["reply → ann@example.net"]);
}

#[test]
fn a_new_mail_from_the_address_is_a_case_of_the_chat_and_is_acknowledged_by_mail() {
    let mut both = Both::new();
    both.link();
    both.chat.step(&from_ann(None, "The lid of my pot is cracked, and nobody answers."));
    let mails = both.chat.mails();
    let acknowledgement = mails.iter().find(|mail| mail.automatic == Automatic::Replied).unwrap();
    assert_eq!((&acknowledgement.to, both.chat.shown().as_str()), (&address("ann@example.net"), ""));
    let status = both.says("/status");
    let case = both.chat.dossier.cases.values().next().unwrap();
    assert!(status.contains(&case.reference), "{status}");
    assert_eq!(case.begun_at, Some(address("ann@example.net")));
}

#[test]
fn a_wrong_code_an_old_one_and_guessing_join_nothing() {
    let mut both = Both::new();
    let code = both.code();
    both.chat.now += TimeDelta::minutes(31);
    assert!(both.says(&code).contains("not right, or it is too old"));
    let code = both.code();
    for guess in ["AAAA-BBBB", "CCCC DDDD", "EEEEFFFF", "0000-0000", "1111-1111"] {
        assert!(both.says(guess).contains("not right, or it is too old"), "{guess}");
    }
    assert!(both.says(&code).contains("not right") || both.chat.dossier.link.address.is_none(), "a code dies of five guesses");
    assert_eq!((&both.chat.dossier.link.address, both.mail.dossier.link.chat), (&None, None));
}

#[test]
fn how_many_codes_leave_in_a_day_is_bounded() {
    let mut both = Both::new();
    let codes = (0..9).filter(|_| both.says("/link victim@example.net").contains("We have sent a code")).count();
    assert_eq!(codes, both.chat.rules.limits.automatic_mails_max);
    assert!(both.says("/link victim@example.net").contains("cannot send another code"));
}

#[test]
fn a_code_to_a_strangers_address_reveals_nothing() {
    let mut both = Both::new();
    let theirs = begin_by_mail(&mut both);
    let case = both.chat.complain();
    let (mine, reference) = (both.chat.dossier.cases[&case].reference.clone(), both.mail.dossier.cases[&theirs].reference.clone());
    let said = both.says("/link ann@example.net");
    let mail = both.chat.mails().pop().unwrap();
    for secret in [mine.as_str(), "Ann", "kettle", "charged"] {
        assert!(!mail.text.as_str().contains(secret) && !mail.subject.as_str().contains(secret), "{}", mail.text.as_str());
    }
    assert_eq!(mail.reply_to, None, "nothing is proved by answering it");
    assert_eq!(both.says("/link nobody@example.net"), said, "a known address and an unknown one look the same");
    assert!(!both.says("/status").contains(&reference));
}

#[test]
fn an_anonymous_case_has_no_part_in_a_link() {
    let mut both = Both::new();
    let case = both.chat.complain();
    make_anonymous(&mut both.chat, case);
    let theirs = begin_by_mail(&mut both);
    make_anonymous(&mut both.mail, theirs);
    let said = both.link();
    assert!(said.contains("Your anonymous case stays in this chat alone"), "{said}");
    assert!(both.mail.dossier.cases.contains_key(&theirs), "nor does one of the other channel come over");
    let welcome = both.chat.mails().pop().unwrap();
    let reference = both.chat.dossier.cases[&case].reference.clone();
    assert!(!welcome.text.as_str().contains(&reference) && welcome.reply_to.is_none(), "{}", welcome.text.as_str());
    both.chat.dossier.link.by_mail = true;
    both.chat.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    assert!(both.chat.shown().contains("Which kettle?") && both.chat.sent().is_empty());
}

#[test]
fn reference_and_code_bring_an_anonymous_case_to_another_chat_and_no_other_case() {
    let mut life = Life::chat();
    let (named, case) = (life.complain(), life.complain());
    make_anonymous(&mut life, case);
    let code = token::case_code(&life.rules.secret, case);
    let written = format!("/status {} {code}", life.dossier.cases[&case].reference);
    let back = back::read(&life.rules, &written).unwrap();
    assert_eq!(back, back::Back { case, proved: true });
    let swapped = format!("{} {code}", life.dossier.cases[&named].reference);
    assert!(!back::read(&life.rules, &swapped).unwrap().proved, "a code proves its own case");
    for case in [named, case] {
        life.step(&Event::Other(Box::new(Between::CameBack { case, chat: 6 })));
    }
    assert_eq!(life.dossier.cases.keys().copied().collect::<Vec<_>>(), [named]);
    let (to, moved) = life.last.to_others.pop().unwrap();
    let mut other = Life::new(to);
    other.step(&moved);
    assert!(other.shown().contains("goes on here") && other.shown().contains("received on"), "{}", other.shown());
    assert!(other.say(&written).contains("received on"), "once it is here, the same words tell how it stands");
}

fn make_anonymous(life: &mut Life, case: CaseId) {
    let case = life.dossier.cases.get_mut(&case).unwrap();
    let mut answer = case.answers.values().next().unwrap().clone();
    answer.value = crate::flow::answer::Value::Choice("anonymous".into());
    case.answers.insert("identity".into(), answer);
}

#[test]
fn after_the_link_each_case_goes_on_where_it_was_begun() {
    let mut both = Both::new();
    let by_mail = begin_by_mail(&mut both);
    let in_chat = both.chat.complain();
    both.link();
    let said = both.says("/unlink");
    assert!(said.contains("do not belong together any more"), "{said}");
    assert_eq!(both.chat.dossier.cases.keys().copied().collect::<Vec<_>>(), [in_chat]);
    assert_eq!(both.mail.dossier.cases.keys().copied().collect::<Vec<_>>(), [by_mail]);
    assert_eq!((both.mail.dossier.link.chat, &both.chat.dossier.link.address), (None, &None));
    assert!(both.says("/unlink").contains("No e-mail address belongs to this chat"));
}

#[test]
fn a_case_that_opens_again_after_the_link_goes_on_where_it_was_begun() {
    let mut both = Both::new();
    let by_mail = begin_by_mail(&mut both);
    both.link();
    both.chat.staff(by_mail, StaffCommand::Close { outcome: Some("solved".into()), text: None }).unwrap();
    let closed = both.chat.last.closed.pop().unwrap();
    both.says("/unlink");
    both.chat.staff(by_mail, StaffCommand::Reopen { closed: Some(Box::new(closed)), why: "".into() }).unwrap();
    both.hand_over();
    assert!(both.chat.dossier.cases.is_empty() && both.mail.dossier.cases[&by_mail].begun_at.is_none());
}

#[test]
fn the_word_unlink_in_a_mail_ends_it_too() {
    let mut both = Both::new();
    let case = both.chat.complain();
    both.link();
    both.chat.step(&from_ann(Some(case), "Unlink"));
    assert!(both.chat.shown().contains("do not belong together any more"), "{}", both.chat.shown());
    both.hand_over();
    assert_eq!((both.mail.dossier.link.chat, &both.chat.dossier.link.address), (None, &None));
}

#[test]
fn who_proves_the_address_in_another_chat_takes_it_along() {
    let mut both = Both::new();
    let by_mail = begin_by_mail(&mut both);
    both.link();
    assert!(both.chat.dossier.cases.contains_key(&by_mail));
    let mut second = Life::new(ContactId::Telegram(6));
    second.seq = 9000;
    second.say("/link ann@example.net");
    let text = second.mails().pop().unwrap().text;
    let code = text.as_str().split_whitespace().find(|word| word.len() == 9 && word.as_bytes()[4] == b'-').unwrap().to_owned();
    second.say(&code);
    let (_, linked) = second.last.to_others.pop().unwrap();
    both.mail.step(&linked);
    let said = std::mem::take(&mut both.mail.last.to_others);
    for (to, event) in said {
        let life = if to == ContactId::Telegram(5) { &mut both.chat } else { &mut second };
        life.step(&event);
    }
    let (_, back) = both.chat.last.to_others.pop().unwrap();
    both.mail.step(&back);
    let (to, on) = both.mail.last.to_others.pop().unwrap();
    assert_eq!(to, ContactId::Telegram(6));
    second.step(&on);
    assert!(second.dossier.cases.contains_key(&by_mail) && both.chat.dossier.cases.is_empty());
}

#[test]
fn the_link_is_understood_in_every_language_and_takes_no_answer_for_a_code() {
    let mut life = Life::chat();
    for text in [
        "verbinden ann@example.net",
        "связать ann@example.net",
        "ربط ann@example.net",
        "relier ann@example.net",
        "Vincular ann@example.net",
    ] {
        life.dossier.automatic_mails.clear();
        life.say(text);
        assert_eq!(life.sent(), ["code → ann@example.net"], "{text}");
    }
    life.say("/start");
    life.press("A bill");
    let said = life.say("KETTLE12");
    assert!(!said.contains("code"), "words of a conversation are words: {said}");
}

#[test]
fn an_acknowledgement_that_is_not_accepted_in_time_is_told_once() {
    let mut life = Life::chat();
    life.accepts = false;
    let case = life.complain();
    let told = |sent: Vec<String>| sent.into_iter().filter(|line| line.starts_with("staff: undeliverable")).collect::<Vec<_>>();
    assert_eq!(told(life.wait(1)), ["staff: undeliverable → desk@example.org"]);
    assert_eq!(told(life.wait(72)), Vec::<String>::new());
    let mut prompt = Life::chat();
    prompt.accepts = false;
    let case_in_time = prompt.complain();
    assert_eq!(case, case_in_time);
    prompt.step(&Event::Accepted { case });
    assert_eq!(told(prompt.wait(1)), Vec::<String>::new());
}
