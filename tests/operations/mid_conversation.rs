//! Publishing and killing in the middle of conversations: by chat and by mail, nobody's answer is lost; and what is on record after.

use std::process::{Command, Stdio};
use std::time::Duration;

use crate::bot_api::BotApi;
use crate::publishing::{exported, file, half_way, in_force, say};
use crate::site::{Site, until, until_or};
use crate::smtp_sink::SmtpSink;
use crate::store::hand_over;

/// Publishes what is in the folder, kills the daemon `after` that, and starts it again.
fn publish_and_kill(site: &Site, mut daemon: crate::site::Daemon, after: Duration) -> crate::site::Daemon {
    let config = site.path("redress.toml");
    let mut publishing = Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(["flow", "publish"])
        .env("REDRESS_CONFIG", config)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // Wherever in the publishing this falls, what follows must hold.
    std::thread::sleep(after);
    daemon.signal("KILL");
    daemon.ended();
    publishing.wait().unwrap();
    site.start()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn publishing_and_killing_between_two_answers_loses_none_in_a_chat() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let mut daemon = site.start();
    let customer = api.customer(5, "Ann", "en");
    half_way(&customer);
    for (nth, millis) in [0, 20, 60].into_iter().enumerate() {
        let (from, to) = (format!("[15, {}]", 4000 - nth), format!("[15, {}]", 3999 - nth));
        site.edit("flows/complaint.toml", &from, &to);
        daemon = publish_and_kill(&site, daemon, Duration::from_millis(millis));
    }
    say(&customer, "skip", "What would put it right");
    daemon = publish_and_kill(&site, daemon, Duration::from_millis(40));
    say(&customer, "A replacement", "To which e-mail address");
    say(&customer, "ann@example.org", "Is it right?");
    file(&customer);
    let case = exported(&site);
    let words = "The lid of the jar broke when I opened it in the kitchen.";
    let expected = [("category", "product"), ("what_happened", words), ("order_no", "AB-123456"), ("wish", "replacement")];
    for (question, answer) in expected {
        assert_eq!(case["answers"][question], answer, "{case}");
    }
    assert_eq!((&case["answers"]["injured"], &case["answers"]["danger"]), (&false.into(), &false.into()));
    daemon.stop();
}

fn header<'m>(mail: &'m str, name: &str) -> &'m str {
    mail.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).unwrap_or_else(|| panic!("no {name} in\n{mail}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_by_mail_goes_on_as_it_began_after_a_publish_and_a_kill() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    let first = "From: Ann <ann@example.com>\r\nTo: complaints@example.org\r\nSubject: My kettle, AB-123456\r\nMessage-ID: <one@example.com>\r\n\r\nThe handle of my kettle came off.\r\n";
    assert!(hand_over(&site, "ann@example.com", "complaints@example.org", first).unwrap().starts_with("250"));
    until(|| smtp.taken_by("ann@example.com").len() == 1);
    let old = in_force(&site);
    site.edit(
        "flows/complaint.toml",
        "kind    = \"choice\"\noptions = [\"refund\"",
        "kind    = \"choice\"\noptional = true\noptions = [\"refund\"",
    );
    site.edit("flows/complaint.toml", "[15, 4000]", "[10, 4000]");
    let dry = site.ok(&["flow", "publish", "--dry-run"]);
    assert!(dry.contains(&format!("1 conversation open on {old}: they finish on it")), "{dry}");
    site.ok(&["flow", "publish"]);
    let daemon = publish_and_kill(&site, daemon, Duration::ZERO);
    let letter = smtp.taken_by("ann@example.com").pop().unwrap().content;
    let (to, id) = (header(&letter, "Reply-To"), header(&letter, "Message-ID"));
    let to = to.rsplit_once('<').map_or(to, |(_, address)| address.trim_end_matches('>'));
    let reply = format!(
        "From: Ann <ann@example.com>\r\nTo: {to}\r\nSubject: Re: My kettle\r\nIn-Reply-To: {id}\r\nReferences: {id}\r\nMessage-ID: <two@example.com>\r\n\r\nAnybody hurt: no\r\nYour wish: A replacement\r\n"
    );
    assert!(hand_over(&site, "ann@example.com", to, &reply).unwrap().starts_with("250"));
    until_or(|| exported(&site)["answers"]["wish"] == "replacement", || exported(&site).to_string());
    let case = exported(&site);
    assert_eq!((&case["answers"]["order_no"], &case["answers"]["injured"]), (&"AB-123456".into(), &false.into()), "{case}");
    assert!(case["answers"]["what_happened"].as_str().unwrap().starts_with("The handle of my kettle came off."), "{case}");
    let shown = site.ok(&["case", "show", case["reference"].as_str().unwrap()]);
    assert!(shown.contains(&format!("complaint {old}")), "the case keeps the version on which it was asked: {shown}");
    daemon.stop();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn years_later_one_can_show_what_was_asked_and_play_it_again_without_names() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let daemon = site.start();
    let customer = api.customer(5, "Annabel", "en");
    half_way(&customer);
    for (words, answer) in [("skip", "put it right"), ("A replacement", "e-mail address"), ("annabel@example.org", "Is it right?")] {
        say(&customer, words, answer);
    }
    file(&customer);
    let old = in_force(&site);
    let reference = exported(&site)["reference"].as_str().unwrap().to_owned();
    let transcript = site.ok(&["flow", "record", &reference]);
    for private in ["Annabel", "annabel", "jar", "kitchen"] {
        assert!(!transcript.contains(private), "{transcript}");
    }
    assert!(transcript.contains("= wish") || transcript.contains("> A replacement"), "{transcript}");
    std::fs::create_dir_all(site.path("flows/tests")).unwrap();
    site.write("flows/tests/recorded.chat", &transcript);
    let flows = site.path("flows");
    site.ok(&["flow", "test", flows.to_str().unwrap()]);
    site.edit("flows/complaint.toml", "[15, 4000]", "[10, 4000]");
    site.ok(&["flow", "publish"]);
    daemon.stop();
    let shown = site.ok(&["flow", "versions", "--show", "complaint", &old[..6]]);
    assert!(shown.contains("wish: What would put it right for you?\n    refund: My money back"), "{shown}");
    assert!(shown.contains("==> complaint.toml <==") && shown.contains("length = [15, 4000]"), "{shown}");
    let rows: Vec<serde_json::Value> = serde_json::from_str(site.ok(&["flow", "funnel", "--format", "json"]).trim()).unwrap();
    let wish = rows.iter().find(|row| row["step"] == "wish" && row["version"] == old.as_str()).unwrap();
    assert!(wish["median_seconds"].is_u64(), "{wish}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taking_away_a_question_that_reports_rest_on_is_warned_of_beforehand() {
    let (api, smtp) = (BotApi::start().await, SmtpSink::start(|_, _| None).await);
    let site = Site::new(&api, &smtp);
    let _daemon = site.start();
    let before = in_force(&site);
    for file in ["flows/complaint.toml", "flows/complaint.en.ftl", "flows/complaint.de.ftl"] {
        let text = std::fs::read_to_string(site.path(file)).unwrap();
        site.write(file, &text.replace("category", "topic"));
    }
    let said = site.ok(&["flow", "publish", "--dry-run"]);
    assert!(said.contains("F041") && said.contains("nothing was changed"), "{said}");
    assert_eq!(in_force(&site), before);
}
