//! The figures of 67 cases, each as derived by hand in `expected.txt`.

use std::collections::BTreeMap;

use redress::report::conduct::{Conduct, conduct};
use redress::report::measure::percentile;
use redress::report::movement::{Filter, StockFlow, stock_flow};
use redress::report::page::{Cell, Funnel, Page};
use redress::report::register::{self, Register};
use redress::report::{Measures, Share, measure, print};

use super::cases::{calendar, cases, now, quarter};
use super::letters::{actions, page_of};

fn expected() -> BTreeMap<String, String> {
    let lines = include_str!("expected.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (figure, value) = line.split_once('|').and_then(|(line, _)| line.split_once('=')).unwrap_or_else(|| panic!("{line}"));
            (figure.trim().to_owned(), value.trim().to_owned())
        })
        .collect()
}

fn share(Share { met, of }: Share) -> String {
    format!("{met} of {of}")
}

fn list(numbers: &[u64]) -> String {
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(" ")
}

fn row(flow: &StockFlow) -> String {
    let StockFlow { open_start, received, reopened, converted_in, moved_in, closed, merged, converted_out, moved_out, open_end } = *flow;
    list(&[open_start, received, reopened, converted_in, moved_in, closed, merged, converted_out, moved_out, open_end])
}

type Found = BTreeMap<String, String>;

fn counted() -> Found {
    let (all, calendar) = (cases(), calendar());
    let measures = measure(&all, quarter(), &calendar, now());
    let mut found = conducted(&conduct(&all, quarter(), &calendar, now()));
    found.extend(counts(&measures));
    found.extend(shares(&measures));
    found.extend(groups(&measures));
    found.extend(spans(&measures));
    for month in quarter().months() {
        let received = measure(&all, month, &calendar, now()).flow.received;
        found.insert(format!("received.{}", month.from.format("%Y-%m")), received.to_string());
    }
    let (from, until) = quarter().instants(&calendar);
    let of = |filter: &Filter| row(&stock_flow(&all, from, until, filter));
    found.insert("delivery".to_owned(), of(&Filter { category: Some("delivery".to_owned()), owner: None }));
    found.insert("bob".to_owned(), of(&Filter { category: None, owner: Some("bob".to_owned()) }));
    found
}

fn counts(measures: &Measures) -> Found {
    let flow = measures.flow;
    let counts = [
        ("open_start", flow.open_start),
        ("received", flow.received),
        ("received_net", measures.received_net),
        ("reopened", flow.reopened),
        ("converted_in", flow.converted_in),
        ("closed", flow.closed),
        ("merged", flow.merged),
        ("converted_out", flow.converted_out),
        ("open_end", flow.open_end),
        ("breaches", measures.breaches),
        ("unanswered", measures.unanswered),
        ("raised", measures.raised),
        ("lowered", measures.lowered),
        ("assessed", measures.assessed),
        ("promises_open", measures.promises_open),
        ("surveyed", measures.surveyed),
        ("responded", measures.responded),
        ("safety", measures.safety),
        ("undelivered", measures.undelivered),
        ("undelivered_in_chats", measures.undelivered_in_chats),
        ("conflicts", measures.conflicts),
        ("past_due", measures.past_due),
        ("answers", measures.days_to_answer.len() as u64),
    ];
    counts.into_iter().map(|(name, count)| (name.to_owned(), count.to_string())).collect()
}

/// The figures of how the work is done.
fn conducted(conduct: &Conduct) -> Found {
    let [right_needs, right_others] = conduct.upheld;
    let shares = [
        ("assessed_on_time", conduct.assessed),
        ("statutory", conduct.statutory),
        ("informed", conduct.informed),
        ("extended", conduct.extended),
        ("overturned", conduct.overturned),
        ("right_with_needs", right_needs),
        ("right_without_needs", right_others),
        ("data_on_time", conduct.data_on_time),
        ("data_refused", conduct.data_refused),
        ("other", conduct.other),
        ("without_wish", conduct.without_wish),
        ("cited_kept", conduct.cited_kept),
    ];
    let mut found: Found = shares.into_iter().map(|(name, value)| (name.to_owned(), share(value))).collect();
    let median = |sorted: &[f64]| format!("{:.1}", percentile(sorted, 50).expect("some"));
    let both = |sorted: &[f64]| format!("{} {:.1}", median(sorted), percentile(sorted, 90).expect("some"));
    let [needs, others] = &conduct.days;
    let spans = [
        ("late", list(&conduct.late)),
        ("own_days", both(&conduct.own_days)),
        ("working_hours", both(&conduct.working_hours)),
        ("days_with_needs", median(needs)),
        ("days_without_needs", median(others)),
        ("minutes_to_alarm", median(&conduct.minutes_to_alarm)),
        ("unexplained", conduct.unexplained.to_string()),
        ("injuries", conduct.injuries.to_string()),
        ("recalls", conduct.recalls.to_string()),
        ("unreachable", conduct.unreachable.to_string()),
        ("minutes_spent", conduct.minutes_spent.to_string()),
    ];
    found.extend(spans.into_iter().map(|(name, value)| (name.to_owned(), value)));
    found.extend(conduct.paid.iter().map(|(currency, sum)| (format!("paid.{currency}"), sum.to_string())));
    found.extend(conduct.patterns.iter().map(|(pattern, count)| (format!("pattern.{pattern}"), count.to_string())));
    found.extend(conduct.by_owner.iter().map(|(owner, value)| (format!("right.{owner}"), share(*value))));
    found
}

fn shares(measures: &Measures) -> Found {
    let shares = [
        ("acknowledged", measures.acknowledged),
        ("contacted", measures.contacted),
        ("answered", measures.answered),
        ("first_contact", measures.first_contact),
        ("reopened_soon", measures.reopened),
        ("repeated", measures.repeated),
        ("escalated", measures.escalated),
        ("changed", measures.changed),
        ("outside", measures.outside),
        ("promises", measures.promises),
        ("unclassified", measures.unclassified),
        ("satisfied", measures.satisfied(3)),
        ("with_needs", measures.with_needs),
        ("without_needs", measures.without_needs),
    ];
    shares.into_iter().map(|(name, value)| (name.to_owned(), share(value))).collect()
}

fn groups(measures: &Measures) -> Found {
    let mut found = Found::new();
    let groups =
        [("finding", &measures.findings), ("closing", &measures.closings), ("cause", &measures.causes), ("remedy", &measures.remedies)];
    for (group, counts) in groups {
        found.extend(counts.iter().map(|(name, count)| (format!("{group}.{name}"), count.to_string())));
    }
    found.extend(measures.withdrawn_for.iter().map(|(reason, count)| (format!("withdrawn_for.{reason}"), count.to_string())));
    let others = measures.others_received.iter();
    found.extend(others.map(|(name, count)| ((if *name == "request" { "requests" } else { *name }).to_owned(), count.to_string())));
    found.extend(measures.ratings.iter().enumerate().map(|(item, ratings)| (format!("ratings.{item}"), list(ratings))));
    found
}

fn spans(measures: &Measures) -> Found {
    let days = &measures.days_to_answer;
    let (low, high) = measures.satisfied(3).interval().expect("answers");
    let spans = [
        ("ages", list(&measures.ages)),
        ("minutes_late", measures.minutes_late.to_string()),
        ("median_days", format!("{:.1}", percentile(days, 50).expect("answers"))),
        ("p90_days", format!("{:.1}", percentile(days, 90).expect("answers"))),
        ("mean_days", format!("{:.4}", days.iter().sum::<f64>() / days.len() as f64)),
        ("interval", format!("{low:.1} {high:.1}")),
    ];
    spans.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[test]
fn every_figure_is_what_was_derived_by_hand() {
    let (expected, counted) = (expected(), counted());
    let wrong = expected.iter().filter(|(name, value)| counted.get(*name) != Some(value));
    let wrong: Vec<String> = wrong.map(|(name, value)| format!("{name}: {value} by hand, counted {:?}", counted.get(name))).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let unknown: Vec<&String> = counted.keys().filter(|name| !expected.contains_key(*name)).collect();
    assert!(unknown.is_empty(), "no hand has derived {unknown:?}");
    assert!(60 <= cases().len());
}

#[test]
fn erasing_a_person_changes_no_total() {
    let erased: Vec<_> = cases()
        .into_iter()
        .map(|mut history| {
            history.person = 0;
            history
        })
        .collect();
    let (before, after) = (measure(&cases(), quarter(), &calendar(), now()), measure(&erased, quarter(), &calendar(), now()));
    assert_eq!((before.flow, before.answered, before.causes, before.ages), (after.flow, after.answered, after.causes, after.ages));
}

fn shipped() -> Page {
    page_of(&Funnel(vec![("begun".into(), 9), ("sent".into(), 3)]))
}

/// Totals of all complaints say nothing of a part of the people, and actions are no people.
const OF_ALL: [&str; 3] = ["overview", "K01", "K19"];

#[test]
fn parts_of_fewer_than_five_are_hidden_in_every_block_and_format_and_none_can_be_computed() {
    let page = shipped();
    for block in page.blocks.iter().filter(|block| !OF_ALL.contains(&block.id)) {
        for row in &block.rows {
            let is_few = |cell: &&Cell| matches!(cell, Cell::Count(1..=4)) || matches!(cell, Cell::Share(Share { of: 1..=4, .. }));
            assert_eq!(row.iter().find(is_few), None, "{}: {row:?}", block.id);
        }
    }
    let flow = page.blocks.iter().find(|block| block.id == "flow").expect("the block");
    let hidden = |cells: &mut dyn Iterator<Item = &Cell>| cells.filter(|cell| matches!(cell, Cell::Hidden | Cell::Withheld)).count();
    for row in &flow.rows {
        assert_ne!(hidden(&mut row.iter()), 1, "the row balances, so that a single hidden cell could be computed: {row:?}");
    }
    // What moves between categories moves nowhere in all: those columns have no sum.
    let summed = |column: &usize| !flow.columns.get(*column).is_some_and(|name| name.starts_with("moved"));
    for column in (1..flow.columns.len()).filter(summed) {
        assert_ne!(hidden(&mut flow.rows.iter().filter_map(|row| row.get(column))), 1, "column {column}");
    }
    assert!(flow.rows.iter().any(|row| row.contains(&Cell::Hidden)), "the fixture has small cells");
    assert!(print::json(&page).to_string().contains("\"<5\"") && print::csv(&page).iter().any(|line| line.ends_with(",<5")));
}

#[test]
fn every_figure_of_the_catalogue_is_in_the_csv_under_its_own_name() {
    let lines = print::csv(&shipped());
    for nth in 1..=30 {
        let id = format!("K{nth:02}");
        assert!(lines.iter().any(|line| line.starts_with(&format!("{id},"))), "{id}");
    }
    let names: Vec<String> = lines.iter().filter_map(|line| Some(line.rsplit_once(',')?.0.to_owned())).collect();
    let twice: Vec<&String> = names.iter().enumerate().filter(|(nth, name)| names[..*nth].contains(name)).map(|(_, name)| name).collect();
    assert_eq!(twice, Vec::<&String>::new(), "a value that could be another one");
    let received = lines.iter().find(|line| line.contains("of a thousand customers")).expect("the figure");
    assert!(received.ends_with(",4.0"), "{received}");
}

#[test]
fn the_register_has_a_row_for_each_complaint_and_no_word_of_a_customer() {
    let lines = register::table(Register::Complaints, &cases(), &[], &calendar(), now()).csv();
    assert_eq!(lines.len(), 1 + 67 - 9, "three requests, two of praise, the request that became a complaint, three about data");
    let first = &lines[1];
    assert_eq!(
        first,
        "case-01,complaint,billing,mail,en,care,medium,2026-01-05,2026-01-19,2026-01-10,2026-01-11,5,true,upheld,manufacturing,accepted,refund_full,0,false"
    );
}

#[test]
fn the_other_registers_list_dangers_requests_and_actions_row_by_row() {
    let lines = |of| register::table(of, &cases(), &actions(), &calendar(), now()).csv();
    let safety = lines(Register::Safety);
    assert_eq!(safety.len(), 1 + 2);
    let row = "case-61,safety,chat,en,care,medium,2026-03-10T10:00:00Z,2026-03-10T10:10:00Z,Kettle 500,,doctor,,upheld,product_design,,2026-03-14,2026-03-15,accepted";
    assert_eq!(safety[1], row);
    let requests = lines(Register::Requests);
    assert_eq!(requests.len(), 1 + 9, "what the register of complaints leaves out");
    let became = requests.iter().find(|line| line.starts_with("case-49,")).unwrap();
    assert!(became.ends_with(",2026-02-08"), "the request that became a complaint: {became}");
    let listed = lines(Register::Actions);
    assert_eq!(listed.len(), 1 + actions().len());
    assert!(listed[0].starts_with("action,owner,decided_on,due_on,done,helped"), "{listed:?}");
    let objects = register::table(Register::Safety, &cases(), &[], &calendar(), now()).json();
    let object: serde_json::Value = serde_json::from_str(&objects[0]).unwrap();
    assert_eq!((object["product"].as_str(), object["recalled"].is_null()), (Some("Kettle 500"), true));
}
