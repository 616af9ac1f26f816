//! Mails and the dossiers that they go to, through the whole engine: one for each person, however the address is written, and every
//! case that a mail is addressed to by somebody who may.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use redress::desk::case::{Case, Stage};
use redress::desk::dossier::{Address, ContactId, Dossier};
use redress::desk::token;
use redress::engine::inbound::{Inbound, InboundKey, Origin};
use redress::engine::store::Tree;
use redress::engine::{Engine, Work};

use super::disk::Disk;
use super::people;
use super::random::Random;
use super::year;

struct Office {
    disk: Disk,
    engine: Engine<Disk>,
    now: DateTime<Utc>,
    written: usize,
}

impl Office {
    fn new() -> Self {
        let disk = Disk::new(Random::new(1), 0, None);
        let rules = Arc::new(year::rules_of(year::OFFICE.to_owned()));
        let engine = Engine::open(disk.clone(), rules).expect("an empty disk");
        // A Monday, ten o'clock in London.
        Self { disk, engine, now: "2026-03-02T10:00:00Z".parse().expect("an instant"), written: 0 }
    }

    /// Takes a mail in, and returns its id.
    fn mail(&mut self, sender: &str, text: &str, tokens: &[String]) -> String {
        self.written += 1;
        let id = format!("m{}@example.net", self.written);
        let event = people::mail(sender, text, &id, self.now);
        let from = Origin::Mail { sender: ContactId::Email(address(sender)), tokens: tokens.to_vec(), message_ids: Vec::new() };
        let work = Work::Take(Inbound { key: InboundKey::Mail(id.clone()), from, event, cursor: None });
        self.engine.work(&[work], self.now).expect("a working disk");
        id
    }

    fn dossiers(&self) -> Vec<Dossier> {
        self.disk.rows_of(Tree::Dossiers).iter().map(|(_, row)| serde_json::from_slice(row).expect("a dossier")).collect()
    }

    /// Returns the open cases in the order in which they were opened.
    fn cases(&self) -> Vec<Case> {
        let mut cases: Vec<Case> = self.dossiers().into_iter().flat_map(|dossier| dossier.cases.into_values()).collect();
        cases.sort_by_key(|case| case.id);
        cases
    }
}

fn address(text: &str) -> Address {
    Address::parse(text).expect("an address")
}

const STORY: &str = "The kettle does not work at all.";

#[test]
fn however_an_address_is_written_it_is_one_person_with_one_budget() {
    let mut office = Office::new();
    office.mail("Person1@Example.net", STORY, &[]);
    for spelling in ["person1@example.net", "PERSON1@EXAMPLE.NET", "pErSoN1@example.net"] {
        office.mail(spelling, &format!("{STORY} I wrote as {spelling}."), &[]);
    }
    let dossiers = office.dossiers();
    assert_eq!(dossiers.len(), 1);
    assert_eq!(dossiers[0].automatic_mails.len(), 4);
    assert_eq!(dossiers[0].contact.id, ContactId::Email(address("Person1@example.net")));
}

#[test]
fn a_mail_to_several_cases_reaches_each_that_is_the_senders_and_no_other() {
    let mut office = Office::new();
    for sender in ["other@example.net", "ann@example.net", "ann@example.net"] {
        office.mail(sender, STORY, &[]);
    }
    let secret = office.engine.rules().secret.clone();
    let tokens: Vec<String> = office.cases().iter().map(|case| token::encode(&secret, case.id)).collect();
    let added = office.mail("Ann@example.net", "The lid is loose too.", &tokens);
    let reached: Vec<bool> = office.cases().iter().map(|case| case.thread.contains(&added)).collect();
    assert_eq!(reached, [false, true, true]);
}

#[test]
fn an_order_to_several_cases_is_carried_out_in_each() {
    let mut office = Office::new();
    for sender in ["ann@example.net", "ben@example.net", "carol@example.net"] {
        office.mail(sender, STORY, &[]);
    }
    let rules = Arc::clone(office.engine.rules());
    let staff = rules.staff.values().next().expect("somebody works here").address.clone();
    let tokens: Vec<String> = office.cases()[..2].iter().map(|case| token::encode_staff(&rules.secret, case.id, &staff)).collect();
    let spelled = staff.as_str().to_uppercase();
    office.mail(&spelled, "take", &tokens);
    let taken: Vec<bool> = office.cases().iter().map(|case| matches!(case.stage, Stage::Taken { .. })).collect();
    assert_eq!(taken, [true, true, false]);
}
