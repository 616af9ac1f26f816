//! What a customer's silence leads to: reminders, then a case from what was said, or the end. Nothing expires without a word.

use chrono::{DateTime, TimeDelta, Utc};

use crate::flow::condition::Guesses;
use crate::flow::conversation::{Awaiting, Channel, Effect, Prompt, Status, Timer};
use crate::flow::script::SilenceEnd;

use super::state::Run;

impl Run<'_> {
    /// Starts the silence over: the customer has just said something.
    pub(super) fn wind(&mut self) {
        match (self.conversation.status, self.conversation.channel) {
            (Status::Open, Channel::Chat) => self.conversation.timer = Some(self.next_after(self.now, 0)),
            // By mail the questions set it: see `ask_missing`.
            (Status::Cancelled, _) | (Status::Filed, Channel::Mail) => {}
            (Status::Open | Status::Dropped | Status::HandedOver, _) | (Status::Filed, Channel::Chat) => self.conversation.timer = None,
        }
    }

    /// Returns what follows the first `reminded` reminders of a silence that began at `since`.
    fn next_after(&self, since: DateTime<Utc>, reminded: u8) -> (DateTime<Utc>, Timer) {
        let silence = &self.flow.silence;
        match silence.remind_after.get(usize::from(reminded)).filter(|after| **after < silence.end_after) {
            Some(after) => (later(since, *after), Timer::Remind { nth: reminded + 1 }),
            None => (later(since, silence.end_after), Timer::End),
        }
    }

    /// Begins the silence after questions by mail: one reminder, when the whole silence of the script has passed. The case is
    /// filed already, so that nothing expires, and its questions stay open.
    pub(super) fn wind_mail(&mut self) {
        self.conversation.timer = Some((later(self.now, self.flow.silence.end_after), Timer::Remind { nth: 1 }));
    }

    /// Does what the timer is due for; before its instant, nothing.
    pub(super) fn timer_due(&mut self) {
        let Some((due, timer)) = self.conversation.timer.filter(|(due, _)| *due <= self.now) else {
            return;
        };
        match timer {
            Timer::UndoOver => {
                self.conversation.status = Status::Dropped;
                self.conversation.timer = None;
                self.effects.push(Effect::Forget);
            }
            Timer::Remind { .. } | Timer::End if self.conversation.channel == Channel::Mail => self.remind_by_mail(),
            Timer::End => self.end_silence(),
            Timer::Remind { nth } => self.remind(due, nth),
        }
    }

    /// Reminds; after a long stop of the service only the last step that is due is taken.
    fn remind(&mut self, due: DateTime<Utc>, nth: u8) {
        let before = self.flow.silence.remind_after.get(usize::from(nth.saturating_sub(1))).copied().unwrap_or_default();
        let since = later(due, -before);
        let next = self.next_after(since, nth);
        self.conversation.timer = Some(next);
        if next.0 <= self.now {
            return self.timer_due();
        }
        self.note("remind");
        self.prompt();
    }

    fn end_silence(&mut self) {
        self.restore_suggestions();
        self.conversation.timer = None;
        self.count_left();
        let view = self.view(Guesses::Harmless);
        let (enough, complete) = (view.has_minimum(), view.is_complete());
        match self.flow.silence.then {
            SilenceEnd::File | SilenceEnd::Drop if !self.flow.finish.opens_case() => {
                self.conversation.status = Status::Dropped;
                self.effects.push(Effect::Forget);
            }
            SilenceEnd::File if enough => {
                self.conversation.status = Status::Filed;
                self.effects.push(Effect::File { complete });
                self.after_filing(complete);
            }
            SilenceEnd::File | SilenceEnd::Drop => {
                self.conversation.status = Status::Dropped;
                self.note("silence-dropped");
                self.send(Prompt::default());
                self.effects.push(Effect::Forget);
            }
        }
    }

    /// Says that it is filed; what is still open can be answered later and reaches the case.
    fn after_filing(&mut self, complete: bool) {
        if complete || !matches!(self.conversation.awaiting, Awaiting::One(_)) {
            self.conversation.awaiting = Awaiting::Nothing;
            return;
        }
        self.note("silence-filed");
        self.prompt();
    }
}

fn later(instant: DateTime<Utc>, span: TimeDelta) -> DateTime<Utc> {
    instant.checked_add_signed(span).unwrap_or(instant)
}
