//! Counts by which way people come to each step, and where they leave, for the funnel and the arrows of the picture.
//!
//! Ways are counted in chats only: a mail asks everything at once.

use crate::flow::condition::{Guesses, Truth, question};
use crate::flow::conversation::{Awaiting, Channel, StepEvent};
use crate::flow::script::{StepBody, StepId};

use super::state::Run;

/// The step before the first one.
const START: &str = "start";

impl Run<'_> {
    /// Counts how the customer came to statements.
    pub(super) fn count_said(&mut self, said: &[StepId]) {
        said.iter().for_each(|id| self.count_way(id));
    }

    /// Counts how the customer came to what is awaited next.
    pub(super) fn count_arrival(&mut self, awaiting: &Awaiting) {
        match awaiting {
            Awaiting::One(id) => self.count_way(id),
            Awaiting::Confirm => {
                if let Some(id) = self.confirm_id() {
                    self.count(&id, StepEvent::Asked);
                    self.count_way(&id);
                }
            }
            Awaiting::Nothing | Awaiting::Batch(_) | Awaiting::ChangeMenu | Awaiting::Interrupted { .. } => {}
        }
    }

    /// Counts that another flow takes over.
    pub(super) fn count_over(&mut self, flow: &str) {
        if self.conversation.channel == Channel::Chat {
            let met = self.live_before(None).into_iter().rfind(|id| self.is_met(id));
            self.count(&format!("→ {flow}"), StepEvent::After(met.unwrap_or_else(|| START.to_owned())));
        }
    }

    /// Counts that the summary was confirmed, where it was shown.
    pub(super) fn count_confirmed(&mut self) {
        if let Some(id) = self.confirm_id().filter(|_| self.conversation.awaiting == Awaiting::Confirm) {
            self.count(&id, StepEvent::Answered);
        }
    }

    /// Counts that the customer leaves at what is awaited.
    pub(super) fn count_left(&mut self) {
        let confirm = || self.confirm_id().filter(|_| self.conversation.awaiting == Awaiting::Confirm);
        if let Some(id) = self.awaited().or_else(confirm) {
            self.count(&id, StepEvent::Left);
        }
    }

    /// Counts that somebody came to a step from the live one before it.
    fn count_way(&mut self, id: &str) {
        if self.conversation.channel == Channel::Chat {
            let before = self.live_before(Some(id)).pop();
            self.count(id, StepEvent::After(before.unwrap_or_else(|| START.to_owned())));
        }
    }

    /// Returns the live steps before a step, or all, in order.
    fn live_before(&self, id: Option<&str>) -> Vec<StepId> {
        let view = self.view(Guesses::Harmless);
        let before = self.flow.steps.iter().take_while(|step| Some(step.id.as_str()) != id);
        before.filter(|step| view.live(step) == Truth::True).map(|step| step.id.clone()).collect()
    }

    fn is_met(&self, id: &str) -> bool {
        self.conversation.said.contains(id) || question(self.flow, id).is_some() && self.conversation.answers.contains_key(id)
    }

    fn confirm_id(&self) -> Option<StepId> {
        self.flow.steps.iter().find(|step| matches!(step.body, StepBody::Confirm)).map(|step| step.id.clone())
    }
}
