//! `kill -9` at random moments, those of opening included: what was acknowledged is there, and nothing is torn.

use std::io::{BufRead, BufReader};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::scratch::Scratch;
use crate::work::Random;
use crate::worker::{self, Check};

const KILLS: u64 = 40;

#[test]
fn what_was_acknowledged_survives_kills_at_random_moments() {
    let scratch = Scratch::new("kill");
    let data = scratch.path().join("data");
    let mut random = Random::new(9);
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut child = worker::working(&data, u64::MAX).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (opened, is_open) = mpsc::channel();
        let reading = thread::spawn(move || {
            let numbers = lines.map_while(Result::ok).filter_map(number);
            // Nobody waits for the second.
            numbers.inspect(|_| opened.send(()).unwrap_or_default()).last()
        });
        // Every other life is let open the store, however slow the disk; the others may die in the middle of that.
        if kill % 2 == 0 {
            is_open.recv_timeout(Duration::from_secs(30)).unwrap();
        }
        thread::sleep(Duration::from_millis(5 + random.below(120)));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = reading.join().unwrap().unwrap_or(acknowledged);
        if kill % 5 == 4 {
            assert_eq!(worker::check(&data, acknowledged), Check::Sound, "after kill {kill}");
        }
    }
    assert!(KILLS < acknowledged, "only {acknowledged} commits were made: the test does not see what it is for");
}

#[test]
fn a_compaction_killed_at_any_moment_leaves_a_whole_store() {
    let scratch = Scratch::new("kill-compact");
    let data = scratch.path().join("data");
    let mut random = Random::new(11);
    let (mut acknowledged, mut compacted) = (0, 0);
    for kill in 0..KILLS {
        let mut child = worker::compacting(&data).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let (opened, is_open) = mpsc::channel();
        let reading = thread::spawn(move || {
            let said = |line: &String| opened.send(line.starts_with("acknowledged")).unwrap_or_default();
            let lines: Vec<String> = lines.map_while(Result::ok).filter(|line| !line.is_empty()).inspect(said).collect();
            let count = lines.iter().filter(|line| *line == "compacted").count();
            (lines.into_iter().filter_map(number).next_back(), count)
        });
        // However slow the disk: it dies after so many lines, that is in this or that part of a compaction, or some moment later.
        for _ in 0..random.below(12) {
            while !is_open.recv_timeout(Duration::from_secs(30)).unwrap() {}
        }
        thread::sleep(Duration::from_millis(random.below(60)));
        child.kill().unwrap();
        child.wait().unwrap();
        let (last, count) = reading.join().unwrap();
        (acknowledged, compacted) = (last.unwrap_or(acknowledged), compacted + count);
        assert_eq!(worker::check(&data, acknowledged), Check::Sound, "after kill {kill}");
    }
    assert!(KILLS < acknowledged && 0 < compacted, "{acknowledged} commits, {compacted} compactions: the test does not see what it is for");
}

fn number(line: String) -> Option<u64> {
    line.strip_prefix("acknowledged ")?.parse().ok()
}
