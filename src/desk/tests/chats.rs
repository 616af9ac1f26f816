//! Chats: from the first word to the case, and what is said afterwards.

use super::*;

#[test]
fn a_complaint_is_filed_and_acknowledged_in_the_chat_and_by_mail() {
    let mut life = Life::chat();
    let case = life.complain();
    let reference = &life.dossier.cases[&case].reference;
    assert!(life.shown().contains(reference), "{}", life.shown());
    assert!(life.shown().contains("You wrote: “I was charged twice for one kettle.”"), "{}", life.shown());
    assert!(life.shown().contains("by Wednesday, 4 March 2026"), "{}", life.shown());
    assert_eq!(life.sent(), ["staff: new case → desk@example.org", "acknowledgement copy → ann@example.net"]);
}

#[test]
fn the_copy_by_mail_carries_no_word_of_the_customer() {
    let mut life = Life::chat();
    life.complain();
    let copy = life.mails().into_iter().find(|mail| mail.to.as_str() == "ann@example.net").unwrap();
    assert!(!copy.text.as_str().contains("charged"), "{}", copy.text.as_str());
    assert!(copy.text.as_str().contains("If you did not write to us"));
    assert!(copy.to_name.is_empty());
}
