//! The survey: one item at a time, how to stop it, and what a poor rating opens.

use std::ops::Range;

use crate::desk::words::Words;

use super::Letter;

/// When an item is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Occasion {
    First,
    Reminder,
    Next,
}

/// Asks one item, or several at once, which are answered by a figure each.
pub(in crate::desk) fn items(organisation: &str, reference: &str, items: Range<u8>, occasion: Occasion, words: &Words<'_>) -> Letter {
    let head = match occasion {
        Occasion::First => Some("survey-head"),
        Occasion::Reminder => Some("survey-reminder"),
        Occasion::Next => None,
    };
    let head = head.map(|id| words.say(id, &[("organisation", organisation), ("reference", reference)]));
    let several = 1 < items.len();
    let line = |(number, item): (usize, u8)| {
        let question = words.say(&format!("survey-item-{item}"), &[]);
        if several { format!("{number}. {question}") } else { question }
    };
    let questions = (1..).zip(items).map(line).collect::<Vec<_>>().join("\n");
    let how = several.then(|| words.say("survey-figures", &[]));
    let paragraphs = [head, Some(questions), Some(words.say("survey-scale", &[])), how].into_iter().flatten().collect();
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
