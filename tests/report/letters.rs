//! What managers get by mail, as goldens: `audit.txt`, `digest.txt`, `review.txt` and `review.html`, written anew with `UPDATE=1`.

use std::path::Path;

use chrono::NaiveDate;
use redress::report::page::{Funnel, Material, Page, page};
use redress::report::review::{Action, Agenda, Section, sections, title};
use redress::report::{audit, digest, letter};

use super::cases::{calendar, cases, now, quarter};

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

/// Returns the page of the shipped cases, with this funnel.
pub(crate) fn page_of(funnel: &Funnel) -> Page {
    let (all, calendar, actions) = (cases(), calendar(), actions());
    page(&Material {
        organisation: "Example Ltd",
        histories: &all,
        period: quarter(),
        calendar: &calendar,
        funnel,
        actions: &actions,
        customers: Some(13_000),
        now: now(),
    })
}

fn review() -> Vec<Section> {
    let (all, calendar, actions) = (cases(), calendar(), actions());
    let changes = ["Ofcom complaints code 2026 comes into force on 2026-04-08.".to_owned()];
    sections(&Agenda { histories: &all, period: quarter(), calendar: &calendar, actions: &actions, changes: &changes, now: now() })
}

fn golden(name: &str, text: &str) {
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
    golden("digest.txt", &digest::digest(&cases(), &calendar(), &actions(), now()));
    golden("review.txt", &letter::text(&review()));
    golden("review.html", &letter::html("Example Ltd", &title(quarter()), &review()));
}

#[test]
fn a_review_has_the_inputs_of_the_standard_in_their_order_and_names_no_part_of_few() {
    let sections = review();
    let titles: Vec<&str> = sections.iter().map(|section| section.title).collect();
    assert_eq!(titles[0], "In short");
    for (nth, title) in (1..=14).zip(&titles[1..]) {
        assert!(title.starts_with(&format!("{nth} ")), "{title}");
    }
    assert!(sections.iter().all(|section| !section.lines.is_empty()), "a section says what is there, also where it is nothing");
    let text = letter::text(&sections);
    let few = text.lines().filter(|line| line.contains(": 1 (") || line.contains(" of 1)") || line.contains(" of 4)"));
    assert_eq!(few.collect::<Vec<_>>(), Vec::<&str>::new());
    assert!(text.contains("OVERDUE since 2026-03-31") && text.contains("did not help, open again"), "{text}");
}

#[test]
fn a_week_without_anything_is_told_too() {
    assert!(digest::digest(&[], &calendar(), &[], now()).contains("Nothing to report"));
}
