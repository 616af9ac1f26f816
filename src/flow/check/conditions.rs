//! Types the conditions: every id is an earlier question, every value fits it.

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located, Span};
use crate::flow::read::condition::{Test, Tree, Word};
use crate::flow::read::draft::{Draft, DraftCondition, DraftQuestion};
use crate::flow::script::{Condition, Kind, Literal};

/// The typed conditions of a flow, one for each step, rule and flow that goes on; `None` where there is none, or none that could be typed.
#[derive(Debug, Default)]
pub(in crate::flow) struct Typed {
    pub steps: Vec<Option<Condition>>,
    pub raises: Vec<Option<Condition>>,
    pub next: Vec<Option<Condition>>,
}

/// Types every condition of `draft`.
pub(super) fn check(draft: &Draft, problems: &mut Vec<Diagnostic>) -> Typed {
    let mut typer = Typer { draft, here: 0, problems };
    let mut typed = Typed::default();
    for (here, step) in draft.steps.iter().enumerate() {
        typer.here = here;
        typed.steps.push(step.when.as_ref().and_then(|when| typer.whole(when)));
    }
    typer.here = draft.steps.len();
    typed.raises = draft.raises.iter().map(|raise| typer.whole(&raise.when)).collect();
    typed.next = draft.next.iter().map(|next| next.when.as_ref().and_then(|when| typer.whole(when))).collect();
    typed
}

struct Typer<'a, 'p> {
    draft: &'a Draft,
    /// The step whose condition is typed; only questions before it may be mentioned.
    here: usize,
    problems: &'p mut Vec<Diagnostic>,
}

impl<'a> Typer<'a, '_> {
    fn whole(&mut self, when: &DraftCondition) -> Option<Condition> {
        if let Some(rest) = &when.rest {
            self.tree(rest);
        }
        self.tree(when.tree.as_ref()?)
    }

    fn tree(&mut self, tree: &Tree) -> Option<Condition> {
        match tree {
            Tree::And(parts) => self.each(parts).map(Condition::And),
            Tree::Or(parts) => self.each(parts).map(Condition::Or),
            Tree::Not(inner) => self.tree(inner).map(|inner| Condition::Not(Box::new(inner))),
            Tree::Test { field, test } => {
                let question = self.question(field)?;
                self.test(field, test, question)
            }
        }
    }

    /// Types all parts, so that the problems of each are reported.
    fn each(&mut self, parts: &[Tree]) -> Option<Vec<Condition>> {
        let typed: Vec<Option<Condition>> = parts.iter().map(|part| self.tree(part)).collect();
        typed.into_iter().collect()
    }

    fn test(&mut self, field: &Located<String>, test: &Test, question: &DraftQuestion) -> Option<Condition> {
        let id = || field.value.clone();
        let kind = question.kind.as_ref()?;
        let mut one = |value: &Located<Word>| literal(field, kind, value, self.problems);
        match test {
            Test::Answered => Some(Condition::Answered(id())),
            Test::Skipped if question.optional => Some(Condition::Skipped(id())),
            Test::Skipped => {
                let problem =
                    Diagnostic::error("F016", field.span.clone(), format!("`{}` cannot be skipped: it is not optional", field.value));
                self.problems.push(problem.help(format!("write `not {} answered`, or add `optional = true` to the question", field.value)));
                None
            }
            Test::Has(value) if !matches!(kind, Kind::Choices { .. }) && takes_values(kind) => {
                let problem = Diagnostic::error(
                    "F016",
                    field.span.clone(),
                    format!("`has` is for `choices` questions; `{}` has one value", field.value),
                );
                self.problems.push(problem.help("compare it by `=`").patch(between(field, value), " = "));
                None
            }
            Test::Is(value) | Test::IsNot(value) if matches!(kind, Kind::Choices { .. }) => {
                let problem = Diagnostic::error(
                    "F016",
                    field.span.clone(),
                    format!("`{}` can have several values, so `=` does not fit it", field.value),
                );
                self.problems.push(match test {
                    Test::IsNot(_) => {
                        let place = Span { end: value.span.end, ..field.span.clone() };
                        problem.help("ask whether it has the value").patch(place, format!("not {} has {}", field.value, value.span.text()))
                    }
                    Test::Is(_) | Test::In(_) | Test::Has(_) | Test::Compare { .. } | Test::Answered | Test::Skipped => {
                        problem.help("ask whether it has the value").patch(between(field, value), " has ")
                    }
                });
                None
            }
            Test::Is(value) | Test::Has(value) => Some(Condition::Is { field: id(), value: one(value)? }),
            Test::IsNot(value) => Some(Condition::IsNot { field: id(), value: one(value)? }),
            Test::In(values) => {
                let values: Vec<Option<Literal>> = values.iter().map(one).collect();
                Some(Condition::In { field: id(), values: values.into_iter().collect::<Option<_>>()? })
            }
            Test::Compare { order, value } => {
                if takes_values(kind) && !matches!(kind, Kind::Number { .. } | Kind::Amount { .. } | Kind::Date { .. }) {
                    let message = format!("`{}` has no order: only numbers, amounts and dates are smaller or larger", order.span.text());
                    let problem = Diagnostic::error("F016", order.span.clone(), message);
                    self.problems.push(problem.help(format!("compare `{}` by `=`, `!=` or `in`", field.value)));
                    return None;
                }
                Some(Condition::Compare { field: id(), order: order.value, value: one(value)? })
            }
        }
    }

    /// Finds the question that `field` names, before this step; anything else is reported.
    fn question(&mut self, field: &Located<String>) -> Option<&'a DraftQuestion> {
        match self.draft.question(&field.value) {
            Some((at, _, question)) if at < self.here => Some(question),
            Some((at, step, _)) => {
                let (message, label) = if at == self.here {
                    (format!("the condition of `{}` asks for its own answer", field.value), "this very question".to_owned())
                } else {
                    (format!("`{}` is asked later than this step", field.value), format!("asked in line {}", step.id.span.line()))
                };
                let problem = Diagnostic::error("F012", field.span.clone(), message).label(label);
                let remedy =
                    if at == self.here { "take the condition away" } else { "move that question before this step, or this step behind it" };
                self.problems.push(problem.help(remedy));
                None
            }
            None => {
                self.unknown(field);
                None
            }
        }
    }

    fn unknown(&mut self, field: &Located<String>) {
        if self.draft.is_ghost(&field.value) {
            return;
        }
        let is_step = self.draft.steps.iter().any(|step| step.id.value == field.value);
        if is_step {
            let problem = Diagnostic::error("F011", field.span.clone(), format!("`{}` is no question: it asks nothing", field.value));
            return self.problems.push(problem.label("not a question").help("name the question whose answer decides"));
        }
        let problem =
            Diagnostic::error("F011", field.span.clone(), format!("no question is called `{}`", field.value)).label("not a question");
        let questions = || self.draft.questions().map(|(at, step, _)| (at, step.id.value.as_str()));
        let earlier = nearest(&field.value, questions().filter(|(at, _)| *at < self.here).map(|(_, id)| id));
        self.problems.push(match earlier.or_else(|| nearest(&field.value, questions().map(|(_, id)| id))) {
            Some(id) => problem.help(format!("did you mean `{id}`?")).patch(field.span.clone(), id),
            None => problem
                .help(format!("the questions before this are {}", one_of(questions().filter(|(at, _)| *at < self.here).map(|(_, id)| id)))),
        });
    }
}

fn between(field: &Located<String>, value: &Located<Word>) -> Span {
    Span { start: field.span.end, end: value.span.start, ..field.span.clone() }
}

/// Tells whether answers of this kind can be compared with a value at all.
fn takes_values(kind: &Kind) -> bool {
    match kind {
        Kind::Choice { .. }
        | Kind::Choices { .. }
        | Kind::YesNo
        | Kind::Consent
        | Kind::Number { .. }
        | Kind::Amount { .. }
        | Kind::Date { .. } => true,
        Kind::Text { .. }
        | Kind::Email
        | Kind::Phone
        | Kind::Photo { .. }
        | Kind::File { .. }
        | Kind::Location
        | Kind::Contact
        | Kind::Case => false,
    }
}

fn literal(field: &Located<String>, kind: &Kind, value: &Located<Word>, problems: &mut Vec<Diagnostic>) -> Option<Literal> {
    match (kind, &value.value) {
        (Kind::Choice { options } | Kind::Choices { options, .. }, Word::Name(name)) => {
            if options.contains(name) {
                return Some(Literal::Option(name.clone()));
            }
            problems.push(not_an_option(field, value, name, options.iter().map(String::as_str)));
        }
        (Kind::YesNo | Kind::Consent, Word::Name(name)) => match name.as_str() {
            "yes" => return Some(Literal::YesNo(true)),
            "no" => return Some(Literal::YesNo(false)),
            other => {
                let meant = match other.to_lowercase().as_str() {
                    "true" | "ja" | "oui" | "y" | "yes" => "yes",
                    "false" | "nein" | "non" | "n" | "no" => "no",
                    _ => other,
                };
                problems.push(not_an_option(field, value, meant, ["yes", "no"].into_iter()));
            }
        },
        (Kind::Number { .. } | Kind::Amount { .. }, Word::Number(number)) => return Some(Literal::Number(*number)),
        (Kind::Date { .. }, Word::Date(date)) => return Some(Literal::Date(*date)),
        (Kind::Number { .. } | Kind::Amount { .. }, Word::Name(_) | Word::Date(_)) => {
            problems.push(misfit(field, value, "a number, such as 12 or 12.5"))
        }
        (Kind::Date { .. }, Word::Name(_) | Word::Number(_)) => problems.push(misfit(field, value, "a date, such as 2026-03-01")),
        (Kind::Choice { .. } | Kind::Choices { .. }, Word::Number(_) | Word::Date(_)) => {
            problems.push(misfit(field, value, "one of its options"))
        }
        (Kind::YesNo | Kind::Consent, Word::Number(_) | Word::Date(_)) => problems.push(misfit(field, value, "`yes` or `no`")),
        (
            Kind::Text { .. }
            | Kind::Email
            | Kind::Phone
            | Kind::Photo { .. }
            | Kind::File { .. }
            | Kind::Location
            | Kind::Contact
            | Kind::Case,
            _,
        ) => {
            let place = Span { end: value.span.end, ..field.span.clone() };
            let problem =
                Diagnostic::error("F016", place, format!("`{}` is free text or a file: it can be compared with nothing", field.value));
            problems.push(problem.help(format!("ask whether there is an answer: `{} answered`", field.value)));
        }
    }
    None
}

fn not_an_option<'o>(
    field: &Located<String>,
    value: &Located<Word>,
    name: &str,
    options: impl Iterator<Item = &'o str> + Clone,
) -> Diagnostic {
    let message = format!("`{}` is not one of the options of `{}`", value.span.text(), field.value);
    let problem = Diagnostic::error("F013", value.span.clone(), message).label("not an option");
    match nearest(name, options.clone()) {
        Some(option) => problem.help(format!("did you mean `{option}`?")).patch(value.span.clone(), option),
        None => problem.help(format!("it can be {}", one_of(options))),
    }
}

fn misfit(field: &Located<String>, value: &Located<Word>, expected: &str) -> Diagnostic {
    let message = format!("`{}` cannot be compared with `{}`", field.value, value.span.text());
    Diagnostic::error("F016", value.span.clone(), message).label(format!("here {expected} should stand")).help(format!("write {expected}"))
}
