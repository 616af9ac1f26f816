//! Reads `cases.txt`: histories as counting sees them, one a line.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use jiff::tz::TimeZone;
use redress::desk::calendar::{Calendar, Holidays, Hours, Plan};
use redress::desk::case::Severity;
use redress::desk::decision::{Cause, Closing, Finding, Level, Pattern, Remedy};
use redress::desk::erase::Hazard;
use redress::desk::regime::Clock;
use redress::flow::finish::Class;
use redress::report::history::{Dated, Money};
use redress::report::{Event, History, Period};

/// An office that is open on weekdays, in UTC.
pub(crate) fn calendar() -> Calendar {
    let week = std::array::from_fn(|day| if day < 5 { vec![Hours::parse("09:00", "17:00").expect("hours")] } else { vec![] });
    let plan = Plan { zone: TimeZone::UTC, week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: vec![] };
    Calendar::new(plan).expect("an office that opens")
}

/// The first quarter of 2026.
pub(crate) fn quarter() -> Period {
    let day = |month| NaiveDate::from_ymd_opt(2026, month, 1).expect("a day");
    Period { from: day(1), to: day(4) }
}

/// When the cases are looked at.
pub(crate) fn now() -> DateTime<Utc> {
    "2026-04-10T10:00:00Z".parse().expect("an instant")
}

pub(crate) fn cases() -> Vec<History> {
    include_str!("cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(history).collect()
}

fn at(text: &str) -> DateTime<Utc> {
    text.replace('Z', ":00Z").parse().unwrap_or_else(|_| panic!("{text}"))
}

fn class(word: &str) -> Class {
    match word {
        "complaint" => Class::Complaint,
        "safety" => Class::Safety,
        "request" => Class::Request,
        "feedback" => Class::Feedback,
        "data_request" => Class::DataRequest,
        other => panic!("{other}"),
    }
}

fn history(line: &str) -> History {
    let (head, events) = line.split_once('|').unwrap_or_else(|| panic!("{line}"));
    let words: Vec<&str> = head.split_whitespace().collect();
    let [reference, kind, category, owner, channel, lang, person, received, dated, known @ ..] = &words[..] else { panic!("{line}") };
    let received_at = at(received);
    let promised = |days| (*dated == "dated").then(|| received_at + TimeDelta::days(days));
    History {
        number: 0,
        reference: (*reference).to_owned(),
        person: person.bytes().fold(7, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))),
        class: class(kind),
        channel: (*channel).to_owned(),
        lang: (*lang).to_owned(),
        category: (*category).to_owned(),
        owner: (*owner).to_owned(),
        severity: Severity::Medium,
        received_at,
        acknowledge_from: acknowledge_from(channel, received_at, known),
        contact_by: promised(2),
        answer_by: promised(14),
        lot: None,
        hazard: (*kind == "safety").then(|| Hazard {
            product: Some("Kettle 500".to_owned()),
            injury: Some(if known.contains(&"injury") { "doctor" } else { "none" }.to_owned()),
            recalled: None,
        }),
        about: BTreeSet::new(),
        has_needs: known.contains(&"needs"),
        has_wish: known.contains(&"wish"),
        is_injury: known.contains(&"injury"),
        cites_promise: known.contains(&"promise"),
        dates: known.iter().filter_map(|word| owed(word)).collect(),
        waits: known.iter().filter_map(|word| span(word, "wait")).filter_map(|(from, until)| Some((from, until?))).collect(),
        events: events.split(';').map(str::trim).filter(|event| !event.is_empty()).map(event).collect(),
    }
}

/// A mail counts from its arrival, what was said in a chat once it is filed, and whoever has neither cannot be written to.
fn acknowledge_from(channel: &str, received_at: DateTime<Utc>, known: &[&str]) -> Option<DateTime<Utc>> {
    let filed_at = known.iter().find_map(|word| word.strip_prefix("filed=")).map(at);
    match channel {
        "mail" => Some(received_at),
        "chat" => Some(filed_at.unwrap_or(received_at)),
        _ => None,
    }
}

/// Reads `NAME=INSTANT..` with an instant behind it or none.
fn span(word: &str, name: &str) -> Option<(DateTime<Utc>, Option<DateTime<Utc>>)> {
    let (from, until) = word.strip_prefix(name)?.strip_prefix('=')?.split_once("..").unwrap_or_else(|| panic!("{word}"));
    Some((at(from), (!until.is_empty()).then(|| at(until))))
}

fn owed(word: &str) -> Option<Dated> {
    let of = |name, clock, statutory| span(word, name).map(|(due_at, met_at)| Dated { clock, statutory, due_at, met_at });
    of("law", Clock::Response, true).or_else(|| of("assess", Clock::Assessment, false))
}

/// Reads such as `39.90EUR`.
fn money(text: &str) -> Money {
    let (sum, currency) = text.split_at(text.len() - 3);
    let hundredths = (sum.parse::<f64>().unwrap_or_else(|_| panic!("{text}")) * 100.0).round() as u64;
    Money { currency: currency.to_owned(), hundredths }
}

fn event(text: &str) -> (DateTime<Utc>, Event) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let finding = |word: &str| Finding::of_code(word).unwrap_or_else(|| panic!("{text}"));
    let event = match &words[1..] {
        ["ack"] => Event::Acknowledged,
        ["contact"] => Event::Contacted,
        ["assessed"] => Event::Assessed,
        ["reprioritised", way] => Event::Reprioritised { up: *way == "up" },
        ["decided", word] => Event::Decided { finding: finding(word), level: Level::First },
        ["decided_again", word] => Event::Decided { finding: finding(word), level: Level::Second },
        ["classified", cause, pattern] => Event::Classified {
            cause: Cause::of_code(cause).unwrap_or_else(|| panic!("{text}")),
            pattern: Pattern::of_code(pattern).unwrap_or_else(|| panic!("{text}")),
        },
        ["promised", remedy, day, sum @ ..] => Event::Promised {
            remedy: Remedy::of_code(remedy).unwrap_or_else(|| panic!("{text}")),
            due_on: day.parse().unwrap_or_else(|_| panic!("{text}")),
            money: sum.first().map(|sum| money(sum)),
        },
        ["alarmed"] => Event::Alarmed,
        ["informed"] => Event::Informed,
        ["explained"] => Event::Explained,
        ["delayed", day] => Event::Delayed { until: day.parse().unwrap_or_else(|_| panic!("{text}")) },
        ["spent", minutes] => Event::Spent { minutes: minutes.parse().unwrap_or_else(|_| panic!("{text}")) },
        ["unreachable"] => Event::Unreachable,
        ["done", remedy] => Event::Done { remedy: Remedy::of_code(remedy).unwrap_or_else(|| panic!("{text}")) },
        ["closed", why] => Event::Closed { closing: Closing::of_code(why).unwrap_or_else(|| panic!("{text}")) },
        ["reopened"] => Event::Reopened,
        ["escalated"] => Event::Escalated,
        ["outside"] => Event::Outside,
        ["class", word] => Event::Class(class(word)),
        ["category", word] => Event::Category((*word).to_owned()),
        ["owner", word] => Event::Owner((*word).to_owned()),
        ["withdrawn_for", reason] => Event::WithdrawnFor { reason: (*reason).to_owned() },
        ["surveyed"] => Event::Surveyed,
        ["rated", item, rating] => Event::Rated { item: item.parse().expect("an item"), rating: rating.parse().expect("a rating") },
        ["undelivered"] => Event::Undelivered,
        ["conflict"] => Event::ConflictPrevented,
        other => panic!("{other:?}"),
    };
    // An acknowledgement leaves within seconds.
    let seconds = if event == Event::Acknowledged { 5 } else { 0 };
    (at(words[0]) + TimeDelta::seconds(seconds), event)
}
