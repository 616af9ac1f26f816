//! Yes or no: by button, or by the yes-words and no-words of any language of the flow.

use crate::flow::answer::Value;
use crate::flow::conversation::Choice;
use crate::flow::words::{Words, normalise};

use super::{Ask, Said, Verdict, numeral};

pub(super) fn read(ask: &Ask<'_>, said: &Said<'_>) -> Verdict {
    decide(ask, said).map_or(Verdict::NotUnderstood, |yes| Verdict::Taken(Value::YesNo(yes)))
}

/// Returns whether the customer says yes; `None` if neither.
pub(super) fn decide(ask: &Ask<'_>, said: &Said<'_>) -> Option<bool> {
    match said {
        Said::Option(0) => Some(true),
        Said::Option(1) => Some(false),
        Said::Text(text) => match numeral::with_plain_digits(&normalise(text)).as_str() {
            "1" | "a" => Some(true),
            "2" | "b" => Some(false),
            _ => said_yes(ask.words, text),
        },
        Said::Option(_) | Said::Done | Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => None,
    }
}

pub(super) fn buttons(ask: &Ask<'_>) -> Vec<(Choice, String)> {
    vec![(Choice::Option(0), ask.words.say("yes")), (Choice::Option(1), ask.words.say("no"))]
}

/// Reads a yes or a no: the whole message, or its first words up to a comma or full stop (“Yes, my hand”).
fn said_yes(words: Words<'_>, text: &str) -> Option<bool> {
    let whole = normalise(text);
    let first = normalise(text.split([',', '.', '!', ';', ':', '\n']).next().unwrap_or(""));
    [whole, first].iter().find_map(|said| {
        if is(words, said, "yes") {
            return Some(true);
        }
        is(words, said, "no").then_some(false)
    })
}

fn is(words: Words<'_>, said: &str, which: &str) -> bool {
    words.is_one_of(said, &format!("words-{which}"), None) || words.is_one_of(said, which, None)
}
