//! Mails that come by a mail server's pipe or into a Maildir.

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use crate::letters::{mail, taken};
use crate::office::{Office, text, until};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

fn office(sink: &SmtpSink) -> Office {
    let office = Office::new(&Plan::new(sink.address.port()));
    office.rewrite("redress.toml", |text| text.replace("[smtp]", "[maildir]\npath = \"incoming\"\n\n[smtp]"));
    office
}

fn pipe(office: &Office, mail: &str) -> Output {
    let mut child = office.command(&["mail", "take"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(mail.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_piped_mail_is_kept_while_the_daemon_is_down_and_taken_in_once() {
    let sink = SmtpSink::start(|_, _| None).await;
    let mut office = office(&sink);
    let first = mail("ben@example.com", "first@example.com", "My kettle", "The handle of my copper kettle came off.");
    for _ in 0..2 {
        let output = pipe(&office, &first);
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    office.start().await;
    until("both are put away", || fs::read_dir(office.path().join("incoming/cur")).is_ok_and(|files| files.count() == 2)).await;
    until("the acknowledgement leaves", || taken(&sink, "ben@example.com").len() == 1).await;
    assert_eq!(office.cases().len(), 1, "handed over twice, taken once");
    office.kill();
    office.start().await;
    let output = pipe(&office, &mail("carol@example.com", "second@example.com", "My bill", "There are two copper kettles on my bill."));
    assert!(output.status.success(), "{}", text(&output.stderr));
    until("the second is acknowledged", || taken(&sink, "carol@example.com").len() == 1).await;
    assert_eq!(office.cases().len(), 2);
    office.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_piped_mail_that_cannot_be_kept_is_to_be_handed_over_again() {
    let sink = SmtpSink::start(|_, _| None).await;
    let office = office(&sink);
    let words = mail("ben@example.com", "first@example.com", "My kettle", "The handle came off.");
    fs::write(office.path().join("incoming"), "no folder").unwrap();
    for (output, said) in [(pipe(&office, &words), "incoming"), (pipe(&office, ""), "empty")] {
        assert_eq!(output.status.code(), Some(75), "{}", text(&output.stderr));
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
    // A mail server puts the envelope where somebody thought that arguments go.
    for wrong in [&["mail", "take", "ben@example.com"][..], &["mail", "take", "--frob"]] {
        let output = office.command(wrong).output().unwrap();
        assert_eq!(output.status.code(), Some(75), "{wrong:?}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains("Usage"), "{wrong:?}: {}", text(&output.stderr));
    }
    office.rewrite("redress.toml", |text| text.replace("languages", "langages"));
    assert_eq!(pipe(&office, &words).status.code(), Some(75));
}
