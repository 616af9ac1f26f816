//! Reports over all cases: reads them page by page between two commits, and has the pure part count.

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::desk::calendar::Calendar;
use crate::desk::case::CaseId;
use crate::desk::decision::Action;
use crate::desk::decision::review::FLOW;
use crate::desk::erase::Facts;
use crate::desk::journal::Entry;
use crate::desk::rules::Rules;
use crate::engine::publication;
use crate::engine::store::{Store, StoreError};
use crate::engine::{Engine, rows, view};
use crate::report::clauses::{self, Scheme};
use crate::report::page::{Funnel, Material, page};
use crate::report::register::{self, Register};
use crate::report::review::{self, Agenda};
use crate::report::{History, Period, Said, audit, digest, html, letter, print};
use crate::text::Lang;

use super::{Office, Refusal};

/// Cases read with their journals in one visit.
const CASES_MAX: usize = 50;
/// Without a first day a report begins with the month this many months ago.
const MONTHS_BACK: u32 = 11;
/// A review tells of changes so many months ahead.
const CHANGES_MONTHS: u32 = 3;
/// The language of what other programs read.
static ENGLISH: LazyLock<Lang> = LazyLock::new(|| Lang::parse("en").expect("`en` is a language tag"));
type Out<'a> = dyn FnMut(String) + Send + 'a;

/// What is reported, and in which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Html,
    Json,
    Csv,
    RegisterJson(Register),
    RegisterCsv(Register),
    Digest,
    Review,
    ReviewHtml,
    Audit,
}

impl Kind {
    /// Tells whether it names single cases: those in which its reader has no part are not there for them. What only counts counts all.
    fn names_cases(self) -> bool {
        match self {
            Kind::RegisterJson(_) | Kind::RegisterCsv(_) | Kind::Digest | Kind::Audit => true,
            Kind::Html | Kind::Json | Kind::Csv | Kind::Review | Kind::ReviewHtml => false,
        }
    }
}

/// A report with its days, the last one included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportOrder {
    pub kind: Kind,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// The language of what people read; `None`: the organisation's first. What other programs read is the same in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The headings of an audit.
    #[serde(default)]
    pub scheme: Scheme,
}

pub(super) async fn report<S: Store + 'static>(office: &Office<S>, order: &ReportOrder, out: &mut Out<'_>) -> Result<(), Refusal> {
    let now = office.clock.now();
    let (rules, calendar) = office.visit(|engine| (Arc::clone(engine.rules()), calendar(engine))).await?;
    let (organisation, customers) = (rules.organisation.as_str(), rules.decisions.reports.and_then(|reports| reports.customers));
    let said = said_in(&rules, order.lang.as_ref())?;
    let period = period(order, calendar.date_of(now))?;
    let Gathered { mut histories, actions } = gathered(office, CaseId(0)).await?;
    if let Some(reader) = office.reader.as_deref().filter(|_| order.kind.names_cases()) {
        histories.retain(|history| !rules.has_no_part(&history.about, reader));
    }
    let registered = |of| register::table(of, &histories, &actions, &calendar, period.instants(&calendar).1);
    match order.kind {
        Kind::Html | Kind::Json | Kind::Csv => {
            let funnel = office.visit(|engine| funnel(engine)).await??;
            let material = Material {
                organisation,
                histories: &histories,
                period,
                calendar: &calendar,
                funnel: &funnel,
                actions: &actions,
                said: if order.kind == Kind::Html { said } else { Said { lang: &ENGLISH, ..said } },
                customers,
                now,
            };
            let page = page(&material);
            match order.kind {
                Kind::Json => out(print::json(&page).to_string()),
                Kind::Csv => print::csv(&page).into_iter().for_each(out),
                Kind::Html
                | Kind::RegisterJson(_)
                | Kind::RegisterCsv(_)
                | Kind::Digest
                | Kind::Review
                | Kind::ReviewHtml
                | Kind::Audit => {
                    html::html(&page, said).lines().for_each(|line| out(line.to_owned()));
                }
            }
        }
        Kind::RegisterJson(of) => registered(of).json().into_iter().for_each(out),
        Kind::RegisterCsv(of) => registered(of).csv().into_iter().for_each(out),
        Kind::Digest => digest::digest(&histories, &calendar, &actions, said, now).lines().for_each(|line| out(line.to_owned())),
        Kind::Review | Kind::ReviewHtml => {
            let changes = office.visit(move |engine| changes(engine, period)).await?;
            let agenda = Agenda { histories: &histories, period, calendar: &calendar, actions: &actions, changes: &changes, said, now };
            let sections = review::sections(&agenda);
            let page = if order.kind == Kind::Review {
                letter::text(&sections, said)
            } else {
                letter::html(organisation, &review::title(period, said), &sections, said)
            };
            page.lines().for_each(|line| out(line.to_owned()));
        }
        Kind::Audit => {
            let items = audit::audit(&histories, period, &calendar, &actions, now);
            clauses::lines(&items, order.scheme).into_iter().for_each(out);
        }
    }
    Ok(())
}

/// Returns the words of letters to those in charge: the organisation's first language.
pub(in crate::daemon) fn said(rules: &Rules) -> Said<'_> {
    let lang = rules.languages.first().unwrap_or_else(|| rules.notices.base());
    Said { texts: &rules.notices, lang, objectives: rules.governance.objectives }
}

/// Returns the words in the language that was asked for.
fn said_in<'r>(rules: &'r Rules, asked: Option<&Lang>) -> Result<Said<'r>, Refusal> {
    let Some(asked) = asked else { return Ok(said(rules)) };
    let spoken: Vec<&Lang> = rules.notices.languages().collect();
    let lang = spoken.iter().find(|lang| **lang == asked).or_else(|| spoken.iter().find(|lang| lang.primary() == asked.primary()));
    let all = || spoken.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
    match lang {
        Some(lang) => Ok(Said { lang, ..said(rules) }),
        None => Err(Refusal::hinted(format!("there are no words in the language `{asked}`"), format!("--language can be {}", all()))),
    }
}

/// Returns the working time by which reports count days.
pub(in crate::daemon) fn calendar<S: Store>(engine: &Engine<S>) -> Calendar {
    let rules = engine.rules();
    let team = rules.teams.get(&rules.default_team);
    team.map_or_else(|| Calendar::always_open(rules.zone.clone()), |team| team.calendar.clone())
}

fn period(order: &ReportOrder, today: NaiveDate) -> Result<Period, Refusal> {
    let last = order.to.unwrap_or(today);
    let usual = last.with_day(1).and_then(|first| first.checked_sub_months(chrono::Months::new(MONTHS_BACK)));
    let from = order.from.or(usual).unwrap_or(last);
    let to = last.checked_add_days(Days::new(1)).unwrap_or(last);
    if to <= from {
        return Err(Refusal::hinted(format!("the period ends on {last}, before it begins on {from}"), "--to is its last day"));
    }
    Ok(Period { from, to })
}

/// What reports are made of.
#[derive(Debug, Default)]
pub(in crate::daemon) struct Gathered {
    pub(in crate::daemon) histories: Vec<History>,
    /// What management reviews decided.
    pub(in crate::daemon) actions: Vec<review::Action>,
}

/// Reads the facts of the cases from `first` on, a page a visit, so that no chat waits long.
pub(in crate::daemon) async fn gathered<S: Store + 'static>(office: &Office<S>, first: CaseId) -> Result<Gathered, Refusal> {
    let mut all = Gathered::default();
    let mut from = Some(first);
    while let Some(start) = from {
        let (more, next) = office.visit(move |engine| history_page(engine, start)).await??;
        all.histories.extend(more.histories);
        all.actions.extend(more.actions);
        from = next;
    }
    Ok(all)
}

fn history_page<S: Store>(engine: &Engine<S>, start: CaseId) -> Result<(Gathered, Option<CaseId>), StoreError> {
    let (cases, next) = view::case_page(engine.store(), start, CASES_MAX)?;
    let mut all = Gathered::default();
    for found in cases {
        if found.case.flow == FLOW {
            all.actions.extend(found.case.resolution.actions.iter().map(action));
            continue;
        }
        let mut entries: Vec<Entry> = Vec::new();
        rows::each_entry(engine.store(), found.case.id.0, |entry| entries.push(entry))?;
        let facts = Facts::of(&engine.rules().secret, &found.contact, &found.case);
        all.histories.push(History::of(facts, &found.case, &entries));
    }
    Ok((all, next))
}

fn action(action: &Action) -> review::Action {
    review::Action {
        text: action.text.as_str().to_owned(),
        owner: action.owner.clone(),
        decided_on: action.decided_at.date_naive(),
        due_on: action.due_on,
        done: action.done_at.is_some(),
        helped: action.helped,
    }
}

/// Returns which regimes come into force, or end, in the period or within three months after it.
pub(in crate::daemon) fn changes<S: Store>(engine: &Engine<S>, period: Period) -> Vec<String> {
    let last = period.to.checked_add_months(chrono::Months::new(CHANGES_MONTHS)).unwrap_or(period.to);
    let is_near = |day: &NaiveDate| period.from <= *day && *day < last;
    let said = said(engine.rules());
    let regimes = engine.rules().regimes.iter().flat_map(|regime| {
        let line = |id: &str, day: NaiveDate| said.say(id, &[("name", &regime.title), ("date", &day.to_string())]);
        let begins = regime.valid_from.filter(is_near).map(|day| line("review-begins", day));
        let ends = regime.valid_to.filter(is_near).map(|day| line("review-ends", day));
        begins.into_iter().chain(ends)
    });
    regimes.collect()
}

/// Counts how many conversations of the usual flow were asked each of its questions, in their order.
fn funnel<S: Store>(engine: &Engine<S>) -> Result<Funnel, StoreError> {
    let rules = engine.rules();
    let Some(flow) = rules.flows.current.get(&rules.chat_flow) else { return Ok(Funnel::default()) };
    let mut steps: Vec<(String, u64)> = flow.steps.iter().map(|step| (step.id.clone(), 0)).collect();
    publication::each_count(engine.store(), |[id, _, step, what], count| {
        let place = steps.iter_mut().find(|(known, _)| known == step);
        if let Some((_, asked)) = place.filter(|_| id == flow.id && what == "asked") {
            *asked += count;
        }
    })?;
    Ok(Funnel(steps.into_iter().filter(|(_, asked)| 0 < *asked).collect()))
}
