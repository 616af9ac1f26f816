//! The survey: after the closing, once reminded, and never while a second look is open.

use super::decisions::{REJECTED, UPHELD, resolution};
use super::inbox::{office, write};
use super::*;
use crate::desk::decision::Level;
use crate::desk::decision::rules::SurveyRules;

/// An office that asks three days after a closing, reminds a week later, and asks on the 25th day whether it is solved.
fn surveying() -> (Life, CaseId) {
    let (mut life, case) = office();
    let days = TimeDelta::days;
    life.rules.decisions.survey = Some(SurveyRules { after: days(3), remind_after: days(7), solved_after: Some(days(25)) });
    (life, case)
}

#[test]
fn the_survey_comes_after_closing_reminds_once_and_a_poor_rating_opens_the_second_look() {
    let (mut life, case) = surveying();
    write(&mut life, case, "Ana", REJECTED);
    life.press("I agree");
    life.wait(24 * 3);
    assert!(life.shown().contains("four short questions") && life.shown().contains("How easy"), "{}", life.shown());
    life.wait(24 * 7);
    assert!(life.shown().contains("our only reminder"), "{}", life.shown());
    life.press("4");
    life.say("5");
    life.press("2");
    let offer = life.press("1");
    assert!(offer.contains("Another person can look"), "{offer}");
    assert_eq!(resolution(&life, case).survey.ratings, [Some(4), Some(5), Some(2), Some(1)]);
    life.press("Look at it again");
    assert_eq!(resolution(&life, case).level, Level::Second);
    // While the second look is open nobody is asked anything.
    assert!(!life.wait(24 * 60).iter().any(|line| line.contains("survey")));
}

#[test]
fn who_wants_no_survey_gets_none_and_weeks_later_it_is_asked_whether_it_is_solved() {
    let (mut life, case) = surveying();
    write(&mut life, case, "Ana", UPHELD);
    life.press("I agree");
    write(&mut life, case, "Ana", "proof refund_full transfer 4711");
    life.wait(24 * 3);
    life.press("No survey");
    assert!(life.wait(24 * 20).is_empty());
    life.wait(24 * 3);
    assert!(life.shown().contains("Is it solved?"), "{}", life.shown());
    life.press("Yes, it is solved");
    assert_eq!(resolution(&life, case).survey.solved, Some(true));
    life.wait(24 * 400);
    assert_eq!((life.dossier.due(), life.dossier.after.len()), (None, 0));
}
