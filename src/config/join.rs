//! Joins the settings with what lies outside the file: flows, zones, holidays; the result is proved to fit together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use jiff::tz::TimeZone;

use crate::desk::calendar::{Calendar, Holidays, Plan, Rule};
use crate::desk::rules::{Promises, Rules, Secret, Team, TeamId};
use crate::diagnostic::suggest::{nearest, one_of};
use crate::diagnostic::{Diagnostic, Located, Severity, Source};
use crate::flow::script::Flows;
use crate::text::Texts;

use super::{CalendarSettings, Settings, TeamSettings, code, holidays, proof};

/// A warning comes this long before a list of holidays ends.
const COVERAGE_DAYS_MIN: u64 = 90;

/// What lies outside the file, handed in.
pub struct Outside<'a> {
    /// Finds a zone by its IANA name.
    pub zone: &'a dyn Fn(&str) -> Option<TimeZone>,
    /// The files of [`Settings::holiday_files`] under the names that the settings give them; what could not be read is absent.
    pub holidays: &'a BTreeMap<String, Arc<Source>>,
    pub today: NaiveDate,
}

/// What rules are made of beside the settings.
pub struct Parts {
    pub flows: Flows,
    pub notices: Texts,
    pub secret: Secret,
    pub fingerprint: String,
}

/// Makes the rules. There are rules exactly if none of the problems is an error.
pub fn rules(settings: &Settings, outside: &Outside<'_>, parts: Parts) -> (Option<Rules>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let times = Times::of(settings, outside, &mut problems);
    check_flows(settings, &parts.flows, &mut problems);
    crate::diagnostic::render::sort(&mut problems);
    let sound = problems.iter().all(|problem| problem.severity != Severity::Error);
    let rules = times.filter(|_| sound).map(|times| join(settings, times, parts));
    (rules, problems)
}

/// Finds what is wrong with zones, holidays and calendars, without looking at flows.
pub fn check(settings: &Settings, outside: &Outside<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    drop(Times::of(settings, outside, &mut problems));
    crate::diagnostic::render::sort(&mut problems);
    problems
}

/// The customers' zone, and the teams with their calendars.
struct Times {
    zone: TimeZone,
    calendars: BTreeMap<String, Calendar>,
    teams: BTreeMap<TeamId, Team>,
}

impl Times {
    /// `None` where anything of it is missing, which is then among the problems.
    fn of(settings: &Settings, outside: &Outside<'_>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let zone = zone(&settings.zone, outside.zone, problems);
        let lists = holiday_lists(settings, outside, problems);
        let mut calendars = BTreeMap::new();
        for (id, calendar) in &settings.calendars {
            calendars.extend(self::calendar(calendar, outside.zone, &lists, problems).map(|calendar| (id.clone(), calendar)));
        }
        let team = |team: &TeamSettings| {
            Some(Team {
                addresses: team.addresses.clone(),
                lead: team.lead.clone(),
                lang: team.lang.clone(),
                calendar: calendars.get(&team.calendar)?.clone(),
                mail_detail: team.mail_detail,
            })
        };
        let teams: Option<BTreeMap<_, _>> = settings.teams.iter().map(|(id, settings)| Some((id.clone(), team(settings)?))).collect();
        let (zone, teams) = (zone?, teams?);
        proof::limits(settings, &calendars, &teams, outside.today, problems);
        Some(Self { zone, calendars, teams })
    }
}

fn join(settings: &Settings, times: Times, parts: Parts) -> Rules {
    Rules {
        fingerprint: parts.fingerprint,
        organisation: settings.organisation.clone(),
        languages: settings.languages.clone(),
        flows: parts.flows.serving(&settings.languages),
        chat_flow: settings.chat_flow.value.clone(),
        mail_flow: settings.mail_flow.value.clone(),
        category_question: settings.category_question.clone(),
        policy_link: settings.policy_link.clone(),
        notices: parts.notices,
        secret: parts.secret,
        reference_prefix: settings.reference_prefix.clone(),
        own_mail: settings.own_mail.clone(),
        teams: times.teams,
        default_team: settings.default_team.clone(),
        routing: settings.routing.clone(),
        ladder: settings.ladder.clone(),
        managers: settings.managers.clone(),
        staff: settings.staff.clone(),
        absences: BTreeMap::new(),
        promises: Promises {
            contact_within: Rule::working_days(settings.deadlines.promised.contact_working_days),
            answer_within: Rule::working_days(settings.deadlines.promised.answer_working_days),
            data_answer_within: Rule::months(settings.deadlines.promised.data_answer_months),
        },
        decisions: settings.decisions.clone(),
        calendars: times.calendars,
        regimes: settings.deadlines.regimes.iter().map(|settings| settings.regime.clone()).collect(),
        escalations: settings.deadlines.escalations.clone(),
        untaken_told_from: settings.untaken_told_from,
        governance: settings.governance.clone(),
        product_question: settings.deadlines.product_question.clone(),
        country_question: settings.deadlines.country_question.clone(),
        limits: settings.limits,
        give_up_after: settings.outbox_give_up_after,
        zone: times.zone,
    }
}

fn zone(name: &Located<String>, find: &dyn Fn(&str) -> Option<TimeZone>, problems: &mut Vec<Diagnostic>) -> Option<TimeZone> {
    let zone = find(&name.value);
    if zone.is_none() {
        let problem = Diagnostic::error(code::ZONE, name.span.clone(), format!("this system knows no time zone `{}`", name.value));
        problems.push(problem.help("an IANA name such as `Europe/Berlin`; the files are those of the package tzdata"));
    }
    zone
}

/// Reads each file of holidays once.
fn holiday_lists<'s>(settings: &'s Settings, outside: &Outside<'_>, problems: &mut Vec<Diagnostic>) -> BTreeMap<&'s str, Holidays> {
    let mut lists = BTreeMap::new();
    let files = settings.calendars.values().filter_map(|calendar| calendar.holidays.as_ref());
    let mut seen = BTreeSet::new();
    for file in files.filter(|file| seen.insert(file.value.as_str())) {
        let Some(source) = outside.holidays.get(&file.value) else {
            let problem = Diagnostic::error(code::HOLIDAYS, file.span.clone(), format!("the holidays in `{}` cannot be read", file.value));
            problems.push(problem.help("the path counts from the directory of this file; see that the file is there and readable"));
            continue;
        };
        let (list, found) = holidays::read(source);
        problems.extend(found);
        if let Some(list) = list {
            problems.extend(coverage(file, &list, outside.today));
            lists.insert(file.value.as_str(), list);
        }
    }
    lists
}

/// Warns before the list ends, and after.
fn coverage(file: &Located<String>, list: &Holidays, today: NaiveDate) -> Option<Diagnostic> {
    let (_, last) = list.covered?;
    let soon = today.checked_add_days(Days::new(COVERAGE_DAYS_MIN))?;
    let message = match (last < today, last < soon) {
        (true, _) => format!("the holidays in `{}` ended on {last}: deadlines ignore later ones", file.value),
        (false, true) => format!("the holidays in `{}` end on {last}, within {COVERAGE_DAYS_MIN} days", file.value),
        (false, false) => return None,
    };
    let help = format!("add the next years, then the line `covers:`; source: {}", list.source);
    Some(Diagnostic::warning(code::COVERAGE, file.span.clone(), message).help(help))
}

fn calendar(
    settings: &CalendarSettings,
    find: &dyn Fn(&str) -> Option<TimeZone>,
    lists: &BTreeMap<&str, Holidays>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Calendar> {
    let zone = zone(&settings.zone, find, problems)?;
    let holidays = match &settings.holidays {
        Some(file) => lists.get(file.value.as_str())?.clone(),
        None => Holidays::default(),
    };
    let plan = Plan {
        zone,
        week: settings.week.clone(),
        special_days: settings.special_days.clone(),
        holidays,
        shutdowns: settings.shutdowns.clone(),
    };
    let span = settings.zone.span.clone();
    Calendar::new(plan).map_err(|never| problems.push(Diagnostic::error(code::NEVER_OPEN, span, never.to_string()))).ok()
}

/// Proves that the flows named exist and that every alarm reaches a team.
fn check_flows(settings: &Settings, flows: &Flows, problems: &mut Vec<Diagnostic>) {
    let names = || flows.current.keys().map(String::as_str);
    let named = [("chat_flow", &settings.chat_flow), ("mail_flow", &settings.mail_flow)];
    for (key, name) in named.into_iter().filter(|(_, name)| !flows.current.contains_key(&name.value)) {
        let problem = Diagnostic::error(code::FLOW, name.span.clone(), format!("`{key}` is `{}`, but there is no such flow", name.value));
        problems.push(problem.help(match nearest(&name.value, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("in `{}` there is {}", settings.flows_dir.display(), one_of(names())),
        }));
    }
    let targets = settings.notify_targets();
    for (id, flow) in &flows.current {
        for (raise, target) in flow.raises.iter().flat_map(|raise| raise.notify.iter().map(move |target| (raise, target))) {
            if !targets.contains(target) {
                let message = format!("the alarm `{}` of the flow `{id}` notifies `{target}`, which is no team", raise.id);
                let help = format!("add a [[team]] with the id `{target}`, or notify {}", one_of(targets.iter().map(String::as_str)));
                problems.push(Diagnostic::error(code::NOTIFY, None, message).help(help));
            }
        }
    }
}
