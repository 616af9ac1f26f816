//! The table says what the reader does.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Source};
use crate::flow::kind::REFUSAL_ATTRIBUTES;
use crate::flow::read::{Surroundings, read};

use super::{ATTRIBUTES, KINDS, Owner, SECTIONS, STEP, Section, Setting, Takes, Without};

const WORDS: &str = "about = About?\n    .label = About\nabout-one = One\nabout-two = Two\nabout-three = Three\nend = End?\n";

fn problems(script: &str) -> (Option<String>, Vec<Diagnostic>) {
    let source = |name: &str, text: &str| Arc::new(Source { name: name.to_owned(), text: text.to_owned() });
    let other = source("g.toml", "flow = \"g\"\nlanguages = [\"en\"]\n[[step]]\nconfirm = \"end\"\n");
    let sources = [source("f.toml", script), source("f.en.ftl", WORDS), other, source("g.en.ftl", "end = End?\n")];
    let (flows, problems) = read(&sources, &Surroundings::default());
    (flows.and_then(|flows| flows.current.values().next().map(|flow| flow.version.clone())), problems)
}

/// Puts a setting with a value into its table of a flow with one question of `kind`.
fn script(section: &Section, setting: &Setting, kind: &str, value: &str) -> String {
    let line = format!("{} = {value}\n", setting.name);
    let of = |header: &str| if section.header == header { line.as_str() } else { "" };
    let unless =
        |name: &str, fixed: &str| if section.names.contains(&name) && setting.name == name { String::new() } else { fixed.to_owned() };
    let top = ["format", "flow", "languages"].contains(&setting.name);
    let mut script = if section.header.is_empty() && top { line.clone() } else { String::new() };
    script.push_str(&if section.header.is_empty() { unless("flow", "flow = \"f\"\n") } else { "flow = \"f\"\n".to_owned() });
    script.push_str(&unless("languages", "languages = [\"en\"]\n"));
    script.push_str(&format!("[start]\n{}", of("[start]")));
    let kind_line = if setting.name == "kind" && section.header == "[[step]]" { String::new() } else { format!("kind = \"{kind}\"\n") };
    let options = if kind.starts_with("choice") && setting.name != "options" { "options = [\"one\", \"two\", \"three\"]\n" } else { "" };
    let mail = if section.header.starts_with("mail") { format!("mail = {{ {} }}\n", line.trim()) } else { String::new() };
    script.push_str(&format!("[[step]]\nask = \"about\"\n{kind_line}{options}{mail}{}", of("[[step]]")));
    script.push_str("[[step]]\nconfirm = \"end\"\n");
    if section.header == "[[raise]]" {
        script.push_str(&format!("[[raise]]\n{}{}{line}", unless("id", "id = \"r\"\n"), unless("when", "when = \"about answered\"\n")));
    }
    if section.header == "[[next]]" {
        script.push_str(&format!("[[next]]\n{}{line}", unless("flow", "flow = \"g\"\n")));
    }
    for header in ["[file]", "[silence]", "[update]", "[mail]"] {
        script.push_str(&format!("{header}\n{}", of(header)));
    }
    script
}

/// Returns a kind whose questions can have the setting.
fn kind_for(setting: &Setting) -> &'static str {
    KINDS.iter().find(|kind| kind.settings.contains(&setting.name)).map_or("text", |kind| kind.name)
}

/// Leaves out the tables, and the settings that make a step what it is.
fn plain_settings() -> impl Iterator<Item = (&'static Section, &'static Setting)> {
    let all = SECTIONS.into_iter().flat_map(|section| section.settings.iter().map(move |setting| (section, setting)));
    all.filter(|(section, setting)| {
        let is_table = matches!(setting.takes, Takes::Table(_) | Takes::Tables(_));
        let is_shape = std::ptr::eq(*section, &raw const STEP) && ["ask", "say", "confirm", "use", "prefix"].contains(&setting.name);
        !is_table && !is_shape
    })
}

fn has(problems: &[Diagnostic], code: &str, text: &str) -> bool {
    problems.iter().any(|problem| problem.code == code && problem.span.as_ref().is_some_and(|span| span.text() == text))
}

#[test]
fn every_setting_of_the_table_is_read_with_its_example() {
    for (section, setting) in plain_settings() {
        let script = script(section, setting, kind_for(setting), setting.example);
        let (_, problems) = problems(&script);
        let wrong =
            problems.iter().find(|problem| ["F001", "F002", "F003", "F004", "F010", "F018", "F020", "F022"].contains(&problem.code));
        assert!(wrong.is_none(), "{}: {wrong:?}\n{script}", setting.name);
    }
}

#[test]
fn a_default_of_the_table_is_what_the_reader_takes_without_the_setting() {
    for (section, setting) in plain_settings() {
        let Without::Same(value) = setting.without else { continue };
        let with = script(section, setting, kind_for(setting), value);
        let line = format!("{} = {value}", setting.name);
        assert!(with.contains(&line), "{with}");
        let without = with.replacen(&line, "", 1);
        let ((with, found), (without, _)) = (problems(&with), problems(&without));
        assert!(with.is_some(), "{}: {found:?}", setting.name);
        assert_eq!(with, without, "{}", setting.name);
    }
}

#[test]
fn a_setting_without_which_nothing_goes_is_asked_for() {
    for (section, setting) in plain_settings().filter(|(_, setting)| setting.without == Without::Problem) {
        let with = script(section, setting, kind_for(setting), setting.example);
        let without = with.replacen(&format!("{} = {}", setting.name, setting.example), "", 1);
        assert!(problems(&without).0.is_none(), "{}\n{without}", setting.name);
    }
}

#[test]
fn only_the_kinds_of_the_table_have_a_setting_of_their_own() {
    let own: Vec<&Setting> =
        STEP.settings.iter().filter(|setting| KINDS.iter().any(|kind| kind.settings.contains(&setting.name))).collect();
    for kind in &KINDS {
        for setting in &own {
            let (_, problems) = problems(&script(&STEP, setting, kind.name, setting.example));
            let refused = has(&problems, "F002", setting.name);
            assert_eq!(refused, !kind.settings.contains(&setting.name), "{} of {}", setting.name, kind.name);
        }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test keeps a file of the repository")]
fn the_reference_beside_the_flows_is_what_the_table_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("flows/REFERENCE.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, super::markdown()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == super::markdown(), "`UPDATE=1 cargo test` writes flows/REFERENCE.md anew");
}

#[test]
fn every_refusal_has_its_attribute_in_the_table() {
    let told = ATTRIBUTES.iter().filter(|attribute| attribute.owner == Owner::Refusal).map(|attribute| attribute.name);
    assert!(told.eq(REFUSAL_ATTRIBUTES.iter().map(|(name, _)| *name)));
}
