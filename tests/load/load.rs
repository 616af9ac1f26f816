//! Measures what the program bears, in one run on one machine, beside a plain bot as teloxide's examples write it.
//!
//! `cargo bench` runs all of it in a few minutes; `LOAD_SYNC_MS=4 cargo bench` does as if every sync took so much longer, as on
//! most disks. The bot under load has one core to itself; its customers, the stand-in for Telegram and the mail servers have
//! another. Everything stays on loopback, and below one directory that is removed.
#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, reason = "a failed step ends the run; the table is its output")]

#[path = "../support/bot_api/mod.rs"]
mod bot_api;

mod cases;
mod clocks;
mod customers;
mod daemon;
mod mails;
mod plain_bot;
mod process;
mod reading;
mod scratch;
mod sink;
mod sync;
mod table;

use std::env;
use std::process::Command;
use std::time::Duration;

use bot_api::{BotApi, Limits};
use customers::Load;
use daemon::Daemon;
use process::{Pin, Process};
use scratch::Scratch;
use sink::Sink;
use table::Table;

/// How many customers write at the same time, and for how long that is measured.
const CROWDS: [(usize, Duration); 3] = [(1, Duration::from_secs(4)), (32, Duration::from_secs(8)), (512, Duration::from_secs(12))];
const MAIL_TIME: Duration = Duration::from_secs(8);

fn main() {
    let arguments: Vec<String> = env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [_, plain_bot::ARGUMENT, url, folder] => plain_bot::run(url, folder),
        [_, process::PINNED, ..] => measure(),
        _ => process::again_on_core(Pin::Customers),
    }
}

/// Parts can be left out by naming those that are wanted: `LOAD_ONLY=chat,mail,cases,clocks,plain,reading cargo bench`.
fn wanted(part: &str) -> bool {
    env::var("LOAD_ONLY").map_or(true, |parts| parts.split(',').any(|wanted| wanted == part))
}

fn measure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let scratch = Scratch::new();
    let mut table = Table::default();
    table.note(&process::machine());
    if let Some(sync_ms) = process::sync_ms() {
        table.note(&format!("each fdatasync of a bot takes {sync_ms} ms longer"));
    }
    sync::measure(&scratch, &mut table);
    let chats = runtime.block_on(under_load(&scratch, &mut table));
    if wanted("plain") {
        let plain = runtime.block_on(plain_loads(&scratch));
        table.compare(&chats, &plain);
    }
    if wanted("cases") {
        cases::measure(&scratch, &runtime, &mut table);
    }
    if wanted("clocks") {
        clocks::measure(&scratch, &mut table);
    }
    if wanted("reading") {
        reading::measure(&mut table);
    }
    table.print();
}

/// One daemon for chats, then mails, so that its memory has seen both.
async fn under_load(scratch: &Scratch, table: &mut Table) -> Vec<Load> {
    let api = BotApi::start_with(Limits::local()).await;
    let sink = Sink::start().await;
    let daemon = Daemon::start(scratch, "load", &api.url(), sink.port()).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    table.at_most("memory, idle", daemon.process.rss_mib(), "MiB", 30.0);
    let mut loads = Vec::new();
    if wanted("chat") {
        for (customers, time) in CROWDS {
            let load = customers::play(&api, &daemon.process, || daemon.commits(), customers, time).await;
            table.load("redress", &load);
            loads.push(load);
        }
        table.note(&format!("letters that left meanwhile: {}", sink.taken()));
        let violations = api.violations();
        assert!(violations.is_empty(), "a well-behaved bot would not do this: {violations:?}");
    }
    if wanted("mail") {
        daemon.settled(&sink).await;
        mails::measure(&daemon, MAIL_TIME, table).await;
    }
    table.at_most("memory, the most under load", daemon.process.rss_most_mib(), "MiB", 60.0);
    daemon.stop().await;
    loads
}

async fn plain_loads(scratch: &Scratch) -> Vec<Load> {
    let mut loads = Vec::new();
    for (customers, time) in CROWDS {
        let api = BotApi::start_with(Limits::local()).await;
        let folder = scratch.folder(&format!("plain-{customers}"));
        let program = env::current_exe().unwrap();
        let mut command = Command::new(program);
        command.arg(plain_bot::ARGUMENT).arg(api.url()).arg(&folder);
        let bot = Process::start(&command, Pin::Bot, &folder.join("log"));
        loads.push(customers::play(&api, &bot, || plain_bot::syncs(&folder), customers, time).await);
    }
    loads
}
