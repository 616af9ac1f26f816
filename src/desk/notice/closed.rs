//! Says that a case is closed, withdrawn or open again, and what to do if that does not settle it.

use crate::desk::decision::Finding;
use crate::desk::words::Words;

use super::decision::first_of;
use super::{By, Letter};

/// Writes to the customer that staff closed the case: `text` is staff's own, `outcome` as the rules name it.
pub(in crate::desk) fn closed(reference: &str, outcome: Option<&str>, text: Option<&str>, by: By, words: &Words<'_>) -> Letter {
    let again = match by {
        By::Chat => "closed-again-chat",
        By::Mail => "closed-again-mail",
    };
    // A code of ours is told in the customer's words; what staff call it themselves, in theirs.
    let named = |outcome: &str| match Finding::of_code(outcome) {
        Some(finding) => first_of(&format!("finding-{}", finding.code()), words),
        None => outcome.to_owned(),
    };
    let outcome = outcome.map(|outcome| words.say("closed-outcome", &[("outcome", &named(outcome))]));
    let first = words.say("closed-text", &[("reference", reference)]);
    let paragraphs = [Some(first), text.map(str::to_owned), outcome, Some(words.say(again, &[]))].into_iter().flatten().collect();
    Letter { subject: words.say("closed-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

/// Confirms that the customer withdrew the case.
pub(in crate::desk) fn withdrawn(reference: &str, words: &Words<'_>) -> Letter {
    let paragraphs = vec![words.say("withdrawn-text", &[("reference", reference)]), words.say("withdrawn-again", &[])];
    Letter { subject: words.say("withdrawn-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

/// Says that the case goes on although its customer withdraws: somebody may be in danger.
pub(in crate::desk) fn withdraw_noted(reference: &str, words: &Words<'_>) -> Letter {
    let paragraphs = vec![words.say("withdrawn-kept", &[("reference", reference)])];
    Letter { subject: words.say("change-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

/// Says that staff opened the case again.
pub(in crate::desk) fn reopened(reference: &str, words: &Words<'_>) -> Letter {
    let paragraphs = vec![words.say("reopened-text", &[("reference", reference)])];
    Letter { subject: words.say("reopened-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
