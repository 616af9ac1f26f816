//! The customer's own words, where they come unasked: as the first message, or beside a question that wants something else.

use crate::flow::answer::{How, Value};
use crate::flow::condition::{Guesses, questions};
use crate::flow::conversation::StepEvent;
use crate::flow::kind::{self, Refusal, Said, Verdict};
use crate::flow::script::{Kind, Question, Step};

use super::state::Run;

/// Fewer words than these are a slip or a greeting, not a part of the story.
const STORY_WORDS_MIN: usize = 4;

/// What ends the first clause of a sentence, in the scripts of the shipped languages.
const CLAUSE_ENDS: [char; 9] = [',', '.', ';', '!', ':', '\n', '–', '—', '،'];

impl Run<'_> {
    /// Takes the first message as the story, where it is one.
    pub(super) fn take_narrative(&mut self, said: &Said<'_>) {
        let Some(id) = self.untold_story() else { return };
        let Some(verdict) = self.ask(&id).map(|ask| kind::read(&ask, said)) else { return };
        match verdict {
            Verdict::Taken(value) => self.tell(&id, value),
            Verdict::Refused(refusal @ Refusal::TooLong { .. }) => self.note_refusal(&id, &refusal),
            Verdict::Partly(_) | Verdict::NotUnderstood | Verdict::Refused(_) => {}
        }
    }

    /// Takes sentences that answer nothing that was asked as the story, or adds them to it; the question is then asked again.
    pub(super) fn tells_story(&mut self, said: &Said<'_>) -> bool {
        let Said::Text(text) = said else { return false };
        if text.split_whitespace().count() < STORY_WORDS_MIN {
            return false;
        }
        let told = match self.untold_story() {
            Some(id) => self.accept(&id, text).map(|value| (id, value)),
            None => self.longer_story(text),
        };
        let Some((id, value)) = told else { return false };
        // The question that it does not answer keeps its tries: it shows its ways out as early as after a refusal.
        let tries = self.conversation.tries;
        self.tell(&id, value);
        self.conversation.tries = tries;
        true
    }

    /// Reads “Yes, and it still hurts” as a yes. A “no” that goes on never dismisses an alarm: the question is asked again.
    pub(super) fn first_clause(&self, id: &str, said: &Said<'_>) -> Option<Value> {
        let Said::Text(text) = said else { return None };
        let ask = self.ask(id).filter(|ask| ask.question.kind == Kind::YesNo)?;
        let (clause, _) = text.split_once(CLAUSE_ENDS)?;
        match kind::read(&ask, &Said::Text(clause)) {
            Verdict::Taken(Value::YesNo(false)) if self.is_alarming(id) => None,
            Verdict::Taken(value) => Some(value),
            Verdict::Partly(_) | Verdict::NotUnderstood | Verdict::Refused(_) => None,
        }
    }

    fn tell(&mut self, id: &str, value: Value) {
        self.set(id, value, How::Stated);
        self.suspect(id);
        self.remember(id);
        self.count(id, StepEvent::Answered);
    }

    /// Returns the question for the story while it is open: the first required text question.
    fn untold_story(&self) -> Option<String> {
        let view = self.view(Guesses::Harmless);
        view.open().find(|(_, question)| is_story(question)).map(|(step, _)| step.id.clone())
    }

    /// Returns the story with `text` at its end, unless that is more than its question takes.
    fn longer_story(&self, text: &str) -> Option<(String, Value)> {
        let (step, _): (&Step, _) = questions(self.flow).find(|(_, question)| is_story(question))?;
        let Value::Text(story) = &self.conversation.answers.get(&step.id)?.value else { return None };
        let longer = format!("{}\n\n{}", story.as_str(), text.trim());
        Some((step.id.clone(), self.accept(&step.id, &longer)?))
    }
}

fn is_story(question: &Question) -> bool {
    !question.optional && matches!(question.kind, Kind::Text { .. })
}
