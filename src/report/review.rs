//! The management review (ISO 10002, 8.6) as data: a section for each of its inputs, in their order. Without names of customers.

use chrono::{DateTime, Months, NaiveDate, Utc};

use crate::desk::calendar::Calendar;
use crate::desk::decision::Pattern;

use super::conduct::{Conduct, conduct};
use super::history::History;
use super::html::shown;
use super::measure::{Measures, measure, percentile};
use super::outcomes::{ITEMS, counted};
use super::page::{Cell, few, few_cases, gathered_small};
use super::recommend::recommendations;
use super::{Period, RULES, Share};

pub(super) const ON_TIME_PERCENT: f64 = 95.0;
pub(super) const SATISFIED_PERCENT: f64 = 70.0;
/// More causes than these are left to the report.
const CAUSES_MAX: usize = 6;

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
    pub now: DateTime<Utc>,
}

/// A heading with what stands under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    pub title: &'static str,
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
    pub compared: Vec<(&'static str, String)>,
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
pub fn title(period: Period) -> String {
    let last = period.to.pred_opt().unwrap_or(period.to);
    format!("Management review of complaints, {} to {last}", period.from)
}

/// Returns the sections, the answer to “how are we doing?” first.
pub fn sections(agenda: &Agenda<'_>) -> Vec<Section> {
    let Agenda { histories, period, calendar, actions, changes, now } = *agenda;
    let of = |period| measure(histories, period, calendar, now);
    let (measures, previous, year) = (of(period), of(before(period)), of(year_ago(period)));
    let (conduct, today) = (conduct(histories, period, calendar, now), calendar.date_of(now));
    let section = |title, lines| Section { title, lines };
    vec![
        section("In short", in_short(&measures).into_iter().map(Line::Words).collect()),
        section("1 Decisions and actions from the last review", decided(actions, today)),
        section("2 Changes inside and outside", changed(changes)),
        section("3 Performance against objectives", objectives(&measures)),
        section("4 Numbers, with the period before and a year ago", numbers([&measures, &previous, &year])),
        section("5 Causes, trends, systemic issues and safety", causes(&measures, &conduct)),
        section("6 Satisfaction and fairness", satisfaction(&measures)),
        section("7 Vulnerable customers and accessibility", vulnerable(&measures, &conduct)),
        section("8 Remedies and money", remedies(&measures, &conduct)),
        section("9 Corrective actions and their effect", effects(actions, today)),
        section("10 External cases", outside(&measures, &conduct)),
        section("11 Audit results, missed dates and privacy", missed(&measures, &conduct)),
        section("12 Resources and training", resources(&measures)),
        section("13 Recommendations", recommendations(&measures).into_iter().map(Line::Item).collect()),
        section("14 Outputs: what we decide", outputs()),
        section("Annex: how it counts", RULES.iter().map(|rule| Line::Item((*rule).to_owned())).collect()),
    ]
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

pub(super) fn figure(name: &str, value: impl Into<String>) -> Line {
    Line::Figure(Figure { name: name.to_owned(), value: value.into(), ..Figure::default() })
}

fn words(text: &str) -> Line {
    Line::Words(text.to_owned())
}

/// Returns the period in three sentences.
pub(super) fn in_short(measures: &Measures) -> Vec<String> {
    let flow = measures.flow;
    let days = percentile(&measures.days_to_answer, 50)
        .map_or_else(String::new, |days| format!(" Half of the answers took at most {days:.1} days."));
    let on_time = measures.answered.percent().map_or_else(
        || "No answer fell due.".to_owned(),
        |percent| format!("{percent:.0} % of the answers were given on time; the goal is {ON_TIME_PERCENT:.0} %."),
    );
    vec![
        format!("{} complaints came in, {} were closed, and {} are open at the end.", flow.received, flow.closed, flow.open_end),
        format!("{on_time}{days}"),
        format!("{} open cases are past the date that was promised.", measures.past_due),
    ]
}

fn decided(actions: &[Action], today: NaiveDate) -> Vec<Line> {
    let line = |action: &Action| {
        let state = match (action.done, action.helped) {
            (true, Some(true)) => "done, and it helped".to_owned(),
            (true, _) => "done".to_owned(),
            (false, _) if action.due_on < today => format!("OVERDUE since {}", action.due_on),
            (false, Some(false)) => format!("did not help, open again, by {}", action.due_on),
            (false, _) => format!("by {}", action.due_on),
        };
        Line::Item(format!("{} ({}): {state}", action.text, action.owner))
    };
    if actions.is_empty() { vec![words("None was decided.")] } else { actions.iter().map(line).collect() }
}

fn changed(changes: &[String]) -> Vec<Line> {
    let known = changes.iter().map(|change| Line::Item(change.clone()));
    known.chain([words("To be added by those who know of them: products, people, rules, closures.")]).collect()
}

fn light(share: Share, goal: f64) -> Light {
    match share.percent() {
        None => Light::NoCase,
        Some(percent) if goal <= percent => Light::Green,
        Some(percent) if goal - 10.0 <= percent => Light::Amber,
        Some(_) => Light::Red,
    }
}

fn objectives(measures: &Measures) -> Vec<Line> {
    let line = |name: &str, share: Share, goal: f64| {
        let name = format!("{name} (goal {goal:.0} %)");
        Line::Figure(Figure {
            name,
            value: shown(&few(share)),
            light: Some(light(share, goal)),
            percent: share.percent(),
            ..Figure::default()
        })
    };
    vec![
        line("Answered on time", measures.answered, ON_TIME_PERCENT),
        line("First contact on time", measures.contacted, ON_TIME_PERCENT),
        line("Promises kept on their day", measures.promises, ON_TIME_PERCENT),
        line("Satisfied with the outcome", measures.satisfied(3), SATISFIED_PERCENT),
    ]
}

fn numbers(all: [&Measures; 3]) -> Vec<Line> {
    let row = |name: &str, value: &dyn Fn(&Measures) -> Cell| {
        let [value, before, year] = all.map(|measures| shown(&value(measures)));
        let compared = vec![("before", before), ("a year ago", year)];
        Line::Figure(Figure { name: name.to_owned(), value, compared, ..Figure::default() })
    };
    vec![
        row("Received", &|measures| Cell::Count(measures.flow.received)),
        row("Closed", &|measures| Cell::Count(measures.flow.closed)),
        row("Open at the end", &|measures| Cell::Count(measures.flow.open_end)),
        row("Acknowledged within a minute", &|measures| few(measures.acknowledged)),
        row("First contact on time", &|measures| few(measures.contacted)),
        row("Answered on time", &|measures| few(measures.answered)),
        row("Days to the answer, median", &|measures| Cell::Number(percentile(&measures.days_to_answer, 50))),
        row("Settled at first contact", &|measures| few(measures.first_contact)),
        row("Reopened within 30 days", &|measures| few(measures.reopened)),
        row("Same person and category again", &|measures| few(measures.repeated)),
        row("Second look asked for", &|measures| few(measures.escalated)),
        row("Changed by the second look", &|measures| few(measures.changed)),
        row("Severity changed after it was judged", &|measures| few_cases(measures.raised + measures.lowered)),
        row("Dates missed", &|measures| few_cases(measures.breaches)),
    ]
}

fn causes(measures: &Measures, conduct: &Conduct) -> Vec<Line> {
    let counts = gathered_small(counted(&measures.causes));
    let total: u64 = counts.iter().map(|(_, count)| count).sum();
    let line = |(name, count): &(String, u64)| {
        let percent = 100.0 * *count as f64 / total.max(1) as f64;
        Line::Figure(Figure {
            name: name.replace('_', " "),
            value: format!("{} ({percent:.0} %)", shown(&few_cases(*count))),
            percent: Some(percent),
            ..Figure::default()
        })
    };
    let lines = counts.iter().take(CAUSES_MAX).map(line);
    let systemic = conduct.patterns.get(Pattern::Systemic.code()).copied().unwrap_or_default();
    let others = [
        figure("Systemic, of closed", shown(&few_cases(systemic))),
        figure("Safety reports", shown(&few_cases(measures.safety))),
        figure("Injuries", shown(&few_cases(conduct.injuries))),
    ];
    lines.chain(others).collect()
}

fn satisfaction(measures: &Measures) -> Vec<Line> {
    let item = |(nth, name): (usize, &&str)| {
        let share = few(measures.satisfied(nth));
        let percent = if let Cell::Share(share) = share { share.percent() } else { None };
        Line::Figure(Figure { name: format!("{name}: 4 or 5 of 5"), value: shown(&share), percent, ..Figure::default() })
    };
    let asked = Share { met: measures.responded, of: measures.surveyed };
    ITEMS.iter().enumerate().map(item).chain([figure("Answered the survey", shown(&few(asked)))]).collect()
}

fn vulnerable(measures: &Measures, conduct: &Conduct) -> Vec<Line> {
    let [right_needs, right_others] = conduct.upheld;
    vec![
        figure("Answered on time, customers with a need", shown(&few(measures.with_needs))),
        figure("Answered on time, all others", shown(&few(measures.without_needs))),
        figure("Were right, customers with a need", shown(&few(right_needs))),
        figure("Were right, all others", shown(&few(right_others))),
    ]
}

fn outside(measures: &Measures, conduct: &Conduct) -> Vec<Line> {
    vec![
        figure("With an outside body, of closed", shown(&few(measures.outside))),
        figure("Changed after the outside body, of those it decided", shown(&few(conduct.overturned))),
    ]
}

fn remedies(measures: &Measures, conduct: &Conduct) -> Vec<Line> {
    let paid = conduct.paid.iter().map(|(currency, sum)| figure(&format!("Paid, {currency}"), format!("{}.{:02}", sum / 100, sum % 100)));
    let promised = gathered_small(counted(&measures.remedies));
    let promised = promised.iter().map(|(name, count)| figure(&format!("Promised: {}", name.replace('_', " ")), shown(&few_cases(*count))));
    let kept = [
        figure("Promises kept on their day", shown(&few(measures.promises))),
        figure("Promises not yet due", shown(&few_cases(measures.promises_open))),
    ];
    kept.into_iter().chain(promised).chain(paid).collect()
}

fn effects(actions: &[Action], today: NaiveDate) -> Vec<Line> {
    let count = |is_it: &dyn Fn(&Action) -> bool| actions.iter().filter(|action| is_it(action)).count().to_string();
    vec![
        figure("Decided", count(&|_| true)),
        figure("Done", count(&|action| action.done)),
        figure("Helped, as was checked later", count(&|action| action.helped == Some(true))),
        figure("Open", count(&|action| !action.done)),
        figure("Overdue", count(&|action| !action.done && action.due_on < today)),
    ]
}

fn missed(measures: &Measures, conduct: &Conduct) -> Vec<Line> {
    vec![
        figure("Dates missed", shown(&few_cases(measures.breaches))),
        figure("Missed, and nobody said why", shown(&few_cases(conduct.unexplained))),
        figure("Customers kept informed while they waited", shown(&few(conduct.informed))),
        figure("Answered by the date of the law", shown(&few(conduct.statutory))),
        figure("Requests about personal data answered in time", shown(&few(conduct.data_on_time))),
        figure("Conflicts prevented", shown(&few_cases(measures.conflicts))),
        words("The command “redress audit” prints the checklist per clause with its evidence."),
    ]
}

fn resources(measures: &Measures) -> Vec<Line> {
    vec![
        figure("Open at the end", measures.flow.open_end.to_string()),
        figure("Of them past the promised date", shown(&few_cases(measures.past_due))),
        words("To be added: people, absence, training."),
    ]
}

fn outputs() -> Vec<Line> {
    vec![
        words("Answer this mail. Each line of your answer that begins with ACTION becomes one, with its owner and its day, such as:"),
        words("ACTION ann 2026-12-31 Check all labels of the new series"),
        words("The owner hears of it on that day and answers DONE 1; later we ask whether it helped: HELPED 1 or FAILED 1."),
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
