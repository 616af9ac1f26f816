//! What a mail of staff asks for.

use super::*;
use crate::desk::rules::{Duty, Person};
use crate::desk::tests::{address, lang, rules};

fn order(text: &str) -> Order {
    let mut rules = rules();
    rules.staff.insert(
        "Bob".to_owned(),
        Person { address: address("bob@example.org"), also: vec![], words: None, line_manager: None, user_id: None, duty: Duty::default() },
    );
    let words = Words::new(&rules, &lang("en"));
    read(text, Beside { files: &[], closed: None, mark: "+s-7k2m" }, &rules, &words)
}

fn command(text: &str) -> StaffCommand {
    match order(text) {
        Order::Do { command, .. } => command,
        other @ (Order::Help | Order::Unclear(_)) => panic!("{text}: {other:?}"),
    }
}

#[test]
fn an_order_is_known_in_every_language_and_writing() {
    for text in ["take", "Take it.", "  I have it!", "#take", "nehme ich", "TAKE\n\n-- \nBob"] {
        assert_eq!(command(text), StaffCommand::Take, "{text}");
    }
    assert_eq!(command("assign bob"), StaffCommand::Assign { to: "Bob".into() });
    assert_eq!(command("severity: Critical"), StaffCommand::SetSeverity { severity: Severity::Critical });
    assert_eq!(
        command("close accepted\nWe send a new one."),
        StaffCommand::Close { outcome: Some("accepted".into()), text: Some("We send a new one.".into()) }
    );
    assert_eq!(order("help"), Order::Help);
}

#[test]
fn a_note_is_never_a_reply() {
    for text in ["note sounds angry", "Note: sounds angry", "FYI sounds angry", "intern\nsounds angry"] {
        assert_eq!(command(text), StaffCommand::Note { text: "sounds angry".into() }, "{text}");
    }
}

#[test]
fn an_answer_in_words_goes_to_the_customer() {
    let answers = [
        "Dear Ann,\nwe are sorry. Which kettle is it?",
        "Hello,\nwe are sorry. Which kettle is it?",
        "Hello Ann\nwe are sorry. Which kettle is it?",
        "Hallo!\nEs tut uns leid.",
        "Hola,\nlo sentimos mucho.",
        "Take the kettle out of use, please.",
        "Close the valve and call us today.",
    ];
    for text in answers {
        assert_eq!(command(text), StaffCommand::Reply { text: text.into(), files: vec![] }, "{text}");
    }
    assert_eq!(command("reply Yes."), StaffCommand::Reply { text: "Yes.".into(), files: vec![] });
}

#[test]
fn in_doubt_nothing_is_done() {
    let slips = ["clsoe accepted", "repyl Yes.", "aks Which one?", "ok", "thanks!", "done deal", "close the valve please", "maek it"];
    for text in slips {
        assert!(matches!(order(text), Order::Unclear(Unclear::Word(_))), "{text}: {:?}", order(text));
    }
    assert_eq!(order(" \n> quoted\n"), Order::Unclear(Unclear::Empty));
    assert_eq!(order("assign carol"), Order::Unclear(Unclear::Name("carol".into())));
    assert_eq!(order("severity huge"), Order::Unclear(Unclear::Severity("huge".into())));
}

#[test]
fn a_slip_in_an_order_that_stays_inside_is_forgiven_in_every_language() {
    for text in ["tkae", "Tkae.", "nehmne", "übernehmenn", "prendrre", "toamr", "взть"] {
        assert_eq!(command(text), StaffCommand::Take, "{text}");
    }
    let Order::Do { command: assigned, rest, .. } = order("assgin bob\nhe knows it") else { panic!() };
    assert_eq!((assigned, rest.as_deref()), (StaffCommand::Assign { to: "Bob".into() }, Some("he knows it")));
    assert_eq!(command("sevrity: high"), StaffCommand::SetSeverity { severity: Severity::High });
    assert_eq!(command("snoze 2 days"), StaffCommand::Snooze { until: "2 days".into() });
    assert_eq!(order("hlep"), Order::Help);
}

#[test]
fn our_own_letter_never_goes_back_out() {
    let letter = "We will see to it.\n\n──── Write above this line ────\nReference: CMP\nThe customer is a liar.";
    assert_eq!(command(letter), StaffCommand::Reply { text: "We will see to it.".into(), files: vec![] });
    assert_eq!(order("Hello there Ann, see below\ncomplaints+S-7k2m.abc@example.org"), Order::Unclear(Unclear::OwnLetter));
}

#[test]
fn what_stands_below_an_order_without_a_text_stays_inside() {
    let Order::Do { command, rest, .. } = order("take\nShe has called twice already.") else { panic!() };
    assert_eq!((command, rest.as_deref()), (StaffCommand::Take, Some("She has called twice already.")));
}
