//! What is allowed, and better done otherwise.

use crate::diagnostic::Diagnostic;
use crate::flow::conversation::Channel;
use crate::flow::read::draft::{Draft, DraftQuestion, DraftStep};
use crate::flow::script::{Kind, MailSource};

use super::prove::Model;

/// Who is asked more than this tends to give up.
const QUESTION_COUNT_MAX: usize = 12;

pub(super) fn check(draft: &Draft, model: &Model<'_>, problems: &mut Vec<Diagnostic>) {
    problems.extend(many_questions(draft, model));
    problems.extend(draft.questions().filter_map(|(_, step, question)| known_address(step, question)));
    problems.extend(optional_first(draft));
}

fn many_questions(draft: &Draft, model: &Model<'_>) -> Option<Diagnostic> {
    // Fewer questions than that in all cannot be too many on one path.
    if draft.questions().count() <= QUESTION_COUNT_MAX {
        return None;
    }
    let message = match model.asked_at_most(Channel::Chat) {
        Some(count) if count <= QUESTION_COUNT_MAX => return None,
        Some(count) => format!("somebody is asked {count} questions"),
        None => "how many questions somebody is asked at most was not proved: there are too many ways through".to_owned(),
    };
    let (_, step, _) = draft.questions().nth(QUESTION_COUNT_MAX)?;
    let problem = Diagnostic::advice("A001", step.id.span.clone(), message);
    Some(
        problem
            .label("from here on people give up")
            .help(format!("{QUESTION_COUNT_MAX} are about what people bear: leave out what staff can find themselves")),
    )
}

fn known_address(step: &DraftStep, question: &DraftQuestion) -> Option<Diagnostic> {
    let is_asked = matches!(question.kind, Some(Kind::Email)) && step.on.mail && question.mail.from != Some(MailSource::Sender);
    let problem = || Diagnostic::advice("A002", step.id.span.clone(), format!("`{}` asks a sender of mail for the address", step.id.value));
    is_asked.then(|| problem().help("add `mail = { from = \"sender\" }` to the question"))
}

fn optional_first(draft: &Draft) -> Option<Diagnostic> {
    let always = |step: &DraftStep| step.when.is_none();
    let last_required = draft.questions().filter(|(_, step, question)| !question.optional && always(step)).last()?;
    let early = draft.questions().filter(|(at, step, question)| question.optional && always(step) && *at < last_required.0);
    let (_, step, _) = early.last()?;
    let problem =
        Diagnostic::advice("A003", step.id.span.clone(), format!("`{}` is optional and comes before a required question", step.id.value));
    let problem = problem.label(format!("`{}` in line {} is required", last_required.1.id.value, last_required.1.id.span.line()));
    Some(problem.help("ask first what you need: some people stop half-way"))
}
