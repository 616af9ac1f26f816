//! Every page's example fails as the page says, and its mend stands in the shipped flow.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Source;
use crate::flow::read::{Surroundings, read};

const FILES: [(&str, &str); 3] = [
    ("complaint.toml", include_str!("../../../tests/flows/shop/complaint.toml")),
    ("complaint.en.ftl", include_str!("../../../tests/flows/shop/complaint.en.ftl")),
    ("complaint.de.ftl", include_str!("../../../tests/flows/shop/complaint.de.ftl")),
];

/// Returns the file and the content of the block that `opening` begins.
fn block<'a>(page: &'a str, opening: &str) -> Option<(&'a str, &'a str)> {
    let (file, rest) = page.split_once(&format!("```{opening} "))?.1.split_once('\n')?;
    Some((file, rest.split_once("\n```")?.0))
}

#[test]
fn every_example_fails_under_its_code_and_its_mend_is_in_the_shipped_flow() {
    let surroundings = Surroundings { notify_targets: Some(BTreeSet::from(["safety-officer".to_owned()])), ..Surroundings::default() };
    let mut wrong = Vec::new();
    for (code, page) in super::pages() {
        let Some(((file, failing), (_, mended))) = block(page, "failing").zip(block(page, "mended")) else { continue };
        let source = |(name, text): &(&str, &str)| {
            let text = if *name == file { text.replacen(mended, failing, 1) } else { (*text).to_owned() };
            Arc::new(Source { name: (*name).to_owned(), text })
        };
        let (_, problems) = read(&FILES.iter().map(source).collect::<Vec<_>>(), &surroundings);
        let is_in_flow = FILES.iter().any(|(name, text)| *name == file && text.contains(mended));
        if !is_in_flow || !problems.iter().any(|problem| problem.code == code) {
            wrong.push((code, is_in_flow, problems.iter().map(|problem| problem.code).collect::<Vec<_>>()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Pages whose problem needs more than one file of the shipped flow, or more than one version.
const WITHOUT_EXAMPLE: [&str; 7] = ["F040", "F041", "T009", "T010", "T019", "A001", "A005"];

#[test]
fn every_other_page_has_an_example() {
    let without: Vec<&str> = super::pages().filter(|(_, page)| block(page, "failing").is_none()).map(|(code, _)| code).collect();
    assert_eq!(without, WITHOUT_EXAMPLE);
}
