//! What reading and playing transcripts must hold.

use std::sync::Arc;

use super::*;
use crate::diagnostic::Source;
use crate::flow::read::{Surroundings, read};

const SCRIPT: &str = r#"
format    = 1
flow      = "poll"
languages = ["en"]
[start]
commands = ["start"]
[[step]]
ask  = "happy"
kind = "yesno"
[[step]]
confirm = "summary"
[file]
minimum = ["happy"]
[silence]
remind = ["1h"]
after  = "1d"
then   = "file"
"#;
const WORDS: &str = "happy = Are you happy?\n    .label = Happy\nsummary = Right?\n";

fn flows() -> Arc<Flows> {
    let source = |name: &str, text: &str| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    let (flows, problems) = read(&[source("poll.toml", SCRIPT), source("poll.en.ftl", WORDS)], &Surroundings::default());
    Arc::new(flows.unwrap_or_else(|| panic!("{problems:#?}")))
}

const RIGHT: &str = "# A poll.\nlang: en\n> /start\n< Are you happy?\n    [Yes] [No]\n> [Yes]\n< Right?\n<   Happy: Yes\n    [Yes, file it] [Change something]\n= happy yes\n> yes\n! file\n= filed true\n";

#[test]
fn a_right_transcript_has_no_problem_and_is_blessed_as_it_is() {
    let played = play(&flows(), &Editions::new(), RIGHT);
    assert_eq!((played.problems, played.blessed.as_str()), (Vec::new(), RIGHT));
}

#[test]
fn blessing_mends_what_we_say_and_never_what_must_hold() {
    let wrong = RIGHT.replace("< Are you happy?", "< Are you sad?").replace("= happy yes", "= happy no");
    let played = play(&flows(), &Editions::new(), &wrong);
    assert_eq!(played.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [4, 10]);
    assert!(played.problems[0].message.contains("- < Are you sad?"), "{}", played.problems[0].message);
    assert_eq!(played.blessed, RIGHT.replace("= happy yes", "= happy no"));
}

#[test]
fn lines_that_cannot_be_read_are_all_named() {
    let text = "lang: english\ncolour: red\n< early\n> hello\n@ sometime\nWhat is that?\n";
    let lines: Vec<usize> = play(&flows(), &Editions::new(), text).problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 2, 3, 5, 6]);
}

#[test]
fn a_button_that_was_not_shown_is_a_problem() {
    let played = play(&flows(), &Editions::new(), "> /start\n< Are you happy?\n    [Yes] [No]\n> [Maybe]\n");
    assert_eq!(played.problems, [Problem { line: 4, message: "no button is called [Maybe]".to_owned() }]);
}

#[test]
fn a_difference_is_named_at_its_line_with_the_lines_around_it() {
    let wrong = RIGHT.replace("    [Yes, file it] [Change something]\n", "");
    let problems = play(&flows(), &Editions::new(), &wrong).problems;
    assert_eq!(problems[0].line, 8);
    assert!(
        problems[0].message.ends_with("\n  < Right?\n  <   Happy: Yes\n+     [Yes, file it] [Change something]"),
        "{}",
        problems[0].message
    );
}

#[test]
fn characters_that_cannot_be_seen_are_written_as_their_codes() {
    assert_eq!(read_act(r"a\u{202e}b\u{zz}"), Act::Text("a\u{202e}b\\u{zz}".to_owned()));
    assert_eq!(read_act("[Yes] 2 ago"), Act::Button { label: "Yes".to_owned(), ago: 2 });
    assert_eq!(read_act("[Yes] or no"), Act::Text("[Yes] or no".to_owned()));
}

#[test]
fn a_mail_right_below_another_is_a_mail_of_its_own() {
    let text = ">> From: ann@example.org\n>>\n>> Hello\n>>\n>> there\n>> from: bob@example.org\n>> Subject: Two\n>>\n>> Hi\n";
    let bodies = |text: &str| {
        let mail = |act| if let Act::Mail { headers, body } = act { Some((headers.len(), body)) } else { None };
        read_acts(text).into_iter().filter_map(mail).collect::<Vec<_>>()
    };
    assert_eq!(bodies(text), [(1, "Hello\n\nthere".to_owned()), (2, "Hi".to_owned())]);
    let forwarded = Act::Mail { headers: Vec::new(), body: "Look:\nFrom: bob@example.org\n\nHi".to_owned() };
    assert_eq!(read_acts(&forwarded.lines().join("\n")), [forwarded]);
}
