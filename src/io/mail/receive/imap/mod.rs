//! Takes mail in by IMAP: one task and one connection for each folder of an account; never changes a mail before it is committed, and
//! never takes a mailbox's flags or dates for what is done.

mod connect;
mod folder;
mod ledger;
mod server;
mod utf7;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::Utc;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Admit;
use crate::io::health::Health;
use crate::io::mail::sign_in::Passes;
use crate::io::secrets::Password;

/// How the connection is kept from prying eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImapTls {
    /// TLS from the first byte (RFC 8314), port 993.
    Implicit,
    /// STARTTLS, port 143; a server that does not offer it gets no password.
    StartTls,
    /// No TLS, and the server must be on this machine.
    PlainOnLoopback,
    /// No TLS over a network: for those who know that it is theirs.
    PlainAnywhere,
}

/// What becomes of a mail in the mailbox once it is committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AfterTaking {
    Leave,
    /// A system flag such as `\Seen`, or a keyword.
    Flag(String),
    /// Into this folder, which is made if it is not there.
    Move(String),
}

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImapSettings {
    /// Names the account in cursors and logs; never changed without taking everything in again.
    pub name: String,
    pub host: String,
    pub port: u16,
    pub tls: ImapTls,
    /// Certificates in PEM that are trusted beside the system's.
    pub roots_pem: Vec<Vec<u8>>,
    pub user: String,
    pub password: Password,
    /// Signs in with a pass in place of the password.
    pub passes: Option<Arc<Passes>>,
    /// As people write them; encoded on the way out.
    pub folders: Vec<String>,
    pub after: AfterTaking,
    /// Of a larger mail only the header is taken in.
    pub mail_bytes_max: u64,
    pub connect_seconds_max: Duration,
    /// For each line of an answer.
    pub reply_seconds_max: Duration,
    /// IDLE is entered anew after this: servers end it after 29 minutes (RFC 2177), routers forget it sooner.
    pub idle_seconds_max: Duration,
    /// Where the server has no IDLE.
    pub poll_seconds: Duration,
    /// All UIDs of the folder are compared with those taken; a difference that stays is an outage of the folder, and told as one.
    pub compare_seconds: Duration,
    /// The first pause before connecting again; it doubles up to `pause_seconds_max`.
    pub pause_seconds_min: Duration,
    pub pause_seconds_max: Duration,
}

impl ImapSettings {
    pub fn new(name: impl Into<String>, host: impl Into<String>, port: u16, tls: ImapTls) -> Self {
        Self {
            name: name.into(),
            host: host.into(),
            port,
            tls,
            roots_pem: Vec::new(),
            user: String::new(),
            password: Password::from(""),
            passes: None,
            folders: vec!["INBOX".to_owned()],
            after: AfterTaking::Leave,
            mail_bytes_max: 35 * 1024 * 1024,
            connect_seconds_max: Duration::from_secs(30),
            reply_seconds_max: Duration::from_secs(60),
            idle_seconds_max: Duration::from_secs(9 * 60),
            poll_seconds: Duration::from_secs(60),
            compare_seconds: Duration::from_secs(5 * 60),
            pause_seconds_min: Duration::from_secs(1),
            pause_seconds_max: Duration::from_secs(300),
        }
    }

    /// Returns the cursor's channel of a folder.
    pub fn channel(&self, folder: &str) -> String {
        format!("imap/{}/{folder}", self.name)
    }
}

/// Watches all folders of an account until `stop` becomes true. `positions` are the cursors of its channels, as stored.
pub async fn run<A: Admit>(
    settings: ImapSettings,
    positions: &BTreeMap<String, String>,
    admit: Arc<A>,
    health: Health,
    stop: watch::Receiver<bool>,
) {
    let settings = Arc::new(settings);
    let fare = Arc::new(Fare { health, down: Mutex::default() });
    let mut tasks = JoinSet::new();
    for folder in &settings.folders {
        let position = positions.get(&settings.channel(folder)).map(String::as_str);
        let watcher = folder::Watcher::new(Arc::clone(&settings), folder.clone(), position, Arc::clone(&admit), Arc::clone(&fare));
        tasks.spawn(watcher.run(stop.clone()));
    }
    while tasks.join_next().await.is_some() {}
}

/// Logs in and opens every folder, takes nothing, and returns the folders.
///
/// # Errors
/// Words for the admin.
pub async fn probe(settings: &ImapSettings) -> Result<Vec<String>, String> {
    let mut server = server::Server::connect(settings).await.map_err(|error| error.to_string())?;
    for folder in &settings.folders {
        server.select(folder).await.map_err(|error| format!("folder \"{folder}\": {error}"))?;
    }
    server.logout().await;
    Ok(settings.folders.clone())
}

/// Looks for the mail of a Message-ID in every folder, those among them into which mails are moved, and returns its header.
///
/// # Errors
/// Words for the admin.
pub async fn find(settings: &ImapSettings, message_id: &str) -> Result<Option<Vec<u8>>, String> {
    let mut server = server::Server::connect(settings).await.map_err(|error| error.to_string())?;
    let moved_to = match &settings.after {
        AfterTaking::Move(folder) => Some(folder),
        AfterTaking::Leave | AfterTaking::Flag(_) => None,
    };
    for folder in settings.folders.iter().chain(moved_to) {
        // The folder for what is taken is made with the first mail that goes there.
        if server.select(folder).await.is_err() {
            continue;
        }
        let found = server.with_message_id(message_id).await.map_err(|error| error.to_string())?;
        if let Some(uid) = found.last() {
            let header = server.header(*uid).await.map_err(|error| error.to_string())?;
            server.logout().await;
            return Ok(Some(header));
        }
    }
    server.logout().await;
    Ok(None)
}

/// How the folders of an account fare: it is up when all are, for a mail in any of them counts.
struct Fare {
    health: Health,
    /// By folder; `None` for one that is up.
    down: Mutex<BTreeMap<String, Option<String>>>,
}

impl Fare {
    fn up(&self, folder: &str) {
        self.tell(folder, None);
    }

    fn down(&self, folder: &str, reason: &str) {
        self.tell(folder, Some(format!("folder \"{folder}\": {reason}")));
    }

    fn tell(&self, folder: &str, state: Option<String>) {
        let mut down = self.down.lock().unwrap_or_else(PoisonError::into_inner);
        down.insert(folder.to_owned(), state);
        match down.values().flatten().next() {
            Some(reason) => self.health.down(Utc::now(), reason),
            None => self.health.up(Utc::now()),
        }
    }
}
