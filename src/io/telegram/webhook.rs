//! Takes updates in where Telegram calls us: the option for those who run a public HTTPS address.
//!
//! Answers 200 only after the commit; anything else makes Telegram deliver again. Telegram keeps the order of each chat.

use std::collections::BTreeMap;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use chrono::Utc;
use ring::hmac;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use crate::io::health::Health;
use crate::io::intake::Intake;

use super::album::{Gathering, Ready};
use super::line::Line;
use super::receive::{Courtesy, Decline};
use super::shape::{self, Shaped, What};
use super::wire;

const BODY_BYTES_MAX: usize = 1 << 20;
const DELIVERIES_MAX: usize = 256;
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";

/// How the webhook takes updates in.
#[derive(Clone)]
pub struct Settings {
    /// The path below the listener, such as `/telegram`.
    pub path: String,
    /// What Telegram sends in `X-Telegram-Bot-Api-Secret-Token`: given to it with `setWebhook`.
    pub secret: String,
    pub album_quiet: Duration,
    pub download_bytes_max: u64,
    pub decline: Decline,
}

/// One call of Telegram's, waiting for its answer.
struct Delivery {
    shaped: Shaped,
    answer: oneshot::Sender<StatusCode>,
}

#[derive(Clone)]
struct Door {
    deliveries: mpsc::Sender<Delivery>,
    secret: hmac::Key,
    expected: hmac::Tag,
    download_bytes_max: u64,
}

/// Serves the webhook until `stop` resolves or the listener fails.
///
/// # Errors
/// The listener is of no more use.
pub async fn serve(
    listener: TcpListener,
    bot: impl Into<Line>,
    intake: Intake,
    health: Health,
    settings: Settings,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let (deliveries, queue) = mpsc::channel(DELIVERIES_MAX);
    // A comparison of tags takes the same time wherever the first difference is.
    let secret = hmac::Key::new(hmac::HMAC_SHA256, settings.secret.as_bytes());
    let expected = hmac::sign(&secret, settings.secret.as_bytes());
    let door = Door { deliveries, secret, expected, download_bytes_max: settings.download_bytes_max };
    let router = Router::new().route(&settings.path, post(deliver)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX)).with_state(Arc::new(door));
    health.up(Utc::now());
    let collector = tokio::spawn(collect(queue, intake, health, Courtesy::new(bot.into(), settings.decline), settings.album_quiet));
    let served = axum::serve(listener, router).with_graceful_shutdown(stop).await;
    collector.abort();
    served
}

async fn deliver(State(door): State<Arc<Door>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let given = headers.get(SECRET_HEADER).map_or(&b""[..], |value| value.as_bytes());
    if hmac::verify(&door.secret, given, door.expected.as_ref()).is_err() {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(value) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
    let shaped = shape::shape(wire::read_update(value), Utc::now(), door.download_bytes_max);
    let (answer, answered) = oneshot::channel();
    if door.deliveries.send(Delivery { shaped, answer }).await.is_err() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    answered.await.unwrap_or(StatusCode::SERVICE_UNAVAILABLE)
}

/// Gathers deliveries and has whatever is complete committed together.
async fn collect(mut queue: mpsc::Receiver<Delivery>, intake: Intake, health: Health, mut courtesy: Courtesy, album_quiet: Duration) {
    let mut gathering = Gathering::new(album_quiet);
    let mut waiting: BTreeMap<u32, Vec<oneshot::Sender<StatusCode>>> = BTreeMap::new();
    let mut deliveries = Vec::new();
    loop {
        let next_at = gathering.next_at();
        let complete = async { if let Some(at) = next_at { tokio::time::sleep_until(at).await } else { std::future::pending().await } };
        tokio::select! {
            count = queue.recv_many(&mut deliveries, DELIVERIES_MAX) => if count == 0 { return },
            () = complete => {}
        }
        for Delivery { shaped, answer } in deliveries.drain(..) {
            if let What::Elsewhere { chat, lang } = &shaped.what {
                courtesy.decline(*chat, lang.as_ref());
            }
            let is_item = matches!(shaped.what, What::Item { .. } | What::AlbumPart { .. });
            let id = shaped.update_id;
            // A delivery of a part that still waits is answered with it.
            gathering.add(shaped, Instant::now());
            if is_item {
                waiting.entry(id).or_default().push(answer);
            } else {
                answer.send(StatusCode::OK).unwrap_or_default();
            }
        }
        let ready = gathering.ready(Instant::now());
        if !ready.is_empty() {
            commit(ready, &intake, &health, &courtesy, &mut waiting).await;
        }
        // What was answered may come again: it was refused, or the answer got lost.
        gathering.forget_answered();
    }
}

async fn commit(
    ready: Vec<Ready>,
    intake: &Intake,
    health: &Health,
    courtesy: &Courtesy,
    waiting: &mut BTreeMap<u32, Vec<oneshot::Sender<StatusCode>>>,
) {
    let mut ids = Vec::new();
    let mut presses = Vec::new();
    let mut items = Vec::with_capacity(ready.len());
    for ready in ready {
        ids.extend(ready.update_ids);
        presses.extend(ready.press);
        items.push(ready.inbound);
    }
    let status = match intake.take(items).await {
        Ok(_) => {
            health.up(Utc::now());
            courtesy.answer(presses);
            StatusCode::OK
        }
        Err(unavailable) => {
            health.down(Utc::now(), &unavailable.to_string());
            StatusCode::SERVICE_UNAVAILABLE
        }
    };
    for answer in ids.iter().filter_map(|id| waiting.remove(id)).flatten() {
        // Telegram may have hung up meanwhile; it delivers again.
        answer.send(status).unwrap_or_default();
    }
}
