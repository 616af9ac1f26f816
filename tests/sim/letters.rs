//! Mails and alarms of staff, told by hand: whoever writes from an address of their own is themselves, and nobody hears of what is
//! about them.

use std::sync::Arc;

use regex::Regex;

use redress::desk::dossier::{Address, ContactId};
use redress::desk::event::{Event, SenderCheck};
use redress::desk::journal::{Actor, What};
use redress::desk::message::{Content, MailMessage};
use redress::desk::rules::{Duty, Person};
use redress::engine::Work;
use redress::engine::inbound::Origin;
use redress::flow::conversation::Input;

use super::turns::{Desk, mails_to};
use super::{rules, staff};

const TEAM: &str = "care@example.org";
const ANN: &str = "ann@example.net";

fn address(text: &str) -> Address {
    Address::parse(text).expect("an address")
}

/// An office with one more colleague.
fn with(name: &str, person: Person) -> Desk {
    let mut rules = (*rules::both()[0]).clone();
    rules.staff.insert(name.to_owned(), person);
    Desk::of(Arc::new(rules))
}

fn person(at: &str, also: &[&str], words: Option<&str>) -> Person {
    let words = words.map(|words| Regex::new(words).expect("a pattern"));
    let also = also.iter().map(|at| address(at)).collect();
    Person { address: address(at), also, words, line_manager: None, user_id: None, duty: Duty::default() }
}

impl Desk {
    /// Takes in a mail, read from its bytes.
    fn mailed(&mut self, from: &str, to: &str, words: &str, sender_check: SenderCheck) {
        let id = format!("{}@sender.example", self.journal().len());
        let bytes = format!("From: <{from}>\r\nTo: <{to}>\r\nMessage-ID: <{id}>\r\nSubject: My kettle\r\n\r\n{words}\r\n");
        let rules = self.engine.rules().clone();
        let item = staff::arrived(&bytes, ContactId::Email(address(from)), sender_check, &rules, self.now);
        self.engine.work(&[Work::Take(item)], self.now).expect("a working disk");
    }

    /// Has Ann complain by mail; returns the letter to the team.
    fn complained(&mut self, words: &str) -> MailMessage {
        let own = self.engine.rules().own_mail.address.clone();
        self.mailed(ANN, own.as_str(), words, SenderCheck::Unchecked);
        let mut letters = self.outgoing().into_iter().filter_map(|message| match message.content {
            Content::Mail(mail) if mail.to.as_str() == TEAM => Some(*mail),
            Content::Mail(_) | Content::Chat(_) | Content::Fetch { .. } => None,
        });
        letters.next_back().expect("the team hears of it")
    }

    fn notes(&self) -> Vec<(Actor, String)> {
        let entries = self.journal().into_iter();
        entries
            .filter_map(|entry| if let What::Note { text } = entry.what { Some((entry.actor, text.as_str().to_owned())) } else { None })
            .collect()
    }

    fn cases(&self) -> usize {
        self.journal().iter().filter(|entry| matches!(entry.what, What::Filed { .. })).count()
    }
}

#[test]
fn an_alternative_address_of_a_colleague_is_the_colleague_and_any_other_is_nobody() {
    let mut desk = with("Ana", person(TEAM, &["ana@home.example"], None));
    let token = desk.complained("The handle of my kettle came off.").reply_to.expect("a letter about a case can be answered");
    desk.mailed("ana@home.example", &token, "note from home", SenderCheck::Unchecked);
    assert_eq!(desk.notes(), [(Actor::Staff("Ana".to_owned()), "from home".to_owned())]);
    let told = |desk: &mut Desk, words: &str| {
        let messages = desk.outgoing();
        mails_to(&messages, TEAM).into_iter().filter(|text| text.contains(words)).count()
    };
    assert_eq!(told(&mut desk, "could not prove it"), 0);
    let forged = [
        ("ana@elsewhere.example", SenderCheck::Unchecked, "an address that nobody configured"),
        ("ana@elsewhere.example", SenderCheck::Verified, "an address whose own domain vouches for it"),
        ("ana@home.example", SenderCheck::Failed, "the alternative address, forged"),
        (TEAM, SenderCheck::Failed, "the first address, forged"),
    ];
    for (from, sender_check, kind) in forged {
        desk.mailed(from, &token, "note by somebody else", sender_check);
        assert_eq!(desk.notes().len(), 1, "{kind}");
        assert_eq!(told(&mut desk, "could not prove it"), 1, "{kind} is told of");
    }
}

#[test]
fn an_entry_without_words_opens_nothing_and_its_sender_hears_what_is_missing() {
    let mut desk = with("Ana", person(TEAM, &[], None));
    let letter = desk.complained("The handle of my kettle came off.");
    let entries_to = letter.text.as_str().split_whitespace().find(|word| word.contains("+e-")).expect("an address for entries");
    let entries_to = entries_to.trim_matches([',', '.']).to_owned();
    for words in ["", "from: bob@example.net", "from: bob@example.net\r\nreceived: yesterday\r\n\r\n-- \r\nAna Ruiz\r\next. 12"] {
        desk.mailed(TEAM, &entries_to, words, SenderCheck::Unchecked);
        let messages = desk.outgoing();
        let told = mails_to(&messages, TEAM);
        assert!(told.iter().any(|text| text.contains("Nothing was opened") && text.contains("nothing that the customer said")), "{told:?}");
        assert_eq!(desk.cases(), 1, "{words}");
    }
    desk.mailed(TEAM, &entries_to, "from: bob@example.net\r\n\r\nThe bill is wrong.", SenderCheck::Unchecked);
    assert_eq!(desk.cases(), 2);
}

/// Says more than a row can hold.
fn says_too_much(desk: &mut Desk, contact: ContactId, before: &str) {
    let words = format!("{before}{}", "kettle ".repeat(450_000));
    let event = Event::Said { input: Input::Text(words.as_str().into()), name: "Ann".into(), lang: None, said_at: desk.now };
    desk.take(Origin::Contact(contact), event);
}

#[test]
fn whom_a_case_is_about_is_not_told_of_what_was_set_aside() {
    let max = || person("manager@example.org", &[], Some("Max"));
    let told = |desk: &mut Desk| {
        let messages = desk.outgoing();
        let (managers, others) = (mails_to(&messages, "manager@example.org").len(), messages.len());
        let is_told =
            messages.iter().any(|message| matches!(&message.content, Content::Mail(mail) if mail.text.as_str().contains("set aside")));
        assert!(is_told, "of {others}, nobody hears of it");
        managers
    };
    let mut desk = with("Max", max());
    says_too_much(&mut desk, ContactId::Telegram(1), "Max was rude. ");
    assert_eq!(told(&mut desk), 0, "the words are about him");
    let mut desk = with("Max", max());
    desk.complained("Your manager Max was rude to me.");
    says_too_much(&mut desk, ContactId::Email(address(ANN)), "");
    assert_eq!(told(&mut desk), 0, "the customer's case is about him");
}
