//! What is erased is gone, from every file, and does not come back from the mailbox.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bot_api::{BotApi, Limits};
use crate::chats::{COMPLAINT, answers, hears, reference_in};
use crate::letters::mail_to;
use crate::mail_office::MailOffice;
use crate::office::{Office, find, text, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

const CAUSE: &str = "Cause: manufacturing\nPattern: single";

/// What only the erased customer has in these tests: name, address, words, the name of a file, and what is in it.
const MARKERS: [&str; 6] = ["Zacharias", "zach.mercer", "MarkerNarrative", "markerfile", "MarkerContent", "MarkerSubject"];

/// A complaint with a file.
fn complaint() -> String {
    "From: Zacharias Mercer <zach.mercer@example.org>\r\nTo: complaints@example.org\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n\
     Message-ID: <z@example.org>\r\nSubject: MarkerSubject of mine\r\nMIME-Version: 1.0\r\n\
     Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe copper handle came off, MarkerNarrative.\r\n--b1\r\n\
     Content-Type: text/plain; name=markerfile.txt\r\nContent-Disposition: attachment; filename=markerfile.txt\r\n\r\n\
     MarkerContent of the bill\r\n--b1--\r\n"
        .to_owned()
}

/// Returns the files below `folder` that hold one of the markers, or have one in their name.
fn holding(folder: &Path, markers: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(holding(&path, markers));
            continue;
        }
        // A file of the store may be exchanged meanwhile.
        let bytes = fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let holds = |marker: &&&str| text.contains(**marker);
        found.extend(markers.iter().filter(holds).map(|marker| (path.clone(), (*marker).to_owned())));
    }
    found
}

fn report(office: &Office) -> String {
    let output = office.run(&["report", "--format", "csv"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

// Failure story 4: erased, and back again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn story_4_what_is_erased_does_not_come_back_from_the_mailbox_and_is_nowhere_on_the_disk() {
    let Some(mut mails) = MailOffice::start().await else { return };
    mails.deliver(&complaint());
    let letter = mails.letter("zach.mercer@example.org", 1).await;
    let reference = reference_in(&letter.subject);
    mails.all_before_is_in().await;
    let data = mails.office.path().join("data");
    assert!(!holding(&data, &MARKERS).is_empty(), "the test sees what it is for");

    let refused = mails.office.run(&["case", "erase", &reference, "--because", "asked for", "--as", "ann"]);
    assert!(text(&refused.stderr).contains("is open"), "{}", text(&refused.stderr));
    mails.office.case(&["close", &reference, "--outcome", "Zacharias has it", CAUSE]);
    mails.letter("zach.mercer@example.org", 2).await;
    let figures = report(&mails.office);
    let old = mails.office.path().join("old-backup");
    let backed_up = mails.office.run(&["backup", &old.display().to_string()]);
    assert!(backed_up.status.success(), "{}", text(&backed_up.stderr));
    let said = find("erased once nothing is on its way", || {
        let output = mails.office.run(&["case", "erase", &reference, "--because", "asked for", "--as", "ann"]);
        output.status.success().then(|| text(&output.stdout))
    })
    .await;
    assert!(said.contains("letters to care@example.org") && said.contains(&old.display().to_string()), "{said}");
    let last = mails.letter("zach.mercer@example.org", 3).await;
    assert!(last.text.contains("We have erased") && last.reply_to.is_empty() && !last.raw.contains("Zacharias"), "{}", last.raw);
    until("the bytes are gone", || holding(&data, &MARKERS).is_empty()).await;
    assert_eq!(report(&mails.office), figures, "no figure changes");

    // Ten polls, each with something new, and the whole mailbox anew under another UIDVALIDITY.
    let erased = mails.office.case(&["show", &reference]);
    for nth in 0..10 {
        let words = "There are two copper kettles on my bill.";
        mails.deliver(&mail_to(
            "complaints@example.org",
            &format!("poll{nth}@example.org"),
            &format!("p{nth}@example.org"),
            "Bill",
            "",
            words,
        ));
        mails.letter(&format!("poll{nth}@example.org"), 1).await;
    }
    mails.deliver(&complaint());
    mails.office.stop().await;
    mails.dovecot.forget_uids("complaints");
    mails.office.start().await;
    mails.deliver(&mail_to(
        "complaints@example.org",
        "end@example.org",
        "end@example.org",
        "Bill",
        "",
        "My copper kettle is late, please look.",
    ));
    mails.letter("end@example.org", 1).await;
    mails.all_has_arrived().await;
    assert_eq!(mails.office.cases().len(), 13, "the erased one, the last, ten polls and the end");
    assert_eq!(mails.office.case(&["show", &reference]), erased);
    assert_eq!(mails.letters("zach.mercer@example.org").len(), 3, "nobody hears of it again");
    assert_eq!(holding(&data, &MARKERS), [], "after the mailbox was read anew");
    let new = mails.office.path().join("new-backup");
    assert!(mails.office.run(&["backup", &new.display().to_string()]).status.success());
    assert_eq!(holding(&new, &MARKERS), []);
    assert!(!holding(&old, &MARKERS).is_empty(), "a backup made before holds it, as the answer says");
    let said: Vec<String> = mails.office.lines().into_iter().filter(|line| MARKERS.iter().any(|marker| line.contains(marker))).collect();
    assert!(said.is_empty(), "{said:?}");
    mails.office.stop().await;
    let verified = Command::new(env!("CARGO_BIN_EXE_redress")).arg("verify").arg(&data).output().unwrap();
    assert!(verified.status.success(), "{}", text(&verified.stderr));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_complaint_from_a_chat_is_erased_with_its_files_and_the_chat_itself() {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = Office::new(&Plan::new(sink.address.port()).telegram(api.url()));
    office.start().await;
    let mut ann = api.customer(700_700, "Zacharias Mercer", "en");
    ann.say("/start");
    answers(&mut ann, &COMPLAINT).await;
    let reference = reference_in(&hears(&mut ann, "Its reference is").await.text);
    office.case(&["close", &reference, "--outcome", "replaced", CAUSE]);
    hears(&mut ann, "We have closed your case").await;
    let markers = ["Zacharias", "ann.mercer", "copper handle", "700700"];
    let data = office.path().join("data");
    let missing: Vec<&str> = markers.into_iter().filter(|marker| holding(&data, &[marker]).is_empty()).collect();
    assert!(missing.is_empty(), "the test sees what it is for: {missing:?}");
    let said = find("erased once nothing is on its way", || {
        let output = office.run(&["case", "erase", &reference, "--because", "asked for", "--as", "ann"]);
        output.status.success().then(|| text(&output.stdout))
    })
    .await;
    assert!(said.contains("must delete them in Telegram"), "{said}");
    hears(&mut ann, "Please delete the chat in Telegram yourself").await;
    until("the bytes are gone", || holding(&data, &markers).is_empty()).await;
    assert!(office.case(&["show", &reference]).contains("erased on"));
    office.close().await;
}
