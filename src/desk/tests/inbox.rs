//! Staff by mail: orders, answers, and all that must not leave.

use super::*;
use crate::desk::calendar::Pause;
use crate::desk::case::Stage;
use crate::desk::message::Automatic;
use crate::desk::notice::Notice;
use crate::desk::rules::{Duty, Person};

pub(super) fn office() -> (Life, CaseId) {
    let mut life = Life::chat();
    for name in ["Ana", "Bob"] {
        life.rules.staff.insert(
            name.into(),
            Person {
                address: address(&format!("{}@example.org", name.to_lowercase())),
                also: vec![],
                words: None,
                line_manager: None,
                user_id: None,
                duty: Duty::default(),
            },
        );
    }
    let case = life.complain();
    (life, case)
}

fn written(life: &Life, case: CaseId, text: &str) -> Mail {
    let closed = life.closed.get(&case).cloned().map(Box::new);
    let notice = Some(Notice::StaffNewCase.name().to_owned());
    Mail { case: Some(case), message_id: Some("staff@example.org".into()), notice, closed, ..mail("Re: new case", text) }
}

/// Writes as a member of staff; returns what the customer reads, and the letter that comes back.
pub(super) fn write(life: &mut Life, case: CaseId, actor: &str, text: &str) -> (String, String) {
    let mail = written(life, case, text);
    hand_in(life, case, actor, mail)
}

fn hand_in(life: &mut Life, case: CaseId, actor: &str, mail: Mail) -> (String, String) {
    let from = address(&format!("{}@example.org", actor.to_lowercase()));
    life.step(&Event::StaffMail { actor: Some(actor.into()), from: from.clone(), case, mail: Box::new(mail), inside: false });
    let back = life.mails().into_iter().rfind(|mail| mail.to == from);
    (life.shown(), back.map(|mail| mail.text.as_str().to_owned()).unwrap_or_default())
}

#[test]
fn an_answer_reaches_the_customer_with_its_files_and_its_writer_reads_what_left() {
    let (mut life, case) = office();
    let photo = File { name: "label.jpg".into(), kind: FileKind::Photo, ..mail("", "").raw };
    let mut mail = written(&life, case, "Dear Ann,\nwhich kettle is it?\n-- \nAna, ext. 12");
    mail.input.files.push(photo.clone());
    let (customer, back) = hand_in(&mut life, case, "Ana", mail);
    assert!(customer.contains("Dear Ann,\nwhich kettle is it?") && !customer.contains("ext. 12"), "{customer}");
    assert!(back.contains("on its way") && back.contains("which kettle is it?"), "{back}");
    let enclosed =
        life.last.messages.iter().any(|message| matches!(&message.content, Content::Chat(chat) if chat.files == [photo.clone()]));
    assert!(enclosed);
    assert!(matches!(&life.dossier.cases[&case].stage, Stage::Taken { by, .. } if by == "Ana"));
    let confirmation = life.mails().into_iter().find(|mail| mail.to.as_str() == "ana@example.org").unwrap();
    assert_eq!((confirmation.automatic, confirmation.in_reply_to.as_deref()), (Automatic::Replied, Some("staff@example.org")));
}

#[test]
fn orders_are_carried_out_and_send_nothing_to_the_customer() {
    let (mut life, case) = office();
    for (text, said) in [
        ("take", "is yours"),
        ("note she has called twice", "stays inside"),
        ("severity high", "is now: high"),
        ("assign bob\nShe is difficult.", "with Bob"),
        ("help", "stands in the first line"),
    ] {
        let (customer, back) = write(&mut life, case, "Ana", text);
        assert_eq!(customer, "", "{text}");
        assert!(back.contains(said), "{text}: {back}");
    }
    assert_eq!(life.dossier.cases[&case].severity, Severity::High);
    assert!(matches!(&life.dossier.cases[&case].stage, Stage::Taken { by, .. } if by == "Bob"));
}

#[test]
fn a_question_waits_for_the_customer_and_their_answer_ends_the_wait() {
    let (mut life, case) = office();
    let (customer, back) = write(&mut life, case, "Ana", "ask Which kettle is it?");
    assert!(customer.contains("Which kettle is it?") && customer.contains("We need your answer"), "{customer}");
    assert!(back.contains("waits for the answer until Monday, 16 March 2026"), "{back}");
    assert!(matches!(&life.dossier.cases[&case].stage, Stage::Taken { by, .. } if by == "Ana"));
    let wait = *life.dossier.cases[&case].waiting().unwrap();
    assert_eq!((wait.since, wait.until), (life.now, life.now + TimeDelta::days(14)));
    life.say("/status");
    assert!(life.shown().contains("We have asked you something"), "{}", life.shown());
    assert!(life.dossier.cases[&case].waiting().is_some());
    life.now += TimeDelta::days(1);
    life.say("The copper one.");
    assert!(life.dossier.cases[&case].waiting().is_none());
    let pauses = life.dossier.cases[&case].pauses();
    assert_eq!(pauses, [Pause { from: wait.since, until: Some(life.now) }]);
}

#[test]
fn a_question_that_is_not_answered_in_time_is_told_to_staff_once() {
    let (mut life, case) = office();
    write(&mut life, case, "Ana", "ask Which kettle is it?");
    let until = life.dossier.cases[&case].waiting().unwrap().until;
    let sent = life.wait(24 * 20);
    assert_eq!(sent.iter().filter(|sent| sent.starts_with("staff: no answer → ana")).count(), 1, "{sent:?}");
    assert_eq!(life.dossier.cases[&case].pauses().last().unwrap().until, Some(until));
}

#[test]
fn a_person_sets_a_date_of_their_own_and_is_reminded_of_it() {
    let (mut life, case) = office();
    let (customer, back) = write(&mut life, case, "Ana", "due Thursday");
    assert!(customer.is_empty() && back.contains("Thursday, 5 March 2026, 09:00"), "{back}");
    assert!(
        write(&mut life, case, "Bob", "take").1.contains("Own date of Ana: Thursday, 5 March 2026")
            || life.dossier.cases[&case].own.contains_key("Ana")
    );
    let sent = life.wait(24 * 5);
    assert_eq!(sent.iter().filter(|sent| *sent == "staff: own reminder → ana@example.org").count(), 1, "{sent:?}");
    let (_, back) = write(&mut life, case, "Ana", "due to the weather it comes later, sorry");
    assert!(back.contains("no date that I can read") && life.shown().is_empty(), "{back}");
    assert!(write(&mut life, case, "Ana", "due 1.3.2026").1.contains("over already"));
}

#[test]
fn a_snooze_silences_reminders_to_one_person_and_never_beyond_the_promised_answer() {
    let (mut life, case) = office();
    life.rules.teams.get_mut("desk").unwrap().addresses = vec![address("ana@example.org"), address("bob@example.org")];
    let (_, back) = write(&mut life, case, "Ana", "snooze 3 days");
    assert!(back.contains("Thursday, 5 March 2026, 09:00"), "{back}");
    let sent = life.wait(24);
    assert!(
        !sent.contains(&"staff: reminder → ana@example.org".to_owned()) && sent.contains(&"staff: reminder → bob@example.org".to_owned()),
        "{sent:?}"
    );
    assert!(life.wait(72).contains(&"staff: own reminder → ana@example.org".to_owned()));
    let deadline = life.dossier.cases[&case].promised.unwrap().answer_by;
    write(&mut life, case, "Ana", "snooze 300 days");
    assert_eq!(life.dossier.cases[&case].own["Ana"].snoozed_until, Some(deadline));
    write(&mut life, case, "Ana", "severity critical");
    assert!(write(&mut life, case, "Ana", "snooze 3 days").1.contains("safety is at stake"));
}

#[test]
fn who_is_away_gets_nothing_and_the_cover_gets_it_until_the_absence_ends_by_itself() {
    let (mut life, case) = office();
    life.rules.teams.get_mut("desk").unwrap().addresses = vec![address("ana@example.org")];
    assert!(write(&mut life, case, "Ana", "away until Friday").1.contains("who stands in"));
    assert!(write(&mut life, case, "Ana", "away until Friday cover Carol").1.contains("Nobody of the staff"));
    let (_, back) = write(&mut life, case, "Ana", "away until Friday cover Bob");
    assert!(back.contains("through Friday, 6 March 2026. Bob gets"), "{back}");
    // The engine keeps it with the rules.
    let (name, absence) = life.last.absences.pop().unwrap();
    life.rules.absences.insert(name, absence.unwrap());
    assert_eq!(life.wait(24).first().map(String::as_str), Some("staff: reminder → bob@example.org"));
    assert!(write(&mut life, case, "Bob", "assign Ana").1.contains("is with Bob"));
    let sent = {
        life.say("It is still broken.");
        life.sent()
    };
    assert_eq!(sent, ["staff: customer wrote → bob@example.org"]);
    life.wait(24 * 5);
    life.say("And it smells.");
    assert!(life.sent().contains(&"staff: customer wrote → ana@example.org".to_owned()), "{:?}", life.sent());
}

#[test]
fn whom_a_case_is_about_is_never_given_it_told_of_it_or_heard_on_it() {
    let (mut life, case) = office();
    life.rules.teams.get_mut("desk").unwrap().addresses = vec![address("ana@example.org"), address("bob@example.org")];
    write(&mut life, case, "Ana", "take");
    let (_, back) = write(&mut life, case, "Bob", "about Ana");
    assert!(back.contains("is about Ana") && life.sent().contains(&"staff: new case → bob@example.org".to_owned()), "{:?}", life.sent());
    for text in ["take", "Dear Ann, it was not me at all.", "not about Ana", "close rejected"] {
        let (customer, back) = write(&mut life, case, "Ana", text);
        assert!(customer.is_empty() && back.contains("is not there any more") && !back.contains("mailto:"), "{text}: {back}");
    }
    assert!(write(&mut life, case, "Bob", "assign Ana").1.contains("cannot have it"));
    let mut sent = life.wait(24 * 20);
    life.say("She was rude again.");
    sent.extend(life.sent());
    assert!(!sent.is_empty() && !sent.iter().any(|sent| sent.ends_with("ana@example.org")), "{sent:?}");
    write(&mut life, case, "Bob", "not about Ana");
    assert!(life.dossier.cases[&case].about.is_empty());
}

#[test]
fn a_case_is_about_whom_the_customer_names() {
    let mut life = Life::chat();
    let words = Some(regex::Regex::new("(?i)charged twice").unwrap());
    life.rules.staff.insert(
        "Ana".into(),
        Person { address: address("desk@example.org"), also: vec![], words, line_manager: None, user_id: None, duty: Duty::default() },
    );
    let case = life.complain();
    assert!(life.dossier.cases[&case].about.contains("Ana"));
    assert_eq!(
        life.sent().iter().filter(|sent| sent.starts_with("staff")).collect::<Vec<_>>(),
        ["staff: new case → desk-lead@example.org"]
    );
}

#[test]
fn what_is_sent_to_the_address_for_notes_never_leaves() {
    let (mut life, case) = office();
    let from = address("ana@example.org");
    for text in ["Dear Ann, we are sorry.", "close rejected\nGo away.", "reply Yes, certainly."] {
        let mail = written(&life, case, text);
        life.step(&Event::StaffMail { actor: Some("Ana".into()), from: from.clone(), case, mail: Box::new(mail), inside: true });
        assert_eq!(life.shown(), "", "{text}");
        assert!(life.mails()[0].text.as_str().contains("It stays inside."), "{text}");
    }
    assert!(life.dossier.cases.contains_key(&case));
}

#[test]
fn a_flood_of_forged_mails_is_no_flood_of_letters() {
    let (mut life, case) = office();
    let mut letters = 0;
    for _ in 0..40 {
        let mail = written(&life, case, "close rejected");
        life.step(&Event::StaffMail { actor: None, from: address("ana@example.org"), case, mail: Box::new(mail), inside: false });
        letters += life.sent().len();
    }
    assert_eq!(letters, 10);
    let sent = life.wait(2);
    assert_eq!(sent, ["staff: not from staff → desk@example.org"]);
    assert!(life.dossier.pretended.is_none() && life.dossier.cases.contains_key(&case));
}

#[test]
fn a_case_is_closed_and_opened_again_by_mail() {
    let (mut life, case) = office();
    let (customer, back) = write(&mut life, case, "Ana", "close accepted\nWe return the money today.");
    assert!(customer.contains("We return the money today.") && customer.contains("accepted"), "{customer}");
    assert!(back.contains("is closed") && back.contains("We return the money today."), "{back}");
    let (customer, back) = write(&mut life, case, "Ana", "Dear Ann, we have forgotten something else.");
    assert!(customer.is_empty() && back.contains("“reopen” first"), "{back}");
    let (_, back) = write(&mut life, case, "Ana", "reopen");
    assert!(back.contains("is open again") && life.dossier.cases.contains_key(&case), "{back}");
}

#[test]
fn a_colleagues_second_answer_is_held_until_the_customer_writes_again() {
    let (mut life, case) = office();
    write(&mut life, case, "Ana", "Dear Ann, which kettle is it?");
    let second = "Dear Ann, please send us the kettle.";
    let (customer, back) = write(&mut life, case, "Bob", second);
    assert!(customer.is_empty() && back.contains("Ana has answered"), "{back}");
    let (customer, _) = write(&mut life, case, "Bob", &format!("reply\n{second}"));
    assert!(customer.contains(second), "{customer}");
    life.say("It is the copper one.");
    let (customer, _) = write(&mut life, case, "Ana", "Dear Ann, thank you for telling us.");
    assert!(customer.contains("thank you"), "{customer}");
}

#[test]
fn what_is_in_doubt_is_kept_and_asked_about() {
    let (mut life, case) = office();
    let letter =
        format!("Hello all, see below.\n{}", crate::desk::token::encode_staff(&life.rules.secret, case, &address("bob@example.org")));
    for text in ["ok", "clsoe", "", letter.as_str(), "assign nobody"] {
        let (customer, back) = write(&mut life, case, "Ana", text);
        assert_eq!(customer, "", "{text}");
        assert!(back.contains("Nothing was done"), "{text}: {back}");
    }
    let mut answered = written(&life, case, "I am on holiday until Monday, please ask Bob.");
    answered.notice = Some(Notice::StaffDone.name().into());
    let (customer, back) = hand_in(&mut life, case, "Ana", answered);
    assert!(customer.is_empty() && back.contains("only says what was done"), "{back}");
    let mut machine = written(&life, case, "I am on holiday until Monday.");
    machine.nature = MailNature::Automatic { sign: "auto-submitted".into() };
    assert_eq!(hand_in(&mut life, case, "Ana", machine), (String::new(), String::new()));
}

#[test]
fn a_letter_to_staff_can_be_answered_by_its_reader_alone() {
    let (life, case) = office();
    let letter = life.mails().into_iter().find(|mail| mail.to.as_str() == "desk@example.org").unwrap();
    let local = letter.reply_to.as_deref().and_then(|to| to.strip_suffix("@example.org")).unwrap();
    let token = local.strip_prefix("complaints+").unwrap();
    let people: Vec<_> = life.rules.staff_addresses().collect();
    let bearer = crate::desk::token::verify_staff(&life.rules.secret, token, people).unwrap();
    assert_eq!(bearer, (case, &address("desk@example.org")));
    let text = letter.text.as_str();
    assert!(text.starts_with("──── Write above this line ────") && text.contains("mailto:complaints%2Bs-"), "{text}");
}

#[test]
fn who_only_pretends_to_be_staff_does_nothing_and_is_told_of() {
    let (mut life, case) = office();
    let from = address("ana@example.org");
    let mail = written(&life, case, "close rejected\nGo away.");
    life.step(&Event::StaffMail { actor: None, from, case, mail: Box::new(mail), inside: false });
    assert_eq!((life.shown(), life.sent()), (String::new(), vec!["staff: not from staff → desk@example.org".to_owned()]));
    assert!(life.dossier.cases.contains_key(&case));
}

#[test]
fn a_mail_without_own_words_sends_and_does_nothing_whatever_is_attached() {
    let (mut life, case) = office();
    let mut mail = written(&life, case, "The customer is a liar.");
    mail.own_text = Personal::default();
    mail.input.files.push(File { name: "logo.png".into(), kind: FileKind::Photo, ..mail.raw.clone() });
    let (customer, back) = hand_in(&mut life, case, "Ana", mail);
    assert!(customer.is_empty() && back.contains("no words of its own"), "{customer}{back}");
    let mut mail = written(&life, case, "Dear Ann, we are sorry, see below.");
    mail.input.files.push(File { kind: FileKind::Mail, ..mail.raw.clone() });
    let (customer, back) = hand_in(&mut life, case, "Ana", mail);
    assert!(customer.is_empty() && back.contains("A mail is attached"), "{customer}{back}");
}

#[test]
fn a_machine_that_answers_every_letter_ends_soon() {
    let (mut life, case) = office();
    let away = "I am out of the office until Monday and have no access to my mail.";
    let (customer, back) = write(&mut life, case, "Ana", away);
    assert!(customer.contains(away) && back.contains("on its way"), "{back}");
    let (customer, back) = write(&mut life, case, "Ana", away);
    assert!(customer.is_empty() && back.contains("not sent again"), "{back}");
    for _ in 0..30 {
        assert_eq!(write(&mut life, case, "Ana", away), (String::new(), String::new()));
    }
}

#[test]
fn more_mails_than_people_write_are_kept_and_told_once_to_somebody_else() {
    let (mut life, case) = office();
    let mut told = 0;
    for nth in 0..40 {
        let (customer, back) = write(&mut life, case, "Ana", &format!("note seen {nth}"));
        assert!(customer.is_empty() && back.is_empty() == (20 <= nth), "{nth}: {back}");
        told += life.sent().iter().filter(|sent| *sent == "staff: automatic mails stopped → desk-lead@example.org").count();
    }
    assert_eq!(told, 1);
    life.now += TimeDelta::hours(2);
    assert!(write(&mut life, case, "Ana", "take").1.contains("is yours"));
}

#[test]
fn the_receipt_of_a_closed_case_shows_what_left_and_nothing_else() {
    let (mut life, case) = office();
    let (customer, back) =
        write(&mut life, case, "Ana", "close accepted\nCause: manufacturing\nPattern: single\nThank you for telling us.");
    assert!(customer.contains("Thank you for telling us.") && !customer.contains("Pattern"), "{customer}");
    assert!(back.contains("“Thank you for telling us.”"), "{back}");
}

#[test]
fn a_decision_without_a_finding_hears_what_is_missing_each_once() {
    let (mut life, case) = office();
    let (_, back) = write(&mut life, case, "Ana", "resolve\nCause: bad luck\nWe are sorry.");
    assert!(back.contains("needs a finding") && back.contains("“bad luck” is no cause"), "{back}");
    assert!(!back.contains("The cause is missing"), "{back}");
}
