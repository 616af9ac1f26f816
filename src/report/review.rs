//! The management review (ISO 10002, 8.6) as data: a section for each of its inputs, in their order. Without names of customers.

use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Pattern;

use super::conduct::{Conduct, conduct};
use super::history::History;
use super::measure::{Measures, measure, percentile};
use super::outcomes::{ITEMS, counted};
use super::page::{Cell, few, few_cases, gathered_small};
use super::quality::GAPS;
use super::recommend::recommendations;
use super::said::Said;
use super::volumes::of_many;
use super::{Period, RULES, Share};

/// More causes than these are left to the report.
const CAUSES_MAX: usize = 6;
/// A share that misses its goal by less is near it.
const NEAR_PERCENT: f64 = 5.0;

/// An action that a review decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub text: String,
    pub owner: String,
    pub decided_on: NaiveDate,
    pub due_on: NaiveDate,
    pub done: bool,
    /// Whether it helped; `None` while that is not known.
    pub helped: Option<bool>,
}

/// Everything that a review is made of.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    pub histories: &'a [History],
    pub period: Period,
    pub calendar: &'a Calendar,
    pub actions: &'a [Action],
    /// What changes outside or inside that the program knows of, such as a law that comes into force.
    pub changes: &'a [String],
    pub said: Said<'a>,
    pub now: DateTime<Utc>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: String,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Words(String),
    /// One of a list.
    Item(String),
    Figure(Figure),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    pub name: String,
    pub value: String,
    /// The same figure of other periods, with what they are called.
    pub compared: Vec<(String, String)>,
    pub light: Option<Light>,
    /// How long its bar is.
    pub percent: Option<f64>,
}

/// How a figure stands against its goal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    Green,
    /// At most ten points below.
    Amber,
    Red,
    NoCase,
}

/// Returns what a review of the period is called.
pub fn title(period: Period, said: Said<'_>) -> String {
    let last = period.to.pred_opt().unwrap_or(period.to);
    said.say("review-title", &[("from", &period.from.to_string()), ("to", &last.to_string())])
}

/// Returns the sections, the answer to “how are we doing?” first.
pub fn sections(agenda: &Agenda<'_>) -> Vec<Section> {
    let Agenda { histories, period, calendar, actions, changes, said, now } = *agenda;
    let of = |period| measure(histories, period, calendar, now);
    let (measures, previous, year) = (of(period), of(before(period)), of(year_ago(period)));
    let (conduct, today) = (conduct(histories, period, calendar, now), calendar.date_of(now));
    let all = [
        in_short(&measures, said).into_iter().map(Line::Words).collect(),
        decided(actions, said, today),
        changed(changes, said),
        objectives(&measures, said),
        numbers([&measures, &previous, &year], said),
        causes(&measures, &conduct, said),
        satisfaction(&measures, said),
        vulnerable(&measures, &conduct, said),
        remedies(&measures, &conduct, said),
        effects(actions, said, today),
        outside(&measures, &conduct, said),
        missed(&measures, &conduct, said),
        resources(&measures, said),
        recommendations(&measures, said).into_iter().map(Line::Item).collect(),
        (1..=3).map(|nth| Line::Words(said.word(&format!("review-answer-{nth}")))).collect(),
    ];
    let numbered = all.into_iter().enumerate().map(|(nth, lines)| Section { title: said.word(&format!("review-{nth}")), lines });
    let annex = Section { title: said.word("review-annex"), lines: annex(said) };
    numbered.chain([annex]).collect()
}

/// The rules by which everything counts, and what is not computed.
fn annex(said: Said<'_>) -> Vec<Line> {
    let rules = (0..RULES.len()).map(|nth| said.word(&format!("rule-{nth}")));
    let gaps = (0..GAPS.len()).map(|nth| said.word(&format!("gap-{nth}")));
    rules.chain(gaps).map(Line::Item).collect()
}

/// Returns the period of the same length that ends where this one begins; whole months are compared with whole months.
fn before(period: Period) -> Period {
    let months = (1..=12).find(|months| period.from.checked_add_months(Months::new(*months)) == Some(period.to));
    let from = match months {
        Some(months) => period.from.checked_sub_months(Months::new(months)),
        None => period.from.checked_sub_signed(period.to - period.from),
    };
    Period { from: from.unwrap_or(period.from), to: period.from }
}

fn year_ago(period: Period) -> Period {
    let back = |date: NaiveDate| date.checked_sub_months(Months::new(12)).unwrap_or(date);
    Period { from: back(period.from), to: back(period.to) }
}

fn figure(name: String, value: impl Into<String>) -> Line {
    Line::Figure(Figure { name, value: value.into(), ..Figure::default() })
}

/// Returns the period in three sentences.
pub(super) fn in_short(measures: &Measures, said: Said<'_>) -> Vec<String> {
    let flow = measures.flow;
    let half = percentile(&measures.days_to_answer, 50).map(|days| said.say("review-half", &[("days", &said.number(days))]));
    let on_time = measures.answered.percent().map_or_else(
        || said.word("review-none-due"),
        |percent| {
            said.say("review-on-time", &[("percent", &format!("{percent:.0}")), ("goal", &said.objectives.on_time_percent.to_string())])
        },
    );
    let [received, closed, open] = [flow.received, flow.closed, flow.open_end].map(|count| count.to_string());
    vec![
        said.say("review-flow", &[("received", &received), ("closed", &closed), ("open", &open)]),
        [Some(on_time), half].into_iter().flatten().collect::<Vec<_>>().join(" "),
        said.counted("review-past-due", measures.past_due),
    ]
}

fn decided(actions: &[Action], said: Said<'_>, today: NaiveDate) -> Vec<Line> {
    let line = |action: &Action| {
        let due = [("date", action.due_on.to_string())];
        let due = due.each_ref().map(|(name, date)| (*name, date.as_str()));
        let state = match (action.done, action.helped) {
            (true, Some(true)) => said.word("review-helped-state"),
            (true, _) => said.word("review-done-state"),
            (false, _) if action.due_on < today => said.say("review-overdue-state", &due),
            (false, Some(false)) => said.say("review-failed-state", &due),
            (false, _) => said.say("review-open-state", &due),
        };
        Line::Item(said.say("review-action-line", &[("action", &action.text), ("owner", &action.owner), ("state", &state)]))
    };
    if actions.is_empty() { vec![Line::Words(said.word("review-none-decided"))] } else { actions.iter().map(line).collect() }
}

fn changed(changes: &[String], said: Said<'_>) -> Vec<Line> {
    let known = changes.iter().map(|change| Line::Item(change.clone()));
    known.chain([Line::Words(said.word("review-changes-asked"))]).collect()
}

fn light(share: Share, goal: f64) -> Light {
    match share.percent() {
        None => Light::NoCase,
        Some(percent) if goal <= percent => Light::Green,
        Some(percent) if goal - NEAR_PERCENT < percent => Light::Amber,
        Some(_) => Light::Red,
    }
}

fn objectives(measures: &Measures, said: Said<'_>) -> Vec<Line> {
    let line = |id: &str, share: Share, goal: u8| {
        let name = said.say("report-goal", &[("name", &said.word(id)), ("goal", &goal.to_string())]);
        let light = Some(light(share, goal.into()));
        Line::Figure(Figure { name, value: said.cell(&few(share)), light, percent: share.percent(), ..Figure::default() })
    };
    vec![
        line("review-answered", measures.answered, said.objectives.on_time_percent),
        line("review-contacted", measures.contacted, said.objectives.on_time_percent),
        line("review-promises", measures.promises, said.objectives.on_time_percent),
        line("review-satisfied", measures.satisfied(3), said.objectives.satisfied_percent),
    ]
}

fn numbers(all: [&Measures; 3], said: Said<'_>) -> Vec<Line> {
    let row = |id: &str, value: &dyn Fn(&Measures) -> Cell| {
        let [value, before, year] = all.map(|measures| said.cell(&value(measures)));
        let compared = vec![(said.word("report-before"), before), (said.word("report-year-ago"), year)];
        Line::Figure(Figure { name: said.word(id), value, compared, ..Figure::default() })
    };
    vec![
        row("review-received", &|measures| Cell::Count(measures.flow.received)),
        row("review-closed", &|measures| Cell::Count(measures.flow.closed)),
        row("review-open", &|measures| Cell::Count(measures.flow.open_end)),
        row("review-acknowledged", &|measures| few(measures.acknowledged)),
        row("review-contacted", &|measures| few(measures.contacted)),
        row("review-answered", &|measures| few(measures.answered)),
        row("review-median", &|measures| of_many(&measures.days_to_answer, percentile(&measures.days_to_answer, 50))),
        row("review-first-contact", &|measures| few(measures.first_contact)),
        row("review-reopened", &|measures| few(measures.reopened)),
        row("review-repeated", &|measures| few(measures.repeated)),
        row("review-escalated", &|measures| few(measures.escalated)),
        row("review-changed", &|measures| few(measures.changed)),
        row("review-reprioritised", &|measures| few_cases(measures.raised + measures.lowered)),
        row("review-breaches", &|measures| few_cases(measures.breaches)),
    ]
}

/// Returns what a group of codes is called: a code by its words, the rest together by theirs.
fn named(name: &str, of_code: impl Fn(&str) -> String, said: Said<'_>) -> String {
    match name {
        "others together" => said.word("report-others"),
        "all together" => said.word("report-all"),
        code => of_code(code),
    }
}

fn causes(measures: &Measures, conduct: &Conduct, said: Said<'_>) -> Vec<Line> {
    let counts = gathered_small(counted(&measures.causes));
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let line = |(name, count): &(String, u64)| {
        let percent = 100.0 * *count as f64 / total.max(1) as f64;
        Line::Figure(Figure {
            name: named(name, |code| said.word(&format!("cause-{code}")), said),
            value: format!("{} ({percent:.0} %)", said.cell(&few_cases(*count))),
            percent: Some(percent),
            ..Figure::default()
        })
    };
    let lines = counts.iter().take(CAUSES_MAX).map(line);
    let systemic = conduct.patterns.get(Pattern::Systemic.code()).copied().unwrap_or_default();
    let others = [("review-systemic", systemic), ("review-safety", measures.safety), ("review-injuries", conduct.injuries)];
    lines.chain(others.map(|(id, count)| figure(said.word(id), said.cell(&few_cases(count))))).collect()
}

fn satisfaction(measures: &Measures, said: Said<'_>) -> Vec<Line> {
    let item = |nth: usize| {
        let share = few(measures.satisfied(nth));
        let percent = if let Cell::Share(share) = share { share.percent() } else { None };
        let name = said.say("review-rated", &[("item", &said.word(&format!("review-item-{nth}")))]);
        Line::Figure(Figure { name, value: said.cell(&share), percent, ..Figure::default() })
    };
    let asked = Share { met: measures.responded, of: measures.surveyed };
    (0..ITEMS.len()).map(item).chain(shares(&[("review-surveyed", asked)], said)).collect()
}

/// Returns a line for each share.
fn shares(all: &[(&str, Share)], said: Said<'_>) -> Vec<Line> {
    all.iter().map(|(id, share)| figure(said.word(id), said.cell(&few(*share)))).collect()
}

fn vulnerable(measures: &Measures, conduct: &Conduct, said: Said<'_>) -> Vec<Line> {
    let [right_needs, right_others] = conduct.upheld;
    let all = [
        ("review-needs-on-time", measures.with_needs),
        ("review-others-on-time", measures.without_needs),
        ("review-needs-right", right_needs),
        ("review-others-right", right_others),
    ];
    shares(&all, said)
}

fn outside(measures: &Measures, conduct: &Conduct, said: Said<'_>) -> Vec<Line> {
    shares(&[("review-outside", measures.outside), ("review-overturned", conduct.overturned)], said)
}

fn remedies(measures: &Measures, conduct: &Conduct, said: Said<'_>) -> Vec<Line> {
    let sum = |sum: &u64| format!("{}.{:02}", sum / 100, sum % 100);
    let paid = conduct.paid.iter().map(|(currency, paid)| figure(said.say("review-paid", &[("currency", currency)]), sum(paid)));
    let promised = gathered_small(counted(&measures.remedies));
    let promised = promised.iter().map(|(name, count)| {
        let remedy = named(name, |code| said.first_of(&format!("remedy-{code}")), said);
        figure(said.say("review-promised", &[("remedy", &remedy)]), said.cell(&few_cases(*count)))
    });
    let open = figure(said.word("review-not-due"), said.cell(&few_cases(measures.promises_open)));
    shares(&[("review-promises", measures.promises)], said).into_iter().chain([open]).chain(promised).chain(paid).collect()
}

fn effects(actions: &[Action], said: Said<'_>, today: NaiveDate) -> Vec<Line> {
    let count = |id: &str, is_it: &dyn Fn(&Action) -> bool| {
        figure(said.word(id), actions.iter().filter(|action| is_it(action)).count().to_string())
    };
    vec![
        count("review-decided", &|_| true),
        count("review-done-count", &|action| action.done),
        count("review-helped-count", &|action| action.helped == Some(true)),
        count("review-open-count", &|action| !action.done),
        count("review-overdue-count", &|action| !action.done && action.due_on < today),
    ]
}

fn missed(measures: &Measures, conduct: &Conduct, said: Said<'_>) -> Vec<Line> {
    let count = |id: &str, count: u64| figure(said.word(id), said.cell(&few_cases(count)));
    let all = [("review-informed", conduct.informed), ("review-statutory", conduct.statutory), ("review-data", conduct.data_on_time)];
    let counts = [count("review-breaches", measures.breaches), count("review-unexplained", conduct.unexplained)];
    let rest = [count("review-conflicts", measures.conflicts), Line::Words(said.word("review-audit"))];
    counts.into_iter().chain(shares(&all, said)).chain(rest).collect()
}

fn resources(measures: &Measures, said: Said<'_>) -> Vec<Line> {
    vec![
        figure(said.word("review-open"), measures.flow.open_end.to_string()),
        figure(said.word("review-past-date"), said.cell(&few_cases(measures.past_due))),
        Line::Words(said.word("review-resources-asked")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_compared_with_the_quarter_before_and_that_of_last_year() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = Period { from: day("2026-01-01"), to: day("2026-04-01") };
        assert_eq!(before(period), Period { from: day("2025-10-01"), to: day("2026-01-01") });
        assert_eq!(year_ago(period), Period { from: day("2025-01-01"), to: day("2025-04-01") });
        let ten_days = Period { from: day("2026-01-11"), to: day("2026-01-21") };
        assert_eq!(before(ten_days), Period { from: day("2026-01-01"), to: day("2026-01-11") });
    }
}
