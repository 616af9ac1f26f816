//! What must be there before a decision leaves: every gap is named at once, with what fills it. Changes nothing.

use crate::desk::case::{Case, Severity};
use crate::desk::rules::Rules;
use crate::desk::step::Desk;
use crate::desk::words::one_line;
use crate::flow::answer::Value;
use crate::flow::finish::Class;
use crate::flow::run;

use super::form::{Form, Problem, codes};
use super::{Cause, Finding, Pattern, Step, authority, decided_first, hearing};

/// The questions of flows whose answer says what the customer asks for.
pub(in crate::desk) const WISHES: [&str; 4] = ["wish", "remedy", "remedy_sought", "put_right"];
const SHOWN_CHARS_MAX: usize = 80;

/// Returns everything that keeps `actor` from telling the customer this decision.
pub(super) fn missing(desk: &Desk<'_>, case: &Case, actor: &str, step: Step, form: &Form) -> Vec<Problem> {
    let mut problems = form.problems.clone();
    if case.resolution.status.after(step).is_none() {
        problems.push(Problem::with("problem-status", "status", case.resolution.status.name()));
    }
    if actor.trim().is_empty() {
        problems.push(Problem::new("problem-person"));
    }
    if decided_first(case, actor) {
        problems.push(Problem::new("problem-same-person"));
    }
    if form.finding.is_none() {
        problems.push(Problem::with("problem-finding", "findings", codes(Finding::ALL, Finding::code)));
    }
    if form.text.is_empty() {
        problems.push(Problem::new("problem-reasons"));
    }
    problems.extend(unanswered_points(case, form));
    problems.extend(unanswered_wish(desk, case, form));
    if matches!(form.finding, Some(Finding::Upheld | Finding::PartlyUpheld)) && form.offers.is_empty() {
        problems.push(Problem::new("problem-remedy"));
    }
    if Severity::High <= case.severity && form.others_affected.is_none() {
        problems.push(Problem::new("problem-others"));
    }
    problems.extend(authority::unproved(case, form));
    problems.extend(hearing::unheard(case));
    problems.extend(outside(desk.rules, form));
    problems.extend(unclassified(case, form));
    problems
}

/// Each point of the complaint has its answer (ISO 10002, 4.7).
fn unanswered_points(case: &Case, form: &Form) -> Vec<Problem> {
    let numbered = (1..).zip(&case.resolution.points);
    let open = numbered.filter(|(number, _)| !form.points.contains_key(number));
    let problem = |(number, text): (usize, &crate::text::Personal)| Problem {
        id: "problem-point",
        args: vec![("number", number.to_string()), ("point", one_line(text.as_str(), SHOWN_CHARS_MAX))],
    };
    open.map(problem).collect()
}

/// What the customer asked for has its answer (ISO 10002, 4.11).
fn unanswered_wish(desk: &Desk<'_>, case: &Case, form: &Form) -> Option<Problem> {
    let wish = wish(desk, case).filter(|_| form.asked_for.is_empty())?;
    Some(Problem::with("problem-asked", "wish", wish))
}

/// Whoever does not get what they asked for hears who else can look at it (Directive 2013/11/EU, article 13, 3).
fn outside(rules: &Rules, form: &Form) -> Option<Problem> {
    let settled = matches!(form.finding, Some(Finding::Upheld | Finding::Resolved) | None);
    if settled || !rules.decisions.outside_is_required {
        return None;
    }
    match &rules.decisions.outside {
        None => Some(Problem::new("problem-outside")),
        Some(body) if body.takes_part.is_none() => Some(Problem::with("problem-participation", "name", body.name.clone())),
        Some(_) => None,
    }
}

/// A complaint is closed with its cause and reach (ISO 10002, 8.2).
pub(super) fn unclassified(case: &Case, form: &Form) -> Vec<Problem> {
    match case.class {
        Class::Complaint | Class::Safety => {}
        Class::Request | Class::Feedback | Class::DataRequest | Class::CallBack => return Vec::new(),
    }
    let known = case.resolution.classification;
    let mut problems = Vec::new();
    // What cannot be read is named already, with what it can be.
    let is_named = |id: &str| form.problems.iter().any(|problem| problem.id == id);
    if form.cause.is_none() && known.is_none() && !is_named("problem-cause-unknown") {
        problems.push(Problem::with("problem-cause", "causes", codes(Cause::ALL, Cause::code)));
    }
    if form.pattern.is_none() && known.is_none() && !is_named("problem-pattern-unknown") {
        problems.push(Problem::with("problem-pattern", "patterns", codes(Pattern::ALL, Pattern::code)));
    }
    if case.category.is_none() && form.category.is_none() {
        problems.push(Problem::new("problem-category"));
    }
    problems
}

/// Returns what the customer asked for, as the flow shows it to them.
pub(super) fn wish(desk: &Desk<'_>, case: &Case) -> Option<String> {
    let (id, _) = case.answers.iter().find(|(id, answer)| WISHES.contains(&id.as_str()) && answer.value != Value::Skipped)?;
    let flow = desk.rules.flows.at(&case.flow, &case.version)?;
    let shown = run::summary(flow, &case.answers, &case.lang).into_iter().find(|(field, _, _)| field == id).map(|(_, _, value)| value);
    Some(one_line(shown.as_deref().unwrap_or(id), SHOWN_CHARS_MAX))
}
