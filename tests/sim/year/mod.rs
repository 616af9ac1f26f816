//! A year of a busy office: thousands of cases, three teams in two zones, absences, holidays, a shutdown, changes of clocks,
//! deaths and outages of the process. Every rung of every deadline is told once, at its minute, to somebody who is there, and at
//! night only by a rule.
//!
//! `YEAR_CASES=10000 cargo test --release --test sim a_year` lives the whole of it; the ordinary run a smaller office. With
//! `YEAR_KEEP=FOLDER` it leaves a configuration and a store there, for the program to open.

mod board;
mod check;
mod clockwork;
mod keep;
mod office;
mod people;
mod rules;
mod shown;

use check::Found;
use office::Office;
pub(crate) use rules::{OFFICE, rules_of};

const CASES: usize = 150;
const SEED: u64 = 2027;

/// A fault planted in the office, to show that the checkers see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Whatever is due is looked at a minute late.
    MinuteLate,
    /// Nobody tells the program who is away.
    AbsenceForgotten,
    /// The ladder of usual cases climbs at night.
    NightWork,
}

fn live(cases: usize, fault: Option<Fault>) -> (Office, Found) {
    let mut office = Office::new(SEED, cases, fault);
    office.live();
    let found = check::check(&office);
    (office, found)
}

#[test]
fn a_year_of_a_busy_office_keeps_every_clock() {
    let cases = std::env::var("YEAR_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(CASES);
    let started_at = std::time::Instant::now();
    let (office, found) = live(cases, None);
    let outages = office.gaps.iter().filter(|(from, until)| from < until).count();
    println!(
        "{cases} cases, {} absences: {} deaths, {outages} outages, {} commits, {} letters in {:.1} s",
        office.leaves.len(),
        office.deaths,
        office.disk.commits(),
        office.letters,
        started_at.elapsed().as_secs_f64(),
    );
    println!("{found}");
    if let Some(folder) = std::env::var_os("YEAR_KEEP") {
        keep::keep(&office, std::path::Path::new(&folder));
    }
    let shown = found.problems.len().min(20);
    assert!(found.problems.is_empty(), "{} problems:\n{}", found.problems.len(), found.problems[..shown].join("\n"));
    // A check that finds nothing to check proves nothing.
    let least = [found.to_the_minute, found.escalated, found.missed * 20, found.covered * 100, found.hastened * 400];
    assert!(least.iter().all(|count| cases < *count), "{least:?}");
}

#[track_caller]
fn is_caught(fault: Fault, cases: usize, words: &str) {
    let (_, found) = live(cases, Some(fault));
    assert!(found.problems.iter().any(|problem| problem.contains(words)), "{:?}", found.problems.first());
}

#[test]
fn a_rung_that_is_told_a_minute_late_is_caught() {
    is_caught(Fault::MinuteLate, 10, "was due at");
}

#[test]
fn a_letter_to_somebody_who_is_away_is_caught() {
    is_caught(Fault::AbsenceForgotten, 40, "was meant for");
}

#[test]
fn a_letter_at_night_without_a_rule_is_caught() {
    is_caught(Fault::NightWork, 20, "at night");
}
