//! A program under measurement: started on its core, watched through `/proc`, killed when dropped.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command};
use std::time::Duration;
use std::{env, fs, thread};

/// The first argument of this program once it runs on its core.
pub(crate) const PINNED: &str = "measure";

/// Clock ticks per second in `/proc`, the same on every Linux that we build for.
const TICKS_PER_SECOND: f64 = 100.0;

/// Which core a program gets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pin {
    Bot,
    Customers,
}

impl Pin {
    fn core(self) -> &'static str {
        match self {
            Pin::Bot => "0",
            Pin::Customers => "1",
        }
    }
}

/// Returns how many milliseconds longer every sync of a bot is to take, of whichever bot: most disks are slower than the fastest.
pub(crate) fn sync_ms() -> Option<u32> {
    env::var("LOAD_SYNC_MS").ok()?.parse().ok()
}

/// Starts this program again, pinned, in the place of this process.
pub(crate) fn again_on_core(pin: Pin) {
    let mut command = pinned(&Command::new(env::current_exe().unwrap()), pin);
    let error = command.arg(PINNED).exec();
    eprintln!("error: starting on a core of its own: {error}\n\nhint: `taskset` of util-linux is needed");
    std::process::exit(1);
}

fn pinned(command: &Command, pin: Pin) -> Command {
    // With one core alone everything shares it, and the figures say less.
    if cores() < 2 {
        return again(Command::new(command.get_program()), command);
    }
    let mut pinned = Command::new("taskset");
    pinned.arg("-c").arg(pin.core()).arg(command.get_program());
    again(pinned, command)
}

/// Has the syncs of `command` take longer. strace does it from outside, and stops the program at nothing else.
fn slowed(command: &Command) -> Command {
    let Some(sync_ms) = sync_ms() else { return again(Command::new(command.get_program()), command) };
    let mut slowed = Command::new("strace");
    slowed.args(["-D", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync", "-e"]);
    slowed.arg(format!("inject=fdatasync:delay_exit={}", sync_ms * 1_000)).arg(command.get_program());
    again(slowed, command)
}

fn again(mut to: Command, from: &Command) -> Command {
    to.args(from.get_args());
    for (name, value) in from.get_envs() {
        to.env(name, value.unwrap_or_default());
    }
    to
}

fn cores() -> usize {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    text.lines().filter(|line| line.starts_with("processor")).count()
}

/// Names the machine, for whoever compares two runs.
pub(crate) fn machine() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text.lines().find_map(|line| line.strip_prefix("model name")).map_or("", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    format!("{} cores, {model}; load before the run {}", cores(), load.split(' ').next().unwrap_or_default())
}

pub(crate) struct Process {
    child: Child,
}

impl Process {
    /// Starts `command` on its core; what it says goes to the file `log`.
    pub(crate) fn start(command: &Command, pin: Pin, log: &Path) -> Self {
        let log = File::create(log).unwrap();
        let child = pinned(&slowed(command), pin).stdout(log.try_clone().unwrap()).stderr(log).spawn();
        Self { child: child.expect("the program, `taskset` and, for slower syncs, `strace` are there") }
    }

    /// Seconds of processor time so far.
    pub(crate) fn cpu_seconds(&self) -> f64 {
        let text = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name in the second field may hold blanks; user and system time are the 14th and 15th.
        let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: f64 = fields[11..13].iter().map(|ticks| ticks.parse::<f64>().unwrap()).sum();
        ticks / TICKS_PER_SECOND
    }

    pub(crate) fn rss_mib(&self) -> f64 {
        self.status_mib("VmRSS:")
    }

    pub(crate) fn rss_most_mib(&self) -> f64 {
        self.status_mib("VmHWM:")
    }

    fn status_mib(&self, field: &str) -> f64 {
        let text = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = text.lines().find_map(|line| line.strip_prefix(field)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
    }

    /// Asks the process to end, and waits for it.
    pub(crate) fn stop(mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status();
        if told.is_ok_and(|status| status.success()) {
            for _ in 0..3_000 {
                if self.child.try_wait().is_ok_and(|ended| ended.is_some()) {
                    return;
                }
                thread::sleep(Duration::from_millis(10));
            }
        }
        eprintln!("a process did not end when it was told to");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // A process that has ended already needs no killing.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
