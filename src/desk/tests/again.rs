//! A closed case that is open again: its team reads by whom, and why.

use super::decisions::REJECTED;
use super::inbox::{office, write};
use super::*;
use crate::desk::decision::rules::SurveyRules;

fn closed() -> (Life, CaseId) {
    let (mut life, case) = office();
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    (life, case)
}

/// Returns subject and words of the letter to the team.
fn to_team(life: &Life) -> (String, String) {
    let letter = life.mails().into_iter().find(|mail| mail.to.as_str() == "desk@example.org").expect("the team is written to");
    (letter.subject.as_str().to_owned(), letter.text.as_str().to_owned())
}

#[test]
fn a_case_that_a_colleague_opens_again_is_no_new_case_and_its_team_reads_who_and_why() {
    for order in ["reopen\nShe rang: the new one leaks too.", "reopen She rang: the new one leaks too."] {
        let (mut life, case) = closed();
        let (customer, back) = write(&mut life, case, "Bob", order);
        let (subject, text) = to_team(&life);
        assert!(subject.contains("open again") && text.contains("Bob opened this case again"), "{subject}\n{text}");
        assert!(text.contains("Why: She rang: the new one leaks too.") && !text.contains("A new case"), "{text}");
        assert!(customer.contains("is open again") && !customer.contains("leaks"), "{customer}");
        assert!(back.contains("kept as a note"), "{back}");
    }
}

#[test]
fn who_opens_a_case_again_without_a_reason_is_named_all_the_same() {
    let (mut life, case) = closed();
    write(&mut life, case, "Bob", "reopen");
    assert!(to_team(&life).1.contains("Bob gave no reason."), "{}", to_team(&life).1);
}

#[test]
fn a_team_reads_the_customers_words_about_a_closed_case_where_the_rules_let_it() {
    for (detail, shown) in [(MailDetail::Full, true), (MailDetail::Reference, false)] {
        let (mut life, case) = closed();
        life.rules.teams.get_mut("desk").unwrap().mail_detail = detail;
        let closed = life.closed.get(&case).cloned().map(Box::new);
        let mail = Mail { case: Some(case), confirmed: true, closed, ..mail("Re: closed", "The new one leaks too.") };
        life.step(&Event::Mail(Box::new(mail)));
        let text = to_team(&life).1;
        assert!(text.contains("The customer wrote about this case after it was closed."), "{text}");
        assert_eq!(text.contains("The new one leaks too."), shown, "{text}");
    }
}

#[test]
fn somebody_else_who_writes_about_a_closed_case_is_not_taken_for_the_customer() {
    let (mut life, case) = closed();
    let closed = life.closed.get(&case).cloned().map(Box::new);
    let mut mail = Mail { case: Some(case), confirmed: true, closed, ..mail("Re: closed", "I am her neighbour.") };
    mail.input.sender = "bert@example.net".into();
    life.step(&Event::Mail(Box::new(mail)));
    assert!(to_team(&life).1.contains("Somebody other than the customer"), "{}", to_team(&life).1);
}

#[test]
fn a_team_reads_that_the_customer_calls_a_closed_case_not_solved() {
    let (mut life, case) = office();
    let solved_after = Some(TimeDelta::days(7));
    life.rules.decisions.survey = Some(SurveyRules { after: TimeDelta::days(3), remind_after: TimeDelta::days(7), solved_after });
    write(&mut life, case, "Ana", REJECTED);
    life.press("I agree");
    life.wait(24 * 7);
    life.press("No, it is not");
    assert!(to_team(&life).1.contains("The customer says that this case is not settled."), "{}", to_team(&life).1);
}
