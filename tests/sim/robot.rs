//! Failure story 7, a week of it: programs at the other end that answer every mail within a second. They read the mails that left, quote
//! them, and write real mails, which are read as any other.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use redress::desk::case::CaseId;
use redress::desk::dossier::Address;
use redress::desk::event::{Event, SenderCheck, StaffCommand};
use redress::desk::journal::What;
use redress::desk::message::{Automatic, Content, MailMessage};
use redress::engine::inbound::{Inbound, InboundKey, Origin, SendResult};
use redress::engine::outbox::Room;
use redress::engine::rows::{CaseRow, entries_of};
use redress::engine::store::Tree;
use redress::engine::{Engine, UsedUp, Work};
use redress::flow::answer::{File, FileKind, FilePlace};
use redress::io::mail::shape::{self, Arrival, Sender};

use super::disk::Disk;
use super::random::Random;
use super::{staff, year};

const ROOM: Room = Room { chats: 8, mails: 64, fetches: 8 };
const OURS: &str = "complaints@example.org";
const THEIRS: &str = "help@robot.example";
const DOMAIN: &str = "robot.example";
/// More answers than any budget allows end the exchange of a morning.
const ANSWERS_MAX: u32 = 100;
const WORDS: &str = "Thank you for contacting our support team. Your request has been received and will be answered as soon as possible.";
/// What [`redress::config`] takes where nothing is said.
const ALIKE_MAX: u32 = 30;
const ADDRESS_MAX: u32 = 10;
const FLIPS_MAX: usize = 3;

/// A mail that left, as its receiver has it.
struct Letter {
    message: MailMessage,
    raw: String,
}

/// An installation.
struct House {
    own: &'static str,
    disk: Disk,
    engine: Engine<Disk>,
    now: DateTime<Utc>,
    taken: u32,
    /// Mails to the other side by day: all, and those that answer one of its own.
    sent: BTreeMap<String, u32>,
    answered: BTreeMap<String, u32>,
    told: Vec<UsedUp>,
    /// Mails to whoever sends reports.
    reports_answered: u32,
}

impl House {
    fn new(own: &'static str) -> Self {
        let (before, rest) = year::OFFICE.split_once("[limits]").expect("a table of limits");
        let (_, after) = rest.split_once("\n\n").expect("more tables");
        let office = format!("{before}{after}").replace(OURS, own);
        let disk = Disk::new(Random::new(1), 0, None);
        let engine = Engine::open(disk.clone(), Arc::new(year::rules_of(office))).expect("an empty disk");
        let now = "2026-03-02T10:00:00Z".parse().expect("an instant");
        Self { own, disk, engine, now, taken: 0, sent: BTreeMap::new(), answered: BTreeMap::new(), told: Vec::new(), reports_answered: 0 }
    }

    /// Takes a mail in, as it came.
    fn take(&mut self, raw: &str) {
        let (parsed, own) = (shape::parse(raw.as_bytes()), [Address::parse(self.own).expect("an address")]);
        let secret = self.engine.rules().secret.0;
        let file = File {
            name: "message.eml".into(),
            kind: FileKind::Mail,
            media_type: "message/rfc822".into(),
            size_bytes: None,
            place: FilePlace::TooLarge,
        };
        let arrival = Arrival {
            bytes: raw.as_bytes(),
            raw: file,
            files: Vec::new(),
            arrived_at: self.now,
            own: &own,
            sender_check: SenderCheck::Unchecked,
            secret: &secret,
        };
        let taken = shape::to_inbound(&parsed, arrival);
        let from = Origin::Mail { sender: taken.sender.expect("a sender"), tokens: taken.tokens, message_ids: taken.message_ids };
        let event = Event::Mail(Box::new(taken.mail));
        self.work(Work::Take(Inbound { key: InboundKey::Mail(taken.key), from, event, cursor: None }));
        self.taken += 1;
    }

    fn work(&mut self, work: Work) {
        self.engine.work(&[work], self.now).expect("a working disk");
    }

    /// Sends what is due at this moment, and returns what went to the other side.
    fn send(&mut self, domain: &str) -> Vec<Letter> {
        let mut got = Vec::new();
        let sender = Sender { address: Address::parse(self.own).expect("an address"), name: "Example Ltd".to_owned() };
        loop {
            while 0 < self.engine.wake(self.now).expect("a working disk") {}
            let messages = self.engine.outgoing(self.now, ROOM).expect("a working disk");
            if messages.is_empty() {
                self.told.extend(self.engine.take_used_up());
                return got;
            }
            for message in &messages {
                self.work(Work::Settle { message: message.id, result: SendResult::Accepted { by: "250 ok".into() } });
                let Content::Mail(mail) = &message.content else { continue };
                if mail.to.domain() == domain {
                    let day = self.now.format("%d").to_string();
                    self.reports_answered += u32::from(mail.to.as_str().to_ascii_lowercase().starts_with("mailer-daemon"));
                    *self.sent.entry(day.clone()).or_default() += 1;
                    *self.answered.entry(day).or_default() += u32::from(mail.automatic == Automatic::Replied);
                    let raw = shape::build(mail, &sender, self.now, &[]).expect("a mail");
                    got.push(Letter { message: MailMessage::clone(mail), raw: String::from_utf8(raw).expect("a mail in ASCII") });
                }
            }
        }
    }

    /// Staff end every open case, as people do who see that a machine wrote it; each customer is told.
    fn close_all(&mut self) {
        for (_, row) in self.disk.rows_of(Tree::Cases) {
            let row: CaseRow = serde_json::from_slice(&row).expect("a case");
            if row.closed.is_none() {
                self.cases_of(&row).into_iter().for_each(|case| self.close(case));
            }
        }
    }

    fn cases_of(&self, row: &CaseRow) -> Vec<CaseId> {
        let dossier = self.disk.rows_of(Tree::Dossiers).into_iter().find(|(key, _)| *key == row.contact.key());
        let dossier: Option<redress::desk::dossier::Dossier> = dossier.and_then(|(_, value)| serde_json::from_slice(&value).ok());
        dossier.map_or_else(Vec::new, |dossier| dossier.cases.keys().copied().collect())
    }

    fn close(&mut self, case: CaseId) {
        let command = StaffCommand::Close { outcome: Some("solved".into()), text: Some(staff::CAUSE.into()) };
        let event = Event::Staff { actor: "ann".to_owned(), case, command };
        self.work(Work::Take(Inbound { key: InboundKey::Once, from: Origin::Case(case), event, cursor: None }));
    }

    /// How often the case that was opened again most often was.
    fn flips(&self) -> usize {
        let mut flips: BTreeMap<u64, usize> = BTreeMap::new();
        for (_, value) in self.disk.rows_of(Tree::Journal) {
            for entry in entries_of(&value).expect("a row of the journal") {
                *flips.entry(entry.subject).or_default() += usize::from(matches!(entry.what, What::Reopened));
            }
        }
        flips.into_values().max().unwrap_or_default()
    }

    fn cases(&self) -> usize {
        self.disk.rows_of(Tree::Cases).len()
    }
}

/// What stands at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Robot {
    /// Gives itself another name in each mail, and no sign that it is a program.
    Nameless,
    /// Says that each mail could not be delivered, by the book, from the null path.
    Reports,
    /// Says so in words alone, and nothing of the null path.
    ReportsInWords,
    /// Writes in our own name.
    OurName,
}

impl Robot {
    /// The `nth` mail: an answer to a letter, or by itself.
    fn writes(self, nth: u32, letter: Option<&Letter>) -> String {
        let to = match letter.map(|letter| &letter.message) {
            Some(message) if self == Robot::Reports => message.bounces_to.as_ref().map_or(OURS, |to| to.as_str()).to_owned(),
            Some(message) => message.reply_to.clone().unwrap_or_else(|| OURS.to_owned()),
            None => OURS.to_owned(),
        };
        let thread = letter.map_or_else(String::new, |letter| format!("In-Reply-To: <{}>\r\n", letter.message.message_id));
        let subject = letter.map_or_else(|| "Your request".to_owned(), |letter| format!("Re: {}", letter.message.subject.as_str()));
        let quoted: String =
            letter.map_or_else(String::new, |letter| letter.message.text.as_str().lines().map(|line| format!("> {line}\r\n")).collect());
        let from = match self {
            Robot::Nameless => format!("noreply-{nth}@{DOMAIN}"),
            Robot::Reports | Robot::ReportsInWords if letter.is_some() => format!("MAILER-DAEMON@{DOMAIN}"),
            Robot::Reports | Robot::ReportsInWords => format!("user@{DOMAIN}"),
            Robot::OurName => OURS.to_owned(),
        };
        let head = format!("From: {from}\r\nTo: {to}\r\nMessage-ID: <r{nth}@{DOMAIN}>\r\n");
        match (self, letter) {
            (Robot::Reports, Some(letter)) => format!(
                "Return-Path: <>\r\n{head}Subject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
                 Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nIt could not be delivered.\r\n\
                 --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; {DOMAIN}\r\n\r\n\
                 Final-Recipient: rfc822; {}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n",
                letter.message.to.as_str()
            ),
            (Robot::ReportsInWords, Some(letter)) => format!(
                "{head}Subject: Undeliverable: {}\r\n\r\nDelivery to the following recipient failed permanently:\r\n\r\n    {}\r\n\r\n\
                 550 5.1.1 User unknown\r\n\r\n{quoted}",
                letter.message.subject.as_str(),
                letter.message.to.as_str()
            ),
            (Robot::Nameless | Robot::Reports | Robot::ReportsInWords | Robot::OurName, _) => {
                format!("{head}{thread}Subject: {subject}\r\n\r\n{WORDS} Your number is {nth}.\r\n\r\n{quoted}")
            }
        }
    }
}

/// What staff do with the cases that the program makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Staff {
    LookOn,
    /// End each day all that is open.
    EndAll,
}

/// A week in which the program writes every two hours, and answers whatever comes.
fn week(robot: Robot, staff: Staff) -> House {
    let mut house = House::new(OURS);
    let until = house.now + TimeDelta::days(7);
    let domain = if robot == Robot::OurName { "example.org" } else { DOMAIN };
    let mut round = 0;
    while house.now < until {
        house.take(&robot.writes(house.taken, None));
        if staff == Staff::EndAll && round % 12 == 8 {
            house.close_all();
        }
        exchange(&mut house, robot, domain);
        house.now += TimeDelta::hours(2);
        round += 1;
    }
    house
}

fn exchange(house: &mut House, robot: Robot, domain: &str) {
    for _ in 0..ANSWERS_MAX {
        let mut letters = house.send(domain);
        letters.retain(|letter| robot != Robot::OurName || letter.message.to.as_str() == OURS);
        house.now += TimeDelta::seconds(1);
        for letter in &letters {
            house.take(&robot.writes(house.taken, Some(letter)));
        }
        if letters.is_empty() {
            return;
        }
    }
}

fn most(counts: &BTreeMap<String, u32>) -> u32 {
    counts.values().max().copied().unwrap_or_default()
}

fn show(house: &House) {
    let (cases, flips) = (house.cases(), house.flips());
    println!("sent {:?}, answered {:?}, {cases} cases of {} mails, {flips} flips", house.sent, house.answered, house.taken);
}

#[test]
fn story_7_a_program_that_answers_everything_under_another_name_each_time_gets_few_mails_on_each_day_of_a_week() {
    let house = week(Robot::Nameless, Staff::LookOn);
    show(&house);
    assert!(0 < most(&house.sent) && most(&house.sent) <= ALIKE_MAX, "{:?}", house.sent);
}

#[test]
fn story_7_whatever_staff_end_and_a_program_answers_no_case_is_opened_again_more_than_three_times_and_a_person_is_told_once_a_day() {
    let house = week(Robot::Nameless, Staff::EndAll);
    show(&house);
    assert!(0 < most(&house.answered) && most(&house.answered) <= ALIKE_MAX, "{:?}", house.answered);
    assert!((1..=FLIPS_MAX).contains(&house.flips()), "a case was opened again {} times", house.flips());
    // Beside answers stand the letters by which people end a case: one for each time.
    let ended = house.sent.values().sum::<u32>() - house.answered.values().sum::<u32>();
    assert!(ended as usize <= house.cases() * (1 + FLIPS_MAX), "{ended} other letters in {} cases", house.cases());
    let alike = house.told.iter().filter(|told| matches!(told, UsedUp::Alike { domain } if domain == DOMAIN)).count();
    assert!((1..=8).contains(&alike), "once a day: {:?}", house.told);
}

#[test]
fn story_7_delivery_reports_with_and_without_the_null_path_are_answered_on_no_day_of_a_week() {
    for robot in [Robot::Reports, Robot::ReportsInWords] {
        let house = week(robot, Staff::EndAll);
        show(&house);
        // The user's own mails are answered; no report is, and none opens a case again.
        assert!(most(&house.answered) <= ADDRESS_MAX, "{robot:?}: {:?}", house.answered);
        assert_eq!((house.reports_answered, house.flips()), (0, 0), "{robot:?}");
    }
}

#[test]
fn story_7_mails_in_our_own_name_are_never_answered_to_ourselves() {
    let house = week(Robot::OurName, Staff::EndAll);
    assert_eq!(house.answered.values().sum::<u32>(), 0, "{:?}", house.answered);
    assert!(0 < house.cases(), "they are kept");
}

#[test]
fn story_7_two_installations_whose_signs_are_lost_on_the_way_fall_silent_for_the_rest_of_the_week() {
    let (mut ours, mut theirs) = (House::new(OURS), House::new(THEIRS));
    ours.take(&format!("From: {THEIRS}\r\nTo: {OURS}\r\nMessage-ID: <first@x>\r\nSubject: Your mail\r\n\r\n{WORDS}\r\n"));
    let until = ours.now + TimeDelta::days(7);
    while ours.now < until {
        let (to_them, to_us) = (ours.send(DOMAIN), theirs.send("example.org"));
        let to_us: Vec<Letter> = to_us.into_iter().filter(|letter| letter.message.to.as_str() == OURS).collect();
        let quiet = to_them.is_empty() && to_us.is_empty();
        to_them.iter().for_each(|letter| theirs.take(&without_signs(&letter.raw)));
        to_us.iter().for_each(|letter| ours.take(&without_signs(&letter.raw)));
        let pause = if quiet { TimeDelta::minutes(30) } else { TimeDelta::seconds(1) };
        (ours.now, theirs.now) = (ours.now + pause, theirs.now + pause);
    }
    println!("ours {:?}, theirs {:?}", ours.sent, theirs.sent);
    assert!(0 < most(&ours.answered), "{:?}", ours.answered);
    for house in [&ours, &theirs] {
        assert!(most(&house.answered) <= ADDRESS_MAX, "{:?}", house.answered);
        assert!(house.flips() <= FLIPS_MAX);
    }
}

/// A mail as a careless gateway hands it on: without what tells that it is automatic.
fn without_signs(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").expect("a head");
    let signs = ["auto-submitted:", "x-auto-response-suppress:", "precedence:"];
    let kept = head.split("\r\n").filter(|line| !signs.iter().any(|name| line.to_ascii_lowercase().starts_with(name)));
    format!("{}\r\n\r\n{body}", kept.collect::<Vec<_>>().join("\r\n"))
}
