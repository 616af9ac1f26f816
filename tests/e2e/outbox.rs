//! Story 14 whole: a mail server that fails in every way that does not mean no, and what the case says of it.

use std::collections::BTreeSet;

use crate::chats::reference_in;
use crate::letters::{mail, taken};
use crate::mail_servers::free_port;
use crate::mails::hand_over;
use crate::office::{Office, text, until};
use crate::plan::Plan;
use crate::smtp_sink::{Act, SmtpSink};

const BEN: &str = "ben.mercer@example.org";
const CARE: &str = "care@example.org";

/// A way to fail: its name, what the server does, what the case must say, and whether the first try was taken although nobody said so.
type Way = (&'static str, fn(&str, usize) -> Option<Act>, &'static str, bool);

const WAYS: [Way; 5] = [
    ("hangs after the content", |line, before| (line == "." && before < 2).then_some(Act::Hang), "to be tried again", false),
    (
        "greylists",
        |line, before| (line.starts_with("RCPT") && before < 1).then_some(Act::Say("451 4.7.1 greylisted, come back later")),
        "451 4.7.1 greylisted, come back later",
        false,
    ),
    (
        "answers 421 for a long time",
        |line, before| (line == "GREETING" && before < 8).then_some(Act::Say("421 4.3.2 too busy")),
        "421 4.3.2 too busy",
        false,
    ),
    (
        "bans us for a long time",
        |line, before| (line == "GREETING" && before < 8).then_some(Act::Say("554 5.7.1 your address is banned")),
        "554 5.7.1 your address is banned",
        false,
    ),
    (
        "takes the content and drops the line",
        |line, before| (line == "." && before < 2).then_some(Act::AcceptAndDrop),
        "to be tried again",
        true,
    ),
];

// Failure story 14.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_14_each_message_leaves_once_or_twice_as_the_same_mail_and_the_case_tells_the_truth() {
    for (name, script, said, twice) in WAYS {
        let (sink, port) = (SmtpSink::start(script).await, free_port());
        let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
        office.rewrite("redress.toml", |text| text.replace("timeout_seconds = 10", "timeout_seconds = 2"));
        office.start().await;
        let complaint = mail(BEN, "first@example.org", "My kettle", "The handle of my copper kettle came off.");
        hand_over(port, "LHLO", BEN, "complaints@example.org", &complaint).await.unwrap();
        until("the case is there", || office.cases().len() == 1).await;
        let reference = reference_in(&office.case(&["list"]));
        let shown = || office.case(&["show", &reference]);
        until(&format!("{name}: both mails wait"), || 2 <= shown().matches("to be tried again").count()).await;
        assert!(shown().contains(said), "{name}: {}", shown());
        until(&format!("{name}: both are accepted"), || {
            for message in waiting(&office) {
                office.run(&["outbox", "retry", &message]);
            }
            shown().matches("queued as 4F1").count() == 2
        })
        .await;
        for address in [BEN, CARE] {
            let mails = taken(&sink, address);
            let ids: BTreeSet<&str> = mails.iter().map(|mail| mail.message_id.as_str()).collect();
            assert_eq!((mails.len(), ids.len()), (if twice { 2 } else { 1 }, 1), "{name}: {address}");
        }
        assert!(waiting(&office).is_empty(), "{name}");
        office.close().await;
    }
}

/// Returns the messages that wait, as `redress outbox list` names them.
fn waiting(office: &Office) -> Vec<String> {
    let output = office.run(&["outbox", "list"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout).lines().skip(1).filter_map(|line| line.split_whitespace().next().map(str::to_owned)).collect()
}

// Failure story 14: one poisoned item does not delay others, and what is refused for good is reported on its case.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_14_one_address_that_never_takes_anything_delays_nobody_else() {
    let refuses = |line: &str, _| line.starts_with("RCPT TO:<ben.mercer@").then_some(Act::Say("451 4.3.0 try later"));
    let (sink, port) = (SmtpSink::start(refuses).await, free_port());
    let mut office = Office::new(&Plan::new(sink.address.port()).lmtp(port));
    office.start().await;
    for nth in 0..5 {
        let words = "The handle of my copper kettle came off.";
        hand_over(port, "LHLO", BEN, "complaints@example.org", &mail(BEN, &format!("{nth}@example.org"), "Kettle", words)).await.unwrap();
    }
    let dora = "dora.mercer@example.org";
    let words = "There are two copper kettles on my bill.";
    hand_over(port, "LHLO", dora, "complaints@example.org", &mail(dora, "d@example.org", "Bill", words)).await.unwrap();
    until("the other customer is answered", || taken(&sink, dora).len() == 1).await;
    assert!(taken(&sink, BEN).is_empty());
    let listed = office.run(&["outbox", "list"]);
    assert!(text(&listed.stdout).contains(BEN), "{}", text(&listed.stdout));
    office.close().await;
}
