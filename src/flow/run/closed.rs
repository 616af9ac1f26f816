//! Inputs to a conversation that is over, or whose flow is gone: still answered, never silently dropped.

use chrono::{DateTime, Utc};

use crate::flow::conversation::{Awaiting, Choice, Conversation, Effect, Input, Prompt, Status};
use crate::flow::script::Flows;

use super::command::{Command, parse};
use super::start::{default_flow, named};
use super::state::Run;

impl Run<'_> {
    /// A cancelled conversation: undo it, or begin again with what was written.
    pub(super) fn take_cancelled(&mut self, flows: &Flows, input: &Input) {
        let command = self.command_in(input);
        if command == Some(Command::Undo) || command == Some(Command::Continue) || self.presses(input, &Choice::Undo) {
            self.conversation.status = Status::Open;
            self.note("undone");
            return self.advance();
        }
        let Input::Text(text) = input else {
            return self.still_cancelled();
        };
        match (named(flows, text.as_str()), command) {
            (Some(flow), _) => self.begin_anew(flow.id.clone()),
            (None, Some(Command::Restart)) => self.restart(),
            (None, Some(Command::Human)) => self.human(),
            (None, Some(_)) => self.still_cancelled(),
            (None, None) => self.begin_anew(self.flow.id.clone()),
        }
    }

    fn still_cancelled(&mut self) {
        self.prompt_choices("cancelled-still", &[("button-undo", Choice::Undo)]);
    }

    /// A person has taken over: what comes is noted for that person.
    pub(super) fn take_handed_over(&mut self, flows: &Flows, input: &Input) {
        let command = self.command_in(input);
        if command == Some(Command::Continue) || self.presses(input, &Choice::Continue) {
            self.conversation.status = Status::Open;
            self.note("human-resumed");
            return self.advance();
        }
        if let Input::Text(text) = input
            && let Some(flow) = named(flows, text.as_str())
        {
            return self.begin_anew(flow.id.clone());
        }
        self.prompt_choices("human-noted", &[("button-continue", Choice::Continue)]);
    }

    fn command_in(&self, input: &Input) -> Option<Command> {
        match input {
            Input::Text(text) => parse(self.words(), text.as_str()),
            Input::Mail(mail) => parse(self.words(), mail.new_text.as_str()),
            Input::Button(_)
            | Input::Files { .. }
            | Input::Location { .. }
            | Input::Contact { .. }
            | Input::TimerDue
            | Input::Unusable { .. } => None,
        }
    }

    fn presses(&self, input: &Input, choice: &Choice) -> bool {
        matches!(input, Input::Button(button) if button.conversation == self.conversation.id && button.choice == *choice)
    }
}

/// Hands a conversation over to a person: its flow is not in service in any version.
pub(super) fn gone(flows: &Flows, conversation: Conversation, now: DateTime<Utc>) -> (Conversation, Vec<Effect>) {
    let mut conversation = Conversation { status: Status::HandedOver, awaiting: Awaiting::Nothing, timer: None, ..conversation };
    let Some(flow) = default_flow(flows) else {
        return (conversation, vec![Effect::HandOver]);
    };
    let mut run = Run::new(flows, flow, conversation, now);
    run.effects.push(Effect::HandOver);
    run.note("flow-gone");
    run.send(Prompt::default());
    conversation = run.conversation;
    (conversation, run.effects)
}
