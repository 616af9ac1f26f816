//! What a translator is given, and what is said of stale translations.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::read::{Surroundings, read};
use crate::text::Lang;

use super::{STAMPS, complete, stamp};

const SCRIPT: &str = "format = 1\nflow = \"poll\"\nlanguages = [\"en\", \"de\"]\n[[step]]\nask = \"like\"\nkind = \"choice\"\noptions = [\"a\", \"b\"]\n[[step]]\nconfirm = \"sum\"\n";
const ENGLISH: &str = "like = Which one?\n    .label = Choice\n    .why = To know.\nlike-a = First\nlike-b = Second\n\nsum = Right?\n";
const GERMAN: &str = "like = Welches?\n    .label = Wahl\nlike-b = Zweites\n\nsum = Richtig?\n";

fn sources(files: &[(&str, &str)]) -> Vec<Arc<Source>> {
    files.iter().map(|(name, text)| Arc::new(Source { name: (*name).to_owned(), text: (*text).to_owned() })).collect()
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn check(files: &[(&str, &str)]) -> Vec<Diagnostic> {
    read(&sources(files), &Surroundings::default()).1
}

#[test]
fn what_is_missing_is_put_in_its_place_with_the_source_above_it() {
    let files = [("poll.toml", SCRIPT), ("poll.en.ftl", ENGLISH), ("poll.de.ftl", GERMAN)];
    let completed = complete(&sources(&files), &lang("de"));
    assert_eq!(completed[0].added, ["like.why", "like-a"]);
    let expected = "# To translate from en: .why\nlike = Welches?\n    .label = Wahl\n    .why = To know.\n# To translate from en: First\nlike-a = First\nlike-b = Zweites\n\nsum = Richtig?\n";
    assert_eq!(completed[0].text, expected);
    let problems = check(&[files[0], files[1], ("poll.de.ftl", expected)]);
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["T024", "T024"]);
    assert!(complete(&sources(&[files[0], files[1], ("poll.de.ftl", expected)]), &lang("de")).is_empty());
}

#[test]
fn a_new_language_gets_whole_files_and_the_words_of_redress() {
    let completed = complete(&sources(&[("poll.toml", SCRIPT), ("poll.en.ftl", ENGLISH)]), &lang("it"));
    assert_eq!(completed.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["poll.it.ftl", "_system.it.ftl"]);
    let script = SCRIPT.replace("\"de\"", "\"it\"");
    let files = [
        ("poll.toml", script.as_str()),
        ("poll.en.ftl", ENGLISH),
        ("poll.it.ftl", &completed[0].text),
        ("_system.it.ftl", &completed[1].text),
    ];
    assert!(check(&files).iter().all(|problem| problem.code == "T024"), "{:#?}", check(&files));
}

#[test]
fn a_translation_older_than_its_source_is_found_until_it_or_the_stamp_changes() {
    let german = GERMAN.replace("like-b", "    .why = Um es zu wissen.\nlike-a = Erstes\nlike-b");
    let stamps = stamp(&sources(&[("poll.toml", SCRIPT), ("poll.en.ftl", ENGLISH), ("poll.de.ftl", &german)]));
    let with = |english: &str, german: &str, stamps: &str| {
        let problems = check(&[("poll.toml", SCRIPT), ("poll.en.ftl", english), ("poll.de.ftl", german), (STAMPS, stamps)]);
        problems.into_iter().map(|problem| (problem.code, problem.span.unwrap().text().to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(with(ENGLISH, &german, &stamps), []);
    let changed = ENGLISH.replace("Which one?", "Which of them?");
    assert_eq!(with(&changed, &german, &stamps), [("T009", "like".to_owned())]);
    assert_eq!(with(&changed, &german.replace("Welches?", "Welches davon?"), &stamps), []);
    let anew = stamp(&sources(&[("poll.toml", SCRIPT), ("poll.en.ftl", &changed), ("poll.de.ftl", &german)]));
    assert_eq!(with(&changed, &german, &anew), []);
    assert_eq!(with(&changed, &german, "{]").iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["T009"]);
}
