//! The survey: one item at a time, how to stop it, and what a poor rating opens.

use crate::desk::words::Words;

use super::Letter;

/// When an item is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Occasion {
    First,
    Reminder,
    Next,
}

pub(in crate::desk) fn item(organisation: &str, reference: &str, item: u8, occasion: Occasion, words: &Words<'_>) -> Letter {
    let head = match occasion {
        Occasion::First => Some("survey-head"),
        Occasion::Reminder => Some("survey-reminder"),
        Occasion::Next => None,
    };
    let head = head.map(|id| words.say(id, &[("organisation", organisation), ("reference", reference)]));
    let question = words.say(&format!("survey-item-{item}"), &[]);
    let paragraphs = [head, Some(question), Some(words.say("survey-scale", &[]))].into_iter().flatten().collect();
    letter(reference, paragraphs, words)
}

pub(in crate::desk) fn thanks(reference: &str, words: &Words<'_>) -> Letter {
    letter(reference, vec![words.say("survey-thanks", &[])], words)
}

pub(in crate::desk) fn declined(reference: &str, words: &Words<'_>) -> Letter {
    letter(reference, vec![words.say("survey-declined", &[])], words)
}

/// Offers the second look to somebody who found it unfair, or is not content with what came of it.
pub(in crate::desk) fn second_look(reference: &str, words: &Words<'_>) -> Letter {
    letter(reference, vec![words.say("survey-second-look", &[("reference", reference)])], words)
}

pub(in crate::desk) fn is_it_solved(reference: &str, words: &Words<'_>) -> Letter {
    letter(reference, vec![words.say("survey-solved", &[("reference", reference)])], words)
}

fn letter(reference: &str, paragraphs: Vec<String>, words: &Words<'_>) -> Letter {
    Letter { subject: words.say("survey-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
