//! The acknowledgement: reference, the customer's words in short, dates, next step, how to add or withdraw (ISO 10002, 7.4).

use chrono::{DateTime, Utc};

use crate::desk::words::{Words, one_line};

use super::{By, Letter};

const WORDS_CHARS_MAX: usize = 160;

/// What an acknowledgement says.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Facts<'a> {
    pub(in crate::desk) organisation: &'a str,
    pub(in crate::desk) reference: &'a str,
    /// The customer's own words; `None` for an address that nobody confirmed.
    pub(in crate::desk) words: Option<&'a str>,
    pub(in crate::desk) dates: Dates,
    /// What the law sets, where the customer must be told of it.
    pub(in crate::desk) limits: Option<Limits>,
    /// Where the customer reads how complaints are handled.
    pub(in crate::desk) policy: Option<&'a str>,
    pub(in crate::desk) progress: Progress,
    pub(in crate::desk) urgency: Urgency,
    pub(in crate::desk) promptness: Promptness,
}

/// The last dates of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) struct Limits {
    /// By then the customer has the answer, or a letter that says why not yet.
    pub(in crate::desk) holding: DateTime<Utc>,
    pub(in crate::desk) last: DateTime<Utc>,
}

/// By when the customer hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Dates {
    By {
        contact: DateTime<Utc>,
        answer: DateTime<Utc>,
    },
    /// The calendars do not reach.
    Unknown,
    /// Nobody waits for an answer to praise.
    Thanks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Promptness {
    Prompt,
    /// The mail waited for a day or more.
    Late,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Progress {
    Complete,
    /// Questions are open.
    Incomplete,
    /// The customer asked for a person.
    PersonAsked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Urgency {
    Usual,
    /// Staff were told at once.
    Critical,
}

/// Writes the acknowledgement; to an address from a chat (`stranger`) it also says what to do if it is the wrong one.
pub(in crate::desk) fn letter(facts: &Facts<'_>, by: By, words: &Words<'_>) -> Letter {
    let reference = ("reference", facts.reference);
    let received = words.say("acknowledgement-received", &[("organisation", facts.organisation), reference]);
    let quoted = facts.words.map(|text| one_line(text, WORDS_CHARS_MAX)).filter(|text| !text.is_empty());
    let quoted = quoted.map(|text| words.say("acknowledgement-words", &[("words", &text)]));
    let progress = match facts.progress {
        Progress::Complete => None,
        Progress::Incomplete => Some(words.say("acknowledgement-incomplete", &[])),
        Progress::PersonAsked => Some(words.say("acknowledgement-person", &[])),
    };
    let urgency = match facts.urgency {
        Urgency::Usual => None,
        Urgency::Critical => Some(words.say("acknowledgement-urgent", &[])),
    };
    let late = match facts.promptness {
        Promptness::Prompt => None,
        Promptness::Late => Some(words.say("acknowledgement-late", &[])),
    };
    let (add, stranger) = match by {
        By::Chat => (words.say("acknowledgement-add-chat", &[]), None),
        By::Mail => {
            let stranger = facts.words.is_none().then(|| words.say("acknowledgement-stranger", &[]));
            (words.say("acknowledgement-add-mail", &[]), stranger)
        }
    };
    let dates = Some(dates(facts.dates, words));
    let limits = facts.limits.map(|Limits { holding, last }| {
        words.say("acknowledgement-limits", &[("holding", &words.last_day(holding)), ("last", &words.last_day(last))])
    });
    let policy = facts.policy.map(|link| words.say("acknowledgement-policy", &[("link", link)]));
    let paragraphs =
        [Some(received), late, quoted, urgency, progress, dates, limits, Some(add), policy, stranger].into_iter().flatten().collect();
    Letter { subject: words.say("acknowledgement-subject", &[reference]), paragraphs, lang: words.lang.clone() }
}

fn dates(dates: Dates, words: &Words<'_>) -> String {
    match dates {
        Dates::Unknown => words.say("acknowledgement-dates-unknown", &[]),
        Dates::Thanks => words.say("acknowledgement-thanks", &[]),
        Dates::By { contact, answer } => {
            words.say("acknowledgement-dates", &[("contact_by", &words.last_day(contact)), ("answer_by", &words.last_day(answer))])
        }
    }
}
