//! The daemon's own life: start, new rules, stop, and what keeps it from starting.

use std::os::unix::fs::FileExt;

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, answers, hears};
use crate::letters::taken;
use crate::office::{Office, text, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

/// Exit codes that systemd acts on: the store, and the configuration.
const STORE: i32 = 74;
const CONFIGURATION: i32 = 78;

async fn office(api: &BotApi) -> (Office, SmtpSink) {
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    (office, sink)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_goes_on_after_restarts_and_nothing_is_said_twice() {
    let api = BotApi::start_with(Limits::local()).await;
    let (mut office, _sink) = office(&api).await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    for step in COMPLAINT {
        answers(&mut ann, &[step]).await;
        assert!(office.stop().await.success(), "{}", office.tail());
        office.start().await;
    }
    hears(&mut ann, "Its reference is").await;
    let said: Vec<String> = ann.messages().into_iter().map(|message| message.text).collect();
    let questions = COMPLAINT.iter().map(|(question, _)| said.iter().filter(|text| text.contains(question)).count());
    assert!(questions.clone().all(|count| count == 1), "{:?}\n{said:#?}", questions.collect::<Vec<_>>());
    assert_eq!(office.cases().len(), 1);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_words_take_effect_within_a_conversation_and_a_broken_flow_changes_nothing() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, sink) = office(&api).await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT[..1]).await;
    hears(&mut ann, "in your own words").await;
    let start = office.lines().len();
    office.rewrite("flows/complaint.en.ftl", |text| text.replace("injured = Was anybody hurt?", "injured = Was anyone injured?"));
    office.signal("-HUP");
    office.logged_since(start, "new rules", |line| line.contains("new rules are in force")).await;
    ann.say("The copper handle came off.");
    hears(&mut ann, "Was anyone injured?").await;

    let start = office.lines().len();
    office.rewrite("redress.toml", |text| format!("{text}\n[maildir]\npath = \"incoming\"\n"));
    office.signal("-HUP");
    office.logged_since(start, "what takes a restart", |line| line.contains("[maildir] has changed")).await;

    let start = office.lines().len();
    office
        .rewrite("flows/complaint.toml", |text| text.replace("category = product and injured = no", "categry = product and injured = no"));
    office.signal("-HUP");
    office.logged_since(start, "the refusal", |line| line.contains("the old rules stay in force")).await;
    until("the admin is told", || {
        taken(&sink, "admin@example.org").iter().any(|mail| mail.text.contains("complaint.toml") && mail.text.contains("categry"))
    })
    .await;
    ann.press("No");
    hears(&mut ann, "Could somebody still get hurt").await;
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_configuration_names_every_problem_and_is_not_started_again() {
    let office = Office::new(&Plan::new(25));
    office.rewrite("redress.toml", |text| {
        text.replace("tls = \"plain\"", "tls = \"clear\"").replace("calendar = \"always\"", "calendar = \"allways\"")
    });
    let output = office.run(&["run"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(CONFIGURATION), "{said}");
    for problem in ["clear", "there is no calendar called `allways`", "did you mean `always`?", "[telegram]"] {
        assert!(said.contains(problem), "{problem:?} is not in\n{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_secret_that_is_not_there_is_an_error_of_the_configuration() {
    let office = Office::new(&Plan::new(25).telegram("http://127.0.0.1:9".to_owned()));
    let output = tokio::task::block_in_place(|| office.command(&["run"]).env_remove("TELEGRAM_TOKEN").output().unwrap());
    let said = text(&output.stderr);
    assert!(output.status.code() == Some(CONFIGURATION) && said.contains("TELEGRAM_TOKEN") && said.contains("hint:"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_daemon_on_the_same_data_does_not_start_and_leaves_the_first_alone() {
    let api = BotApi::start_with(Limits::local()).await;
    let (office, _sink) = office(&api).await;
    let second = office.run(&["run"]);
    let said = text(&second.stderr);
    assert_eq!(second.status.code(), Some(STORE), "{said}");
    assert!(said.contains("stop the daemon first, or name another data directory"), "{said}");
    assert_eq!(office.case(&["list"]).lines().count(), 1, "the first still answers");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_store_is_said_with_the_remedy_and_never_overwritten() {
    let api = BotApi::start_with(Limits::local()).await;
    let (mut office, _sink) = office(&api).await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    hears(&mut ann, "Its reference is").await;
    assert!(office.stop().await.success());
    let file = std::fs::OpenOptions::new().write(true).open(office.path().join("data/store/db")).unwrap();
    let size = file.metadata().unwrap().len();
    file.write_all_at(&[0x55; 4096], size / 2).unwrap();
    drop(file);
    let output = office.run(&["run"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(STORE), "{said}");
    assert!(said.contains("error: ") && !said.contains("panicked"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn orders_are_carried_out_while_the_daemon_is_stopped() {
    let api = BotApi::start_with(Limits::local()).await;
    let (mut office, _sink) = office(&api).await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = crate::chats::reference_in(&hears(&mut ann, "Its reference is").await.text);
    assert!(office.stop().await.success());
    office.case(&["reply", &reference, "We are on our way."]);
    assert!(office.case(&["show", &reference]).contains("replied: We are on our way."));
    office.start().await;
    hears(&mut ann, "We are on our way.").await;
    office.close().await;
}
