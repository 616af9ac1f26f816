//! The other process: this program again, told by its environment what to do.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use std::{env, io, process, thread};

use redress::engine::store::Store;
use redress::io::store::SledStore;

use crate::recorder;
use crate::work::{self, Found};

const TASK: &str = "REDRESS_TEST_TASK";
const DIRECTORY: &str = "REDRESS_TEST_DIRECTORY";
const NUMBER: &str = "REDRESS_TEST_NUMBER";
const RECORD: &str = "REDRESS_TEST_RECORD";

/// A check that takes longer hangs.
const CHECK_SECONDS_MAX: u64 = 60;

const REFUSED: i32 = 3;
const SILENT: i32 = 4;

/// Returns a command that has another process work on `directory` until `count` commits are made, then abort.
pub(crate) fn working(directory: &Path, count: u64) -> Command {
    let mut command = again("work", directory, count);
    command.stdout(Stdio::piped());
    command
}

/// Returns a command that works and compacts at the same time, again and again, until it is killed.
pub(crate) fn compacting(directory: &Path) -> Command {
    let mut command = again("compact", directory, u64::MAX);
    command.stdout(Stdio::piped());
    command
}

/// Returns a command that works and records every write and sync in the file `record`.
pub(crate) fn recorded(directory: &Path, count: u64, record: &Path) -> Command {
    let mut command = again("work", directory, count);
    command.env(RECORD, record).stdout(Stdio::null());
    command
}

fn again(task: &str, directory: &Path, number: u64) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "worker::works_for_the_other_tests", "--nocapture", "--test-threads=1"]);
    command.env(TASK, task).env(DIRECTORY, directory).env(NUMBER, number.to_string()).stderr(Stdio::piped());
    command
}

/// What another process found, looking at a store.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Check {
    Sound,
    /// With the words that were given.
    Refused(String),
    /// A panic, a hang, or a loss of which nobody was told.
    Bad(String),
}

/// Has another process look at the store in `directory`: sled's threads do not survive a panic in one of them.
pub(crate) fn check(directory: &Path, acknowledged: u64) -> Check {
    let mut child = again("check", directory, acknowledged).stdout(Stdio::null()).spawn().unwrap();
    let status = wait(&mut child);
    let mut words = String::new();
    io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut words).unwrap();
    match status.map(|status| status.code()) {
        Some(Some(0)) => Check::Sound,
        Some(Some(REFUSED)) if !words.contains("panicked") => Check::Refused(words),
        status => Check::Bad(format!("{status:?}: {words}")),
    }
}

fn wait(child: &mut Child) -> Option<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(CHECK_SECONDS_MAX) {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

/// Does what the environment says; in an ordinary run, nothing.
#[test]
fn works_for_the_other_tests() -> ExitCode {
    let Ok(task) = env::var(TASK) else { return ExitCode::SUCCESS };
    let directory = PathBuf::from(env::var(DIRECTORY).unwrap());
    let number = env::var(NUMBER).unwrap().parse().unwrap();
    match task.as_str() {
        "work" => work(&directory, number),
        "compact" => compact(&directory),
        "check" => look(&directory, number),
        other => panic!("no task is called {other}"),
    }
}

fn work(directory: &Path, count: u64) -> ! {
    if let Ok(record) = env::var(RECORD) {
        recorder::start(directory, Path::new(&record));
    }
    let mut store = SledStore::open(directory, &work::settings()).unwrap();
    let mut stdout = io::stdout();
    // What is found is acknowledged: the life before may have ended between a commit and its word.
    writeln!(stdout, "\nacknowledged {}", store.sequence()).unwrap();
    for number in store.sequence() + 1..=count {
        store.commit(&work::batch(number)).unwrap();
        recorder::acknowledge(number);
        writeln!(stdout, "\nacknowledged {number}").unwrap();
    }
    process::abort();
}

fn compact(directory: &Path) -> ! {
    let mut store = SledStore::open(directory, &work::settings()).unwrap();
    let mut stdout = io::stdout();
    writeln!(stdout, "\nacknowledged {}", store.sequence()).unwrap();
    loop {
        store.begin_compaction().unwrap();
        while store.continue_compaction(64).unwrap().is_none() {
            let number = store.sequence() + 1;
            store.commit(&work::batch(number)).unwrap();
            writeln!(stdout, "\nacknowledged {number}").unwrap();
        }
        writeln!(stdout, "\ncompacted").unwrap();
    }
}

fn look(directory: &Path, acknowledged: u64) -> ! {
    let found = work::look(SledStore::open(directory, &work::settings()), acknowledged);
    let code = match found {
        Found::Sound => 0,
        Found::Refused(error) => {
            eprintln!("{error}");
            REFUSED
        }
        Found::Silent(reason) => {
            eprintln!("{reason}");
            SILENT
        }
    };
    process::exit(code)
}
