//! Starts the mail channels: mailboxes, the LMTP listener, and the way out.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use crate::config::{After, Listen, Lmtp as LmtpPlaceSettings, Mailbox, Proof, SenderChecks, Server, Settings, Tls};
use crate::desk::dossier::Address;
use crate::desk::message::{Automatic, Content, MailMessage, Message};
use crate::engine::inbound::SendResult;
use crate::flow::answer::{File, FilePlace};
use crate::io::attachments::Attachments;
use crate::io::clock::Clock;
use crate::io::health::{ChannelState, Health};
use crate::io::mail::receive::door::Door;
use crate::io::mail::receive::imap::{self, AfterTaking, ImapSettings, ImapTls};
use crate::io::mail::receive::lmtp::{Lmtp, LmtpPlace, LmtpSettings};
use crate::io::mail::receive::maildir::{self, MaildirSettings};
use crate::io::mail::receive::sender::Checks;
use crate::io::mail::receive::sender::checker::Checker;
use crate::io::mail::send::{Letter, Login, Smtp, SmtpSettings, SmtpTls, in_ascii};
use crate::io::mail::shape::{BuildError, Enclosure, Sender, build};
use crate::io::mail::sign_in::Passes;
use crate::io::secrets::{Password, read_secret};
use crate::text::{Lang, Personal};

use super::StartError;

/// Together with the time until an outage is told, this stays within the quarter of an hour that is promised.
const PROBE_EVERY: Duration = Duration::from_secs(4 * 60);
/// Files that go along with one mail, together: most servers take 25 MB, and base64 adds a third.
const ENCLOSED_BYTES_MAX: u64 = 18 << 20;

/// The way out.
pub(super) struct Out {
    smtp: Smtp,
    sender: Sender,
    attachments: Arc<Attachments>,
    clock: Clock,
}

impl Out {
    pub(super) fn new(
        settings: &Settings,
        attachments: &Arc<Attachments>,
        clock: &Clock,
    ) -> Result<(Self, watch::Receiver<ChannelState>), StartError> {
        let (smtp, state) = smtp(settings)?;
        Ok((Self { smtp, sender: sender(settings), attachments: Arc::clone(attachments), clock: clock.clone() }, state))
    }

    /// Looks for ever whether mail can leave, so that a dead server is known before somebody waits for a mail.
    pub(super) async fn keep_probing(&self) {
        loop {
            // A failure is told through the channel's health.
            if let Err(reason) = self.smtp.probe().await {
                tracing::warn!(reason, "mail cannot leave");
            }
            tokio::time::sleep(PROBE_EVERY).await;
        }
    }

    /// Builds one mail and hands it to the server; any other message is none of its business.
    pub(super) async fn send(&self, message: &Message) -> SendResult {
        let Content::Mail(mail) = &message.content else {
            return SendResult::Refused { reason: "not a mail".to_owned() };
        };
        let enclosures = match self.enclosures(mail) {
            Ok(enclosures) => enclosures,
            Err(error) => return SendResult::Later { not_before: None, reason: format!("a file to send along cannot be read: {error}") },
        };
        let bytes = match built(mail, &self.sender, self.clock.now(), &enclosures) {
            Ok(bytes) => bytes,
            Err(error) => return SendResult::Refused { reason: error.to_string() },
        };
        // What comes to an address for delivery reports is never answered. Without such an address, automatic mails carry the null
        // path, so that nothing automatic answers them (RFC 3834 4).
        let return_path = match (&mail.bounces_to, mail.automatic) {
            (Some(address), _) => Some(address.clone()),
            (None, Automatic::No) => Some(self.sender.address.clone()),
            (None, Automatic::Replied | Automatic::Generated) => None,
        };
        self.smtp.send(&Letter { return_path, to: mail.to.clone(), bytes }).await
    }

    fn enclosures(&self, mail: &MailMessage) -> std::io::Result<Vec<Enclosure>> {
        let mut left = ENCLOSED_BYTES_MAX;
        let mut enclosures = Vec::new();
        for File { name, media_type, place, .. } in &mail.files {
            let mut bytes = Vec::new();
            let read = match place {
                FilePlace::Stored { sha256 } => self.attachments.read(sha256)?.take(left + 1).read_to_end(&mut bytes)? as u64,
                FilePlace::Written { text } => text.as_str().as_bytes().read_to_end(&mut bytes)? as u64,
                FilePlace::Telegram { .. } | FilePlace::TooLarge => continue,
            };
            // What would make the mail too large is named in its text; its bytes stay with the case.
            if left < read {
                continue;
            }
            left -= read;
            enclosures.push(Enclosure { name: name.as_str().to_owned(), media_type: media_type.clone(), bytes });
        }
        Ok(enclosures)
    }
}

/// Makes the way to the mail server, which connects with the first mail.
pub(super) fn smtp(settings: &Settings) -> Result<(Smtp, watch::Receiver<ChannelState>), StartError> {
    let (health, state) = Health::new();
    let smtp = Smtp::new(smtp_settings(settings)?, health).map_err(|error| StartError::channel("SMTP", &error.reason))?;
    Ok((smtp, state))
}

/// Builds a mail whose header names its receiver as the envelope does.
fn built(mail: &MailMessage, sender: &Sender, now: DateTime<Utc>, enclosures: &[Enclosure]) -> Result<Vec<u8>, BuildError> {
    let to = in_ascii(&mail.to);
    if to.as_str() == mail.to.as_str() {
        build(mail, sender, now, enclosures)
    } else {
        build(&MailMessage { to, ..mail.clone() }, sender, now, enclosures)
    }
}

fn sender(settings: &Settings) -> Sender {
    Sender { address: in_ascii(&settings.own_mail.address), name: settings.own_mail.name.clone() }
}

/// Returns the Message-ID of the mail that [`send_test`] sends.
pub(super) fn test_id(settings: &Settings, now: DateTime<Utc>) -> String {
    format!("test.{}@{}", now.timestamp_millis(), settings.own_mail.message_id_domain)
}

/// Sends a mail that says only that mail arrives; `fields` are further lines of its header.
pub(super) async fn send_test(smtp: &Smtp, settings: &Settings, to: &Address, fields: &str, now: DateTime<Utc>) -> SendResult {
    let lang = settings.languages.first().cloned().or_else(|| Lang::parse("en")).expect("`en` is a language tag");
    let mail = MailMessage {
        to: to.clone(),
        to_name: Personal::default(),
        message_id: test_id(settings, now),
        reply_to: None,
        bounces_to: None,
        in_reply_to: None,
        references: Vec::new(),
        subject: "Redress: a test mail".into(),
        text: "This is a test mail of `redress doctor`. Nothing needs to be done.".into(),
        html: None,
        lang,
        automatic: Automatic::Generated,
        files: Vec::new(),
    };
    match built(&mail, &sender(settings), now, &[]) {
        Ok(bytes) => {
            let bytes = [fields.as_bytes(), &bytes].concat();
            smtp.send(&Letter { return_path: Some(settings.own_mail.address.clone()), to: to.clone(), bytes }).await
        }
        Err(error) => SendResult::Refused { reason: error.to_string() },
    }
}

fn smtp_settings(all: &Settings) -> Result<SmtpSettings, StartError> {
    let smtp = &all.smtp;
    let tls = match smtp.server.tls {
        Tls::Implicit => SmtpTls::Implicit,
        Tls::Starttls => SmtpTls::StartTls,
        Tls::Plain if is_loopback(&smtp.server.host) => SmtpTls::PlainOnLoopback,
        Tls::Plain => SmtpTls::PlainAnywhere,
    };
    let mut settings = SmtpSettings::new(&smtp.server.host, smtp.server.port, tls);
    if let Some((user, secret)) = login(&smtp.server, all)? {
        let (password, passes) = secret.parted();
        settings.passes = passes;
        settings.login = Some(Login { user, password });
    }
    settings.connections_max = smtp.connections_max as usize;
    settings.reply_seconds_max = Duration::from_secs(smtp.timeout_seconds.into());
    settings.connect_seconds_max = Duration::from_secs(smtp.timeout_seconds.into());
    // A server may look long at what it is given (RFC 5321, 4.5.3.2).
    settings.content_seconds_max = 10 * settings.reply_seconds_max;
    Ok(settings)
}

/// What proves a login, ready to be used.
enum Secret {
    Password(Password),
    Passes(Arc<Passes>),
}

impl Secret {
    fn parted(self) -> (Password, Option<Arc<Passes>>) {
        match self {
            Secret::Password(password) => (password, None),
            Secret::Passes(passes) => (Password::from(""), Some(passes)),
        }
    }
}

fn login(server: &Server, settings: &Settings) -> Result<Option<(String, Secret)>, StartError> {
    let Some(login) = &server.login else { return Ok(None) };
    let secret = match &login.by {
        Proof::Password(source) => {
            // One that is not there keeps the daemon from starting; what it is, each login looks anew.
            read_secret(source)?;
            Secret::Password(Password::At(source.clone()))
        }
        Proof::SignIn(id) => {
            let (sign_in, file) = settings.sign_in(id).ok_or_else(|| StartError::channel(&server.host, &format!("no sign-in `{id}`")))?;
            Secret::Passes(Arc::new(Passes::new(sign_in.clone(), file)))
        }
    };
    Ok(Some((login.user.clone(), secret)))
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A mailbox, ready to run.
pub(super) struct Box {
    pub(super) name: String,
    pub(super) state: watch::Receiver<ChannelState>,
    settings: ImapSettings,
    health: Health,
    checks: Checks,
}

impl Box {
    pub(super) fn new(mailbox: &Mailbox, all: &Settings) -> Result<Self, StartError> {
        let tls = match mailbox.server.tls {
            Tls::Implicit => ImapTls::Implicit,
            Tls::Starttls => ImapTls::StartTls,
            Tls::Plain if is_loopback(&mailbox.server.host) => ImapTls::PlainOnLoopback,
            Tls::Plain => ImapTls::PlainAnywhere,
        };
        let mut settings = ImapSettings::new(&mailbox.id, &mailbox.server.host, mailbox.server.port, tls);
        if let Some((user, secret)) = login(&mailbox.server, all)? {
            settings.user = user;
            (settings.password, settings.passes) = secret.parted();
        }
        settings.folders = mailbox.folders.clone();
        settings.after = match &mailbox.after {
            After::Leave => AfterTaking::Leave,
            After::Flag => AfterTaking::Flag("\\Seen".to_owned()),
            After::Move { folder } => AfterTaking::Move(folder.clone()),
        };
        settings.poll_seconds = Duration::from_secs(mailbox.poll_seconds.into());
        settings.mail_bytes_max = all.sizes.mail_size_bytes_max;
        let (health, state) = Health::new();
        let checks = mailbox.authserv_id.clone().map_or(Checks::Nobody, |authserv_id| Checks::Server { authserv_id });
        Ok(Self { name: mailbox.id.clone(), state, settings, health, checks })
    }

    /// Returns the channels of its folders, whose cursors say how far each was read.
    pub(super) fn channels(&self) -> Vec<String> {
        self.settings.folders.iter().map(|folder| self.settings.channel(folder)).collect()
    }

    /// Logs in and opens every folder, and takes nothing.
    pub(super) async fn probe(&self) -> Result<Vec<String>, String> {
        imap::probe(&self.settings).await
    }

    /// Looks for a mail by its Message-ID, and returns its header.
    pub(super) async fn find(&self, message_id: &str) -> Result<Option<Vec<u8>>, String> {
        imap::find(&self.settings, message_id).await
    }

    pub(super) async fn run(self, positions: BTreeMap<String, String>, door: Door, stop: watch::Receiver<bool>) {
        imap::run(self.settings, &positions, Arc::new(door.with_checks(self.checks)), self.health, stop).await;
    }
}

/// A Maildir, ready to be watched.
pub(super) struct Folder {
    pub(super) state: watch::Receiver<ChannelState>,
    settings: MaildirSettings,
    health: Health,
}

impl Folder {
    pub(super) fn new(path: &Path, mail_bytes_max: u64) -> Result<Self, StartError> {
        maildir::make(path).map_err(|error| StartError::channel("the Maildir", &format!("{}: {error}", path.display())))?;
        let (health, state) = Health::new();
        Ok(Self { state, settings: MaildirSettings { mail_bytes_max, ..MaildirSettings::new(path) }, health })
    }

    pub(super) async fn run(self, door: Door, stop: watch::Receiver<bool>) {
        maildir::run(self.settings, door, self.health, stop).await;
    }
}

/// Returns who looks at the senders of mail that is handed over.
pub(super) fn checks(settings: &LmtpPlaceSettings) -> Result<Checks, StartError> {
    Ok(match &settings.senders {
        SenderChecks::Nobody => Checks::Nobody,
        SenderChecks::Server { authserv_id } => Checks::Server { authserv_id: authserv_id.clone() },
        SenderChecks::Own { dns_servers, trusted_sealers } => {
            let checker = Checker::new(dns_servers, &settings.hostname, trusted_sealers.clone());
            Checks::Own(Arc::new(checker.map_err(|error| StartError::channel("the checks of senders", &error))?))
        }
    })
}

/// Opens the LMTP listener.
pub(super) async fn listen(settings: &LmtpPlaceSettings, mail_bytes_max: u64) -> Result<Lmtp, StartError> {
    let place = match &settings.listen {
        Listen::Tcp(address) => LmtpPlace::Tcp(*address),
        Listen::Unix(path) => LmtpPlace::Unix(path.clone()),
    };
    let mut lmtp = LmtpSettings::new(place, &settings.hostname);
    lmtp.recipients = settings.recipients.iter().map(|address| address.as_str().to_owned()).collect();
    lmtp.mail_bytes_max = usize::try_from(mail_bytes_max).unwrap_or(usize::MAX);
    Lmtp::bind(lmtp).await.map_err(|error| StartError::channel("the LMTP listener", &error))
}
