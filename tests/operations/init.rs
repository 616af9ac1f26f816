//! From eight answers to a filed complaint: what `redress init` writes starts as it stands, but for where the stand-ins are.
//! With the shipped flows it also serves somebody who stays anonymous.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::bot_api::{BotApi, Customer};
use crate::site::{Site, until_or};
use crate::smtp_sink::SmtpSink;

fn answers(smtp_port: u16) -> String {
    format!(
        r#"organisation = "Smith & Sons"
languages = "en, de"
country = "GB"
people = "care@example.org, owner=jo@example.org, manager=max@example.org"
hours = "09:00-17:00"
bot = "bot-token"
mailbox = "help@shop.example 127.0.0.1:{smtp_port}"
policy = "https://www.shop.example/complaints 95 70"
"#
    )
}

fn init(site: &Site) -> std::process::Output {
    let (folder, answers) = (site.path(""), site.path("answers.toml"));
    site.run(&["init", folder.to_str().unwrap(), "--answers", answers.to_str().unwrap()])
}

/// Makes an office from the answers; returns what the command said.
fn new_office(api: &BotApi, smtp: &SmtpSink) -> (Site, String) {
    let site = Site::bare();
    site.write("answers.toml", &answers(smtp.address.port()));
    site.write("bot-token", api.token());
    fs::set_permissions(site.path("bot-token"), fs::Permissions::from_mode(0o600)).unwrap();
    let written = init(&site);
    let said = String::from_utf8(written.stdout).unwrap();
    assert!(written.status.success(), "{said}{}", String::from_utf8_lossy(&written.stderr));
    site.edit("redress.toml", "token = ", &format!("api_url = \"{}\"\ntoken = ", api.url()));
    site.edit("redress.toml", "[smtp]", "[store]\nreserve_bytes = 0\nballast_bytes = 0\n\n[smtp]");
    (site, said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_answers_lead_to_a_filed_complaint() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let (site, said) = new_office(&api, &smtp);
    assert!(said.contains("Still missing") && said.contains("the safety lead") && said.contains("Ready. Start it with"), "{said}");
    // Its second start finds what the first one published.
    site.start().stop();
    let _daemon = site.start();
    assert!(!site.log().contains("cannot be read") && !site.log().contains("is not what was published"), "{}", site.log());
    let ann = api.customer(5, "Ann", "en");
    ann.say("You charged me twice for one kettle.");
    let may_file =
        || ann.messages().last().is_some_and(|message| message.buttons.iter().flatten().any(|(label, _)| label == "File it now"));
    until_or(may_file, || format!("{}\n{}", ann.transcript().join("\n"), site.log()));
    ann.press("File it now");
    let thanked = || ann.transcript().iter().any(|line| line.contains("Its reference is") && line.contains("www.shop.example/complaints"));
    until_or(thanked, || ann.transcript().join("\n"));
    // Its team hears of it in working time, whenever this runs.
    assert!(site.ok(&["case", "list"]).contains("care"));
}

// ACC-8.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_anonymous_customer_comes_back_from_another_chat_with_reference_and_code() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let (site, _) = new_office(&api, &smtp);
    let _daemon = site.start();
    let (ann, other) = (api.customer(500_501, "Ann Mercer", "en"), api.customer(600_601, "Somebody", "en"));
    ann.say("The foreman lets us work without helmets.");
    for (question, label) in [
        ("Was anybody hurt", "No"),
        ("What is it about?", "Our staff"),
        ("put it right", "Skip"),
        ("Which product", "Skip"),
        ("photos or papers", "Skip"),
        ("In whose name", "Without my name"),
        ("anything we should do", "File it now"),
    ] {
        hears(&ann, question);
        ann.press(label);
    }
    hears(&ann, "Your secret code");
    let told = ann.transcript().join(" ");
    let words: Vec<&str> = told.split(|c: char| c.is_whitespace() || ".,:".contains(c)).collect();
    let reference = words.iter().rfind(|word| word.starts_with("CMP-")).expect("a reference");
    let code = words.iter().rfind(|word| word.len() == 9 && word.as_bytes()[4] == b'-').expect("a code");
    other.say(&format!("{reference} AAAA-BBBB"));
    hears(&other, "do not belong together");
    other.say(&format!("{} {code}", reference.to_lowercase()));
    hears(&other, "Your case goes on here");
    hears(&other, "received on");
    assert!(site.ok(&["case", "reply", reference, "We have asked the foreman.", "--as", "care"]).contains("on its way"));
    hears(&other, "We have asked the foreman.");
    ann.say("/status");
    hears(&ann, "You have no open case");
    let shown = site.ok(&["case", "show", reference]);
    for secret in ["Ann", "500501", "Somebody", "600601", code] {
        assert!(!shown.contains(secret), "{secret} is in\n{shown}");
    }
}

fn hears(customer: &Customer, words: &str) {
    until_or(|| customer.transcript().iter().any(|line| line.contains(words)), || customer.transcript().join("\n"));
}

#[test]
fn nothing_is_ready_or_starts_before_somebody_answers_for_it() {
    let site = Site::bare();
    site.write(
        "answers.toml",
        &answers(25).replace("owner=jo@example.org, ", "").replace("https://www.shop.example/complaints 95 70", "none"),
    );
    let refused = init(&site);
    let (said, why) = (String::from_utf8_lossy(&refused.stdout), String::from_utf8_lossy(&refused.stderr));
    assert_eq!(refused.status.code(), Some(1), "{said}{why}");
    for missing in ["governance.owner", "governance.objectives", "policy-link"] {
        assert!(said.contains(missing), "{missing}: {said}");
    }
    let config = site.path("redress.toml");
    let started = site.run(&["run", "--config", config.to_str().unwrap()]);
    assert!(!started.status.success() && String::from_utf8_lossy(&started.stderr).contains("governance.owner"), "{started:?}");
    let folder = site.path("");
    let looked_at = || site.run(&["init", folder.to_str().unwrap()]);
    site.edit("redress.toml", "#owner = \"\"", "owner = \"jo@example.org\"");
    site.edit("redress.toml", "#on_time_percent = ", "on_time_percent = 95");
    site.edit("redress.toml", "#satisfied_percent = ", "satisfied_percent = 70");
    let marked = looked_at();
    assert!(String::from_utf8_lossy(&marked.stderr).contains("_organisation.en.ftl"), "{marked:?}");
    for lang in ["en", "de"] {
        let file = format!("flows/_organisation.{lang}.ftl");
        site.edit(&file, "⟪https://www.example.org/complaints ⟫", "https://www.shop.example/complaints");
    }
    let ready = looked_at();
    assert!(ready.status.success() && String::from_utf8_lossy(&ready.stdout).contains("Ready."), "{ready:?}");
}

#[test]
fn a_configuration_that_is_there_is_never_changed() {
    let site = Site::bare();
    site.write("answers.toml", &answers(25));
    site.write("redress.toml", "mine");
    assert!(!init(&site).status.success());
    assert_eq!(fs::read_to_string(site.path("redress.toml")).unwrap(), "mine");
    assert!(!site.path("flows").exists());
}

#[test]
fn nothing_is_written_of_answers_that_would_not_start() {
    let site = Site::bare();
    site.write("answers.toml", &answers(25).replace("bot-token", "none"));
    let refused = init(&site);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("nobody could complain"), "{refused:?}");
    assert!(!site.path("redress.toml").exists() && !site.path("flows").exists());
}
