//! Words of distress: who writes them is helped at once, a person is told, and nothing of why is kept.

use crate::desk::case::Severity;
use crate::desk::event::Event;

use super::{Life, mail};

const WORDS: &str = "You charged me twice, and now I can’t go on.";

#[test]
fn words_of_distress_bring_help_at_once_and_a_person_once_a_day() {
    let mut life = Life::chat();
    let shown = life.say(WORDS);
    assert!(shown.starts_with("What you write sounds very hard.") && shown.contains("https://"), "{shown}");
    assert_eq!(life.sent(), ["staff: look in person → desk-lead@example.org"]);
    let letter = &life.mails()[0];
    assert!(!letter.text.as_str().contains("charged"), "a team without words in its mails: {}", letter.text.as_str());
    let again = life.say("I want to die.");
    assert!(again.starts_with("What you write sounds very hard."), "{again}");
    assert_eq!(life.sent(), Vec::<String>::new());
}

#[test]
fn what_is_filed_after_words_of_distress_is_put_forward_and_says_nothing_of_them() {
    let mut life = Life::chat();
    life.dossier.in_person_at = Some(life.now);
    let case = life.complain();
    assert_eq!(life.dossier.cases[&case].severity, Severity::High);
    let kept = serde_json::to_string(&life.dossier.cases[&case]).unwrap();
    assert!(!kept.contains("distress") && !kept.contains("in_person"), "{kept}");
    let calm = &mut Life::chat();
    let case = calm.complain();
    assert_eq!(calm.dossier.cases[&case].severity, Severity::Medium);
}

#[test]
fn words_of_distress_by_mail_are_answered_by_mail_in_any_language() {
    for words in ["I was charged twice. I want to die.", "Sie haben doppelt abgebucht. Ich kann nicht mehr."] {
        let mut life = Life::mail();
        life.step(&Event::Mail(Box::new(mail("Bill", words))));
        let sent = life.sent();
        assert!(sent.contains(&"where somebody listens → ann@example.net".to_owned()), "{sent:?}");
        assert!(sent.contains(&"staff: look in person → desk-lead@example.org".to_owned()), "{sent:?}");
    }
}

#[test]
fn a_complaint_that_only_sounds_alike_is_no_cry_for_help() {
    let mut life = Life::chat();
    let shown = life.say("Ich kann nicht mehr auf mein Konto zugreifen, das ist zum Verzweifeln.");
    assert!(!shown.contains("findahelpline"), "{shown}");
}
