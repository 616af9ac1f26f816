//! Real mail servers for tests: Dovecot (IMAP with IDLE, LMTP) and Postfix (SMTP), each in a folder of its own, on free loopback ports.
//!
//! They need root, as the servers give up their rights themselves. Where they are not installed a test says so and passes, unless
//! `REDRESS_MAIL_SERVERS=required` is set.

#![allow(dead_code, reason = "each test file uses a part of it")]

#[path = "postfix.rs"]
mod postfix;

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant, SystemTime};

#[allow(unused_imports, reason = "each test file uses a part of it")]
pub(crate) use postfix::Postfix;

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
        files.sort_by_key(|path| arrival(path));
        // A mail that moves from `new` to `cur` meanwhile is there at the next look.
        files.iter().filter_map(|path| fs::read(path).ok()).map(|mail| String::from_utf8_lossy(&mail).into_owned()).collect()
    }

    /// Returns how many mails are in a folder beside a user's inbox.
    pub(crate) fn count_in(&self, user: &str, folder: &str) -> usize {
        let folder = self.maildir(user).join(format!(".{folder}"));
        ["new", "cur"].iter().filter_map(|part| fs::read_dir(folder.join(part)).ok()).map(Iterator::count).sum()
    }

    /// Returns all who have an inbox.
    pub(crate) fn users(&self) -> Vec<String> {
        let folders = fs::read_dir(self.folder.path().join("mail")).expect("a folder");
        let mut users: Vec<String> = folders.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        users.sort();
        users
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

/// When a file came into a Maildir: its name begins with the second, and goes on with the part of it.
fn arrival(path: &Path) -> (u64, u64, String) {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (second, rest) = name.split_once('.').unwrap_or((&name, ""));
    let part: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
    (second.parse().unwrap_or_default(), part.parse().unwrap_or_default(), name.clone())
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
