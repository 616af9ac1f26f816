//! Why an input is not allowed, without taking a step: for those who look at conversations from outside.

use chrono::{DateTime, Utc};

use crate::flow::conversation::{Awaiting, Choice, Conversation, Input};
use crate::flow::kind::{self, Refusal, Said, Verdict};
use crate::flow::script::{FieldId, Flow, Flows};

use super::state::Run;

/// Returns the question that is awaited and why it refuses `input`; `None` where it does not, or where nothing of the sort is asked.
pub fn refusal(flows: &Flows, flow: &Flow, conversation: &Conversation, input: &Input, now: DateTime<Utc>) -> Option<(FieldId, Refusal)> {
    let Awaiting::One(id) = &conversation.awaiting else { return None };
    let run = Run::new(flows, flow, conversation.clone(), now);
    let said = said(&run, input)?;
    match kind::read(&run.ask(id)?, &said) {
        Verdict::Refused(refusal) => Some((id.clone(), refusal)),
        Verdict::Taken(_) | Verdict::Partly(_) | Verdict::NotUnderstood => None,
    }
}

fn said<'i>(run: &Run<'_>, input: &'i Input) -> Option<Said<'i>> {
    match input {
        Input::Text(text) if run.says(&Said::Text(text.as_str()), "cmd-done") => Some(Said::Done),
        Input::Text(text) => Some(Said::Text(text.as_str())),
        Input::Mail(mail) => Some(Said::Text(mail.new_text.as_str())),
        Input::Button(button) => match button.choice {
            Choice::Option(nth) => Some(Said::Option(nth)),
            Choice::Done => Some(Said::Done),
            Choice::Page(_)
            | Choice::Skip
            | Choice::Keep
            | Choice::Confirm
            | Choice::FileNow
            | Choice::Change
            | Choice::ChangeNth(_)
            | Choice::Undo
            | Choice::Person
            | Choice::Continue
            | Choice::StartAnew
            | Choice::Drop
            | Choice::Language(_) => None,
        },
        Input::Files { files, caption: None } => Some(Said::Files(files)),
        Input::Files { caption: Some(caption), .. } => Some(Said::Text(caption.as_str())),
        Input::Contact { name, phone } => Some(Said::Contact { name: name.as_str(), phone: phone.as_str() }),
        Input::Location { .. } | Input::TimerDue | Input::Unusable { .. } => None,
    }
}
