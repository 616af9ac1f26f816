//! Many complaints of one kind are one alarm.

use chrono::TimeDelta;
use redress::desk::governance::Objectives;
use redress::report::watch::{Limit, alarms};
use redress::report::{History, Said};

use super::cases::{cases, now};
use super::letters::{golden, words_in};

const OBJECTIVES: Objectives = Objectives { on_time_percent: 95, satisfied_percent: 70 };

#[test]
fn six_complaints_of_one_category_in_three_days_are_one_alarm() {
    let limit = Limit { cases: 6, days: 3 };
    let mut some: Vec<_> = cases().into_iter().take(6).collect();
    for (hours, history) in (0..).zip(&mut some) {
        history.received_at = now() - TimeDelta::hours(10 * hours);
        history.lot = Some("kx2003".to_owned());
    }
    let (texts, lang) = words_in("en");
    let alarms = |histories: &[History], at| alarms(histories, limit, Said { texts: &texts, lang: &lang, objectives: OBJECTIVES }, at);
    let found = alarms(&some, now());
    let topics: Vec<&str> = found.iter().map(|alarm| alarm.topic.as_str()).collect();
    assert_eq!(topics, ["category billing", "lot kx2003"]);
    assert!(
        found[0].text.contains("6 complaints came within 3 days with the same category “billing”") && found[0].text.contains("case-06")
    );
    assert!(alarms(&some[1..], now()).is_empty());
    assert!(alarms(&some, now() + TimeDelta::days(2)).is_empty(), "the first ones are too long ago");
}

/// What the alarm must contain in every language: what it is about, how many within how many days, each reference, how to answer.
#[test]
fn the_alarm_reads_as_its_golden_in_every_language() {
    let mut some: Vec<_> = cases().into_iter().take(6).collect();
    for history in &mut some {
        history.received_at = now();
    }
    let mut all = String::new();
    for tag in ["en", "de", "es", "fr", "ru", "ar"] {
        let (texts, lang) = words_in(tag);
        let said = Said { texts: &texts, lang: &lang, objectives: OBJECTIVES };
        let found = alarms(&some, Limit { cases: 6, days: 3 }, said, now());
        let [alarm] = &found[..] else { panic!("{tag}: {found:?}") };
        for must in ["billing", "6", "3", "case-01", "case-06", "2026-12-31"] {
            assert!(alarm.text.contains(must), "{tag}: lacks {must}: {}", alarm.text);
        }
        assert!(!alarm.text.contains("alarm-") && !alarm.text.contains("review-"), "{tag}: a word is missing: {}", alarm.text);
        all.push_str(&format!("=== {tag}\n{}\n\n{}\n\n", alarm.title, alarm.text));
    }
    golden("alarm.txt", &all);
}
