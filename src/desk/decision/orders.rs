//! Orders about decisions in the first line of a mail of staff; the command line hands over the same lines.

use serde::{Deserialize, Serialize};

use crate::desk::orders::verb_of;
use crate::desk::rules::Rules;
use crate::desk::words::Words;
use crate::desk::{reference, words};
use crate::text::Personal;

use super::form::{finding_of, named, remedy_of};
use super::{Cause, authority};

/// Of an order's line, more words than these are a sentence to the customer.
const ORDER_WORDS_MAX: usize = 4;
const SHOWN_CHARS_MAX: usize = 60;

/// What is to be done about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// Tells the customer the decision.
    Resolve,
    /// Asks the customer whether they would agree.
    Propose,
    /// Says what the complaint comes down to, one point a line.
    Points,
    /// Says why it happened and how far it reaches.
    Classify,
    /// Says that a promised remedy was carried out, and what shows it.
    Proof,
    /// Makes the case a part of another one of the same customer.
    Merge,
    /// An outside body has the case.
    Outside,
    /// Tells the customer why the answer comes later, and by when.
    Delay,
    /// Somebody has seen that whoever writes for another person may act for them, asks for it, or finds it not enough.
    Authority,
    /// Asks a colleague whom the case is about for their view.
    Hear,
    /// Says why such a colleague is not heard.
    Waive,
}

/// An order with all that stood beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionOrder {
    pub verb: Verb,
    /// The rest of the first line.
    pub line: Personal,
    /// The lines below.
    pub below: Personal,
}

/// What a mail says of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::desk) enum Read {
    Order(DecisionOrder),
    /// It begins like an order, and is too short for a sentence to the customer.
    Unclear(String),
}

const VERBS: [(Verb, &str); 11] = [
    (Verb::Resolve, "order-resolve"),
    (Verb::Propose, "order-propose"),
    (Verb::Points, "order-points"),
    (Verb::Classify, "order-classify"),
    (Verb::Proof, "order-proof"),
    (Verb::Merge, "order-merge"),
    (Verb::Outside, "order-outside"),
    (Verb::Delay, "order-delay"),
    (Verb::Authority, "order-authority"),
    (Verb::Hear, "order-hear"),
    (Verb::Waive, "order-waive"),
];

/// Returns the messages that list the words of these orders.
pub(in crate::desk) fn ids() -> impl Iterator<Item = &'static str> {
    VERBS.iter().map(|(_, id)| *id)
}

/// Tells whether a line begins with the word of such an order, whatever follows.
pub(in crate::desk) fn begins(line: &str, words: &Words<'_>) -> bool {
    verb_of(line, &VERBS, words).is_some()
}

/// Reads an order; `None` where the text is something else, such as a sentence that only begins with such a word.
pub(in crate::desk) fn read(text: &str, rules: &Rules, words: &Words<'_>) -> Option<Read> {
    let text = text.trim_start();
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let (verb, line) = verb_of(first, &VERBS, words)?;
    let is_order = match verb {
        // Alone in its line it is surely meant, and what it lacks is named.
        Verb::Resolve | Verb::Propose if line.is_empty() => true,
        Verb::Resolve | Verb::Propose => named(line, |name| finding_of(name, words)).is_some(),
        Verb::Points => line.is_empty() && !below.trim().is_empty(),
        Verb::Classify => named(line, Cause::of_code).is_some(),
        Verb::Proof => named(line, |name| remedy_of(name, words)).is_some(),
        Verb::Merge => reference::decode(&rules.secret, &rules.reference_prefix, line).is_some(),
        Verb::Hear | Verb::Waive => named(line, |name| rules.name_of(name)).is_some(),
        Verb::Authority if authority::is_refusal(line, words) => true,
        Verb::Outside | Verb::Delay | Verb::Authority => !line.is_empty() && first.split_whitespace().count() <= ORDER_WORDS_MAX + 2,
    };
    if is_order {
        return Some(Read::Order(DecisionOrder { verb, line: line.into(), below: below.trim().into() }));
    }
    let is_short = first.split_whitespace().count() <= ORDER_WORDS_MAX;
    is_short.then(|| Read::Unclear(words::one_line(first, SHOWN_CHARS_MAX)))
}
