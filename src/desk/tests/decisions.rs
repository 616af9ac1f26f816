//! A complaint on every path: accepted, refused, questioned, silent, looked at again, reopened, withdrawn, merged, rejected, surveyed.

use super::inbox::{office, write};
use super::*;
use crate::desk::case::Stage;
use crate::desk::decision::rules::OutsideBody;
use crate::desk::decision::{Closing, Finding, Happened, Level, Remedy, Status};
use crate::desk::journal::What;
use crate::flow::answer::Value;

pub(super) const UPHELD: &str = "resolve accepted refund_full\nDear Ann,\nyou were charged twice.\nRemedy: refund_full 39.90 EUR by 2026-03-20\n\
                      Cause: pricing_billing\nPattern: single\nAsked: You get all of it back.";
pub(super) const REJECTED: &str = "resolve rejected\nDear Ann,\nthe two payments are for two orders.\nCause: customer_use\nPattern: single\n\
                        Asked: There is nothing to pay back.";

pub(super) fn decided(text: &str) -> (Life, CaseId) {
    let (mut life, case) = office();
    let (_, back) = write(&mut life, case, "Ana", text);
    assert!(back.contains("on its way to the customer"), "{back}");
    (life, case)
}

pub(super) fn resolution(life: &Life, case: CaseId) -> &crate::desk::decision::Resolution {
    &life.dossier.cases.get(&case).unwrap_or_else(|| &life.closed[&case]).resolution
}

pub(super) fn happened(life: &Life) -> Vec<Happened> {
    let decision = |what: &What| if let What::Decision(happened) = what { Some(happened.clone()) } else { None };
    life.last.journal.iter().filter_map(|entry| decision(&entry.what)).collect()
}

#[test]
fn an_upheld_complaint_is_accepted_by_one_tap_and_closed_with_its_cause() {
    let (mut life, case) = decided(UPHELD);
    let letter = life.shown();
    for text in
        ["You were right", "You asked for: My money back", "all your money back (39.90 EUR), by Friday, 20 March 2026", "another person"]
    {
        assert!(letter.contains(text), "{text}\n{letter}");
    }
    assert_eq!(resolution(&life, case).status, Status::FinalResponseSent);
    let thanks = life.press("I agree");
    assert!(thanks.contains("is settled") && thanks.contains("We still owe you"), "{thanks}");
    let resolution = resolution(&life, case);
    assert_eq!((resolution.status, resolution.closing), (Status::Closed, Some(Closing::Accepted)));
    assert!(
        matches!(&life.closed[&case].stage, Stage::Closed { by, outcome, .. } if by == "customer" && outcome.as_deref() == Some("upheld"))
    );
}

#[test]
fn a_decision_with_gaps_is_refused_and_every_gap_is_named_at_once() {
    let (mut life, case) = office();
    write(&mut life, case, "Ana", "points\n1. Charged twice\n2. Nobody answered");
    write(&mut life, case, "Ana", "severity high");
    life.rules.decisions.outside_is_required = true;
    let (customer, back) = write(&mut life, case, "Ana", "resolve partly\nPoint 1: upheld You were charged twice.");
    assert_eq!(customer, "");
    for text in [
        "no words",
        "Point 2 is not answered: “Nobody answered”",
        "“My money back”",
        "no remedy",
        "others: yes",
        "outside body",
        "cause",
        "pattern",
    ] {
        assert!(back.contains(text), "{text}\n{back}");
    }
    assert!(!back.contains("Point 1 is"), "{back}");
    assert_eq!(resolution(&life, case).decision, None);
    let body = OutsideBody {
        name: "The Ombudsman".into(),
        contact: "www.ombudsman.example".into(),
        limit: "12 months".into(),
        takes_part: None,
        senders: vec![],
    };
    life.rules.decisions.outside = Some(body);
    let (_, back) = write(&mut life, case, "Ana", "resolve rejected\nNo.");
    assert!(back.contains("whether we take part in the procedure of The Ombudsman"), "{back}");
}

#[test]
fn a_remedy_due_in_so_many_days_is_a_day_that_the_customer_reads() {
    let with = |remedy: &str| UPHELD.replace("Remedy: refund_full 39.90 EUR by 2026-03-20", remedy);
    let (life, case) = decided(&with("Remedy: refund_full, in 5 days"));
    assert!(life.shown().contains("all your money back, by Saturday, 7 March 2026"), "{}", life.shown());
    assert_eq!(resolution(&life, case).promises[0].due_on.to_string(), "2026-03-07");
    let (mut life, case) = office();
    let (customer, back) = write(&mut life, case, "Ana", &with("Remedy: refund_full, in a few days"));
    assert!(customer.is_empty() && back.contains("“in a few days”: it cannot be read by when"), "{back}");
}

#[test]
fn what_is_written_for_another_person_is_decided_once_somebody_has_seen_the_authority() {
    let (mut life, case) = office();
    let answers = &mut life.dossier.cases.get_mut(&case).unwrap().answers;
    let mut relation = answers.values().next().unwrap().clone();
    relation.value = Value::Choice("asked".into());
    answers.insert("relation".into(), relation);
    let (customer, back) = write(&mut life, case, "Ana", UPHELD);
    assert!(customer.is_empty() && back.contains("nobody has confirmed that the writer may act for them"), "{back}");
    let (_, back) = write(&mut life, case, "Ana", "authority her letter of 3 May");
    assert!(back.contains("may act for the other person") && happened(&life).contains(&Happened::Authorised), "{back}");
    let (_, back) = write(&mut life, case, "Ana", UPHELD);
    assert!(back.contains("on its way to the customer"), "{back}");
    assert_eq!(resolution(&life, case).authority.as_ref().map(|shown| shown.as_str()), Some("her letter of 3 May"));
}

#[test]
fn a_rejection_names_the_second_look_and_the_outside_body() {
    let (mut life, case) = office();
    let body = OutsideBody {
        name: "The Ombudsman".into(),
        contact: "www.ombudsman.example".into(),
        limit: "12 months".into(),
        takes_part: Some(true),
        senders: vec![],
    };
    life.rules.decisions.outside = Some(body);
    life.rules.decisions.outside_is_required = true;
    let (letter, _) = write(&mut life, case, "Ana", REJECTED);
    for text in
        ["We do not agree", "need not give reasons", "The Ombudsman. It is free", "12 months", "www.ombudsman.example", "We take part"]
    {
        assert!(letter.contains(text), "{text}\n{letter}");
    }
    let decision = resolution(&life, case).decision.as_ref().unwrap();
    assert_eq!((decision.finding, decision.by.name()), (Finding::NotUpheld, "Ana"));
}

#[test]
fn nobody_but_staff_can_stand_for_a_decision() {
    use crate::desk::decision::Approver;
    use crate::desk::journal::Actor;
    for actor in [Actor::Customer, Actor::Desk, Actor::Channel, Actor::Staff(" ".into())] {
        assert_eq!(Approver::of(&actor), None);
    }
}

#[test]
fn a_refused_decision_is_looked_at_again_by_another_person_without_reasons() {
    let (mut life, case) = decided(REJECTED);
    let ways = life.press("I do not agree");
    assert!(ways.contains("stays open") && ways.contains("another person"), "{ways}");
    assert_eq!(resolution(&life, case).status, Status::Refused);
    let again = life.press("Look at it again");
    assert!(again.contains("by Monday, 16 March 2026"), "{again}");
    assert_eq!((resolution(&life, case).status, resolution(&life, case).level), (Status::Escalated, Level::Second));
    for order in ["take", UPHELD] {
        let (_, back) = write(&mut life, case, "Ana", order);
        assert!(back.contains("You decided this case the first time"), "{back}");
    }
    let (_, back) = write(&mut life, case, "Bob", "assign ana");
    assert!(back.contains("Another person has to look at it"), "{back}");
    let (letter, _) = write(&mut life, case, "Bob", UPHELD);
    assert!(letter.contains("You were right") && !letter.contains("another person"), "{letter}");
    let resolution = resolution(&life, case);
    assert_eq!(resolution.first_decision.as_ref().unwrap().finding, Finding::NotUpheld);
    assert_eq!(resolution.decision.as_ref().unwrap().finding, Finding::Upheld);
    life.press("I agree");
    assert!(life.dossier.cases.is_empty());
}

#[test]
fn one_word_is_as_good_as_a_tap_and_a_question_keeps_the_case_open() {
    let (mut life, case) = decided(UPHELD);
    let answer = life.say("Question");
    assert!(answer.contains("write your question"), "{answer}");
    assert_eq!(resolution(&life, case).status, Status::Investigating);
    let (mut life, case) = decided(UPHELD);
    life.say("I agree");
    assert_eq!(resolution(&life, case).closing, Some(Closing::Accepted));
    let (mut life, case) = decided(REJECTED);
    life.say("refuse");
    life.say("appeal");
    assert_eq!(resolution(&life, case).level, Level::Second);
}

#[test]
fn silence_is_reminded_once_with_the_day_of_closing_and_then_closes() {
    let (mut life, case) = decided(REJECTED);
    life.wait(24 * 14);
    assert!(life.shown().contains("We will close the case on Monday, 30 March 2026"), "{}", life.shown());
    life.wait(24 * 14);
    assert!(life.shown().contains("not heard from you, so we have closed"), "{}", life.shown());
    assert_eq!(resolution(&life, case).closing, Some(Closing::NoReply));
    let again = life.press("Look at it again");
    assert!(again.contains("Another person will look"), "{again}");
    assert_eq!((resolution(&life, case).status, resolution(&life, case).level), (Status::Escalated, Level::Second));
    assert!(life.dossier.after.is_empty());
}

#[test]
fn a_case_is_not_closed_by_silence_while_the_customer_waits_for_an_answer() {
    let (mut life, case) = decided(REJECTED);
    life.say("But the second order was never mine, please look at the address once more.");
    let sent = life.wait(24 * 15);
    assert!(sent.contains(&"staff: decision → desk@example.org".to_owned()), "{sent:?}");
    assert!(life.dossier.cases.contains_key(&case));
}

#[test]
fn a_proposal_is_no_decision_until_the_customer_agrees() {
    let (mut life, case) = office();
    let (letter, _) = write(&mut life, case, "Ana", &UPHELD.replace("resolve", "propose"));
    assert!(letter.contains("This is what we propose"), "{letter}");
    assert_eq!(resolution(&life, case).status, Status::ResponseProposed);
    life.press("I agree");
    let to = |happened: &Happened| if let Happened::Status { to, .. } = happened { Some(*to) } else { None };
    let steps: Vec<Status> = happened(&life).iter().filter_map(to).collect();
    assert_eq!(steps, [Status::FinalResponseSent]);
    assert_eq!(resolution(&life, case).status, Status::Closed);
}

#[test]
fn a_promise_is_followed_until_it_is_proved_even_after_closing() {
    let (mut life, case) = decided(UPHELD);
    life.press("I agree");
    let sent = life.wait(24 * 18);
    assert_eq!(sent, ["staff: decision → desk@example.org"], "due on its day");
    let sent = life.wait(24);
    assert_eq!(sent, ["staff: decision → desk-lead@example.org"], "late the day after");
    assert!(life.shown().contains("We are sorry. A person is seeing to it"), "{}", life.shown());
    let (letter, back) = write(&mut life, case, "Ana", "proof refund_full\nbank transfer of 24 March, no. 4711");
    assert!(letter.contains("all your money back (39.90 EUR). bank transfer of 24 March"), "{letter}\n{back}");
    let promise = &resolution(&life, case).promises[0];
    assert!(promise.is_late && promise.done_at.is_some() && promise.remedy == Remedy::RefundFull);
    let (_, back) = write(&mut life, case, "Ana", "proof refund_full twice");
    assert!(back.contains("no open promise"), "{back}");
}

#[test]
fn two_cases_of_one_customer_become_one_and_nothing_is_counted_twice() {
    let (mut life, first) = office();
    life.now += TimeDelta::hours(1);
    let second = life.complain();
    let into = life.dossier.cases[&first].reference.clone();
    let (letter, _) = write(&mut life, second, "Ana", &format!("merge {into}"));
    assert!(letter.contains("is about the same matter"), "{letter}");
    assert_eq!((resolution(&life, second).status, resolution(&life, second).closing), (Status::Merged, Some(Closing::Merged)));
    assert_eq!(resolution(&life, second).merged_into.as_ref(), Some(&into));
    let (_, back) = write(&mut life, first, "Ana", "merge CMP-0000-0000-0");
    assert!(back.contains("Nothing was done"), "{back}");
}

#[test]
fn a_withdrawal_leaves_the_table_where_it_belongs() {
    let (mut life, case) = office();
    life.say("/withdraw");
    assert_eq!((resolution(&life, case).status, resolution(&life, case).closing), (Status::Withdrawn, Some(Closing::Withdrawn)));
    assert!(life.dossier.after.is_empty());
}

#[test]
fn by_mail_one_word_in_the_first_line_answers_a_decision() {
    let mut life = Life::mail();
    life.rules.staff.insert(
        "Ana".into(),
        crate::desk::rules::Person {
            address: address("ana@example.org"),
            also: vec![],
            words: None,
            line_manager: None,
            user_id: None,
            duty: crate::desk::rules::Duty::default(),
        },
    );
    life.step(&Event::Mail(Box::new(mail("Charged twice", "I was charged twice for one kettle."))));
    let case = *life.dossier.cases.keys().next().unwrap();
    let (_, back) = write(&mut life, case, "Ana", &format!("{REJECTED}\nCategory: billing"));
    assert!(back.contains("on its way"), "{back}");
    let letter = life.mails().into_iter().find(|mail| mail.to.as_str() == "ann@example.net").unwrap();
    assert!(letter.text.as_str().contains("I do not agree – REFUSE: mailto:"), "{}", letter.text.as_str());
    let answer = |life: &mut Life, text: &str| {
        let closed = life.closed.get(&case).filter(|_| !life.dossier.cases.contains_key(&case)).cloned().map(Box::new);
        life.step(&Event::Mail(Box::new(Mail {
            case: Some(case),
            confirmed: true,
            closed,
            arrived_at: life.now,
            ..mail("Re: decision", text)
        })));
        life.mails().into_iter().find(|mail| mail.to.as_str() == "ann@example.net").map(|mail| mail.text.as_str().to_owned())
    };
    assert!(answer(&mut life, "REFUSE\n\nThat is wrong.").unwrap().contains("These are your ways"));
    assert!(answer(&mut life, "leave it").unwrap().contains("We have closed"));
    assert_eq!(resolution(&life, case).closing, Some(Closing::OutsideNamed));
    life.now += TimeDelta::days(20);
    answer(&mut life, "It happened again, please look at it.");
    assert_eq!(resolution(&life, case).status, Status::Reopened);
    write(&mut life, case, "Bob", "close");
    life.now += TimeDelta::days(29);
    answer(&mut life, "And once more, it happened again.");
    let (id, newer) = life.dossier.cases.iter().next().unwrap();
    assert_ne!(*id, case);
    assert_eq!(newer.resolution.follows.as_ref(), Some(&life.closed[&case].reference));
}

/// Puts a regime in force that gives a fortnight for remedies, from the decision on.
fn with_a_fortnight_for_remedies(life: &mut Life) {
    use crate::desk::calendar::{DayOne, DueTime, Roll, Unit};
    use crate::desk::regime::{Clock, HoldsFor, Limit, Regime, Start};
    let rule = Rule { n: 14, unit: Unit::Days, day_one: DayOne::DayAfterReceipt, roll: Roll::None, due_time: DueTime::EndOfDay };
    let limit = |id: &str, clock, start| Limit {
        id: id.to_owned(),
        clock,
        rule,
        start,
        statutory: true,
        pausable: false,
        source: String::new(),
        holds_for: HoldsFor::default(),
    };
    life.rules.regimes = vec![Regime {
        id: "code".to_owned(),
        title: "a code".to_owned(),
        valid_from: None,
        valid_to: None,
        holds_for: HoldsFor::default(),
        calendar: None,
        outside_body: None,
        states_limits: false,
        limits: vec![limit("answer", Clock::Response, Start::Received), limit("remedies", Clock::Remedy, Start::DecisionSent)],
    }];
}

/// Decides another case of the same customer, and returns it.
fn decided_with_a_clock(text: &str) -> (Life, CaseId) {
    let (mut life, _) = office();
    with_a_fortnight_for_remedies(&mut life);
    let case = life.complain();
    let (_, back) = write(&mut life, case, "Ana", text);
    assert!(back.contains("on its way to the customer"), "{back}");
    (life, case)
}

fn remedies(life: &Life, case: CaseId) -> crate::desk::deadline::Deadline {
    let deadlines = &life.dossier.cases[&case].deadlines;
    deadlines.iter().find(|deadline| deadline.limit == "remedies").expect("a clock of remedies").clone()
}

#[test]
fn the_clock_of_remedies_runs_until_all_is_proved() {
    let (mut life, case) = decided_with_a_clock(UPHELD);
    assert!(remedies(&life, case).running().is_some());
    write(&mut life, case, "Ana", "proof refund_full transfer 4711");
    assert!(remedies(&life, case).met_at.is_some());
}

#[test]
fn a_remedy_that_nobody_proves_is_a_deadline_missed() {
    let (mut life, case) = decided_with_a_clock(UPHELD);
    life.wait(24 * 16);
    let missed = remedies(&life, case).missed.expect("it passed");
    assert_eq!((missed.owner.as_str(), missed.reason), ("Ana", None));
}

#[test]
fn where_nothing_was_promised_no_clock_of_remedies_runs() {
    let (life, case) = decided_with_a_clock(REJECTED);
    assert!(remedies(&life, case).running().is_none());
}
