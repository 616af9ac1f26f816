//! What decisions promise is tested with the lives of `desk::tests`; here stands what holds of the words alone.

use crate::desk::rules::Rules;
use crate::desk::tests::{lang, rules};
use crate::desk::words::Words;

use super::{Finding, Remedy};

const LANGS: [&str; 6] = ["en", "de", "es", "fr", "ru", "ar"];

/// What each text must contain, whatever its language (ISO 10002, 7.8; Directive 2013/11/EU, article 13, 3).
const MUST_CONTAIN: [(&str, &[&str]); 31] = [
    ("decided-head", &["organisation", "reference"]),
    ("proposed-head", &["organisation", "reference"]),
    ("decided-wish", &["wish", "answer"]),
    ("decided-promise", &["remedy", "due"]),
    ("decided-answer-chat", &["until"]),
    ("decided-answer-mail", &["until"]),
    ("decided-outside", &["name", "contact", "limit"]),
    ("decided-takes-part", &["name"]),
    ("decided-takes-no-part", &["name"]),
    ("reminder-text", &["reference", "asked", "close", "until"]),
    ("reopen-until", &["until"]),
    ("refused-until", &["until"]),
    ("second-look-text", &["reference", "answer_by"]),
    ("remedy-late-text", &["reference", "remedy", "due"]),
    ("remedy-done-text", &["reference", "remedy", "proof"]),
    ("merged-text", &["reference", "into"]),
    ("delay-text", &["reference", "date"]),
    ("delay-reason", &["reason"]),
    ("delay-until", &["until"]),
    ("staff-delay-wanted", &["value"]),
    ("staff-outside-wrote", &["value"]),
    ("review-overdue", &["number", "owner", "action", "due"]),
    ("hearing-text", &["reference"]),
    ("hearing-about", &["asked"]),
    ("hearing-reply", &["until"]),
    ("hearing-thanks", &["reference"]),
    ("staff-heard", &["value"]),
    ("problem-unheard", &["name"]),
    ("authority-ask-text", &["reference"]),
    ("authority-confirmed-text", &["reference"]),
    ("authority-refused-text", &["reference", "why"]),
];

#[test]
fn every_text_of_a_decision_contains_what_it_must_in_every_language() {
    for tag in LANGS {
        let rules = Rules { languages: vec![lang(tag)], ..rules() };
        let words = Words::new(&rules, &lang(tag));
        for (id, names) in MUST_CONTAIN {
            let args: Vec<(&str, String)> = names.iter().map(|name| (*name, format!("<{name}>"))).collect();
            let borrowed: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let text = words.say(id, &borrowed);
            for (name, value) in &args {
                assert!(text.contains(value), "{tag}, {id}: lacks {name}: {text}");
            }
        }
    }
}

#[test]
fn every_code_has_words_in_every_language_and_is_read_back_from_them() {
    for tag in LANGS {
        let rules = Rules { languages: vec![lang(tag)], ..rules() };
        let words = Words::new(&rules, &lang(tag));
        for finding in Finding::ALL {
            let list = words.say(&format!("finding-{}", finding.code()), &[]);
            let last = list.split(',').next_back().unwrap().trim();
            assert_eq!(super::form::finding_of(last, &words), Some(*finding), "{tag}: {last}");
        }
        for remedy in Remedy::ALL {
            let list = words.say(&format!("remedy-{}", remedy.code()), &[]);
            let last = list.split(',').next_back().unwrap().trim();
            assert_eq!(super::form::remedy_of(last, &words), Some(*remedy), "{tag}: {last}");
        }
    }
}
