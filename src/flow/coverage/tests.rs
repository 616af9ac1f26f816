//! What a transcript shows counts, and nothing else.

use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::flow::conversation::Channel;
use crate::flow::read::{Surroundings, read};
use crate::flow::transcript::{Editions, play};

const SCRIPT: &str = r#"
format = 1
flow = "poll"
languages = ["en", "de"]
[start]
commands = ["start"]
mail_to = ["poll@example.org"]
[[step]]
ask = "happy"
kind = "yesno"
[[step]]
ask = "days"
kind = "number"
range = [1, 10]
when = "happy = no"
[[step]]
say = "sorry"
when = "days > 5"
[[step]]
confirm = "summary"
[[raise]]
id = "long"
when = "days > 5"
priority = "high"
notify = ["care"]
[file]
minimum = ["happy"]
[silence]
after = "1d"
then = "file"
"#;
const ENGLISH: &str = "happy = Are you happy?\n    .label = Happy\ndays = How many days?\n    .label = Days\n    .invalid = { $input }?\nsorry = Sorry.\nsummary = Right?\n";
const GERMAN: &str =
    "happy = Sind Sie froh?\n    .label = Froh\ndays = Wie viele Tage?\n    .label = Tage\nsorry = Schade.\nsummary = Stimmt es?\n";

fn sources() -> Vec<Arc<Source>> {
    let source = |name: &str, text: &str| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    vec![source("poll.toml", SCRIPT), source("poll.en.ftl", ENGLISH), source("poll.de.ftl", GERMAN)]
}

/// Plays transcripts and returns what they left out in English, as `what name`, with the advice about it.
fn left_out(transcripts: &[&str]) -> (Vec<String>, Vec<String>) {
    let (flows, problems) = read(&sources(), &Surroundings::default());
    let flows = Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")));
    let mut seen = Seen::default();
    for text in transcripts {
        let played = play(&flows, &Editions::new(), text);
        played.steps.iter().for_each(|stepped| seen.note(&flows, stepped));
    }
    let english = coverage(&flows, &seen).remove(0);
    let names = english.missing.iter().map(|missing| format!("{} {}", missing.goal.what(), missing.name)).collect();
    let advice = advice(&sources(), &flows, &seen);
    let place = |span: &crate::diagnostic::Span| format!("{}:{}", span.line(), span.text());
    let told = advice.iter().map(|problem| format!("{} {}", place(problem.span.as_ref().unwrap()), problem.message));
    (names, told.collect())
}

#[test]
fn what_no_transcript_shows_is_named_in_the_order_of_the_script() {
    let (missing, advice) = left_out(&[]);
    let expected = [
        "question happy",
        "question days",
        "statement sorry",
        "option happy = yes",
        "option happy = no",
        "refusal days.invalid",
        "refusal days.too_small",
        "refusal days.too_large",
        "rule long",
        "path chat: happy = yes",
        "path chat: happy = no, days <= 5",
        "path chat: happy = no, days > 5",
        "path mail: happy = yes",
        "path mail: happy = no, days <= 5",
        "path mail: happy = no, days > 5",
    ];
    assert_eq!(missing, expected);
    assert!(advice.is_empty(), "a flow without any transcript gets no advice: {advice:?}");
}

#[test]
fn each_act_covers_what_it_shows_and_nothing_else() {
    let chat = "lang: en\n> /start\n> no\n> 0\n> 11\n> 7\n> yes\n";
    let (missing, advice) = left_out(&[chat]);
    let expected = [
        "option happy = yes",
        "refusal days.invalid",
        "path chat: happy = yes",
        "path chat: happy = no, days <= 5",
        "path mail: happy = yes",
        "path mail: happy = no, days <= 5",
        "path mail: happy = no, days > 5",
    ];
    assert_eq!(missing, expected);
    assert_eq!(advice.len(), 5);
    assert_eq!(advice[0], format!("{} no test takes the path of `poll` by chat: happy = yes", place_of("summary")));
    assert_eq!(advice[2], format!("{} no test takes the path of `poll` by mail: happy = yes", place_of("happy")));
}

/// Returns the line at which a step is named, and its id.
fn place_of(id: &str) -> String {
    let line = SCRIPT.lines().position(|line| line.ends_with(&format!("= \"{id}\""))).unwrap();
    format!("{}:\"{id}\"", line + 1)
}

#[test]
fn languages_are_counted_apart_and_a_mail_takes_a_path_of_its_own() {
    let mail = "lang: de\n>> From: ann@example.org\n>> To: poll@example.org\n>> Subject: Froh\n>>\n>> Froh: ja\n";
    let (flows, _) = read(&sources(), &Surroundings::default());
    let flows = Arc::new(flows.unwrap());
    let mut seen = Seen::default();
    play(&flows, &Editions::new(), mail).steps.iter().for_each(|stepped| seen.note(&flows, stepped));
    let both = coverage(&flows, &seen);
    let covered =
        |lang: usize, what: &str| both[lang].counts.iter().find(|count| count.0 == what).map(|(_, covered, all)| (*covered, *all));
    assert_eq!((covered(0, "path"), covered(1, "path")), (Some((0, 6)), Some((1, 6))));
    assert_eq!(covered(1, "option"), Some((1, 2)));
    let steps = seen.paths("poll", &both[1].lang, Channel::Mail);
    assert_eq!(steps, [["happy".to_owned(), "summary".to_owned()]]);
}

const MENU: &str = r#"
format = 1
flow = "menu"
languages = ["en"]
[start]
commands = ["menu"]
[[step]]
say = "hello"
[[step]]
ask = "want"
kind = "choice"
options = ["poll", "more"]
[[step]]
ask = "sure"
kind = "yesno"
when = "want = more"
[[step]]
say = "pity"
when = "sure = no"
[[next]]
when = "want = poll"
flow = "poll"
[[next]]
when = "sure = yes"
flow = "poll"
[[next]]
otherwise = true
flow = "poll"
[file]
as = "nothing"
[silence]
after = "1d"
then = "drop"
"#;
const MENU_ENGLISH: &str = "hello = Hello.\nwant = What?\n    .label = Want\nwant-poll = A poll\nwant-more = More\nsure = Sure?\n    .label = Sure\npity = Pity.\n";

#[test]
fn what_led_into_another_flow_counts_for_the_one_that_was_left() {
    let source = |name: &str, text: &str| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    let sources = [sources(), vec![source("menu.toml", MENU), source("menu.en.ftl", MENU_ENGLISH)]].concat();
    let (flows, problems) = read(&sources, &Surroundings::default());
    let flows = Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")));
    let left_out = |transcript: &str| {
        let mut seen = Seen::default();
        play(&flows, &Editions::new(), transcript).steps.iter().for_each(|stepped| seen.note(&flows, stepped));
        let menu = coverage(&flows, &seen).into_iter().find(|covered| covered.flow == "menu").unwrap();
        menu.missing.iter().map(|missing| format!("{} {}", missing.goal.what(), missing.name)).collect::<Vec<_>>()
    };
    let expected = [
        "question sure",
        "statement pity",
        "option want = more",
        "option sure = yes",
        "option sure = no",
        "hand-over poll, by [[next]] 2 (when)",
        "hand-over poll, by [[next]] 3 (otherwise)",
        "path chat: want = more, sure = yes → poll",
        "path chat: want = more, sure = no",
    ];
    assert_eq!(left_out("> /menu\n> [A poll]\n"), expected);
    let told = left_out("> /menu\n> I am not happy at all\n");
    assert!(told.contains(&"hand-over poll, by [[next]] 1 (when)".to_owned()), "{told:?}");
    assert!(!told.contains(&"hand-over poll, by [[next]] 3 (otherwise)".to_owned()), "{told:?}");
    let whole = left_out("> /menu\n> [More]\n> [Yes]\n> /cancel\n> /menu\n> [More]\n> [No]\n> /menu\n> [A poll]\n");
    assert_eq!(whole, ["hand-over poll, by [[next]] 3 (otherwise)"]);
}
