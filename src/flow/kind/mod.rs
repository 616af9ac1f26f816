//! The kinds of questions: what each accepts, and how its value is shown; one file per kind.
//!
//! Typed text is read in the customer's language, and every button has words and a number that do the same. Never decides what
//! is asked next; never keeps a value that the question's limits forbid.

use chrono::NaiveDate;

use super::answer::{File, Value};
use super::conversation::{Choice, Keyboard, OwnCase};
use super::script::{Kind, Question, Tidy};
use super::words::Words;

mod amount;
mod case;
mod choice;
mod choices;
mod consent;
mod contact;
mod date;
mod email;
mod file;
mod location;
mod number;
mod numeral;
mod phone;
mod photo;
mod refusal;
mod text;
mod yesno;

pub use refusal::{ATTRIBUTES as REFUSAL_ATTRIBUTES, Refusal};

/// The length of a text, in characters, where the script says nothing of it.
pub const TEXT_LENGTH: (usize, usize) = (1, 4_000);

/// A question as it is put to one customer.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    pub id: &'a str,
    pub question: &'a Question,
    pub words: Words<'a>,
    /// The day of the answer, in UTC.
    pub today: NaiveDate,
    /// What was taken already, where an answer comes in parts.
    pub so_far: Option<&'a Value>,
    /// The customer's own cases.
    pub cases: &'a [OwnCase],
}

/// What a customer does about a question.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    Text(&'a str),
    /// The nth button.
    Option(u16),
    Done,
    Files(&'a [File]),
    Location {
        latitude_microdegrees: i32,
        longitude_microdegrees: i32,
    },
    Contact {
        name: &'a str,
        phone: &'a str,
    },
}

/// What a question makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Taken(Value),
    /// Taken, but more may come until the customer says “done”.
    Partly(Value),
    NotUnderstood,
    /// Understood, and not allowed.
    Refused(Refusal),
}

pub(in crate::flow) use numeral::digit;

/// Reads an answer.
pub fn read(ask: &Ask<'_>, said: &Said<'_>) -> Verdict {
    let Said::Text(text) = said else {
        return read_kind(ask, said);
    };
    let text = tidy(&ask.question.tidy, text);
    if text.is_empty() {
        return Verdict::NotUnderstood;
    }
    match (read_kind(ask, &Said::Text(&text)), &ask.question.matches) {
        (Verdict::Taken(_), Some(pattern)) if !pattern.whole.is_match(&text) => Verdict::Refused(Refusal::Invalid),
        (verdict, _) => verdict,
    }
}

fn read_kind(ask: &Ask<'_>, said: &Said<'_>) -> Verdict {
    match &ask.question.kind {
        Kind::Text { length } => text::read(ask, said, *length),
        Kind::Choice { options } => choice::read(ask, said, options),
        Kind::Choices { options, count } => choices::read(ask, said, options, *count),
        Kind::YesNo => yesno::read(ask, said),
        Kind::Consent => consent::read(ask, said),
        Kind::Number { range } => number::read(ask, said, *range),
        Kind::Amount { range, currency } => amount::read(ask, said, *range, currency.as_deref()),
        Kind::Date { not_before, not_after } => date::read(ask, said, not_before.as_ref(), not_after.as_ref()),
        Kind::Email => email::read(said),
        Kind::Phone => phone::read(said),
        Kind::Photo { count } => photo::read(ask, said, *count),
        Kind::File { count } => file::read(ask, said, *count),
        Kind::Location => location::read(said),
        Kind::Contact => contact::read(said),
        Kind::Case => case::read(ask, said),
    }
}

/// Returns the text as the question wants it before it is judged.
pub fn tidy(rules: &[Tidy], text: &str) -> String {
    rules.iter().fold(text.trim().to_owned(), |text, rule| match rule {
        Tidy::Trim => text.trim().to_owned(),
        Tidy::Upper => text.to_uppercase(),
        Tidy::Lower => text.to_lowercase(),
        Tidy::Digits => text.chars().filter_map(numeral::digit).collect(),
    })
}

/// Returns the buttons of a question, each with the words that do the same when typed.
pub fn buttons(ask: &Ask<'_>) -> Vec<(Choice, String)> {
    match &ask.question.kind {
        Kind::Choice { options } => choice::buttons(ask, options),
        Kind::Choices { options, .. } => choices::buttons(ask, options),
        Kind::YesNo | Kind::Consent => yesno::buttons(ask),
        Kind::Photo { .. } | Kind::File { .. } => file::buttons(ask),
        Kind::Case => case::buttons(ask),
        Kind::Text { .. }
        | Kind::Number { .. }
        | Kind::Amount { .. }
        | Kind::Date { .. }
        | Kind::Email
        | Kind::Phone
        | Kind::Location
        | Kind::Contact => Vec::new(),
    }
}

/// Returns the keyboard with which a chat can send what is asked.
pub fn keyboard(ask: &Ask<'_>) -> Option<Keyboard> {
    match &ask.question.kind {
        Kind::Location => Some(Keyboard::RequestLocation { label: ask.words.say("button-location") }),
        Kind::Contact => Some(Keyboard::RequestContact { label: ask.words.say("button-contact") }),
        Kind::Text { .. }
        | Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::YesNo
        | Kind::Consent
        | Kind::Number { .. }
        | Kind::Amount { .. }
        | Kind::Date { .. }
        | Kind::Email
        | Kind::Phone
        | Kind::Photo { .. }
        | Kind::File { .. }
        | Kind::Case => None,
    }
}

/// Returns the lines under a question in a mail: lettered options, or what to write.
pub fn mail_lines(ask: &Ask<'_>) -> Vec<String> {
    match &ask.question.kind {
        Kind::Choice { options } | Kind::Choices { options, .. } => choice::lettered(ask, options),
        Kind::YesNo | Kind::Consent => vec![ask.words.say("mail-yes-no")],
        Kind::Photo { .. } | Kind::File { .. } => vec![ask.words.say("mail-attach")],
        Kind::Text { .. }
        | Kind::Number { .. }
        | Kind::Amount { .. }
        | Kind::Date { .. }
        | Kind::Email
        | Kind::Phone
        | Kind::Location
        | Kind::Contact
        | Kind::Case => Vec::new(),
    }
}

/// Returns the id of the words that say what to write here.
pub fn expectation(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text { .. } => "expect-text",
        Kind::Choice { .. } => "choose-one",
        Kind::Choices { .. } => "choose-several",
        Kind::YesNo | Kind::Consent => "choose-yes-no",
        Kind::Number { .. } => "expect-number",
        Kind::Amount { .. } => "expect-amount",
        Kind::Date { .. } => "expect-date",
        Kind::Email => "expect-email",
        Kind::Phone => "expect-phone",
        Kind::Photo { .. } => "expect-photo",
        Kind::File { .. } => "expect-file",
        Kind::Location => "expect-location",
        Kind::Contact => "expect-contact",
        Kind::Case => "expect-case",
    }
}

/// Returns a value in the customer's words; empty for a skipped question.
pub fn show(words: Words<'_>, id: &str, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Email(text) | Value::Phone(text) => text.as_str().to_owned(),
        Value::Choice(option) => words.say(&format!("{id}-{option}")),
        Value::Choices(options) => options.iter().map(|option| words.say(&format!("{id}-{option}"))).collect::<Vec<_>>().join(", "),
        Value::YesNo(yes) | Value::Consent(yes) => words.say(if *yes { "yes" } else { "no" }),
        Value::Number(number) => numeral::show(words, number),
        Value::Amount { number, currency } => amount::show(words, number, currency.as_deref()),
        Value::Date(date) => date::show(words, *date),
        Value::Files(files) => file::show(files),
        Value::Location { latitude_microdegrees, longitude_microdegrees } => {
            location::show(*latitude_microdegrees, *longitude_microdegrees)
        }
        Value::Contact { name, phone } => format!("{} {}", name.as_str(), phone.as_str()).trim().to_owned(),
        Value::Case(reference) => reference.clone(),
        Value::Skipped => String::new(),
    }
}

/// Returns the answer to a question that need not be asked: which case, where the customer has only one.
pub fn known(kind: &Kind, cases: &[OwnCase]) -> Option<Value> {
    let only = case::only(cases).filter(|_| *kind == Kind::Case)?;
    Some(Value::Case(only.reference.clone()))
}

/// Returns a date as the customer's language writes it.
pub fn show_date(words: Words<'_>, date: NaiveDate) -> String {
    date::show(words, date)
}

#[cfg(test)]
mod tests;
