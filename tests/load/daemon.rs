//! The real program as a daemon, on its core, with a configuration of the run's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tokio::net::UnixDatagram;

use crate::bot_api::TOKEN;
use crate::process::{Pin, Process};
use crate::scratch::Scratch;
use crate::sink::Sink;

const START_TIME_MAX: Duration = Duration::from_secs(60);
/// Letters that are still leaving get this long.
const SETTLE_TIME_MAX: Duration = Duration::from_secs(20);

/// A running daemon.
pub(crate) struct Daemon {
    pub(crate) process: Process,
    /// From the start of the process until it said that it is ready.
    pub(crate) start_time: Duration,
    folder: PathBuf,
}

impl Daemon {
    /// Starts a daemon in the folder `name`, and waits until it is ready.
    pub(crate) async fn start(scratch: &Scratch, name: &str, api_url: &str, smtp_port: u16) -> Self {
        let folder = scratch.folder(name);
        let config = configure(&folder, api_url, smtp_port);
        let ready_at = folder.join("ready");
        drop(fs::remove_file(&ready_at));
        let ready = UnixDatagram::bind(&ready_at).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
        command.arg("run").arg("--config").arg(&config);
        command.env("NOTIFY_SOCKET", &ready_at).env("LOAD_TOKEN", TOKEN);
        let started = Instant::now();
        let process = Process::start(&command, Pin::Bot, &folder.join("log"));
        tokio::time::timeout(START_TIME_MAX, until_ready(&ready)).await.expect("the daemon becomes ready");
        Self { process, start_time: started.elapsed(), folder }
    }

    pub(crate) fn lmtp(&self) -> PathBuf {
        self.folder.join("lmtp")
    }

    /// Returns how many commits, each with one flush, were ever made: the witness beside the store keeps count.
    pub(crate) fn commits(&self) -> u64 {
        let bytes = fs::read(self.folder.join("data/witness")).unwrap();
        u64::from_le_bytes(bytes[..8].try_into().unwrap())
    }

    /// Waits until no more letters come out.
    pub(crate) async fn settled(&self, sink: &Sink) {
        let started = Instant::now();
        let mut before = (u64::MAX, u64::MAX);
        while before != (sink.taken(), self.commits()) && started.elapsed() < SETTLE_TIME_MAX {
            before = (sink.taken(), self.commits());
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    pub(crate) async fn stop(self) {
        // Waiting blocks, and the stand-in has to go on answering meanwhile.
        tokio::task::spawn_blocking(|| self.process.stop()).await.unwrap();
    }
}

async fn until_ready(ready: &UnixDatagram) {
    let mut word = [0; 1024];
    loop {
        let size = ready.recv(&mut word).await.unwrap();
        if word[..size].split(|byte| *byte == b'\n').any(|line| line == b"READY=1") {
            return;
        }
    }
}

/// Writes the configuration and the flows, and returns the configuration's path.
pub(crate) fn configure(folder: &Path, api_url: &str, smtp_port: u16) -> PathBuf {
    let flows = folder.join("flows");
    fs::create_dir_all(&flows).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["load.toml", "load.en.ftl"] {
        fs::copy(root.join("tests/load/flows").join(name), flows.join(name)).unwrap();
    }
    fs::copy(root.join("flows/_system.en.ftl"), flows.join("_system.en.ftl")).unwrap();
    let path = folder.join("redress.toml");
    let lmtp = folder.join("lmtp");
    fs::write(&path, format!(include_str!("redress.toml"), api_url = api_url, smtp_port = smtp_port, lmtp = lmtp.display())).unwrap();
    path
}
