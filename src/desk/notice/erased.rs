//! Says that the personal data of a case is erased, what is left, and what only its reader can delete. Names nobody outside.

use std::collections::BTreeMap;

use crate::desk::words::Words;

use super::{By, Letter};

/// The last letter about a case to its customer; one about a dangerous product says what is kept of it.
pub(in crate::desk) fn to_customer(reference: &str, is_hazard: bool, by: By, words: &Words<'_>) -> Letter {
    let beyond = match by {
        By::Chat => "erased-chat",
        By::Mail => "erased-mail",
    };
    let first = words.say("erased-text", &[("reference", reference)]);
    let hazard = is_hazard.then(|| words.say("erased-hazard", &[]));
    let paragraphs =
        [Some(first), Some(words.say("erased-left", &[])), hazard, Some(words.say(beyond, &[]))].into_iter().flatten().collect();
    Letter { subject: words.say("erased-subject", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}

/// The letter to who is in charge of personal data: `told` says how many letters about the case every reader has.
pub(in crate::desk) fn to_staff(reference: &str, told: &BTreeMap<String, u32>, words: &Words<'_>) -> Letter {
    let lines: Vec<String> = told.iter().map(|(to, count)| format!("{to}: {count}")).collect();
    let letters = (!lines.is_empty()).then(|| words.say("staff-erased-letters", &[("letters", &lines.join("\n"))]));
    let first = words.say("staff-erased", &[("reference", reference)]);
    let paragraphs = [Some(first), letters, Some(words.say("staff-erased-backups", &[]))].into_iter().flatten().collect();
    Letter { subject: words.say("staff-subject-erased", &[("reference", reference)]), paragraphs, lang: words.lang.clone() }
}
