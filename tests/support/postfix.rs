//! Postfix, started for one test: what it takes it hands to one LMTP server, whoever it is for.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::{Folder, await_greeting, free_port, is_installed, stop};

/// Postfix: takes mail for `example.org`, and of those it trusts for anybody, and hands it to an LMTP server.
pub(crate) struct Postfix {
    folder: Folder,
    pub(crate) smtp_port: u16,
    server: Child,
}

impl Postfix {
    /// Starts it before the LMTP server at `lmtp_port`; `None` where it is not installed.
    pub(crate) fn start(lmtp_port: u16) -> Option<Self> {
        Self::start_with(lmtp_port, "mynetworks = 127.0.0.0/8\nsmtpd_relay_restrictions = permit_mynetworks, reject\n")
    }

    /// Starts it for those alone whose passes Dovecot at `auth_port` finds good.
    pub(crate) fn start_with_passes(lmtp_port: u16, auth_port: u16) -> Option<Self> {
        let sasl = format!("smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\nsmtpd_sasl_path = inet:127.0.0.1:{auth_port}\n");
        let nobody_else = "mynetworks = 127.0.0.2/32\nsmtpd_relay_restrictions = permit_sasl_authenticated, reject\n";
        Self::start_with(lmtp_port, &format!("{sasl}{nobody_else}"))
    }

    /// `trust` writes whose mail is taken.
    fn start_with(lmtp_port: u16, trust: &str) -> Option<Self> {
        if !is_installed("postfix") {
            return None;
        }
        let folder = Folder::new("postfix");
        let smtp_port = free_port();
        let own = |name: &str| folder.path().join(name);
        fs::create_dir(own("queue")).expect("a folder");
        fs::create_dir(own("data")).expect("a folder");
        let owned = Command::new("chown").arg("postfix").arg(own("data")).status();
        assert!(owned.is_ok_and(|status| status.success()), "the user postfix is there");
        fs::write(own("main.cf"), postfix_main(folder.path(), lmtp_port, trust)).expect("a file");
        fs::write(own("master.cf"), postfix_master(smtp_port)).expect("a file");
        let mut server = Command::new("postfix")
            .arg("-c")
            .arg(folder.path())
            .arg("start-fg")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("postfix starts");
        await_greeting(smtp_port, &mut server, &folder.path().join("log"));
        Some(Self { folder, smtp_port, server })
    }

    /// Tells whether everything that it took has arrived.
    pub(crate) fn is_idle(&self) -> bool {
        ["maildrop", "incoming", "active", "deferred"].iter().all(|queue| is_empty(&self.folder.path().join("queue").join(queue)))
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        stop(&mut self.server);
    }
}

/// Tells whether there is no file anywhere below a folder.
fn is_empty(folder: &Path) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return true };
    entries.filter_map(Result::ok).all(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_empty(&entry.path()))
}

fn postfix_main(folder: &Path, lmtp_port: u16, trust: &str) -> String {
    let folder = folder.display();
    format!(
        "compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
myhostname = mx.example.org
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
{trust}virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:{lmtp_port}
default_transport = lmtp:inet:127.0.0.1:{lmtp_port}
recipient_delimiter = +
alias_maps =
alias_database =
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
"
    )
}

fn postfix_master(smtp_port: u16) -> String {
    let services = [
        format!("127.0.0.1:{smtp_port} inet n - n - - smtpd"),
        "pickup unix n - n 60 1 pickup".to_owned(),
        "cleanup unix n - n - 0 cleanup".to_owned(),
        "qmgr unix n - n 1 1 qmgr".to_owned(),
        "rewrite unix - - n - - trivial-rewrite".to_owned(),
        "bounce unix - - n - 0 bounce".to_owned(),
        "defer unix - - n - 0 bounce".to_owned(),
        "trace unix - - n - 0 bounce".to_owned(),
        "verify unix - - n - 1 verify".to_owned(),
        "flush unix n - n 1000? 0 flush".to_owned(),
        "proxymap unix - - n - - proxymap".to_owned(),
        "smtp unix - - n - - smtp".to_owned(),
        "relay unix - - n - - smtp".to_owned(),
        "showq unix n - n - - showq".to_owned(),
        "error unix - - n - - error".to_owned(),
        "retry unix - - n - - error".to_owned(),
        "discard unix - - n - - discard".to_owned(),
        "local unix - n n - - local".to_owned(),
        "virtual unix - n n - - virtual".to_owned(),
        "lmtp unix - - n - - lmtp".to_owned(),
        "anvil unix - - n - 1 anvil".to_owned(),
        "scache unix - - n - 1 scache".to_owned(),
        "postlog unix-dgram n - n - 1 postlogd".to_owned(),
    ];
    services.join("\n") + "\n"
}
