//! What a mail already says: where the script points, patterns, labelled lines, and words that hint at an answer.
//!
//! A guess may bring an alarm about, never dismiss one; consent is never inferred; what the customer stated is never replaced.

use crate::flow::answer::{How, Value};
use crate::flow::condition::{mentions, questions};
use crate::flow::conversation::{Awaiting, MailInput, StepEvent};
use crate::flow::kind::{self, Said, Verdict};
use crate::flow::script::{Kind, MailSource, Question, Step};
use crate::flow::words::{contains_words, normalise};

use super::inline::numbered;
use super::state::Run;

/// What parts a label from an answer; the second is that of Chinese and Japanese keyboards.
const COLONS: [char; 2] = [':', '：'];

impl Run<'_> {
    /// Takes every answer that a mail contains without having been asked.
    pub(super) fn extract(&mut self, mail: &MailInput) {
        let fields: Vec<(&Step, &Question)> = questions(self.flow).collect();
        for (step, question) in &fields {
            if let Some(value) = self.labelled(&step.id, mail) {
                self.find(&step.id, value, How::Stated);
            } else if let Some(value) = self.in_source(step, question, mail).or_else(|| self.by_pattern(step, question, mail)) {
                self.find(&step.id, value, How::Found);
            }
        }
        if !mail.files.is_empty() {
            self.store_files(&mail.files, How::Found);
        }
        let text = normalise(&format!("{} {}", mail.subject.as_str(), mail.new_text.as_str()));
        for (step, question) in &fields {
            if let Some(value) = self.guess(step, question, &text) {
                self.find(&step.id, value, How::Guessed);
            }
        }
    }

    /// Takes a value unless something as good or better is known.
    fn find(&mut self, id: &str, value: Value, how: How) {
        let known = self.conversation.answers.get(id).map(|answer| answer.how);
        let better = match (known, how) {
            (None, _) => true,
            (Some(How::Guessed), How::Stated | How::Found | How::ByStaff) => true,
            (Some(How::Found), How::Stated) => true,
            (Some(How::Stated), How::Stated) => self.conversation.answers.get(id).is_some_and(|answer| answer.value != value),
            (Some(How::Stated | How::Found | How::Guessed | How::ByStaff), _) => false,
        };
        if better {
            self.set(id, value, how);
            self.count(id, StepEvent::Answered);
        }
    }

    /// Reads a line `Order number: AB-123456`, with the label in any language of the flow.
    fn labelled(&self, id: &str, mail: &MailInput) -> Option<Value> {
        let labels = self.labels(id);
        let value = mail.new_text.as_str().lines().find_map(|line| {
            let (label, value) = line.split_once(COLONS)?;
            labels.contains(&normalise(label)).then_some(value)
        })?;
        self.accept(id, value)
    }

    fn in_source(&self, step: &Step, question: &Question, mail: &MailInput) -> Option<Value> {
        let source = match question.mail.from? {
            // Answers to other questions are no story.
            MailSource::Body if self.only_answers(mail) => return None,
            MailSource::Body => &mail.new_text,
            MailSource::Subject => &mail.subject,
            MailSource::Sender => &mail.sender,
            MailSource::Attachments => return None,
        };
        // The body is the story as a whole: too short or too long a mail is a story all the same.
        match (&question.kind, self.accept(&step.id, source.as_str())) {
            (_, Some(value)) => Some(value),
            (Kind::Text { .. }, None) if question.mail.from == Some(MailSource::Body) && !source.as_str().trim().is_empty() => {
                Some(Value::Text(source.as_str().trim().into()))
            }
            (_, None) => None,
        }
    }

    /// Tells whether every line of a mail answers a question, by its label or by the number under which it was asked.
    fn only_answers(&self, mail: &MailInput) -> bool {
        let count = match &self.conversation.awaiting {
            Awaiting::Batch(asked) => asked.len(),
            Awaiting::Nothing | Awaiting::One(_) | Awaiting::Confirm | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => 0,
        };
        let labels: Vec<String> = questions(self.flow).flat_map(|(step, _)| self.labels(&step.id)).collect();
        let is_labelled = |line: &str| line.split_once(COLONS).is_some_and(|(label, _)| labels.contains(&normalise(label)));
        let is_numbered = |line: &str| numbered(line).is_some_and(|(number, _)| (1..=count).contains(&number));
        let mut lines = mail.new_text.as_str().lines().map(str::trim).filter(|line| !line.is_empty());
        lines.all(|line| is_labelled(line) || is_numbered(line))
    }

    fn labels(&self, id: &str) -> Vec<String> {
        self.words().in_every_language(id, Some("label")).iter().map(|label| normalise(label)).collect()
    }

    /// Looks for the pattern in subject and body; two different hits leave the question open.
    fn by_pattern(&self, step: &Step, question: &Question, mail: &MailInput) -> Option<Value> {
        let pattern = question.matches.as_ref().filter(|_| question.mail.find)?;
        let text = format!("{}\n{}", mail.subject.as_str(), mail.new_text.as_str());
        let mut hits: Vec<Value> = Vec::new();
        // The pattern is for tidied text, so the mail is tidied before it is searched.
        for text in [text.clone(), kind::tidy(&question.tidy, &text)] {
            for hit in pattern.within.find_iter(&text) {
                let value = self.accept(&step.id, hit.as_str()).filter(|value| !hits.contains(value));
                hits.extend(value);
            }
        }
        (hits.len() == 1).then(|| hits.remove(0))
    }

    /// Reads a text as an answer to `id`.
    pub(super) fn accept(&self, id: &str, text: &str) -> Option<Value> {
        match kind::read(&self.ask(id)?, &Said::Text(text)) {
            Verdict::Taken(value) | Verdict::Partly(value) => Some(value),
            Verdict::NotUnderstood | Verdict::Refused(_) => None,
        }
    }

    /// Looks for alarming words in a text that was just given; the questions themselves are asked all the same.
    pub(super) fn suspect(&mut self, id: &str) {
        let Some(Value::Text(text)) = self.conversation.answers.get(id).map(|answer| answer.value.clone()) else {
            return;
        };
        let fields: Vec<(&Step, &Question)> = questions(self.flow).filter(|(step, _)| self.is_alarming(&step.id)).collect();
        let text = normalise(text.as_str());
        for (step, question) in fields {
            if let (Kind::YesNo, Some(value)) = (&question.kind, self.guess(step, question, &text)) {
                self.find(&step.id, value, How::Guessed);
            }
        }
    }

    pub(super) fn is_alarming(&self, id: &str) -> bool {
        self.flow.raises.iter().any(|raise| mentions(&raise.when, id))
    }

    /// Guesses from the words that the flow gives as hints; `text` is normalised.
    fn guess(&self, step: &Step, question: &Question, text: &str) -> Option<Value> {
        let hints = |id: &str, attribute: &str| self.words().list(id, Some(attribute)).iter().any(|word| contains_words(text, word));
        match &question.kind {
            Kind::Choice { options } => {
                let mut hit = options.iter().filter(|option| hints(&format!("{}-{option}", step.id), "words"));
                let first = hit.next()?;
                hit.next().is_none().then(|| Value::Choice(first.clone()))
            }
            Kind::YesNo => {
                let alarming = self.is_alarming(&step.id);
                match (hints(&step.id, "words_yes"), hints(&step.id, "words_no")) {
                    (true, no) if alarming || !no => Some(Value::YesNo(true)),
                    (false, true) if !alarming => Some(Value::YesNo(false)),
                    (true | false, true | false) => None,
                }
            }
            Kind::Text { .. }
            | Kind::Choices { .. }
            | Kind::Consent
            | Kind::Number { .. }
            | Kind::Amount { .. }
            | Kind::Date { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case => None,
        }
    }
}
