//! `redress doctor --send`: whether the test mail that came back is vouched for by the server that delivered it, and whether anybody
//! could forge the note that says so.

use crate::mail_servers::Dovecot;
use crate::office::{Office, find, text};
use crate::plan::Plan;
use crate::smtp_sink::SmtpSink;

const SERVER: &str = "mx.example.org";
const CAME_BACK: &str = "test mail came back";
const FORGED: &str = "forged note";

/// What the server does with a note in its name that the mail brings along.
#[derive(Clone, Copy, PartialEq)]
enum Brought {
    Kept,
    Removed,
}

struct Delivery {
    authserv_id: &'static str,
    /// What the server notes; empty where it notes nothing.
    noted: &'static str,
    brought: Brought,
    /// How a line of the report begins, of what it speaks, and what it says.
    lines: [(&'static str, &'static str, &'static str); 2],
}

const DELIVERIES: [Delivery; 7] = [
    Delivery {
        authserv_id: SERVER,
        noted: "mx.example.org; dkim=pass header.d=example.org; spf=pass smtp.mailfrom=complaints@example.org",
        brought: Brought::Kept,
        lines: [("ok", CAME_BACK, "vouched for"), ("ok", FORGED, "stays, below that of the server")],
    },
    Delivery {
        authserv_id: SERVER,
        noted: "mx.example.org; dkim=none; spf=pass smtp.mailfrom=relay.example.net",
        brought: Brought::Removed,
        lines: [("failed", CAME_BACK, "sign with DKIM for example.org"), ("ok", FORGED, "removes notes in its name")],
    },
    Delivery {
        authserv_id: SERVER,
        noted: "other.example.org; dkim=pass header.d=example.org",
        brought: Brought::Kept,
        lines: [("warning", CAME_BACK, "authserv_id = \"other.example.org\""), ("warning", FORGED, "below one of `other.example.org`")],
    },
    Delivery {
        authserv_id: SERVER,
        noted: "",
        brought: Brought::Removed,
        lines: [("warning", CAME_BACK, "notes nothing"), ("ok", FORGED, "removes notes in its name")],
    },
    Delivery {
        authserv_id: SERVER,
        noted: "",
        brought: Brought::Kept,
        lines: [("warning", CAME_BACK, "notes nothing"), ("failed", FORGED, "anybody can write one")],
    },
    Delivery {
        authserv_id: "-",
        noted: "dkim=pass header.d=example.org",
        brought: Brought::Kept,
        lines: [("ok", CAME_BACK, "vouched for"), ("ok", FORGED, "stays, below that of the server")],
    },
    Delivery {
        authserv_id: "-",
        noted: "",
        brought: Brought::Kept,
        lines: [("warning", CAME_BACK, "notes nothing"), ("failed", FORGED, "anybody can write one")],
    },
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_mail_that_came_back_says_whether_it_is_vouched_for_and_whether_anybody_could_forge_that() {
    let Some(dovecot) = Dovecot::start() else { return };
    for Delivery { authserv_id, noted, brought, lines } in DELIVERIES {
        let sink = SmtpSink::start(|_, _| None).await;
        let office = Office::new(&Plan::new(sink.address.port()).imap(dovecot.imap_port));
        office.rewrite("redress.toml", |text| {
            text.replace("after = \"flag\"", &format!("after = \"flag\"\nauthserv_id = \"{authserv_id}\""))
        });
        let mut doctor = office.command(&["doctor", "--send", "complaints@example.org"]);
        let doctor = tokio::task::spawn_blocking(move || doctor.output().unwrap());
        let mail = find("the test mail leaves", || sink.taken_by("complaints@example.org").pop()).await;
        dovecot.deliver("complaints", delivered(&mail.content, authserv_id, noted, brought).as_bytes(), false);
        let report = text(&doctor.await.unwrap().stdout);
        for (verdict, of, part) in lines {
            let start = format!("{verdict:<8} {of}: ");
            assert!(report.lines().any(|line| line.starts_with(&start) && line.contains(part)), "no `{start}… {part}` in\n{report}");
        }
    }
}

/// Returns the test mail as the server puts it into the mailbox.
fn delivered(mail: &str, authserv_id: &str, noted: &str, brought: Brought) -> String {
    let server = if authserv_id == "-" { String::new() } else { format!("{authserv_id};\r\n\t") };
    let forged = format!("Authentication-Results: {server}dkim=pass header.d=doctor.invalid\r\n");
    assert_eq!(mail.matches(&forged).count(), 1, "{mail}");
    let mail = if brought == Brought::Removed { mail.replace(&forged, "") } else { mail.to_owned() };
    if noted.is_empty() { mail } else { format!("Authentication-Results: {noted}\r\n{mail}") }
}
