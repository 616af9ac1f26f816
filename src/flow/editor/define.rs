//! Where the ids of a script come from: a step's words, a condition's question, an option's place.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Located, Source, Span};
use crate::flow::read::FlowFiles;
use crate::flow::read::condition::{Test, Word};
use crate::flow::read::draft::DraftCondition;

use super::place::{self, Place};
use super::{Pack, need};

/// An id under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A step, where it is defined.
    Step(String),
    /// An option, where it is defined.
    Option { question: String, option: String },
    /// A question that is mentioned.
    Mention(String),
    /// An option of a question that is mentioned.
    MentionedOption { question: String, option: String },
}

impl Named {
    /// Returns the id of the message with its words.
    pub(super) fn message(&self) -> String {
        match self {
            Named::Step(id) | Named::Mention(id) => id.clone(),
            Named::Option { question, option } | Named::MentionedOption { question, option } => format!("{question}-{option}"),
        }
    }
}

pub(super) fn script(pack: &Pack, source: &Arc<Source>, offset: usize) -> Vec<Span> {
    if let Place::Value { setting, value, .. } = place::find(&source.name, &source.text, offset)
        && setting.name == "use"
    {
        let name = format!("parts/{}.toml", &source.text[value.content]);
        return pack.source(&name).map(|part| Span::new(part, 0..0)).into_iter().collect();
    }
    let Some((_, named)) = named_at(pack, source, offset) else { return Vec::new() };
    let Some(files) = pack.flow_of(&source.name) else { return Vec::new() };
    match &named {
        Named::Step(_) | Named::Option { .. } => {
            pack.messages(files, &named.message()).iter().map(|message| message.id.span.clone()).collect()
        }
        Named::Mention(_) | Named::MentionedOption { .. } => need(files, &named.message()).map(|need| need.span).into_iter().collect(),
    }
}

/// Returns the id at `offset`, with its place.
pub(super) fn named_at(pack: &Pack, source: &Arc<Source>, offset: usize) -> Option<(Range<usize>, Named)> {
    let files = pack.flow_of(&source.name)?;
    defined(files, source, offset).or_else(|| mentioned(files, source, offset))
}

fn is_at(span: &Span, source: &Source, offset: usize) -> bool {
    span.source.name == source.name && (span.start..=span.end).contains(&offset)
}

fn defined(files: &FlowFiles, source: &Source, offset: usize) -> Option<(Range<usize>, Named)> {
    for step in &files.draft.steps {
        if is_at(&step.id.span, source, offset) {
            return Some((step.id.span.start..step.id.span.end, Named::Step(step.id.value.clone())));
        }
        let options = step.question().map_or(&[][..], |question| question.options.as_slice());
        if let Some(option) = options.iter().find(|option| is_at(&option.span, source, offset)) {
            let named = Named::Option { question: step.id.value.clone(), option: option.value.clone() };
            return Some((option.span.start..option.span.end, named));
        }
    }
    None
}

fn mentioned(files: &FlowFiles, source: &Source, offset: usize) -> Option<(Range<usize>, Named)> {
    let draft = &files.draft;
    if let Some(id) = draft.minimum.iter().find(|id| is_at(&id.span, source, offset)) {
        return Some((id.span.start..id.span.end, Named::Mention(id.value.clone())));
    }
    let of_steps = draft.steps.iter().filter_map(|step| step.when.as_ref());
    let conditions = of_steps.chain(draft.raises.iter().map(|raise| &raise.when));
    conditions
        .filter(|condition| is_at(&condition.written.span, source, offset))
        .find_map(|condition| in_condition(condition, source, offset))
}

fn in_condition(condition: &DraftCondition, source: &Source, offset: usize) -> Option<(Range<usize>, Named)> {
    for (field, test) in condition.tree.as_ref()?.tests() {
        if is_at(&field.span, source, offset) {
            return Some((field.span.start..field.span.end, Named::Mention(field.value.clone())));
        }
        let values: Vec<&Located<Word>> = match test {
            Test::Is(value) | Test::IsNot(value) | Test::Has(value) => vec![value],
            Test::In(values) => values.iter().collect(),
            Test::Compare { .. } | Test::Answered | Test::Skipped => Vec::new(),
        };
        for value in values.into_iter().filter(|value| is_at(&value.span, source, offset)) {
            let Word::Name(option) = &value.value else { continue };
            let named = Named::MentionedOption { question: field.value.clone(), option: option.clone() };
            return Some((value.span.start..value.span.end, named));
        }
    }
    None
}
