//! A conversation by mail: file at once, say what was understood, ask for all that is missing in one reply.

use crate::flow::condition::{Guesses, Truth, View, questions};
use crate::flow::conversation::{Awaiting, Effect, Input, MailInput, Prompt, Status, StepEvent};
use crate::flow::kind;
use crate::flow::script::{Condition, Literal, Step};
use crate::text::Arg;

use super::command::{Command, parse};
use super::state::Run;

/// Which questions a reply asks, in the order in which they are numbered.
#[derive(Debug, Default)]
struct Missing {
    needed: Vec<String>,
    wanted: Vec<String>,
    /// Asked although it is not known yet whether they apply.
    perhaps: Vec<String>,
}

impl Missing {
    /// Returns all of them in the order of their numbers.
    fn asked(&self) -> Vec<String> {
        [self.needed.clone(), self.wanted.clone(), self.perhaps.clone()].concat()
    }
}

impl Run<'_> {
    /// Takes the first mail: a complaint is filed however unfinished it is.
    pub(super) fn open_mail(&mut self, input: Option<&Input>) {
        if let Some(mail) = input.and_then(as_mail) {
            self.extract_following(&mail);
        }
        let complete = self.view(Guesses::Harmless).is_complete();
        self.effects.push(Effect::File { complete });
        self.reply();
        // From here on a changed answer amends the case.
        self.conversation.status = Status::Filed;
    }

    /// Takes a later mail.
    pub(super) fn take_mail(&mut self, input: &Input) {
        self.conversation.timer = None;
        let Some(mail) = as_mail(input) else {
            self.note("mail-added");
            return self.send(Prompt::default());
        };
        if parse(self.words(), mail.new_text.as_str()) == Some(Command::Human) {
            self.effects.push(Effect::HandOver);
            self.note("mail-added");
            return self.send(Prompt::default());
        }
        let before = self.conversation.answers.clone();
        self.take_answers(&mail);
        self.extract_following(&mail);
        if before == self.conversation.answers {
            self.note("mail-added");
        }
        self.reply();
    }

    /// Extracts, and again for each flow that takes over by what was found.
    fn extract_following(&mut self, mail: &MailInput) {
        self.extract(mail);
        self.look_up();
        while self.follow() {
            self.extract(mail);
            self.look_up();
        }
    }

    /// Says what is due, what was understood, and asks for the rest.
    fn reply(&mut self) {
        drop(self.say_until(None));
        if !self.notes.is_empty() {
            let quotes_customer = self.says_quote();
            self.send(Prompt { quotes_customer, ..Prompt::default() });
        }
        let lines = self.summary_lines();
        if !lines.is_empty() {
            let text = format!("{}\n{}", self.words().say("mail-understood"), lines.join("\n"));
            self.send(Prompt { text: text.into(), quotes_customer: true, ..Prompt::default() });
        }
        self.ask_missing();
    }

    /// Tells whether a statement that is about to be sent repeats something that the customer wrote.
    fn says_quote(&self) -> bool {
        let personal = self.conversation.answers.iter().map(|(id, answer)| kind::show(self.words(), id, &answer.value));
        let mut personal = personal.chain([self.conversation.name.as_str().to_owned()]).filter(|value| !value.is_empty());
        personal.any(|value| self.notes.iter().any(|note| note.contains(&value)))
    }

    fn ask_missing(&mut self) {
        let missing = self.missing();
        let asked = missing.asked();
        if asked.is_empty() || self.flow.mail_rounds <= self.conversation.round {
            let word = if missing.needed.is_empty() { "mail-complete" } else { "mail-added" };
            self.conversation.awaiting = if asked.is_empty() { Awaiting::Nothing } else { Awaiting::Batch(asked) };
            self.note(word);
            self.send(Prompt::default());
            return;
        }
        for id in &asked {
            self.count(id, StepEvent::Asked);
        }
        self.conversation.round = self.conversation.round.saturating_add(1);
        self.conversation.awaiting = Awaiting::Batch(asked);
        self.send_questions(&missing);
        self.wind_mail();
    }

    /// Asks once more what was asked and not answered.
    pub(super) fn remind_by_mail(&mut self) {
        self.conversation.timer = None;
        let missing = self.missing();
        let asked = missing.asked();
        if !asked.is_empty() {
            self.note("mail-remind");
            // Staff may have answered some meanwhile: the numbers are those of this letter.
            self.conversation.awaiting = Awaiting::Batch(asked);
            self.send_questions(&missing);
        }
    }

    fn send_questions(&mut self, missing: &Missing) {
        let mut text: Vec<String> = Vec::new();
        let mut number = 1;
        for (heading, ids) in [("mail-needed", &missing.needed), ("mail-wanted", &missing.wanted)] {
            if !ids.is_empty() {
                text.push(self.words().say(heading));
                text.extend(ids.iter().zip(number..).flat_map(|(id, number)| self.numbered(id, number)));
                text.push(String::new());
                number += ids.len();
            }
        }
        for (id, number) in missing.perhaps.iter().zip(number..) {
            text.extend(self.only_if(id));
            text.extend(self.numbered(id, number));
            text.push(String::new());
        }
        self.send(Prompt { text: text.join("\n").trim_end().to_owned().into(), ..Prompt::default() });
    }

    fn missing(&self) -> Missing {
        let view: View<'_> = self.view(Guesses::Harmless);
        let mut missing = Missing::default();
        for (step, question) in view.open() {
            let list = if question.optional { &mut missing.wanted } else { &mut missing.needed };
            list.push(step.id.clone());
        }
        let unanswered = |step: &Step| !self.conversation.answers.contains_key(&step.id);
        let early = questions(self.flow)
            .filter(|(step, question)| question.mail.early && view.asks(&step.id) == Truth::Unknown && unanswered(step));
        missing.perhaps = early.map(|(step, _)| step.id.clone()).collect();
        missing
    }

    fn numbered(&self, id: &str, number: usize) -> Vec<String> {
        let Some(ask) = self.ask(id) else {
            return Vec::new();
        };
        let mut lines = vec![format!("  {number}. {}", self.message(id).replace('\n', "\n     "))];
        lines.extend(kind::mail_lines(&ask).into_iter().map(|line| format!("     {line}")));
        lines
    }

    /// Says in the customer's words when a question applies.
    pub(super) fn only_if(&self, id: &str) -> Vec<String> {
        let step = self.flow.steps.iter().find(|step| step.id == id);
        let Some(condition) = step.and_then(|step| step.when.as_ref()) else {
            return Vec::new();
        };
        let view = self.view(Guesses::Harmless);
        let parts = match condition {
            Condition::And(parts) => parts.iter().filter(|part| view.truth(part) == Truth::Unknown).collect(),
            Condition::Or(_)
            | Condition::Not(_)
            | Condition::Is { .. }
            | Condition::IsNot { .. }
            | Condition::In { .. }
            | Condition::Compare { .. }
            | Condition::Answered(_)
            | Condition::Skipped(_) => vec![condition],
        };
        let lines: Option<Vec<String>> = parts.into_iter().map(|part| self.only_if_one(part)).collect();
        lines.unwrap_or_else(|| vec![self.words().say("mail-if-fits")])
    }

    fn only_if_one(&self, condition: &Condition) -> Option<String> {
        let (field, values) = match condition {
            Condition::Is { field, value } => (field, std::slice::from_ref(value)),
            Condition::In { field, values } => (field, values.as_slice()),
            Condition::And(_)
            | Condition::Or(_)
            | Condition::Not(_)
            | Condition::IsNot { .. }
            | Condition::Compare { .. }
            | Condition::Answered(_)
            | Condition::Skipped(_) => return None,
        };
        let values: Option<Vec<String>> = values.iter().map(|value| self.literal(field, value)).collect();
        let values = values?.join(&format!(" {} ", self.words().say("mail-or")));
        Some(self.words().fill("mail-only-if", &[("label", Arg::Text(self.label(field))), ("values", Arg::Text(values))]))
    }

    fn literal(&self, field: &str, value: &Literal) -> Option<String> {
        match value {
            Literal::Option(option) => Some(self.words().say(&format!("{field}-{option}"))),
            Literal::YesNo(yes) => Some(self.words().say(if *yes { "yes" } else { "no" })),
            Literal::Date(date) => Some(kind::show_date(self.words(), *date)),
            Literal::Number(_) => None,
        }
    }
}

/// Returns what was written as a mail, whatever way it came.
fn as_mail(input: &Input) -> Option<MailInput> {
    let bare = |text: &str| MailInput {
        sender: "".into(),
        sender_name: "".into(),
        subject: "".into(),
        new_text: text.into(),
        full_text: text.into(),
        files: Vec::new(),
    };
    match input {
        Input::Mail(mail) => Some(mail.clone()),
        Input::Text(text) => Some(bare(text.as_str())),
        Input::Files { files, caption } => {
            Some(MailInput { files: files.clone(), ..bare(caption.as_ref().map_or("", |caption| caption.as_str())) })
        }
        Input::Button(_) | Input::Location { .. } | Input::Contact { .. } | Input::TimerDue | Input::Unusable { .. } => None,
    }
}
