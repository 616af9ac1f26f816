//! `setWebhook` and the delivery of updates to it, in order, with the secret in the header.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Shared;
use super::methods::Reply;
use super::params::Params;

const RETRY_AFTER: Duration = Duration::from_millis(50);

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Webhook {
    url: url::Url,
    secret: Option<String>,
    /// Distinguishes this webhook from the one before it.
    serial: u64,
}

/// Unlike the real API, takes plain HTTP: everything is on loopback.
pub(crate) fn set(shared: &Arc<Shared>, params: &Params) -> Reply {
    let url = params.string("url").unwrap_or_default();
    if url.is_empty() {
        return delete(shared, params);
    }
    let Ok(url) = url::Url::parse(url) else {
        return Reply::error(400, "Bad Request: bad webhook: invalid url");
    };
    let secret = params.string("secret_token").map(str::to_owned);
    let well_formed = |secret: &String| {
        (1..=256).contains(&secret.len()) && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    };
    if !secret.as_ref().is_none_or(well_formed) {
        return Reply::error(400, "Bad Request: secret token contains unallowed characters");
    }
    let mut state = shared.state();
    let webhook = Webhook { url, secret, serial: state.next_serial() };
    state.webhook = Some(webhook.clone());
    drop(state);
    tokio::spawn(deliver(Arc::clone(shared), webhook));
    Reply::ok(json!(true))
}

pub(crate) fn delete(shared: &Arc<Shared>, params: &Params) -> Reply {
    let mut state = shared.state();
    state.webhook = None;
    if params.flag("drop_pending_updates") {
        state.queue.confirm_below(u32::MAX);
    }
    Reply::ok(json!(true))
}

pub(crate) fn info(shared: &Arc<Shared>) -> Reply {
    let state = shared.state();
    let url = state.webhook.as_ref().map_or("", |webhook| webhook.url.as_str());
    Reply::ok(json!({ "url": url, "has_custom_certificate": false, "pending_update_count": state.queue.len() }))
}

async fn deliver(shared: Arc<Shared>, webhook: Webhook) {
    loop {
        let changed = shared.updates.notified();
        let first = {
            let state = shared.state();
            if state.webhook.as_ref() != Some(&webhook) {
                return;
            }
            state.queue.first()
        };
        match first {
            Some((id, update)) => match post(&webhook, &update.to_string()).await {
                Ok(200..=299) => shared.state().queue.confirm_below(id + 1),
                Ok(_) | Err(_) => tokio::time::sleep(RETRY_AFTER).await,
            },
            None => drop(tokio::time::timeout(RETRY_AFTER, changed).await),
        }
    }
}

async fn post(webhook: &Webhook, body: &str) -> io::Result<u16> {
    let address = webhook.url.socket_addrs(|| Some(80))?;
    let mut stream = TcpStream::connect(&address[..]).await?;
    let secret = webhook.secret.as_ref().map_or(String::new(), |secret| format!("X-Telegram-Bot-Api-Secret-Token: {secret}\r\n"));
    let path = webhook.url.path();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: loopback\r\nconnection: close\r\ncontent-type: application/json\r\n{secret}content-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let text = String::from_utf8_lossy(&answer);
    text.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(|| io::Error::other("no status"))
}
