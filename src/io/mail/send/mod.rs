//! Sends mail by SMTP through the configured server, one recipient at a time; never sends in the clear where that was not asked for,
//! and never takes a fault of the configuration for a fault of the mail.

mod classify;
mod connect;
mod slots;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::Utc;
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::{Instant, timeout};

use crate::desk::dossier::Address;
use crate::engine::inbound::SendResult;
use crate::io::health::Health;
use crate::io::mail::sign_in::Passes;
use crate::io::secrets::Password;

use classify::{Phase, Trouble, words};
use slots::Slots;

pub use classify::in_ascii;

/// How the connection is kept from prying eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// TLS from the first byte (RFC 8314), port 465.
    Implicit,
    /// STARTTLS, port 587; a server that does not offer it gets no mail.
    StartTls,
    /// No TLS, and the server must be on this machine.
    PlainOnLoopback,
    /// No TLS over a network: for those who know that it is theirs.
    PlainAnywhere,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    pub login: Option<Login>,
    /// Has passes to be said in place of the login's password.
    pub passes: Option<Arc<Passes>>,
    /// Certificates in PEM that are trusted beside the system's.
    pub roots_pem: Vec<Vec<u8>>,
    /// The name in EHLO; the server's reverse look-up should know it.
    pub hello_name: String,
    pub connections_max: usize,
    pub connections_per_domain_max: usize,
    /// For connecting, TLS, EHLO and AUTH together.
    pub connect_seconds_max: Duration,
    /// For each reply up to the content.
    pub reply_seconds_max: Duration,
    /// For the content and its reply; RFC 5321 wants 10 minutes.
    pub content_seconds_max: Duration,
    /// An idle connection older than this is not used again.
    pub idle_seconds_max: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub password: Password,
}

impl SmtpSettings {
    pub fn new(host: impl Into<String>, port: u16, tls: SmtpTls) -> Self {
        Self {
            host: host.into(),
            port,
            tls,
            login: None,
            passes: None,
            roots_pem: Vec::new(),
            hello_name: "localhost".to_owned(),
            connections_max: 8,
            connections_per_domain_max: 2,
            connect_seconds_max: Duration::from_secs(30),
            reply_seconds_max: Duration::from_secs(60),
            content_seconds_max: Duration::from_secs(600),
            idle_seconds_max: Duration::from_secs(20),
        }
    }
}

/// A built mail with its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Where bounces go; `None` is the null path `<>` of mails that nobody may answer automatically.
    pub return_path: Option<Address>,
    pub to: Address,
    /// The whole mail, lines ended by CRLF.
    pub bytes: Vec<u8>,
}

/// The way out for mail. Shared by all tasks that send.
pub struct Smtp {
    settings: SmtpSettings,
    /// `None` without TLS.
    tls: Option<TlsParameters>,
    health: Health,
    slots: Slots,
    idle: Mutex<Vec<Idle>>,
}

struct Idle {
    connection: AsyncSmtpConnection,
    since: Instant,
}

/// Why no way out can be made of the settings; words for the admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmtpSetupError {
    pub reason: String,
}

impl Smtp {
    /// Checks the settings; connects only when the first mail is sent.
    ///
    /// # Errors
    /// The settings cannot work, whatever the server says: refuse the configuration.
    pub fn new(settings: SmtpSettings, health: Health) -> Result<Self, SmtpSetupError> {
        let tls = connect::tls(&settings)?;
        let slots = Slots::new(settings.connections_max, settings.connections_per_domain_max);
        Ok(Self { settings, tls, health, slots, idle: Mutex::new(Vec::new()) })
    }

    /// Hands `letter` to the server, and says what became of it. Takes as long as the time limits allow, so give each mail a task;
    /// a receiver's domain has few of the connections, so that a slow one does not hold up the others.
    pub async fn send(&self, letter: &Letter) -> SendResult {
        let _slot = self.slots.take(letter.to.domain()).await;
        match self.attempt(letter).await {
            Ok(response) => {
                self.health.up(Utc::now());
                SendResult::Accepted { by: format!("{}: {}", self.settings.host, words(&response)) }
            }
            Err(trouble) => self.judge(trouble),
        }
    }

    /// Connects and logs in, and sends nothing.
    ///
    /// # Errors
    /// Words for the admin.
    pub async fn probe(&self) -> Result<(), String> {
        match connect::open(&self.settings, self.tls.as_ref()).await {
            Ok(connection) => {
                self.health.up(Utc::now());
                self.put_back(connection);
                Ok(())
            }
            Err(trouble) => {
                let reason = trouble.into_reason();
                self.health.down(Utc::now(), &reason);
                Err(reason)
            }
        }
    }

    fn judge(&self, trouble: Trouble) -> SendResult {
        match trouble {
            Trouble::OfMail { reason } => {
                self.health.up(Utc::now());
                SendResult::Refused { reason }
            }
            Trouble::Passing { reason } => {
                self.health.up(Utc::now());
                SendResult::Later { not_before: None, reason }
            }
            Trouble::Lost { reason } => SendResult::Later { not_before: None, reason },
            Trouble::OfChannel { reason } => {
                self.health.down(Utc::now(), &reason);
                SendResult::Later { not_before: None, reason }
            }
        }
    }

    async fn attempt(&self, letter: &Letter) -> Result<Response, Trouble> {
        while let Some(mut connection) = self.take_idle() {
            match self.begin(&mut connection, letter).await {
                // The server has closed it in the meantime, and has said nothing about the mail.
                Err(Trouble::Lost { .. }) => drop(connection),
                begun => return self.finish(connection, letter, begun).await,
            }
        }
        let mut connection = connect::open(&self.settings, self.tls.as_ref()).await?;
        let begun = self.begin(&mut connection, letter).await;
        self.finish(connection, letter, begun).await
    }

    /// MAIL.
    async fn begin(&self, connection: &mut AsyncSmtpConnection, letter: &Letter) -> Result<(), Trouble> {
        let (sender, parameters) = envelope(connection, letter)?;
        self.ask(connection, Mail::new(sender, parameters)).await.map(drop)
    }

    /// RCPT, DATA and the content; then the connection is kept for the next mail, if it is still good.
    async fn finish(&self, mut connection: AsyncSmtpConnection, letter: &Letter, begun: Result<(), Trouble>) -> Result<Response, Trouble> {
        let result = match begun {
            Ok(()) => self.deliver(&mut connection, letter).await,
            Err(trouble) => Err(trouble),
        };
        match &result {
            Ok(_) => self.put_back(connection),
            Err(Trouble::OfMail { .. } | Trouble::Passing { .. }) => {
                if self.ask(&mut connection, Rset).await.is_ok() {
                    self.put_back(connection);
                }
            }
            Err(Trouble::Lost { .. } | Trouble::OfChannel { .. }) => {}
        }
        result
    }

    async fn deliver(&self, connection: &mut AsyncSmtpConnection, letter: &Letter) -> Result<Response, Trouble> {
        let to = classify::lettre_address(&letter.to)?;
        self.ask(connection, Rcpt::new(to, Vec::new())).await?;
        self.ask(connection, Data).await?;
        let limit = self.settings.content_seconds_max;
        let sent = timeout(limit, connection.message(&letter.bytes)).await;
        sent.map_err(|_| silent("the mail was sent, and its receipt not confirmed in time"))?
            .map_err(|error| classify::trouble(Phase::Mail, &error))
    }

    async fn ask<C: std::fmt::Display>(&self, connection: &mut AsyncSmtpConnection, command: C) -> Result<Response, Trouble> {
        let asked = timeout(self.settings.reply_seconds_max, connection.command(command)).await;
        asked.map_err(|_| silent("the server did not answer in time"))?.map_err(|error| classify::trouble(Phase::Mail, &error))
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        idle.retain(|idle| idle.since.elapsed() < self.settings.idle_seconds_max);
        idle.pop().map(|idle| idle.connection)
    }

    fn put_back(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if idle.len() < self.settings.connections_max {
            idle.push(Idle { connection, since: Instant::now() });
        }
    }
}

fn silent(reason: &str) -> Trouble {
    Trouble::Lost { reason: reason.to_owned() }
}

type Envelope = (Option<lettre::Address>, Vec<MailParameter>);

/// Returns sender and parameters of MAIL, for what the server offers.
fn envelope(connection: &AsyncSmtpConnection, letter: &Letter) -> Result<Envelope, Trouble> {
    let server = connection.server_info();
    let sender = letter.return_path.as_ref().map(classify::lettre_address).transpose()?;
    let mut parameters = Vec::new();
    let is_ascii = |address: &Address| in_ascii(address).as_str().is_ascii();
    let ascii = is_ascii(&letter.to) && letter.return_path.as_ref().is_none_or(is_ascii);
    if !ascii {
        if !server.supports_feature(Extension::SmtpUtfEight) {
            let reason = "the mail server takes no addresses with letters beyond ASCII (SMTPUTF8)".to_owned();
            return Err(Trouble::OfMail { reason });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !letter.bytes.is_ascii() && server.supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok((sender, parameters))
}
