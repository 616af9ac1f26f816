//! Ids that stand twice, or that name nothing.

use std::collections::BTreeMap;

use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located};
use crate::flow::read::Folder;
use crate::flow::read::draft::Draft;

/// Checks that no id of the flow stands twice, and that none hides a word of the system.
pub(super) fn check(draft: &Draft, folder: &Folder, problems: &mut Vec<Diagnostic>) {
    let steps = draft.steps.iter().map(|step| &step.id);
    twice(steps.clone(), "step", problems);
    twice(draft.raises.iter().map(|raise| &raise.id), "rule", problems);
    for id in steps {
        let hidden = folder.shipped.iter().any(|(_, file)| file.message(&id.value).is_some());
        if hidden {
            let problem = Diagnostic::error("F007", id.span.clone(), format!("`{}` is a word of Redress itself", id.value));
            let other = format!("{}_question", id.value);
            problems.push(problem.help("choose another id").patch(id.content_span(), other));
        }
    }
}

/// Checks that no two flows have one id.
pub(super) fn across(folder: &Folder, problems: &mut Vec<Diagnostic>) {
    twice(folder.flows.iter().map(|files| &files.draft.id), "flow", problems);
}

fn twice<'a>(ids: impl Iterator<Item = &'a Located<String>>, what: &str, problems: &mut Vec<Diagnostic>) {
    let mut first: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for id in ids {
        let Some(earlier) = first.get(id.value.as_str()) else {
            first.insert(&id.value, id);
            continue;
        };
        let place = if earlier.span.source == id.span.source { String::new() } else { format!(" of {}", earlier.span.source.name) };
        let problem = Diagnostic::error("F007", id.span.clone(), format!("there are two {what}s called `{}`", id.value));
        let problem = problem.label(format!("first in line {}{place}", earlier.span.line()));
        problems.push(problem.help("give one of them another id").patch(id.content_span(), format!("{}_2", id.value)));
    }
}

/// Builds the problem of an id that is no question of the flow; `None` if a syntax error may have swallowed it.
pub(super) fn unknown_question(draft: &Draft, id: &Located<String>, place: &str) -> Option<Diagnostic> {
    if draft.is_ghost(&id.value) {
        return None;
    }
    let problem =
        Diagnostic::error("F011", id.span.clone(), format!("no question is called `{}` (in {place})", id.value)).label("not a question");
    let ids = || draft.questions().map(|(_, step, _)| step.id.value.as_str());
    Some(match nearest(&id.value, ids()) {
        Some(near) => problem.help(format!("did you mean `{near}`?")).patch(id.content_span(), near),
        None => problem.help(format!("the questions are {}", one_of(ids()))),
    })
}
