//! Simulation: the real engine, desk and flows on a simulated disk and clock. A seed is a whole life; a failing seed is printed.
//!
//! `SIM_SEEDS=10000 cargo test --release --test sim` lives that many lives; `SIM_SEED=17` lives that one.
#![expect(clippy::print_stdout, reason = "the run says how much it lived through")]
#![expect(clippy::wildcard_enum_match_arm, reason = "a checker looks at the few entries that it is about")]

mod checkers;
mod disk;
mod ladder;
mod people;
mod random;
mod rules;
mod sweep;
mod turns;
mod world;

use disk::Fault;
use world::{Setting, World};

const SEEDS: u64 = 300;

fn live(seed: u64, setting: Setting) -> (World, Vec<String>) {
    let mut world = World::new(seed, setting, rules::published());
    world.live(setting.actions);
    let problems = checkers::broken(&world);
    (world, problems)
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_promise_is_broken_in_any_life() {
    let seeds = match from_environment("SIM_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..from_environment("SIM_SEEDS").unwrap_or(SEEDS),
    };
    let (mut crashes, mut commits, mut messages, mut repeats, mut carried, mut crossed) = (0, 0, 0, 0, 0, 0);
    for seed in seeds.clone() {
        let (world, problems) = live(seed, Setting::default());
        assert!(problems.is_empty(), "seed {seed} (SIM_SEED={seed} cargo test --test sim):\n{}", problems.join("\n"));
        crashes += world.crashes;
        commits += world.disk.commits();
        messages += world.reached.len();
        repeats += world.reached.values().filter(|times| 1 < **times).count();
        carried += world.carried.len();
        crossed += checkers::mailed_into_chats(&world);
    }
    let lives = seeds.count();
    println!("{lives} lives: {crashes} deaths, {commits} commits, {messages} messages, {repeats} of them sent more than once");
    println!("{carried} conversations were open when another version of their flow was published");
    println!("{crossed} mails belonged to cases of a chat");
    assert!(lives < 100 || 0 < carried.min(crossed), "many lives meet a second version, and a person who uses both channels");
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
