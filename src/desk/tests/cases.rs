//! Cases: triage, the ladder, what staff do, what does not arrive.

use super::*;
use crate::desk::case::Stage;
use crate::desk::event::Receiver;
use crate::flow::script::Priority;

/// Leaves out the questions why a deadline was missed, which come until somebody says so.
fn without_questions(sent: Vec<String>) -> Vec<String> {
    sent.into_iter().filter(|line| !line.contains("reason wanted")).collect()
}

#[test]
fn the_ladder_climbs_in_working_time_and_each_rung_is_told_once() {
    let mut life = Life::chat();
    life.complain();
    let sent = without_questions(life.wait(24 * 14));
    assert_eq!(
        sent,
        ["staff: reminder → desk@example.org", "staff: reminder → desk-lead@example.org", "staff: reminder → manager@example.org"]
    );
    let late = without_questions(life.wait(24 * 7));
    assert_eq!(late, ["staff: date passed → desk-lead@example.org", "staff: date passed → manager@example.org"]);
    assert_eq!(without_questions(life.wait(24 * 7)), Vec::<String>::new());
}

#[test]
fn after_a_long_stop_every_overdue_rung_is_told_once_in_order() {
    let mut life = Life::chat();
    life.complain();
    life.now += TimeDelta::days(14);
    life.step(&Event::Woke);
    assert_eq!(
        life.sent(),
        ["staff: reminder → desk@example.org", "staff: reminder → desk-lead@example.org", "staff: reminder → manager@example.org"]
    );
    life.step(&Event::Woke);
    assert_eq!(life.last.messages, []);
}

#[test]
fn a_case_filed_at_night_waits_for_the_teams_morning() {
    let mut life = Life::chat();
    life.now = "2026-03-01T02:00:00Z".parse().unwrap();
    life.complain();
    assert!(!life.sent().iter().any(|line| line.starts_with("staff")), "{:?}", life.sent());
    // A Monday, nine o'clock in Berlin.
    assert_eq!(life.dossier.due().map(|(at, _)| at), Some("2026-03-02T08:00:00Z".parse().unwrap()));
}

#[test]
fn taking_a_case_stops_the_ladder() {
    let mut life = Life::chat();
    let case = life.complain();
    let reference = life.dossier.cases[&case].reference.clone();
    assert_eq!(life.staff(case, StaffCommand::Take), Ok(format!("{reference} taken by ana")));
    let sent = life.wait(24 * 30);
    assert!(!sent.iter().any(|line| line.contains("reminder")), "{sent:?}");
}

#[test]
fn words_in_an_answer_route_a_case_to_its_team() {
    let mut life = Life::chat();
    life.say("/start");
    life.press("A bill");
    life.say("Smoke came out of it, and you charged me too.");
    life.press("Skip");
    life.press("My money back");
    life.say("ann@example.net");
    life.press("Yes");
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!((case.team.as_str(), case.severity), ("safety-officer", Severity::High));
    assert_eq!(case.category.as_deref(), Some("billing"));
}

#[test]
fn the_team_that_an_alarm_told_gets_the_case_where_no_route_says_otherwise() {
    for (routed, team) in [(false, "safety-officer"), (true, "desk")] {
        let mut life = Life::chat();
        let flow = life.rules.flows.current.get_mut("complaint").map(Arc::make_mut).unwrap();
        flow.raises.iter_mut().for_each(|raise| raise.priority = Priority::High);
        let route = Route { words: None, team: "desk".into(), severity: None, ..life.rules.routing[0].clone() };
        life.rules.routing = routed.then_some(route).into_iter().collect();
        life.say("/start");
        life.press("A product");
        life.say("The handle came off and hot water ran over my hand.");
        life.press("Yes");
        assert_eq!(life.sent(), ["staff: alarm → safety@example.org"]);
        life.wait(73);
        let case = life.dossier.cases.values().next().unwrap();
        assert_eq!((case.team.as_str(), case.severity), (team, Severity::High));
    }
}

#[test]
fn a_case_given_to_another_team_is_new_there() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Assign { to: "safety-officer".into() }).unwrap();
    assert_eq!(life.sent(), ["staff: new case → safety@example.org"]);
    life.staff(case, StaffCommand::Assign { to: "bob".into() }).unwrap();
    assert!(matches!(&life.dossier.cases[&case].stage, Stage::Taken { by, .. } if by == "bob"));
    assert!(life.staff(case, StaffCommand::Take).unwrap_err().contains("is with bob"));
}

#[test]
fn a_note_stays_inside() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Note { text: "sounds angry".into() }).unwrap();
    assert_eq!(life.last.messages, []);
    assert_eq!(life.last.journal.len(), 1);
}

#[test]
fn a_reply_reaches_the_customer_and_takes_the_case() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    assert!(life.shown().contains("Which kettle?") && life.shown().contains("To answer, write here."));
    assert!(matches!(life.dossier.cases[&case].stage, Stage::Taken { .. }));
}

#[test]
fn closing_tells_the_customer_and_reopening_brings_the_case_back() {
    let mut life = Life::chat();
    let case = life.complain();
    let close = StaffCommand::Close { outcome: Some("accepted".into()), text: Some("A new one is on its way.".into()) };
    life.staff(case, close).unwrap();
    assert!(life.shown().contains("A new one is on its way."), "{}", life.shown());
    assert!(life.dossier.cases.is_empty());
    assert!(life.staff(case, StaffCommand::Take).unwrap_err().contains("hint: redress case reopen"));
    let closed = life.closed.get(&case).cloned().map(Box::new);
    life.staff(case, StaffCommand::Reopen { closed, why: "".into() }).unwrap();
    assert!(life.dossier.cases.contains_key(&case) && life.dossier.closed.is_empty());
    assert!(life.dossier.due().is_some());
}

#[test]
fn a_blocked_chat_is_told_to_staff_once_and_tried_by_mail() {
    let mut life = Life::chat();
    let case = life.complain();
    let blocked = Event::Reachable { reachable: false, reason: "bot was blocked by the user".into() };
    life.step(&blocked);
    assert_eq!(life.sent(), ["staff: undeliverable → desk@example.org", "unreachable → ann@example.net"]);
    life.step(&blocked);
    assert_eq!(life.last.messages, []);
    life.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    assert_eq!(life.sent(), ["reply → ann@example.net"]);
}

#[test]
fn a_reply_into_a_blocked_chat_goes_by_mail_and_staff_read_so() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    life.refused(case, "reply", Receiver::Gone);
    assert_eq!(life.sent(), ["reply → ann@example.net", "staff: undeliverable → desk@example.org"]);
    let mails = life.mails();
    assert!(
        mails[0].text.as_str().contains("Which kettle?") && !mails[0].text.as_str().contains("write here"),
        "{:?}",
        mails[0].text.as_str()
    );
    assert_eq!(mails[0].automatic, crate::desk::message::Automatic::No);
    assert!(mails[1].text.as_str().contains("went to the e-mail address"), "{:?}", mails[1].text.as_str());
    assert!(life.dossier.contact.unreachable.is_some());
    // The next letters to staff say so too.
    let reminders = life.wait(24 * 30);
    assert!(!reminders.is_empty() && life.mails()[0].text.as_str().contains("Cannot be reached"), "{:?}", life.mails()[0].text.as_str());
}

#[test]
fn a_message_that_telegram_does_not_take_leaves_the_chat_as_it_is() {
    let mut life = Life::chat();
    let case = life.complain();
    life.refused(case, "acknowledgement", Receiver::Unknown);
    assert_eq!(life.sent(), ["staff: undeliverable → desk@example.org"]);
    assert_eq!(life.dossier.contact.unreachable, None);
    life.refused(case, "noted", Receiver::Unknown);
    assert_eq!(life.sent(), Vec::<String>::new(), "the journal knows of words in a dialogue");
    life.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    assert!(life.shown().contains("Which kettle?"));
}

#[test]
fn an_escalation_that_does_not_arrive_climbs_on() {
    let mut life = Life::chat();
    let case = life.complain();
    life.refused(case, "staff: new case", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: reminder → desk@example.org"]);
    life.staff(case, StaffCommand::Take).unwrap();
    life.refused(case, "staff: customer wrote", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: undeliverable → manager@example.org"]);
    life.refused(case, "staff: undeliverable", Receiver::Gone);
    assert_eq!(life.sent(), Vec::<String>::new());
}

#[test]
fn a_copy_that_does_not_arrive_is_said_in_the_chat() {
    let mut life = Life::chat();
    let case = life.complain();
    life.refused(case, "acknowledgement copy", Receiver::Gone);
    assert!(life.shown().contains("did not arrive"), "{}", life.shown());
    assert!(life.dossier.contact.unreachable.is_none());
}

#[test]
fn staff_learn_of_each_reply_that_does_not_arrive() {
    let mut life = Life::chat();
    let case = life.complain();
    life.step(&Event::Reachable { reachable: false, reason: "blocked".into() });
    life.staff(case, StaffCommand::Reply { text: "Which kettle?".into(), files: vec![] }).unwrap();
    life.refused(case, "reply", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: undeliverable → desk@example.org"]);
}

#[test]
fn a_date_that_passes_is_told_once_whoever_has_the_case() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Take).unwrap();
    let sent = without_questions(life.wait(24 * 30));
    let lead = "staff: date passed → desk-lead@example.org";
    assert_eq!(sent, [lead, lead, "staff: date passed → manager@example.org"]);
}

#[test]
fn whoever_has_written_to_the_customer_has_kept_the_first_date() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    assert_eq!(life.wait(24 * 7), Vec::<String>::new());
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    assert_eq!(life.wait(24 * 30), Vec::<String>::new());
}

#[test]
fn a_case_that_is_opened_again_is_not_late_at_once() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    life.now += TimeDelta::days(60);
    let closed = life.closed.get(&case).cloned().map(Box::new);
    life.staff(case, StaffCommand::Reopen { closed, why: "".into() }).unwrap();
    let running: Vec<_> = life.dossier.cases[&case].deadlines.iter().filter_map(|deadline| deadline.running()).collect();
    assert!(running.len() == 2 && running.iter().all(|run| life.now < run.due_at), "{running:?}");
}

#[test]
fn staff_hear_at_once_of_an_addition_and_of_ten_more_in_one_letter() {
    let mut life = Life::chat();
    let case = life.complain();
    let addition = "staff: customer wrote → desk@example.org";
    life.say("And it was on Monday.");
    assert_eq!(life.sent(), [addition]);
    for _ in 0..10 {
        life.say("And another thing.");
        assert_eq!(life.sent(), Vec::<String>::new());
    }
    assert_eq!(life.wait(1), [addition]);
    assert!(life.dossier.cases[&case].additions.waiting.is_none());
}

#[test]
fn a_case_is_not_closed_over_words_that_staff_have_not_heard_of() {
    let mut life = Life::chat();
    let case = life.complain();
    life.say("And it was on Monday.");
    life.say("And another thing.");
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    assert_eq!(life.sent(), ["staff: customer wrote → desk@example.org"]);
}

#[test]
fn who_asks_for_a_person_is_put_before_the_team_once_and_on_the_ladder() {
    let mut life = Life::chat();
    life.say("/start");
    life.say("/human");
    assert_eq!(life.sent(), ["staff: call-back → desk@example.org"]);
    life.say("/human");
    assert!(!life.sent().iter().any(|line| line.contains("call-back")), "{:?}", life.sent());
    assert_eq!(life.dossier.cases.len(), 1);
    assert!(life.wait(24 * 4).contains(&"staff: reminder → desk-lead@example.org".to_owned()));
}

#[test]
fn a_story_that_was_spoken_is_a_case_that_somebody_listens_to() {
    let mut life = Life::chat();
    let place = FilePlace::Telegram { file_id: "f".into(), unique_id: "u".into() };
    let voice = File { name: "voice.ogg".into(), kind: FileKind::Voice, media_type: "audio/ogg".into(), size_bytes: Some(9), place };
    life.input(Input::Files { files: vec![voice], caption: None });
    life.wait(24 * 5);
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!(case.task, crate::desk::case::Task::Listen);
}

#[test]
fn the_letter_that_closes_a_case_and_does_not_arrive_is_told() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    life.refused(case, "closed", Receiver::Gone);
    assert_eq!(life.sent(), ["closed → ann@example.net", "staff: undeliverable → desk@example.org"]);
    assert!(life.dossier.cases.is_empty());
}

#[test]
fn the_words_of_an_addition_stand_in_the_letter_where_mails_may_carry_them() {
    let mut life = Life::chat();
    let case = life.complain();
    life.say("And it was on Monday.");
    assert!(!life.mails()[0].text.as_str().contains("on Monday"), "not where the rules keep words out of mails");
    life.staff(case, StaffCommand::Assign { to: "safety-officer".into() }).unwrap();
    life.now += TimeDelta::hours(1);
    life.say("It smelled of smoke.");
    assert!(life.mails()[0].text.as_str().contains("It smelled of smoke."), "{}", life.mails()[0].text.as_str());
    life.say("And of fire.");
    life.say("And the cat ran away.");
    life.wait(1);
    let text = life.mails()[0].text.as_str().to_owned();
    assert!(text.contains("And of fire.") && text.contains("And the cat ran away."), "{text}");
}

#[test]
fn managers_of_a_team_without_a_lead_are_not_told_of_one() {
    let mut life = Life::chat();
    life.rules.teams.get_mut("desk").unwrap().lead.clear();
    life.complain();
    assert!(!life.wait(24 * 2).is_empty());
    assert!(life.mails().iter().all(|mail| !mail.text.as_str().contains("lead")), "{}", life.mails()[0].text.as_str());
}
