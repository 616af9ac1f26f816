//! Ladders reach somebody: the next rung at once where a letter comes back or nobody is there, minutes for what is critical, and
//! no night for the rest.

use super::decisions::{REJECTED, decided};
use super::*;
use crate::desk::case::Severity;
use crate::desk::event::{Alarm, Receiver};
use crate::desk::presence::Absence;
use crate::desk::regime::Clock;
use crate::desk::rules::{Above, DeadlineRung, Duty, Escalation, Person, RungWhen};

/// Bob answers for the case; a share of the time before the date he hears of it, then his lead, then the managers.
fn life() -> (Life, CaseId) {
    let mut life = Life::chat();
    let bob =
        Person { address: address("bob@example.org"), also: vec![], words: None, line_manager: None, user_id: None, duty: Duty::default() };
    life.rules.staff.insert("bob".into(), bob);
    let rung = |percent, to| DeadlineRung { when: RungWhen::Share { percent }, to };
    let rungs = vec![rung(50, Above::Owner), rung(70, Above::Lead), rung(90, Above::Managers)];
    life.rules.escalations = vec![Escalation { severities: vec![], clocks: vec![Clock::Response], at_any_hour: false, rungs }];
    let case = life.complain();
    life.staff(case, StaffCommand::Assign { to: "bob".into() }).unwrap();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    (life, case)
}

/// Wakes the dossier until a deadline is told of, and returns to whom.
fn next_told(life: &mut Life) -> Vec<String> {
    for _ in 0..100 {
        let (at, _) = life.dossier.due().unwrap();
        life.now = life.now.max(at);
        life.step(&Event::Woke);
        let told: Vec<String> = life.sent().into_iter().filter(|line| line.contains("date passed")).collect();
        if !told.is_empty() {
            return told;
        }
    }
    panic!("nobody was told")
}

#[test]
fn a_letter_that_comes_back_makes_the_next_rung_due_at_once() {
    let (mut life, case) = life();
    assert_eq!(next_told(&mut life), ["staff: date passed → bob@example.org"]);
    let at = life.now;
    life.refused(case, "staff: date passed", Receiver::Gone);
    assert_eq!((life.now, life.sent()), (at, vec!["staff: date passed → desk-lead@example.org".to_owned()]));
    life.refused(case, "staff: date passed", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: date passed → manager@example.org"]);
    // There is nobody above them on this ladder: it is told outside of it.
    life.refused(case, "staff: date passed", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: undeliverable → manager@example.org"]);
}

#[test]
fn a_letter_about_a_case_that_nobody_took_makes_the_next_rung_due_at_once() {
    let mut life = Life::chat();
    let case = life.complain();
    life.refused(case, "staff: new case", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: reminder → desk@example.org"]);
    life.refused(case, "staff: reminder", Receiver::Gone);
    assert_eq!(life.sent(), ["staff: reminder → desk-lead@example.org"]);
}

#[test]
fn where_nobody_of_a_rung_is_there_the_next_one_hears_at_once() {
    let (mut life, _) = life();
    let (since, until) = (life.now, life.now + TimeDelta::days(60));
    // Bob is away and stands in for himself: nobody reads what is meant for him.
    life.rules.absences.insert("bob".into(), Absence { since, until, cover: "bob".into() });
    assert_eq!(next_told(&mut life), ["staff: date passed → desk-lead@example.org"]);
}

#[test]
fn who_stands_in_hears_in_the_place_of_who_is_away() {
    let (mut life, _) = life();
    let carol = Person {
        address: address("carol@example.org"),
        also: vec![],
        words: None,
        line_manager: None,
        user_id: None,
        duty: Duty::default(),
    };
    life.rules.staff.insert("carol".into(), carol);
    let (since, until) = (life.now, life.now + TimeDelta::days(60));
    life.rules.absences.insert("bob".into(), Absence { since, until, cover: "carol".into() });
    assert_eq!(next_told(&mut life), ["staff: date passed → carol@example.org"]);
}

/// Returns when each rung of the ladder is told of a case that is filed on a Saturday, at three in the night.
fn minutes_by_night(severity: Severity) -> Vec<i64> {
    let mut life = Life::chat();
    life.now = "2026-03-07T02:00:00Z".parse().unwrap();
    for (rung, minutes) in life.rules.ladder.iter_mut().zip([0, 15, 30, 60]) {
        rung.critical_after = TimeDelta::minutes(minutes);
    }
    let case = life.complain();
    let filed_at = life.now;
    life.dossier.cases.get_mut(&case).unwrap().class = crate::flow::finish::Class::Complaint;
    life.staff(case, StaffCommand::SetSeverity { severity }).unwrap();
    let mut seen: Vec<i64> = life.sent().iter().filter(|line| line.contains("new case")).map(|_| 0).collect();
    while let Some((at, _)) = life.dossier.due().filter(|(at, _)| *at <= filed_at + TimeDelta::days(4)) {
        life.now = life.now.max(at);
        life.step(&Event::Woke);
        let letters = life.sent().into_iter().filter(|line| line.contains("new case") || line.contains("reminder"));
        seen.extend(letters.map(|_| (life.now - filed_at).num_minutes()));
    }
    seen
}

#[test]
fn what_is_critical_climbs_in_minutes_at_any_hour() {
    assert_eq!(minutes_by_night(Severity::Critical), [0, 15, 30, 60]);
}

#[test]
fn whatever_else_waits_for_the_morning() {
    // From Saturday, 03:00 in Berlin, to Monday at nine, at one, at five, and to Tuesday at five.
    let hour = 60;
    for severity in [Severity::Low, Severity::Medium, Severity::High] {
        assert_eq!(minutes_by_night(severity), [54 * hour, 58 * hour, 62 * hour, 86 * hour], "{severity:?}");
    }
}

#[test]
fn a_case_about_a_basic_need_is_high_and_never_closed_by_silence() {
    let (mut life, case) = decided(REJECTED);
    life.dossier.cases.get_mut(&case).unwrap().category = Some("essential".into());
    let sent = life.wait(24 * 40);
    assert!(sent.iter().filter(|line| **line == "staff: decision → desk@example.org").count() > 3, "{sent:?}");
    assert!(life.dossier.cases.contains_key(&case) && !sent.iter().any(|line| line.contains("closed")), "{sent:?}");
}

#[test]
fn an_alarm_about_the_program_is_in_the_language_of_each_admin() {
    let args = [("name", "SMTP"), ("since", "2026-03-02 08:50 UTC"), ("reason", "timeout")];
    let alarm = Event::Alarm(Alarm { below: "error: …".into(), ..Alarm::new(&["admin-down"], &args) });
    let told = |tag: &str| {
        let mut life = Life::new(ContactId::Email(address("admin@example.org")));
        life.rules.languages = ["en", "de", "es", "fr", "ru", "ar"].map(lang).to_vec();
        life.dossier.contact.lang = Some(lang(tag));
        life.step(&alarm);
        let mail = life.mails().remove(0);
        assert!(mail.subject.as_str().starts_with("redress: SMTP") && mail.text.as_str().ends_with("error: …"), "{tag}: {mail:?}");
        for must in ["SMTP", "2026-03-02 08:50 UTC", "timeout"] {
            assert!(mail.text.as_str().contains(must), "{tag}");
        }
        mail.text.as_str().to_owned()
    };
    assert!(told("en").starts_with("SMTP has been down since"));
    assert!(told("de").starts_with("SMTP ist seit"));
    let all: std::collections::BTreeSet<String> = ["en", "de", "es", "fr", "ru", "ar"].map(told).into_iter().collect();
    assert_eq!(all.len(), 6);
}
