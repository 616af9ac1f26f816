//! A colleague whom a complaint is about is heard before it is decided, and learns nothing of who complains (ISO 10002, annex D).

use super::decisions::happened;
use super::inbox::{office, write};
use super::*;
use crate::desk::decision::Happened;
use crate::desk::decision::hearing::Hearing;
use crate::desk::notice::Notice;

const REJECTED: &str = "resolve rejected\nDear Ann,\nthe two payments are for two orders.\nCause: customer_use\nPattern: single\n\
                        Asked: There is nothing to pay back.";

/// A complaint about Bob.
fn about_bob() -> (Life, CaseId) {
    let (mut life, case) = office();
    write(&mut life, case, "Ana", "about Bob");
    (life, case)
}

fn letter_to_bob(life: &Life) -> Option<MailMessage> {
    life.mails().into_iter().find(|mail| mail.to.as_str() == "bob@example.org")
}

#[test]
fn nothing_is_decided_or_closed_before_the_colleague_has_replied() {
    let (mut life, case) = about_bob();
    for order in [REJECTED, "close rejected\nCause: customer_use\nPattern: single"] {
        let (customer, back) = write(&mut life, case, "Ana", order);
        assert!(customer.is_empty() && back.contains("Bob, who has not been heard"), "{back}");
    }
    let (customer, back) = write(&mut life, case, "Ana", "hear Bob\nIs it true that both payments were taken on one day?");
    assert!(customer.is_empty() && back.contains("asked for a reply"), "{back}");
    let (_, back) = write(&mut life, case, "Ana", REJECTED);
    assert!(back.contains("has not replied yet"), "{back}");

    let (customer, thanks) = write(&mut life, case, "Bob", "They were two orders, and I told her so.");
    assert!(customer.is_empty() && thanks.contains("Your reply is kept"), "{thanks}");
    assert!(happened(&life).contains(&Happened::RepliedTo { name: "Bob".into() }));
    let told = life.mails().into_iter().find(|mail| mail.to.as_str() == "desk@example.org").expect("the team hears of it");
    assert!(told.text.as_str().contains("Bob, whom the case is about, has replied") && !told.text.as_str().contains("two orders"));
    let (_, back) = write(&mut life, case, "Ana", REJECTED);
    assert!(back.contains("on its way"), "{back}");
}

#[test]
fn the_letter_to_the_colleague_is_neutral_and_names_nobody_who_complains() {
    let (mut life, case) = about_bob();
    write(&mut life, case, "Ana", "hear Bob\nIs it true that both payments were taken on one day?");
    let letter = letter_to_bob(&life).expect("a letter");
    let text = letter.text.as_str();
    for must in ["both payments were taken", "right to reply", "Nothing has been decided", "apart from any question of discipline"] {
        assert!(text.contains(must), "{must}: {text}");
    }
    // It can be answered, and is none of the letters that carry orders, answers or facts of the case.
    assert!(letter.reply_to.is_some() && !text.contains("take –") && !text.contains("What happened"), "{text}");
    assert!(!text.contains("Ann") && !text.contains("kettle"), "{text}");
    assert_eq!(life.last.messages.iter().filter(|message| message.notice == Notice::StaffSubject.name()).count(), 1);
}

#[test]
fn words_that_say_who_complains_do_not_leave() {
    let (mut life, case) = about_bob();
    let name = life.dossier.contact.name.as_str().to_owned();
    assert!(3 <= name.len(), "{name}");
    let (_, back) = write(&mut life, case, "Ana", &format!("hear Bob\n{name} says that you shouted."));
    assert!(back.contains("name the customer") && letter_to_bob(&life).is_none(), "{back}");
    let (_, back) = write(&mut life, case, "Ana", "hear Bob");
    assert!(back.contains("what Bob should reply to"), "{back}");
    let (_, back) = write(&mut life, case, "Ana", "hear Ana\nDid you shout?");
    assert!(back.contains("about nobody called “Ana”"), "{back}");
}

#[test]
fn who_is_not_heard_is_so_for_a_reason_that_is_kept() {
    let (mut life, case) = about_bob();
    let (_, back) = write(&mut life, case, "Ana", "waive Bob");
    assert!(back.contains("Say why Bob is not heard"), "{back}");
    write(&mut life, case, "Ana", "waive Bob left us in March");
    let kept = life.dossier.cases[&case].resolution.hearings.get("Bob").cloned();
    assert_eq!(kept, Some(Hearing::Waived { by: "Ana".into(), why: "left us in March".into() }));
    let (_, back) = write(&mut life, case, "Ana", REJECTED);
    assert!(back.contains("on its way"), "{back}");
}

#[test]
fn whom_a_case_is_about_does_nothing_with_it_unless_asked() {
    let (mut life, case) = about_bob();
    let (customer, back) = write(&mut life, case, "Bob", "take");
    assert!(customer.is_empty() && back.contains("is not there any more"), "{back}");
    assert!(life.dossier.cases[&case].resolution.hearings.is_empty());
}

#[test]
fn whoever_writes_for_another_hears_what_is_needed_and_whether_it_was_enough() {
    let (mut life, case) = office();
    let (customer, _) = write(&mut life, case, "Ana", "authority ask");
    assert!(customer.contains("we must see that you may act for them"), "{customer}");
    let (customer, back) = write(&mut life, case, "Ana", "authority refuse");
    assert!(customer.is_empty() && back.contains("why it is not enough"), "{back}");
    let (customer, _) = write(&mut life, case, "Ana", "authority refuse\nThe letter is not signed.");
    assert!(customer.contains("The letter is not signed.") && customer.contains("Your case goes on"), "{customer}");
    assert_eq!(life.dossier.cases[&case].resolution.authority, None);
    let (customer, _) = write(&mut life, case, "Ana", "authority her letter of 3 May");
    assert!(customer.contains("you may act for the other person") && !customer.contains("3 May"), "{customer}");
    assert_eq!(life.dossier.cases[&case].resolution.authority.as_ref().map(Personal::as_str), Some("her letter of 3 May"));
}
