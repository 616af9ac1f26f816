//! Tests of the reader: the sample, and what is said of files that are wrong.

use std::collections::BTreeMap;

use crate::desk::rules::Secret;
use crate::diagnostic::render;
use crate::flow::script::Flows;
use crate::text::Texts;

use super::*;

fn source(text: &str) -> Arc<Source> {
    Arc::new(Source { name: "redress.toml".to_owned(), text: text.to_owned() })
}

/// The sample with every setting in force: the `#` before settings is gone, that before words remains.
fn whole_sample() -> String {
    let line = |line: &str| match line.strip_prefix('#') {
        Some(setting) if !setting.is_empty() && !setting.starts_with(' ') => format!("{setting}\n"),
        Some(_) | None => format!("{line}\n"),
    };
    SAMPLE.lines().map(line).collect()
}

/// Replaces a part of the sample, which must be there.
fn sample_with(from: &str, to: &str) -> Arc<Source> {
    assert!(SAMPLE.contains(from), "the sample has no {from}");
    source(&SAMPLE.replacen(from, to, 1))
}

fn drawn(problems: &[Diagnostic]) -> String {
    render::all(problems, render::Look::Plain)
}

#[track_caller]
fn assert_one(source: &Arc<Source>, code: &str, words: &str) {
    let (settings, problems) = read(source);
    let text = drawn(&problems);
    assert!(settings.is_none() && problems.len() == 1 && problems[0].code == code && text.contains(words), "{text}");
}

#[test]
fn the_sample_reads_without_a_problem() {
    let (settings, problems) = read(&source(SAMPLE));
    assert!(settings.is_some(), "{}", drawn(&problems));
    assert_eq!(problems, []);
}

#[test]
fn the_sample_has_every_setting_and_no_other() {
    let (settings, problems, asked) = read_noting(&source(&whole_sample()));
    assert!(settings.is_some() && problems.is_empty(), "{}", drawn(&problems));
    let sample: toml::Table = whole_sample().parse().unwrap();
    let absent: Vec<&Asked> =
        asked.iter().filter(|(place, key)| !tables_at(&sample, place).iter().any(|table| table.contains_key(*key))).collect();
    assert!(!asked.is_empty() && absent.is_empty(), "{absent:?}");
}

/// Returns the tables that a place such as `[[calendar.shutdown]]` stands for.
fn tables_at<'t>(sample: &'t toml::Table, place: &str) -> Vec<&'t toml::Table> {
    match place {
        "the configuration" => vec![sample],
        "a secret" => ["telegram", "mailbox", "smtp"].iter().flat_map(|name| within(sample, name)).flat_map(secrets_of).collect(),
        place => place.trim_matches(['[', ']']).split('.').fold(vec![sample], |tables, name| {
            tables.into_iter().filter(|table| table.contains_key(name)).flat_map(|table| within(table, name)).collect()
        }),
    }
}

fn within<'t>(table: &'t toml::Table, name: &str) -> Vec<&'t toml::Table> {
    let value = &table[name];
    value.as_table().into_iter().chain(value.as_array().into_iter().flatten().filter_map(toml::Value::as_table)).collect()
}

fn secrets_of(table: &toml::Table) -> Vec<&toml::Table> {
    ["token", "password"].iter().filter_map(|key| table.get(*key)?.as_table()).collect()
}

#[test]
fn commented_settings_of_the_sample_are_the_usual_values() {
    let (plain, _) = read(&source(SAMPLE));
    let (whole, _) = read(&source(&whole_sample()));
    let (plain, whole) = (plain.unwrap(), whole.unwrap());
    assert_eq!((plain.limits, plain.sizes, plain.store), (whole.limits, whole.sizes, whole.store));
    assert_eq!((plain.smtp, plain.own_mail, &plain.mailboxes[0]), (whole.smtp, whole.own_mail, &whole.mailboxes[0]));
    assert_eq!((plain.outbox_give_up_after, plain.deadlines.promised), (whole.outbox_give_up_after, whole.deadlines.promised));
    assert_eq!((plain.data_dir, plain.flows_dir, plain.control_socket), (whole.data_dir, whole.flows_dir, whole.control_socket));
}

#[test]
fn every_problem_is_reported_at_once() {
    let text =
        SAMPLE.replace("zone = \"Europe/London\"", "zoen = \"Europe/London\"").replace("calendar = \"office\"", "calendar = \"ofice\"");
    let text =
        text.replace("after_working_minutes = 240", "after_working_minutes = -1").replace("\"lead@example.org\"", "\"lead at example\"");
    let (settings, problems) = read(&source(&text));
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    assert!(settings.is_none());
    assert_eq!(codes, ["C002", "C005", "C006", "C008", "C010"], "{}", drawn(&problems));
    assert!(drawn(&problems).contains("did you mean `zone`?") && drawn(&problems).contains("did you mean `office`?"));
}

#[test]
fn a_secret_in_the_file_is_refused_and_not_shown() {
    for literal in ["\"123456:AAbbCCdd\"", "['123456:AAbbCCdd']", "{ value = \"123456:AAbbCCdd\" }"] {
        let source = sample_with("token = { credential = \"telegram-token\" }", &format!("token = {literal}"));
        assert_one(&source, "C007", "token = { file = \"/etc/redress/token\" }");
        assert!(!drawn(&read(&source).1).contains("AAbbCCdd"));
    }
}

#[test]
fn a_secret_has_one_place() {
    assert_one(&sample_with("{ credential = \"telegram-token\" }", "{ credential = \"a\", env = \"B\" }"), "C011", "exactly one of");
}

#[test]
fn plain_text_to_another_machine_must_be_asked_for() {
    assert_one(
        &sample_with("host = \"smtp.example.org\"\n#tls = \"implicit\"", "host = \"smtp.example.org\"\ntls = \"plain\""),
        "C012",
        "smtp.example.org",
    );
    let loopback = sample_with("host = \"smtp.example.org\"\n#tls = \"implicit\"", "host = \"127.0.0.1\"\ntls = \"plain\"");
    assert_eq!(read(&loopback).0.unwrap().smtp.server.port, 25);
}

#[test]
fn a_move_needs_a_folder_and_a_folder_needs_a_move() {
    assert_one(&sample_with("move_to = \"Taken\"\n", ""), "C005", "move_to");
    assert_one(&sample_with("after = \"move\"\n", ""), "C011", "after = \"move\"");
}

#[test]
fn a_calendar_that_never_opens_is_refused() {
    assert_one(&sample_with("monday_to_friday = [\"09:00-12:30\", \"13:30-17:00\"]", "monday_to_friday = []"), "C023", "never opens");
}

#[test]
fn hours_that_overlap_or_are_no_hours_are_refused() {
    assert_one(&sample_with("\"13:30-17:00\"", "\"12:00-17:00\""), "C008", "overlaps");
    assert_one(&sample_with("\"13:30-17:00\"", "\"13:30-25:00\""), "C008", "13:30-25:00");
}

#[test]
fn a_pattern_that_cannot_be_read_is_refused_with_the_reason() {
    assert_one(&sample_with("words = '\\b(", "words = '\\b(("), "C008", "unclosed group");
}

#[test]
fn a_file_in_which_nobody_can_complain_is_refused() {
    let text: String =
        SAMPLE.split("\n[telegram]\n").next().unwrap().to_owned() + "\n[smtp]\n" + SAMPLE.split("\n[smtp]\n").nth(1).unwrap();
    assert_one(&source(&text), "C013", "no channel");
}

#[test]
fn an_empty_file_says_what_is_needed() {
    let (_, problems) = read(&source(""));
    let text = drawn(&problems);
    for key in ["organisation", "languages", "zone", "admins", "managers", "smtp", "team", "governance.owner"] {
        assert!(text.contains(&format!("needs `{key}`")), "{key}: {text}");
    }
}

#[test]
fn what_nobody_answers_for_is_refused_and_named() {
    for (line, name) in [
        ("owner = \"owner@example.org\"\n", "governance.owner"),
        ("complaints_manager = \"quality@example.org\"\n", "governance.complaints_manager"),
        ("on_time_percent = 95\n", "governance.objectives.on_time_percent"),
        ("satisfied_percent = 70\n", "governance.objectives.satisfied_percent"),
    ] {
        assert_one(&sample_with(line, ""), "C005", &format!("needs `{name}`"));
    }
    let (_, problems) = read(&sample_with("[governance.objectives]", "[governance.aims]"));
    assert!(drawn(&problems).contains("governance.objectives.on_time_percent"), "{}", drawn(&problems));
    assert_one(&sample_with("on_time_percent = 95", "on_time_percent = 101"), "C006", "1 to 100");
}

const HOLIDAYS: &str =
    "source: https://www.gov.uk/bank-holidays\nversion: 2026-11\ncovers: 2026-2027\n# Christmas\n2026-12-28 Boxing Day (substitute)\n";

#[test]
fn a_file_of_holidays_says_its_source_and_years() {
    let (list, problems) = holidays::read(&source(HOLIDAYS));
    let list = list.unwrap();
    assert_eq!(problems, []);
    assert_eq!(list.source, "https://www.gov.uk/bank-holidays (2026-11)");
    assert_eq!(list.covered.map(|(first, last)| (first.to_string(), last.to_string())), Some(("2026-01-01".into(), "2027-12-31".into())));
    assert_eq!(
        list.days.into_iter().map(|(date, name)| (date.to_string(), name)).collect::<Vec<_>>(),
        [("2026-12-28".into(), "Boxing Day (substitute)".into())]
    );
}

#[test]
fn a_file_of_holidays_reports_every_line_that_is_wrong() {
    let text = HOLIDAYS.replace("version: 2026-11\n", "").replace("2026-12-28", "2026-13-28") + "2028-01-01 New Year\n";
    let (list, problems) = holidays::read(&source(&text));
    assert!(list.is_none());
    assert_eq!(problems.len(), 3, "{}", drawn(&problems));
}

fn outside<'a>(holidays: &'a BTreeMap<String, Arc<Source>>, today: &str) -> Outside<'a> {
    let zone = &|name: &str| (name == "Europe/London").then_some(jiff::tz::TimeZone::UTC);
    Outside { zone, holidays, today: today.parse().unwrap() }
}

fn parts() -> Parts {
    let notices = Texts::new(Lang::parse("en").unwrap(), []);
    Parts { flows: Flows::default(), notices, secret: Secret([0; 32]), fingerprint: String::new() }
}

#[test]
fn flows_that_do_not_exist_are_named() {
    let settings = read(&source(SAMPLE)).0.unwrap();
    let (rules, problems) = rules(&settings, &outside(&BTreeMap::new(), "2026-11-22"), parts());
    assert!(rules.is_none());
    assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["C024", "C024"], "{}", drawn(&problems));
}

#[test]
fn zones_and_holidays_are_looked_up_and_their_end_is_foreseen() {
    let text = SAMPLE.replace("#holidays = ", "holidays = ").replace("#zone = \"Europe/London\"", "zone = \"Europe/Lodnon\"");
    let settings = read(&source(&text)).0.unwrap();
    let codes = |holidays: &BTreeMap<String, Arc<Source>>, today| -> Vec<&str> {
        check(&settings, &outside(holidays, today)).into_iter().map(|problem| problem.code).collect()
    };
    assert_eq!(codes(&BTreeMap::new(), "2026-11-22"), ["C022", "C020"]);
    let holidays = BTreeMap::from([("flows/holidays/gb-eng.txt".to_owned(), source(HOLIDAYS))]);
    assert_eq!(codes(&holidays, "2026-11-22"), ["C022"]);
    assert_eq!(codes(&holidays, "2027-10-10"), ["C022", "C021"]);
}

#[test]
fn relative_paths_count_from_the_directory_of_the_file() {
    let settings = read(&source(&SAMPLE.replace("/etc/redress/imap-password", "imap"))).0.unwrap().under(Path::new("/etc/redress"));
    assert_eq!(settings.flows_dir, Path::new("/etc/redress/flows"));
    assert_eq!(settings.mailboxes[0].server.login.as_ref().unwrap().by, Proof::Password(SecretSource::File("/etc/redress/imap".into())));
}
