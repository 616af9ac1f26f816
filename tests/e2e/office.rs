//! One installation under test: a folder, its configuration and flows, and the daemon as a process of its own.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::bot_api::TOKEN;
use crate::mail_servers::{Folder, PASSWORD};
use crate::plan::Plan;

/// Long enough for a loaded machine; a test that works never waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
/// How often something is looked at that nobody announces.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Words that only customers use in these tests, their names and their addresses: none of them may be in a log.
const PRIVATE: [&str; 10] = ["Mercer", "mercer", "copper", "Kupfer", "scald", "verbrüht", "7946 0123", "79460123", "AB-123456", "700700"];

pub(crate) struct Office {
    folder: Folder,
    daemon: Option<Child>,
    /// What all daemons of this office have logged.
    log: Log,
    pub(crate) log_level: &'static str,
}

#[derive(Clone)]
struct Log {
    lines: Arc<Mutex<Vec<String>>>,
    changed: Arc<watch::Sender<usize>>,
}

impl Office {
    pub(crate) fn new(plan: &Plan) -> Self {
        let folder = Folder::new("office");
        let office = Self {
            folder,
            daemon: None,
            log: Log { lines: Arc::default(), changed: Arc::new(watch::channel(0).0) },
            log_level: "debug,sled=warn",
        };
        fs::write(office.config(), plan.text(office.path())).unwrap();
        let flows = office.path().join("flows");
        fs::create_dir(&flows).unwrap();
        for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/flows/shop")).unwrap() {
            let path = file.unwrap().path();
            if path.is_file() {
                fs::copy(&path, flows.join(path.file_name().unwrap())).unwrap();
            }
        }
        office
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.path().join("redress.toml")
    }

    /// Changes a file of the configuration or of the flows.
    pub(crate) fn rewrite(&self, file: &str, change: impl FnOnce(String) -> String) {
        let path = self.path().join(file);
        fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
    }

    /// Starts the daemon, and returns when it takes in.
    pub(crate) async fn start(&mut self) {
        let before = self.lines().len();
        self.spawn();
        loop {
            if self.lines().iter().skip(before).any(|line| line.contains("\"message\":\"ready\"")) {
                return;
            }
            let ended = self.daemon.as_mut().expect("a daemon runs").try_wait().unwrap();
            assert!(ended.is_none(), "the daemon does not start{}", self.tail());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Starts the daemon without waiting for it.
    pub(crate) fn spawn(&mut self) {
        let mut command = self.command(&["run"]);
        let mut daemon = command.env("RUST_LOG", self.log_level).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let (stderr, log) = (daemon.stderr.take().unwrap(), self.log.clone());
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                log.lines.lock().unwrap().push(line);
                log.changed.send_modify(|count| *count += 1);
            }
        });
        self.daemon = Some(daemon);
    }

    /// Returns a command of the program on this office's configuration, with no environment but what it needs.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
        command.args(arguments).arg("--config").arg(self.config()).env_clear().stdin(Stdio::null());
        command.env("TELEGRAM_TOKEN", TOKEN).env("IMAP_PASSWORD", PASSWORD).env("REDRESS_STAFF", "ann");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        tokio::task::block_in_place(|| self.command(arguments).output().unwrap())
    }

    /// Runs `redress case …`, which must succeed, and returns what it prints.
    pub(crate) fn case(&self, arguments: &[&str]) -> String {
        let output = self.run(&[&["case"], arguments].concat());
        assert!(output.status.success(), "case {arguments:?}: {}{}", text(&output.stderr), self.tail());
        text(&output.stdout)
    }

    /// Returns all cases, as `redress case export` gives them.
    pub(crate) fn cases(&self) -> Vec<serde_json::Value> {
        self.case(&["export"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.daemon.as_ref().expect("a daemon runs").id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    /// Ends the daemon at once, as a power cut of the process would.
    pub(crate) fn kill(&mut self) {
        let mut daemon = self.daemon.take().expect("a daemon runs");
        daemon.kill().unwrap();
        tokio::task::block_in_place(|| daemon.wait()).unwrap();
    }

    /// Returns what the system notes of the daemon's memory under `field`, in MiB.
    pub(crate) fn memory_mib(&self, field: &str) -> u64 {
        let pid = self.daemon.as_ref().expect("a daemon runs").id();
        let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap();
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() / 1024
    }

    /// Asks the daemon to stop, and waits for it.
    pub(crate) async fn stop(&mut self) -> ExitStatus {
        self.signal("-TERM");
        self.ended().await
    }

    /// Waits until the daemon has ended by itself.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let mut daemon = self.daemon.take().expect("a daemon runs");
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = daemon.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "the daemon does not end{}", self.tail());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Stops the daemon; all that it logged must be free of what customers said and are called.
    pub(crate) async fn close(mut self) {
        let status = self.stop().await;
        assert!(status.success(), "{status}{}", self.tail());
        self.log_is_clean();
    }

    pub(crate) fn log_is_clean(&self) {
        for line in self.lines() {
            // The digits of the moment, which stands first, are nobody's.
            let said = line.split_once("\"level\"").map_or(line.as_str(), |(_, said)| said);
            for private in PRIVATE {
                assert!(!said.contains(private), "the log says {private:?}: {line}");
            }
            assert!(!line.contains("panicked"), "{line}");
        }
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.daemon.as_mut().expect("a daemon was started").try_wait().unwrap().is_none()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.log.lines.lock().unwrap().clone()
    }

    /// Waits for a line of the log, from its `start`-th line on.
    pub(crate) async fn logged_since(&self, start: usize, what: &str, fits: impl Fn(&str) -> bool) {
        let mut changed = self.log.changed.subscribe();
        let lines = Arc::clone(&self.log.lines);
        let found = changed.wait_for(|_| lines.lock().unwrap().iter().skip(start).any(|line| fits(line)));
        let found = tokio::time::timeout(PATIENCE, found).await.is_ok();
        assert!(found, "never logged: {what}{}", self.tail());
    }

    /// The end of the log, for people who look for the cause of a failure.
    pub(crate) fn tail(&self) -> String {
        let lines = self.lines();
        let from = lines.len().saturating_sub(40);
        format!("\n\nthe daemon's log ends:\n{}", lines[from..].join("\n"))
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some(mut daemon) = self.daemon.take() {
            // The test has failed already; only the process must not stay.
            drop(daemon.kill());
            drop(daemon.wait());
        }
    }
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Waits until `look` finds what the test is after.
pub(crate) async fn find<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "in vain: {what}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Waits until `holds` is true.
pub(crate) async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    find(what, || holds().then_some(())).await;
}
