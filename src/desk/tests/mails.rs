//! Mails: what opens a case, what belongs to one, what is never answered.

use super::*;
use crate::desk::decision::rules::OutsideBody;
use crate::desk::entry::Entry;
use crate::desk::journal::{Actor, What};
use crate::desk::message::Automatic;
use crate::desk::token;

const STORY: &str = "I was charged twice for one kettle, see my invoice.";

fn first() -> (Life, CaseId) {
    let mut life = Life::mail();
    life.step(&Event::Mail(Box::new(mail("Charged twice", STORY))));
    let case = *life.dossier.cases.keys().next().unwrap();
    (life, case)
}

fn to_case(case: CaseId, text: &str, message_id: &str) -> Mail {
    Mail { case: Some(case), confirmed: true, message_id: Some(message_id.into()), ..mail("Re: Charged twice", text) }
}

fn acknowledgement(life: &Life) -> MailMessage {
    life.mails().into_iter().find(|mail| mail.to.as_str() == "ann@example.net").unwrap()
}

#[test]
fn a_first_mail_is_a_case_at_once_and_is_acknowledged_in_its_thread() {
    let (life, case) = first();
    let letter = acknowledgement(&life);
    assert!(letter.subject.as_str().contains(&life.dossier.cases[&case].reference));
    assert_eq!(letter.automatic, Automatic::Replied);
    assert_eq!(letter.in_reply_to.as_deref(), Some("first@example.net"));
    assert_eq!(letter.references, ["first@example.net"]);
    let address = letter.reply_to.unwrap();
    let given = address.strip_prefix("complaints+").and_then(|rest| rest.strip_suffix("@example.org"));
    assert_eq!(given.and_then(|given| token::verify(&life.rules.secret, given)), Some(case));
}

#[test]
fn an_address_that_nobody_confirmed_gets_no_word_of_the_mail_back() {
    let (life, _) = first();
    let letter = acknowledgement(&life);
    let whole = format!("{}\n{}\n{}", letter.subject.as_str(), letter.text.as_str(), letter.to_name.as_str());
    for word in ["twice", "kettle", "Ann"] {
        assert!(!whole.contains(word), "“{word}” in:\n{whole}");
    }
    assert!(whole.contains("What would put it right for you?"), "what is missing is asked:\n{whole}");
}

#[test]
fn a_confirmed_address_reads_what_was_understood() {
    let (mut life, case) = first();
    life.step(&Event::Mail(Box::new(to_case(case, "My wish: My money back", "second@example.net"))));
    let letter = acknowledgement(&life);
    assert!(letter.text.as_str().contains("charged twice"), "{}", letter.text.as_str());
    assert!(life.dossier.cases[&case].answers.contains_key("wish") || letter.text.as_str().contains("What would put it right"));
}

#[test]
fn a_reply_belongs_to_its_case_and_opens_none() {
    let (mut life, case) = first();
    life.step(&Event::Mail(Box::new(to_case(case, "And it was on Monday.", "second@example.net"))));
    assert_eq!(life.dossier.cases.len(), 1);
    assert_eq!(life.last.journal[0].subject, case.0);
    assert!(life.sent().contains(&"staff: customer wrote → desk@example.org".to_owned()));
    let letter = acknowledgement(&life);
    assert_eq!(letter.in_reply_to.as_deref(), Some("second@example.net"));
    assert_eq!(letter.references.first().map(String::as_str), Some("first@example.net"));
}

#[test]
fn another_senders_mail_is_kept_marked_and_not_answered() {
    let (mut life, case) = first();
    let mut other = to_case(case, "I am the neighbour.", "other@example.net");
    other.input.sender = "bob@example.net".into();
    life.step(&Event::Mail(Box::new(other)));
    assert_eq!(life.sent(), ["staff: customer wrote → desk@example.org"]);
    assert!(life.mails()[0].text.as_str().contains("another address"));
}

#[test]
fn machines_and_bounces_are_kept_and_never_answered_and_open_nothing() {
    for nature in [MailNature::Automatic { sign: "Auto-Submitted".into() }, MailNature::Bounce { permanent: false, reason: "full".into() }]
    {
        let mut life = Life::mail();
        life.step(&Event::Mail(Box::new(Mail { nature, ..mail("Out of office", "Back on Monday") })));
        assert_eq!(life.last.messages, []);
        assert!(life.dossier.cases.is_empty());
        assert!(!life.last.journal.is_empty());
    }
}

#[test]
fn a_permanent_bounce_tells_staff_and_marks_the_contact() {
    let (mut life, case) = first();
    let nature = MailNature::Bounce { permanent: true, reason: "550 no such user".into() };
    let notice = Some("acknowledgement".to_owned());
    life.step(&Event::Mail(Box::new(Mail { nature, notice, case: Some(case), ..mail("Undelivered", "") })));
    assert_eq!(life.sent(), ["staff: undeliverable → desk@example.org"]);
    assert!(life.dossier.contact.unreachable.is_some());
    assert!(life.staff(case, StaffCommand::Reply { text: "Hello".into(), files: vec![] }).is_err());
}

#[test]
fn what_cannot_be_read_is_a_case_that_a_person_looks_at() {
    let mut life = Life::mail();
    let nature = MailNature::Unreadable { reason: "no headers".into() };
    life.step(&Event::Mail(Box::new(Mail { nature, ..mail("", "") })));
    assert_eq!(life.dossier.cases.len(), 1);
    assert_eq!(life.sent(), ["staff: unreadable mail → desk@example.org"]);
}

#[test]
fn automatic_mails_to_one_address_stop_at_the_limit_and_the_cases_are_kept() {
    let (mut life, case) = first();
    let mut answered = 1;
    for nth in 0..10 {
        life.step(&Event::Mail(Box::new(to_case(case, "Your ticket was received.", &format!("{nth}@example.net")))));
        answered += life.mails().iter().filter(|mail| mail.to.as_str() == "ann@example.net").count();
        assert!(!life.last.journal.is_empty());
    }
    assert_eq!(answered, 4);
}

#[test]
fn the_word_alone_in_the_first_line_withdraws_but_only_for_who_has_our_mail() {
    let (mut life, case) = first();
    life.step(&Event::Mail(Box::new(Mail { confirmed: false, ..to_case(case, "WITHDRAW", "a@example.net") })));
    assert!(life.dossier.cases.contains_key(&case));
    life.step(&Event::Mail(Box::new(to_case(case, "\nWithdraw.\n\nAnn", "b@example.net"))));
    assert!(life.dossier.cases.is_empty());
    assert!(life.sent().contains(&"withdrawn → ann@example.net".to_owned()), "{:?}", life.sent());
}

#[test]
fn an_answer_to_a_closed_case_opens_it_again() {
    let (mut life, case) = first();
    life.staff(case, StaffCommand::Close { outcome: None, text: None }).unwrap();
    let closed = life.closed.get(&case).cloned().map(Box::new);
    life.step(&Event::Mail(Box::new(Mail { closed, ..to_case(case, "It is not settled.", "c@example.net") })));
    assert!(life.dossier.cases.contains_key(&case));
    assert!(acknowledgement(&life).text.as_str().contains("is open again"));
}

#[test]
fn a_mail_to_a_case_from_a_chat_is_said_in_the_chat() {
    let mut life = Life::chat();
    let case = life.complain();
    life.step(&Event::Mail(Box::new(to_case(case, "And it was on Monday.", "d@example.net"))));
    assert!(life.shown().contains("We have added a mail to your case"), "{}", life.shown());
}

#[test]
fn line_breaks_in_a_name_never_reach_a_header() {
    let (mut life, case) = first();
    let mut hostile = to_case(case, "Once more.", "e@example.net");
    hostile.input.sender_name = "Ann\r\nBcc: all@example.net".into();
    life.step(&Event::Mail(Box::new(hostile)));
    assert!(acknowledgement(&life).to_name.as_str().chars().all(|c| !c.is_control()));
}

#[test]
fn the_customer_of_a_chat_is_known_by_the_address_of_the_case() {
    let mut life = Life::chat();
    let case = life.complain();
    life.step(&Event::Mail(Box::new(to_case(case, "And it was on Monday.", "a@example.net"))));
    assert!(life.sent().contains(&"added → ann@example.net".to_owned()), "{:?}", life.sent());
    life.step(&Event::Mail(Box::new(to_case(case, "Status", "b@example.net"))));
    assert_eq!(life.sent(), ["status → ann@example.net"]);
    life.step(&Event::Mail(Box::new(to_case(case, "WITHDRAW", "c@example.net"))));
    assert!(life.dossier.cases.is_empty());
    assert!(life.sent().contains(&"withdrawn → ann@example.net".to_owned()));
    assert!(life.shown().contains("You have withdrawn"), "the chat says it too: {}", life.shown());
}

#[test]
fn somebody_elses_token_withdraws_nothing_and_is_told_nothing() {
    for mut life in [Life::chat(), Life::mail()] {
        let case = if life.dossier.contact.id == ContactId::Telegram(5) { life.complain() } else { open_by_mail(&mut life) };
        let questions = life.dossier.cases[&case].conversation.clone();
        for text in ["WITHDRAW", "STATUS", "I am the neighbour."] {
            let mut other = to_case(case, text, "x@example.net");
            other.input.sender = "bob@example.net".into();
            life.step(&Event::Mail(Box::new(other)));
            assert!(!life.sent().iter().any(|line| line.contains("bob")), "{:?}", life.sent());
        }
        assert_eq!(life.dossier.cases[&case].conversation, questions, "what is asked of the customer stays asked");
    }
}

fn open_by_mail(life: &mut Life) -> CaseId {
    life.step(&Event::Mail(Box::new(mail("Charged twice", STORY))));
    *life.dossier.cases.keys().next().unwrap()
}

#[test]
fn the_words_for_withdrawing_count_in_every_language() {
    let (mut life, case) = first();
    life.step(&Event::Mail(Box::new(to_case(case, "Zurückziehen", "b@example.net"))));
    assert!(life.dossier.cases.is_empty());
}

#[test]
fn open_questions_by_mail_are_asked_once_more_and_then_left_open() {
    let (mut life, case) = first();
    let sent = life.wait(24 * 8);
    let reminders: Vec<_> = sent.iter().filter(|line| line.as_str() == "prompt → ann@example.net").collect();
    assert_eq!(reminders.len(), 1, "{sent:?}");
    assert!(life.dossier.cases[&case].conversation.is_some(), "a late answer still reaches its question");
}

#[test]
fn a_later_answer_takes_the_case_to_the_team_that_it_is_for() {
    let mut life = Life::mail();
    let routes = &mut life.rules.routing;
    routes.push(Route { words: None, categories: vec!["billing".into()], name: "bills".into(), severity: None, ..routes[0].clone() });
    life.step(&Event::Mail(Box::new(mail("Hello", "I am not content with what you did on Monday, please look at it."))));
    let case = *life.dossier.cases.keys().next().unwrap();
    assert_eq!(life.dossier.cases[&case].team, "desk");
    life.step(&Event::Mail(Box::new(to_case(case, "Subject: A bill", "b@example.net"))));
    let found = &life.dossier.cases[&case];
    assert_eq!((found.category.as_deref(), found.team.as_str()), (Some("billing"), "safety-officer"));
    assert!(life.sent().contains(&"staff: new case → safety@example.org".to_owned()), "{:?}", life.sent());
}

#[test]
fn a_mail_that_waited_for_days_is_given_dates_to_come_and_an_apology() {
    let mut life = Life::mail();
    life.now += TimeDelta::days(6);
    life.step(&Event::Mail(Box::new(mail("Charged twice", STORY))));
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!(case.received_at, "2026-03-02T09:00:00Z".parse::<DateTime<Utc>>().unwrap());
    assert!(case.promised.is_some_and(|promised| life.now < promised.contact_by));
    assert!(acknowledgement(&life).text.as_str().contains("We are sorry that this comes late."));
}

#[test]
fn c6_an_encrypted_mail_is_kept_for_a_person_and_its_sender_hears_what_to_do() {
    let mut life = Life::mail();
    life.step(&Event::Mail(Box::new(Mail { nature: MailNature::Encrypted, ..mail("Secret", "") })));
    assert_eq!(life.dossier.cases.len(), 1);
    let sent = life.sent();
    assert!(sent.iter().any(|sent| sent.starts_with("added → ")) && sent.iter().any(|sent| sent.starts_with("staff: ")), "{sent:?}");
}

#[test]
fn s1_a_forged_sender_changes_nothing_in_a_case_and_hears_nothing() {
    let (mut life, case) = first();
    let forged = SenderCheck::Failed;
    life.step(&Event::Mail(Box::new(Mail { sender_check: forged, ..to_case(case, "WITHDRAW", "forged@example.net") })));
    assert!(life.dossier.cases.contains_key(&case), "nothing is withdrawn");
    let sent = life.sent();
    assert!(sent.iter().all(|sent| sent.starts_with("staff: ")), "{sent:?}");
}

#[test]
fn s1_forged_mails_take_neither_case_nor_answer_from_the_person_whose_name_they_bear() {
    let mut life = Life::mail();
    let come = |life: &mut Life, check, nature: &MailNature, nth: u32| {
        let nature = nature.clone();
        let message_id = Some(format!("m{nth}@example.net"));
        life.step(&Event::Mail(Box::new(Mail { sender_check: check, nature, message_id, ..mail("Charged twice", STORY) })));
    };
    let unreadable = MailNature::Unreadable { reason: "nonsense".into() };
    for nth in 0..20 {
        come(&mut life, SenderCheck::Failed, if nth % 2 == 0 { &MailNature::Human } else { &unreadable }, nth);
    }
    assert_eq!(life.dossier.cases.len(), life.rules.limits.open_cases_max, "a forger opens no more than anybody");
    for nth in 20..40 {
        let before = life.dossier.cases.len();
        come(&mut life, SenderCheck::Verified, if nth % 2 == 0 { &MailNature::Human } else { &unreadable }, nth);
        let has_room = before < 2 * life.rules.limits.open_cases_max;
        assert_eq!(life.dossier.cases.len(), before + usize::from(has_room));
        let journal = &life.last.journal;
        assert!(journal.iter().all(|entry| life.dossier.cases.get(&CaseId(entry.subject)).is_none_or(|case| !case.denied)), "mail {nth}");
        if nth == 20 {
            assert!(acknowledgement(&life).subject.as_str().contains(&life.dossier.cases.values().next_back().unwrap().reference));
        }
    }
}

#[test]
fn what_staff_write_down_for_a_customer_is_filed_by_them() {
    let mut life = Life::mail();
    let entry = Entry {
        address: Some(address("ann@example.net")),
        name: "Ann".into(),
        phone: "".into(),
        way: "phone".into(),
        received_at: "2026-03-01T11:00:00Z".parse().unwrap(),
        lang: Some(lang("en")),
        text: "The lid of the kettle is cracked.".into(),
        files: vec![],
    };
    life.step(&Event::Entered { actor: "ana".into(), from: None, entry: Ok(Box::new(entry)) });
    let filed = life.last.journal.iter().find(|entry| matches!(entry.what, What::Filed { .. })).unwrap();
    assert_eq!(filed.actor, Actor::Staff("ana".to_owned()));
}

/// An office whose outside body is known by its domain.
fn with_body(mut life: Life) -> Life {
    life.rules.decisions.outside = Some(OutsideBody {
        name: "The Ombudsman".into(),
        contact: "www.ombudsman.example".into(),
        limit: "12 months".into(),
        takes_part: Some(true),
        senders: vec!["ombudsman.example".into()],
    });
    life
}

fn from_body() -> Mail {
    let mut mail = mail("Your reference", "Please send us your file.");
    mail.input.sender = "cases@mail.ombudsman.example".into();
    mail
}

#[test]
fn a_mail_of_the_outside_body_reaches_the_lead_at_once_with_the_last_day_for_an_answer() {
    let (mut life, case) = first();
    life = with_body(life);
    life.step(&Event::Mail(Box::new(Mail { case: Some(case), confirmed: true, message_id: Some("b@x".into()), ..from_body() })));
    let told = |life: &Life| life.mails().into_iter().find(|mail| mail.to.as_str() == "desk-lead@example.org").unwrap();
    let letter = told(&life);
    // Twenty working days after Monday, 2 March.
    assert!(letter.text.as_str().contains("The Ombudsman: Monday, 30 March 2026"), "{}", letter.text.as_str());
    assert_eq!(life.dossier.cases[&case].severity, Severity::High);

    let mut life = with_body(Life::new(ContactId::Email(address("cases@mail.ombudsman.example"))));
    life.step(&Event::Mail(Box::new(from_body())));
    assert_eq!(life.dossier.cases.len(), 1);
    assert!(told(&life).text.as_str().contains("The Ombudsman: Monday, 30 March 2026"));
    let own = life.mails().into_iter().find(|mail| mail.to.as_str() == "cases@mail.ombudsman.example").unwrap();
    assert!(!own.text.as_str().contains('?'), "a body is asked no questions of a form: {}", own.text.as_str());
}

#[test]
fn a_mail_that_only_says_that_it_comes_from_the_outside_body_is_not_told_as_one() {
    for (sender, check) in [("cases@notombudsman.example", SenderCheck::Verified), ("cases@ombudsman.example", SenderCheck::Failed)] {
        let (life, case) = first();
        let mut life = with_body(life);
        let mut mail = Mail { case: Some(case), sender_check: check, ..from_body() };
        mail.input.sender = sender.into();
        life.step(&Event::Mail(Box::new(mail)));
        assert!(life.mails().iter().all(|mail| !mail.text.as_str().contains("The Ombudsman")), "{sender}");
    }
}

#[test]
fn whoever_answers_nothing_is_asked_so_often_and_then_a_person_goes_on_with_what_is_there() {
    let (mut life, case) = first();
    let asks = |life: &Life| acknowledgement(life).text.as_str().contains("What would put it right for you?");
    let mut asked = usize::from(asks(&life));
    for nth in 0..3 {
        life.step(&Event::Mail(Box::new(to_case(case, "I do not want to say.", &format!("{nth}@example.net")))));
        asked += usize::from(asks(&life));
        let told = [life.sent(), life.wait(1)].concat();
        assert!(told.contains(&"staff: customer wrote → desk@example.org".to_owned()), "{told:?}");
    }
    assert_eq!(asked, 2);
    assert!(life.dossier.cases[&case].answers.contains_key("what_happened"));
}

#[test]
fn a_mail_is_answered_in_its_language_where_the_flow_has_it_and_else_in_the_flows_first() {
    for (tag, question) in [("de-AT", "Wie können wir es"), ("pt", "What would put it right"), ("en", "What would put it right")] {
        let mut life = Life::mail();
        life.step(&Event::Mail(Box::new(Mail { lang: Some(lang(tag)), ..mail("Charged twice", STORY) })));
        assert!(acknowledgement(&life).text.as_str().contains(question), "{tag}");
    }
    let mut life = Life::mail();
    life.step(&Event::Mail(Box::new(Mail { lang: None, ..mail("Charged twice", STORY) })));
    assert!(acknowledgement(&life).text.as_str().contains("What would put it right"));
}

#[test]
fn what_only_seems_automatic_opens_a_case_and_tells_staff_without_an_answer() {
    let mut life = Life::mail();
    let nature = MailNature::Doubtful { sign: "subject".into() };
    life.step(&Event::Mail(Box::new(Mail { nature, ..mail("Automatic reply: my kettle", STORY) })));
    assert_eq!(life.dossier.cases.len(), 1);
    assert!(life.mails().iter().all(|mail| mail.to.as_str() != "ann@example.net"));
    assert!(life.mails().iter().any(|mail| mail.to.as_str() == "desk@example.org"));
}

#[test]
fn a_letter_that_is_lost_is_told_to_staff_and_leaves_the_customer_reachable() {
    let (mut life, case) = first();
    let nature = MailNature::Bounce { permanent: false, reason: "4.4.1 nobody answers".into() };
    let reported = Reported { is_lost: true, ..Reported::default() };
    let notice = Some("reply".to_owned());
    life.step(&Event::Mail(Box::new(Mail { nature, reported, notice, case: Some(case), ..mail("Undelivered", "") })));
    assert_eq!(life.sent(), ["staff: undeliverable → desk@example.org"]);
    assert!(life.dossier.contact.unreachable.is_none());
}
