//! From eight answers to a filed complaint: what `redress init` writes starts as it stands, but for where the stand-ins are.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::bot_api::BotApi;
use crate::site::{Site, until_or};
use crate::smtp_sink::SmtpSink;

fn answers(smtp_port: u16) -> String {
    format!(
        r#"organisation = "Smith & Sons"
languages = "en, de"
country = "GB"
people = "care@example.org, manager=max@example.org"
hours = "09:00-17:00"
bot = "bot-token"
mailbox = "help@shop.example 127.0.0.1:{smtp_port}"
policy = "https://www.shop.example/complaints"
"#
    )
}

fn init(site: &Site) -> std::process::Output {
    let (folder, answers) = (site.path(""), site.path("answers.toml"));
    site.run(&["init", folder.to_str().unwrap(), "--answers", answers.to_str().unwrap()])
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_answers_lead_to_a_filed_complaint() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::bare();
    site.write("answers.toml", &answers(smtp.address.port()));
    site.write("bot-token", api.token());
    fs::set_permissions(site.path("bot-token"), fs::Permissions::from_mode(0o600)).unwrap();
    let written = init(&site);
    let said = String::from_utf8(written.stdout).unwrap();
    assert!(written.status.success(), "{said}{}", String::from_utf8_lossy(&written.stderr));
    assert!(said.contains("Still missing") && said.contains("objectives") && said.contains("the safety lead"), "{said}");
    site.edit("redress.toml", "token = ", &format!("api_url = \"{}\"\ntoken = ", api.url()));
    site.edit("redress.toml", "[smtp]", "[store]\nreserve_bytes = 0\nballast_bytes = 0\n\n[smtp]");
    let _daemon = site.start();
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
