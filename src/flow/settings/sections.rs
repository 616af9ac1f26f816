//! The tables of a script, each with its settings.

use crate::flow::script::{MailSource, OpenConversations, Priority, SilenceEnd, Tidy};

use super::ends::{FILE, NEXT};
use super::{Section, Setting, Takes, Typed, Without, names, words};

/// Every table, in the order of a script.
pub const SECTIONS: [&Section; 10] = [&FLOW, &START, &STEP, &MAIL_ANSWER, &RAISE, &NEXT, &FILE, &SILENCE, &UPDATE, &MAIL];

pub(in crate::flow) const PRIORITIES: [Typed<Priority>; 4] = [
    ("low", Priority::Low, "No hurry."),
    ("normal", Priority::Normal, "As any other case."),
    ("high", Priority::High, "Before other cases."),
    ("urgent", Priority::Urgent, "Somebody may come to harm: at any hour, not only in working time."),
];

pub(in crate::flow) const SILENCE_ENDS: [Typed<SilenceEnd>; 2] = [
    ("file", SilenceEnd::File, "What was told becomes a case, if the questions of `[file] minimum` are answered."),
    ("drop", SilenceEnd::Drop, "What was told is forgotten, and the customer is told so."),
];

pub(in crate::flow) const OPEN: [Typed<OpenConversations>; 2] = [
    ("pin", OpenConversations::Pin, "They finish on the version they began."),
    ("migrate", OpenConversations::Migrate, "They move to the new version; answers that do not fit any more are asked again."),
];

/// Whether the word is the chat.
pub(in crate::flow) const CHANNELS: [Typed<bool>; 2] = [
    ("chat", true, "Telegram: one question at a time, with buttons."),
    ("mail", false, "E-mail: everything that is missing in one reply."),
];

pub(in crate::flow) const TIDIES: [Typed<Tidy>; 4] = [
    ("trim", Tidy::Trim, "Blanks before and after go away."),
    ("upper", Tidy::Upper, "Letters become capitals."),
    ("lower", Tidy::Lower, "Letters become small."),
    ("digits", Tidy::Digits, "Everything but digits goes away."),
];

pub(in crate::flow) const MAIL_SOURCES: [Typed<MailSource>; 4] = [
    ("body", MailSource::Body, "What the customer wrote."),
    ("subject", MailSource::Subject, "The subject."),
    ("sender", MailSource::Sender, "The sender's address."),
    ("attachments", MailSource::Attachments, "The attached files."),
];

pub(super) const fn setting(name: &'static str, takes: Takes, without: Without, example: &'static str, meaning: &'static str) -> Setting {
    Setting { name, takes, without, meaning, example }
}

const FLOW_SETTINGS: [Setting; 11] = [
    setting(
        "format",
        Takes::Number { least: 1, most: 1 },
        Without::Same("1"),
        "1",
        "The version of this language. A newer program reads older formats.",
    ),
    setting("flow", Takes::Id, Without::Problem, "\"complaint\"", "The name of the flow, for good: cases and reports keep it."),
    setting(
        "languages",
        Takes::Languages,
        Without::Problem,
        "[\"en\", \"de\"]",
        "The languages in which the flow speaks. The first is the base language: its texts must be complete, and what another lacks is said in it.",
    ),
    setting("start", Takes::Table(&START), Without::Means("nothing begins the flow"), "", "What begins the flow."),
    setting("step", Takes::Tables(&STEP), Without::Means("nothing is asked"), "", "What is asked and said, in this order."),
    setting("raise", Takes::Tables(&RAISE), Without::Means("no alarm"), "", "Alarms, decided after every answer."),
    setting("next", Takes::Tables(&NEXT), Without::Means("no other flow goes on"), "", "Other flows that take over."),
    setting(
        "file",
        Takes::Table(&FILE),
        Without::Means("it opens a complaint"),
        "",
        "What finishing the flow does, and what is enough for a case.",
    ),
    setting(
        "silence",
        Takes::Table(&SILENCE),
        Without::Means("no reminder; filed after three days"),
        "",
        "What a customer's silence leads to.",
    ),
    setting(
        "update",
        Takes::Table(&UPDATE),
        Without::Means("they finish on their version"),
        "",
        "What becomes of open conversations when a new version is published.",
    ),
    setting("mail", Takes::Table(&MAIL), Without::Means("two rounds"), "", "How the flow behaves by e-mail."),
];
pub static FLOW: Section =
    Section { header: "", called: "a flow", meaning: "Before the first table.", settings: &FLOW_SETTINGS, names: &names(&FLOW_SETTINGS) };

const PART_SETTINGS: [Setting; 2] = [FLOW_SETTINGS[0], FLOW_SETTINGS[4]];
pub static PART: Section = Section {
    header: "",
    called: "a part",
    meaning: "A file below `parts/`: steps that several flows share.",
    settings: &PART_SETTINGS,
    names: &names(&PART_SETTINGS),
};

const START_SETTINGS: [Setting; 4] = [
    setting(
        "commands",
        Takes::Texts,
        Without::Same("[]"),
        "[\"start\", \"complain\"]",
        "Commands that begin the flow, without the slash. They stand in Telegram's menu.",
    ),
    setting("keywords", Takes::Texts, Without::Same("[]"), "[\"complaint\"]", "Words that begin the flow when they are the whole message."),
    setting(
        "mail_to",
        Takes::Texts,
        Without::Same("[]"),
        "[\"complaints@example.org\"]",
        "Addresses: a mail to one of them begins the flow.",
    ),
    setting(
        "deep_link",
        Takes::Text,
        Without::Means("no such link"),
        "\"feedback\"",
        "The word in `https://t.me/YourBot?start=word`, for links and QR codes.",
    ),
];
pub static START: Section = Section {
    header: "[start]",
    called: "`[start]`",
    meaning: "What begins the flow. Two flows cannot share a command, keyword or address.",
    settings: &START_SETTINGS,
    names: &names(&START_SETTINGS),
};

const NOT_MORE: Without = Without::Means("no limit");
const STEP_SETTINGS: [Setting; 24] = [
    setting(
        "ask",
        Takes::Id,
        Without::Means("the step asks nothing"),
        "\"order_no\"",
        "A question. Its words are the message of this id; its answer is kept under this id, so it keeps its meaning for good.",
    ),
    setting(
        "say",
        Takes::Id,
        Without::Means("the step says nothing"),
        "\"welcome\"",
        "A statement, shown once when it is reached. Its words are the message of this id.",
    ),
    setting(
        "confirm",
        Takes::Id,
        Without::Means("the step is no summary"),
        "\"summary\"",
        "The last step of a flow: the words of this id, then all answers, then “file it” and “change something”.",
    ),
    setting(
        "use",
        Takes::Id,
        Without::Means("the step uses no part"),
        "\"contact_details\"",
        "The steps of `parts/contact_details.toml` stand here, each id with a prefix.",
    ),
    setting(
        "prefix",
        Takes::Text,
        Without::Means("the name of the part"),
        "\"sender\"",
        "Stands before the ids of a part's steps; `\"\"` leaves them as they are.",
    ),
    setting("kind", Takes::Kind, Without::Problem, "\"text\"", "What the question accepts. Once published, a question keeps its kind."),
    setting(
        "when",
        Takes::Condition,
        Without::Means("always"),
        "\"category in [product, delivery]\"",
        "The step comes only if this is true. It may mention earlier questions.",
    ),
    setting(
        "on",
        Takes::ManyOf(&words(&CHANNELS)),
        Without::Same("[\"chat\", \"mail\"]"),
        "[\"chat\"]",
        "The step comes only on these channels.",
    ),
    setting(
        "options",
        Takes::Options,
        Without::Problem,
        "[\"product\", \"delivery\"]",
        "What can be chosen. The words of option `o` of question `x` are the message `x-o`.",
    ),
    setting("multiple", Takes::Pair { most: 0 }, Without::Means("one at least, all at most"), "[1, 3]", "How many options may be chosen."),
    setting(
        "optional",
        Takes::YesNo,
        Without::Same("false"),
        "true",
        "The question has a button to skip it. Conditions take a skipped answer as absent.",
    ),
    setting(
        "matches",
        Takes::Pattern,
        Without::Means("anything fits"),
        "'[A-Z]{2}-\\d{6}'",
        "The whole answer must fit this pattern. Another answer is refused in the words of `.invalid`.",
    ),
    setting("length", Takes::Pair { most: 20_000 }, Without::Same("[1, 4000]"), "[15, 4000]", "How many characters an answer may have."),
    setting("range", Takes::Range, NOT_MORE, "[0, 99.5]", "The least and the greatest number that is accepted."),
    setting("count", Takes::Pair { most: 50 }, Without::Same("[1, 10]"), "[1, 5]", "How many files are taken."),
    setting(
        "not_before",
        Takes::Day,
        NOT_MORE,
        "\"today-1y\"",
        "The earliest day that is accepted. A month counts 30 days here, a year 365.",
    ),
    setting(
        "table",
        Takes::Id,
        Without::Means("the customer is asked"),
        "\"recalls\"",
        "The answer is looked up in `recalls.csv` beside the flows: yes if a row fits. Texts after it show column `hazard` of that row as `$x_hazard`, where `x` is the id of the question; `hazard.de` holds the German words.",
    ),
    setting(
        "by",
        Takes::Questions,
        Without::Means("the customer is asked"),
        "[\"product\", \"batch\"]",
        "Earlier text questions that are columns of the table too. A row fits if the answer names what stands in each; `*` fits every answer.",
    ),
    setting("not_after", Takes::Day, NOT_MORE, "\"today\"", "The latest day that is accepted."),
    setting("currency", Takes::Currency, Without::Means("any currency"), "\"EUR\"", "The currency of an amount; another one is refused."),
    setting(
        "tidy",
        Takes::ManyOf(&words(&TIDIES)),
        Without::Same("[]"),
        "[\"trim\", \"upper\"]",
        "What is done to a typed answer before it is looked at.",
    ),
    setting(
        "tries",
        Takes::Number { least: 1, most: 20 },
        Without::Same("3"),
        "3",
        "After so many answers that do not fit, the example is shown and the question can be skipped or handed to a person: no question blocks the way.",
    ),
    setting(
        "mail",
        Takes::Table(&MAIL_ANSWER),
        Without::Means("asked in the reply"),
        "{ from = \"body\" }",
        "Where a mail already answers the question.",
    ),
    setting(
        "private",
        Takes::YesNo,
        Without::Same("false"),
        "true",
        "The answer is sensitive: what a mail merely hints at is never taken for it.",
    ),
];
pub static STEP: Section = Section {
    header: "[[step]]",
    called: "a step",
    meaning: "One thing that is asked or said. It has exactly one of `ask`, `say`, `confirm` and `use`; which other settings it can have depends on its kind.",
    settings: &STEP_SETTINGS,
    names: &names(&STEP_SETTINGS),
};

const MAIL_ANSWER_SETTINGS: [Setting; 3] = [
    setting(
        "from",
        Takes::OneOf(&words(&MAIL_SOURCES)),
        Without::Means("no part of it"),
        "\"body\"",
        "This part of the mail is the answer.",
    ),
    setting(
        "find",
        Takes::YesNo,
        Without::Same("false"),
        "true",
        "The pattern of `matches` is looked for in subject and text, as a whole word. Two different hits are not taken, and the question is asked.",
    ),
    setting(
        "early",
        Takes::YesNo,
        Without::Same("false"),
        "true",
        "The question is asked in the first reply although it is not known yet whether it applies; it then says when it does. For questions of safety.",
    ),
];
pub static MAIL_ANSWER: Section = Section {
    header: "mail = { … }",
    called: "`mail`",
    meaning: "Within a step: where a mail already answers the question. What a mail says is shown to the customer and can be corrected.",
    settings: &MAIL_ANSWER_SETTINGS,
    names: &names(&MAIL_ANSWER_SETTINGS),
};

const RAISE_SETTINGS: [Setting; 4] = [
    setting("id", Takes::Id, Without::Problem, "\"safety\"", "The name of the rule, in the case's journal."),
    setting(
        "when",
        Takes::Condition,
        Without::Problem,
        "\"injured = yes\"",
        "The rule fires as soon as this is true, before the conversation ends, and once.",
    ),
    setting(
        "priority",
        Takes::OneOf(&words(&PRIORITIES)),
        Without::Same("\"high\""),
        "\"urgent\"",
        "The priority of the case from then on. No rule lowers it again.",
    ),
    setting(
        "notify",
        Takes::Texts,
        Without::Same("[]"),
        "[\"safety-officer\"]",
        "Who is told at once: names of teams or people in the configuration.",
    ),
];
pub static RAISE: Section = Section {
    header: "[[raise]]",
    called: "a `[[raise]]` rule",
    meaning: "An alarm, decided after every change of answers. If its condition turns false later, staff are told that it was withdrawn.",
    settings: &RAISE_SETTINGS,
    names: &names(&RAISE_SETTINGS),
};

const SILENCE_SETTINGS: [Setting; 3] = [
    setting("remind", Takes::Spans, Without::Same("[]"), "[\"2h\", \"1d\"]", "Reminders, counted from the customer's last message."),
    setting(
        "after",
        Takes::Span,
        Without::Same("\"3d\""),
        "\"3d\"",
        "The conversation ends after this time; it must lie after the last reminder.",
    ),
    setting("then", Takes::OneOf(&words(&SILENCE_ENDS)), Without::Same("\"file\""), "\"file\"", "What it ends with."),
];
pub static SILENCE: Section = Section {
    header: "[silence]",
    called: "`[silence]`",
    meaning: "What a customer's silence leads to.",
    settings: &SILENCE_SETTINGS,
    names: &names(&SILENCE_SETTINGS),
};

const UPDATE_SETTINGS: [Setting; 1] =
    [setting("open", Takes::OneOf(&words(&OPEN)), Without::Same("\"pin\""), "\"pin\"", "What becomes of conversations that are open.")];
pub static UPDATE: Section = Section {
    header: "[update]",
    called: "`[update]`",
    meaning: "What happens when a new version of the flow goes into service.",
    settings: &UPDATE_SETTINGS,
    names: &names(&UPDATE_SETTINGS),
};

const MAIL_SETTINGS: [Setting; 1] = [setting(
    "rounds",
    Takes::Number { least: 0, most: 9 },
    Without::Same("2"),
    "2",
    "How many mails may ask for what is missing; after that a person goes on.",
)];
pub static MAIL: Section = Section {
    header: "[mail]",
    called: "`[mail]`",
    meaning: "How the flow behaves by e-mail.",
    settings: &MAIL_SETTINGS,
    names: &names(&MAIL_SETTINGS),
};
