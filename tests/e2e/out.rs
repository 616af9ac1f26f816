//! What leaves, while the other side is down, refuses, or has blocked us: kept, tried again, or told to a person.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::bot_api::{BotApi, Failure, Fault, Limits};
use crate::chats::{COMPLAINT, answers, hears, reference_in};
use crate::letters::taken;
use crate::mail_servers::free_port;
use crate::office::{Office, until};
use crate::plan::Plan;
use crate::smtp_sink::{Act, SmtpSink};

// Failure story 14: stuck outbox, doubled outbox.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_wait_for_a_mail_server_that_is_down_and_leave_once_it_is_back() {
    let (api, port) = (BotApi::start_with(Limits::local()).await, free_port());
    let mut office = Office::new(&Plan::new(port).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    let shown = || office.case(&["show", &reference]);
    until("both mails wait", || shown().matches("to be tried again").count() == 2).await;
    let sink = SmtpSink::start_at(port, |_, _| None).await;
    until("both mails are accepted", || shown().matches("queued as 4F1").count() == 2).await;
    assert_eq!(taken(&sink, "care@example.org").len(), 1);
    assert_eq!(taken(&sink, "ann.mercer@example.org").len(), 1);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refused_address_is_told_to_staff_and_to_the_customer_in_the_chat() {
    let api = BotApi::start_with(Limits::local()).await;
    let unknown = |line: &str, _| line.starts_with("RCPT TO:<ann.mercer@").then_some(Act::Say("550 5.1.1 no such user here"));
    let sink = SmtpSink::start(unknown).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    hears(&mut ann, "to the address you gave us did not arrive").await;
    let told = || {
        taken(&sink, "care@example.org")
            .into_iter()
            .any(|mail| mail.subject == format!("[{reference}] A message to the customer did not arrive"))
    };
    until("staff are told", told).await;
    let shown = office.case(&["show", &reference]);
    assert!(shown.contains("refused ") && shown.contains("550 5.1.1 no such user here"), "{shown}");
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_customer_who_blocked_the_bot_gets_mail_and_staff_are_told() {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    assert!(office.stop().await.success());
    ann.block();
    office.case(&["reply", &reference, "Where shall we send the new one?"]);
    office.start().await;
    let shown = || office.case(&["show", &reference]);
    until("the refusal is on the case", || shown().contains("Forbidden: bot was blocked by the user")).await;
    assert!(shown().contains("cannot be reached:"), "{}", shown());
    let by_mail = |words| taken(&sink, "ann.mercer@example.org").iter().any(|mail| mail.text.contains(words));
    until("the other channel is used", || by_mail("Where shall we send the new one?")).await;
    let told = format!("[{reference}] The customer cannot be reached");
    until("staff are told", || taken(&sink, "care@example.org").iter().any(|mail| mail.subject == told)).await;
    office.case(&["reply", &reference, "Then we write to you here."]);
    until("the next reply goes by mail at once", || by_mail("Then we write to you here.")).await;
    office.close().await;
}

// Failure story 14: the other side fails in every way that does not mean no.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failing_bot_api_delays_a_conversation_and_breaks_none() {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    let failures = [
        Failure::ServerError(502),
        Failure::DropBefore,
        Failure::Garbage,
        Failure::TooMany(1),
        Failure::ServerError(500),
        Failure::DropBefore,
    ];
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    for (nth, step) in COMPLAINT.into_iter().enumerate() {
        if let Some(failure) = failures.get(nth) {
            api.fail(Fault::once(failure.clone()).of("sendMessage"));
            api.fail(Fault::once(failure.clone()).of("getUpdates"));
        }
        answers(&mut ann, &[step]).await;
    }
    hears(&mut ann, "Its reference is").await;
    assert_eq!(office.cases().len(), 1);
    assert_eq!(api.violations(), Vec::<String>::new());
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_customers_at_once_never_make_telegram_refuse_a_message() {
    let api = BotApi::start().await;
    let sink = SmtpSink::start(|_, _| None).await;
    let mut plan = Plan::new(sink.address.port()).telegram(api.url());
    plan.pace = (30, 1);
    let mut office = Office::new(&plan);
    office.start().await;
    let mut customers: Vec<_> = (1..=40).map(|chat| api.customer(chat, "Ann Mercer", "en")).collect();
    for customer in &customers {
        customer.say("/start");
    }
    for customer in &mut customers {
        hears(customer, "What is your complaint about?").await;
        customer.press("📦 A product");
    }
    for customer in &mut customers {
        hears(customer, "in your own words").await;
    }
    assert_eq!((api.too_many(), api.violations()), (0, Vec::new()));
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_waits_for_the_mail_under_way_and_does_not_send_it_again() {
    let api = BotApi::start_with(Limits::local()).await;
    let held = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&held);
    let sink = SmtpSink::start(move |line, _| {
        seen.fetch_or(line == ".", Ordering::Relaxed);
        (line == ".").then_some(Act::Linger)
    })
    .await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Ann Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    until("a mail is under way", || held.load(Ordering::Relaxed)).await;
    assert!(office.stop().await.success(), "{}", office.tail());
    office.start().await;
    let accepted = |shown: &str| shown.matches("queued as 4F1").count() == 2;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    until("both mails are accepted", || accepted(&office.case(&["show", &reference]))).await;
    assert_eq!((taken(&sink, "care@example.org").len(), taken(&sink, "ann.mercer@example.org").len()), (1, 1), "each once");
    office.close().await;
}
