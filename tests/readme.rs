//! What the README says of commands is true.

use std::collections::BTreeSet;
use std::process::Command;

const README: &str = include_str!("../README.md");

/// Returns what stands between backquotes and begins with `redress`.
fn mentioned() -> BTreeSet<Vec<&'static str>> {
    let spans = README.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let commands = spans.filter_map(|span| span.strip_prefix("redress "));
    let is_word = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
    commands.map(|command| command.split(' ').take_while(is_word).take(2).collect()).filter(|words: &Vec<_>| !words.is_empty()).collect()
}

#[test]
fn every_command_that_the_readme_names_is_there() {
    let commands = mentioned();
    assert!(10 < commands.len(), "{commands:?}");
    for command in commands.into_iter().filter(|command| command[0] != "help") {
        let help = Command::new(env!("CARGO_BIN_EXE_redress")).args(&command).arg("--help").output().expect("the binary runs");
        assert!(help.status.success(), "redress {}: {}", command.join(" "), String::from_utf8_lossy(&help.stderr));
    }
}

#[test]
fn the_two_commands_stand_in_the_quick_start() {
    assert!(README.contains("\ncargo run --release -- demo\n"));
    assert!(README.contains("\nbash tests/run\n"));
}
