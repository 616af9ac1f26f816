//! Goldens of the letters about decisions, in every shipped language: `decision.<lang>.txt`, written anew with `UPDATE=1`.
#![expect(clippy::disallowed_methods, reason = "blessing a golden reads the environment and writes a file")]

use std::fmt::Write;

use serde_json::json;

use crate::desk::case::Case;
use crate::desk::decision::rules::OutsideBody;
use crate::desk::decision::{Action, Finding, Level, review};
use crate::desk::rules::Rules;
use crate::desk::tests::{lang, rules};
use crate::desk::words::Words;

use super::survey::{self, Occasion};
use super::{By, Letter, authority, decision, hearing};

fn case() -> Case {
    let value = json!({
        "id": 7, "reference": "CMP-7K2M-9QXA-R", "flow": "complaint", "version": "1", "lang": "en", "complete": true, "answers": {},
        "received_at": "2026-03-02T09:00:00Z", "filed_at": "2026-03-02T09:00:00Z", "severity": "medium", "team": "desk",
        "category": "billing", "stage": { "taken": { "by": "Ana", "at": "2026-03-03T09:00:00Z" } },
        "promised": { "contact_by": "2026-03-04T16:00:00Z", "answer_by": "2026-03-16T16:00:00Z" },
        "resolution": {
            "points": ["Charged twice", "Nobody answered"],
            "decision": {
                "finding": "partly_upheld", "by": "Ana", "at": "2026-03-10T09:00:00Z", "reasons": "Dear Ann,\nwe have checked your payments.",
                "points": [
                    { "finding": "upheld", "reason": "You paid for one kettle twice." },
                    { "finding": "not_upheld", "reason": "We wrote to you on the day after." }
                ],
                "remedies": ["apology", "refund_part"], "asked_for": "You get the second payment back.", "evidence": "both invoices"
            },
            "promises": [{ "remedy": "refund_part", "amount": "39.90 EUR", "due_on": "2026-03-20", "told_at": null, "done_at": null }]
        }
    });
    serde_json::from_value(value).unwrap()
}

fn body() -> OutsideBody {
    OutsideBody {
        name: "The Ombudsman".into(),
        contact: "www.ombudsman.example, +44 20 7946 0000".into(),
        limit: "12 months".into(),
        takes_part: Some(true),
        senders: vec![],
    }
}

fn decisions(words: &Words<'_>) -> Vec<(String, Letter)> {
    let (body, until) = (body(), "2026-03-24T09:00:00Z".parse().unwrap());
    let letter = |finding: Finding, level: Level, is_proposal: bool, by: By| {
        let mut case = case();
        case.resolution.level = level;
        let decision = case.resolution.decision.as_mut().unwrap();
        decision.finding = finding;
        let facts = decision::Facts {
            organisation: "Example Ltd",
            case: &case,
            wish: Some("My money back"),
            is_proposal,
            outside: Some(&body),
            until,
        };
        decision::decision(&facts, by, words)
    };
    let mut all = vec![
        ("proposal, chat".to_owned(), letter(Finding::PartlyUpheld, Level::First, true, By::Chat)),
        ("decision, chat".to_owned(), letter(Finding::PartlyUpheld, Level::First, false, By::Chat)),
        ("decision, mail, the second time".to_owned(), letter(Finding::NotUpheld, Level::Second, false, By::Mail)),
    ];
    for finding in [Finding::Upheld, Finding::Resolved, Finding::OutOfScope] {
        all.push((format!("decision, {}", finding.code()), letter(finding, Level::First, false, By::Mail)));
    }
    all
}

fn others(words: &Words<'_>) -> Vec<(String, Letter)> {
    let (case, body) = (case(), body());
    let at = |text: &str| text.parse().unwrap();
    let (until, later) = (at("2026-04-07T09:00:00Z"), at("2026-05-05T09:00:00Z"));
    let mut promise = case.resolution.promises[0].clone();
    promise.proof = "Bank transfer of 18 March.".into();
    let reference = case.reference.as_str();
    let mut all = vec![
        ("reminder".to_owned(), decision::reminder(&case, until, later, words)),
        ("accepted".to_owned(), decision::accepted(&case, later, None, words)),
        ("accepted within the first days".to_owned(), decision::accepted(&case, later, Some(&body), words)),
        (
            "later, with a reason".to_owned(),
            decision::delay(&case, Some(("The supplier has not answered yet.", later)), Some(&body), words),
        ),
        ("later, without one".to_owned(), decision::delay(&case, None, Some(&body), words)),
        ("question".to_owned(), decision::question(reference, words)),
        ("refused".to_owned(), decision::ways(&case, Some(&body), until, words)),
        ("second look".to_owned(), decision::second_look(&case, words)),
        ("left".to_owned(), decision::left(&case, Some(&body), words)),
        ("closed by silence".to_owned(), decision::closed_by_silence(&case, later, Some(&body), words)),
        ("remedy done".to_owned(), decision::remedy_done(reference, &promise, words)),
        ("remedy late".to_owned(), decision::remedy_late(reference, &promise, words)),
        ("colleague, right to reply".to_owned(), hearing::letter(reference, "Was the payment taken twice?", until, words)),
        ("for another person, asked".to_owned(), authority::asked(reference, words)),
        ("for another person, confirmed".to_owned(), authority::confirmed(reference, words)),
        ("for another person, refused".to_owned(), authority::refused(reference, "The letter is not signed.", words)),
        ("merged".to_owned(), decision::merged(reference, "CMP-0000-0000-0", words)),
        ("survey, thanks".to_owned(), survey::thanks(reference, words)),
        ("survey, declined".to_owned(), survey::declined(reference, words)),
        ("survey, second look".to_owned(), survey::second_look(reference, words)),
        ("survey, solved".to_owned(), survey::is_it_solved(reference, words)),
    ];
    all.extend(actions(words));
    all.push(("survey, all by mail".to_owned(), survey::items("Example Ltd", reference, 0..4, Occasion::First, words)));
    for (item, occasion) in [(0, Occasion::First), (0, Occasion::Reminder), (1, Occasion::Next), (2, Occasion::Next), (3, Occasion::Next)] {
        all.push((format!("survey, {item}, {occasion:?}"), survey::items("Example Ltd", reference, item..item + 1, occasion, words)));
    }
    all
}

/// What managers hear of an action of theirs, before it is done and after.
fn actions(words: &Words<'_>) -> Vec<(String, Letter)> {
    let due_on = "2026-03-20".parse().unwrap();
    let action = |done: Option<&str>| Action {
        text: "Check the labels of CMP-7K2M-9QXA-R".into(),
        owner: "Ana".into(),
        decided_at: "2026-03-02T09:00:00Z".parse().unwrap(),
        due_on,
        told_at: None,
        done_at: done.map(|at| at.parse().unwrap()),
        helped: None,
    };
    vec![
        ("action, due".to_owned(), review::about(&action(None), 1, due_on, words)),
        ("action, overdue".to_owned(), review::about(&action(None), 1, due_on.succ_opt().unwrap(), words)),
        ("action, did it help".to_owned(), review::about(&action(Some("2026-03-19T09:00:00Z")), 1, due_on, words)),
    ]
}

/// What every letter of a decision must say, however it is worded (part of ISO 10002, 7.8; Directive 2013/11/EU, article 13, 3).
const IN_EVERY_DECISION: [&str; 7] = [
    "CMP-7K2M-9QXA-R",
    "Example Ltd",
    "we have checked your payments.",
    "You paid for one kettle twice.",
    "The Ombudsman",
    "www.ombudsman.example, +44 20 7946 0000",
    "12 months",
];

#[test]
fn letters_say_what_they_must_in_every_language() {
    for tag in ["en", "de", "es", "fr", "ru", "ar"] {
        let rules = Rules { languages: vec![lang(tag)], ..rules() };
        let words = Words::new(&rules, &lang(tag));
        let day = |text: &str| words.date(text.parse().unwrap());
        let lacks = |title: &str, text: &str, musts: &[&str]| {
            let lacking: Vec<&&str> = musts.iter().filter(|must| !text.contains(**must)).collect();
            assert!(lacking.is_empty(), "{tag}, {title}: lacks {lacking:?}:\n{text}");
        };
        let dates = [day("2026-03-24T08:00:00Z"), day("2026-03-20T12:00:00Z")];
        for (title, letter) in decisions(&words) {
            lacks(&title, &letter.text(), &IN_EVERY_DECISION);
            lacks(&title, &letter.text(), &dates.each_ref().map(String::as_str));
        }
        let outside = ["CMP-7K2M-9QXA-R", "The Ombudsman", "www.ombudsman.example", "12 months"];
        for (title, letter) in others(&words) {
            let whole = format!("{}\n{}", letter.subject, letter.text());
            lacks(&title, &whole, &outside[..1]);
            if ["accepted within the first days", "refused", "left", "closed by silence"].contains(&title.as_str())
                || title.starts_with("later")
            {
                lacks(&title, &whole, &outside);
            }
            if title == "colleague, right to reply" {
                lacks(&title, &whole, &["Was the payment taken twice?", &day("2026-04-07T08:00:00Z")]);
                // Neutral, and without whoever complains.
                assert!(!whole.contains("Ann") && !whole.contains("Charged twice"), "{tag}: {whole}");
            }
            if title == "action, overdue" {
                lacks(&title, &whole, &["2026-03-20", "Ana", "1"]);
            }
            if title == "for another person, refused" {
                lacks(&title, &whole, &["The letter is not signed."]);
            }
            if title == "later, with a reason" {
                lacks(&title, &whole, &["The supplier has not answered yet."]);
            }
        }
    }
}

fn golden(tag: &str, expected: &str) {
    let rules = Rules { languages: vec![lang(tag)], ..rules() };
    let words = Words::new(&rules, &lang(tag));
    let mut text = String::new();
    for (title, letter) in decisions(&words).into_iter().chain(others(&words)) {
        let _written = write!(text, "=== {title}\nSubject: {}\n\n{}\n\n", letter.subject, letter.text());
    }
    let path = format!("{}/src/desk/notice/decision.{tag}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
        return;
    }
    assert!(text == expected, "{}", similar::TextDiff::from_lines(expected, &text).unified_diff());
}

#[test]
fn letters_about_decisions_read_as_their_goldens() {
    golden("en", include_str!("decision.en.txt"));
    golden("de", include_str!("decision.de.txt"));
    golden("es", include_str!("decision.es.txt"));
    golden("fr", include_str!("decision.fr.txt"));
    golden("ru", include_str!("decision.ru.txt"));
    golden("ar", include_str!("decision.ar.txt"));
}
