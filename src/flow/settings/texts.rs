//! What stands in texts and conditions: the attributes of messages, and the comparisons.

/// An attribute of a message: words that belong to a question or option.
#[derive(Debug)]
pub struct Attribute {
    pub name: &'static str,
    pub owner: Owner,
    pub meaning: &'static str,
}

/// Which messages have an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Question,
    /// Questions of the kinds `yesno` and `consent`.
    YesNo,
    /// Questions, for answers that are understood and not allowed.
    Refusal,
    Option,
}

/// A comparison of a condition.
#[derive(Debug)]
pub struct Comparison {
    /// As it is written after the id of a question; empty where it stands before.
    pub sign: &'static str,
    pub example: &'static str,
    pub meaning: &'static str,
}

const fn attribute(name: &'static str, owner: Owner, meaning: &'static str) -> Attribute {
    Attribute { name, owner, meaning }
}

/// Every attribute, in the order of the reference.
pub const ATTRIBUTES: [Attribute; 21] = [
    attribute("label", Owner::Question, "A few words that stand before the answer in the summary and in mails. Every question needs it."),
    attribute("why", Owner::Question, "Why this is asked: the answer to “why”."),
    attribute("help", Owner::Question, "What is said after “help”, before the general help."),
    attribute("example", Owner::Question, "An example of an answer, shown after several tries. It must fit `matches`."),
    attribute("invalid", Owner::Refusal, "For an answer that does not fit `matches`, or is impossible."),
    attribute("too_short", Owner::Refusal, "For a text shorter than `length` allows."),
    attribute("too_long", Owner::Refusal, "For a text longer than `length` allows; `{ $max }` is the limit."),
    attribute("too_small", Owner::Refusal, "For a number below `range`; `{ $limit }` is its least."),
    attribute("too_large", Owner::Refusal, "For a number above `range`; `{ $limit }` is its greatest."),
    attribute("too_early", Owner::Refusal, "For a day before `not_before`; `{ $limit }` is that day."),
    attribute("too_late", Owner::Refusal, "For a day after `not_after`; `{ $limit }` is that day."),
    attribute("too_few", Owner::Refusal, "For fewer options than `multiple` asks for; `{ $limit }` is their number."),
    attribute("too_many", Owner::Refusal, "For more options than `multiple` allows; `{ $limit }` is their number."),
    attribute("few_files", Owner::Refusal, "For fewer files than `count` asks for; `{ $limit }` is their number."),
    attribute("date", Owner::Refusal, "For a date that can be read in two ways, such as 3/4/2026."),
    attribute("currency", Owner::Refusal, "For an amount in another currency than `{ $currency }`."),
    attribute("file", Owner::Refusal, "For a file that is no picture, where a photo is asked for."),
    attribute("unknown", Owner::Refusal, "For a reference that is none of the sender's own cases."),
    attribute(
        "words_yes",
        Owner::YesNo,
        "Words in a mail that hint at yes, parted by commas. A hint raises an alarm, and the question is still asked.",
    ),
    attribute("words_no", Owner::YesNo, "Words in a mail that hint at no, parted by commas. A hint never calls an alarm off."),
    attribute(
        "words",
        Owner::Option,
        "Words in a mail that hint at this option, parted by commas. The customer sees it marked as a guess.",
    ),
];

/// Every comparison, in the order of the reference.
pub const COMPARISONS: [Comparison; 10] = [
    Comparison {
        sign: "=",
        example: "category = product",
        meaning: "The answer is this option, `yes`, `no`, number or day. `is` means the same.",
    },
    Comparison {
        sign: "!=",
        example: "category != other",
        meaning: "The answer is another one, or there is none. `is not` means the same.",
    },
    Comparison { sign: "in", example: "category in [product, delivery]", meaning: "The answer is one of these." },
    Comparison { sign: "has", example: "about has staff", meaning: "Of a `choices` question: this option is among the answers." },
    Comparison { sign: "<", example: "amount < 100", meaning: "A number below this one, or a day before this one." },
    Comparison { sign: "<=", example: "amount <= 100", meaning: "The same, or this one itself." },
    Comparison { sign: ">", example: "visited_on > 2026-03-01", meaning: "A number above this one, or a day after this one." },
    Comparison { sign: ">=", example: "amount >= 100", meaning: "The same, or this one itself." },
    Comparison { sign: "answered", example: "order_no answered", meaning: "There is an answer." },
    Comparison {
        sign: "skipped",
        example: "order_no skipped",
        meaning: "The question was asked and left out; only an optional one can be.",
    },
];
