//! What the checks say, and what they leave alone.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::read::{Surroundings, read};

const COMPLAINT: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

fn problems(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    let source = |(name, text): &(&str, &str)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() });
    read(&files.iter().map(source).collect::<Vec<_>>(), &Surroundings::default()).1
}

fn codes(problems: &[Diagnostic]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

/// Returns the problems of the complaint flow with one slip in one of its files.
fn with_slip(file: usize, good: &str, bad: &str) -> Vec<Diagnostic> {
    let mut files = COMPLAINT.map(|(name, text)| (name, text.to_owned()));
    assert!(files[file].1.contains(good), "{good}");
    files[file].1 = files[file].1.replacen(good, bad, 1);
    problems(&files.each_ref().map(|(name, text)| (*name, text.as_str())))
}

#[test]
fn words_of_the_notices_stand_beside_the_flows_and_a_mistyped_name_is_found() {
    let beside = |name: &'static str| problems(&[COMPLAINT[0], COMPLAINT[1], COMPLAINT[2], (name, "closed-text = Closed.\n")]);
    assert!(beside("_notices.de.ftl").is_empty());
    assert!(beside("_house.de.ftl").is_empty());
    let mistyped = beside("_notises.de.ftl");
    assert_eq!(codes(&mistyped), ["T019"]);
    assert!(mistyped[0].help.as_ref().is_some_and(|help| help.contains("_notices.de.ftl")));
}

#[test]
fn a_refusal_shows_only_what_it_is_filled_with() {
    assert!(with_slip(1, "Could you write a little more?", "Only “{ $input }”? Could you write more?").is_empty());
    assert_eq!(codes(&with_slip(1, "Could you write a little more?", "At least { $limit } letters.")), ["T005"]);
}

/// Returns a flow of eighteen independent yes/no questions, with a statement under `when` at the end.
fn eighteen(when: &str) -> Vec<Diagnostic> {
    let ids: Vec<String> = (1..=18).map(|number| format!("q{number}")).collect();
    let steps: String = ids.iter().map(|id| format!("[[step]]\nask = \"{id}\"\nkind = \"yesno\"\n")).collect();
    let words: String = ids.iter().map(|id| format!("{id} = Is {id} so?\n    .label = {id}\n")).collect();
    let script =
        format!("flow = \"many\"\nlanguages = [\"en\"]\n{steps}[[step]]\nsay = \"all\"\nwhen = \"{when}\"\n[[step]]\nconfirm = \"sum\"\n");
    problems(&[("many.toml", &script), ("many.en.ftl", &format!("{words}all = So it is.\nsum = Right?\n"))])
}

fn joined(test: impl Fn(u32) -> String, word: &str) -> String {
    (1..=18).map(test).collect::<Vec<_>>().join(word)
}

#[test]
fn eighteen_independent_questions_that_all_count_at_the_end_are_proved() {
    let mixed = |number: u32| format!("q{number} = {}", if number.is_multiple_of(2) { "yes" } else { "no" });
    let pairs = (1..=9).map(|nth| format!("(q{nth} = yes and q{} = no)", nth + 9)).collect::<Vec<_>>().join(" or ");
    // That eighteen questions are many is all that is said.
    for sound in [joined(mixed, " and "), joined(mixed, " or "), pairs] {
        assert_eq!(codes(&eighteen(&sound)), ["A001"], "{sound}");
    }
    let never = format!("{} and q18 = no", joined(|number| format!("q{number} = yes"), " and "));
    let problems = eighteen(&never);
    assert_eq!(codes(&problems), ["F014", "A001"]);
    assert_eq!(problems[0].span.as_ref().map(|span| span.text()), Some(never.as_str()));
    let always = format!("{} or q18 = no", joined(|number| format!("q{number} = yes"), " or "));
    assert_eq!(codes(&eighteen(&always)), ["F015", "A001"]);
}

#[test]
fn what_cannot_be_proved_is_said_and_nothing_is_guessed_about_it() {
    let slip = "damage\"\nkind = \"choices\"\noptions = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\"]";
    let when = "damage in [a, b, c, d, e, f, g, h, i]";
    let script = format!("ask = \"{slip}\n[[step]]\nsay = \"safety_advice\"\nwhen = \"{when}\"");
    let problems = with_slip(0, "say  = \"safety_advice\"\nwhen = \"injured = yes or danger = yes\"", &script);
    let said: Vec<&Diagnostic> = problems.iter().filter(|problem| !problem.code.starts_with('T')).collect();
    assert_eq!(said.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["A005"]);
    assert_eq!(said[0].span.as_ref().map(|span| span.text()), Some(when));
}

/// Returns the codes for two flows that hand over to each other, the second under `when`.
fn ring(first: &str, second: &str) -> Vec<&'static str> {
    let flow = |id: &str, own: &str, next: &str| {
        let ask = |id: &str| format!("[[step]]\nask = \"{id}\"\nkind = \"yesno\"\n");
        let head = format!("format = 1\nflow = \"{id}\"\nlanguages = [\"en\"]\n[start]\ncommands = [\"{id}\"]\n");
        format!("{head}{}{}{next}\n[file]\nas = \"nothing\"\n", ask("both"), ask(own))
    };
    let words = |own: &str| format!("both = Both?\n    .label = Both\n{own} = Own?\n    .label = Own\n");
    let to = |id: &str, when: &str| format!("[[next]]\nflow = \"{id}\"\nwhen = \"{when}\"\n");
    let files = [
        ("one.toml", flow("one", "mine", &to("two", first))),
        ("one.en.ftl", words("mine")),
        ("two.toml", flow("two", "yours", &to("one", second))),
        ("two.en.ftl", words("yours")),
    ];
    let found = problems(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    found.iter().filter(|problem| problem.code.starts_with('F')).map(|problem| problem.code).collect()
}

#[test]
fn flows_that_lead_to_each_other_are_fine_where_one_asks_something_first() {
    assert_eq!(ring("both = yes", "both = yes"), ["F048"]);
    assert_eq!(ring("both = yes", "both = no"), [] as [&str; 0], "both cannot be true");
    assert_eq!(ring("both = yes", "yours = yes"), [] as [&str; 0], "the second asks something of its own");
    assert_eq!(ring("mine = yes", "yours = yes"), [] as [&str; 0]);
}

#[test]
fn a_letter_that_cannot_be_read_is_one_problem_of_its_file() {
    let found = with_slip(2, "Wurde jemand verletzt?", "Wurde jemand schwer verletzt, oder l\u{fffd}uft \u{fffd}l aus?");
    assert_eq!(codes(&found), ["F047"]);
    assert_eq!(found[0].label.as_deref(), Some("2 letters cannot be read; this is the first"));
}
