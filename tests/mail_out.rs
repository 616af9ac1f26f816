//! Mail leaves in spite of the servers it meets: each of their ways to fail is told apart, and none delays another's mail.

#[path = "support/smtp_sink.rs"]
mod smtp_sink;

use std::sync::Arc;
use std::time::Duration;

use redress::desk::dossier::Address;
use redress::engine::inbound::SendResult;
use redress::io::health::{ChannelState, Health};
use redress::io::mail::send::{Letter, Login, Smtp, SmtpSettings, SmtpTls};
use smtp_sink::{Act, SmtpSink};
use tokio::sync::watch;

fn settings(sink: &SmtpSink) -> SmtpSettings {
    SmtpSettings {
        connect_seconds_max: Duration::from_secs(5),
        reply_seconds_max: Duration::from_secs(5),
        content_seconds_max: Duration::from_secs(5),
        ..SmtpSettings::new("127.0.0.1", sink.address.port(), SmtpTls::PlainOnLoopback)
    }
}

fn way_out(settings: SmtpSettings) -> (Smtp, watch::Receiver<ChannelState>) {
    let (health, state) = Health::new();
    (Smtp::new(settings, health).expect("the settings are sound"), state)
}

fn letter(to: &str) -> Letter {
    let bytes = format!("Message-ID: <m1@example.org>\r\nSubject: x\r\n\r\n.a line that starts with a dot\r\nto {to}\r\n").into_bytes();
    Letter {
        return_path: Some(Address::parse("bounces@example.org").expect("an address")),
        to: Address::parse(to).expect("an address"),
        bytes,
    }
}

fn is_up(state: &watch::Receiver<ChannelState>) -> bool {
    matches!(*state.borrow(), ChannelState::Up { .. })
}

fn is_down(state: &watch::Receiver<ChannelState>) -> bool {
    matches!(*state.borrow(), ChannelState::Down { .. })
}

#[tokio::test]
async fn an_accepted_mail_names_the_server_and_its_words() {
    let sink = SmtpSink::start(|_, _| None).await;
    let (smtp, state) = way_out(settings(&sink));
    let result = smtp.send(&letter("ann@example.net")).await;
    assert_eq!(result, SendResult::Accepted { by: "127.0.0.1: 250 2.0.0 Ok: queued as 4F1".into() });
    let taken = sink.taken();
    assert_eq!((taken[0].from.as_str(), taken[0].to.as_str()), ("bounces@example.org", "ann@example.net"));
    assert!(taken[0].content.contains("\r\n\r\n..a line that starts with a dot\r\n"), "the dot is stuffed: {}", taken[0].content);
    assert!(is_up(&state));
}

#[tokio::test]
async fn an_automatic_mail_leaves_with_the_null_path() {
    let sink = SmtpSink::start(|_, _| None).await;
    let (smtp, _) = way_out(settings(&sink));
    smtp.send(&Letter { return_path: None, ..letter("ann@example.net") }).await;
    assert!(sink.said().iter().any(|line| line.starts_with("MAIL FROM:<>")), "{:?}", sink.said());
}

#[tokio::test]
async fn each_refusal_is_what_it_means() {
    let cases: [(&str, Act, &str, bool); 12] = [
        ("RCPT", Act::Say("550 5.1.1 unknown user"), "refused: 550 5.1.1 unknown user", true),
        ("RCPT", Act::Say("451 4.7.1 greylisted"), "later: 451 4.7.1 greylisted", true),
        ("MAIL", Act::Say("552 5.3.4 too big"), "refused: 552 5.3.4 too big", true),
        ("MAIL", Act::Say("530 5.7.0 authentication required"), "later: 530 5.7.0 authentication required", false),
        ("DATA", Act::Say("554 5.7.1 no"), "refused: 554 5.7.1 no", true),
        (".", Act::Say("554 5.6.0 spam"), "refused: 554 5.6.0 spam", true),
        (".", Act::Say("452 4.2.2 mailbox full"), "later: 452 4.2.2 mailbox full", true),
        ("GREETING", Act::Say("554 5.7.1 your address is banned"), "later: 554 5.7.1 your address is banned", false),
        ("GREETING", Act::Say("421 4.3.2 closing"), "later: 421 4.3.2 closing", false),
        ("GREETING", Act::Drop, "later: response error: incomplete response", false),
        ("EHLO", Act::Say("550 5.7.1 go away"), "later: 550 5.7.1 go away", false),
        ("AUTH", Act::Say("535 5.7.8 wrong password"), "later: 535 5.7.8 wrong password", false),
    ];
    for (at, act, expected, up) in cases {
        let sink = SmtpSink::start(move |line, _| line.starts_with(at).then_some(act)).await;
        let login = Some(Login { user: "u".into(), password: "p".into() });
        let (smtp, state) = way_out(SmtpSettings { login, ..settings(&sink) });
        let result = match smtp.send(&letter("ann@example.net")).await {
            SendResult::Refused { reason } => format!("refused: {reason}"),
            SendResult::Later { reason, .. } => format!("later: {reason}"),
            other @ (SendResult::Gone { .. } | SendResult::Accepted { .. } | SendResult::Fetched { .. }) => format!("{other:?}"),
        };
        assert_eq!(result, expected, "{at}");
        assert_eq!((is_up(&state), is_down(&state)), (up, !up), "health after {at} {act:?}");
        assert!(sink.taken().is_empty());
    }
}

#[tokio::test]
async fn a_lost_or_silent_connection_is_tried_again_later() {
    for (at, act) in [("MAIL", Act::Drop), (".", Act::Drop), (".", Act::AcceptAndDrop), (".", Act::Hang), ("RCPT", Act::Hang)] {
        let sink = SmtpSink::start(move |line, _| line.starts_with(at).then_some(act)).await;
        let limit = Duration::from_millis(200);
        let (smtp, _) = way_out(SmtpSettings { reply_seconds_max: limit, content_seconds_max: limit, ..settings(&sink) });
        let result = smtp.send(&letter("ann@example.net")).await;
        assert!(matches!(result, SendResult::Later { .. }), "{at} {act:?}: {result:?}");
    }
}

#[tokio::test]
async fn no_server_means_later_and_a_channel_that_is_down() {
    let port = {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        closed.local_addr().unwrap().port()
    };
    let (smtp, state) = way_out(SmtpSettings::new("127.0.0.1", port, SmtpTls::PlainOnLoopback));
    assert!(matches!(smtp.send(&letter("ann@example.net")).await, SendResult::Later { .. }));
    assert!(is_down(&state));
}

#[tokio::test]
async fn a_receiver_that_hangs_delays_no_other() {
    let hangs = |line: &str, _| line.starts_with("RCPT TO:<nobody@slow.example>").then_some(Act::Hang);
    let sink = SmtpSink::start(hangs).await;
    let (smtp, _) = way_out(SmtpSettings { connections_max: 4, connections_per_domain_max: 2, ..settings(&sink) });
    let smtp = Arc::new(smtp);
    let stuck: Vec<_> = (0..10)
        .map(|_| {
            let smtp = Arc::clone(&smtp);
            tokio::spawn(async move { smtp.send(&letter("nobody@slow.example")).await })
        })
        .collect();
    for i in 0..50 {
        let result = smtp.send(&letter(&format!("ann{i}@quick.example"))).await;
        assert!(matches!(result, SendResult::Accepted { .. }), "{result:?}");
    }
    assert_eq!(sink.taken().len(), 50);
    stuck.iter().for_each(tokio::task::JoinHandle::abort);
}

#[tokio::test]
async fn a_connection_is_used_for_many_mails_and_replaced_when_the_server_closed_it() {
    let sink = SmtpSink::start(|line, before| (line.starts_with("MAIL") && before == 5).then_some(Act::Drop)).await;
    let (smtp, _) = way_out(settings(&sink));
    for _ in 0..10 {
        assert!(matches!(smtp.send(&letter("ann@example.net")).await, SendResult::Accepted { .. }));
    }
    assert_eq!(sink.said().iter().filter(|line| *line == "GREETING").count(), 2);
    assert_eq!(sink.taken().len(), 10);
}

#[tokio::test]
async fn a_refused_mail_leaves_the_connection_for_the_next() {
    let sink = SmtpSink::start(|line, _| line.starts_with("RCPT TO:<bad").then_some(Act::Say("550 5.1.1 no"))).await;
    let (smtp, _) = way_out(settings(&sink));
    assert!(matches!(smtp.send(&letter("bad@example.net")).await, SendResult::Refused { .. }));
    assert!(matches!(smtp.send(&letter("good@example.net")).await, SendResult::Accepted { .. }));
    assert_eq!(sink.said().iter().filter(|line| *line == "GREETING").count(), 1);
}

#[tokio::test]
async fn no_mail_leaves_in_the_clear_by_accident() {
    let sink = SmtpSink::start(|_, _| None).await;
    let (smtp, state) = way_out(SmtpSettings { tls: SmtpTls::StartTls, ..settings(&sink) });
    let result = smtp.send(&letter("ann@example.net")).await;
    let reason = "127.0.0.1 does not offer STARTTLS, and no mail is sent without TLS";
    assert_eq!(result, SendResult::Later { not_before: None, reason: reason.into() });
    assert!(is_down(&state));
    assert!(!sink.said().iter().any(|line| line.starts_with("MAIL")));
    let (health, _) = Health::new();
    assert!(Smtp::new(SmtpSettings::new("mail.example.org", 25, SmtpTls::PlainOnLoopback), health).is_err());
}

#[tokio::test]
async fn an_address_beyond_ascii_is_refused_where_the_server_takes_none() {
    let sink = SmtpSink::start(|_, _| None).await;
    let (smtp, _) = way_out(settings(&sink));
    let reason = "the mail server takes no addresses with letters beyond ASCII (SMTPUTF8)".to_owned();
    assert_eq!(smtp.send(&letter("glückwünsche@example.net")).await, SendResult::Refused { reason });
}

#[tokio::test]
async fn a_domain_beyond_ascii_is_reached_through_any_server() {
    let sink = SmtpSink::start(|_, _| None).await;
    let (smtp, _) = way_out(settings(&sink));
    assert!(matches!(smtp.send(&letter("jo@bücher.test")).await, SendResult::Accepted { .. }));
    assert!(sink.said().iter().any(|line| line == "RCPT TO:<jo@xn--bcher-kva.test>"), "{:?}", sink.said());
}
