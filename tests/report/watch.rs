//! Many complaints of one kind are one alarm.

use chrono::TimeDelta;
use redress::report::watch::{Limit, alarms};

use super::cases::{cases, now};

#[test]
fn six_complaints_of_one_category_in_three_days_are_one_alarm() {
    let limit = Limit { cases: 6, days: 3 };
    let mut some: Vec<_> = cases().into_iter().take(6).collect();
    for (hours, history) in (0..).zip(&mut some) {
        history.received_at = now() - TimeDelta::hours(10 * hours);
        history.lot = Some("kx2003".to_owned());
    }
    let found = alarms(&some, limit, now());
    let topics: Vec<&str> = found.iter().map(|alarm| alarm.topic.as_str()).collect();
    assert_eq!(topics, ["category billing", "lot kx2003"]);
    assert!(found[0].text.contains("6 complaints") && found[0].text.contains("case-06"));
    assert!(alarms(&some[1..], limit, now()).is_empty());
    assert!(alarms(&some, limit, now() + TimeDelta::days(2)).is_empty(), "the first ones are too long ago");
}
