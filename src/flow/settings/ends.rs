//! The tables about the end of a flow: what finishing it does, and which flow goes on.

use crate::flow::finish::{Class, Finish, Order};

use super::sections::setting;
use super::{Section, Setting, Takes, Typed, Without, names, words};

pub(in crate::flow) const FINISHES: [Typed<Finish>; 11] = [
    ("complaint", Finish::Case(Class::Complaint), "A case: a complaint."),
    ("safety", Finish::Case(Class::Safety), "A case of the highest severity: somebody is hurt or in danger."),
    ("request", Finish::Case(Class::Request), "A case: a question or a request, counted apart from complaints."),
    ("feedback", Finish::Case(Class::Feedback), "A case without dates: praise or a suggestion, counted apart."),
    (
        "data_request",
        Finish::Case(Class::DataRequest),
        "A case about personal data, to be answered within a month: a copy, a correction, a deletion, a complaint about its use.",
    ),
    ("call_back", Finish::Case(Class::CallBack), "A case whose task is to call the customer; or that task for the case that was named."),
    ("addition", Finish::Order(Order::Addition), "What was said is added to the case that was named."),
    ("withdrawal", Finish::Order(Order::Withdrawal), "The case that was named is withdrawn, with the answer to `reason`."),
    ("status", Finish::Order(Order::Status), "The customer is told where the named case stands, or all of them."),
    ("my_data", Finish::Order(Order::MyData), "The customer is sent a copy of everything that is kept about them."),
    ("nothing", Finish::Order(Order::Nothing), "Nothing is kept as a case: for menus and help."),
];

const FILE_SETTINGS: [Setting; 2] = [
    setting(
        "as",
        Takes::OneOf(&words(&FINISHES)),
        Without::Same("\"complaint\""),
        "\"feedback\"",
        "What finishing the flow does. The last five need no `confirm`, and work in chats only: a mail is a case at once.",
    ),
    setting(
        "minimum",
        Takes::Questions,
        Without::Same("[]"),
        "[\"what_happened\"]",
        "Questions that are enough for a case: from then on the customer can file at any time, and silence files instead of dropping.",
    ),
];
pub static FILE: Section = Section {
    header: "[file]",
    called: "`[file]`",
    meaning: "What finishing the flow does, and what is enough for a case.",
    settings: &FILE_SETTINGS,
    names: &names(&FILE_SETTINGS),
};

const NEXT_SETTINGS: [Setting; 3] = [
    setting("flow", Takes::Id, Without::Problem, "\"complaint\"", "The flow that goes on."),
    setting(
        "when",
        Takes::Condition,
        Without::Means("when nothing is left to ask"),
        "\"want = complaint\"",
        "The other flow takes over as soon as this is true; what this one still asked is not asked.",
    ),
    setting(
        "otherwise",
        Takes::YesNo,
        Without::Same("false"),
        "true",
        "The other flow takes over when the customer answers a choice with three words or more that fit no option, or with a photo or a recording; that is its first answer.",
    ),
];
pub static NEXT: Section = Section {
    header: "[[next]]",
    called: "a `[[next]]`",
    meaning: "Another flow goes on, with the answers to questions that both ask under the same id. The first that applies takes over. So flows become menus.",
    settings: &NEXT_SETTINGS,
    names: &names(&NEXT_SETTINGS),
};
