//! The survey after closing: four items from 1 to 5, by the channel that the customer uses, with one reminder.
//!
//! Never while a case is open, so never while an appeal is; a poor rating offers the second look (ISO 10002, 8.3).

use crate::desk::case::CaseId;
use crate::desk::journal::Actor;
use crate::desk::message::Automatic;
use crate::desk::notice::{By, Notice, survey as letters};
use crate::desk::staff;
use crate::desk::step::Desk;

use super::answer::Ratings;
use super::{Asked, Happened, Question, act, after, answer};

/// The labels of the ratings, from 1 to 5.
pub(super) const WORDS: [&str; 5] = ["rating-1", "rating-2", "rating-3", "rating-4", "rating-5"];
/// How many items there are.
const ITEMS: u8 = 4;
/// The items of fairness and outcome: a poor rating of these offers the second look.
const OFFERING: [u8; 2] = [2, 3];
const POOR_MAX: u8 = 2;

/// Sends the first item, or its one reminder.
pub(super) fn send(desk: &mut Desk<'_>, id: CaseId) {
    let now = desk.tick.now;
    let remind_after = desk.rules.decisions.survey.map(|survey| survey.remind_after);
    let Some(case) = desk.case_mut(id) else { return };
    let survey = &mut case.resolution.survey;
    let is_first = survey.sent_at.is_none();
    let item = next_item(survey.ratings);
    let (Some(item), false) = (item, survey.declined) else {
        survey.due_at = None;
        return;
    };
    survey.due_at = remind_after.filter(|_| is_first).map(|after| now + after);
    survey.reminded = !is_first;
    survey.sent_at.get_or_insert(now);
    if is_first {
        act::note(desk, id, Actor::Desk, Happened::Surveyed);
    }
    ask_item(desk, id, item, if is_first { letters::Occasion::First } else { letters::Occasion::Reminder });
}

fn ask_item(desk: &mut Desk<'_>, id: CaseId, item: u8, occasion: letters::Occasion) {
    let Some(case) = desk.case(id).cloned() else { return };
    let notice = match occasion {
        letters::Occasion::Reminder => Notice::SurveyReminder,
        letters::Occasion::First | letters::Occasion::Next => Notice::Survey,
    };
    // A mail asks all that is left at once: four mails to and fro would be too many.
    let items = if staff::channel(desk, &case) == Some(By::Mail) { item..ITEMS } else { item..item + 1 };
    let letter = letters::items(&desk.rules.organisation, &case.reference, items, occasion, &desk.words(&case.lang));
    let automatic = if occasion == letters::Occasion::Next { Automatic::Replied } else { Automatic::Generated };
    answer::ask(desk, id, notice, &letter, Question::Survey(item), automatic);
}

/// Keeps ratings of an item and those after it, and goes on with what is left.
pub(super) fn rate(desk: &mut Desk<'_>, id: CaseId, first: u8, given: Ratings) {
    for (item, rating) in (first..ITEMS).zip(given).take_while(|(_, rating)| 0 < *rating) {
        let Some(case) = desk.case_mut(id) else { return };
        let survey = &mut case.resolution.survey;
        survey.due_at = None;
        let Some(place) = survey.ratings.get_mut(usize::from(item)) else { return };
        *place = Some(rating);
        act::note(desk, id, Actor::Customer, Happened::Rated { item, rating });
    }
    let Some(ratings) = desk.case(id).map(|case| case.resolution.survey.ratings) else { return };
    match next_item(ratings) {
        Some(next) => ask_item(desk, id, next, letters::Occasion::Next),
        None => thank(desk, id, ratings),
    }
}

fn thank(desk: &mut Desk<'_>, id: CaseId, ratings: [Option<u8>; 4]) {
    let poor = OFFERING.iter().any(|item| ratings.get(usize::from(*item)).copied().flatten().is_some_and(|rating| rating <= POOR_MAX));
    let Some(case) = desk.case(id).cloned() else { return };
    let words = desk.words(&case.lang);
    if poor && after::may_look_again(&case) {
        let letter = letters::second_look(&case.reference, &words);
        return answer::ask(desk, id, Notice::Survey, &letter, Question::SecondLook, Automatic::Replied);
    }
    answer::clear(desk, id);
    let letter = letters::thanks(&case.reference, &words);
    answer::tell(desk, id, Notice::Survey, &letter, Automatic::Replied);
}

pub(super) fn declined(desk: &mut Desk<'_>, id: CaseId) {
    answer::clear(desk, id);
    let Some(case) = desk.case_mut(id) else { return };
    case.resolution.survey.declined = true;
    case.resolution.survey.due_at = None;
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letters::declined(&case.reference, &desk.words(&case.lang));
    answer::tell(desk, id, Notice::Survey, &letter, Automatic::Replied);
}

/// Asks, weeks later, whether it is solved.
pub(super) fn ask_solved(desk: &mut Desk<'_>, id: CaseId) {
    let Some(case) = desk.case_mut(id) else { return };
    case.resolution.survey.solved_due_at = None;
    case.resolution.asked = Some(Asked { id: 0, what: Question::Solved, until: None, reminded: false });
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letters::is_it_solved(&case.reference, &desk.words(&case.lang));
    answer::ask(desk, id, Notice::Survey, &letter, Question::Solved, Automatic::Generated);
}

pub(super) fn solved(desk: &mut Desk<'_>, id: CaseId) {
    answer::clear(desk, id);
    let Some(case) = desk.case_mut(id) else { return };
    case.resolution.survey.solved = Some(true);
    act::note(desk, id, Actor::Customer, Happened::Solved { solved: true });
    let Some(case) = desk.case(id).cloned() else { return };
    let letter = letters::thanks(&case.reference, &desk.words(&case.lang));
    answer::tell(desk, id, Notice::Survey, &letter, Automatic::Replied);
}

fn next_item(ratings: [Option<u8>; 4]) -> Option<u8> {
    (0..ITEMS).zip(ratings).find(|(_, rating)| rating.is_none()).map(|(item, _)| item)
}
