//! The files that admins edit: configuration, flows, zones, holidays, and the secrets that the configuration names.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::config::{self, Outside, Settings};
use crate::daemon::loading;
use crate::desk::rules::{Rules, Secret};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::io::mail::receive::maildir;
use crate::io::{configuration, secrets, zone};

use super::Check;

/// Problems of zones, holidays and calendars have codes from here on.
const TIMES: [&str; 4] = ["C020", "C021", "C022", "C023"];

/// Checks the configuration and all files that it names; `None` where there are no settings to go on with.
pub(super) fn configuration(path: &Path, now: DateTime<Utc>, report: &mut dyn FnMut(Check)) -> Option<Settings> {
    let read = match configuration::read(path) {
        Ok(read) => read,
        Err(error) => {
            let found = format!("{} cannot be read: {error}", path.display());
            report(Check::failed("configuration", found, "a first file: redress config sample > redress.toml"));
            return None;
        }
    };
    let remedy = format!("`redress config check {}` shows each with its place", path.display());
    report(of_problems("configuration", &read.problems, path.display().to_string(), &remedy));
    let settings = read.settings?;
    let outside = Outside { zone: &zone::zone, holidays: &read.holidays, today: now.date_naive() };
    for problem in config::check(&settings, &outside) {
        let name = if problem.code == "C022" { "time zones" } else { "holidays" };
        let remedy = problem.help.clone().unwrap_or_else(|| remedy.clone());
        report(match problem.severity {
            Severity::Error => Check::failed(name, problem.message, remedy),
            Severity::Warning | Severity::Advice => Check::warning(name, problem.message, remedy),
        });
    }
    flows(path, &settings, now, report);
    Some(settings)
}

/// Checks the flows, and that they fit the configuration.
fn flows(path: &Path, settings: &Settings, now: DateTime<Utc>, report: &mut dyn FnMut(Check)) {
    let dir = settings.flows_dir.display();
    let remedy = format!("`redress flow check {dir}` shows each with its place");
    let ours = |problems: Vec<Diagnostic>| -> Vec<Diagnostic> {
        let of_flows = |problem: &Diagnostic| !problem.code.starts_with('C') || ["C000", "C024", "C025"].contains(&problem.code);
        problems.into_iter().filter(of_flows).collect()
    };
    let loaded = match loading::load(path, now) {
        Ok(loaded) => loaded,
        Err(problems) => return report(of_problems("flows", &ours(problems), String::new(), &remedy)),
    };
    let Some(folder) = loaded.flows.clone() else {
        return report(of_problems("flows", &ours(loaded.problems), String::new(), &remedy));
    };
    // References do not matter here: no key of a store is needed.
    match loaded.rules(folder, Secret([0; 32]), now) {
        Ok((rules, _)) => {
            let names: Vec<&str> = rules.flows.current.keys().map(String::as_str).collect();
            report(of_problems("flows", &ours(loaded.problems.clone()), format!("{} in {dir}", names.join(", ")), &remedy));
            times(&rules, now, report);
        }
        Err(problems) => {
            let problems: Vec<_> = problems.into_iter().filter(|problem| !TIMES.contains(&problem.code)).collect();
            if !problems.is_empty() {
                report(of_problems("flows", &problems, String::new(), &remedy));
            }
        }
    }
}

/// Says which zones are in use, and warns where a promise made today falls due beyond the known holidays.
fn times(rules: &Rules, now: DateTime<Utc>, report: &mut dyn FnMut(Check)) {
    let mut zones: Vec<String> = vec![name_of(&rules.zone)];
    for (id, team) in &rules.teams {
        zones.push(name_of(&team.calendar.plan().zone));
        let Some((_, last)) = team.calendar.plan().holidays.covered else { continue };
        let due_at = rules.promises.answer_within.due_at(&team.calendar, now);
        let name = format!("holidays of team {id}");
        match due_at {
            Some(due_at) if team.calendar.covers(due_at) => {
                let due = team.calendar.date_of(due_at);
                report(Check::ok(name, format!("known through {last}; an answer promised today is due on {due}")));
            }
            Some(_) | None => {
                let found = format!("known through {last}, but an answer promised today is due later");
                report(Check::warning(name, found, "add the next years to the file, then the line `covers:`"));
            }
        }
    }
    zones.sort();
    zones.dedup();
    report(Check::ok("time zones", format!("{}; it is {} UTC", zones.join(", "), now.format("%Y-%m-%d %H:%M:%S"))));
}

fn name_of(zone: &jiff::tz::TimeZone) -> String {
    zone.iana_name().unwrap_or("a zone without a name").to_owned()
}

/// Checks that each secret can be read, and by nobody else.
pub(super) fn secrets(settings: &Settings, report: &mut dyn FnMut(Check)) {
    for (name, source) in settings.secrets() {
        report(match (secrets::read_secret(&source), secrets::exposure(&source)) {
            (Err(problem), _) => Check::failed(name, problem.message, problem.hint),
            (Ok(_), Some(words)) => match words.rsplit_once(": ") {
                Some((found, remedy)) => Check::warning(name, found, remedy),
                None => Check::warning(name, words, "let nobody else read it"),
            },
            (Ok(_), None) => Check::ok(name, "can be read, and not by everybody"),
        });
    }
}

/// Sees whether mails can be put into the Maildir and taken from it.
pub(super) fn maildir(path: &Path) -> Check {
    let name = "Maildir";
    if !path.exists() {
        return Check::warning(name, format!("{} is not there", path.display()), "the daemon makes it at its start; start it once");
    }
    for part in ["tmp", "new", "cur"] {
        let folder = path.join(part);
        let trial = folder.join(format!("redress-doctor.{}", std::process::id()));
        // A file of that name in `new` would be taken for a mail, so nothing is tried there.
        let tried =
            if part == "tmp" { fs::write(&trial, b"").and_then(|()| fs::remove_file(&trial)) } else { fs::read_dir(&folder).map(drop) };
        if let Err(error) = tried {
            let remedy = "give the folder to the user of the daemon: chown -R; a mail server delivers into `new`";
            return Check::failed(name, format!("{}: {error}", folder.display()), remedy);
        }
    }
    let (waiting, odd) = maildir::survey(path).unwrap_or_default();
    if !odd.is_empty() {
        let found = format!("in {} lies what is no mail and is never taken in: {}", path.join("new").display(), odd.join(", "));
        return Check::warning(name, found, "take it away, and see who else may write there");
    }
    Check::ok(name, format!("{} can be read and written; {waiting} wait in `new`", path.display()))
}

fn of_problems(name: &str, problems: &[Diagnostic], found: String, remedy: &str) -> Check {
    let first = problems.first().map_or_else(String::new, |problem| format!(", first: {}", problem.message));
    let counted = format!("{}{first}", render::summary(problems));
    let worst = |severity: Severity| problems.iter().any(|problem| problem.severity == severity);
    if worst(Severity::Error) {
        Check::failed(name, counted, remedy)
    } else if worst(Severity::Warning) {
        Check::warning(name, counted, remedy)
    } else {
        Check::ok(name, found)
    }
}
