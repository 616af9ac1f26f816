//! Cases that the rules give to people, through the whole engine: the fewest first, never more than the maximum, and one letter a
//! day of what nobody has taken.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::config;
use redress::desk::assignment::{Loads, loads_of};
use redress::desk::case::Case;
use redress::desk::dossier::{Address, ContactId, Dossier};
use redress::desk::event::{Event, MailNature, StaffCommand};
use redress::desk::message::{Content, MailMessage, Message};
use redress::diagnostic::{Source, render};
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::store::Tree;
use redress::engine::{Engine, Work, machines};
use redress::flow::conversation::Input;

use super::disk::Disk;
use super::people;
use super::random::Random;
use super::staff;
use super::year;

const ROOM: Room = Room { chats: 8, mails: 64, fetches: 8 };

/// Three people with room for two cases each, and one behind them.
const DUTIES: [(&str, &str); 4] = [
    ("ann@example.org", "given_cases_of = [\"care\"]\nopen_cases_max = 2"),
    ("bob@example.org", "given_cases_of = [\"care\"]\nopen_cases_max = 2"),
    ("carol@example.org", "given_cases_of = [\"care\"]\nopen_cases_max = 2"),
    ("dora@example.org", "backup_of = [\"care\"]"),
];

struct Office {
    disk: Disk,
    engine: Engine<Disk>,
    now: DateTime<Utc>,
    written: usize,
}

impl Office {
    fn new() -> Self {
        let mut text = year::OFFICE.to_owned();
        for (address, duty) in DUTIES {
            let place = format!("address = \"{address}\"");
            let person = format!("[[staff]]\nname = \"{}\"\n{place}\n{duty}\n", address.split('@').next().unwrap_or_default());
            text = if text.contains(&place) { text.replacen(&place, &format!("{place}\n{duty}"), 1) } else { format!("{text}\n{person}") };
        }
        let disk = Disk::new(Random::new(1), 0, None);
        let engine = Engine::open(disk.clone(), Arc::new(year::rules_of(text))).expect("an empty disk");
        // A Monday, ten o'clock in London.
        Self { disk, engine, now: "2026-03-02T10:00:00Z".parse().expect("an instant"), written: 0 }
    }

    fn take(&mut self, works: Vec<Work>) {
        self.engine.work(&works, self.now).expect("a working disk");
    }

    fn mail(&mut self) -> Work {
        let sender = format!("person{}@example.net", self.written + 1);
        self.mail_from(&sender, MailNature::Human)
    }

    fn mail_from(&mut self, sender: &str, nature: MailNature) -> Work {
        self.written += 1;
        let id = format!("m{}@example.net", self.written);
        let mut event = people::mail(sender, "The kettle does not work at all.", &id, self.now);
        if let Event::Mail(mail) = &mut event {
            mail.nature = nature;
        }
        let sender = ContactId::Email(Address::parse(sender).expect("an address"));
        let from = Origin::Mail { sender, tokens: Vec::new(), message_ids: Vec::new() };
        Work::Take(Inbound { key: InboundKey::Mail(id), from, event, cursor: None })
    }

    fn order(&mut self, case: &Case, who: &str, command: StaffCommand) {
        let event = Event::Staff { actor: who.to_owned(), case: case.id, command };
        self.take(vec![Work::Take(Inbound { key: InboundKey::Once, from: Origin::Case(case.id), event, cursor: None })]);
    }

    /// The person of the first mailbox says something in a chat.
    fn say(&mut self, text: &str) {
        let event = Event::Said { input: Input::Text(text.into()), name: "Ann".into(), lang: None, said_at: self.now };
        let from = Origin::Contact(ContactId::Telegram(1));
        self.take(vec![Work::Take(Inbound { key: InboundKey::Once, from, event, cursor: None })]);
    }

    /// Sends what waits, and returns the mails with what each is.
    fn sent(&mut self) -> Vec<(String, MailMessage)> {
        let messages = self.engine.outgoing(self.now, ROOM).expect("a working disk");
        let settle = |id| Work::Settle { message: id, result: SendResult::Accepted { by: "250 ok".into() } };
        self.take(messages.iter().map(|message| settle(message.id)).collect());
        let mail = |message: &Message| match &message.content {
            Content::Mail(mail) => Some((message.notice.clone(), MailMessage::clone(mail))),
            Content::Chat(_) | Content::Fetch { .. } => None,
        };
        messages.iter().filter_map(mail).collect()
    }

    fn dossiers(&self) -> Vec<Dossier> {
        self.disk.rows_of(Tree::Dossiers).iter().map(|(_, row)| serde_json::from_slice(row).expect("a dossier")).collect()
    }

    fn cases(&self) -> Vec<Case> {
        let mut cases: Vec<Case> = self.dossiers().into_iter().flat_map(|dossier| dossier.cases.into_values()).collect();
        cases.sort_by_key(|case| case.id);
        cases
    }

    /// Counts from the dossiers themselves, and holds the engine's own row against it.
    fn loads(&self) -> Loads {
        let mut counted = Loads::new();
        for (name, count) in self.dossiers().iter().flat_map(loads_of) {
            *counted.entry(name).or_default() += count;
        }
        let row = self.disk.rows_of(Tree::Meta).into_iter().find(|(key, _)| key == b"loads").expect("the row of loads").1;
        assert_eq!(serde_json::from_slice::<Loads>(&row).expect("loads"), counted);
        counted
    }

    /// Lets time pass, and returns the letters of the day's look with their instants.
    fn pass(&mut self, hours: i64) -> Vec<(DateTime<Utc>, MailMessage)> {
        let until = self.now + TimeDelta::hours(hours);
        let mut seen = Vec::new();
        loop {
            while 0 < self.engine.wake(self.now).expect("a working disk") {}
            let messages = self.engine.outgoing(self.now, ROOM).expect("a working disk");
            let settle = |id| Work::Settle { message: id, result: SendResult::Accepted { by: "250 ok".into() } };
            self.take(messages.iter().map(|message| settle(message.id)).collect());
            for message in &messages {
                if let (Content::Mail(mail), "staff: untaken") = (&message.content, message.notice.as_str()) {
                    seen.push((self.now, (**mail).clone()));
                }
            }
            match self.engine.next_call(ROOM).expect("a working disk").filter(|at| *at <= until) {
                Some(at) => self.now = self.now.max(at),
                None if messages.is_empty() => break,
                None => {}
            }
        }
        self.now = until;
        seen
    }
}

fn loads(list: &[(&str, u32)]) -> Loads {
    list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

#[test]
fn who_answers_their_own_mail_writes_about_the_case_that_somebody_was_given() {
    let mut office = Office::new();
    let sender = "person1@example.net";
    let first = office.mail_from(sender, MailNature::Human);
    office.take(vec![first]);
    let mut answer = office.mail_from(sender, MailNature::Human);
    if let Work::Take(Inbound { from: Origin::Mail { message_ids, .. }, .. }) = &mut answer {
        message_ids.push("m1@example.net".into());
    }
    office.take(vec![answer]);
    assert_eq!(office.cases().len(), 1);
    assert!(office.cases()[0].given.is_some());
}

#[test]
fn of_seven_cases_each_of_three_gets_two_and_the_backup_the_seventh() {
    let mut office = Office::new();
    // All of them in one commit: each is given with the ones before it counted.
    let mails: Vec<Work> = (0..7).map(|_| office.mail()).collect();
    office.take(mails);
    assert_eq!(office.loads(), loads(&[("ann", 2), ("bob", 2), ("carol", 2), ("dora", 1)]));
    let digests = office.pass(24);
    let [(at, letter)] = &digests[..] else { panic!("{digests:?}") };
    assert_eq!((at.to_rfc3339().as_str(), letter.to.as_str()), ("2026-03-03T09:00:00+00:00", "care-lead@example.org"));
    let text = letter.text.as_str();
    assert!(text.contains("How many: 7") && text.contains("Over capacity: 1"), "{text}");
    assert!(text.contains("Given to: dora"), "{text}");
}

#[test]
fn room_that_is_made_is_used_before_the_backup() {
    let mut office = Office::new();
    let mails: Vec<Work> = (0..6).map(|_| office.mail()).collect();
    office.take(mails);
    let of_bob = office.cases().into_iter().find(|case| case.with() == Some("bob")).expect("a case of bob's");
    office.order(&of_bob, "bob", StaffCommand::Close { outcome: Some("solved".into()), text: Some(staff::CAUSE.into()) });
    let mail = office.mail();
    office.take(vec![mail]);
    assert_eq!(office.loads(), loads(&[("ann", 2), ("bob", 2), ("carol", 2)]));
    // Who takes what somebody else was given has it from there.
    let of_ann = office.cases().into_iter().find(|case| case.with() == Some("ann")).expect("a case of ann's");
    office.order(&of_ann, "carol", StaffCommand::Take);
    assert_eq!(office.loads(), loads(&[("ann", 1), ("bob", 2), ("carol", 3)]));
}

#[test]
fn a_mail_case_that_opens_again_and_goes_to_its_chat_is_given_to_somebody_there() {
    let mut office = Office::new();
    let mail = office.mail();
    office.take(vec![mail]);
    let case = office.cases().remove(0);
    office.order(&case, "ann", StaffCommand::Close { outcome: Some("solved".into()), text: Some(staff::CAUSE.into()) });
    office.say("/link person1@example.net");
    let code = office.sent().into_iter().find(|(notice, _)| notice == "code").expect("a code").1;
    office.say(code.text.as_str().split_whitespace().find(|word| word.as_bytes().get(4) == Some(&b'-')).expect("a code"));
    let sent = office.sent();
    let welcome = &sent.iter().find(|(notice, _)| notice == "linked").expect("a mail of the link").1;
    assert_eq!((welcome.to.as_str(), office.cases().len()), ("person1@example.net", 0), "the case is closed: it stays where it was");
    office.order(&case, "ann", StaffCommand::Reopen { closed: None, why: "".into() });
    let again = office.cases().remove(0);
    assert_eq!((again.begun_at.is_some(), again.with()), (true, Some("ann")), "in the chat, and given to somebody");
    let told: Vec<String> =
        office.sent().into_iter().filter(|(notice, _)| notice == "staff: new case").map(|(_, mail)| mail.to.as_str().to_owned()).collect();
    assert_eq!((told, office.loads()), (vec!["ann@example.org".to_owned()], loads(&[("ann", 1)])));
}

#[test]
fn the_lead_hears_once_a_working_day_while_there_is_something() {
    let mut office = Office::new();
    let mails: Vec<Work> = (0..2).map(|_| office.mail()).collect();
    office.take(mails);
    let instants: Vec<String> = office.pass(24 * 7).iter().map(|(at, _)| at.format("%a %H:%M").to_string()).collect();
    assert_eq!(instants, ["Tue 09:00", "Wed 09:00", "Thu 09:00", "Fri 09:00", "Mon 09:00"]);
    for case in office.cases() {
        office.order(&case, "ann", StaffCommand::Take);
    }
    assert!(office.pass(24 * 7).is_empty(), "there is nothing to tell");
}

#[test]
fn after_a_stop_over_the_morning_the_lead_hears_once_in_working_time() {
    let mut office = Office::new();
    let mail = office.mail();
    office.take(vec![mail]);
    office.pass(1);
    let rules = Arc::clone(office.engine.rules());
    office.engine = Engine::open(office.disk.clone(), rules).expect("a disk that can be read");
    // The process comes back on Wednesday night: two mornings were missed.
    office.now = "2026-03-04T23:00:00Z".parse().expect("an instant");
    let instants: Vec<String> = office.pass(30).iter().map(|(at, _)| at.format("%a %H:%M").to_string()).collect();
    assert_eq!(instants, ["Thu 09:00"]);
}

/// Returns what is said against the configuration with these tables.
fn problems(tables: &str) -> String {
    let source = Source { name: "office.toml".into(), text: format!("{}\n{tables}", year::OFFICE) };
    render::all(&config::read(&Arc::new(source)).1, render::Look::Plain)
}

#[test]
fn a_duty_that_cannot_be_is_refused_with_a_proposal() {
    let dora = "[[staff]]\nname = \"dora\"\naddress = \"dora@example.org\"\n";
    assert_eq!(problems(&format!("{dora}given_cases_of = [\"care\"]\nlanguages = [\"de\"]\nopen_cases_max = 5\n")), "");
    assert!(problems(&format!("{dora}given_cases_of = [\"caer\"]\n")).contains("did you mean `care`?"));
    assert!(problems(&format!("{dora}backup_of = [\"nobody\"]\n")).contains("there is no team called `nobody`"));
    assert!(problems(&format!("{dora}open_cases_max = 5\n")).contains("this person is given none"));
    assert!(problems(&format!("{dora}given_cases_of = [\"care\"]\nopen_cases_max = 0\n")).contains("`open_cases_max` cannot be 0"));
}

#[test]
fn what_machines_wrote_that_names_no_case_is_told_once_by_where_it_came_from_and_can_be_looked_up() {
    let mut office = Office::new();
    let automatic = || MailNature::Automatic { sign: "list-id".to_owned() };
    for (nth, from) in ["news@lists.example", "jobs@lists.example", "away@example.com"].into_iter().enumerate() {
        let mail =
            office.mail_from(from, if nth == 2 { MailNature::Bounce { permanent: true, reason: String::new() } } else { automatic() });
        office.take(vec![mail]);
    }
    assert!(office.cases().is_empty());
    let letters = office.pass(24);
    let [(_, letter)] = &letters[..] else { panic!("{letters:?}") };
    let text = letter.text.as_str();
    assert!(letter.to.as_str() == "care-lead@example.org" && letter.subject.as_str().contains(": 3"), "{letter:?}");
    assert!(
        text.contains("How many: 3") && text.contains("lists.example: 2\nexample.com: 1") && text.contains("redress mail kept"),
        "{text}"
    );
    // Nobody hears of the same mails again; of a new one, somebody does.
    assert!(office.pass(24).is_empty());
    let mail = office.mail_from("news@lists.example", automatic());
    office.take(vec![mail]);
    let letters = office.pass(24);
    let [(_, letter)] = &letters[..] else { panic!("{letters:?}") };
    assert!(letter.text.as_str().contains("How many: 1"), "{}", letter.text.as_str());
    let mut domains = Vec::new();
    machines::each(&office.disk, 0, |_, mail| {
        domains.push(mail.domain);
        true
    })
    .expect("a working disk");
    assert_eq!(domains, ["lists.example", "lists.example", "example.com", "lists.example"]);
    // What is too old to be looked up is forgotten with the next letter.
    office.pass(24 * 102);
    let mail = office.mail_from("news@lists.example", automatic());
    office.take(vec![mail]);
    assert_eq!(office.pass(24).len(), 1);
    assert_eq!(office.disk.rows_of(Tree::Meta).iter().filter(|(key, _)| key.starts_with(b"machine mail/")).count(), 1);
}
