//! Chats: from the first word to the case, and what is said afterwards.

use super::*;
use crate::desk::journal::What;
use crate::flow::answer::Value;
use crate::flow::conversation::Awaiting;

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

#[test]
fn the_case_counts_from_the_first_word_even_if_we_were_away() {
    let mut life = Life::chat();
    life.now = "2026-03-02T14:00:00Z".parse().unwrap();
    let said_at = "2026-03-02T09:00:00Z".parse().unwrap();
    life.step(&Event::Said { input: Input::Text("/start".into()), name: "Ann".into(), lang: None, said_at });
    assert_eq!(life.dossier.conversation.as_ref().map(|conversation| conversation.started_at), Some(said_at));
}

#[test]
fn an_injury_is_told_at_once_before_the_last_question_and_at_any_hour() {
    let mut life = Life::chat();
    life.now = "2026-03-01T02:00:00Z".parse().unwrap();
    life.say("/start");
    life.press("A product");
    life.say("The handle came off and hot water ran over my hand.");
    life.press("Yes");
    assert_eq!(life.sent(), ["staff: alarm → safety@example.org"]);
    let mail = &life.mails()[0];
    assert_eq!(mail.subject.as_str(), "Alarm, critical: a customer is telling us something urgent");
    assert!(mail.text.as_str().contains("hot water"), "the safety team reads it all");
}

#[test]
fn a_customer_who_falls_silent_has_a_case_and_may_answer_later() {
    let mut life = Life::chat();
    life.say("/start");
    life.press("A bill");
    life.say("I was charged twice for one kettle.");
    life.wait(73);
    let case = life.dossier.cases.values().next().unwrap().clone();
    assert_eq!(case.received_at, "2026-03-02T09:00:00Z".parse::<DateTime<Utc>>().unwrap());
    assert!(!case.complete);
    life.wait(24);
    life.say("AB-123456");
    assert!(life.dossier.cases[&case.id].answers.contains_key("order_no"), "{}", life.shown());
}

#[test]
fn words_after_filing_go_to_the_one_open_case_in_a_sentence_that_names_it() {
    let mut life = Life::chat();
    let case = life.complain();
    let reference = life.dossier.cases[&case].reference.clone();
    assert_eq!(life.say("It was on Monday."), format!("Thank you. We have added this to your case {reference}."));
    assert_eq!(life.sent(), ["staff: customer wrote → desk@example.org"]);
    assert_eq!(life.last.journal[0].subject, case.0);
}

#[test]
fn words_that_fit_two_cases_are_asked_about_and_placed() {
    let mut life = Life::chat();
    let first = life.complain();
    let second = life.complain();
    let reference = life.dossier.cases[&first].reference.clone();
    assert_eq!(life.say("It was on Monday."), "Which case is this about?");
    let answer = life.press(&reference);
    assert_eq!(answer, format!("Thank you. We have added this to your case {reference}."));
    assert!(life.last.journal.iter().any(|entry| entry.subject == first.0 && format!("{:?}", entry.what).contains("Said")));
    assert_eq!(life.say("And another thing."), "Which case is this about?");
    assert!(life.say("2").contains(&life.dossier.cases[&second].reference));
}

#[test]
fn words_that_nobody_places_go_to_the_newest_case_and_the_customer_is_told() {
    let mut life = Life::chat();
    life.complain();
    let second = life.complain();
    life.say("It was on Monday.");
    life.wait(1);
    assert!(life.dossier.unplaced.is_none());
    assert!(life.shown().contains(&life.dossier.cases[&second].reference), "{}", life.shown());
}

#[test]
fn something_new_begins_a_conversation_with_the_words_that_waited() {
    let mut life = Life::chat();
    life.complain();
    life.complain();
    life.say("My other parcel never arrived at all.");
    life.press("Something new");
    let answers = &life.dossier.conversation.as_ref().unwrap().answers;
    assert!(!answers.is_empty(), "{}", life.shown());
}

#[test]
fn status_names_each_case_with_its_date() {
    let mut life = Life::chat();
    let case = life.complain();
    let reference = life.dossier.cases[&case].reference.clone();
    let shown = life.say("/status");
    assert_eq!(
        shown,
        format!(
            "{reference}: received on Monday, 2 March 2026. It is waiting for one of our team. You will have our answer by Monday, 16 March 2026."
        )
    );
    assert_eq!(Life::chat().say("/status"), "You have no open case with us.");
}

#[test]
fn withdrawing_closes_the_case_and_tells_both_sides() {
    let mut life = Life::chat();
    let case = life.complain();
    let shown = life.say("/withdraw");
    assert!(shown.contains("We have closed it."), "{shown}");
    assert_eq!(life.sent(), ["staff: customer withdraws → desk@example.org"]);
    assert!(life.dossier.cases.is_empty() && life.closed.contains_key(&case));
    assert_eq!(life.dossier.due(), None);
}

#[test]
fn a_critical_case_outlives_its_withdrawal() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::SetSeverity { severity: Severity::Critical }).unwrap();
    let shown = life.say("/withdraw");
    assert!(shown.contains("our staff will still look at it"), "{shown}");
    assert!(life.dossier.cases.contains_key(&case));
}

#[test]
fn a_person_asked_for_makes_a_case_that_staff_can_answer() {
    let mut life = Life::chat();
    life.say("/start");
    life.press("A bill");
    life.say("human");
    let case = CaseId(life.dossier.cases.keys().next().unwrap().0);
    assert!(life.sent().contains(&"staff: call-back → desk@example.org".to_owned()), "{:?}", life.sent());
    life.staff(case, StaffCommand::Reply { text: "How can I help?".into(), files: vec![] }).unwrap();
    assert!(life.shown().contains("How can I help?"));
}

#[test]
fn a_file_over_the_limit_is_named_and_explained_and_a_smaller_one_is_fetched() {
    let mut life = Life::chat();
    life.complain();
    let file = |name: &str, place| File {
        name: name.into(),
        kind: FileKind::Video,
        media_type: "video/mp4".into(),
        size_bytes: Some(50_000_000),
        place,
    };
    let small = FilePlace::Telegram { file_id: "f".into(), unique_id: "u".into() };
    let files = vec![file("long.mp4", FilePlace::TooLarge), file("short.mp4", small)];
    let shown = life.input(Input::Files { files, caption: None });
    assert!(shown.contains("The file “long.mp4” is too large"), "{shown}");
    assert!(life.sent().contains(&"fetch → u".to_owned()));
}

#[test]
fn an_old_button_is_answered() {
    let mut life = Life::chat();
    life.say("/start");
    let button = life.button("A bill").unwrap();
    let mut other = Life::chat();
    assert_eq!(other.input(Input::Button(button)), "This question is closed. To tell us something, write it here.");
}

#[test]
fn an_edit_is_kept_beside_what_was_said_first() {
    let mut life = Life::chat();
    let case = life.complain();
    life.step(&Event::Edited { text: "I was charged three times.".into(), said_at: life.now, first_said_at: None });
    assert_eq!(life.shown(), "Thank you. We have noted your correction.");
    assert!(life.last.journal[0].subject == case.0);
}

#[test]
fn german_customers_read_german() {
    let mut life = Life::chat();
    let event =
        |text: &str, now| Event::Said { input: Input::Text(text.into()), name: "Anna".into(), lang: Some(lang("de")), said_at: now };
    life.step(&event("/status", life.now));
    assert_eq!(life.shown(), "Sie haben keinen offenen Fall bei uns.");
}

#[test]
fn a_flood_of_unplaced_words_is_placed_in_bounded_pieces() {
    let mut life = Life::chat();
    life.complain();
    life.complain();
    for _ in 0..12 {
        life.say(&"so much to say ".repeat(250));
        assert!(!life.shown().is_empty());
        let stored = serde_json::to_string(&life.dossier.unplaced).unwrap();
        assert!(stored.len() < 32 * 1024, "{} bytes wait", stored.len());
    }
    assert!(life.wait(1).iter().any(|line| line.starts_with("staff: customer wrote")));
    assert!(life.dossier.unplaced.is_none());
}

#[test]
fn an_edited_message_changes_the_answer_that_it_gave_while_the_conversation_is_open() {
    let mut life = Life::chat();
    life.say("/start");
    life.press("A bill");
    let first_said_at = Some(life.now);
    life.say("I was charged twice for one kettle.");
    let awaited = life.dossier.conversation.as_ref().unwrap().awaiting.clone();
    life.now += TimeDelta::minutes(1);
    life.step(&Event::Edited { text: "I was charged three times for one kettle.".into(), said_at: life.now, first_said_at });
    let conversation = life.dossier.conversation.clone().unwrap();
    let Value::Text(story) = &conversation.answers["what_happened"].value else { panic!("no text") };
    assert_eq!(story.as_str(), "I was charged three times for one kettle.");
    assert_eq!(conversation.awaiting, awaited, "what was asked is asked still: {}", life.shown());
    assert!(life.last.journal.iter().any(|entry| matches!(entry.what, What::Corrected { .. })));
    // Words that do not fit are asked about.
    life.step(&Event::Edited { text: "No".into(), said_at: life.now, first_said_at });
    assert_eq!(life.dossier.conversation.clone().unwrap().awaiting, Awaiting::One("what_happened".into()), "{}", life.shown());
}

#[test]
fn an_edited_message_amends_a_case_that_is_filed() {
    let mut life = Life::chat();
    let first_said_at = Some(life.now);
    life.complain();
    life.step(&Event::Edited { text: "I was charged three times.".into(), said_at: life.now, first_said_at });
    assert_eq!(life.sent(), ["staff: customer wrote → desk@example.org"]);
}
