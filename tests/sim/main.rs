//! Simulation: the real engine, desk and flows on a simulated disk and clock. A seed is a whole life; a failing seed is printed.
//!
//! `SIM_SEEDS=10000 cargo test --release --test sim` lives that many lives; `SIM_SEED=17` lives that one. `SIM_DAYS=365` lets a desk with
//! chatty staff live for a year.
#![expect(clippy::print_stdout, reason = "the run says how much it lived through")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a checker looks at the few entries that it is about")]

mod checkers;
mod disk;
mod hands;
mod ladder;
mod letters;
mod links;
mod people;
mod random;
mod robot;
mod rules;
mod senders;
mod staff;
mod sweep;
mod turns;
mod world;
mod year;

use disk::Fault;
use world::{Setting, World};

const SEEDS: u64 = 150;

fn live(seed: u64, setting: Setting) -> (World, Vec<String>) {
    let mut world = World::new(seed, setting, rules::published());
    world.live(setting.actions);
    let problems = checkers::broken(&world);
    (world, problems)
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// What lives amount to, each by itself and all together.
#[derive(Default)]
struct Tally {
    lives: u64,
    crashes: u64,
    commits: u64,
    messages: u64,
    repeats: u64,
    carried: u64,
    crossed: u64,
    joined: u64,
    unnamed: u64,
}

/// Lives the lives of these seeds, and panics at the first broken promise.
fn live_all(seeds: impl Iterator<Item = u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let (world, problems) = live(seed, Setting::default());
        assert!(problems.is_empty(), "seed {seed} (SIM_SEED={seed} cargo test --test sim):\n{}", problems.join("\n"));
        tally.lives += 1;
        tally.crashes += world.crashes;
        tally.commits += world.disk.commits();
        tally.messages += world.reached.len() as u64;
        tally.repeats += world.reached.values().filter(|times| 1 < **times).count() as u64;
        tally.carried += world.carried.len() as u64;
        tally.crossed += checkers::mailed_into_chats(&world) as u64;
        tally.joined += links::joined(&world) as u64;
        tally.unnamed += links::unnamed(&world, &checkers::dossiers(&world)) as u64;
    }
    tally
}

#[test]
fn no_promise_is_broken_in_any_life() {
    let seeds = match from_environment("SIM_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..from_environment("SIM_SEEDS").unwrap_or(SEEDS),
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let tallies: Vec<Tally> = std::thread::scope(|scope| {
        let part = |nth| seeds.clone().skip(nth).step_by(cores);
        let all: Vec<_> = (0..cores).map(part).map(|seeds| scope.spawn(move || live_all(seeds))).collect();
        all.into_iter().map(|lives| lives.join().unwrap_or_else(|broken| std::panic::resume_unwind(broken))).collect()
    });
    let sum = |of: fn(&Tally) -> u64| tallies.iter().map(of).sum::<u64>();
    let lives = sum(|tally| tally.lives);
    let (crashes, commits, messages) = (sum(|tally| tally.crashes), sum(|tally| tally.commits), sum(|tally| tally.messages));
    println!("{lives} lives: {crashes} deaths, {commits} commits, {messages} messages, {} sent more than once", sum(|tally| tally.repeats));
    let (carried, crossed) = (sum(|tally| tally.carried), sum(|tally| tally.crossed));
    println!("{carried} conversations were open when another version of their flow was published");
    println!("{crossed} mails belonged to cases of a chat");
    let (joined, unnamed) = (sum(|tally| tally.joined), sum(|tally| tally.unnamed));
    println!("{joined} letters of links begun or ended, beside {unnamed} anonymous cases in chats");
    assert!(lives < 100 || 0 < carried.min(crossed), "many lives meet a second version, and a person who uses both channels");
    assert!(lives < 100 || lives / 10 < joined.min(unnamed), "links are joined and parted while some cases are anonymous");
}

#[test]
fn a_life_is_the_same_each_time() {
    let setting = Setting::default();
    let (first, _) = live(7, setting);
    let (second, _) = live(7, setting);
    assert_eq!(first.messages, second.messages);
    assert_eq!(first.reached, second.reached);
}

/// Lives with a planted fault until a checker sees it.
fn is_caught(fault: Fault) -> bool {
    let setting = Setting { fault: Some(fault), crash_percent: 10, ..Setting::default() };
    (0..50).any(|seed| !live(seed, setting).1.is_empty())
}

#[test]
fn a_store_without_deduplication_is_caught() {
    assert!(is_caught(Fault::NoDeduplication));
}

#[test]
fn a_store_that_confirms_before_it_commits_is_caught() {
    assert!(is_caught(Fault::ConfirmBeforeCommit));
}

#[test]
fn a_store_that_tears_a_commit_is_caught() {
    assert!(is_caught(Fault::TornCommit));
}

#[test]
fn a_store_that_forgets_a_due_row_is_caught() {
    assert!(is_caught(Fault::ForgottenDueRow));
}

/// How long a desk lives whose staff write all the time.
const DAYS: i64 = 20;

// Failure story 15: notes mailed to customers.
#[test]
fn what_staff_write_for_each_other_leaves_in_no_message_to_a_customer() {
    let days = from_environment("SIM_DAYS").and_then(|days| i64::try_from(days).ok()).unwrap_or(DAYS);
    let setting = Setting { crash_percent: 1, ..Setting::default() };
    let mut world = World::new(15, setting, rules::published());
    let started_at = std::time::Instant::now();
    world.live_days(days);
    let problems = checkers::broken(&world);
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let staff = |message: &redress::desk::message::Message| message.notice == "staff: what was done";
    let (all, confirmed) = (world.messages.len(), world.messages.values().filter(|message| staff(message)).count());
    let (answered, left, seconds) = (world.answered, world.left, started_at.elapsed().as_secs());
    println!("{days} days: {answered} mails by staff, {all} messages, of which {confirmed} say to staff what their order has done");
    println!("{left} bytes left for customers and were looked through, in {seconds} s");
    assert!(10 < confirmed, "staff wrote");
}

#[test]
fn a_leak_of_what_staff_write_for_each_other_is_caught() {
    let setting = Setting { leaks: true, ..Setting::default() };
    assert!((0..20).any(|seed| live(seed, setting).1.iter().any(|problem| problem.contains("words of staff for each other"))));
}
