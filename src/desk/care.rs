//! Words of distress: helping words at once, and a person who is asked to look. Keeps no reason, no label and no diagnosis (ISO 22458).

use chrono::TimeDelta;

use super::case::{CaseId, Severity};
use super::dossier::ContactId;
use super::journal::{Actor, What};
use super::ladder;
use super::message::Automatic;
use super::notice::{Letter, Notice};
use super::step::Desk;

/// Nobody is asked twice within this time; what is filed within it is put before people early.
const HOURS: i64 = 24;

/// Tells whether a text has words of distress, in any language: who is desperate writes in their own.
pub(super) fn is_distressed(desk: &Desk<'_>, text: &str) -> bool {
    let text = folded(text);
    let phrases = desk.words(&desk.lang()).list("distress-phrases", folded);
    says_any(&text, &phrases)
}

/// Says at once where somebody listens at any hour.
pub(super) fn comfort(desk: &mut Desk<'_>, subject: u64) {
    let lang = desk.lang();
    let words = desk.words(&lang);
    // A number that nobody has put there is worse than none.
    let is_known = ["helpline", "emergency-number"].iter().all(|id| !words.say(id, &[]).contains('⟪'));
    let text = words.say(if is_known { "distress-help" } else { "distress-help-anywhere" }, &[]);
    match desk.dossier.contact.id.clone() {
        ContactId::Telegram(_) => desk.say(subject, Notice::Care, text),
        ContactId::ByHand(_) => {}
        ContactId::Email(address) => {
            let letter = Letter { subject: words.say("distress-subject", &[]), paragraphs: vec![text], lang };
            desk.mail_customer(subject, Notice::Care, address, &letter, Automatic::Replied);
        }
    }
}

/// Asks a person to turn to the customer now, once a day, and puts the case forward.
pub(super) fn put_before_person(desk: &mut Desk<'_>, subject: u64) {
    let asked = is_awaited(desk);
    if !asked {
        desk.dossier.in_person_at = Some(desk.tick.now);
    }
    let case = Some(CaseId(subject)).filter(|case| desk.dossier.cases.contains_key(case)).or(desk.newest());
    if let Some(case) = case {
        ladder::raise_severity(desk, case, Severity::High);
    }
    if !asked {
        ladder::ask_in_person(desk, subject, case);
        desk.note(case.map_or(subject, |case| case.0), Actor::Desk, What::Noted { text: "a person is asked to look at once".to_owned() });
    }
}

/// Returns the least severity of what is filed now.
pub(super) fn least_severity(desk: &Desk<'_>) -> Severity {
    if is_awaited(desk) { Severity::High } else { Severity::Low }
}

fn is_awaited(desk: &Desk<'_>) -> bool {
    desk.dossier.in_person_at.is_some_and(|at| desk.tick.now < at + TimeDelta::hours(HOURS))
}

/// Returns the text in small letters with plain apostrophes, each run of blanks as one.
fn folded(text: &str) -> String {
    text.to_lowercase().replace(['’', '‘', 'ʼ'], "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether one of the phrases, which are sorted, stands in the text as whole words.
fn says_any(text: &str, phrases: &[String]) -> bool {
    begins(text).any(|begin| {
        // Of many phrases few begin with the word that stands here.
        let word = begin.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let from = phrases.partition_point(|phrase| phrase.as_str() < word);
        phrases[from..].iter().take_while(|phrase| phrase.starts_with(word)).any(|phrase| says_first(begin, phrase))
    })
}

/// Tells whether a text begins with a phrase as whole words; one that ends with a full stop ends a clause there too.
fn says_first(text: &str, phrase: &str) -> bool {
    let (phrase, ends_clause) = phrase.strip_suffix('.').map_or((phrase, false), |phrase| (phrase, true));
    let Some(after) = text.strip_prefix(phrase).filter(|_| !phrase.is_empty()) else { return false };
    after.chars().next().is_none_or(|c| !(c.is_alphanumeric() || ends_clause && c == ' '))
}

/// Returns the rest of the text from each place on at which a phrase may begin.
fn begins(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.char_indices().filter(|(_, c)| !c.is_alphanumeric() || is_arabic_prefix(*c));
    std::iter::once(text).chain(inner.map(|(at, c)| &text[at + c.len_utf8()..]))
}

/// “And” and “so” are written together with the next word.
fn is_arabic_prefix(c: char) -> bool {
    matches!(c, 'و' | 'ف')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whole_and_one_with_a_stop_only_at_the_end_of_a_clause() {
        for (text, phrase, said) in [
            ("I just can’t go on.", "i just can't go on.", true),
            ("Ich kann nicht mehr", "ich kann nicht mehr.", true),
            ("Ich kann nicht mehr einloggen", "ich kann nicht mehr.", false),
            ("a suicidal thought", "suicid", false),
            ("وأريد أن أموت", "أريد أن أموت", true),
            ("", "", false),
        ] {
            assert_eq!(says_any(&folded(text), &[phrase.to_owned()]), said, "{text}");
        }
    }

    #[test]
    fn a_phrase_is_found_among_others_that_begin_alike() {
        let phrases =
            ["i can't go on.", "i want to die", "i want to die now", "ich kann nicht mehr.", "suicide", "¡basta ya"].map(str::to_owned);
        for said in ["well, I want to die", "I can’t go on, I can’t", "no: suicide", "¡Basta ya!", "ich … ich kann nicht mehr"] {
            assert!(says_any(&folded(said), &phrases), "{said}");
        }
        for unsaid in ["I want to diet", "I can’t go on like this", "ichi want to die", ""] {
            assert!(!says_any(&folded(unsaid), &phrases), "{unsaid}");
        }
    }
}
