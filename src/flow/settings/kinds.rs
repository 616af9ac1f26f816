//! The kinds of questions, each with what it accepts and how it looks on each channel.

/// The kinds as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Text,
    Choice,
    Choices,
    YesNo,
    Consent,
    Number,
    Amount,
    Date,
    Email,
    Phone,
    Photo,
    File,
    Location,
    Contact,
    Case,
}

/// A kind, for people.
#[derive(Debug)]
pub struct KindEntry {
    pub name: &'static str,
    pub named: Named,
    /// What a problem calls such a question.
    pub called: &'static str,
    pub meaning: &'static str,
    /// How it is asked in a chat.
    pub chat: &'static str,
    /// How it is asked in a mail.
    pub mail: &'static str,
    /// The settings of a step that only some kinds have.
    pub settings: &'static [&'static str],
}

/// Every kind, in the order of the reference.
#[rustfmt::skip]
pub const KINDS: [KindEntry; 15] = [
    KindEntry { name: "text", named: Named::Text, called: "a `text` question", settings: &["length", "matches"],
        meaning: "Words of the customer's own.",
        chat: "typed; several messages in a row are joined", mail: "written below the question" },
    KindEntry { name: "choice", named: Named::Choice, called: "a `choice` question", settings: &["options"],
        meaning: "Exactly one of the options.",
        chat: "buttons, by pages where there are more than eight; the words, number or letter can be typed", mail: "a list with letters" },
    KindEntry { name: "choices", named: Named::Choices, called: "a `choices` question", settings: &["options", "multiple"],
        meaning: "Several of the options.",
        chat: "buttons, then “done”", mail: "a list with letters" },
    KindEntry { name: "yesno", named: Named::YesNo, called: "a `yesno` question", settings: &["table", "by"],
        meaning: "Yes or no. In conditions: `injured = yes`. With `table` and `by` nobody is asked: it is yes if the table has a fitting row.",
        chat: "two buttons; the usual words for yes and no are understood", mail: "“Yes or No”" },
    KindEntry { name: "consent", named: Named::Consent, called: "a `consent` question", settings: &[],
        meaning: "A permission, as `yesno`; it is never guessed from a mail, and kept with time and words.",
        chat: "two buttons", mail: "“Yes or No”" },
    KindEntry { name: "number", named: Named::Number, called: "a `number` question", settings: &["range"],
        meaning: "A number with up to six decimals, as people of the customer's language write it.",
        chat: "typed", mail: "written below the question" },
    KindEntry { name: "amount", named: Named::Amount, called: "an `amount` question", settings: &["range", "currency"],
        meaning: "An amount of money.",
        chat: "typed", mail: "written below the question" },
    KindEntry { name: "date", named: Named::Date, called: "a `date` question", settings: &["not_before", "not_after"],
        meaning: "A day, as people of the customer's language write it, “today” and “yesterday” among them.",
        chat: "typed", mail: "written below the question" },
    KindEntry { name: "email", named: Named::Email, called: "an `email` question", settings: &[],
        meaning: "An e-mail address.",
        chat: "typed", mail: "written below the question, or taken from the sender" },
    KindEntry { name: "phone", named: Named::Phone, called: "a `phone` question", settings: &["matches"],
        meaning: "A telephone number.",
        chat: "typed, or a contact that is sent", mail: "written below the question" },
    KindEntry { name: "photo", named: Named::Photo, called: "a `photo` question", settings: &["count"],
        meaning: "Pictures.",
        chat: "sent, also as an album; then “done” where several are taken", mail: "attached" },
    KindEntry { name: "file", named: Named::File, called: "a `file` question", settings: &["count"],
        meaning: "Files of any type; they are kept and never opened by Redress.",
        chat: "sent; then “done” where several are taken", mail: "attached" },
    KindEntry { name: "location", named: Named::Location, called: "a `location` question", settings: &[],
        meaning: "A place.",
        chat: "a button that sends the place, or an address in words", mail: "an address in words" },
    KindEntry { name: "contact", named: Named::Contact, called: "a `contact` question", settings: &[],
        meaning: "A person to turn to: name and telephone number.",
        chat: "a button that sends the customer's contact, or words", mail: "words" },
    KindEntry { name: "case", named: Named::Case, called: "a `case` question", settings: &[],
        meaning: "One of the sender's own cases; no other is ever confirmed. Who has only one open case is not asked.",
        chat: "a button for each open case; the reference can be typed", mail: "the reference is written below the question" },
];
