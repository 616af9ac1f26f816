//! The shape of a flow: how it ends, and what silence leads to.

use crate::diagnostic::Diagnostic;
use crate::flow::read::draft::{Draft, DraftBody, DraftStep};

pub(super) fn check(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    confirm(draft, problems);
    silence(draft, problems);
}

fn confirm(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let is_confirm = |step: &&DraftStep| matches!(step.body, DraftBody::Confirm);
    let mut confirms = draft.steps.iter().filter(is_confirm);
    let Some(first) = confirms.next() else {
        if draft.ghosts.is_empty() && draft.lost_prefixes.is_empty() && draft.finish.opens_case() {
            let place = draft.steps.last().map_or_else(|| draft.id.span.clone(), |step| step.id.span.clone());
            let problem = Diagnostic::error("F030", place, format!("the flow `{}` never asks for confirmation", draft.id.value));
            problems.push(problem.help("end it with a step `confirm = \"summary\"`, which shows what was noted"));
        }
        return;
    };
    for another in confirms {
        let problem = Diagnostic::error("F030", another.id.span.clone(), "a flow confirms once");
        problems.push(problem.label(format!("the first is in line {}", first.id.span.line())).help("take one of them away"));
    }
    let after = draft.steps.iter().skip_while(|step| !matches!(step.body, DraftBody::Confirm)).skip(1);
    if let Some(later) = after.into_iter().find(|step| !matches!(step.body, DraftBody::Confirm)) {
        let problem = Diagnostic::error("F030", first.id.span.clone(), "the confirmation is not the last step");
        problems.push(
            problem.label(format!("`{}` comes after it, in line {}", later.id.value, later.id.span.line())).help("move it to the end"),
        );
    }
    if let Some(when) = &first.when {
        let problem = Diagnostic::error("F030", when.written.span.clone(), "the confirmation cannot depend on a condition");
        problems.push(problem.help("take `when` away: everybody confirms"));
    }
}

fn silence(draft: &Draft, problems: &mut Vec<Diagnostic>) {
    let late = draft.silence.remind.iter().find(|remind| draft.silence.after <= remind.value);
    if let Some(remind) = late {
        let problem = Diagnostic::error("F038", remind.span.clone(), "this reminder is never sent: the conversation has ended by then");
        let end = match &draft.silence.after_span {
            Some(span) => format!("`after = {}` in line {}", span.text(), span.line()),
            None => "`after` is 3d where it is not said".to_owned(),
        };
        problems.push(problem.label("not before the end").help(format!("{end}: let it end later, or remind earlier")));
    }
    for (earlier, later) in draft.silence.remind.iter().zip(draft.silence.remind.iter().skip(1)) {
        if later.value <= earlier.value {
            let problem = Diagnostic::error(
                "F038",
                later.span.clone(),
                "reminders are counted from the last message, each later than the one before",
            );
            problems.push(problem.help("put them in order"));
        }
    }
}
