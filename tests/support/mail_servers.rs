//! Real mail servers for tests: Dovecot (IMAP with IDLE, LMTP) and Postfix (SMTP), each in a folder of its own, on free loopback ports.
//!
//! They need root, as the servers give up their rights themselves. Where they are not installed a test says so and passes, unless
//! `REDRESS_MAIL_SERVERS=required` is set.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant, SystemTime};

const NOBODY: u32 = 65534;
const START_SECONDS_MAX: u64 = 30;
/// Accepted for every user of the test's Dovecot.
pub(crate) const PASSWORD: &str = "secret";

/// A folder that is removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("redress-{name}-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a temporary folder");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("permissions");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            assert!(!self.0.exists(), "{}: {error}", self.0.display());
        }
    }
}

/// Returns a port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// True if a server can be started; otherwise the test is to pass.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub(crate) fn is_installed(program: &str) -> bool {
    let root = fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let there = root && ["/usr/sbin", "/usr/bin"].iter().any(|folder| Path::new(folder).join(program).exists());
    let required = std::env::var("REDRESS_MAIL_SERVERS").is_ok_and(|value| value == "required");
    assert!(there || !required, "{program} is not installed, or this is not root");
    if !there {
        eprintln!("skipped: {program} is not installed, or this is not root");
    }
    there
}

/// Waits until a server greets.
fn await_greeting(port: u16, server: &mut Child, log: &Path) {
    let until = Instant::now() + Duration::from_secs(START_SECONDS_MAX);
    loop {
        if let Ok(stream) = TcpStream::connect(("127.0.0.1", port)) {
            stream.set_read_timeout(Some(Duration::from_secs(5))).expect("a time limit");
            let mut greeting = String::new();
            if BufReader::new(stream).read_line(&mut greeting).is_ok() && !greeting.is_empty() {
                return;
            }
        }
        let ended = server.try_wait().expect("the server's state");
        let said = || fs::read_to_string(log).unwrap_or_default();
        assert!(ended.is_none(), "the server ended with {ended:?}:\n{}", said());
        assert!(Instant::now() < until, "the server does not greet:\n{}", said());
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn stop(server: &mut Child) {
    let pid = server.id().to_string();
    let asked = Command::new("kill").args(["-TERM", &pid]).status();
    if asked.is_err() {
        server.kill().expect("the server ends");
    }
    server.wait().expect("the server ends");
}

/// Dovecot: any user, [`PASSWORD`], Maildir.
pub(crate) struct Dovecot {
    folder: Folder,
    pub(crate) imap_port: u16,
    pub(crate) lmtp_port: u16,
    /// Where other servers ask it about logins, if it was started for passes.
    pub(crate) auth_port: u16,
    server: Child,
    delivered: AtomicU32,
}

impl Dovecot {
    /// Starts it; `None` where it is not installed.
    pub(crate) fn start() -> Option<Self> {
        Self::start_with(free_port(), |_| format!("passdb {{\n  driver = static\n  args = password={PASSWORD}\n}}\n"))
    }

    /// Starts it for passes (XOAUTH2) alone, which it shows to `introspection_url`.
    pub(crate) fn start_with_passes(introspection_url: &str) -> Option<Self> {
        let file = "introspection_mode = get\nusername_attribute = username\nactive_attribute = active\nactive_value = true\n";
        let auth_port = free_port();
        Self::start_with(auth_port, |folder| {
            let path = folder.join("oauth2.conf");
            fs::write(&path, format!("{file}introspection_url = {introspection_url}?token=\n")).expect("a file");
            let args = path.display();
            let listener = format!("service auth {{\n  inet_listener {{\n    port = {auth_port}\n  }}\n}}\n");
            format!("auth_mechanisms = xoauth2\npassdb {{\n  driver = oauth2\n  mechanisms = xoauth2\n  args = {args}\n}}\n{listener}")
        })
    }

    /// `passdb` writes how users prove themselves.
    fn start_with(auth_port: u16, passdb: impl FnOnce(&Path) -> String) -> Option<Self> {
        if !is_installed("dovecot") {
            return None;
        }
        let folder = Folder::new("dovecot");
        let (imap_port, lmtp_port) = (free_port(), free_port());
        fs::create_dir(folder.path().join("mail")).expect("a folder");
        chown(folder.path().join("mail"), Some(NOBODY), Some(NOBODY)).expect("root");
        let configuration = folder.path().join("dovecot.conf");
        fs::write(&configuration, dovecot_configuration(folder.path(), imap_port, lmtp_port, &passdb(folder.path()))).expect("a file");
        let mut server = Command::new("dovecot")
            .args(["-F", "-c"])
            .arg(&configuration)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("dovecot starts");
        await_greeting(imap_port, &mut server, &folder.path().join("log"));
        Some(Self { folder, imap_port, lmtp_port, auth_port, server, delivered: AtomicU32::new(0) })
    }

    /// Puts a mail into a user's inbox, as a delivery agent does.
    pub(crate) fn deliver(&self, user: &str, mail: &[u8], seen: bool) {
        self.deliver_at(user, mail, seen, SystemTime::now());
    }

    /// Puts a mail into a user's inbox that arrived at that instant.
    pub(crate) fn deliver_at(&self, user: &str, mail: &[u8], seen: bool, at: SystemTime) {
        let maildir = self.maildir(user);
        for part in ["", "tmp", "new", "cur"] {
            let part = maildir.join(part);
            if !part.exists() {
                fs::create_dir_all(&part).expect("a folder");
                chown(&part, Some(NOBODY), Some(NOBODY)).expect("root");
                chown(part.parent().expect("a parent"), Some(NOBODY), Some(NOBODY)).expect("root");
            }
        }
        let number = self.delivered.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}.M{number}.test", 1_700_000_000 + number);
        let tmp = maildir.join("tmp").join(&name);
        fs::write(&tmp, mail).expect("a file");
        chown(&tmp, Some(NOBODY), Some(NOBODY)).expect("root");
        fs::File::options().write(true).open(&tmp).and_then(|file| file.set_modified(at)).expect("a time");
        let place = if seen { maildir.join("cur").join(format!("{name}:2,S")) } else { maildir.join("new").join(&name) };
        fs::rename(tmp, place).expect("a file");
    }

    /// Returns the raw mails in a user's inbox, in the order of their arrival.
    pub(crate) fn mails(&self, user: &str) -> Vec<String> {
        let mut files = Vec::new();
        for part in ["new", "cur"] {
            let Ok(folder) = fs::read_dir(self.maildir(user).join(part)) else { continue };
            files.extend(folder.map(|file| file.expect("an entry").path()));
        }
        files.sort_by_key(|path| path.file_name().map(std::ffi::OsStr::to_owned));
        // A mail that moves from `new` to `cur` meanwhile is there at the next look.
        files.iter().filter_map(|path| fs::read(path).ok()).map(|mail| String::from_utf8_lossy(&mail).into_owned()).collect()
    }

    /// Makes the server forget the UIDs of a user's inbox, and so give it a new UIDVALIDITY.
    pub(crate) fn forget_uids(&self, user: &str) {
        for file in fs::read_dir(self.maildir(user)).expect("a folder") {
            let path = file.expect("an entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            // Within one second the new UIDVALIDITY, made of the time, could be the old one.
            if name == "dovecot-uidlist" {
                let old = fs::read_to_string(&path).expect("a list");
                let renumbered: Vec<_> = old.lines().next().unwrap_or_default().split(' ').map(forget).collect();
                fs::write(&path, format!("{}\n", renumbered.join(" "))).expect("a file");
            } else if name.starts_with("dovecot.index") {
                fs::remove_file(path).expect("a file");
            }
        }
    }

    fn maildir(&self, user: &str) -> PathBuf {
        self.folder.path().join("mail").join(user).join("Maildir")
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        stop(&mut self.server);
    }
}

/// Changes a word of the first line of a UID list: another UIDVALIDITY, and the next UID is 1.
fn forget(word: &str) -> String {
    match word.split_at_checked(1) {
        Some(("V", validity)) => format!("V{}", validity.parse::<u32>().expect("a UIDVALIDITY") + 1),
        Some(("N", _)) => "N1".to_owned(),
        Some(_) | None => word.to_owned(),
    }
}

fn dovecot_configuration(folder: &Path, imap_port: u16, lmtp_port: u16, passdb: &str) -> String {
    let folder = folder.display();
    format!(
        "base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%n/Maildir
mailbox_list_index = no
mail_max_userip_connections = 100
{passdb}userdb {{
  driver = static
  args = uid={NOBODY} gid={NOBODY} home={folder}/mail/%n allow_all_users=yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp_port}
  }}
}}
namespace inbox {{
  inbox = yes
}}
"
    )
}

/// Postfix: takes mail for `example.org` and hands it to an LMTP server.
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

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        stop(&mut self.server);
    }
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
