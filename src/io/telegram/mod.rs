//! The Telegram channel: takes updates in, sends messages out, fetches files, and says what the bot is.
//!
//! Updates are asked for, never pushed through a dispatcher: Telegram is told to forget an update only after its commit is on
//! disk. Never decides what to answer.

mod album;
pub mod fetch;
mod line;
mod pacer;
pub mod receive;
pub mod send;
pub mod setup;
mod shape;
mod trouble;
pub mod webhook;
mod wire;

use std::fmt;
use std::time::Duration;

use teloxide::Bot;
use url::Url;

pub use line::{Line, ReadToken};
pub use pacer::{Pace, Rate};
pub use trouble::Trouble;

/// Updates are asked for with this wait at the server; the cloud API takes no more.
const POLL_WAIT: Duration = Duration::from_secs(50);

/// The client that all calls of one kind share could not be made: TLS is not usable on this machine.
#[derive(Debug)]
pub struct Unconnectable(String);

impl fmt::Display for Unconnectable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the HTTP client for Telegram cannot be set up: {}", self.0)
    }
}

impl std::error::Error for Unconnectable {}

/// Returns a bot for polling, with a timeout beyond the longest wait for updates.
///
/// # Errors
/// Report it: nothing that waits will mend it.
pub fn bot_for_polling(token: &str, api: &Url) -> Result<Bot, Unconnectable> {
    bot(token, api, POLL_WAIT + Duration::from_secs(15))
}

/// Returns a bot for every other call; each call ends after `timeout`, whatever the server does.
///
/// # Errors
/// As [`bot_for_polling`].
pub fn bot_for_calls(token: &str, api: &Url, timeout: Duration) -> Result<Bot, Unconnectable> {
    bot(token, api, timeout)
}

fn bot(token: &str, api: &Url, timeout: Duration) -> Result<Bot, Unconnectable> {
    let mut client = teloxide::net::default_reqwest_settings().timeout(timeout).pool_max_idle_per_host(64);
    // A proxy of the environment is for the way out of the machine.
    if api.host_str().is_some_and(|host| host == "localhost" || host.starts_with("127.") || host == "[::1]") {
        client = client.no_proxy();
    }
    let client = client.build().map_err(|error| Unconnectable(error.to_string()))?;
    Ok(Bot::with_client(token, client).set_api_url(api.clone()))
}
