//! What a customer sees, and what else happens, as lines of a transcript.

use crate::flow::answer::{Answer, How, Value};
use crate::flow::conversation::{Effect, Keyboard, Prompt, PromptButton, Status};
use crate::flow::finish::Order;
use crate::flow::script::Priority;

/// One thing that a step showed or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Prompt(Prompt),
    /// A whole mail.
    Mail {
        subject: String,
        text: String,
    },
    /// Anything else, such as `raise safety urgent`.
    Did(String),
}

impl Shown {
    /// Returns the lines as a transcript has them.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Shown::Did(what) => vec![format!("! {what}")],
            Shown::Prompt(prompt) => {
                let lines = prompt.text.as_str().lines().map(|line| marked("<", line));
                lines.chain(keys(prompt)).collect()
            }
            Shown::Mail { subject, text } => {
                let head = [marked("<<", &format!("Subject: {subject}")), "<<".to_owned()];
                head.into_iter().chain(text.lines().map(|line| marked("<<", line))).collect()
            }
        }
    }
}

/// Returns the rows of buttons and the keyboard under a prompt.
pub fn keys(prompt: &Prompt) -> Vec<String> {
    let row = |buttons: &Vec<PromptButton>| {
        let labels: Vec<String> = buttons.iter().map(|button| format!("[{}]", button.label)).collect();
        format!("    {}", labels.join(" "))
    };
    let keyboard = match &prompt.keyboard {
        Some(Keyboard::RequestLocation { label } | Keyboard::RequestContact { label }) => Some(format!("    (keyboard: {label})")),
        Some(Keyboard::Remove) | None => None,
    };
    prompt.buttons.iter().map(row).chain(keyboard).collect()
}

fn marked(mark: &str, line: &str) -> String {
    format!("{mark} {line}").trim_end().to_owned()
}

/// Says what an effect does, where it is no message and no count.
pub(super) fn did(effect: &Effect) -> Option<String> {
    match effect {
        Effect::Send(_) | Effect::Count { .. } => None,
        Effect::File { complete: true } => Some("file".to_owned()),
        Effect::File { complete: false } => Some("file incomplete".to_owned()),
        Effect::Amend => Some("amend".to_owned()),
        Effect::Raise { id, priority, suspected, .. } => {
            let suspected = if *suspected { " suspected" } else { "" };
            Some(format!("raise {id} {}{suspected}", priority_word(*priority)))
        }
        Effect::Withdraw { id } => Some(format!("withdraw {id}")),
        Effect::HandOver => Some("hand over".to_owned()),
        Effect::Order { order } => Some(order_word(*order).to_owned()),
        Effect::Forget => Some("forget".to_owned()),
        Effect::Begin { flow } => Some(format!("begin {flow}")),
    }
}

fn order_word(order: Order) -> &'static str {
    match order {
        Order::Addition => "addition",
        Order::Withdrawal => "withdrawal",
        Order::Status => "status",
        Order::MyData => "my data",
        Order::Nothing => "end",
    }
}

pub(super) fn priority_word(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "low",
        Priority::Normal => "normal",
        Priority::High => "high",
        Priority::Urgent => "urgent",
    }
}

pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Filed => "filed",
        Status::Cancelled => "cancelled",
        Status::Dropped => "dropped",
        Status::HandedOver => "handed_over",
    }
}

/// Writes an answer as the script would: options by id, dates as 2026-02-01, guesses with `~`.
pub(super) fn plain(answer: &Answer) -> String {
    let value = match &answer.value {
        Value::Text(text) | Value::Email(text) | Value::Phone(text) => text.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Choice(option) => option.clone(),
        Value::Choices(options) => options.join(", "),
        Value::YesNo(yes) | Value::Consent(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.clone(),
        Value::Amount { number, currency } => format!("{number} {}", currency.as_deref().unwrap_or("")).trim_end().to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Files(files) => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
        Value::Location { latitude_microdegrees, longitude_microdegrees } => format!("{latitude_microdegrees},{longitude_microdegrees}"),
        Value::Case(reference) => reference.clone(),
        Value::Contact { name, phone } => format!("{} {}", name.as_str(), phone.as_str()),
        Value::Skipped => "skipped".to_owned(),
    };
    if answer.how == How::Guessed { format!("~{value}") } else { value }
}
