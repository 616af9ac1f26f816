//! What decisions promise is tested with the lives of `desk::tests`; here stands what holds of the words alone.

use crate::desk::rules::Rules;
use crate::desk::tests::{lang, rules};
use crate::desk::words::{MUST_CONTAIN, Words};

use super::{Finding, Remedy};

const LANGS: [&str; 6] = ["en", "de", "es", "fr", "ru", "ar"];

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
