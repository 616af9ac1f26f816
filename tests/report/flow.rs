//! Stock and flow balance over any history, period, category and owner.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use redress::desk::case::Severity;
use redress::desk::decision::Closing;
use redress::flow::finish::Class;
use redress::report::movement::{Filter, stock_flow};
use redress::report::{Event, History};

const CATEGORIES: [&str; 3] = ["billing", "delivery", "quality"];
const OWNERS: [&str; 3] = ["care", "ana", "bob"];

fn start() -> DateTime<Utc> {
    "2026-01-01T00:00:00Z".parse().expect("an instant")
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Closed { closing: Closing::Accepted }),
        1 => Just(Event::Closed { closing: Closing::Merged }),
        1 => Just(Event::Closed { closing: Closing::Withdrawn }),
        3 => Just(Event::Reopened),
        1 => Just(Event::Class(Class::Request)),
        1 => Just(Event::Class(Class::Complaint)),
        2 => (0..3usize).prop_map(|nth| Event::Category(CATEGORIES[nth].to_owned())),
        2 => (0..3usize).prop_map(|nth| Event::Owner(OWNERS[nth].to_owned())),
        1 => Just(Event::Escalated),
    ]
}

prop_compose! {
    fn history()(
        received in 0..2000i64, class in prop_oneof![3 => Just(Class::Complaint), 1 => Just(Class::Request)],
        category in 0..3usize, owner in 0..3usize, events in prop::collection::vec((0..2000i64, event()), 0..12),
    ) -> History {
        let at = |hours| start() + TimeDelta::hours(hours);
        let mut events: Vec<_> = events.into_iter().map(|(hours, event)| (at(hours), event)).collect();
        events.sort_by_key(|(at, _)| *at);
        History {
            number: 0, reference: "case".to_owned(), person: 1, class, channel: "chat".to_owned(), lang: "en".to_owned(),
            category: CATEGORIES[category].to_owned(), owner: OWNERS[owner].to_owned(), severity: Severity::Medium,
            received_at: at(received), acknowledge_from: Some(at(received)), contact_by: None, answer_by: None, lot: None, hazard: None, about: std::collections::BTreeSet::new(), has_needs: false, has_wish: false,
            is_injury: false, cites_promise: false, dates: vec![], waits: vec![], events,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_comes_in_is_what_goes_out_or_stays_in_every_period_category_and_owner(
        histories in prop::collection::vec(history(), 1..8), from in 0..2100i64, length in 0..1000i64,
    ) {
        let quarters = (0..4).map(|quarter| (quarter * 525, 525));
        let periods: Vec<(i64, i64)> = quarters.chain([(from, length), (0, 2100)]).collect();
        let names = |names: [&str; 3]| std::iter::once(None).chain(names.map(|name| Some(name.to_owned()))).collect::<Vec<_>>();
        for category in names(CATEGORIES) {
            for owner in names(OWNERS) {
                let filter = Filter { category: category.clone(), owner };
                let of = |(from, length): (i64, i64)| {
                    let at = |hours| start() + TimeDelta::hours(hours);
                    stock_flow(&histories, at(from), at(from + length), &filter)
                };
                let flows: Vec<_> = periods.iter().map(|period| of(*period)).collect();
                prop_assert!(flows.iter().all(|flow| flow.is_balanced()), "{:?}: {:?}", filter, flows);
                for (quarter, next) in flows.iter().zip(flows.iter().skip(1)).take(3) {
                    prop_assert_eq!(quarter.open_end, next.open_start, "what one ends with the next begins with: {:?}", filter);
                }
            }
        }
    }
}
