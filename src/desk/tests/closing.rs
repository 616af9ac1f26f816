//! A complaint is closed with its cause and reach, from before or in lines below the order (ISO 10002, 8.2).

use super::decisions::happened;
use super::inbox::{office, write};
use super::*;
use crate::desk::decision::rules::ClosingNeeds;
use crate::desk::decision::{Cause, Happened, Pattern};

fn strict() -> (Life, CaseId) {
    let (mut life, case) = office();
    life.rules.decisions.closing = ClosingNeeds::Classification;
    (life, case)
}

#[test]
fn a_complaint_needs_its_cause_before_it_is_closed_where_the_rules_say_so() {
    let (mut life, case) = strict();
    let (customer, back) = write(&mut life, case, "Ana", "close accepted\nWe have sent a new kettle to you.");
    assert!(back.contains("closed with its cause") && customer.is_empty(), "{back}");
    let (_, back) = write(&mut life, case, "Ana", "close accepted\nCause: bad luck\nWe have sent a new kettle to you.");
    assert!(back.contains("bad luck") && back.contains("single, recurring, systemic"), "{back}");
    assert!(life.dossier.cases.contains_key(&case));
    write(&mut life, case, "Ana", "classify manufacturing recurring");
    write(&mut life, case, "Ana", "close accepted\nWe have sent a new kettle to you.");
    assert!(life.dossier.cases.is_empty());
}

#[test]
fn the_cause_can_stand_below_the_order_to_close_and_stays_inside() {
    let (mut life, case) = strict();
    let order = "close accepted\nCause: manufacturing\nPattern: single\nHours: 0.5\nPoint: a new kettle is on its way.";
    let (customer, _) = write(&mut life, case, "Ana", order);
    assert!(life.dossier.cases.is_empty());
    assert!(customer.contains("Point: a new kettle is on its way."), "{customer}");
    assert!(!customer.contains("manufacturing") && !customer.contains("0.5"), "{customer}");
    let noted = happened(&life);
    let classified = Happened::Classified { cause: Cause::Manufacturing, pattern: Pattern::Single };
    assert!(noted.contains(&classified) && noted.contains(&Happened::Spent { minutes: 30 }), "{noted:?}");
}

#[test]
fn where_the_rules_ask_for_nothing_a_case_is_closed_with_one_word() {
    let (mut life, case) = office();
    write(&mut life, case, "Ana", "close");
    assert!(life.dossier.cases.is_empty());
}
