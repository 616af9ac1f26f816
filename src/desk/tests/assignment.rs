//! Who is given a case: skill, language, room, absence and conflict of interest; and who answers for it.

use super::*;
use crate::desk::assignment::{self, Loads};
use crate::desk::case::Stage;
use crate::desk::presence::Absence;
use crate::desk::rules::{Duty, Person};

fn person(name: &str, duty: Duty) -> (String, Person) {
    let words = Some(Regex::new(&format!("(?i){name} from the shop")).unwrap());
    (
        name.to_owned(),
        Person { address: address(&format!("{name}@example.org")), also: vec![], words, line_manager: None, user_id: None, duty },
    )
}

fn of_desk() -> Duty {
    Duty { teams: vec!["desk".into()], ..Duty::default() }
}

/// Ann and bob take what comes, up to two each; carol stands behind them.
fn life() -> Life {
    let mut life = Life::chat();
    let two = Duty { open_cases_max: Some(2), ..of_desk() };
    let backup = Duty { backup_of: vec!["desk".into()], ..Duty::default() };
    life.rules.staff = [person("ann", two.clone()), person("bob", two), person("carol", backup)].into();
    life
}

fn loads(list: &[(&str, u32)]) -> Loads {
    list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

/// Files a case and hands it out as the engine does.
fn given(life: &mut Life, loads: &Loads) -> CaseId {
    let case = life.complain();
    assert_eq!(life.last.unassigned, [case]);
    life.step(&Event::HandOut { case, loads: loads.clone() });
    case
}

fn who(life: &Life, case: CaseId) -> Option<&str> {
    life.dossier.cases[&case].with()
}

#[test]
fn a_new_case_goes_to_who_has_the_fewest() {
    let mut life = life();
    let case = given(&mut life, &loads(&[("ann", 1)]));
    assert_eq!(who(&life, case), Some("bob"));
    // One person hears of it, and not the whole team; what is given is not taken.
    assert_eq!(life.sent(), ["staff: new case → bob@example.org"]);
    assert!(matches!(life.dossier.cases[&case].stage, Stage::Open { .. }));
    assert!(life.mails()[0].text.as_str().contains("Given to: bob"));
}

#[test]
fn what_is_given_and_not_taken_climbs_like_any_other() {
    let mut life = life();
    given(&mut life, &Loads::new());
    let sent = life.wait(48);
    let reminders: Vec<&String> = sent.iter().filter(|line| line.contains("reminder")).collect();
    assert_eq!(
        reminders,
        [
            "staff: reminder → desk@example.org",
            "staff: reminder → ann@example.org",
            "staff: reminder → desk-lead@example.org",
            "staff: reminder → manager@example.org",
        ]
    );
}

#[test]
fn what_nobody_has_room_for_goes_to_the_backup_and_says_so() {
    let mut life = life();
    let case = given(&mut life, &loads(&[("ann", 2), ("bob", 3), ("carol", 40)]));
    assert_eq!(who(&life, case), Some("carol"));
    assert!(life.dossier.cases[&case].given.as_ref().is_some_and(|given| given.over_capacity));
    life.rules.staff.remove("carol");
    let case = given(&mut life, &loads(&[("ann", 2), ("bob", 3)]));
    assert_eq!(who(&life, case), None);
    assert_eq!(life.sent(), ["staff: new case → desk@example.org"]);
}

#[test]
fn skill_and_language_come_before_room() {
    let mut life = life();
    let knows = |categories: &[&str], tag: &str| Duty {
        categories: categories.iter().map(|category| (*category).to_owned()).collect(),
        languages: vec![lang(tag)],
        ..of_desk()
    };
    life.rules.staff.extend([person("dora", knows(&["billing"], "en")), person("emil", knows(&["billing"], "de"))]);
    life.rules.staff.retain(|name, _| name.as_str() != "ann" && name.as_str() != "bob");
    let case = given(&mut life, &loads(&[("dora", 30)]));
    assert_eq!(who(&life, case), Some("dora"));
    life.rules.staff.remove("dora");
    let case = given(&mut life, &Loads::new());
    assert_eq!(who(&life, case), Some("carol"));
}

#[test]
fn who_is_away_is_given_nothing() {
    let mut life = life();
    let until = life.now + TimeDelta::days(3);
    life.rules.absences.insert("ann".into(), Absence { since: life.now, until, cover: "bob".into() });
    let case = given(&mut life, &loads(&[("bob", 1)]));
    assert_eq!(who(&life, case), Some("bob"));
}

#[test]
fn whom_a_case_is_about_is_never_given_it_and_loses_it() {
    let mut life = life();
    let case = given(&mut life, &loads(&[("bob", 1)]));
    assert_eq!(who(&life, case), Some("ann"));
    life.staff(case, StaffCommand::About { name: "ann".into() }).unwrap();
    assert_eq!((who(&life, case), &life.last.unassigned[..]), (None, &[case][..]));
    life.step(&Event::HandOut { case, loads: loads(&[("bob", 1)]) });
    assert_eq!(who(&life, case), Some("bob"));
    let refused = life.staff(case, StaffCommand::Assign { to: "ann".into() }).unwrap_err();
    assert!(refused.contains("ann"), "{refused}");
    assert!(life.sent().iter().all(|line| !line.contains("ann@")), "{:?}", life.sent());
}

// OBJ-1: the line manager.
#[test]
fn the_line_manager_of_whom_a_case_is_about_has_no_part_in_it_either() {
    let mut life = life();
    life.rules.staff.get_mut("ann").unwrap().line_manager = Some("bob".into());
    let case = given(&mut life, &loads(&[("ann", 1)]));
    assert_eq!(who(&life, case), Some("bob"));
    life.staff(case, StaffCommand::About { name: "ann".into() }).unwrap();
    assert_eq!((who(&life, case), &life.last.unassigned[..]), (None, &[case][..]), "it is taken from who is over them");
    life.step(&Event::HandOut { case, loads: Loads::new() });
    assert_eq!(who(&life, case), Some("carol"));
    for name in ["ann", "bob"] {
        let refused = life.staff(case, StaffCommand::Assign { to: name.into() }).unwrap_err();
        assert!(refused.contains(name), "{refused}");
    }
    let absence = Absence { since: life.now, until: life.now + TimeDelta::days(30), cover: "bob".into() };
    life.rules.absences.insert("carol".into(), absence);
    life.rules.managers = vec![address("bob@example.org"), address("dora@example.org")];
    let told = life.wait(24 * 30);
    assert!(told.iter().any(|line| line.ends_with("dora@example.org")), "{told:?}");
    assert!(told.iter().all(|line| !line.contains("ann@") && !line.contains("bob@")), "{told:?}");
}

#[test]
fn a_case_about_all_who_are_named_for_it_goes_to_who_answers_for_the_process() {
    let mut life = life();
    let over = |name: &str| address(&format!("{name}@example.org"));
    life.rules.staff.get_mut("ann").unwrap().line_manager = Some("bob".into());
    life.rules.managers = vec![over("bob")];
    for team in life.rules.teams.values_mut() {
        (team.addresses, team.lead) = (vec![over("ann")], vec![over("bob")]);
    }
    life.rules.staff.remove("carol");
    let case = life.complain();
    life.staff(case, StaffCommand::About { name: "ann".into() }).unwrap();
    let told = life.wait(24);
    assert!(told.contains(&"staff: new case → quality@example.org".to_owned()), "{told:?}");
    assert!(told.iter().all(|line| !line.contains("ann@") && !line.contains("bob@")), "{told:?}");
}

#[test]
fn a_lead_whom_a_case_is_about_does_not_answer_for_it() {
    let mut life = Life::chat();
    life.rules.staff = [person("lena", Duty::default())].into();
    life.rules.staff.get_mut("lena").unwrap().address = address("desk-lead@example.org");
    let case = life.complain();
    life.staff(case, StaffCommand::About { name: "lena".into() }).unwrap();
    life.wait(24 * 15);
    let missed = life.dossier.cases[&case].deadlines.iter().find_map(|deadline| deadline.missed.clone()).unwrap();
    assert_eq!(missed.owner, "manager@example.org");
}

#[test]
fn a_case_that_another_team_gets_is_handed_out_there() {
    let mut life = life();
    let case = given(&mut life, &Loads::new());
    life.rules.staff.extend([person("sam", Duty { teams: vec!["safety-officer".into()], ..Duty::default() })]);
    life.staff(case, StaffCommand::Assign { to: "safety-officer".into() }).unwrap();
    assert_eq!((who(&life, case), &life.last.unassigned[..]), (None, &[case][..]));
    life.step(&Event::HandOut { case, loads: Loads::new() });
    assert_eq!(who(&life, case), Some("sam"));
}

#[test]
fn who_takes_a_case_has_it_whoever_was_given_it() {
    let mut life = life();
    let case = given(&mut life, &Loads::new());
    life.staff(case, StaffCommand::Take).unwrap();
    assert_eq!((who(&life, case), assignment::loads_of(&life.dossier)), (Some("ana"), loads(&[("ana", 1)])));
}

#[test]
fn should_nobody_hand_it_out_the_team_hears_of_it_all_the_same() {
    let mut life = life();
    life.complain();
    assert_eq!(life.wait(1), ["staff: new case → desk@example.org"]);
}
