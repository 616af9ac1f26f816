//! The other sides: Telegram, mailboxes, the mail server, and the places where the daemon listens.

use std::fs;
use std::net::TcpListener;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::timeout;

use crate::config::{Listen, Mailbox, Settings, Telegram};
use crate::daemon::{StartError, mail};
use crate::desk::dossier::Address;
use crate::engine::inbound::SendResult;
use crate::io::secrets::read_secret;
use crate::io::telegram::{self, setup};

use super::{Check, Daemon, forged, vouched};

/// No check takes longer.
const CHECK_TIME_MAX: Duration = Duration::from_secs(40);
const CALL_TIME_MAX: Duration = Duration::from_secs(15);
/// So many updates wait only where nobody asks for them.
const PENDING_MAX: u32 = 100;

/// Checks the token and how updates come.
pub(super) async fn telegram(settings: &Telegram, report: &mut dyn FnMut(Check)) {
    // A token that cannot be read is reported among the secrets.
    let Ok(token) = read_secret(&settings.token) else { return };
    let bot = match telegram::bot_for_calls(token.expose(), &settings.api_url, CALL_TIME_MAX) {
        Ok(bot) => bot,
        Err(error) => return report(Check::failed("Telegram", error.to_string(), "see that the certificates of the system are there")),
    };
    match setup::user_name(&bot).await {
        Ok(name) => report(Check::ok("Telegram", format!("the token is that of @{name}"))),
        Err(trouble) => {
            let remedy = match trouble {
                telegram::Trouble::Token => "ask @BotFather for the token, and put it where `token` says".to_owned(),
                telegram::Trouble::Refused { .. }
                | telegram::Trouble::Gone { .. }
                | telegram::Trouble::TooMany { .. }
                | telegram::Trouble::Conflict { .. }
                | telegram::Trouble::Passing { .. } => format!("see that this machine reaches {}", settings.api_url),
            };
            return report(Check::failed("Telegram", trouble.to_string(), remedy));
        }
    }
    match setup::webhook_state(&bot).await {
        Ok(state) => report(webhook(settings, &state)),
        Err(trouble) => report(Check::warning("webhook", trouble.to_string(), "try again")),
    }
}

fn webhook(settings: &Telegram, state: &setup::WebhookState) -> Check {
    let wanted = settings.webhook.as_ref().map(|webhook| webhook.url.as_str());
    let set = state.url.as_deref();
    match (wanted, set) {
        (None, Some(set)) => {
            let remedy = "the daemon removes it at its start; see that no other program needs this bot";
            Check::warning("webhook", format!("updates go to {set}, but are to be asked for"), remedy)
        }
        (Some(wanted), set) if set != Some(wanted) => {
            let found = format!("updates are to go to {wanted}, and go {}", set.map_or("nowhere".to_owned(), |set| format!("to {set}")));
            Check::warning("webhook", found, "the daemon sets it at its start")
        }
        (Some(_), _) | (None, None) if state.error.is_some() || PENDING_MAX < state.pending => {
            let error = state.error.as_deref().unwrap_or("no error");
            let found = format!("{} updates wait at Telegram, which says: {error}", state.pending);
            Check::warning("webhook", found, "see that the daemon runs and that Telegram reaches it")
        }
        (Some(wanted), _) => Check::ok("webhook", format!("updates go to {wanted}; {} wait", state.pending)),
        (None, None) => Check::ok("webhook", format!("none, updates are asked for; {} wait", state.pending)),
    }
}

/// Logs in and opens every folder.
pub(super) async fn mailbox(mailbox: &Mailbox, settings: &Settings) -> Check {
    let name = format!("mailbox {}", mailbox.id);
    let (host, port) = (&mailbox.server.host, mailbox.server.port);
    let mailbox = match mail::Box::new(mailbox, settings) {
        Ok(mailbox) => mailbox,
        Err(error) => return unready(name, &error),
    };
    match timeout(CHECK_TIME_MAX, mailbox.probe()).await {
        Ok(Ok(folders)) => Check::ok(name, format!("logged in at {host}:{port}; opened {}", folders.join(", "))),
        Ok(Err(reason)) => Check::failed(name, reason, format!("see host, port, tls, user, password and folders; {host}:{port} was asked")),
        Err(_) => Check::failed(name, format!("{host}:{port} does not answer in time"), "see host and port, and the firewall"),
    }
}

/// Connects and logs in, and sends a test mail where somebody wants one.
pub(super) async fn smtp(settings: &Settings, send_to: Option<&Address>, now: DateTime<Utc>, report: &mut dyn FnMut(Check)) {
    let server = format!("{}:{}", settings.smtp.server.host, settings.smtp.server.port);
    let remedy = format!("see host, port, tls, user and password under [smtp]; {server} was asked");
    let smtp = match mail::smtp(settings) {
        Ok((smtp, _)) => smtp,
        Err(error) => return report(unready("SMTP".to_owned(), &error)),
    };
    match timeout(CHECK_TIME_MAX, smtp.probe()).await {
        Ok(Ok(())) => report(Check::ok("SMTP", format!("{server} is ready for mail"))),
        Ok(Err(reason)) => return report(Check::failed("SMTP", reason, remedy)),
        Err(_) => return report(Check::failed("SMTP", format!("{server} does not answer in time"), remedy)),
    }
    let Some(to) = send_to else { return };
    match timeout(CHECK_TIME_MAX, mail::send_test(&smtp, settings, to, &forged::fields(&settings.mailboxes), now)).await {
        Ok(SendResult::Accepted { by }) => {
            report(Check::ok("test mail", by));
            vouched::came_back(settings, &mail::test_id(settings, now), report).await;
        }
        Ok(SendResult::Refused { reason } | SendResult::Gone { reason } | SendResult::Later { reason, .. }) => {
            report(Check::failed("test mail", reason, "see that the server takes mail from the address under `from`"));
        }
        Ok(SendResult::Fetched { .. }) => report(Check::failed("test mail", "the answer makes no sense", "try again")),
        Err(_) => report(Check::failed("test mail", format!("{server} does not answer in time"), remedy)),
    }
}

fn unready(name: String, error: &StartError) -> Check {
    match error {
        StartError::Secret(problem) => Check::failed(name, problem.message.clone(), problem.hint),
        StartError::Problems(_) | StartError::Store(_) | StartError::Channel { .. } | StartError::WriterLost => {
            Check::failed(name, error.to_string(), "see its table in the configuration")
        }
    }
}

/// Sees whether the daemon can listen where mail is to be handed over, or listens there.
pub(super) async fn lmtp(place: &Listen, daemon: Daemon) -> Check {
    let (shown, listening, free) = match place {
        Listen::Tcp(address) => {
            let listening = timeout(CALL_TIME_MAX, tokio::net::TcpStream::connect(address)).await.is_ok_and(|stream| stream.is_ok());
            (address.to_string(), listening, TcpListener::bind(address).map(drop))
        }
        Listen::Unix(path) => (path.display().to_string(), UnixStream::connect(path).is_ok(), can_bind(path)),
    };
    match (daemon, listening, free) {
        (Daemon::Running, true, _) => Check::ok("LMTP", format!("the daemon listens at {shown}")),
        (Daemon::Running, false, _) => Check::failed("LMTP", format!("nobody listens at {shown}"), "restart the daemon"),
        (Daemon::Stopped, true, _) => {
            Check::failed("LMTP", format!("another program listens at {shown}"), "end it, or name another place under [lmtp]")
        }
        (Daemon::Stopped, false, Ok(())) => Check::ok("LMTP", format!("{shown} is free")),
        (Daemon::Stopped, false, Err(error)) => {
            Check::failed("LMTP", format!("{shown}: {error}"), "see that the folder is there and that the daemon may write to it")
        }
    }
}

/// Tries a socket beside `path`, so that one that a mail server knows stays untouched.
fn can_bind(path: &Path) -> std::io::Result<()> {
    let trial = path.with_extension(format!("trial-{}", std::process::id()));
    drop(UnixListener::bind(&trial)?);
    fs::remove_file(trial)
}
