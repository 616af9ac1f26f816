//! Every page's example fails as the page says, and its mend stands in the shipped flow.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::read::{Surroundings, read};
use crate::flow::translate::{STAMPS, stamp};

const FILES: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

fn source(name: &str, text: &str) -> Arc<Source> {
    Arc::new(Source { name: name.to_owned(), text: text.to_owned() })
}

fn sound() -> Vec<Arc<Source>> {
    FILES.iter().map(|(name, text)| source(name, text)).collect()
}

/// Returns what the flow is checked against: it was published, and reports rest on a question of it.
fn surroundings() -> Surroundings {
    let (flows, _) = read(&sound(), &Surroundings::default());
    Surroundings {
        notify_targets: Some(BTreeSet::from(["safety-officer".to_owned()])),
        published: flows.expect("the flow has no error").current.into_values().collect(),
        used_in_reports: BTreeSet::from(["wish".to_owned()]),
        ..Surroundings::default()
    }
}

/// Returns the file and the content of the block that `opening` begins.
fn block<'a>(page: &'a str, opening: &str) -> Option<(&'a str, &'a str)> {
    let (file, rest) = page.split_once(&format!("```{opening} "))?.1.split_once('\n')?;
    Some((file, rest.split_once("\n```")?.0))
}

#[test]
fn every_example_fails_under_its_code_and_its_mend_is_in_the_shipped_flow() {
    let surroundings = surroundings();
    let stamps = source(STAMPS, &stamp(&sound()));
    let mut wrong = Vec::new();
    for (code, page) in super::pages() {
        let Some(((file, failing), (mended_file, mended))) = block(page, "failing").zip(block(page, "mended")) else { continue };
        let changed = |(name, text): &(&str, &str)| {
            let text = if *name == file { text.replacen(mended, failing, 1) } else { (*text).to_owned() };
            source(name, &text)
        };
        let is_known = FILES.iter().any(|(name, _)| *name == file);
        let another = (!is_known).then(|| source(file, failing));
        let sources: Vec<Arc<Source>> = FILES.iter().map(changed).chain(another).chain([Arc::clone(&stamps)]).collect();
        let (_, problems) = read(&sources, &surroundings);
        let is_in_flow = FILES.iter().any(|(name, text)| *name == mended_file && text.contains(mended));
        // Each is found at its place, and says what helps.
        let is_whole = |problem: &Diagnostic| problem.code == code && problem.span.is_some() && problem.help.is_some();
        if !is_in_flow || !problems.iter().any(is_whole) {
            wrong.push((code, is_in_flow, problems.iter().map(|problem| problem.code).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// What the description of the flow language promises to find, by its chapters: reading, conditions, acceptance, flow, history,
/// texts, advice.
const PROMISED: [&str; 7] = [
    "F001 F002 F003 F004 F005 F006 F007 F008 F009",
    "F010 F011 F012 F013 F014 F015 F016 F017",
    "F020 F021 F022 F023 F024",
    "F030 F031 F032 F033 F034 F035 F036 F037 F038",
    "F040 F041 F042",
    "T001 T002 T003 T004 T005 T006 T007 T008 T009 T010 T011 T012 T013 T014 T015 T016",
    "A001 A002 A003 A004",
];

#[test]
fn every_promised_code_has_a_page_with_a_headline_of_its_own() {
    let mut headlines = BTreeSet::new();
    for code in PROMISED.iter().flat_map(|codes| codes.split(' ')) {
        let page = super::page(code).unwrap_or_else(|| panic!("{code} has no page"));
        assert!(page.starts_with(&format!("# {code}: ")), "{code}");
        assert!(headlines.insert(super::title(page)), "{code} has the headline of another");
    }
}

/// Pages whose problem is found by what no check of a flow sees: open conversations, letters and transcripts.
const WITHOUT_EXAMPLE: [&str; 4] = ["F042", "T010", "T026", "A004"];

#[test]
fn every_other_page_has_an_example() {
    let without: Vec<&str> = super::pages().filter(|(_, page)| block(page, "failing").is_none()).map(|(code, _)| code).collect();
    assert_eq!(without, WITHOUT_EXAMPLE);
}
