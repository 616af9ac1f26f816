//! What was published before binds what may be published now.

use std::mem::discriminant;

use crate::diagnostic::Diagnostic;
use crate::flow::condition;
use crate::flow::read::Surroundings;
use crate::flow::read::draft::Draft;
use crate::flow::script::Flow;

pub(super) fn check(draft: &Draft, surroundings: &Surroundings, problems: &mut Vec<Diagnostic>) {
    let published: Vec<&Flow> = surroundings.published.iter().map(AsRef::as_ref).filter(|flow| flow.id == draft.id.value).collect();
    for (_, step, question) in draft.questions() {
        let former = published.iter().rev().find_map(|flow| condition::question(flow, &step.id.value));
        if let (Some((_, former)), Some(kind)) = (former, &question.kind)
            && discriminant(&former.kind) != discriminant(kind)
        {
            let problem = Diagnostic::error("F040", step.id.span.clone(), format!("`{}` was published with another kind", step.id.value));
            let problem = problem.label("a published question keeps its kind").help("give the new question a new id");
            problems.push(problem.patch(step.id.content_span(), format!("{}_new", step.id.value)));
        }
    }
    let removed = |id: &&String| draft.question(id).is_none() && !draft.is_ghost(id.as_str());
    let was_published = |id: &&String| published.iter().any(|flow| condition::question(flow, id).is_some());
    for id in surroundings.used_in_reports.iter().filter(removed).filter(was_published) {
        let problem =
            Diagnostic::warning("F041", draft.id.span.clone(), format!("`{id}` was published and is used in reports, but is not asked"));
        problems.push(problem.help("ask it again, or take it out of the reports"));
    }
}
