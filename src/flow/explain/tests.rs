//! Every page's example fails as the page says, and its mend stands in the shipped flow.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Source;
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
        if !is_in_flow || !problems.iter().any(|problem| problem.code == code) {
            wrong.push((code, is_in_flow, problems.iter().map(|problem| problem.code).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Pages whose problem is found by what no check of a folder sees: open conversations and transcripts.
const WITHOUT_EXAMPLE: [&str; 3] = ["F042", "T010", "A004"];

#[test]
fn every_other_page_has_an_example() {
    let without: Vec<&str> = super::pages().filter(|(_, page)| block(page, "failing").is_none()).map(|(code, _)| code).collect();
    assert_eq!(without, WITHOUT_EXAMPLE);
}
