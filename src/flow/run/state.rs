//! One step under way: the conversation, the effects so far, and what is to be said before the next prompt.

use chrono::{DateTime, Utc};

use crate::flow::answer::{Answer, How, Value};
use crate::flow::condition::{Guesses, Truth, View, mentions, question, questions};
use crate::flow::conversation::{Awaiting, Conversation, Effect, Prompt, Status, StepEvent};
use crate::flow::kind::{self, Ask};
use crate::flow::script::{Condition, Flow, Flows, Kind, Question, Step};
use crate::flow::words::Words;
use crate::text::Arg;

/// What a channel carries in one message.
const PROMPT_CHARS_MAX: usize = 4096;

/// A flow as another took over from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub conversation: Conversation,
    /// The place of the `[[next]]` by which it did.
    pub nth: usize,
}

/// A step under way.
#[derive(Debug)]
pub(super) struct Run<'a> {
    pub(super) flows: &'a Flows,
    pub(super) flow: &'a Flow,
    pub(super) conversation: Conversation,
    pub(super) now: DateTime<Utc>,
    pub(super) effects: Vec<Effect>,
    /// Said before the next prompt, in one message with it.
    pub(super) notes: Vec<String>,
    /// What the customer wrote, short, to be quoted where it is refused.
    pub(super) quoted: String,
    /// The flows that others have taken over from in this step.
    pub(super) left: Vec<Left>,
}

impl<'a> Run<'a> {
    pub(super) fn new(flows: &'a Flows, flow: &'a Flow, conversation: Conversation, now: DateTime<Utc>) -> Self {
        Run { flows, flow, conversation, now, effects: Vec::new(), notes: Vec::new(), quoted: String::new(), left: Vec::new() }
    }

    pub(super) fn words(&self) -> Words<'_> {
        Words { texts: &self.flow.texts, lang: &self.conversation.lang }
    }

    pub(super) fn view(&self, guesses: Guesses) -> View<'_> {
        View::new(self.flow, &self.conversation.answers, self.conversation.channel, guesses)
    }

    /// Returns a question of the flow as it is put to this customer now.
    pub(super) fn ask<'s>(&'s self, id: &'s str) -> Option<Ask<'s>> {
        let (_, question) = question(self.flow, id)?;
        let several = matches!(question.kind, Kind::Choices { .. });
        let parts = if several { &self.conversation.suggestions } else { &self.conversation.answers };
        let so_far = parts.get(id).map(|answer| &answer.value);
        Some(Ask { id, question, words: self.words(), today: self.now.date_naive(), so_far, cases: &self.conversation.cases })
    }

    pub(super) fn question(&self, id: &str) -> Option<&'a Question> {
        question(self.flow, id).map(|(_, question)| question)
    }

    /// Says a message of the system before the next prompt.
    pub(super) fn note(&mut self, id: &str) {
        self.note_with(id, &[]);
    }

    pub(super) fn note_with(&mut self, id: &str, args: &[(&str, Arg)]) {
        let text = self.words().fill(id, args);
        self.notes.push(text);
    }

    /// Returns a message of the flow, filled with the customer's name and answers.
    pub(super) fn message(&self, id: &str) -> String {
        self.filled(id, None, &[]).unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn attribute(&self, id: &str, attribute: &str, more: &[(&str, Arg)]) -> Option<String> {
        self.filled(id, Some(attribute), more)
    }

    fn filled(&self, id: &str, attribute: Option<&str>, more: &[(&str, Arg)]) -> Option<String> {
        let values = self.variables();
        let mut args: Vec<(&str, Arg)> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        args.extend(more.iter().cloned());
        let (texts, lang) = (&self.flow.texts, &self.conversation.lang);
        let text = match attribute {
            Some(attribute) => texts.attribute(lang, id, attribute, &args),
            None => texts.get(lang, id, &args),
        };
        text.map(|text| close_gaps(&text))
    }

    /// Returns the customer's name and answers; whole numbers as such, so that texts can choose a plural by them.
    fn variables(&self) -> Vec<(String, Arg)> {
        let view = self.view(Guesses::All);
        let mut values = vec![("name".to_owned(), Arg::Text(self.conversation.name.as_str().to_owned()))];
        for (id, answer) in &self.conversation.answers {
            let value = if view.asks(id) == Truth::True { kind::show(self.words(), id, &answer.value) } else { String::new() };
            let number = match &answer.value {
                Value::Number(number) => number.parse().ok().filter(|_| value == *number),
                Value::Text(_)
                | Value::Choice(_)
                | Value::Choices(_)
                | Value::YesNo(_)
                | Value::Consent(_)
                | Value::Amount { .. }
                | Value::Date(_)
                | Value::Email(_)
                | Value::Phone(_)
                | Value::Files(_)
                | Value::Location { .. }
                | Value::Contact { .. }
                | Value::Case(_)
                | Value::Skipped => None,
            };
            values.push((id.clone(), number.map_or(Arg::Text(value), Arg::Number)));
        }
        values.extend(self.looked_up());
        values
    }

    /// Returns what tables say about the answers: `recalled_hazard` is the column `hazard` of the row that `recalled` found.
    fn looked_up(&self) -> Vec<(String, Arg)> {
        let lookups = questions(self.flow).filter_map(|(step, question)| Some((step, question.lookup.as_ref()?)));
        let cells = lookups.flat_map(|(step, lookup)| {
            let found = self.row_of(lookup);
            let columns = self.flow.tables.get(&lookup.table).into_iter().flat_map(|table| table.plain_columns());
            let shown = move |column| found.map_or("", |(table, row)| table.shown(row, column, &self.conversation.lang));
            columns.map(move |column| (format!("{}_{column}", step.id), Arg::Text(shown(column).to_owned())))
        });
        cells.collect()
    }

    pub(super) fn label(&self, id: &str) -> String {
        label(self.words(), id)
    }

    /// Takes an answer: alarms are decided at once.
    pub(super) fn set(&mut self, id: &str, value: Value, how: How) {
        let answer = Answer { value, how, at: self.now, lang: self.conversation.lang.clone() };
        self.conversation.suggestions.remove(id);
        self.conversation.answers.insert(id.to_owned(), answer);
        if self.conversation.status == Status::Filed && !self.effects.contains(&Effect::Amend) {
            self.effects.push(Effect::Amend);
        }
        self.raise();
    }

    /// Notes that the customer answered `id` last.
    pub(super) fn remember(&mut self, id: &str) {
        self.conversation.trail.retain(|other| other != id);
        self.conversation.trail.push(id.to_owned());
        self.conversation.tries = 0;
    }

    /// Takes an answer back as a suggestion; its question is open again.
    pub(super) fn reopen(&mut self, id: &str) {
        self.shelve_parts();
        if let Some(answer) = self.conversation.answers.remove(id)
            && answer.value != Value::Skipped
        {
            self.conversation.suggestions.insert(id.to_owned(), answer);
        }
        self.conversation.tries = 0;
        self.conversation.asked_at = None;
        self.conversation.awaiting = Awaiting::One(id.to_owned());
    }

    /// Puts former answers that were not replaced back in force: nothing that was said is lost when the customer falls silent.
    pub(super) fn restore_suggestions(&mut self) {
        for (id, answer) in std::mem::take(&mut self.conversation.suggestions) {
            self.conversation.answers.entry(id).or_insert(answer);
        }
        self.raise();
    }

    /// Fires the alarms that have become true, and withdraws those that have become false. A withdrawn alarm may fire again.
    pub(super) fn raise(&mut self) {
        let (all, certain) = (self.view(Guesses::All), self.view(Guesses::Harmless));
        let decided: Vec<_> = self.flow.raises.iter().map(|raise| (raise, all.truth(&raise.when), certain.truth(&raise.when))).collect();
        for (raise, truth, certain) in decided {
            let fired = self.conversation.fired.contains(&raise.id);
            match truth {
                Truth::True if !fired => {
                    self.conversation.fired.insert(raise.id.clone());
                    self.effects.push(Effect::Raise {
                        id: raise.id.clone(),
                        priority: raise.priority,
                        notify: raise.notify.clone(),
                        suspected: certain != Truth::True,
                    });
                }
                Truth::False if fired && !self.was_skipped(&raise.when) => {
                    self.conversation.fired.remove(&raise.id);
                    self.effects.push(Effect::Withdraw { id: raise.id.clone() });
                }
                Truth::True | Truth::False | Truth::Unknown => {}
            }
        }
    }

    /// Tells whether a condition rests on a question that was skipped, or that is not asked because another was skipped:
    /// to say nothing does not call an alarm off.
    fn was_skipped(&self, condition: &Condition) -> bool {
        let mut conditions = vec![condition];
        let mut steps: Vec<&Step> = self.flow.steps.iter().collect();
        while let Some(condition) = conditions.pop() {
            let (named, others): (Vec<&Step>, _) = steps.into_iter().partition(|step| mentions(condition, &step.id));
            steps = others;
            let skipped = |step: &&Step| self.conversation.answers.get(&step.id).is_some_and(|answer| answer.value == Value::Skipped);
            if named.iter().any(skipped) {
                return true;
            }
            conditions.extend(named.iter().filter_map(|step| step.when.as_ref()));
        }
        false
    }

    pub(super) fn count(&mut self, step: &str, what: StepEvent) {
        let (flow, version) = (self.flow.id.clone(), self.flow.version.clone());
        self.effects.push(Effect::Count { flow, version, step: step.to_owned(), what });
    }

    /// Sends the notes and a prompt as one message, or as several where one would be too long.
    pub(super) fn send(&mut self, prompt: Prompt) {
        let mut parts = std::mem::take(&mut self.notes);
        parts.push(prompt.text.as_str().to_owned());
        parts.retain(|part| !part.is_empty());
        let mut text = String::new();
        for part in parts {
            if !text.is_empty() && PROMPT_CHARS_MAX < text.chars().count() + 2 + part.chars().count() {
                self.send_text(std::mem::take(&mut text), prompt.quotes_customer);
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&part);
        }
        let text = shorten(self.words(), &text, PROMPT_CHARS_MAX);
        if !text.is_empty() {
            self.effects.push(Effect::Send(Prompt { text: text.into(), ..prompt }));
        }
    }

    fn send_text(&mut self, text: String, quotes_customer: bool) {
        let text = shorten(self.words(), &text, PROMPT_CHARS_MAX);
        self.effects.push(Effect::Send(Prompt { text: text.into(), quotes_customer, ..Prompt::default() }));
    }
}

/// Returns the short name of a question for summaries and menus.
pub(super) fn label(words: Words<'_>, id: &str) -> String {
    words.attribute(id, "label", &[]).unwrap_or_else(|| words.say(id))
}

/// Returns the text, or its beginning with a note that the rest is kept.
pub(super) fn shorten(words: Words<'_>, text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let mark = words.say("shortened");
    let kept: String = text.chars().take(chars_max.saturating_sub(mark.chars().count() + 1)).collect();
    format!("{} {mark}", kept.trim_end())
}

/// Closes the gap that an empty name or answer leaves: “Hello .” reads “Hello.”, and “Hola, .” reads “Hola.”
fn close_gaps(text: &str) -> String {
    let text = text.replace(" .", ".").replace(" ,", ",").replace(" !", "!").replace(",.", ".").replace(",!", "!");
    text.lines().map(|line| line.trim_end().replace("  ", " ")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greeting_without_a_name_ends_as_a_sentence_does() {
        assert_eq!(close_gaps("Hello . I am here."), "Hello. I am here.");
        assert_eq!(close_gaps("Здравствуйте, . Я программа."), "Здравствуйте. Я программа.");
        assert_eq!(close_gaps("¡Hola, !"), "¡Hola!");
    }
}
