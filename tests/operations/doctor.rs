//! `redress doctor` on installations that are well and ill.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::bot_api::BotApi;
use crate::site::Site;
use crate::smtp_sink::{Act, SmtpSink};

fn report(site: &Site, arguments: &[&str]) -> (bool, String) {
    let output = site.run(&[&["doctor"], arguments].concat());
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

#[track_caller]
fn assert_line(report: &str, start: &str, part: &str) {
    assert!(report.lines().any(|line| line.starts_with(start) && line.contains(part)), "no line `{start} … {part}` in\n{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sound_installation_has_no_failure_whether_the_daemon_runs_or_not() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let (well, text) = report(&site, &["--send", "tester@example.org"]);
    assert!(well, "{text}");
    for (start, part) in [
        ("ok       clock", "UTC"),
        ("ok       configuration", "redress.toml"),
        ("ok       flows", "complaint, feedback"),
        ("ok       time zones", "Europe/London"),
        ("ok       daemon", "does not run"),
        ("ok       the token of the Telegram bot", "not by everybody"),
        ("ok       disk", "MiB free"),
        ("ok       store", "the first start makes it"),
        ("ok       Telegram", "@"),
        ("ok       webhook", "asked for"),
        ("ok       LMTP", "is free"),
        ("ok       SMTP", "ready for mail"),
        ("ok       test mail", "250 2.0.0"),
        ("warning  test mail came back", "no mailbox is configured"),
    ] {
        assert_line(&text, start, part);
    }
    assert_eq!(smtp.taken()[0].to, "tester@example.org");
    let daemon = site.start();
    let (well, text) = report(&site, &[]);
    assert!(well, "{text}");
    assert_line(&text, "ok       store", "open in the daemon");
    assert_line(&text, "ok       LMTP", "the daemon listens");
    daemon.stop();
    assert_line(&report(&site, &[]).1, "ok       store", "opens");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_illness_is_named_in_one_run_with_its_remedy() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|line, _| (line == "GREETING").then_some(Act::Say("554 go away"))).await);
    let site = Site::new(&api, &smtp);
    api.revoke_token(true);
    fs::set_permissions(site.path("token"), fs::Permissions::from_mode(0o644)).unwrap();
    let lmtp = site.path("lmtp").display().to_string();
    site.edit("redress.toml", &lmtp, &site.path("missing/lmtp").display().to_string());
    site.write("holidays.txt", "source: a test\nversion: 1\ncovers: 2020-2021\n2021-12-27 A day\n");
    site.edit("redress.toml", "always_open = true", "monday_to_friday = [\"09:00-17:00\"]\nholidays = \"holidays.txt\"");
    site.edit("redress.toml", "reserve_bytes = 0", "reserve_bytes = 1099511627776");
    site.edit("flows/complaint.toml", "category = product", "categry = product");
    let (well, text) = report(&site, &[]);
    assert!(!well);
    for (start, part) in [
        ("failed   flows", "categry"),
        ("warning  holidays", "ended on 2021-12-31"),
        ("warning  the token of the Telegram bot", "chmod o-r"),
        ("failed   disk", "free some room"),
        ("failed   Telegram", "BotFather"),
        ("failed   LMTP", "see that"),
        ("failed   SMTP", "554"),
    ] {
        assert_line(&text, start, part);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_promise_beyond_the_known_holidays_is_warned_of() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let year = chrono::Datelike::year(&chrono::Utc::now());
    site.write("holidays.txt", &format!("source: a test\nversion: 1\ncovers: {year}-{year}\n{year}-01-01 New Year\n"));
    site.edit("redress.toml", "always_open = true", "monday_to_friday = [\"09:00-17:00\"]\nholidays = \"holidays.txt\"");
    site.edit("redress.toml", "[smtp]", "[deadlines]\nanswer_working_days = 365\n\n[smtp]");
    let (well, text) = report(&site, &[]);
    assert!(well, "{text}");
    assert_line(&text, "warning  holidays of team care", "due later");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_printed_sample_fits_the_shipped_flows() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    site.take_flows("flows");
    for lang in ["ar", "de", "en", "es", "fr", "ru"] {
        let name = format!("flows/_organisation.{lang}.ftl");
        let text = std::fs::read_to_string(site.path(&name)).unwrap();
        site.write(&name, &text.replace(['⟪', '⟫'], ""));
    }
    site.write("redress.toml", &site.ok(&["config", "sample"]));
    let (_, text) = report(&site, &[]);
    assert_line(&text, "ok       configuration", "redress.toml");
    assert_line(&text, "ok       flows", "add, complaint, elsewhere, feedback");
}
