//! What is read, and what a version depends on.

use std::sync::Arc;

use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::flow::script::{Flows, StepBody};

use super::{Surroundings, read};

fn sources(files: &[(&str, &str)]) -> Vec<Arc<Source>> {
    files.iter().map(|(name, text)| Arc::new(Source { name: (*name).into(), text: (*text).into() })).collect()
}

fn read_all(files: &[(&str, &str)]) -> (Option<Flows>, Vec<Diagnostic>) {
    read(&sources(files), &Surroundings::default())
}

const COMPLAINT: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

#[test]
fn the_shipped_complaint_flow_has_no_problem_beyond_advice() {
    let (flows, problems) = read_all(&COMPLAINT);
    let drawn = render::all(&problems, Look::Plain);
    assert!(problems.iter().all(|problem| problem.severity == crate::diagnostic::Severity::Advice), "{drawn}");
    let flows = flows.expect("a flow without errors is compiled");
    let flow = &flows.current["complaint"];
    assert_eq!(flow.steps.len(), 12);
    assert!(matches!(flow.steps.last().map(|step| &step.body), Some(StepBody::Confirm)));
    assert_eq!(flow.texts.get(&flow.languages[1], "injured", &[]).as_deref(), Some("Wurde jemand verletzt?"));
    assert_eq!(flow.texts.get(&flow.languages[1], "yes", &[]).as_deref(), Some("Ja"));
}

#[test]
fn a_version_does_not_depend_on_comments_or_order_of_keys_but_on_what_is_asked() {
    let version = |script: &str| {
        let (flows, problems) = read_all(&[("complaint.toml", script), COMPLAINT[1], COMPLAINT[2]]);
        flows.unwrap_or_else(|| panic!("{}", render::all(&problems, Look::Plain))).current["complaint"].version.clone()
    };
    let original = version(COMPLAINT[0].1);
    assert_eq!(original.len(), 12);
    assert_eq!(
        original,
        version(&COMPLAINT[0].1.replace("format    = 1\nflow      = \"complaint\"", "# Moved.\nflow = \"complaint\"\nformat = 1"))
    );
    assert_ne!(original, version(&COMPLAINT[0].1.replace("length = [15, 4000]", "length = [10, 4000]")));
}

/// File, what stands there, the mistake, its code, and the text that the problem must point to.
const MISTAKES: [(usize, &str, &str, &str, &str); 21] = [
    (0, "length = [15, 4000]", "lenght = [15, 4000]", "F002", "lenght"),
    (0, "kind = \"email\"", "kind = \"emial\"", "F004", "\"emial\""),
    (0, "category = delivery", "category = delivry", "F013", "delivry"),
    (0, "category = product and injured = no", "category = product and injurd = no", "F011", "injurd"),
    (0, "[\"2h\", \"1d\"]", "[\"2h\", \"5d\"]", "F038", "\"5d\""),
    (0, "[\"start\", \"complain\"]", "[\"start\", \"cancel\"]", "F036", "\"cancel\""),
    (0, "count    = [1, 5]", "count    = \"5\"", "F003", "\"5\""),
    (0, "minimum = [\"what_happened\"]", "minimum = [\"what_hapened\"]", "F011", "\"what_hapened\""),
    (0, "\"replacement\", ", "\"refund\", \"replacement\", ", "F009", "\"refund\""),
    (0, "[A-Z]{2}", "[A-Z]{2", "F020", "{2"),
    (0, "priority = \"urgent\"", "priority = \"urgnt\"", "F003", "\"urgnt\""),
    (0, "in [product, delivery, billing]", "in [product delivery, billing]", "F010", "delivery"),
    (0, "then   = \"file\"", "then   = \"fiel\"", "F003", "\"fiel\""),
    (1, ".label = Subject", ".lable = Subject", "T004", "lable"),
    (1, "Hello { $name }", "Hello { $nmae }", "T005", "$nmae"),
    (1, "summary = ", "sumary = ", "T008", "sumary"),
    (1, "wish-apology = An apology", "wish-apology = An explanation", "T012", "An explanation"),
    (1, "A sentence or two is enough.", "See www.example.org.", "T016", "www.example.org"),
    (2, "safety_advice = ", "safety_advce = ", "T008", "safety_advce"),
    (2, "wish-refund = ", "wish-refund : ", "T001", ":"),
    (2, ".words = unhöflich,", ".words = kaputt, unhöflich,", "T013", "kaputt"),
];

#[test]
fn twenty_and_more_mistakes_are_all_reported_in_one_run_at_their_places_with_a_remedy() {
    let mut files = COMPLAINT.map(|(name, text)| (name, text.to_owned()));
    for (file, good, bad, ..) in MISTAKES {
        assert!(files[file].1.contains(good), "{good}");
        files[file].1 = files[file].1.replacen(good, bad, 1);
    }
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (flows, problems) = read_all(&borrowed);
    assert!(flows.is_none());
    let at = |problem: &Diagnostic, code: &str, text: &str| {
        problem.code == code && problem.span.as_ref().is_some_and(|span| span.text() == text)
    };
    for (_, _, _, code, text) in MISTAKES {
        assert!(
            problems.iter().any(|problem| at(problem, code, text) && problem.help.is_some()),
            "{code} at {text}:\n{}",
            render::all(&problems, Look::Plain)
        );
    }
    assert_eq!(problems.len(), MISTAKES.len(), "no mistake is reported twice:\n{}", render::all(&problems, Look::Plain));
}

#[test]
fn files_that_say_nothing_are_one_problem_each_and_what_they_may_hold_is_not_missed() {
    let mut sources = sources(&[COMPLAINT[0], COMPLAINT[1], ("member.toml", "# To be written.\n"), ("member.en.ftl", "hello = Hello\n")]);
    sources
        .push(Arc::new(Source { name: "menu.toml".into(), text: COMPLAINT[0].1.replace("flow      = \"complaint\"", "flow = \"menu\"") }));
    let unread = |name: &str| super::Unread { name: name.to_owned(), why: "it is too large".to_owned() };
    let surroundings = Surroundings { unread: vec![unread("complaint.de.ftl"), unread("parts/person.toml")], ..Surroundings::default() };
    let (flows, problems) = read(&sources, &surroundings);
    assert!(flows.is_none());
    let about = |code: &str| -> Vec<&str> {
        problems.iter().filter(|problem| problem.code == code).map(|problem| problem.message.as_str()).collect()
    };
    assert_eq!(
        about("F049"),
        ["complaint.de.ftl cannot be read: it is too large", "member.toml is empty", "parts/person.toml cannot be read: it is too large"]
    );
    assert_eq!(about("T019"), [""; 0]);
    assert!(!problems.iter().any(|problem| problem.message.contains("complaint.de.ftl has no text")), "{problems:#?}");
}

#[test]
fn braces_in_braces_end_no_program() {
    let deep = format!("hello = {}$name{}\nbye = Goodbye {{ $nobody }}\n", "{".repeat(30_000), "}".repeat(30_000));
    let (_, problems) = read_all(&[COMPLAINT[0], ("complaint.en.ftl", &deep), COMPLAINT[2]]);
    let broken: Vec<_> = problems.iter().filter(|problem| problem.code == "T001").collect();
    assert_eq!(broken.len(), 1, "{broken:#?}");
    assert!(broken[0].message.contains("braces in braces"));
}

#[test]
fn letters_show_only_what_the_program_fills_in_and_what_somebody_has_written() {
    let shipped = vec![(
        crate::text::Lang::parse("en").unwrap(),
        sources(&[("_notices.en.ftl", "greeting = Dear { $name }\nend = Bye\n")])[0].clone(),
    )];
    let own = "greeting = Dear { $nam } of { helplin }, { house }\ngreetin = Hello\n";
    let files = sources(&[("_notices.en.ftl", own), ("_organisation.en.ftl", "helpline = 116 123\nhouse = The house\n")]);
    let problems = super::check_letters(&files, "_notices.", &shipped, &[]);
    let found: Vec<_> =
        problems.iter().map(|problem| (problem.code, problem.span.as_ref().map(|span| span.text().to_owned()).unwrap())).collect();
    let found: Vec<_> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
    assert_eq!(found, [("T005", "$nam"), ("T005", "helplin"), ("T008", "greetin")]);
    assert!(problems.iter().all(|problem| problem.patch.is_some()));
}

#[test]
fn a_letter_of_an_organisation_says_all_that_it_must() {
    let lang = crate::text::Lang::parse("en").unwrap();
    let shipped = vec![(lang, sources(&[("_notices.en.ftl", "limits = By { $holding }, at the latest { $last }\n")])[0].clone())];
    let of = |own: &str| {
        let musts: &[(&str, &[&str])] = &[("limits", &["holding", "last"])];
        super::check_letters(&sources(&[("_notices.en.ftl", own)]), "_notices.", &shipped, musts)
    };
    let problems = of("limits = You have our answer by { $last }\n");
    let [problem] = &problems[..] else { panic!("{problems:#?}") };
    assert_eq!((problem.code, problem.severity), ("T026", Severity::Error));
    assert!(problem.message.contains("$holding"), "{}", problem.message);
    assert_eq!(of("limits = Until { $last }, first { $holding }\n"), []);
}
