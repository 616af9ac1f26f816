//! Triage: which team a case goes to, and how severe it is, from its answers and the rules. No rule can lower what another raised.

use crate::flow::answer::{Answers, Value};
use crate::flow::conversation::Conversation;
use crate::flow::finish::{Class, Finish};
use crate::flow::script::Priority;

use super::case::{Case, Severity};
use super::rules::{Route, Rules, TeamId};

/// The category of water, power, telephone and the like: never less than high, and never closed by silence (ISO 26000, 6.7.8).
const ESSENTIAL: &str = "essential";

/// What triage found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Triage {
    pub(super) team: TeamId,
    pub(super) severity: Severity,
    pub(super) category: Option<String>,
    pub(super) class: Class,
    /// What decided the team, for the journal.
    pub(super) why: String,
}

/// Decides for a conversation as it is filed.
pub(super) fn decide(rules: &Rules, conversation: &Conversation) -> Triage {
    let (category, class) = (category(rules, &conversation.answers), class(rules, conversation));
    let text = said_in_words(&conversation.answers);
    let route = rules.routing.iter().find(|route| fits(route, category.as_deref(), class, conversation, &text));
    let (alarm, alarm_team) = alarm(rules, conversation);
    let least = match (class == Class::Safety, category.as_deref() == Some(ESSENTIAL)) {
        (true, _) => Severity::Critical,
        (false, true) => Severity::High,
        (false, false) => Severity::Medium,
    };
    let severity = least.max(route.and_then(|route| route.severity).unwrap_or(Severity::Low)).max(alarm);
    let (team, why) = match (alarm_team, route) {
        // Somebody may be in danger: the team that was told at once keeps the case.
        (Some((team, rule)), _) if alarm == Severity::Critical => (team, format!("alarm {rule}")),
        (_, Some(route)) => (route.team.clone(), format!("route {}", route.name)),
        // Where no route says otherwise, too: it was told that the case follows.
        (Some((team, rule)), None) => (team, format!("alarm {rule}")),
        (None, None) => (rules.default_team.clone(), "default team".to_owned()),
    };
    Triage { team, severity, category, class, why }
}

/// Tells whether a case is about a basic need.
pub(super) fn is_essential(case: &Case) -> bool {
    case.category.as_deref() == Some(ESSENTIAL)
}

/// Returns the severity that a raise rule's priority stands for.
pub(super) fn severity_of(priority: Priority) -> Severity {
    match priority {
        Priority::Low => Severity::Low,
        Priority::Normal => Severity::Medium,
        Priority::High => Severity::High,
        Priority::Urgent => Severity::Critical,
    }
}

/// Returns the greatest severity of the alarms that fired, with the first known team that it tells.
fn alarm(rules: &Rules, conversation: &Conversation) -> (Severity, Option<(TeamId, String)>) {
    let flow = rules.flows.at(&conversation.flow, &conversation.version);
    let raises = flow.iter().flat_map(|flow| &flow.raises).filter(|raise| conversation.fired.contains(&raise.id));
    let Some(raise) = raises.max_by_key(|raise| raise.priority) else { return (Severity::Low, None) };
    let team = raise.notify.iter().find(|name| rules.teams.contains_key(*name));
    (severity_of(raise.priority), team.map(|team| (team.clone(), raise.id.clone())))
}

/// Returns the class that the flow files as; what is filed out of a flow without cases is a request.
fn class(rules: &Rules, conversation: &Conversation) -> Class {
    match rules.flows.at(&conversation.flow, &conversation.version).map(|flow| flow.finish) {
        Some(Finish::Case(class)) => class,
        Some(Finish::Order(_)) => Class::Request,
        None => Class::Complaint,
    }
}

fn category(rules: &Rules, answers: &Answers) -> Option<String> {
    match answers.get(&rules.category_question).map(|answer| &answer.value) {
        Some(Value::Choice(option)) => Some(option.clone()),
        Some(Value::Choices(options)) => options.first().cloned(),
        Some(_) | None => None,
    }
}

fn fits(route: &Route, category: Option<&str>, class: Class, conversation: &Conversation, text: &str) -> bool {
    let category_fits = route.categories.is_empty() || category.is_some_and(|id| route.categories.iter().any(|known| known == id));
    let language_fits = route.languages.is_empty() || route.languages.iter().any(|lang| lang.primary() == conversation.lang.primary());
    let class_fits = route.classes.is_empty() || route.classes.contains(&class);
    category_fits && class_fits && language_fits && route.words.as_ref().is_none_or(|words| words.is_match(text))
}

/// Returns all that was answered in words.
pub(super) fn said_in_words(answers: &Answers) -> String {
    let texts = answers.values().filter_map(|answer| {
        let Value::Text(text) = &answer.value else { return None };
        Some(text.as_str())
    });
    texts.collect::<Vec<_>>().join("\n")
}
