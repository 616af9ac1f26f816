//! Erasure: what is refused and why, and what is left.

use std::collections::BTreeMap;

use super::*;
use crate::desk::case::Stage;
use crate::desk::erase::{Erasure, Found, Hazard};
use crate::flow::answer::{Answer, Value};

/// Orders to erase a case as the engine hands it on.
fn erase(life: &mut Life, case: CaseId) -> Result<String, String> {
    let closed = life.closed.get(&case).cloned();
    let contact = life.dossier.contact.id.clone();
    let told = BTreeMap::from([("desk@example.org".to_owned(), 2)]);
    let found = closed.map(|closed| Box::new(Found { contact, closed, told, is_under_way: false }));
    life.staff(case, StaffCommand::Erase(Erasure { because: "asked for".into(), found }))
}

fn closed() -> (Life, CaseId) {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Close { outcome: Some("Ann has it".into()), text: None }).unwrap();
    (life, case)
}

#[test]
fn of_a_closed_case_a_skeleton_is_left_and_the_customer_hears_of_it_once() {
    let (mut life, case) = closed();
    let reply = erase(&mut life, case).unwrap();
    assert!(reply.contains("letters to desk@example.org, 2") && reply.contains("in Telegram"), "{reply}");
    assert!(life.shown().contains("We have erased your case"), "{}", life.shown());
    let skeleton = life.closed[&case].clone();
    assert!(skeleton.answers.is_empty() && skeleton.thread.is_empty() && skeleton.erased.is_some());
    assert!(matches!(&skeleton.stage, Stage::Closed { outcome: None, .. }), "what staff wrote may name somebody");
    assert!(life.dossier.is_empty() && life.last.erased == Some(case));
    assert!(erase(&mut life, case).unwrap_err().contains("erased already"));
    let reopen = StaffCommand::Reopen { closed: Some(Box::new(skeleton)), why: "".into() };
    assert!(life.staff(case, reopen).unwrap_err().contains("erased already"));
}

#[test]
fn of_a_report_on_a_dangerous_product_the_product_stays_for_the_register_and_the_customer_hears_so() {
    let (mut life, id) = closed();
    let case = life.closed.get_mut(&id).unwrap();
    let answer = case.answers.values().next().unwrap().clone();
    let given = [
        ("product", Value::Text("Kettle 500, order 4711-20261".into())),
        ("batch", Value::Text("L 2024-7".into())),
        ("injury", Value::Choice("doctor".into())),
        ("recalled", Value::YesNo(true)),
    ];
    case.answers.extend(given.map(|(id, value)| (id.to_owned(), Answer { value, ..answer.clone() })));
    erase(&mut life, id).unwrap();
    assert!(life.shown().contains("We keep which product it was"), "{}", life.shown());
    let facts = life.closed[&id].erased.clone().unwrap().facts;
    let hazard = Hazard { product: Some("Kettle 500, order".to_owned()), injury: Some("doctor".to_owned()), recalled: Some(true) };
    assert_eq!((facts.hazard, facts.lot.as_deref()), (Some(hazard), Some("l20247")));

    let (mut life, id) = closed();
    erase(&mut life, id).unwrap();
    assert_eq!(life.closed[&id].erased.clone().unwrap().facts.hazard, None, "of any other complaint no word stays");
    assert!(!life.shown().contains("We keep which product"), "{}", life.shown());
}

#[test]
fn what_is_open_or_has_to_be_kept_or_is_being_told_is_not_erased() {
    let mut life = Life::chat();
    let case = life.complain();
    assert!(erase(&mut life, case).unwrap_err().contains("is open"));
    let (mut life, case) = closed();
    life.rules.decisions.keep_closed_for = TimeDelta::days(30);
    assert!(erase(&mut life, case).unwrap_err().contains("has to be kept until 2026-04-01"));
    let (mut life, case) = closed();
    life.say("/start");
    assert!(erase(&mut life, case).unwrap_err().contains("in the middle of a conversation"));
}
