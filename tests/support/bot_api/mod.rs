//! A strict stand-in of Telegram's Bot API on loopback, with customers to play.
//!
//! Does what the documentation of the Bot API says, refuses what it refuses, and keeps a list of what a well-behaved bot would
//! not do (`violations`). Failures are injected with [`BotApi::fail`].
#![allow(dead_code, unreachable_pub, unused_imports, reason = "each test program uses its own share of the stand-in")]

mod customer;
mod faults;
mod files;
mod http;
mod limits;
mod markup;
mod methods;
mod params;
mod profile;
mod state;
mod updates;
mod webhook;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

pub use customer::Customer;
pub use faults::{Failure, Fault};
pub use limits::{Limits, Rate};
pub use state::BotMessage;

use state::State;

pub const TOKEN: &str = "4242:AAF7-stand-in-token";

/// What the server's connections and the test share.
pub(crate) struct Shared {
    state: Mutex<State>,
    /// Updates were queued, or a poll must end.
    pub(crate) updates: Notify,
}

impl Shared {
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics while it holds the state")
    }
}

/// A running stand-in; it stops when dropped.
pub struct BotApi {
    pub(crate) shared: Arc<Shared>,
    address: SocketAddr,
    server: JoinHandle<()>,
}

/// Makes people known to a running stand-in.
pub struct People {
    shared: Arc<Shared>,
}

impl People {
    /// As [`BotApi::customer`].
    pub fn customer(&self, chat: i64, name: &str, lang: &str) -> Customer {
        self.shared.state().add_person(chat, name, lang);
        Customer::new(Arc::clone(&self.shared), chat)
    }
}

impl Drop for BotApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl BotApi {
    /// Starts the stand-in with the cloud's rate limits on a free port.
    pub async fn start() -> Self {
        Self::start_with(Limits::cloud()).await
    }

    pub async fn start_with(limits: Limits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound socket has an address");
        let shared = Arc::new(Shared { state: Mutex::new(State::new(limits)), updates: Notify::new() });
        let server = tokio::spawn(http::serve(listener, Arc::clone(&shared)));
        Self { shared, address, server }
    }

    /// The base address that the bot is given instead of `https://api.telegram.org`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn token(&self) -> &'static str {
        TOKEN
    }

    /// Makes a person known; the bot can write to the person once he or she has written first.
    pub fn customer(&self, chat: i64, name: &str, lang: &str) -> Customer {
        self.people().customer(chat, name, lang)
    }

    /// A handle with which tasks can make people known.
    pub fn people(&self) -> People {
        People { shared: Arc::clone(&self.shared) }
    }

    /// Makes the next matching calls fail.
    pub fn fail(&self, fault: Fault) {
        self.shared.state().faults.push(fault);
    }

    /// Ends all failures that were asked for.
    pub fn heal(&self) {
        self.shared.state().faults.clear();
    }

    /// The token is refused from now on (401), or accepted again.
    pub fn revoke_token(&self, revoked: bool) {
        self.shared.state().revoked = revoked;
        self.shared.updates.notify_waiters();
    }

    /// Gives the bot another token, as its owner does: the former one is refused from now on.
    pub fn change_token(&self, token: &str) {
        self.shared.state().token = token.to_owned();
        self.shared.updates.notify_waiters();
    }

    /// Moves the stand-in's clock; updates older than 24 hours are gone, as at Telegram's.
    pub fn advance(&self, by: Duration) {
        let mut state = self.shared.state();
        state.advance(by);
        state.expire();
    }

    /// Delivers the last `count` confirmed updates once more.
    pub fn redeliver(&self, count: usize) {
        self.shared.state().queue.redeliver(count);
        self.shared.updates.notify_waiters();
    }

    /// Queues an update that is written by hand; `update_id` is filled in.
    pub fn push_raw(&self, kind: &'static str, body: serde_json::Value) -> u32 {
        let update = self.shared.state().push(kind, body);
        self.shared.updates.notify_waiters();
        update
    }

    /// Goes on at another update id, as Telegram does after a quiet week.
    pub fn renumber(&self, next_id: u32) {
        self.shared.state().queue.renumber(next_id);
    }

    /// Makes a group or channel known.
    pub fn add_group(&self, chat: i64, kind: &'static str) {
        self.shared.state().groups.insert(chat, (kind, Vec::new()));
    }

    /// What the bot said in a group.
    pub fn group_messages(&self, chat: i64) -> Vec<String> {
        self.shared.state().groups.get(&chat).map_or_else(Vec::new, |(_, messages)| messages.iter().map(|m| m.text.clone()).collect())
    }

    /// Updates not confirmed yet.
    pub fn pending(&self) -> usize {
        self.shared.state().queue.len()
    }

    /// Updates that expired before the bot confirmed them.
    pub fn expired(&self) -> usize {
        self.shared.state().queue.expired
    }

    /// How often a method was called, failed calls included; by its documented name, such as `sendMessage`.
    pub fn calls(&self, method: &str) -> usize {
        self.shared.state().calls.get(&method.to_ascii_lowercase()).copied().unwrap_or(0)
    }

    /// How many calls were answered with 429.
    pub fn too_many(&self) -> usize {
        self.shared.state().too_many
    }

    /// What a well-behaved bot would not do: unknown parameters, callback queries answered twice, …
    pub fn violations(&self) -> Vec<String> {
        self.shared.state().violations.clone()
    }

    /// The commands that were set for a language (`""` for all).
    pub fn commands(&self, lang: &str) -> serde_json::Value {
        self.shared.state().profile.commands(lang)
    }

    /// The description that was set for a language (`""` for all).
    pub fn description(&self, lang: &str) -> Option<String> {
        self.shared.state().profile.descriptions.get(lang).cloned()
    }

    /// Callback queries that wait for `answerCallbackQuery`.
    pub fn unanswered_presses(&self) -> usize {
        self.shared.state().callbacks_open.len()
    }
}
