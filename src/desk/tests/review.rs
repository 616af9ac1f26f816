//! The management review by mail: what its readers answer becomes actions that are followed until they helped.

use super::*;
use crate::desk::decision::{Apart, Circular, Wants};

fn circular(topic: &str) -> Event {
    Event::Circular(Box::new(Circular {
        to: vec![address("manager@example.org"), address("owner@example.org")],
        topic: topic.into(),
        title: "Management review".into(),
        text: "13 Recommendations".into(),
        html: Some("<h2>13 Recommendations</h2>".into()),
        wants: Wants::Actions,
        apart: vec![],
    }))
}

/// Two managers have one review before them.
fn reviewed() -> (Life, CaseId) {
    let mut life = Life::new(ContactId::Email(address("complaints@example.org")));
    life.rules.managers.push(address("owner@example.org"));
    let ana = crate::desk::rules::Person {
        address: address("ana@example.org"),
        also: vec![],
        words: None,
        line_manager: None,
        user_id: None,
        duty: crate::desk::rules::Duty::default(),
    };
    life.rules.staff.insert("Ana".into(), ana);
    life.step(&circular("review 2026-02"));
    (life, CaseId(101))
}

fn answer(life: &mut Life, case: CaseId, text: &str) -> String {
    let from = address("manager@example.org");
    let mail = Mail { case: Some(case), ..mail("Re: Management review", text) };
    life.step(&Event::StaffMail { actor: Some("manager@example.org".into()), from, case, mail: Box::new(mail), inside: false });
    life.mails().into_iter().map(|mail| mail.text.as_str().to_owned()).collect()
}

#[test]
fn an_answer_to_the_review_becomes_actions_that_are_followed() {
    let (mut life, case) = reviewed();
    let letters = life.mails();
    assert_eq!(life.sent(), ["staff: review → manager@example.org", "staff: review → owner@example.org"]);
    assert!(
        letters.iter().all(|letter| letter.text.as_str() == "13 Recommendations" && letter.html.is_some() && letter.reply_to.is_some())
    );
    let back = answer(&mut life, case, "ACTION ana 2026-03-20 Check the labels of the new series\nThank you all.");
    assert!(back.contains("1 lines are kept") && back.contains("ana 2026-03-20 Check the labels"), "{back}");
    let everybody = ["staff: review → ana@example.org", "staff: review → manager@example.org", "staff: review → owner@example.org"];
    assert_eq!(life.wait(24 * 18), everybody);
    assert!(life.mails()[0].text.as_str().contains("is due on 2026-03-20"));
    assert_eq!(life.wait(24), everybody);
    assert!(life.mails()[0].text.as_str().contains("is overdue since 2026-03-20, and ana has it"));
    assert_eq!(life.wait(24 * 5), Vec::<String>::new(), "from there on the digest names it");
    answer(&mut life, case, "DONE 1");
    let sent = life.wait(24 * 95);
    assert_eq!(sent.len(), 3, "whether it helped is asked later: {sent:?}");
    assert!(life.mails()[0].text.as_str().contains("Did it help?"));
    answer(&mut life, case, "FAILED 1");
    assert_eq!(life.wait(48).len(), 3, "what did not help is open again");
    answer(&mut life, case, "DONE 1\nHELPED 1");
    assert_eq!(life.dossier.due(), None);
}

#[test]
fn an_answer_without_an_action_reaches_nobody_outside() {
    let (mut life, case) = reviewed();
    let back = answer(&mut life, case, "Dear all, this reads well. Please see to the second point soon.");
    assert!(back.contains("Nothing was changed"), "{back}");
    assert_eq!(life.sent(), ["staff: what was done → manager@example.org"]);
}

#[test]
fn a_digest_is_a_letter_and_opens_nothing() {
    let mut life = Life::new(ContactId::Email(address("complaints@example.org")));
    let (to, topic, title) = (vec![address("manager@example.org")], "digest 2026-W10".into(), "Week 10".into());
    life.step(&Event::Circular(Box::new(Circular {
        to,
        topic,
        title,
        text: "New: 3".into(),
        html: None,
        wants: Wants::Nothing,
        apart: vec![],
    })));
    assert_eq!(life.sent(), ["staff: review → manager@example.org"]);
    assert!(life.mails()[0].reply_to.is_none());
    assert!(life.dossier.cases.is_empty());
}

#[test]
fn the_same_topic_is_one_letter_within_a_month_and_another_topic_is_another() {
    let (mut life, case) = reviewed();
    for (topic, letters) in [("review 2026-02", 0), ("category billing", 2), ("category billing", 0)] {
        life.step(&circular(topic));
        assert_eq!(life.mails().len(), letters, "{topic}");
    }
    life.wait(24 * 31);
    life.step(&circular("category billing"));
    assert_eq!(life.mails().len(), 2, "what goes on after a month is told again");
    assert!(!life.dossier.cases.contains_key(&case), "what nobody decided anything about is closed in time");
    let closed = life.closed[&case].clone();
    let from = address("owner@example.org");
    let mail =
        Mail { case: Some(case), closed: Some(Box::new(closed)), ..mail("Re: Management review", "ACTION Ana 2026-05-01 Train the desk") };
    life.step(&Event::StaffMail { actor: Some("owner@example.org".into()), from, case, mail: Box::new(mail), inside: false });
    assert_eq!(life.dossier.cases[&case].resolution.actions.len(), 1, "a late answer is followed all the same");
}

#[test]
fn who_has_no_part_in_a_case_gets_a_letter_without_it_or_none() {
    let mut life = Life::new(ContactId::Email(address("complaints@example.org")));
    let apart = |to: &str, text: Option<&str>| Apart { to: address(to), text: text.map(str::to_owned) };
    let to = vec![address("manager@example.org"), address("owner@example.org"), address("third@example.org")];
    let letter = Circular {
        to,
        topic: "digest 2026-W10".into(),
        title: "Complaints".into(),
        text: "Critical: CMP-A, CMP-B".into(),
        html: None,
        wants: Wants::Nothing,
        apart: vec![apart("owner@example.org", Some("Critical: CMP-B")), apart("third@example.org", None)],
    };
    life.step(&Event::Circular(Box::new(letter)));
    let mails = life.mails();
    let read: Vec<(&str, bool)> = mails.iter().map(|mail| (mail.to.as_str(), mail.text.as_str().contains("CMP-A"))).collect();
    assert_eq!(read, [("manager@example.org", true), ("owner@example.org", false)]);
}
