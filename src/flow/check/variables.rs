//! Variables in texts: unknown ones, those not answered yet, and those that can be empty where the text is shown.

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::conversation::Channel;
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;
use crate::flow::read::fluent::Text;

use super::conditions::Typed;
use super::formula::Formula;
use super::missing::Spoken;
use super::needs::{Need, What, variables_of};
use super::prove::{Model, Proof, is_on};
use super::references;

pub(super) fn check(
    draft: &Draft,
    typed: &Typed,
    model: &Model<'_>,
    needs: &[Need<'_>],
    spoken: &Spoken<'_>,
    folder: &Folder,
    problems: &mut Vec<Diagnostic>,
) {
    for need in needs {
        let Some(message) = spoken.message(&need.id) else { continue };
        let known = need.what.attributes();
        // What a mistyped attribute may show is not known.
        for (attribute, text) in message.texts().filter(|(attribute, _)| attribute.is_none_or(|name| known.contains(&name))) {
            problems.extend(references::check(draft, need, attribute, text, spoken, folder));
            for variable in &text.variables {
                if !variables_of(attribute).contains(&variable.value.as_str()) {
                    problems.extend(check_variable(draft, typed, model, need, attribute, text, variable));
                }
            }
        }
    }
}

fn check_variable(
    draft: &Draft,
    typed: &Typed,
    model: &Model<'_>,
    need: &Need<'_>,
    attribute: Option<&str>,
    text: &Text,
    variable: &Located<String>,
) -> Option<Diagnostic> {
    let name = variable.value.as_str();
    if draft.looked_up(name).is_some_and(|at| at < need.step) {
        return None;
    }
    let Some((at, asked, _)) = draft.question(name) else {
        return (!draft.is_ghost(name)).then(|| unknown(draft, need, attribute, variable));
    };
    if need.step <= at {
        let problem = Diagnostic::error("T006", variable.span.clone(), format!("`${name}` is not answered yet when this text is shown"));
        let place = if need.step == at { "by this very question".to_owned() } else { format!("later, in line {}", asked.id.span.line()) };
        return Some(problem.label(format!("asked {place}")).help("take it out of this text, or ask it earlier"));
    }
    if text.selectors.contains(name) || matches!(need.what, What::Option) {
        return None;
    }
    let shown = match (&draft.steps[need.step].when, &typed.steps[need.step]) {
        (None, _) => Formula::True,
        (Some(_), Some(condition)) => model.formula(condition)?,
        (Some(_), None) => return None,
    };
    let empty = Formula::And(vec![shown, Formula::Not(Box::new(model.answered(name)?))]);
    let step = &draft.steps[need.step];
    let outcome = [Channel::Chat, Channel::Mail]
        .into_iter()
        .filter(|channel| is_on(step, *channel))
        .map(|channel| model.prove(&empty, channel, None));
    let way = outcome.filter(|outcome| outcome.proof == Proof::Whole).find_map(|outcome| outcome.can_be_true)?;
    let problem = Diagnostic::warning("T007", variable.span.clone(), format!("`${name}` can be empty when this text is shown"));
    let problem = problem.label("not answered on every path to here");
    Some(problem.help(format!(
        "for instance where {}; word it so that it reads well without, or choose by `{{ ${name} -> … }}`",
        model.describe(&way)
    )))
}

fn unknown(draft: &Draft, need: &Need<'_>, attribute: Option<&str>, variable: &Located<String>) -> Diagnostic {
    let problem = Diagnostic::error("T005", variable.span.clone(), format!("there is no `${}`", variable.value)).label("unknown variable");
    let known = known(draft, need, attribute);
    match nearest(&variable.value, known.iter().copied()) {
        Some(name) => problem.help(format!("did you mean `${name}`?")).patch(variable.span.clone(), format!("${name}")),
        None => problem.help(format!("here it can be {}", one_of(known))),
    }
}

/// Returns the variables that a text can show.
pub(super) fn known<'a>(draft: &'a Draft, need: &Need<'_>, attribute: Option<&str>) -> Vec<&'a str> {
    let earlier = draft.questions().filter(|(at, _, _)| *at < need.step).map(|(_, step, _)| step.id.value.as_str());
    variables_of(attribute).into_iter().chain(earlier).collect()
}
