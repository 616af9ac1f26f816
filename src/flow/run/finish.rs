//! The end of a flow: another one goes on with the answers, an order is given, or a case is filed.

use crate::flow::answer::{How, Value};
use crate::flow::condition::{Guesses, Truth, questions};
use crate::flow::conversation::{Awaiting, Channel, Effect, Input, Prompt, Status};
use crate::flow::finish::{Finish, NextOn, Order};
use crate::flow::kind::{self, Said};
use crate::flow::script::{Flow, Lookup, Question, Step, StepBody};
use crate::flow::table::Table;

use super::migrate;
use super::start::{command as slash_command, starts};
use super::state::{Left, Run};

/// One step leads through this many flows at most: menus may lead back to each other.
const MOVES_MAX: usize = 8;
/// Fewer words than these are a slip rather than a story.
const STORY_WORDS_MIN: usize = 3;

/// A flow that takes over, and the place of the `[[next]]` by which it does.
#[derive(Clone, Copy, Debug)]
struct Over<'a> {
    flow: &'a Flow,
    nth: usize,
}

impl<'a> Run<'a> {
    /// Hands over to the flow that takes over by the answers so far; tells whether one did.
    pub(super) fn follow(&mut self) -> bool {
        let view = self.view(Guesses::Harmless);
        let open = view.open().next().map(|(step, _)| step.id.clone());
        let nth = self.flow.next.iter().position(|next| match &next.on {
            NextOn::When(condition) => view.truth(condition) == Truth::True,
            NextOn::End => open.is_none(),
            NextOn::Otherwise => false,
        });
        let Some(over) = nth.and_then(|nth| self.target(nth)) else { return false };
        let said = self.say_until(open.as_deref());
        self.count_said(&said);
        self.move_to(over);
        true
    }

    /// Hands a story over that came where an option was asked for; tells whether a flow takes it.
    pub(super) fn follow_story(&mut self, said: &Said<'_>) -> bool {
        let is_story = match said {
            Said::Text(text) => STORY_WORDS_MIN <= text.split_whitespace().count(),
            Said::Files(_) => true,
            Said::Option(_) | Said::Done | Said::Location { .. } | Said::Contact { .. } => false,
        };
        let Some(over) = self.otherwise().filter(|_| is_story) else { return false };
        self.move_to(over);
        if let Said::Files(files) = said {
            self.keep_files(files);
        }
        self.take_narrative(said);
        self.advance();
        true
    }

    /// Hands over before the first question, where the customer began with a story.
    pub(super) fn follow_first_words(&mut self, input: Option<&Input>) {
        let is_story = match input {
            Some(Input::Text(text)) => {
                let text = text.as_str();
                let plain = slash_command(text).is_none() && !starts(self.flow, text);
                plain && STORY_WORDS_MIN <= text.split_whitespace().count()
            }
            Some(Input::Files { .. }) => true,
            Some(
                Input::Mail(_)
                | Input::Button(_)
                | Input::Location { .. }
                | Input::Contact { .. }
                | Input::TimerDue
                | Input::Unusable { .. },
            )
            | None => false,
        };
        if let Some(over) = self.otherwise().filter(|_| is_story) {
            self.move_to(over);
        }
    }

    /// Answers the questions that a table answers, as soon as it is known what to look for, and again where that changes.
    pub(super) fn look_up(&mut self) {
        let view = self.view(Guesses::Harmless);
        let settled = |id: &String| self.conversation.answers.contains_key(id) || view.asks(id) == Truth::False;
        let looked = questions(self.flow).filter_map(|(step, question)| {
            let lookup = question.lookup.as_ref().filter(|lookup| lookup.by.iter().all(settled))?;
            let value = Value::YesNo(self.row_of(lookup).is_some());
            let known = self.conversation.answers.get(&step.id).is_some_and(|answer| answer.value == value);
            (!known && view.asks(&step.id) == Truth::True).then(|| (step.id.clone(), value))
        });
        for (id, value) in looked.collect::<Vec<_>>() {
            self.set(&id, value, How::Found);
        }
    }

    /// Returns the row of a table that fits the answers.
    pub(super) fn row_of(&self, lookup: &Lookup) -> Option<(&'a Table, &'a [String])> {
        let table = self.flow.tables.get(&lookup.table)?;
        let said = |id: &String| match self.conversation.answers.get(id).map(|answer| &answer.value) {
            Some(Value::Text(text)) => text.as_str(),
            Some(_) | None => "",
        };
        let wanted: Vec<(&str, &str)> = lookup.by.iter().map(|id| (id.as_str(), said(id))).collect();
        Some((table, table.find(&wanted)?))
    }

    /// Takes the answers that need not be asked for.
    pub(super) fn take_known(&mut self) {
        self.look_up();
        let view = self.view(Guesses::Harmless);
        let known = |(step, question): (&Step, &Question)| Some((step.id.clone(), kind::known(&question.kind, &self.conversation.cases)?));
        for (id, value) in view.open().filter_map(known).collect::<Vec<_>>() {
            self.set(&id, value, How::Found);
        }
    }

    fn otherwise(&self) -> Option<Over<'a>> {
        self.target(self.flow.next.iter().position(|next| next.on == NextOn::Otherwise)?)
    }

    /// Returns the flow of a `[[next]]` where it can take over here: a case that is filed stays what it is, and a mail is a case.
    fn target(&self, nth: usize) -> Option<Over<'a>> {
        let id = &self.flow.next.get(nth)?.flow;
        let flow = self.flows.current.get(id).filter(|_| self.left.len() < MOVES_MAX)?;
        let fits = match self.conversation.channel {
            Channel::Chat => self.conversation.status == Status::Open,
            Channel::Mail => flow.finish.opens_case(),
        };
        fits.then_some(Over { flow, nth })
    }

    fn move_to(&mut self, Over { flow, nth }: Over<'a>) {
        self.count_over(&flow.id);
        let conversation = migrate::hand_over(flow, self.conversation.clone());
        self.left.push(Left { conversation: std::mem::replace(&mut self.conversation, conversation), nth });
        self.flow = flow;
        self.raise();
    }

    /// Tells whether the customer confirms before the flow is finished.
    pub(super) fn confirms(&self) -> bool {
        self.flow.finish.opens_case() || self.flow.steps.iter().any(|step| matches!(step.body, StepBody::Confirm))
    }

    /// Finishes the flow: a case is filed, or the order is given.
    pub(super) fn file(&mut self) {
        self.count_confirmed();
        self.restore_suggestions();
        self.conversation.awaiting = Awaiting::Nothing;
        self.conversation.timer = None;
        match self.flow.finish {
            Finish::Case(_) => {
                let complete = self.view(Guesses::Harmless).is_complete();
                self.conversation.status = Status::Filed;
                self.effects.push(Effect::File { complete });
            }
            Finish::Order(order) => self.give(order),
        }
    }

    /// What is to be said comes before what the order leads to.
    fn give(&mut self, order: Order) {
        self.send(Prompt::default());
        self.conversation.status = Status::Dropped;
        self.effects.push(Effect::Order { order });
    }
}
