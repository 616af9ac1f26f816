//! One answer to one question: taken, taken in part, skipped, kept, or refused with a remedy.

use crate::flow::answer::{Answer, How, Value};
use crate::flow::conversation::{Pace, StepEvent};
use crate::flow::kind::{self, Refusal, Said, Verdict};
use crate::flow::script::Kind;
use crate::text::Arg;

use super::state::Run;

/// What a refusal repeats of an answer.
const QUOTED_CHARS_MAX: usize = 100;

/// Answers beside the point that the confirmation and the menus take before they show another way out.
pub(super) const MENU_TRIES: u8 = 3;

impl Run<'_> {
    /// Takes an answer to the question `id`; words such as “skip” and “keep” are none.
    pub(super) fn answer_question(&mut self, id: &str, said: &Said<'_>) {
        if let Said::Text(text) = said {
            self.quoted = text.chars().take(QUOTED_CHARS_MAX).collect();
        }
        if self.says(said, "cmd-skip") {
            return self.skip(id);
        }
        if self.says(said, "cmd-keep") && self.conversation.suggestions.contains_key(id) {
            return self.keep(id);
        }
        if self.says(said, "cmd-file") && self.can_file() {
            return self.file();
        }
        if self.says(said, "cmd-more") {
            return self.prompt_page(1);
        }
        let in_parts = self.question(id).is_some_and(|question| is_in_parts(&question.kind));
        let said = if in_parts && self.says(said, "cmd-done") { &Said::Done } else { said };
        let Some(ask) = self.ask(id) else {
            return self.advance();
        };
        match kind::read(&ask, said) {
            Verdict::Taken(value) => self.take(id, value),
            Verdict::Partly(value) => self.take_part(id, value),
            Verdict::Refused(Refusal::TooShort) if self.last_try(id) => self.take_short(id, said),
            Verdict::Refused(_) | Verdict::NotUnderstood if self.takes_no_story() && self.follow_story(said) => {}
            Verdict::Refused(refusal) => self.refuse(id, &refusal),
            Verdict::NotUnderstood => {
                let kept = self.tells_story(said);
                match self.first_clause(id, said) {
                    Some(value) => self.take(id, value),
                    None => self.not_understood(id, kept),
                }
            }
        }
    }

    /// Tells whether what is asked is answered by an option, so that a story is beside the point.
    pub(super) fn takes_no_story(&self) -> bool {
        let kind = self.awaited().and_then(|id| self.question(&id)).map(|question| &question.kind);
        kind.is_some_and(|kind| matches!(kind, Kind::Choice { .. } | Kind::Choices { .. } | Kind::YesNo))
    }

    fn take(&mut self, id: &str, value: Value) {
        self.set(id, value, How::Stated);
        self.suspect(id);
        self.remember(id);
        self.count(id, StepEvent::Answered);
        self.time(id);
        self.advance();
    }

    /// Counts how long an answer took since its question was put.
    fn time(&mut self, id: &str) {
        let Some(asked_at) = self.conversation.asked_at.take().filter(|_| self.awaited().as_deref() == Some(id)) else { return };
        let seconds = u64::try_from((self.now - asked_at).num_seconds()).unwrap_or(0);
        self.count(id, StepEvent::Took(Pace::of(seconds)));
    }

    fn take_part(&mut self, id: &str, value: Value) {
        if let Value::Files(files) = &value {
            let count = i64::try_from(files.len()).unwrap_or(i64::MAX);
            self.note_with("files-kept", &[("count", Arg::Number(count))]);
            self.set(id, value, How::Stated);
        } else {
            let answer = Answer { value, how: How::Stated, at: self.now, lang: self.conversation.lang.clone() };
            self.conversation.suggestions.insert(id.to_owned(), answer);
        }
        self.prompt();
    }

    /// Takes a text that stays too short: a question never keeps a matter from being filed.
    fn take_short(&mut self, id: &str, said: &Said<'_>) {
        match said {
            Said::Text(text) => self.take(id, Value::Text((*text).trim().into())),
            Said::Option(_) | Said::Done | Said::Files(_) | Said::Location { .. } | Said::Contact { .. } => self.not_understood(id, false),
        }
    }

    /// Tells whether one more refusal would use the tries up.
    fn last_try(&self, id: &str) -> bool {
        self.question(id).is_some_and(|question| question.tries <= self.conversation.tries.saturating_add(1))
    }

    fn refuse(&mut self, id: &str, refusal: &Refusal) {
        self.note_refusal(id, refusal);
        self.ask_again(id);
    }

    /// Says what the question expects; `kept` tells that the words have found another place.
    fn not_understood(&mut self, id: &str, kept: bool) {
        let expected = self.question(id).map_or("expect-text", |question| kind::expectation(&question.kind));
        let heard = self.words().say(if kept { "words-kept" } else { "not-understood" });
        let text = format!("{heard} {}", self.words().say(expected));
        self.notes.push(text);
        self.ask_again(id);
    }

    fn ask_again(&mut self, id: &str) {
        self.conversation.tries = self.conversation.tries.saturating_add(1);
        self.count(id, StepEvent::Refused);
        if self.tries_are_up(id)
            && let Some(example) = self.attribute(id, "example", &[])
        {
            self.note_with("example", &[("example", Arg::Text(example))]);
        }
        self.prompt_or_hand_over();
    }

    /// Counts something that does not lead on, and asks again.
    pub(super) fn stumble(&mut self) {
        self.conversation.tries = self.conversation.tries.saturating_add(1);
        self.prompt_or_hand_over();
    }

    /// Asks again; who got nowhere twice as often as the question allows is handed to a person, with all that was said.
    fn prompt_or_hand_over(&mut self) {
        let tries = self.awaited().and_then(|id| self.question(&id)).map_or(MENU_TRIES, |question| question.tries);
        if tries.saturating_mul(2) <= self.conversation.tries { self.human() } else { self.prompt() }
    }

    /// Words a refusal as the question does, else as the system does.
    pub(super) fn note_refusal(&mut self, id: &str, refusal: &Refusal) {
        let example = self.attribute(id, "example", &[]).unwrap_or_default();
        let args = refusal.args(self.words(), &self.quoted, &example);
        match self.attribute(id, refusal.attribute(), &args) {
            Some(own) => self.notes.push(own),
            None => self.note_with(&format!("refused-{}", refusal.attribute()), &args),
        }
    }

    /// Leaves the question out, where that is possible.
    pub(super) fn skip(&mut self, id: &str) {
        let possible = self.can_skip(id);
        match (self.parts_are_enough(id), possible) {
            (Some(true), _) | (Some(false), false) => return self.answer_question(id, &Said::Done),
            // What was sent stays, though it is less than was asked for.
            (Some(false), true) => {
                self.remember(id);
                return self.advance();
            }
            (None, _) => {}
        }
        if !possible {
            let expected = self.question(id).map_or("expect-text", |question| kind::expectation(&question.kind));
            let text = format!("{} {}", self.words().say("cannot-skip"), self.words().say(expected));
            self.notes.push(text);
            return self.stumble();
        }
        self.set(id, Value::Skipped, How::Stated);
        self.remember(id);
        self.count(id, StepEvent::Skipped);
        self.advance();
    }

    /// Tells whether some files were taken already.
    pub(super) fn has_parts(&self, id: &str) -> bool {
        self.conversation.answers.get(id).is_some_and(|answer| matches!(answer.value, Value::Files(_)))
    }

    /// Tells whether the files taken so far are as many as the question asks for; `None` where there are none.
    fn parts_are_enough(&self, id: &str) -> Option<bool> {
        let ask = self.ask(id).filter(|_| self.has_parts(id))?;
        Some(matches!(kind::read(&ask, &Said::Done), Verdict::Taken(_)))
    }

    /// Puts files that are fewer than asked for aside, where the conversation leaves their question: it is asked again.
    pub(super) fn shelve_parts(&mut self) {
        let awaited = self.awaited().filter(|id| self.parts_are_enough(id) == Some(false));
        if let Some((id, answer)) = awaited.and_then(|id| self.conversation.answers.remove_entry(&id)) {
            self.conversation.suggestions.insert(id, answer);
        }
    }

    /// Takes the former answer again.
    pub(super) fn keep(&mut self, id: &str) {
        match self.conversation.suggestions.remove(id) {
            Some(answer) => {
                self.set(id, answer.value, answer.how);
                self.remember(id);
                self.advance();
            }
            None => self.closed(),
        }
    }
}

fn is_in_parts(kind: &Kind) -> bool {
    matches!(kind, Kind::Choices { .. } | Kind::Photo { .. } | Kind::File { .. })
}
