//! Clocks: what a million additions of working time cost, and a sweep over a million open cases of which none is due.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use redress::desk::calendar::{Calendar, Holidays, Hours, Plan};
use redress::desk::dossier::{Address, ContactId};
use redress::engine::Work;
use redress::engine::store::{Batch, Store, Tree};
use redress::io::zone;

use crate::cases;
use crate::scratch::Scratch;
use crate::table::Table;

const ADDITIONS: i64 = 1_000_000;
const SWEEPS: u32 = 10_000;
/// Rows in one commit while the index is filled.
const ROWS: usize = 10_000;

pub(crate) fn measure(scratch: &Scratch, table: &mut Table) {
    additions(table);
    let few = sweep(scratch, 1_000);
    let many = sweep(scratch, 1_000_000);
    table.figure("a sweep over the deadlines of 1,000 open cases, none due", few, "µs");
    table.figure("a sweep over the deadlines of 1,000,000 open cases, none due", many, "µs");
    table.at_most("the second to the first", many / few, "times", 2.0);
}

/// Adds spans of up to forty working days to instants all over fifty years.
fn additions(table: &mut Table) {
    let hours = ["09:00-12:30", "13:30-17:00"].map(|text| text.split_once('-').unwrap());
    let hours: Vec<Hours> = hours.iter().map(|(opens, closes)| Hours::parse(opens, closes).unwrap()).collect();
    let week = std::array::from_fn(|day| if day < 5 { hours.clone() } else { Vec::new() });
    let zone = zone::zone("Europe/Berlin").unwrap();
    let plan = Plan { zone, week, special_days: BTreeMap::new(), holidays: Holidays::default(), shutdowns: Vec::new() };
    let calendar = Calendar::new(plan).unwrap();
    let first: DateTime<Utc> = "2026-01-01T00:00:00Z".parse().unwrap();
    let started = Instant::now();
    for nth in 0..ADDITIONS {
        let from = first + TimeDelta::minutes(nth * 26);
        black_box(calendar.add(from, TimeDelta::minutes(1 + nth % 16_800))).unwrap();
    }
    table.at_most("a million additions of working time", started.elapsed().as_secs_f64(), "s", 1.0);
}

/// Returns the microseconds of one sweep. The index is filled with copies of the row of one real case: where nothing is due, no
/// more than the index is read.
fn sweep(scratch: &Scratch, count: usize) -> f64 {
    let folder = scratch.folder(&format!("clocks-{count}"));
    let now = Utc::now();
    let mut engine = cases::open(&folder);
    engine.work(&[Work::Take(cases::complaint(0, now))], now).unwrap();
    cases::deliver(&mut engine, now);
    let (key, _) = engine.store().scan(Tree::Due, &[], 1).unwrap().remove(0);
    let instant = key[..8].to_vec();
    for from in (1..count).step_by(ROWS) {
        let mut batch = Batch::default();
        for number in from..(from + ROWS).min(count) {
            let contact = ContactId::Email(Address::parse(&format!("person{number}@example.net")).unwrap());
            batch.put(Tree::Due, [instant.clone(), contact.key()].concat(), serde_json::to_vec(&contact).unwrap());
        }
        engine.store_mut().commit(&batch).unwrap();
    }
    let quiet = engine.next_call(cases::NO_ROOM).unwrap().unwrap() - TimeDelta::seconds(1);
    let started = Instant::now();
    for _ in 0..SWEEPS {
        assert_eq!(engine.wake(quiet).unwrap(), 0, "nothing is due");
    }
    started.elapsed().as_secs_f64() * 1_000_000.0 / f64::from(SWEEPS)
}
