//! `redress doctor --send`: whether the test mail that came back is vouched for by the server that delivered it.

use crate::mail_servers::Dovecot;
use crate::office::{Office, find, text};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

/// What the server notes, and how the line of the report begins and goes on.
const NOTES: [(&str, &str, &str); 4] = [
    (
        "mx.example.org; dkim=pass header.d=example.org; spf=pass smtp.mailfrom=complaints@example.org",
        "ok       test mail came back",
        "vouched for",
    ),
    (
        "mx.example.org; dkim=none; spf=pass smtp.mailfrom=relay.example.net",
        "failed   test mail came back",
        "sign with DKIM for example.org",
    ),
    ("other.example.org; dkim=pass header.d=example.org", "warning  test mail came back", "authserv_id = \"other.example.org\""),
    ("", "warning  test mail came back", "notes nothing"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_mail_that_came_back_says_whether_it_is_vouched_for() {
    let Some(dovecot) = Dovecot::start() else { return };
    for (note, start, part) in NOTES {
        let sink = SmtpSink::start(|_, _| None).await;
        let office = Office::new(&Plan::new(sink.address.port()).imap(dovecot.imap_port));
        office.rewrite("redress.toml", |text| text.replace("after = \"flag\"", "after = \"flag\"\nauthserv_id = \"mx.example.org\""));
        let mut doctor = office.command(&["doctor", "--send", "complaints@example.org"]);
        let doctor = tokio::task::spawn_blocking(move || doctor.output().unwrap());
        let mail = find("the test mail leaves", || sink.taken_by("complaints@example.org").pop()).await;
        let noted = if note.is_empty() { String::new() } else { format!("Authentication-Results: {note}\r\n") };
        dovecot.deliver("complaints", format!("{noted}{}", mail.content).as_bytes(), false);
        let report = text(&doctor.await.unwrap().stdout);
        assert!(report.lines().any(|line| line.starts_with(start) && line.contains(part)), "no `{start} … {part}` in\n{report}");
    }
}
