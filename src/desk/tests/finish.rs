//! Orders of flows without a case: several cases side by side, never a stranger's, and what becomes of what was said.

use std::sync::Arc;

use super::*;
use crate::desk::case::Task;
use crate::desk::journal::{Entry, What};
use crate::flow::finish::Class;

macro_rules! flow_files {
    ($($name:literal),*) => {
        [$(($name, include_str!(concat!("../../../tests/flows/menus/", $name)))),*]
    };
}

const FILES: [(&str, &str); 16] = flow_files!(
    "away.en.ftl",
    "away.toml",
    "call.en.ftl",
    "call.toml",
    "harm.en.ftl",
    "harm.toml",
    "menu.en.ftl",
    "menu.toml",
    "more.en.ftl",
    "more.toml",
    "praise.en.ftl",
    "praise.toml",
    "standing.en.ftl",
    "standing.toml",
    "story.en.ftl",
    "story.toml"
);

fn menus() -> Life {
    let sources = FILES.map(|(name, text)| Arc::new(Source { name: name.to_owned(), text: text.to_owned() }));
    let (flows, problems) = read(&sources, &Surroundings::default());
    let mut life = Life::chat();
    life.rules.flows = flows.unwrap_or_else(|| panic!("{problems:#?}"));
    life.rules.chat_flow = "story".into();
    life
}

impl Life {
    fn tell(&mut self, story: &str) -> CaseId {
        self.say("/complain");
        self.say(story);
        self.press("No");
        self.say("AB-1");
        self.press("Yes");
        CaseId(*self.dossier.cases.keys().map(|case| &case.0).next_back().unwrap())
    }
}

#[test]
fn status_is_told_of_the_case_that_is_named() {
    let mut life = menus();
    let (first, second) = (life.tell("The lid was missing."), life.tell("The parcel was late."));
    let references = [first, second].map(|case| life.dossier.cases[&case].reference.clone());
    let asked = life.say("/where");
    assert!(asked.contains("Which case"), "{asked}");
    let told = life.press(&references[0]);
    assert!(told.contains(&references[0]) && !told.contains(&references[1]), "{told}");
}

#[test]
fn a_strangers_reference_tells_nothing() {
    let mut stranger = menus();
    let other = stranger.tell("The lid was missing.");
    let reference = stranger.dossier.cases[&other].reference.clone();
    let mut life = menus();
    life.dossier.contact.id = ContactId::Telegram(6);
    life.say("/where");
    let (known, unknown) = (life.say(&reference), life.say("CMP-7K2M-9QXA-R"));
    assert_eq!(known, unknown);
    assert!(!known.contains(&reference), "{known}");
}

#[test]
fn what_is_added_goes_to_the_case_that_is_named_and_its_team_hears_of_it() {
    let mut life = menus();
    let (first, _) = (life.tell("The lid was missing."), life.tell("The parcel was late."));
    let reference = life.dossier.cases[&first].reference.clone();
    life.wait(1);
    life.say("/add");
    life.press(&reference);
    let told = life.say("I found the lid.");
    assert!(told.contains(&reference), "{told}");
    let noted =
        |entry: &Entry| entry.subject == first.0 && matches!(&entry.what, What::Said { text, .. } if text.as_str() == "I found the lid.");
    assert!(life.last.journal.iter().any(noted), "{:?}", life.last.journal);
    assert!(life.sent().contains(&"staff: customer wrote → desk@example.org".to_owned()), "{:?}", life.sent());
}

#[test]
fn a_withdrawal_keeps_its_reason_and_the_other_case() {
    let mut life = menus();
    let (first, second) = (life.tell("The lid was missing."), life.tell("The parcel was late."));
    let reference = life.dossier.cases[&first].reference.clone();
    life.say("/away");
    life.press(&reference);
    life.press("It takes too long");
    life.press("Yes");
    assert_eq!(life.closed[&first].withdrawn_because.as_deref(), Some("too_slow"));
    assert!(life.dossier.cases.contains_key(&second));
}

#[test]
fn a_safety_case_goes_on_without_its_customer() {
    let mut life = menus();
    life.say("/danger");
    life.say("The kettle caught fire.");
    life.press("Yes");
    life.press("Nobody");
    life.press("Yes");
    let case = life.dossier.cases.values().next().cloned().unwrap();
    assert_eq!((case.class, case.severity), (Class::Safety, Severity::Critical));
    life.staff(case.id, StaffCommand::SetSeverity { severity: Severity::Medium }).unwrap();
    life.say("/away");
    life.press("It is solved");
    life.press("Yes");
    assert!(life.dossier.cases.contains_key(&case.id), "whatever somebody thinks of its severity");
}

#[test]
fn feedback_is_thanked_and_owes_no_dates() {
    let mut life = menus();
    life.say("/praise");
    life.say("Your shop is lovely.");
    let thanked = life.press("Yes");
    assert!(thanked.contains("need not do anything more") && !thanked.contains("by "), "{thanked}");
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!((case.class, case.promised, case.late_at), (Class::Feedback, None, None));
}

#[test]
fn a_call_about_a_case_becomes_the_task_of_that_case() {
    let mut life = menus();
    let case = life.tell("The lid was missing.");
    life.wait(1);
    life.say("/call");
    life.say("Tomorrow after ten");
    life.press("Yes");
    assert_eq!(life.dossier.cases.len(), 1);
    assert_eq!(life.dossier.cases[&case].task, Task::CallBack);
    assert!(life.sent().contains(&"staff: call-back → desk@example.org".to_owned()), "{:?}", life.sent());
}

#[test]
fn a_call_about_nothing_in_particular_is_a_case_of_its_own() {
    let mut life = menus();
    life.say("/call");
    life.press("Skip");
    life.say("Tomorrow after ten");
    life.press("Yes");
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!((case.class, case.task), (Class::CallBack, Task::CallBack));
}

#[test]
fn a_case_that_began_as_a_complaint_is_what_its_last_flow_files() {
    let mut life = menus();
    life.say("/complain");
    life.say("The kettle caught fire.");
    life.press("Yes");
    life.press("Nobody");
    life.press("Yes");
    let case = life.dossier.cases.values().next().unwrap();
    assert_eq!((case.class, case.flow.as_str(), case.severity), (Class::Safety, "harm", Severity::Critical));
}

#[test]
fn a_route_may_ask_for_a_class() {
    let mut life = menus();
    let by_class = |route: &Route| Route { words: None, classes: vec![Class::Feedback], severity: None, ..route.clone() };
    life.rules.routing = life.rules.routing.iter().map(by_class).collect();
    life.say("/praise");
    life.say("Your shop is lovely.");
    life.press("Yes");
    let complaint = life.tell("The lid was missing.");
    let teams: Vec<&str> = life.dossier.cases.values().map(|case| case.team.as_str()).collect();
    assert_eq!(teams, ["safety-officer", "desk"]);
    assert_eq!(life.dossier.cases[&complaint].class, Class::Complaint);
}

#[test]
fn a_card_number_is_gone_before_anything_is_kept_and_the_customer_is_told() {
    let mut life = menus();
    life.say("/complain");
    let told = life.say("You charged 4111 1111 1111 1111 twice.");
    assert!(told.contains("last four digits"), "{told}");
    let kept = serde_json::to_string(&(&life.last.journal, &life.dossier)).unwrap();
    assert!(kept.contains("•••• 1111") && !kept.contains("4111"), "{kept}");
}

#[test]
fn a_card_number_in_a_mail_is_masked_and_the_answer_says_so() {
    let mut life = Life::mail();
    life.step(&Event::Mail(Box::new(mail("Charged twice", "You charged 4111 1111 1111 1111 twice, and nobody answers."))));
    let mails = life.mails();
    let answer = mails.iter().find(|mail| mail.to == address("ann@example.net")).unwrap();
    assert!(answer.text.as_str().contains("last four digits"), "{}", answer.text.as_str());
    assert!(!serde_json::to_string(&(&life.last.journal, &life.dossier)).unwrap().contains("4111"));
}
