//! What managers get by mail, as goldens: `audit.txt`, `review.html`, and in every language `digest.<lang>.txt` and `review.<lang>.txt`, written anew with `UPDATE=1`.

use std::path::Path;

use chrono::NaiveDate;
use redress::desk::governance::Objectives;
use redress::desk::words;
use redress::report::page::{Funnel, Material, Page, page};
use redress::report::review::{Action, Agenda, Section, sections, title};
use redress::report::{Said, audit, digest, letter};
use redress::text::{Lang, Texts};

use super::cases::{calendar, cases, now, quarter};

pub(crate) const OBJECTIVES: Objectives = Objectives { on_time_percent: 95, satisfied_percent: 70 };

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn actions() -> Vec<Action> {
    let action = |text: &str, due: &str, done, helped| Action {
        text: text.to_owned(),
        owner: "ann".to_owned(),
        decided_on: day("2026-01-15"),
        due_on: day(due),
        done,
        helped,
    };
    vec![
        action("Check the labels of the new series", "2026-02-10", true, Some(true)),
        action("Train the desk on refunds", "2026-03-01", true, None),
        action("Change the carrier for the islands", "2026-03-31", false, None),
        action("Two people read each rejection", "2026-04-15", false, Some(false)),
    ]
}

/// Returns the shipped words, and a language of them.
pub(crate) fn words_in(tag: &str) -> (Texts, Lang) {
    let lang = |tag| Lang::parse(tag).expect("a tag");
    (Texts::new(lang("en"), words::shipped()), lang(tag))
}

/// Returns the page of the shipped cases, with this funnel.
pub(crate) fn page_of(funnel: &Funnel) -> Page {
    page_in("en", funnel)
}

/// The same page, its sentences in this language.
pub(crate) fn page_in(tag: &str, funnel: &Funnel) -> Page {
    let (all, calendar, actions) = (cases(), calendar(), actions());
    let (texts, lang) = words_in(tag);
    page(&Material {
        organisation: "Example Ltd",
        histories: &all,
        period: quarter(),
        calendar: &calendar,
        funnel,
        actions: &actions,
        said: Said { texts: &texts, lang: &lang, objectives: OBJECTIVES },
        customers: Some(13_000),
        now: now(),
    })
}

fn review(said: Said<'_>) -> Vec<Section> {
    let (all, calendar, actions) = (cases(), calendar(), actions());
    let changes = [said.say("review-begins", &[("name", "Ofcom complaints code 2026"), ("date", "2026-04-08")])];
    sections(&Agenda { histories: &all, period: quarter(), calendar: &calendar, actions: &actions, changes: &changes, said, now: now() })
}

pub(crate) fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/report").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, text).expect("the golden is written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{}", similar::TextDiff::from_lines(expected.as_str(), text).unified_diff());
}

#[test]
fn the_letters_read_as_their_goldens() {
    let checklist: Vec<String> = audit::audit(&cases(), quarter(), &calendar(), &actions(), now()).iter().map(audit::Item::line).collect();
    golden("audit.txt", &checklist.join("\n"));
    for tag in ["en", "de", "es", "fr", "ru", "ar"] {
        let (texts, lang) = words_in(tag);
        let said = Said { texts: &texts, lang: &lang, objectives: OBJECTIVES };
        golden(&format!("digest.{tag}.txt"), &digest::digest(&cases(), &calendar(), &actions(), said, now()));
        golden(&format!("review.{tag}.txt"), &letter::text(&review(said), said));
    }
    let (texts, lang) = words_in("en");
    let said = Said { texts: &texts, lang: &lang, objectives: OBJECTIVES };
    golden("review.html", &letter::html("Example Ltd", &title(quarter(), said), &review(said), said));
}

/// What the digest and the review must contain in every language (their headings, each reference, each figure).
#[test]
fn the_digest_and_the_review_say_the_same_in_every_language() {
    let (texts, english) = words_in("en");
    let figures = |text: &str| -> Vec<String> {
        let mut found: Vec<String> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).map(str::to_owned).collect();
        found.sort();
        found
    };
    let of = |lang: &Lang| {
        let said = Said { texts: &texts, lang, objectives: OBJECTIVES };
        (digest::digest(&cases(), &calendar(), &actions(), said, now()), letter::text(&review(said), said))
    };
    let (digest_en, review_en) = of(&english);
    for tag in ["de", "es", "fr", "ru", "ar"] {
        let (digest, review) = of(&Lang::parse(tag).expect("a tag"));
        assert_eq!(figures(&digest), figures(&digest_en), "{tag}: {digest}");
        assert_eq!(figures(&review), figures(&review_en), "{tag}: {review}");
        let ids = ["digest-", "review-", "report-", "recommend-", "rule-", "gap-", "cause-"];
        assert!(!ids.iter().any(|id| digest.contains(id) || review.contains(id)), "{tag}: a word is missing: {review}");
        let english = review.lines().filter(|line| 12 < line.len() && review_en.contains(*line));
        assert_eq!(english.collect::<Vec<_>>(), Vec::<&str>::new(), "{tag}");
    }
}

#[test]
fn a_review_has_the_inputs_of_the_standard_in_their_order_and_names_no_part_of_few() {
    let (texts, lang) = words_in("en");
    let said = Said { texts: &texts, lang: &lang, objectives: OBJECTIVES };
    let sections = review(said);
    let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles[0], "In short");
    for (nth, title) in (1..=14).zip(&titles[1..]) {
        assert!(title.starts_with(&format!("{nth} ")), "{title}");
    }
    assert!(sections.iter().all(|section| !section.lines.is_empty()), "a section says what is there, also where it is nothing");
    let text = letter::text(&sections, said);
    let few = text.lines().filter(|line| line.contains(": 1 (") || line.contains(" of 1)") || line.contains(" of 4)"));
    assert_eq!(few.collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(text.contains("OVERDUE since 2026-03-31") && text.contains("did not help, open again"), "{text}");
}

#[test]
fn a_week_without_anything_is_told_too() {
    let (texts, lang) = words_in("en");
    let text = digest::digest(&[], &calendar(), &[], Said { texts: &texts, lang: &lang, objectives: OBJECTIVES }, now());
    assert!(text.contains("Nothing to report"), "{text}");
}
