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
