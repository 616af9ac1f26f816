//! What a configuration file says, as plain values with defaults filled in; names of files and zones are not looked up yet.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use url::Url;

use crate::desk::calendar::Hours;
use crate::desk::decision::rules::DecisionRules;
use crate::desk::dossier::Address;
use crate::desk::governance::Governance;
use crate::desk::rules::{Escalation, Limits, MailDetail, OwnMail, Person, Route, Rung, TeamId};
use crate::diagnostic::Located;
use crate::text::Lang;

use super::regimes::RegimeSettings;

/// All settings of one installation. Relative paths count from the directory of the configuration file.
#[derive(Clone, Debug)]
pub struct Settings {
    pub organisation: String,
    /// The first is used where nothing is known of the customer.
    pub languages: Vec<Lang>,
    /// IANA name of the zone in which customers read dates.
    pub zone: Located<String>,
    pub data_dir: PathBuf,
    pub flows_dir: PathBuf,
    pub control_socket: PathBuf,
    pub reference_prefix: String,
    pub chat_flow: Located<String>,
    pub mail_flow: Located<String>,
    pub category_question: String,
    /// Where customers read how complaints are handled.
    pub policy_link: Option<String>,
    /// Told of channels that are down, of outages and of refused reloads.
    pub admins: Vec<Address>,
    /// A channel that is down this long is told of.
    pub outage_told_after: TimeDelta,
    pub telegram: Option<Telegram>,
    pub sign_ins: Vec<SignIn>,
    pub mailboxes: Vec<Mailbox>,
    pub lmtp: Option<Lmtp>,
    /// A folder into which a mail server puts a file for each mail.
    pub maildir: Option<PathBuf>,
    pub smtp: Smtp,
    pub own_mail: OwnMail,
    pub store: StoreLimits,
    /// Sending of one message is given up after this time.
    pub outbox_give_up_after: TimeDelta,
    pub limits: Limits,
    pub sizes: Sizes,
    pub calendars: BTreeMap<String, CalendarSettings>,
    pub teams: BTreeMap<TeamId, TeamSettings>,
    pub default_team: TeamId,
    pub routing: Vec<Route>,
    pub ladder: Vec<Rung>,
    pub managers: Vec<Address>,
    pub governance: Governance,
    /// Who may act on cases, by the name that the journal shows.
    pub staff: BTreeMap<String, Person>,
    /// From which time of day leads hear of what nobody has taken; `None`: never.
    pub untaken_told_from: Option<NaiveTime>,
    pub deadlines: DeadlineSettings,
    /// Decisions, the outside body and the survey.
    pub decisions: DecisionRules,
}

/// What is owed by when, and who hears of it.
#[derive(Clone, Debug)]
pub struct DeadlineSettings {
    pub promised: Promised,
    pub regimes: Vec<RegimeSettings>,
    pub escalations: Vec<Escalation>,
    /// The questions whose answers choose regimes.
    pub product_question: String,
    pub country_question: String,
}

/// What customers are promised where no regime says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    pub contact_working_days: u32,
    pub answer_working_days: u32,
    pub data_answer_months: u32,
}

impl Settings {
    /// Returns the names that an alarm of a flow can notify.
    pub fn notify_targets(&self) -> BTreeSet<String> {
        self.teams.keys().cloned().collect()
    }

    /// Returns the way to sign in of that name, and the file in which the granted access is kept.
    pub fn sign_in(&self, id: &str) -> Option<(&SignIn, PathBuf)> {
        let sign_in = self.sign_ins.iter().find(|sign_in| sign_in.id == id)?;
        Some((sign_in, self.data_dir.join("sign-in").join(format!("{id}.json"))))
    }

    /// Names what differs in `new` and takes a restart: a running daemon keeps its servers, ports and places.
    pub fn until_restart(&self, new: &Settings) -> Vec<&'static str> {
        let all = [
            ("data_dir", self.data_dir != new.data_dir),
            ("control_socket", self.control_socket != new.control_socket),
            ("outage_told_after_seconds", self.outage_told_after != new.outage_told_after),
            ("[telegram]", self.telegram != new.telegram),
            ("[[sign_in]]", self.sign_ins != new.sign_ins),
            ("[[mailbox]]", self.mailboxes != new.mailboxes),
            ("[lmtp]", self.lmtp != new.lmtp),
            ("[maildir]", self.maildir != new.maildir),
            ("[smtp]", self.smtp != new.smtp),
            ("[store]", self.store != new.store),
        ];
        all.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }

    /// Returns the files of holidays that calendars name, each once.
    pub fn holiday_files(&self) -> BTreeSet<&str> {
        self.calendars.values().filter_map(|calendar| calendar.holidays.as_ref()).map(|file| file.value.as_str()).collect()
    }
}

/// Where a secret is found: never in the configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecretSource {
    File(PathBuf),
    /// A file of that name in systemd's `$CREDENTIALS_DIRECTORY`.
    Credential(String),
    /// An environment variable.
    Env(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Telegram {
    pub token: SecretSource,
    pub api_url: Url,
    /// `None`: updates are asked for by long polling.
    pub webhook: Option<Webhook>,
    pub messages_per_second_max: u32,
    pub messages_per_chat_per_second_max: u32,
    /// Larger files are named in the case and not fetched.
    pub file_size_bytes_max: u64,
    /// The chat of an admin, who is told here when mail cannot leave.
    pub admin_chat: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Where Telegram reaches us.
    pub url: Url,
    pub listen: SocketAddr,
    pub secret: SecretSource,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    Implicit,
    Starttls,
    Plain,
}

/// How a mail server is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub login: Option<Login>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    pub user: String,
    pub by: Proof,
}

/// How a login is proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    Password(SecretSource),
    /// By the access that a person granted: the id of a [`SignIn`].
    SignIn(String),
}

/// How access to mailboxes is had from a provider that takes no passwords (OAuth 2.0, RFC 6749).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Names the granted access: it is kept under this name.
    pub id: String,
    pub client_id: String,
    pub client_secret: Option<SecretSource>,
    pub token_url: Url,
    /// Where a person grants access in a browser on this machine.
    pub authorize_url: Option<Url>,
    /// Where a code is had that a person enters on any device (RFC 8628).
    pub device_url: Option<Url>,
    pub scopes: Vec<String>,
}

/// A mailbox that is read over IMAP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// Names the account in the store for ever: the place read up to is kept under it.
    pub id: String,
    pub server: Server,
    pub folders: Vec<String>,
    pub after: After,
    /// Pause between two looks where the server has no IDLE.
    pub poll_seconds: u32,
    /// The name under which the server notes what it found of senders; `None`: its notes are not read. The server must remove notes
    /// in its name that a mail brings along (RFC 8601, 5).
    pub authserv_id: Option<String>,
}

/// What happens to a mail once it is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    Leave,
    Flag,
    Move { folder: String },
}

/// A listener to which a mail server on this machine delivers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lmtp {
    pub listen: Listen,
    pub hostname: String,
    /// Addresses that are taken; empty for all.
    pub recipients: Vec<Address>,
    pub senders: SenderChecks,
}

/// Who looks at the senders of mail that is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SenderChecks {
    Nobody,
    /// The mail server, under this name.
    Server {
        authserv_id: String,
    },
    Own {
        /// Whom to ask; empty for the system's servers.
        dns_servers: Vec<SocketAddr>,
        /// Domains whose seal on a forwarded mail is believed.
        trusted_sealers: Vec<String>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    Tcp(SocketAddr),
    Unix(PathBuf),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smtp {
    pub server: Server,
    /// Limit of each phase of a delivery.
    pub timeout_seconds: u32,
    pub connections_max: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoreLimits {
    pub cache_bytes_max: u64,
    /// Nothing is taken in while less is free on the disk.
    pub reserve_bytes: u64,
    /// A file that is given up when the disk is full, so that the store can still open.
    pub ballast_bytes: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    pub attachment_size_bytes_max: u64,
    pub mail_size_bytes_max: u64,
}

/// A team, its calendar still by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSettings {
    pub addresses: Vec<Address>,
    pub lead: Vec<Address>,
    pub lang: Lang,
    pub calendar: String,
    pub mail_detail: MailDetail,
}

/// Working time, its zone and holidays still by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarSettings {
    pub zone: Located<String>,
    pub week: [Vec<Hours>; 7],
    pub special_days: BTreeMap<NaiveDate, Vec<Hours>>,
    pub shutdowns: Vec<RangeInclusive<NaiveDate>>,
    /// The file's name as written.
    pub holidays: Option<Located<String>>,
}
