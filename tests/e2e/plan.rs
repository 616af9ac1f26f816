//! The configuration files of offices under test.

use std::net::SocketAddr;
use std::path::Path;

/// What an office under test is connected to; the rest is the same for all.
pub(crate) struct Plan {
    /// Where the Bot API is.
    pub(crate) telegram: Option<String>,
    /// Messages a second overall and in one chat; 0 for no limit.
    pub(crate) pace: (u32, u32),
    /// The port of an IMAP server on loopback.
    pub(crate) imap_port: Option<u16>,
    /// The port on which to listen for LMTP.
    pub(crate) lmtp_port: Option<u16>,
    /// Who is asked about the senders of what comes by LMTP; nobody where there is none.
    pub(crate) dns: Option<SocketAddr>,
    pub(crate) smtp_port: u16,
    /// The working time of the team that takes cases: `always` or `never`.
    pub(crate) hours: &'static str,
}

impl Plan {
    /// An office without limits of pace, at work at any hour.
    pub(crate) fn new(smtp_port: u16) -> Self {
        Self { telegram: None, pace: (0, 0), imap_port: None, lmtp_port: None, dns: None, smtp_port, hours: "always" }
    }

    pub(crate) fn telegram(mut self, url: String) -> Self {
        self.telegram = Some(url);
        self
    }

    pub(crate) fn imap(mut self, port: u16) -> Self {
        self.imap_port = Some(port);
        self
    }

    pub(crate) fn lmtp(mut self, port: u16) -> Self {
        self.lmtp_port = Some(port);
        self
    }

    pub(crate) fn dns(mut self, address: SocketAddr) -> Self {
        self.dns = Some(address);
        self
    }

    /// Returns the text of the file; data, flows and control socket are in `folder`.
    pub(crate) fn text(&self, folder: &Path) -> String {
        let folder = folder.display();
        let channels = [self.telegram_table(), self.mailbox_table(), self.lmtp_table()].concat();
        let (smtp_port, hours) = (self.smtp_port, self.hours);
        format!(
            r#"
organisation = "Kettle & Sons"
languages = ["en", "de"]
zone = "Europe/London"
admins = ["admin@example.org"]
managers = ["manager@example.org"]
data_dir = "{folder}/data"
flows_dir = "{folder}/flows"
control_socket = "{folder}/control"
default_team = "care"
[governance]
owner = "owner@example.org"
complaints_manager = "manager@example.org"

[governance.objectives]
on_time_percent = 95
satisfied_percent = 70

{channels}
[smtp]
host = "127.0.0.1"
tls = "plain"
port = {smtp_port}
from = "complaints@example.org"
from_name = "Kettle & Sons, customer care"
timeout_seconds = 10

[limits]
automatic_mails_per_domain_per_hour_max = 100000
automatic_mails_per_hour_max = 100000
alike_mails_per_domain_per_day_max = 100000

[store]
reserve_bytes = 0
ballast_bytes = 0

[[calendar]]
id = "always"
always_open = true

[[calendar]]
id = "never"
monday = ["09:00-17:00"]
[[calendar.shutdown]]
from = "2020-01-01"
through = "2090-12-31"

[[team]]
id = "care"
addresses = ["care@example.org"]
lead = ["lead@example.org"]
calendar = "{hours}"

[[team]]
id = "safety-officer"
addresses = ["safety@example.org"]
calendar = "always"
mail_detail = "full"

[[staff]]
name = "ann"
address = "ann@example.org"
"#
        )
    }

    fn telegram_table(&self) -> String {
        let Some(url) = &self.telegram else { return String::new() };
        let (overall, per_chat) = self.pace;
        format!(
            r#"
[telegram]
token = {{ env = "TELEGRAM_TOKEN" }}
api_url = "{url}"
messages_per_second_max = {overall}
messages_per_chat_per_second_max = {per_chat}
"#
        )
    }

    fn mailbox_table(&self) -> String {
        let Some(port) = self.imap_port else { return String::new() };
        format!(
            r#"
[[mailbox]]
id = "complaints"
host = "127.0.0.1"
tls = "plain"
port = {port}
user = "complaints"
password = {{ env = "IMAP_PASSWORD" }}
after = "flag"
"#
        )
    }

    fn lmtp_table(&self) -> String {
        let Some(port) = self.lmtp_port else { return String::new() };
        let senders = self.dns.map_or("check_senders = false".to_owned(), |dns| format!("dns_servers = [\"{dns}\"]"));
        format!("\n[lmtp]\nlisten = \"127.0.0.1:{port}\"\n{senders}\n")
    }
}
