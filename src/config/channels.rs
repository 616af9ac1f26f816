//! The tables of channels: Telegram, mailboxes, LMTP and SMTP.

use std::collections::BTreeSet;
use std::path::PathBuf;

use url::Url;

use crate::desk::rules::OwnMail;
use crate::diagnostic::Diagnostic;

use super::fields::Section;
use super::{After, Lmtp, Login, Mailbox, SenderChecks, Server, SignIn, Smtp, Telegram, Tls, Webhook, code};

pub(super) fn telegram(table: Section<'_, '_>) -> Option<Telegram> {
    let token = table.secret("token");
    let api_url = table.url("api_url", &["https", "http"]).or_else(|| Url::parse("https://api.telegram.org").ok());
    let webhook = table.section("webhook", "[telegram.webhook]").map(webhook);
    let messages_per_second_max = table.number("messages_per_second_max", 0..=10_000, 30);
    let messages_per_chat_per_second_max = table.number("messages_per_chat_per_second_max", 0..=1000, 1);
    let file_size_bytes_max = table.number("file_size_bytes_max", 1024..=2 << 30, 20_000_000);
    let admin_chat: i64 = table.number("admin_chat", 0..=i64::MAX, 0);
    table.finish();
    let webhook = match webhook {
        Some(webhook) => Some(webhook?),
        None => None,
    };
    Some(Telegram {
        token: token?,
        api_url: api_url?,
        webhook,
        messages_per_second_max,
        messages_per_chat_per_second_max,
        file_size_bytes_max,
        admin_chat: (admin_chat != 0).then_some(admin_chat),
    })
}

fn webhook(table: Section<'_, '_>) -> Option<Webhook> {
    let url = table.url("url", &["https", "http"]).or_else(|| table.missing("url", "\"https://bot.example.org/telegram\""));
    let listen = table.socket("listen");
    let secret = table.secret("secret");
    table.finish();
    Some(Webhook { url: url?, listen: listen?, secret: secret? })
}

pub(super) fn mailboxes(top: &Section<'_, '_>, sign_ins: &[SignIn]) -> Vec<Mailbox> {
    let mut ids = BTreeSet::new();
    top.sections("mailbox", "[[mailbox]]").into_iter().filter_map(|table| mailbox(table, sign_ins, &mut ids)).collect()
}

fn mailbox(table: Section<'_, '_>, sign_ins: &[SignIn], ids: &mut BTreeSet<String>) -> Option<Mailbox> {
    let id = table.required_text("id", "\"complaints\"");
    if let Some(id) = &id
        && !ids.insert(id.value.clone())
    {
        let message = format!("two mailboxes are called `{}`", id.value);
        table.report(Diagnostic::error(code::TWICE, id.span.clone(), message).help("each needs an id of its own"));
    }
    let server = server(&table, sign_ins, [993, 143, 143]);
    let mut folders: Vec<String> = table.texts("folders").into_iter().map(|folder| folder.value).collect();
    if folders.is_empty() {
        folders.push("INBOX".to_owned());
    }
    let after = after(&table);
    let poll_seconds = table.number("poll_seconds", 5..=3600, 60);
    let authserv_id = table.text("authserv_id").map(|id| id.value);
    table.finish();
    Some(Mailbox { id: id?.value, server: server?, folders, after: after?, poll_seconds, authserv_id })
}

fn after(table: &Section<'_, '_>) -> Option<After> {
    let word = table.word("after", &[("leave", "leave"), ("flag", "flag"), ("move", "move")], "leave");
    let folder = table.text("move_to");
    match (word, folder) {
        ("move", Some(folder)) => Some(After::Move { folder: folder.value }),
        ("move", None) => table.missing("move_to", "\"Archive\""),
        (_, Some(folder)) => {
            let problem =
                Diagnostic::error(code::CONTRADICTION, folder.span, format!("`move_to` says where to move, but `after` is \"{word}\""));
            table.report(problem.help("write after = \"move\", or leave `move_to` out"));
            None
        }
        (word, None) => Some(if word == "flag" { After::Flag } else { After::Leave }),
    }
}

/// Reads how a server is reached; `ports` are the usual ones for implicit TLS, STARTTLS and none.
fn server(table: &Section<'_, '_>, sign_ins: &[SignIn], ports: [u16; 3]) -> Option<Server> {
    let host = table.required_text("host", "\"mail.example.org\"");
    let tls = table.word("tls", &[("implicit", Tls::Implicit), ("starttls", Tls::Starttls), ("plain", Tls::Plain)], Tls::Implicit);
    let [implicit, starttls, plain] = ports;
    let usual = match tls {
        Tls::Implicit => implicit,
        Tls::Starttls => starttls,
        Tls::Plain => plain,
    };
    let port = table.number("port", 1..=65_535, usual);
    let plain_is_accepted = table.yes("plain_is_accepted", false);
    if let Some(host) = host.as_ref().filter(|host| tls == Tls::Plain && !plain_is_accepted && !is_loopback(&host.value)) {
        let message = format!("mail and password would travel to `{}` for anybody to read", host.value);
        let problem = Diagnostic::error(code::EXPOSED, table.place_of("tls"), message);
        table.report(problem.help("write tls = \"implicit\" or \"starttls\"; if the way is safe all the same: plain_is_accepted = true"));
    }
    let user = table.text("user");
    let login = match user {
        Some(user) => Some(Login { user: user.value, by: table.proof("password", sign_ins)? }),
        None if table.has("password") => {
            // Not at the password's own place, which may show it.
            let problem = Diagnostic::error(code::CONTRADICTION, table.header(), "there is a password, but no `user`");
            table.report(problem.help("say whose password it is: user = \"redress\""));
            None
        }
        None => None,
    };
    Some(Server { host: host?.value, port, tls, login })
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

pub(super) fn lmtp(table: Section<'_, '_>) -> Option<Lmtp> {
    let listen = table.listen("listen");
    let hostname = table.text("hostname").map_or_else(|| "localhost".to_owned(), |name| name.value);
    let recipients = table.addresses("recipients");
    let senders = senders(&table);
    table.finish();
    Some(Lmtp { listen: listen?, hostname, recipients, senders })
}

/// Reads who looks at senders: the mail server, where it is named, else this program.
fn senders(table: &Section<'_, '_>) -> SenderChecks {
    let own = table.yes("check_senders", true);
    let dns_servers = table.sockets("dns_servers");
    let trusted_sealers = table.texts("trusted_sealers").into_iter().map(|domain| domain.value.to_lowercase()).collect();
    match table.text("authserv_id") {
        Some(id) => SenderChecks::Server { authserv_id: id.value },
        None if own => SenderChecks::Own { dns_servers, trusted_sealers },
        None => SenderChecks::Nobody,
    }
}

pub(super) fn maildir(table: Section<'_, '_>) -> Option<PathBuf> {
    let path = table.required_text("path", "\"/var/lib/redress/incoming\"").map(|path| PathBuf::from(path.value));
    table.finish();
    path
}

/// Reads the way out, which must be there.
pub(super) fn way_out(top: &Section<'_, '_>, sign_ins: &[SignIn]) -> Option<(Smtp, OwnMail)> {
    match top.section("smtp", "[smtp]") {
        Some(table) => smtp(table, sign_ins),
        None => top.missing("smtp", "a table [smtp]: staff hear of cases by mail"),
    }
}

/// Reads the way out, and the address that the world sees.
fn smtp(table: Section<'_, '_>, sign_ins: &[SignIn]) -> Option<(Smtp, OwnMail)> {
    let server = server(&table, sign_ins, [465, 587, 25]);
    let timeout_seconds = table.number("timeout_seconds", 1..=600, 60);
    let connections_max = table.number("connections_max", 1..=100, 4);
    let address = table.address("from");
    let name = table.text("from_name").map_or_else(String::new, |name| name.value);
    let domain = table.text("message_id_domain").map(|domain| domain.value);
    let plus_addressing = table.yes("plus_addressing", true);
    table.finish();
    let address = address?;
    let message_id_domain = domain.unwrap_or_else(|| address.domain().to_owned());
    let own_mail = OwnMail { address, name, message_id_domain, plus_addressing };
    Some((Smtp { server: server?, timeout_seconds, connections_max }, own_mail))
}
