//! An installation in a folder of its own: configuration, flows, data, and the daemon as a process.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::bot_api::BotApi;
use crate::smtp_sink::SmtpSink;

const PROGRAM: &str = env!("CARGO_BIN_EXE_redress");
/// Long enough for a loaded machine; a test that works never waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Removed when dropped.
pub(crate) struct Site {
    folder: PathBuf,
}

impl Site {
    /// Makes an installation with the flows of a small shop, whose other sides are stand-ins.
    pub(crate) fn new(api: &BotApi, smtp: &SmtpSink) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("redress-site-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("flows")).unwrap();
        let site = Self { folder };
        site.take_flows("tests/flows/shop");
        site.write("token", api.token());
        fs::set_permissions(site.path("token"), fs::Permissions::from_mode(0o600)).unwrap();
        let lmtp = site.path("lmtp");
        site.write("redress.toml", &configuration(&api.url(), smtp.address.port(), &lmtp));
        site
    }

    /// Makes an empty folder for an installation.
    pub(crate) fn bare() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("redress-bare-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// Puts the flows of a folder of the repository in the place of those that are there.
    pub(crate) fn take_flows(&self, folder: &str) {
        let flows = self.path("flows");
        fs::remove_dir_all(&flows).unwrap();
        fs::create_dir(&flows).unwrap();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, flows.join(path.file_name().unwrap())).unwrap();
            }
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Replaces a part of a file, which must be there.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    /// Runs a command of the program with this configuration.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        let config = self.path("redress.toml");
        Command::new(PROGRAM).args(arguments).env("REDRESS_CONFIG", config).stdin(Stdio::null()).output().unwrap()
    }

    /// Runs a command that must succeed, and returns what it prints.
    pub(crate) fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert!(output.status.success(), "{arguments:?}\n{out}{err}");
        out
    }

    /// Starts the daemon without waiting for it.
    pub(crate) fn spawn(&self) -> Daemon {
        let log = fs::File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut command = Command::new(PROGRAM);
        command.arg("run").env("REDRESS_CONFIG", self.path("redress.toml")).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        Daemon { child: command.spawn().unwrap() }
    }

    /// Starts the daemon, and returns once it takes orders.
    pub(crate) fn start(&self) -> Daemon {
        let mut daemon = self.spawn();
        until(|| {
            assert!(daemon.child.try_wait().unwrap().is_none(), "the daemon has ended:\n{}", self.log());
            UnixStream::connect(self.path("control")).is_ok()
        });
        daemon
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            assert!(!self.folder.exists(), "{error}");
        }
    }
}

/// The daemon; killed when dropped.
pub(crate) struct Daemon {
    child: Child,
}

impl Daemon {
    pub(crate) fn signal(&self, name: &str) {
        assert!(Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// Ends it in order.
    pub(crate) fn stop(mut self) {
        self.signal("TERM");
        assert_eq!(self.ended(), Some(0));
    }

    /// Waits for its end, and returns its exit code.
    pub(crate) fn ended(&mut self) -> Option<i32> {
        let mut status = None;
        until(|| {
            status = self.child.try_wait().unwrap();
            status.is_some()
        });
        status.and_then(|status| status.code())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().and_then(|()| self.child.wait().map(drop)).unwrap_or_default();
    }
}

/// Waits until `what` holds, of something that nobody announces.
pub(crate) fn until(what: impl FnMut() -> bool) {
    until_or(what, || "it holds in time".to_owned());
}

/// As [`until`], and says what was found where it never holds.
pub(crate) fn until_or(mut what: impl FnMut() -> bool, found: impl Fn() -> String) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed() < PATIENCE, "{}", found());
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn configuration(api: &str, smtp_port: u16, lmtp: &Path) -> String {
    let lmtp = lmtp.display();
    format!(
        r#"organisation = "Example Ltd"
languages = ["en", "de"]
zone = "Europe/London"
admins = ["admin@example.org", "second@example.org"]
managers = ["manager@example.org"]
data_dir = "data"
control_socket = "control"
outage_told_after_seconds = 1
default_team = "care"

[governance]
owner = "owner@example.org"
complaints_manager = "manager@example.org"

[governance.objectives]
on_time_percent = 95
satisfied_percent = 70

[telegram]
token = {{ file = "token" }}
api_url = "{api}"
admin_chat = 77

[lmtp]
listen = "{lmtp}"
check_senders = false

[smtp]
host = "127.0.0.1"
port = {smtp_port}
tls = "plain"
from = "complaints@example.org"
from_name = "Example Ltd"

[store]
reserve_bytes = 0
ballast_bytes = 0

[[calendar]]
id = "always"
always_open = true

[[team]]
id = "care"
addresses = ["care@example.org"]
lead = ["lead@example.org"]
calendar = "always"

[[team]]
id = "safety-officer"
addresses = ["safety@example.org"]
calendar = "always"

[[staff]]
name = "ann"
address = "ann@example.org"
"#
    )
}
