//! Deadlines over a case's life: chosen once, told in time, never at night, asked about until somebody says why.

#![expect(clippy::disallowed_methods, reason = "blessing a golden reads the environment and writes a file")]

use super::*;
use crate::desk::calendar::{DayOne, DueTime, Roll, Unit};
use crate::desk::deadline::Deadline;
use crate::desk::explain;
use crate::desk::journal::What;
use crate::desk::regime::{Clock, HoldsFor, Limit, Regime, Start};
use crate::desk::rules::{Above, DeadlineRung, Escalation, RungWhen};

/// A deadline by its id, its clock and its rule.
type Counted<'a> = (&'a str, Clock, Rule);

/// Returns deadlines that count from the receipt, as the presets of these names have them.
fn in_force(names: &[&str]) -> Vec<Regime> {
    let days = |n, unit| Rule { n, unit, day_one: DayOne::DayAfterReceipt, roll: Roll::None, due_time: DueTime::EndOfDay };
    let house = [
        ("human_acknowledge", Clock::PersonalAcknowledgement, Rule::working_days(1)),
        ("progress_update_every", Clock::Update, Rule::working_days(5)),
        ("respond", Clock::Response, Rule::working_days(10)),
    ];
    let known: [(&str, &[Counted<'_>]); 7] = [
        ("iso10002", &house),
        ("uk_fca_disp", &[("final_response", Clock::Decision, days(8, Unit::Weeks))]),
        (
            "uk_fca_psd",
            &[
                ("final_response", Clock::Response, Rule::working_days(15)),
                ("extended_final_response", Clock::Decision, Rule::working_days(35)),
            ],
        ),
        ("uk_ofcom", &[("adr_letter", Clock::Decision, days(8, Unit::Weeks))]),
        ("us_cfpb", &[("initial_response", Clock::Response, days(15, Unit::Days))]),
        ("ca_fcac", &[("final_decision", Clock::Decision, days(56, Unit::Days))]),
        ("au_rg271", &[("idr_response", Clock::Decision, days(30, Unit::Days))]),
    ];
    let in_force = known.iter().filter(|(id, _)| names.contains(id));
    in_force.map(|(id, limits)| regime(id, limits)).collect()
}

fn regime(id: &str, limits: &[Counted<'_>]) -> Regime {
    let statutory = id != "iso10002";
    let limit = |(limit, clock, rule): &Counted<'_>| Limit {
        id: (*limit).to_owned(),
        clock: *clock,
        rule: *rule,
        start: Start::Received,
        statutory,
        pausable: *limit == "respond",
        source: "a preset".to_owned(),
        holds_for: HoldsFor::default(),
    };
    Regime {
        id: id.to_owned(),
        title: format!("the regime {id}"),
        valid_from: None,
        valid_to: None,
        holds_for: HoldsFor::default(),
        calendar: None,
        outside_body: None,
        states_limits: id.starts_with("uk_fca_"),
        limits: limits.iter().map(limit).collect(),
    }
}

fn of<'l>(life: &'l Life, case: CaseId, limit: &str) -> &'l Deadline {
    let case = life.dossier.cases.get(&case).or_else(|| life.closed.get(&case)).unwrap();
    case.deadlines.iter().find(|deadline| deadline.limit == limit).unwrap_or_else(|| panic!("{limit}: {:#?}", case.deadlines))
}

fn due(life: &Life, case: CaseId, limit: &str) -> String {
    of(life, case, limit).run.as_ref().unwrap().due_at.to_rfc3339()
}

fn told(life: &Life) -> Vec<String> {
    life.sent().into_iter().filter(|line| line.contains("date passed")).collect()
}

#[test]
fn of_several_regimes_the_strictest_date_is_told() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002", "uk_fca_disp", "uk_ofcom"]);
    let case = life.complain();
    // Monday, 2 March 2026, 10:00 in Berlin.
    assert_eq!(due(&life, case, "respond"), "2026-03-16T16:00:00+00:00");
    assert_eq!(due(&life, case, "final_response"), "2026-04-27T21:59:59+00:00");
    assert_eq!(due(&life, case, "adr_letter"), "2026-04-27T21:59:59+00:00");
    let promised = life.dossier.cases[&case].promised.unwrap();
    assert_eq!(promised.answer_by.to_rfc3339(), "2026-03-16T16:00:00+00:00");
    assert_eq!(promised.contact_by.to_rfc3339(), "2026-03-03T16:00:00+00:00");
}

#[test]
fn what_no_regime_sets_is_promised_by_the_house() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["uk_ofcom"]);
    let case = life.complain();
    assert_eq!(of(&life, case, "contact").regime, "house");
    assert!(life.dossier.cases[&case].deadlines.iter().all(|deadline| deadline.limit != "answer"));
}

#[test]
fn a_date_once_told_outlives_a_change_of_the_rules() {
    let mut life = Life::chat();
    let case = life.complain();
    let before = due(&life, case, "answer");
    life.rules.promises.answer_within = Rule::working_days(3);
    life.rules.regimes = in_force(&["us_cfpb"]);
    life.staff(case, StaffCommand::Note { text: "inside".into() }).unwrap();
    life.wait(24);
    assert_eq!(due(&life, case, "answer"), before);
    assert_eq!(life.dossier.cases[&case].deadlines.len(), 2);
}

#[test]
fn the_law_does_not_wait_for_the_customer_and_the_house_does() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002", "ca_fcac"]);
    let case = life.complain();
    let (law, house) = (due(&life, case, "final_decision"), due(&life, case, "respond"));
    life.wait(24);
    life.staff(case, StaffCommand::Ask { text: "Which kettle?".into(), files: vec![] }).unwrap();
    life.wait(24 * 7);
    life.say("The red one.");
    assert_eq!(due(&life, case, "final_decision"), law);
    // Five working days of asking: the answer is due five working days later.
    assert_eq!((house.as_str(), due(&life, case, "respond").as_str()), ("2026-03-16T16:00:00+00:00", "2026-03-23T16:00:00+00:00"));
}

#[test]
fn a_weekend_of_waiting_costs_nothing() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002"]);
    let case = life.complain();
    // Friday, 18:00 in Berlin, to Sunday.
    life.wait(24 * 4 + 8);
    let before = due(&life, case, "respond");
    life.staff(case, StaffCommand::Ask { text: "Which kettle?".into(), files: vec![] }).unwrap();
    life.wait(40);
    life.say("The red one.");
    assert_eq!(due(&life, case, "respond"), before);
}

#[test]
fn a_case_that_comes_back_is_not_late_at_once() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002"]);
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    // An hour before the deadline the customer is asked, and answers after ten days.
    life.wait(24 * 14 + 6);
    life.staff(case, StaffCommand::Ask { text: "Which kettle?".into(), files: vec![] }).unwrap();
    let letters = life.wait(24 * 10);
    assert!(letters.iter().all(|line| !line.contains("date passed")), "{letters:?}");
    life.say("The red one.");
    assert!(of(&life, case, "respond").missed.is_none());
    assert!(life.now < of(&life, case, "respond").run.as_ref().unwrap().due_at);
}

#[test]
fn each_rung_is_told_once_at_its_share_and_never_at_night() {
    let mut life = Life::chat();
    let rung = |when, to| DeadlineRung { when, to };
    let after = |hours| RungWhen::AfterBreach(TimeDelta::hours(hours));
    life.rules.escalations = vec![Escalation {
        severities: vec![],
        clocks: vec![Clock::Response],
        at_any_hour: false,
        rungs: vec![
            rung(RungWhen::Share { percent: 75 }, Above::Owner),
            rung(RungWhen::Share { percent: 90 }, Above::Lead),
            rung(after(0), Above::Managers),
            rung(after(4), Above::ComplaintsManager),
        ],
    }];
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    let mut seen = Vec::new();
    while let Some((at, _)) = life.dossier.due().filter(|(at, _)| *at < "2026-03-18T00:00:00Z".parse::<DateTime<Utc>>().unwrap()) {
        life.now = life.now.max(at);
        life.step(&Event::Woke);
        seen.extend(told(&life).into_iter().map(|line| format!("{} {line}", life.now.format("%d %H:%M"))));
    }
    // From Monday 10:00 there are 87 working hours to the deadline, Monday fortnight 17:00: 65:15 and 78:18 of them.
    assert_eq!(
        seen,
        [
            // Nobody of that name has an address: the lead, at once.
            "12 10:15 staff: date passed → desk-lead@example.org",
            "16 16:00 staff: date passed → manager@example.org",
            "17 12:00 staff: date passed → quality@example.org",
        ]
    );
}

#[test]
fn who_says_i_have_it_stops_the_rung_and_not_the_clock() {
    let mut life = Life::chat();
    let rungs = [50, 60, 70].map(|percent| DeadlineRung { when: RungWhen::Share { percent }, to: Above::Lead }).to_vec();
    life.rules.escalations = vec![Escalation { severities: vec![], clocks: vec![Clock::Response], at_any_hour: false, rungs }];
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    life.wait(24 * 7 + 4);
    assert_eq!(of(&life, case, "answer").rung, 1);
    life.staff(case, StaffCommand::Take).unwrap();
    let letters = life.wait(24 * 3);
    assert!(letters.is_empty(), "{letters:?}");
    life.wait(24 * 7);
    assert!(of(&life, case, "answer").missed.is_some());
}

#[test]
fn a_missed_deadline_is_asked_about_until_somebody_says_why() {
    let mut life = Life::chat();
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    assert!(life.staff(case, StaffCommand::Reason { text: "none".into() }).unwrap_err().contains("waits for a reason"));
    let letters = life.wait(24 * 14 + 8);
    assert_eq!(letters.iter().filter(|line| line.contains("date passed")).count(), 2, "{letters:?}");
    let missed = of(&life, case, "answer").missed.clone().unwrap();
    assert_eq!((missed.owner.as_str(), missed.reason), ("ana", None));
    let asked = life.wait(24 * 14);
    // On the second and fifth working day after it, then on each: 18, 23, 24, 25, 26, 27 and 30 March.
    assert_eq!(asked.iter().filter(|line| line.contains("reason wanted")).count(), 7, "{asked:?}");
    let done = life.staff(case, StaffCommand::Reason { text: "The maker did not answer us.".into() }).unwrap();
    assert!(done.contains("reason kept for 1"), "{done}");
    assert!(life.last.journal.iter().any(|entry| matches!(&entry.what, What::Explained { .. })));
    assert!(life.wait(24 * 14).iter().all(|line| !line.contains("reason wanted")));
}

#[test]
fn a_customer_who_hears_nothing_is_kept_informed_with_the_next_date() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002"]);
    let case = life.complain();
    life.staff(case, StaffCommand::Take).unwrap();
    life.now = of(&life, case, "progress_update_every").run.as_ref().unwrap().due_at;
    life.step(&Event::Woke);
    let shown = life.shown();
    assert!(shown.contains("We are still working on your case"), "{shown}");
    assert!(shown.contains("16 March 2026"), "{shown}");
    assert_eq!(due(&life, case, "progress_update_every"), "2026-03-16T16:00:00+00:00");
}

#[test]
fn a_deadline_of_midnight_wakes_nobody_before_the_office_opens() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["au_rg271"]);
    let case = life.complain();
    life.staff(case, StaffCommand::Reply { text: "We look into it.".into(), files: vec![] }).unwrap();
    let due_at = of(&life, case, "idr_response").run.as_ref().unwrap().due_at;
    assert_eq!(due_at.to_rfc3339(), "2026-04-01T21:59:59+00:00");
    life.wait((due_at - life.now).num_hours() + 1);
    assert!(of(&life, case, "idr_response").missed.is_some());
    assert_eq!(of(&life, case, "idr_response").rung, 0);
    let letters = life.wait(10);
    assert!(letters.iter().any(|line| line.contains("desk-lead@example.org")), "{letters:?}");
}

#[test]
fn the_way_to_a_deadline_is_told_day_by_day() {
    let mut life = Life::chat();
    life.rules.regimes = in_force(&["iso10002"]);
    let case = life.complain();
    life.wait(24);
    life.staff(case, StaffCommand::Ask { text: "Which kettle?".into(), files: vec![] }).unwrap();
    life.wait(24 * 7);
    life.say("The red one.");
    let text = explain::deadlines(&life.dossier.cases[&case], &life.rules, life.now).join("\n");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/desk/tests/explained.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
}

#[test]
fn the_team_reads_the_day_that_the_customer_is_promised_on_a_calendar_without_closing_time() {
    let mut life = Life::chat();
    let zone = life.rules.zone.clone();
    life.rules.teams.get_mut("desk").unwrap().calendar = Calendar::always_open(zone);
    let case = life.complain();
    let answer_by = life.dossier.cases[&case].promised.unwrap().answer_by;
    let words = crate::desk::words::Words::new(&life.rules, &lang("en"));
    let day = words.last_day(answer_by);
    assert!(life.shown().contains(&format!("by {day}")), "{day}\n{}", life.shown());
    let letter = life.mails().into_iter().find(|mail| mail.to.as_str() == "desk@example.org").unwrap();
    assert!(letter.text.as_str().contains(&format!("Answer by: {day}, 24:00")), "{day}\n{}", letter.text.as_str());
}

#[test]
fn an_acknowledgement_under_the_rules_of_the_fca_states_the_limits_in_every_language() {
    for tag in ["en", "de", "es", "fr", "ru", "ar"] {
        let mut life = Life::mail();
        life.rules.languages = vec![lang(tag)];
        life.rules.regimes = in_force(&["uk_fca_psd"]);
        life.step(&Event::Mail(Box::new(mail("Charged twice", "I was charged twice for one kettle, see my invoice."))));
        let letter = life.mails().into_iter().find(|mail| mail.to.as_str() == "ann@example.net").unwrap();
        let words = crate::desk::words::Words::new(&life.rules, &lang(tag));
        // 15 and 35 working days after Monday, 2 March.
        for day in ["2026-03-23T09:00:00Z", "2026-04-20T09:00:00Z"] {
            assert!(letter.text.as_str().contains(&words.date(day.parse().unwrap())), "{tag}, {day}: {}", letter.text.as_str());
        }
    }
    let mut life = Life::mail();
    life.rules.regimes = in_force(&["us_cfpb"]);
    life.step(&Event::Mail(Box::new(mail("Charged twice", "I was charged twice for one kettle, see my invoice."))));
    assert!(life.mails().iter().all(|mail| !mail.text.as_str().contains("The law sets limits")));
}
