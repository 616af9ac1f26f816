//! The rules of style that a machine can see, over all of the source.

use std::fs;
use std::path::{Path, PathBuf};

/// The parts, in the order of the map in `src/lib.rs`: imports point up this list, never down.
const PARTS: [&str; 10] = ["diagnostic", "text", "flow", "desk", "report", "config", "engine", "io", "daemon", "cli"];
const PURE: [&str; 7] = ["diagnostic", "text", "flow", "desk", "report", "config", "engine"];
/// Crates that only the rim may use.
const RIM_CRATES: [&str; 12] = [
    "sled",
    "teloxide",
    "mail_auth",
    "reqwest",
    "lettre",
    "async_imap",
    "axum",
    "tokio",
    "tokio_rustls",
    "mail_parser",
    "smtp_proto",
    "sd_notify",
];
const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the source is beside the tests") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = sources(&root.join("src")).into_iter().chain(sources(&root.join("tests")));
    files
        .map(|path| {
            let name = path.strip_prefix(root).expect("below the root").display().to_string();
            (name, fs::read_to_string(&path).expect("a readable source"))
        })
        .collect()
}

fn part(name: &str) -> Option<&str> {
    let below = name.strip_prefix("src/")?;
    PARTS.into_iter().find(|part| below.starts_with(&format!("{part}/")))
}

/// The code of a file without its tests.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn report(problems: Vec<String>) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    report(
        all().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| format!("{name}: begins without `//!`")).collect(),
    );
}

#[test]
fn files_stay_short() {
    let long = all().into_iter().filter(|(_, text)| FILE_LINES_MAX < code(text).lines().count());
    report(long.map(|(name, text)| format!("{name}: {} lines, at most {FILE_LINES_MAX}", code(&text).lines().count())).collect());
}

#[test]
fn functions_stay_short() {
    let mut problems = Vec::new();
    for (name, text) in all() {
        let mut start: Option<(usize, usize)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let begins = ["fn ", "pub fn ", "async fn ", "pub async fn ", "pub(super) fn ", "pub(crate) fn ", "pub(super) async fn "];
            if begins.iter().any(|begin| line.trim_start().starts_with(begin)) && !line.trim_end().ends_with(';') {
                start = Some((number, indent));
            }
            if let Some((first, _)) = start.filter(|(_, at)| indent == *at && line.trim_start().starts_with('}')) {
                let length = number - first + 1;
                if FUNCTION_LINES_MAX < length {
                    problems.push(format!("{name}:{}: a function of {length} lines, at most {FUNCTION_LINES_MAX}", first + 1));
                }
                start = None;
            }
        }
    }
    report(problems);
}

#[test]
fn imports_point_up_the_map() {
    let mut problems = Vec::new();
    for (name, text) in all() {
        let Some(part) = part(&name) else { continue };
        let rank = PARTS.iter().position(|other| *other == part).expect("a known part");
        for (number, line) in code(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for below in PARTS.iter().skip(rank + 1) {
                if line.contains(&format!("crate::{below}::")) || line.contains(&format!("crate::{below};")) {
                    problems.push(format!("{name}:{}: `{part}` reaches down to `{below}`", number + 1));
                }
            }
        }
    }
    report(problems);
}

#[test]
fn the_outside_stays_outside_the_pure_parts() {
    let mut problems = Vec::new();
    for (name, text) in all() {
        let Some(part) = part(&name).filter(|part| PURE.contains(part)) else { continue };
        for (number, line) in code(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for rim in RIM_CRATES {
                if line.contains(&format!("{rim}::")) && !line.contains(&format!("_{rim}::")) {
                    problems.push(format!("{name}:{}: `{part}` uses `{rim}`", number + 1));
                }
            }
        }
    }
    report(problems);
}

#[test]
fn nothing_is_left_for_later() {
    // Put together so that this file does not find itself.
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X "), concat!("#[ig", "nore"), concat!("should_", "panic")];
    let mut problems = Vec::new();
    for (name, text) in all() {
        for (number, line) in text.lines().enumerate() {
            if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
                problems.push(format!("{name}:{}: `{mark}`", number + 1));
            }
        }
    }
    report(problems);
}

#[test]
fn every_code_of_a_flow_problem_has_a_page() {
    let is_code = |word: &str| {
        let (letter, number) = word.split_at_checked(1).unwrap_or(("", ""));
        matches!(letter, "F" | "T" | "A") && number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let pages = redress::flow::explain::pages().map(|(code, _)| code).collect::<Vec<_>>();
    let mut problems = Vec::new();
    for (name, text) in all().into_iter().filter(|(name, _)| name.starts_with("src/flow/") || name.starts_with("src/daemon/")) {
        for code in code(&text).split('"').filter(|word| is_code(word) && !pages.contains(word)) {
            problems.push(format!("{name}: `{code}` has no page in src/flow/explain"));
        }
    }
    report(problems);
}

#[test]
fn unsafe_code_stands_in_one_place() {
    let places: Vec<_> = all().into_iter().filter(|(name, text)| name.starts_with("src/") && code(text).contains("unsafe_code")).collect();
    let names: Vec<_> = places.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.is_empty() || names == ["src/io/store/durable.rs"], "{names:?}");
}
