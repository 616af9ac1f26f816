//! The daily letter to a lead: what nobody has taken, and what machines wrote that names no case.

use chrono::{DateTime, Utc};

use crate::desk::case::Severity;
use crate::desk::untaken::Machines;
use crate::desk::words::Words;

use super::Letter;
use super::staff::severity_id;

/// What the letter says.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Facts<'a> {
    pub(in crate::desk) team: &'a str,
    pub(in crate::desk) count: usize,
    /// How many of them went to a backup, since nobody else had room.
    pub(in crate::desk) over_capacity: usize,
    pub(in crate::desk) oldest: Vec<Line>,
    pub(in crate::desk) machines: &'a Machines,
}

/// One case.
#[derive(Clone, Debug)]
pub(in crate::desk) struct Line {
    pub(in crate::desk) reference: String,
    pub(in crate::desk) severity: Severity,
    pub(in crate::desk) since: DateTime<Utc>,
    pub(in crate::desk) given: Option<String>,
}

pub(in crate::desk) fn letter(facts: &Facts<'_>, words: &Words<'_>) -> Letter {
    let (count, mails) = (facts.count.to_string(), facts.machines.count.to_string());
    let args = [("team", facts.team), ("count", if facts.count == 0 { mails.as_str() } else { &count })];
    let subject = if facts.count == 0 { "staff-subject-machines" } else { "staff-subject-untaken" };
    let paragraphs = [cases(facts, words), machines(facts.machines, words)].concat();
    Letter { subject: words.say(subject, &args), paragraphs, lang: words.lang.clone() }
}

fn cases(facts: &Facts<'_>, words: &Words<'_>) -> Vec<String> {
    if facts.count == 0 {
        return Vec::new();
    }
    let count = facts.count.to_string();
    let args = [("team", facts.team), ("count", count.as_str())];
    let lines: Vec<String> = facts.oldest.iter().map(|line| one(line, words)).collect();
    let more = facts.count.saturating_sub(lines.len());
    let more = (0 < more).then(|| words.say("staff-untaken-more", &[("count", &more.to_string())]));
    let over = facts.over_capacity;
    let over = (0 < over).then(|| words.say("staff-untaken-over-capacity", &[("count", &over.to_string())]));
    let paragraphs =
        [Some(words.say("staff-untaken", &args)), Some(lines.join("\n")), more, over, Some(words.say("staff-untaken-end", &[]))];
    paragraphs.into_iter().flatten().collect()
}

fn machines(machines: &Machines, words: &Words<'_>) -> Vec<String> {
    if machines.count == 0 {
        return Vec::new();
    }
    let count = machines.count.to_string();
    let domain = |domain: &str| if domain.is_empty() { "?".to_owned() } else { domain.to_owned() };
    let lines = machines.domains.iter().map(|(from, count)| format!("{}: {count}", domain(from)));
    vec![
        words.say("staff-machines", &[("count", &count)]),
        lines.collect::<Vec<_>>().join("\n"),
        words.say("staff-machines-end", &[("command", "redress mail kept")]),
    ]
}

fn one(line: &Line, words: &Words<'_>) -> String {
    let (severity, since) = (words.say(severity_id(line.severity), &[]), words.date_and_time(line.since));
    let args = [("reference", line.reference.as_str()), ("severity", &severity), ("since", &since)];
    match &line.given {
        Some(name) => words.say("staff-untaken-given", &[args[0], args[1], args[2], ("name", name)]),
        None => words.say("staff-untaken-line", &args),
    }
}
