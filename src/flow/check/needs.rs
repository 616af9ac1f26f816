//! Which texts a flow needs: a message for each step, with its attributes, and one for each option.

use std::collections::BTreeSet;

use crate::diagnostic::Span;
use crate::flow::kind::REFUSAL_ATTRIBUTES;
use crate::flow::read::draft::{Draft, DraftBody, DraftQuestion};
use crate::flow::script::Kind;
use crate::flow::settings::{ATTRIBUTES, Owner};

/// A message that the script calls for.
#[derive(Debug)]
pub(in crate::flow) struct Need<'a> {
    pub id: String,
    /// Where the script calls for it.
    pub span: Span,
    /// The number of its step.
    pub step: usize,
    pub what: What<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::flow) enum What<'a> {
    Question(&'a DraftQuestion),
    Option,
    Statement,
    Confirmation,
}

/// Returns everything that `draft` needs, in the order of the script.
pub(in crate::flow) fn of(draft: &Draft) -> Vec<Need<'_>> {
    let mut needs = Vec::new();
    let mut seen = BTreeSet::new();
    // Of two steps of one id, which is reported, the first is meant.
    for (step, asked) in draft.steps.iter().enumerate().filter(|(_, asked)| seen.insert(&asked.id.value)) {
        let id = &asked.id;
        let what = match &asked.body {
            // Nobody reads a question that a table answers.
            DraftBody::Ask(question) if question.lookup.is_some() => continue,
            DraftBody::Ask(question) => What::Question(question),
            DraftBody::Say => What::Statement,
            DraftBody::Confirm => What::Confirmation,
            DraftBody::Use { .. } => continue,
        };
        needs.push(Need { id: id.value.clone(), span: id.span.clone(), step, what });
        if let DraftBody::Ask(question) = &asked.body {
            needs.extend(question.options.iter().map(|option| Need {
                id: format!("{}-{}", id.value, option.value),
                span: option.span.clone(),
                step,
                what: What::Option,
            }));
        }
    }
    needs
}

impl What<'_> {
    /// Returns the attributes that such a message can have.
    pub(in crate::flow) fn attributes(self) -> Vec<&'static str> {
        let owners: &[Owner] = match self {
            What::Question(question) => match &question.kind {
                Some(Kind::YesNo | Kind::Consent) | None => &[Owner::Question, Owner::Refusal, Owner::YesNo],
                Some(_) => &[Owner::Question, Owner::Refusal],
            },
            What::Option => &[Owner::Option],
            What::Statement | What::Confirmation => &[],
        };
        let kind = match self {
            What::Question(question) => question.kind.as_ref(),
            What::Option | What::Statement | What::Confirmation => None,
        };
        let can_be = |name: &str| kind.is_none_or(|kind| name == "invalid" || refusals(kind).contains(&name));
        let owned = ATTRIBUTES.iter().filter(|attribute| owners.contains(&attribute.owner));
        owned.filter(|attribute| attribute.owner != Owner::Refusal || can_be(attribute.name)).map(|attribute| attribute.name).collect()
    }

    pub(in crate::flow) fn name(self) -> &'static str {
        match self {
            What::Question(_) => "a question",
            What::Option => "an option",
            What::Statement => "a statement",
            What::Confirmation => "the confirmation",
        }
    }
}

/// Returns the attributes by which answers of a kind can be refused, beside `invalid`.
fn refusals(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Text { .. } => &["too_short", "too_long"],
        Kind::Number { .. } => &["too_small", "too_large"],
        Kind::Amount { .. } => &["too_small", "too_large", "currency"],
        Kind::Date { .. } => &["too_early", "too_late", "date"],
        Kind::Choices { .. } => &["too_few", "too_many"],
        Kind::Photo { .. } => &["few_files", "file"],
        Kind::File { .. } => &["few_files"],
        Kind::Case => &["unknown"],
        Kind::Choice { .. } | Kind::YesNo | Kind::Consent | Kind::Email | Kind::Phone | Kind::Location | Kind::Contact => &[],
    }
}

/// Returns the variables that the program itself fills in an attribute, beside the answers.
pub(in crate::flow) fn variables_of(attribute: Option<&str>) -> Vec<&'static str> {
    let refusal = attribute.and_then(|attribute| REFUSAL_ATTRIBUTES.iter().find(|(name, _)| *name == attribute));
    let filled = refusal.map_or(&[][..], |(_, variables)| variables);
    filled.iter().copied().chain(["name"]).collect()
}
