//! The checks of flows, over scripts of many kinds of organisations: silent where all is well, and whole where it is not.

use std::path::Path;
use std::sync::Arc;

use redress::diagnostic::render::{self, Look};
use redress::diagnostic::{Diagnostic, Severity, Source};
use redress::flow::format::format;
use redress::flow::read::{Surroundings, read};
use redress::io::files::read_flows;

fn folder(name: &str) -> Vec<Arc<Source>> {
    read_flows(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the flows are beside the tests")
}

fn drawn(problems: &[Diagnostic]) -> String {
    render::all(problems, Look::Plain)
}

#[test]
fn flows_of_many_organisations_give_no_problem_beyond_advice() {
    let (flows, problems) = read(&folder("tests/organisations"), &Surroundings::default());
    assert!(problems.iter().all(|problem| problem.severity == Severity::Advice), "{}", drawn(&problems));
    assert_eq!(flows.map(|flows| flows.current.len()), Some(10));
}

#[test]
fn formatting_a_script_twice_changes_nothing_more_and_its_meaning_never() {
    for source in folder("tests/organisations").into_iter().chain(folder("flows")).filter(|source| source.name.ends_with(".toml")) {
        let once = format(&source.text).expect("the script is valid");
        assert_eq!(format(&once).as_ref(), Some(&once), "{}", source.name);
        let comments = |text: &str| text.matches('#').count();
        assert_eq!(comments(&once), comments(&source.text), "{}", source.name);
    }
    for source in folder("flows").into_iter().filter(|source| source.name.ends_with(".toml")) {
        assert_eq!(format(&source.text).as_ref(), Some(&source.text), "redress flow fmt flows");
    }
}

/// File, what stands there, the mistake, its code, and the text that the problem must point to.
const MISTAKES: [(&str, &str, &str, &str, &str); 24] = [
    ("bus.toml", r#"not_after = "today""#, r#"not_aftr = "today""#, "F002", "not_aftr"),
    ("bus.toml", "range   = [1, 99]", "range   = [99, 1]", "F022", "[99, 1]"),
    ("bus.toml", r#"ask      = "stop""#, r#"ask      = "hello""#, "F007", r#""hello""#),
    ("bus.toml", "(what = full and line >= 50)", "(what = full and line >= 50", "F010", "50"),
    ("bus.toml", "not what in [accident]", "not what in [acident]", "F013", "acident"),
    ("bus.toml", r#"then   = "drop""#, "then   = “drop”", "F001", "“drop”"),
    ("council.toml", r#"'RB-\d{4,6}'"#, r#"'RB-(\d{4,6}'"#, "F020", "("),
    ("council.toml", "danger = yes and thing = tree", "danger = yes and thing = lamp", "F032", "danger = yes and thing = lamp"),
    ("council.toml", r#"minimum = ["where"]"#, r#"minimum = ["danger"]"#, "F031", r#""danger""#),
    ("hotel.toml", r#"commands  = ["hotel"]"#, r#"commands  = ["council"]"#, "F035", r#""council""#),
    (
        "hotel.toml",
        "when = \"stay = now\"\n\n[[step]]\nask     = \"wrong\"",
        "when = \"stay in [now, before, booked]\"\n\n[[step]]\nask     = \"wrong\"",
        "F015",
        "stay in [now, before, booked]",
    ),
    ("hotel.toml", "paid > 50.50 and paid <= 1000", "paid > 50.50 and paid <= 10", "F014", "paid > 50.50 and paid <= 10"),
    ("hotel.toml", r#"when     = "stay != now""#, r#"when     = "remark = now""#, "F012", "remark"),
    ("tenants.toml", "baby = yes or degrees < 10\"\n\n[[step]]", "baby < yes or degrees < 10\"\n\n[[step]]", "F016", "<"),
    ("tenants.toml", "confirm = \"sum\"\n", "confirm = \"sum\"\n\n[[step]]\nsay = \"bye\"\n", "F030", r#""sum""#),
    ("tenants.toml", r#"kind = "consent""#, r#"kind = "agreement""#, "F004", r#""agreement""#),
    ("clinic.toml", r#"commands = ["clinic", "ward"]"#, r#"commands = ["clinic", "help"]"#, "F036", r#""help""#),
    ("clinic.toml", "private = true", r#"private = "true""#, "F003", r#""true""#),
    ("clinic.toml", r#"use    = "reach_me""#, r#"use    = "reach_us""#, "F034", r#""reach_us""#),
    ("bus.en.ftl", "    .label = Minutes", "    .lable = Minutes", "T004", "lable"),
    ("bus.en.ftl", "{ $limit }.", "{ $limitt }.", "T005", "$limitt"),
    ("bus.de.ftl", "ambulance = Wenn jemand jetzt Hilfe braucht, rufen Sie 112.\n", "", "T002", "hurt"),
    ("telecom.de.ftl", "message = Was möchten Sie uns sagen?", "message = Was möchten Sie uns { $sagen?", "T001", "?"),
    ("council.en.ftl", "{ $limit ->\n        [one] one photo", "{ $limit ->\n        [few] some photos", "T023", "$limit"),
];

#[test]
fn planted_mistakes_are_all_reported_in_one_run_at_their_places_and_nothing_else_is() {
    let mut files: Vec<(String, String)> =
        folder("tests/organisations").iter().map(|source| (source.name.clone(), source.text.clone())).collect();
    for (name, good, bad, ..) in MISTAKES {
        let (_, text) = files.iter_mut().find(|(known, _)| known == name).expect("a known file");
        assert!(text.contains(good), "{name}: {good}");
        *text = text.replacen(good, bad, 1);
    }
    let (_, tenants) = files.iter_mut().find(|(name, _)| name == "tenants.en.ftl").expect("a known file");
    tenants.push_str("bye = Good bye.\n");
    let sources: Vec<Arc<Source>> = files.into_iter().map(|(name, text)| Arc::new(Source { name, text })).collect();
    let (flows, mut problems) = read(&sources, &Surroundings::default());
    assert!(flows.is_none());
    problems.retain(|problem| problem.severity != Severity::Advice);
    for (name, _, _, code, text) in MISTAKES {
        let is_it = |problem: &Diagnostic| {
            let at = problem.span.as_ref().is_some_and(|span| span.source.name == name && span.text() == text);
            problem.code == code && at && problem.help.is_some()
        };
        assert!(problems.iter().any(is_it), "{code} at {text} of {name}:\n{}", drawn(&problems));
    }
    assert_eq!(problems.len(), MISTAKES.len(), "{}", drawn(&problems));
}
